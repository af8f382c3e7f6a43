"""Articles -> events: who did what to whom, coded by PLOVER, with place, day and status."""

import re
from functools import cache

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.deal.page import Page
from onrecord.extract.deeds import extract_deeds
from onrecord.extract.event_status import status_of
from onrecord.extract.pair_features import ask, entity_labels, stem
from onrecord.extract.pairs import Pair, find_pairs, reports
from onrecord.extract.triggers import mode_of
from onrecord.extract.voices import chain
from onrecord.records import Article, Event, Evidence, Span
from onrecord.vocabularies.load import load
from onrecord.weights.event_head import TYPES, EventHead

LIKELY = 0.35  # a pair under this is no event
SURE = 0.3  # nor one under this as an event of its likeliest type
_SURE_IF_SAID = 0.95  # what somebody only says of another is an event (an accusation, a demand) where this is sure
_SURER = 0.6  # a pair as sure as this stands against the vocabulary
_PAIRS = 2  # pairs of one predicate and type that are kept, the likeliest first
_TRIMMED = frozenset({"acl", "appos", "parataxis", "punct", "advcl", "conj", "cc", "case", "cop", "nsubj", "aux"})
_AGREED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def extract_events(article: Article, annotations: Annotations, head: EventHead, *, by: str) -> tuple[Event, ...]:
    """Return the events of an article in text order: those that words of the vocabulary tell, and the pairs that the
    head takes for events.

    Where both tell of one word, the head's stands if it is sure, or if it is of one type with the vocabulary's and names
    both sides where that does not; else the vocabulary's.
    """
    if annotations.states is None:
        return ()
    page = Page(article, annotations, by=by)
    deeds = extract_deeds(page)
    told_by = {word: event for event, words in deeds for word in words}
    tree = page.tree
    labels = entity_labels(annotations, tree)
    named = frozenset(labels)
    times = {w for t in annotations.times for w in tree.range(t.start, t.end)}
    pairs = [
        p for s in annotations.sentences for p in find_pairs(tree, s.first, s.last, named)
        if p.recipient not in times and p.recipient not in told_by
    ]  # fmt: skip
    likely, types = head.score(annotations.states, [ask(tree, p, labels) for p in pairs])
    kept: dict[tuple[int, str], int] = {}
    found: list[tuple[int, Event]] = []
    for n in sorted(range(len(pairs)), key=lambda n: (-float(likely[n]), n)):
        if likely[n] < LIKELY:
            break
        plover = TYPES[int(types[n].argmax())]
        place = (pairs[n].governor, plover)
        sure = round(float(likely[n] * types[n].max()), 3)
        if kept.get(place, 0) < _PAIRS and sure >= (_SURE_IF_SAID if reports(tree, pairs[n]) else SURE):
            kept[place] = kept.get(place, 0) + 1
            found.append((pairs[n].predicate, _event(article, annotations, tree, pairs[n], plover, sure, by)))
    less = {deed.id for at, event in found if (deed := told_by.get(at)) and _yields(deed, event)}
    learned = [(at, event) for at, event in found if at not in told_by or told_by[at].id in less]
    worded = [(min(words), event) for event, words in deeds if event.id not in less]
    return tuple(event for _, event in sorted([*worded, *learned], key=lambda item: (item[0], item[1].id)))


def _yields(deed: Event, learned: Event) -> bool:
    """Say whether what the vocabulary tells of a word yields to what the head tells of it: less is told, or less surely."""
    whole = bool(deed.actors and deed.recipients)
    return learned.confidence >= _SURER or (deed.plover == learned.plover and not whole)


@cache
def _retreating() -> frozenset[str]:
    return frozenset(stem(word) for word in load("plover")["retreating"].split())


def _event(
    article: Article, annotations: Annotations, tree: Tree, pair: Pair, plover: str, sure: float, by: str
) -> Event:
    status = status_of(tree, pair)
    if plover == "YIELD":
        stems = {stem(tree.lower(w)) for w in (pair.predicate, pair.governor, *pair.up, *pair.down)}
        plover = "RETREAT" if stems & _retreating() else "CONCEDE"
    if status == "planned" and plover in _AGREED:
        plover = "AGREE"
    words = sorted({pair.actor, pair.recipient, pair.predicate, pair.governor})
    span = Span(tree.words[words[0]].start, tree.words[words[-1]].end)
    at = tree.words[pair.predicate]
    holding = [a for a in annotations.attributions if a.speaker and any(c.overlaps(at) for c in a.content)]
    source = min(holding, key=lambda a: sum(c.end - c.start for c in a.content), default=None)
    return Event(
        article=article.id, evidence=(Evidence.quote(article.text, span),),
        said_by=chain(source, annotations) if source else (),
        modality="denied" if status == "denied" else "expected" if status == "planned" else "asserted",
        negated=status == "denied", confidence=min(sure, 1.0), by=by, plover=plover,
        mode=mode_of(tree, pair.predicate, plover) or mode_of(tree, pair.governor, plover),
        actors=(_name(annotations, tree, pair.actor),), recipients=(_name(annotations, tree, pair.recipient),),
        place=_place(annotations, tree, pair), date=_date(annotations, tree, pair), status=status,
    )  # fmt: skip


def _name(annotations: Annotations, tree: Tree, word: int) -> str:
    """Return the fullest name where the word is in a name, else its phrase."""
    at = tree.words[word]
    entity = next((e for e in annotations.entities if e.actor and e.start <= at.start < e.end), None)
    return (entity.actor or "") if entity else tree.phrase(word, without=_TRIMMED).of(annotations.text)


def _place(annotations: Annotations, tree: Tree, pair: Pair) -> str | None:
    clause = tree.clause(pair.governor) | tree.clause(pair.predicate)
    for entity in annotations.entities:
        if entity.label not in {"LOCATION", "FACILITY"}:
            continue
        words = tree.range(entity.start, entity.end)
        if words and words.start in clause and words.start > 0 and tree.lower(words.start - 1) in {"in", "at", "near"}:
            return entity.actor or annotations.text[entity.start : entity.end]
    return None


def _date(annotations: Annotations, tree: Tree, pair: Pair) -> str | None:
    clause = tree.clause(pair.governor) | tree.clause(pair.predicate)
    for time in annotations.times:
        told = _DAY.match(time.value)
        if time.type in {"DATE", "TIME"} and told and any(w in clause for w in tree.range(time.start, time.end)):
            return told[0]
    return None
