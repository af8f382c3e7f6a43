"""What every answer carries, and what every request must: the browser's own protections, and no foreign writes."""

import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.settings import Access

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
COOKIE = "onrecord_token"
_SAFE = {"GET", "HEAD", "OPTIONS"}
_LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


class Guard:
    """Middleware: refuses other machines' names for this one, and writes that nobody here asked for."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refusal(scope)
        await (refused(scope, receive, guarded) if refused else self._app(scope, receive, guarded))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self._access.local and _name(headers.get("host", "")) not in _LOOPBACK:
            return _refuse(scope, 421, "host", "this server answers to localhost and 127.0.0.1 only")
        if scope["method"] in _SAFE or scope["path"] == "/sign-in":
            return _foreign(scope, headers) if scope["method"] not in _SAFE else None
        if not self._access.writes:
            told = "read-only" if self._access.read_only else "reached from elsewhere and has no --token"
            return _refuse(scope, 403, "read_only", f"this server is {told}: nothing can be written")
        return _foreign(scope, headers) or self._unknown(scope, headers)

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        if self._access.token is None or knows(self._access.token, headers):
            return None
        told = "give the token: sign in at /sign-in, or send it as `Authorization: Bearer TOKEN`"
        return _refuse(scope, 401, "token", told)


def knows(token: str, headers: Mapping[str, str]) -> bool:
    """Say whether a request carries the token, as a header or a cookie."""
    given = [headers.get("authorization", "").removeprefix("Bearer ")]
    cookies = (pair.strip().partition("=") for pair in headers.get("cookie", "").split(";"))
    given += [value for name, _, value in cookies if name == COOKIE]
    return any(hmac.compare_digest(value.encode(), token.encode()) for value in given)


def new_secret() -> str:
    """Return what forms carry, so that only pages of this server can send them."""
    return secrets.token_urlsafe(24)


def _foreign(scope: Scope, headers: Headers) -> Response | None:
    """Refuse what another site's page makes the reader's browser send."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    own = f"{scope['scheme']}://{headers.get('host', '')}"
    if (origin is not None and origin != own) or site not in {None, "same-origin", "none"}:
        return _refuse(scope, 403, "foreign", "another site's page may not write here")
    return None


def _name(host: str) -> str:
    return host if host.endswith("]") else host.rsplit(":", 1)[0]


def _refuse(scope: Scope, status: int, code: str, message: str) -> Response:
    if scope["path"].startswith("/api"):
        return JSONResponse({"error": {"code": code, "message": message}}, status)
    return PlainTextResponse(message, status)
