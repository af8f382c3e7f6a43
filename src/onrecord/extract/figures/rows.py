"""What a number of a list or a table counts: as its label, its column or the line over the list tells."""

import re

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, fitting
from onrecord.layout.rows import row_at
from onrecord.records import Span

_NO_NOUN = {"cumulative", "new", "total", "people", "persons", "individuals"}
_PART = re.compile(r"[,;:()|]|\band\b")
_CLOSES = {".", ";", ",", ")", "|", "/"}  # behind a number that a label stands before


def by_row(tree: Tree, quantity: Quantity) -> Counted | None:
    """Return what a number that stands in a row counts, None where no label or heading tells it."""
    if quantity.unit is not None:
        return None
    row = row_at(tree.text, quantity.start)
    cell = row.cell(quantity.start) if row else None
    if cell and (own := _told(tree, quantity, _behind(tree.text, quantity.end, cell[0].end))):
        return own
    if quantity.of is not None and quantity.of.lower() not in _NO_NOUN:
        return None
    if row is None or cell is None:
        return _by_label(tree, quantity)
    told = _told(tree, quantity, row.label)
    if told is None and cell[1] and (told := _told(tree, quantity, cell[1])) and told.measure == "attacks":
        return None  # "After the clashes the ministry reports:"
    return Counted(told.measure, tree.range(quantity.start, quantity.end).start) if told else None


def _behind(text: str, start: int, end: int) -> Span:
    """Return what stands behind a number in its cell, before another is told: "5 | martyrs |, 14 wounded"."""
    stop = _PART.search(text, start, end)
    return Span(start - 1, stop.start() if stop else end)


def is_of_column(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number stands in a column of a table, whose heading tells what it counts, if anything does."""
    row = row_at(tree.text, quantity.start)
    return row is not None and len(row.cells) > 1 and row.cell(quantity.start) is not None


def _by_label(tree: Tree, quantity: Quantity) -> Counted | None:
    """Return what a number counts by the label right before it, amid a line: "Fatalities: | 6 |. Injured: | 19 |."."""
    words = tree.range(quantity.start, quantity.reach)
    before, behind = words.start - 1, words.stop
    closed = behind >= len(tree.words) or tree.word(behind) in _CLOSES or tree.text[tree.words[behind - 1].end :][:1] == "\n"
    if before < 1 or tree.word(before) != ":" or not closed:
        return None
    told = _told(tree, quantity, tree.words[before - 1])
    return Counted(told.measure, words.start) if told else None


def _told(tree: Tree, quantity: Quantity, words: Span) -> Counted | None:
    """Return the measure that a label or heading names: "Fatalities", "Displaced persons by district"."""
    for word in tree.range(words.start, words.end):
        for measure, lexicon in fitting(quantity):
            if tree.lower(word) in lexicon.nouns | lexicon.states | lexicon.deeds and measure not in {"held", "aid_tonnes"}:
                return Counted(measure, word)
    return None
