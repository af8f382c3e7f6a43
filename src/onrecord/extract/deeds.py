"""Articles -> events told by a word of the vocabulary: by nouns, with an actor or a recipient alone, with a mode."""

from dataclasses import replace

from onrecord.annotate.annotations import TimeExpression
from onrecord.extract.deal.page import Page, day_in
from onrecord.extract.deal.status import status_at
from onrecord.extract.triggers import Trigger, carrying, find_triggers
from onrecord.records import Event
from onrecord.records.values import EventStatus

_AGAINST = {"on", "against", "at", "of", "in", "near", "with", "to", "upon", "for", "from"}
_TOWARDS = {"on", "against", "at", "to", "upon", "with", "into"}
_VERBAL = {"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "PROTEST"}
_ALONE = {"PROTEST", "RETREAT", "MOBILIZE", "AGREE", "CONSULT", "CONCEDE", "SANCTION", "COERCE", "AID", "COOPERATE"}
_ASKING = {"REQUEST", "REJECT", "THREATEN"}
_UNDONE = {"curfew", "martial-law"}
_FORCE = {"ASSAULT", "COERCE"}


def extract_deeds(page: Page) -> tuple[tuple[Event, frozenset[int]], ...]:
    """Return the events of an article that triggers tell, in text order, each with the words that tell it."""
    finder = _Finder(page)
    triggers = [t for t in find_triggers(page.tree) if not _in_name(page, t)]
    found = ((finder.event(t), frozenset({t.word, *t.words})) for t in triggers)
    return _as_one(page, [(event, words) for event, words in found if event is not None])


def _in_name(page: Page, trigger: Trigger) -> bool:
    entity = page.entity_at.get(trigger.word)
    return entity is not None and entity.label in {"PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP"}


def _as_one(page: Page, found: list[tuple[Event, frozenset[int]]]) -> tuple[tuple[Event, frozenset[int]], ...]:
    """Join what one sentence tells twice: "killed | in an air raid", "killed | when gunmen attacked their bus".

    The circumstance gives the mode, and those who did it where only it names them.
    """
    kept: list[tuple[Event, frozenset[int]]] = []
    for event, words in found:
        home = next((n for n, (e, w) in enumerate(kept) if _circumstance(page, e, w, event, words)), None)
        if home is None:
            kept.append((event, words))
        else:
            first, before = kept[home]
            told = {
                k: getattr(first, k) or getattr(event, k) for k in ("mode", "actors", "recipients", "date", "place")
            }
            kept[home] = (replace(first, **told), before | words)
    return tuple(kept)


def _circumstance(page: Page, event: Event, words: frozenset[int], other: Event, others: frozenset[int]) -> bool:
    """Say whether another event of one type is how the first was done: below its verb, and one of them has no actor."""
    if event.plover != other.plover or event.status != other.status or (event.actors and other.actors):
        return False
    at = min(others)
    for _ in range(3):
        relation, at = page.tree.relation(at), page.tree.head(at)
        if at in words:
            return relation in {"obl", "advcl"}
        if at < 0:
            return False
    return False


class _Finder:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def event(self, trigger: Trigger) -> Event | None:
        """Return the event a trigger tells; None where nobody acts or is acted upon, or it is no deed."""
        page = self._page
        actors, recipients = (self._of_noun if trigger.noun else self._of_verb)(trigger)
        actors = [w for w in dict.fromkeys(actors) if page.is_actor(w)]
        recipients = [w for w in dict.fromkeys(recipients) if w not in actors and self._is_target(w, trigger)]
        day = self._day(trigger)
        place = page.place_of(trigger.word)
        if not self._is_told(trigger, actors, recipients, day, place):
            return None
        status = self._status(trigger)
        kept = [trigger.word, *(w for w in (*actors, *recipients) if self._near(w, trigger.word))]
        return Event(
            article=page.article.id, evidence=(page.quote(kept),), said_by=page.said_by(trigger.word),
            modality="denied" if status == "denied" else "expected" if status == "planned" else "asserted",
            negated=status == "denied", confidence=0.6 if trigger.noun else 0.7, by=page.by,
            plover=trigger.plover,
            mode=trigger.mode, actors=self._names(actors), recipients=self._others(recipients, actors), place=place,
            date=day[0] if day else None, status=status, duration=day[1] if day else None,
        )  # fmt: skip

    def _names(self, words: list[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._page.country(self._page.name_of(w)) for w in words))

    def _others(self, words: list[int], actors: list[int]) -> tuple[str, ...]:
        """Return the names of those acted upon; nobody is what acts upon it, whatever a chain says."""
        named = self._names(actors)
        names = ((w, self._page.country(self._page.name_of(w))) for w in words)
        return tuple(dict.fromkeys(self._page.phrase(w) if name in named else name for w, name in names))

    def _near(self, word: int, trigger: int) -> bool:
        tree = self._tree
        return tree.sentence(tree.words[word].start) == tree.sentence(tree.words[trigger].start)

    def _is_told(
        self, trigger: Trigger, actors: list[int], recipients: list[int], day: object, place: str | None
    ) -> bool:
        """Say whether enough is told to be an event of somebody, somewhere, some day."""
        if trigger.mode in _UNDONE:
            return bool(actors or recipients or place or day)
        if trigger.mode == "ceasefire" and day:
            return True
        if trigger.noun:
            definite = any(self._tree.lower(c) in {"the", "a", "an", "this"} or self._tree.syntax.relations[c] == "nmod:poss"
                           for c in self._tree.children[trigger.word])  # fmt: skip
            if trigger.plover in _VERBAL and not actors:
                return False
            return bool(actors or recipients) and bool(definite or day or place or len(actors) + len(recipients) > 1)
        if trigger.plover in _FORCE:
            return bool(recipients) and bool(actors or self._passive(trigger.word))
        if trigger.plover in _ALONE:
            return bool(actors or (recipients and self._passive(trigger.word)))
        named = any(w in self._page.entity_at for w in actors)
        asked = bool(self._tree.dependents(trigger.word, "obj", "xcomp", "ccomp", "obl"))
        return bool(actors and (recipients or (named and asked and trigger.plover in _ASKING)))

    def _passive(self, verb: int) -> bool:
        relations = self._tree.syntax.relations
        return (
            any(relations[c] == "nsubj:pass" for c in self._tree.children[verb]) or self._tree.relation(verb) == "acl"
        )

    # Who acts, who is acted upon

    def _of_verb(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        tree, verb = self._tree, trigger.word
        relations = tree.syntax.relations
        agents = [w for c in tree.dependents(verb, "obl") if "by" in self._cased(c) for w in self._page.parties(c)]
        passive = [w for c in tree.children[verb] if relations[c] == "nsubj:pass" for w in self._page.parties(c)]
        objects = [w for c in tree.dependents(verb, "obj", "iobj") for w in self._page.parties(c)]
        aimed = [w for c in tree.dependents(verb, "obl") if self._cased(c) & _TOWARDS for w in self._page.parties(c)]
        if (
            tree.relation(verb) == "acl"
            and relations[verb] != "acl:relcl"
            and not objects
            and tree.lower(verb).endswith(("ed", "en"))
        ):
            return agents, [tree.head(verb)]
        if passive:
            return agents, passive
        if not objects and not aimed and trigger.plover in {"THREATEN", "REQUEST"}:
            objects = [o for x in tree.dependents(verb, "xcomp") for o in tree.dependents(x, "obj")]
        return agents or self._subjects(verb), objects or aimed

    def _subjects(self, verb: int) -> list[int]:
        """Return the subjects of a verb, or those it shares with the verbs above."""
        tree, at = self._tree, verb
        while at >= 0:
            found = [w for c in tree.dependents(at, "nsubj") for w in self._page.parties(c)]
            if found:
                antecedent = tree.relation(at) == "acl" and tree.lower(found[0]) in {"who", "which", "that"}
                return [tree.head(at)] if antecedent else found
            if tree.relation(at) == "acl":
                return [tree.head(at)]
            if tree.relation(at) not in {"xcomp", "conj", "advcl"}:
                return []
            if tree.relation(at) == "xcomp" and (objects := tree.dependents(tree.head(at), "obj", "iobj")):
                return objects
            at = tree.head(at)
        return []

    def _of_noun(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        tree, noun = self._tree, trigger.word
        inner = [c for t in tree.dependents(noun, "nmod") for c in tree.dependents(t, "nmod")]
        own = [*tree.dependents(noun, "nmod", "obl"), *inner]
        by = [w for c in own if "by" in self._cased(c) for w in self._page.parties(c)]
        owners = [
            w for c in tree.children[noun] if tree.syntax.relations[c] == "nmod:poss" for w in self._page.parties(c)
        ]
        named = [
            c for c in tree.dependents(noun, "compound", "amod") if c in self._page.entity_at and self._page.is_actor(c)
        ]
        targets = [
            w for c in tree.dependents(noun, "nmod") if self._cased(c) & _AGAINST and not self._is_place(c)
            for w in self._page.parties(c)
        ]  # fmt: skip
        places = [
            c for c in tree.dependents(noun, "nmod") if self._cased(c) & {"on", "against", "of"} and c not in targets
        ]
        actors = by or [w for w in (*owners, *named) if self._acts(w)]
        above = tree.head(noun)
        if above >= 0 and tree.tag(above) == "VERB":
            if tree.relation(noun) == "obj" and tree.lower(above) in carrying() and not actors:
                actors = self._subjects(above)
            if tree.relation(noun) == "nsubj" and not by:
                targets += [c for c in tree.dependents(above, "obl") if self._cased(c) & {"on", "against"}]
        return actors, [*targets, *(p for p in places if p not in targets)]

    def _acts(self, word: int) -> bool:
        entity = self._page.entity_at.get(word)
        return entity is None or entity.label in {"PERSON", "ORGANIZATION", "NORP", "LOCATION"}

    def _is_target(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase can be acted upon; force hits whatever can be hit, the rest only those who can act."""
        if self._page.is_actor(word):
            return True
        if trigger.plover == "RETREAT" and trigger.mode == "release":
            return self._tree.tag(word) in {"NOUN", "PROPN", "NUM"}
        return trigger.plover in _FORCE and self._tree.tag(word) in {"NOUN", "PROPN", "NUM"}

    def _is_place(self, word: int) -> bool:
        entity = self._page.entity_at.get(word)
        return bool(
            entity
            and entity.label in {"LOCATION", "FACILITY"}
            and self._cased(word) & {"in", "at", "near", "from", "to"}
        )

    # When, and whether

    def _day(self, trigger: Trigger) -> tuple[str | None, str | None] | None:
        """Return the day and the duration told in the noun's phrase or beside the verb; None where neither is."""
        tree = self._tree
        within = sorted(tree.below(trigger.word)) if trigger.noun else []
        own = [t for t in self._page.times_in(within) if not trigger.noun or self._belongs(t, trigger)]
        beside = [] if own and trigger.noun else list(self._page.times_in(sorted(tree.clause(trigger.word))))
        days = [d for t in (*own, *beside) if t.type in {"DATE", "TIME"} and (d := day_in(t.value))]
        spans = [t.value for t in own if t.type == "DURATION" and t.value.startswith("P") and "X" not in t.value]
        lasting = spans[0] if spans and trigger.mode in {"ceasefire", "curfew"} else None
        return (days[0] if days else None, lasting) if days or lasting else None

    def _belongs(self, time: TimeExpression, trigger: Trigger) -> bool:
        words = self._tree.range(time.start, time.end)
        return any(self._tree.clause_head(w) == self._tree.clause_head(trigger.word) for w in words)

    def _status(self, trigger: Trigger) -> EventStatus:
        return status_at(self._page, trigger.word)

    def _cased(self, word: int) -> set[str]:
        return {self._tree.lower(c) for c in self._tree.dependents(word, "case")}
