"""Countries' outlines, to draw a map without a network: Natural Earth, made coarser; see README.md here."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's name and its rings, each a closed line of (degrees east, degrees north)."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """Return the countries' outlines, read once a process."""
    with files("onrecord.gazetteer").joinpath("outlines.json.gz").open("rb") as file:
        content = json.loads(gzip.decompress(file.read()))
    step = content["step"]
    return tuple(Outline(c["name"], tuple(_ring(r, step) for r in c["rings"])) for c in content["countries"])


def outlines_within(west: float, south: float, east: float, north: float) -> Iterator[Outline]:
    """Yield the countries of which a ring reaches into a box of degrees, with those rings alone."""
    for country in outlines():
        rings = tuple(r for r in country.rings if _reaches(r, west, south, east, north))
        if rings:
            yield Outline(country.name, rings)


def _ring(moves: list[int], step: int) -> tuple[Point, ...]:
    across, up = accumulate(moves[0::2]), accumulate(moves[1::2])
    return tuple((x / step, y / step) for x, y in zip(across, up, strict=True))


def _reaches(ring: tuple[Point, ...], west: float, south: float, east: float, north: float) -> bool:
    across, up = [p[0] for p in ring], [p[1] for p in ring]
    return min(across) <= east and max(across) >= west and min(up) <= north and max(up) >= south
