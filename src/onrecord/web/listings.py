"""The reports that are lists: what each is called, may be asked about, and gives. Pages and API are both made of these."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.desk import Desk
from onrecord.errors import OnrecordError
from onrecord.web import asked, wire

FIGURES = 1_000  # the latest, of those asked for
BRIEF_AT_MOST = 20_000  # claims: some seconds
Filters = dict[str, Any]
Rows = Callable[[Desk, Filters], list[Any]]


@dataclass(frozen=True, slots=True)
class Listing:
    """One report: `rows` answers for filters; it pages itself where `pages` is set, else is cut here.

    `looks_at` is the kind of claim that a report works out as a whole ("claim": of any), `most` how many of them, the
    latest, it looks at unless it is asked for days.
    """

    name: str
    title: str
    lead: str
    asked: type[asked.Paged]
    row: type[wire.Wire]
    rows: Rows
    pages: bool = False
    looks_at: str | None = None
    most: int = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of a listing, whether there are more, and the day since which was looked for want of another."""

    rows: tuple[Any, ...]
    more: bool
    since: str | None


def brief_lines(desk: Desk, told: Filters) -> list[Any]:
    """Return the lines of the brief; OnrecordError where the ledger is too large to wait for it."""
    claims = sum(count for kind, count in desk.counts().items() if kind != "articles")
    if claims > BRIEF_AT_MOST:
        raise OnrecordError(
            f"a ledger of {claims:,} claims is too large for a brief while you wait; run `onrecord brief --since DAY`"
        )
    return list(desk.brief(told.get("since") or week_before(desk), told.get("until")).lines)


def week_before(desk: Desk) -> str:
    """Return the day a week before the latest article."""
    latest = next((row.day for row in desk.catalogue(limit=1) if row.day), None)
    return str((date.fromisoformat(latest) if latest else date.today()) - timedelta(days=7))


def find(desk: Desk, listing: Listing, question: asked.Paged, *, most: int | None = None) -> Found:
    """Return the page of a listing that a question asks for."""
    filters, limit = question.filters(), most or question.limit
    since = None
    if listing.looks_at:
        since = looked_since(desk, listing, filters)
        filters |= {"since": since} if since else {}
    if listing.pages:
        rows = listing.rows(desk, {**filters, "limit": limit + 1, "offset": question.offset, "newest": True})
    elif question.filters():
        rows = listing.rows(desk, filters)[question.offset :]
    else:  # what the menu leads to
        rows = desk.remembered(("listing", listing.name), lambda: listing.rows(desk, filters))[question.offset :]
    return Found(tuple(rows[:limit]), len(rows) > limit, since)


def looked_since(desk: Desk, listing: Listing, filters: Filters) -> str | None:
    """Return the day since which a listing looks at claims for want of another; None where it looks at all."""
    if {"since", "until"} & filters.keys():
        return None
    kind = None if listing.looks_at == "claim" else listing.looks_at
    return desk.horizon(kind, filters, most=listing.most)


LISTINGS = (
    Listing(
        "articles", "Articles", "What was read, published last first.",
        asked.Articles, wire.ArticleRow, lambda desk, told: desk.catalogue(**told), pages=True,
    ),
    Listing(
        "statements", "Statements", "Who said what, published last first.",
        asked.Statements, wire.Statement, lambda desk, told: desk.statements(**told), pages=True,
    ),
    Listing(
        "figures", "Figures", "How many, of whom, where, and according to whom; published last first.",
        asked.Figures, wire.Figure, lambda desk, told: desk.figures(**told, newest=True), looks_at="figure", most=FIGURES,
    ),
    Listing(
        "series", "Series", "Figures over time, one series a source: nothing is averaged, nothing added up.",
        asked.Figures, wire.Series, lambda desk, told: desk.series(**told), looks_at="figure", most=FIGURES,
    ),
    Listing(
        "talks", "Talks", "Each round once: where, when, who, through whom, and what was said of it.",
        asked.Told, wire.Talks, lambda desk, told: desk.talks(**told), looks_at="round", most=100,
    ),
    Listing(
        "proposals", "Proposals", "The plans and agreements on record, and what each asks for.",
        asked.Timed, wire.Proposal, lambda desk, told: desk.proposals(**told), looks_at="term", most=500,
    ),
    Listing(
        "positions", "Positions", "Where each party stands on each term: the latest stance, and what came before.",
        asked.Positions, wire.Position, lambda desk, told: desk.positions(**told), looks_at="position",
    ),
    Listing(
        "exchanges", "Exchanges", "Who was freed or handed over for whom; rival counts side by side.",
        asked.Told, wire.Exchange, lambda desk, told: desk.exchanges(**told), looks_at="exchange", most=300,
    ),
    Listing(
        "obligations", "Obligations", "What is owed under each agreement, who alleges a breach, and who denies it.",
        asked.Timed, wire.Obligation, lambda desk, told: desk.obligations(**told), looks_at="term", most=500,
    ),
    Listing(
        "events", "Events", "Who did what to whom, coded by PLOVER; published last first.",
        asked.Events, wire.Event, lambda desk, told: desk.events(**told), pages=True,
    ),
    Listing(
        "timeline", "Timeline", "What happened, or is to happen, on which day.",
        asked.Told, wire.Timeline, lambda desk, told: desk.timeline(**told), looks_at="event", most=1_000,
    ),
    Listing(
        "actors", "Actors", "Everybody who speaks, acts or stands somewhere, each once, whatever the articles call them.",
        asked.Actors, wire.Actor, lambda desk, told: desk.actors(**told), looks_at="claim", most=1_000,
    ),
    Listing(
        "brief", "Brief", "What is on record now and was not before: the difference of what was known on two days.",
        asked.Brief, wire.BriefLine, lambda desk, told: brief_lines(desk, told),
    ),
    Listing(
        "review", "Review", "What the program is least sure of, the least sure first, and nobody decided yet.",
        asked.Review, wire.ReviewItem, lambda desk, told: desk.review(told.get("kind"), since=told.get("since")),
        looks_at="claim",
    ),
    Listing(
        "places", "Map", "Where events and figures are told of.",
        asked.Told, wire.Place, lambda desk, told: desk.places(**told),
    ),
)  # fmt: skip


def listing(name: str) -> Listing:
    """Return the listing of a name."""
    return next(held for held in LISTINGS if held.name == name)
