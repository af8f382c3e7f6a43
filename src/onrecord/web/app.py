"""The application: one desk at one ledger, the pages, the API, and what guards both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.desk import Desk
from onrecord.settings import Access, Settings
from onrecord.web import errors
from onrecord.web.api import routers as api
from onrecord.web.guard import Guard, new_secret
from onrecord.web.listings import KNOWN
from onrecord.web.pages import routers
from onrecord.web.pages.home import overview

ABOUT = (
    "The record of a ledger: who said what, how many, according to whom. Everything is a claim on somebody's record; "
    "`/api/why/{claim}` leads from any of them back to its words. Names match wherever they contain the words given. "
    'Every error is `{"error": {"code": ..., "message": ...}}`.'
)


def create_app(settings: Settings | None = None, access: Access | None = None, *, desk: Desk | None = None) -> FastAPI:
    """Return the application; without arguments it is what the environment says (ONRECORD_LEDGER, ONRECORD_TOKEN, ...).

    `uvicorn --factory onrecord.web:create_app` serves it as `onrecord serve` does.
    """
    settings = settings or Settings.load()
    settings = replace(settings, who_is_who=settings.who_is_who or KNOWN)
    desk = desk or Desk(settings)
    access = access or Access.load()

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        overview(desk)  # says at once where there is no ledger; the first reader need not wait
        yield
        desk.close()

    app = FastAPI(
        title="onrecord", version=__version__, description=ABOUT, lifespan=opened, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json", redirect_slashes=False,
    )  # fmt: skip
    app.state.desk, app.state.access, app.state.secret = desk, access, new_secret()
    app.state.ledger = Path(settings.ledger).name if "://" not in settings.ledger else "PostgreSQL"
    app.add_middleware(Guard, access=access)
    for kind, *_ in errors.TABLE:
        app.add_exception_handler(kind, errors.known)
    app.add_exception_handler(HTTPException, errors.of_http)
    app.add_exception_handler(Exception, errors.unforeseen)
    for router in api:
        app.include_router(router)
    for router in routers:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files("onrecord.web").joinpath("static"))), name="static")
    return app
