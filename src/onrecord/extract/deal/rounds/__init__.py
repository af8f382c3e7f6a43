"""Articles -> rounds of talks: who met whom, where, when, through whom, and whether it was held."""

from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.rounds.finder import Finder
from onrecord.extract.deal.rounds.learned import LearnedRounds
from onrecord.extract.deal.rounds.meeting import Meeting, Party, same_round
from onrecord.extract.deal.rounds.where import usual_letters
from onrecord.extract.page import Page
from onrecord.records import Event, Evidence, Round, Voice
from onrecord.records.detail import RoundStatus
from onrecord.records.values import EventStatus

_EVENT: dict[RoundStatus, EventStatus] = {
    "held": "occurred", "ongoing": "ongoing", "planned": "planned", "called_for": "called_for", "cancelled": "denied",
}  # fmt: skip


def extract_rounds(page: Page, learned: Learned | None = None) -> tuple[Event, ...]:
    """Return the rounds of talks of an article in order of first mention; several mentions of one are one."""
    finder = Finder(page, LearnedRounds(page, learned))
    found: list[Meeting] = []
    for meeting in finder.meetings(found):
        same = [m for m in reversed(found) if same_round(m, meeting)]
        known = next((m for m in same if m.past == meeting.past), next(iter(same), None))
        if known is None:
            known = finder.people_of(found, meeting)
        headline = finder.headlined(found, meeting)
        if headline is not None and (known is None or known is headline):
            known = headline
            known.sides = [] if len(meeting.sides) > 1 else known.sides  # named in full by the body
        if known is None:
            found.append(meeting)
        else:
            known.merge(meeting)
    finder.complete(found)
    return tuple(_event(page, finder, m) for m in found if finder.told(m))


def _event(page: Page, finder: Finder, meeting: Meeting) -> Event:
    """Return a round as an event of consulting."""
    status = meeting.status or "held"
    names = list(dict.fromkeys(s.name for s in meeting.sides))
    sides = tuple(Voice(n, finder.office(n)) for n in names)
    word = meeting.words[0]
    return Event(
        article=page.article.id, evidence=_evidence(page, meeting), said_by=page.said_by(word),
        negated=status == "cancelled", confidence=0.7, by=page.by, plover="CONSULT", mode=_mode(meeting),
        actors=tuple(names[:1]), recipients=tuple(names[1:]), place=usual_letters(meeting.venue), date=meeting.day,
        status=_EVENT[status],
        detail=Round(sides, _names(meeting.mediators), status, meeting.until, meeting.about),
    )  # fmt: skip


def _evidence(page: Page, meeting: Meeting) -> tuple[Evidence, ...]:
    """Return the words of the sentence that first tells of a round; and where it names no side, of the one that does."""
    tree = page.tree
    told = (*meeting.words, *(p.word for p in (*meeting.sides, *meeting.mediators)))
    first = tree.sentence_of(meeting.words[0])
    sentences = [tree.sentence_of(s.word) for s in meeting.sides]
    wanted = [first] if first in sentences else [first, *sentences[:1]]
    return tuple(page.quote([w for w in told if tree.sentence_of(w) == n]) for n in sorted(wanted))


def _names(parties: list[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.name for p in parties))


def _mode(meeting: Meeting) -> str | None:
    return meeting.mode or ("third-party" if meeting.mediators else None)
