"""Nouns that name talks, and what each tells: "a second round of talks between X and Y in Z"."""

from onrecord.extract.countries import alike
from onrecord.extract.deal.put_off import put_off
from onrecord.extract.deal.rounds.meeting import Meeting, Party
from onrecord.extract.deal.rounds.telling import PHONE, Telling
from onrecord.extract.deal.rounds.words import idioms, nouns, verbs

_POINTING = {"the", "these", "those", "this", "that", "their", "its", "his", "her"}
_UNSETTLED = {"date", "dates", "venue", "agenda", "timetable"}


class Naming(Telling):
    """Reads the nouns for talks."""

    def names_talks(self, word: int) -> bool:
        """Say whether a noun names talks: not a news conference, a call for something, a round of shells."""
        tree = self.tree
        lower, _top = tree.lower(word), self.top(word)
        compound = tree.relation(word) == "compound" and tree.lower(tree.head(word)) not in verbs("mediating")
        if compound or self.page.in_body(word) or self._told_above(word):
            return False
        head = tree.head(self.top(word))
        if head >= 0 and tree.lower(head) in nouns("informed") and tree.tag(head) != "VERB":
            return False
        if head >= 0 and tree.lower(head) in _UNSETTLED and self.cases(self.top(word)) & {"for", "of"}:
            above = tree.head(
                head
            )  # "failed to agree on a date for | their next meeting", but "has set May 9 as the date"
            return above >= 0 and tree.lower(above) in verbs("planning") and "as" in self.cases(head)
        owners = [c for c in tree.dependents(self.top(word), "nmod") if self.cases(c) <= {"of"}]
        if any(tree.lower(w) in nouns("assemblies") for c in owners for w in (c, *tree.dependents(c, "flat"))):
            return False
        about = self.under([word], frozenset({"on", "about", "over"}))
        if any(tree.lower(w) in nouns("trade") for a in about for w in (a, *tree.dependents(a, "nmod", "compound"))):
            return False
        if any(tree.lower(c) in nouns("no_talks") for c in tree.dependents(word, "compound", "amod") if c < word):
            return False
        if lower in {"call", "calls"}:
            return self._by_wire(word) or bool({*self.under([word], frozenset({"with", "between"}))})
        if lower == "contacts":
            holding = self.holding(word)
            return holding is not None and tree.lower(holding) in verbs("opening", "holding")
        if lower in {"round", "rounds"}:
            counted = any(tree.tag(c) == "ADJ" for c in tree.dependents(word, "amod")) or any(
                c in self.page.entity_at
                for c in tree.dependents(word, "compound")  # "the Geneva round"
            )
            return bool(self._talks_below(word)) or counted or self._goes_as_talks(word)
        return True

    def _by_wire(self, word: int) -> bool:
        """Say whether a noun tells of talks by telephone or on a screen: "a telephone | conversation"."""
        return any(self.tree.lower(c) in PHONE for c in self.tree.dependents(word, "compound", "amod"))

    def _goes_as_talks(self, word: int) -> bool:
        """Say whether a verb tells of a round what is told of talks: "the round that should have opened"."""
        told = verbs("opening", "cancelling", "ending", "planning")
        holding = self.holding(word)
        if holding is not None and self.tree.lower(holding) in verbs("holding"):
            return len(self.who.parties(self.subjects(holding))) > 1  # "X and Y were to have held a round in Z"
        around = [v for v in (holding, self.relative(word)) if v is not None]
        return any(self.tree.lower(v) in told for v in around) and self._points_back(word)

    def _told_above(self, word: int) -> bool:
        """Say whether a noun above names the talks: "a round of talks" is one mention."""
        tree, at = self.tree, word
        while at != self.top(word):
            at = tree.head(at)
            if tree.lower(at) in nouns("nouns"):
                return True
        return False

    def _talks_below(self, word: int) -> list[int]:
        return [c for c in self.tree.dependents(word, "nmod") if self.tree.lower(c) in nouns("nouns")]

    def by_noun(self, word: int, known: list[Meeting]) -> Meeting:
        """Return what a noun tells of the talks that it names."""
        tree = self.tree
        inner = next(iter(self._talks_below(word)), word)  # the talks of "a round of talks"
        verb = self.holding(word)
        held = self.when.held(word, verb)
        meeting = Meeting([word], status=held.status, denied=held.denied, edge=held.edge)
        heads = [h for w in dict.fromkeys([word, inner]) for h in self.who.sides(w, verb)]
        meeting.mediators = self.who.mediators(word, verb) + (self.who.mediators(inner, None) if inner != word else [])
        subjects = self._subjects_taking_part(word, verb, heads)
        meeting.sides = self.sides([*subjects, *heads], meeting, known)
        if not meeting.sides and meeting.mediators:
            hosted = next((c for c in tree.dependents(self.top(word), "acl")), None)
            reached = verb if verb is not None else hosted
            meeting.add(self._reaching(reached, meeting) if reached is not None else [])
        self._part_mediators(meeting)
        meeting.venue = self.where.venue(word, verb) or (self.where.venue(inner, None) if inner != word else None)
        asking = meeting.status == "called_for" and verb is not None and tree.lower(verb) in verbs("calling")
        if verb is not None and any(tree.lower(v) in verbs("offering") for v in self.controllers(verb)):
            asking = True
        later = put_off(self.page, verb) if verb is not None else None
        meeting.moved = later is not None
        meeting.day = later or self.when.day(word, None if asking else verb)
        meeting.mode = "phone" if tree.lower(word) in {"call", "calls"} or self._by_wire(word) else None
        about = next(self.under([inner], frozenset({"on", "about", "over"})), None)
        meeting.about = (
            self.page.phrase(about) if about is not None and not list(self.page.times_in(tree.below(about))) else None
        )
        session = self.top(word) if verb is None and self._in_session(self.top(word)) else None
        if session is not None and meeting.status is None:
            meeting.status = "ongoing" if self.when.goes_on(session) else "held"
        if meeting.day is None and meeting.status == "ongoing":
            meeting.day = self.when.day_since(word if verb is None else verb)
        meeting.beside = verb
        meeting.fresh = self._fresh(word) and not any(verb in m.words for m in known)
        meeting.back = not meeting.fresh and self._points_back(word)
        if (
            tree.lower(word) in nouns("weak")
            and len(meeting.sides) < 2
            and not self._points_back(word)
            and not self._talks_below(word)
        ):
            meeting.loose, meeting.denied = True, not (meeting.venue or meeting.whole_day)
        if verb is not None and tree.lower(verb) in verbs("continuing") and known and self._points_back(word):
            meeting.status, meeting.day, meeting.back = (
                "ongoing" if meeting.status != "planned" else "planned",
                None,
                True,
            )
        if verb is not None and any(tree.lower(c) in verbs("ending") for c in tree.dependents(verb, "conj")):
            meeting.status = "held" if meeting.status == "ongoing" else meeting.status  # "resumed and adjourned"
        meeting.ahead = meeting.status == "cancelled" and any(
            self.when.off_ahead(v) for v in (self.controllers(verb) if verb is not None else ())
        )
        if meeting.status == "cancelled" and verb is not None:
            meeting.add(self.sides(self._withdrawing(verb), meeting, known))
        self._invited(meeting, word, verb, known)
        if meeting.status == "called_for" and verb is not None:
            meeting.sides = self.without_callers(meeting.sides, verb)
            if len(meeting.sides) < 2:
                meeting.add(self.sides(self._asked_to(word, verb), meeting, known))
        self._requested(meeting, word, known)
        self._opened_by(meeting, word, verb, known)
        return meeting

    def _asked_to(self, word: int, verb: int) -> list[int]:
        """Return who is asked to talk, and who wants talks with another: "called on X and Y to | open talks", "X wants"."""
        tree = self.tree
        asking = [v for v in self.controllers(verb) if tree.lower(v) in verbs("calling", "appealing")]
        asked = [c for v in asking for c in (*tree.dependents(v, "obj", "iobj"), *self.under([v], frozenset({"on"})))]
        asked = [c for c in asked if c != self.top(word)]
        own = tree.relation(self.top(word)) == "obj" and tree.head(self.top(word)) == verb
        wants = own and verb in asking and any(self.under([word], frozenset({"with"})))
        return asked or (self.subjects(verb) if wants else [])

    def _withdrawing(self, verb: int) -> list[int]:
        """Return for whose doing talks are off: "was called off after X pulled out", "when Y did not board"."""
        tree = self.tree
        clauses = [c for c in tree.dependents(verb, "advcl") if tree.tag(c) == "VERB" and c > verb]
        return [s for c in clauses for s in tree.dependents(c, "nsubj")]

    def _reaching(self, verb: int, meeting: Meeting) -> list[Party]:
        """Return who did something after talks mediated by others: "X and Y agreed to a truce after talks led by Z"."""
        above = self.tree.head(verb)
        if above >= 0 and self.tree.relation(verb) == "acl" and self.tree.relation(above) == "nmod":
            above = self.tree.clause_head(above)  # "agreed to a truce in talks | hosted by X"
        if self.tree.lower(verb) not in verbs("mediating") or above < 0 or self.tree.tag(above) != "VERB":
            return []
        sides = self.who.parties(self.subjects(above))
        others = [s for s in sides if not any(alike(s.name, m.name) for m in meeting.mediators)]
        return others if len(others) > 1 else []

    def _part_mediators(self, meeting: Meeting) -> None:
        """Count those who are called mediators as such, not as sides."""
        calling = [s for s in meeting.sides if self._heads_mediators(s.word)]
        meeting.sides = [s for s in meeting.sides if s not in calling]
        meeting.mediators += [s for s in calling if not any(alike(s.name, m.name) for m in meeting.mediators)]

    def _heads_mediators(self, word: int) -> bool:
        tree = self.tree
        return any(
            tree.lower(w) in nouns("mediators")
            for w in (word, tree.head(word))
            if w >= 0 and tree.tag(w) in {"NOUN", "PROPN"}
        )

    def _invited(self, meeting: Meeting, word: int, verb: int | None, known: list[Meeting]) -> None:
        """Read "X has invited A and B to talks", "the meeting to which X had invited A and B": X mediates."""
        tree = self.tree
        clauses = [c for c in tree.dependents(self.top(word), "acl") if tree.tag(c) == "VERB"]
        for going in (c for c in clauses if self.moves(c) or tree.lower(c) in verbs("attending")):
            meeting.add(self.sides(tree.dependents(going, "nsubj"), meeting, known))  # "to which X is travelling"
        for inviting in (v for v in (verb, *clauses) if v is not None and tree.lower(v) in verbs("inviting")):
            guests = self.sides(tree.dependents(inviting, "obj", "iobj"), meeting, known)
            if not guests or (len(guests) < 2 and not meeting.sides):
                continue
            hosts = [
                p for p in self.who.parties(self.subjects(inviting)) if not any(alike(p.name, g.name) for g in guests)
            ]
            meeting.sides = [s for s in meeting.sides if not any(alike(s.name, h.name) for h in hosts)]
            meeting.add(guests)
            meeting.mediators += hosts
            if meeting.whole_day and meeting.status == "called_for":
                meeting.status = "planned"

    def _requested(self, meeting: Meeting, word: int, known: list[Meeting]) -> None:
        """Read "an appeal by X for talks", "Y rejected an offer of talks": called for, by and of those named."""
        tree = self.tree
        request = tree.head(self.top(word))
        if request < 0 or tree.lower(request) not in nouns("requests") or tree.tag(request) != "NOUN":
            return
        meeting.status = "called_for"
        verb = tree.head(request)
        askers = [
            c
            for c in tree.dependents(request, "nmod")
            if self.cases(c) & {"by", "from"} or tree.syntax.relations[c] == "nmod:poss"
        ]
        answering = (
            self.subjects(verb) if verb >= 0 and tree.tag(verb) == "VERB" and tree.relation(request) == "obj" else []
        )
        if len(meeting.sides) < 2:
            meeting.add(self.sides([*answering, *askers], meeting, known))

    def _subjects_taking_part(self, word: int, verb: int | None, heads: list[int]) -> list[int]:
        """Return the subjects of the verb where they take part: "X held talks", "X arrived for talks with Y"."""
        tree = self.tree
        top = self.top(word)
        if verb is None:
            return self._in_session(top)
        if tree.relation(top) == "nsubj" and top in tree.dependents(verb, "nsubj"):
            return []
        lower = tree.lower(verb)
        if lower in verbs("receiving") and tree.relation(top) == "obj":
            return []  # "X welcomed the talks"
        if lower in verbs("mediating") and tree.relation(top) == "obj":
            return [s for s in self.subjects(verb) if s != top and self.who.of_several(s, verb)]
        active = (
            verbs(
                "holding",
                "joining",
                "moving",
                "opening",
                "ending",
                "sitting",
                "cancelling",
                "receiving",
                "meeting",
                "refusing",
                "planning",
            )
            | (verbs("putting_off") if self.behind(verb, "off", 3) else frozenset())
            | {verb_ for verb_, _ in idioms("withdrawing")}
        )
        parties = self.who.parties(heads)
        enough = len(parties) > 1
        subjects = [s for s in self.subjects(verb) if s not in {word, top}]
        if (
            tree.relation(top) == "obl"
            and not parties
            and self.cases(top) & {"after", "following", "during", "in", "at"}
            and len(self.who.parties(subjects)) > 1
        ):
            return subjects
        took = lower in active or (tree.relation(top) in {"obl", "obj"} and len(parties) == 1)
        if not parties and lower in verbs("foreseeing"):
            return []
        if not took or (enough and lower not in verbs("joining", "moving", "holding")):
            return []
        found = [s for s in self.subjects(verb) if s not in {word, top}]
        if lower in verbs("receiving", "meeting"):
            found += tree.dependents(verb, "obj")
        return found

    def _in_session(self, word: int) -> list[int]:
        """Return who is in talks: the subjects of "X and Y have been in session since Monday"."""
        tree = self.tree
        copula = any(tree.relation(c) == "cop" for c in tree.children[word])
        return tree.dependents(word, "nsubj") if copula and self.cases(word) & {"in", "at"} else []

    def _opened_by(self, meeting: Meeting, word: int, verb: int | None, known: list[Meeting]) -> None:
        """Count a person who opens talks of two others as one who mediates."""
        if verb is None or len(meeting.sides) != 1 or self.tree.lower(verb) not in verbs("starting"):
            return
        other = next((m for m in reversed(known) if len(m.sides) > 1), None)
        if (
            other
            and self.is_person(meeting.sides[0].word)
            and (meeting.back or self._points_back(word))
            and not any(alike(meeting.sides[0].name, s.name) for s in other.sides)
        ):
            meeting.mediators, meeting.sides, meeting.status, meeting.edge = (
                [*meeting.mediators, *meeting.sides],
                [],
                None,
                None,
            )

    def _fresh(self, word: int) -> bool:
        tree = self.tree
        return any(
            tree.lower(c) in nouns("fresh") or tree.lower(c)[:1].isdigit()
            for c in (*tree.dependents(word, "amod", "det"), *tree.dependents(self.top(word), "amod", "det"))
        )

    def _points_back(self, word: int) -> bool:
        tree = self.tree
        dets = {
            tree.lower(c)
            for w in {word, self.top(word)}
            for c in (*tree.dependents(w, "det"), *tree.dependents(w, "nmod"))
        }
        if dets & _POINTING:
            return True
        cop = any(tree.relation(c) == "cop" for c in tree.children[word])
        return cop and any(tree.lower(s) in {"it", "this", "that", "which"} for s in tree.dependents(word, "nsubj"))
