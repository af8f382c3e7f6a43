"""Who does a deed and who is acted upon, as the head of events sees the phrases beside the word that tells it."""

from collections.abc import Callable, Mapping, Sequence

from onrecord.extract.events.candidates import candidates
from onrecord.extract.events.frames import forms_of
from onrecord.extract.events.names import called
from onrecord.extract.events.role_bounds import RoleBounds
from onrecord.extract.events.roles import Roles
from onrecord.extract.events.subjects import acting, names_place
from onrecord.extract.events.triggers import ABOUT, Trigger, deed_of
from onrecord.extract.events.words import listed, order_keepers
from onrecord.extract.page import Page
from onrecord.extract.pairs import reporting
from onrecord.weights.deed_head import Pair, Ruled, Seen

KEPT = 0.25  # a phrase that the rules found and that is less likely in its role than this has no part in it
ADDED = 0.4  # how likely a phrase must be in a role for which the rules found none
ADDED_TO_NOUN = 0.5  # and beside a noun
INSTEAD = 0.6  # and to stand for those of the rules, none of whom is as likely as not
_EVEN = 0.5

Likely = dict[int, tuple[float, float]]
"""How likely the phrase that a word heads tells who does a deed, and who is acted upon."""
_Ruled = tuple[list[int], list[int]]


class LearnedRoles:
    """What the rules find of those who take part, put right by the head: what it doubts goes, what they miss comes."""

    def __init__(self, page: Page, seen: Seen, triggers: Sequence[Trigger]) -> None:
        self._page = page
        self.rules = Roles(page)
        self._bounds = RoleBounds(page, triggers)
        self._ruled = {t.word: self.rules.of(t) for t in triggers}
        self._likely = self._all_likely(seen, triggers)

    def of(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        """Return the heads of the phrases of those who do a deed, and of those acted upon, each once."""
        actors, recipients = self._ruled[trigger.word]
        likely, lower = self._likely.get(trigger.word, {}), self._page.tree.lower(trigger.word)
        sure = actors and recipients and (trigger.noun or lower.endswith("ing"))
        two = trigger.noun and len(actors) > 1 and lower in listed("fights")
        if sure or two or trigger.whom == "swapped" or lower in listed("between") | forms_of("lose"):
            return actors, recipients  # "had | backing from Chad", "the | civil war", "Chad | lost 20 soldiers"
        together = trigger.plover == "CONSULT" and len(actors) > 1 and not recipients  # who meets is told as one
        do = {w: max(told) if together else told[0] for w, told in likely.items()}
        suffer = {w: told[1] for w, told in likely.items() if not together}
        least = ADDED_TO_NOUN if trigger.noun else ADDED
        befell = self.rules.befell(trigger)
        do = {w: told for w, told in do.items() if w not in befell}
        suffer |= dict.fromkeys(befell, 1.0)
        actors = self._righted(actors, do, lambda w: self._can_do(w, trigger), least)
        acts = {called(self._page, w) for w in actors}
        unsure = trigger.plover in ABOUT and (trigger.noun or not actors)  # "their demand was | release"
        suffer = {w: sure for w, sure in suffer.items() if w in recipients or not unsure}
        recipients = self._righted(
            recipients, suffer, lambda w: self._can_suffer(w, trigger) and called(self._page, w) not in acts, least
        )
        return actors, [w for w in recipients if w not in actors]

    def _all_likely(self, seen: Seen, triggers: Sequence[Trigger]) -> dict[int, Likely]:
        """Return for every trigger how likely the phrases of its sentence take part; also those whom a phrase means."""
        page = self._page
        beside = [(t, w) for t in triggers for w in candidates(page.tree, t.word, page.labels) if w not in t.words]
        asked = [Pair(t.word, t.plover, w, _taken(self._ruled[t.word], w)) for t, w in beside]
        found: dict[int, Likely] = {}
        for (trigger, word), (_, acts, hit, *_) in zip(beside, seen.pairs("part", asked).tolist(), strict=True):
            told = found.setdefault(trigger.word, {})
            hit = 0.0 if self._bounds.does_else(word, trigger) else hit
            for w in {word, *acting(page, word)}:
                does, suffers = told.get(w, (0.0, 0.0))
                told[w] = (max(does, acts), max(suffers, hit))
        return found

    def _can_do(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase may do a deed: neither arms, paper nor place, nor who only speaks of it: "the | Kobani | talks"."""
        page, tree = self._page, self._page.tree
        things = listed("thrown", "abstract", "sought")  # "the | warrant | charged"
        thing = tree.lower(word) in things or deed_of(tree, word) == "ASSAULT"
        verb = tree.head(word)
        speaks = tree.relation(word) == "nsubj" and verb != trigger.word and tree.lower(verb) in reporting()
        nothing = (thing and word not in page.entity_at) or word in page.time_words
        guards = trigger.noun and trigger.plover == "PROTEST" and tree.lower(word) in order_keepers()
        barred = names_place(page, word) or self._bounds.did_not(word, trigger)
        return not nothing and not speaks and not guards and not barred

    def _can_suffer(self, word: int, trigger: Trigger) -> bool:
        return self.rules.is_target(word, trigger) and not self._bounds.suffered_not(word, trigger)

    def _righted(
        self, ruled: list[int], likely: Mapping[int, float], can_be: Callable[[int], bool], least: float
    ) -> list[int]:
        kept = [w for w in ruled if likely.get(w, 1.0) >= KEPT]
        if kept and max(likely.get(w, 1.0) for w in kept) < _EVEN:
            kept = [] if any(sure >= INSTEAD and can_be(w) for w, sure in likely.items()) else kept
        new = [] if kept else sorted(w for w, sure in likely.items() if sure >= least and can_be(w))
        return kept or list(dict.fromkeys(x for w in new for x in acting(self._page, w) if can_be(x)))


def _taken(ruled: _Ruled, word: int) -> Ruled:
    """Return what the rules, who tell these actors and recipients of an event, take a phrase for."""
    actors, recipients = ruled
    if word in actors:
        return "actor"
    return "recipient" if word in recipients else "other" if actors or recipients else "none"
