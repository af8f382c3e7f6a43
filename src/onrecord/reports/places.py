"""Where events and figures are told of: each name of a place once, with where it lies."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord.ledger import Query, View
from onrecord.ledger.overview import PlaceCount, place_counts


class Located(Protocol):
    """Where a place lies; `onrecord.gazetteer.Place` is one."""

    @property
    def geonameid(self) -> int | None:
        """Its id in GeoNames."""

    @property
    def name(self) -> str:
        """Its name there."""

    @property
    def kind(self) -> str:
        """country, region, county, city, area or continent."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""

    @property
    def country(self) -> str | None:
        """ISO 3166 code."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as articles name it, how many events and figures name it, and where it lies as far as that is known."""

    place: str
    events: int
    figures: int
    name: str | None
    kind: str | None
    lat: float | None
    lon: float | None
    country: str | None
    geonameid: int | None


def places(view: View, query: Query, locate: Callable[[Iterable[str]], Mapping[str, Located]]) -> list[PlaceRow]:
    """Return the places that events and figures name, the most named first, however they are spelt.

    A name that articles use of two places has a row for each. Claims that do not tell where their place lies go with
    those of the same name that do; where none does, `locate` says where the name most likely lies.
    """
    spelt: dict[str, str] = {}
    counted: defaultdict[tuple[str, PlaceRow | None], list[int]] = defaultdict(lambda: [0, 0])
    lying: dict[str, PlaceRow] = {}
    for row in place_counts(view, query):  # the most named first
        name = spelt.setdefault(row.place.casefold(), row.place)
        where = None if row.name is None else _row(name, 0, 0, row)
        if where:
            lying.setdefault(name, where)
        counted[name, where][0] += row.events
        counted[name, where][1] += row.figures
    guessed = locate(name for name in spelt.values() if name not in lying)
    told: defaultdict[PlaceRow, list[int]] = defaultdict(lambda: [0, 0])
    for (name, where), (events, figures) in counted.items():
        at = where or lying.get(name) or _row(name, 0, 0, guessed.get(name))
        told[at][0] += events
        told[at][1] += figures
    rows = [replace(at, events=events, figures=figures) for at, (events, figures) in told.items()]
    rows = [row for row in rows if query.country in {None, row.country}]
    return sorted(rows, key=lambda r: -r.events - r.figures)[: query.limit]


def _row(place: str, events: int, figures: int, found: Located | PlaceCount | None) -> PlaceRow:
    if found is None:
        return PlaceRow(place, events, figures, None, None, None, None, None, None)
    return PlaceRow(
        place, events, figures, found.name, found.kind, found.lat, found.lon, found.country, found.geonameid
    )
