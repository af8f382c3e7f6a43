"""What a number counts: the measure, from the verb, noun or state that governs it."""

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.records.values import Measure
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_NEAR = 7  # words: how far from a number a word that tells its measure may stand where the tree does not join them
_TIMES = {"seconds", "minutes", "hours", "days", "weeks", "months", "years"}
EXCHANGE = {"exchange", "return", "swap"}
_STOPS = {";", ":", "—", "–"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure and the word (index) that tells it."""

    measure: Measure
    word: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that tell one measure, in lower case."""

    object: frozenset[str]
    subject: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]
    needs: frozenset[str]


@cache
def lexicons() -> dict[Measure, Lexicon]:
    """Return the words of every measure."""
    return {measure: _lexicon(entry) for measure, entry in load("measures").items()}  # type: ignore[misc]


def _lexicon(entry: dict[str, str]) -> Lexicon:
    def verbs(name: str) -> frozenset[str]:
        regular = {form for lemma in entry.get(name, "").split() for form in verb_forms(lemma)}
        return frozenset(regular | set(entry.get(f"{name}_forms", "").split()))

    def plain(name: str) -> frozenset[str]:
        return frozenset(entry.get(name, "").split())

    return Lexicon(verbs("object"), verbs("subject"), plain("nouns"), plain("states"), plain("needs"))


@cache
def figure_words(name: str) -> frozenset[str]:
    """Return a list of figure_words.toml, in lower case, underscores as spaces."""
    return frozenset(w.replace("_", " ") for w in load("figure_words")[name].split())


def measure_of(tree: Tree, quantity: Quantity) -> Counted | None:
    """Return what a quantity counts; None where nothing near it tells."""
    words = tree.range(quantity.start, quantity.end)
    if not len(words):
        return None
    head = _head(tree, quantity, words)
    if quantity.unit in _TIMES:
        named = _modifies(tree, quantity, lexicons()["duration"].needs)
        return Counted("duration", head) if named else None
    for find in (_by_governor, _by_own_noun, _by_modifier, _by_toll, _by_nearness):
        if counted := find(tree, quantity, head):
            return counted
    return None


def _head(tree: Tree, quantity: Quantity, words: range) -> int:
    """Return the word the number counts: its noun where the tree or the counted phrase gives one, else itself."""
    if quantity.of_span and quantity.unit != "percent":
        top = tree.top(tree.range(quantity.of_span.start, quantity.of_span.end))
        if top is not None:
            return top
    top = tree.top(words)
    assert top is not None
    return tree.head(top) if tree.relation(top) == "nummod" and tree.head(top) >= 0 else top


def _by_governor(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """The verb above: "killed 12", "12 were killed", "12 died"; over "exchange" and coordination."""
    at, passed = head, 0
    while passed < 4 and tree.head(at) >= 0:
        relation, above = tree.relation(at), tree.head(at)
        full = tree.syntax.relations[at]
        if relation in {"nsubj", "obj", "obl", "csubj", "xcomp", "ccomp"} or (relation == "acl" and passed == 0):
            found = _by_verb(tree, quantity, above, relation, passive=full.endswith(":pass"))
            if found:
                return found
            if relation in {"nsubj", "csubj"}:
                return None
        if tree.lower(above) in EXCHANGE and _names(tree, quantity, figure_words("people")):
            return Counted("released", above)
        if relation not in {"conj", "appos", "nmod", "obl", "compound", "nummod", "list"}:
            return None
        if relation == "nmod" and tree.lower(above) not in {"total", "group", "lives", "batch"} and not _links(tree, at):
            return None
        at, passed = above, passed + 1
    return None


def _links(tree: Tree, index: int) -> bool:
    """ "a total of 12", "the bodies of 30 people": the noun above only measures out what is counted."""
    return any(tree.lower(c) == "of" for c in tree.dependents(index, "case")) and tree.lower(tree.head(index)) in {
        "total", "group", "number", "thousands", "hundreds", "dozens", "batch", "list", "release", "return", "deaths",
        "killing", "killings", "displacement", "detention", "arrest", "evacuation", "abduction", "bodies", "lives",
    }  # fmt: skip


def _by_verb(tree: Tree, quantity: Quantity, verb: int, relation: str, *, passive: bool) -> Counted | None:
    word = tree.lower(verb)
    for measure, lexicon in lexicons().items():
        if word in lexicon.object and (relation in {"obj", "acl", "xcomp"} or passive or _is_passive(tree, verb) or (relation == "obl" and measure == "released")):
            if measure == "attacks" and not _names(tree, quantity, lexicons()["attacks"].nouns):
                continue
            if lexicon.needs and not _names(tree, quantity, lexicon.needs):
                continue
            if relation == "obl" and measure != "released":
                continue
            return Counted(measure, verb)
        if word in lexicon.subject and relation == "nsubj":
            return Counted(measure, verb)
        if word in lexicon.states and relation in {"nsubj", "obj"}:
            return Counted(measure, verb)
    state = _state_below(tree, verb, relation)
    return state


def _state_below(tree: Tree, verb: int, relation: str) -> Counted | None:
    """ "left 12 people dead": a state that the verb puts its object in."""
    if relation != "obj":
        return None
    for child in tree.dependents(verb, "xcomp", "amod", "advmod", "obl"):
        for measure, lexicon in lexicons().items():
            if tree.lower(child) in lexicon.states:
                return Counted(measure, child)
    return None


def _is_passive(tree: Tree, verb: int) -> bool:
    return any(tree.syntax.relations[c] in {"aux:pass", "nsubj:pass"} for c in tree.children[verb])


def _names(tree: Tree, quantity: Quantity, nouns: frozenset[str]) -> bool:
    return bool(quantity.of and nouns & set(quantity.of.lower().split()))


def _by_own_noun(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """The noun itself: "40 deaths", "105 hostages"; an acl on it tells more: "prisoners held in jails"."""
    if quantity.unit in _currencies():
        return Counted("money", head)
    if acl := _by_modifier(tree, quantity, head):
        return acl
    for measure, lexicon in lexicons().items():
        if tree.lower(head) in lexicon.nouns and head not in tree.range(quantity.start, quantity.start + 1):
            if measure in {"aid_trucks", "aid_tonnes"} and not _of_aid(tree, head):
                continue
            return Counted(measure, head)
    return None


def _modifies(tree: Tree, quantity: Quantity, nouns: frozenset[str]) -> bool:
    """ "a six-week ceasefire", "a pause of three days": the noun within a few words that the time measures."""
    last = tree.range(quantity.start, quantity.end).stop
    around = [tree.lower(i) for i in range(max(0, last - 6), min(len(tree.words), last + 6))]
    return any(word in nouns for word in around)


def _of_aid(tree: Tree, head: int) -> bool:
    sentence = tree.sentences[tree.sentence(tree.words[head].start)]
    said = {tree.lower(i) for i in range(sentence.first, sentence.last)}
    return bool(said & {"aid", "relief", "food", "humanitarian", "supplies", "medicine", "flour", "wheat", "fuel", "goods", "assistance", "crossing"})


@cache
def _currencies() -> frozenset[str]:
    return frozenset(load("numbers")["currencies"].values())


def _by_modifier(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A state beside the noun: "12 people dead", "30 wounded soldiers", "homes destroyed"."""
    for child in tree.dependents(head, "acl", "amod", "advcl", "appos", "parataxis"):
        for measure, lexicon in lexicons().items():
            word = tree.lower(child)
            if word in lexicon.states or (word in lexicon.object and tree.relation(child) == "acl" and word.endswith(("ed", "n", "d"))):
                if lexicon.needs and not _names(tree, quantity, lexicon.needs):
                    continue
                return Counted(measure, child)
    return None


def _by_toll(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A toll above or beside it: "the death toll rose to 230", "the number of displaced passed 48,000"."""
    if quantity.of_span and tree.tag(head) == "NOUN" and tree.lower(head) not in figure_words("people"):
        return None
    clause = tree.clause_head(head)
    near = [i for i in tree.below(clause) if tree.lower(i) in figure_words("tolls")]
    for toll in sorted(near, key=lambda i: abs(i - head)):
        said = [*tree.dependents(toll, "compound", "amod", "nmod", "acl"), *_modifiers_before(tree, toll)]
        for child in said:
            for inner in (child, *tree.children[child]):
                for measure, lexicon in lexicons().items():
                    if tree.lower(inner) in lexicon.nouns | lexicon.states | {"death"} - (set() if measure == "killed" else {"death"}):
                        return Counted(measure, inner)
        if tree.lower(toll) in {"toll", "tolls"}:
            return Counted("killed", toll)
    return None


def _modifiers_before(tree: Tree, index: int) -> list[int]:
    return [i for i in (index - 1, index - 2) if i >= 0]


def _by_nearness(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Where the tree tells nothing: the nearest word of a measure in the same clause, no other number between."""
    if quantity.unit not in {None, "trucks", "tonnes"} or (quantity.of_span and tree.lower(head) not in figure_words("people")):
        return None
    sentence = tree.sentences[tree.sentence(quantity.start)]
    words = tree.range(quantity.start, quantity.end)
    steps = [
        *((i, i - words[-1]) for i in range(words.stop, min(sentence.last, words.stop + _NEAR))),
        *((i, words.start - i) for i in range(words.start - 1, max(sentence.first, words.start - _NEAR) - 1, -1)),
    ]
    blocked = {1: False, -1: False}
    best: tuple[int, int, Measure] | None = None
    for i, distance in steps:
        side = 1 if i > words.start else -1
        blocked[side] = blocked[side] or tree.word(i) in _STOPS or tree.tag(i) == "NUM"
        if blocked[side]:
            continue
        for measure, lexicon in lexicons().items():
            told = lexicon.states | lexicon.subject if side > 0 else lexicon.object
            if tree.lower(i) in told and not lexicon.needs and measure not in {"attacks", "at_risk", "held", "returned"}:
                best = min(best or (99, 0, measure), (distance, i, measure))
    return Counted(best[2], best[1]) if best else None
