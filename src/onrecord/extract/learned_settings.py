"""When and where deeds were, as the small head that knows of it sees the times and places told around, with what the
rules take for it among what it is told."""

from collections.abc import Callable, Mapping, Sequence
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

    def of(self, trigger: Trigger, day: str | None, place: str | None) -> tuple[str | None, str | None]:
        """Return the day, month or year of a deed and its place, of which rules tell `day` and `place`.

        The first is None too where what tells when it was is a stretch.
        """
        ruled = {"day": day, "place": place}
        likely = self._likely(trigger, ruled)
        return (
            self._righted(trigger, [one for one in likely if one.setting.kind == "day"], day),
            self._righted(trigger, [one for one in likely if one.setting.kind == "place"], place),
        )

    def _righted(self, trigger: Trigger, likely: Sequence[_Likely], ruled: str | None) -> str | None:
        best = max(likely, key=lambda one: one.likely, default=None)
        if best is not None and best.likely >= SURE:
            return ruled if best.ruled else self._told(best.setting)
        doubted = [one.likely < KEPT and not self._is_beside(one.setting, trigger) for one in likely if one.ruled]
        return None if doubted and all(doubted) else ruled

    def _told(self, one: Setting) -> str | None:
        return day_in(one.said) if one.kind == "day" else self._written(one.words[0])

    def _is_beside(self, one: Setting, trigger: Trigger) -> bool:
        """Say whether a time or place hangs on the word of a deed itself: "criticised them | in Vienna"."""
        return self._tree.head(one.top) == trigger.word

    def _likely(self, trigger: Trigger, ruled: Mapping[str, str | None]) -> list[_Likely]:
        told = [(one, one.ruled(ruled[one.kind])) for one in self._settings.near(trigger.word)]
        told = [(one, r) for one, r in told if r == "same" or not self._barred(trigger, one)]
        if self._states is None or not told:
            return []
        sure, kinds = self._head.score(self._states, [self._settings.ask(trigger, one, r) for one, r in told])
        return [
            _Likely(one, r == "same", float(p * k[SETTINGS.index(one.kind)]))
            for (one, r), p, k in zip(told, sure, kinds, strict=True)
        ]
