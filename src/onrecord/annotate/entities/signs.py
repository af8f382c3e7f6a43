"""What tells whether a run of words is a name, and of what kind: what its scores say here and wherever else in the
article the same words stand, what names stand beside it, and features of its words and of those around it."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.entities.runs import Candidates
from onrecord.annotate.labels import Floats
from onrecord.gazetteer import gazetteer
from onrecord.weights.name_head import Features, feature
from onrecord.weights.session import Scores

_LOWEST, _RAREST, _FEWEST = -9.0, 1e-4, 1e-3  # logs and shares are no lower, nor those of names beside another
_CHOSEN = 3.0  # marks the kind of a run of the best sequence of labels
_INNER = 6  # words of a name that are features
_BESIDE = 8  # words between a name and another beside it, at most
_NEAR, _LETTERS = 5, 3  # words on either side that are features of their own; those of more letters
_ELSEWHERE = 8  # other places where the words stand that are looked at
_CITY = 100_000  # people of a large place


class NameSigns:
    """The candidates of an article with what tells of them: `numbers` [candidates, signs] and `features`.

    `path` are those of the best sequence of labels.
    """

    def __init__(
        self, words: Sequence[str], sentences: Sequence[Sentence], scores: Scores, logs: Floats, found: Candidates,
        kinds: Sequence[int],
    ) -> None:  # fmt: skip
        self._words, self._low = words, [w.lower() for w in words]
        self._scores, self._found = scores, found
        self._first, self._last = found.first.tolist(), found.last.tolist()
        self._bounds = _bounds(sentences, len(words))
        self._names = [" ".join(words[a:b]) for a, b in zip(self._first, self._last, strict=True)]
        each: dict[str, list[int]] = defaultdict(list)
        for n, name in enumerate(self._names):
            each[name].append(n)
        self._each = dict(each)
        self._number = {name: n for n, name in enumerate(self._each)}
        self.path = [n for n, kind in enumerate(kinds) if kind >= 0]
        self.numbers = self._gather(np.maximum(logs, _LOWEST), kinds)
        self.features = self._features()

    def _gather(self, logs: Floats, best: Sequence[int]) -> Floats:
        """Return the numbers: what the scores say of each run here, of its words elsewhere, and of its rivals."""
        found = self._found
        kinds, weight = _by_kind(logs, found), found.likely.sum(1)
        chosen = np.zeros_like(kinds)
        for n in self.path:
            chosen[n, best[n]] = _CHOSEN
        elsewhere, standing = self._elsewhere(kinds, weight)
        inner = [logs[a:b, 0] for a, b in zip(self._first, self._last, strict=True)]
        outside = np.array([(o.max(), o.min(), len(o)) for o in inner], np.float32).reshape(-1, 3)
        rivals = self._rivals(weight)
        parts = [_logs(found.likely), kinds, elsewhere, chosen, standing, outside, np.log(weight)[:, None], rivals]
        return np.concatenate([*parts, self._beside(weight)], 1, dtype=np.float32)

    def _beside(self, weight: Floats) -> Floats:
        """Return what kinds the nearest names of the best sequence before and behind each are, and how they are joined to it."""
        first, last, path = self._first, self._last, self.path
        starts, ends = [first[n] for n in path], [last[n] for n in path]
        kinds = np.log(np.maximum(self._found.likely / weight[:, None], _FEWEST))
        size = kinds.shape[1]
        rows = np.zeros((len(first), 2 * size + 6), np.float32)
        for n, (a, b) in enumerate(zip(first, last, strict=True)):
            before, behind = bisect_right(ends, a) - 1, bisect_left(starts, b)
            if before >= 0 and a - ends[before] <= _BESIDE:
                rows[n, :size] = kinds[path[before]]
                rows[n, 2 * size : 2 * size + 3] = _joined(self._words[ends[before] : a])
            if behind < len(path) and starts[behind] - b <= _BESIDE:
                rows[n, size : 2 * size] = kinds[path[behind]]
                rows[n, 2 * size + 3 :] = _joined(self._words[b : starts[behind]])
        return rows

    def _elsewhere(self, kinds: Floats, weight: Floats) -> tuple[Floats, Floats]:
        """Return scores of the kinds where a run's words stand too and of names related to it, and how they stand there.

        Runs count by how likely they are (`weight`).
        """
        name = np.array([self._number[n] for n in self._names], np.int64)
        size = np.bincount(name).astype(np.float32)
        held = np.bincount(name, weight).astype(np.float32)
        mean, likely = (
            np.zeros((len(size), kinds.shape[1]), np.float32),
            np.zeros((len(size), kinds.shape[1]), np.float32),
        )
        most = np.full_like(mean, _LOWEST)
        np.add.at(mean, name, kinds * weight[:, None])
        np.add.at(likely, name, self._found.likely)
        np.maximum.at(most, name, kinds)
        others = (mean[name] - kinds * weight[:, None]) / np.maximum(held[name] - weight, 1e-3)[:, None]
        others[size[name] < 2] = 0.0
        mean /= held[:, None]
        told = Counter(_runs(self._words, set(self._names)))
        stands = np.array([max(told[n], len(m)) for n, m in self._each.items()], np.float32)
        related = self._related()
        scores = [mean, _logs(likely / stands[:, None]), most, *(_means(mean, some) for some in related)]
        has = [np.array([n in some for n in range(len(size))], np.float32) for some in related]
        standing = np.stack([np.log(stands), np.log(size), size > 1, held / stands, *has], 1)
        return np.concatenate([others, *(s[name] for s in scores)], 1), standing[name]

    def _related(self) -> tuple[dict[int, list[int]], dict[int, list[int]], dict[int, list[int]]]:
        """Return for the names that have such: short or full forms ("Full Name (FN)"), names that hold it, that end in it."""
        words, number = self._words, self._number
        opening: dict[int, list[int]] = defaultdict(list)
        for n, first in enumerate(self._first):
            if self._last[n] == first + 1:
                opening[first].append(n)
        pairs: dict[int, list[int]] = {}
        for n, last in enumerate(self._last):
            if last + 2 < len(words) and words[last] == "(" and words[last + 2] == ")" and self._first[n] + 1 < last:
                for m in opening.get(last + 1, []):
                    pairs[number[self._names[m]]] = [number[self._names[n]]]
                    pairs.setdefault(number[self._names[n]], [number[self._names[m]]])
        initials: dict[str, int] = {}
        holding: dict[str, set[str]] = defaultdict(set)
        for name in self._each:
            parts = name.split(" ")
            initials.setdefault("".join(w[0] for w in parts if w[:1].isupper()) if len(parts) > 1 else "", number[name])
            for word in parts:
                holding[word].add(name)
        wider, ending = {}, {}
        for name, g in number.items():
            if len(name) > 1 and g not in pairs and initials.get(name, g) != g:
                pairs[g] = [initials[name]]
            around = set.intersection(*sorted((holding[w] for w in name.split(" ")), key=len)) - {name}
            ends = [number[w] for w in around if w.endswith(f" {name}")]
            if some := [*ends, *(number[w] for w in around if w.startswith(f"{name} "))]:
                wider[g] = sorted(some)
            if ends:
                ending[g] = sorted(ends)
        return pairs, wider, ending

    def _rivals(self, weight: Floats) -> Floats:
        """Return of each the likeliest other one that shares words: how likely it is, and how its edges stand to these."""
        first, last = self._first, self._last
        rows = np.zeros((len(first), 7), np.float32)
        self._rival = [-1] * len(first)
        for n, last_word in enumerate(last):
            m = n + 1
            while m < len(first) and first[m] < last_word:
                for a, b in ((n, m), (m, n)):
                    if self._rival[a] < 0 or weight[b] > weight[self._rival[a]]:
                        self._rival[a] = b
                m += 1
        for n, m in enumerate(self._rival):
            if m >= 0:
                rows[n] = (
                    1, np.log(weight[m]), first[m] < first[n], first[m] > first[n], last[m] < last[n],
                    last[m] > last[n], np.log(weight[n]) - np.log(weight[m]),
                )  # fmt: skip
        return rows

    def _features(self) -> Features:
        """Return the features of all: of each name, of what stands around each run, and where else its words stand."""
        words, low = self._words, self._low
        plain = {w for w in words if w.islower()}
        own = []
        for name, group in self._each.items():
            a, b = self._first[group[0]], self._last[group[0]]
            signs = [
                f"first={low[a]}", f"last={low[b - 1]}", f"end3={low[b - 1][-3:]}", f"end2={low[b - 1][-2:]}", f"head3={low[a][:3]}",
                f"long={min(b - a, 5)}", "shape=" + "-".join(map(shape, words[a:b]))[:12], f"place={_place(name)}",
                f"often={min(len(group), 5)}", f"tag={self._scores.tags[b - 1]}", *(f"in={w}" for w in low[a : min(b, a + _INNER)]),
            ]  # fmt: skip
            if b - a == 1 and low[a] in plain:
                signs.append("plain")
            own.append([feature(f"N{s}") for s in signs])
        around = [self._around(n) for n in range(len(self._first))]
        names = [self._number[name] for name in self._names]
        groups = [self._each[name][: _ELSEWHERE + 1] for name in self._names]
        alike = [[m for m in group if m != n][:_ELSEWHERE] for n, group in enumerate(groups)]
        return Features(own, names, around, alike)

    def _around(self, n: int) -> list[int]:
        words, low, scores = self._words, self._low, self._scores
        a, b = self._first[n], self._last[n]
        start, stop = self._bounds[a]
        head = next((w for w in range(b - 1, a - 1, -1) if not a <= scores.heads[w] < b), b - 1)
        before, after = low[a - 1] if a > start else "^", low[b] if b < stop else "$"
        relation, above = scores.relations[head], low[scores.heads[head]]
        signs = [
            f"before={before}", f"after={after}", f"relation={relation}", f"above={above}", f"above={relation} {above}",
            f"before={low[a - 2] if a - 1 > start else '^'} {before}", f"after={after} {low[b + 1] if b + 1 < stop else '$'}",
            f"before shape={shape(words[a - 1]) if a > start else '^'}", f"after shape={shape(words[b]) if b < stop else '$'}",
        ]  # fmt: skip
        rival = self._rival[n]
        if rival >= 0:
            x, y = self._first[rival], self._last[rival]
            for name, more, less in (("left", (x, a), (a, x)), ("right", (b, y), (y, b))):
                for how, (s, e) in (("more", more), ("less", less)):
                    if s < e:
                        signs += [f"{name} {how}={low[s]} {low[e - 1] if e - s > 1 else ''}", f"{name} {how} {e - s}"]
        near = (*low[max(start, a - _NEAR) : a], *low[b : min(stop, b + _NEAR)])
        signs += [f"near={word}" for word in near if len(word) > _LETTERS and word.isalpha()]
        return [feature(s) for s in signs]


def _by_kind(logs: Floats, found: Candidates) -> Floats:
    """Return the log-share of every kind among the kinds, by the scores of the words alone."""
    inner = np.concatenate([np.zeros((1, logs.shape[1] // 2)), np.cumsum(logs[:, 2::2], 0, dtype=np.float64)])
    kinds = logs[found.first, 1::2] + inner[found.last] - inner[found.first + 1]
    kinds -= kinds.max(1, keepdims=True, initial=-1e9)
    kinds -= np.log(np.exp(kinds).sum(1, keepdims=True))
    lifted: Floats = np.maximum(kinds, _LOWEST).astype(np.float32)
    return lifted


def _joined(between: Sequence[str]) -> tuple[bool, bool, bool]:
    """Return that a name stands beside another, and whether a comma and whether "and" stands between them."""
    return True, "," in between, not {"and", "&"}.isdisjoint(between)


def _logs(shares: Floats) -> Floats:
    logs: Floats = np.log(np.maximum(shares, _RAREST))
    return logs


def _means(values: Floats, related: dict[int, list[int]]) -> Floats:
    """Return the mean of the values of those that each is related to, 0 where there are none."""
    means = np.zeros_like(values)
    for g, others in related.items():
        means[g] = values[others].mean(0)
    return means


def _runs(words: Sequence[str], names: set[str]) -> list[str]:
    """Return every run of the words that is one of the names."""
    begins = defaultdict(set)
    for name in names:
        begins[name.split(" ", 1)[0]].add(name.count(" ") + 1)
    return [
        run
        for n, word in enumerate(words)
        for length in begins.get(word, ())
        if (run := " ".join(words[n : n + length])) in names
    ]


def _bounds(sentences: Sequence[Sentence], size: int) -> list[tuple[int, int]]:
    bounds = [(0, size)] * size
    for s in sentences:
        bounds[s.first : s.last] = [(s.first, s.last)] * (s.last - s.first)
    return bounds


@lru_cache(maxsize=1 << 14)
def shape(word: str) -> str:
    """Return a word's shape: A all capitals, a one, C capitalised, X with more inside, l letters, d digits, or a sign."""
    if word.isupper():
        return "A" if len(word) > 1 else "a"
    if word[:1].isupper():
        return "X" if any(c.isupper() for c in word[1:]) else "C"
    if word.isalpha():
        return "l"
    if any(c.isdigit() for c in word):
        return "d"
    return word if len(word) == 1 else "p"


@lru_cache(maxsize=1 << 14)
def _place(name: str) -> str:
    """Return the kind of the largest place of that name, and whether it is large; or that it is a people's."""
    places = gazetteer().find(name)
    if places:
        largest = max(places, key=lambda p: p.population)
        return f"{largest.kind} {largest.population > _CITY}"
    return "people" if gazetteer().country_of_people(name) else ""
