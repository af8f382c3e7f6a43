"""Bytes -> text: byte-order mark, UTF-8, a declared charset, else the likeliest encoding."""

import codecs
import re

from onrecord.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}encoding=[\"']([\w.-]+)|<meta[^>]{0,200}charset=[\"']?([\w.-]+)", re.IGNORECASE
)
_SAMPLE = 65_536  # bytes looked at to guess
_MOSTLY_LATIN = 0.05  # with fewer bytes than this beyond ASCII a text is in Latin letters, and cp1252 by far likeliest


def decode(where: str, content: bytes, *, charset: str | None = None) -> str:
    """Return the text, without its byte-order mark; InputError if no encoding fits.

    `charset` is what the sender declares; UTF-8 that is valid wins over it, since declarations are often
    wrong.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(where, content[len(mark) :], encoding)
    declared = _DECLARED.search(content[:2048])
    named = (declared[1] or declared[2]).decode("ascii") if declared else None
    for likely in ("utf-8", charset, named):
        try:
            if likely:
                return content.decode(likely)
        except (LookupError, UnicodeDecodeError):
            continue
    return _guessed(where, content)


def _strictly(where: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            where, f"is marked as {encoding} but is not, from byte {error.start}; save it as UTF-8"
        ) from error


def _guessed(where: str, content: bytes) -> str:
    sample = content[:_SAMPLE]
    beyond = sum(byte > 127 for byte in sample)
    if beyond < _MOSTLY_LATIN * len(sample):
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    guess = from_bytes(sample).best()
    try:
        return content.decode(guess.encoding if guess else "ascii")
    except UnicodeDecodeError as error:
        raise InputError(where, "is in no encoding that we know; save it as UTF-8") from error
