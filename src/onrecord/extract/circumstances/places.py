"""Where a figure counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.annotations import Annotations, Attribution, Entity, Quantity
from onrecord.annotate.attributions.cues import Cue, acts
from onrecord.annotate.lookups import holding, spoken_in, starting
from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.clauses import deed_below, is_later, is_of_cause
from onrecord.extract.circumstances.periods import tells_war
from onrecord.extract.circumstances.places_meant import places_meant
from onrecord.extract.circumstances.saying import is_of_saying, is_of_teller
from onrecord.extract.circumstances.told_before import around_deed, joined_words, sentence_before
from onrecord.extract.countries import country_meant
from onrecord.extract.figure_vocabulary import Counted, figure_words
from onrecord.extract.voices import class_of
from onrecord.layout.letters import in_capitals, usual_name
from onrecord.records.location import PlaceCandidate
from onrecord.records.values import Measure

_IN = {"in", "at", "near", "across", "throughout", "around", "inside", "outside", "within", "from", "on", "of", "over"}
_AT = {"in", "at", "near", "across", "around", "inside", "outside"}
_TO = {"to", "into", "for", "at", "towards", "toward", "in"}
_SIDES = {"against", "between", "by", "with"}  # "a war between | Mali and Niger"
_AID: set[Measure] = {"aid_trucks", "aid_tonnes"}
_THEN = {"after", "before", "since"}
_BESIDE = {"while", "whereas"}
_OF_A_PHRASE = {"ADP", "DET", "ADJ", "NOUN", "PROPN"}
_ON_THE_SPOT = {"medic", "resident", "witness", "aid_worker"}  # who tell of what is where they are
_SEVERAL = 3
_STEPS = 4  # words between a preposition and the place behind it
_DISTANCE = 8  # words before "from" or "west of" in which a distance may stand
_AND = re.compile(
    r"(?:, the (?:[\w-]+ ){0,3}(?:capital|city|town|port),)?,? (?:and|&) (?:(?:in|at|near) )?(?:the )?(?:\w+ern )?"
)
_COMMA = re.compile(r", (?:the )?")


@dataclass(frozen=True, slots=True)
class _Place:
    """A place told in a sentence: where it starts, its first word and its name.

    `aside` says that what is told of only lies by it: "80 km from | Tunis", "west of | Tunis".
    """

    start: int
    first: int
    name: str
    aside: bool = False


def place_of(
    annotations: Annotations, tree: Tree, quantity: Quantity, counted: Counted, source: Attribution | None
) -> str | None:
    """Return the place the count is of: right behind the number, in its clause, else in its sentence.

    Where none is named, those who count the dead and wounded (a health ministry, a hospital) count them where they are.
    """
    word = counted.word
    here = [
        p for p in _told(annotations, tree, tree.sentence(quantity.start))
        if not is_of_saying(annotations, tree, p.first, word)
        and not _is_of_teller(annotations, tree, p, word)
    ]  # fmt: skip
    if counted.measure in _AID and (goal := _goal(annotations, tree, quantity)):
        return goal
    named = _place_of_source(annotations, source) if source else None
    for places in ([p for p in here if not p.aside], [p for p in here if p.aside and " of " in p.name]):
        found = _nearest(tree, places, quantity, word)
        if found and not (named and source and _is_outside(source, found.start)):
            return found.name
    if host := _host(annotations, tree, quantity):
        return host
    around = around_deed(annotations, tree, word)
    owner = _inhabited(annotations, tree, quantity, source)
    there = _there(annotations, tree, around)
    before = _before(annotations, tree, counted)
    happened = before if not tells_war(tree, tree.sentence_of(word)) else None  # what a war cost is of its land
    told = _region(tree, around) or there or happened or named or owner or before
    return told or (_at_home(annotations, tree, word, source) if counted.measure == "detained" else None)


def is_of_another(annotations: Annotations, tree: Tree, place: int, word: int) -> bool:
    """Say whether words tell that a place of the sentence of a count is that of something else: of who says so, of what was
    before or beside it, or whose something is.
    """
    if is_of_teller(annotations, tree, place, word) or is_of_cause(tree, place, word) or is_of_before(tree, place):
        return True
    first = tree.head(place) if tree.relation(place) == "conj" else place
    owned = _owns(tree, range(place, place + 1)) or bool(tree.cases(first) & _SIDES)
    return owned or is_of_another_deed(tree, place, word)


def _is_outside(source: Attribution, start: int) -> bool:
    """Say whether a place is told outside what somebody says: "fought in Gao, and | a nurse in Kidal said forty were hurt"."""
    return not any(s.start <= start < s.end for s in source.content)


def _goal(annotations: Annotations, tree: Tree, quantity: Quantity) -> str | None:
    """Return where aid goes or waits: "14 trucks got through to | Gao", "six lorries reached | Kidal"."""
    sentence = tree.sentences[tree.sentence(quantity.start)]
    goals = []
    for entity in starting(annotations.entities, sentence.start, sentence.end):
        words = tree.range(entity.start, entity.end)
        if entity.label not in {"LOCATION", "FACILITY"} or not words or _hyphened(annotations.text, entity):
            continue
        if _leads_to(tree, words):
            goals.append(entity)
    behind = [e for e in goals if e.start > quantity.start]
    chosen = next(iter([*behind, *reversed(goals)]), None)
    return _name(annotations, chosen) if chosen else None


def _leads_to(tree: Tree, words: range) -> bool:
    """Say whether a name is one that aid is taken to, or waits at: "to | Gao", "reached | Gao"."""
    top = tree.top(words)
    if top is None or tree.relation(top) in {"compound", "amod"}:
        top = tree.head(top) if top is not None else -1  # "at the | Gao | crossing"
    if top < 0:
        return False
    verb = tree.head(top)
    reached = tree.relation(top) == "obj" and verb >= 0 and tree.lower(verb) in figure_words("reaching")
    return reached or bool(tree.cases(top) & _TO)


def _there(annotations: Annotations, tree: Tree, around: Sequence[int]) -> str | None:
    """Return the place that "there" leads back to, the last one named before: "fled to Gao. | Some 18,000 remain there"."""
    told = next((i for i in around if tree.lower(i) == "there" and tree.relation(i) == "advmod"), None)
    if told is None:
        return None
    start = tree.sentences[max(tree.sentence_of(told) - 1, 0)].start
    before = [e for e in starting(annotations.entities, start, tree.words[told].start) if e.label == "LOCATION"]
    return _name(annotations, before[-1]) if before else None


def _is_of_teller(annotations: Annotations, tree: Tree, place: _Place, word: int) -> bool:
    """Say whether a place in front tells where a body is that says it: "In Geneva, | the Red Cross said | nine had died".

    That is so where the article names the place only there, and several others besides.
    """
    at, counted = tree.words[place.first], tree.words[word]
    told = [
        a for a in annotations.attributions
        if any(s.contains(counted) for s in a.content) and not any(s.contains(at) for s in a.content)
    ]  # fmt: skip
    verbs = [verb for a in told if _is_by_body(annotations, a) and (verb := Cue(tree, a).head) is not None]
    if not any(place.first < verb and tree.clause_head(place.first) == tree.clause_head(verb) for verb in verbs):
        return False
    names = {_name(annotations, e) for e in annotations.entities if e.label == "LOCATION" and e.start != place.start}
    return len(names) >= _SEVERAL and place.name not in names


def _is_by_body(annotations: Annotations, attribution: Attribution) -> bool:
    """Say whether a body with a name of its own says it: "the Red Cross", not "police" or "the mayor"."""
    named = [e for e in annotations.entities if e.label == "ORGANIZATION"]
    return any(s.start <= e.start and e.end == s.end for s in attribution.source for e in named)


def _host(annotations: Annotations, tree: Tree, quantity: Quantity) -> str | None:
    """Return the place that holds those counted: "Kidal is home to | 9,000 refugees", "Kidal shelters | 9,000"."""
    end = quantity.of_span.end if quantity.of_span else quantity.end
    noun = tree.top(tree.range(quantity.start, end))
    verb = tree.head(noun) if noun is not None else -1
    if verb < 0 or tree.lower(verb) not in figure_words("hosting") or tree.relation(verb) == "acl":
        return None
    if tree.lower(verb) == "home" and not tree.dependents(verb, "cop"):
        return None
    starts = {tree.words[s].start for s in tree.dependents(verb, "nsubj")}
    hosts = (holding(annotations.entities, start) for start in sorted(starts))
    return next((_name(annotations, e) for e in hosts if e and e.label == "LOCATION"), None)


def _inhabited(annotations: Annotations, tree: Tree, quantity: Quantity, source: Attribution | None) -> str | None:
    """Return the place whose people are counted by "its": "Chad says that floods displaced 9,000 of | its people".

    It is who says so or the subject of the clause; for "the population" the only place of the sentence before.
    """
    words = tree.range(quantity.start, quantity.reach)
    noun = next((i for i in words if tree.lower(i) in figure_words("inhabiting")), None)
    if noun is None or tree.dependents(noun, "amod", "compound", "nummod"):
        return None
    if any(tree.lower(c) == "its" for c in tree.dependents(noun, "nmod")):
        clause = tree.clause_head(noun)
        owners = [tree.words[s].start for s in tree.dependents(clause, "nsubj")]
        owners += [s.start for s in source.source] if source else []
        named = (e for o in owners for e in starting(annotations.entities, o, o + 1) if e.label == "LOCATION")
        return next((_name(annotations, e) for e in named), None)
    number = tree.sentence(quantity.start)
    the = tree.lower(noun) == "population" and any(tree.lower(c) == "the" for c in tree.dependents(noun, "det"))
    if not the or not number or tree.dependents(noun, "nmod", "acl"):
        return None
    names = {p.name for p in _told(annotations, tree, number - 1) if not p.aside}
    return names.pop() if len(names) == 1 else None


def _at_home(annotations: Annotations, tree: Tree, word: int, source: Attribution | None) -> str | None:
    """Return the country whose police hold those counted, where they do: "Kenyan police | have arrested 14 men"."""
    doers = [tree.phrase(s) for s in tree.dependents(tree.clause_head(word), "nsubj")]
    for phrase in [*doers, *(source.source if source else ())]:
        words = tree.range(phrase.start, phrase.end)
        if not any(tree.lower(i) in figure_words("police") for i in words):
            continue
        named = (annotations.text[e.start : e.end] for e in starting(annotations.entities, phrase.start, phrase.end))
        if country := next((c for name in named if (c := country_meant(name))), None):
            return country
    return None


def _region(tree: Tree, around: Sequence[int]) -> str | None:
    """Return a part of a country told without its name: "in | the southeast of the country", "in | two northern states"."""
    for noun in around:
        if tree.tag(noun) == "NOUN" and (is_directed(tree, noun) or _is_area(tree, noun)):
            first = min((*tree.dependents(noun, "amod", "nummod"), noun))
            if tree.lower(first - 1) not in _AT and tree.lower(first - 2) not in _AT:
                continue
            phrase = tree.phrase(noun, without=frozenset({"acl", "conj", "appos", "punct"}))
            return tree.text[tree.words[first].start : phrase.end]
    return None


def is_directed(tree: Tree, noun: int) -> bool:
    """Say whether a noun tells a direction of a country: "the | southeast"."""
    directed = tree.lower(noun) in figure_words("directions") and tree.lower(noun - 1) == "the"
    return directed and tree.lower(noun - 2) in _AT


def _is_area(tree: Tree, noun: int) -> bool:
    """Say whether a noun is of areas that a direction or a number tells from others: "two northern | states"."""
    if tree.lower(noun) not in figure_words("areas"):
        return False
    ends = ("north", "south", "east", "west", "ern")
    told = any(tree.lower(c).endswith(ends) or tree.lower(c) == "central" for c in tree.dependents(noun, "amod"))
    return told or bool(tree.dependents(noun, "nummod"))


def _before(annotations: Annotations, tree: Tree, counted: Counted) -> str | None:
    """Return the one place of the sentence before, where it tells the happening that the count is of."""
    number = sentence_before(annotations, tree, counted)
    if number is None:
        return None
    places = [p for p in _told(annotations, tree, number) if not p.aside]
    names = {p.name for p in places if _is_of_deed(tree, p)} or {p.name for p in places}
    return names.pop() if len(names) == 1 else None


def _is_of_deed(tree: Tree, place: _Place) -> bool:
    """Say whether a place is where an attack or the like was: "unrest this month | in the region of Kidal"."""
    at = place.first
    while at >= 0 and tree.relation(at) in {"nmod", "compound", "appos"}:
        at = tree.head(at)
        if tree.lower(at) in figure_words("happenings"):
            return True
    return False


def _told(annotations: Annotations, tree: Tree, number: int) -> Iterator[_Place]:
    """Yield the places of a sentence that are told of no source; countries told without their name where none is."""
    sentence = tree.sentences[number]
    spoken = spoken_in(annotations, tree).get(number, ())
    named = list(_placed(annotations, tree, sentence.start, sentence.end))
    meant = [_Place(tree.words[w].start, w, name) for w, name in places_meant(annotations, tree, number)]
    for place in named + [
        m for m in meant if not any(tree.clause_head(m.first) == tree.clause_head(n.first) for n in named)
    ]:
        if not any(s.start <= place.start < s.end for s in spoken):
            yield place


def _nearest(tree: Tree, places: Sequence[_Place], quantity: Quantity, word: int) -> _Place | None:
    """Return the place right behind a number, else the nearest of its clause, of those joined to it, of those above it."""
    if own := next((p for p in places if _is_own(tree, p, quantity)), None):
        return own
    places = [p for p in places if not _is_of_another(tree, p, quantity) and not is_of_cause(tree, p.first, word)]
    places = [p for p in places if not is_of_before(tree, p.first)]
    clause, joined = tree.clause(word), joined_words(tree, word)
    for chosen in (
        [p for p in places if p.first in clause],
        [p for p in places if p.first in joined],
        [p for p in places if tree.rules(p.first, word) and not is_of_another_deed(tree, p.first, word)],
        [p for p in places if p.first in deed_below(tree, word)],
        [p for p in places if p.first in _doing(tree, quantity)],
    ):
        if chosen:
            return min(chosen, key=lambda p: (abs(p.start - quantity.start), p.start))
    return None


def is_of_another_deed(tree: Tree, place: int, word: int) -> bool:
    """Say whether a place above a count is of another deed: "a swap agreed in Geneva, | hours after an attack killed 12",
    "handed over two men in Gao, and | Mali freed 40", "while | the rebels let go 94".
    """
    top, at = tree.clause_head(place), tree.clause_head(word)
    while at >= 0 and at != top:
        if tree.relation(at) == "advcl" and tree.openers(at) & _THEN:
            return is_later(tree, at) or tree.relation(top) == "acl"
        others = [] if tree.is_passive(at) else tree.dependents(at, "nsubj")
        others = [c for c in others if tree.tag(c) != "PRON"]
        if tree.relation(at) == "advcl" and tree.openers(at) & _BESIDE and others and tree.lower(at) not in acts():
            return True
        if tree.relation(at) == "conj" and any(tree.tag(c) == "PROPN" for c in others):
            return True
        if tree.relation(at) == "parataxis" and any(tree.word(c) == ";" for c in tree.dependents(at, "punct")):
            return True  # "after a coup in Gao; | 9,000 fled"
        at = tree.head(at)
    return False


def is_of_before(tree: Tree, word: int) -> bool:
    """Say whether a place or deed is of what went before: "in the wake of | the Gao attacks"."""
    at = word
    while tree.relation(at) in {"compound", "nmod", "amod", "flat"} and tree.head(at) >= 0:
        at = tree.head(at)
        if tree.lower(at) in figure_words("wakes"):
            return True
    return False


def _doing(tree: Tree, quantity: Quantity) -> frozenset[int]:
    """Return the words that tell what those counted do, in its place: "3,500 troops | serving in Mali"."""
    words = tree.range(quantity.start, quantity.reach)
    doing = [c for w in words for c in tree.dependents(w, "acl") if tree.lower(c).endswith("ing")]
    where = (o for c in doing for o in (c, *tree.dependents(c, "conj")) for o in tree.dependents(o, "obl"))
    return frozenset(i for o in where if tree.cases(o) & _AT for i in tree.below(o))


def _is_own(tree: Tree, place: _Place, quantity: Quantity) -> bool:
    """Say whether a place stands right behind a number or its noun: "eight died in Gao and | two | in Kidal"."""
    behind = tree.range(quantity.start, quantity.reach).stop
    between = range(behind, place.first)
    return bool(between) and tree.lower(behind) in _AT and all(tree.tag(i) in _OF_A_PHRASE for i in between)


def _is_of_another(tree: Tree, place: _Place, quantity: Quantity) -> bool:
    """Say whether a place is told of another number joined to one, or of a part: "three raids on farms, and | one near Kidal",
    "downed 40 drones, including | nine over Kidal".
    """
    own, at = tree.range(quantity.start, quantity.reach), place.first
    while (at := tree.head(at)) >= 0 and at not in own:
        if tree.tag(at) == "NUM" or tree.lower(at) == "one" or tree.dependents(at, "nummod"):
            beside = tree.relation(at) == "conj" or any(tree.head(w) == at and tree.relation(w) == "conj" for w in own)
            return beside or "including" in tree.cases(at)
        if tree.relation(at) not in {"nmod", "compound"}:
            break
    return False


def _place_of_source(annotations: Annotations, source: Attribution) -> str | None:
    speaker = source.speaker or ""
    counting = any(word in speaker.lower() for word in figure_words("counting"))
    if not counting and class_of(speaker) not in _ON_THE_SPOT:
        return None
    return _places_of_sources(annotations).get(source.speaker)


@once
def _places_of_sources(annotations: Annotations) -> dict[str | None, str]:
    """Return the place named last where each speaker is named: Gao of "the hospital in Gao"."""
    last: dict[str | None, Entity] = {}
    for attribution in annotations.attributions:
        for span in attribution.source:
            for e in starting(annotations.entities, span.start, span.end):
                before = last.get(attribution.speaker)
                if e.label == "LOCATION" and e.end <= span.end and not _hyphened(annotations.text, e):
                    last[attribution.speaker] = e if before is None or e.start > before.start else before
    return {speaker: _name(annotations, e) for speaker, e in last.items()}


def _name(annotations: Annotations, entity: Entity) -> str:
    written = annotations.text[entity.start : entity.end]
    name = entity.actor or written
    return usual_name(written) if in_capitals(name) else name


def _hyphened(text: str, entity: Entity) -> bool:
    """Say whether a hyphen follows: in "X-run Y" only Y is the place."""
    return text[entity.end : entity.end + 1] in {"-", "\u2010", "\u2011"}


def _placed(annotations: Annotations, tree: Tree, start: int, end: int) -> Iterator[_Place]:
    """Yield the places of a stretch that stand behind a preposition of place, or before a headline's colon."""
    opening = tree.range(start, end).start
    entities = [
        e for e in starting(annotations.entities, start, end)
        if e.end <= end and (e.label in {"LOCATION", "FACILITY"} or _is_site(annotations.text, e))
        and not _hyphened(annotations.text, e)
    ]  # fmt: skip
    passed = start
    for at, entity in enumerate(entities):
        words = tree.range(entity.start, entity.end)
        if entity.start < passed or not words:
            continue
        if entity.start == start and annotations.text[entity.end : entity.end + 1] == ":":
            if not annotations.text[entity.start : entity.end].isupper():  # that is a dateline
                yield _Place(entity.start, words.start, _name(annotations, entity))
            continue
        led = _preposition(tree, words.start, opening)
        if led is None and _is_struck(tree, words):
            yield _Place(entity.start, words.start, _name(annotations, entity))
        if (
            led is None
            or _owns(tree, words)
            or _is_around(tree, words, entities[at + 1 :])
            or _describes(tree, led, entities)
        ):
            continue
        if passed > start and _lies_around(annotations.text[passed : entity.start].split()):
            passed = entity.end
            continue
        names, passed = joined_places(annotations, tree, entities[at:])
        if aside := _lies_by(tree, led, opening):
            names = f"{tree.lower(led - 1)} {tree.lower(led)} {names}"
        yield _Place(entity.start, words.start, names, aside)


def _is_struck(tree: Tree, words: range) -> bool:
    """Say whether a place is what was shelled, hit or laid waste: "shelled | Gao", but no "attacked Mali, saying"."""
    top = tree.top(words)
    verb = tree.head(top) if top is not None and tree.relation(top) == "obj" else -1
    if verb < 0 or tree.lower(verb) not in figure_words("happening", "wasting"):
        return False
    return not any(tree.lower(c) in acts() for c in tree.dependents(verb, "advcl", "conj", "ccomp"))


def _is_site(text: str, entity: Entity) -> bool:
    """Say whether a body is a place as well: "at | the University of Kidal"."""
    return entity.label == "ORGANIZATION" and bool(
        figure_words("sites") & set(text[entity.start : entity.end].lower().split())
    )


def _preposition(tree: Tree, first: int, opening: int) -> int | None:
    """Return the preposition of place that leads a name: "in | the northern town of Kidal"."""
    before = first - 1
    for _ in range(_STEPS):
        if before < opening or tree.lower(before) in _IN or tree.word(before) == ",":
            break
        if tree.tag(before) not in {"DET", "ADJ", "PROPN", "NOUN", "PUNCT"} and tree.lower(before) not in {"'s", "’s"}:
            break
        before -= 1
    return before if before >= opening and tree.lower(before) in _IN else None


def _owns(tree: Tree, words: range) -> bool:
    """Say whether a name tells whose embassy, troops or citizens something is of, and not where it is."""
    top = tree.top(words)
    noun = tree.head(top) if top is not None else -1
    if top is None or noun < 0:
        return False
    above = tree.head(noun) if tree.relation(noun) == "nmod" else -1
    if above >= 0 and tree.lower(above) in figure_words("accused"):  # "suspects in the Gao bombing" may be anywhere
        return True
    if tree.lower(noun) in figure_words("ruling"):  # "the new government in Gao"
        return tree.relation(top) in {"compound", "amod", "nmod"}
    if tree.lower(noun) in figure_words("waged"):  # "in | Israel's | offensive"
        return tree.syntax.relations[top] == "nmod:poss"
    if tree.lower(noun) not in figure_words("owned"):
        return False
    return tree.relation(top) in {"compound", "amod", "nmod"} and (noun > top or tree.cases(top) == {"of"})


def _is_around(tree: Tree, words: range, behind: Sequence[Entity]) -> bool:
    """Say whether a name only tells where the place named behind it lies: "| Yemen's | port of Aden", "| Mali's | Gao region"."""
    top = tree.top(words)
    noun = tree.head(top) if top is not None else -1
    if top is None or noun <= top or tree.relation(top) not in {"nmod", "compound", "amod"}:
        return False
    named = [noun, *(c for c in tree.dependents(noun, "nmod", "compound", "flat", "appos") if tree.cases(c) <= {"of"})]
    return any(e.label in {"LOCATION", "FACILITY"} and n in tree.range(e.start, e.end) for n in named for e in behind)


def _describes(tree: Tree, led: int, entities: Sequence[Entity]) -> bool:
    """Say whether a name only tells what a place before it is: "in Gao, the capital of | the region"."""
    noun = led - 1
    while noun > 0 and tree.tag(noun) in {"ADJ", "NOUN"}:
        noun -= 1
    if tree.tag(noun) != "DET" or noun < 2 or tree.word(noun - 1) != ",":
        return False
    return any(e.end == tree.words[noun - 2].end for e in entities)


def _lies_around(between: Sequence[str]) -> bool:
    """Say whether a name only tells where the place right before it lies, by the words between: "in Gao in | Mali", "in Gao, in
    the northern region of | Kidal", but "in Gao, in | Kidal".
    """
    known = {",", "in", "of", "the", "central", *figure_words("areas")}
    told = all(w in known or w.endswith("ern") for w in between)
    return told and bool({"in", "of"} & {*between}) and list(between) != [",", "in"]


def _lies_by(tree: Tree, led: int, opening: int) -> bool:
    """Say whether a name is one that a distance or direction is told from: "80 km from", "west of"."""
    if tree.lower(led) == "of":
        return led - 2 >= opening and tree.lower(led - 1) in figure_words("directions") and tree.lower(led - 2) != "the"
    before = {tree.lower(i) for i in range(max(opening, led - _DISTANCE), led) if tree.tag(i) != "VERB"}
    return tree.lower(led) == "from" and bool(figure_words("distances") & before)


def joined_places(annotations: Annotations, tree: Tree, entities: Sequence[Entity]) -> tuple[str, int]:
    """Return a place with those that "and" joins to it, and where they end: "Kidal, Gao and Tessalit"; else it alone."""
    names, end, closed = [_name(annotations, entities[0])], entities[0].end, False
    last = entities[0]
    for entity in entities[1:]:
        between = annotations.text[last.end : entity.start]
        top = tree.top(tree.range(entity.start, entity.end))
        if top is None or tree.relation(top) == "nsubj":
            break
        if _AND.fullmatch(between) and not closed:
            closed = True
        elif not _COMMA.fullmatch(between):
            break
        elif _holds(annotations, entity, last):
            last = entity
            continue
        elif closed:
            break
        names.append(_name(annotations, entity))
        last, end = entity, entity.end
    if not closed:
        return names[0], entities[0].end
    return f"{', '.join(names[:-1])} and {names[-1]}", end


def _meant(annotations: Annotations, entity: Entity) -> PlaceCandidate | None:
    """Return what a name was resolved to."""
    here = starting(annotations.places, entity.start, entity.start + 1)
    return next((p.candidates[0] for p in here if p.end == entity.end and p.candidates), None)


def _holds(annotations: Annotations, outer: Entity, inner: Entity) -> bool:
    """Say whether a place is the country or region that the one before it lies in: "Gao, | Mali"."""
    out, within = (_meant(annotations, e) for e in (outer, inner))
    if out is None or within is None or out.country != within.country:
        return False
    return (out.kind == "country" and within.kind != "country") or out.name == within.admin1
