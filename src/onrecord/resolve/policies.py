"""A single line out of several sources, by a named policy of the Every Casualty Standards. Pure.

Source: Every Casualty Worldwide, Standards for Casualty Recording (2016), on conflicting information: give the range;
prefer the source that ranks highest; take what most sources say; leave it pending until it is settled. Nothing is averaged.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from onrecord.errors import OnrecordError
from onrecord.records.values import Policy

POLICIES: tuple[Policy, ...] = get_args(Policy)


@dataclass(frozen=True, slots=True)
class Say:
    """What one source says: bounds (None is open), how many independent origins carry it, and the claims."""

    source: str
    low: float | None
    high: float | None
    told: str
    origins: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a policy makes of what the sources say: bounds, from whom, and why; no bounds where it is pending."""

    low: float | None
    high: float | None
    sources: tuple[str, ...]
    reason: str
    claims: tuple[str, ...]
    pending: bool = False


def choose(policy: Policy, says: Sequence[Say], prefer: Sequence[str] = ()) -> Chosen:
    """Return what a policy makes of what is said; OnrecordError for a policy that there is none of."""
    if policy not in POLICIES:
        raise OnrecordError(f"no policy {policy!r}; there are {', '.join(POLICIES)}")
    ordered = sorted(says, key=lambda s: s.source)
    if len({(s.low, s.high) for s in ordered}) == 1:
        names = tuple(s.source for s in ordered)
        return _taken(ordered, names, "the only source" if len(names) == 1 else "all sources say the same")
    match policy:
        case "range":
            return _range(ordered)
        case "priority":
            return _priority(ordered, prefer)
        case "majority":
            return _majority(ordered)
    return _pend(ordered, f"{len(ordered)} sources differ")


def _range(says: Sequence[Say]) -> Chosen:
    low = None if any(s.low is None for s in says) else min(s.low for s in says if s.low is not None)
    high = None if any(s.high is None for s in says) else max(s.high for s in says if s.high is not None)
    names = tuple(s.source for s in says)
    return Chosen(low, high, names, f"from the lowest to the highest of {len(says)} sources", _claims(says))


def _priority(says: Sequence[Say], prefer: Sequence[str]) -> Chosen:
    for rank, wanted in enumerate(prefer, start=1):
        found = [s for s in says if wanted.casefold() in s.source.casefold()]
        if found:
            return _taken(found[:1], (found[0].source,), f"ranks {rank} of the sources preferred")
    return _pend(says, "none of the preferred sources says anything" if prefer else "no source is preferred (--prefer)")


def _majority(says: Sequence[Say]) -> Chosen:
    votes: defaultdict[tuple[float | None, float | None], list[Say]] = defaultdict(list)
    for say in says:
        votes[say.low, say.high].append(say)
    ranked = sorted(votes.values(), key=lambda held: -len(held))
    if len(ranked[0]) * 2 > len(says):
        return _taken(ranked[0], tuple(s.source for s in ranked[0]), f"said by {len(ranked[0])} of {len(says)} sources")
    return _pend(says, f"no number is said by more than half of {len(says)} sources")


def _taken(says: Sequence[Say], names: tuple[str, ...], reason: str) -> Chosen:
    return Chosen(says[0].low, says[0].high, names, reason, _claims(says))


def _pend(says: Sequence[Say], reason: str) -> Chosen:
    told = "; ".join(f"{s.source}: {s.told}" for s in says)
    return Chosen(None, None, tuple(s.source for s in says), f"{reason} ({told})", _claims(says), pending=True)


def _claims(says: Sequence[Say]) -> tuple[str, ...]:
    return tuple(c for s in says for c in s.claims)
