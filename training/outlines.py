"""Countries' outlines for the map, from the registry package `world-atlas` (npm), which carries Natural Earth.

python -m training.outlines --packages FOLDER

FOLDER holds the unpacked package `world-atlas`; what is written is coarser: a fiftieth of a degree, small islands left out.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path("src/onrecord/gazetteer/outlines.json.gz")
STEP = 25  # parts of a degree that are kept
SMALL = 0.02  # square degrees; a smaller ring is left out unless it is its country's largest

Point = tuple[int, int]


def main() -> None:
    """Write the outlines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True)
    atlas = json.loads((parser.parse_args().packages / "world-atlas" / "countries-50m.json").read_text("utf-8"))
    arcs = [list(_decoded(arc, atlas["transform"])) for arc in atlas["arcs"]]
    countries = [_country(geometry, arcs) for geometry in atlas["objects"]["countries"]["geometries"]]
    content = json.dumps({"step": STEP, "countries": countries}, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(content.encode(), mtime=0))
    print(f"{len(countries)} countries, {TARGET.stat().st_size:,} bytes")


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[tuple[float, float]]:
    x = y = 0
    (kx, ky), (tx, ty) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * kx + tx, y * ky + ty


def _country(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> dict[str, Any]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
    largest = max(rings, key=_area)
    kept = [r for r in rings if r is largest or _area(r) > SMALL * STEP * STEP]
    return {"name": geometry["properties"]["name"], "rings": [_moves(r) for r in kept if len(r) > 2]}


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for x, y in arc:
            point = round(x * STEP), round(y * STEP)
            if not points or point != points[-1]:
                points.append(point)
    return points


def _area(ring: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def _moves(ring: list[Point]) -> list[int]:
    """Return x and y of the first point, then of every move from one to the next."""
    moves = [*ring[0]]
    for (x0, y0), (x1, y1) in pairwise(ring):
        moves += [x1 - x0, y1 - y0]
    return moves


if __name__ == "__main__":
    main()
