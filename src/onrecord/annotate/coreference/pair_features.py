"""What is known of two candidates together: how far apart, how alike, whether they clash, whose voices they are in."""

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.coreference.mention_features import KINDS, LABELS, NOBODY, NOUNS, PRONOUNS, Described
from onrecord.annotate.tree import Tree

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

NEAR = 70  # candidates back that are looked at; beyond, only those that share a name, a head word or a speaker
FLAGS = 56


def candidate_pairs(d: Described, kept: Ints) -> tuple[Ints, Ints]:
    """Return the pairs (later, earlier) among the candidates `kept` that are scored, in order of the later one."""
    rows, columns = np.tril_indices(len(kept), -1)
    later, earlier = kept[rows], kept[columns]
    full = ~np.isin(d.kind, list(PRONOUNS))
    alike = (d.head_token[later] == d.head_token[earlier]) | (d.string[later] == d.string[earlier])
    alike |= (d.identity[later] == d.identity[earlier]) & (d.identity[later] != NOBODY)
    alike &= full[later] & full[earlier]
    alike |= (
        (d.kind[later] == d.kind[earlier])
        & ~full[later]
        & (d.voice[later] == d.voice[earlier])
        & (d.voice[later] != NOBODY)
    )
    scored = (later - earlier <= NEAR) | alike
    return later[scored], earlier[scored]


def kinds_of_pairs(d: Described, later: Ints, earlier: Ints) -> Ints:
    """Return one number for the two kinds of every pair."""
    return d.kind[later] * len(KINDS) + d.kind[earlier]


def labels_of_pairs(d: Described, later: Ints, earlier: Ints) -> Ints:
    """Return one number for the two entity labels of every pair."""
    return d.label[later] * (len(LABELS + NOUNS) + 1) + d.label[earlier]


def pair_flags(tree: Tree, d: Described, later: Ints, earlier: Ints) -> Floats:
    """Return the flags of every pair [pairs, FLAGS]."""
    columns = [
        *_distances(d, later, earlier), *_wording(d, later, earlier), *_voices(d, later, earlier),
        *_agreement(d, later, earlier), *_rivals(d, later, earlier), *_structure(tree, d, later, earlier),
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
    size = d.tokens.sum(axis=1)
    common = (d.tokens @ d.tokens.T)[i, j]
    within, over = common == size[i], common == size[j]
    head = d.head_token[i] == d.head_token[j]
    return [
        d.string[i] == d.string[j], head, common / np.minimum(size[i], size[j]), within, over, head & within,
        head & ~within & ~over, (common > 0) & ~head,
    ]  # fmt: skip


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


def _structure(tree: Tree, d: Described, i: Ints, j: Ints) -> list[NDArray[np.bool_]]:
    heads = np.array(tree.syntax.heads)
    clauses = np.array([tree.clause_head(h) for h in d.head])
    subject = d.relation == 0
    inside = (d.first[i] >= d.first[j]) & (d.last[i] <= d.last[j])
    under = heads[d.head[i]] == d.head[j]
    return [
        inside, d.head[i] == d.head[j], under | (heads[d.head[j]] == d.head[i]), subject[i] & subject[j],
        subject[j], (clauses[i] == clauses[j]), (clauses[i] == clauses[j]) & subject[j],
        under & (d.relation[i] == 7), (d.relation[i] == 4) & (clauses[i] == clauses[j]),
        (heads[d.head[j]] == heads[d.head[i]]),
    ]  # fmt: skip
