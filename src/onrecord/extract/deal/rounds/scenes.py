"""Scenes of talks told by no verb of meeting: those sent by two parties who are, or do something, at a place."""

from functools import cached_property

from onrecord.annotate.annotations import TimeExpression
from onrecord.annotate.names import role_nouns
from onrecord.extract.deal.rounds.meeting import WHOLE_DAY, Meeting
from onrecord.extract.deal.rounds.telling import Telling
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.records.detail import RoundStatus


class Scenes(Telling):
    """Finds scenes of talks."""

    def scene(self, word: int, known: list[Meeting]) -> bool:
        """Say whether those sent by two parties do something together at a place: "envoys of X and Y spent Monday in Z"."""
        tree = self.tree
        if self._awaited(word):
            return True
        if tree.lower(word) in verbs("apart") or tree.relation(word) not in {"root", "conj", "ccomp", "parataxis"}:
            return False
        subjects = tree.dependents(word, "nsubj")
        if known and tree.relation(word) != "ccomp" and any(self._they(s) for s in subjects):
            day = self.when.day_beside(word)
            return self.where.own(word) is not None and day is not None and len(day) == WHOLE_DAY
        sent = [s for s in subjects if any(tree.lower(j) in nouns("sent") for j in self.who.joined(s))]
        persons = [s for s in subjects if all(self._stands_for(j) for j in self.who.joined(s))]
        if len(self.who.parties(sent)) < 2 and not (self.of_talks and len(self.who.parties(persons)) > 1):
            return False
        timed = bool(self.when.day(word, word)) or any(t.type == "DURATION" for t in self.times(word))
        return timed and (self.where.venue(word, None) or self.where.only(word)) is not None

    def by_presence(self, word: int, known: list[Meeting]) -> Meeting | None:
        """Return a meeting of those sent by two parties who are at a place: "the envoys of X and Y are in Z"."""
        tree = self.tree
        subjects = [s for s in tree.dependents(word, "nsubj") if tree.dependents(word, "cop")]
        facing = [tree.lower(w) for w in range(word, min(word + 3, len(tree.words)))] == ["face", "to", "face"]
        sent = [s for s in subjects if facing or any(tree.lower(j) in nouns("sent") for j in self.who.joined(s))]
        placed = bool(self.cases(word) & {"in", "at", "around", "back"})
        if not sent or len(self.who.parties(sent)) < 2 or not (placed or facing):
            return None
        status: RoundStatus = "ongoing" if self.when.goes_on(word) else "held"
        beside = {tree.lower(c) for c in tree.dependents(word, "aux", "advmod")}
        if beside & {"not", "n't", "never", "would"}:
            return None
        if "will" in beside:
            status = "planned"
        meeting = Meeting([word], status=status)
        meeting.sides = self.sides(sent, meeting, known)
        meeting.venue = self.where.venue(word, None) or self.where.only(word)
        meeting.day = self.when.day_since(word) or self.when.day(word, word)
        return meeting if meeting.venue else None

    def _stands_for(self, word: int) -> bool:
        """Say whether a word means a person who may stand for a side: a name or an office."""
        return self.is_person(word) or self.tree.lower(word) in role_nouns() | nouns("heading", "persons")

    @cached_property
    def of_talks(self) -> bool:
        """Whether the article has a word for talks, mediation or an accord at all."""
        told = nouns("nouns", "mediators", "oversight", "accords")
        return any(self.tree.tag(w) == "NOUN" for w in self.tree.where(told))

    def _awaited(self, word: int) -> bool:
        """Say whether two parties are awaited at a place: "the ministers of X and Y are expected here on Wednesday"."""
        tree = self.tree
        if tree.lower(word) not in verbs("awaiting") or tree.dependents(word, "xcomp", "ccomp", "obj"):
            return False
        subjects = [s for s in tree.dependents(word, "nsubj") if tree.syntax.relations[s] == "nsubj:pass"]
        parties = self.who.parties(s for s in subjects if any(self._comes(j) for j in self.who.joined(s)))
        return len(parties) > 1 and self.where.venue(word, None) is not None and self.when.day(word, word) is not None

    def _comes(self, word: int) -> bool:
        return self._stands_for(word) or self.tree.lower(word) in nouns("sent")

    def _they(self, word: int) -> bool:
        """Say whether the sides told before do something: "on Saturday they took up the question again in X"."""
        return self.who.anaphoric(word) and (self.tree.lower(word) == "they" or self.tree.lower(word).endswith("s"))

    def spend_a_day(self, word: int) -> bool:
        """Say whether two parties of an article on talks are told to have spent a day on something."""
        two = self.of_talks and len(self.who.parties(self.tree.dependents(word, "nsubj"))) > 1
        return two and any(t.type == "DATE" and len(t.value) == WHOLE_DAY for t in self.times(word))

    def times(self, word: int) -> list[TimeExpression]:
        """Return the time expressions of the clause of a word."""
        return list(self.page.times_in(sorted(self.tree.clause(word))))
