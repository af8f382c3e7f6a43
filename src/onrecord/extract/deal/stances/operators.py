"""The words of stance above a term: who takes it, how it is negated, conditioned and passed on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import cast

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.stances.attachment import governor
from onrecord.extract.deal.stances.idioms import idiom_at, judgement
from onrecord.records.values import Stance
from onrecord.vocabularies.inflection import listed_forms, verb_forms
from onrecord.vocabularies.load import load, words_in

NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})
_NO_WAY = frozenset({"circumstances", "way", "means", "account", "event", "case", "price"})  # "under no circumstances"
_NONE = frozenset({"no", "none", "neither", "nobody"})
_THROUGH = {"obj", "xcomp", "ccomp", "conj", "csubj", "iobj", "dep", "appos"}
_CASES = set("out off for to on against of with into from about towards toward over by upon behind".split())
_ASIDE = frozenset("before after during amid since ahead at despite until under following".split())
_BE = {"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "remains", "remained"}
_KINDS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "ADV": "adjectives"}
_WISHING = frozenset({"like", "love", "prefer"})  # "would like the embargo lifted"
_LEADING = frozenset({"from", "of", "to", "for", "against", "with"})  # prepositions of the term itself
_BETWEEN = 4  # words that may stand between a verb and its particles
_NEAR = 8  # words behind a verb within which its particles stand
FLIPPED: dict[str, Stance | None] = {
    k: cast("Stance | None", v or None) for k, v in load("stances")["negation"].items()
}
_circumstances = partial(words_in, "stances", "reading", "circumstances")


@dataclass(frozen=True, slots=True)
class Operator:
    """A word of stance: its index, the stance, the word below it on the way to the term, whether it is negated."""

    word: int
    stance: Stance
    below: int
    negated: bool
    noun: bool

    @property
    def told(self) -> Stance | None:
        """The stance as it is meant: a negated one is its opposite, or none."""
        return FLIPPED.get(self.stance, self.stance) if self.negated else self.stance


def operators(tree: Tree, head: int, stops: frozenset[int]) -> Iterator[Operator]:
    """Yield the words of stance above a term's head, nearest first, as far as complements lead.

    `stops` are words (nouns of proposals, talks) beyond which a stance is on them and no longer on the term.
    """
    below, at = head, governor(tree, head, asking())
    told = False
    while at >= 0:
        if (
            (below in stops and below != head)
            or not leads(tree, below, at)
            or (tree.lower(at) in _unmeant() and tree.tag(at) == "VERB")
        ):
            return
        if tree.lower(at) in _uttering() and _is_question(tree, below):
            return
        if tree.relation(below) == "conj" and tree.tag(below) == "NOUN" and tree.tag(at) == "VERB":
            return  # "backs it but | objects | to", a verb taken for a noun
        found = operator_at(tree, at, below)
        if (
            tree.relation(below) == "conj"
            and tree.tag(below) in {"VERB", "AUX"}
            and _of_its_own(tree, below, told, found)
        ):
            return
        if found and found.stance == "rejects" and "over" in tree.cases(below):
            return  # "walked out | over | the release": why, not what
        if found and not _is_subject(tree, below, at) and not _is_at_hand(tree, below, found):
            told = True
            yield found
        below, at = at, governor(tree, at, asking())


def _is_question(tree: Tree, clause: int) -> bool:
    """Say whether a clause is a question told on: "asked | whether it would leave", "declined to say | whether"."""
    return any(tree.lower(c) == "whether" for c in tree.dependents(clause, "mark"))


def _of_its_own(tree: Tree, verb: int, told: bool, above: Operator | None) -> bool:
    """Say whether a verb joined to another by "and" is no complement of what rules that: "rejected it | and left"."""
    to_do = any(tree.lower(c) == "to" for w in (verb, tree.head(verb)) for c in tree.dependents(w, "mark"))
    bare = to_do and not tree.dependents(verb, "aux", "nsubj")
    return not bare and (told or above is not None)


def _is_at_hand(tree: Tree, below: int, found: Operator) -> bool:
    """Say whether a thing itself is "ready" or "open", which tells nobody's readiness: "the accord would be ready"."""
    return tree.tag(found.word) == "ADJ" and found.stance == "offers" and tree.relation(below) == "nsubj"


def _is_subject(tree: Tree, below: int, verb: int) -> bool:
    """Say whether a word is the subject of a verb of stance, so that it takes the stance: "as the deal requires"."""
    later = any(
        c > below for c in tree.dependents(verb, "nsubj") if c < verb
    )  # "a demand that X backs and | Y opposes"
    return tree.syntax.relations[below] == "nsubj" and tree.tag(verb) == "VERB" and not later


def leads(tree: Tree, below: int, above: int) -> bool:
    """Say whether a word is a complement of the one above, not a circumstance of it."""
    relation = tree.syntax.relations[below]
    kind = relation.partition(":")[0]
    if kind in _THROUGH or relation in {"nsubj:pass", "acl"}:
        return True
    if kind == "advmod" and tree.lower(below) == "away":
        return True  # "walked | away | from the talks"
    if tree.lower(below) == "so" and below > above:
        return True  # "expects | so"
    cases = tree.dependents(below, "case", "mark")
    marks = {tree.lower(w) for c in cases for w in (c, *tree.dependents(c, "fixed"))}
    if kind == "advcl":
        gerund = tree.lower(below).endswith("ing") and marks <= _CASES and (bool(marks) or below - above < _NEAR)
        return gerund or ("to" in marks and not marks & {"in", "order"})
    if kind in {"obl", "nmod"}:
        if "according" in marks or (kind == "obl" and tree.lower(below) in _circumstances()):
            return False
        if tree.lower(below) in {"exchange", "return"} and "in" in marks:
            return True
        if "in" in marks and tree.lower(above) in _inward():
            return True
        return relation == "nmod:poss" or (bool(marks & _CASES) and not (kind == "obl" and marks & {"in"}))
    if kind == "nsubj":
        bound = any(tree.lower(c) in {"must", "should"} for c in tree.dependents(above, "aux"))
        told_on = tree.relation(above) == "acl" and bool(
            tree.dependents(above, "mark")
        )  # "doubts that a truce will hold"
        embedded = (told_on or tree.relation(above) in {"ccomp", "csubj", "xcomp", "advcl", "conj"}) and (
            bound or not tree.dependents(above, "obj")
        )
        return tree.tag(above) == "ADJ" or bool(tree.dependents(above, "cop")) or _means(tree, above) or embedded
    return relation in {"compound", "amod"}


def is_aside(tree: Tree, word: int) -> bool:
    """Say whether a phrase is a circumstance of the one above: "before elections", "during talks"."""
    cases = tree.cases(word)
    return tree.relation(word) in {"obl", "nmod"} and bool(cases & _ASIDE)


def _means(tree: Tree, word: int) -> bool:
    """Say whether a verb joins its subject to what is thought of it: "a truce remains essential"."""
    return tree.lower(word) in _BE


def operator_at(tree: Tree, word: int, below: int | None) -> Operator | None:
    """Return what a word tells of stance on the word below it; None where it tells none."""
    lower, kind = tree.lower(word), _KINDS.get(tree.tag(word))
    if word != below and (idiom := idiom_at(tree, word)):
        told, run = idiom
        noun = tree.tag(word) == "NOUN" and not tree.dependents(word, "cop") and not _there_is(tree, word)
        return Operator(word, told, word if below is None else below, negated(tree, word, run), noun)
    judged = tree.tag(word) == "VERB" and lower in words_of("calling")  # "called | limits on the army unacceptable"
    stance = (_said_to_be(tree, word) if judged else None) or _paired(tree, word, below)
    none = stance is not None and any(map(tree.is_none, tree.dependents(word, "obj")))  # "put | no name to it"
    if stance is None and kind:
        stance = _listed(kind).get(lower)
        if lower in _WISHING and {tree.lower(c) for c in tree.dependents(word, "aux")} & {"would", "'d", "’d"}:
            stance = "demands"
        if stance and kind == "verbs" and below is not None and lower in _for_only() and not _for(tree, below):
            stance = None
    if stance is None and tree.tag(word) == "VERB":
        stance = _said_to_be(tree, word) or _voiced(tree, word, below)
    if stance is None or word == below:
        return None
    refused = none or negated(tree, word) or (below is not None and _none_of(tree, below))
    return Operator(word, stance, word if below is None else below, refused, tree.tag(word) == "NOUN")


def is_given_up(tree: Tree, operator: Operator) -> bool:
    """Say whether a noun of stance is the object of a verb of giving up: "dropped its opposition to"."""
    above = tree.head(operator.word)
    object_of = above >= 0 and tree.relation(operator.word) == "obj" and tree.lower(above) in words_of("dropping")
    return object_of and operator.noun


def is_dropped(tree: Tree, operator: Operator) -> bool:
    """Say whether a noun of demanding tells what is no longer demanded: "dropped its insistence on"."""
    return is_given_up(tree, operator) and operator.stance == "demands"


def is_open(tree: Tree, word: int) -> bool:
    """Say whether a stance is not yet taken: "has yet to accept", "stopped short of accepting", "held back from signing",
    "whether it accepts".
    """
    yet = word > 1 and [tree.lower(word - 2), tree.lower(word - 1)] == ["yet", "to"]
    above = tree.head(word)
    between = {tree.lower(w) for w in range(above, word)} if above >= 0 else set()
    kept = "short" in between or ("from" in between and bool(between & {"back", "away"}))
    short = kept and tree.relation(word) in {"advcl", "xcomp", "acl"}
    stops = word + 1 < len(tree.words) and tree.lower(word + 1) == "short"
    whether = any(tree.lower(c) == "whether" for c in tree.dependents(word, "mark"))
    return yet or short or stops or (whether and tree.relation(word) in {"ccomp", "advcl"})


def _there_is(tree: Tree, noun: int) -> bool:
    """Say whether there is or is not a thing, which whoever says so thinks: "there was no | question | of leaving"."""
    above = tree.head(noun)
    return above >= 0 and bool(tree.dependents(above, "expl"))


def _none_of(tree: Tree, below: int) -> bool:
    """Say whether an object is denied: "will accept | no ceasefire"."""
    return tree.relation(below) == "obj" and tree.is_none(below)


def _said_to_be(tree: Tree, verb: int) -> Stance | None:
    """Return the stance of what somebody calls itself: "declared itself ready to", "made clear it was willing"."""
    itself = any(
        tree.lower(c) in {"itself", "himself", "herself", "themselves", "it"}
        for c in tree.dependents(verb, "obj", "expl")
    )
    called = tree.lower(verb) in words_of("calling")
    if not (itself or called):
        return None
    beside = [c for c in tree.dependents(verb, "xcomp", "advmod", "acl", "obj") if tree.tag(c) in {"ADJ", "ADV"}]
    beside += [c for c in tree.dependents(verb, "obl") if called and tree.tag(c) == "ADJ" and "as" in tree.cases(c)]
    beside += [c for o in tree.dependents(verb, "obj") for c in tree.dependents(o, "amod") if called and c > o]
    told = [s for c in beside if (s := judgement(tree.lower(c)) or _listed("adjectives").get(tree.lower(c)))]
    nouns = [c for c in tree.dependents(verb, "xcomp", "obj", "obl", "dep") if tree.tag(c) == "NOUN" and c > verb]
    return told[0] if told else next((s for c in nouns if called and (s := judgement(tree.lower(c)))), None)


def _voiced(tree: Tree, verb: int, below: int | None) -> Stance | None:
    """Return the stance a verb voices by its object where the tree hangs on the verb what it is on: "voiced doubts today | that"."""
    if below is None or tree.relation(below) != "ccomp" or tree.lower(verb) not in words_of("carrying"):
        return None
    return next((s for c in tree.dependents(verb, "obj") if (s := _listed("nouns").get(tree.lower(c)))), None)


def _for(tree: Tree, below: int) -> bool:
    """Say whether what is below is led by "for", "on" or "to", or is a clause."""
    cases = {tree.lower(c) for c in tree.dependents(below, "case", "mark")}
    return bool(cases & {"for", "on", "to", "upon"}) or tree.relation(below) == "ccomp"


def _paired(tree: Tree, word: int, below: int | None) -> Stance | None:
    """Return the stance of a verb with its particles or the term's preposition: "ruled out", "warned against"."""
    if tree.tag(word) != "VERB":
        return None
    pairs = _pairs().get(tree.lower(word))
    if not pairs:
        return None
    behind = [tree.lower(w) for w in range(word + 1, min(word + 1 + _NEAR, len(tree.words)))]
    loose = {tree.lower(c) for c in tree.dependents(word, "compound", "advmod")}
    cases = [] if below is None else tree.dependents(below, "case", "mark")
    inner = (
        [] if below is None else [m for c in tree.dependents(below, "nmod", "obl") for m in tree.dependents(c, "case")]
    )
    led = {tree.lower(w) for c in cases for w in (c, *tree.dependents(c, "fixed"))}
    loose |= led
    for particles, stance in pairs:
        inside = (
            below is not None and tree.lower(below) in particles and any(tree.lower(m) == particles[-1] for m in inner)
        )  # "having none | of it"
        if below is not None and particles[-1] in _LEADING and particles[-1] not in led and not inside:
            continue
        if _in_order(particles, behind[: len(particles) + _BETWEEN]) or (len(particles) == 1 and particles[0] in loose):
            return stance
    return None


def _in_order(wanted: tuple[str, ...], words: list[str]) -> bool:
    rest = iter(words)
    return all(word in rest for word in wanted)


def is_at_stake(tree: Tree, word: int) -> bool:
    """Say whether a word tells that a thing may be dealt about, or not: "is not | up | for negotiation", "is | non |-negotiable"."""
    near = range(max(word, 0), min(word + 3, len(tree.words)) if tree.lower(word) == "non" else word + 1)
    return any(tree.lower(w) in words_in("stances", "reading", "at_stake") for w in near)


def negated(tree: Tree, word: int, run: range = range(0)) -> bool:
    """Say whether a word is negated, by itself or by its subject ("neither side accepted"), `run` left aside."""
    told = [tree.lower(c) for c in tree.dependents(word, "advmod", "det", "cc", "aux") if c not in run]
    told += [t for c in tree.dependents(word, "mark") if (t := tree.lower(c)) == "without"]  # "left | without signing"
    if tree.tag(word) == "VERB" and word + 1 < len(tree.words) and tree.lower(word + 1) == "no":
        told = [t for t in told if t != "no"]  # "said | no | to"
    subject = [tree.lower(d) for s in tree.dependents(word, "nsubj") for d in (s, *tree.dependents(s, "det", "cc"))]
    told += [
        tree.lower(d)
        for o in tree.dependents(word, "obl")
        if tree.lower(o) in _NO_WAY
        for d in tree.dependents(o, "det")
    ]
    cleft = [tree.lower(w) for w in (run.start - 1, run.start - 2) if run and w >= 0]
    return bool(NOT & {*told, *cleft, *(w for w in subject if w in _NONE)})


@cache
def words_of(*keys: str) -> frozenset[str]:
    """Return the forms of the verbs listed for reading stances under some keys."""
    return frozenset(form for key in keys for form in listed_forms(load("stances")["reading"], key))


@cache
def asking() -> frozenset[str]:
    """Return the verbs by which somebody is asked to do something, or something is asked for."""
    return words_of("with_for", "with_person", "asking")


@cache
def _unmeant() -> frozenset[str]:
    return words_of("unmeant")


@cache
def _uttering() -> frozenset[str]:
    return words_of("uttering")


@cache
def _inward() -> frozenset[str]:
    return words_of("with_in")


@cache
def _for_only() -> frozenset[str]:
    return words_of("with_for")


def _stances() -> list[tuple[Stance, dict[str, str]]]:
    return [(cast("Stance", k), v) for k, v in load("stances").items() if "verbs" in v]


@cache
def _listed(kind: str) -> dict[str, Stance]:
    found: dict[str, Stance] = {}
    for stance, told in _stances():
        words = {f for lemma in told[kind].split() for f in (verb_forms(lemma) if kind == "verbs" else {lemma})}
        if kind == "verbs":
            words |= set(told["irregular"].split())
        for form in sorted(words):
            found.setdefault(form, stance)
    return found


@cache
def _irregular() -> dict[str, str]:
    """Return the irregular forms of the verbs of pairs."""
    return dict(load("stances")["irregular"])


@cache
def _pairs() -> dict[str, list[tuple[tuple[str, ...], Stance]]]:
    """Return, by form of the verb, the particles that make it a word of stance, the longest first."""
    pairs: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for stance, told in _stances():
        for entry in told["pairs"].split():
            verb, *particles = entry.split("_")
            for form in sorted(verb_forms(verb) | set(_irregular().get(verb, "").split())):
                pairs.setdefault(form, []).append((tuple(particles), stance))
    return {form: sorted(told, key=lambda p: -len(p[0])) for form, told in pairs.items()}
