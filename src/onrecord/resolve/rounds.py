"""Which claims in different articles tell of one round of talks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.gazetteer import gazetteer
from onrecord.records import Event, Round
from onrecord.records.values import day_of, days_apart
from onrecord.resolve.clusters import first_fitting
from onrecord.resolve.homes import country_of
from onrecord.resolve.names import name_words
from onrecord.vocabularies.load import words_in

_DAYS = 3  # two mentions of one venue this near, one of them dated by its publication only, are one round


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a round, and the day its article was published."""

    event: Event
    published: str | None

    @property
    def detail(self) -> Round:
        """The round."""
        assert isinstance(self.event.detail, Round)
        return self.event.detail


def same_round(one: Told, other: Told) -> str | None:
    """Return why two claims tell of one round, in words; None where they do not."""
    if not _days_agree(one, other):
        return None
    venues = [name_words(t.event.place or "") for t in (one, other)]
    if all(venues) and not venues[0] & venues[1]:
        return None
    shared = sorted(w for a in _people(one) for b in _people(other) if a & b for w in a & b)
    same_venue = bool(venues[0] & venues[1])
    if same_venue and (shared or not _people(one) or not _people(other)):
        return f"same venue{f' and {shared[0]}' if shared else ''}, days that fit"
    if shared and one.event.date and one.event.date == other.event.date:
        return f"same day and {shared[0]}"
    return None


def group_rounds(told: Sequence[Told]) -> list[list[Told]]:
    """Return the claims grouped by round, in each group those that tell a day first, else in the order given."""
    dated = sorted(told, key=lambda t: not t.event.date)
    return first_fitting(dated, _joins)


def _joins(claim: Told, group: Sequence[Told]) -> bool:
    """Say whether a claim tells of a group's round: where both tell who met, by these, not by one that tells nobody."""
    named = [other for other in group if _people(other)] if _people(claim) else ()
    return any(same_round(claim, other) for other in named or group)


def _people(told: Told) -> list[frozenset[str]]:
    names = [*(v.name for v in told.detail.participants), *told.detail.mediators]
    return [words for name in names if (words := party_words(name))]


@cache
def party_words(name: str) -> frozenset[str]:
    """Return the words that tell which side takes part, not whom it sends, a people being its country: "Russian delegation" is Russia."""
    told = name_words(name) - words_in("deal", "rounds", "sent")
    return frozenset(part for word in told for part in _folded(word).split())


def _folded(word: str) -> str:
    """Return the name of the country that a word or its letters name, or whose people it does: "russia" for "russian"."""
    code = gazetteer().country_of_people(word.capitalize()) or country_of(word)
    return ((gazetteer().country_name(code) if code else None) or word).casefold()


def _lies_in(one: Told, other: Told) -> bool:
    """Say whether the day of one round is one of the other's, in its month or year, or in its week."""
    day, known, until = one.event.date or "", other.event.date or "", other.detail.until
    whole = day_of(day)
    week = whole.strftime("%G-W%V") if whole else None
    return day.startswith(known) or week == known or bool(until and known <= day <= until)


def _days_agree(one: Told, other: Told) -> bool:
    if one.event.date and other.event.date:
        return _lies_in(one, other) or _lies_in(other, one)
    known, unknown = (one, other) if one.event.date else (other, one)
    apart = days_apart(known.event.date or known.published, unknown.published)
    if apart is None:
        return bool(known.event.date) is bool(unknown.event.date)
    return apart <= _DAYS
