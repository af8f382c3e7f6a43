"""Times and places near the words that tell events and figures, as examples for the head that knows when and where these
were (settings.npz).

Outside hands marked in real news (training/news/events.jsonl and figures.jsonl) when and where each marked event was, and
what each number counts, wherever that stands. What tells the same as what is marked, elsewhere, is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from evaluation.marked import Row, span_of
from evaluation.news import read_news
from evaluation.news_figures import ALIKE
from onrecord.extract.circumstances.periods import period_of
from onrecord.extract.circumstances.places import place_of
from onrecord.extract.events.circumstances import Circumstances
from onrecord.extract.events.setting_features import Ruled, Setting, Settings
from onrecord.extract.events.triggers import Trigger, find_triggers
from onrecord.extract.figure_vocabulary import Counted
from onrecord.extract.figures import covering
from onrecord.extract.figures.measures import counted_head, measure_of
from onrecord.extract.figures.number_features import governor
from onrecord.extract.figures.settings import trigger_of
from onrecord.extract.page import Page
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.heads import SETTINGS
from training.figures import NEWS as FIGURES
from training.inline import head_of, tree_of
from training.marked_events import NEWS as EVENTS
from training.marked_events import trigger_in
from training.small_heads import Example, example

_KEYS = {"day": "days", "place": "places"}


def examples(reader: Reader, gold: Path) -> Iterator[Example]:
    """Yield the times and places near marked events and figures of real news, with whether these were then or there."""
    for marks, told in ((EVENTS, _of_events), (FIGURES, _of_figures)):
        for row in read_news(marks, gold):
            if any("days" in mark for kind in ("events", "figures") for mark in row.get(kind, ())):
                article = Article.build(body=row["text"], published=row["published"])
                found = reader.annotate(article)
                page = Page(article, found, by="training", tree=tree_of(found))
                yield from told(page, row)


class Near(NamedTuple):
    """A time or place near the word that tells something, what rules take it for, and whether that was then or there."""

    trigger: Trigger
    setting: Setting
    ruled: Ruled
    right: bool


def told_events(page: Page, row: Row) -> list[tuple[Trigger, Row]]:
    """Return the marked events of an article with the words that tell them, but for those whose words are none of the text's."""
    told = ((next(iter(words_of(page, [event["at"]])), None), event) for event in row["events"])
    return [(trigger_in(page.tree, words, event["type"]), event) for words, event in told if words is not None]


def near_events(page: Page, told: Sequence[tuple[Trigger, Row]], settings: Settings) -> Iterator[Near]:
    """Yield the times and places near marked events; what tells the same as what is marked, elsewhere, is left out."""
    around = Circumstances(page)
    for trigger, event in told:
        whom = [head_of(page.tree, words) for words in words_of(page, event["recipients"])]
        day, _ = around.day(trigger) or (None, None)
        yield from _near(page, settings, trigger, event, {"day": day, "place": around.place(trigger, whom)})


def words_of(page: Page, marks: Sequence[str]) -> list[range]:
    """Return the words of marks."""
    spans = (span_of(page.text, words) for words in marks)
    return [words for span in spans if span and (words := page.tree.range(*span))]


def _of_events(page: Page, row: Row) -> Iterator[Example]:
    told = told_events(page, row)
    settings = Settings(page, {t.word: t.plover for t, _ in told})
    yield from (_example(page, settings, one) for one in near_events(page, told, settings))


def _of_figures(page: Page, row: Row) -> Iterator[Example]:
    tree, found = page.tree, page.annotations
    settings = Settings(page, {t.word: t.plover for t in find_triggers(page)})
    for mark in row["figures"]:
        span = span_of(page.text, mark["at"])
        quantity = next((q for q in found.quantities if span and q.start < span[1] and span[0] < q.end), None)
        if quantity is None or "days" not in mark:
            continue
        noun = counted_head(tree, quantity, tree.range(quantity.start, quantity.end))
        measure = ALIKE.get(mark["measure"], mark["measure"])
        counted = measure_of(tree, quantity) or Counted(measure, governor(tree, noun))
        period = period_of(page.article, found, tree, quantity, counted, None)
        place = place_of(found, tree, quantity, counted, covering(found, tree, quantity))
        ruled = {"day": (period.end or period.start) if period else None, "place": place}
        trigger = trigger_of(tree, replace(counted, measure=measure))
        yield from (_example(page, settings, one) for one in _near(page, settings, trigger, mark, ruled))


def _near(
    page: Page, settings: Settings, trigger: Trigger, mark: Row, ruled: Mapping[str, str | None]
) -> Iterator[Near]:
    for kind, key in _KEYS.items():
        if mark.get(key) is None:
            continue
        marked = {w for words in words_of(page, mark[key]) for w in words}
        near = [one for one in settings.near(trigger.word) if one.kind == kind]
        right = {one for one in near if marked.intersection(one.words)}
        said = {one.said for one in settings.all if marked.intersection(one.words)}
        for one in near:
            if one in right or one.said not in said:
                yield Near(trigger, one, one.ruled(ruled[kind]), one in right)


def _example(page: Page, settings: Settings, near: Near) -> Example:
    number = SETTINGS.index(near.setting.kind) if near.right else -1
    return example(page.annotations.states, settings.ask(near.trigger, near.setting, near.ruled), number)
