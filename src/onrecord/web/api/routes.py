"""One path a report."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field, create_model

from onrecord.web import asked, wire
from onrecord.web.answer import desk_of
from onrecord.web.listings import LISTINGS, Listing, actor_sheet, added_rows, deal_sheet, find

PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"model": wire.Problem, "description": "Nobody and nothing of that name is on record"},
    422: {"model": wire.Problem, "description": "The question cannot be asked like that"},
    503: {"model": wire.Problem, "description": "The ledger cannot answer"},
}
router = APIRouter(prefix="/api", responses=PROBLEMS)


def _endpoint(listing: Listing) -> Callable[..., Any]:
    def rows(request: Request, question: Any) -> dict[str, Any]:
        found = find(desk_of(request), listing, question)
        return {
            "rows": [listing.row.model_validate(row) for row in found.rows],
            "limit": question.limit, "offset": question.offset, "since": found.since, "note": found.note,
            "next": _next(request, question) if found.more else None,
        }  # fmt: skip

    rows.__annotations__["question"] = Annotated[_asked(listing), Query()]
    return rows


def _asked(listing: Listing) -> type[asked.Paged]:
    """Return what a listing may be asked, and must be: a page shows a form for what it needs, here it is told at once."""
    if listing.needs is None:
        return listing.asked
    about = listing.asked.model_fields[listing.needs]
    told = Field(min_length=1, max_length=200, description=about.description, examples=about.examples)
    needed: dict[str, Any] = {listing.needs: (str, told)}
    return create_model(listing.asked.__name__, __base__=listing.asked, **needed)


def page_of(request: Request, question: asked.Paged, rows: Sequence[Any]) -> dict[str, Any]:
    """Return the first of the rows that are left, and where those after them are."""
    more = len(rows) > question.limit
    return {
        "rows": rows[: question.limit], "limit": question.limit, "offset": question.offset,
        "next": _next(request, question) if more else None,
    }  # fmt: skip


def _next(request: Request, question: asked.Paged) -> str:
    told = {**question.filters(), "limit": question.limit, "offset": question.offset + question.limit}
    return f"{request.url.path}?{urlencode(told)}"


for each in LISTINGS:
    router.add_api_route(
        f"/{each.name}", _endpoint(each), response_model=wire.Page[each.row],  # type: ignore[name-defined]
        name=f"api_{each.name}", summary=each.title, description=each.lead, tags=["lists"],
    )  # fmt: skip


@router.get("/claims", response_model=wire.Page[dict[str, Any]], tags=["lists"], summary="Claims")
def claims(request: Request, question: Annotated[asked.Claims, Query()]) -> dict[str, Any]:
    """Claims of any kind in the form of `onrecord extract`, published last first."""
    told = {**question.filters(), "limit": question.limit + 1, "offset": question.offset}
    return page_of(request, question, desk_of(request).claims(newest=True, **told))


@router.get("/article/{article:path}", response_model=wire.ArticleClaims, tags=["one"], summary="An article")
def article(
    request: Request, article: Annotated[str, Path(description="Id, URL or title", examples=["sudan-market-1"])]
) -> dict[str, Any]:
    """One article with its claims."""
    found, held = desk_of(request).show(article)
    told = desk_of(request).retracted(found.id)
    return {
        "article": wire.Article.model_validate(found), "claims": [claim.to_json() for claim in held],
        "retracted": {**told.to_json(), "holds": True} if told else None,
    }  # fmt: skip


@router.get("/proposal/{name:path}", response_model=wire.Sheet, tags=["one"], summary="The sheet of a deal")
def proposal(
    request: Request,
    name: Annotated[str, Path(description="Its name, author or day, or part of them", examples=["new draft"])],
    question: Annotated[asked.Sheet, Query()],
) -> Any:
    """One proposal: phases, terms, what is open, and what changed since the version before."""
    return deal_sheet(desk_of(request), name, question)[0]


@router.get("/actor/{name:path}", response_model=wire.ActorSheet, tags=["one"], summary="An actor")
def actor(
    request: Request,
    name: Annotated[str, Path(description="Any of its names", examples=["South Sudan's government"])],
    question: Annotated[asked.Sheet, Query()],
) -> Any:
    """One actor with all that is on record of it, and why its names are held to be one."""
    return actor_sheet(desk_of(request), name, question)[0]


@router.get("/diff/{article:path}", response_model=wire.Diff, tags=["one"], summary="Two versions of an article")
def diff(
    request: Request, article: Annotated[str, Path(description="Id, URL or title", examples=["depot-later"])]
) -> Any:
    """Which claims came, went and changed between an article and the version before it."""
    return desk_of(request).diff(article)


@router.get("/why/{claim}", response_model=wire.Why, tags=["one"], summary="Why")
def why(
    request: Request,
    claim: Annotated[
        str, Path(description="A claim's id, or four characters or more of its beginning", examples=["3f2a91c0"])
    ],
) -> Any:
    """From a claim back to its words."""
    return desk_of(request).why(claim)


@router.get("/plugins", response_model=list[wire.Plugin], tags=["one"], summary="Plugins")
def plugins(request: Request) -> Any:
    """The readers, extractors and reports that installed packages add, and what is wrong with those that cannot be used."""
    return desk_of(request).plugins()


@router.get("/report/{name}", response_model=wire.Page[dict[str, Any]], tags=["one"], summary="An added report")
def report(
    request: Request,
    name: Annotated[str, Path(description="A report that `/api/plugins` lists", examples=["schools"])],
    question: Annotated[asked.Report, Query()],
) -> dict[str, Any]:
    """The rows of a report that an installed package adds; which of the filters it heeds is for it to say."""
    return page_of(request, question, added_rows(desk_of(request), name, question)[question.offset :])


@router.get("/counts", response_model=dict[str, int], tags=["one"], summary="Counts")
def counts(request: Request) -> dict[str, int]:
    """How many articles and claims of each kind the ledger holds."""
    return desk_of(request).counts()


@router.get("/measured", response_model=list[wire.Measured], tags=["one"], summary="What is measured where")  # type: ignore[valid-type]
def measured(request: Request) -> Any:
    """How many figures there are of which measure in which place, the most reported first; a thousand at most."""
    return desk_of(request).measured(limit=1000)
