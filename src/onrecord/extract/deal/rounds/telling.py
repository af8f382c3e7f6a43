"""What is asked of every mention of talks, whether a noun or a verb tells of them."""

from functools import cached_property

from onrecord.extract.countries import alike
from onrecord.extract.deal.rounds.mediators import Mediators
from onrecord.extract.deal.rounds.meeting import Meeting, Party
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.when import When
from onrecord.extract.deal.rounds.where import Where
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.extract.page import Page
from onrecord.extract.two_sides import sides_of

PHONE = frozenset({"phone", "telephone", "video", "hotline", "videolink", "zoom"})

_BOTH = 2


class Telling(Phrases):
    """Who, where and when of a mention of talks."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.who, self.where, self.when = Mediators(page), Where(page), When(page)

    def sides(self, heads: list[int], meeting: Meeting, known: list[Meeting]) -> list[Party]:
        """Return the parties of phrases; "they", "both sides" are those told before, sides no two who met in passing."""
        told = self.who.parties(heads)
        meant = [w for h in heads for j in self.page.joined(h) for w in (j, *self.who.both_sending(j)) if self.who.anaphoric(w)]
        if len(told) < 2 and meant:
            sides = any(self.tree.lower(w) in nouns("facing") for w in meant)
            two = any(self.tree.lower(c) in {"both", "two"} for w in meant for c in self.tree.dependents(w, "det", "nummod"))
            before = (m.sides for m in reversed(known) if len(m.sides) > 1 and not (two and len(self._bodies(m)) > _BOTH))
            last = next((b for b in before if not sides or not all(self.page.is_person(s.name) for s in b)), None)
            told += last or self.main_sides or self.who.persons_before(heads[0])
        return [
            t for n, t in enumerate(told) if not any(alike(t.name, o.name) for o in (*meeting.mediators, *told[:n]))
        ]

    def _bodies(self, meeting: Meeting) -> list[Party]:
        """Return the sides that are no persons."""
        return [s for s in meeting.sides if not self.page.is_person(s.name)]

    def without_callers(self, sides: list[Party], verb: int) -> list[Party]:
        """Return the sides less those who ask others to talk: the emperor of "the emperor urged both sides to"."""
        tree = self.tree
        calling = [v for v in self.controllers(verb) if tree.lower(v) in verbs("calling", "appealing")]
        others = [v for v in calling if tree.dependents(v, "obj", "iobj") or any(self.under([v], frozenset({"on"})))]
        callers = [p for v in others for p in self.who.parties(tree.dependents(v, "nsubj"))]
        return [s for s in sides if not any(alike(s.name, c.name) for c in callers)]

    @cached_property
    def main_sides(self) -> list[Party]:
        """The two sides of the article."""
        return self.who.parties(sides_of(self.page))

    def is_person(self, word: int) -> bool:
        """Say whether a word is a person's name or a pronoun for one."""
        if self.tree.tag(word) == "PRON":
            return self.tree.lower(word) in {"him", "her", "he", "she", "them"}
        entity = self.page.entity_at.get(word)
        if entity is None:
            entity = next(
                (e for c in self.tree.dependents(word, "flat", "appos") if (e := self.page.entity_at.get(c))), None
            )
        return entity is not None and entity.label == "PERSON"

    def by_phone(self, word: int) -> bool:
        """Say whether something is said by telephone or on a screen."""
        return any(
            self.tree.lower(w) in PHONE
            for c in self.tree.dependents(word, "obl", "advmod", "compound", "obj")
            for w in self.tree.below(c)
        )
