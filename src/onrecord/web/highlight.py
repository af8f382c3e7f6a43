"""A text cut where marks begin and end, so that marks may overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_PLACES = {"LOCATION", "FACILITY"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that means something: its kind, and the claim it belongs to (None: an annotation)."""

    start: int
    end: int
    kind: str
    claim: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `first` are the claims whose first mark begins here."""

    text: str
    kinds: tuple[str, ...]
    claims: tuple[str, ...]
    first: tuple[str, ...]
    about: str | None


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Return the text in pieces, in order; together they are the text."""
    held = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    cuts = sorted({0, len(text), *(m.start for m in held), *(m.end for m in held)})
    begun: set[str] = set()
    found = []
    for start, end in pairwise(cuts):
        over = [m for m in held if m.start <= start and m.end >= end]
        claims = _once(m.claim for m in over if m.claim)
        first = tuple(c for c in claims if c not in begun)
        begun |= set(first)
        about = "; ".join(_once(m.about for m in over if m.about)) or None
        found.append(Piece(text[start:end], _once(m.kind for m in over), claims, first, about))
    return found


def claim_marks(claims: Sequence[dict[str, Any]]) -> list[Mark]:
    """Return the marks of claims (in the form of `onrecord extract`): what is claimed, and who says so."""
    voices = {span for claim in claims if claim.get("content") for span in _spans(claim["evidence"]) - _contents(claim)}
    found = []
    for claim in claims:
        own = _contents(claim)
        for span in sorted(_spans(claim["evidence"])):
            found.append(Mark(*span, "who" if span in voices - own else claim["kind"], claim["id"]))
    return found


def _spans(evidence: Iterable[dict[str, Any]]) -> set[tuple[int, int]]:
    return {(e["start"], e["end"]) for e in evidence}


def _contents(claim: dict[str, Any]) -> set[tuple[int, int]]:
    return {(start, end) for start, end in claim.get("content", ())}


def annotation_marks(found: dict[str, Any]) -> list[Mark]:
    """Return the marks of annotations (in the form of `onrecord annotate`): times, places, actors."""
    times = [Mark(t["start"], t["end"], "time", about=t["value"]) for t in found.get("times", ())]
    places = [Mark(p["start"], p["end"], "place", about=_place(p)) for p in found.get("places", ())]
    placed = {(p.start, p.end) for p in places}
    named = [
        Mark(e["start"], e["end"], "place" if e["label"] in _PLACES else "actor", about=e["actor"])
        for e in found.get("entities", ())
        if e.get("actor") and (e["start"], e["end"]) not in placed
    ]
    return [*times, *places, *named]


def _place(found: dict[str, Any]) -> str:
    return ", ".join(str(part) for part in (found.get("name"), found.get("country")) if part)


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))
