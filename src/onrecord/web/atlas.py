"""Places on a map made of plain SVG: outlines of countries, a disc a place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Any

WIDTH = 960.0
_TALLEST = 640.0
_MARGIN = 1.2  # degrees around the places
_SMALLEST = 9.0  # degrees across
_LARGEST = 22.0  # pixels of the largest disc's radius
_LABELS = 24
_LINE = 13  # pixels of a label's height
_SEEN = 1.6  # pixels between two points of a line
_LETTER = 6.2  # pixels of a letter's width


@dataclass(frozen=True, slots=True)
class Disc:
    """A place drawn: where, how large, and on which side its name has room ("start" of it at the right, "end", None)."""

    row: Any
    x: float
    y: float
    radius: float
    side: str | None


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map: its size, the countries' names and lines, the discs."""

    width: float
    height: float
    countries: tuple[tuple[str, str], ...]
    discs: tuple[Disc, ...]


Box = tuple[float, float, float, float]
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
    return Atlas(round(width), round(height), countries, tuple(_discs(held, at, width)))


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


def _discs(rows: Sequence[Any], at: Callable[[float, float], tuple[float, float]], width: float) -> Iterator[Disc]:
    most = max(r.events + r.figures for r in rows)
    drawn = []
    for row in sorted(rows, key=lambda r: -(r.events + r.figures)):
        radius = round(max(3.0, _LARGEST * sqrt((row.events + row.figures) / most)), 1)
        drawn.append((row, *at(row.lon, row.lat), radius))
    discs = [(x - r, y - r, x + r, y + r) for _, x, y, r in drawn]
    labels: list[Box] = []
    for (row, x, y, radius), own in zip(drawn, discs, strict=True):
        others = [disc for disc in discs if disc is not own]
        apart = [disc for disc in others if not _meet(disc, own)]
        sides = _label_boxes(x, y, radius, len(row.place) * _LETTER)
        tried = ((side, taken) for taken in (others, apart) for side in sides)
        side = next((side for side, taken in tried if _is_free(sides[side], taken + labels, width)), None)
        if side and len(labels) < _LABELS:
            labels.append(sides[side])
            yield Disc(row, x, y, radius, side)
        else:
            yield Disc(row, x, y, radius, None)


def _label_boxes(x: float, y: float, radius: float, long: float) -> dict[str, Box]:
    """Return where a label of a length would lie that starts at the right of a disc, and one that ends at its left."""
    top, bottom, near, far = y - _LINE / 2, y + _LINE / 2, radius + 3, radius + 6 + long
    return {"start": (x + near, top, x + far, bottom), "end": (x - far, top, x - near, bottom)}


def _is_free(box: Box, taken: Sequence[Box], width: float) -> bool:
    return box[0] >= 0 and box[2] <= width and not any(_meet(box, other) for other in taken)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
