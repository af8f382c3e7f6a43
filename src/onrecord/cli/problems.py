"""What went wrong, one line each, on standard error."""

import sys


def note(text: str) -> None:
    """Write one line: what is wrong and what to do, or what is to be known and stops nothing."""
    print(f"onrecord: {plain(text)}", file=sys.stderr)


def plain(text: str) -> str:
    """Return the text on one line, without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
