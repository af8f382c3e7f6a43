"""Which event a figure is the toll or extent of: those killed and the attack that killed them, those freed and the release.

The words that tell the figure tell the event ("killed four"), or hang together with those that do ("a car bomb left three
dead"); else the sentence before tells the event, and nothing else ("Gunmen raided Abra. | Six people died"). What is
counted over a war, is recalled or may come is the toll of no deed but the one that its own words tell.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.lookups import starting
from onrecord.extract.circumstances.periods import spans_days
from onrecord.extract.circumstances.places import is_of_another_deed, is_of_before
from onrecord.extract.circumstances.told_before import sentence_before
from onrecord.extract.events.fits import PlaceFits, days_fit
from onrecord.extract.figure_vocabulary import Counted, figure_words
from onrecord.extract.figures.in_reports import set_in_report
from onrecord.extract.figures.lands import set_in_land, set_in_scene
from onrecord.extract.figures.settings import LASTING
from onrecord.extract.figures.told_again import with_their_wholes
from onrecord.extract.page import Page, day_in
from onrecord.layout.rows import row_at
from onrecord.records import Claim, Event, Exchange, Figure, Period
from onrecord.vocabularies.load import load, words_in

_TOLD = {"occurred", "ongoing"}
_FAR = 8  # steps in the tree between a figure and the event of its sentence
_MANY = 40  # events of one sentence, which is a list then and tells nothing by how its words hang together
_TOLL_BACK = 3  # sentences between an attack and its toll
_FEW = 3  # counts below it are often of others: two died here, two there
_DAY = len("2024-05-31")
_OUTCOMES = {"destroy", "abduct"}  # what an attack does besides
_words = partial(words_in, "extents", "words")


@dataclass(frozen=True, slots=True)
class _Deed:
    """An event with the words that tell it and the numbers of their sentences."""

    place: int
    event: Event
    words: frozenset[int]
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with the words from its number to the one that tells its measure, and the word these hang on; `toll` where
    it is said to be a toll, `grows` where it is none and yet goes on: "tribesmen have been killed".
    """

    place: int
    figure: Figure
    words: range
    top: int
    sentence: int
    toll: bool
    grows: bool


def with_extents(page: Page, figures: Sequence[Figure], told: Sequence[tuple[Claim, frozenset[int]]]) -> list[Claim]:
    """Return figures and then the claims told beside them, with each figure the event whose toll or extent it is, and with
    each event its figures; `told` are the claims with the words that tell them. A figure of which no place or day is told has
    those of its event.
    """
    claims = [claim for claim, _ in told]
    linking = _Linking(page, figures, told)
    of_figure = linking.events_of(figures)
    listed = {n for n, f in enumerate(figures) if row_at(page.text, f.evidence[0].start)}  # of no one event
    of_figure = {n: place for n, place in of_figure.items() if n not in listed}
    set_as_events = [linking.set_as(n, f, claims[of_figure[n]]) if n in of_figure else f for n, f in enumerate(figures)]
    set_as_told = set_in_report(page, set_in_land(page, set_in_scene(page, set_as_events)))
    figures = with_their_wholes(figures, set_as_told)
    of_event: dict[int, list[str]] = {}
    for number, place in sorted(of_figure.items()):
        of_event.setdefault(place, []).append(figures[number].id)
    joined = {
        place: event.noted(figures=tuple(dict.fromkeys(counts)))
        for place, counts in of_event.items() if isinstance(event := claims[place], Event)
    }  # fmt: skip
    return [
        *(f.noted(event=claims[of_figure[n]].id) if n in of_figure else f for n, f in enumerate(figures)),
        *(joined.get(place, claim) for place, claim in enumerate(claims)),
    ]


class _Linking:
    def __init__(self, page: Page, figures: Sequence[Figure], told: Sequence[tuple[Claim, frozenset[int]]]) -> None:
        self._page = page
        self._tree = page.tree
        counts = ((n, self._count(n, f)) for n, f in enumerate(figures) if f.measure in _events())
        self._counts = {n: count for n, count in counts if count is not None}
        self._deeds: dict[int, list[_Deed]] = {}
        self._at: dict[int, list[_Deed]] = {}
        self._places: PlaceFits | None = None
        for place, (claim, words) in enumerate(told):
            if isinstance(claim, Event) and (deed := self._deed(place, claim, words)):
                for number in deed.sentences:
                    self._deeds.setdefault(number, []).append(deed)
                for word in deed.words:
                    self._at.setdefault(word, []).append(deed)

    def _deed(self, place: int, event: Event, words: frozenset[int]) -> _Deed | None:
        if event.plover not in _types() or not (event.detail is None or isinstance(event.detail, Exchange)):
            return None
        words = words or frozenset(w for e in event.evidence for w in self._tree.range(e.start, e.end))
        if any(is_of_before(self._tree, w) for w in words):
            return None  # those killed in the aftermath of an attack are not its dead
        return _Deed(place, event, words, frozenset(map(self._tree.sentence_of, words)))

    def events_of(self, figures: Sequence[Figure]) -> dict[int, int]:
        """Return the place of the event whose toll or extent each figure is, by the figure's own."""
        found: dict[int, _Deed] = {}
        for count in self._counts.values():
            deed = self._told_by_its_words(count) or self._told_before(count)
            if deed is not None:
                found[count.place] = deed
        whole = {figures[place].id: deed for place, deed in found.items()}
        same: dict[Hashable, list[_Deed]] = {}
        for place, deed in found.items():
            same.setdefault(_number(figures[place]), []).append(deed)
        for count in (c for c in self._counts.values() if c.place not in found):
            told = whole.get(count.figure.part_of or "") or self._told_again(count, same.get(_number(count.figure), ()))
            if told is not None:
                found[count.place] = told
        return {place: deed.place for place, deed in found.items()}

    def _count(self, place: int, figure: Figure) -> _Count | None:
        """Return a figure with its words; None where it counts nobody, is a share, or goes on as long as a war does."""
        if figure.recalled or figure.unit == "percent" or figure.value == 0:
            return None
        tree = self._tree
        numbers = self._page.annotations.quantities
        held = [(e, q) for e in figure.evidence for q in starting(numbers, e.start, e.end) if _is_number_of(q, figure)]
        evidence = held[0][0] if held else figure.evidence[0]
        words = tree.range(evidence.start, evidence.end)
        top = tree.top(words)
        if top is None:
            return None
        around = {tree.lower(w) for w in (*words, *tree.clause(top))}
        toll = bool(around & figure_words("tolls"))
        harm, period = figure.measure in _words("harms"), figure.period
        grows = harm and period is not None and period.kind == "cumulative"
        begun = grows and period is not None and period.start is not None
        if begun or (harm and around & _words("wars")):
            return None
        return _Count(place, figure, words, top, tree.sentence_of(top), toll, grows and not toll)

    def set_as(self, number: int, figure: Figure, event: Claim) -> Figure:
        """Return a figure, told by its number, with the place and day of its event, where it has none of its own."""
        if not isinstance(event, Event):
            return figure
        count = self._counts[number]
        place, period, found = figure.place, figure.period, self._page.annotations
        sentence = self._tree.sentences[count.sentence]
        if place is None and event.place:
            named = starting(found.entities, sentence.start, sentence.end)
            here = [e.start for e in named if event.place in {e.actor, found.text[e.start : e.end]}]
            apart = self._are_apart(count, here) or self._are_others(count, here) or (not here and _is_of_days(figure))
            place = None if apart else event.place
        if period is None and event.date and event.status in _TOLD and figure.measure not in LASTING:
            times = starting(found.times, sentence.start, sentence.end)
            here = [t.start for t in times if day_in(t.value) == event.date]
            if (here or _of_one_day(event)) and not self._are_apart(count, here):
                period = Period("window", event.date, event.date)
        return replace(figure, place=place, period=period)

    def _are_apart(self, count: _Count, starts: Sequence[int]) -> bool:
        """Say whether words of a figure's sentence are all told of another happening: "bombed | Gao | after rebels killed 30"."""
        words = [self._tree.range(start, start + 1).start for start in starts]
        return bool(words) and all(self._steps(count.top, word) is None for word in words)

    def _are_others(self, count: _Count, starts: Sequence[int]) -> bool:
        """Say whether places of a figure's sentence are all of another deed: "freed 40 in | Gao |, while rebels freed nine"."""
        words = [self._tree.range(start, start + 1).start for start in starts]
        return bool(words) and all(is_of_another_deed(self._tree, w, count.top) for w in words)

    # In one sentence

    def _told_by_its_words(self, count: _Count) -> _Deed | None:
        """Return the event of the sentence that a figure's words tell or hang together with, the nearest."""
        own = self._fitting(count, (d for w in count.words for d in self._at.get(w, ())))
        if own:
            return own[0] if len(own) == 1 else min(own, key=lambda d: (self._steps_to(count, d) or 0, d.place))
        here = self._deeds.get(count.sentence, ())
        near = self._fitting(count, here if len(here) <= _MANY else ())
        steps = [(n, d) for d in near if self._fits(count, d) and (n := self._steps_to(count, d)) is not None]
        return min(steps, key=lambda item: (item[0], item[1].place))[1] if steps else None

    def _fitting(self, count: _Count, deeds: Iterable[_Deed]) -> list[_Deed]:
        """Return the deeds that a figure may be the toll or extent of; one that goes on only of what was done on one day."""
        fit = (d for d in deeds if _may_be_of(count.figure, d.event))
        return [d for d in fit if not count.grows or _of_one_day(d.event)]

    def _steps_to(self, count: _Count, deed: _Deed) -> int | None:
        """Return how far in the tree the words of an event are; None where another happening lies between."""
        here = (w for w in deed.words if self._tree.sentence_of(w) == count.sentence)
        return min((n for w in here if (n := self._steps(count.top, w)) is not None), default=None)

    def _steps(self, one: int, other: int) -> int | None:
        """Return how many steps lead from one word to another; None where they are too many or clauses side by side."""
        up, down = [*self._above(one)], [*self._above(other)]
        meeting = next((w for w in down if w in up), None)
        if meeting is None:
            return None
        passed = [*up[: up.index(meeting)], *down[: down.index(meeting)]]
        return None if len(passed) > _FAR or any(map(self._is_of_its_own, passed)) else len(passed)

    def _is_of_its_own(self, verb: int) -> bool:
        """Say whether a clause joined to another tells what somebody else did: "it was looted, and | measles killed 11"."""
        tree = self._tree
        joined = tree.relation(verb) in {"conj", "parataxis"} and tree.tag(verb) in {"VERB", "AUX"}
        return joined and bool(tree.dependents(verb, "nsubj")) and not tree.is_passive(verb)

    def _above(self, word: int) -> Iterator[int]:
        """Yield a word and those that it hangs on, up to where another happening begins: "arrested 12 | after a bombing"."""
        for _ in range(_FAR + 1):
            yield word
            if self._tree.openers(word) & _words("apart"):
                return
            word = self._tree.head(word)
            if word < 0:
                return

    # In the next sentence

    def _told_before(self, count: _Count) -> _Deed | None:
        """Return the event that a sentence before tells, whose toll is all that a figure's own sentence adds."""
        tree = self._tree
        sentence = tree.sentences[count.sentence]
        around = {tree.lower(w) for w in range(sentence.first, sentence.last)}
        if around & _words("wars") or count.figure.negated or count.grows:
            return None
        measure = "killed" if count.figure.measure == "missing" else count.figure.measure  # it befell them as one
        if not count.toll and sentence_before(self._page.annotations, tree, Counted(measure, count.top)) is None:
            return None
        for number in range(count.sentence - 1, max(-1, count.sentence - 1 - (_TOLL_BACK if count.toll else 1)), -1):
            told = self._fitting(count, self._deeds.get(number, ()))
            fitting = [d for d in told if self._fits(count, d) and not self._is_wider(count, d.event)]
            first = [d for d in fitting if d.event.mode not in _OUTCOMES] or fitting
            if told:
                return first[0] if len(first) == 1 else None
        return None

    def _is_wider(self, count: _Count, event: Event) -> bool:
        """Say whether a toll that grows is of more than an event told before: of a land that it names, or of no one day."""
        figure, named = count.figure, self._page.entity_at
        if figure.period is None or figure.period.kind != "cumulative":
            return False
        lands = (e for w in self._tree.clause(count.top) if (e := named.get(w)) is not None and e.label == "LOCATION")
        told = (event.place or _of_one_day(event)) and figure.place in {None, event.place}
        return not told or next(lands, None) is not None

    def _told_again(self, count: _Count, same: Sequence[_Deed]) -> _Deed | None:
        """Return the one event of the figures that count as many of the same: "Blast kills 14", then "14 people died"."""
        large = max(count.figure.value or 0, count.figure.low or 0) >= _FEW
        one = large and len({d.place for d in same}) == 1 and self._fits(count, same[0])
        return same[0] if one else None

    def _fits(self, count: _Count, deed: _Deed) -> bool:
        """Say whether a figure may be of an event that its own words do not tell: both told alike, of one day and place."""
        figure, event = count.figure, deed.event
        if event.status not in _TOLD or figure.modality != "asserted" or figure.negated:
            return False
        period = figure.period
        days = (period.start, period.end) if period and period.kind == "window" else ()
        if event.date and any(days) and not any(days_fit(day, event.date) for day in days):
            return False
        self._places = self._places or PlaceFits(self._page)
        return self._places.fit(figure.place, event.place)


def _is_of_days(figure: Figure) -> bool:
    """Say whether a count is told of a month or of days together, which others than the event's may be."""
    return figure.period is not None and figure.period.start is not None and spans_days(figure.period)


def _of_one_day(event: Event) -> bool:
    return event.date is not None and len(event.date) >= _DAY


def _is_number_of(quantity: Quantity, figure: Figure) -> bool:
    return (quantity.value, quantity.low, quantity.high) == (figure.value, figure.low, figure.high)


def _number(figure: Figure) -> Hashable:
    return figure.measure, figure.value, figure.low, figure.high


def _may_be_of(figure: Figure, event: Event) -> bool:
    """Say whether what a figure counts may be the toll or extent of an event of its sort."""
    if isinstance(event.detail, Exchange) and not any(_is_given(figure, side) for side in event.detail.sides):
        return False
    told = _events()[figure.measure]
    return event.plover in told or f"{event.plover}/{event.mode or 'none'}" in told


def _is_given(figure: Figure, side: object) -> bool:
    """Say whether one side of an exchange gives as many as a figure counts."""
    return all(getattr(side, k) in {getattr(figure, k), None} for k in ("value", "low", "high"))


@cache
def _events() -> dict[str, frozenset[str]]:
    """The types of event, or types with a mode, of which each measure may be the toll or extent."""
    return {measure: frozenset(told.split()) for measure, told in load("extents")["events"].items()}


@cache
def _types() -> frozenset[str]:
    return frozenset(t.partition("/")[0] for told in _events().values() for t in told)
