"""Small heads that know events: `python -m training.events --gold ../shared/gold`, some twenty minutes.

Pairs (events.npz) are learned from the public set, of which every other pair of a sentence that shares no word with the
marked one serves as "no event", with less weight, since coders marked only one pair a sentence; and from dispatches of our
own and real news, where all are marked (marked_events.py). When and where events and figures were: event_settings.py.
"""

import argparse
import csv
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import Asking, entity_labels
from onrecord.extract.pairs import find_pairs, join_pair
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.heads import PAIR_TYPES, SETTINGS, EventHead, SettingHead
from onrecord.weights.small_head import Asked
from training import event_settings, marked_events
from training.inline import tree_of
from training.small_heads import LONG, Example, example, write

FILE = "events/plover_train.tsv"
NOT = 0.35  # weight of a pair nobody marked
OTHERS = 12  # unmarked pairs of a sentence that are learned from
PUBLIC = 3  # times that the public set counts, whose conventions are not those of our own dispatches
ORDINARY, PAIRS = 700, 6  # sentences of each treebank without marks, and pairs of each at most


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence with its marked pair as spans of the text (None where it is not in it) and the type."""

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    plover: str
    source_words: str
    target_words: str


def marked_rows(gold: Path) -> list[Marked]:
    """Return the rows of the set."""
    with (gold / FILE).open(encoding="utf-8", newline="") as stream:
        return [_marked(row) for row in csv.DictReader(stream, delimiter="\t")]


def _marked(row: dict[str, str]) -> Marked:
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    text, at = "", 0
    for tag in re.finditer(r"</?([st])>", row["marked_sentence"]):
        text += row["marked_sentence"][at : tag.start()]
        at = tag.end()
        if tag[0][1] == "/":
            spans[tag[1]] = (opened.get(tag[1], 0), len(text))
        else:
            opened[tag[1]] = len(text)
    text += row["marked_sentence"][at:]
    return Marked(text, spans.get("s"), spans.get("t"), row["gold_root"], row["source"], row["target"])


def gold_pair(tree: Tree, row: Marked) -> tuple[int, int] | None:
    """Return the head words of the marked phrases, None where one is missing."""
    if row.source is None or row.target is None:
        return None
    tops = [tree.top(tree.range(*span)) for span in (row.source, row.target)]
    return None if tops[0] is None or tops[1] is None or tops[0] == tops[1] else (tops[0], tops[1])


def examples(row: Marked, found: Annotations) -> list[Example]:
    """Return the marked pair and the others of a sentence."""
    tree = tree_of(found)
    pair = gold_pair(tree, row)
    labels = entity_labels(found, tree)
    asking = Asking(tree, labels)
    kept: list[Example] = []
    if pair and (joined := join_pair(tree, *pair)):
        kept.append(_example(found, asking.ask(joined), PAIR_TYPES.index(row.plover)))
    sources = set(tree.range(*row.source)) if row.source else set()
    targets = set(tree.range(*row.target)) if row.target else set()
    for sentence in found.sentences:
        for other in find_pairs(tree, sentence.first, sentence.last, frozenset(labels)):
            near = other.actor in sources and (other.recipient in targets or targets & set(tree.below(other.recipient)))
            if not near and (other.actor, other.recipient) != pair:
                kept.append(_example(found, asking.ask(other), -1))
    return kept


def unmarked(gold: Path, reader: Reader) -> list[Example]:
    """Return pairs of ordinary sentences of the treebanks, few of which tell of an event, as pairs that are none."""
    kept: list[Example] = []
    for name in ("ewt", "gum"):
        lines = (gold / f"syntax/ud_{name}_train.conllu").read_text(encoding="utf-8").splitlines()
        texts = [x.removeprefix("# text = ") for x in lines if x.startswith("# text = ") and 70 < len(x) < 270]
        for text in random.Random(name).sample(texts, ORDINARY):
            found = reader.annotate(Article.build(body=text))
            tree = tree_of(found)
            labels = entity_labels(found, tree)
            pairs = [p for s in found.sentences for p in find_pairs(tree, s.first, s.last, frozenset(labels))]
            step = max(1, -(-len(pairs) // PAIRS))
            asking = Asking(tree, labels)
            kept += [_example(found, asking.ask(p), -1) for p in pairs[::step]]
    return kept


def _example(found: Annotations, asked: Asked, kind: int) -> Example:
    return example(found.states, asked, kind, 1.0 if kind >= 0 else NOT)


def sampled(pairs: Sequence[Example], most: int = OTHERS) -> list[Example]:
    """Return the marked pair of a sentence and `most` of the others, evenly taken."""
    others = [p for p in pairs if not p.event]
    step = max(1, -(-len(others) // most))
    return [*(p for p in pairs if p.event), *others[::step]]


def main() -> None:
    """Fit on the whole set and the dispatches of our own, and write the heads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    options = parser.parse_args()
    reader = Reader()
    rows = marked_rows(options.gold)
    dispatches = chain(marked_events.invented(reader), marked_events.news(reader, options.gold))
    own_pairs = [e for one in dispatches for e in marked_events.examples(one)]
    settings = list(event_settings.examples(reader, options.gold))
    write(options.out / SettingHead.file, settings, len(SETTINGS), course=LONG)
    pairs = [e for row in rows for e in sampled(examples(row, reader.annotate(Article.build(body=row.text))))] * PUBLIC
    pairs += unmarked(options.gold, reader)
    write(options.out / EventHead.file, [*pairs, *own_pairs], len(PAIR_TYPES), course=LONG)


if __name__ == "__main__":
    main()
