"""Marked events as the layers that deal and events share learn them: numbers for words, and for pairs of words.

Beside every word stands what the vocabularies take it for, beside every pair what the rules do, so that the head learns
where they are wrong. A pair is a word that tells an event and one that may tell who takes part (a phrase of its sentence,
or one of those around, where that is marked) or when or where it was.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evaluation.marked import Row
from evaluation.news import read_news
from onrecord.extract.events.candidates import may_take_part, may_tell
from onrecord.extract.events.circumstances import Circumstances
from onrecord.extract.events.roles import Roles
from onrecord.extract.events.setting_features import Settings, near_sentences
from onrecord.extract.events.status import status_of_deed
from onrecord.extract.events.triggers import Trigger, find_triggers, taken_for
from onrecord.extract.page import Page
from onrecord.extract.pair_features import entity_labels
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.deed_head import ASKED, DEEDS, PAIRED, RULED, STATUSES, TAKEN, Asked, Ruled
from training.event_net import NONE, OPEN
from training.event_roles import roles_of
from training.event_settings import near_events, told_events, words_of
from training.inline import Dispatch, head_of, tree_of
from training.marked_events import MarkedEvent, marked, told_marks, trigger_in

APART = 3  # of phrases of other sentences that take no part every third is learned from
_FURTHER = ("further_actors", "further_recipients")
_PARTIES = ("actors", "recipients", *_FURTHER)


class _Pair(NamedTuple):
    trigger: int
    word: int
    ruled: Ruled
    told: str
    asked: Asked


@dataclass
class EventLabels:
    """What is marked in a text, by word: `kinds` the type it tells (0: none), `taken` what vocabularies take it for, `status`
    how the event stands, `ruled` what rules say of that (0 where no event is); and `pairs` [pairs, 5]: trigger, word, what
    rules take it for, what it is, what is asked. `NONE` where nothing is known."""

    kinds: NDArray[np.int16]
    taken: NDArray[np.int16]
    status: NDArray[np.int16]
    ruled: NDArray[np.int16]
    pairs: NDArray[np.int32]


def news(reader: Reader, marks: Path, gold: Path) -> Iterator[tuple[Dispatch, EventLabels]]:
    """Yield the marked articles of real news, read, with their labels."""
    for row in read_news(marks, gold):
        article = Article.build(body=row["text"], published=row["published"])
        found = reader.annotate(article)
        tree = tree_of(found)
        yield labelled(Dispatch(found, tree, entity_labels(found, tree), list(told_marks(row))), article, row)


def unmarked(page: Page) -> EventLabels:
    """Return the labels of an article in which nothing is marked: what is asked, and what the vocabularies take a word for."""
    tree, taken = page.tree, taken_for(find_triggers(page))
    count = len(tree.words)
    return EventLabels(
        np.array([OPEN if may_tell(tree, w) else NONE for w in range(count)], np.int16),
        np.array([TAKEN.index(taken.get(w, "none")) for w in range(count)], np.int16),
        np.full(count, NONE, np.int16), np.zeros(count, np.int16), np.zeros((0, 5), np.int32),
    )  # fmt: skip


def labelled(one: Dispatch, article: Article | None = None, row: Row | None = None) -> tuple[Dispatch, EventLabels]:
    """Return a dispatch with its labels; those of days, places and further parties come from the `row` of real news."""
    tree = one.tree
    page = Page(article or Article.build(body=one.found.text), one.found, by="training", tree=tree)
    events = marked(one)
    kinds = {head_of(tree, e.told): e.plover for e in events}
    sure = {head_of(tree, e.told) for e in events if not e.faint}
    beside = {w for e in events for w in e.told} - sure
    labels = unmarked(page)
    for word in range(len(tree.words)):
        if word in sure:
            labels.kinds[word] = DEEDS.index(kinds[word]) + 1
        elif labels.kinds[word] == OPEN and word not in beside:
            labels.kinds[word] = 0
    around = Circumstances(page)
    for event in events:
        trigger = trigger_in(tree, event.told, event.plover)
        day = around.day(trigger)
        labels.status[trigger.word] = STATUSES.index(event.status)
        labels.ruled[trigger.word] = STATUSES.index(status_of_deed(page, trigger, day[0] if day else None)) + 1
    pairs = [*_parts(one, page, events)]
    if row is not None:
        told = told_events(page, row)
        near = near_events(page, told, Settings(page, {t.word: t.plover for t, _ in told}))
        pairs += _elsewhere(page, told)
        pairs += [
            _Pair(n.trigger.word, n.setting.top, n.ruled, n.setting.kind if n.right else "none", n.setting.kind)
            for n in near
        ]
    rows = [(p.trigger, p.word, RULED.index(p.ruled), PAIRED.index(p.told), ASKED.index(p.asked)) for p in pairs]
    labels.pairs = np.array(rows, np.int32).reshape(-1, 5)
    return one, labels


def _parts(one: Dispatch, page: Page, events: Iterable[MarkedEvent]) -> Iterator[_Pair]:
    """Yield the phrases of the sentence of every event."""
    roles = Roles(page)
    for event in events:
        trigger = trigger_in(one.tree, event.told, event.plover)
        actors, recipients = roles.of(trigger)
        for word, role in roles_of(one, event, trigger.word, page.chain_at):
            ruled: Ruled = "other" if actors or recipients else "none"
            ruled = "actor" if word in actors else "recipient" if word in recipients else ruled
            yield _Pair(trigger.word, word, ruled, PAIRED[role + 1], "part")


def _elsewhere(page: Page, told: Iterable[tuple[Trigger, Row]]) -> Iterator[_Pair]:
    """Yield the phrases of other sentences, with those marked as taking part though left out of an event's own."""
    tree = page.tree
    for trigger, event in told:
        if "days" not in event:
            continue
        here = tree.sentence(tree.words[trigger.word].start)
        heads = [
            {w for words in words_of(page, event.get(k, ())) if (w := tree.top(words)) is not None} for k in _FURTHER
        ]
        inside = {w for k in _PARTIES for words in words_of(page, event.get(k, ())) for w in words}
        chains = {page.chain_at[w] for w in (*heads[0], *heads[1], *inside) if w in page.chain_at}
        left = 0
        for number in near_sentences(here):
            if number == here or not 0 <= number < len(tree.sentences):
                continue
            for word in range(tree.sentences[number].first, tree.sentences[number].last):
                role = next((name for name, some in zip(PAIRED[1:3], heads, strict=True) if word in some), None)
                if role:
                    yield _Pair(trigger.word, word, "none", role, "part elsewhere")
                elif (
                    word not in inside and page.chain_at.get(word) not in chains and tree.tag(word) != "PRON"
                    and may_take_part(tree, word, trigger.word, page.labels)
                ):  # fmt: skip
                    left += 1
                    if left % APART == 0:
                        yield _Pair(trigger.word, word, "none", "none", "part elsewhere")
