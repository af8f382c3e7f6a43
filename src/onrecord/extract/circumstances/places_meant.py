"""Places that are told without their name: "in the country", "in the capital", "in a Malian prison"."""

from collections.abc import Iterator

from onrecord.annotate.annotations import Annotations, Entity
from onrecord.annotate.coreference.chain_names import chains_by_head, names_of_chains
from onrecord.annotate.coreference.mention_features import place_nouns
from onrecord.annotate.lookups import holding, starting
from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.countries import country_meant, country_named
from onrecord.extract.figure_vocabulary import figure_words

_IN = {"in", "across", "throughout", "around", "within", "inside"}
_AT = _IN | {"at", "near", "outside"}
_BACK = 2  # sentences before that may tell which country is meant
_BEFORE = {"DET", "ADJ", "NUM", "NOUN"}
_STATES = {"country", "nation", "republic"}
_VAGUE = {"area", "region", "zone", "state"}  # of these there are several around any place


def places_meant(annotations: Annotations, tree: Tree, number: int) -> Iterator[tuple[int, str]]:
    """Yield the words of a sentence that mean a place, with its name."""
    sentence = tree.sentences[number]
    for word in range(sentence.first + 1, sentence.last):
        if name := place_meant(annotations, tree, word):
            yield word, name
        elif tree.lower(word) in figure_words("sites", "areas"):
            for part in tree.dependents(word, "amod", "compound"):
                if _leading(tree, part) in _AT and part < word and (name := country_meant(tree.word(part))):
                    yield word, name


def place_meant(annotations: Annotations, tree: Tree, word: int) -> str | None:
    """Return the name of what "in the country" or "in the capital" means; None for other words and where it is not told."""
    noun = tree.lower(word)
    if noun not in place_nouns() - _VAGUE or not _is_the(tree, word):
        return None
    told = _told_last(annotations, tree, word) if noun == "country" else _described(annotations, tree, word)
    if told:
        return told.pop() if len(told) == 1 else None
    chain_at, names = _chains(annotations, tree)
    named = names.get(chain_at[word]) if word in chain_at else None
    if named is None or named.label != "LOCATION" or named.actor is None:
        return None
    fits = (country_named(named.actor) is not None) == (noun in _STATES)
    return named.actor if fits else None


@once
def _chains(annotations: Annotations, tree: Tree) -> tuple[dict[int, int], dict[int, Entity]]:
    """Return the chain of the mention whose head is a word, and the name each chain goes by."""
    chain_at = chains_by_head(tree, annotations.mentions)
    return chain_at, names_of_chains(tree, annotations, chain_at)


def _described(annotations: Annotations, tree: Tree, word: int) -> set[str]:
    """Return the places that the same noun described before: "the city of | Jos |", "| Ndjamena |, the capital"."""
    told: set[str] = set()
    for before in tree.where({tree.lower(word)}):
        if before >= word:
            break
        beside = [c for c in tree.dependents(before, "appos", "compound", "flat", "nmod") if tree.cases(c) <= {"of"}]
        beside += [tree.head(before)] if tree.relation(before) in {"appos", "compound", "flat"} else []
        named = [holding(annotations.entities, tree.words[c].start) for c in beside if c >= 0]
        names = [annotations.text[e.start : e.end] for e in named if e and e.label == "LOCATION"]
        told.update(name for name in names if country_named(name) is None)
    return told


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


def _told_last(annotations: Annotations, tree: Tree, word: int) -> set[str]:
    """Return the countries of the nearest sentence that names one, by its name or its people, up to a word."""
    here = tree.sentence_of(word)
    for number in range(here, max(here - _BACK, 0) - 1, -1):
        start, end = tree.sentences[number].start, min(tree.sentences[number].end, tree.words[word].start)
        named = [annotations.text[e.start : e.end] for e in starting(annotations.entities, start, end) if e.end <= end]
        if told := {c for name in named if (c := country_meant(name))}:
            return told
    return set()
