"""What tells one URL from another, however it is written."""

from collections.abc import Iterator
from urllib.parse import urlsplit


def address(url: str) -> str:
    """Return what tells one URL from another: not its scheme, "www.", fragment, tracking parameters or last slash."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a host in brackets that is no address
        return url
    query = "&".join(sorted(p for p in parts.query.split("&") if p and not p.lower().startswith(("utm_", "fbclid"))))
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"


def beginnings(url: str) -> Iterator[str]:
    """Yield how the URLs may begin that are one address with this one, up to their query or fragment."""
    place = address(url).partition("?")[0]
    for scheme in ("https", "http"):
        for host in ("", "www."):
            for slash in ("", "/"):
                yield f"{scheme}://{host}{place}{slash}"
