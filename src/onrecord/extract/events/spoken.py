"""Events that a statement is by what it does: to say that others must do something is to demand it."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.clauses import Clause
from onrecord.extract.events.names import called
from onrecord.extract.events.subjects import acting, can_act
from onrecord.extract.page import Page
from onrecord.records import Event, Evidence, Span, Statement
from onrecord.vocabularies.load import words_in

_TYPES = {"demands": "REQUEST", "threatens": "THREATEN"}
_HOSTILE = {"ASSAULT", "COERCE", "MOBILIZE"}
_TO_COME = {"planned", "called_for", "hypothetical"}
_OBLIGING = {"must", "should", "ought"}
_VERBAL = {"REQUEST", "REJECT", "THREATEN", "ACCUSE", "AGREE"}


def spoken_deeds(page: Page, statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the demands and threats that statements are and that no event of the article tells yet.

    Who says only how something should be ("officials should be alert") demands no deed of anybody.
    """
    found: list[Event] = []
    for statement in statements:
        plover = _TYPES.get(statement.speech_act)
        if plover is None and _alleges(statement):
            plover = "ACCUSE"
        if plover is None or statement.speaker is None or statement.negated or not statement.content:
            continue
        whole, said = Span(statement.evidence[0].start, statement.evidence[-1].end), Clause(page.tree, statement.content)
        if plover == "REQUEST" and not said.auxiliaries & _OBLIGING:
            continue
        deeds = [
            e for e in events if e.plover in _HOSTILE and e.status == "occurred" and e.actors and _within(e, whole)
        ]
        accused = any(e.plover == "ACCUSE" and _within(e, whole) for e in events)
        if plover == "ACCUSE" and (accused or not deeds or statement.speaker.name in deeds[0].actors):
            continue
        if plover == "ACCUSE":
            found.append(replace(_event(page, statement, plover, whole), mode="allege", recipients=deeds[0].actors))
        elif not any(e.plover in _VERBAL and e.status == "occurred" and _within(e, whole) for e in (*events, *found)):
            asked = any(e.status == "called_for" and _within(e, whole) for e in events)
            if plover != "REQUEST" or asked or _is_of_somebody(page, said):
                found.append(_event(page, statement, plover, whole))
    return tuple(found)


def _is_of_somebody(page: Page, said: Clause) -> bool:
    """Say whether the one who must do something is named: "| Chad must", "the | Chadian army must"."""
    return said.subject is not None and any(w in page.labels for w in page.tree.below(said.subject))


def _alleges(statement: Statement) -> bool:
    """Say whether the verb of a statement is one of alleging: "the army alleged"."""
    words = {w.lower() for e in statement.evidence for w in e.text.split()} if len(statement.evidence) > 1 else set()
    return bool(words & words_in("deeds", "alleging"))


def _within(event: Event, span: Span) -> bool:
    return any(e.start < span.end and span.start < e.end for e in event.evidence)


def _event(page: Page, statement: Statement, plover: str, whole: Span) -> Event:
    assert statement.speaker is not None
    clause = Clause(page.tree, statement.content)
    heads = () if clause.subject is None else acting(page, clause.subject)
    actor = page.country(page.party_of(statement.speaker))
    names = dict.fromkeys(called(page, w) for w in heads if can_act(page, w) and page.tree.tag(w) != "PRON")
    return Event(
        article=page.article.id, evidence=(Evidence.quote(page.text, whole),), confidence=0.55, by=page.by, plover=plover,
        actors=(actor,), recipients=tuple(n for n in names if n != actor), date=statement.said_on,
    )  # fmt: skip


def without_threatened(events: Sequence[Event], said: Sequence[Event]) -> list[Event]:
    """Return the events less those that statements of demand or threat only tell to come."""
    spans = [Span(s.evidence[0].start, s.evidence[0].end) for s in said]
    return [e for e in events if e.status not in _TO_COME or not any(_within(e, span) for span in spans)]
