"""The reports that are lists, each as a page with its filters."""

from collections.abc import Callable
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.desk import Desk
from onrecord.errors import LedgerError, NotFound, OnrecordError
from onrecord.web import asked
from onrecord.web.answer import EVERY, answer, desk_of, paging, with_form
from onrecord.web.listings import LISTINGS, Found, Listing, find

router = APIRouter()
APART = {"series", "places", "review"}  # have pages of their own
_OFFERING = {"measure", "outlet", "place", "plover", "mode", "country"}
_OFFERED = 300  # names at most that a field offers


def context(desk: Desk, listing: Listing, question: Any, found: Found) -> dict[str, Any]:
    """Return what the page of a listing is made of."""
    return {
        "listing": listing, "question": question, "rows": found.rows, "since": found.since, "note": found.note,
        "fields": fields(listing.asked, desk), **paging(question.offset, question.limit, more=found.more),
    }  # fmt: skip


def fields(model: type[asked.Paged], desk: Desk) -> list[dict[str, Any]]:
    """Return the fields of a form: the name of each, what it asks for, and what it offers."""
    found = []
    for name, field in model.model_fields.items():
        if name not in {"limit", "offset"}:
            found.append(
                {
                    "name": name,
                    "about": field.description,
                    "offers": _offers(name, desk),
                    "choices": _choices(field.annotation),
                    "flag": field.annotation is bool,
                    "fixed": field.default is not None,
                    "dated": field.json_schema_extra is not None,
                }
            )
    last = ("outlet", "since", "until", "as_of", "retracted")
    return sorted(found, key=lambda f: last.index(f["name"]) + 1 if f["name"] in last else 0)


def _choices(annotation: Any) -> list[str]:
    """Return the words one may choose among, where a field takes only some."""
    parts = (annotation, *get_args(annotation))
    return [word for part in parts for word in get_args(part) if isinstance(word, str) and word]


def _offers(name: str, desk: Desk) -> list[str]:
    if name not in _OFFERING:
        return []
    names = desk.names(name)
    return names if len(names) <= _OFFERED else []


def page_of(listing: Listing) -> Callable[..., Response]:
    """Return the page of a listing."""

    def page(request: Request, question: Any) -> Response:
        desk = desk_of(request)
        status, problem, found = 200, None, Found((), False, None)
        if listing.needs and question.format == "html" and not question.filters().keys() - {"as_of", "retracted"}:
            problem = f"{listing.needs}: {listing.asked.model_fields[listing.needs].description}"
        else:
            try:
                whole = question.format != "html" and "limit" not in question.model_fields_set
                found = find(desk, listing, question, most=EVERY if whole else None)
            except OnrecordError as error:
                if question.format != "html" or isinstance(error, LedgerError):
                    raise
                status, problem = 404 if isinstance(error, NotFound) else 400, str(error)
        return answer(
            request, form=question.format, name=listing.name, template=f"{listing.name}.html",
            records=listing.row.plain(found.rows), status=status, problem=problem, **context(desk, listing, question, found),
        )  # fmt: skip

    page.__annotations__["question"] = Annotated[with_form(listing.asked), Query()]
    return page


for each in LISTINGS:
    if each.name not in APART:
        router.add_api_route(f"/{each.name}", page_of(each), name=each.name)
