"""What a number counts: the measure, from the verb, noun or state that governs it."""

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words, fitting, lexicons
from onrecord.extract.joined import nearer_object, verb_before
from onrecord.records.values import Measure
from onrecord.vocabularies.load import load

_NEAR = 7  # words: how far from a number a word that tells its measure may stand where the tree does not join them
_TOLL = 16  # words: how far before "to 46,537" the word "total" may stand
_TIMES = {"seconds", "minutes", "hours", "days", "weeks", "months", "years"}
EXCHANGE = {"exchange", "return", "swap"}
_STOPS = {";", ":", "—", "–"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure and the word (index) that tells it."""

    measure: Measure
    word: int


def measure_of(tree: Tree, quantity: Quantity) -> Counted | None:
    """Return what a quantity counts; None where nothing near it tells."""
    words = tree.range(quantity.start, quantity.end)
    if not len(words):
        return None
    head = _head(tree, quantity, words)
    if quantity.unit in _TIMES:
        named = _modifies(tree, quantity, lexicons()["duration"].needs)
        return Counted("duration", head) if named else None
    for find in (
        _by_exchange,
        _by_state_behind,
        _by_deed,
        _by_governor,
        _by_own_noun,
        _by_modifier,
        _by_toll,
        _by_nearness,
    ):
        if (counted := find(tree, quantity, head)) and _countable(counted.measure, quantity):
            fatal = counted.measure == "injured" and _is_fatal(tree, counted.word)
            return Counted("killed", counted.word) if fatal else counted
    return None


def _is_fatal(tree: Tree, word: int) -> bool:
    """ "fatally wounded": it killed."""
    return any(tree.lower(c) in {"fatally", "mortally"} for c in tree.dependents(word, "advmod"))


def _head(tree: Tree, quantity: Quantity, words: range) -> int:
    """Return the word the number counts: its noun where the tree or the counted phrase gives one, else itself."""
    if quantity.of_span and quantity.unit != "percent":
        top = tree.top(tree.range(quantity.of_span.start, quantity.of_span.end))
        if top is not None:
            return top
    top = tree.top(words)
    assert top is not None
    return tree.head(top) if tree.relation(top) == "nummod" and tree.head(top) >= 0 else top


def _countable(measure: Measure, quantity: Quantity) -> bool:
    """Say whether what is counted can be held or freed as people are: not rounds of talks, not villages, not weapons."""
    if measure not in {"held", "captured", "released"} or not quantity.of:
        return True
    if _names(quantity, lexicons()["killed"].nouns):
        return False
    return _names(quantity, figure_words("people")) or quantity.of.split()[-1][0].isupper()


def _by_exchange(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """People given for others: "in exchange for 240 prisoners", "a swap of 150 soldiers"."""
    at = head
    for _ in range(3):
        above = tree.head(at)
        if above < 0 or tree.relation(at) not in {"nmod", "obl", "conj"}:
            return None
        if tree.lower(above) in EXCHANGE and _names(quantity, figure_words("people")):
            cases = {tree.lower(c) for c in tree.dependents(at, "case")}
            return Counted("released", above) if cases & {"for", "of"} or tree.relation(at) == "conj" else None
        at = above
    return None


def _by_state_behind(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A state right behind the counted words: "12 dead", "6 people missing", "91 homes damaged"."""
    end = max(quantity.end, quantity.of_span.end if quantity.of_span else 0)
    behind = tree.range(quantity.start, end).stop
    inside = [behind - 1] if quantity.of_span and tree.lower(behind - 1) != (quantity.of or "").lower() else []
    if quantity.of and quantity.of.lower().count(" ") == 0:
        inside = [behind - 1]
    stop = tree.sentences[tree.sentence(quantity.start)].last
    while behind < stop - 1 and tree.lower(behind) in figure_words("between_count_and_state"):
        behind += 1
    for at in [*inside, *([behind] if behind < stop else [])]:
        governs = bool(tree.dependents(at, "obj")) or (
            at + 1 < len(tree.words) and tree.tag(at + 1) in {"NOUN", "PROPN"} and at != behind - 1
        )
        for measure, lexicon in fitting(quantity):
            if tree.lower(at) in lexicon.states and not governs and tree.tag(at) in {"ADJ", "VERB", "NOUN"}:
                return Counted(measure, at)
    return None


def _by_deed(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A noun for the deed above: "the release of 33 hostages", "the evacuation of some 400 residents"."""
    at = head
    for _ in range(2):
        above = tree.head(at)
        if above < 0 or tree.relation(at) not in {"nmod", "conj"}:
            return None
        for measure, lexicon in fitting(quantity):
            if tree.lower(above) in lexicon.deeds and (
                tree.relation(at) == "conj" or any(tree.lower(c) == "of" for c in tree.dependents(at, "case"))
            ):
                return Counted(measure, above)
        if tree.relation(at) == "nmod":
            return None
        at = above
    return None


def _by_governor(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """The verb above: "killed 12", "12 were killed", "12 died"; over "exchange" and coordination."""
    first = quantity.cue.start if quantity.cue and quantity.cue.start < quantity.start else quantity.start
    before = verb_before(tree, tree.range(first, quantity.end).start)  # "took 2 lives and hurt 12"
    if (
        before is None
        and tree.relation(head) == "conj"
        and tree.tag(tree.range(first, quantity.end).start - 1) == "VERB"
    ):
        before = tree.range(first, quantity.end).start - 1
    if before is not None and (found := _by_verb(tree, quantity, before, "obj", passive=False)):
        return found
    for verb in _without_subject(tree, head):  # "said at least 31 people were killed", misread as "said at 31 people"
        if found := _by_verb(tree, quantity, verb, "nsubj", passive=tree.is_passive(verb)):
            return found
    at, passed = head, 0
    while passed < 4 and tree.head(at) >= 0:
        nearer = nearer_object(tree, at)
        relation, above = tree.relation(at), tree.head(at) if nearer is None else nearer
        full = tree.syntax.relations[at]
        if relation in {"nsubj", "obj", "obl", "csubj", "xcomp", "ccomp"} or (relation == "acl" and passed == 0):
            found = _by_verb(tree, quantity, above, relation, passive=full.endswith(":pass"))
            if found:
                return found
            if relation in {"nsubj", "csubj"}:
                return None
        if relation not in {"conj", "appos", "nmod", "obl", "compound", "nummod", "list"}:
            return None
        if (
            relation == "nmod"
            and tree.lower(above) not in {"total", "group", "lives", "batch"}
            and not _links(tree, at)
        ):
            return None
        at, passed = above, passed + 1
    return None


def _without_subject(tree: Tree, head: int) -> list[int]:
    """Return the clauses behind a word, under the verb it depends on, that have no subject of their own."""
    if tree.relation(head) not in {"obl", "obj"}:
        return []
    clauses = [c for c in tree.dependents(tree.head(head), "ccomp") if c > head]
    return [c for c in clauses if not tree.dependents(c, "nsubj", "csubj")]


def _links(tree: Tree, index: int) -> bool:
    """ "a total of 12", "the bodies of 30 people": the noun above only measures out what is counted."""
    return any(tree.lower(c) == "of" for c in tree.dependents(index, "case")) and tree.lower(
        tree.head(index)
    ) in figure_words("measuring_out")


def _by_verb(tree: Tree, quantity: Quantity, verb: int, relation: str, *, passive: bool) -> Counted | None:
    word = tree.lower(verb)
    particles = [(word, tree.lower(c)) for c in tree.dependents(verb, "compound", "advmod", "xcomp")]
    for measure, lexicon in fitting(quantity):
        if relation in {"obj", "nsubj"} and any(pair in lexicon.phrasal for pair in particles):
            return Counted(measure, verb)
        if word in lexicon.object and (
            relation in {"obj", "acl", "xcomp"}
            or passive
            or tree.is_passive(verb)
            or (relation == "obl" and measure == "released")
        ):
            if measure == "held" and relation == "obj" and not _holds(tree, quantity, verb):
                continue
            if measure == "attacks" and not _names(quantity, lexicons()["attacks"].nouns):
                continue
            if lexicon.needs and not _names(quantity, lexicon.needs):
                continue
            if relation == "obl" and measure != "released":
                continue
            if lexicon.unless and any(tree.lower(i) in lexicon.unless for i in tree.below(verb)):
                continue
            return Counted(measure, verb)
        if word in lexicon.of_people and relation == "obj" and _names(quantity, figure_words("people")):
            return Counted(measure, verb)
        if word in lexicon.subject and relation == "nsubj":
            return Counted(measure, verb)
        if word in lexicon.states and relation == "nsubj" and not tree.dependents(verb, "obj"):
            return Counted(measure, verb)
    return _state_below(tree, quantity, verb, relation)


def _holds(tree: Tree, quantity: Quantity, verb: int) -> bool:
    """Say whether somebody holds captives; "camps that held 80,000 people" held nobody captive."""
    captives = _names(quantity, lexicons()["held"].nouns | figure_words("captives"))
    holders = tree.dependents(verb, "nsubj")
    return captives or any(tree.tag(h) == "PROPN" or tree.lower(h) in figure_words("people") for h in holders)


def _state_below(tree: Tree, quantity: Quantity, verb: int, relation: str) -> Counted | None:
    """ "left 12 people dead", "250 became homeless": a state that the verb tells of."""
    if relation not in {"obj", "nsubj"}:
        return None
    for child in tree.dependents(verb, "xcomp", "amod", "advmod", "obl"):
        for measure, lexicon in fitting(quantity):
            if tree.lower(child) in lexicon.states:
                return Counted(measure, child)
    return None


def _names(quantity: Quantity, nouns: frozenset[str]) -> bool:
    return bool(quantity.of and nouns & set(quantity.of.lower().split()))


def _by_own_noun(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """The noun itself: "40 deaths", "105 hostages"; an acl on it tells more: "prisoners held in jails"."""
    if quantity.unit in _currencies():
        return Counted("money", head)
    if acl := _by_modifier(tree, quantity, head):
        return acl
    for measure, lexicon in fitting(quantity):
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
    return bool(said & figure_words("aid"))


@cache
def _currencies() -> frozenset[str]:
    return frozenset(load("numbers")["currencies"].values())


def _by_modifier(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A state beside the noun: "12 people dead", "30 wounded soldiers", "homes destroyed"."""
    for child in tree.dependents(head, "acl", "amod", "advcl", "appos", "parataxis"):
        for measure, lexicon in fitting(quantity):
            word = tree.lower(child)
            if word in lexicon.states or (
                word in lexicon.object and tree.relation(child) == "acl" and word.endswith(("ed", "n", "d"))
            ):
                if lexicon.needs and not _names(quantity, lexicon.needs):
                    continue
                return Counted(measure, child)
    return None


def _by_toll(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A toll above or beside it: "the death toll rose to 230", "the number of displaced passed 48,000"."""
    if quantity.of_span and tree.tag(head) == "NOUN" and tree.lower(head) not in figure_words("people"):
        return None
    for toll in sorted(tolls_near(tree, quantity, head), key=lambda i: abs(i - head)):
        said = [*tree.dependents(toll, "compound", "amod", "nmod", "acl"), *_modifiers_before(tree, toll)]
        for child in said:
            for inner in (child, *tree.children[child]):
                for measure, lexicon in fitting(quantity):
                    told = lexicon.nouns | lexicon.states | ({"death"} if measure == "killed" else set())
                    if measure != "attacks" and tree.lower(inner) in told:  # the toll of a strike counts no strikes
                        return Counted(measure, inner)
        if tree.lower(toll) in {"toll", "tolls"}:
            return Counted("killed", toll)
    return None


def tolls_near(tree: Tree, quantity: Quantity, head: int) -> list[int]:
    """Return the words for a toll that a number may be of.

    Those in its clause, else, for a number alone behind "to", "from" or "at", those not far before it, which the tree
    often does not join: "revised the number of people killed in the strike from 54 to 49".
    """
    near = [i for i in tree.below(tree.clause_head(head)) if tree.lower(i) in figure_words("tolls")]
    first = tree.range(quantity.start, quantity.end).start
    edge = tree.range(quantity.cue.start, quantity.cue.end).start if quantity.cue else first
    if near or quantity.of or edge == 0 or tree.lower(edge - 1) not in {"to", "from", "at"}:
        return near
    opening = max(tree.sentences[tree.sentence(quantity.start)].first, edge - _TOLL)
    return [i for i in range(opening, edge) if tree.lower(i) in figure_words("tolls")]


def _modifiers_before(tree: Tree, index: int) -> list[int]:
    return [i for i in (index - 1, index - 2) if i >= 0]


def _by_nearness(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Where the tree tells nothing: the nearest word of a measure in the same clause, no other number between."""
    if quantity.unit not in {None, "trucks", "tonnes"} or (
        quantity.of_span and tree.lower(head) not in figure_words("people")
    ):
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
        for measure, lexicon in fitting(quantity):
            told = lexicon.states | lexicon.subject if side > 0 else lexicon.object
            if (
                tree.lower(i) in told
                and not lexicon.needs
                and measure not in {"attacks", "at_risk", "held", "returned"}
            ):
                best = min(best or (99, 0, measure), (distance, i, measure))
    return Counted(best[2], best[1]) if best else None
