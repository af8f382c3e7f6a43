"""Verbs that tell of a meeting: "X met Y", "received", "shook hands", "brought together"; and scenes of talks told by no such
verb: those sent by two parties who are, or do something, at a place.
"""

from functools import cached_property
from itertools import pairwise

from onrecord.annotate.annotations import TimeExpression
from onrecord.annotate.names import role_nouns
from onrecord.extract.deal.rounds.meeting import WHOLE_DAY, Meeting
from onrecord.extract.deal.rounds.telling import Telling
from onrecord.extract.deal.rounds.words import idioms, nouns, verbs
from onrecord.records.detail import RoundStatus


class Doing(Telling):
    """Reads the verbs of meeting."""

    def by_verb(self, word: int, known: list[Meeting]) -> Meeting | None:
        """Return what a verb tells of a meeting; None where it tells of none."""
        if self.is_of_none(word):
            return None
        objects = self._partners(word, known)
        if objects is not None:
            return self._met(word, objects, known)
        brings = self.tree.lower(word) in {"brought", "bring", "brings", "bringing"}
        if brings and (self.behind(word, "together", 14) or self.behind(word, "table", 8)):
            return self._brought(word, known)
        return self._asked(word, known) or self._told_on(word, known)

    def _told_on(self, word: int, known: list[Meeting]) -> Meeting | None:
        """Return what is told on of the talks before by "it" or "they": "It was suspended the same evening"."""
        tree = self.tree
        subjects = tree.dependents(word, "nsubj")
        told = any(tree.lower(word) in verbs(k) for k in ("ending", "opening", "cancelling"))
        if not known or not told or tree.dependents(word, "obj", "xcomp") or tree.relation(word) in {"acl", "advcl"}:
            return None
        if not subjects or any(tree.lower(s) not in {"it", "they"} for s in subjects):
            return None
        held = self.when.held(word, word)
        if held.denied or held.status is None:
            return None
        broken = held.status == "cancelled" and known[-1].status in {"held", "ongoing"}
        status: RoundStatus | None = "held" if broken or held.edge == "end" else held.status
        if held.edge == "start":
            status = None  # "they opened on Monday" says nothing on whether they go on
        day = self.when.day(word, word)
        return Meeting([word], day=day, status=status, edge="end" if broken else held.edge, back=True)

    def is_of_none(self, word: int) -> bool:
        """Say whether a meeting is none of two parties: one on trade, or of somebody with his own people."""
        return self._trades(word) or self._meets_own(word)

    def _meets_own(self, verb: int) -> bool:
        """Say whether those met are the subject's own people, whom he holds no talks with: "met | his generals"."""
        met = self.tree.dependents(verb, "obj")
        owned = all({self.tree.lower(w) for w in self.tree.below(o) if w < o} & {"his", "her", "its"} for o in met)
        return bool(met) and owned and all(self.tree.lower(o) in nouns("own") for o in met)

    def _trades(self, word: int) -> bool:
        """Say whether a meeting is told to be about trade, arms bought and the like."""
        tree = self.tree
        if tree.vocabulary.isdisjoint(nouns("departments", "trade")):
            return False
        offices = [c for s in tree.dependents(word, "nsubj") for c in tree.dependents(s, "compound", "amod")]
        if any(tree.lower(c) in nouns("departments") for c in offices):
            return True
        return any(tree.lower(w) in nouns("trade") for c in tree.children[word] if c > word for w in tree.below(c))

    def _partners(self, word: int, known: list[Meeting]) -> list[int] | None:
        """Return those whom the subjects of a verb of meeting meet, none where they meet each other; None for other verbs."""
        tree = self.tree
        lower = tree.lower(word)
        if lower in verbs("discussing") and any(self.is_person(w) for w in self._beside(word)):
            return self._beside(word)
        if lower in verbs("meeting") or self._sees(word):
            objects = [o for o in tree.dependents(word, "obj", "iobj") if not self._reciprocal(o)]
            return [*objects, *self.under([word], frozenset({"with"}))]
        if lower in verbs("phoning") and not tree.dependents(word, "ccomp"):
            called = [c for c in tree.dependents(word, "obj", "xcomp") if self.is_person(c)]
            misread = (
                bool(called) and tree.syntax.relations[called[0]] == "xcomp" and bool(tree.dependents(word, "obj"))
            )
            return called if called and not misread else None
        if lower in verbs("receiving"):
            return self._received(word) or None
        if lower in verbs("sitting") and self._sits_together(word, known):
            return list(self.under([word], frozenset({"with"})))
        if self._back_at_table(word):
            return []
        if self._idiom(word) or self._closeted(word) or self.scene(word, known):
            return self._beside(word)
        if lower in verbs("spending"):
            with_whom = self._beside(word) or self._with(word)
            lasts = any(t.type in {"DATE", "DURATION"} for t in self.times(word))
            return with_whom if self.spend_a_day(word) or (with_whom and lasts) else None
        return None

    def _beside(self, word: int) -> list[int]:
        """Return those behind the "with" of a verb or its object: "held a meeting | with the envoy"."""
        return list(self.under([word, *self.tree.dependents(word, "obj")], frozenset({"with"})))

    def _with(self, word: int) -> list[int]:
        """Return with whom something is done by the words of the sentence, wherever the parser hangs them."""
        tree = self.tree
        words = range(word + 1, self.sentence_words(word).stop)
        named = [w for w in words if "with" in self.cases(w) and tree.tag(w) in {"NOUN", "PROPN"}]
        return [w for w in named if self.who.parties([w])][:1]

    def _received(self, word: int) -> list[int]:
        """Return those who are received, or by whom a person is."""
        tree = self.tree
        singular = [c for c in tree.dependents(word, "obj") if tree.lower(c) != "them"]
        objects = [c for c in singular if self.is_person(c) or tree.lower(c) in nouns("sent")]
        passive = any(
            tree.syntax.relations[s] == "nsubj:pass" and self.is_person(s) for s in tree.dependents(word, "nsubj")
        )
        agents = self.under([word, *tree.dependents(word, "obl")], frozenset({"by"}))
        return [*objects, *(c for c in agents if passive and self.is_person(c))]

    def _reciprocal(self, word: int) -> bool:
        """Say whether an object is "each other" or "one another"."""
        return self.tree.lower(word) in {"each", "another", "other"}

    def _sees(self, word: int) -> bool:
        """Say whether "saw" tells of a visit: "went to see X", "the envoy saw President Y in Z"."""
        tree = self.tree
        if tree.lower(word) not in verbs("seeing") or tree.dependents(word, "xcomp", "ccomp"):
            return False
        objects = tree.dependents(word, "obj")
        persons = [o for o in objects if self.is_person(o) or tree.lower(o) in nouns("persons")]
        travels = self.moves(tree.head(word) if tree.head(word) >= 0 else None)
        person = any(self.is_person(s) for s in self.subjects(word))
        placed = any(t.type in {"DATE", "TIME"} for t in self.times(word))
        return bool(persons) and (travels or (person and placed and any(self.is_person(o) for o in persons)))

    def _idiom(self, word: int) -> bool:
        """Say whether a verb and a word close behind it tell of a meeting: "shook hands", "faced each other"."""
        lower = self.tree.lower(word)
        stop = min(word + 6, self.sentence_words(word).stop)
        return any((lower, self.tree.lower(w)) in idioms("idioms") for w in range(word + 1, stop))

    def _back_at_table(self, word: int) -> bool:
        """Say whether the sides are told to go back to the table: "return to the negotiating table in Geneva"."""
        if not (self.moves(word) or self.tree.lower(word) in {"be", "are", "were", "sit", "sat"}):
            return False
        ahead = [self.tree.lower(w) for w in range(word + 1, min(word + 7, self.sentence_words(word).stop))]
        room = any(one in {"conference", "negotiating"} and two == "room" for one, two in pairwise(ahead))
        back = {"back", "negotiating", "round"} & {*ahead} or self.tree.lower(word).startswith("return")
        return ("table" in ahead or room) and bool(back)

    def _closeted(self, word: int) -> bool:
        """Say whether several are told to be kept together: "have been shut up for eleven days at a base"."""
        return self.tree.lower(word) in verbs("closeting") and len(self.who.parties(self.subjects(word))) > 1

    def _asked(self, word: int, known: list[Meeting]) -> Meeting | None:
        """Return a meeting that others are asked to: "wants X and Y back at the table", "asked both to come back"."""
        tree = self.tree
        lower = tree.lower(word)
        if lower not in verbs("calling") | {"want", "wants", "wanted", "invite", "invited", "invites"}:
            return None
        words = range(word + 1, min(word + 16, self.sentence_words(word).stop))
        below = tree.dependents(word, "xcomp", "ccomp", "advcl")
        below += [d for c in below for d in tree.dependents(c, "xcomp", "ccomp")]  # "urged X and Y to start talking"
        comes = [c for c in below if self.moves(c) or tree.lower(c) in verbs("meeting", "sitting")]
        tabled = any(tree.lower(w) in {"back", "round"} for w in words) and any(
            tree.lower(w) in nouns("table") for w in words
        )
        asked = [*tree.dependents(word, "obj", "iobj"), *(s for c in comes for s in tree.dependents(c, "nsubj"))]
        both = [w for w in words if tree.lower(w) == "both" and tree.relation(w) == "cc"]  # misread before "to come"
        if not (comes or tabled) or not (asked or both):
            return None
        meeting = Meeting([word], status="called_for", fresh=bool(known), back=not known)
        meeting.sides = self.sides(asked or both, meeting, known)
        if len(meeting.sides) < 2:
            return None
        where = comes[0] if comes else word
        meeting.venue = self.where.venue(where, where)
        meeting.day = self.when.day_beside(where) or self.when.day_behind(where)
        return meeting

    def joined_by(self, word: int, known: list[Meeting]) -> Meeting | None:
        """Return what "X will attend" or "Y sent a team" adds to the talks told before; None for other verbs."""
        tree, objects = self.tree, self.tree.dependents(word, "obj")
        sends = tree.lower(word) in verbs("sending") and any(tree.lower(c) in nouns("sent") for c in objects)
        attends = tree.lower(word) in verbs("attending") and all(tree.lower(c) in nouns("ceremonies") for c in objects)
        if not known or not (sends or attends) or tree.relation(word) == "acl":
            return None  # "a diplomat who | attended the session said"
        held = self.when.held(word, word)
        if held.denied or held.status == "called_for":
            return None
        if {tree.lower(c) for c in tree.dependents(word, "advmod", "aux")} & {"not", "n't", "never"}:
            return None
        meeting = Meeting([word], back=True, joins=True)
        meeting.sides = self.sides(self.subjects(word), meeting, known)
        return meeting if meeting.sides else None

    def _sits_together(self, word: int, known: list[Meeting]) -> bool:
        """Say whether a verb of sitting or speaking is told with somebody, or for talks: "sat down", "gathered for"."""
        tree = self.tree
        lower = tree.lower(word)
        around = {tree.lower(c) for c in tree.dependents(word, "advmod", "compound")} | {self.page.ahead(word)}
        if lower in {"speak", "spoke", "spoken", "speaking", "speaks"}:
            return self.by_phone(word) and (bool({*self.under([word], frozenset({"with", "to"}))}) or True)
        if lower in {"sit", "sat", "sitting", "sits"}:
            return bool(around & {"down", "together"})
        again = any(tree.lower(c) == "again" for c in tree.dependents(word, "advmod"))
        if again and lower in verbs("gathering_again") and len(self.who.parties(self.subjects(word))) > 1:
            return True  # "promised to gather again"
        if lower == "talking" and self.page.ahead(word) != "to":
            subjects = self.subjects(word)
            told = known and any(self.who.anaphoric(s) for s in subjects)  # "the two men were still talking"
            if told or len(self.who.parties(subjects)) > 1:
                return True
        others = [w for w in self.under([word], frozenset({"with"})) if self.is_person(w)]
        talked = lower in {"talk", "talked", "talks", "talking"}
        return (
            bool(others)
            if not talked
            else bool(others)
            or bool(self.tree.dependents(word, "obl") and "to" not in around and self.behind(word, "hours", 4))
        )

    def _met(self, word: int, objects: list[int], known: list[Meeting]) -> Meeting | None:
        tree = self.tree
        lower = tree.lower(word)
        held = self.when.held(word, word)
        subjects = self.subjects(word)
        meeting = Meeting([word], status=held.status or ("held" if not held.denied else None), denied=held.denied)
        meeting.mediators = self.who.mediators(word, word)
        meeting.sides = self.sides([*subjects, *objects], meeting, known)
        above = tree.head(word)
        place = above if tree.lower(word) in verbs("discussing") and above >= 0 and self.moves(above) else word
        meeting.venue = (
            self.where.venue(place, place)
            or self.where.spoken_from(word, {s.name for s in meeting.sides}, None)
            or (self.where.only(word) if tree.lower(word) not in verbs("meeting") else None)
        )
        meeting.day = self.when.day(word, word)
        if meeting.day is None and meeting.status == "ongoing":
            meeting.day = self.when.day_since(word)
        phoned = tree.lower(word) in verbs("phoning") or self.by_phone(word)
        meeting.mode = "phone" if phoned else None
        again = any(tree.lower(c) == "again" for c in tree.dependents(word, "advmod"))
        if again and self.infinitive(word) and meeting.status == "held":
            meeting.status = "planned"  # "end talks, to | meet again in May"
        if again and not known and any(self.who.anaphoric(s) for s in subjects):
            return None  # of those who met before in a way that is no talks
        meeting.fresh = again and bool(known) and meeting.status in {"planned", "called_for"}
        if meeting.fresh:
            meeting.venue, meeting.day = self.where.own(word), self.when.day_beside(word)
        if tree.relation(word) == "acl" and tree.lower(tree.head(word)) in nouns("times"):
            meeting.status = None  # "it will be the first time that they meet"
        meeting.back = (again and not meeting.fresh) or (
            tree.relation(word) == "acl" and tree.lower(tree.head(word)) in nouns("times")
        )
        bodies = [s for s in meeting.sides if (e := self.page.entity_at.get(s.word)) and e.label == "ORGANIZATION"]
        internal = len(meeting.sides) == 1 and bool(bodies)  # "ministers of the G7 met"
        own = internal or any(tree.tag(c) == "PRON" for s in subjects for c in tree.dependents(s, "nmod"))
        if meeting.status == "called_for":
            meeting.day = self.when.day_beside(word) or self.when.day_behind(word)  # not that of the call
            meeting.sides = self.without_callers(meeting.sides, word)
        plural = (
            bool(meeting.sides)
            and not own  # "its members met" is a meeting of one body
            and len(subjects) == 1
            and not objects
            and tree.lower(subjects[0]) in nouns("persons", "sent", "together")
        )
        both = not objects and any(self.who.anaphoric(s) for s in subjects) and (meeting.venue or meeting.whole_day)
        meeting.loose = len(meeting.sides) < 2 and not plural
        meeting.back = meeting.back or (lower == "talking" and bool(known))
        return meeting if len(meeting.sides) > 1 or plural or both else None

    def _brought(self, word: int, known: list[Meeting]) -> Meeting | None:
        """X brought Y and Z together: X mediates."""
        held = self.when.held(word, word)
        meeting = Meeting([word], status=held.status, denied=held.denied)
        passive = [s for s in self.tree.dependents(word, "nsubj") if self.tree.syntax.relations[s] == "nsubj:pass"]
        agents = list(self.under([word], frozenset({"by"})))
        meeting.mediators = self.who.parties(agents if passive else self.subjects(word))
        meeting.sides = self.sides(passive or self.tree.dependents(word, "obj"), meeting, known)
        meeting.venue = self.where.venue(word, word)
        meeting.day = self.when.day(word, word)
        meeting.back = not meeting.sides or bool(known)
        return meeting if len(meeting.sides) > 1 else None

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
