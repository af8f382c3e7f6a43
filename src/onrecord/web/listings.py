"""The reports that are lists: what each is called, may be asked about, and gives. Pages and API are both made of these."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.desk import Desk
from onrecord.errors import InvalidRecord, OnrecordError
from onrecord.records.values import day_of
from onrecord.web import asked, wire

FIGURES = 1_000  # the latest, of those asked for
COUNTED = 20_000  # figures of which it is worked out how many since a day
TERMS = 500
REVIEWED = 5_000  # the least sure
KNOWN = 3_000  # claims among which it is worked out who is who while a reader waits: some seconds
COMPARED = 50_000  # the latest claims, which the brief looks at: some seconds
Filters = dict[str, Any]
Rows = Callable[[Desk, Filters], list[Any]]
Since = Callable[[Desk, Filters], str | None]


@dataclass(frozen=True, slots=True)
class Listing:
    """One report: `rows` answers for filters; it pages itself where `pages` is set, else is cut here.

    `needs` is the filter without which nothing can be asked. `since` is the day since which a report looks for want of another; None where it looks at all.
    `note` is what is to be known of the answer, if anything.
    """

    name: str
    title: str
    lead: str
    asked: type[asked.Paged]
    row: type[wire.Wire]
    rows: Rows
    pages: bool = False
    needs: str | None = None
    since: Since = lambda desk, told: None
    note: Callable[[Desk, Filters], str | None] = lambda desk, told: None


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of a listing, whether there are more, the day since which was looked for want of another, and what is to be known."""

    rows: tuple[Any, ...]
    more: bool
    since: str | None
    note: str | None = None


def latest(kind: str | None, most: int = 2_000) -> Since:
    """Return what tells the day since which the `most` latest claims of a kind (None: of any) were published."""
    return lambda desk, told: None if {"since", "until"} & told.keys() else desk.horizon(kind, told, most=most)


def week_before(desk: Desk, told: Filters) -> str | None:
    """Return the day a week before the last one asked for, or before the latest article."""
    if "since" in told:
        return None
    newest = next((row.day for row in desk.catalogue(limit=1) if day_of(row.day)), None) or str(date.today())
    last = min(filter(None, (told.get("until"), told.get("as_of"))), default=newest)
    return str(date.fromisoformat(last + "-12-28"[len(last) - 4 :]) - timedelta(days=7))


def brief_lines(desk: Desk, told: Filters) -> list[Any]:
    """Return the lines of the brief; OnrecordError where more is new than can be compared while one waits."""
    back_to, since = compared_since(desk, told), told["since"]
    if back_to and since <= back_to:
        raise OnrecordError(
            f"more than {COMPARED:,} claims are new since {since}, too many to compare while you wait; "
            f"take a later day than {back_to}, or run `onrecord brief --since {since}`"
        )
    return list(desk.brief(**told, back_to=back_to).lines)


def compared_since(desk: Desk, told: Filters) -> str | None:
    """Return the day since which the claims were published that the brief looks at; None where it looks at all."""
    last = min(filter(None, (told.get("until"), told.get("as_of"))), default=None)
    return desk.horizon(None, {"as_of": last} if last else {}, most=COMPARED)


def compared_note(desk: Desk, told: Filters) -> str | None:
    """Return what is to be known of a brief that does not look at all."""
    if not (day := compared_since(desk, told)):
        return None
    return (
        f"The ledger holds more than can be compared while you wait: what was published before {day} is not looked at, "
        "and what was known only from then counts as new. `onrecord brief` compares all of it."
    )


def line_rows(desk: Desk, told: Filters) -> list[Any]:
    """Return one line across sources, by the policy asked for."""
    rest = {name: value for name, value in told.items() if name not in {"policy", "prefer"}}
    prefer = [name.strip() for name in told.get("prefer", "").split(",") if name.strip()]
    return desk.lines(told["policy"], prefer=prefer, **rest)


def window_rows(desk: Desk, told: Filters) -> list[Any]:
    """Return how many since; OnrecordError where there are more figures than can be looked at while one waits."""
    rest = {name: value for name, value in told.items() if name not in {"since", "until"}}
    if desk.horizon("figure", rest, most=COUNTED):
        raise OnrecordError("more figures than can be looked at while you wait; say which measure, place or source is meant")
    return desk.window(told["since"], told.get("until"), **rest)


def retraction_rows(desk: Desk) -> list[dict[str, Any]]:
    """Return what was told of articles' being withdrawn or standing again, the last first, and whether it holds."""
    holding = desk.retractions(in_force=True)
    return [{**told.to_json(), "holds": told in holding} for told in reversed(desk.retractions())]


def added_rows(desk: Desk, name: str, question: asked.Report) -> list[dict[str, Any]]:
    """Return the rows of a report that an installed package adds, as JSON has them."""
    return desk.plain(desk.report(name, **question.filters()))


def bounded(desk: Desk, since: Since, filters: Filters) -> tuple[Filters, str | None]:
    """Return filters with the day since which to look, and that day where it was not asked for."""
    day = since(desk, filters)
    return filters | ({"since": day} if day else {}), day


def find(desk: Desk, listing: Listing, question: asked.Paged, *, most: int | None = None) -> Found:
    """Return the page of a listing that a question asks for."""
    filters, limit = question.filters(), most or question.limit
    if listing.needs and listing.needs not in filters:
        raise InvalidRecord(f"{listing.needs}: {listing.asked.model_fields[listing.needs].description}")
    if listing.pages:
        told, since = bounded(desk, listing.since, filters)
        rows = listing.rows(desk, {**told, "limit": limit + 1, "offset": question.offset, "newest": True})
    else:
        whole, since = every_row(desk, listing, filters)
        rows = whole[question.offset :]
    return Found(tuple(rows[:limit]), len(rows) > limit, since, listing.note(desk, filters))


def every_row(desk: Desk, listing: Listing, filters: Filters) -> tuple[list[Any], str | None]:
    """Return the rows of a listing that does not page itself, and the day since which it looked for want of another."""
    told, since = bounded(desk, listing.since, filters)
    key = ("listing", listing.name, *sorted(filters.items()))
    return desk.remembered(key, lambda: listing.rows(desk, told)), since


def actor_sheet(desk: Desk, name: str, question: asked.Sheet) -> tuple[Any, str | None]:
    """Return the sheet of an actor, and the day since which claims were looked at for want of another."""
    told, since = bounded(desk, latest(None, KNOWN), question.filters())
    return desk.remembered(("actor", name, *sorted(told.items())), lambda: desk.actor(name, **told)), since


def deal_sheet(desk: Desk, name: str, question: asked.Sheet) -> tuple[Any, str | None]:
    """Return the sheet of a deal, and the day since which terms were looked at for want of another.

    Where none of the latest calls it so, those are looked at that were published up to the last that does.
    """
    told, since = bounded(desk, listing("proposals").since, question.filters())
    last = desk.last_named(name, as_of=question.as_of) if since else None
    if last and since and last < since:
        since = desk.horizon("term", {"as_of": last}, most=TERMS)
        told |= {"until": last, "since": since}
    return desk.remembered(("deal", name, *sorted(told.items())), lambda: desk.proposal(name, **told)), since


LISTINGS = (
    Listing(
        "articles", "Articles", "What was read, published last first.",
        asked.Articles, wire.ArticleRow, lambda desk, told: desk.catalogue(**told), pages=True,
    ),
    Listing(
        "stories", "Stories", "The articles with their copies and versions, each story once; the latest first.",
        asked.Told, wire.Story, lambda desk, told: desk.stories(**told),
    ),
    Listing(
        "statements", "Statements", "Who said what, published last first.",
        asked.Statements, wire.Statement, lambda desk, told: desk.statements(**told), pages=True,
    ),
    Listing(
        "figures", "Figures", "How many, of whom, where, and according to whom; published last first.",
        asked.Figures, wire.Figure, lambda desk, told: desk.figures(**told, newest=True), since=latest("figure", FIGURES),
    ),
    Listing(
        "series", "Series", "Figures over time, one series a source: nothing is averaged, nothing added up.",
        asked.Figures, wire.Series, lambda desk, told: desk.series(**told), since=latest("figure", FIGURES),
    ),
    Listing(
        "lines", "Lines", "One line across sources, by a policy of the Every Casualty Standards, which each row names with its reason.",
        asked.Lines, wire.Line, line_rows, since=latest("figure", FIGURES),
    ),
    Listing(
        "window", "Since a day", "How many since a day or an agreement, by source: its own count since then, or two of its cumulative counts subtracted, or what is missing.",
        asked.Window, wire.Window, window_rows, needs="since",
    ),
    Listing(
        "talks", "Talks", "Each round once: where, when, who, through whom, and what was said of it.",
        asked.Met, wire.Talks, lambda desk, told: desk.talks(**told), since=latest("round", 100),
    ),
    Listing(
        "proposals", "Proposals", "The plans and agreements on record, and what each asks for.",
        asked.Timed, wire.Proposal, lambda desk, told: desk.proposals(**told), since=latest("term", TERMS),
    ),
    Listing(
        "positions", "Positions", "Where each party stands on each term: the latest stance, and what came before.",
        asked.Positions, wire.Position, lambda desk, told: desk.positions(**told), since=latest("position"),
    ),
    Listing(
        "agreements", "Agreement", "Where the parties are at one on a term, and where apart, with the numbers each names.",
        asked.Agreements, wire.Agreement, lambda desk, told: desk.agreements(**told), since=latest("position"),
    ),
    Listing(
        "exchanges", "Exchanges", "Who was freed or handed over for whom; rival counts side by side.",
        asked.Met, wire.Exchange, lambda desk, told: desk.exchanges(**told), since=latest("exchange", 300),
    ),
    Listing(
        "obligations", "Obligations", "What is owed under each agreement, who alleges a breach, and who denies it.",
        asked.Timed, wire.Obligation, lambda desk, told: desk.obligations(**told), since=latest("term", TERMS),
    ),
    Listing(
        "events", "Events", "Who did what to whom, coded by PLOVER; published last first.",
        asked.Events, wire.Event, lambda desk, told: desk.events(**told), pages=True,
        since=lambda desk, told: latest("event")(desk, told) if {"actor", "sector"} & told.keys() else None,
    ),
    Listing(
        "timeline", "Timeline", "What happened, or is to happen, on which day.",
        asked.Told, wire.Timeline, lambda desk, told: desk.timeline(**told), since=latest("event", 1_000),
    ),
    Listing(
        "actors", "Actors", "Everybody who speaks, acts or stands somewhere, each once, whatever the articles call them.",
        asked.Actors, wire.Actor, lambda desk, told: desk.actors(**told), since=latest(None, 1_000),
    ),
    Listing(
        "brief", "Brief", "What is on record now and was not before: the difference of what was known on two days.",
        asked.Brief, wire.BriefLine, brief_lines, since=week_before, note=compared_note,
    ),
    Listing(
        "review", "Review", "What the program is least sure of, the least sure first, and nobody decided yet.",
        asked.Review, wire.ReviewItem, lambda desk, told: desk.review(told.get("kind"), REVIEWED, since=told.get("since")),
        since=latest(None),
    ),
    Listing(
        "retractions", "Retractions", "Articles that their outlets withdrew, or that came here by mistake; the last noted first.",
        asked.Paged, wire.Retraction, lambda desk, told: retraction_rows(desk),
    ),
    Listing(
        "places", "Map", "Where events and figures are told of.",
        asked.Told, wire.Place, lambda desk, told: desk.places(**told),
    ),
)  # fmt: skip


def listing(name: str) -> Listing:
    """Return the listing of a name."""
    return next(held for held in LISTINGS if held.name == name)
