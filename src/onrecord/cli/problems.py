"""What went wrong, one line each, on standard error."""

import sys


def report(error: Exception) -> None:
    """Write one line saying what is wrong and what to do."""
    print(f"onrecord: {plain(str(error))}", file=sys.stderr)


def plain(text: str) -> str:
    """Return the text on one line, without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
