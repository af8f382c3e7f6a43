"""Times on TimeBank and AQUAINT, as TempEval-3 scores them.

A found expression matches a gold one if they share a character (relaxed), one to one; `value F1` counts a match only
if the TIMEX3 values are equal, `type F1` if the types are. Rules are not trained, so the five folds (documents by
name, every fifth) only show the spread; fold 0 was never looked at while the rules were written. The time of
creation, which stands outside the text, is given to the annotator and not scored.

python -m evaluation.times ../shared/gold
"""

import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from evaluation.matching import Counts, match
from onrecord.annotate.times import annotate_times

FILES = ("times/TimeBank", "times/AQUAINT")
FOLDS = 5
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Timex:
    """One gold expression: span in the plain text, type and value."""

    start: int
    end: int
    type: str
    value: str


def documents(gold: Path) -> list[tuple[str, str, str, list[Timex]]]:
    """Return (name, day, text, expressions) of every article, in the order of names."""
    paths = sorted((p for folder in FILES for p in (gold / folder).glob("*.tml")), key=lambda p: p.name)
    return [_document(path) for path in paths]


def _document(path: Path) -> tuple[str, str, str, list[Timex]]:
    content = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', content)
    day = re.search(r'value="([^"]*)"', created[0])[1] if created else ""  # type: ignore[index]
    body = re.search(r"<TEXT>(.*)</TEXT>", content, re.DOTALL)
    text, timexes, opened, at = "", [], [], 0
    source = body[1] if body else ""
    for tag in _TAG.finditer(source):
        text += unescape(source[at : tag.start()])
        at = tag.end()
        if tag[0].startswith("<TIMEX3"):
            stated = dict(re.findall(r'(\w+)="([^"]*)"', tag[0]))
            opened.append((len(text), stated.get("type", ""), stated.get("value", "")))
        elif tag[0].startswith("</TIMEX3") and opened:
            start, kind, value = opened.pop()
            if len(text) > start:
                timexes.append(Timex(start, len(text), kind, value))
    text += unescape(source[at:])
    return path.stem, day[:10], text, timexes


def score(gold: Path) -> dict[str, float]:
    """Return the folds' means, and the scores of the fold set apart."""
    folds = [[_counts(d) for n, d in enumerate(documents(gold)) if n % FOLDS == fold] for fold in range(FOLDS)]
    sums = [_sum(fold) for fold in folds]
    told = {name: sum(s[name].f1 for s in sums) / FOLDS for name in ("value", "type", "relaxed", "strict")}
    apart = {"value F1, fold set apart": sums[0]["value"].f1, "value F1, worst fold": min(s["value"].f1 for s in sums)}
    return {f"{name} F1": value for name, value in told.items()} | apart


def _counts(document: tuple[str, str, str, list[Timex]]) -> dict[str, Counts]:
    _, day, text, wanted = document
    found = annotate_times(text, published=day)

    shared = {
        (w, f): float(max(0, min(wanted[w].end, found[f].end) - max(wanted[w].start, found[f].start)))
        for w in range(len(wanted))
        for f in range(len(found))
    }
    pairs = match(wanted, found, shared, 1)
    right = {
        "relaxed": len(pairs),
        "strict": sum((wanted[w].start, wanted[w].end) == (found[f].start, found[f].end) for w, f in pairs),
        "type": sum(wanted[w].type == found[f].type for w, f in pairs),
        "value": sum(wanted[w].value == found[f].value for w, f in pairs),
    }
    return {name: Counts(n, len(found), len(wanted)) for name, n in right.items()}


def _sum(counts: list[dict[str, Counts]]) -> dict[str, Counts]:
    total = {name: Counts() for name in ("value", "type", "relaxed", "strict")}
    for row in counts:
        for name, c in row.items():
            total[name].right += c.right
            total[name].found += c.found
            total[name].wanted += c.wanted
    return total


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{value:.4f}  {name}")
