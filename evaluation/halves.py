"""Who is who across articles, on annotated news: every document cut in two, as if its halves were two articles.

The sets mark names, not who bears them across documents, so who is meant is taken from each document as a whole, before it
is cut: a surname is the one of the full names there that holds it, a shorter name the longer one with all its words; full
names that are the same, in whichever document, are one. Where no one full name holds a surname, it is that document's own.
So the half without the full name must find it in the other half, among all other documents' names. What this gold gets
wrong itself: two of one full name count as one, and one under two spellings as two, so precision is rather too low.
"""

from collections.abc import Iterator
from pathlib import Path

from evaluation.entities import documents, spans
from onrecord.resolve.homes import country_around
from onrecord.resolve.mentions import Mention, Page
from onrecord.resolve.names import words_of

SETS = {  # name -> file, column of labels, separator, labels of persons and of places
    "CoNLL++": ("entities/conllpp_dev.txt", -1, None, "PER", "LOC"),
    "Worldwide": ("entities/worldwide_train.tsv", 1, "\t", "Person", "Location"),
}

Found = tuple[list[Mention], dict[str, Page], list[str]]


def read_halves(gold: Path, name: str) -> Found:
    """Return the persons named in the halves of a set's documents, the halves, and who each person is."""
    path, column, separator, person, place = SETS[name]
    mentions: list[Mention] = []
    pages: dict[str, Page] = {}
    who: list[str] = []
    for number, document in enumerate(documents(gold / path, column, separator)):
        named = {s for sentence in document for s in _named(sentence, person)}
        for half, sentences in enumerate((document[: len(document) // 2], document[len(document) // 2 :])):
            article = f"{number}/{half}"
            pages[article] = Page(None)
            for sentence in sentences:
                pages[article].lands.update(filter(None, map(country_around, _named(sentence, place))))
                for found in _named(sentence, person):
                    mentions.append(Mention(found, None, article, "", "said"))
                    who.append(_who(found, named, number))
    return mentions, pages, who


def _named(sentence: list[tuple[str, str]], label: str) -> Iterator[str]:
    for start, end, kind in spans([sentence]):
        if kind == label:
            yield " ".join(word for word, _ in sentence[start:end])


def _who(name: str, named: set[str], document: int) -> str:
    own = set(words_of(name))
    wider = {" ".join(words_of(n)) for n in named if own < set(words_of(n))}
    full = {n for n in wider if not any(set(n.split()) < set(o.split()) for o in wider)}
    if len(full) == 1:
        return full.pop()
    return " ".join(words_of(name)) if len(own) > 1 else f"{name} of {document}"
