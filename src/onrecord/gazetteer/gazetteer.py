"""Looking places up by name in arrays read from one file."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.gazetteer.keys import digest, key

Kind = Literal["country", "region", "county", "city", "area", "continent"]
KINDS: tuple[Kind, ...] = ("country", "region", "county", "city", "area", "continent")
_KEPT = 20_000  # answers
_OF_BYTES = {2: np.float16, 4: np.int32, 8: np.int64}
_DEGREE = 1000  # coordinates are kept as thousandths of a degree, about 100 m


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `index` in the gazetteer, degrees north and east, ISO 3166 code of the country, parents' indices.

    `how` tells how the name asked for names it: 0 its own name, 1 another name, 2 its name less "County", "Oblast".
    `geonameid` is None for the areas that are not from GeoNames; `population` is rounded to about three digits.
    """

    index: int
    geonameid: int | None
    name: str
    kind: Kind
    lat: float
    lon: float
    population: int
    capital: bool
    country: str | None
    parents: tuple[int, ...]
    how: int = 0


class Gazetteer:
    """The places, and the sorted hashes of their names; about 250 KB a ten thousand places in memory."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._ids = np.cumsum(arrays["geonameid"], dtype=np.int64)
        self._lat = arrays["lat"].astype(np.float32) / _DEGREE
        self._lon = arrays["lon"].astype(np.float32) / _DEGREE
        self._population = arrays["population"]
        self._kind = arrays["kind"]
        self._capital = frozenset(arrays["capitals"].tolist())
        self._parent = np.arange(len(self._ids)) - arrays["parent"]
        self._countries: list[str] = arrays["countries"].tobytes().decode("ascii").split()
        self._names = arrays["names"].tobytes()
        self._ends = np.flatnonzero(arrays["names"] == ord("\n")).astype(np.int32)
        self._hashes = np.cumsum(arrays["hashes"], dtype=np.int64)
        self._named = arrays["named"]
        self._how = arrays["how"]
        self._demonyms = dict(pair.split("=") for pair in arrays["demonyms"].tobytes().decode().split("\n"))
        self._known: dict[str, tuple[Place, ...]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def capitals(self) -> frozenset[int]:
        """The indices of the capitals."""
        return self._capital

    def find(self, name: str) -> list[Place]:
        """Return every place of that name, in the gazetteer's order; none for a name it does not hold."""
        return self.find_key(key(name))

    def find_key(self, looked_up: str) -> list[Place]:
        """Return every place under a key that `key` made; the last few thousand answers are kept."""
        if len(self._known) >= _KEPT:
            self._known.clear()
        if looked_up not in self._known:
            self._known[looked_up] = tuple(self._read(looked_up))
        return list(self._known[looked_up])

    def country_of_people(self, demonym: str) -> str | None:
        """Return the ISO code of the country that "Libyan" or "Libyans" is of, None for what is no such word."""
        looked_up = key(demonym)
        return self._demonyms.get(looked_up) or self._demonyms.get(looked_up.removesuffix("s"))

    def country_code(self, word: str) -> str | None:
        """Return the ISO code of the country that a word is the name of, or that it names the people of."""
        of_people = self.country_of_people(word)
        return of_people or next((p.country for p in self.find(word) if p.kind == "country"), None)

    def country_name(self, code: str) -> str | None:
        """Return the name of the country with an ISO 3166 code."""
        return self._names_of_countries.get(code)

    @cached_property
    def _names_of_countries(self) -> dict[str, str]:
        numbers = {code: n for n, code in reversed([*enumerate(self._countries)])}
        return {code: self.place(n).name for code, n in numbers.items()}

    def _read(self, looked_up: str) -> list[Place]:
        number = digest(looked_up)
        first = int(np.searchsorted(self._hashes, number))
        found: dict[int, int] = {}
        while first < len(self._hashes) and self._hashes[first] == number:
            index, how = int(self._named[first]), int(self._how[first])
            found[index] = min(how, found.get(index, 9))
            first += 1
        return [self.place(index, how) for index, how in sorted(found.items())]

    def holds(self, looked_up: str) -> bool:
        """Say whether any place goes under a key."""
        return bool(self.find_key(looked_up))

    def place(self, index: int, how: int = 0) -> Place:
        """Return one place by its index."""
        parents, at = [], int(self._parent[index])
        above = index
        while at != above:
            parents.append(at)
            above, at = at, int(self._parent[at])
        top = parents[-1] if parents else index
        start = int(self._ends[index - 1]) + 1 if index else 0
        return Place(
            index=index,
            geonameid=int(self._ids[index]) or None,
            name=self._names[start : int(self._ends[index])].decode(),
            kind=KINDS[int(self._kind[index])],
            lat=round(float(self._lat[index]), 3),
            lon=round(float(self._lon[index]), 3),
            population=round(10 ** float(self._population[index])) - 1,
            capital=index in self._capital,
            country=self._countries[top] if top < len(self._countries) else None,
            parents=tuple(parents),
            how=how,
        )


@cache
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, read once a process."""
    with files("onrecord.gazetteer").joinpath("places.npz").open("rb") as file, np.load(file) as kept:
        return Gazetteer({name: joined(kept[name]) for name in kept.files})


def by_bytes(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    """Return numbers by their bytes, the first of all, then the second ...: packed, these are smaller."""
    return numbers.view(np.uint8).reshape(len(numbers), -1).T if numbers.itemsize > 1 else numbers


def joined(kept: NDArray[np.uint8]) -> NDArray[Any]:
    """Return the numbers that `by_bytes` took apart."""
    return kept if kept.ndim == 1 else np.ascontiguousarray(kept.T).view(_OF_BYTES[len(kept)])[:, 0]
