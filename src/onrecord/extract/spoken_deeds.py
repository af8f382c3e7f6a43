"""Events that a statement is by what it does: to say that others must do something is to demand it."""

from collections.abc import Sequence

from onrecord.extract.clauses import Clause
from onrecord.extract.deal.page import Page
from onrecord.extract.deed_subjects import acting, called, can_act
from onrecord.records import Evidence, Event, Span, Statement

_TYPES = {"demands": "REQUEST", "threatens": "THREATEN"}
_VERBAL = {"REQUEST", "REJECT", "THREATEN", "ACCUSE", "AGREE"}


def spoken_deeds(page: Page, statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the demands and threats that statements are and that no event of the article tells yet."""
    found: list[Event] = []
    for statement in statements:
        plover = _TYPES.get(statement.speech_act)
        if plover is None or statement.speaker is None or statement.negated or not statement.content:
            continue
        whole = Span(statement.evidence[0].start, statement.evidence[-1].end)
        if not any(e.plover in _VERBAL and _within(e, whole) for e in (*events, *found)):
            found.append(_event(page, statement, plover, whole))
    return tuple(found)


def _within(event: Event, span: Span) -> bool:
    return any(e.start < span.end and span.start < e.end for e in event.evidence)


def _event(page: Page, statement: Statement, plover: str, whole: Span) -> Event:
    assert statement.speaker is not None
    clause = Clause(page.tree, statement.content)
    heads = [] if clause.subject is None else acting(page, clause.subject)
    actor = page.country(page.party_of(statement.speaker))
    names = dict.fromkeys(called(page, w) for w in heads if can_act(page, w) and page.tree.tag(w) != "PRON")
    return Event(
        article=page.article.id, evidence=(Evidence.quote(page.text, whole),), confidence=0.55, by=page.by, plover=plover,
        actors=(actor,), recipients=tuple(n for n in names if n != actor), date=_day(statement),
    )  # fmt: skip


def _day(statement: Statement) -> str | None:
    return statement.said_on


def without_threatened(events: Sequence[Event], said: Sequence[Event]) -> list[Event]:
    """Return the events less those that statements of demand or threat only tell to come."""
    return [e for e in events if not any(e.status in {"planned", "called_for", "hypothetical"} and _within(e, s.evidence[0]) for s in said)]
