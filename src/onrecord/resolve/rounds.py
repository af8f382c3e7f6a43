"""Which claims in different articles tell of one round of talks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.gazetteer import gazetteer
from onrecord.records import Event, Round
from onrecord.records.values import days_apart
from onrecord.resolve.clusters import first_fitting
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
    """Return the claims grouped by round, each group in the order given."""
    return first_fitting(told, lambda claim, group: any(same_round(claim, other) for other in group))


def _people(told: Told) -> list[frozenset[str]]:
    names = [*(v.name for v in told.detail.participants), *told.detail.mediators]
    return [words for name in names if (words := party_words(name))]


@cache
def party_words(name: str) -> frozenset[str]:
    """Return the words that tell which side takes part, not whom it sends, a people being its country: "Russian delegation" is Russia."""
    return frozenset(map(_folded, name_words(name) - words_in("deal", "rounds", "sent")))


def _folded(word: str) -> str:
    """Return the name of the country whose people a word names, else the word: "russia" for "russian"."""
    code = gazetteer().country_of_people(word.capitalize())
    return ((gazetteer().country_name(code) if code else None) or word).casefold()


def _days_agree(one: Told, other: Told) -> bool:
    days = [t.event.date for t in (one, other)]
    if days[0] and days[1]:
        return days[0].startswith(days[1]) or days[1].startswith(days[0])
    known, unknown = (one, other) if days[0] else (other, one)
    apart = days_apart(known.event.date or known.published, unknown.published)
    if apart is None:
        return bool(known.event.date) is bool(unknown.event.date)
    return apart <= _DAYS
