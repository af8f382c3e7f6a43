"""How far a claim is to be believed: its extractor's own score, moved so that its kind is right as often as it says.

Statements have a calibration of their own (annotate/confidence.py), and so have totals on victims (totals/choice.py).
There is too little unseen gold of the other kinds to weigh more than the kind (docs/evaluation.md).
"""

import json
import math
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from onrecord.records import Claim, Compliance, Event, Exchange, Round

Kind = TypeVar("Kind", bound=Claim)


def calibrated(claim: Kind) -> Kind:
    """Return a claim whose confidence is its extractor's score with its kind's calibration, if it has one."""
    shift = shifts().get(kind_of(claim))
    return claim if shift is None else replace(claim, confidence=round(moved(claim.confidence, shift), 3))


def kind_of(claim: Claim) -> str:
    """Return the kind by which a claim is calibrated: its own, told closer where an extractor of its own finds it."""
    match claim:
        case Event(detail=Exchange()):
            return "exchange"
        case Event(detail=Round()):
            return "round"
        case Event(detail=Compliance()):
            return "compliance"
    return claim.kind


def moved(score: float, shift: float) -> float:
    """Return a score 0..1 with its log-odds moved."""
    kept = min(max(score, 0.01), 0.99)
    return 1 / (1 + math.exp(-math.log(kept / (1 - kept)) - shift))


@cache
def shifts() -> dict[str, float]:
    """Return by how much the log-odds of a kind are moved, of those it helped (fitted by `python -m training.confidence`)."""
    text = files("onrecord.weights").joinpath("confidence.json").read_text(encoding="utf-8")
    moves: dict[str, float] = json.loads(text).get("shifts", {})
    return moves
