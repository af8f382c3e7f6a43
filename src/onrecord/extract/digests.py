"""Articles that are lists of news, each item its own."""

import re

from onrecord.extract.figure_vocabulary import figure_words

_ITEM = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[*•]|-{2,})(?=\s)", re.MULTILINE)
_ITEMS = 4  # marked so make an article a list
_OPENING = 250  # code points of an article in which the first stands: a list further down is of one thing
_HEADING = 80  # code points of an article in which it is called a digest


def is_list(text: str) -> bool:
    """Say whether an article is a list of news, each its own: by its heading or its numbered items."""
    heading = re.findall(r"[a-z]+", text[:_HEADING].lower())
    items = [m.start() for m in _ITEM.finditer(text)]
    return bool(figure_words("digests") & set(heading)) or (len(items) >= _ITEMS and items[0] < _OPENING)
