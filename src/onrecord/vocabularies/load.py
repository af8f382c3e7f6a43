"""Reading the vocabularies: commented TOML files beside this one, each naming its source."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the vocabulary `name` (its file's name without `.toml`); FileNotFoundError if there is none."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words_in(name: str, *keys: str) -> frozenset[str]:
    """Return the words of an entry of a vocabulary, by its keys from outside in."""
    entry: Any = load(name)
    for key in keys:
        entry = entry[key]
    return frozenset(entry.split())


def longest_by_first(entries: Iterable[str]) -> dict[str, int]:
    """Return, for every word that begins an entry, how many words the longest entry has that it begins.

    Most words of a text begin none, so that runs of words need not be put together to be looked up.
    """
    longest: dict[str, int] = {}
    for entry in entries:
        words = entry.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
