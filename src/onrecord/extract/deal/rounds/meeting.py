"""One round of talks as its mentions tell it, and how two mentions of one are joined."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from onrecord.extract.countries import alike
from onrecord.gazetteer import gazetteer, key
from onrecord.records.detail import RoundStatus

Edge = Literal["start", "end"]
_RANK: dict[RoundStatus | None, int] = {
    None: -1,
    "called_for": 0,
    "planned": 1,
    "held": 2,
    "ongoing": 3,
    "cancelled": 4,
}
_BOTH = 2  # sides
WHOLE_DAY = 10  # characters of 2024-05-31


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part: the name, and the word of the text that heads it."""

    name: str
    word: int


@dataclass(slots=True)
class Meeting:
    """What the mentions of one round tell together; `words` are those that name it.

    `fresh` where it is told to be another than the one before ("a second meeting", "will meet again"), `back` where it
    points back ("the talks", "their session"); `edge` where only its beginning or end is dated. A `status` of None is
    not told; `denied` where it is told not to be; `joins` where only somebody is told to take part; `beside` is the
    verb of which a noun for talks is subject or object. `ahead` where it is told to have been still to come ("has been
    called off"); `loose` where the word alone does not name talks, so that both sides must be found; `moved` where it
    is told to be put off to another day; `earlier` where others are told to be the first since.
    """

    words: list[int]
    sides: list[Party] = field(default_factory=list)
    mediators: list[Party] = field(default_factory=list)
    venue: str | None = None
    day: str | None = None
    until: str | None = None
    status: RoundStatus | None = None
    mode: str | None = None
    about: str | None = None
    edge: Edge | None = None
    fresh: bool = False
    back: bool = False
    denied: bool = False
    joins: bool = False
    ahead: bool = False
    loose: bool = False
    beside: int | None = None
    moved: bool = False
    earlier: bool = False

    @property
    def whole_day(self) -> bool:
        """Whether the day itself is told, not only its month or year."""
        return self.day is not None and len(self.day) >= WHOLE_DAY

    @property
    def past(self) -> bool:
        """Whether it is told as held or going on, or not told at all."""
        return self.status in {None, "held", "ongoing"}

    def add(self, sides: list[Party]) -> None:
        """Add those who are not among the sides yet."""
        self.sides += [s for s in sides if not any(alike(s.name, known.name) for known in self.sides)]

    def merge(self, other: "Meeting") -> None:
        """Take over what another mention tells of the same round."""
        if self.status == "ongoing" and not self.day and other.day and other.status == "held":
            self.status = "held"  # "they are talking again; a first session took place on Monday"
        if self.status == "cancelled" and other.moved:
            self.status = other.status  # "Talks put off. They will open on Friday instead"
        self.words += other.words
        self.add([s for s in other.sides if not any(alike(s.name, m.name) for m in self.mediators)])
        self.mediators += [m for m in other.mediators if not any(alike(m.name, k.name) for k in self.mediators)]
        self.sides = [s for s in self.sides if not any(alike(s.name, m.name) for m in self.mediators)]
        if self.venue is None or (other.venue and (self.venue in other.venue or lies_in(other.venue, self.venue))):
            self.venue = other.venue
        if other.until and self.day == other.until:
            self.day, self.until = other.day, other.until  # "ended | three days of talks on Wednesday"
        elif self.edge == "start" and other.edge == "end" and other.day != self.day and not other.until:
            self.until = other.day
        elif self.edge == "end" and other.edge == "start" and self.day and other.day and other.day < self.day:
            self.day, self.until = other.day, self.day
        elif other.edge != "end" or self.day is None or len(other.day or "") > len(self.day):
            self.day = max((d for d in (self.day, other.day) if d), key=len, default=None)
            self.until = self.until or (other.until if self.day == other.day else None)
        self.mode = self.mode or other.mode
        self.about = self.about or other.about
        over = other.edge == "end" and other.status == "held" and self.status == "ongoing"
        self.status = "held" if over else max(self.status, other.status, key=_RANK.__getitem__)
        self.edge = self.edge or other.edge
        self.ahead = self.ahead or other.ahead
        self.loose = self.loose and (other.loose or not other.sides)


def same_round(known: Meeting, meeting: Meeting) -> bool:
    """Say whether a mention is of a known round: no other day, venue or sides, and near or pointing back."""
    if meeting.beside is not None and meeting.beside in known.words:
        return True  # "met in their third round of talks"
    if not _days_agree(known, meeting):
        return False
    if meeting.earlier and not known.earlier and not (known.venue and meeting.venue):
        return False
    if known.mode != meeting.mode and "phone" in {known.mode, meeting.mode} and (known.venue or meeting.venue):
        return False  # "spoke by phone and agreed to meet in X"
    within = _may_lie_in(known.venue, meeting.venue)
    if known.venue and meeting.venue and not within and not same_place(known.venue, meeting.venue):
        return False
    if meeting.fresh != known.fresh and meeting.fresh:
        return False
    if meeting.joins and not meeting.venue:
        return True
    one_day = known.day is not None and known.day == meeting.day
    both_told = None not in {known.status, meeting.status}
    elsewhere = meeting.venue is not None and known.venue is None
    if known.past != meeting.past and both_told and (elsewhere or not (meeting.back or one_day)):
        return False  # also of "the Geneva session" to come, where the one held has no place
    if meeting.fresh and known.fresh and known.status == meeting.status == "planned" and not meeting.sides:
        return True  # "agreed to meet again" and "the next round will be held in X"
    shared = sum(any(alike(s.name, o.name) for o in known.sides) for s in meeting.sides)
    fewest = min(len(known.sides), len(meeting.sides))
    bare = not meeting.sides and meeting.back and not gazetteer().find(meeting.venue or "")  # "the talks at the palace"
    if within and not bare and (shared < _BOTH or meeting.day not in {None, known.day}):
        return False  # where others are received, or the same met on another day
    if not (known.day or known.venue or meeting.sides or meeting.fresh) and known.past and meeting.past:
        return True
    if not known.sides and not meeting.venue and not meeting.fresh and known.past and meeting.past:
        return not meeting.day or not known.day or one_day  # each tells what the other leaves open
    if shared and (shared == fewest or shared > 1):
        return True
    untold = meeting.status is None and not (meeting.sides or meeting.venue or meeting.fresh)
    if one_day and meeting.whole_day and untold and known.status == "held":
        return True  # "signed on Tuesday after a night of talks"
    if fewest > 1 and not (one_day and meeting.back):
        return False
    if known.venue and meeting.venue:
        return True
    return meeting.back or not (meeting.sides or meeting.day or meeting.venue)


def repeats(headline: Meeting, meeting: Meeting) -> bool:
    """Say whether a meeting may be the one of a headline, which calls the sides by shorter names: "rebels sign"."""
    if headline.past != meeting.past or headline.mode != meeting.mode or not _days_agree(headline, meeting):
        return False
    if headline.venue and meeting.venue:
        return same_place(headline.venue, meeting.venue) or _may_lie_in(headline.venue, meeting.venue)
    if not (headline.sides and meeting.sides):
        return bool(headline.venue or headline.sides)  # each tells what the other leaves open
    return any(alike(s.name, o.name) for s in headline.sides for o in meeting.sides)


def _days_agree(known: Meeting, meeting: Meeting) -> bool:
    if not known.day or not meeting.day:
        return True
    (first, last), (begin, end) = stretch(known.day), stretch(meeting.day)
    if begin <= last and first <= end:
        return True
    ends = known.edge == "start" and meeting.edge == "end" and known.day < meeting.day
    return ends and (meeting.back or bool(meeting.sides)) and not meeting.fresh


def stretch(day: str) -> tuple[date, date]:
    """Return the first and last day of a day, week, month or year."""
    if "W" in day:
        first = date.fromisocalendar(int(day[:4]), int(day[6:8]), 1)
        return first, first + timedelta(days=6)
    year, month, number = int(day[:4]), int(day[5:7] or 0), int(day[8:10] or 0)
    if number:
        return date(year, month, number), date(year, month, number)
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def same_place(one: str, other: str) -> bool:
    """Say whether two venues may be one: alike by name, or one lies in the other ("Doha" in "Qatar")."""
    return alike(one, other) or lies_in(one, other) or lies_in(other, one)


def _may_lie_in(one: str | None, other: str | None) -> bool:
    """Say whether of two venues one is a building or the like, which may stand in the town that the other is."""
    return bool(one and other and one != other) and len([v for v in (one, other) if gazetteer().find(v or "")]) == 1


def lies_in(inner: str, outer: str) -> bool:
    """Say whether a place of one name, the largest, lies in one of the other, by the gazetteer."""
    places = sorted(gazetteer().find(inner), key=lambda p: -p.population)[:1]
    return any(key(gazetteer().place(parent).name) == key(outer) for place in places for parent in place.parents)
