"""When and where deeds were, as two heads see the times and places told around, with what the rules take for it among what
they are told: the head of events, and the small one that hears of figures too."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from onrecord.extract.events.setting_features import Ruled, Setting, Settings
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.page import Page, day_in
from onrecord.weights.deed_head import PAIRED, Pair, Seen
from onrecord.weights.heads import SETTINGS, SettingHead

MIX = 0.35  # the share of the head of events in how likely a day is; of places it has the whole
SURE = {"day": 0.3, "place": 0.35}  # how likely a time or place must be that of a deed
OF_FIGURE = 0.4  # and that of a figure
CLEARER = 1.5  # times as likely as any other that is told, what another sentence tells
KEPT = 0.05  # and one that the rules tell too, where none is sure


class RuledSetting(NamedTuple):
    """A word that tells a deed or what a figure counts, with the day and place that rules tell for it."""

    trigger: Trigger
    day: str | None = None
    place: str | None = None


class _Asked(NamedTuple):
    """A time or place that may be that of a deed, and what the rules say of it."""

    trigger: Trigger
    setting: Setting
    ruled: Ruled


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

    def of_all(
        self, deeds: Sequence[RuledSetting], wanted: Sequence[str] = SETTINGS
    ) -> list[tuple[str | None, str | None]]:
        """Return the day, month or year of each deed and its place; the heads are asked about all that is `wanted` at once.

        The first is None too where what tells when it was is a stretch.
        """
        near = [self._near(deed, wanted) for deed in deeds]
        likely = iter(self._likely([one for some in near for one in some]))
        found = []
        for deed, some in zip(deeds, near, strict=True):
            told = [_Likely(one.setting, one.ruled == "same", next(likely)) for one in some]
            days, places = ([one for one in told if one.setting.kind == kind] for kind in SETTINGS)
            found.append((self._righted(deed.trigger, days, deed.day), self._righted(deed.trigger, places, deed.place)))
        return found

    def _righted(self, trigger: Trigger, likely: Sequence[_Likely], ruled: str | None) -> str | None:
        sure = [one for one in likely if self._is_sure(trigger, one, likely)]
        here = [one for one in sure if one.setting.kind == "place" and self._is_beside(one, trigger)]
        if best := max(here or sure, key=lambda one: one.likely, default=None):
            return ruled if best.ruled else self._told(best.setting)
        doubted = [one.likely < KEPT and not self._hangs_on(one.setting, trigger) for one in likely if one.ruled]
        return None if doubted and all(doubted) else ruled

    def _told(self, one: Setting) -> str | None:
        return day_in(one.said) if one.kind == "day" else self._written(one.words[0])

    def _is_sure(self, trigger: Trigger, one: _Likely, likely: Sequence[_Likely]) -> bool:
        """Say whether a time or place is surely that of a deed: one of another sentence is not, where others may be as well,
        nor a day beyond another, nor a place where the deed's own sentence tells one.
        """
        least = OF_FIGURE if self._seen is None else SURE[one.setting.kind]
        if one.likely < least or self._is_beside(one, trigger):
            return one.likely >= least
        if one.setting.kind == "place" and any(o.likely >= KEPT and self._is_beside(o, trigger) for o in likely):
            return False
        said, apart = self._said(one.setting), self._seen is not None and one.setting.kind == "day"
        others = [other for other in likely if self._said(other.setting) != said]
        if one.setting.kind == "place":  # "Abra in Kola": of the two the likelier
            others = [o for o in others if not self._tree.same_sentence(o.setting.top, one.setting.top)]
        if apart and any(self._is_between(trigger, other.setting, one.setting) for other in others):
            return False
        return all(one.likely >= CLEARER * other.likely for other in others)

    def _is_between(self, trigger: Trigger, other: Setting, one: Setting) -> bool:
        """Say whether a sentence between a deed and what may tell its day tells another."""
        sentence = self._tree.sentence_of
        first, last = sorted((sentence(one.top), sentence(trigger.word)))
        return first < sentence(other.top) < last

    def _is_beside(self, one: _Likely, trigger: Trigger) -> bool:
        return self._tree.same_sentence(one.setting.top, trigger.word)

    @staticmethod
    def _said(one: Setting) -> str | None:
        return day_in(one.said) if one.kind == "day" else one.said.lower()

    def _hangs_on(self, one: Setting, trigger: Trigger) -> bool:
        """Say whether a time or place hangs on the word of a deed itself: "criticised them | in Vienna"."""
        return self._tree.head(one.top) == trigger.word

    def _near(self, deed: RuledSetting, wanted: Sequence[str]) -> list[_Asked]:
        """Return the times or places told around a deed, as is `wanted`, that may be its own."""
        around = self._settings.near(deed.trigger.word) if self._states is not None else []
        near = (one for one in around if one.kind in wanted)
        told = [_Asked(deed.trigger, one, one.ruled(deed.day if one.kind == "day" else deed.place)) for one in near]
        return [one for one in told if one.ruled == "same" or not self._barred(one.trigger, one.setting)]

    def _likely(self, asked: Sequence[_Asked]) -> list[float]:
        """Return how likely the heads take each time and place for that of its deed."""
        if self._seen is None:
            return self._own(asked)
        days, places = ([one for one in asked if one.setting.kind == kind] for kind in SETTINGS)
        both = zip(_seen_beside(self._seen, "day", days), self._own(days), strict=True)
        then = iter(MIX * seen + (1 - MIX) * own for seen, own in both)
        there = iter(_seen_beside(self._seen, "place", places))
        return [next(then if one.setting.kind == "day" else there) for one in asked]

    def _own(self, asked: Sequence[_Asked]) -> list[float]:
        """Return how likely the small head takes each time and place for that of its deed."""
        if not asked or self._states is None:
            return []
        sure, kinds = self._head.score(self._states, [self._settings.ask(*one) for one in asked])
        return [float(p * k[SETTINGS.index(one.setting.kind)]) for one, p, k in zip(asked, sure, kinds, strict=True)]


def _seen_beside(seen: Seen, kind: Literal["day", "place"], asked: Sequence[_Asked]) -> list[float]:
    """Return how likely the head of events takes each time or place for that of a deed."""
    pairs = [Pair(one.trigger.word, one.trigger.plover, one.setting.top, one.ruled) for one in asked]
    found: list[float] = seen.pairs(kind, pairs)[:, PAIRED.index(kind)].tolist()
    return found
