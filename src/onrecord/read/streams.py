"""Byte streams whose beginning can be looked at, and that cannot grow beyond a limit."""

import gzip
import io
import zlib
from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.read.kinds import HEAD


class Rejoined(io.RawIOBase):
    """A stream with what was already taken from it put back in front."""

    def __init__(self, head: bytes, rest: io.BufferedIOBase) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the next piece reaches."""
        piece = self._head[: len(buffer)]
        if piece:
            self._head = self._head[len(piece) :]
        else:
            piece = self._rest.read1(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def peek(stream: io.BufferedIOBase) -> tuple[bytes, io.BufferedIOBase]:
    """Return the first bytes of a stream and the whole stream again; what is wrong later on shows later
    on.
    """
    head = b""
    try:
        while len(head) < HEAD and (piece := stream.read1(HEAD)):
            head += piece
    except InputError:
        if not head:
            raise
    return head, io.BufferedReader(Rejoined(head, stream))


def unzipped(where: str, stream: io.BufferedIOBase) -> io.BufferedIOBase:
    """Return the stream that a gzip stream holds; reading a cut or damaged one raises InputError."""
    return io.BufferedReader(_Unzipped(where, gzip.GzipFile(fileobj=stream)))


def take(where: str, stream: io.BufferedIOBase, most: int) -> bytes:
    """Return all bytes of a stream; InputError if there are more than `most`."""
    content = stream.read(most + 1)
    if len(content) > most:
        raise too_large(where, most)
    return content


def lines(where: str, stream: io.BufferedIOBase, most: int) -> Iterator[tuple[int, bytes | InputError]]:
    """Yield the lines of a stream with their numbers from 1; an InputError for one longer than `most`
    bytes.
    """
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) <= most:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(most)
        yield number, too_large(f"{where}, line {number}", most)


def too_large(where: str, most: int) -> InputError:
    """Return the error for what is larger than `most` bytes."""
    return InputError(where, f"is larger than {most:,} bytes; split it, or raise ONRECORD_MOST_BYTES")


class _Unzipped(io.RawIOBase):
    def __init__(self, where: str, stream: gzip.GzipFile) -> None:
        self._where = where
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._stream.read1(len(buffer))
        except (EOFError, zlib.error, OSError) as error:
            raise InputError(self._where, "the gzip data is cut short or damaged here; fetch the file again") from error
        buffer[: len(piece)] = piece
        return len(piece)
