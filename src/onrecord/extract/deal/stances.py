"""The words of stance above a term: who takes it, how it is negated, conditioned and passed on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.tree import Tree
from onrecord.records.values import Stance
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})
_THROUGH = {"obj", "xcomp", "ccomp", "conj", "acl", "nsubj:pass", "csubj", "iobj", "dep", "appos"}
_CASES = {"for", "to", "on", "against", "of", "with", "into", "from", "about", "towards", "toward", "over"}
_FOR_ONLY = {
    "call",
    "calls",
    "called",
    "calling",
    "appeal",
    "appealed",
    "appeals",
    "appealing",
    "push",
    "pushed",
    "pushes",
    "pushing",
    "press",
    "pressed",
}
_BE = {"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "remains", "remained"}
FLIPPED: dict[str, Stance | None] = {
    k: cast("Stance | None", v or None) for k, v in load("stances")["negation"].items()
}


@dataclass(frozen=True, slots=True)
class Operator:
    """A word of stance: its index, the stance, the word below it on the way to the term, whether it is negated."""

    word: int
    stance: Stance
    below: int
    negated: bool
    noun: bool


def operators(tree: Tree, head: int, stops: frozenset[int]) -> Iterator[Operator]:
    """Yield the words of stance above a term's head, nearest first, as far as complements lead.

    `stops` are words (nouns of proposals, talks) beyond which a stance is on them and no longer on the term.
    """
    below, at = head, tree.head(head)
    own = _operator(tree, head, head)
    if own:
        yield own
    while at >= 0:
        if below in stops and below != head:
            return
        if not _leads(tree, below, at):
            return
        found = _operator(tree, at, below)
        if found:
            yield found
        below, at = at, tree.head(at)


def _leads(tree: Tree, below: int, above: int) -> bool:
    """Say whether a word is a complement of the one above, not a circumstance of it."""
    relation = tree.syntax.relations[below]
    if relation in _THROUGH or relation.partition(":")[0] in {"obj", "xcomp", "ccomp", "acl"}:
        return True
    cases = {tree.lower(c) for c in tree.dependents(below, "case")}
    if relation.startswith(("obl", "nmod")):
        return relation == "nmod:poss" or (bool(cases & _CASES) and not (relation.startswith("obl") and cases & {"in"}))
    if relation.startswith("nsubj"):
        return tree.tag(above) == "ADJ" or bool(tree.dependents(above, "cop")) or _means(tree, above)
    return relation in {"compound", "amod"}


def _means(tree: Tree, word: int) -> bool:
    """Say whether a verb joins its subject to what is thought of it: "a truce remains essential"."""
    return tree.lower(word) in _BE


def _operator(tree: Tree, word: int, below: int) -> Operator | None:
    lower, tag = tree.lower(word), tree.tag(word)
    kinds = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
    stance = _particled(tree, word)
    kind = kinds.get(tag)
    if stance is None and kind:
        stance = _listed(kind).get(lower)
        if stance and lower in _FOR_ONLY and kind == "verbs" and not _for(tree, word, below):
            return None
    if stance is None or (word == below and kind != "verbs"):
        return None
    if word == below:
        return None
    return Operator(word, stance, below, _negated(tree, word), tag == "NOUN")


def _for(tree: Tree, word: int, below: int) -> bool:
    cases = {tree.lower(c) for c in tree.dependents(below, "case", "mark")}
    return bool(cases & {"for", "on", "to", "upon"}) or tree.relation(below) in {"xcomp", "ccomp", "advcl"}


def _particled(tree: Tree, word: int) -> Stance | None:
    """Return the stance of a verb with its particle: "ruled out", "turned down", "put forward"."""
    if tree.tag(word) != "VERB":
        return None
    near = [tree.lower(w) for w in range(word + 1, min(word + 3, len(tree.words)))]
    near += [tree.lower(c) for c in tree.dependents(word, "compound", "advmod")]
    return next((s for n in near if (s := _pairs().get((tree.lower(word), n)))), None)


def _negated(tree: Tree, word: int) -> bool:
    told = [tree.lower(c) for c in tree.dependents(word, "advmod", "det", "cc", "aux")]
    subject = [tree.lower(d) for s in tree.dependents(word, "nsubj") for d in (s, *tree.dependents(s, "det"))]
    return bool(_NOT & {*told, *(w for w in subject if w in {"no", "none", "neither", "nobody"})})


@cache
def _listed(kind: str) -> dict[str, Stance]:
    found: dict[str, Stance] = {}
    for stance, told in load("stances").items():
        if stance in {"negation", "conditions"}:
            continue
        words = {f for lemma in told[kind].split() for f in (verb_forms(lemma) if kind == "verbs" else {lemma})}
        if kind == "verbs":
            words |= {w for w in told["irregular"].split() if "_" not in w}
        for form in sorted(words):
            found.setdefault(form, cast("Stance", stance))
    return found


@cache
def _pairs() -> dict[tuple[str, str], Stance]:
    pairs: dict[tuple[str, str], Stance] = {}
    for entry in load("stances")["rejects"]["irregular"].split():
        if "_" in entry:
            verb, _, particle = entry.partition("_")
            pairs[verb, particle] = "rejects"
            pairs |= {(form, particle): "rejects" for form in verb_forms(verb)}
    for form in ("put", "puts", "putting", "set", "brought", "bring"):
        pairs[form, "forward"] = "proposes"
    return pairs
