"""Who said what, when, to whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.records import Statement
from onrecord.resolve.state import state_of


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement: `words` in the article's words, `day` said or published, `claim` its id.

    `speaker` is the name as the article has it, `actor` who that is across all articles; `judged` what people decided.
    """

    day: str | None
    speaker: str | None
    role: str | None
    words: str
    quotation: str
    speech_act: str
    modality: str
    negated: bool
    medium: str | None
    source_class: str | None
    addressee: str | None
    place: str | None
    via: tuple[str, ...]
    outlet: str | None
    article: str
    claim: str
    actor: str | None = None
    judged: str | None = None


def statements(view: View, query: Query = Query()) -> Iterator[StatementRow]:  # noqa: B008 - frozen
    """Yield the statements asked for, by day of publication and place in the text; NotFound for unknown names."""
    view.require(query, "speaker", "source", "outlet")
    actors = state_of(view, query.as_of).actors
    for entry in view.entries(replace(query, kind="statement")):
        claim = entry.claim
        assert isinstance(claim, Statement)
        speaker = claim.speaker
        wanted = {(s.start, s.end) for s in claim.content}
        yield StatementRow(
            day=entry.day,
            speaker=speaker.name if speaker else None,
            role=speaker.role if speaker else None,
            words=" … ".join(e.text for e in claim.evidence if (e.start, e.end) in wanted),
            quotation=claim.quotation,
            speech_act=claim.speech_act,
            modality=claim.modality,
            negated=claim.negated,
            medium=claim.medium,
            source_class=claim.source_class,
            addressee=claim.addressee,
            place=claim.place,
            via=tuple(v.name for v in claim.said_by if speaker is None or v.name != speaker.name),
            outlet=entry.outlet,
            article=claim.article,
            claim=claim.id,
            actor=actors.called(speaker.name, claim.article) if speaker else None,
            judged=entry.judged,
        )
