"""What an article tells of in several places is one event: headline and lead, "the four were arrested", "the attack"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotate.annotations import Sentence
from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.events.fits import (
    Names,
    PlaceFits,
    days_fit,
    fuller_day,
    fullest,
    is_name,
    modes_fit,
    of_one_sort,
    parties_fit,
)
from onrecord.extract.events.frames import is_reduced
from onrecord.extract.events.words import Told, listed, listed_verbs
from onrecord.extract.page import Page
from onrecord.extract.pair_features import stem
from onrecord.records import Event, Evidence, Span
from onrecord.vocabularies.load import load

_LEAD = 3  # sentences of the body in which a headline is told again
_FAR = 500  # sentences between two tellings of one happening; articles of up to 60 KB have no more
_NEAR = 8  # sentences between two tellings of what may befall a person again
_BEHIND = 2  # sentences behind a demand or charge in which a noun means it
_NAMING = 12  # sentences after the lead in which those whom it only describes are named
_GOING_ON = {"occurred", "ongoing"}
_KNOWN = {"the", "this", "that", "these", "those"}
_POSSESSIVES = {"its", "their", "his", "her"}
_STEM = 4  # letters
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_BEFALLING = {"ASSAULT", "COERCE", "RETREAT", "SANCTION"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an event: the event as it is told there, the word that tells it, and all that do."""

    event: Event
    word: int
    words: frozenset[int] = frozenset()
    in_passing: bool = False  # too little of it is told to stand for itself


def without_retelling(page: Page, told: Sequence[Mention]) -> list[Told]:
    """Return one event for each happening of an article, with the evidence of all that is told of it, in text order, and
    the words that tell it.

    What is told in passing ("after the attack") tells more of a happening told before, or nothing.
    """
    joining = _Joining(page)
    groups: list[list[Mention]] = []
    of_type: dict[str | None, list[list[Mention]]] = {}
    for mention in told:
        alike = of_type.setdefault(mention.event.plover, [])
        fitting = [g for g in alike if joining.is_near(g, mention) and joining.fits(g, mention)]
        home = next((g for g in reversed(fitting) if any(joining.is_retold(m, mention) for m in g)), None)
        home = home or joining.referred(fitting, mention)
        if home is not None:
            home.append(mention)
        elif not mention.in_passing:
            groups.append([mention])
            alike.append(groups[-1])
    return [(joining.whole(group), frozenset[int]().union(*(m.words for m in group))) for group in groups]


@once
def _near_words(tree: Tree, word: int) -> frozenset[str]:
    """Return the words that stand by the word of a deed and by those who do it or whom it is done to."""
    near = [word, *tree.children[word]]
    near += [c for n in tree.dependents(word, "obj", "nsubj", "obl", "nmod") for c in tree.children[n]]
    return frozenset(tree.lower(w) for w in near)


class _Joining:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._places = PlaceFits(page)
        self._headline = page.headline_end
        self._wholes: dict[tuple[int, int], Event] = {}
        self._lead = next((n for n, s in enumerate(self._tree.sentences) if self._opens(s)), 0)

    def _opens(self, sentence: Sentence) -> bool:
        """Say whether a sentence may open the body: it stands behind the headline and is no mere dateline."""
        words = range(sentence.first, sentence.last)
        return sentence.start >= self._headline and any(self._tree.tag(w) == "VERB" for w in words)

    # What keeps two tellings apart

    def is_near(self, group: Sequence[Mention], mention: Mention) -> bool:
        """Say whether a mention may still be of a happening last told so far before it."""
        return self._tree.sentence_of(mention.word) - self._tree.sentence_of(group[-1].word) <= _FAR

    def fits(self, group: Sequence[Mention], mention: Mention) -> bool:
        """Say whether nothing sets a mention apart from what is told of one happening of its type."""
        if _near_words(self._tree, mention.word) & _words("apart"):
            return False  # "a second raid"
        if mention.event.plover != "ASSAULT" and any(
            _near_words(self._tree, m.word) & _words("several") for m in (*group, mention)
        ):
            return False  # "had often been arrested", not "shot seven times"
        fit = all(self._fit(m, mention) for m in group)
        return fit and self._fit(Mention(self.whole(group), group[0].word), mention)

    def _fit(self, one: Mention, other: Mention) -> bool:
        a, b = one.event, other.event
        if not (a.status == b.status or {a.status, b.status} <= _GOING_ON):
            return False
        if a.detail != b.detail or not modes_fit(a.plover, a.mode, b.mode):
            return False
        if not days_fit(a.date, b.date) or not self._places.fit(a.place, b.place):
            return False
        if self._is_misread(a, b) or self._is_misread(b, a):
            return True
        if False in (parties_fit(a.actors, b.actors), parties_fit(a.recipients, b.recipients)):
            return False
        if {self._is_plural(one.word), self._is_plural(other.word)} == {True, False}:
            return False  # "the bombings", then "the blast in Abra"
        counts = self._count(one), self._count(other)
        return None in counts or counts[0] == counts[1] or not self._same_word(one, other)

    @staticmethod
    def _is_misread(a: Event, b: Event) -> bool:
        """Say whether the victim of one telling is read as who acts in another: "the | Diallo | shooting"."""
        return bool(b.actors) and not b.recipients and bool(parties_fit(b.actors, a.recipients))

    def _is_plural(self, word: int) -> bool | None:
        """Say whether a noun tells of several deeds; None for a verb."""
        return self._tree.lower(word).endswith("s") if self._tree.tag(word) == "NOUN" else None

    def _count(self, mention: Mention) -> int | None:
        """Return how many those are whom a deed is done to, where it is told."""
        tree = self._tree
        for head in tree.dependents(mention.word, "obj", "nsubj", "nmod"):
            if tree.relation(head) == "nsubj" and not tree.is_passive(mention.word):
                continue
            numbers = [q for q in self._page.quantities_in([head, *tree.dependents(head, "nummod")]) if q.value]
            if numbers:
                return int(numbers[0].value or 0)
            if tree.lower(head) in _NUMBERS:
                return _NUMBERS.index(tree.lower(head)) + 1
            if {tree.lower(c) for c in tree.dependents(head, "det", "nummod")} & {"a", "an", "one"}:
                return 1
        names = mention.event.recipients
        return len(names) if names and all(map(is_name, names)) else None

    # What shows that they are one

    def is_retold(self, one: Mention, other: Mention) -> bool:
        """Say whether two tellings that can be of one happening are."""
        a, b = one.event, other.event
        actors, recipients = parties_fit(a.actors, b.actors), parties_fit(a.recipients, b.recipients)
        if a.plover in _words("verbal"):
            return bool(actors) and self._same_words_said(one, other)
        if self._is_told_on(one, other) or self._is_between_the_same(one, other):
            return True
        alike = self._same_word(one, other) or (a.mode is not None and a.mode == b.mode)
        counts = self._count(one), self._count(other)
        counted = counts[0] == counts[1] and (counts[0] or 0) > 1
        if self._is_headline(one.word) and self._after_lead(other.word) < _LEAD:
            return bool(recipients) or self._same_word(one, other) or (alike and (bool(actors) or counted))
        if b.plover == "CONSULT":
            dated, beside = a.date is not None and a.date == b.date, self._between(one, other) <= 1
            return bool(actors) and (dated or is_known(self._tree, other.word) or (beside and self._same_word(one, other)))
        if alike and (counted or (recipients and actors)):
            return True
        return (
            self._befell_once(one, other) or self._named_later(one, other, alike)
            or (alike and actors is True and not a.recipients and not b.recipients)
        )  # fmt: skip

    def _is_told_on(self, one: Mention, other: Mention) -> bool:
        """Say whether the next sentence tells by another word what the same did to the same: "raided X", "stormed X"."""
        a, b = one.event, other.event
        acting = parties_fit(a.actors, b.actors) or of_one_sort(a.actors, b.actors)
        acting = acting or (not b.actors and b.mode is not None and a.mode == b.mode)  # "they were held in Kola"
        counts = self._count(one), self._count(other)
        counted = None in counts or counts[0] == counts[1]
        beside = self._between(one, other) == 1 and b.plover in _BEFALLING and "ongoing" not in (a.status, b.status)
        mild = (a.mode == "crowd-control") != (b.mode == "crowd-control")
        return beside and counted and not mild and bool(acting) and bool(parties_fit(a.recipients, b.recipients))

    def _is_between_the_same(self, one: Mention, other: Mention) -> bool:
        """Say whether the next sentence tells again who fought or met whom, in whichever order: "Chad and Mali | clashed"."""
        a, b = one.event, other.event
        mutual = b.plover == "CONSULT" or all(self._tree.lower(m.word) in _fought() for m in (one, other))
        first, second = ((*e.actors, *e.recipients) for e in (a, b))
        known = all(any(parties_fit((n,), (m,)) for n in first) for m in second)
        return mutual and len(second) > 1 and len(first) == len(second) and known and self._between(one, other) <= 1

    def _same_word(self, one: Mention, other: Mention) -> bool:
        a, b = (self._tree.lower(m.word) for m in (one, other))
        stems = stem(a), stem(b)
        return a == b or stems[0] == stems[1] or (min(map(len, stems)) >= _STEM and a[:_STEM] == b[:_STEM])

    def _same_words_said(self, one: Mention, other: Mention) -> bool:
        """Say whether a verbal deed is told again near the head of the article with some of its words."""
        near = self._after_lead(other.word) < _LEAD or self._tree.sentence(self._start(other)) <= self._lead + _LEAD
        if not near or self._after_lead(one.word) > 0:
            return False
        parties = {w for e in (one.event, other.event) for n in (*e.actors, *e.recipients) for w in n.lower().split()}
        said = [self._stems(m) - {stem(p) for p in parties} for m in (one, other)]
        return bool(said[0] & said[1])

    def _stems(self, mention: Mention) -> set[str]:
        tree = self._tree
        below = [w for w in tree.below(mention.word) if tree.tag(w) in {"NOUN", "VERB", "PROPN", "ADJ"}]
        return {stem(tree.lower(w)) for w in below if w != mention.word}

    def _befell_once(self, one: Mention, other: Mention) -> bool:
        """Say whether both tell of what befalls a person once, or nearby of what may do so again: "shot", "was arrested"."""
        a, b = one.event, other.event
        shared = [n for n in a.recipients if n in b.recipients and self._page.is_person(n)]
        near = self._between(one, other) <= _NEAR and bool(_words("once") & {a.mode, b.mode})
        return bool(shared) and (a.plover == "ASSAULT" or (a.plover in _BEFALLING and near))

    def _named_later(self, one: Mention, other: Mention, alike: bool) -> bool:
        """Say whether those whom the lead only describes are named below it: "arrested a man", "X was arrested"."""
        a, b = one.event, other.event
        described = bool(a.recipients) and not any(map(is_name, a.recipients))
        named = bool(b.recipients) and all(map(is_name, b.recipients))
        near = self._after_lead(one.word) <= 1 and self._after_lead(other.word) <= _NAMING
        counts = self._count(one), self._count(other)
        return alike and described and named and near and a.plover in _BEFALLING and counts[0] == counts[1] is not None

    # What refers back

    def referred(self, fitting: Sequence[list[Mention]], mention: Mention) -> list[Mention] | None:
        """Return the one happening told before that "the attack" or "his release" means; None where several may be."""
        event = mention.event
        if event.plover in _words("verbal"):
            return self._said_before(fitting, mention)
        if not fitting or not (is_known(self._tree, mention.word) or self._is_recalled(mention.word)):
            return None
        whom = [g for g in fitting if self._means(event, self.whole(g))]
        if self._tree.tag(mention.word) == "VERB":
            whom = [g for g in whom if parties_fit(event.recipients, self.whole(g).recipients)]
        else:
            whom = whom or [g for g in fitting if self._is_described(g, mention)]
        if len(whom) == 1:
            return whom[0]
        here = self._tree.sentence(self._start(mention))
        last = [g for g in whom if here - self._tree.sentence(self._start(g[-1])) <= 1]
        plural = self._tree.lower(mention.word).endswith("s")
        return last[0] if len(last) == 1 and not plural else None

    def _said_before(self, fitting: Sequence[list[Mention]], mention: Mention) -> list[Mention] | None:
        """Return the demand, charge, ... that a noun without content means: "the Malian | request", "its | demands"."""
        tree, here = self._tree, self._tree.sentence(self._start(mention))
        content = tree.dependents(mention.word, "nmod", "acl") or not mention.event.actors
        if tree.tag(mention.word) != "NOUN" or content:
            return None
        near = [g for g in fitting if here - tree.sentence(self._start(g[-1])) <= _BEHIND]
        same = [g for g in near if parties_fit(mention.event.actors, self.whole(g).actors)]
        return same[0] if len(same) == 1 else None

    def _is_recalled(self, verb: int) -> bool:
        """Say whether a clause only tells which people are meant: "freed the miners | who were detained", "the men | held"."""
        tree = self._tree
        clause = tree.clause_head(verb)
        done = tree.is_passive(verb) or is_reduced(tree, verb)
        if tree.tag(verb) != "VERB" or not done or tree.relation(clause) != "acl":
            return False
        noun, first = tree.head(clause), min(tree.below(clause))
        known = {tree.lower(c) for c in tree.dependents(noun, "det")} & _KNOWN
        return bool(known) and tree.tag(noun) == "NOUN" and tree.lower(first - 1) != ","

    def _means(self, event: Event, whole: Event) -> bool:
        """Say whether a telling names somebody of a happening, or nobody at all."""
        if not event.recipients and not event.actors:
            return not event.place or bool(whole.place)  # "the battle of Abra" is none that was told elsewhere
        fitting = parties_fit(event.actors, whole.actors), parties_fit(event.recipients, whole.recipients)
        return True in fitting or self._is_misread(whole, event)

    def _is_described(self, group: Sequence[Mention], mention: Mention) -> bool:
        """Say whether a happening of the same word was told with those it was done to described only."""
        whom = self.whole(group).recipients
        return not any(map(is_name, whom)) and any(self._same_word(m, mention) for m in group)

    # The whole

    def whole(self, group: Sequence[Mention]) -> Event:
        """Return what all tellings of one happening say together; the body's words stand before the headline's."""
        if len(group) == 1:
            return group[0].event
        key = id(group[0]), len(group)  # a happening that is told again is another whole
        if key not in self._wholes:
            self._wholes[key] = self._joined(group)
        return self._wholes[key]

    def _joined(self, group: Sequence[Mention]) -> Event:
        ordered = sorted(group, key=lambda m: self._is_headline(m.word))
        told = [m.event if m is ordered[0] else self._without_circumstances(m) for m in ordered]
        first = told[0]
        day, place = first.date, first.place
        for event in told[1:]:
            day, place = fuller_day(day, event.date), self._places.closer(place, event.place)
        return replace(
            first,
            evidence=evidence_of(self._page, told),
            actors=fullest(self._acting(e, told) for e in told),
            recipients=fullest(e.recipients for e in told),
            mode=next((e.mode for e in told if e.mode), None), date=day, place=place,
            duration=next((e.duration for e in told if e.duration), None),
            confidence=max(e.confidence for e in told),
        )  # fmt: skip

    def _without_circumstances(self, mention: Mention) -> Event:
        """Return what is told again of a demand, charge, ... without the day and place of what was done with it."""
        said_again = mention.event.plover in _words("verbal") and self._tree.tag(mention.word) == "NOUN"
        return replace(mention.event, date=None, place=None) if said_again else mention.event

    def _acting(self, event: Event, told: Sequence[Event]) -> Names:
        return () if any(self._is_misread(other, event) for other in told) else event.actors

    # Where it stands

    def _start(self, mention: Mention) -> int:
        return self._tree.words[mention.word].start

    def _between(self, one: Mention, other: Mention) -> int:
        """Return how many sentences on the second telling stands."""
        return self._tree.sentence(self._start(other)) - self._tree.sentence(self._start(one))

    def _is_headline(self, word: int) -> bool:
        return self._tree.words[word].start < self._headline

    def _after_lead(self, word: int) -> int:
        """Return how many sentences of the body stand before that of a word."""
        return self._tree.sentence_of(word) - self._lead


def is_known(tree: Tree, word: int) -> bool:
    """Say whether a deed is told by a noun as one that the reader knows of: "the attack", "his release"."""
    if tree.tag(word) not in {"NOUN", "PROPN"}:
        return False
    owned = {tree.lower(c) for c in tree.owners(word)}
    return bool({tree.lower(c) for c in tree.dependents(word, "det")} & _KNOWN or owned & _POSSESSIVES)


def heading(page: Page, words: Sequence[int]) -> int:
    """Return the word that the others which tell an event hang on; `words` are in the order of the text."""
    top = page.tree.top(words)
    return words[0] if top is None else top


def evidence_of(page: Page, told: Sequence[Event]) -> tuple[Evidence, ...]:
    """Return the words that events rest on in text order, those that overlap as one stretch."""
    return tuple(Evidence.quote(page.text, span) for span in _stretches(told))


def _stretches(told: Sequence[Event]) -> Iterator[Span]:
    held: Span | None = None
    for e in sorted((e for event in told for e in event.evidence), key=lambda e: (e.start, e.end)):
        if held is not None and e.start <= held.end:
            held = Span(held.start, max(held.end, e.end))
            continue
        if held is not None:
            yield held
        held = Span(e.start, e.end)
    if held is not None:
        yield held


@cache
def _fought() -> frozenset[str]:
    """Return the words that tell of a fight of two: "clashed", "a battle"."""
    return listed_verbs("fighting") | listed("fights")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("deeds")["happenings"][key].split())
