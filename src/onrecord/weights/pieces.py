"""Words -> the encoder's pieces: the WordPiece of BERT (Devlin et al. 2019), uncased, with a class for the case.

The backbone's vocabulary is uncased; `CASES` gives each piece back what lower-casing took from it.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

UNKNOWN, CLS, SEP = 100, 101, 102
CASES = 13  # 0 for special pieces, then (lower, Initial, UPPER, miXed, digit, punctuation) x (first, continuation)
_CHUNK = re.compile(r"\w+|[^\w\s]|\s", re.UNICODE)
_LONGEST_CHUNK = 100  # code points, as in BERT: a longer one is unknown


class Pieces:
    """Cuts words into pieces by a vocabulary: one piece a line, its number the line's."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.cut = lru_cache(maxsize=50_000)(self._cut)

    def _cut(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return (piece, case class) for every piece of a word; at least one."""
        cut: list[tuple[int, int]] = []
        for chunk in _CHUNK.findall(word):
            if not chunk.isspace():
                shape = _shape(chunk)
                pieces = self._wordpieces(_plain(chunk))
                cut.extend((piece, 1 + shape + (6 if n else 0)) for n, piece in enumerate(pieces))
        return tuple(cut) or ((UNKNOWN, 6),)

    def _wordpieces(self, chunk: str) -> list[int]:
        if len(chunk) > _LONGEST_CHUNK:
            return [UNKNOWN]
        pieces, start = [], 0
        while start < len(chunk):
            prefix = "##" if start else ""
            for end in range(len(chunk), start, -1):
                piece = self._ids.get(prefix + chunk[start:end])
                if piece is not None:
                    pieces.append(piece)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return pieces


def _plain(chunk: str) -> str:
    decomposed = unicodedata.normalize("NFD", chunk.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").replace("’", "'").replace("_", "")


def _shape(chunk: str) -> int:
    if chunk[0].isdigit():
        return 4
    if not chunk[0].isalpha():
        return 5
    if chunk.islower():
        return 0
    if chunk[0].isupper() and (len(chunk) == 1 or chunk[1:].islower()):
        return 1
    return 2 if chunk.isupper() else 3
