"""What went wrong, as a status, a word that stays and a sentence: one table for pages and API alike."""

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from onrecord.errors import InputError, InvalidRecord, LedgerError, NotFound, OnrecordError
from onrecord.web.render import render

# The first that fits: status, code, what the page calls it.
TABLE: tuple[tuple[type[Exception], int, str, str], ...] = (
    (NotFound, 404, "not_found", "Not on record"),
    (InvalidRecord, 422, "invalid", "That cannot be"),
    (InputError, 422, "unreadable", "That cannot be read"),
    (LedgerError, 503, "ledger", "The ledger cannot answer"),
    (OnrecordError, 400, "refused", "That cannot be done"),
    (RequestValidationError, 422, "invalid", "That cannot be asked"),
)
_HTTP = {404: "not_found", 405: "method"}


async def known(request: Request, error: Exception) -> Response:
    """Answer an error of the table."""
    status, code, title = next(row[1:] for row in TABLE if isinstance(error, row[0]))
    if isinstance(error, RequestValidationError):
        return answer(request, status, code, title, "; ".join(_told(problem) for problem in error.errors()))
    return answer(request, status, code, title, str(error))


async def of_http(request: Request, error: Exception) -> Response:
    """Answer what the framework itself refuses: no such page, no such method."""
    assert isinstance(error, HTTPException)
    code = _HTTP.get(error.status_code, "refused")
    return answer(request, error.status_code, code, str(error.detail), "There is nothing here.", error.headers)


async def unforeseen(request: Request, error: Exception) -> Response:
    """Answer a mistake of ours without telling what it was; the log has it."""
    return answer(request, 500, "internal", "Something went wrong", "This is our mistake; the server's log says more.")


def answer(
    request: Request, status: int, code: str, title: str, message: str, headers: object = None
) -> Response:  # fmt: skip
    """Return the error as JSON where a program asks, as a page where a person does."""
    kept = dict(headers) if isinstance(headers, dict) else None
    if request.url.path.startswith("/api/") or request.query_params.get("format") in {"json", "csv"}:
        return JSONResponse({"error": {"code": code, "message": message}}, status, headers=kept)
    return render(request, "error.html", status=status, headers=kept, title=title, message=message)


def _told(problem: dict[str, object]) -> str:
    place = problem.get("loc", ())
    if place == ("body",):
        return "send a JSON object, with the header Content-Type: application/json"
    name = place[-1] if isinstance(place, tuple | list) and place else "?"
    return f"{name}: {str(problem.get('msg')).removeprefix('Value error, ')}"
