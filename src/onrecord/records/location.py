"""Where a place lies: an entry of the gazetteer, and the others its name may mean."""

from dataclasses import dataclass, fields
from typing import Any

from onrecord.errors import InvalidRecord


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place a name may mean; `score` 0..1 is its share among all of that name, as the article is read.

    `geonameid` is its id in GeoNames, None for the few areas (seas, rivers, historical regions) that have none;
    `kind` is country, region, county, city, area or continent; `admin1` its first-level region, `country` an ISO 3166
    code; degrees north and east.
    """

    geonameid: int | None
    name: str
    kind: str
    admin1: str | None
    country: str | None
    lat: float
    lon: float
    score: float

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise InvalidRecord(f"{self.name} cannot lie at {self.lat}, {self.lon}")

    def to_json(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Location:
    """Where the place of a claim lies: the likeliest of `candidates`, which stands first, then the runners-up.

    `score` is how likely it is that the name means a place within 161 km (100 miles) of the first.
    """

    score: float
    candidates: tuple[PlaceCandidate, ...]

    def __post_init__(self) -> None:
        if not self.candidates:
            raise InvalidRecord("a location needs a place")
        if not 0.0 <= self.score <= 1.0:
            raise InvalidRecord(f"a location's score lies in 0..1, not {self.score}")

    @property
    def place(self) -> PlaceCandidate:
        """The likeliest."""
        return self.candidates[0]

    def to_json(self) -> dict[str, Any]:
        """Return the likeliest place's fields with the score, and all candidates: the form of `onrecord annotate`."""
        return {**self.place.to_json(), "score": self.score, "candidates": [c.to_json() for c in self.candidates]}


def location_of(content: dict[str, Any] | None) -> Location | None:
    """Return the location that JSON describes, the candidate of its `geonameid` first: a person may choose another."""
    if content is None:
        return None
    first, *others = sorted(
        (PlaceCandidate(**c) for c in content["candidates"]), key=lambda c: c.geonameid != content["geonameid"]
    )
    if first.geonameid != content["geonameid"]:
        raise InvalidRecord(f"no candidate has the GeoNames id {content['geonameid']}")
    as_read = first.to_json() == content["candidates"][0]
    return Location(content["score"] if as_read else first.score, (first, *others))
