"""Our own cases, kept as JSON Lines under tests/cases."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]


def score_files(folder: Path, score: Callable[[Rows], dict[str, float]]) -> dict[str, float]:
    """Score every case file of a folder; names begin with the file's: "set aside: F1"."""
    scores = {}
    for path in sorted(folder.glob("*.jsonl")):
        scores |= {f"{path.stem.replace('_', ' ')}: {k}": v for k, v in score(read_cases(path)).items()}
    return scores


def read_cases(path: Path) -> Rows:
    """Return the rows of a file of JSON Lines: our own cases, or gold."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
