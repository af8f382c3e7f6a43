"""What is known of two candidates together: how far apart, how alike, whether they clash, whose voices they are in."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.coreference.mention_features import KINDS, LABELS, NOBODY, NOUNS, PRONOUNS, Described
from onrecord.weights.arrays import different

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

NEAR = 70  # candidates back that are looked at; beyond, only those that share a name, a head word or a speaker
FAR = 4000  # candidates back beyond which only the last one alike is looked at; an article of 40 KB has some 2700
TOGETHER = 1 << 16  # pairs whose flags are held at once
FLAGS = 56


def candidate_pairs(d: Described, kept: Ints) -> tuple[Ints, Ints]:
    """Return the pairs (later, earlier) among the candidates `kept` that are scored, in order of the later one."""
    count, full = len(d.kind), ~np.isin(d.kind, list(PRONOUNS))
    voices = d.voice - d.voice.min(initial=NOBODY)
    pairs = [_with_earlier(kept, np.searchsorted(kept, kept - NEAR), np.arange(len(kept)), count)]
    for ids, told in (
        (d.head_token, full), (d.string, full), (d.identity, full & (d.identity != NOBODY)),
        (d.kind + voices * len(KINDS), ~full & (d.voice != NOBODY)),
    ):  # fmt: skip
        pairs.append(_alike(kept[told[kept]], ids, count))
    ordered = np.sort(np.concatenate(pairs), kind="stable")  # of runs in order, which is faster than to hash them
    later, earlier = np.divmod(ordered[np.diff(ordered, prepend=-1) > 0], count)
    return later, earlier


def _alike(kept: Ints, ids: Ints, count: int) -> Ints:
    """Return the pairs of candidates with the same id that are further apart than `NEAR`: up to `FAR`, or the last one."""
    _, group = np.unique(ids[kept], return_inverse=True)
    order = np.argsort(group, kind="stable")
    kept, group = kept[order], group[order]
    opens, place = np.searchsorted(group, group), np.arange(len(kept))
    reach = group * (count + FAR)  # keeps the groups apart, so that one search serves them all
    stop = np.maximum(np.searchsorted(reach + kept, reach + kept - NEAR), opens)
    start = np.maximum(np.searchsorted(reach + kept, reach + kept - FAR), opens)
    return _with_earlier(kept, np.minimum(start, np.maximum(place - 1, opens)), stop, count)


def _with_earlier(kept: Ints, start: Ints, stop: Ints, count: int) -> Ints:
    """Return the pairs of each one of `kept` with those from its `start` to its `stop`, as later * count + earlier."""
    many = np.maximum(stop - start, 0)
    behind = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.asarray(np.repeat(kept, many) * count + kept[np.repeat(start, many) + behind], np.int64)


def parts(later: Ints) -> Iterator[slice]:
    """Yield runs of some `TOGETHER` pairs, in order of the later one, each with all the pairs of its later ones."""
    start = 0
    while start < len(later):
        stop = int(np.searchsorted(later, later[min(start + TOGETHER, len(later)) - 1], side="right"))
        yield slice(start, stop)
        start = stop


def kinds_of_pairs(d: Described, later: Ints, earlier: Ints) -> Ints:
    """Return one number for the two kinds of every pair."""
    return d.kind[later] * len(KINDS) + d.kind[earlier]


def labels_of_pairs(d: Described, later: Ints, earlier: Ints) -> Ints:
    """Return one number for the two entity labels of every pair."""
    return d.label[later] * (len(LABELS + NOUNS) + 1) + d.label[earlier]


def pair_flags(d: Described, later: Ints, earlier: Ints) -> Floats:
    """Return the flags of every pair [pairs, FLAGS]."""
    columns = [
        *_distances(d, later, earlier), *_wording(d, later, earlier), *_voices(d, later, earlier),
        *_agreement(d, later, earlier), *_rivals(d, later, earlier), *_structure(d, later, earlier),
    ]  # fmt: skip
    table = np.empty((len(columns), len(later)), np.float32)  # a row a flag: faster to fill than a column
    for row, column in enumerate(columns):
        table[row] = column
    return table.T


def _distances(d: Described, i: Ints, j: Ints) -> list[NDArray[np.bool_]]:
    sentences, steps = d.sentence[i] - d.sentence[j], i - j
    bounds = (0, 1, 2, 4, 8, 16)
    near = [(sentences > low) & (sentences <= high) for low, high in zip((-99, *bounds[:-1]), bounds, strict=True)]
    doubled = np.minimum(np.log2(steps).astype(int), 6)
    return [*near, *(doubled == n for n in range(7))]


def _wording(d: Described, i: Ints, j: Ints) -> list[NDArray[np.generic]]:
    size = np.array([len(words) for words in d.tokens])
    common = _common(d, i, j)
    within, over = common == size[i], common == size[j]
    head = d.head_token[i] == d.head_token[j]
    return [
        d.string[i] == d.string[j], head, common / np.minimum(size[i], size[j]), within, over, head & within,
        head & ~within & ~over, (common > 0) & ~head,
    ]  # fmt: skip


def _common(d: Described, i: Ints, j: Ints) -> Ints:
    """Return how many words each pair shares, by the words of those that stand in the pairs alone."""
    rows, mine = different(i)
    columns, other = different(j)
    number: dict[int, int] = {}
    for c in rows.tolist():
        for word in d.tokens[c]:
            number.setdefault(word, len(number))
    table, against = (np.zeros((len(some), len(number)), np.float32) for some in (rows, columns))
    for marked, some in ((table, rows), (against, columns)):
        for row, c in enumerate(some.tolist()):
            marked[row, [number[word] for word in d.tokens[c] if word in number]] = 1
    return (table @ against.T)[mine, other].astype(np.int64)


def _voices(d: Described, i: Ints, j: Ints) -> list[NDArray[np.bool_]]:
    def same(a: Ints, b: Ints) -> NDArray[np.bool_]:
        return np.asarray((a == b) & (a != NOBODY), bool)

    def other(a: Ints, b: Ints) -> NDArray[np.bool_]:
        return np.asarray((a != b) & (a > NOBODY) & (b > NOBODY), bool)  # a pronoun that speaks may be anybody

    quoted = d.quote >= 0
    return [
        same(d.identity[i], d.identity[j]), other(d.identity[i], d.identity[j]),
        same(d.voice[i], d.identity[j]), same(d.identity[i], d.voice[j]),
        other(d.voice[i], d.identity[j]), other(d.identity[i], d.voice[j]),
        same(d.voice[i], d.voice[j]), other(d.voice[i], d.voice[j]), same(d.quote[i], d.quote[j]),
        quoted[i] & ~quoted[j], ~quoted[i] & quoted[j],
        same(d.holder[i], d.identity[j]), same(d.identity[i], d.holder[j]),
        same(d.ruled[i], d.identity[j]), same(d.identity[i], d.ruled[j]),
    ]  # fmt: skip


def _agreement(d: Described, i: Ints, j: Ints) -> list[NDArray[np.bool_]]:
    def clash(a: Ints) -> NDArray[np.bool_]:
        return np.asarray((a[i] != a[j]) & (a[i] > 0) & (a[j] > 0), bool)

    def match(a: Ints) -> NDArray[np.bool_]:
        return np.asarray((a[i] == a[j]) & (a[i] > 0), bool)

    return [clash(d.number), match(d.number), clash(d.gender), match(d.gender), clash(d.being), match(d.being)]


def _rivals(d: Described, i: Ints, j: Ints) -> list[NDArray[np.generic]]:
    """Return whether the earlier one is the nearest that fits in number, gender and being, and the nearest such subject."""

    def fits(a: Ints) -> NDArray[np.bool_]:
        return np.asarray((a[i] == a[j]) | (a[i] == 0) | (a[j] == 0), bool)

    same_side = (d.quote[i] >= 0) == (d.quote[j] >= 0)
    full = ~np.isin(d.kind[j], list(PRONOUNS))
    fitting = fits(d.number) & fits(d.gender) & fits(d.being) & same_side & (d.last[j] < d.first[i])
    return [
        _nearest(i, j, mask, len(d.kind))
        for mask in (fitting, fitting & (d.relation[j] == 0), fitting & full & (d.label[j] < len(LABELS)), fitting & (d.being[j] == 1))
    ]  # fmt: skip


def _nearest(i: Ints, j: Ints, mask: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """Return which pairs have, of those in `mask`, the last earlier one of their later one."""
    last = np.full(count, -1)
    np.maximum.at(last, i[mask], j[mask])
    return np.asarray(mask & (last[i] == j), bool)


def _structure(d: Described, i: Ints, j: Ints) -> list[NDArray[np.bool_]]:
    subject = d.relation == 0
    inside = (d.first[i] >= d.first[j]) & (d.last[i] <= d.last[j])
    under = d.governor[i] == d.head[j]
    return [
        inside, d.head[i] == d.head[j], under | (d.governor[j] == d.head[i]), subject[i] & subject[j],
        subject[j], (d.clause[i] == d.clause[j]), (d.clause[i] == d.clause[j]) & subject[j],
        under & (d.relation[i] == 7), (d.relation[i] == 4) & (d.clause[i] == d.clause[j]),
        (d.governor[j] == d.governor[i]),
    ]  # fmt: skip
