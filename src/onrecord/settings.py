"""What a user may set: one frozen record, built once and passed in."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Self, TypeVar

from onrecord.errors import OnrecordError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Access:
    """Who may do what through the web: `local`: only this machine reaches it; `read_only`: nobody may write; `token`:
    what one who writes must know. Beyond this machine nobody writes without a token.
    """

    local: bool = True
    read_only: bool = False
    token: str | None = None

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Return what ONRECORD_TOKEN and ONRECORD_READ_ONLY say, for a server that others may reach."""
        read_only = environment.get("ONRECORD_READ_ONLY", "").lower() in {"1", "true", "yes"}
        return cls(local=False, read_only=read_only, token=environment.get("ONRECORD_TOKEN") or None)

    @property
    def writes(self) -> bool:
        """Whether anybody may write at all."""
        return not self.read_only and (self.local or self.token is not None)


@dataclass(frozen=True, slots=True)
class Settings:
    """`ledger`: a path or SQLAlchemy URL; `most_bytes`: the largest document read (a file of one article, a page,
    a feed, a line), in bytes; `most_text`: the longest article read, in code points; `timeout`: seconds to wait for
    a URL; `private_addresses`: whether URLs may lead into the local network; `who_is_who`: the most claims, the latest,
    among which it is worked out who is who and which articles are copies (None: all, however long that takes).
    """

    ledger: str = "onrecord.db"
    most_bytes: int = 20_000_000
    most_text: int = 1_000_000
    timeout: float = 20.0
    private_addresses: bool = False
    who_is_who: int | None = None

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the settings with what ONRECORD_LEDGER, ONRECORD_MOST_BYTES, ... say in their place."""
        changed: dict[str, object] = {}
        try:
            for name, kind in (
                ("ledger", str),
                ("most_bytes", int),
                ("most_text", int),
                ("timeout", float),
                ("who_is_who", int),
            ):
                if (value := environment.get(f"ONRECORD_{name.upper()}")) is not None:
                    changed[name] = _more_than_nothing(kind(value))
        except ValueError as error:
            raise OnrecordError(f"ONRECORD_{name.upper()}={value!r} cannot be used: {error}") from error
        return cls(**changed)  # type: ignore[arg-type]


def without_password(ledger: str) -> str:
    """Return the path or URL of a ledger as it may be shown: without the password that a URL may hold."""
    shown = re.sub(r"(://[^/@:]*:)[^/]*@", r"\1***@", ledger)
    return re.sub(r"([?&]password=)[^&]*", r"\1***", shown)


def _more_than_nothing(value: T) -> T:
    """Return what is set; ValueError for a number that is none, nought or less: nothing could be read."""
    if isinstance(value, int | float) and not 0 < value < inf:
        raise ValueError("it must be more than 0")
    return value
