"""Articles -> positions: where each party stands on a term or a proposal, from what it says, does and is said to want."""

from collections.abc import Sequence
from typing import Any

from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters import Parameters
from onrecord.extract.deal.positions.background import is_background
from onrecord.extract.deal.positions.finder import Finder
from onrecord.extract.deal.positions.heard import beside_each_other, candidates, likeliest
from onrecord.extract.deal.positions.held import NOBODY, UNNAMED, Held
from onrecord.extract.deal.proposals import Proposals, is_paper
from onrecord.extract.deal.subject import is_short
from onrecord.extract.page import Page, day_in
from onrecord.extract.voices import class_of
from onrecord.records import Position, Statement

_BOTH = frozenset({"demands", "conditions"})
_WHOLE = frozenset({"deal_as_a_whole", "talks_process"})
_STEPS = 6  # words above a word of stance that may be told with a day
_ONLOOKERS = frozenset({"expert", "medic", "witness", "media", "displaced", "document"})


def extract_positions(
    page: Page, proposals: Proposals, mentions: tuple[TermMention, ...], statements: Sequence[Statement],
    told: frozenset[int], agreed: frozenset[int], authored: frozenset[int], learned: Learned | None = None,
) -> tuple[Position, ...]:  # fmt: skip
    """Return the positions of an article in text order.

    `statements` are the article's, whose acts tell stances; `told` are the heads of mentions that a proposal tells,
    `agreed` of those that a named agreement lays down, `authored` the heads of proposals with terms and an author.
    """
    held = Finder(page, proposals, mentions, statements, told).all()
    if learned is None:
        found = [h for h in held if is_short(page) and _may_be(page, h, agreed)]
    else:
        may_be = [c for c in candidates(page, learned, held, authored) if _may_be(page, c.held, agreed)]
        found = likeliest(page.tree, [*beside_each_other(page.tree, may_be, mentions)])
    parameters = Parameters(page, mentions)
    positions = _once([_position(page, proposals, held, parameters) for held in found])
    unique = {(p.party, p.term, p.stance, p.proposal): p for p in reversed(positions)}
    named = {(p.party, p.term, p.stance) for p in positions if p.proposal}
    kept = [p for p in positions if unique[p.party, p.term, p.stance, p.proposal] is p]
    return tuple(p for p in kept if p.proposal or (p.party, p.term, p.stance) not in named)


def _once(positions: Sequence[Position]) -> list[Position]:
    """Return the positions without those that some of the same words tell otherwise of a party, and more surely."""
    kept: dict[str, list[Position]] = {}
    for position in sorted(positions, key=lambda p: -p.confidence):
        surer = kept.setdefault(position.party, [])
        if not any(_tells_otherwise(position, other) for other in surer):
            surer.append(position)
    ids = {p.id for told in kept.values() for p in told}
    return [p for p in positions if p.id in ids]


def _tells_otherwise(position: Position, surer: Position) -> bool:
    """Say whether of two only the surer is told: another stance on a term, and a term and not a deal or talks unnamed.

    Who makes a term his condition may want it too ("no talks before a truce").
    """
    one, other = position.evidence[0], surer.evidence[0]
    if one.start >= other.end or other.start >= one.end:
        return False
    if position.term == surer.term:
        return position.stance != surer.stance and {position.stance, surer.stance} != _BOTH
    return position.stance == surer.stance and position.term in _WHOLE and position.proposal is None


def _may_be(page: Page, held: Held, agreed: frozenset[int]) -> bool:
    """Say whether a stance is somebody's who can have one, and told of now."""
    party = held.party.lower()
    nobody = party.startswith("spokes") or party in NOBODY | UNNAMED or class_of(held.party) in _ONLOOKERS
    paper = is_paper(held.party) or "://" in party  # "the plan calls for", an address that heads the article
    given = held.stance == "offers" and held.mention.head in agreed
    return not (nobody or paper or given or is_background(page, held))


def _day(page: Page, held: Held) -> str | None:
    """Return the day since which a party stands there: the first gone by that the clause of the word of stance tells, else
    one above it: "On 3 May 1998 he said that they would | free | them", "the end came in 1992, when he | proposed".
    """
    published, tree = page.article.published, page.tree
    if held.operator is None or not published:
        return None
    for word in tree.climb(held.operator, _STEPS):
        near = {w for c in tree.dependents(word, "obl", "advmod") for w in tree.below(c)}
        near = {w for w in near if tree.clause_head(w) == tree.clause_head(word)}
        days = [d for t in page.times_in(sorted(near)) if t.type in {"DATE", "TIME"} and (d := day_in(t.value))]
        if gone := next((d for d in days if d[:10] <= published[:10]), None):
            return gone
    return None


def _position(page: Page, proposals: Proposals, held: Held, parameters: Parameters) -> Position:
    mention = held.mention
    here = page.tree.sentence_of(mention.head)
    words = set(mention.words)
    if held.operator is not None:
        near = page.tree.sentence_of(held.operator) == here
        words = words | {held.operator} if near else {held.operator}
    told: dict[str, Any] = parameters.of(mention)
    told.pop("debtor", None) if told.get("debtor") == held.party else None
    if held.condition:
        told["condition"] = held.condition
    sheet = proposals.at.get(mention.head)
    published = page.article.published
    return Position(
        article=page.article.id, evidence=(page.quote(words),), said_by=page.said_by(min(words)), confidence=held.sure,
        by=page.by, party=held.party, term=mention.type, proposal=sheet.name if sheet else None, stance=held.stance,
        parameters=told, date=_day(page, held) or (published[:10] if published else None),
    )  # fmt: skip
