"""What a time expression means: TIMEX3 type, value and modifier, reckoned from the day of publication.

Weekdays and months without a year are the nearest ones before publication, the day itself included, unless the words
around them look ahead; "earlier", "the following day" count from the last date named in the text.
"""

import re
from collections.abc import Callable

from onrecord.annotate.times.clock import of_clock, of_noon, of_words_clock
from onrecord.annotate.times.context import Context, Groups, Meaning
from onrecord.annotate.times.dates import (
    of_calendar_date,
    of_holiday,
    of_iso,
    of_month,
    of_part_of_date,
    of_season,
    of_slashed,
    of_week_of,
    of_weekday,
)
from onrecord.annotate.times.durations import (
    of_a_duration,
    of_duration,
    of_long,
    of_old,
    of_plain_span,
    of_set,
    of_set_word,
    of_span,
    of_vague_span,
)
from onrecord.annotate.times.relative import (
    of_ago,
    of_before_it,
    of_day_before,
    of_in_part,
    of_in_the,
    of_mid_part,
    of_modal_day,
    of_nth_day,
    of_reference,
    of_relative,
    of_same_day,
    of_the_unit,
    of_this_part,
    of_today,
    of_vague_ago,
    of_weekend,
)
from onrecord.annotate.times.years import (
    of_bare_year,
    of_century,
    of_decade,
    of_fiscal,
    of_named_quarter,
    of_nineties,
    of_quarter,
    of_range,
    of_same_period,
    of_spoken_year,
    of_the_quarter,
    of_year_ago,
    of_year_end,
)

_ABOUT = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN", "less than": "LESS_THAN",
    "fewer than": "LESS_THAN", "just under": "LESS_THAN", "more than": "MORE_THAN", "over": "MORE_THAN",
    "just over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "as many as": "EQUAL_OR_LESS",
}  # fmt: skip


def resolve(kind: str, match: re.Match[str], context: Context) -> Meaning | None:
    """Return what a recognised expression means; None if it is no time after all."""
    groups = dict(match.groupdict().items())
    meaning = _RULES[kind](groups, match.group(), context)
    if meaning is None:
        return None
    mod = meaning.mod or _modifier(groups)
    return Meaning(meaning.type, meaning.value, mod, meaning.window)


def _modifier(g: Groups) -> str | None:
    if about := g.get("about"):
        return _ABOUT.get(" ".join(about.lower().split()), "APPROX")
    words = (g.get("mod") or "").lower()
    if re.search(r"\b(early|beginning|start|opening|first)\b", words):
        return "START"
    if re.search(r"\b(mid|middle)\b", words):
        return "MID"
    return "END" if re.search(r"\b(late|end|close|closing|latter|second half|last|final|fourth)\b", words) else None


_RULES: dict[str, Callable[[Groups, str, Context], Meaning | None]] = {
    "iso": of_iso, "slashed": of_slashed, "date": of_calendar_date, "date_first": of_calendar_date, "month": of_month,
    "weekday": of_weekday, "part_of_weekday": of_weekday, "today": of_today, "this_part": of_this_part,
    "relative": of_relative, "in_the": of_in_the, "in_part": of_in_part, "span": of_span,
    "vague_span": of_vague_span, "ago": of_ago, "vague_ago": of_vague_ago,
    "year_ago": of_year_ago, "duration": of_duration, "a_duration": of_a_duration, "long": of_long,
    "plain_span": of_plain_span, "quarter": of_quarter, "the_quarter": of_the_quarter, "fiscal": of_fiscal,
    "decade": of_decade, "century": of_century, "year": of_bare_year, "range": of_range, "season": of_season,
    "season_year": of_season, "clock": of_clock, "clock24": of_clock, "clock_bare": of_clock, "noon": of_noon,
    "weekend": of_weekend, "same_day": of_same_day, "nth_day": of_nth_day, "day_before": of_day_before, "before_it": of_before_it, "set": of_set, "set_word": of_set_word,
    "reference": of_reference, "holiday": of_holiday, "year_end": of_year_end, "nineties": of_nineties,
    "named_quarter": of_named_quarter, "same_period": of_same_period, "the_unit": of_the_unit, "week_of": of_week_of,
    "part_of_date": of_part_of_date, "spoken_year": of_spoken_year, "old": of_old, "words_clock": of_words_clock,
    "stretch": of_plain_span, "many_of": of_plain_span, "modal_day": of_modal_day, "mid_part": of_mid_part,
}  # fmt: skip
