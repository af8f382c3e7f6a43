"""Where and when figures of a report count whose own words tell neither: as the opening or label of their line tells, the
heading over them, or the lines that head the whole.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.lookups import starting
from onrecord.extract.countries import country_meant
from onrecord.extract.figure_vocabulary import figure_words, lexicons
from onrecord.extract.page import Page
from onrecord.extract.voices import chain
from onrecord.layout.letters import SHORTEST_PLACE, usual_name
from onrecord.layout.reports import head_of, heading_over
from onrecord.layout.rows import Row, end_of_list, row_at
from onrecord.records import Figure, Period, Span, Voice
from onrecord.records.values import Measure

_NOWHERE: frozenset[Measure] = frozenset({"share", "money", "duration"})
_OPENING = re.compile(r"[^\n]{2,60}?(?:[.:]|\s[–—-])\s")  # of a line: "Kharkiv. In the past day", "3 May, Gao: Two killed"
_SOURCE = re.compile(r"[\s|]*\b[Ss]ources?: (?P<who>[^\W\d][^.,;:()\n]{2,60})")
_BETWEEN = re.compile(r"[\W\d_]*(?:(?:and|province|region|district|state|county|town|city)[\W\d_]*)*", re.IGNORECASE)
_REST = re.compile(r"(?:all )?(?:other|total|overall|rest|sub-?total|unknown)", re.IGNORECASE)  # labels that name no place
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def set_by_line(page: Page, quantity: Quantity, figure: Figure) -> Figure:
    """Return a figure with the place that the label of its row names, or the place and the day that open its line, and with who
    is told to say so over its list or behind it.
    """
    row = row_at(page.text, quantity.start)
    if figure.said_by == page.issued_by and (said := _leading(page, row, quantity.start) or _source_behind(page, row, quantity.end)):
        figure = replace(figure, said_by=said)
    if row is not None and row.label.end <= quantity.start:
        own = figure.place if figure.place and figure.place in page.text[row.start : row.end] else None
        return replace(figure, place=_labelled(page, row) or own)
    if not head_of(page.text) or (figure.place and figure.period):
        return figure
    place, period = _opening(page, quantity.start)
    return replace(figure, place=figure.place or place, period=figure.period or period)


def set_in_report(page: Page, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures, those of which no place is told with the place that heads their part of a report, or the whole."""
    head = head_of(page.text)
    return [_headed(page, f) if head and f.place is None and f.measure not in _NOWHERE else f for f in figures]


def _leading(page: Page, row: Row | None, position: int) -> tuple[Voice, ...]:
    """Return who says what stands in a list: "The ministry reports: | Dead: 5 | Hurt: 7"."""
    cell = row.cell(position) if row else None
    over = cell[1] if cell else None
    if over is None or not over.of(page.text).endswith(":"):
        return ()
    saying = [a for a in page.annotations.attributions if a.speaker and any(over.contains(s) for s in (*a.source, *a.cue))]
    return chain(saying[-1], page.annotations) if saying else ()


def _source_behind(page: Page, row: Row | None, position: int) -> tuple[Voice, ...]:
    """Return the source that stands at the end of a line, or in a line of its own below a list: "Source: Ministry of Health"."""
    end = page.text.find("\n", position)
    source = _SOURCE.search(page.text, position, end if end >= 0 else len(page.text))
    if source is None and row is not None:
        source = _SOURCE.match(page.text, end_of_list(page.text, row))
    return (Voice(source["who"].strip()),) if source else ()


def _headed(page: Page, figure: Figure) -> Figure:
    """Return a figure with the place that a heading names, where its own sentence names none that may be another."""
    at = figure.evidence[0].start
    over = heading_over(page.text, at)
    led = _places(page, over) if over else []
    place = led[0] if led else _place_of_head(page)
    sentence = page.tree.sentences[page.tree.sentence(at)]
    named = [e for e in starting(page.annotations.entities, sentence.start, sentence.end) if e.label == "LOCATION"]
    return replace(figure, place=place) if all(_usual(page.text[e.start : e.end]) == place for e in named) else figure


def _place_of_head(page: Page) -> str | None:
    """Return the place that a report is of: the first that its head names, the only one in it where that is a country."""
    found = [e for line in head_of(page.text) for e in starting(page.annotations.entities, line.start, line.end)]
    beside = [e for e in found if page.text[e.start - 1 : e.start] != "("]  # "in Tapu (Kidal)" is of Tapu
    named = [_usual(page.text[e.start : e.end]) for e in beside if e.label == "LOCATION"]
    told = [n for n in dict.fromkeys(named) if n.lower() not in figure_words("areas")]
    inner = told[1:] if told and country_meant(told[0]) else []
    return inner[0] if len(inner) == 1 else next(iter(told), None)


def _places(page: Page, line: Span) -> list[str]:
    """Return the place that opens a line, none where the line goes on about something else of it."""
    found = [e for e in starting(page.annotations.entities, line.start, line.end) if e.label == "LOCATION"]
    if not found or found[0].start != line.start:
        return []
    behind = page.text[found[0].end : line.end]
    apart = not behind or behind.lstrip()[0] in ":|–—-(,/." or _BETWEEN.fullmatch(behind)
    return [_usual(page.text[found[0].start : found[0].end])] if apart else []


def _labelled(page: Page, row: Row) -> str | None:
    """Return the place that the label of a row is, told by itself or by the labels of the rows beside it."""
    told = [_places(page, label) for label in row.alike]
    own = _places(page, row.label)
    if own:
        return own[0]
    label = _BRACKETS.sub("", row.label.of(page.text))
    words = label.lower().split()
    named = all(w[0].isupper() for w in label.split() if len(w) > len("del")) and _counting().isdisjoint(words)
    return label if any(told) and named and not _REST.match(label) else None


@cache
def _counting() -> frozenset[str]:
    """Return the words that tell what is counted, and no place."""
    told = (w for lexicon in lexicons().values() for w in lexicon.nouns | lexicon.deeds)
    return figure_words("people", "states", "households").union(told)


def _opening(page: Page, position: int) -> tuple[str | None, Period | None]:
    """Return the place and the day that open the line of a position, and tell nothing else."""
    start = page.text.rfind("\n", 0, position) + 1
    place = period = None
    while (match := _OPENING.match(page.text, start)) and match.end() <= position:
        places = [e for e in starting(page.annotations.entities, match.start(), match.end()) if e.label == "LOCATION"]
        days = [t for t in starting(page.annotations.times, match.start(), match.end()) if t.type == "DATE" and t.begin]
        spans = sorted([*((e.start, e.end) for e in places), *((t.start, t.end) for t in days)])
        edges = [match.start(), *(edge for span in spans for edge in span), match.end()]
        if not all(_BETWEEN.fullmatch(page.text[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)):
            break
        place = place or (_usual(page.text[places[0].start : places[0].end]) if places else None)
        period = period or (Period("window", days[0].begin, days[0].finish) if days else None)
        start = match.end()
    return place, period


def _usual(name: str) -> str:
    """Return a name in the usual letters where it is in capitals."""
    return usual_name(name, SHORTEST_PLACE)
