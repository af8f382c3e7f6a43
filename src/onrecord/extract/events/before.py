"""Where and when a deed was done that goes on with what the sentence before tells: "Rebels raided Abra on Monday. | They
killed six men".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.lookups import spoken_in, starting
from onrecord.extract.circumstances.places import is_directed
from onrecord.extract.circumstances.told_before import around_deed, leads_back
from onrecord.extract.events.fits import PlaceFits, parties_fit
from onrecord.extract.events.happenings import heading
from onrecord.extract.events.settings import LATER, is_plain
from onrecord.extract.events.words import Told, listed_verbs
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.page import Page
from onrecord.records import Event

_MATERIAL = {"ASSAULT", "COERCE", "PROTEST"}
_MONTH = len("2024-05")


def with_scenes(page: Page, tellings: Sequence[Told]) -> list[Told]:
    """Return the events with the day and the place of what they go on with, where their own sentence tells none."""
    events = [event for event, _ in tellings]
    first = {e.id: page.tree.range(e.evidence[0].start, e.evidence[0].end) for e in events}
    told = {number: heading(page, words) for number, words in first.items()}
    scenes: dict[int, list[Event]] = {}
    for e in events:
        if e.plover in _MATERIAL and e.status == "occurred" and (e.date or e.place):
            scenes.setdefault(page.tree.sentence_of(told[e.id]), []).append(e)
    return [(_in_scene(page, e, told[e.id], scenes), words) for e, words in tellings]


def _in_scene(page: Page, event: Event, word: int, scenes: Mapping[int, Sequence[Event]]) -> Event:
    """Return an event with the day and place of what it goes on with; `scenes` are by the number of their sentence."""
    lacks = event.status == "occurred" and event.plover in _MATERIAL and not (event.date and event.place)
    if not lacks or not is_plain(page.tree, word):
        return event
    number = page.tree.sentence_of(word)
    before = [s for s in scenes.get(number - 1, ()) if _goes_on(page, s, event, word)]
    if event.place and before:
        fits = PlaceFits(page)
        before = [s for s in before if s.place and any(fits.fit(p, event.place) for p in s.place.split(" and "))]
    days = {s.date for s in before if s.date and len(s.date) >= _MONTH}
    places = {s.place for s in before if s.place}
    day = days.pop() if len(days) == 1 and not event.date and not _has_time(page, number) else event.date
    place = places.pop() if len(places) == 1 and not event.place and not _has_place(page, number) else event.place
    return event if (day, place) == (event.date, event.place) else replace(event, date=day, place=place)


def _goes_on(page: Page, scene: Event, event: Event, word: int) -> bool:
    """Say whether a deed is of what the sentence before tells: words lead back to it, the same people take part, or what
    befell people is all that is told: "A bomb went off in Abra on Monday. | Six men were killed".
    """
    if leads_back(page.tree, around_deed(page.annotations, page.tree, word)):
        return True
    if scene.plover == event.plover == "ASSAULT" and not event.actors and _befell(page, word):
        return True
    crowd = scene.plover == "PROTEST" and any(n.split()[-1].lower() in _crowds() for n in event.recipients)
    other = event.mode in LATER and scene.plover == "ASSAULT"
    acting = any(parties_fit(event.actors, theirs) for theirs in (scene.actors, scene.recipients))
    suffering = parties_fit(event.recipients, scene.recipients)
    return not other and (crowd or acting or bool(suffering))


def _befell(page: Page, word: int) -> bool:
    """Say whether a verb tells only that people were killed or hurt: "| were killed"."""
    return page.tree.lower(word) in listed_verbs("harm") and page.tree.is_passive(word)


def _crowds() -> frozenset[str]:
    return figure_words("protesters") | {"crowd", "crowds"}


def _has_time(page: Page, number: int) -> bool:
    """Say whether a sentence tells a time of its own."""
    sentence = page.tree.sentences[number]
    return bool(starting(page.annotations.times, sentence.start, sentence.end))


def _has_place(page: Page, number: int) -> bool:
    """Say whether a sentence tells a place of its own, other than who speaks or whose somebody is."""
    tree = page.tree
    sentence = tree.sentences[number]
    if any(is_directed(tree, w) for w in range(sentence.first, sentence.last)):
        return True  # "in the south"
    spoken = spoken_in(page.annotations, tree).get(number, ())
    for entity in starting(page.annotations.entities, sentence.start, sentence.end):
        here = entity.label in {"LOCATION", "FACILITY"}
        top = tree.top(tree.range(entity.start, entity.end)) if here else None
        if top is None or any(s.start <= entity.start < s.end for s in spoken):
            continue
        if tree.syntax.relations[top] not in {"compound", "amod", "nmod:poss"}:
            return True
    return False
