"""When and where what figures count was, where rules tell neither: as the head that knows it of events sees what is told."""

from dataclasses import replace
from functools import cached_property

from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.places import is_of_another
from onrecord.extract.circumstances.told_before import may_come
from onrecord.extract.events.learned_settings import LearnedSettings, RuledSetting
from onrecord.extract.events.places import DeedPlaces
from onrecord.extract.events.setting_features import Setting
from onrecord.extract.events.settings import is_plain
from onrecord.extract.events.triggers import Trigger, find_triggers
from onrecord.extract.figure_vocabulary import Counted
from onrecord.extract.page import Page
from onrecord.records import Figure
from onrecord.records.values import Measure, Period
from onrecord.weights.heads import SETTINGS, SettingHead

LASTING: set[Measure] = {"share", "money", "duration", "other", "at_risk", "held", "displaced", "starved"}
"""What is not counted of one day."""


def trigger_of(tree: Tree, counted: Counted) -> Trigger:
    """Return the word that tells what a number counts, as the head is asked of it."""
    return Trigger(counted.word, counted.measure, None, tree.tag(counted.word) != "VERB", (counted.word,))


class FigureSettings:
    """Fills in the places and days of the figures of one page."""

    def __init__(self, page: Page, head: SettingHead) -> None:
        self._page, self._head = page, head

    @cached_property
    def _learned(self) -> LearnedSettings:
        places = DeedPlaces(self._page)
        return LearnedSettings(self._page, self._head, find_triggers(self._page), places.named, self._bars)

    def _bars(self, trigger: Trigger, one: Setting) -> bool:
        """Say whether a time or place is none of a figure's: a time of its own sentence, where rules find what is, and a place
        that they find is of something else; of another sentence, one that tells what may come, or where what is counted is
        told apart from what goes on there.
        """
        tree, word = self._page.tree, trigger.word
        if tree.same_sentence(word, one.top):
            return one.kind == "day" or is_of_another(self._page.annotations, tree, one.top, word)
        return may_come(tree, one.top) or not is_plain(tree, word)

    def filled(self, figure: Figure, counted: Counted) -> Figure:
        """Return a figure with the place and the day that the head is sure of, where it has none."""
        since = figure.period is not None and figure.period.kind == "cumulative" and figure.period.start is not None
        if figure.place is not None or since:
            return figure  # what is told of another place is of another day, what a war has cost of no scene
        dated = figure.period is None and figure.measure not in LASTING
        wanted = SETTINGS if dated else ("place",)
        ((day, place),) = self._learned.of_all([RuledSetting(trigger_of(self._page.tree, counted))], wanted)
        return replace(figure, place=place, period=Period("window", day, day) if dated and day else figure.period)
