"""Places on a map made of plain SVG: outlines of countries, a disc a place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Any

WIDTH = 960.0
_TALLEST = 640.0
_MARGIN = 1.2  # degrees around the places
_SMALLEST = 4.0  # degrees across
_LARGEST = 22.0  # pixels of the largest disc's radius
_LABELS = 24
_LINE = 13  # pixels of a label's height
_SEEN = 1.6  # pixels between two points of a line
_LETTER = 6.2  # pixels of a letter's width


@dataclass(frozen=True, slots=True)
class Disc:
    """A place drawn: where, how large, and whether its name has room beside it."""

    row: Any
    x: float
    y: float
    radius: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map: its size, the countries' names and lines, the discs."""

    width: float
    height: float
    countries: tuple[tuple[str, str], ...]
    discs: tuple[Disc, ...]


Outlines = Callable[[float, float, float, float], Sequence[Any]]


def draw_atlas(rows: Sequence[Any], outlines: Outlines) -> Atlas | None:
    """Return the map of rows of places that know where they lie; None where none does."""
    held = [row for row in rows if row.lat is not None]
    if not held:
        return None
    west, south, east, north = _box(held)
    flat = cos(radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * flat), _TALLEST / (north - south))
    width, height = (east - west) * flat * scale, (north - south) * scale

    def at(lon: float, lat: float) -> tuple[float, float]:
        return round((lon - west) * flat * scale, 1), round((north - lat) * scale, 1)

    countries = tuple((o.name, _lines(o.rings, at)) for o in outlines(west, south, east, north))
    return Atlas(round(width), round(height), countries, tuple(_discs(held, at)))


def _box(rows: Sequence[Any]) -> tuple[float, float, float, float]:
    lons, lats = [r.lon for r in rows], [r.lat for r in rows]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    across, up = max(_SMALLEST, east - west) * 0.06 + _MARGIN, max(_SMALLEST, north - south) * 0.06 + _MARGIN
    more = max(0.0, _SMALLEST - (east - west)) / 2, max(0.0, _SMALLEST - (north - south)) / 2
    return (
        west - across - more[0],
        max(-85.0, south - up - more[1]),
        east + across + more[0],
        min(85.0, north + up + more[1]),
    )


def _lines(rings: Sequence[Sequence[tuple[float, float]]], at: Callable[[float, float], tuple[float, float]]) -> str:
    return "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in _seen(ring, at))}Z" for ring in rings)


def _seen(
    ring: Sequence[tuple[float, float]], at: Callable[[float, float], tuple[float, float]]
) -> Iterator[tuple[float, float]]:  # fmt: skip
    """Yield the points of a ring on the map that lie far enough from the one before to be seen."""
    last = (-1e9, -1e9)
    for lon, lat in ring:
        x, y = at(lon, lat)
        if abs(x - last[0]) + abs(y - last[1]) >= _SEEN:
            last = (x, y)
            yield last


def _discs(rows: Sequence[Any], at: Callable[[float, float], tuple[float, float]]) -> list[Disc]:
    most = max(r.events + r.figures for r in rows)
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for row in sorted(rows, key=lambda r: -(r.events + r.figures)):
        x, y = at(row.lon, row.lat)
        radius = round(max(3.0, _LARGEST * sqrt((row.events + row.figures) / most)), 1)
        label = (x + radius, y - _LINE / 2, x + radius + 6 + len(row.place) * _LETTER, y + _LINE / 2)
        room = len(taken) < _LABELS and not any(_meet(label, other) for other in taken)
        if room:
            taken.append(label)
        found.append(Disc(row, x, y, radius, room))
    return found


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
