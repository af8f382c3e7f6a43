"""When and where deeds were, as two heads see the times and places told around, with what the rules take for it among what
they are told: the head of events, and the small one that hears of figures too."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from onrecord.extract.deal.page import Page, day_in
from onrecord.extract.setting_features import Ruled, Setting, Settings
from onrecord.extract.triggers import Trigger
from onrecord.weights.deed_head import PAIRED, Pair, Seen
from onrecord.weights.setting_head import SETTINGS, SettingHead

MIX = 0.5  # the share of the head of events in how likely a day is; of places it has the whole
SURE = {"day": 0.3, "place": 0.35}  # how likely a time or place must be that of a deed
OF_FIGURE = 0.4  # and that of a figure
KEPT = 0.05  # and one that the rules tell too, where none is sure


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
        seen: Seen | None = None,
    ) -> None:
        """`written` returns the name of the place that a word stands in; of what is `barred` the heads are not asked, and of
        figures, for which nothing is `seen`, only the small one."""
        self._tree, self._states = page.tree, page.annotations.states
        self._head, self._written, self._barred, self._seen = head, written, barred, seen
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
        if best is not None and best.likely >= (OF_FIGURE if self._seen is None else SURE[best.setting.kind]):
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
        likely = {} if self._seen is None else _seen_beside(self._seen, trigger, told)
        asked = [(one, r) for one, r in told if self._seen is None or one.kind == "day"]
        sure, kinds = self._head.score(self._states, [self._settings.ask(trigger, one, r) for one, r in asked])
        for (one, _), p, k in zip(asked, sure, kinds, strict=True):
            own = float(p * k[SETTINGS.index(one.kind)])
            likely[one] = MIX * likely[one] + (1 - MIX) * own if one in likely else own
        return [_Likely(one, r == "same", likely[one]) for one, r in told]


def _seen_beside(seen: Seen, trigger: Trigger, told: Sequence[tuple[Setting, Ruled]]) -> dict[Setting, float]:
    """Return how likely the head of events takes each time and place for that of a deed."""
    found: dict[Setting, float] = {}
    for kind in SETTINGS:
        some = [(one, ruled) for one, ruled in told if one.kind == kind]
        pairs = [Pair(trigger.word, trigger.plover, one.top, ruled) for one, ruled in some]
        scores = seen.pairs(kind, pairs)[:, PAIRED.index(kind)].tolist()
        found |= {one: score for (one, _), score in zip(some, scores, strict=True)}
    return found
