"""Countries that a place is told by without their name: "in the country", "in a Malian prison"."""

from collections.abc import Iterator

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.deal.countries import country_named
from onrecord.extract.figure_vocabulary import figure_words

_IN = {"in", "across", "throughout", "around", "within", "inside"}
_AT = _IN | {"at", "near", "outside"}
_BACK = 2  # sentences before that may tell which country is meant
_BEFORE = {"DET", "ADJ", "NUM", "NOUN"}
_ENDINGS = ("ian", "ean", "an", "ese", "i")


def countries_meant(annotations: Annotations, tree: Tree, number: int) -> Iterator[tuple[int, str]]:
    """Yield the words of a sentence that mean a country, with its name."""
    sentence = tree.sentences[number]
    for word in range(sentence.first + 1, sentence.last):
        if tree.lower(word) == "country":
            if _is_the(tree, word) and (name := _told_last(annotations, tree, word)):
                yield word, name
        elif tree.lower(word) in figure_words("sites") | figure_words("areas"):
            for part in tree.dependents(word, "amod", "compound"):
                if _leading(tree, part) in _AT and part < word and (name := _country(tree.word(part))):
                    yield word, name


def _is_the(tree: Tree, word: int) -> bool:
    """Say whether "in the country" stands there, alone: not "in the country of", "in the country's north"."""
    alone = not tree.dependents(word, "nmod", "acl", "amod", "compound") and tree.relation(word) in {"obl", "nmod"}
    return alone and tree.lower(word - 1) == "the" and tree.lower(word - 2) in _IN


def _leading(tree: Tree, word: int) -> str:
    """Return the word that leads the phrase in which a word stands: the "in" of "in three Malian prisons"."""
    before = word - 1
    while before > 0 and tree.tag(before) in _BEFORE:
        before -= 1
    return tree.lower(before) if before >= 0 else ""


def _told_last(annotations: Annotations, tree: Tree, word: int) -> str | None:
    """Return the one country of the nearest sentence that names one, by its name or its people, up to a word."""
    here = tree.sentence(tree.words[word].start)
    for number in range(here, max(here - _BACK, 0) - 1, -1):
        start, end = tree.sentences[number].start, min(tree.sentences[number].end, tree.words[word].start)
        named = [annotations.text[e.start : e.end] for e in annotations.entities if start <= e.start and e.end <= end]
        if told := {c for name in named if (c := _country(name))}:
            return told.pop() if len(told) == 1 else None
    return None


def _country(name: str) -> str | None:
    """Return the country that a name or the word for a people means; one whose name an ending makes its people too."""
    if not name[:1].isupper():
        return None
    if found := country_named(name):
        return found
    bases = (name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending))
    return next((c for base in bases if (c := country_named(base))), None)
