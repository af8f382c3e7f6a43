"""What goes over the wire: rows of reports and records as the API gives them, and what may be sent to it."""

from onrecord.ledger import overview
from onrecord.reports import (
    actors,
    diff,
    events,
    exchanges,
    lines,
    obligations,
    places,
    positions,
    proposals,
    review,
    stories,
    talks,
)
from onrecord.reports.brief import line
from onrecord.reports.figures import FigureRow
from onrecord.reports.series import SeriesRow
from onrecord.reports.statements import StatementRow
from onrecord.reports.why import Why as WhyRow
from onrecord.web.wire.articles import Article, ArticleClaims
from onrecord.web.wire.decisions import Imported, Judgement, Retraction, Verdict, Withdrawal
from onrecord.web.wire.rows import sent
from onrecord.web.wire.shape import Page, Plugin, Problem, Wire

Actor, ActorSheet, Deed = sent(actors.ActorRow), sent(actors.ActorSheet), sent(actors.Deed)
Agreement, Position = sent(positions.AgreementRow), sent(positions.PositionRow)
ArticleRow, Story, Measured = sent(overview.ArticleRow), sent(stories.StoryRow), sent(overview.MeasuredRow)
BriefLine, ReviewItem, Why = sent(line.BriefLine), sent(review.ReviewItem), sent(WhyRow)
Diff, DiffRow = sent(diff.Diff), sent(diff.DiffRow)
Event, Timeline, Place = sent(events.EventRow), sent(events.TimelineRow), sent(places.PlaceRow)
Exchange, Obligation, Talks = sent(exchanges.ExchangeRow), sent(obligations.ObligationRow), sent(talks.TalksRow)
Figure, Series, Line, Window = sent(FigureRow), sent(SeriesRow), sent(lines.LineRow), sent(lines.WindowRow)
Proposal, Sheet, Term = sent(proposals.ProposalRow), sent(proposals.Sheet), sent(proposals.TermRow)
Statement = sent(StatementRow)

__all__ = [
    "Actor", "ActorSheet", "Agreement", "Article", "ArticleClaims", "ArticleRow", "BriefLine", "Deed", "Diff", "DiffRow",
    "Event", "Exchange", "Figure", "Imported", "Judgement", "Line", "Measured", "Obligation", "Page", "Place", "Plugin",
    "Position", "Problem", "Proposal", "Retraction", "ReviewItem", "Series", "Sheet", "Statement", "Story", "Talks", "Term",
    "Timeline", "Verdict", "Why", "Window", "Wire", "Withdrawal",
]  # fmt: skip
