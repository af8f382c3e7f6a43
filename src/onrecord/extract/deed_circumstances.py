"""Where, when and with what a deed was done, by the words around the one that tells it."""

from collections.abc import Iterator
from functools import cache, cached_property

from onrecord.annotate.annotations import Entity
from onrecord.extract.deal.page import Page, day_in, in_capitals
from onrecord.extract.deed_subjects import can_act, is_country, listed, listed_verbs, names_place
from onrecord.extract.frames import forms_of, noun_forms
from onrecord.extract.triggers import Trigger, deed_of, modifiers
from onrecord.vocabularies.load import load

_PLACES = {"LOCATION", "FACILITY"}
_AT = {"in", "at", "near", "around", "outside", "inside", "over", "across", "throughout", "off", "within", "on"}
_TO = {"to", "into", "for", "towards", "from", "through", "of"}
_MOVING = {"CONSULT", "MOBILIZE", "RETREAT", "AID"}
_PASSED = {"through", "across"}  # where people march
_MATERIAL = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"}
_ABOUT = {"REQUEST", "REJECT", "THREATEN"}
_SPOKEN = {"ACCUSE", "SUPPORT", *_ABOUT}
_OUTER = {"obl", "nmod", "conj", "appos", "flat", "compound", "amod"}  # from a place up to the verb it stands by
_STEPS = 6
_NAMED_OF = frozenset(
    "city town village hamlet port province region island strait district suburb state county municipality neighbourhood"
    " neighborhood prefecture department governorate area".split()
)  # "the city of X" is X
_LEAD = 2  # sentences of the head of an article of which the dateline tells the place
_BEFORE = {"DET", "ADJ", "PROPN", "NOUN", "PUNCT"}
_BEARERS = {"with", "by", "from", "using", "in", "of"}


class Circumstances:
    """Finds the place, day and mode of deeds on one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    # Where

    def place(self, trigger: Trigger, recipients: list[int]) -> str | None:
        """Return the place told in the clause, in the phrase of what was hit, by what was hit, or by the dateline."""
        tree, page = self._tree, self._page
        below = {w for r in recipients for w in tree.below(r)}
        clause = tree.clause(trigger.word) | (set(tree.below(trigger.word)) if trigger.noun else set())
        cases = _AT | (_TO if trigger.plover in _MOVING else _PASSED if trigger.plover == "PROTEST" else set())
        if trigger.plover in _SPOKEN and not trigger.noun and trigger.mode != "investigate":
            clause, below = frozenset(w for w in clause if self._is_beside(w, trigger.word)), set()
        if trigger.noun and trigger.plover not in _SPOKEN and (after := self._named_after(trigger.word)):
            return self._written(after)
        for words in (clause, below):
            found = next((e for e, case in self._placed(words) if case in cases), None)
            if found:
                return self._written(found)
        if trigger.plover in {"ASSAULT", "COERCE", "CONSULT"}:
            named = (e for r in recipients for w in (r, *self._settlements(r)) if (e := page.entity_at.get(w)))
            hit = next((e for e in named if e.label in _PLACES), None)
            if hit:
                return self._written(hit)
        if trigger.plover not in _MATERIAL:
            return None
        return self._around(trigger.word) or self._dateline(trigger.word)

    def _is_beside(self, word: int, verb: int) -> bool:
        """Say whether a word is in a circumstance of a verb of speech and in none of what is spoken of: not the Goma of
        "condemned | the raid in Goma".
        """
        at = word
        for _ in range(_STEPS):
            if at == verb:
                return True
            if at < 0 or deed_of(self._tree, at):
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

    def _named_after(self, noun: int) -> Entity | None:
        """Return the place after which a deed is called: "the Kobani | attack", "the Mali embassy | bombing"."""
        tree, page = self._tree, self._page
        named = ((c, e) for c in tree.dependents(noun, "compound") if (e := page.entity_at.get(c)))
        return next((e for c, e in named if names_place(page, c)), None)

    def _settlements(self, word: int) -> list[int]:
        """Return what a town or the like is called: the Kherson of "the city of Kherson"."""
        if self._tree.lower(word) not in _NAMED_OF:
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
        yield from ((entity, case) for first, entity, case in self._cased_places if first in words)

    @cached_property
    def _cased_places(self) -> list[tuple[int, Entity, str]]:
        """The places behind a preposition: where each begins, itself, the preposition."""
        tree = self._tree
        found = []
        for entity in self._page.annotations.entities:
            here = tree.range(entity.start, entity.end)
            if entity.label not in _PLACES or not here or self._owns(here):
                continue
            before = self._before(here.start - 1)
            if before > 0 and tree.lower(before) == "of" and tree.lower(before - 1) in _NAMED_OF:
                before = self._before(before - 1)  # "in the coastal town | of Beira"
            if before >= 0 and tree.tag(before) == "ADP":
                found.append((here.start, entity, tree.lower(before)))
        return found

    def _before(self, word: int) -> int:
        """Return the word before the first few words of a phrase that ends with a word: its preposition."""
        tree = self._tree
        for _ in range(4):
            if word >= 0 and tree.tag(word) in _BEFORE and tree.word(word) != ",":
                word -= 1
        return word

    def _owns(self, words: range) -> bool:
        """Say whether a land only tells whose a mission or force is: "at the | French | embassy in Niamey"."""
        tree = self._tree
        top = tree.top(words)
        if top is None or tree.relation(top) not in {"compound", "amod"}:
            return False
        return tree.lower(tree.head(top)) in listed("abroad") and is_country(self._page, top)

    def _dateline(self, word: int) -> str | None:
        """Return the place that opens the article, for a deed of its first sentences: "SARAJEVO - ..."."""
        tree = self._tree
        at = tree.words[word].start
        if tree.sentence(at) >= _LEAD + (1 if self._page.article.title else 0):
            return None
        for entity in self._page.annotations.entities:
            opens = any(entity.start == s.start for s in tree.sentences[:3])
            sign = self._page.text[entity.end : entity.end + 40].lstrip(" ")[:1]
            if opens and entity.label in _PLACES and sign in {":", "-", "–", "—"} and entity.end < at:
                return self._written(entity)
        return None

    def _written(self, entity: Entity) -> str:
        name = entity.actor or self._page.text[entity.start : entity.end]
        return name.title() if in_capitals(name) else name

    # When

    def day(self, trigger: Trigger) -> tuple[str | None, str | None] | None:
        """Return day and duration told in a noun's phrase, the clause or those joined to it; None where neither is."""
        tree, page = self._tree, self._page
        within = sorted(tree.below(trigger.word)) if trigger.noun else []
        held = [t for t in page.times_in(within) if self._same_clause(t.start, t.end, trigger.word)]
        told = held or ([] if self._is_spoken_of(trigger) else page.times_in(sorted(tree.clause(trigger.word))))
        near = [t for t in told if not self._is_of_another(t.start, t.end, trigger)]
        days = [d for t in near if t.type in {"DATE", "TIME"} and (d := day_in(t.value))]
        spans = [t.value for t in near if t.type == "DURATION" and t.value.startswith("P") and "X" not in t.value]
        lasting = spans[0] if spans and trigger.mode in {"ceasefire", "curfew", "martial-law"} else None
        if not days and not self._is_spoken_of(trigger):
            days = list(self._days_around(trigger.word))
        return (days[0] if days else None, lasting) if days or lasting else None

    def _is_spoken_of(self, trigger: Trigger) -> bool:
        """Say whether a deed's noun is what somebody speaks of, on a day of its own: "condemned | the raid | on Friday"."""
        tree, above = self._tree, self._tree.head(trigger.word)
        if not trigger.noun or above < 0 or tree.relation(trigger.word) != "obj":
            return False
        return tree.lower(above) in listed_verbs("judging")

    def _is_of_another(self, start: int, end: int, trigger: Trigger) -> bool:
        """Say whether a time is that of another deed, or since when one is told: "an inquiry into | the May 3 raid"."""
        tree = self._tree
        first = at = tree.top(tree.range(start, end))
        for _ in range(_STEPS):
            if at is None or at < 0 or at == trigger.word or tree.tag(at) == "VERB":
                return False
            within = tree.head(at) == trigger.word and tree.cases(at) & {"in", "during", "by", "with", "after"}
            if (deed_of(tree, at) and not within) or (at != first and "since" in tree.cases(at)):
                return True
            at = tree.head(at)
        return False

    def _days_around(self, word: int) -> Iterator[str]:
        """Yield the days of the clause a deed is joined to, of one it is a circumstance of, and of its circumstances."""
        tree = self._tree
        head = tree.clause_head(word)
        above = tree.head(head)
        shared = tree.relation(head) == "conj" and not tree.dependents(head, "nsubj")
        outcome = tree.relation(head) == "advcl" and tree.lower(head).endswith("ing")
        near = [tree.clause_head(above)] if above >= 0 and (shared or outcome) else []
        near += [c for c in tree.joined_clauses(head) if tree.relation(c) == "advcl"]
        for clause in near:
            for time in self._page.times_in(sorted(tree.clause(clause))):
                if time.type in {"DATE", "TIME"} and (day := day_in(time.value)):
                    yield day

    def _same_clause(self, start: int, end: int, word: int) -> bool:
        words = self._tree.range(start, end)
        return any(self._tree.clause_head(w) == self._tree.clause_head(word) for w in words)

    # With what

    def _content(self, trigger: Trigger) -> str | None:
        """Return the mode of a demand, refusal or threat: what it is about, by the nearest telling word below it."""
        modes = _content_modes("THREATEN" if trigger.plover == "THREATEN" else "REQUEST")
        below = sorted(w for w in self._tree.below(trigger.word) if w != trigger.word)
        return next((modes[lower] for w in below if (lower := self._tree.lower(w)) in modes), None)

    def mode(self, trigger: Trigger) -> str | None:
        """Return the mode of a deed: of its word, else for an attack of what stands beside it: "hit | in an air raid"."""
        if trigger.mode is None and trigger.plover in _ABOUT:
            return self._content(trigger)
        if trigger.plover != "ASSAULT" or (trigger.mode and trigger.mode != "explosives"):
            return trigger.mode
        tree = self._tree
        for word in tree.dependents(trigger.word, "nsubj", "obl", "nmod", "obj", "compound", "conj", "advcl"):
            cases = tree.cases(word)
            bears = tree.relation(word) in {"nsubj", "compound"} or cases & _BEARERS
            words = [*tree.dependents(word, "compound", "amod"), word, *tree.dependents(word, "conj", "nmod")]
            told = next((m for w in words if (m := modifiers().get(tree.lower(w)))), None)
            if bears and told:
                return told
        return trigger.mode


@cache
def _content_modes(plover: str) -> dict[str, str]:
    """Return the mode that each word of what is demanded, refused or threatened tells."""
    found: dict[str, str] = {}
    for mode, told in load("deeds")["content"][plover].items():
        for lemma in told["verbs"].split():
            found |= dict.fromkeys(forms_of(lemma), mode)
        for noun in told["nouns"].split():
            found |= dict.fromkeys(noun_forms(noun), mode)
    return found
