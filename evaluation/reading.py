"""What every task reads with: the shipped weights alone, so that no score depends on what else is installed."""

from functools import cache

from onrecord.pipeline import Reader


@cache
def reader() -> Reader:
    """Return the one reader of this process, without the extractors that installed packages add."""
    return Reader()
