"""What a number of a list or a table counts: as its label, its column or the line over the list tells."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, fitting
from onrecord.layout.rows import row_at
from onrecord.records import Span
from onrecord.records.values import Measure

_NO_NOUN = {"cumulative", "new", "total", "people", "persons", "individuals"}
_CLOSES = {".", ";", ",", ")", "|", "/"}  # behind a number that a label stands before


def by_row(tree: Tree, quantity: Quantity) -> Counted | None:
    """Return what a number that stands in a row counts, None where no label or heading tells it."""
    if quantity.unit is not None or (quantity.of is not None and quantity.of.lower() not in _NO_NOUN):
        return None
    row = row_at(tree.text, quantity.start)
    cell = row.cell(quantity.start) if row else None
    if row is None or cell is None:
        return _by_label(tree, quantity)
    measure = next((m for s in (row.label, cell[1]) if s and (m := _told(tree, quantity, s))), None)
    return Counted(measure, tree.range(quantity.start, quantity.end).start) if measure else None


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
    measure = _told(tree, quantity, tree.words[before - 1])
    return Counted(measure, words.start) if measure else None


def _told(tree: Tree, quantity: Quantity, words: Span) -> Measure | None:
    """Return the measure that a label or heading names: "Fatalities", "Displaced persons by district"."""
    for word in tree.range(words.start, words.end):
        for measure, lexicon in fitting(quantity):
            if tree.lower(word) in lexicon.nouns | lexicon.states | lexicon.deeds and measure not in {"held", "aid_tonnes"}:
                return measure
    return None
