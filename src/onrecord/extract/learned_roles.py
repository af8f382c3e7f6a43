"""Who does a deed and who is acted upon, as the small head that knows roles sees the phrases beside the word that tells it."""

from collections.abc import Mapping, Sequence

from onrecord.extract.deal.page import Page
from onrecord.extract.deed_roles import Roles
from onrecord.extract.deed_subjects import acting, listed, names_place
from onrecord.extract.pairs import reporting
from onrecord.extract.role_features import ask_role, candidates
from onrecord.extract.triggers import Trigger, deed_of
from onrecord.weights.role_head import RoleHead

KEPT = 0.1  # a phrase that the rules found and that is less likely in its role than this has no part in it
ADDED = 0.4  # how likely a phrase must be in a role for which the rules found none

Likely = dict[int, tuple[float, float]]
"""How likely the phrase that a word heads tells who does a deed, and who is acted upon."""


class LearnedRoles:
    """What the rules find of those who take part, put right by the head: what it doubts goes, what they miss comes."""

    def __init__(self, page: Page, head: RoleHead, triggers: Sequence[Trigger]) -> None:
        self._page = page
        self.rules = Roles(page)
        self._likely = _likely(page, head, triggers)

    def of(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        """Return the heads of the phrases of those who do a deed, and of those acted upon, each once."""
        actors, recipients = self.rules.of(trigger)
        likely = self._likely.get(trigger.word, {})
        together = trigger.plover == "CONSULT" and len(actors) > 1 and not recipients  # who meets is told as one
        do = {w: max(told) if together else told[0] for w, told in likely.items()}
        suffer = {w: told[1] for w, told in likely.items() if not together}
        do = {w: sure for w, sure in do.items() if w in actors or not self._does_nothing(w, trigger)}
        actors = self._righted(actors, do)
        recipients = self._righted(recipients, suffer)
        return actors, [w for w in recipients if w not in actors]

    def _does_nothing(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase tells by what, where or by whose words: "a sniper's | bullet", "the | Kobani | talks"."""
        page, tree = self._page, self._page.tree
        thing = tree.lower(word) in listed("thrown") | listed("abstract") or deed_of(tree, word) == "ASSAULT"
        verb = tree.head(word)
        speaks = tree.relation(word) == "nsubj" and verb != trigger.word and tree.lower(verb) in reporting()
        return (thing and word not in page.entity_at) or speaks or names_place(page, word)

    def _righted(self, ruled: list[int], likely: Mapping[int, float]) -> list[int]:
        kept = [w for w in ruled if likely.get(w, 1.0) >= KEPT]
        new = [] if kept else sorted(w for w, sure in likely.items() if sure >= ADDED)
        return kept or list(dict.fromkeys(x for w in new for x in acting(self._page, w)))


def _likely(page: Page, head: RoleHead, triggers: Sequence[Trigger]) -> dict[int, Likely]:
    """Return for every trigger how likely the phrases of its sentence take part; also those whom a phrase means."""
    tree, labels, states = page.tree, page.labels, page.annotations.states
    if states is None:
        return {}
    places = [(t, w) for t in triggers for w in candidates(tree, t.word, labels) if w not in t.words]
    asked = [ask_role(tree, t.word, t.plover, w, labels) for t, w in places]
    found: dict[int, Likely] = {}
    for (trigger, word), sure, kinds in zip(places, *head.score(states, asked), strict=True):
        told = found.setdefault(trigger.word, {})
        for w in {word, *acting(page, word)}:
            does, suffers = told.get(w, (0.0, 0.0))
            told[w] = (max(does, float(sure * kinds[0])), max(suffers, float(sure * kinds[1])))
    return found
