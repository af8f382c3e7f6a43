"""Where a deed was done, by the words around the one that tells it."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.annotate.annotations import Entity
from onrecord.annotate.lookups import starting
from onrecord.extract.circumstances.places import is_directed, joined_places
from onrecord.extract.circumstances.places_meant import called_the, place_meant
from onrecord.extract.events.settings import is_charge, setting_of
from onrecord.extract.events.subjects import can_act, is_country, names_place
from onrecord.extract.events.triggers import ABOUT, Trigger, deed_of, find_triggers
from onrecord.extract.events.words import listed
from onrecord.extract.page import Page
from onrecord.layout.datelines import dateline_at
from onrecord.layout.letters import SHORTEST_PLACE, usual_name
from onrecord.layout.lines import entry_of
from onrecord.vocabularies.load import words_in

_PLACES = {"LOCATION", "FACILITY"}
_AT = {"in", "at", "near", "around", "outside", "inside", "over", "across", "throughout", "off", "within", "on"}
_TO = {"to", "into", "for", "towards", "from", "through", "of"}
_OF_IT = {"of", "for", "from"}  # these lead to a place of the deed only where they hang on its own word
_BEHIND = {"against", "over", "after", "following", "about", "since", "before", "for", "to"}  # before what is spoken of
_DURING = {"in", "during", "by", "with", "after", "at", "near"}
_RAIDS = {"raid", "raids", "operation", "operations", "protest", "protests", "rally", "rallies", "march", "marches"}
_TAKEN_FROM = {"arrest", "abduct"}  # modes that tell whence: "arrested from | Kano"
_MOVING = {"CONSULT", "MOBILIZE", "RETREAT", "AID"}
_PASSED = {"through", "across"}  # where people march
_MATERIAL = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"}
_SPOKEN = {"ACCUSE", "SUPPORT"} | ABOUT
_SIDES = frozenset(
    "front outskirts outskirt vicinity outside heart centre center middle edge edges suburbs coast".split()
)  # "in front of", "on the outskirts of"
_OUTER = {"obl", "nmod", "conj", "appos", "flat", "compound", "amod"}  # from a place up to the verb it stands by
_STEPS = 6
_UP = 8  # words from a place up to the word of its deed
SETTLEMENTS = frozenset(
    "city town village hamlet port province region island strait district suburb state county municipality neighbourhood"
    " neighborhood prefecture department governorate area".split()
)  # "the city of X" is X
_LONG = 7  # words of a phrase before its noun: "in Chad's northern | desert town of"
_BEFORE = {"DET", "ADJ", "PROPN", "NOUN", "PUNCT"}


class DeedPlaces:
    """Finds the places of deeds on one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def place(self, trigger: Trigger, recipients: list[int]) -> str | None:
        """Return the place told in the clause, in the phrase of what was hit, by what was hit, or by the dateline."""
        tree, page = self._tree, self._page
        below = {w for r in recipients for w in tree.below(r) if tree.clause_head(w) == tree.clause_head(r)}
        means = (c for c in tree.dependents(trigger.word, "advcl") if "by" in tree.openers(c))  # "hurt by | shelling in"
        clause = tree.clause(trigger.word).union(*map(tree.below, [trigger.word] if trigger.noun else means))
        cases = _AT | (_TO if trigger.plover in _MOVING else _PASSED if trigger.plover == "PROTEST" else set())
        if trigger.mode in _TAKEN_FROM:
            cases = cases | {"from"}
        if trigger.plover in _SPOKEN and not trigger.noun and trigger.mode != "investigate":
            clause, below = frozenset(w for w in clause if self._is_beside(w, trigger.word)), set()
        if trigger.noun and (tree.cases(trigger.word) & _BEHIND or is_charge(tree, trigger.word)):
            clause = frozenset(tree.below(trigger.word))  # "marched in Abra against | the closure of schools"
        after = self._named_after(trigger.word) if trigger.noun and trigger.plover not in _SPOKEN else None
        if after and trigger.plover != "CONSULT":
            return self._written(after)
        if trigger.plover in {"ASSAULT", "COERCE"} and (struck := self._struck(recipients[:1])):
            return self._together(struck)
        for words in (clause, below):
            if found := [*self._own(words, cases, trigger)]:
                return self._together(self._innermost(found, trigger))  # "the Gaza talks | in Doha"
        if after:
            return self._written(after)
        if trigger.plover in _SPOKEN and (spoken := self._spoken_at(trigger.word)):
            return self._together(spoken)
        if trigger.plover in {"ASSAULT", "COERCE", "CONSULT"}:
            hit = self._hit(recipients)
            town = (name for r in recipients if (name := called_the(page.annotations, tree, r)))
            if told := self._written(hit) if hit else next(town, None):
                return told  # "seized | the town"
        if trigger.plover not in _MATERIAL:
            return None
        meant = self._meant(clause, trigger)
        return meant or self._around(trigger.word) or self._antecedent(trigger.word) or self._dateline(trigger.word)

    def _hit(self, recipients: list[int]) -> Entity | None:
        """Return the place that is acted upon: "shelled | the town of Abra"."""
        named = (e for r in recipients for w in (r, *self._settlements(r)) if (e := self._page.entity_at.get(w)))
        return next((e for e in named if e.label in _PLACES), None)

    def _struck(self, recipients: list[int]) -> Entity | None:
        """Return the town that is acted upon, which is closer than whatever else is told: "In the north, they shelled | Abra"."""
        hit = self._hit(recipients)
        top = self._tree.top(self._tree.range(hit.start, hit.end)) if hit else None
        return hit if top is not None and not is_country(self._page, top) else None

    def named(self, word: int) -> str:
        """Return the name of the place in whose name a word stands, with those that "and" joins to it."""
        return self._together(self._page.entity_at[word])

    def _own(self, words: frozenset[int] | set[int], cases: set[str], trigger: Trigger) -> Iterator[Entity]:
        """Yield the places among some words that one of the prepositions leads and that are of no other deed."""
        for entity, case in self._placed(words):
            top = self._tree.top(self._tree.range(entity.start, entity.end))
            if case not in cases or top is None or self.is_of_another(top, trigger):
                continue
            if case in _AT or case not in _OF_IT or self._hangs_on(top, trigger):
                yield entity

    def _innermost(self, found: Sequence[Entity], trigger: Trigger) -> Entity:
        """Return the closest place that tells where a deed was: "In Chad, three died | in | Abra", "seized | Abra in Chad"."""
        tree = self._tree
        at = tree.words[trigger.word].start
        wide = any(found[0].start < tree.words[c].start < at for c in tree.dependents(trigger.word, "nsubj"))
        outer = next((e for e in found if e.start > at), found[0]) if wide else found[0]
        return self._inside(outer) or outer

    def _inside(self, outer: Entity) -> Entity | None:
        """Return the first of the places that are told right before one in which they lie: "the towns of | Abra and Beda in Chad"."""
        tree, entity_at = self._tree, self._page.entity_at
        before = tree.range(outer.start, outer.end).start - 1
        if tree.lower(before) != "in" or (inner := entity_at.get(before - 1)) is None or inner.label not in _PLACES:
            return None
        top = tree.top(tree.range(inner.start, inner.end))
        first = entity_at.get(tree.head(top)) if top is not None and tree.relation(top) == "conj" else None
        return first if first is not None and first.label in _PLACES else inner

    def _meant(self, words: frozenset[int] | set[int], trigger: Trigger) -> str | None:
        """Return the place that is told without its name among some words: "burned shops | in the capital |"."""
        page = self._page
        told = [w for w in sorted(words) if not self.is_of_another(w, trigger)]
        return next((name for w in told if (name := place_meant(page.annotations, self._tree, w))), None)

    def _hangs_on(self, word: int, trigger: Trigger) -> bool:
        """Say whether a place hangs on the word of a deed itself, by a town's noun or not: "left for the city of Abra"."""
        tree, above = self._tree, self._tree.head(word)
        if above >= 0 and (tree.lower(above) in SETTLEMENTS or tree.relation(word) in {"compound", "amod"}):
            above = tree.head(above)  # "freed from | a Malian | prison"
        return above in {trigger.word, *trigger.words, *trigger.object}

    def is_of_another(self, word: int, trigger: Trigger) -> bool:
        """Say whether a place is told of another deed: "arrested | in connection with the blasts in Abra", "an attack on
        traders, | and one in Abra".
        """
        tree, at, parts = self._tree, word, {trigger.word, *trigger.words}
        if self._is_of_town(word) or self.was_only_taken(word, trigger):
            return True
        for _ in range(_UP):
            if at < 0 or at in parts:
                return False
            if at != word and (deed := self._deed(at)) and not self._is_occasion(at, deed, trigger):
                return True
            if trigger.noun and tree.relation(at) == "conj" and tree.head(at) in parts:
                return True
            at = tree.head(at)
        return False

    def was_only_taken(self, word: int, trigger: Trigger) -> bool:
        """Say whether a place is that to which a circumstance tells something else was done: "hit a market as rebels moved on
        after taking | Abra".
        """
        tree, verb = self._tree, self._tree.head(word)
        if tree.relation(word) != "obj" or tree.relation(verb) != "advcl" or verb == trigger.word:
            return False
        return self._told_by.get(verb, trigger.plover) != trigger.plover

    def is_in_a_part(self, trigger: Trigger) -> bool:
        """Say whether the clause of a deed tells in which part of a land it was, and so of no town told before: "In the | south,
        two died in a blast".
        """
        tree = self._tree
        return any(is_directed(tree, w) for w in tree.clause(trigger.word) if tree.tag(w) == "NOUN")

    @cached_property
    def _told_by(self) -> dict[int, str]:
        """The types of deed that words tell by themselves."""
        return {t.word: t.plover for t in find_triggers(self._page)}

    def _deed(self, noun: int) -> str | None:
        """Return the type of the deed that a noun tells of, by itself or by what stands before it: "the shooting | death"."""
        if self._tree.tag(noun) != "NOUN":
            return None
        before = self._tree.dependents(noun, "compound")
        return next((deed for w in (noun, *before) if (deed := deed_of(self._tree, w))), None)

    def _is_occasion(self, noun: int, deed: str, trigger: Trigger) -> bool:
        """Say whether a deed is only what another was done in: "killed | in an attack", "arrested | during a protest"."""
        tree = self._tree
        same = deed == trigger.plover or tree.lower(noun) in _RAIDS
        own = tree.head(noun) in {trigger.word, *trigger.words} or tree.relation(tree.head(noun)) not in {
            "acl",
            "advcl",
        }
        return (
            same and own and bool(tree.cases(noun) & _DURING)
        )  # not of "a war sparked | by the attack on X | ravaged Y"

    def _together(self, entity: Entity) -> str:
        """Return a place with those that "and" joins to it: "in | Abra and Beda" is neither alone."""
        page = self._page
        sentence = page.tree.sentences[page.tree.sentence(entity.start)]
        behind = [
            e for e in starting(page.annotations.entities, entity.end + 1, sentence.end)
            if e.label in _PLACES and self._is_whole(e)
        ]  # fmt: skip
        names, _ = joined_places(page.annotations, page.tree, [entity, *behind])
        return names if " and " in names else self._written(entity)

    def _is_whole(self, entity: Entity) -> bool:
        """Say whether a place is told and not what it owns: "in Abra and | Beda's army"."""
        top = self._tree.top(self._tree.range(entity.start, entity.end))
        return top is not None and self._tree.syntax.relations[top] not in {"nmod:poss", "compound", "amod"}

    def _antecedent(self, word: int) -> str | None:
        """Return the place of what a deed's clause describes: "raided a farm in Abra, | where two were arrested"."""
        tree, noun = self._tree, setting_of(self._tree, word)
        if noun is None:
            return None
        clause = tree.clause_head(word)
        own = {w for w in tree.below(noun) if w < min(tree.below(clause))}
        over = [tree.head(noun)] if tree.relation(noun) == "appos" else []  # "Abra, a region | where rebels fight"
        named = self._named(noun, *over)
        named = named or next((e for e, case in self._placed(own) if case in _AT), None)
        named = named or self._named(*(c for w in (noun, *over) for c in tree.dependents(w, "compound")))
        return self._together(named) if named else None

    def _named(self, *words: int) -> Entity | None:
        """Return the first place that is named at one of some words."""
        found = (e for w in words if (e := self._page.entity_at.get(w)) is not None)
        return next((e for e in found if e.label in _PLACES), None)

    def _is_beside(self, word: int, verb: int) -> bool:
        """Say whether a word is in a circumstance of a verb of speech and in none of what is spoken of: not the Goma of
        "condemned | the raid in Goma".
        """
        at = word
        for _ in range(_STEPS):
            if at == verb:
                return True
            if at < 0 or self._deed(at):
                return False
            relation = self._tree.relation(at)
            met = relation == "obj" and can_act(self._page, at)  # "sued the bank | in Zurich"
            of_town = (
                relation == "nsubj" and at != word and not is_country(self._page, word)
            )  # "traders | in Lyon | denounced"
            if not (met or of_town or relation in _OUTER):
                return False
            at = self._tree.head(at)
        return False

    def _spoken_at(self, verb: int) -> Entity | None:
        """Return where somebody speaks who accuses or demands: "| Speaking in Abra, Koffi condemned", "Koffi, | speaking in
        Abra, condemned".
        """
        tree = self._tree
        beside = [
            *tree.dependents(verb, "advcl"),
            *(c for s in tree.dependents(verb, "nsubj") for c in tree.dependents(s, "acl")),
        ]
        spoken = (c for c in beside if tree.lower(c) in {"speaking", "addressing"})
        return next((e for c in spoken for e, case in self._placed(set(tree.below(c))) if case in _AT), None)

    def _named_after(self, noun: int) -> Entity | None:
        """Return the place after which a deed is called: "the Kobani | attack", "the Mali embassy | bombing"."""
        tree, page = self._tree, self._page
        named = ((c, e) for c in tree.dependents(noun, "compound") if (e := page.entity_at.get(c)))
        return next((e for c, e in named if names_place(page, c)), None)

    def _settlements(self, word: int) -> list[int]:
        """Return what a town or the like is called: the Kherson of "the city of Kherson"."""
        if self._tree.lower(word) not in SETTLEMENTS:
            return []
        of = self._tree.dependents(word, "nmod")
        return [c for c in of if self._tree.cases(c) == {"of"}]

    def _around(self, word: int) -> str | None:
        """Return the place of the circumstances and joined clauses of a deed: "killed | when a shell hit a bus in Sumy"."""
        tree = self._tree
        for clause in tree.joined_clauses(tree.clause_head(word)):
            found = next((e for e, case in self._placed(tree.clause(clause)) if case in _AT), None)
            if found:
                return self._written(found)
        return None

    def _placed(self, words: frozenset[int] | set[int]) -> Iterator[tuple[Entity, str]]:
        """Yield the places among some words with the preposition before them."""
        cased = self._cased_places
        yield from (cased[first] for first in sorted(words & cased.keys()))

    @cached_property
    def _cased_places(self) -> dict[int, tuple[Entity, str]]:
        """The places behind a preposition, with it, by their first word."""
        tree = self._tree
        found = {}
        for entity in self._page.annotations.entities:
            here = tree.range(entity.start, entity.end)
            if not here or not self._is_site(entity) or self._owns(here):
                continue
            before = self._before(here.start - 1)
            if before > 0 and tree.lower(before) == "of" and tree.lower(before - 1) in SETTLEMENTS | _SIDES:
                before = self._before(before - 1)  # "in the coastal town | of Beira"
            if before >= 0 and tree.tag(before) == "ADP" and tree.same_sentence(before, here.start):
                found[here.start] = (entity, tree.lower(before))
        return found

    def _is_site(self, entity: Entity) -> bool:
        """Say whether a name is of a place, or of a body at whose place things are done: "at | Lagos University"."""
        last = self._page.text[entity.start : entity.end].split()[-1].lower()
        return entity.label in _PLACES or (entity.label == "ORGANIZATION" and last in words_in("deeds", "sites"))

    def _before(self, word: int) -> int:
        """Return the word before the first few words of a phrase that ends with a word: its preposition."""
        tree = self._tree
        for _ in range(_LONG):
            if word >= 0 and (tree.tag(word) in _BEFORE or tree.lower(word) == "'s") and tree.word(word) != ",":
                word -= 1
        return word

    def _is_of_town(self, word: int) -> bool:
        """Say whether a name only tells where a town lies that is named, or who does a deed: "the | Pacific | port of Tumaco",
        "| Chad's | port city of Abra", "in | Chad's | offensive".
        """
        tree, noun = self._tree, self._tree.head(word)
        if noun < 0 or tree.relation(word) not in {"compound", "amod", "nmod"} or noun < word:
            return False
        theirs = tree.syntax.relations[word] == "nmod:poss" and deed_of(tree, noun) == "ASSAULT"
        towns = (c for c in tree.dependents(noun, "nmod") if tree.cases(c) == {"of"})
        town = tree.lower(noun) in SETTLEMENTS and any(c in self._page.entity_at for c in towns)
        return town or (theirs and tree.lower(noun) not in listed("between"))

    def _owns(self, words: range) -> bool:
        """Say whether a land only tells whose a mission or force is: "at the | French | embassy in Niamey"."""
        tree = self._tree
        top = tree.top(words)
        if top is not None and self._is_of_town(top):
            return True
        if top is not None and tree.syntax.relations[top] == "nmod:poss":
            return tree.lower(self._before(words.start - 1)) not in _AT  # "for | Chad's deployment"
        if top is None or tree.relation(top) not in {"compound", "amod"}:
            return False
        return tree.lower(tree.head(top)) in listed("abroad", "embassies") and is_country(self._page, top)

    def _dateline(self, word: int) -> str | None:
        """Return the place that a story in brief is datelined from, or that the line of a deed is headed by: "SARAJEVO: ..."."""
        tree, at = self._tree, self._tree.words[word].start
        opened, here = dateline_at(tree.text, at), tree.sentences[tree.sentence(at)]
        if opened and opened.place and "/" not in opened.place and (entry_of(tree.text, at) or self._heads_line(opened.start + len(opened.place))):
            return usual_name(opened.place, SHORTEST_PLACE) if here.start <= opened.end < here.end else None
        first = next(iter(starting(self._page.annotations.entities, here.start, here.start + 1)), None)
        return self._written(first) if first and first.label in _PLACES and self._heads_line(first.end) else None

    def _heads_line(self, end: int) -> bool:
        return self._page.text[end : end + 2].lstrip(" ")[:1] in {":", "-", "–", "—"}

    def _written(self, entity: Entity) -> str:
        name = entity.actor or self._page.text[entity.start : entity.end]
        return usual_name(name)
