"""Real news of the public gold, marked for the deal by outside hands: as running text, its words kept there alone.

A line of the files of marks names a set and the number of an article in it, and tells what is marked by where it stands:
[start, end) of the article's characters without the spaces. So no word of the news is here, and it does not matter how
the words of a set that has been cut into words are joined again. `part` is what was marked of a long article, `breaks`
are where its paragraphs begin, `capitals` where capitals stand in a set that is all in capitals.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from evaluation import places, timeml
from evaluation.cases import read_cases
from evaluation.entities import documents
from evaluation.ontogum import join_words

Row = dict[str, Any]
FILES = {
    "conllpp_train": "entities/conllpp_train.txt",
    "conllpp_dev": "entities/conllpp_dev.txt",
    "worldwide_train": "entities/worldwide_train.tsv",
    "worldwide_dev": "entities/worldwide_dev.tsv",
    "polnear_train": "attribution/polnear_train.jsonl",
    "polnear_dev": "attribution/polnear_dev.jsonl",
    "timeml": "times/TimeBank",
    "lgl": "places/lgl.xml",
    "muc4": "figures/muc4_train.jsonl.gz",
    "ud_ewt_train": "syntax/ud_ewt_train.conllu",
    "ud_ewt_dev": "syntax/ud_ewt_dev.conllu",
    "ud_gum_train": "syntax/ud_gum_train.conllu",
    "ud_gum_dev": "syntax/ud_gum_dev.conllu",
}
"""The sets, by the name that the marks have for them, and the file or folder of each."""
HELD = Path("training/news/held.jsonl")  # what no weight learned from
_PARTED = re.compile(r"(?<=’) (?=(?:s|re|ve|ll|d|m|t)\b)|(?<=\bU\.) (?=[SN]\.)|(?<=\w) (?=-\w)|(?<=\w-) (?=\w)")
"""Spaces within what one set has parted: "’ s", "U. S."."""
_ABOUT = {"set", "article", "published", "part", "breaks", "capitals"}


def read_news(marks: Path, gold: Path) -> Iterator[Row]:
    """Yield the articles of a file of marks as the invented dispatches are kept: text, day, marks by their words."""
    read: dict[str, list[str]] = {}
    for row in read_cases(marks):
        name = row["set"]
        if name not in read:
            read[name] = list(articles(name, gold))
        text = running(read[name][row["article"]], row)
        at = [n for n, c in enumerate(text) if not c.isspace()]
        named = partial(_words, text, at)
        yield {"text": text, "published": row["published"]} | {
            kind: _named(marks, named) for kind, marks in row.items() if kind not in _ABOUT
        }


def articles(name: str, gold: Path) -> Iterator[str]:
    """Yield the texts of a set in the order of its file."""
    path = gold / FILES[name]
    match name.split("_")[0]:
        case "conllpp" | "worldwide":
            for document in documents(path, 0, None if path.suffix == ".txt" else "\t"):
                text = " ".join(join_words([word for word, _ in sentence])[0] for sentence in document)
                yield _PARTED.sub("", text)
        case "polnear":
            seen = dict.fromkeys(json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
            yield from seen
        case "timeml":
            yield from (text for _, _, text, _ in timeml.documents(gold))
        case "ud":
            for document in path.read_text(encoding="utf-8").split("# newdoc ")[1:]:
                rows = (line.split("\t") for line in document.splitlines())
                yield join_words([row[1] for row in rows if row[0].isdigit()])[0]
        case "lgl":
            yield from (text for text, _ in places.documents(gold))
        case _:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines)


def running(text: str, row: Row) -> str:
    """Return what was marked of an article, in paragraphs, its words one space apart."""
    start, end = row["part"]
    breaks, capitals = set(row["breaks"]), set(row.get("capitals", ()))
    found, count, spaced = "", 0, False
    for letter in text:
        if letter.isspace():
            spaced = True
            continue
        if start <= count < end:
            at = count - start
            found += "\n\n" if at in breaks else " " if spaced and at else ""
            found += letter if "capitals" not in row or at in capitals else letter.lower()
        count, spaced = count + 1, False
    return found


def _words(text: str, at: list[int], span: list[int]) -> str:
    """Return the words of a span, "truce#2" where they stand the second time."""
    start, end = at[span[0]], at[span[1] - 1] + 1
    words = text[start:end]
    return f"{words}#{sum(text.startswith(words, n) for n in range(start + 1))}"


def _named(mark: Any, words: Callable[[list[int]], str]) -> Any:
    """Return a mark with words in the place of spans."""
    if isinstance(mark, dict):
        return {k: _named(v, words) for k, v in mark.items()}
    if isinstance(mark, list):
        return words(mark) if [type(n) for n in mark] == [int, int] else [_named(one, words) for one in mark]
    return mark
