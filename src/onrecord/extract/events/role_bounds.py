"""Whom the way a deed is told keeps from having done it or suffered it, whatever the head hears beside it."""

from collections.abc import Sequence

from onrecord.annotate.tree import Tree
from onrecord.extract.events.frames import forms_of, is_later, is_passive, is_reduced, objects_of
from onrecord.extract.events.places import SETTLEMENTS
from onrecord.extract.events.subjects import acting, can_act, row_of, subjects_of
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.events.words import listed, listed_verbs, press
from onrecord.extract.hearsay import without_part
from onrecord.extract.page import Page

_LAW = {"ACCUSE", "COERCE", "SANCTION"}  # what those are done to who are held or tried for a deed
_FACED = {"ACCUSE", "REJECT", "ASSAULT", "PROTEST"}
_THERE = {"in", "near", "across", "throughout", "outside", "inside"}
_THEN = {"when", "as", "while", "after", "before"}
_BY_FORCE = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"}
_BESIDE = {"alongside", "beside"}
_PLACES = {"LOCATION", "FACILITY"}
_BEHIND = {"obl", "nmod", "conj", "compound", "amod", "appos", "fixed"}
_STEPS = 6


class RoleBounds:
    """Says of the phrases of one page what they cannot be to a deed."""

    def __init__(self, page: Page, triggers: Sequence[Trigger]) -> None:
        self._page = page
        self._tree = page.tree
        self._at = {t.word: t for t in triggers}

    def did_not(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase cannot tell who did a deed."""
        return (
            self._only_met_them(word, trigger)
            or self._is_against_it(word, trigger)
            or self._is_aimed_at(word, trigger)
            or self._only_charges(word, trigger)
            or self._lost(word, trigger)
            or (trigger.noun and word in without_part(self._tree, trigger.word))
            or self._only_tells_since_when(word, trigger)
            or self._only_came_before(word, trigger)
            or self._was_only_doing(word, trigger)
            or self._only_mediated(word, trigger)
            or self._only_did_another(word, trigger)
            or self._does_another(word, trigger)
            or (trigger.plover == "CONSULT" and self._tree.lower(word) in press())
            or (self._tree.lower(trigger.word) in {"raid", "raids"} and self._is_held_for(word, trigger))
        )

    def suffered_not(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase cannot tell to whom a deed was done."""
        if self._tree.cases(word) & _BESIDE or self._only_came_before(word, trigger):
            return True  # "fought alongside | the militia"
        row = row_of(self._tree, self._tree.head(word)) if trigger.noun and self._tree.head(word) >= 0 else None
        if row is not None and self._tree.head(trigger.word) == row:
            return True  # "the blast was the third to hit | the firm"
        if trigger.plover == "REJECT" and only_brings(self._tree, word):
            return True
        if trigger.plover not in {"ASSAULT", "PROTEST"}:
            return False
        return self._is_where(word, trigger) or (trigger.plover == "ASSAULT" and self._is_held_for(word, trigger))

    def _only_tells_since_when(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody only did that since or days after which a deed was done: "killed since | the rebels | rose"."""
        tree = self._tree
        clause = tree.clause_head(word)
        since = any(tree.lower(c) == "since" for c in tree.dependents(clause, "mark"))
        return (since or is_later(tree, clause)) and not tree.rules(clause, trigger.word)

    def _only_came_before(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase only tells of that after or before which a deed came: "the raid came hours after | rebels | left"."""
        tree, verb = self._tree, self._tree.head(trigger.word)
        if not trigger.noun or tree.relation(trigger.word) != "nsubj" or tree.lower(verb) not in forms_of("come"):
            return False
        behind = [c for c in tree.dependents(verb, "advcl", "ccomp") if tree.openers(c) & {"after", "before"}]
        return any(word in tree.below(c) for c in behind)

    def _was_only_doing(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody only did something else when a passive tells that others came to harm: "ten were killed when | the
        army | tried to advance".
        """
        tree, verb = self._tree, self._tree.head(word)
        if trigger.noun or tree.relation(word) != "nsubj" or not is_passive(tree, trigger.word):
            return False
        then = tree.relation(verb) == "advcl" and tree.head(verb) == trigger.word and tree.openers(verb) & _THEN
        forced = any((t := self._at.get(w)) is not None and t.plover in _BY_FORCE for w in tree.below(verb))
        return bool(then) and not forced and verb not in self._at

    def _only_mediated(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody only brought together those who agreed: "a truce brokered by | Chad | was signed"."""
        tree = self._tree
        first = tree.head(word) if tree.relation(word) == "conj" else word
        over = tree.head(first)
        told = over >= 0 and over != trigger.word and tree.lower(over) in listed_verbs("mediating")
        return told and trigger.plover in {"AGREE", "RETREAT"} and "between" not in tree.cases(first)

    def _only_did_another(self, word: int, trigger: Trigger) -> bool:
        """Say whether another passive tells what somebody did: "the town, which had been shelled, was found by | monks"."""
        tree, verb = self._tree, self._tree.head(word)
        if trigger.noun or verb in {-1, trigger.word} or tree.cases(word) != {"by"} or not is_passive(tree, verb):
            return False
        joined = {trigger.word, verb} & {tree.head(w) for w in (trigger.word, verb) if tree.relation(w) == "conj"}
        return tree.tag(verb) == "VERB" and is_passive(tree, trigger.word) and not joined

    def _does_another(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody does what another verb tells, where a deed's verb has a subject of its own: "| Chad | wanted a
        date, which Mali ruled out".
        """
        tree = self._tree
        elsewhere = tree.relation(word) == "nsubj" and tree.head(word) != trigger.word
        if trigger.noun or not elsewhere or is_passive(tree, trigger.word):
            return False
        own = [c for c in tree.dependents(trigger.word, "nsubj") if tree.tag(c) != "PRON" and can_act(self._page, c)]
        return any(c in self._page.entity_at or tree.tag(c) != "PROPN" for c in own)

    def does_else(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody only does something while a deed of no force, told by a noun, is: "aid, as | both sides | talk"."""
        tree, verb = self._tree, self._tree.head(word)
        if not trigger.noun or trigger.plover in {"ASSAULT", "COERCE"} or tree.relation(word) != "nsubj":
            return False
        beside = any(tree.lower(c) in {"as", "while"} for c in tree.dependents(verb, "mark"))
        return beside and not is_passive(tree, verb) and trigger.word not in tree.below(verb)

    def _only_met_them(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody does something with those to whom a deed was done: "| Chad | freed men charged with spying"."""
        tree, verb = self._tree, trigger.word
        while tree.relation(verb) == "conj" and tree.tag(tree.head(verb)) == "VERB":
            verb = tree.head(verb)
        if trigger.noun or not is_reduced(tree, verb):
            return False
        above = tree.head(tree.head(verb))
        return above >= 0 and tree.head(word) == above and tree.relation(word) == "nsubj"

    def _is_against_it(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody does something against a deed: "| unions | marched against the use of force"."""
        tree, at = self._tree, trigger.word
        for _ in range(_STEPS):
            against = any(tree.lower(c) == "against" for c in tree.dependents(at, "case", "mark"))
            if against and at != word:
                return not tree.rules(trigger.word, word) and word not in set(tree.below(at))
            if tree.relation(at) not in _BEHIND | {"acl", "advcl"} or tree.head(at) < 0:
                return False
            at = tree.head(at)
        return False

    def _is_aimed_at(self, word: int, trigger: Trigger) -> bool:
        """Say whether force is told by a verb to be used on somebody: "losses inflicted on | the army"."""
        tree = self._tree
        told = (
            tree.head(word) == trigger.word and tree.relation(word) == "obl" and bool(tree.cases(word) & {"on", "at"})
        )
        return told and trigger.plover == "ASSAULT" and not trigger.noun

    def _is_held_for(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody is held or tried for a deed, or caught in it: "| he | was arrested in the attack"."""
        tree, page = self._tree, self._page
        verb = self._verb_over(trigger)
        over = self._at.get(verb) if verb is not None else None
        if verb is None or over is None or over.plover not in _LAW:
            return False
        held = objects_of(tree, verb)
        held += [c for w in held for c in tree.dependents(w, "appos", "nmod")]
        return word in held or page.name_of(word) in {page.name_of(w) for w in held}

    def _lost(self, word: int, trigger: Trigger) -> bool:
        """Say whether a deed was done to those of whom somebody tells: "| the army | lost nine men in the raid"."""
        verb = self._verb_over(trigger) if trigger.noun else trigger.word
        lost = verb is not None and trigger.plover == "ASSAULT" and self._tree.lower(verb) in forms_of("lose")
        return verb is not None and lost and word in subjects_of(self._page, verb)

    def _only_charges(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody only charges others with a deed: "| police | charged her with assault"."""
        verb = self._verb_over(trigger)
        return (
            verb is not None
            and self._tree.lower(verb) in listed_verbs("charging")
            and word in subjects_of(self._page, verb)
        )

    def _verb_over(self, trigger: Trigger) -> int | None:
        """Return the verb of which the noun of a deed is a circumstance."""
        tree, at = self._tree, trigger.word
        if not trigger.noun:
            return None
        for _ in range(_STEPS):
            if tree.relation(at) not in {"obl", "nmod", "conj"} or tree.head(at) < 0:
                return None
            at = tree.head(at)
            if tree.tag(at) == "VERB":
                return at
        return None

    def _is_where(self, word: int, trigger: Trigger) -> bool:
        """Say whether a place only tells where it was, or is joined to one that does: "in Abra and | Beda", "near a | village",
        "clashed in a | camp", "the attack on women at an | inn".
        """
        tree, entity = self._tree, self._page.entity_at.get(word)
        led = (c for c in tree.dependents(trigger.word, "nmod") if c != word and tree.cases(c) & {"on", "against"})
        elsewhere = tree.lower(trigger.word) in listed_verbs("fighting") or (
            trigger.noun and next(led, None) is not None
        )
        scene = elsewhere and (tree.lower(word) in listed("sites") or not can_act(self._page, word))
        if not (entity.label in _PLACES if entity else scene or tree.lower(word) in SETTLEMENTS):
            return False
        first = tree.head(word) if tree.relation(word) == "conj" and not tree.cases(word) else word
        return bool(tree.cases(first) & (_THERE | ({"at"} if trigger.noun else set())))


def only_brings(tree: Tree, word: int) -> bool:
    """Say whether somebody only brings what another has proposed: "a plan handed over by | the envoy"."""
    described = tree.relation(word) in {"appos", "flat"} or tree.syntax.relations[word] == "nmod:desc"
    over = [tree.head(word)] if described else []
    named = [word, *over, *(c for c in tree.dependents(word, "nmod") if c < word)]  # "by | US envoy Ana Diaz"
    verbs = {tree.lower(tree.head(w)) for w in named}
    return any(tree.cases(w) == {"by"} for w in named) and bool(verbs & listed_verbs("conveying"))


def undergoing(page: Page, trigger: Trigger) -> list[int]:
    """Return who suffers or draws what a noun of words or force tells: "| the envoy | drew criticism", "came under fire"."""
    tree, noun = page.tree, trigger.word
    verb = tree.head(noun)
    if "under" in tree.cases(noun) and trigger.plover in _FACED | _LAW:
        own = [w for c in tree.dependents(noun, "nsubj") for w in acting(page, c)]
        return own or (subjects_of(page, verb) if verb >= 0 and tree.relation(noun) == "obl" else [])
    if (
        trigger.plover not in _FACED
        or tree.relation(noun) != "obj"
        or tree.lower(verb) not in listed_verbs("undergoing")
    ):
        return []
    return subjects_of(page, verb)
