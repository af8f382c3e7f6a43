"""Where the places of claims lie: as the article's names of them were resolved, else by the known place around them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from onrecord.annotate.annotations import Annotations, PlaceMention
from onrecord.annotate.lookups import holding, starting
from onrecord.annotate.once import once
from onrecord.annotate.places.annotator import candidate_of
from onrecord.extract.events.places import SETTLEMENTS
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.gazetteer import gazetteer
from onrecord.records import Claim, Event, Figure, Statement
from onrecord.records.location import Location
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_MOST = 3  # candidates kept: the likeliest and two runners-up
_ARTICLE = "the "
_OUTER = re.compile(r"^(?:.*['’]s|\w*(?:north|south|east|west)\w* of)\s+")
_PARTS = re.compile(r",? and |, ")
_FAR = 70  # letters between a place and the one that tells where it lies
_WITHIN = "a an the in on of near from to at outside inside around about some only just front line km kilometres kilometers miles"
_OWNER = re.compile(r"['’]s (?:\w+ ){0,3}")
_LED = re.compile(r"\b(?:in|at|near|around|outside|from) (?:the )?(?:[\w-]+ ){0,3}$", re.IGNORECASE)
_BY = 0.6  # of how sure a place around is, how sure the place is that lies in it
_LAND = 0.3  # and where only the country is known
_WIDE = {"country", "region", "county"}
_MOSTLY = 0.5  # of the places told, those in the country that an article is about


def locate_claims(claims: Iterable[Claim], annotations: Annotations) -> Iterator[Claim]:
    """Yield the claims, those with a place with its location where the article's name of it was resolved, or where a known
    place is told in which it lies.
    """
    named = _by_name(annotations)
    for claim in claims:
        if isinstance(claim, Statement | Figure | Event) and claim.place:
            at = claim.evidence[0].start
            held = _mentions(claim.place, named)
            location = _located(_nearest(held, at)) if held else _around(claim.place, at, annotations, named)
            yield claim.noted(location=location) if location else claim
        else:
            yield claim


def _by_name(annotations: Annotations) -> dict[str, list[PlaceMention]]:
    """Return the resolved mentions of places by the words they stand in, and by the fullest name of what they name."""
    named: defaultdict[str, list[PlaceMention]] = defaultdict(list)
    fullest = {(e.start, e.end): e.actor for e in annotations.entities if e.actor}
    for mention in annotations.places:
        words = annotations.text[mention.start : mention.end]
        for name in {_key(words), _key(fullest.get((mention.start, mention.end), words))}:
            named[name].append(mention)
    return named


def _mentions(place: str, named: dict[str, list[PlaceMention]]) -> list[PlaceMention]:
    """Return the mentions of a place; of "El Fasher, North Darfur" and "Sudan's El Fasher" those of the inner one.

    What lies "west of Tunis" lies by Tunis; "Chad and Niger" are no one place.
    """
    return named.get(_key(place)) or (named.get(_key(_inner(place))) if " and " not in place else None) or []


def _inner(place: str) -> str:
    return _OUTER.sub("", place.split(",")[0])


def _nearest(held: Sequence[PlaceMention], at: int) -> PlaceMention:
    return min(held, key=lambda m: (abs(m.start - at), m.start))


def _located(mention: PlaceMention, share: float = 1.0) -> Location:
    return Location(round(mention.score * share, 4), mention.candidates[:_MOST])


def _around(place: str, at: int, annotations: Annotations, named: dict[str, list[PlaceMention]]) -> Location | None:
    """Return what is known of where a place lies that was not resolved: the place that the article tells around it, else the
    country that the article is about; of several the country in which all lie.
    """
    parts = _PARTS.split(place) if " and " in place and not gazetteer().find(place) else [_inner(place)]
    found = [_around_one(part, at, annotations, named) for part in parts]
    if len(parts) == 1:
        return found[0]
    lands = {one.place.country if one else None for one in found}
    land = lands.pop() if len(lands) == 1 else None
    return _in_land(land) if land else None


def _around_one(name: str, at: int, annotations: Annotations, named: dict[str, list[PlaceMention]]) -> Location | None:
    if held := named.get(_key(name)):
        return _located(_nearest(held, at))
    spans = _spans(annotations).get(_key(name))
    span = min(spans, key=lambda s: (abs(s.start - at), s.start)) if spans else None
    near = _told_around(annotations, span) if span else None
    land = near.candidates[0].country if near else _land(annotations)
    if known := gazetteer().find(name):  # one of that name in the same country, or another that is far
        here = next((p for p in sorted(known, key=lambda p: -p.population) if p.country == land), None)
        return Location(_LAND, (candidate_of(here, 1.0, gazetteer()),)) if here else None
    return _located(near, _BY) if near else _in_land(land) if land else None


def _in_land(code: str) -> Location | None:
    name = gazetteer().country_name(code)
    land = next((p for p in gazetteer().find(name or "") if p.kind == "country" and p.country == code), None)
    return Location(_LAND, (candidate_of(land, 1.0, gazetteer()),)) if land else None


def _told_around(annotations: Annotations, span: Span) -> PlaceMention | None:
    """Return the resolved place that the sentence of a place tells it to lie in or by: "Abra market | in Goma", "In | Goma, a
    shell hit Abra market", "| Goma's | Abra district".
    """
    sentence = holding(annotations.sentences, span.start)
    if sentence is None:
        return None
    text, told = annotations.text, starting(annotations.places, sentence.start, sentence.end)
    before = [m for m in told if m.end <= span.start]
    owning = [m for m in before if _OWNER.fullmatch(text, m.end, span.start)]
    inside = [m for m in told if span.start <= m.start and m.end <= span.end]
    behind = [m for m in told if span.end <= m.start <= span.end + _FAR and _leads(text[span.end : m.start], m)]
    spoken = [s for a in annotations.attributions for s in (*a.source, *a.cue)]
    region = text[span.start : span.end].split()[-1].lower() in SETTLEMENTS
    led = [
        m for m in reversed(before)
        if not region and _LED.search(text, sentence.start, m.start)
        and not any(s.start <= m.start < s.end for s in spoken)
    ]  # fmt: skip
    return next(iter((*owning, *inside, *behind, *led)), None)


def _leads(gap: str, outer: PlaceMention) -> bool:
    """Say whether the words between two places tell that the first lies in or by the second: ", a village | near", ", | Chad"."""
    if gap.strip() == ",":
        return outer.candidates[0].kind in _WIDE
    words = re.findall(r"[^\W\d_]+", gap)
    return bool(words) and all(w in _within() or w[:1].isupper() or w.endswith("ern") for w in words)


@cache
def _within() -> frozenset[str]:
    return SETTLEMENTS | figure_words("directions") | {*_WITHIN.split(), *load("places")["words"]["regional"].split()}


@once
def _spans(annotations: Annotations) -> dict[str, list[Span]]:
    """Return where names stand, by their words and the fullest name of what they name."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for entity in annotations.entities:
        words = annotations.text[entity.start : entity.end]
        for name in {_key(words), _key(entity.actor or words)}:
            found[name].append(Span(entity.start, entity.end))
    return found


@once
def _land(annotations: Annotations) -> str | None:
    """Return the code of the country in which most places lie that an article tells."""
    lands = Counter(m.candidates[0].country for m in annotations.places)
    ((land, often),) = lands.most_common(1) or ((None, 0),)
    return land if often > _MOSTLY * lands.total() else None


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix(_ARTICLE)
