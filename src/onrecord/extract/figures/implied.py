"""Deaths and wounds that only the name of the deed tells: "a fatal shooting", "charged with murder", "a double homicide"."""

from collections.abc import Callable, Iterator

from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.records.span import Span

_LEAD = 6  # sentences at the head of an article in which the deed that it tells of is named
_DEADLY = {"fatal", "deadly"}
_TIMES = {"double": 2, "twin": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def implied_dead(tree: Tree, is_link: Callable[[Span], bool]) -> tuple[int, Span] | None:
    """Return how many at least a named deed killed, and where it is named; None where none is."""
    return max((d for d in _dead(tree) if not is_link(d[1])), key=lambda pair: (pair[0], -pair[1].start), default=None)


def _dead(tree: Tree) -> Iterator[tuple[int, Span]]:
    for word in range(tree.sentences[min(_LEAD, len(tree.sentences)) - 1].last if tree.sentences else 0):
        if tree.lower(word) not in figure_words("murders") and tree.lower(word) not in figure_words("attacks_of_one"):
            continue
        before = [tree.lower(i) for i in range(max(0, word - 5), word)]
        behind = [tree.lower(i) for i in range(word + 1, min(word + 3, len(tree.words)))]
        if _is_murder(tree, word, before, behind):
            yield max(2 if "suicide" in behind else 1, _times(before[-2:])), tree.words[word]
        elif tree.lower(word) in figure_words("attacks_of_one") and _DEADLY & _beside(tree, word, before):
            yield 1, tree.words[word]


def _beside(tree: Tree, word: int, before: list[str]) -> set[str]:
    """Return the words right before a deed and those said of it: "a fatal New Year's Eve shooting"."""
    return {*before[-3:], *(tree.lower(c) for c in tree.dependents(word, "amod"))}


def _is_murder(tree: Tree, word: int, before: list[str], behind: list[str]) -> bool:
    """Say whether a word names a murder that was done, not one tried, nor those who look into murders."""
    counted = word > 0 and tree.tag(word - 1) == "NUM"  # "15,400 | murders" tell their number
    if (
        counted
        or tree.lower(word) not in figure_words("murders")
        or {"attempted", "attempt", "no", "not"} & set(before)
    ):
        return False
    return not figure_words("investigating") & set(behind)


def implied_shot(tree: Tree) -> tuple[int, Span] | None:
    """Return how many a named shooting hit: "a triple shooting", "the victim of a shooting", "a gunshot victim"."""
    attacks = figure_words("hits_of_one")
    named = tree.where(attacks)
    for word in named:
        if (times := _times([tree.lower(i) for i in range(max(0, word - 2), word)])) > 1:
            return times, tree.words[word]
    victims = [i + 1 for i in named if i + 1 < len(tree.words) and tree.lower(i + 1) == "victim"]
    return (1, tree.words[victims[0]]) if victims else None


def _times(before: list[str]) -> int:
    return max((_TIMES.get(w, 1) for w in before), default=1)
