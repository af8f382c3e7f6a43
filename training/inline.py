"""Dispatches of our own with marks in the line, read: "at least {12|killed} people"."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import entity_labels
from onrecord.pipeline import Reader
from onrecord.records import Article

_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
Span = tuple[int, int]


class Dispatch(NamedTuple):
    """One dispatch as it is read, with the span [start, end) of every mark and what it says."""

    found: Annotations
    tree: Tree
    labels: dict[int, str]
    marks: list[tuple[Span, str]]


def read_marked(reader: Reader, *folders: Path) -> Iterator[Dispatch]:
    """Yield the dispatches of all files of some folders, a line each, in the order of their names.

    A pilcrow stands between the paragraphs of a line.
    """
    for path in (p for folder in folders for p in sorted(folder.glob("*.txt"))):
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            yield read(reader, *split_marks(line.replace(" ¶ ", "\n\n")))


def read(reader: Reader, text: str, marks: list[tuple[Span, str]]) -> Dispatch:
    """Return a text as it is read, with its marks."""
    found = reader.annotate(Article.build(body=text))
    tree = tree_of(found)
    return Dispatch(found, tree, entity_labels(found, tree), marks)


def split_marks(line: str) -> tuple[str, list[tuple[Span, str]]]:
    """Return a line without its marks, and the span [start, end) of every mark with what it says."""
    text, at, marks = "", 0, []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append(((len(text), len(text) + len(mark[1])), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + line[at:], marks


def tree_of(found: Annotations) -> Tree:
    """Return the tree of annotations."""
    return Tree(found.text, found.words, found.syntax, found.sentences)


def head_of(tree: Tree, words: range) -> int:
    """Return the word that tells what a mark says: the verb among the marked ones, else their head."""
    verb = next((w for w in words if tree.tag(w) == "VERB"), None)
    top = tree.top(words)
    return verb if verb is not None else words[0] if top is None else top
