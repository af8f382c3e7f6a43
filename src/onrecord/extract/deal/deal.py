"""An article's claims about the deal: terms, positions, rounds, exchanges, and what was kept and broken."""

from collections.abc import Sequence

from onrecord.extract.deal.compliance import extract_compliance
from onrecord.extract.deal.exchanges import extract_exchanges
from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.mentions import find_term_mentions
from onrecord.extract.deal.positions import extract_positions
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.rounds import extract_rounds
from onrecord.extract.deal.subject import tells_clauses
from onrecord.extract.deal.terms import extract_terms, told_by_proposals
from onrecord.extract.page import Page
from onrecord.records import Claim, Statement


def extract_deal(page: Page, statements: Sequence[Statement], learned: Learned | None = None) -> tuple[Claim, ...]:
    """Return the article's terms, positions, rounds, exchanges and claims of compliance.

    `statements` are the article's, `learned` what the learned reader of the deal says of it, where it was asked.
    """
    proposals = Proposals(page)
    mentions = tuple(m for m in find_term_mentions(page.tree) if not page.in_body(m.head))
    told = told_by_proposals(page, proposals, mentions, learned) if tells_clauses(page, learned) else ()
    return (
        *extract_terms(page, told, mentions),
        *extract_positions(
            page,
            proposals,
            mentions,
            statements,
            frozenset(t.mention.head for t in told if not t.alone),
            frozenset(t.mention.head for t in told if not t.alone and t.sheet.agreed and t.sheet.noun),
            frozenset(head for t in told if t.sheet.author and not t.sheet.agreed for head in t.sheet.heads),
            learned,
        ),
        *extract_rounds(page, learned),
        *extract_exchanges(page, learned),
        *extract_compliance(page, proposals, mentions, learned),
    )
