"""How a name is looked up: without accents, case, apostrophes, dots and hyphens, its common short forms made one."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_APART = re.compile(r"[-–—‐‑/\s]+")
_DROPPED = re.compile(r"['’‘ʻʼʿʾ`´.,()]")
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "township": "twp"}
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
BITS = 40  # of the hash of a key: with half a million names a stranger's name meets one of them once in two million


@lru_cache(maxsize=1 << 15)
def key(name: str) -> str:
    """Return the form under which a name is looked up: "Séjourné-Saint's" and "sejourne sts" are one."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _APART.sub(" ", _DROPPED.sub("", plain)).split()
    return " ".join(_SHORT.get(w, w) for w in words)


def digest(looked_up: str) -> int:
    """Return the hash of a key, a number under 2 ** BITS."""
    return int.from_bytes(blake2b(looked_up.encode(), digest_size=BITS // 8).digest(), "big")
