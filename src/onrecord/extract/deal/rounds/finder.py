"""The words of an article that tell of talks, and what each of them tells."""

from collections.abc import Iterator
from functools import cached_property

from onrecord.extract.deal.page import Page
from onrecord.extract.deal.rounds.meeting import Meeting, Party, alike
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.when import When
from onrecord.extract.deal.rounds.where import Where
from onrecord.extract.deal.rounds.who import Who
from onrecord.extract.deal.rounds.words import nouns, verbs

_POINTING = {"the", "these", "those", "this", "that", "their", "its", "his", "her"}
_PHONE = {"phone", "telephone", "video", "hotline", "videolink", "zoom"}


class Finder(Phrases):
    """Finds what each mention of talks tells."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._who, self._where, self._when = Who(page), Where(page), When(page)

    def meetings(self, known: list[Meeting]) -> Iterator[Meeting]:
        """Yield what each word for talks or meeting tells; `known` grows with what is made of them."""
        tree = self.tree
        for word in range(len(tree.words)):
            tag = tree.tag(word)
            meeting = None
            if tag in {"NOUN", "PROPN"} and tree.lower(word) in nouns("nouns") | nouns("weak"):
                meeting = self._by_noun(word, known) if self._names_talks(word) else None
            elif tag == "VERB":
                meeting = self._by_verb(word, known) or self._joined_by(word, known)
            if meeting is not None and not meeting.denied:
                yield meeting
                if tag != "VERB":
                    yield from self._gone_on(word, meeting)

    def _gone_on(self, word: int, meeting: Meeting) -> Iterator[Meeting]:
        """Yield what a second verb tells of the talks: "were paused on Friday and will resume in Cairo next week"."""
        tree = self.tree
        verb = self.holding(word)
        if verb is None or tree.relation(self.top(word)) != "nsubj":
            return
        for other in tree.dependents(verb, "conj"):
            if tree.lower(other) in verbs("opening") | verbs("meeting") and not tree.dependents(other, "nsubj"):
                held = self._when.held(other, other)
                day = self._when.day_beside(other)
                if held.status in {"planned", "called_for"} and not held.denied:
                    yield Meeting(
                        [other],
                        list(meeting.sides),
                        list(meeting.mediators),
                        self._where.venue(other, other),
                        day,
                        status=held.status,
                        fresh=True,
                    )

    # Nouns

    def _names_talks(self, word: int) -> bool:
        """Say whether a noun names talks: not a news conference, a call for something, a round of shells."""
        tree = self.tree
        lower, _top = tree.lower(word), self.top(word)
        compound = tree.relation(word) == "compound" and tree.lower(tree.head(word)) not in verbs("mediating")
        if compound or self.page.in_body(word) or self._told_above(word):
            return False
        if any(tree.lower(c) in nouns("no_talks") for c in tree.dependents(word, "compound", "amod") if c < word):
            return False
        if lower in {"call", "calls"}:
            phone = any(tree.lower(c) in _PHONE for c in tree.dependents(word, "compound", "amod"))
            return phone or bool({*self.under([word], frozenset({"with", "between"}))})
        if lower in {"round", "rounds"}:
            return bool(self._talks_below(word)) or any(tree.tag(c) == "ADJ" for c in tree.dependents(word, "amod"))
        return True

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

    def _by_noun(self, word: int, known: list[Meeting]) -> Meeting:
        tree = self.tree
        inner = next(iter(self._talks_below(word)), word)  # the talks of "a round of talks"
        verb = self.holding(word)
        held = self._when.held(word, verb)
        meeting = Meeting([word], status=held.status, denied=held.denied, edge=held.edge)
        heads = [h for w in dict.fromkeys([word, inner]) for h in self._who.sides(w, verb)]
        meeting.mediators = self._who.mediators(word, verb) + (
            self._who.mediators(inner, None) if inner != word else []
        )
        subjects = self._subjects_taking_part(word, verb, heads)
        meeting.sides = self._sides([*subjects, *heads], meeting, known)
        self._part_mediators(meeting)
        meeting.venue = self._where.venue(word, verb) or (self._where.venue(inner, None) if inner != word else None)
        meeting.day = self._when.day(word, verb)
        meeting.mode = "phone" if tree.lower(word) in {"call", "calls"} else None
        about = next(self.under([inner], frozenset({"on", "about", "over"})), None)
        meeting.about = (
            self.page.phrase(about) if about is not None and not list(self.page.times_in(tree.below(about))) else None
        )
        if meeting.day is None and meeting.status == "ongoing" and verb is not None:
            meeting.day = self._when.day_since(verb)
        meeting.beside = verb
        meeting.fresh = self._fresh(word) and not any(verb in m.words for m in known)
        meeting.back = not meeting.fresh and self._points_back(word)
        if (
            tree.lower(word) in nouns("weak")
            and len(meeting.sides) < 2
            and not self._points_back(word)
            and not self._talks_below(word)
        ):
            meeting.denied = True
        self._requested(meeting, word, known)
        self._opened_by(meeting, word, verb, known)
        return meeting

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
            meeting.add(self._sides([*answering, *askers], meeting, known))

    def _subjects_taking_part(self, word: int, verb: int | None, heads: list[int]) -> list[int]:
        """Return the subjects of the verb where they take part: "X held talks", "X arrived for talks with Y"."""
        tree = self.tree
        if verb is None:
            return []
        top = self.top(word)
        if tree.relation(top) == "nsubj" and top in tree.dependents(verb, "nsubj"):
            return []
        lower = tree.lower(verb)
        if lower in verbs("mediating") and tree.relation(top) == "obj":
            return []
        active = (
            verbs("holding")
            | verbs("joining")
            | verbs("moving")
            | verbs("opening")
            | verbs("ending")
            | verbs("sitting")
            | verbs("cancelling")
            | verbs("receiving")
            | verbs("meeting")
            | verbs("refusing")
            | verbs("planning")
        )
        parties = self._who.parties(heads)
        enough = len(parties) > 1
        subjects = [s for s in self.subjects(verb) if s not in {word, top}]
        if (
            tree.relation(top) == "obl"
            and not parties
            and self.cases(top) & {"after", "following", "during", "in", "at"}
            and len(self._who.parties(subjects)) > 1
        ):
            return subjects
        took = lower in active or (tree.relation(top) in {"obl", "obj"} and len(parties) == 1)
        if not took or (enough and lower not in verbs("joining") | verbs("moving") | verbs("holding")):
            return []
        found = [s for s in self.subjects(verb) if s not in {word, top}]
        if lower in verbs("receiving") | verbs("meeting"):
            found += tree.dependents(verb, "obj")
        return found

    def _opened_by(self, meeting: Meeting, word: int, verb: int | None, known: list[Meeting]) -> None:
        """Count a person who opens talks of two others as one who mediates."""
        if verb is None or len(meeting.sides) != 1 or self.tree.lower(verb) not in verbs("starting"):
            return
        other = next((m for m in reversed(known) if len(m.sides) > 1), None)
        if (
            other
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
            tree.lower(c) in nouns("fresh")
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

    # Verbs

    def _by_verb(self, word: int, known: list[Meeting]) -> Meeting | None:
        tree = self.tree
        lower = tree.lower(word)
        seeing = (
            lower in {"see", "seeing"}
            and self.moves(tree.head(word) if tree.head(word) >= 0 else None)
            and any(self._is_person(c) or tree.lower(c) in nouns("persons") for c in tree.dependents(word, "obj"))
        )
        discussing = lower in verbs("discussing") and any(
            self._is_person(w) for w in self.under([word, *tree.dependents(word, "obj")], frozenset({"with"}))
        )
        if discussing:
            objects = list(self.under([word, *tree.dependents(word, "obj")], frozenset({"with"})))
        elif lower in verbs("meeting") or seeing:
            objects = [*tree.dependents(word, "obj", "iobj"), *self.under([word], frozenset({"with"}))]
        elif lower in verbs("phoning") and not tree.dependents(word, "ccomp"):
            objects = [c for c in tree.dependents(word, "obj", "xcomp") if self._is_person(c)]
            if not objects or (tree.syntax.relations[objects[0]] == "xcomp" and len(tree.dependents(word, "obj"))):
                return None
        elif lower in verbs("receiving"):
            objects = [c for c in tree.dependents(word, "obj") if self._is_person(c) or tree.lower(c) in nouns("sent")]
            passive = any(
                tree.syntax.relations[s] == "nsubj:pass" and self._is_person(s) for s in tree.dependents(word, "nsubj")
            )
            agents = self.under([word, *tree.dependents(word, "obl")], frozenset({"by"}))
            objects += [c for c in agents if passive and self._is_person(c)]
            if not objects:
                return None
        elif lower in verbs("sitting") and self._sits_together(word):
            objects = list(self.under([word], frozenset({"with"})))
        elif tree.lower(word) in {"brought", "bring", "brings", "bringing"} and self.behind(word, "together", 14):
            return self._brought(word, known)
        else:
            return None
        return self._met(word, objects, known)

    def _joined_by(self, word: int, known: list[Meeting]) -> Meeting | None:
        """Return what "X will attend" or "Y sent a team" adds to the talks told before; None for other verbs."""
        tree = self.tree
        sends = tree.lower(word) in verbs("sending") and any(
            tree.lower(c) in nouns("sent") for c in tree.dependents(word, "obj")
        )
        objects = tree.dependents(word, "obj")
        attends = tree.lower(word) in verbs("attending") and all(tree.lower(c) in nouns("ceremonies") for c in objects)
        held = self._when.held(word, word)
        if not known or not (sends or attends) or held.denied or held.status == "called_for":
            return None
        if {tree.lower(c) for c in tree.dependents(word, "advmod", "aux")} & {"not", "n't", "never"}:
            return None
        meeting = Meeting([word], back=True, joins=True)
        meeting.sides = self._sides(self.subjects(word), meeting, known)
        return meeting if meeting.sides else None

    def _is_person(self, word: int) -> bool:
        if self.tree.tag(word) == "PRON":
            return self.tree.lower(word) in {"him", "her", "he", "she", "them"}
        entity = self.page.entity_at.get(word)
        if entity is None:
            entity = next(
                (e for c in self.tree.dependents(word, "flat", "appos") if (e := self.page.entity_at.get(c))), None
            )
        return entity is not None and entity.label == "PERSON"

    def _sits_together(self, word: int) -> bool:
        """Say whether a verb of sitting or speaking is told with somebody, or for talks: "sat down", "gathered for"."""
        tree = self.tree
        lower = tree.lower(word)
        around = {tree.lower(c) for c in tree.dependents(word, "advmod", "compound")} | {self.page.ahead(word)}
        if lower in {"speak", "spoke", "spoken", "speaking", "speaks"}:
            return self._by_phone(word) and (bool({*self.under([word], frozenset({"with", "to"}))}) or True)
        if lower in {"sit", "sat", "sitting", "sits"}:
            return bool(around & {"down", "together"})
        others = [w for w in self.under([word], frozenset({"with"})) if self._is_person(w)]
        talked = lower in {"talk", "talked", "talks", "talking"}
        return (
            bool(others)
            if not talked
            else bool(others)
            or bool(self.tree.dependents(word, "obl") and "to" not in around and self.behind(word, "hours", 4))
        )

    def _by_phone(self, word: int) -> bool:
        return any(
            self.tree.lower(w) in _PHONE
            for c in self.tree.dependents(word, "obl", "advmod", "compound", "obj")
            for w in self.tree.below(c)
        )

    def _met(self, word: int, objects: list[int], known: list[Meeting]) -> Meeting | None:
        tree = self.tree
        held = self._when.held(word, word)
        subjects = self.subjects(word)
        meeting = Meeting([word], status=held.status or ("held" if not held.denied else None), denied=held.denied)
        meeting.mediators = self._who.mediators(word, word)
        meeting.sides = self._sides([*subjects, *objects], meeting, known)
        above = tree.head(word)
        place = above if tree.lower(word) in verbs("discussing") and above >= 0 and self.moves(above) else word
        meeting.venue = self._where.venue(place, place) or self._where.spoken_from(
            word, {s.name for s in meeting.sides}, None
        )
        meeting.day = self._when.day(word, word)
        if meeting.day is None and meeting.status == "ongoing":
            meeting.day = self._when.day_since(word)
        phoned = tree.lower(word) in verbs("phoning") or self._by_phone(word)
        meeting.mode = "phone" if phoned else None
        again = any(tree.lower(c) == "again" for c in tree.dependents(word, "advmod"))
        meeting.fresh = again and bool(known) and meeting.status in {"planned", "called_for"}
        meeting.back = (again and not meeting.fresh) or (
            tree.relation(word) == "acl" and tree.lower(tree.head(word)) in nouns("times")
        )
        plural = (
            bool(meeting.sides)
            and len(subjects) == 1
            and not objects
            and tree.lower(subjects[0]) in nouns("persons") | nouns("sent")
        )
        return meeting if len(meeting.sides) > 1 or plural else None

    def _brought(self, word: int, known: list[Meeting]) -> Meeting | None:
        """X brought Y and Z together: X mediates."""
        held = self._when.held(word, word)
        meeting = Meeting([word], status=held.status, denied=held.denied)
        meeting.mediators = self._who.parties(self.subjects(word))
        meeting.sides = self._sides(self.tree.dependents(word, "obj"), meeting, known)
        meeting.venue = self._where.venue(word, word)
        meeting.day = self._when.day(word, word)
        meeting.back = not meeting.sides or bool(known)
        return meeting if len(meeting.sides) > 1 else None

    # Together

    def _sides(self, heads: list[int], meeting: Meeting, known: list[Meeting]) -> list[Party]:
        """Return the parties of phrases; "they", "both sides" are those told before."""
        told = self._who.parties(heads)
        if len(told) < 2 and any(self._who.anaphoric(w) for h in heads for w in self.page.joined(h)):
            before = next((m.sides for m in reversed(known) if len(m.sides) > 1), None)
            told += before or self._main_sides or self._who.persons_before(heads[0])
        return [
            t for n, t in enumerate(told) if not any(alike(t.name, o.name) for o in (*meeting.mediators, *told[:n]))
        ]

    @cached_property
    def _main_sides(self) -> list[Party]:
        return self._who.parties(self.page.sides)

    def complete(self, found: list[Meeting]) -> None:
        """Tell what the rounds leave open by one another: the sides of "the last round", who mediates."""
        main = next((m for m in found if len(m.sides) > 1), None)
        self._add_mediators(main or next(iter(found), None))
        for meeting in found:
            if not meeting.sides and main is not None and (meeting.day or meeting.venue or meeting.fresh):
                meeting.sides = list(main.sides)
            if not meeting.sides and meeting.fresh and not meeting.mediators:
                meeting.mediators = next((list(m.mediators) for m in found if m.mediators), [])
            if main is not None and meeting.back and not meeting.venue and main.venue:
                meeting.venue = main.venue
            if (
                meeting.whole_day
                and meeting.status in {None, "held"}
                and (meeting.day or "") > (self.page.article.published or "9")
            ):
                meeting.status = "planned"

    def _add_mediators(self, main: Meeting | None) -> None:
        """Give the main round of an article those whose office is to mediate, and the negotiators it tells of."""
        if main is None or main.mode == "phone":
            return
        if not main.sides:
            main.sides = self._who.negotiating()
        names = [*main.sides, *main.mediators]
        main.mediators += [p for p in self._who.office_holders() if not any(alike(p.name, n.name) for n in names)]

    def told(self, meeting: Meeting) -> bool:
        """Say whether enough is told to be a round: two sides, or a side or mediator with a venue or day."""
        particular = bool(meeting.venue or meeting.whole_day)
        if meeting.status is None and not particular:
            return False
        return len(meeting.sides) >= 2 or (particular and bool(meeting.sides or meeting.mediators))

    def office(self, name: str) -> str | None:
        """Return the office that a person holds, as the article tells it."""
        entity = next((e for e in self.page.annotations.entities if e.actor == name and e.label == "PERSON"), None)
        return self._who.role(name, self.tree.range(entity.start, entity.end)) or None if entity else None
