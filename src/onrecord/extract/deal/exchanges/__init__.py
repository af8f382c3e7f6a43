"""Articles -> exchanges: who gave whom for whom, how many, and whether it was done."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.deal.deeds import term_nouns
from onrecord.extract.deal.exchanges.captives import Captives, words
from onrecord.extract.deal.exchanges.giving import Giving
from onrecord.extract.deal.exchanges.naming import Naming
from onrecord.extract.deal.exchanges.pairing import Pair, Pairing
from onrecord.extract.deal.exchanges.told import exchange_status
from onrecord.extract.deal.learned import Captives as Given
from onrecord.extract.deal.learned import Learned
from onrecord.extract.page import Page, gone_by
from onrecord.records import Event, Exchange, Side
from onrecord.records.values import EventStatus

_HEARD = 0.2  # of a word for captives given, and of their giver, where no rule tells them
_FURTHER = frozenset({"further", "another", "second", "new", "next", "more"})
_ALL = frozenset({"all", "everybody", "everyone"})
_DAY = len("2024-05-31")
_BOTH = 0.35  # of two such words, whoever gives them


def extract_exchanges(page: Page, learned: Learned | None = None) -> tuple[Event, ...]:
    """Return the exchanges of an article in text order; what several sentences tell of one is one."""
    finder = Finder(page, learned)
    found: list[Event] = []
    given: set[int] = set()
    for pair in finder.pairs():
        event = finder.event(pair)
        if event is None:
            continue
        given |= {pair.first, pair.second}
        further = finder.is_further(pair)
        same = (n for n, e in enumerate(found) if _fits(e, event))
        known = next((n for n in same if not further or _is_done(found[n]) == _is_done(event)), None)
        if known is None:
            found.append(event)
        else:
            found[known] = _more_told(found[known], event)
    told = {n for event in found for n in _sentences(page, event)}
    for event in finder.heard(told, given, alone=not any(_is_counted(event) for event in found)):
        known = next((n for n, e in enumerate(found) if _fits(e, event)), None)
        if known is None:
            found.append(event)
        elif not _is_counted(found[known]) and _is_counted(event):
            found[known] = event  # "X and Y began to exchange prisoners. 40 came home, and 25 were sent the other way"
    return tuple(sorted(found, key=lambda e: e.evidence[0].start))


def _sentences(page: Page, event: Event) -> set[int]:
    """Return the numbers of the sentences whose words tell an exchange."""
    evidence = event.evidence[0]
    return {page.tree.sentence(page.tree.words[w].start) for w in page.tree.range(evidence.start, evidence.end)}


def _sides(event: Event) -> tuple[Side, Side]:
    assert isinstance(event.detail, Exchange)
    return event.detail.sides


def _is_done(event: Event) -> bool:
    return event.status in {"occurred", "ongoing"}


def _is_counted(event: Event) -> bool:
    return any(s.value is not None or s.low is not None for s in _sides(event))


def _likely(one: Given, other: Given, *, alone: bool) -> bool:
    """Say whether the reader is sure enough of two and of who gives them; or only of them, where nothing else tells any."""
    return (alone and one.told * other.told > _BOTH) or min(g.told * g.sure for g in (one, other)) > _HEARD


def _more_told(one: Event, other: Event) -> Event:
    """Return the fuller of two tellings of one exchange, with the day of the other where it tells none itself."""
    fuller, less = (other, one) if _told(other) > _told(one) else (one, other)
    return replace(fuller, date=fuller.date or less.date if fuller.status == less.status else fuller.date)


def _told(event: Event) -> int:
    sides = sum(
        (s.party is not None) + (s.of is not None) + 2 * (s.value is not None or s.low is not None)
        for s in _sides(event)
    )
    return 2 * sides + (event.date is not None)


def _fits(one: Event, other: Event) -> bool:
    """Say whether two tellings may be of one exchange: no count and no party that differ."""
    ours, theirs = _sides(one), _sides(other)
    return any(all(_side_fits(a, b) for a, b in zip(ours, order, strict=True)) for order in (theirs, theirs[::-1]))


def _side_fits(one: Side, other: Side) -> bool:
    counts = one.value is None or other.value is None or one.value == other.value
    return counts and (one.party is None or other.party is None or one.party == other.party)


class Finder:
    """Finds the exchanges of one page."""

    def __init__(self, page: Page, learned: Learned | None = None) -> None:
        self._page = page
        self._heard = {c.word: c for c in learned.captives if c.told > _HEARD} if learned else {}
        self._faint = {c.word for c in learned.captives} if learned else None
        self._tree = page.tree
        self._captives = Captives(page)
        self._giving = Giving(self._captives)
        self._naming = Naming(self._giving)
        self._pairing = Pairing(self._giving, self._captives.heads)

    def pairs(self) -> list[Pair]:
        """Return what is given for what."""
        return self._pairing.pairs()

    def event(self, pair: Pair) -> Event | None:
        """Return the exchange as an event of releasing; None where too little is told of it."""
        captives = self._captives
        parties = self._named(pair)
        one, two = captives.side(pair.first, parties[0]), captives.side(pair.second, parties[1])
        if pair.total:
            one, two = (replace(s, value=None, low=None, high=None, comparator="=") for s in (one, two))
        if pair.open:
            two = Side(parties[1], None)
        one, two = self._as_many(pair.first, one, two), self._as_many(pair.second, two, one)
        if not captives.mixed(pair.first):
            one = replace(one, of=one.of or self._kind_meant(pair.first) or two.of or self._kind_before(pair.first))
        if not captives.mixed(pair.second) and not pair.open:
            two = replace(two, of=two.of or self._kind_meant(pair.second) or one.of)
        counted = sum(s.value is not None or s.low is not None for s in (one, two))
        total = pair.total and captives.number(pair.first) is not None
        traded = self._tree.lower(pair.trigger) in words("swapping") and one.of and two.of and any(parties)
        if not counted and not all(parties) and not total and not traded:
            return None
        if self._is_policy(pair.trigger) or not self._seen(pair):
            return None
        deeds = [self._giving.deed(pair.first), self._giving.deed(pair.second), pair.trigger]
        deed = next(d for d in deeds if d is not None)
        if self._only_travel(pair, deed):
            return None
        status = exchange_status(self._page, pair.trigger, deed, pair.also)
        status = self._left_open(pair) or status if status == "occurred" else status
        if status == "denied" and deed == pair.trigger and self._is_refused(deed):
            return None
        words_ = [
            pair.trigger,
            *(w for w in (pair.first, pair.second, deed) if self._tree.same_sentence(w, pair.trigger)),
        ]
        return self._event((one, two), words_, deed, status)

    def _as_many(self, counted: int | None, side: Side, other: Side) -> Side:
        """Return a side with the number of the other, where as many are told to be given: "an equal number of"."""
        if counted is None or not self._captives.as_many(counted):
            return side
        return replace(side, value=other.value, low=other.low, high=other.high, comparator=other.comparator)

    def is_further(self, pair: Pair) -> bool:
        """Say whether the exchange is told to be another than those before: "a | further exchange"."""
        return any(self._tree.lower(c) in _FURTHER for c in self._tree.dependents(pair.trigger, "amod", "det"))

    def _seen(self, pair: Pair) -> bool:
        """Say whether the learned reader sees that somebody may be given in the sentences of a pair, where it was asked."""
        told = self._faint
        return told is None or any(self._tree.same_sentence(w, h) for w in (pair.first, pair.second) for h in told)

    def _left_open(self, pair: Pair) -> EventStatus | None:
        """Return the status that the learned reader gives those of an exchange, where no words tell it; None for none.

        That an exchange was is what the rules say where they find nothing else.
        """
        heard = {h.status for w in (pair.first, pair.second) if (h := self._heard.get(w))}
        return next(iter(heard)) if len(heard) == 1 else None

    def _only_travel(self, pair: Pair, deed: int) -> bool:
        """Say whether people are only carried from one place to another: "buses took 2,200 | people from Madaya"."""
        carried = any(self._tree.lower(s) in words("vehicles") for s in self._tree.dependents(deed, "nsubj"))
        return carried and any(self._tree.lower(w) in words("anybody") for w in (pair.first, pair.second))

    def _event(self, sides: tuple[Side, Side], told: list[int], deed: int, status: EventStatus) -> Event:
        """Return an exchange as an event; `told` are words of it, the first of which somebody may say."""
        page, sides = self._page, self._by_sides(sides)
        return Event(
            article=page.article.id, evidence=(page.quote(told),), said_by=page.said_by(told[0]),
            negated=status == "denied", confidence=0.8, by=page.by, plover="RETREAT", mode="release",
            actors=tuple(dict.fromkeys(s.party for s in sides if s.party)), status=status,
            date=self._day(deed, status) or self._day_elsewhere(sides, status), place=page.place_of(deed),
            detail=Exchange(sides),
        )  # fmt: skip

    def _by_sides(self, sides: tuple[Side, Side]) -> tuple[Side, Side]:
        """Return the sides of an exchange with those who give named as the article's two sides, where no words name them."""
        one, two = sides
        if one.party is None and two.party is None:
            both = self._naming.both() if one.value is not None and one.value == two.value else []
            return (replace(one, party=both[0]), replace(two, party=both[1])) if len(both) > 1 else sides
        if one.party is None or two.party is None:
            foe = self._naming.foe_of(one.party or two.party or "")
            return replace(one, party=one.party or foe), replace(two, party=two.party or foe)
        return sides

    def _named(self, pair: Pair) -> list[str | None]:
        """Return the names of the two who give; one that the words do not tell is whom the learned reader points at."""
        names = self._naming.of(pair)
        for n, given in enumerate((pair.first, pair.second)):
            heard = next((c for w in self._tree.below(given) if (c := self._heard.get(w))), None)
            if names[n] is None and heard is not None and heard.giver is not None and not pair.open:
                name = self._naming.named(heard.giver)
                names[n] = name if name != names[1 - n] else None
        return names

    def heard(self, told: set[int], given: set[int], *, alone: bool) -> Iterator[Event]:
        """Yield the exchanges that the learned reader finds; nobody is given in two, none in a sentence that has `told` one,
        nor two whom rules found `given`.

        It need not be as sure of one who gives where it is `alone` in telling how many are given.
        """
        known: set[int] = set()
        for first in self._heard.values():
            second = None if first.partner is None else self._heard.get(first.partner)
            if second is None or known & {first.word, second.word} or not _likely(first, second, alone=alone):
                continue
            if any(self._tree.lower(w.word) in term_nouns() for w in (first, second)):
                continue  # "a truce of 60 days" is given for nobody
            if {first.word, second.word} <= given or self._pairing.retold(first.word, second.word):
                continue
            if any(self._pairing.for_both(w.word) or self._captives.are_rest(w.word) for w in (first, second)):
                continue
            if any(self._tree.sentence_of(w.word) in told for w in (first, second)):
                continue
            if self._one_gift(first.word, second.word) or self._still_owed(first.word, second.word):
                continue
            if self._at_a_rate(first.word) != self._at_a_rate(second.word):
                continue
            if first.giver is second.giver is None and self._pairing.sums_up(first.word):
                continue
            known |= {first.word, second.word}
            one, two = self._heard_side(first), self._heard_side(second)
            one, two = self._as_many(first.count, one, two), self._as_many(second.count, two, one)
            counted = any(s.value is not None or s.low is not None for s in (one, two))
            if not counted and not one.party and not two.party and len(both := self._naming.both()) > 1:
                one, two = replace(one, party=both[0]), replace(two, party=both[1])  # "an exchange of all for all"
            if not counted and not (one.party and two.party):
                continue
            if one.party == two.party:
                one, two = (replace(s, party=self._giver(w.word)) for s, w in ((one, first), (two, second)))
            if one.party == two.party and first.sure >= second.sure:  # nobody gives both
                two = replace(two, party=self._perhaps(second, one.party))
            elif one.party == two.party:
                one = replace(one, party=self._perhaps(first, two.party))
            if self._tree.tag(second.word) == "NUM" or self._tree.lower(second.word) in _ALL:
                two = replace(two, of=two.of or one.of)  # "freed 14 soldiers, and Juba reciprocated with | 13"
            deed = self._giving.deed(first.word)
            deed = first.word if deed is None else deed
            near = [first.word, *(w for w in (second.word,) if self._tree.same_sentence(w, first.word))]
            yield self._event((one, two), near, deed, self._heard_status(first.status, deed))

    def _one_gift(self, one: int, other: int) -> bool:
        """Say whether two are told to be given together: "freed 19 | soldiers, with five | workers", "| eight of the | men"."""
        tree, (first, second) = self._tree, sorted((one, other))
        if tree.tag(first) == "NUM" and tree.head(second) == first and "of" in tree.cases(second):
            return True
        together = bool(tree.cases(second) & {"with", "alongside", "including", "besides"})
        return together and tree.relation(second) in {"obl", "nmod"} and tree.head(second) in {first, tree.head(first)}

    def _at_a_rate(self, given: int) -> bool:
        """Say whether so many are given for each of the others: "for every soldier, the state must free five | men"."""
        tree, deed = self._tree, self._giving.deed(given)
        paid = [c for c in tree.dependents(deed, "obl") if "for" in tree.cases(c)] if deed is not None else []
        return any(tree.lower(d) in {"every", "each"} for c in paid for w in (given, c) for d in tree.dependents(w, "det"))

    def _still_owed(self, one: int, other: int) -> bool:
        """Say whether one was given and the other is only promised, in another sentence: "had undertaken to | free | 30"."""
        deeds = [d for w in (one, other) if (d := self._giving.deed(w)) is not None]
        told = {exchange_status(self._page, d, d) for d in deeds}
        return told == {"occurred", "planned"} and not self._tree.same_sentence(one, other)

    def _heard_status(self, heard: EventStatus, deed: int) -> EventStatus:
        """Return the status by the verbs around a deed, where they tell more than that it was done; else as heard."""
        told = exchange_status(self._page, deed, deed)
        return heard if told == "occurred" else told

    def _giver(self, given: int) -> str | None:
        """Return the name of who gives those of a phrase by the words around it."""
        giver = self._giving.giver(given)
        return None if giver is None else self._naming.named(giver)

    def _perhaps(self, given: Given, other: str | None) -> str | None:
        """Return who gives those of a word if not the other side, as far as the reader knows one."""
        name = None if given.perhaps is None else self._naming.named(given.perhaps)
        return name if name != other else None

    def _heard_side(self, given: Given) -> Side:
        if self._tree.lower(given.word) in _ALL:  # "an exchange of all for | all"
            return Side(None if given.giver is None else self._naming.named(given.giver), None)
        side = self._captives.alone(given.word, None if given.giver is None else self._naming.named(given.giver))
        if side.value is None and side.low is None and given.count is not None:
            counted = self._captives.side(given.count, None)
            side = replace(side, value=counted.value, low=counted.low, high=counted.high, comparator=counted.comparator)
        return side

    def _day(self, deed: int, status: EventStatus) -> str | None:
        """Return the day of a deed: of one done, the day gone by; one that is past is no day of what is to come."""
        day, published = self._page.day_of(deed), self._page.article.published
        if day is not None and status == "occurred":
            return gone_by(self._page, day)
        past = day is not None and published is not None and len(day) == _DAY and day < published[:10]
        return None if past and status in {"planned", "called_for"} else day

    def _day_elsewhere(self, sides: tuple[Side, Side], status: EventStatus) -> str | None:
        """Return the day on which another sentence tells that as many were given: "on Friday X brought home 84 people"."""
        if status != "occurred":
            return None
        counts = {s.value for s in sides} - {None}
        deeds = (
            d for h in self._captives.heads if (d := self._giving.deed(h)) is not None and (n := self._captives.number(h))
            and n.value in counts and exchange_status(self._page, d, d) == "occurred"
        )  # fmt: skip
        return next((day for d in deeds if (day := self._day(d, status)) and len(day) == _DAY), None)

    def _is_policy(self, trigger: int) -> bool:
        """Say whether somebody only says that he never does so: "the state does not barter prisoners"."""
        around = {self._tree.lower(c) for c in self._tree.dependents(trigger, "aux", "advmod")}
        return bool(around & {"does", "do", "never"}) and bool(around & {"not", "n't", "n’t", "never"})

    def _is_refused(self, deed: int) -> bool:
        """Say whether somebody will not give anybody, with no word of an exchange: "will not give back the soldiers"."""
        around = {self._tree.lower(c) for c in self._tree.dependents(deed, "aux", "advmod")}
        return bool(around & {"will", "would", "wo"}) and bool(around & {"not", "n't", "n’t", "never"})

    def _kind_meant(self, given: int) -> str | None:
        """Return what "two of them" are: the captives told of last."""
        of = self._tree.dependents(given, "nmod") if self._tree.tag(given) == "NUM" else []
        return self._kind_before(given) if any(self._tree.tag(c) == "PRON" for c in of) else None

    def _kind_before(self, given: int) -> str | None:
        heads = self._captives.heads
        before = (h for h in reversed(heads[: bisect_left(heads, given)]) if self._tree.tag(h) != "NUM")
        return next((self._captives.kind(h) for h in before), None)
