"""How far a claim is to be believed: how likely (0..1) all that makes it up is right, by signs of how it was told and read.

Logistic regressions, one for each kind, fitted on marked dispatches and news (`python -m training.confidence`, which says
what counts as right). Statements have a calibration of their own (annotate/confidence.py), and so have totals that no
number states (figures/totals/choice.py).
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

from onrecord.extract.claim_signs import Beside, kind_of
from onrecord.extract.deal.learned import Learned
from onrecord.extract.odds import Signs, chance
from onrecord.extract.page import Page
from onrecord.records import Claim

Kind = TypeVar("Kind", bound=Claim)


def believed(page: Page, claims: Sequence[Kind], learned: Learned | None = None) -> list[Kind]:
    """Return claims of one article, each with how far it is to be believed in place of its extractor's own score."""
    beside = Beside(page, learned, claims)
    return [
        c.noted(confidence=round(chance(beside.signs_of(c), weights()[kind_of(c)]), 3))
        if kind_of(c) in weights() else c for c in claims
    ]  # fmt: skip


@cache
def weights() -> dict[str, Signs]:
    """Return the weights of the signs, for each kind of claim."""
    text = files("onrecord.weights").joinpath("confidence.json").read_text(encoding="utf-8")
    kinds: dict[str, Signs] = json.loads(text).get("claims", {})
    return kinds
