"""Where events and figures are told of: each name of a place once, with where it lies."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from onrecord.ledger import Query, View
from onrecord.ledger.overview import place_counts


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
    """Return the places that events and figures name, the most named first, however they are spelt; `locate` says where names lie."""
    spelt: dict[str, tuple[str, int, int]] = {}
    for row in place_counts(view, query):
        name, events, figures = spelt.get(row.place.casefold(), (row.place, 0, 0))
        spelt[row.place.casefold()] = name, events + row.events, figures + row.figures
    counted = sorted(spelt.values(), key=lambda told: -told[1] - told[2])
    where = locate(name for name, _, _ in counted)
    return [_row(name, events, figures, where.get(name)) for name, events, figures in counted]


def _row(place: str, events: int, figures: int, found: Located | None) -> PlaceRow:
    if found is None:
        return PlaceRow(place, events, figures, None, None, None, None, None, None)
    return PlaceRow(
        place, events, figures, found.name, found.kind, found.lat, found.lon, found.country, found.geonameid
    )
