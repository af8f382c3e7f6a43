"""A text cut where marks begin and end, so that marks may overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


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
    found = []
    for claim in claims:
        content = {tuple(span) for span in claim.get("content", ())}
        for evidence in claim["evidence"]:
            span = evidence["start"], evidence["end"]
            kind = "who" if content and span not in content else claim["kind"]
            found.append(Mark(*span, kind, claim["id"]))
    return found


def annotation_marks(found: dict[str, Any]) -> list[Mark]:
    """Return the marks of annotations (in the form of `onrecord annotate`): times, places, actors."""
    times = [Mark(t["start"], t["end"], "time", about=t["value"]) for t in found.get("times", ())]
    places = [Mark(p["start"], p["end"], "place", about=_place(p)) for p in found.get("places", ())]
    actors = [
        Mark(e["start"], e["end"], "actor", about=e["actor"]) for e in found.get("entities", ()) if e.get("actor")
    ]
    return [*times, *places, *actors]


def _place(found: dict[str, Any]) -> str:
    return ", ".join(str(part) for part in (found.get("name"), found.get("country")) if part)


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))
