"""Where the places of claims lie: as the article's names of them were resolved."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotate.annotations import Annotations, PlaceMention
from onrecord.records import Claim, Event, Figure, Statement
from onrecord.records.location import Location

_MOST = 3  # candidates kept: the likeliest and two runners-up
_ARTICLE = "the "
_OUTER = re.compile(r"^(?:.*['’]s|\w*(?:north|south|east|west)\w* of)\s+")


def locate_claims(claims: Iterable[Claim], annotations: Annotations) -> Iterator[Claim]:
    """Yield the claims, those with a place with its location where the article's name of it was resolved."""
    named = _by_name(annotations)
    for claim in claims:
        if isinstance(claim, Statement | Figure | Event) and claim.place and (held := _mentions(claim.place, named)):
            at = claim.evidence[0].start
            nearest = min(held, key=lambda m: (abs(m.start - at), m.start))
            yield replace(claim, location=Location(nearest.score, nearest.candidates[:_MOST]))
        else:
            yield claim


def _by_name(annotations: Annotations) -> dict[str, list[PlaceMention]]:
    """Return the resolved mentions of places by the words they stand in, and by the fullest name of what they name."""
    named: defaultdict[str, list[PlaceMention]] = defaultdict(list)
    fullest = {(e.start, e.end): e.actor for e in annotations.entities if e.actor}
    for mention in annotations.places:
        words = annotations.text[mention.start : mention.end]
        for name in {_key(words), _key(fullest.get((mention.start, mention.end), words))}:
            named[name].append(mention)
    return named


def _mentions(place: str, named: dict[str, list[PlaceMention]]) -> list[PlaceMention]:
    """Return the mentions of a place; of "El Fasher, North Darfur" and "Sudan's El Fasher" those of the inner one.

    What lies "west of Tunis" lies by Tunis; "Chad and Niger" are no one place.
    """
    inner = _OUTER.sub("", place.split(",")[0])
    return named.get(_key(place)) or (named.get(_key(inner)) if " and " not in place else None) or []


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix(_ARTICLE)
