"""What a person points at when judging: a claim, an actor, an article, a judgement. Checked before anything is written."""

import json
from collections.abc import Mapping
from typing import Any

from onrecord.errors import InvalidRecord, NotFound
from onrecord.records import Event, Figure, Judgement
from onrecord.resolve.judge import ACTOR, ARTICLE, changes_of, corrected, in_force, require_days, require_order
from onrecord.resolve.judged import JudgedView


def judgement_about(
    view: JudgedView, verdict: Any, subject: str, *, object: str | None = None, value: str | Mapping[str, Any] | None = None,
    who: str, when: str, why: str | None = None,
) -> Judgement:  # fmt: skip
    """Return the judgement, its subjects in full; NotFound or InvalidRecord says what cannot be judged so."""
    if verdict == "undo":
        full = judgement_called(view, subject).id
        return Judgement(verdict=verdict, subject=full, who=who, when=when, why=why)
    full = subject_called(view, subject)
    other = subject_called(view, object) if object else None
    if other and _sort(full) != _sort(other):
        raise InvalidRecord(
            f"{subject!r} and {object!r} are not of one sort; judge two actors, two articles or two claims"
        )
    told = (
        value
        if value is None or isinstance(value, str)
        else json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
    )
    if verdict == "correct" and told:
        told = _checked(view, full, told)
    if verdict == "rename" and _sort(full) != ACTOR:
        raise InvalidRecord(f"only actors are renamed; correct the claim {subject!r} instead")
    if full == other:
        raise InvalidRecord(f"{subject!r} and {object!r} are one already; name two that differ")
    if verdict in {"accept", "reject"} and not other and _sort(full):
        raise InvalidRecord(f"to {verdict} {subject!r} needs the other of the two (object); a claim is named by its id")
    return Judgement(verdict=verdict, subject=full, object=other, value=told, who=who, when=when, why=why)


def subject_called(view: JudgedView, asked: str) -> str:
    """Return a subject in full: "actor:NAME", "article:ID" or the id of a claim; NotFound if there is no such thing."""
    if asked.startswith(ACTOR):
        name, at, article = asked.removeprefix(ACTOR).partition("@")
        return f"{ACTOR}{_name(view, name)}{at}{view.article(article).id if at else ''}"
    if asked.startswith(ARTICLE):
        return f"{ARTICLE}{view.article(asked.removeprefix(ARTICLE)).id}"
    problems = []
    for look in (_claim, _actor, _article):
        try:
            return look(view, asked)
        except NotFound as problem:
            problems.append(str(problem))
    several = [problem for problem in problems if problem.startswith("several")]
    raise NotFound(several[0] if several else f"no claim, actor or article {asked!r} on record; see `onrecord actors`")


def _claim(view: JudgedView, asked: str) -> str:
    return view.claim(asked).claim.id


def _actor(view: JudgedView, asked: str) -> str:
    return f"{ACTOR}{_name(view, asked)}"


def _article(view: JudgedView, asked: str) -> str:
    return f"{ARTICLE}{view.article(asked).id}"


def judgement_called(view: JudgedView, asked: str) -> Judgement:
    """Return the judgement of an id or the beginning of one; NotFound if there is none that holds."""
    held = view.judgements()
    standing = {j.id for j in in_force(held)} | {j.id for j in held if j.verdict == "undo"}
    found = [j for j in held if j.id.startswith(asked)]
    if len(found) != 1:
        raise NotFound(
            f"{'several judgements begin' if found else 'no judgement begins'} with {asked!r}; see `onrecord review log`"
        )
    if found[0].id not in standing:
        raise NotFound(f"judgement {asked} was undone already")
    return found[0]


def _name(view: JudgedView, asked: str) -> str:
    """Return the name as the articles have it: one used exactly so, else the name most used of the one actor meant."""
    actors = view.state().actors
    used = {n for a in actors.actors for n, _ in a.names}
    if asked in used:
        return asked
    found = actors.named(asked)
    if len(found) == 1:
        return found[0].names[0][0]
    if found:
        raise NotFound(f"several actors go by {asked!r}: {', '.join(repr(a.name) for a in found[:8])}")
    raise NotFound(f"no actor {asked!r} on record")


def _event_of(view: JudgedView, figure: Figure, asked: str) -> str:
    """Return the id of the event whose toll or extent a figure is to be; InvalidRecord where it cannot be that one's."""
    found = view.claim(asked).claim
    if not isinstance(found, Event) or found.article != figure.article:
        told = f"one of article {found.article}" if isinstance(found, Event) else f"a {found.kind}"
        raise InvalidRecord(f"a figure is of an event of its own article, and {asked!r} is {told}")
    return found.id


def _sort(subject: str) -> str:
    return next((p for p in (ACTOR, ARTICLE) if subject.startswith(p)), "")


def _checked(view: JudgedView, claim: str, value: str) -> str:
    if _sort(claim):
        raise InvalidRecord("only claims are corrected; an actor is renamed, merged or split")
    changes, held = changes_of(value), view.claim(claim).claim
    require_days(changes)
    if isinstance(held, Figure) and changes.get("event"):
        changes["event"] = _event_of(view, held, str(changes["event"]))
    found = corrected(held, changes)
    require_order(found)
    if isinstance(found, Figure) and any(n is not None and n < 0 for n in (found.value, found.low, found.high)):
        raise InvalidRecord(f"a figure counts from 0; {value!r} is below")
    return json.dumps(changes, ensure_ascii=False, sort_keys=True)
