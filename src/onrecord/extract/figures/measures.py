"""What a number counts: the measure, from the verb, noun or state that governs it."""

from functools import cache

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import (
    Counted,
    counts_persons,
    figure_words,
    fitting,
    lexicons,
    names_any,
    names_last,
)
from onrecord.extract.figures.fate_phrases import is_joint, is_let_go
from onrecord.extract.figures.measure_phrases import behind_bars, in_condition, shot_down, to_safety, trapped
from onrecord.extract.figures.measure_verbs import by_governor
from onrecord.extract.figures.tolls import by_toll
from onrecord.records.values import Measure
from onrecord.vocabularies.load import load

_NEAR = 7  # words: how far from a number a word that tells its measure may stand where the tree does not join them
_WOUNDS = 5  # words behind "with" in which the wounds are named
_TIMES = {"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"}
EXCHANGE = {"exchange", "return", "swap"}
_STOPS = {";", ":", "—", "–"}


def measure_of(tree: Tree, quantity: Quantity) -> Counted | None:
    """Return what a quantity counts; None where nothing near it tells."""
    words = tree.range(quantity.start, quantity.end)
    if not len(words):
        return None
    head = counted_head(tree, quantity, words)
    if quantity.unit in _TIMES:
        named = _modifies(tree, quantity, lexicons()["duration"].needs)
        return Counted("duration", head) if named else None
    for find in (
        _by_casualties,
        shot_down,
        _by_remains,
        _by_exchange,
        _to_death,
        to_safety,
        behind_bars,
        in_condition,
        trapped,
        _of_some,
        _by_treatment,
        _by_plight,
        _by_wounds,
        _with_wounds,
        _by_state_behind,
        _by_deed,
        by_governor,
        _by_own_noun,
        _by_modifier,
        by_toll,
        _by_nearness,
    ):
        if (counted := find(tree, quantity, head)) and _countable(counted.measure, quantity):
            own = counted.word in tree.range(quantity.start, quantity.reach)  # "the grief left by the 85 | dead"
            if counts_persons(counted.measure) and not own and is_doer(tree, quantity, head):
                continue
            arms = counts_persons(counted.measure) and names_last(quantity, figure_words("materiel", "vehicles"))
            if arms or (counted.measure in {"killed", "injured"} and is_joint(tree, counted.word)):
                return Counted("other", counted.word)
            fatal = counted.measure == "injured" and _is_fatal(tree, counted.word)
            return Counted("killed", counted.word) if fatal else counted
    return None


def is_excepted(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number counts those left out, so that nobody is told how many: "freed | all but three"."""
    first = tree.range(quantity.cue.start if quantity.cue else quantity.start, quantity.end).start
    return first > 1 and (tree.lower(first - 2), tree.lower(first - 1)) == ("all", "but")


def is_of_funding(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number tells what aid costs or how much of that is paid: "the plan requires | $64 million", "| 12% | funded"."""
    before = tree.word(tree.range(quantity.start, quantity.end).start - 1)
    if quantity.unit not in {*_currencies(), "percent"} and before not in _currencies():  # "USD 4 million"
        return False
    sentence = tree.sentences[tree.sentence(quantity.start)]
    told = {tree.lower(i) for i in range(sentence.first, sentence.last)}
    return bool(told & figure_words("funding")) and not told & figure_words("giving_money")


def is_doer(tree: Tree, quantity: Quantity, head: int) -> bool:
    """Say whether a number counts those who did it, not those it was done to: "was killed by | two men on a motorcycle"."""
    noun = phrase_head(tree, quantity, head)
    return "by" in tree.cases(noun) and tree.relation(noun) in {"obl", "nmod"}


def is_survivors(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number counts those who lived on: "two were dead; | 16 survived"."""
    words = tree.range(quantity.start, quantity.end)
    head = counted_head(tree, quantity, words) if words else -1
    return head >= 0 and tree.relation(head) == "nsubj" and tree.lower(tree.head(head)) in figure_words("living_on")


def is_only_whole(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number only tells out of how many: "Of | 70 workers in the mill, 36 died", "one of | three men shot died"."""
    words = tree.range(quantity.start, quantity.end)
    head = counted_head(tree, quantity, words) if words else -1
    first = tree.sentences[tree.sentence(quantity.start)].first
    leads = tree.lower(first) in {"of", "among"} and tree.head(first) == head
    behind = tree.relation(head) == "nmod" and tree.cases(head) == {"of"} and tree.tag(tree.head(head)) == "NUM"
    behind = behind and tree.head(head) not in words and names_any(quantity, figure_words("people"))
    if tree.tag(head) != "NOUN" or not (leads or behind):
        return False
    told, shot = figure_words("states", "captives"), figure_words("shooting") if behind else frozenset[str]()
    parts = (head, *tree.children[head])
    return not any(tree.lower(c) in told or (tree.relation(c) == "acl" and tree.lower(c) not in shot) for c in parts)


def _is_fatal(tree: Tree, word: int) -> bool:
    """ "fatally wounded": it killed."""
    return any(tree.lower(c) in {"fatally", "mortally"} for c in tree.dependents(word, "advmod"))


def counted_head(tree: Tree, quantity: Quantity, words: range) -> int:
    """Return the word the number counts: its noun where the tree or the counted phrase gives one, else itself."""
    if quantity.of_span and quantity.unit != "percent":
        top = tree.top(tree.range(quantity.of_span.start, quantity.of_span.end))
        if top is not None:
            return top
    top = tree.top(words)
    assert top is not None
    return tree.head(top) if tree.relation(top) == "nummod" and tree.head(top) >= 0 else top


def phrase_head(tree: Tree, quantity: Quantity, head: int) -> int:
    """Return the head of the whole phrase of what is counted: "scores" of "scores of rebels"."""
    above = tree.head(head)
    return above if tree.relation(head) == "nmod" and above in tree.range(quantity.start, quantity.end) else head


def _countable(measure: Measure, quantity: Quantity) -> bool:
    """Say whether what is counted can be held or freed as people are: not rounds of talks, not villages, not weapons.

    A sum of money counts nobody ("claimed | $30 billion"), nor do deeds: "five were hurt in | two shootings".
    """
    if quantity.unit in _currencies() and counts_persons(measure):
        return False
    if measure in {"killed", "injured"} and names_last(quantity, figure_words("happenings", "shootings")):
        return False
    if measure not in {"held", "captured", "detained", "released"} or not quantity.of:
        return True
    if names_any(quantity, lexicons()["killed"].nouns):
        return False
    if names_any(quantity, lexicons()[measure].nouns & lexicons()[measure].deeds | figure_words("single_cases")):
        return True  # "40 | kidnappings"
    return names_any(quantity, figure_words("people", "taken")) or quantity.of.split()[-1][0].isupper()


def _by_casualties(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Casualties are killed and hurt together: "recorded | 194 civilian casualties"; those taken in or treated are hurt."""
    told = names_last(quantity, figure_words("casualties")) and quantity.unit is None
    if not told or any(tree.lower(i) in figure_words("taking_to_hospital", "care") for i in tree.clause(head)):
        return None
    return Counted("other", head)


def _by_exchange(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """People given for others: "in exchange for 240 prisoners", "a swap of 150 soldiers"."""
    at = head
    for _ in range(3):
        above = tree.head(at)
        if above < 0 or tree.relation(at) not in {"nmod", "obl", "conj"}:
            return None
        if tree.lower(above) in EXCHANGE and names_any(quantity, figure_words("people")):
            cases = tree.cases(at)
            return Counted("released", above) if cases & {"for", "of"} or tree.relation(at) == "conj" else None
        at = above
    return None


def _by_remains(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """The dead who are given back: "handed over | 1,000 bodies", "in return for the bodies of | 757 soldiers"."""
    head = phrase_head(tree, quantity, head)
    of = tree.head(head) if tree.relation(head) == "nmod" and "of" in tree.cases(head) else -1
    noun = next((n for n in (head, of) if n >= 0 and tree.lower(n) in figure_words("remains")), -1)
    given = tree.head(noun) if noun >= 0 and tree.relation(noun) == "conj" else noun
    above = tree.head(given) if given >= 0 and tree.relation(given) in {"nmod", "obl"} else -1
    if above >= 0 and tree.lower(above) in EXCHANGE and "for" in tree.cases(given):
        return Counted("returned", noun)
    verb = tree.head(noun) if noun >= 0 and tree.relation(noun) in {"obj", "nsubj"} else -1
    if verb < 0 or (tree.relation(noun) == "nsubj" and not tree.is_passive(verb)):
        return None
    who = tree.dependents(verb, "nsubj")
    if tree.lower(verb).startswith("receive") and not any(
        tree.tag(w) == "PROPN" and not _of_medics(tree, w) for w in who
    ):
        return Counted("killed", noun)  # "the hospital received 11 bodies"
    over = tree.lower(verb) in figure_words("giving") and tree.lower(verb + 1) in {"over", "back", "home", "up"}
    return Counted("returned", verb) if over or tree.lower(verb) in figure_words("giving_back") else None


def _of_medics(tree: Tree, word: int) -> bool:
    return any(tree.lower(w) in figure_words("morgues") for w in tree.below(word))


def _by_treatment(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """ "two women were treated and released": hurt, and nobody's captives."""
    verb = tree.head(head) if tree.relation(head) == "nsubj" else -1
    treated = verb >= 0 and tree.lower(verb) == "treated" and is_let_go(tree, verb)
    return Counted("injured", verb) if treated else None


def _by_plight(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """What people are in danger or want of: "1.9 million people are on the brink of famine", "in need of aid"."""
    above = tree.head(head) if tree.relation(head) == "nsubj" else -1
    led = tree.cases(above) if above >= 0 else set()
    plight = above >= 0 and tree.lower(above) in figure_words("plights") and led & {"on", "at", "in"}
    return Counted("at_risk", above) if plight and names_any(quantity, figure_words("people")) else None


def _to_death(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Those whom a deed killed: "sent hundreds | to their death", "12 men were beaten | to death", but "sentenced to death"."""
    verb = tree.head(head) if tree.relation(head) in {"obj", "nsubj"} else -1
    if verb < 0 or tree.tag(verb) != "VERB" or tree.lower(verb) in figure_words("condemning"):
        return None
    if tree.relation(head) == "nsubj" and not tree.is_passive(verb) and tree.lower(verb) not in figure_words("falling"):
        return None
    ends = [o for o in tree.dependents(verb, "obl") if tree.lower(o) in {"death", "deaths"} and "to" in tree.cases(o)]
    return Counted("killed", ends[0]) if ends else None


def _of_some(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """What is done to some of those counted, whatever is told of them all: "six of the 11 villagers abducted were | freed"."""
    return (
        by_governor(tree, quantity, tree.range(quantity.start, quantity.end)[-1])
        if is_of_more(tree, quantity)
        else None
    )


def is_of_more(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is of more that are counted too: "six | of the 11 villagers"."""
    of = quantity.of_span
    if of is None or not tree.text[quantity.end : of.start + 1].lstrip().startswith("of "):
        return False
    between = tree.range(quantity.end, of.end)
    return any(tree.tag(i) == "NUM" for i in between)


def _by_wounds(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """What people suffered: "14 others | suffered burns"."""
    verb = tree.head(head) if tree.relation(head) == "nsubj" else -1
    if verb < 0 or tree.lower(verb) not in figure_words("suffering"):
        return None
    suffered = [w for o in tree.dependents(verb, "obj") for w in (o, *tree.dependents(o, "nmod", "conj"))]
    hurt = any(tree.lower(w) in figure_words("wounds") for w in suffered)  # "various degrees of | injuries"
    return Counted("injured", verb) if hurt else None


def _with_wounds(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """ "left one dead and three others with serious wounds": of those joined to others, their own wounds tell."""
    words = tree.range(quantity.start, quantity.of_span.end if quantity.of_span else quantity.end)
    joined = words.start > 0 and tree.lower(words.start - 1) == "and"
    if not joined or words.stop >= len(tree.words) or tree.lower(words.stop) != "with":
        return None
    behind = range(words.stop + 1, min(words.stop + _WOUNDS, len(tree.words)))
    wound = next((i for i in behind if tree.lower(i) in figure_words("wounds")), None)
    if wound is None or any(tree.tag(i) in {"PUNCT", "VERB", "NUM"} for i in range(words.stop, wound)):
        return None
    fatal = any(tree.lower(i) in figure_words("fatally") for i in range(words.stop, wound))
    return Counted("killed" if fatal else "injured", wound)


def _by_state_behind(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A state right behind the counted words: "12 dead", "6 people missing", "91 homes damaged"."""
    end = quantity.reach
    behind = tree.range(quantity.start, end).stop
    if tree.lower(tree.range(quantity.start, end).start - 1) == "for":
        return None  # "15 trucks of food for | 90,000 people | were held up"
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
    whole = phrase_head(tree, quantity, head)
    at = whole if tree.relation(whole) == "nmod" else head  # "the detention of 73 of our | colleagues"
    if names_last(quantity, figure_words("single_cases")):  # "40 cases of | torture"
        told = [c for c in tree.dependents(head, "nmod") if c > head and "of" in tree.cases(c)]
        return next((Counted(m, c) for c in told for m, lexicon in fitting(quantity) if tree.lower(c) in lexicon.deeds), None)
    counted = any(tree.lower(head) in lexicon.nouns for _, lexicon in fitting(quantity))
    for _ in range(2):
        above = tree.head(at)
        if above < 0 or tree.relation(at) not in {"nmod", "conj"}:
            return None
        if counted and tree.relation(at) == "conj":
            return None  # "64 deaths and 337 | injuries"
        for measure, lexicon in fitting(quantity):
            if tree.lower(above) in lexicon.deeds and (tree.relation(at) == "conj" or "of" in tree.cases(at)):
                tried = any(tree.lower(c) == "attempted" for c in tree.dependents(above, "amod"))
                return None if tried else Counted(measure, above)
        if tree.relation(at) == "nmod":
            return None
        at = above
    return None


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
            if _is_other_thing(tree, quantity, head, measure):
                continue
            return Counted(measure, head)
    return None


def _is_other_thing(tree: Tree, quantity: Quantity, head: int, measure: Measure) -> bool:
    """Say whether a noun that mostly tells a measure tells another: refugees taken in, prisoners who escaped, tear gas shells, sites that
    nobody struck, "none of the injuries".
    """
    if measure == "held":
        return tree.lower(tree.clause_head(head)) in figure_words("escaping")
    if measure == "displaced":
        return is_admitted(tree, head)
    if measure == "attacks":
        struck = {tree.lower(i) for i in tree.clause(head)} & (lexicons()["attacks"].object | figure_words("happening", "happenings"))
        return names_any(quantity, figure_words("crowd_control")) or (
            names_any(quantity, figure_words("aimed_at")) and not struck
        )
    return quantity.value == 0 and tree.lower(tree.range(quantity.start, quantity.end).start) == "none"


def is_admitted(tree: Tree, noun: int) -> bool:
    """Say whether a country takes people in, who were displaced before and elsewhere: "will admit | 9,000 refugees"."""
    verbs = [*tree.dependents(noun, "acl"), *([tree.head(noun)] if tree.relation(noun) in {"obj", "nsubj"} else [])]
    return any(tree.lower(v) in figure_words("admitting") for v in verbs)


def _modifies(tree: Tree, quantity: Quantity, nouns: frozenset[str]) -> bool:
    """ "a six-week ceasefire", "a pause of three days": the noun within a few words that the time measures."""
    last = tree.range(quantity.start, quantity.end).stop
    around = [tree.lower(i) for i in range(max(0, last - 6), min(len(tree.words), last + 6))]
    return any(word in nouns for word in around)


def _of_aid(tree: Tree, head: int) -> bool:
    sentence = tree.sentences[tree.sentence_of(head)]
    said = {tree.lower(i) for i in range(sentence.first, sentence.last)}
    return bool(said & figure_words("aid"))


@cache
def _currencies() -> frozenset[str]:
    return frozenset(load("numbers")["currencies"].values())


def _by_modifier(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """A state beside the noun: "12 people dead", "30 wounded soldiers", "homes destroyed"."""
    for child in tree.dependents(head, "acl", "amod", "advcl", "appos", "parataxis"):
        counted = [s for s in tree.dependents(child, "nsubj") if tree.tag(s) == "NUM"]
        if counted and any(tree.lower(i) == "which" for i in range(head, counted[0])):
            continue  # "two gangs, in a clash of which four were | hurt"
        for measure, lexicon in fitting(quantity):
            word = tree.lower(child)
            if word in lexicon.states or (
                word in lexicon.object and tree.relation(child) == "acl" and word.endswith(("ed", "n", "d"))
            ):
                if lexicon.needs and not names_any(quantity, lexicon.needs):
                    continue
                return Counted(measure, child)
    return None


def _is_subject(tree: Tree, head: int) -> bool:
    """Say whether what is counted does something itself, so that no verb before it is done to it: "when | scores attacked"."""
    above = tree.head(head)
    return tree.relation(head) == "nsubj" and above > head and tree.tag(above) == "VERB"


def _is_of_others(tree: Tree, word: int, first: int) -> bool:
    """Say whether a word behind a number describes whom those counted do something to: "hundreds mourned | slain teachers"."""
    described = tree.relation(word) == "amod" and tree.head(word) > word
    return described and any(tree.tag(i) == "VERB" for i in range(first, word))


def _by_nearness(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """Where the tree tells nothing: the nearest word of a measure in the same clause, no other number between."""
    if quantity.unit not in {None, "trucks", "tonnes"} or (
        quantity.of_span and tree.lower(head) not in figure_words("people")
    ):
        return None
    if "between" in tree.cases(phrase_head(tree, quantity, head)):
        return None  # "killed in a clash between two groups of soldiers"
    sentence = tree.sentences[tree.sentence(quantity.start)]
    words = tree.range(quantity.start, quantity.end)
    steps = [
        *((i, i - words[-1]) for i in range(words.stop, min(sentence.last, words.stop + _NEAR))),
        *((i, words.start - i) for i in range(words.start - 1, max(sentence.first, words.start - _NEAR) - 1, -1)),
    ]
    blocked = {1: False, -1: _is_subject(tree, phrase_head(tree, quantity, head))}
    best: tuple[int, int, Measure] | None = None
    for i, distance in steps:
        side = 1 if i > words.start else -1
        does = side > 0 and bool(tree.dependents(i, "obj"))  # "one gunman | hurt 15"
        blocked[side] = blocked[side] or tree.word(i) in _STOPS or tree.tag(i) == "NUM" or does
        if blocked[side] or (side > 0 and _is_of_others(tree, i, words.stop)):
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
