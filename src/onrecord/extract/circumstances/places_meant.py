"""Places that are told without their name: "in the country", "in the capital", "from the town", "in a Malian prison"."""

from collections.abc import Iterator

from onrecord.annotate.annotations import Annotations, Entity
from onrecord.annotate.coreference.chain_names import chains_by_head, names_of_chains
from onrecord.annotate.coreference.mention_features import place_nouns
from onrecord.annotate.lookups import holding, starting
from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.countries import country_meant, country_named
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.gazetteer import gazetteer
from onrecord.layout.datelines import opening
from onrecord.layout.letters import usual_name

_IN = {"in", "across", "throughout", "around", "within", "inside"}
_AT = _IN | {"at", "near", "outside"}
_LEADING = _AT | {"from"}
_WHEN = {"on", "since", "during", "until"}
_BACK = 2  # sentences before that may tell which country is meant
_BEFORE = {"DET", "ADJ", "NUM", "NOUN"}
_STATES = {"country", "nation", "republic"}
_VAGUE = {"area", "region", "zone", "state"}  # of these there are several around any place
_WIDE = {"country", "region", "continent", "area"}  # kinds of place that are no town's


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
    led = tree.relation(word) in {"obl", "nmod"} and _leading(tree, word) in _LEADING
    return called_the(annotations, tree, word) if led else None


def called_the(annotations: Annotations, tree: Tree, word: int) -> str | None:
    """Return the name of what "the country", "the capital" or "the same town" means, a settlement last named else."""
    noun = tree.lower(word)
    if noun not in place_nouns() - _VAGUE or not _is_the(tree, word):
        return None
    told = _told_last(annotations, tree, word) if noun == "country" else _described(annotations, tree, word)
    if told:
        return told.pop() if len(told) == 1 else None
    if noun == "capital" and (seats := _capital_names(annotations)):
        return next(iter(seats)) if len(seats) == 1 else None
    chain_at, names = _chains(annotations, tree)
    named = names.get(chain_at[word]) if word in chain_at else None
    if named is not None and named.label == "LOCATION" and named.actor is not None:
        return named.actor if (country_named(named.actor) is not None) == (noun in _STATES) else None
    towns = _towns_before(annotations, tree, word) if noun in figure_words("settled") else set[str]()
    return towns.pop() if len(towns) == 1 else None


@once
def _capital_names(annotations: Annotations) -> frozenset[str]:
    """Return the capitals that an article names; of several the one that it is written in, where that is one."""
    located = (e for e in annotations.entities if e.label == "LOCATION")
    named = {usual_name(e.actor or annotations.text[e.start : e.end]) for e in located}
    seats = frozenset(name for name in named if any(p.capital for p in gazetteer().find(name)))
    dateline = opening(annotations.text)
    here = {name for name in seats if dateline and dateline.place and usual_name(dateline.place) == name}
    return frozenset(here) or seats


def _towns_before(annotations: Annotations, tree: Tree, word: int) -> set[str]:
    """Return the towns that the sentence of a word names before it; where it names none, those of the sentence before."""
    here, at = tree.sentence_of(word), tree.words[word].start
    kinds = _kinds(annotations)
    for number in range(here, max(here - 1, 0) - 1, -1):
        told = starting(annotations.entities, tree.sentences[number].start, min(tree.sentences[number].end, at))
        towns = {e for e in told if e.label == "LOCATION" and kinds.get(e.start) not in _WIDE}
        if towns:
            return {e.actor or annotations.text[e.start : e.end] for e in towns}
    return set()


@once
def _kinds(annotations: Annotations) -> dict[int, str]:
    """Return of what kind each place of an article likely is, by where it starts."""
    return {p.start: p.candidates[0].kind for p in annotations.places if p.candidates}


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
    """Say whether "the country" or "the same country" stands there, alone: not "the country of", "the country's north"; "the
    capital on Monday" does.
    """
    alone = not any(not tree.cases(c) & _WHEN for c in tree.dependents(word, "nmod", "acl", "compound", "appos"))
    told = tree.dependents(word, "amod")
    known = all(tree.lower(c) == "same" or tree.lower(c).endswith("ed") for c in told)  # "the | besieged | enclave"
    return alone and known and tree.lower(word - 1 - len(told)) == "the"


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
