"""Corrections for the brief: what outlets changed in new versions of articles, and what people put right in the ledger."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from onrecord.ledger import Query, View
from onrecord.records import Article, Judgement
from onrecord.records.values import following
from onrecord.records.wording import shorten, spaced
from onrecord.reports.brief.line import BriefLine, day_before
from onrecord.reports.diff import DiffRow, compare, field_words
from onrecord.reports.review import value_words
from onrecord.resolve.judge import changes_of, in_force, machine_values
from onrecord.resolve.versions import Chains

_MISSED = {"figure", "position"}  # kinds of claims whose going is news in itself
_BESIDE = {"words", "said_on"}  # what changes with anything else
# of others, what makes news
_WEIGHTY = {"modality", "negated", "status", "stance", "date", "speaker", "type", "parameters"}


def correction_lines(view: View, since: str, until: str | None, chains: Chains) -> Iterator[BriefLine]:
    """Yield what outlets changed in new versions of articles or withdrew, and what people corrected in the ledger."""
    seen = set()
    for chain in chains.values():
        for before, after in pairwise(chain):
            if (before.id, after.id) not in seen and _within(after.day or "", since, until):
                seen.add((before.id, after.id))
                yield from _between(view, before, after)
    yield from _withdrawn(view, day_before(since), until)
    known = [j for j in view.judgements() if _until(j.when, until)]
    for judgement in in_force(known):
        lately = _within(judgement.when, since, until)
        if lately and judgement.verdict in {"correct", "reject"} and not judgement.object:
            yield _decided(view, judgement)


def _withdrawn(view: View, before: str, until: str | None) -> Iterator[BriefLine]:
    """Yield what is withdrawn now and was not before, and what stands again, where claims were read in it."""
    old, new = view.retracted(before), view.retracted(until)
    again = {r.article: r for r in view.retractions() if not r.withdrawn and _until(r.day, until)}
    for article in sorted((old.keys() | new.keys()) - (old.keys() & new.keys())):
        told = new.get(article) or again[article]
        found, claims = view.article(article), view.claims_in(article)
        if claims and _until(found.published or "", until):
            text = f"{'retracted' if told.withdrawn else 'no longer retracted'}, with its {len(claims)} claim{'s' if len(claims) > 1 else ''}"
            text += f": {told.why}" if told.why else ""
            named = f"“{found.title}”" if found.title else found.url or f"article {found.id}"
            where = ", ".join(filter(None, (found.outlet, f"noted by {told.who}" if told.who else None)))
            yield BriefLine("correction", told.day, f"{named} {text}", where, tuple(claims))


def _within(day: str, since: str, until: str | None) -> bool:
    return since <= day and _until(day, until)


def _until(moment: str, until: str | None) -> bool:
    return until is None or moment < following(until)


def _between(view: View, before: Article, after: Article) -> Iterator[BriefLine]:
    where = f"{after.outlet or after.url} (a new version of {before.title or before.id})"
    for row in compare(view, before, after).rows:
        told = _told(row)
        if told:
            claims = tuple(filter(None, (row.after, row.before)))
            yield BriefLine("correction", after.day, f"{_about(view, row)}: {told}", where, claims)


def _about(view: View, row: DiffRow) -> str:
    """Return what a claim that changed tells now, of one that went only its kind."""
    now = value_words(view.claim(row.after).claim) if row.after else row.kind
    return f"{now} ({row.who})" if row.who and row.who not in now else now


def _told(row: DiffRow) -> str:
    if row.how == "changed":
        fields = {k: v for k, v in row.fields.items() if k not in _BESIDE}
        return _changes(fields) if fields and (row.kind in _MISSED or _WEIGHTY & fields.keys()) else ""
    return f"withdrawn: “{shorten(row.words)}”" if row.how == "went" and row.kind in _MISSED else ""


def _changes(fields: Mapping[str, tuple[Any, Any]]) -> str:
    beside = {"said_by"} if "speaker" in fields else {"period"} if "value" in fields else set()
    told = {k: v for k, v in fields.items() if k not in beside}
    return "; ".join(f"{spaced(name)} {field_words(a)} → {field_words(b)}" for name, (a, b) in told.items())


def _decided(view: View, judgement: Judgement) -> BriefLine:
    """Return the line of a person's decision, with what the program had read."""
    read = next(view.unjudged(Query(claim=judgement.subject)), None)
    what = value_words(read.claim) if read else f"claim {judgement.subject[:8]}"
    if judgement.verdict == "reject":
        text = f"rejected in this ledger: {what}"
    else:
        changes = changes_of(judgement.value or "")
        old = machine_values(read.claim, [judgement]) if read else {}
        told = {k: (_value(k, old.get(k)), _value(k, v)) for k, v in changes.items()}
        text = f"corrected in this ledger: {what}; {_changes(told)}"
    text += f": {judgement.why}" if judgement.why else ""
    return BriefLine("correction", judgement.when[:10], text, f"decided by {judgement.who}", (judgement.subject,))


def _value(field: str, value: Any) -> Any:
    """Return the value of a field; of an event the beginning of its id, as tables show it."""
    return value[:8] if field == "event" and isinstance(value, str) else value
