"""Articles that are lists of news, each item its own."""

import re

from onrecord.extract.figure_vocabulary import figure_words
from onrecord.layout.lines import entry_of, lines

_ITEMS = 4  # marked so make an article a list
_OPENING = 250  # code points of an article in which the first stands: a list further down is of one thing
_HEADING = 80  # code points of an article in which it is called a digest


def is_list(text: str) -> bool:
    """Say whether an article is a list of news, each its own: by its heading, its items, or as a live page."""
    heading = re.findall(r"[a-z]+", text[:_HEADING].lower())
    items = [line.start for line in lines(text) if line.kind == "item"]
    listed = len(items) >= _ITEMS and items[0] < _OPENING
    return listed or entry_of(text, len(text)) > 1 or bool(figure_words("digests") & set(heading))
