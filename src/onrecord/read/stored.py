"""Files that lie in a store that fsspec reaches rather than on this machine's discs: s3://, gs://, hdfs://, memory://, ..."""

import io
import re
from importlib import import_module
from pathlib import Path
from typing import IO, Any, cast

from onrecord.errors import FetchError

_STORED = re.compile(r"(?!https?://)[a-zA-Z][a-zA-Z0-9+.-]*://")


def is_stored(where: str) -> bool:
    """Say whether an address is one of a store: not of the web, nor a path."""
    return bool(_STORED.match(where))


def stored_files(url: str) -> dict[str, str]:
    """Return the address of each file at or below a URL, by name, with its path from there ("" for the file itself)."""
    system, path = _store(url)
    try:
        found = {file: file.removeprefix(path).lstrip("/") for file in sorted(system.find(path))}
    except Exception as error:  # each kind of store has errors of its own
        raise _unreachable(url, error) from error
    if not found:
        raise FetchError(url, "there is no such file, or the folder is empty; check the address")
    return {system.unstrip_protocol(file): below for file, below in found.items()}


def open_stored(where: str, mode: str = "rb") -> IO[bytes]:
    """Open the file at a path, or at a URL of a store, to read ("rb") or to write ("wb") bytes."""
    if not is_stored(where):
        return cast(IO[bytes], Path(where).open(mode))
    system, path = _store(where)
    try:
        file = system.open(path, mode)
    except Exception as error:
        raise _unreachable(where, error) from error
    return io.BufferedReader(file) if mode == "rb" else file


def _store(url: str) -> tuple[Any, str]:
    try:
        found: tuple[Any, str] = import_module("fsspec").core.url_to_fs(url)
    except ImportError as error:
        raise FetchError(
            url,
            f"cannot be reached without fsspec ({error}): pip install fsspec, and what it needs there, as s3fs for s3://",
        ) from error
    except Exception as error:
        raise _unreachable(url, error) from error
    return found


def _unreachable(url: str, error: Exception) -> FetchError:
    return FetchError(url, f"cannot be reached ({type(error).__name__}: {error}); check the address")
