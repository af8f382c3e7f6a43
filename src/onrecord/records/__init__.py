"""What both wings share: frozen records that cannot be built wrong."""

from onrecord.records.article import Article
from onrecord.records.claim import Claim
from onrecord.records.detail import Compliance, Exchange, Round, Side
from onrecord.records.event import Event
from onrecord.records.figure import Figure
from onrecord.records.identity import content_id
from onrecord.records.judgement import Judgement
from onrecord.records.position import Position
from onrecord.records.retraction import Retraction
from onrecord.records.span import Evidence, Span
from onrecord.records.statement import Statement
from onrecord.records.term import Proposal, Term
from onrecord.records.values import Period, Voice

__all__ = [
    "Article",
    "Claim",
    "Compliance",
    "Event",
    "Evidence",
    "Exchange",
    "Figure",
    "Judgement",
    "Period",
    "Position",
    "Proposal",
    "Retraction",
    "Round",
    "Side",
    "Span",
    "Statement",
    "Term",
    "Voice",
    "content_id",
]
