"""Articles -> rounds of talks: who met whom, where, when, through whom, and whether it was held."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from onrecord.annotate.roles import role_of
from onrecord.extract.deal.page import Page, day_in
from onrecord.extract.deal.status import status_at
from onrecord.gazetteer import gazetteer, key
from onrecord.records import Event, Round, Voice
from onrecord.records.detail import RoundStatus
from onrecord.records.values import EventStatus
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_WITH = {"with", "between", "involving", "including", "among", "by", "of"}
_PLACES = {"LOCATION", "FACILITY"}
_STATUS: dict[EventStatus, RoundStatus] = {
    "occurred": "held", "ongoing": "ongoing", "planned": "planned", "called_for": "called_for", "denied": "cancelled",
    "hypothetical": "called_for",
}  # fmt: skip
_EVENT: dict[RoundStatus, EventStatus] = {
    "held": "occurred", "ongoing": "ongoing", "planned": "planned", "called_for": "called_for", "cancelled": "denied",
}  # fmt: skip
_RANK: dict[RoundStatus, int] = {"called_for": 0, "planned": 1, "ongoing": 3, "held": 2, "cancelled": 4}


@dataclass(slots=True)
class Meeting:
    """What the mentions of one round tell together; `words` are those that name it."""

    words: list[int]
    sides: list[int] = field(default_factory=list)
    mediators: list[int] = field(default_factory=list)
    venue: str | None = None
    day: str | None = None
    status: RoundStatus = "held"
    mode: str | None = None
    about: str | None = None


def extract_rounds(page: Page) -> tuple[Event, ...]:
    """Return the rounds of talks of an article in order of first mention; several mentions of one are one."""
    finder = _Finder(page)
    found: list[Meeting] = []
    for meeting in finder.meetings():
        known = next((m for m in reversed(found) if finder.same(m, meeting)), None)
        if known is None:
            found.append(meeting)
        else:
            _merge(known, meeting)
    return tuple(finder.event(m) for m in found if finder.told(m))


def _merge(known: Meeting, meeting: Meeting) -> None:
    known.words += meeting.words
    known.sides += meeting.sides
    known.mediators += meeting.mediators
    if known.venue is None or (meeting.venue and lies_in(meeting.venue, known.venue)):
        known.venue = meeting.venue
    known.day = max((d for d in (known.day, meeting.day) if d), key=len, default=None)
    known.mode = known.mode or meeting.mode
    known.about = known.about or meeting.about
    known.status = max(known.status, meeting.status, key=_RANK.__getitem__)


class _Finder:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._roles = {a.speaker: a.role for a in page.annotations.attributions if a.speaker and a.role}

    @cached_property
    def _mediating(self) -> list[str]:
        """The persons whose office is to mediate: "facilitator", "UN envoy", "special envoy"."""
        people = dict.fromkeys(e.actor for e in self._page.annotations.entities if e.label == "PERSON" and e.actor)
        offices = load("deal")["rounds"]["offices"]
        return [
            n for n in people if any(o in f" {(self._roles.get(n) or self._role(n) or '').lower()} " for o in offices)
        ]

    def meetings(self) -> Iterator[Meeting]:
        """Yield what each word for talks or meeting tells."""
        tree = self._tree
        for word in range(len(tree.words)):
            lower, tag = tree.lower(word), tree.tag(word)
            if tag in {"NOUN", "PROPN"} and lower in _nouns() and tree.relation(word) != "compound":
                yield self._by_noun(word)
            elif tag == "VERB" and lower in _verbs("meeting"):
                yield self._by_verb(word)

    def _by_noun(self, word: int) -> Meeting:
        tree = self._tree
        verb = self._holding(word)
        about = next((c for c in tree.dependents(word, "nmod") if self._cased(c) & {"on", "about", "over"}), None)
        meeting = Meeting([word], about=self._page.phrase(about) if about is not None else None)
        meeting.sides = [w for c in self._under(word) if self._cased(c) & _WITH for w in self._people(c)]
        meeting.sides += [
            w for c in tree.dependents(word, "nmod", "compound", "amod") if self._owns(c) for w in self._people(c)
        ]
        for clause in (c for top in (word, verb) if top is not None for c in tree.children[top]):
            if tree.lower(clause) in {"involving", "including", "attended", "between", "gathering", "bringing"}:
                meeting.sides += [w for c in tree.dependents(clause, "obj", "obl") for w in self._people(c)]
        if verb is not None:
            meeting.sides += [w for c in tree.dependents(verb, "nsubj") if c != word for w in self._people(c)]
            for c in tree.dependents(verb, "obl", "advcl", "obj"):
                if self._cased(c) & {"with", "involving", "between", "including"}:
                    meeting.sides += self._people(c)
        meeting.mediators = self._mediators(word, verb)
        meeting.sides = [w for w in dict.fromkeys(meeting.sides) if w not in meeting.mediators]
        meeting.venue = self._venue([word, *([verb] if verb is not None else [])])
        meeting.day = self._day(word, verb)
        meeting.status = self._status(word, verb)
        if meeting.day is None and meeting.status == "ongoing":
            meeting.day = self._page.day_of(word)
        meeting.mode = (
            "phone" if tree.lower(word) in {"call", "calls"} else "third-party" if meeting.mediators else None
        )
        return meeting

    def _by_verb(self, word: int) -> Meeting:
        tree = self._tree
        meeting = Meeting([word])
        subjects = [w for c in self._subjects(word) for w in self._people(c)]
        objects = [w for c in tree.dependents(word, "obj", "iobj") for w in self._people(c)]
        objects += [w for c in tree.dependents(word, "obl") if "with" in self._cased(c) for w in self._people(c)]
        meeting.sides = list(dict.fromkeys([*subjects, *objects]))
        meeting.venue = self._venue([word]) or self._spoken_from(word, subjects)
        meeting.day = self._day(word, None)
        meeting.status = self._status(word, None)
        return meeting

    def _subjects(self, verb: int) -> list[int]:
        """Return the subjects of a verb, or those it shares with the verb above ("said after meeting X")."""
        tree, at = self._tree, verb
        while at >= 0:
            found = tree.dependents(at, "nsubj")
            if found:
                return found
            above = tree.head(at)
            if tree.relation(at) not in {"xcomp", "advcl", "conj", "acl", "ccomp"} and (
                above < 0 or tree.tag(above) not in {"VERB", "AUX"} or tree.relation(at) in {"obj", "nsubj"}
            ):
                return []
            if tree.relation(at) == "acl":
                return [tree.head(at)]
            at = tree.head(at)
        return []

    def _holding(self, word: int) -> int | None:
        """Return the verb of which talks are the subject or object: "talks opened", "held talks", "attend a summit"."""
        tree = self._tree
        at = word
        while tree.relation(at) in {"conj", "nmod", "compound"} and tree.lower(tree.head(at)) in {
            "round",
            "rounds",
            "session",
            "day",
            "days",
            "cycle",
            "hours",
            "series",
        }:
            at = tree.head(at)
        above = tree.head(at)
        joining = {"nsubj", "obj", "xcomp"} | (
            {"obl"} if above >= 0 and tree.lower(above) in _verbs("joining") else set()
        )
        if above >= 0 and tree.tag(above) in {"VERB", "AUX"} and tree.relation(at) in joining:
            return above
        return None

    def _under(self, word: int) -> list[int]:
        return [c for c in self._tree.dependents(word, "nmod") if c > word]

    def _owns(self, word: int) -> bool:
        return self._tree.syntax.relations[word] == "nmod:poss" or self._side_name(word)

    def _side_name(self, word: int) -> bool:
        entity = self._page.entity_at.get(word)
        return bool(entity and entity.label in {"NORP", "ORGANIZATION", "PERSON"})

    def _people(self, word: int) -> list[int]:
        found: list[int] = []
        for joined in self._page.parties(word):
            sent = [c for c in self._tree.dependents(joined, "nmod") if self._cased(c) & {"of", "from"}]
            if self._tree.lower(joined) in _verbs("sent") and sent:
                found += [w for c in sent for w in self._page.joined(c)]
            else:
                found.append(joined)
        return [w for w in found if self._page.is_actor(w) and not self._is_place(w)]

    def _is_place(self, word: int) -> bool:
        entity = self._page.entity_at.get(word)
        return bool(entity and entity.label in _PLACES and self._cased(word) & {"in", "at"})

    def _mediators(self, word: int, verb: int | None) -> list[int]:
        """Return who mediates: "mediated by X", "brokered by X", "X hosted the talks", "X-mediated talks"."""
        tree = self._tree
        found: list[int] = []
        for clause in (*tree.dependents(word, "acl"), *(() if verb is None else tree.dependents(verb, "advcl"))):
            if tree.lower(clause) in _verbs("mediating"):
                found += [
                    w for c in tree.dependents(clause, "obl") if "by" in self._cased(c) for w in self._page.joined(c)
                ]
        if verb is not None and tree.lower(verb) in _verbs("mediating"):
            agents = [c for c in tree.dependents(verb, "obl") if "by" in self._cased(c)]
            active = [c for c in tree.dependents(verb, "nsubj") if tree.syntax.relations[c] == "nsubj" and c != word]
            found += [w for c in agents or active for w in self._page.joined(c)]
        found += [
            c
            for c in range(max(word - 4, 0), word)
            if tree.lower(c + 1) == "-" and self._page.ahead(c, 2) in _verbs("mediating")
        ]
        return [w for w in found if self._page.is_actor(w)]

    def _venue(self, words: Iterable[int]) -> str | None:
        page, tree = self._page, self._tree
        words = list(words)
        if any(tree.lower(c) == "here" for w in words for c in tree.children[w]):
            return page.article.dateline
        for word in words:
            for child in tree.dependents(word, "obl", "nmod"):
                entity = page.entity_at.get(child)
                if entity and entity.label in _PLACES and self._cased(child) & {"in", "at", "from", "near"}:
                    return entity.actor or tree.word(child)
                for inner in tree.dependents(child, "nmod"):
                    place = page.entity_at.get(inner)
                    if (
                        place
                        and place.label in _PLACES
                        and self._cased(inner) & {"in", "at"}
                        and not self._people(child)
                    ):
                        return place.actor or tree.word(inner)
            for child in tree.dependents(word, "compound"):
                entity = page.entity_at.get(child)
                if entity and entity.label in _PLACES:
                    return entity.actor or tree.word(child)
            above = tree.head(word)
            if above >= 0 and tree.relation(word) in {"advcl", "conj"}:
                for child in tree.dependents(above, "obl"):
                    entity = page.entity_at.get(child)
                    if entity and entity.label in _PLACES and self._cased(child) & {"in", "at", "from"}:
                        return entity.actor or tree.word(child)
        return None

    def _spoken_from(self, word: int, subjects: list[int]) -> str | None:
        """Return where one who met somebody spoke from in this sentence or the one before: "said from Beirut"."""
        page, tree = self._page, self._tree
        here = tree.sentence(tree.words[word].start)
        names = {self._party(w) for w in subjects}
        for sentence in (tree.sentences[here], tree.sentences[max(here - 1, 0)]):
            for at in range(sentence.first, sentence.last):
                entity = page.entity_at.get(at)
                if entity and entity.label in _PLACES and "from" in self._cased(at) and tree.head(at) >= 0:
                    said = {self._party(s) for s in tree.dependents(tree.head(at), "nsubj")}
                    if said & names:
                        return entity.actor
        return None

    def _day(self, word: int, verb: int | None) -> str | None:
        """Return the day told within the phrase, else beside the verb; not that of what is said of the talks."""
        page, tree = self._page, self._tree
        inner = [w for w in tree.below(word) if tree.clause_head(w) == tree.clause_head(word) or w == word]
        tops = [verb] if verb is not None else [word]
        near = [w for top in tops for c in tree.dependents(top, "obl", "advmod", "nmod") for w in tree.below(c)]
        for words in (sorted(inner), sorted(near)):
            for time in page.times_in(words):
                if time.type in {"DATE", "TIME"} and (day := day_in(time.value)):
                    return day
        return None

    def _status(self, word: int, verb: int | None) -> RoundStatus:
        tree = self._tree
        for at in [verb] if verb is not None else []:
            lower = tree.lower(at)
            if lower in _verbs("cancelling"):
                return "cancelled"
            told = _STATUS[status_at(self._page, at)]
            if told == "held" and (lower in _verbs("opening") or lower.endswith("ing")):
                return "ongoing"
            return told
        told = _STATUS[status_at(self._page, word)]
        if tree.dependents(word, "amod") and any(
            tree.lower(c) in {"planned", "upcoming", "scheduled", "next"} for c in tree.dependents(word, "amod")
        ):
            return "planned"
        if any(tree.lower(c) in {"ongoing", "continuing"} for c in tree.dependents(word, "amod")):
            return "ongoing"
        return told

    def same(self, known: Meeting, meeting: Meeting) -> bool:
        """Say whether two mentions are of one round: no other day, venue or sides, and near or pointing back."""
        if known.day and meeting.day and not (known.day.startswith(meeting.day) or meeting.day.startswith(known.day)):
            return False
        if known.venue and meeting.venue and not same_place(known.venue, meeting.venue):
            return False
        ours, theirs = ({self._party(w) for w in m.sides} for m in (known, meeting))
        two = min(len(ours), len(theirs)) > 1
        if known.venue and meeting.venue and not (two and not ours & theirs):
            return True
        if ours and theirs and not ours & theirs:
            return False
        if ours & theirs and (known.day == meeting.day or not (known.day and meeting.day)):
            return True
        word = meeting.words[0]
        pointing = any(
            self._tree.lower(c) in {"the", "these", "those", "this"} for c in self._tree.dependents(word, "det")
        )
        bare = not meeting.sides and not meeting.day and not meeting.venue
        return pointing or bare

    def told(self, meeting: Meeting) -> bool:
        """Say whether enough is told to be a round: two sides, or a venue or day with a side or a status of holding."""
        sides = {self._party(w) for w in meeting.sides}
        particular = bool(meeting.venue or (meeting.day and len(meeting.day) == 10))
        return (len(sides) >= 2) or (
            particular and (bool(sides or meeting.mediators) or meeting.status != "called_for")
        )

    def _party(self, word: int) -> str:
        return self._page.country(self._page.name_of(word))

    def event(self, meeting: Meeting) -> Event:
        """Return the round as an event of consulting."""
        page = self._page
        names = list(dict.fromkeys(self._party(w) for w in meeting.sides))
        told = [self._party(w) for w in meeting.mediators] or [n for n in self._mediating if n not in names]
        mediators = tuple(dict.fromkeys(told))
        sides = tuple(Voice(n, self._roles.get(n) or self._role(n)) for n in names if n not in mediators)
        status = _EVENT[meeting.status]
        word = meeting.words[0]
        first = page.tree.sentence(page.tree.words[word].start)
        here = [
            w
            for w in (*meeting.words, *meeting.sides, *meeting.mediators)
            if page.tree.sentence(page.tree.words[w].start) == first
        ]
        return Event(
            article=page.article.id, evidence=(page.quote(here),), said_by=page.said_by(word),
            negated=status == "denied", confidence=0.7, by=page.by, plover="CONSULT",
            mode=meeting.mode, actors=tuple(names[:1]), recipients=tuple(names[1:]), place=meeting.venue,
            date=meeting.day, status=status, detail=Round(sides, mediators, meeting.status, None, meeting.about),
        )  # fmt: skip

    def _role(self, name: str) -> str | None:
        page = self._page
        entity = next((e for e in page.annotations.entities if e.actor == name and e.label == "PERSON"), None)
        return role_of(page.tree, page.tree.range(entity.start, entity.end)) if entity else None

    def _cased(self, word: int) -> set[str]:
        return {self._tree.lower(c) for c in self._tree.dependents(word, "case")}


def same_place(one: str, other: str) -> bool:
    """Say whether two venues may be one: the same name, or one lies in the other ("Doha" in "Qatar")."""
    return one.casefold() == other.casefold() or lies_in(one, other) or lies_in(other, one)


def lies_in(inner: str, outer: str) -> bool:
    """Say whether a place of one name, the largest, lies in one of the other, by the gazetteer."""
    places = sorted(gazetteer().find(inner), key=lambda p: -p.population)[:1]
    return any(key(gazetteer().place(parent).name) == key(outer) for place in places for parent in place.parents)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load("deal")["rounds"]["nouns"].split())


@cache
def _verbs(key: str) -> frozenset[str]:
    told = load("deal")["rounds"]
    return frozenset(f for lemma in told[key].split() for f in verb_forms(lemma)) | set(told[f"{key}_forms"].split())
