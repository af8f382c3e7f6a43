"""The words of an article that tell of talks, and what each of them tells."""

from collections.abc import Iterator, Sequence

from onrecord.annotate.names import fold, role_nouns
from onrecord.extract.countries import alike, country_of, country_of_office
from onrecord.extract.deal.proposals import is_proposal
from onrecord.extract.deal.put_off import day_until
from onrecord.extract.deal.rounds.days import Days
from onrecord.extract.deal.rounds.delegates import Delegates
from onrecord.extract.deal.rounds.doing import Doing
from onrecord.extract.deal.rounds.learned import LearnedRounds
from onrecord.extract.deal.rounds.meeting import Meeting, Party, repeats, same_place
from onrecord.extract.deal.rounds.naming import Naming
from onrecord.extract.deal.rounds.telling import PHONE, Telling
from onrecord.extract.deal.rounds.words import idioms, nouns, verbs
from onrecord.extract.page import Page, day_in
from onrecord.layout.lines import is_of_story
from onrecord.records.detail import RoundStatus
from onrecord.vocabularies.inflection import verb_forms

_NEAR = 2  # sentences from talks to what people did there
_DONE = frozenset({"was", "were", "had", "has", "have", "been"})
_TAKEN_FOR: dict[RoundStatus | None, frozenset[RoundStatus]] = {
    "held": frozenset({"planned", "called_for"}), "planned": frozenset({"held", "called_for", "ongoing"}),
}  # fmt: skip
"""How a round may stand by rules that the learned reader corrects."""
_HOSTING = verb_forms("host")
_DOING = frozenset({"by", "with"})


class Finder(Telling):
    """Finds what each mention of talks tells."""

    def __init__(self, page: Page, learned: LearnedRounds) -> None:
        super().__init__(page)
        self._learned = learned
        self._naming, self._doing = Naming(page), Doing(page)
        self._days, self._delegates = Days(page), Delegates(page)

    def meetings(self, known: list[Meeting]) -> Iterator[Meeting]:
        """Yield what each word for talks or meeting tells; `known` grows with what is made of them."""
        tree = self.tree
        seen: set[int | None] = set()  # the words of all that is yielded, which is joined to what is known
        for word in range(len(tree.words)):
            tag = tree.tag(word)
            meeting = None
            if tag in {"NOUN", "PROPN"} and tree.lower(word) in nouns("nouns", "weak"):
                meeting = self._naming.by_noun(word, known) if self._naming.names_talks(word) else None
            elif tag == "VERB":
                meeting = self._doing.by_verb(word, known) or self._doing.joined_by(word, known)
            if meeting is None and tree.dependents(word, "cop"):
                meeting = self._doing.by_presence(word, known)
            if meeting is None and word not in seen and self._signs(word):
                meeting = self._signing(word, known)
            if meeting is None and word not in seen and self._is_new(word):
                meeting = self._heard(word, known)
            if meeting is not None and not meeting.denied:
                if self._told_of_before(word, known):
                    told = [s for m in known for s in m.sides]
                    if all(any(alike(s.name, t.name) for t in told) for s in meeting.sides):
                        if tree.lower(word) in verbs("mediating"):
                            self._give_mediators(meeting, known[-1])
                        continue  # of nobody else
                    meeting.fresh = True
                if not self._in_headline(word):
                    meeting.fresh = meeting.fresh and not self._of_headline(known)  # "another" than those before it
                meeting.earlier = self.held_against(word)
                meeting.venue = None if meeting.mode == "phone" else meeting.venue
                self._weigh_status(meeting)
                if any(self.when.yet_to(w) for w in (*meeting.words, meeting.beside) if w is not None):
                    meeting.status, meeting.day = "planned", None  # the day told is that on which it should have begun
                self._days.span(meeting)
                if known:
                    self._days.from_before(meeting, known[-1])
                seen |= {*meeting.words, meeting.beside}
                yield meeting
                if tag != "VERB":
                    yield from self._gone_on(word, meeting)

    def _give_mediators(self, meeting: Meeting, last: Meeting) -> None:
        """Give those who mediate to the round told before: "signed it, ten days after X | brought them to the table"."""
        named = [*last.sides, *last.mediators]
        last.mediators += [m for m in meeting.mediators if not any(alike(m.name, n.name) for n in named)]

    def _weigh_status(self, meeting: Meeting) -> None:
        """Take a round for held or planned where the learned reader is sure of it, but one that goes on not for held."""
        words = [w for w in (*meeting.words, meeting.beside) if w is not None]
        if any(map(self.when.is_under_way, words)):
            return
        told = self._learned.status(words)
        if told == "held" and meeting.status == "planned" and any(self._leaves(w) for w in words):
            return
        if meeting.status in _TAKEN_FOR.get(told, ()) and not (told == "held" and self._days.is_to_come(meeting)):
            meeting.status = told

    def headlined(self, known: list[Meeting], meeting: Meeting) -> Meeting | None:
        """Return the round that only the headline has told of yet and that a meeting may be."""
        first = self._of_headline(known)
        told = (m for m in known if self._of_headline([m]) and (first or m.sides))
        return next((m for m in told if repeats(m, meeting)), None)

    def people_of(self, known: list[Meeting], meeting: Meeting) -> Meeting | None:
        """Return the talks told right before at which a mention only tells what people did: "X and Y sat at one table",
        "X and Y put their names to it".
        """
        tree = self.tree
        last = next((m for m in reversed(known) if m.past), None)
        if last is None or meeting.fresh or meeting.day or len(meeting.sides) < 2:
            return None
        near = 0 <= tree.sentence_of(meeting.words[0]) - max(map(tree.sentence_of, last.words)) <= _NEAR
        signed = any(tree.lower(w) in verbs("signing") for w in last.words)
        deeds = verbs("signing") if signed else {verb for verb, _ in idioms("idioms")}
        there = not meeting.venue or (signed and (last.venue is None or same_place(last.venue, meeting.venue)))
        people = all(self.is_person(s.word) for s in meeting.sides)
        bodies = len(last.sides) > 1 and not any(
            self.is_person(s.word) or tree.lower(s.word) in role_nouns() for s in last.sides
        )
        told = all(tree.tag(w) == "VERB" and tree.lower(w) in deeds for w in meeting.words) and people and bodies and there
        return last if near and told and meeting.past and last.mode == meeting.mode else None

    def _of_headline(self, known: list[Meeting]) -> bool:
        """Say whether only the headline has told of talks yet."""
        return bool(known) and all(self._in_headline(w) for m in known for w in m.words)

    def _in_headline(self, word: int) -> bool:
        """Say whether a word stands in the headline, which is no paragraph of one sentence."""
        end = self.page.headline_end
        return bool(end) and self.page.text[end - 1] not in '.”"' and self.tree.words[word].start < end

    def _is_new(self, word: int) -> bool:
        """Say whether a word tells a round for the learned reader: none of trade, no letter, no tour of a place."""
        if word not in self._learned.words or self._doing.is_of_none(word) or self._leaves_for_talks(word):
            return False
        toured = [self.page.entity_at.get(c) for c in self.tree.dependents(word, "obj")]
        tour = any(e is not None and e.label == "LOCATION" for e in toured)
        return self.tree.lower(word) not in verbs("writing") and not (
            tour and self.tree.lower(word) in verbs("receiving")
        )

    def _leaves(self, word: int) -> bool:
        """Say whether a word tells that somebody set out and no more: "left | Lomé for talks"."""
        return self.tree.lower(word) in verbs("leaving") and self.page.ahead(word) not in {"the", "behind"}

    def _leaves_for_talks(self, word: int) -> bool:
        """Say whether a verb of leaving leads to a noun for talks, which tells more: "| left Lomé for talks in Niamey"."""
        if not self._leaves(word):
            return False
        leading = (w for w in self.under([word], frozenset({"for", "to"})) if self.tree.lower(w) in nouns("nouns"))
        return any(self._naming.names_talks(w) for w in leading)

    def _signs(self, word: int) -> bool:
        """Say whether a verb tells that an accord was signed: "the accord | signed | in Lomé in July"."""
        tree = self.tree
        if tree.tag(word) != "VERB" or tree.lower(word) not in verbs("signing"):
            return False
        papers = [*tree.dependents(word, "obj", "nsubj"), *([tree.head(word)] if tree.relation(word) == "acl" else [])]
        helped = {tree.lower(c) for c in tree.dependents(word, "aux", "mark")}  # "were to | sign" has not been done
        made = any(w >= 0 and (is_proposal(self.page, w) or tree.lower(w) in nouns("truces")) for w in papers)
        return made and helped <= _DONE

    def _signing(self, word: int, known: list[Meeting]) -> Meeting | None:
        """Return the meeting at which an accord was signed, where its venue is told: "signed in Abuja by | A and B"."""
        venue = self.where.venue(word, word)
        if venue is None:
            return None
        own = self.tree.below(word)  # of "signed in Addis Ababa | runs out on Friday" not the day
        told = [d for t in self.page.times_in(own) if t.type in {"DATE", "TIME"} and (d := day_in(t.value))]
        day = next(iter(told), None) if self.tree.relation(word) == "acl" else self.when.day(word, word)
        meeting = Meeting([word], status="held", venue=venue, day=day)
        subjects = [c for c in self.tree.dependents(word, "nsubj") if not is_proposal(self.page, c)]
        meeting.sides = self.who.parties([*subjects, *self.who.under([word], _DOING)])
        self._fill(meeting, known)
        meeting.sides = meeting.sides or list(self.main_sides)
        return meeting

    def _heard(self, word: int, known: list[Meeting]) -> Meeting:
        """Return what a word tells of a round that no rule knows, as the learned reader sees it."""
        meeting = Meeting([word], status=self._learned.words[word], beside=self.holding(word))
        meeting.mode = "phone" if self._phones(word) else None
        self._fill(meeting, known)
        self._add_doers(meeting, word)
        meeting.day = self.when.day(word, word)
        return meeting

    def _add_doers(self, meeting: Meeting, verb: int) -> None:
        """Add those who do what tells a round: "X flew to Y to see Z"; who does it between two others mediates."""
        if self.tree.tag(verb) != "VERB" and not self.tree.dependents(verb, "cop"):
            return
        called = self.tree.dependents(verb, "obj") if meeting.mode == "phone" else []
        does = [s for s in self.who.subjects(verb) if self.tree.lower(s) != "it"]  # which may be the accord
        doing = self.who.parties([*does, *called, *self.who.under([verb], _DOING)])
        if self.tree.lower(verb) in verbs("mediating") - verbs("gathering_again"):
            mediating = [d for d in doing if not any(alike(d.name, m.name) for m in meeting.mediators)]
            meeting.mediators += mediating
            meeting.sides = [s for s in meeting.sides if not any(alike(s.name, m.name) for m in mediating)]
            return
        among = any(alike(d.name, s.name) for d in doing for s in meeting.sides)
        new = [d for d in doing if not any(alike(d.name, m.name) for m in meeting.mediators)]
        if len(meeting.sides) < 2 or among:
            meeting.add(new)
        elif not meeting.mediators:
            meeting.mediators = new

    def _phones(self, word: int) -> bool:
        """Say whether a word tells of a call: "telephoned", "on the | phone with", but not "called on the king"."""
        lower = self.tree.lower(word)
        rings = lower in verbs("phoning") and self.page.ahead(word) != "on"
        return rings or lower in PHONE or self.by_phone(word)

    def _fill(self, meeting: Meeting, known: list[Meeting]) -> None:
        """Add the sides, who mediates and the venue, as the learned reader sees them, where rules find none."""
        parts = self._learned.parts(meeting.words)
        if not meeting.mediators:
            heads = [w for w in parts["mediator"] if not self.who.of_handover(max(self.tree.head(w), 0))]
            named = self.who.parties(heads)
            meeting.mediators = [m for m in named if not self._takes_part(m, meeting)]
        if len(meeting.sides) < 2:
            heads = [w for w in parts["side"] if not self._names_war(w, meeting)]
            meeting.add(self.sides(heads, meeting, known))
        if meeting.venue is None and meeting.mode != "phone":
            against = any(map(self.held_against, meeting.words))
            own = {self.tree.sentence_of(w) for w in meeting.words}
            told = sorted(parts["venue"], key=lambda w: self.tree.sentence_of(w) not in own)
            meeting.venue = self.where.of_phrases(w for w in told if against or not self.held_against(w))

    def _names_war(self, word: int, meeting: Meeting) -> bool:
        """Say whether a word only names the land that talks are about: "the | Cyprus talks"."""
        return self.tree.relation(word) == "compound" and self.tree.head(word) in meeting.words

    def _takes_part(self, party: Party, meeting: Meeting) -> bool:
        """Say whether a party is a side of a meeting, or a person who speaks for one of the sides."""
        speaking = self._delegates.named([*meeting.sides, *self.main_sides])
        return any(alike(party.name, s.name) for s in meeting.sides) or any(party.name == p.name for p in speaking)

    def _told_of_before(self, verb: int, known: list[Meeting]) -> bool:
        """Say whether a meeting only tells when another was: "met on Tuesday, a day after X and Y | shook hands"."""
        return self.apart(verb) and any(self.tree.head(verb) in m.words for m in known)

    def _gone_on(self, word: int, meeting: Meeting) -> Iterator[Meeting]:
        """Yield what a second verb tells of the talks: "were paused on Friday and will resume in Cairo next week"."""
        tree = self.tree
        verb = self.holding(word)
        if verb is None:
            return
        yield from self._adjourned(verb, meeting)
        if tree.relation(self.top(word)) != "nsubj":
            return
        for other in tree.dependents(verb, "conj"):
            if tree.lower(other) in verbs("opening", "meeting") and not tree.dependents(other, "nsubj"):
                held = self.when.held(other, other)
                day = self.when.day_beside(other)
                if held.status in {"planned", "called_for"} and not held.denied:
                    yield Meeting(
                        [other],
                        list(meeting.sides),
                        list(meeting.mediators),
                        self.where.venue(other, other),
                        day,
                        status=held.status,
                        fresh=True,
                    )

    def _adjourned(self, verb: int, meeting: Meeting) -> Iterator[Meeting]:
        """Yield the next session of "adjourned until July 2"."""
        tree = self.tree
        for ending in (v for v in (verb, *tree.dependents(verb, "conj")) if tree.lower(v) in verbs("adjourning")):
            day = day_until(self.page, ending)
            if day and meeting.status != "planned":
                yield Meeting(
                    [ending], list(meeting.sides), list(meeting.mediators), day=day, status="planned", fresh=True
                )

    def complete(self, found: list[Meeting]) -> None:
        """Tell what the rounds leave open by one another: the sides of "the last round", who mediates."""
        main = next((m for m in found if len(m.sides) > 1), None) or next(iter(found), None)
        self._add_mediators(main, found)
        self._add_delegates(main)
        for meeting in found:
            self._fill(meeting, found)
            self._name_together(meeting)
            self._name_officials(meeting)
            self._days.span(meeting)  # by all its sentences: "ended on Friday. The three-day meeting"
            self._days.settle(meeting)
            self._days.past(meeting)
            if not meeting.sides and main is not None and (meeting.day or meeting.venue or meeting.fresh):
                meeting.sides = self._of_story(main.sides, meeting)
            if not meeting.sides and meeting.fresh and not meeting.mediators:
                meeting.mediators = next((list(m.mediators) for m in found if m.mediators), [])
            meeting.venue = meeting.venue or self._hosted_by(meeting)
            if main is not None and meeting.back and meeting.mode != "phone" and not meeting.venue and main.venue:
                meeting.venue = main.venue
            if meeting.status is None and self._days.is_to_come(meeting):
                meeting.status = "planned"
        self._part(found)
        if main is not None and main.venue is None and main.past and main.mode != "phone":
            sure = main.status is not None and self._learned.sure(main.words)
            main.venue = self.where.dateline if sure or len(main.sides) > 1 else None

    def _name_together(self, meeting: Meeting) -> None:
        """Name those who are only told together: whoever meets "both sides" mediates; no side mediates as such."""
        meeting.add([m for m in meeting.mediators if m.name.split()[-1].lower() == "side"])
        meeting.mediators = [m for m in meeting.mediators if m.name.split()[-1].lower() != "side"]
        main = self.main_sides
        together = [s for s in meeting.sides if self._together(s)]
        rest = [s for s in meeting.sides if s not in together]
        apart = [s for s in rest if not any(alike(s.name, m.name) for m in main)]
        unnamed = bool(together) and len(main) > 1
        alone = unnamed and len(rest) == 1
        if len(apart) == 1 and (alone or (len(main) == 2 and len(rest) == 3 and self._meets_both(meeting))):
            meeting.mediators += apart
            rest = [s for s in rest if s not in apart]
        if unnamed:
            meeting.sides = [*rest, *(m for m in main if not any(alike(m.name, s.name) for s in rest))]
        elif len(rest) > 1:
            named = [s for s in rest if not self._bare(s)]  # "they met | the envoys" of whom it tells by name
            meeting.sides = named if len(named) > 1 else rest

    def _name_officials(self, meeting: Meeting) -> None:
        """Leave out officials of a country where another sentence names who came: "talks with US | envoys", "FBI head X"."""
        named = [s for s in meeting.sides if self.is_person(s.word)]
        came = {(self.tree.sentence_of(s.word), country_of_office(self.office(s.name) or "")) for s in named}
        meeting.sides = [s for s in meeting.sides if s in named or not self._are_of(s, came)]

    def _are_of(self, side: Party, came: set[tuple[int, str | None]]) -> bool:
        """Say whether a side is told only as officials of a country of which another sentence names one who came."""
        tree = self.tree
        people = tree.lower(side.word).endswith("s") and side.word not in self.page.entity_at
        here, country = tree.sentence_of(side.word), country_of(side.name)
        official = tree.lower(side.word) in nouns("persons", "sent", "heading")
        return people and official and country is not None and any(c == country and n != here for n, c in came)

    def _meets_both(self, meeting: Meeting) -> bool:
        """Say whether what is told is that somebody meets "both sides", who have names elsewhere."""
        tree = self.tree
        met = (c for w in meeting.words for c in tree.dependents(w, "obj", "obl"))
        return any(tree.lower(c) in nouns("facing") for c in met)

    def _together(self, side: Party) -> bool:
        """Say whether a party is only told with the others: "both sides", "the country's warring parties"."""
        *front, noun = fold(side.name).split()
        plain = {"both", "two", "the", "warring", "opposing"}
        told = all(w in plain or w.endswith("s") for w in front)  # "Ethiopia's warring sides"
        return side.word not in self.page.entity_at and noun in nouns("facing") and told

    def _hosted_by(self, meeting: Meeting) -> str | None:
        """Return the country that hosts talks of which no other place is told: "Turkey offered to host a meeting"."""
        tree = self.tree
        for party in meeting.mediators:
            entity, verb = self.page.entity_at.get(party.word), tree.head(party.word)
            verbs_ = [verb, *tree.dependents(verb, "xcomp")] if verb >= 0 else []
            hosting = tree.relation(party.word) == "nsubj" and any(tree.lower(v) in _HOSTING for v in verbs_)
            if hosting and entity is not None and entity.label == "LOCATION" and meeting.mode != "phone":
                return party.name
        return None

    def _add_mediators(self, main: Meeting | None, found: list[Meeting]) -> None:
        """Give the main round of an article those whose office is to mediate, and the negotiators it tells of."""
        if main is None or main.mode == "phone":
            return
        if main.sides and all(self._bare(s) for s in main.sides) and len(main.sides) < 2:
            told = self._told_anywhere(main) or self.main_sides
            main.sides = told if len(told) > 1 else main.sides
        if len(main.sides) == 1:
            sides = self._of_story(self.who.negotiating(), main)
            main.add([s for s in sides if not any(alike(s.name, m.name) for m in main.mediators)])
        if not main.sides or main.loose:
            told = self._told_anywhere(main)
            if len(main.sides) > 1:
                main.add(told)
            elif len(told) > 1 or not main.sides:
                main.sides = told
        presiding = self.who.presiding()
        mediating = [*presiding, *self.who.called_mediators()]
        left = [s for s in main.sides if not any(s.word == p.word for p in presiding)]
        main.sides = left if len(left) > 1 else main.sides  # "A and B met, with X in the chair"
        names = [*main.sides, *main.mediators]
        bare = not main.mediators
        envoys = self.who.envoys(main.sides if len(main.sides) > 1 else ())
        for party in self._of_story([*mediating, *envoys], main):
            if not any(alike(party.name, n.name) for n in [*names, *main.mediators]):
                beside = self._told_beside(party, found)
                if beside is None and party not in mediating:
                    continue  # "the UN envoy, X, urged both to": who only speaks of talks
                meeting = beside or main
                for each in [meeting, main] if bare and meeting is not main else [meeting]:
                    if not any(alike(party.name, n.name) for n in [*each.sides, *each.mediators]):
                        each.mediators.append(party)

    def _part(self, found: list[Meeting]) -> None:
        """Count those who mediate one round, or whose office it is, as mediators wherever they meet others."""
        mediating = [*self.who.called_mediators(), *self.who.envoys(()), *(p for m in found for p in m.mediators)]
        names = {p.name for p in mediating}
        for meeting in found:
            apart = [s for s in meeting.sides if s.name in names]
            if apart and len(apart) < len(meeting.sides):
                meeting.sides = [s for s in meeting.sides if s not in apart]
                meeting.mediators += [s for s in apart if not any(alike(s.name, m.name) for m in meeting.mediators)]

    def _bare(self, side: Party) -> bool:
        """Say whether a side is told by no name: "the delegations met again"."""
        return side.name.lower() in nouns("persons", "sent", "together")

    def _told_beside(self, party: Party, found: list[Meeting]) -> Meeting | None:
        """Return the round told last before somebody in the same sentence, else the first told in it."""
        words = self.sentence_words(party.word)
        here = sorted((w, n) for n, m in enumerate(found) for w in m.words if w in words)
        before = [n for w, n in here if w < party.word]
        return found[before[-1] if before else here[0][1]] if here else None

    def _told_anywhere(self, main: Meeting) -> list[Party]:
        """Return the sides of talks of which the article tells elsewhere: by their negotiators, or as its two sides."""
        sides = self.who.negotiating()
        if len(sides) < 2:
            sides = self._delegates.spoken_for() or sides
        near = any(s.word in self.tree.clause(w) for s in self.main_sides for w in main.words)
        if len(sides) < 2 and (main.loose or near):
            sides = self.main_sides or sides
        return [s for s in self._of_story(sides, main) if not any(alike(s.name, m.name) for m in main.mediators)]

    def _of_story(self, parties: Sequence[Party], main: Meeting) -> list[Party]:
        """Return the parties that are told of with a round: not in another entry of a live page."""
        here = self.tree.words[main.words[0]].start
        return [p for p in parties if is_of_story(self.page.text, self.tree.words[p.word].start, here)]

    def _add_delegates(self, main: Meeting | None) -> None:
        """Add those who speak for the sides of the main round."""
        if main is not None and main.mode != "phone" and len(main.sides) > 1:
            named = self._delegates.named(main.sides)
            others = [*main.mediators, *self.who.envoys(main.sides)]
            main.add([p for p in named if not any(alike(p.name, o.name) for o in others)])

    def told(self, meeting: Meeting) -> bool:
        """Say whether enough is told to be a round: two sides, or a side or mediator with a venue or day; where the learned
        reader is sure, a side, mediator or venue.
        """
        if self._learned.doubts(meeting.words):
            return False
        particular = bool(meeting.venue or meeting.whole_day)
        if meeting.status is None and not particular:
            return False
        if len(meeting.sides) < 2 and meeting.loose and not self._announced(meeting):
            return False
        others = [s for s in meeting.sides if self.tree.lower(s.word) not in nouns("bystanders")]
        if len(others) < 2 and len(others) < len(meeting.sides):
            return False  # "flew to Goma and met | residents"
        if not meeting.sides and not meeting.mediators:
            return meeting.venue is not None and self._learned.sure(meeting.words)
        if self._only_goes(meeting):
            return False
        if not meeting.mediators and all(s.name.lower() in nouns("mediators") for s in meeting.sides):
            return False  # "a promise made to the mediators"
        return len(meeting.sides) >= 2 or particular or self._learned.sure(meeting.words)

    def _announced(self, meeting: Meeting) -> bool:
        """Say whether another round is set for a day at a place: "a second round is due in Lomé on May 4"."""
        heard = any(w in self._learned.words for w in meeting.words)
        return heard and meeting.fresh and meeting.status == "planned" and meeting.whole_day and meeting.venue is not None

    def _only_goes(self, meeting: Meeting) -> bool:
        """Say whether nothing is told but that somebody leaves for a place: "X | left for Zagreb", "returns to Zagreb"."""
        if len(meeting.sides) != 1 or meeting.mediators or self.tree.lower(meeting.words[0]) not in verbs("leaving", "returning"):
            return False
        return all(self.moves(w) and meeting.sides[0].word in self.subjects(w) for w in meeting.words)

    def office(self, name: str) -> str | None:
        """Return the office that a person holds, as the article tells it."""
        entity = next((e for e in self.page.called(name) if e.label == "PERSON"), None)
        return self.who.role(name, self.tree.range(entity.start, entity.end)) or None if entity else None
