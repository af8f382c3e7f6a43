"""The day an article is of: in its dateline, in a line of its own, behind "Published", else in the file's name."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import PurePath

from onrecord.layout.datelines import Day, days_in, opening
from onrecord.layout.documents import document_in
from onrecord.records import Article
from onrecord.records.values import day_of
from onrecord.vocabularies.load import load

# How long before publication, and after it by the clock of another place, a printed dateline may be.
_EARLIER, _LATER = timedelta(days=3), timedelta(days=1)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_OPENING = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_PAGE = re.compile(r"https?://")
_LINES = 8  # not empty: a line that is but a day stands among the first
_LABEL = re.compile(
    r"(?:^\W*|[.!?][”\"’)\]]*\s+|[|·•(]\s*)(?P<again>(?:last |first |originally )*(?:updated?|modified|revised))?"
    r"(?:(?:first |originally )?(?:published|posted|issued|released|filed|dated?|publication date|release date"
    r"|as of(?: \d{1,2}[:.h]?\d\d(?: ?(?:hrs|hours|[ap]\.?m\.?|[A-Z]{2,4}))?,?)?))?"  # "as of 18:00, 3 May 2024"
    r"(?: on| at| date)?\s*:?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|\w{3},\s+)?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\b(?:publi\w+|posted|issued|released?|filed|dated?|as of|updated?|modified|revised)\b", re.IGNORECASE)
_STOPPED = re.compile(r"[^\W\d_]{2}[.!?][”\"’)\]]*\s+$")  # of "for years. 27 October", not of "from Jan. 3"
_CLOSED = re.compile(
    r"(?:[\s.,|)\]·•–—-]*(?:(?:at |- )?\d{1,2}[:.h]\d\d|[ap]\.?m\.?|[A-Z]{2,4}\b|\([^()]{1,40}\)|local time))*[\s.,|)\]·•–—-]*"
    r"(?:(?:last )?(?:updated|modified)\b.*)?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[[A-Z][^\[\]\n]{1,40}\]\s*$", re.MULTILINE)
_BEGINNING = re.compile(  # of the time that a report is on, in front of its last day: "Week of 30 May – | 5 June 2019"
    r"(?:(?:reporting period|period(?: covered)?|week of|from|between|covering):?\s*)?"
    r"(?:\w+ )?(?:\d{1,2}(?:\s[^\W\d]+)?|[^\W\d]+\s\d{1,2})(?:,? \d{4})?\s*(?:to|and|through|[–—-])\s*(?:\w+day,? )?$",
    re.IGNORECASE,
)
_DATED = re.compile(r"^(?:[^\W\d]+ )?([^\W\d]+) dated $", re.IGNORECASE)  # "Letter dated | 3 May 2019 | from the envoy"
_APART = re.compile(r"[,:|(—–-]\s*$")
_NAME = re.compile(r"[^\Wa-z][\w.'’/&-]*,?|[—–|·•,-]")


def day_stated(text: str, title: str | None = None) -> str | None:
    """Return the day, YYYY-MM-DD, that a text states to be of: with its year, and of itself, not of what it tells of.

    Else that of its title, where the title stands apart from it.
    """
    if (document := document_in(text)) and document.day:
        return document.day
    dateline = opening(text)
    if dateline and dateline.day and (day := dateline.day.iso()):
        return day
    labelled = list(_labelled(text))
    first = next((d for d, again in labelled if not again), labelled[0][0] if labelled else None)
    found = first or next(_dated_lines(text), None) or _bracketed(text)
    return found or (day_stated(f"{title}\n\n{text}") if title else None)


def day_published(text: str, named: str | None, title: str | None = None) -> str | None:
    """Return the day of a text in a file whose name tells a day: that of the name where it is at most a few days later."""
    stated = day_stated(text, title)
    if stated is None or named is None:
        return stated or named
    later = date.fromisoformat(named) - date.fromisoformat(stated)
    return named if timedelta(0) <= later <= _EARLIER else stated


def day_in_name(where: str) -> str | None:
    """Return the day YYYY-MM-DD that stands in a file's name."""
    match = None if _PAGE.match(where) else _IN_NAME.search(PurePath(where).name)
    if match is None:
        return None
    day = f"{match[1]}-{match[3]}-{match[4]}"
    return day if is_day(day) else None


def is_day(value: str) -> bool:
    """Say whether the value opens with a day of the calendar, YYYY-MM-DD."""
    return _OPENING.match(value) is not None and day_of(value) is not None


def day_written(text: str, published: str | None) -> str | None:
    """Return the day in the dateline of a text, YYYY-MM-DD, where it is a few days before publication; else None.

    "MINSK, Feb. 11 (AP) — ... today" is read from the eleventh, though a paper printed it on the twelfth. A dateline that
    tells its year is believed however much later the text was published, and so is the day of an agreement's signing.
    """
    if (document := document_in(text)) and document.day:
        return document.day
    dateline = opening(text)
    told = dateline.day if dateline else None
    if told is None or not published or not is_day(published):
        return None
    last = date.fromisoformat(published[:10])
    if (whole := told.iso()) and date.fromisoformat(whole) <= last + _LATER:
        return whole
    days = filter(None, (_in_year(told, year) for year in (last.year, last.year - 1, last.year + 1)))
    return next((d.isoformat() for d in days if last - _EARLIER <= d <= last + _LATER), None)


def day_note(article: Article) -> str | None:
    """Return what to tell of an article whose text states another day than it goes by, or than its file's name tells."""
    stated, published = day_stated(article.text), article.day
    named = day_in_name(article.where) if article.where else None
    if stated is None:
        return None
    for day, where in ((named, "its file's name"), (published, "what was given with it")):
        if day and abs(date.fromisoformat(day) - date.fromisoformat(stated)) > _EARLIER:
            return f"is dated {stated} in its text, {day} in {where}; it is on record under {published}"
    return None


def _labelled(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the days behind "Published", "Date:" or "As of", and whether that of a later version is told.

    A day that is the last sentence of a paragraph is one too: "... for years. 27 October 2025".
    """
    for line in text.split("\n"):
        for start, end, day in days_in(line):
            before = line[max(0, start - 60) : start]
            label = _LABEL.search(before)
            told = label and (_LABELLED.search(label[0]) or _STOPPED.search(before))
            if label and told and _CLOSED.match(line, end) and (iso := day.iso()):
                yield iso, label["again"] is not None


def _dated_lines(text: str) -> Iterator[str]:
    """Yield the days of lines that tell a day and at most whose words follow: "The Post | 3 May 2024, 10:15"."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines[:_LINES]):
        for start, end, day in days_in(line):
            iso, before = day.iso(), _BEGINNING.sub("", line[:start])
            letter = _DATED.match(before) if number == 0 else None
            dated = letter is not None and letter[1].lower() in _reports()
            if iso and (dated or (_CLOSED.match(line, end) and _heads(before, first=number == 0 and len(lines) > 1))):
                yield iso


def _heads(before: str, *, first: bool) -> bool:
    """Say whether the words in front of a day are such as head an article: its author, outlet, place or kind.

    The first line may be a whole title that tells the kind: "Daily press briefing, Ministry of Defence, | 3 June 2021".
    """
    words = before.split()
    if first and words:
        kind = not _reports().isdisjoint(w.strip(",:|—–-()").lower() for w in words)
        return kind and (_APART.search(before) is not None or words[-1].lower() in _reports())
    own = {*load("wires")["labels"]["no_outlets"], *_reports()}
    return all(_NAME.fullmatch(w) or w.lower().strip(",:") in own for w in words)


def _bracketed(text: str) -> str | None:
    """Return the day of "[The Post, March 13, 2025]" that closes a paragraph, if there is but one such."""
    found = [day.iso() for m in _BRACKETED.finditer(text) for _, _, day in days_in(m[0])]
    return found[0] if len(found) == 1 else None


def _in_year(day: Day, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None


@cache
def _reports() -> frozenset[str]:
    return frozenset(load("wires")["labels"]["reports"])
