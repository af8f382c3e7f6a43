"""Which names of sources, in different articles, mean one source."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_MINOR = set("the of and for in on to a an s run led controlled backed held based".split())
_FEWEST = 2  # words a shorter name needs, to be taken for a part of a longer one


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that carry meaning, without case, accents and plural or possessive endings."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return frozenset(w for w in re.findall(r"\w+", plain.replace("'s", " ")) if w not in _MINOR)


def group_names(names: Iterable[str], *, fewest: int = _FEWEST) -> dict[str, str]:
    """Return for every name the fullest name of the same source.

    Two names are one source when their words are the same, or when all words of the one (`fewest` at least) are in the
    other and in no rival: "health ministry" joins "Gaza health ministry" unless "Sudan's health ministry" is there too.
    """
    words = {name: name_words(name) for name in sorted(set(names))}
    fullest: dict[str, str] = {}
    for name, own in words.items():
        same = sorted((n for n, w in words.items() if w == own), key=lambda n: (-len(n), n))
        wider = sorted((n for n, w in words.items() if own < w), key=lambda n: (-len(words[n]), n))
        rivals = [n for n in wider if not words[n] <= words[wider[0]]]
        join = len(own) >= fewest and wider and not rivals
        fullest[name] = wider[0] if join else same[0]
    return {name: _last(fullest, name) for name in words}


def _last(fullest: dict[str, str], name: str) -> str:
    while fullest[name] != name:
        name = fullest[name]
    return name
