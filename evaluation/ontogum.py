"""OntoGUM: documents of words with coreference chains, given back as running text with offsets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Chains = list[list[tuple[int, int]]]

_TIGHT_BEFORE = re.compile(r"[,.;:!?)\]}%”’…]|\.{2,}|['’](?:s|re|ve|ll|d|m|S)|n['’]t|['’]")
_TIGHT_AFTER = set("([{“‘$£€#")
_TIGHT_BOTH = {"-", "/"}


@dataclass(frozen=True, slots=True)
class Document:
    """Running text, where its words stand in it, its chains as [start, end) of the text, and its genre where told."""

    text: str
    chains: Chains
    genre: str | None = None


def read_documents(path: Path, treebanks: Sequence[Path] = ()) -> list[Document]:
    """Return the documents of an OntoGUM file; genres come from the names of the same documents in GUM's treebank."""
    genres = {key: genre for treebank in treebanks for key, genre in _genres(treebank)}
    documents = []
    for block in path.read_text(encoding="utf-8").split("# begin document")[1:]:
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        words = [row[1] for row in rows]
        text, spans = join_words(words)
        chains = [[(spans[a][0], spans[b][1]) for a, b in chain] for chain in read_chains(row[-1] for row in rows)]
        documents.append(Document(text, chains, genres.get(_key(words))))
    return documents


def read_chains(column: Iterable[str]) -> Chains:
    """Return the chains of a CoNLL column, "(1|(2)" to "1)", as first and last word of every mention."""
    open_at: dict[str, list[int]] = {}
    chains: dict[str, list[tuple[int, int]]] = {}
    for index, cell in enumerate(column):
        for opens, name, closes in re.findall(r"(\(?)(\d+)(\)?)", cell):
            if opens:
                open_at.setdefault(name, []).append(index)
            if closes:
                chains.setdefault(name, []).append((open_at[name].pop(), index))
    return list(chains.values())


def join_words(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the words as a text spaced as print spaces them, and [start, end) of each in it."""
    text, spans, quoting, tight = "", [], False, True
    for word in words:
        straight = word in {'"', "''", "``"}
        closing = straight and quoting
        if not (tight or closing or word in _TIGHT_BOTH or _TIGHT_BEFORE.fullmatch(word)):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        tight = word in _TIGHT_BOTH or word in _TIGHT_AFTER or (straight and not quoting)
        quoting ^= straight
    return text, spans


def _genres(treebank: Path) -> Iterator[tuple[str, str]]:
    """Yield the key and the genre of every document of a CoNLL-U file."""
    for block in treebank.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name, words = block.split("\n", 1)[0], []
        for line in block.split("\n")[1:]:
            columns = line.split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                words.append(columns[1])
            if len(words) == 40:
                break
        yield _key(words), name.split("_")[1]


def _key(words: Sequence[str]) -> str:
    return " ".join(words[:40])
