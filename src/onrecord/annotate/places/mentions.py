"""Whether a span that is called like a place is meant as one: what the encoder and the words around it say."""

import re
from collections.abc import Sequence
from functools import partial

import numpy as np

from onrecord.annotate.annotations import Entity
from onrecord.annotate.labels import Floats as Scores
from onrecord.annotate.labels import log_shares
from onrecord.annotate.lookups import touching
from onrecord.annotate.places.senses import Floats, Sense
from onrecord.annotate.places.spans import Named
from onrecord.annotate.tree import Tree
from onrecord.vocabularies.load import words_in

LABELS = ("LOCATION", "FACILITY", "ORGANIZATION", "PERSON", "NORP", "MISC", "EVENT", "PRODUCT")
_AFTER = re.compile(r"(\W{0,2})([A-Za-z]*)")
_BEFORE = re.compile(r"([\w’'.]*)(\W{0,3})$")
CLUES = (
    *(f"share {x}" for x in LABELS), "share none", "least location", *(f"exactly {x}" for x in LABELS),
    *(f"part of {x}" for x in LABELS), "crosses", "opens entity", "closes entity", "elsewhere location",
    "elsewhere person", "preposition", "comma before", "comma behind", "body behind", "road behind", "region behind",
    "capital before", "capital behind", "hyphen before", "hyphen behind", "digit before", "bracket before",
    "inside longer name", "holds another name", "words", "short", "upper", "sentence begins", "abbreviated",
    "top share", "margin", "people", "country", "region", "county", "area", "alone",
    "near", "very near", "same country", "same region", "contained", "contains", "country's people", "proper noun",
    "modifier", "numbered party",
)  # fmt: skip
_words = partial(words_in, "places", "words")


def label_shares(scores: Scores, names: Sequence[str]) -> Floats:
    """Return each word's probability of every label, B and I together, [words, LABELS and none]."""
    shares = np.exp(log_shares(np.asarray(scores, np.float32)))
    columns = [[n for n, name in enumerate(names) if name[2:] == label] for label in LABELS]
    return np.stack([*(shares[:, c].sum(1) for c in columns), shares[:, 0]], 1).astype(np.float64)


def likely_places(names: Sequence[Named], tree: Tree, shares: Floats) -> Floats:
    """Return a first guess of how sure each span is a place: the mean share of locations and of what names them."""
    found = [
        shares[list(tree.range(n.start, n.end)) or [tree.at(n.start) or 0]][:, :3].mean(0) @ (1, 0.5, 0.5)
        for n in names
    ]
    return np.clip(np.array(found, np.float64), 0.02, 1)


def mention_clues(
    names: Sequence[Named], senses: Sequence[Sense], clues: Sequence[Floats], tree: Tree, entities: Sequence[Entity],
    shares: Floats,
) -> Floats:  # fmt: skip
    """Return the clues [mentions, CLUES]; `clues` are those of the likeliest place of each sense."""
    rows = np.zeros((len(names), len(CLUES)))
    sense_of = {m: n for n, sense in enumerate(senses) for m in sense.mentions}
    around = _entities_of(names, entities)
    by_key: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        by_key.setdefault(name.key, []).append(number)
    covered, covering = _nested(names)
    for number, name in enumerate(names):
        words = list(tree.range(name.start, name.end)) or [tree.at(name.start) or 0]
        told = shares[words]
        entity = around[number]
        sense, best = senses[sense_of[number]], clues[sense_of[number]]
        like = [around[m] for m in by_key[name.key] if m != number and names[m].start != name.start]
        row = [
            *told.mean(0), told[:, 0].min(), *_labels(name, entity),
            sum(e is not None and e.label == "LOCATION" for e in like) / max(len(like), 1),
            sum(e is not None and e.label == "PERSON" for e in like) / max(len(like), 1),
            *_around(name, tree), number in covered, number in covering, len(name.key.split()),
            len(name.key) <= 3, name.text.isupper(), tree.sentences[tree.sentence(name.start)].start == name.start,
            name.abbreviated, *_meaning(sense, best), *_grammar(tree, words, tree.text, name),
        ]  # fmt: skip
        rows[number] = row
    return rows


def _entities_of(names: Sequence[Named], entities: Sequence[Entity]) -> list[Entity | None]:
    """Return for every span the entity it overlaps, the smallest first begun."""
    found: list[Entity | None] = []
    for name in names:
        over = [*touching(entities, name.start, name.end)]
        over.sort(key=lambda e: (-(min(e.end, name.end) - max(e.start, name.start)), e.start))
        found.append(over[0] if over else None)
    return found


def _labels(name: Named, entity: Entity | None) -> list[float]:
    exact = entity is not None and (entity.start, entity.end) == (name.start, name.end)
    inside = entity is not None and not exact and entity.start <= name.start and name.end <= entity.end
    label = entity.label if entity else None
    return [
        *(exact and label == x for x in LABELS), *(inside and label == x for x in LABELS),
        entity is not None and not exact and not inside,
        inside and entity is not None and entity.start == name.start,
        inside and entity is not None and entity.end == name.end,
    ]  # fmt: skip


def _around(name: Named, tree: Tree) -> list[float]:
    text = tree.text
    before = _BEFORE.search(text[max(0, name.start - 24) : name.start])
    after = _AFTER.match(text[name.end : name.end + 24])
    word, gap = (before[1], before[2]) if before else ("", "")
    gap_behind, behind = (after[1], after[2]) if after else ("", "")
    follows = gap_behind in {" ", "-", "’s ", "'s "} and behind
    low = behind.lower().rstrip(".")
    return [
        gap == " " and word.lower() in _words("prepositions"), gap.startswith(","), gap_behind.startswith(","),
        bool(follows and low in _words("bodies") and behind[:1].isupper()),
        bool(follows and low in _words("roads") and behind[:1].isupper()),
        bool(follows and low in _words("regional")),
        gap == " " and word[:1].isupper(), gap_behind == " " and behind[:1].isupper(),
        gap.endswith("-"), gap_behind.startswith("-"), gap == " " and word[-1:].isdigit(), "(" in gap,
    ]  # fmt: skip


def _nested(names: Sequence[Named]) -> tuple[set[int], set[int]]:
    inner, outer = set(), set()
    for a, one in enumerate(names):
        for b in range(a + 1, len(names)):
            other = names[b]
            if other.start >= one.end:
                break
            if one.start <= other.start and other.end <= one.end:
                inner.add(b)
                outer.add(a)
            elif one.start == other.start and one.end < other.end:
                inner.add(a)
                outer.add(b)
    return inner, outer


def _meaning(sense: Sense, best: Floats) -> list[float]:
    shares = np.sort(sense.shares)[::-1]
    place = sense.places[int(sense.shares.argmax())]
    margin = shares[0] - (shares[1] if len(shares) > 1 else 0)
    return [
        shares[0], margin, best[0], place.kind == "country", place.kind == "region", place.kind == "county",
        place.kind in {"area", "continent"}, len(shares) == 1, best[14], best[15],
        best[11], best[12], best[9], best[10], best[22],
    ]  # fmt: skip


def _grammar(tree: Tree, words: Sequence[int], text: str, name: Named) -> list[float]:
    top = tree.top(list(words))
    tagged = top is not None and tree.tag(top) == "PROPN"
    modifies = top is not None and tree.relation(top) in {"compound", "amod", "nmod"}
    return [tagged, modifies, bool(re.search(r"\b[A-Z]{1,3}-$", text[max(0, name.start - 4) : name.start]))]
