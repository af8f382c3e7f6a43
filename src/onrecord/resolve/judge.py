"""What people decided, applied to what the program found: (claims, judgements) -> the state that reports show.

Everything here is pure. The order in which judgements were added does not matter: they hold in the order of `when`, a
later one over an earlier one about the same thing.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.errors import InvalidRecord
from onrecord.ledger import Entry
from onrecord.ledger.claims import claim_of
from onrecord.records import Claim, Event, Figure, Judgement
from onrecord.records.values import begins_after, require_existing

ACTOR, ARTICLE = "actor:", "article:"
_BETWEEN = re.compile(r";(?=\s*[\w.]+\s*=)")  # corrections: what follows is a field
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The judgements that hold, by what they are about.

    `same` and `apart` are pairs of subjects, with the judgement; `alone` subjects that stand for an actor of their own;
    `names` what actors are called; `claims` what was decided about a claim, oldest first; `moved` the figures that people
    gave another event, or (None) took from theirs.
    """

    same: Mapping[Pair, Judgement] = field(default_factory=dict)
    apart: Mapping[Pair, Judgement] = field(default_factory=dict)
    alone: Mapping[str, Judgement] = field(default_factory=dict)
    names: Mapping[str, Judgement] = field(default_factory=dict)
    claims: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    moved: Mapping[str, str | None] = field(default_factory=dict)


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that were not undone, oldest first; an undoing can itself be undone."""
    ordered = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.when, j.id))
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.verdict == "undo" and judgement.id not in undone:
            undone.add(judgement.subject)
    return [j for j in ordered if j.verdict != "undo" and j.id not in undone]


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """Return what holds after all judgements."""
    same, apart, alone, names, claims, moved = (dict[Any, Any]() for _ in range(6))
    for judgement in in_force(judgements):
        pair = frozenset({judgement.subject, judgement.object or judgement.subject})
        match judgement.verdict:
            case "merge" | "accept" if judgement.object:
                same[pair] = judgement
                apart.pop(pair, None)
                alone.pop(judgement.subject, None)
            case "split" | "reject" if judgement.object:
                apart[pair] = judgement
                same.pop(pair, None)
            case "split":
                alone[judgement.subject] = judgement
                for known in [p for p in same if judgement.subject in p]:
                    del same[known]
            case "rename":
                names[judgement.subject] = judgement
            case _:
                claims.setdefault(judgement.subject, []).append(judgement)
                changes = changes_of(judgement.value or "") if judgement.verdict == "correct" else {}
                if "event" in changes:
                    moved[judgement.subject] = changes["event"]
    return Decisions(same, apart, alone, names, {k: tuple(v) for k, v in claims.items()}, moved)


def apply(entry: Entry, decisions: Decisions) -> Entry | None:
    """Return the entry as people left it, None where it was rejected last.

    A correction that no longer fits, as another that it built on was undone or two came from different ledgers, is passed over.
    """
    entry = linked(entry, decisions)
    about = decisions.claims.get(entry.claim.id)
    if not about:
        return entry
    if about[-1].verdict == "reject":
        return None
    claim = entry.claim
    for judgement in about:
        if judgement.verdict == "correct":
            with suppress(InvalidRecord):
                claim = corrected(claim, changes_of(judgement.value or ""))
    judged = "; ".join(filter(None, (entry.judged, _told(about))))
    return replace(entry, claim=claim, judged=judged)


def linked(entry: Entry, decisions: Decisions) -> Entry:
    """Return the entry; that of an event without the figures that people took from it, and with those they gave it."""
    event, moved = entry.claim, decisions.moved
    if not moved or not isinstance(event, Event):
        return entry
    kept = tuple(f for f in event.figures if moved.get(f, event.id) == event.id)
    figures = (*kept, *sorted(f for f, to in moved.items() if to == event.id and f not in kept))
    return entry if figures == event.figures else replace(entry, claim=replace(event, figures=figures))


def corrected(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """Return the claim with other values in some fields, under the id it has; InvalidRecord for what may not be.

    A field is one of the claim's JSON, `period.start` one inside another; `speaker` may be a name alone, which then
    also stands in `said_by`, and `location.geonameid` is that of a runner-up.
    """
    content = claim.to_json()
    for path, value in changes.items():
        _set(content, path, value)
        if path == "place" and "location" in content:
            content["location"] = None  # it was another place's
    try:
        found = claim_of(content)
    except (TypeError, KeyError, AttributeError) as error:
        told = ", ".join(f"{path} {value!r}" for path, value in changes.items())
        raise InvalidRecord(
            f"claim {claim.id} cannot have {told}; see its fields with `onrecord why ID --json`"
        ) from error
    return replace(found, as_read=claim.id)


def changes_of(value: str) -> dict[str, Any]:
    """Return the fields and values of a correction: JSON, or "field=value" (several with "; " between; a value may have it too)."""
    text = value.strip()
    if text.startswith("{"):
        try:
            return dict(json.loads(text))
        except ValueError as error:
            raise InvalidRecord(f"a correction is not JSON: {error}") from error
    changes = {}
    for part in _BETWEEN.split(text):
        name, equals, told = part.strip().partition("=")
        if not equals:
            raise InvalidRecord(f"a correction is written field=value, such as value=31, not {part.strip()!r}")
        value = _value(told.strip())
        changes[name.strip()] = value if name.strip() not in _IDS or value is None else told.strip()
    return changes


def require_days(changes: Mapping[str, Any]) -> None:
    """Raise InvalidRecord where a correction gives a day that no calendar has. A stored one is let be."""
    for path, value in changes.items():
        if path.split(".")[-1] in _DAYS and isinstance(value, str):
            require_existing(value, path)


def require_order(claim: Claim) -> None:
    """Raise InvalidRecord where a corrected figure's period begins when it has ended. A stored one is let be."""
    period = claim.period if isinstance(claim, Figure) else None
    if period and period.start and period.end and begins_after(period.start, period.end):
        raise InvalidRecord(f"a period cannot start on {period.start} and end on {period.end}; correct both together")


def machine_values(claim: Claim, about: Sequence[Judgement]) -> dict[str, Any]:
    """Return, of the fields that people corrected, what the program had read."""
    content = claim.to_json()
    paths = {path for j in about if j.verdict == "correct" for path in changes_of(j.value or "")}
    return {path: _get(content, path) for path in sorted(paths)}


def _set(content: dict[str, Any], path: str, value: Any) -> None:
    if path in {"id", "kind", "article", "evidence", "by"}:
        raise InvalidRecord(f"{path} of a claim cannot be corrected; reject the claim instead")
    if path == "figures":
        raise InvalidRecord("a figure is moved by correcting its own event: event=ID, or event= for none")
    if path == "speaker" and isinstance(value, str) and isinstance(content.get("speaker"), dict):
        before = content["speaker"]["name"]
        for voice in content["said_by"]:
            voice["name"] = value if voice["name"] == before else voice["name"]
        path = "speaker.name"
    if path == "source" and content["said_by"]:
        content["said_by"][-1]["name"] = value
        return
    *outer, last = path.split(".")
    for name in outer:
        content = content.get(name)  # type: ignore[assignment]
        if not isinstance(content, dict):
            raise InvalidRecord(f"the claim has nothing at {path}")
    if last not in content:
        raise InvalidRecord(f"the claim has no field {path}; it has {', '.join(sorted(content))}")
    _check_sort(path, last, value)
    content[last] = value


def _check_sort(path: str, field: str, value: Any) -> None:
    """Raise InvalidRecord where a value cannot be a field's: a word for a number, a number for a name."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = number or value is None if field in _NUMBERS else isinstance(value, bool) if field in _TRUTHS else not number
    if not fits:
        raise InvalidRecord(f"{path} of a claim cannot be {value!r}")


_NUMBERS = {"value", "low", "high", "confidence", "geonameid"}
_IDS = {"event", "part_of"}  # of which the beginning may look like a number
_TRUTHS = {"negated", "recalled", "total"}
_DAYS = {"said_on", "date", "start", "end", "until"}


def _get(content: Any, path: str) -> Any:
    if path == "source":
        return content["said_by"][-1]["name"] if content["said_by"] else None
    for name in path.split("."):
        content = content.get(name) if isinstance(content, dict) else None
    return content["name"] if path == "speaker" and isinstance(content, dict) else content


def _value(told: str) -> Any:
    try:
        return json.loads(told)
    except ValueError:
        return told or None


def _told(about: Sequence[Judgement]) -> str:
    last = about[-1]
    verb = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}.get(last.verdict, last.verdict)
    return f"{verb} by {last.who}" + (f": {last.why}" if last.why else "") + "".join(_overruled(about))


def _overruled(about: Sequence[Judgement]) -> Iterator[str]:
    """Yield what others had corrected before in the fields that a correction changed last."""
    *earlier, last = about
    changed = changes_of(last.value or "") if last.verdict == "correct" else {}
    for judgement in earlier:
        if judgement.verdict == "correct" and judgement.who != last.who:
            held = changes_of(judgement.value or "")
            yield from (f"; {judgement.who} had {f}={held[f]}" for f in held if f in changed and held[f] != changed[f])
