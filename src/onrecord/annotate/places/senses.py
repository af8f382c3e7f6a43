"""Which place a name means: the candidates of all names of an article weighed together, one sense to a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.places.spans import Named
from onrecord.gazetteer import Place
from onrecord.vocabularies.load import words_in

Floats = NDArray[np.float64]

CLUES = (
    "people", "country", "region", "county", "area", "capital", "other name", "bare name", "largest", "contained",
    "contains", "same country", "same region", "same county", "near", "very near", "country named", "region named",
    "regional word", "regional word and city", "people squared", "only one", "country's people named", "rank",
)  # fmt: skip
_NEAR, _VERY_NEAR = 150.0, 30.0  # km over which nearness to the article's other places fades
_EARTH = 6371.0  # km
_GAP = re.compile(
    r"\s?(,|\(|[’']s|in|of)?\s?(?:the )?(?:north|south|east|west|central|northern|southern|eastern|western)?\s?"
)


@dataclass(slots=True)
class Sense:
    """One name of the article: its mentions (indices), its candidates and how likely each is meant."""

    mentions: list[int]
    places: tuple[Place, ...]
    shares: Floats


def group_names(text: str, names: Sequence[Named]) -> dict[tuple[str, bool, bool], list[int]]:
    """Return the mentions by what they are called: "Kharkiv" and "Kharkiv region" are two names."""
    groups: dict[tuple[str, bool, bool], list[int]] = {}
    for number, name in enumerate(names):
        groups.setdefault((name.key, regional(text, name), name.abbreviated), []).append(number)
    return groups


def regional(text: str, name: Named) -> bool:
    """Say whether a word behind the name, or its own last word, makes it a region."""
    match = re.match(r"[ -]([A-Za-z]+)", text[name.end : name.end + 20])
    words = words_in("places", "words", "regional")
    return bool(match and match[1].lower() in words) or name.key.rsplit(" ", 1)[-1] in words


class Table:
    """All candidates of an article in columns; `ranges` are the rows of each name."""

    def __init__(self, text: str, names: Sequence[Named], likely: Floats, people: set[str]) -> None:
        groups = group_names(text, names)
        self.mentions = list(groups.values())
        self.places: tuple[Place, ...] = tuple(p for m in self.mentions for p in names[m[0]].places)
        sizes = [len(names[m[0]].places) for m in self.mentions]
        ends = np.cumsum([0, *sizes])
        self.ranges = [(int(a), int(b)) for a, b in pairwise(ends)]
        self.name = np.repeat(np.arange(len(sizes)), sizes)
        self.sure = np.array([max(likely[i] for i in m) for m in self.mentions])[self.name]
        self._nearness()
        self._fixed(text, names, list(groups), people)

    def first_shares(self) -> Floats:
        """Return shares by size and kind alone."""
        fixed = self.fixed
        return self.shares(1.5 * fixed[:, 0] + 4 * fixed[:, 1] + 1.5 * fixed[:, 2] + 2 * fixed[:, 9] - fixed[:, 6])

    def shares(self, scores: Floats) -> Floats:
        """Return the softmax of the scores over the candidates of each name."""
        found = np.zeros(len(scores))
        for a, b in self.ranges:
            raised = np.exp(scores[a:b] - scores[a:b].max())
            found[a:b] = raised / raised.sum()
        return found

    def clues(self, shares: Floats) -> Floats:
        """Return the clues [candidates, CLUES], given what the other names seem to mean."""
        clues = self.fixed.copy()
        weight = shares * self.sure
        for column, same in ((11, self.same_country), (12, self.same_region), (13, self.same_county)):
            clues[:, column] = np.log1p(same @ weight)
        clues[:, 14] = np.log1p(self.near @ weight)
        clues[:, 15] = np.log1p(self.very_near @ weight)
        return clues

    def _nearness(self) -> None:
        places = self.places
        lat = np.radians([p.lat for p in places])
        lon = np.radians([p.lon for p in places])
        cosine = np.outer(np.sin(lat), np.sin(lat)) + np.outer(np.cos(lat), np.cos(lat)) * np.cos(lon[:, None] - lon)
        km = _EARTH * np.arccos(np.clip(cosine, -1, 1))
        other = self.name[:, None] != self.name[None, :]
        wide = np.array([p.kind in {"country", "area", "continent"} for p in places])
        exact = other & ~wide[None, :]
        self.near = np.exp(-km / _NEAR) * exact
        self.very_near = np.exp(-km / _VERY_NEAR) * exact
        self.same_country = _same([p.country for p in places]) & other
        region = [p.index if p.kind == "region" else (p.parents[-2] if len(p.parents) > 1 else None) for p in places]
        self.same_region = _same(region) & other
        county = [p.index if p.kind == "county" else (p.parents[0] if len(p.parents) > 2 else None) for p in places]
        self.same_county = _same(county) & other

    def _fixed(self, text: str, names: Sequence[Named], keys: list[tuple[str, bool, bool]], people: set[str]) -> None:
        self.fixed = np.zeros((len(self.places), len(CLUES)))
        holders = _holders(text, names)
        named = {p.index for name in names for p in name.places if p.kind in {"country", "region"} and p.how < 2}
        for (a, b), mentions, (_, region, _) in zip(self.ranges, self.mentions, keys, strict=True):
            holding = set[int]().union(*(holders.get(m, (set(), set()))[0] for m in mentions))
            held = set[int]().union(*(holders.get(m, (set(), set()))[1] for m in mentions))
            places = self.places[a:b]
            most = max(p.population for p in places)
            larger = sorted((p.population for p in places), reverse=True)
            for row, p in zip(self.fixed[a:b], places, strict=True):
                size = np.log10(p.population + 1) / 4
                top = p.parents[-1] if p.parents else -1
                row[:11] = (
                    size, p.kind == "country", p.kind == "region", p.kind == "county", p.kind in {"area", "continent"},
                    p.capital, p.how == 1, p.how == 2, p.population == most, bool(holding & {*p.parents}),
                    p.index in held,
                )  # fmt: skip
                row[16:] = (
                    top in named and p.kind != "country", len(p.parents) > 1 and p.parents[-2] in named,
                    region and p.kind in {"region", "county"}, region and p.kind == "city", size * size, b - a == 1,
                    p.country in people, np.log1p(larger.index(p.population)),
                )  # fmt: skip


def _same(values: Sequence[Any]) -> NDArray[np.bool_]:
    numbers = {v: n for n, v in enumerate(dict.fromkeys(values))}
    column = np.array([numbers[v] if v is not None else -1 - n for n, v in enumerate(values)], np.int64)
    return column[:, None] == column[None, :]  # type: ignore[no-any-return]


def _holders(text: str, names: Sequence[Named]) -> dict[int, tuple[set[int], set[int]]]:
    """Return, for a mention, the places that may hold it ("Savannah, Georgia") and those it may be holding."""
    found: dict[int, tuple[set[int], set[int]]] = {}
    starts: dict[int, list[int]] = {}
    for number, name in enumerate(names):
        starts.setdefault(name.start, []).append(number)
    for number, name in enumerate(names):
        for gap in range(1, 24):
            behind = starts.get(name.end + gap)
            if not behind or not _GAP.fullmatch(text, name.end, name.end + gap):
                continue
            for other in behind:
                above = {p.index for p in names[other].places if p.kind in {"country", "region", "county"}}
                below = {i for p in name.places for i in p.parents}
                if above & below:
                    found.setdefault(number, (set(), set()))[0].update(above)
                    found.setdefault(other, (set(), set()))[1].update(above & below)
            break
    return found
