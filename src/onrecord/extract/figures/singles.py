"""One person killed, hurt, taken or freed, with no number said: "a nurse was killed"."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.fates import find_fates, is_denied, is_tried
from onrecord.extract.figures.measures import measure_of
from onrecord.records.span import Span

_FATES = {"killed", "injured"}
_DEEDS = {"killed", "injured", "missing", "captured", "released", "detained"}


def single_persons(tree: Tree) -> Iterator[Quantity]:
    """Yield a quantity of one for every "a" or "an" before a person to whom a verb of a measure does something.

    It is of none where that is denied of "a single" one: "the navy did not lose a single man".
    Its span is the article's; they are figures' quantities only, since nobody would look for "a" among the numbers.
    """
    done = {fated.person for fated in find_fates(tree)}
    for index in tree.where({"a", "an"}):
        if tree.relation(index) != "det":
            continue
        noun = tree.head(index)
        if noun <= index or tree.lower(noun) not in figure_words("one"):
            continue
        single = tree.lower(index + 1) == "single" and index + 1 < noun
        of = Span(tree.words[index + 2 if single else index + 1].start, tree.words[noun].end)
        quantity = Quantity(tree.words[index].start, tree.words[index].end, value=1.0, of=of.of(tree.text), of_span=of)
        counted = measure_of(tree, quantity)
        if counted and single and is_denied(tree, counted.word):
            yield replace(quantity, value=0.0)
            continue
        told = counted and counted.measure in _DEEDS and counted.word not in tree.range(of.start, of.end)
        if counted and told and (noun in done or (counted.measure not in _FATES and not is_tried(tree, counted.word))):
            yield quantity
