"""The pages and the REST interface of a ledger; `create_app` makes the ASGI application, `onrecord serve` runs it."""

from onrecord.web.app import create_app

__all__ = ["create_app"]
