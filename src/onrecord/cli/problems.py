"""What went wrong, one line each, on standard error."""

import sys


def report(error: Exception) -> None:
    """Write one line saying what is wrong and what to do."""
    note(str(error))


def note(text: str) -> None:
    """Write one line that is to be known and stops nothing."""
    print(f"onrecord: {plain(text)}", file=sys.stderr)


def plain(text: str) -> str:
    """Return the text on one line, without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
