"""URL -> bytes: the reading wing's only network code."""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.errors import FetchError
from onrecord.settings import Settings

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "onrecord (reads articles one by one)",
    "Accept": "text/html,application/xml;q=0.9,*/*;q=0.5",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Page:
    """What a URL answered: the address after redirects, the bytes, the declared charset, when it was
    fetched.
    """

    url: str
    content: bytes
    charset: str | None
    retrieved_at: str


def resolve(host: str) -> list[str]:
    """Return the addresses of a host; OSError if there are none."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)))


def fetch_page(
    url: str,
    settings: Settings,
    *,
    resolve: Callable[[str], list[str]] = resolve,
    transport: "httpx.BaseTransport | None" = None,
) -> Page:
    """Return what stands at `url`; FetchError if it may not be fetched, cannot be, or is larger than the
    limit.

    Every address, after each redirect too, is looked up once, refused if it is not a public one, and
    connected to as it was looked up, so that a name cannot lead elsewhere the second time. Proxies are not
    used for that reason.
    """
    import httpx

    deadline = time.monotonic() + 3 * settings.timeout
    try:
        at = httpx.URL(url)
        with httpx.Client(
            transport=transport, headers=_HEADERS, timeout=settings.timeout, follow_redirects=False, trust_env=False
        ) as client:
            for _ in range(_REDIRECTS + 1):
                address = _address(at, settings, resolve)
                request = client.build_request("GET", at.copy_with(host=address), headers={"Host": at.netloc.decode()})
                request.extensions["sni_hostname"] = at.host
                response = client.send(request, stream=True)
                try:
                    if not response.is_redirect:
                        return _page(at, response, settings.most_bytes, deadline)
                    at = at.join(response.headers.get("location", ""))
                finally:
                    response.close()
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(url, f"cannot be fetched ({error or type(error).__name__}); try again later") from error
    raise FetchError(url, f"redirects more than {_REDIRECTS} times; give the address it ends at")


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public network, whatever form it is wrapped in."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:
            found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        else:
            found = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1]) or found
    return found.is_global and not found.is_multicast


def _address(url: "httpx.URL", settings: Settings, resolve: Callable[[str], list[str]]) -> str:
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError(str(url), "is no http or https address")
    try:
        found = resolve(url.host)
    except (OSError, UnicodeError) as error:
        raise FetchError(str(url), "the host cannot be found; check the address and the connection") from error
    if not found or not (settings.private_addresses or all(map(is_public, found))):
        raise FetchError(str(url), "leads into a private network and was not fetched; save the page and read the file")
    return found[0]


def _page(url: "httpx.URL", response: "httpx.Response", most: int, deadline: float) -> Page:
    if response.status_code >= 400:
        raise FetchError(str(url), f"the server answered {response.status_code}; check the address")
    body = bytearray()
    for chunk in response.iter_bytes(65_536):
        body.extend(chunk)
        if len(body) > most:
            raise FetchError(str(url), f"is larger than {most:,} bytes; raise ONRECORD_MOST_BYTES to read it")
        if time.monotonic() > deadline:
            raise FetchError(str(url), "takes too long to send; save the page and read the file")
    return Page(str(url), bytes(body), response.charset_encoding, datetime.now(UTC).isoformat(timespec="seconds"))
