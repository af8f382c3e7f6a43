"""What the sentence before a count tells of the happening that the count is of: "A bomb tore through a market in Gao on
Friday. | Nine people were killed".
"""

from collections.abc import Sequence

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.lookups import spoken_in, starting
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.saying import is_of_saying
from onrecord.extract.digests import is_list
from onrecord.extract.figure_vocabulary import Counted, figure_words
from onrecord.layout.lines import is_context
from onrecord.records.values import Measure

_KNOWN = {"the", "that", "this"}
_BEFALLING: frozenset[Measure] = frozenset({"killed", "injured", "captured", "buildings_destroyed"})
_IT = {"it", "that", "this", "which"}
_NOT_YET = {"have", "has", "'ve", "’ve", "will", "would", "could", "may", "might", "can", "if", "to"}
_MODAL = {"will", "would", "could", "may", "might", "can", "must", "should", "if", "unless"}


def sentence_before(annotations: Annotations, tree: Tree, counted: Counted) -> int | None:
    """Return the number of the sentence before, where it tells the happening that a count is of; None where none does.

    Either words lead back to it ("there", "in the attack"), or nothing else is told in the sentence of the count: no
    other happening, place or time, and nobody who did it.
    """
    number = tree.sentence_of(counted.word)
    if not number or not _tells_happening(tree, number - 1) or not is_context(tree.text, *(s.start for s in tree.sentences[number - 1 : number + 1])):
        return None
    if leads_back(tree, around_deed(annotations, tree, counted.word)):
        return number - 1
    bare = counted.measure in _BEFALLING and _befell(tree, counted.word) and _is_alone(annotations, tree, counted.word)
    return number - 1 if bare and not is_list(tree.text) else None


def around_deed(annotations: Annotations, tree: Tree, word: int) -> list[int]:
    """Return the words that tell of a word's deed: its clause, those joined to it and above it; no source's."""
    spoken = spoken_in(annotations, tree).get(tree.sentence_of(word), ())
    joined = joined_words(tree, word)
    here = (i for i in tree.sentence_words(word) if i in joined or tree.rules(i, word))
    return [i for i in here if not any(s.contains(tree.words[i]) for s in spoken)]


def joined_words(tree: Tree, word: int) -> frozenset[int]:
    """Return the words of the clauses joined to a word's, and of those that tell what it was that some died of."""
    head = tree.clause_head(word)
    beside = [*tree.joined_clauses(head), *(c for c in tree.dependents(head, "advcl") if _tells_of_what(tree, c))]
    return frozenset[int]().union(*(tree.clause(c) for c in beside))


def _tells_of_what(tree: Tree, clause: int) -> bool:
    """Say whether a clause tells what some died of: "forty have died | since a mine blew up a bus in Gao"."""
    return any(tree.lower(m) == "since" for m in tree.dependents(clause, "mark"))


def leads_back(tree: Tree, around: Sequence[int]) -> bool:
    """Say whether words lead back to what was told before: those counted "there" or "in the attack"."""
    there = any(tree.lower(i) == "there" and tree.relation(i) == "advmod" for i in around)
    return there or any(_is_known(tree, i) for i in around)


def _is_known(tree: Tree, word: int) -> bool:
    """Say whether a happening is one that the reader knows of: "the attack"."""
    return tree.lower(word) in figure_words("happenings") and tree.lower(word - 1) in _KNOWN


def _tells_happening(tree: Tree, number: int) -> bool:
    """Say whether a sentence tells that an attack or accident happened; what may come or is feared did not."""
    sentence = tree.sentences[number]
    told = figure_words("happenings", "happening", "harms")
    words = [i for i in range(sentence.first, sentence.last) if tree.lower(i) in told]
    return not all(may_come(tree, i) for i in words)


def may_come(tree: Tree, word: int) -> bool:
    """Say whether the clause of a word tells what may come, must or would, or sets a condition."""
    return bool(_MODAL & {tree.lower(c) for c in tree.dependents(tree.clause_head(word), "aux", "mark")})


def _befell(tree: Tree, word: int) -> bool:
    """Say whether what is counted befell people once, by nobody that is named: "were killed", "it blew up, | killing"."""
    verb = tree.clause_head(word)
    for _ in range(3):
        auxiliaries = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark")}
        if auxiliaries & _NOT_YET and tree.relation(verb) != "ccomp":
            return False
        subjects = tree.dependents(verb, "nsubj")
        if subjects:
            dying = tree.is_passive(verb) or tree.lower(verb) in figure_words("dying", "suffering")
            states = figure_words("states") | {"hurt"}
            stated = bool(tree.dependents(verb, "cop")) or (
                tree.lower(verb) in states and not tree.dependents(verb, "obj")
            )
            return dying or stated or any(tree.lower(s) in _IT or _is_harm(tree, s) for s in subjects)
        if tree.relation(verb) not in {"conj", "advcl"} or tree.head(verb) < 0:
            return tree.lower(verb) not in figure_words("carrying_out")
        verb = tree.head(verb)
    return False


def _is_harm(tree: Tree, word: int) -> bool:
    """Say whether a known happening or weapon did it: "the blast | killed nine"."""
    harm = tree.lower(word) in figure_words("happenings", "harms")
    return harm and tree.lower(word - 1) in _KNOWN


def _is_alone(annotations: Annotations, tree: Tree, word: int) -> bool:
    """Say whether a sentence tells no other happening, place or time than that of saying it, and none is set apart."""
    sentence = tree.sentences[tree.sentence_of(word)]
    spoken = spoken_in(annotations, tree).get(tree.sentence_of(word), ())
    here = [
        i
        for i in range(sentence.first, sentence.last)
        if not any(s.contains(tree.words[i]) for s in spoken) and not is_of_saying(annotations, tree, i, word)
    ]
    other = figure_words("happenings", "besides", "other_times", "tolls")
    if any(tree.lower(i) in other and not _is_known(tree, i) for i in here):
        return False
    named = [e for e in starting(annotations.entities, sentence.start, sentence.end) if e.label == "LOCATION"]
    times = starting(annotations.times, sentence.start, sentence.end)
    starts = {tree.words[i].start for i in here}
    return not any(e.start in starts for e in named) and not any(t.start in starts for t in times)
