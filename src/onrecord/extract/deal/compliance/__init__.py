"""Articles -> compliance: who is said to have kept, broken or delayed what an agreement binds it to, and by whom."""

from onrecord.extract.deal.compliance.blame import Blames
from onrecord.extract.deal.compliance.deeds import Deed, Deeds
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.proposals import Proposals
from onrecord.records import Compliance, Event, Voice
from onrecord.records.detail import Verdict

_PLOVER: dict[Verdict, str] = {"kept": "COOPERATE", "broken": "REJECT", "delayed": "REJECT"}


def extract_compliance(page: Page, proposals: Proposals, mentions: tuple[TermMention, ...]) -> tuple[Event, ...]:
    """Return the claims of compliance of an article in text order; what is said twice by the same is one."""
    blames = Blames(page)
    found: dict[tuple[object, ...], Event] = {}
    for deed in Deeds(page, proposals, mentions).found():
        blame = blames.of(deed)
        answer = blames.answers(deed, blame)
        for told in (blame, *([answer] if answer else [])):
            for party, sayers in told.parties.items():
                event = _event(page, proposals, deed, party, sayers, denied=told.denied)
                detail = event.detail
                assert isinstance(detail, Compliance)
                names = tuple(v.name for v in sayers)
                found.setdefault((party, detail.term, detail.verdict, told.denied, names), event)
    return tuple(found.values())


def _event(
    page: Page, proposals: Proposals, deed: Deed, party: str, sayers: tuple[Voice, ...], *, denied: bool
) -> Event:
    sheet = proposals.at.get(deed.what)
    return Event(
        article=page.article.id, evidence=(page.quote([deed.word, deed.what]),), said_by=sayers,
        modality="denied" if denied else "asserted", negated=denied, confidence=0.7, by=page.by,
        plover=_PLOVER[deed.verdict], actors=(party,), status="denied" if denied else "occurred",
        date=page.day_of(deed.word), place=page.place_of(deed.word),
        detail=Compliance(deed.term, deed.verdict, sheet.name if sheet else None),
    )  # fmt: skip
