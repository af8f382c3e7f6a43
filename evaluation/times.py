"""Times on TimeBank and AQUAINT, as TempEval-3 scores them.

A found expression matches a gold one if they share a character (relaxed), one to one; `value F1` counts a match only
if the TIMEX3 values are equal, `type F1` if the types are. Documents are in the order of names, a fold is every fifth.
The weights that choose the direction of a date (training/times.py) are trained anew on the other four folds; all
else is rules, and fold 0 was never looked at while they were written. The time of creation, which stands outside the
text, is given to the annotator and not scored. `value right` is the share of gold expressions of a class whose value
was found: those that name their year, those reckoned from the document's day, those reckoned from an event or
from another date ("two days later"), durations and sets, and vague ones ("now").

The gold leaves digits open now and then that its text tells ("1989-WXX" for "last week" in an article of a known
day, "1949-XX" for "1949", "199X" for "the 1990s"): `value F1, open where the gold is` lets them be anything or be
left out, and is told beside the strict one.

python -m evaluation.times ../shared/gold
"""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.matching import Counts, match
from evaluation.timeml import FILES as FILES
from evaluation.timeml import FOLDS, Document, Timex, documents
from onrecord.annotate.annotations import TimeExpression
from onrecord.annotate.times import annotate_times
from training.times import train

_KINDS = ("value", "type", "relaxed", "strict", "open")
_FROM_EVENT = re.compile(
    r"\b(after|before|later|earlier|previous|following|since|that|same|preceding)\b", re.IGNORECASE
)
CLASSES = ("year named", "document-relative", "event-relative", "duration", "set", "vague")


def score(gold: Path) -> dict[str, float]:
    """Return the folds' means, the scores of the fold set apart, and the share of right values by class."""
    read = documents(gold)
    folds = []
    for fold in range(FOLDS):
        weights = train([d for n, d in enumerate(read) if n % FOLDS != fold])
        folds.append([_counts(d, weights) for n, d in enumerate(read) if n % FOLDS == fold])
    sums = [_sum(fold) for fold in folds]
    told = {f"{name} F1": sum(s[name].f1 for s in sums) / FOLDS for name in _KINDS}
    told["value F1, open where the gold is"] = told.pop("open F1")
    apart = {"value F1, fold set apart": sums[0]["value"].f1, "value F1, worst fold": min(s["value"].f1 for s in sums)}
    whole = _sum([row for fold in folds for row in fold])
    classes = {f"value right, {name}": whole[name].recall for name in CLASSES}
    return told | apart | classes


def classify(timex: Timex, text: str) -> str:
    """Return the class of a gold expression, from its type, value and words."""
    words = text[timex.start : timex.end]
    if timex.type in {"DURATION", "SET"}:
        return timex.type.lower()
    if timex.value.endswith("_REF"):
        return "vague"
    if re.search(r"\d{4}|\d0s", words):
        return "year named"
    return "event-relative" if _FROM_EVENT.search(words) else "document-relative"


def agrees(gold: str, found: str) -> bool:
    """Say whether a value is the gold's in all digits that the gold tells: "1949" and "1949-05" are "1949-XX"."""
    if gold == found or "X" not in gold or not gold[:2].isdigit():
        return gold == found
    return found == gold.rstrip("X-") or bool(re.fullmatch(re.escape(gold).replace("X", r"\d"), found))


def paired(wanted: Sequence[Timex], found: Sequence[TimeExpression]) -> list[tuple[int, int]]:
    """Return the indices of the expressions that share characters, one to one, those that share most first."""
    shared = {
        (w, f): float(max(0, min(wanted[w].end, found[f].end) - max(wanted[w].start, found[f].start)))
        for w in range(len(wanted))
        for f in range(len(found))
    }
    return match(wanted, found, shared, 1)


def _counts(document: Document, weights: Mapping[str, float]) -> dict[str, Counts]:
    _, day, text, wanted = document
    found = annotate_times(text, published=day, weights=weights)

    pairs = paired(wanted, found)
    valued = {w for w, f in pairs if wanted[w].value == found[f].value}
    right = {
        "relaxed": len(pairs),
        "strict": sum((wanted[w].start, wanted[w].end) == (found[f].start, found[f].end) for w, f in pairs),
        "type": sum(wanted[w].type == found[f].type for w, f in pairs),
        "value": len(valued),
        "open": sum(agrees(wanted[w].value, found[f].value) for w, f in pairs),
    }
    told = {name: Counts(n, len(found), len(wanted)) for name, n in right.items()}
    for name in CLASSES:
        own = {w for w, timex in enumerate(wanted) if classify(timex, text) == name}
        told[name] = Counts(len(own & valued), 0, len(own))
    return told


def _sum(counts: list[dict[str, Counts]]) -> dict[str, Counts]:
    total = {name: Counts() for name in (*_KINDS, *CLASSES)}
    for row in counts:
        for name, c in row.items():
            total[name].right += c.right
            total[name].found += c.found
            total[name].wanted += c.wanted
    return total


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{value:.4f}  {name}")
