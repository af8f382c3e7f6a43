"""Numbers that tell how old somebody is and count nobody: "one of them, 16, died", "his 12- and 10-year-old sons"."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.records.span import Span

_OLDEST = 115
_ENDS = {",", ".", ";", ")", "]"}
_THEM = {"he", "she", "them", "him", "her", "whom", "who", "one"}
_JOINS = {",", "and"}
_BOUNDING = {"from", "between", "of", "to", "and", "-", "–"}
_REACH = 8  # words from an age to the "year-old" that it shares with the next


def is_age(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is set off behind those whose age it is, shares the "year-old" of the next, or bounds ages."""
    words = tree.range(quantity.start, quantity.end)
    most = quantity.high if quantity.value is None else quantity.value
    if not len(words) or quantity.unit is not None or not 0 <= (-1 if most is None else most) <= _OLDEST:
        return False
    word = words[0]
    alone = len(words) == 1 and (
        _is_set_off(tree, word, quantity) or _shares_years(tree, word) or _is_listed(tree, word)
    )
    return alone or _bounds_ages(tree, word)


def age_of(tree: Tree, span: Span) -> int | None:
    """Return how old somebody is told to be: "a 19-year-old | man", "the 19-year-| old", "| Amal Idris, 41,"."""
    words = tree.range(span.start, span.end)
    if not len(words):
        return None
    old = next((i for i in range(words.stop - 1, max(words.start - 3, -1), -1) if tree.lower(i) == "old"), None)
    number = words.stop + 1 if old is None else old - 4  # "| 19 - year - old"
    if not 0 <= number < len(tree.words) or not tree.word(number).isdecimal():
        return None
    told = old is not None or (tree.word(words.stop) in {",", "("} and _ends(tree, number))
    return int(tree.word(number)) if told and int(tree.word(number)) <= _OLDEST else None


def _is_set_off(tree: Tree, word: int, quantity: Quantity) -> bool:
    if word < 2 or not _ends(tree, word) or quantity.of is not None or quantity.comparator != "=":
        return False
    return tree.word(word - 1) in {",", "("} and _is_one_person(tree, word - 2)


def _ends(tree: Tree, word: int) -> bool:
    """Say whether a number ends a phrase or its line."""
    if word + 1 == len(tree.words) or tree.word(word + 1) in _ENDS:
        return True
    return "\n" in tree.text[tree.words[word].end : tree.words[word + 1].start]


def _is_listed(tree: Tree, word: int) -> bool:
    """Say whether a number is one of the ages set off behind several people: "two girls, 7 and | 5, were hurt"."""
    first, last = word, word
    while first > 0 and (tree.lower(first - 1) in _JOINS or tree.word(first - 1).isdecimal()):
        first -= 1
    while last + 1 < len(tree.words) and (tree.lower(last + 1) in _JOINS or tree.word(last + 1).isdecimal()):
        last += 1
    listed = [tree.word(i) for i in range(first, last + 1)]
    ages = [w for w in listed if w.isdecimal()]
    set_off = first > 0 and listed[0] == "," and listed[1:2] != ["and"] and len(ages) > 1 and "and" in listed
    ends = listed[-1] == "," or _ends(tree, last)
    young = all(int(age) <= _OLDEST for age in ages)
    return set_off and ends and young and tree.lower(first - 1) in figure_words("people")


def _bounds_ages(tree: Tree, word: int) -> bool:
    """Say whether a number bounds the ages of some: "ranged in age from | 46 to | 73", "between the ages of 17 and 54"."""
    at = word - 1
    while at >= 0 and (tree.lower(at) in _BOUNDING or tree.word(at).isdecimal()):
        at -= 1
    return at >= 0 and tree.lower(at) in {"age", "ages", "aged"}


def _is_one_person(tree: Tree, word: int) -> bool:
    lower = tree.lower(word)
    named = tree.tag(word) == "PROPN" or tree.relation(word) == "flat"  # "James Bell | III"
    return named or lower in _THEM or lower in figure_words("one", "one_more")


def _shares_years(tree: Tree, word: int) -> bool:
    behind = [tree.lower(i) for i in range(word + 1, min(word + _REACH, len(tree.words)))]
    return behind[:1] == ["-"] and behind[1:2] in (["and"], ["or"], ["to"], [","]) and "year" in behind
