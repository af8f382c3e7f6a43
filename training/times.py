"""The weights of onrecord/annotate/times/direction.py: does a date without a year, or a weekday, lie ahead?

Learned by logistic regression from TimeBank and AQUAINT, where the gold value is one of the two readings, and from
our own dispatches and sentences, which are of today. The weights are drawn not to 0 but to trust in the rules.

    python -m training.times ../shared/gold
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.timeml import Document, Timex, documents
from onrecord.annotate.times.annotator import find_forks
from onrecord.annotate.times.direction import describe

L2 = 2.0  # of 1 to 4, with a TRUST of 0 to 1, all gave 264 to 267 right of 280 over five folds; the rules alone 245
TRUST = {"rule 1": 1.0, "rule 0": -1.0}  # what the weights are drawn to: the rules alone are right nine times of ten
OWN = ("worked", "set_aside", "dispatches")
CASES = Path(__file__).parents[1] / "tests/cases/times"
STEPS = 15  # of Newton's method: enough for five digits
OUT = Path(__file__).parents[1] / "src/onrecord/vocabularies/times_direction.toml"
SENTENCES = Path(__file__).with_name("directions.toml")
_DISTANCES = (
    ("on %A", 1), ("on %A", 2), ("on %A", 3), ("on %A", 5), ("on %B %d", 6), ("on %d %B", 40), ("on %B %d", 90),
    ("in %B", 60), ("in %B", 150),
)  # fmt: skip
_HEAD = """# Weights by which a weekday or a date without a year is read ahead of publication (above 0 in sum) or behind.
# Made by training/times.py from TimeBank and AQUAINT; "rule 1" is that the rules read it ahead, "next 0 by" that the
# word before it is "by". Single common words only.
[weights]
"""


def own_dispatches() -> list[Document]:
    """Return our own cases, in the form of the gold documents; those set apart (dispatches_apart) are not read."""
    rows = [
        json.loads(row) for name in OWN for row in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [(str(n), row["published"] or "", row["text"], _timexes(row)) for n, row in enumerate(rows)]


def own_sentences() -> Iterator[tuple[set[str], bool]]:
    """Yield the features of the sentences of directions.toml, each with weekdays, dates and months about two days."""
    frames = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    for day in (date(2024, 3, 12), date(2025, 8, 1)):
        for name in ("ahead", "behind"):
            whens = [_when(day, n if name == "ahead" else -n, form) for form, n in _DISTANCES]
            for text in (
                frame.replace("{on}", w).replace("{On}", w[0].upper() + w[1:]).replace("{day}", w.split(" ", 1)[1])
                for frame in frames[name]
                for w in whens
            ):
                yield from ((describe(fork), name == "ahead") for *_, fork in find_forks(text, day.isoformat()))


def _when(day: date, n: int, form: str) -> str:
    """Return the words for the day `n` days on in a form of strftime."""
    words = (day + timedelta(days=n)).strftime(form)
    return " ".join(word.lstrip("0") for word in words.split())


def _timexes(row: dict[str, Any]) -> list[Timex]:
    timexes, at = list[Timex](), 0
    for time in row["times"]:
        start = row["text"].find(time["text"], at)
        at = start + len(time["text"])
        timexes.append(Timex(start, at, time["type"], time["value"] or ""))
    return timexes


def examples(read: Sequence[Document]) -> Iterator[tuple[set[str], bool]]:
    """Yield the features of every expression with two readings, and whether the gold value is the one ahead."""
    for _, day, text, timexes in read:
        for start, end, fork in find_forks(text, day):
            gold = next((t.value for t in timexes if t.start < end and start < t.end), None)
            if gold in {fork.ahead.value, fork.behind.value}:
                yield describe(fork), gold == fork.ahead.value


def train(read: Sequence[Document]) -> dict[str, float]:
    """Return the weights of the features seen twice or more, fitted by Newton's method."""
    told = list(examples([*read, *own_dispatches()])) + list(own_sentences())
    count = Counter(f for features, _ in told for f in features)
    names = sorted(f for f, n in count.items() if n >= 2)
    present = np.array([[name in features for name in names] for features, _ in told], np.float64)
    ahead = np.array([is_ahead for _, is_ahead in told], np.float64)
    trust = np.array([TRUST.get(name, 0.0) for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-present @ weights))
        slope = present.T @ (likely - ahead) + L2 * (weights - trust)
        curve = (present * (likely * (1 - likely))[:, None]).T @ present + L2 * np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    if not np.abs(slope).max() < 1e-3:
        raise ArithmeticError("Newton's method went astray: choose a larger L2 or a smaller TRUST")
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight}


def write_weights(weights: dict[str, float], path: Path = OUT) -> None:
    """Write weights as TOML, by name."""
    rows = (f'"{name}" = {weight}' for name, weight in weights.items() if '"' not in name and "\\" not in name)
    path.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_weights(train(documents(Path(sys.argv[1]))))
