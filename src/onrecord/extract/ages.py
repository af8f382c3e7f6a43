"""Numbers that tell how old somebody is and count nobody: "one of them, 16, died", "his 12- and 10-year-old sons"."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words

_OLDEST = 115
_ENDS = {",", ".", ";", ")", "]"}
_THEM = {"he", "she", "them", "him", "her", "whom", "who", "one"}
_REACH = 8  # words from an age to the "year-old" that it shares with the next


def is_age(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is set off behind one person, or shares the "year-old" of the next number."""
    words = tree.range(quantity.start, quantity.end)
    if len(words) != 1 or quantity.unit is not None or not 0 <= (quantity.value or -1) <= _OLDEST:
        return False
    return _is_set_off(tree, words[0], quantity) or _shares_years(tree, words[0])


def _is_set_off(tree: Tree, word: int, quantity: Quantity) -> bool:
    ends = word + 1 == len(tree.words) or tree.word(word + 1) in _ENDS
    if word < 2 or not ends or quantity.of is not None or quantity.comparator != "=":
        return False
    return tree.word(word - 1) in {",", "("} and _is_one_person(tree, word - 2)


def _is_one_person(tree: Tree, word: int) -> bool:
    lower = tree.lower(word)
    named = tree.tag(word) == "PROPN" or tree.relation(word) == "flat"  # "James Bell | III"
    return named or lower in _THEM or lower in figure_words("one", "one_more")


def _shares_years(tree: Tree, word: int) -> bool:
    behind = [tree.lower(i) for i in range(word + 1, min(word + _REACH, len(tree.words)))]
    return behind[:1] == ["-"] and behind[1:2] in (["and"], ["or"], ["to"], [","]) and "year" in behind
