"""Dependency trees from the scores of arcs: the greedy heads where they make a tree, else the best tree."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.annotations import Sentence, Syntax
from onrecord.weights.session import Scores


def annotate_syntax(scores: Scores, sentences: Sequence[Sentence], names: dict[str, list[str]]) -> Syntax:
    """Return parts of speech, heads (-1 for a root) and relations of every word; each sentence is one tree."""
    heads = [int(h) for h in scores.heads]
    for sentence, arcs in zip(sentences, scores.arcs, strict=True):
        own = [h - sentence.first for h in heads[sentence.first : sentence.last]]
        if len(arcs) == len(own) and not is_tree(own):
            own = best_tree(arcs)
        heads[sentence.first : sentence.last] = [-1 if h == n else h + sentence.first for n, h in enumerate(own)]
    relations = [names["relations"][int(r)] for r in scores.relations]
    for n, head in enumerate(heads):
        if (head < 0) != (relations[n] == "root"):
            relations[n] = "root" if head < 0 else "dep"
        elif relations[n] == "case" and relations[head] == "compound" and heads[head] < n < head:
            relations[head] = (
                "nmod"  # "told reporters | in Port Sudan": what has a preposition is no part of a compound
            )
    tags = tuple(names["tags"][int(t)] for t in scores.tags)
    for n, head in enumerate(heads):
        if relations[n] == "flat" and head >= 0 and tags[head] in {"VERB", "AUX"}:
            relations[n] = _of_verb(n, head, heads, relations)  # a name's head that only lost its relation
        if relations[n] == "amod" and tags[n] == "VERB" and n and (heads[n - 1], relations[n - 1]) == (n, "mark"):
            heads[n], heads[head] = heads[head], n  # "after | meeting the envoy": a clause with its object
            relations[n], relations[head] = "advcl", "obj"
    _mend_subjects(tags, heads, relations)
    _mend_shared(tags, heads, relations)
    _mend_joined(tags, heads, relations)
    _mend_participles(tags, heads, relations)
    return Syntax(tags, tuple(heads), tuple(relations))


def _mend_subjects(tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Give a verb one subject: a noun before it that got a noun's relation is it, a second one behind is the object.

    Of two before it, the first is that of what is said between them: "X | called for a truce, Y said".
    """
    of_verb: dict[int, list[int]] = {}
    led = {heads[n] for n, relation in enumerate(relations) if relation == "case" and tags[n] == "ADP"}
    for n, head in enumerate(heads):
        if head >= 0 and tags[head] == "VERB" and tags[n] in {"NOUN", "PROPN"} and n not in led:
            of_verb.setdefault(head, []).append(n)
    for verb, nouns in of_verb.items():
        subjects = [n for n in nouns if relations[n] == "nsubj"]
        if len(subjects) > 1 and subjects[0] < verb < subjects[-1] and not any(relations[n] == "obj" for n in nouns):
            relations[subjects[-1]] = "obj"
        between = [
            n for n in range(subjects[0], subjects[-1]) if heads[n] == verb and relations[n] == "ccomp"
        ] if len(subjects) > 1 and subjects[-1] < verb else []  # fmt: skip
        if between and not any(h == between[0] and relations[n].startswith("nsubj") for n, h in enumerate(heads)):
            heads[subjects[0]] = between[0]
        strays = [n for n in nouns if n < verb and relations[n] in {"nmod:desc", "nmod"}]
        if strays and not any(relations[n].startswith("nsubj") for n, head in enumerate(heads) if head == verb):
            relations[strays[-1]] = "nsubj"


def _mend_shared(tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Part a counted object from the subject it was joined to: "let out 24 women and the rebels | gave up 20 men"."""
    counted = {head for n, head in enumerate(heads) if tags[n] == "NUM"}
    helped = {head for n, head in enumerate(heads) if relations[n].startswith("aux")}
    for n, verb in enumerate(list(heads)):
        if n not in counted or verb in helped or relations[n] != "nsubj" or verb <= n:
            continue
        before = heads[verb]
        apart = relations[verb] in {"parataxis", "conj", "ccomp"} and 0 <= before < n and tags[before] == "VERB"
        if not apart or tags[n] not in {"NOUN", "PROPN"} or tags[verb] != "VERB":
            continue
        joined = [c for c in range(n + 1, verb) if heads[c] == n and relations[c] == "conj"]
        taken = any(h == before and relations[c] in {"obj", "ccomp"} for c, h in enumerate(heads) if c != verb)
        between = {tags[w] for w in range(before + 1, n)}
        if joined and not taken and between <= {"ADP", "NUM", "DET", "ADJ", "ADV", "NOUN", "PROPN", "PART"}:
            heads[n], relations[n] = before, "obj"
            heads[joined[0]], relations[joined[0]] = verb, "nsubj"


def _mend_joined(tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Make a noun that was joined to an object the subject of the clause that begins with it: "freed A, and Y | let B go"."""
    with_subject = {heads[n] for n, relation in enumerate(relations) if relation.startswith(("nsubj", "csubj"))}
    for n, head in enumerate(heads):
        if relations[n] != "conj" or tags[n] not in {"NOUN", "PROPN"} or tags[head] not in {"NOUN", "PROPN", "NUM"}:
            continue
        verb = next((m for m in range(n + 1, len(heads)) if tags[m] not in {"AUX", "PART", "ADV"}), None)
        joined = (
            verb is not None and tags[verb] == "VERB" and relations[verb] in {"conj", "ccomp", "advcl", "parataxis"}
        )
        if verb is None or not joined or verb in with_subject or _rules(n, verb, heads):
            continue
        heads[n], relations[n] = verb, "nsubj"
        with_subject.add(verb)


def _mend_participles(tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Give a subject to the verb that has an auxiliary, not the bare participle before it: "men | held by X have been freed"."""
    below: dict[int, list[int]] = {}
    for n, head in enumerate(heads):
        below.setdefault(head, []).append(n)
    for n, head in list(enumerate(heads)):
        if relations[n] != "nsubj:pass" or tags[head] != "VERB" or head < n:
            continue
        helped = any(relations[c].startswith(("aux", "cop")) for c in below.get(head, []))
        finite = [
            c
            for c in below.get(head, [])
            if c > head and tags[c] == "VERB" and relations[c] in {"parataxis", "conj", "ccomp", "xcomp", "advcl"}
            and any(relations[a].startswith("aux") for a in below.get(c, []))
            and not any(relations[a].startswith("nsubj") or relations[a] in {"cc", "mark"} for a in below.get(c, []))
        ]  # fmt: skip
        if helped or not finite:
            continue
        main = finite[0]
        heads[main], relations[main] = heads[head], relations[head]
        passive = any(relations[a] == "aux:pass" for a in below.get(main, []))
        heads[n], relations[n] = main, "nsubj:pass" if passive else "nsubj"
        heads[head], relations[head] = n, "acl"


def _rules(above: int, below: int, heads: Sequence[int]) -> bool:
    at = below
    while at >= 0 and at != above:
        at = heads[at]
    return at == above


def _of_verb(word: int, verb: int, heads: Sequence[int], relations: Sequence[str]) -> str:
    """Return the relation to a verb of a name: subject before it, object or oblique behind it."""
    if any(above == word and relation == "case" for above, relation in zip(heads, relations, strict=True)):
        return "obl"
    subject = any(heads[n] == verb and relations[n].startswith("nsubj") for n in range(len(heads)))
    return "nsubj" if word < verb and not subject else "obj"


def is_tree(heads: Sequence[int]) -> bool:
    """Say whether the heads (a root's is itself) make one tree with one root."""
    if sum(h == n for n, h in enumerate(heads)) != 1:
        return False
    safe = {n for n, h in enumerate(heads) if h == n}
    for start in range(len(heads)):
        path, at = [], start
        while at not in safe:
            if at in path:
                return False
            path.append(at)
            at = heads[at]
        safe.update(path)
    return True


def best_tree(arcs: NDArray[np.float32]) -> list[int]:
    """Return the heads of the highest-scoring tree with one root (Chu-Liu/Edmonds); a root's head is itself.

    `arcs[d, h]` scores h as the head of d, the diagonal d as the root. Of the three likeliest roots the one that
    gives the best tree is taken.
    """
    roots = np.argsort(-np.diag(arcs) + arcs.max(1), kind="stable")[:3]
    trees = [_rooted(arcs, int(root)) for root in roots]
    return max(trees, key=lambda heads: sum(float(arcs[d, h]) for d, h in enumerate(heads)))


def _rooted(arcs: NDArray[np.float32], root: int) -> list[int]:
    scores = arcs.astype(np.float64)
    np.fill_diagonal(scores, -1e9)
    scores[root, :] = -1e9
    heads = _edmonds(scores, root)
    heads[root] = root
    return heads


def _edmonds(scores: NDArray[np.float64], root: int) -> list[int]:
    heads = [int(h) for h in scores.argmax(1)]
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    # The cycle becomes one node: its best way in replaces one of its arcs, its best way out is kept for each other.
    inside = np.array(sorted(cycle))
    outside = [n for n in range(len(heads)) if n not in cycle]
    gain = scores[inside] - scores[inside, [heads[n] for n in inside]][:, None]
    entry, leaving = inside[gain.argmax(0)], inside[scores[:, inside].argmax(1)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -1e9)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = gain.max(0)[outside]
    smaller[:size, size] = scores[:, inside].max(1)[outside]
    found = _edmonds(smaller, outside.index(root))
    for n, head in enumerate(found[:size]):
        heads[outside[n]] = int(leaving[outside[n]]) if head == size else outside[head]
    above = outside[found[size]]
    heads[int(entry[above])] = above
    heads[root] = root
    return heads


def _cycle(heads: Sequence[int], root: int) -> set[int] | None:
    done = {root}
    for start in range(len(heads)):
        path, at = [], start
        while at not in done and at not in path:
            path.append(at)
            at = heads[at]
        if at in path:
            return set(path[path.index(at) :])
        done.update(path)
    return None
