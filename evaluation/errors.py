"""What kinds of errors are left, counted and shown: `python -m evaluation.errors entities|attribution [--show N]`."""

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evaluation import attribution, entities
from evaluation.matching import characters, jaccard, match

Errors = dict[str, list[str]]


def entity_errors(gold: Path) -> Errors:
    """Sort the errors on Worldwide dev: wrong label, wrong edges, missed, not in the gold."""
    errors: Errors = defaultdict(list)
    for document in entities._documents(gold / entities.FILES[1], 1, "\t"):
        words = [word for sentence in document for word, _ in sentence]
        wanted = {s for s in entities._spans(document) if s[2] in entities.WORLDWIDE.values()}
        found = entities._found(document, entities.WORLDWIDE)
        told = {(a, b): kind for a, b, kind in wanted}
        for a, b, kind in sorted(found - wanted):
            near = [s for s in wanted if s[0] < b and a < s[1]]
            name = " ".join(words[a:b])
            if (a, b) in told:
                errors[f"label: {told[a, b]} read as {kind}"].append(name)
            elif near:
                errors["edges"].append(f"{name} / {' '.join(words[near[0][0] : near[0][1]])}")
            else:
                errors[f"not in the gold: {kind}"].append(name)
        for a, b, kind in sorted(wanted - found):
            if not any(x < b and a < y for x, y, _ in found):
                errors[f"missed: {kind}"].append(" ".join(words[a:b]))
    return errors


def attribution_errors(gold: Path) -> Errors:
    """Sort the errors on PolNeAR dev: contents missed or too different, contents not in the gold, wrong sources."""
    errors: Errors = defaultdict(list)
    for line in (gold / attribution.FILES[0]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, found, wanted = row["text"], attribution._found(row["text"]), attribution._wanted(row["quotes"])
        overlap = {
            (w, f): jaccard(characters(wanted[w]["content"]), characters(found[f]["content"]))
            for w in range(len(wanted)) for f in range(len(found))
        }  # fmt: skip
        pairs = match(wanted, found, overlap, 0.5)
        for w, f in pairs:
            if not attribution.same_source(wanted[w], found[f]):
                sources = " / ".join(_words(text, q["source"]) or "none" for q in (wanted[w], found[f]))
                errors["source: another"].append(sources)
        for side, quotes, others in (("missed", wanted, found), ("not in the gold", found, wanted)):
            paired = {p[side != "missed"] for p in pairs}
            for n, quote in enumerate(quotes):
                if n not in paired:
                    errors[f"{side}: {_kind(quote, others)}"].append(
                        f"[{_words(text, quote['cue'])}] {_words(text, quote['content'])[:90]}"
                    )
    return errors


def _kind(quote: dict[str, list[list[int]]], others: list[dict[str, list[list[int]]]]) -> str:
    content, cue = characters(quote["content"]), characters(quote["cue"])
    if any(characters(o["content"]) & content for o in others):
        return "content cut otherwise" if any(characters(o["cue"]) & cue for o in others) else "content of another cue"
    if any(characters(o["cue"]) & cue for o in others):
        return "cue with another content"
    return "without a cue" if not cue else "whole"


def _words(text: str, spans: list[list[int]]) -> str:
    return " … ".join(text[s:e] for s, e in spans).replace("\n", " ")


def main() -> None:
    """Print the classes of errors, largest first, with some of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("entities", "attribution"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--show", type=int, default=3, metavar="N", help="examples of each class, drawn at random")
    options = parser.parse_args()
    errors = entity_errors(options.gold) if options.task == "entities" else attribution_errors(options.gold)
    draw = random.Random(0)
    table = Table("class", "count", "examples", title=f"errors: {options.task}")
    for kind, count in Counter({k: len(v) for k, v in errors.items()}).most_common():
        table.add_row(kind, str(count), escape("\n".join(draw.sample(errors[kind], min(options.show, count)))))
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
