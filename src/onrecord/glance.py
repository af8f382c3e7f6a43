"""What a door asks to give an overview: counts, names, lists, places, charts, files. `onrecord.desk.Desk` has it all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

if TYPE_CHECKING:
    from onrecord.gazetteer import Place
    from onrecord.gazetteer.outlines import Outline
    from onrecord.ledger import Query, View
    from onrecord.ledger.names import Stamp
    from onrecord.ledger.overview import ArticleRow, MeasuredRow
    from onrecord.records import Article
    from onrecord.reports.places import PlaceRow
    from onrecord.reports.series import SeriesRow

T = TypeVar("T")
_REMEMBERED = 64  # answers; those not asked for longest go first
_DETAILS = {"round", "exchange", "compliance"}


class Narrowed(TypedDict, total=False):
    """What a report may be narrowed to; see `onrecord.ledger.Query`. `retracted`: withdrawn articles are looked at too."""

    speaker: str | None
    source: str | None
    measure: str | None
    place: str | None
    population: str | None
    country: str | None
    modality: str | None
    speech_act: str | None
    quotation: str | None
    mode: str | None
    outlet: str | None
    article: str | None
    search: str | None
    as_of: str | None
    retracted: bool
    limit: int | None
    offset: int
    newest: bool


class Asked(Narrowed, total=False):
    """What a report may be asked about, with the days."""

    since: str | None
    until: str | None


class Glance:
    """Overviews of one ledger. What costs time is remembered until the ledger has grown."""

    _kept: "tuple[Stamp, dict[Any, Any]] | None" = None

    @property
    def _view(self) -> "View":
        raise NotImplementedError

    @property
    def _whole(self) -> "View":
        raise NotImplementedError

    def counts(self) -> dict[str, int]:
        """Return how many articles and claims of each kind the ledger holds."""
        return self.remembered("counts", lambda: self._view.counts())

    def names(self, column: str) -> list[str]:
        """Return the distinct measures, places, populations, speakers, sources or outlets ("measure", "place", ...)."""
        return self.remembered(("names", column), lambda: self._view.names(column))

    def catalogue(self, **asked: Unpack[Asked]) -> list["ArticleRow"]:
        """Return the articles of the ledger (outlet, search, since, until, as_of), those published last first."""
        from onrecord.ledger.overview import article_rows

        return list(article_rows(*self._ask(asked)))

    def article(self, identity: str) -> "Article":
        """Return an article of the ledger by id, URL or title; NotFound says what is near."""
        return self._view.article(identity)

    def claims(self, *, kind: str | None = None, **asked: Unpack[Asked]) -> list[dict[str, Any]]:
        """Return claims in the form of `onrecord extract`."""
        from dataclasses import replace

        view, query = self._ask(asked)
        return [entry.claim.to_json() for entry in view.entries(replace(query, kind=kind))]

    def measured(self, *, limit: int | None = None) -> list["MeasuredRow"]:
        """Return which measures are counted where, the most reported first."""
        from onrecord.ledger.overview import measured_rows

        return self.remembered(("measured", limit), lambda: list(measured_rows(self._view, limit=limit)))

    def horizon(self, kind: str | None, asked: Mapping[str, Any], *, most: int) -> str | None:
        """Return the day since which about `most` of the claims asked for were published; None where there are fewer.

        `kind` is a kind of claim, or round, exchange or compliance; of what is asked, what no `Query` has is left out.
        """
        from onrecord.ledger.overview import horizon

        known = {name: value for name, value in asked.items() if name in Narrowed.__annotations__}
        told = {"detail": kind} if kind in _DETAILS else {"kind": kind}
        return self.remembered(
            ("horizon", kind, most, *sorted(known.items())),
            lambda: horizon(*self._ask({**told, **known}), most=most),
        )

    def last_named(self, proposal: str, *, as_of: str | None = None) -> str | None:
        """Return the day of the last article that calls a proposal so."""
        from onrecord.ledger.overview import last_named

        return last_named(self._view, proposal, as_of)

    def places(self, **asked: Unpack[Asked]) -> list["PlaceRow"]:
        """Return the places that events and figures name, the most named first, with where they lie."""
        from onrecord.reports.places import places

        return self.remembered(
            ("places", *sorted(asked.items())), lambda: places(*self._ask(asked), self.locate)
        )

    def locate(self, names: Iterable[str]) -> dict[str, "Place"]:
        """Return the likeliest place of each name that the gazetteer holds."""
        from onrecord.gazetteer import gazetteer
        from onrecord.gazetteer.choose import choose_places

        return choose_places(names, gazetteer())

    def country_name(self, code: str) -> str:
        """Return the name of the country with an ISO 3166 code; the code for one unknown."""
        from onrecord.gazetteer import gazetteer

        return gazetteer().country_name(code) or code

    def outlines(self, west: float, south: float, east: float, north: float) -> list["Outline"]:
        """Return the outlines of the countries that reach into a box of degrees."""
        from onrecord.gazetteer.outlines import outlines_within

        return list(outlines_within(west, south, east, north))

    def draw(self, rows: Sequence["SeriesRow"], form: str, *, dark: bool = False, width: int = 640) -> bytes:
        """Return rows of series as a chart: "svg", "png", "html" or "json" (Vega-Lite)."""
        from onrecord.reports.plot import draw

        return draw(rows, form, dark=dark, width=width)

    def chart_script(self) -> bytes:
        """Return the script with which a page draws Vega-Lite charts, without a network."""
        from onrecord.reports.plot import chart_script

        return chart_script()

    def csv(self, rows: Iterable[Any]) -> str:
        """Return the rows of any report as CSV, safe to open in a spreadsheet."""
        from onrecord.reports.table import csv_text

        return csv_text(rows)

    def plain(self, rows: Iterable[Any]) -> list[dict[str, Any]]:
        """Return the rows of any report as JSON has them; what JSON has not, such as a date, in its own words."""
        from onrecord.reports.table import plain_row

        return [plain_row(row) for row in rows]

    def remembered(self, key: Any, compute: Callable[[], T]) -> T:
        """Return what was computed for the ledger as it is now: it only grows, so its last rows tell its state."""
        now = self._view.stamp()
        kept = self._kept
        if kept is None or kept[0] != now:
            kept = self._kept = (now, {})
        held = kept[1].get(key)
        found: T = held[0] if held else compute()
        kept[1].pop(key, None)  # the last asked for stand last
        kept[1][key] = (found,)
        for old in list(kept[1])[:-_REMEMBERED]:
            kept[1].pop(old, None)
        return found

    def _ask(self, asked: Mapping[str, Any]) -> "tuple[View, Query]":
        """Return the look that is asked for, and what is asked of it."""
        from onrecord.ledger import Query
        from onrecord.resolve.homes import country_called

        told = dict(asked)
        view = self._whole if told.pop("retracted", False) else self._view
        if told.get("country"):
            told["country"] = country_called(told["country"])
        query = Query.asked(**told)
        view.require(query, "outlet", "country", "mode")
        return view, query
