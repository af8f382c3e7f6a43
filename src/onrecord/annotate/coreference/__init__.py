"""Coreference: each mention is linked to the earlier one it most likely repeats, or opens a chain of its own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.annotations import Mention
from onrecord.annotate.coreference.candidates import Candidate, find_candidates
from onrecord.annotate.coreference.discourse import Discourse
from onrecord.annotate.coreference.link_rules import Whom, apply_rules, whom
from onrecord.annotate.coreference.mention_features import (
    KINDS,
    LABELS,
    NOUNS,
    PRONOUNS,
    RELATIONS,
    Described,
    describe,
)
from onrecord.annotate.coreference.pair_features import (
    candidate_pairs,
    kinds_of_pairs,
    labels_of_pairs,
    pair_flags,
    parts,
)
from onrecord.layout.lines import entry_of
from onrecord.weights.linker import Linker, Sides

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

TOGETHER = 4096  # candidates that are read at once; an article of 50 KB has fewer
_ALL = slice(None)
LEAST = -2.5  # log-odds under which a candidate is in no chain
EASE = 1.0  # added to links: the net, which saw all openings as one choice, links too little; set on OntoGUM dev
FIRM = 0.0  # the same where names are taken from chains; but "I" and "we" are eased there too
DESCRIBED = 0.5  # the same for "the minister"; chosen by judged speakers of news (training/news/statements.jsonl): 1.0 was no better


def mention_inputs(discourse: Discourse, d: Described, some: slice = _ALL) -> Floats:
    """Return what the linker reads of candidates: states of head, ends and governor (of head and governor those above too), one-hot groups, flags."""
    states, head = discourse.states, d.head[some]
    governor = np.where(d.governor[some] >= 0, d.governor[some], head)
    groups = ((d.kind, len(KINDS)), (d.label, len(LABELS + NOUNS) + 1), (d.relation, len(RELATIONS) + 1))
    hot = [np.eye(size, dtype=np.float32)[ids[some]] for ids, size in groups]
    seen = (states[head], states[d.first[some]], states[d.last[some]], states[governor])
    above = (discourse.above[head], discourse.above[governor])
    return np.concatenate([*seen, *hot, d.flags[some], *above], axis=1)


def _encoded(discourse: Discourse, d: Described, linker: Linker) -> Floats:
    """Return what the linker makes of each candidate, some `TOGETHER` at a time: their inputs are wide."""
    starts = range(0, len(d.kind), TOGETHER)
    return np.concatenate([linker.encode(mention_inputs(discourse, d, slice(s, s + TOGETHER))) for s in starts])


def find_chains(discourse: Discourse, candidates: Sequence[Candidate], linker: Linker) -> list[list[int]]:
    """Return the chains of two or more candidates, as their numbers, in order of first mention."""
    return _chains(discourse, candidates, linker)[0]


def _chains(
    discourse: Discourse, candidates: Sequence[Candidate], linker: Linker
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the chains of two or more candidates, and those that firm links make."""
    if len(candidates) < 2:
        return [], []
    d = describe(discourse, candidates)
    hidden = _encoded(discourse, d, linker)
    kept = np.flatnonzero(linker.mentioned(hidden) > LEAST)
    later, earlier = candidate_pairs(d, kept)
    entry = np.array([entry_of(discourse.tree.text, discourse.tree.words[c.head].start) for c in candidates])
    together = (d.kind[later] == KINDS.index("name")) | (entry[earlier] == 0) | (entry[earlier] == entry[later])
    later, earlier = later[together], earlier[together]
    if not len(later):
        return [], []
    sides = linker.sides(hidden)
    likely = [_likely(d, linker, sides, later[some], earlier[some]) for some in parts(later)]
    later, earlier, *scores = (np.concatenate(column) for column in zip(*likely, strict=True))
    told = whom(d)
    loose, firm = (widest(gather(len(candidates), later, earlier, each, told), d) for each in scores)
    return loose, firm


def _likely(
    d: Described, linker: Linker, sides: Sides, later: Ints, earlier: Ints
) -> tuple[Ints, Ints, Floats, Floats]:
    """Return the pairs that may be links, with their scores for all chains and for those that firm links make."""
    kinds, labels = kinds_of_pairs(d, later, earlier), labels_of_pairs(d, later, earlier)
    scores = linker.links(sides, later, earlier, kinds, labels, pair_flags(d, later, earlier))
    first = np.isin(d.kind[later], [KINDS.index("I"), KINDS.index("we")])
    person = (d.kind[later] == KINDS.index("the")) & (d.being[later] == 1) & (d.number[later] == 1)
    person &= d.label[earlier] == LABELS.index("PERSON")
    eases = (np.float32(EASE), np.select([first, person], [EASE, DESCRIBED], FIRM).astype(np.float32))
    loose, firm = (apply_rules(d, later, earlier, scores + ease) for ease in eases)
    hopeful = (loose > 0) | (firm > 0)
    return later[hopeful], earlier[hopeful], loose[hopeful], firm[hopeful]


def gather(
    count: int, later: Ints, earlier: Ints, scores: Floats, told: Sequence[Whom] | None = None
) -> list[list[int]]:
    """Return the chains that the best link above 0 of every mention makes; ties go to the nearer mention.

    What `told` says of the candidates must not clash within a chain: then the next best link counts.
    """
    hopeful = np.flatnonzero(scores > 0)
    links: dict[int, list[tuple[float, int]]] = {}
    for i, j, score in zip(later[hopeful].tolist(), earlier[hopeful].tolist(), scores[hopeful].tolist(), strict=True):
        links.setdefault(i, []).append((score, j))
    chains = _Chains(told or [Whom() for _ in range(count)])
    for i in sorted(links):
        for _, j in sorted(links[i], reverse=True):
            if chains.join(i, j):
                break
    return sorted(chains.members)


def widest(chains: Sequence[Sequence[int]], d: Described) -> list[list[int]]:
    """Return the chains without what stands inside another mention of its own chain ("X" of "X, the mayor")."""
    found = []
    for chain in chains:
        kept, reach = [], -1
        for c in chain:  # in text order, wider ones first
            if d.last[c] > reach or int(d.kind[c]) in PRONOUNS:
                kept.append(c)
                reach = max(reach, int(d.last[c]))
        if len(kept) > 1:
            found.append(kept)
    return found


class _Chains:
    """Chains as they grow, with what is told of the persons in each."""

    def __init__(self, told: Sequence[Whom]) -> None:
        self._told = told
        self._chain_of: dict[int, int] = {}
        self._whom: list[Whom] = []
        self.members: list[list[int]] = []

    def join(self, later: int, earlier: int) -> bool:
        """Put a mention into the chain of an earlier one, unless what is told of both clashes."""
        number = self._chain_of.get(earlier)
        if not (self._whom[number] if number is not None else self._told[earlier]).fits(self._told[later]):
            return False
        if number is None:
            number = self._chain_of[earlier] = len(self.members)
            self.members.append([earlier])
            self._whom.append(Whom())
            self._whom[number].join(self._told[earlier])
        self._chain_of[later] = number
        self.members[number].append(later)
        self._whom[number].join(self._told[later])
        return True


def annotate_mentions(discourse: Discourse, linker: Linker) -> tuple[Mention, ...]:
    """Return the mentions of all chains in text order, wider ones first; chains are numbered by their first mention."""
    candidates = find_candidates(discourse)
    words = discourse.tree.words
    loose, firm = _chains(discourse, candidates, linker)
    firmly = {c: number for number, chain in enumerate(firm) for c in chain}
    found = [
        Mention(words[candidates[c].first].start, words[candidates[c].last - 1].end, number, firmly.get(c))
        for number, chain in enumerate(loose)
        for c in chain
    ]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))
