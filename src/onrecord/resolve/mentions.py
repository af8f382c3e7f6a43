"""Who is named in claims: one mention for each name, article, office and deed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from onrecord.ledger import Entry
from onrecord.records import Article, Claim, Event, Exchange, Figure, Position, Round, Statement, Term
from onrecord.resolve.homes import country_around, country_of, territory_of
from onrecord.resolve.kind_words import known_name
from onrecord.resolve.names import fold, words_of

Deed = Literal["said", "relayed", "addressed", "acted", "underwent", "took part", "mediated", "stood", "tabled", "gave"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as one claim of one article has it, and what its bearer does in the claim."""

    name: str
    role: str | None
    article: str
    claim: str
    deed: Deed


@dataclass(slots=True)
class Page:
    """What an article tells of its surroundings: its day, outlet, the countries it is about, by how often, those in which
    others only met for talks, the folded names that it uses as places, and names with the letters behind them in brackets.
    """

    day: str | None
    outlet: str | None = None
    lands: Counter[str] = field(default_factory=Counter)
    hosts: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    letters: set[tuple[str, str]] = field(default_factory=set)

    @property
    def wars(self) -> frozenset[str]:
        """The countries that tell which conflict it is about: not those that only lent a room for talks."""
        return lands_of({land: n for land, n in self.lands.items() if land not in self.hosts})


def mentions_of(entries: Iterable[Entry], articles: Iterable[Article] = ()) -> tuple[list[Mention], dict[str, Page]]:
    """Return who is named in the claims, and the pages they stand on; `articles` tell which countries they are about."""
    mentions: list[Mention] = []
    pages: dict[str, Page] = {}
    for entry in entries:
        claim = entry.claim
        page = pages.get(claim.article)
        if page is None:
            page = pages[claim.article] = Page(entry.published and entry.published[:10], entry.outlet)
            page.lands.update(_TITLE * list(lands_in(entry.title or "")))
        page.lands.update(land for e in claim.evidence for land in lands_in(e.text))
        page.letters.update((m[1], fold(m[2])) for e in claim.evidence for m in _LETTERED.finditer(e.text))
        page.lands.update(land for place in _places(claim) if (land := country_around(place)))
        page.places.update(map(fold, _places(claim)))
        page.hosts.update(_hosts(claim))
        for name, role, deed in named_in(claim):
            mentions.append(Mention(name, role, claim.article, claim.id, deed))
    for article in articles:
        if article.id in pages:
            pages[article.id].lands.update(lands_in(article.text))
    return mentions, pages


def named_in(claim: Claim) -> Iterator[tuple[str, str | None, Deed]]:
    """Yield who is named in a claim, in what office, doing what."""
    speaker = claim.speaker if isinstance(claim, Statement) else None
    if speaker:
        yield speaker.name, speaker.role, "said"
    for number, voice in enumerate(claim.said_by):
        if speaker is None or voice.name != speaker.name:
            yield voice.name, voice.role, "said" if number == 0 else "relayed"
    if claim.addressee:
        yield claim.addressee, None, "addressed"
    match claim:
        case Position():
            yield claim.party, None, "stood"
        case Term(proposal=proposal) if proposal and proposal.author:
            yield proposal.author, None, "tabled"
        case Event():
            yield from _in_event(claim)


def _in_event(event: Event) -> Iterator[tuple[str, str | None, Deed]]:
    if isinstance(event.detail, Round):
        for voice in event.detail.participants:
            yield voice.name, voice.role, "took part"
        for name in event.detail.mediators:
            yield name, None, "mediated"
        return
    if isinstance(event.detail, Exchange):
        for side in event.detail.sides:
            if side.party:
                yield side.party, None, "gave"
    for name in event.actors:
        yield name, None, "acted"
    for name in event.recipients:
        yield name, None, "underwent"


def _places(claim: Claim) -> Iterator[str]:
    """Yield where something was; not where talks were held: who lends a room tells little."""
    held = isinstance(claim, Event) and isinstance(claim.detail, Round)
    if isinstance(claim, Statement | Figure | Event) and claim.place and not held:
        yield claim.place


def _hosts(claim: Claim) -> Iterator[str]:
    """Yield the country in which a round of talks is held, where none who take part are of it."""
    if isinstance(claim, Event) and isinstance(claim.detail, Round) and claim.place:
        land = country_around(claim.place)
        if land and not any(land in lands_in(v.name) for v in claim.detail.participants):
            yield land


def lands_in(text: str) -> Iterator[str]:
    """Yield the countries that a text names with a capital letter: countries, peoples, capitals.

    Not those that only speak from abroad or lend their capital's name: "the Portuguese foreign ministry", "the Oslo talks".
    """
    for run in _NAMES.finditer(text):
        if (land := _land_named(run.group())) and not _ABROAD.match(text, run.end()):
            yield land


def speaks_abroad(name: str) -> bool:
    """Say whether a name is of those who speak for a country to others: "the Portuguese foreign ministry"."""
    return _ABROAD.search(name) is not None


@lru_cache(maxsize=1 << 16)
def _land_named(run: str) -> str | None:
    """Return the country that capitalised words name; "South Sudan" before "Sudan".

    Letters count only as letters ("CAR", not "Car bombs"), and not those of a body ("IOM").
    """
    words = words_of(run)
    plain = run.replace(".", "")
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            if len(part) <= _LETTERS and (part.upper() not in plain or known_name(part.upper())):
                continue
            if land := country_of(part) or territory_of(part):
                return land
    return None


_NAMES = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][\w’'-]*(?: [^\W\d_a-zß-öø-ÿ][\w’'-]*)*")
_ABROAD = re.compile(
    r"(?:['’]s)? (?:foreign (?:ministry|minister|office)|embassy|ambassador|envoy|diplomats?"
    r"|(?:peace )?(?:talks|accords?|agreements?|process|summit|declaration|protocol))\b", re.IGNORECASE
)  # fmt: skip
_LETTERED = re.compile(r"((?:[A-Z][\w’'-]*|of|the|for|and)(?: (?:[A-Z][\w’'-]*|of|the|for|and))+) \(([A-Z]{2,8})\)")
_LETTERS = 3  # at most, of what is rather an abbreviation than a name
_TITLE = 3  # times that a country named in the title counts


def lands_of(page: Mapping[str, int]) -> frozenset[str]:
    """Return the countries that a page is about: those named at least a third as often as the one named most."""
    most = max(page.values(), default=0)
    return frozenset(land for land, n in page.items() if 3 * n >= most)
