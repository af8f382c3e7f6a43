"""Which of the numbers that an article offers are its totals: a conditional logit over pairs of killed and hurt."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp, log

from onrecord.extract.figures.totals.features import Features, of_none, of_outcome, of_pair, of_value, outcome
from onrecord.extract.figures.totals.options import Options, Proposed
from onrecord.extract.figures.totals.records import Total
from onrecord.records.values import Measure

Pair = tuple[float, float]
_CLEARLY = 2.0  # odds; costs .3 points five-fold on news of shootings, and keeps to what holds for other news
NONE: Pair = (-1.0, -1.0)  # the totals are none that the article offers


def features_of_pairs(proposed: Proposed) -> dict[Pair, list[Features]]:
    """Return the features of every pair of numbers, in groups that pairs share."""
    killed = {v: of_value("killed", proposed.killed, v) for v in proposed.killed}
    injured = {v: of_value("injured", proposed.injured, v) for v in proposed.injured}
    words = {both: of_outcome(proposed, both) for both in {outcome(k, i) for k in killed for i in injured}}
    pairs = {
        (k, i): [killed[k], injured[i], words[outcome(k, i)], of_pair(proposed, k, i)] for k in killed for i in injured
    }
    return pairs | {NONE: [of_none(proposed)]}


def shares(proposed: Proposed, weights: Mapping[str, float]) -> dict[Pair, float]:
    """Return how likely each pair is to be the totals; they add up to less than 1, since none may be."""
    known: dict[int, float] = {}
    scores = {}
    for pair, groups in features_of_pairs(proposed).items():
        for group in groups:
            if id(group) not in known:
                known[id(group)] = sum(weights.get(name, 0.0) * value for name, value in group.items())
        scores[pair] = sum(known[id(group)] for group in groups)
    highest = max(scores.values())
    raised = {pair: exp(score - highest) for pair, score in scores.items()}
    whole = sum(raised.values())
    return {pair: value / whole for pair, value in raised.items() if pair != NONE}


def likeliest(proposed: Proposed, told: Mapping[Pair, float]) -> Pair:
    """Return the likeliest pair, or the rules' where that is hardly less likely: they know more kinds of news."""
    best = max(told, key=lambda pair: told[pair])
    return best if told[best] > _CLEARLY * told[proposed.rule] else proposed.rule


def choose(proposed: Proposed) -> dict[Measure, Total]:
    """Return the likeliest totals with how likely each is; none for a measure nothing tells of."""
    told = shares(proposed, _weights())
    best = likeliest(proposed, told)
    found: dict[Measure, Total] = {}
    for measure, side, options in (("killed", 0, proposed.killed), ("injured", 1, proposed.injured)):
        likely = sum(share for pair, share in told.items() if pair[side] == best[side])
        if (total := _total(options, best[side])) is not None:
            found[measure] = total.sure(round(sureness(likely, _weights()), 3))  # type: ignore[index]
    return found


def sureness(share: float, weights: Mapping[str, float]) -> float:
    """Return how likely a total is right: its share, calibrated, for another number may be right too (of the other pair)."""
    kept = min(max(share, 0.01), 0.99)
    odds = weights.get("sure: constant", 0.0) + weights.get("sure: log-odds", 1.0) * log(kept / (1 - kept))
    return 1 / (1 + exp(-odds))


def _total(options: Options, value: float) -> Total | None:
    """Return the total of a number by its first source: the rules' where they say so, else as it is told first."""
    return next((s.total for s in options[value] if s.total is not None and s.total.spans), None)


@cache
def _weights() -> dict[str, float]:
    text = files("onrecord.weights").joinpath("totals.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
