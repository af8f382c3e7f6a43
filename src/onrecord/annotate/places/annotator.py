"""Article -> places: names of the gazetteer, weighed against one another, kept where they are meant as places."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.annotate.annotations import Attribution, Entity, PlaceMention
from onrecord.annotate.labels import Floats as Scores
from onrecord.annotate.places.mentions import label_shares, likely_places, mention_clues
from onrecord.annotate.places.roles import Role, role_of
from onrecord.annotate.places.senses import Floats, Sense, Table
from onrecord.annotate.places.spans import Named, find_names
from onrecord.annotate.places.weights import PlaceWeights, place_weights
from onrecord.annotate.tree import Tree
from onrecord.gazetteer import Gazetteer, Place, gazetteer
from onrecord.records.location import PlaceCandidate

_RUNNERS_UP = 4
_LEAST = 0.01  # of a runner-up


@dataclass(frozen=True, slots=True)
class Weighed:
    """The spans of an article that a place goes by, with their senses and what is told of each."""

    names: list[Named]
    senses: list[Sense]
    clues: Floats


def annotate_places(
    tree: Tree,
    entities: Sequence[Entity],
    scores: Scores,
    labels: Sequence[str],
    *,
    attributions: Sequence[Attribution] = (),
    places: Gazetteer | None = None,
    weights: PlaceWeights | None = None,
) -> tuple[PlaceMention, ...]:
    """Return the places of an article in text order; none overlap.

    `scores` are the encoder's of the entity `labels`, a row a word.
    """
    places, weights = places or gazetteer(), weights or place_weights()
    weighed = weigh_names(tree, entities, scores, labels, places, weights.senses)
    if weighed is None:
        return ()
    sure = weights.scores(weighed.clues)
    sense_of = {m: sense for sense in weighed.senses for m in sense.mentions}
    kept = choose(weighed.names, sure, weights.threshold)
    return tuple(
        _mention(weighed.names[n], sense_of[n], float(sure[n]), places, role_of(weighed.names[n], tree, attributions))
        for n in kept
    )


def weigh_names(
    tree: Tree, entities: Sequence[Entity], scores: Scores, labels: Sequence[str], places: Gazetteer,
    vectors: Sequence[Floats],
) -> Weighed | None:  # fmt: skip
    """Return all spans that are names of places, weighed; None where there is none."""
    names = find_names(tree.text, tuple(tree.sentences), places)
    if not names:
        return None
    shares = label_shares(scores, labels)
    table = Table(tree.text, names, likely_places(names, tree, shares), peoples(tree.text, entities, places))
    current = table.first_shares()
    for vector in vectors:
        clues = table.clues(current)
        current = table.shares(clues @ vector)
    clues = table.clues(current)
    senses = [Sense(m, table.places[a:b], current[a:b]) for m, (a, b) in zip(table.mentions, table.ranges, strict=True)]
    best = [clues[a + int(current[a:b].argmax())] for a, b in table.ranges]
    return Weighed(names, senses, mention_clues(names, senses, best, tree, entities, shares))


def peoples(text: str, entities: Sequence[Entity], places: Gazetteer) -> set[str]:
    """Return the ISO codes of the countries whose people are named ("Libyan officials")."""
    found = {places.country_of_people(text[e.start : e.end]) for e in entities if e.label in {"NORP", "MISC"}}
    return {code for code in found if code}


def choose(names: Sequence[Named], sure: Floats, threshold: float) -> list[int]:
    """Return the spans to keep, in text order: the surest first, none that overlaps one kept before."""
    kept: list[int] = []
    for n in sorted(range(len(names)), key=lambda n: (-sure[n], names[n].start, -names[n].end)):
        if sure[n] < threshold:
            break
        if all(names[n].end <= names[k].start or names[k].end <= names[n].start for k in kept):
            kept.append(n)
    return sorted(kept, key=lambda n: names[n].start)


def _mention(name: Named, sense: Sense, sure: float, places: Gazetteer, role: Role) -> PlaceMention:
    order = np.argsort(-sense.shares, kind="stable")
    ranked = [
        candidate_of(sense.places[n], float(sense.shares[n]), places)
        for n in order[: _RUNNERS_UP + 1]
        if n == order[0] or sense.shares[n] >= _LEAST
    ]
    return PlaceMention(name.start, name.end, round(sure, 4), role, tuple(ranked))


def candidate_of(place: Place, share: float, places: Gazetteer) -> PlaceCandidate:
    """Return a place of the gazetteer as one that a name may mean."""
    region = next((p.name for p in map(places.place, place.parents) if p.kind == "region"), None)
    return PlaceCandidate(
        place.geonameid, place.name, place.kind, region, place.country, place.lat, place.lon, round(share, 4)
    )
