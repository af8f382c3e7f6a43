"""When and where deeds were, as the small head that knows of it sees the times and places told around, with what the
rules take for it among what it is told."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from onrecord.extract.deal.page import Page, day_in
from onrecord.extract.setting_features import Setting, Settings
from onrecord.extract.triggers import Trigger
from onrecord.weights.setting_head import SETTINGS, SettingHead

SURE = 0.4  # how likely a time or place must be that of a deed
KEPT = 0.1  # and one that the rules tell too, where none is sure


class _Likely(NamedTuple):
    """A time or place, whether the rules tell it, and how likely it is that of a deed."""

    setting: Setting
    ruled: bool
    likely: float


class LearnedSettings:
    """Puts right what the rules tell of the days and places of the deeds of one page."""

    def __init__(
        self,
        page: Page,
        head: SettingHead,
        triggers: Sequence[Trigger],
        written: Callable[[int], str],
        barred: Callable[[Trigger, Setting], bool],
    ) -> None:
        """`written` returns the name of the place that a word stands in; of what is `barred` the head is not asked."""
        self._tree, self._states = page.tree, page.annotations.states
        self._head, self._written, self._barred = head, written, barred
        self._settings = Settings(page, {t.word: t.plover for t in triggers})

    def day(self, trigger: Trigger, ruled: str | None) -> str | None:
        """Return the day, month or year of a deed; None where nothing tells it, or a stretch does."""
        return self._righted(trigger, "day", ruled, lambda one: day_in(one.said))

    def place(self, trigger: Trigger, ruled: str | None) -> str | None:
        """Return the place of a deed."""
        return self._righted(trigger, "place", ruled, lambda one: self._written(one.words[0]))

    def _righted(
        self, trigger: Trigger, kind: str, ruled: str | None, told: Callable[[Setting], str | None]
    ) -> str | None:
        likely = self._likely(trigger, kind, ruled)
        best = max(likely, key=lambda one: one.likely, default=None)
        if best is not None and best.likely >= SURE:
            return ruled if best.ruled else told(best.setting)
        doubted = [one.likely < KEPT and not self._is_beside(one.setting, trigger) for one in likely if one.ruled]
        return None if doubted and all(doubted) else ruled

    def _is_beside(self, one: Setting, trigger: Trigger) -> bool:
        """Say whether a time or place hangs on the word of a deed itself: "criticised them | in Vienna"."""
        return self._tree.head(one.top) == trigger.word

    def _likely(self, trigger: Trigger, kind: str, ruled: str | None) -> list[_Likely]:
        near = [
            one for one in self._settings.near(trigger.word)
            if one.kind == kind and (one.ruled(ruled) == "same" or not self._barred(trigger, one))
        ]  # fmt: skip
        if self._states is None or not near:
            return []
        told = [one.ruled(ruled) for one in near]
        sure, kinds = self._head.score(
            self._states, [self._settings.ask(trigger, one, r) for one, r in zip(near, told, strict=True)]
        )
        found = sure * kinds[:, SETTINGS.index(kind)]
        return [_Likely(one, r == "same", float(p)) for one, r, p in zip(near, told, found, strict=True)]
