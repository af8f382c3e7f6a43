"""Parts of a whole: "31 people, including nine children", "of the 90 killed, 20 were soldiers"."""

import itertools
from collections.abc import Sequence

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, counts_persons, figure_words, lexicons, names_any
from onrecord.extract.figures.measure_phrases import is_stopping
from onrecord.records import Figure
from onrecord.records.values import Measure

_REACH = 8  # words before a number in which "including" makes it a part
_CLOSE = 4  # words between "including" and a number that then is a part, whatever verb seems to govern it
_DEEDS: tuple[Measure, ...] = ("killed", "injured", "captured", "detained", "released", "displaced", "attacks")
_LIKE = {"were", "was", "are", "is", "as"}  # lead what those counted are said to be
_TOTALS = {"tally", "toll", "total", "count"}

Found = Sequence[tuple[Quantity, Figure]]


def wholes_first(tree: Tree, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities in text order, but a part after its whole: "six medics were among 21 killed".

    A number inside what another counts ("twelve of the 30 hostages") only tells of how many those were: it is left out,
    unless something was done to all of them ("twelve of the 30 men arrested").
    """
    ordered: list[Quantity] = []
    for quantity in quantities:
        before = ordered[-1] if ordered else None
        if before and (is_inside(before, quantity) or _is_out_of(tree, before, quantity)):
            if _is_told_of(tree, quantity):
                ordered.insert(-1, quantity)
            continue
        if before and _is_their_family(tree, before, quantity):
            continue
        if before and _is_among(tree, before, quantity) and _larger(quantity, before):
            ordered.insert(-1, quantity)
        else:
            ordered.append(quantity)
    return ordered


def whole_of(tree: Tree, quantity: Quantity, counted: Counted | None, found: Found) -> Figure | None:
    """Return the figure of which a number is stated to be a part; None where it stands for itself."""
    here = tree.sentence(quantity.start)
    same = [(q, f) for q, f in found if tree.sentence(q.start) == here and q.unit != "percent" and f.part_of is None]
    for whole, figure in reversed(same):
        among = (
            _is_among(tree, quantity, whole)
            or is_inside(quantity, whole)
            or (whole.end <= quantity.start and _opens_with(tree, whole))
        )
        if among and _larger(whole, quantity) and (counted is None or counted.measure in {figure.measure, "other"}):
            return figure
    return (
        _included(tree, quantity, counted, same, found)
        or _of_those_told_before(tree, quantity, counted, found)
        or _listed(tree, quantity, counted, found)
        or _told_likewise(tree, quantity, counted, found)
    )


def has_own_measure(tree: Tree, quantity: Quantity, counted: Counted | None) -> bool:
    """Say whether something else is told of some of those counted: "of whom | 1.2 million are displaced", "shot down | 34 of"."""
    if counted is not None and is_stopping(tree, counted.word):
        return True
    words = tree.range(quantity.cue.start if quantity.cue else quantity.start, quantity.end)
    before = [tree.lower(i) for i in range(max(words.start - 2, 0), words.start)]
    of_them = before[:1] == ["of"] and before[-1] in figure_words("parts")
    return of_them and counted is not None and counted.word >= words.stop and tree.rules(counted.word, words.start)


def has_own_verb(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is the subject of a verb of its own: "none | of whom had been tried"."""
    top = tree.top(tree.range(quantity.start, quantity.end))
    return top is not None and tree.relation(top) == "nsubj" and tree.tag(tree.head(top)) == "VERB"


def _of_those_told_before(tree: Tree, quantity: Quantity, counted: Counted | None, found: Found) -> Figure | None:
    """The whole that the sentence before counts: "The raid killed 30. Of those killed, | 11 were police", "Two of them"."""
    here = tree.sentence(quantity.start)
    if counted is None or not (_opens_with_those(tree, here) or _is_of_those(tree, quantity)):
        return None
    before = [f for q, f in found if tree.sentence(q.start) == here - 1 and f.part_of is None and _larger(q, quantity)]
    return next((f for f in reversed(before) if f.measure == counted.measure), None)


def _opens_with_those(tree: Tree, number: int) -> bool:
    """Say whether a sentence opens with "Of those" or "Of the dead", who were counted before it."""
    first, last = tree.sentences[number].first, tree.sentences[number].last
    opening = [tree.lower(i) for i in range(first, min(first + 3, last))]
    if opening[:1] not in (["of"], ["among"]) or len(opening) < 3:
        return False
    return opening[1] in figure_words("parts") or (opening[1] == "the" and opening[2] in figure_words("states"))


def _is_of_those(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is of some who were counted before: "two | of them", "nine | of the dead"."""
    words = tree.range(quantity.start, quantity.end)
    last = min(words.stop + 3, tree.sentences[tree.sentence(quantity.start)].last)
    of, *behind = [tree.lower(i) for i in range(words.stop, last)] or [""]
    the_dead = behind[:1] == ["the"] and behind[-1] in figure_words("states")
    return of == "of" and bool(behind) and (behind[0] in figure_words("parts") or the_dead)


def spelt_out(tree: Tree, quantity: Quantity, found: Found) -> Figure | None:
    """Return what a list behind a colon or in brackets spells out: the casualties of "194 casualties: 32 killed and | 162 | hurt"."""
    here = tree.range(quantity.start, quantity.end)
    opening = _opening_mark(tree, here.start) if here else None
    before = [
        (q, f) for q, f in found
        if opening is not None and q.end <= tree.words[opening].start and f.part_of is None and q.unit != "percent"
        and tree.sentence(q.start) == tree.sentence(quantity.start)
    ]  # fmt: skip
    if opening is None or not before:
        return None
    whole, figure = before[-1]
    between = tree.range(whole.end, tree.words[opening].start)
    far = len(between) > _REACH or any(tree.tag(i) == "PUNCT" for i in between)
    return None if far else figure


def _listed(tree: Tree, quantity: Quantity, counted: Counted | None, found: Found) -> Figure | None:
    """The whole that a list spells out: "22 deaths: | ten | civilians and | nine | soldiers".

    All that is listed is no more than the whole, and of the same: no "4,800 people (1,150 families)".
    """
    figure = spelt_out(tree, quantity, found)
    if figure is None or quantity.unit is not None or names_any(quantity, figure_words("households")):
        return None
    listed = [f for _, f in found if f.part_of == figure.id]
    sum_of = sum(f.value or 0 for f in listed) + (quantity.value or 0)
    same = counted is None or counted.measure == figure.measure
    people = counts_persons(figure.measure) and (quantity.of is None or names_any(quantity, figure_words("people")))
    return figure if same and (listed or people) and sum_of <= (figure.value or figure.high or 0) else None


def _told_likewise(tree: Tree, quantity: Quantity, counted: Counted | None, found: Found) -> Figure | None:
    """The whole of the part before, where as much is told of one more: "50 of the dead were children and | 94 | were women"."""
    before, part = found[-1] if found else (None, None)
    here = tree.range(quantity.start, quantity.end)
    if not before or not part or not part.part_of or quantity.of is not None or before.end > quantity.start:
        return None
    likewise = tree.lower(here.stop) if here.stop < len(tree.words) else ""
    between = {tree.lower(i) for i in tree.range(before.end, quantity.start)}
    own = counted is not None and counted.word >= here.stop  # "and three were | injured"
    if own or likewise not in _LIKE or likewise not in between or tree.sentence(before.start) != tree.sentence(quantity.start):
        return None
    return next((f for q, f in found if f.id == part.part_of and _larger(q, quantity)), None)


def _opening_mark(tree: Tree, word: int) -> int | None:
    """Return the colon or open bracket behind which a word stands in its sentence."""
    for i in range(word - 1, tree.sentences[tree.sentence_of(word)].first, -1):
        if tree.word(i) in {")", ";"}:
            return None
        if tree.word(i) in {":", "("}:
            return i
    return None


def whole_before(tree: Tree, quantity: Quantity, whole: Figure, found: Found) -> Quantity | None:
    """Return the number of the whole that the sentence before counts: the 30 of "killed 30. Nine | of them were police"."""
    before = tree.sentence(quantity.start) - 1
    return next((q for q, f in found if f.id == whole.id and tree.sentence(q.start) == before), None)


def _included(tree: Tree, quantity: Quantity, counted: Counted | None, same: Found, found: Found) -> Figure | None:
    words = tree.range(quantity.start, quantity.end)
    sentence = tree.sentences[tree.sentence(quantity.start)]
    first = max(sentence.first, words.start - _REACH)
    before = [tree.lower(i) for i in range(first, words.start)]
    after = [tree.lower(i) for i in range(words.stop, min(sentence.last, words.stop + 3))]
    marks = [
        n for n, w in enumerate(before)
        if w in figure_words("including") or (w == "of" and before[n + 1 : n + 2] and before[n + 1] in figure_words("parts"))
    ]  # fmt: skip
    behind = any(a in {"of", "among"} and b in figure_words("parts") for a, b in itertools.pairwise(after))
    if not marks and not behind:
        return None
    edge = tree.words[first + marks[-1]].start if marks else quantity.start
    told = counted.word if counted and tree.lower(counted.word - 1) != "the" else None  # not ", | seven | of them children, and the wounded at 200"
    own = behind and told is not None and tree.rules(told, words.start)  # "40 of whom were | released"
    close = not own and (behind or len(before) - marks[-1] <= _CLOSE)
    bare = not marks or before[marks[-1]] != "of" or quantity.of is None  # no "of whom 40 are hurt, and | two trucks"
    at = first + marks[-1] if marks else -1
    fates = _fates(tree, at) if marks else frozenset()
    fitting = [
        f for q, f in same
        if q.end <= edge and (not fates or f.measure in fates)
        and (close or (counted is None and bare) or (counted and f.measure == counted.measure))
        and _larger(q, quantity)
    ]  # fmt: skip
    if not fitting and marks and _TOTALS & set(before) and counted:
        fitting = [
            f for q, f in found
            if f.measure == counted.measure and _larger(q, quantity) and f.period and f.period.kind == "cumulative"
        ]  # fmt: skip
    return fitting[-1] if fitting else None


def _fates(tree: Tree, among: int) -> frozenset[Measure]:
    """Return what became of those among whom some are counted: killed, of "| among | the dead were nine women"."""
    told = tree.lower(among + 2) if tree.lower(among) in {"among", "of"} and tree.lower(among + 1) == "the" else ""
    return frozenset(m for m in _DEEDS if told in lexicons()[m].states | lexicons()[m].nouns)


def is_inside(part: Quantity, whole: Quantity) -> bool:
    """Say whether a number stands inside what another counts: "six of | the 11 villagers"."""
    return part.of_span is not None and part.end <= whole.start < part.of_span.end


def _is_out_of(tree: Tree, part: Quantity, whole: Quantity) -> bool:
    """Say whether a number only tells out of how many: "19 of | the 33 | have been freed"."""
    between = [tree.lower(i) for i in tree.range(part.end, whole.start)]
    return between in (["of"], ["of", "the"]) and whole.of is None and whole.unit is None


def _is_their_family(tree: Tree, part: Quantity, whole: Quantity) -> bool:
    """Say whether a number only counts the family of those counted before it: "eleven members of | one family"."""
    one = whole.value == 1 and names_any(whole, figure_words("households"))
    return one and [tree.lower(i) for i in tree.range(part.reach, whole.start)] in ([], ["of"])


def _is_told_of(tree: Tree, whole: Quantity) -> bool:
    """Say whether a clause tells what was done to those out of whom some are counted: "of the 140 people | arrested"."""
    end = whole.of_span.end if whole.of_span else whole.end
    noun = tree.top(tree.range(whole.start, end))
    clauses = tree.dependents(noun, "acl") if noun is not None else []
    deeds = [lexicons()[m].object for m in _DEEDS]
    return any(tree.lower(c) in deed and tree.lower(c).endswith(("ed", "n", "t")) for c in clauses for deed in deeds)


def _is_among(tree: Tree, part: Quantity, whole: Quantity) -> bool:
    """Say whether "among" stands between a part and its whole behind it: "six were among at least 21 killed"."""
    first = tree.range(whole.start, whole.end).start
    between = [tree.lower(i) for i in tree.range(part.end, whole.start)]
    return "among" in between[-_CLOSE:] and tree.sentence(part.start) == tree.sentence_of(first)


def _opens_with(tree: Tree, whole: Quantity) -> bool:
    """Say whether a whole opens its clause: "Of the 90 killed, ...", "Among those 66 dead were ..."."""
    at = tree.range(whole.start, whole.end).start - 1
    first = tree.sentences[tree.sentence(whole.start)].first
    while at > first and tree.tag(at) in {"DET", "ADV"}:
        at -= 1
    opens = at >= first and tree.lower(at) in {"of", "among"}
    return opens and (at == first or tree.tag(at - 1) == "PUNCT")


def _larger(whole: Quantity, part: Quantity) -> bool:
    bounds = [b for b in (whole.value, whole.high, whole.low) if b is not None]
    parts = [b for b in (part.value, part.low) if b is not None]
    return bool(bounds and parts and max(bounds) >= min(parts))
