"""What goes over the wire: the API's types, apart from the records, so that these can change and those stay."""

from onrecord.web.wire.actors import Actor, ActorSheet, Deed, Link, Office
from onrecord.web.wire.articles import Article, ArticleClaims, ArticleRow, Diff, DiffRow, Version, Why
from onrecord.web.wire.deal import (
    Assessment,
    Change,
    Count,
    Evidence,
    Exchange,
    Obligation,
    Position,
    Proposal,
    Sheet,
    Stand,
    Talks,
    Term,
)
from onrecord.web.wire.decisions import BriefLine, Judgement, Retraction, ReviewItem, Verdict, Withdrawal
from onrecord.web.wire.events import Event, Statement, Timeline
from onrecord.web.wire.figures import Figure, Measured, Place, Series
from onrecord.web.wire.shape import Fault, Page, Problem, Wire

__all__ = [
    "Actor",
    "ActorSheet",
    "Article",
    "ArticleClaims",
    "ArticleRow",
    "Assessment",
    "BriefLine",
    "Change",
    "Count",
    "Deed",
    "Diff",
    "DiffRow",
    "Event",
    "Evidence",
    "Exchange",
    "Fault",
    "Figure",
    "Judgement",
    "Link",
    "Measured",
    "Obligation",
    "Office",
    "Page",
    "Place",
    "Position",
    "Problem",
    "Proposal",
    "Retraction",
    "ReviewItem",
    "Series",
    "Sheet",
    "Stand",
    "Statement",
    "Talks",
    "Term",
    "Timeline",
    "Verdict",
    "Version",
    "Why",
    "Wire",
    "Withdrawal",
]
