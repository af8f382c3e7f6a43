"""Trees written by hand for tests: one word a line as "word TAG head relation", heads counted from 1, 0 for a root."""

from onrecord.annotate.annotations import Entity, Sentence, Syntax
from onrecord.annotate.tree import Tree
from onrecord.records import Span


def tree_of(rows: str) -> Tree:
    """Return the tree of one sentence; words are joined by single spaces."""
    cells = [line.split() for line in rows.strip().splitlines()]
    text, words = "", []
    for word, *_ in cells:
        text += " " if text else ""
        words.append(Span(len(text), len(text) + len(word)))
        text += word
    syntax = Syntax(tuple(c[1] for c in cells), tuple(int(c[2]) - 1 for c in cells), tuple(c[3] for c in cells))
    return Tree(text, words, syntax, [Sentence(0, len(text), 0, len(words))])


def entity_in(tree: Tree, words: str, label: str) -> Entity:
    """Return the entity that the words are, where they first stand."""
    start = tree.text.index(words)
    return Entity(start, start + len(words), label)
