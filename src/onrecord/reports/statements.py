"""Who said what, when, to whom."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Entry, Query, View
from onrecord.records import Statement
from onrecord.resolve.names import words_of
from onrecord.resolve.state import State, state_of
from onrecord.resolve.voices import COPIES, carried, once


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement: `words` in the article's words, `day` said or published, `claim` its id.

    `speaker` is the name as the article has it, `actor` who that is across all articles, None for nobody that can be
    followed ("both sides"); `judged` what people decided.
    What several articles report in the same words is one row: `outlets` carry it, `origins` of them independently.
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
    outlets: tuple[str, ...] = ()
    origins: int = 1
    claims: tuple[str, ...] = ()


def statements(view: View, query: Query = Query()) -> Iterator[StatementRow]:  # noqa: B008 - frozen
    """Yield the statements asked for, by day of publication and place in the text; NotFound for unknown names."""
    view.require(query, "speaker", "source")
    state = state_of(view, query.as_of)
    last = None if query.limit is None else query.offset + query.limit
    entries = view.entries(replace(query, kind="statement", limit=last and last * COPIES, offset=0))
    for group in once(entries, lambda e: _told(e, state))[query.offset : last]:
        yield _row(group, state)


def _told(entry: Entry, state: State) -> Hashable:
    """Return what statements have in common that are one, reported several times: speaker, day and words."""
    claim = entry.claim
    assert isinstance(claim, Statement)
    words = words_of(claim.words)
    if claim.speaker is None or len(words) < _FEWEST:
        return claim.id
    return state.actors.called(claim.speaker.name, claim.article), entry.day, words


def _row(group: Sequence[Entry], state: State) -> StatementRow:
    entry = group[0]
    claim = entry.claim
    assert isinstance(claim, Statement)
    speaker, voices = claim.speaker, carried(group, state.origins)
    actor = state.actors.of(speaker.name, claim.article) if speaker else None
    return StatementRow(
        day=entry.day, speaker=speaker.name if speaker else None, role=speaker.role if speaker else None,
        words=claim.words, quotation=claim.quotation, speech_act=claim.speech_act, modality=claim.modality,
        negated=claim.negated, medium=claim.medium, source_class=claim.source_class, addressee=claim.addressee,
        place=claim.place, via=tuple(v.name for v in claim.said_by if speaker is None or v.name != speaker.name),
        outlet=entry.outlet, article=claim.article, claim=claim.id,
        actor=actor.name if actor else None, judged=voices.judged,
        outlets=voices.outlets, origins=voices.origins, claims=voices.claims,
    )  # fmt: skip


_FEWEST = 4  # words that two reports of one statement have in common at least
