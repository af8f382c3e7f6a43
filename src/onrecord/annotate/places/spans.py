"""Spans of a text whose words the gazetteer holds as a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.annotate.annotations import Sentence
from onrecord.gazetteer import Gazetteer, Place, key
from onrecord.vocabularies.load import load, words_in

LONGEST = 6  # words of a name
_MOST = 30  # places of one name that are weighed, the largest
_MOST_IN_ALL = 2500  # candidates of an article, about 300 MB while they are weighed
_PIECE = re.compile(r"[^\W\d_]+(?:[’'ʻ‘`][^\W\d_]+)*\.?", re.UNICODE)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\. ?[A-Z][a-z]+\.|[A-Z]\. (?:[A-Z]\.)+")
_POSSESSIVE = re.compile(r"[’'‘`]s$", re.IGNORECASE)
_LOW = {"of", "the", "and", "de", "la", "al", "el", "del", "da", "do", "au", "on", "upon", "en", "le", "les", "sur", "a", "i", "es"}  # fmt: skip


class Piece(NamedTuple):
    """A word of letters, without possessive."""

    start: int
    end: int


@dataclass(slots=True)
class Named:
    """A span with the places that go by its words, likeliest first once they are weighed."""

    start: int
    end: int
    text: str
    key: str
    places: tuple[Place, ...]
    abbreviated: bool = False


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Return (name, country's code) by the abbreviation as it is written without blanks ("W.Va.")."""
    return _pairs("abbreviations")


@cache
def codes() -> dict[str, tuple[str, str]]:
    """Return (name, country's code) by the two letters that stand behind a comma."""
    return _pairs("codes")


def _pairs(table: str) -> dict[str, tuple[str, str]]:
    found = {}
    for country, pairs in load("places")[table].items():
        for pair in pairs.split():
            short, _, name = pair.partition("=")
            found[short] = (name.replace("_", " "), country)
    return found


def find_names(text: str, sentences: tuple[Sentence, ...], gazetteer: Gazetteer) -> list[Named]:
    """Return every span of a sentence that is a name of the gazetteer, overlapping ones too, in text order."""
    found: list[Named] = []
    for sentence in sentences:
        pieces = list(_pieces(text, sentence.start, sentence.end))
        short = {p.start: n for p in pieces if (n := _abbreviated(text, p, gazetteer))}
        found.extend(short.values())
        covered = {c for n in short.values() for c in range(n.start, n.end)}
        found.extend(n for n in _full_names(text, pieces, gazetteer) if n.start not in covered)
    return _trimmed(sorted(found, key=lambda n: (n.start, n.end)))


def _trimmed(found: list[Named]) -> list[Named]:
    """Keep fewer places a name in a very long text: they are weighed all against all."""
    most = max(1, _MOST_IN_ALL // max(1, len({n.key for n in found})))
    if most < _MOST:
        for name in found:
            name.places = tuple(sorted(name.places, key=lambda p: (p.kind != "country", -p.population, p.index))[:most])
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    while match := _INITIALS.search(text, at, end):
        yield from _plain_pieces(text, at, match.start())
        yield Piece(match.start(), match.end())
        at = match.end()
    yield from _plain_pieces(text, at, end)


def _plain_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in _PIECE.finditer(text, start, end):
        word = _POSSESSIVE.sub("", match[0])
        dotted = word.endswith(".")
        if dotted and word not in abbreviations() and key(word) not in {"st", "ste", "ft", "mt", "twp", "co"}:
            word = word[:-1]
        if word:
            yield Piece(match.start(), match.start() + len(word))


def _abbreviated(text: str, piece: Piece, gazetteer: Gazetteer) -> Named | None:
    written = text[piece.start : piece.end]
    known = abbreviations().get(written.replace(" ", ""))
    if known is None and written.isupper() and text[max(0, piece.start - 3) : piece.start].rstrip(" ")[-1:] == ",":
        known = codes().get(written)
    if known is None:
        return None
    name, country = known
    places = tuple(p for p in gazetteer.find(name) if p.country == country and p.kind == "region")
    return Named(piece.start, piece.end, written, key(name), places, abbreviated=True) if places else None


def _full_names(text: str, pieces: list[Piece], gazetteer: Gazetteer) -> Iterator[Named]:
    for first, piece in enumerate(pieces):
        if not text[piece.start].isupper():
            continue
        for last in range(first, min(first + LONGEST, len(pieces))):
            if last > first and not _goes_on(text, pieces[last - 1], pieces[last]):
                break
            end = pieces[last].end
            written = text[piece.start : end]
            if last > first and not text[pieces[last].start].isupper() and key(written).split(" ")[-1] in _LOW:
                continue
            looked_up = key(written)
            if len(looked_up) < 2:
                continue
            places = _largest(gazetteer, looked_up) or _regions(gazetteer, looked_up)
            if places:
                yield Named(piece.start, end, written, looked_up, places)


def _regions(gazetteer: Gazetteer, looked_up: str) -> tuple[Place, ...]:
    """Return the regions that "X State" or "X Province" may be, where only X is on the list."""
    name, _, kind = looked_up.rpartition(" ")
    if not name or kind not in words_in("places", "words", "regional"):
        return ()
    return tuple(p for p in _largest(gazetteer, name) if p.kind in {"region", "county"})


def _goes_on(text: str, before: Piece, piece: Piece) -> bool:
    gap = text[before.end : piece.start]
    if gap not in {" ", "-", "–", "\n", "  ", ". ", "'", "’"}:
        return False
    word = text[piece.start : piece.end]
    return word[0].isupper() or word in _LOW or gap != " "


def _largest(gazetteer: Gazetteer, looked_up: str) -> tuple[Place, ...]:
    places = gazetteer.find_key(looked_up)
    if len(places) > _MOST:
        kinds = {"country": 0, "region": 1, "area": 1, "continent": 1}
        places.sort(key=lambda p: (kinds.get(p.kind, 2), -p.population, p.index))
        places = places[:_MOST]
    return tuple(places)
