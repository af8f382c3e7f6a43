"""Text -> TIMEX3 in text order: every expression reckoned from the day of publication and those before it."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.annotations import TimeExpression
from onrecord.annotate.times.context import Context, Meaning
from onrecord.annotate.times.direction import KINDS, Fork, Weights, lies_ahead
from onrecord.annotate.times.recognise import recognise
from onrecord.annotate.times.resolve import resolve
from onrecord.annotate.words import abbreviations
from onrecord.layout.lines import entry_of

_AHEAD = re.compile(
    r"(?<!had been )\b(will|won't|shall|going to|is to|are to|was to|were to|due|scheduled|expected|plans?|planned|"
    r"set to|slated|from today|to be held|set for|extended|effective|deadline|between now and|calling for|will be|"
    r"(?:until|till|by)(?=(?: the)? $)|as (?:soon|early) as|"
    r"ahead of|before the|upcoming|would|can|may|must|should|begin on|starting|beginning)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\bbe )(?<!\bwill )\b(had been \w+|(?!hundred|need|indeed|speed|succeed|proceed|exceed)[a-z]\w+ed|said|was|were|had|did|told|began|took|made|came|went|"
    r"held|since|ago|met|struck|hit|left|saw|rose|fell|"
    r"laid|gave|got|sent|spent|won|lost|built|bought|brought|fought|caught|sought|thought|kept|led|paid|ran|sat|shot|"
    r"spoke|stood|threw|wrote|drew|drove|fled|flew|froze|grew|knew|withdrew|broke|became|blew|chose|dealt|been|died)\b"
)
_DONE_BY = re.compile(
    r"\b(had|has|have) (?:been )?\w+(?:ed|en|n|t)\b[^.;]{0,50} by(?: the)? $", re.IGNORECASE
)  # "had received 12 by"
_RATE = re.compile(
    r"(\d%?|illion|cents?|times|\b(?!less|was|has|this|plus)\w{2,}[^s\W]s)\s*$"
)  # "24 hours a day", "$5 a night"
_COUNTED = re.compile(
    r"\s+(people|persons|civilians|children|women|men|soldiers|troops|fighters|prisoners|refugees|homes|houses|families|tons|tonnes|km|miles|trucks)\b"
)
_PERSON = re.compile(r"\b(his|her|their|my|our)\s+((early|mid|late)[\s-]+)?$", re.IGNORECASE)  # "in his 30s"
_OF_MONTH = re.compile(
    r"\b(in|of|by|since|until|till|through|from|to|and|or|for|during|before|after|between|around|late|early|mid|each|"
    r"every|on|next|last|this|past)[\s-]+$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their|our|this|that|[A-Za-z]+['’]s)\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s(?!(?:for|of|on|to|in|into|at|by|from|with|against|through|and|or|but|that|which|who|was|were|is|are|has|had|"
    r"have|will|would|said|drew|began|came|went|took|led|left|made|held)\b)[a-z]{3,}"
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?] )\b[A-Z]\w* $")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_OF_YEAR = re.compile(r"\b(in|since|of|by|from|until|to|and|circa|year|around|before|after)\s+$", re.IGNORECASE)
_AND_DAY = re.compile(
    r"\s+(?:and|or|to|through|until)\s+(\d{1,2})(?:st|nd|rd|th)?\b(?=\s*[,;:)\n]|[.](?!\d)|\s+(?:in|at|on|for|after|before|and)\b|$)"
)
_FIRST_DAY = re.compile(
    r"\b(?:between|from|on)\s+(\d{1,2})(?:st|nd|rd|th)?\s+(?:and|to|until|till|through)\s+$", re.IGNORECASE
)
_HEADS = {"date", "date_first", "month", "year"}
_LIST_MARK = re.compile(r"[^\w\n]*")
_BEHIND_HEAD = re.compile(r"\s*[:–—]\s|\s+--?\s")
_BY_NEAREST = {"weekday", "month", "date", "date_first"}  # kinds whose direction the nearest verb tells
_SENTENCE_END = re.compile(r"[.!?]\s|\n|[“”\"]")
_AFTER = 120  # code points after an expression that may tell of it
_STRETCH = 30  # code points before the last day of a stretch in which its first day is told
_AROUND = 90  # code points before an expression, in its sentence, that say whether it looks ahead


def annotate_times(
    text: str,
    *,
    published: str | None,
    weights: Weights | None = None,
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text`; `published` (day or moment, ISO 8601) is what they are reckoned from.

    Without it, dates that need it are left out or keep X for what is not known. `weights` replace the shipped ones
    of direction.py.
    """
    state = Context(_day(published))
    found: list[TimeExpression] = []
    again: dict[tuple[str, str], Meaning] = {}
    entry = 0
    listed: tuple[int, str] | None = None  # the end of the last line with a date at its head, and that date
    for kind, match in recognise(text):
        if (here := entry_of(text, match.start())) != entry:
            entry, state.last = here, None  # another entry of a live page
        before = _clause_before(text, match.start())
        if _is_no_time(kind, match, before):
            continue
        opens = kind in _HEADS and _opens_line(match)
        if listed and (opens or match.start() < listed[0]):
            state.head = listed[1]
        meaning = _mean(kind, match, before, state, weights, again)
        state.head = None
        if meaning is None:
            continue
        if opens and _is_past(meaning.value, state.day) and (listed or match["y"]):
            listed = (text.find("\n", match.end()) % (len(text) + 1), meaning.value)
        if kind == "date_first":
            found += _first_day(text, match.start(), meaning)
        found.append(_expression(text, match.start(), match.end(), meaning))
        _remember(state, kind, meaning)
        if kind in {"date", "date_first"}:
            found += _second_day(text, match.end(), meaning)
    return tuple(found)


def _opens_line(match: re.Match[str]) -> bool:
    """Say whether a date stands at the head of a line in a list of dates: "- Feb. 3, 2016: ", "1976 – "."""
    text, start = match.string, match.start()
    return _LIST_MARK.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None and bool(
        _BEHIND_HEAD.match(text, match.end())
    )


def _is_past(value: str, day: date | None) -> bool:
    """Say whether a date was over before the month of publication began."""
    return re.fullmatch(r"\d{4}(-\d\d){0,2}", value) is not None and (day is None or value < day.isoformat()[: min(len(value), 7)])


def find_forks(text: str, published: str | None) -> Iterator[tuple[int, int, Fork]]:
    """Yield [start, end) and the two readings of every expression of `text` that has two: what direction.py learns."""
    state = Context(_day(published))
    for kind, match in recognise(text):
        before = _clause_before(text, match.start())
        if not _is_no_time(kind, match, before) and (fork := _fork(kind, match, before, state)):
            yield match.start(), match.end(), fork


def _is_no_time(kind: str, match: re.Match[str], before: str) -> bool:
    """Say whether a count, a rate, an age or a name was taken for a time."""
    if kind in {"today", "relative"} and _is_title(match, before):
        return True
    if kind == "a_duration" and _RATE.search(before):
        return True
    if kind == "set_word" and match.group().lower() == "annually" and _RATE.search(before):
        return True  # "10,000 units annually"
    if kind == "year" and _counts(match.group(), before, match.string[match.end() : match.end() + 20]):
        return True
    return _misread(kind, match, before)


def _is_title(match: re.Match[str], before: str) -> bool:
    """Say whether capitals in running text make a title of an expression: "(the daily) India Today", "This Week"."""
    words = match.group().split()
    if not all(word[0].isupper() for word in words) or (len(words) == 1 and not _CAPITAL_BEFORE.search(before)):
        return False
    start, end = match.string.rfind("\n", 0, match.start()) + 1, match.string.find("\n", match.end())
    line = match.string[start : end if end >= 0 else None]
    return len([word for word in _LONG_WORD.findall(line) if word.islower()]) > 1  # in a headline all are capitals


def _mean(
    kind: str,
    match: re.Match[str],
    before: str,
    state: Context,
    weights: Weights | None,
    again: dict[tuple[str, str], Meaning],
) -> Meaning | None:
    """Return what an expression means, of two readings the likelier; a date without its year means what it did before.

    `again` holds the dates so read earlier in the text, and by month and day those told in full, which a past one means.
    """
    fork = _fork(kind, match, before, state)
    if fork is None:
        told = resolve(kind, match, _told(kind, match, before, state))
        if told is not None and KINDS.get(kind) == "date":
            again["", told.value[4:]] = told
        return told
    readings = (fork.ahead.value, fork.behind.value)
    if fork.family == "date" and readings in again:
        return again[readings]
    meaning = fork.ahead if lies_ahead(fork, weights) else again.get(("", fork.behind.value[4:]), fork.behind)
    if fork.family == "date":
        again[readings] = meaning
    return meaning


def _fork(kind: str, match: re.Match[str], before: str, state: Context) -> Fork | None:
    """Return the readings ahead and behind where they differ; None where there is one."""
    if state.day is None or kind not in KINDS:
        return None
    ruled = _told(kind, match, before, state)
    ahead = resolve(kind, match, replace(ruled, ahead=True, past=False))
    behind = resolve(kind, match, replace(ruled, ahead=False, past=True))
    if ahead is None or behind is None or ahead.value == behind.value:
        return None
    chosen = resolve(kind, match, ruled)
    rule_ahead = chosen is not None and chosen.value == ahead.value
    return Fork(KINDS[kind], before, ruled.after, ahead, behind, state.day, rule_ahead)


def _told(kind: str, match: re.Match[str], before: str, state: Context) -> Context:
    """Return the context with what the words around an expression tell of its direction."""
    after = match.string[match.end() : match.end() + _AFTER].split("\n")[0]
    ahead = _looks_ahead(before, after) if kind in _BY_NEAREST else bool(_AHEAD.search(before))
    return replace(state, ahead=ahead, past=bool(_PAST.search(before)) and not ahead, after=after)


def _remember(state: Context, kind: str, meaning: Meaning) -> None:
    """Keep the last date and the last quarter named, and what "a year earlier" is compared with."""
    if meaning.type in {"DATE", "TIME"} and meaning.value[:4].isdigit():
        state.last = meaning.value
        if "quarter" in kind and "-Q" in meaning.value:
            state.quarter = state.compared = meaning.value
    elif state.compared and meaning.value in {"P6M", "P9M", "P1Y"}:
        state.compared = state.compared[:4]


def _expression(text: str, start: int, end: int, meaning: Meaning) -> TimeExpression:
    start, end = _trimmed(text, start, end)
    return TimeExpression(start, end, meaning.type, meaning.value, meaning.mod, *bounds(meaning))


def _second_day(text: str, end: int, meaning: Meaning) -> Iterator[TimeExpression]:
    """Yield the second day of "April 24 and 25"; a number that counts something that follows is none."""
    other = _AND_DAY.match(text, end)
    if not other or not re.fullmatch(r"[\dX]{4}-\d\d-\d\d", meaning.value) or not 1 <= int(other[1]) <= 31:
        return
    value = f"{meaning.value[:8]}{int(other[1]):02d}"
    if int(other[1]) > int(meaning.value[8:]) and _is_day(value):
        yield _expression(text, other.start(1), other.end(1), Meaning("DATE", value))


def _first_day(text: str, start: int, meaning: Meaning) -> Iterator[TimeExpression]:
    """Yield the first day of a stretch of days in one month: "between | 11 | and 13 March", "on | 10 | and 11 May"."""
    other = _FIRST_DAY.search(text, max(start - _STRETCH, 0), start)
    if not other or not re.fullmatch(r"[\dX]{4}-\d\d-\d\d", meaning.value):
        return
    if 1 <= int(other[1]) < int(meaning.value[8:]):
        value = f"{meaning.value[:8]}{int(other[1]):02d}"
        yield _expression(text, other.start(1), other.end(1), Meaning("DATE", value))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value.replace("XXXX", "2000"))
    except ValueError:
        return False
    return True


def _counts(year: str, before: str, after: str) -> bool:
    """Say whether four digits count something: "2000 people"; "1500 rifles" where no preposition makes them a year."""
    if _COUNTED.match(after):
        return True
    return year[:2] < "18" and not _OF_YEAR.search(before)


def _misread(kind: str, match: re.Match[str], before: str) -> bool:
    """Say whether an age ("in his 30s") or a name ("Jan Novak", "March for Peace", "May the") was taken for a time."""
    if kind == "decade":
        return bool(_PERSON.search(before))
    if kind != "month" or any(match.group(name) for name in ("mod", "rel", "y", "yrel")):
        return False
    word = match["month"]
    after = match.string[match.end() : match.end() + 2]
    if len(word) == 3 and word != "May":
        return bool(re.match(r"\s[A-Z]|-[a-z]", after))  # "Mar-a-Lago"
    if word not in {"May", "March"} or _OF_MONTH.search(before):
        return False
    named = _DETERMINED.search(before) and _NOUN.match(match.string, match.end())
    return named is None  # "the May elections"


def bounds(meaning: Meaning) -> tuple[str | None, str | None]:
    """Return the first and last day of the stretch an expression means; None where it means none."""
    if meaning.window:
        return meaning.window
    value = meaning.value
    if meaning.type not in {"DATE", "TIME"} or not value[:3].isdigit():
        return None, None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d.*", value):
            return value[:10], value[:10]
        if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
            last = calendar.monthrange(int(match[1]), int(match[2]))[1]
            return f"{value}-01", f"{value}-{last}"
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            first = monday + timedelta(days=5 if match[3] else 0)
            return first.isoformat(), (monday + timedelta(days=6)).isoformat()
        if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
            month = 3 * int(match[2])
            return (
                f"{match[1]}-{month - 2:02d}-01",
                f"{match[1]}-{month:02d}-{calendar.monthrange(int(match[1]), month)[1]}",
            )
        if re.fullmatch(r"\d{4}", value):
            return f"{value}-01-01", f"{value}-12-31"
        if re.fullmatch(r"\d{3}", value):
            return f"{value}0-01-01", f"{value}9-12-31"
    except ValueError:
        return None, None
    return None, None


def _looks_ahead(before: str, after: str) -> bool:
    """Say whether the nearest verb-like words before, else after, an expression look ahead."""
    if _DONE_BY.search(before):
        return False
    ahead = max((m.start() for m in _AHEAD.finditer(before)), default=-1)
    past = max((m.start() for m in _PAST.finditer(before)), default=-1)
    if ahead >= past and ahead >= 0:
        return True
    return past < 0 and bool(re.match(r"[^.;]{0,40}\b(will|is to|are to|would)\b", after))


def _clause_before(text: str, position: int) -> str:
    """Return the words before a position, back to the sentence's start; the stops of "Gen. J. Smith" end none."""
    window = text[max(0, position - _AROUND) : position]
    ends = [e.end() for e in _SENTENCE_END.finditer(window) if not _shortens(window[: e.start()], e[0])]
    return window[ends[-1] if ends else 0 :]


def _shortens(before: str, mark: str) -> bool:
    """Say whether a full stop belongs to the word before it: an initial or an abbreviation ("J. ", "Gen. ")."""
    word = re.split(r"[^\w.]", before)[-1]
    return mark[0] == "." and (bool(re.fullmatch(r"[A-Z](?:\.[A-Z])*", word)) or word.lower() in abbreviations())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
