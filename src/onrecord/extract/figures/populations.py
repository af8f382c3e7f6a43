"""Of whom a figure counts."""

from collections.abc import Sequence

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.names import role_nouns
from onrecord.annotate.quantities.vocabulary import currencies
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, counts_persons, figure_words, lexicons, names_last
from onrecord.records import Figure, Span
from onrecord.records.values import Measure
from onrecord.vocabularies.load import load

_TOGETHER: tuple[frozenset[Measure], ...] = (
    frozenset({"killed", "injured", "missing", "captured", "displaced"}),
    frozenset({"detained", "released", "held", "returned"}),
)
"""What is told of the same people in one breath."""
_MORE = {"others", "more"}
_COUNTS = {"number", "total"}
_DASHES = {"-", "–", "—"}
_STANDING = {"nsubj", "obj", "conj", "root", "appos"}
_SOME = {"of", "among"}
_OF_CLAUSE = frozenset({"cop", "nsubj", "punct", "advmod", "mark", "aux", "acl"})
_THOSE = {"those", "them", "these"}


def population_of(tree: Tree, quantity: Quantity, counted: Counted) -> str | None:
    """Return who or what is counted, in the article's words; None where the counted noun only names the measure."""
    if quantity.of is None or quantity.of_span is None:
        return _in_brackets(tree, quantity) or _named_by_predicate(tree, quantity)
    if quantity.of == quantity.unit or quantity.of in load("calendar")["units"]:  # "took three months", "600 a | day"
        return None
    words = _before_dash(tree, tree.range(quantity.of_span.start, quantity.of_span.end))
    if not words or quantity.of.lower() in _COUNTS:  # "more than 9,000 | the number uprooted"
        return None
    if currencies().get(quantity.of.lower()) == quantity.unit is not None:  # "50 million | Guinean francs"
        return None
    if quantity.unit == "percent" and (told := _made_up_of(tree, quantity) or _predicate(tree, words[-1])):
        return told
    if counted.measure == "other" and names_last(quantity, figure_words("casualties")):
        return quantity.of_span.of(tree.text)
    while len(words) > 1 and tree.lower(words[-1]) in figure_words("states"):
        words = words[:-1]
    if len(words) == 1 and tree.tag(words[-1]) in {"ADJ", "VERB"} and tree.lower(words[-1] + 1) in figure_words("states"):
        return None  # "several | similar deaths", "61 | reported fatalities"
    named = tree.text[quantity.of_span.start : _end(tree, words[-1])]
    if counted.word in words and len(words) == 1:
        people = tree.lower(counted.word) in figure_words("people") - figure_words("states")
        return named if people else _named_by_predicate(tree, quantity)
    return named if named.lower() not in _MORE | figure_words("states") else None


def shared_population(
    tree: Tree, quantity: Quantity, counted: Counted, found: Sequence[tuple[Quantity, Figure]]
) -> str | None:
    """Return of whom a bare number or "others" count: those counted before, "nine inmates were killed and | two others hurt".

    Those who open the sentence ("Of 70 workers, | 36 died"), else the only ones counted in it, else, where the number
    opens it ("Eight were hurt"), those of the sentence before.
    """
    if quantity.unit or not counts_persons(counted.measure):
        return None
    if (quantity.of and quantity.of.lower() not in _MORE) or not _stands_for_people(tree, quantity, counted):
        return None
    here = tree.sentence(quantity.start)
    if opening := _of_opening(tree, here, quantity):
        return opening
    beside = next((together for together in _TOGETHER if counted.measure in together), frozenset())
    before = _counted(tree, found, here, quantity, beside)
    if not before and _opens(tree, quantity):
        before = _counted(tree, found, here - 1, quantity, beside | {"other"})
    return next((of for of, many in before.items() if many), None) if len(before) == 1 else None


def person_told(tree: Tree, span: Span) -> str | None:
    """Return the noun for the one person whom words tell of, of whom no number is said: "his | mother | died"."""
    word = tree.top(tree.range(span.start, span.end))
    known = (figure_words("one", "one_more", "young", "grown") | role_nouns()) - {"one"}
    return tree.word(word) if word is not None and tree.lower(word) in known else None


def _stands_for_people(tree: Tree, quantity: Quantity, counted: Counted) -> bool:
    """Say whether a number itself stands as those of whom something is told, and is no toll and no loss of somebody's."""
    end = quantity.of_span.end if quantity.of_span else quantity.end
    top = tree.top(tree.range(quantity.start, end))
    told = tree.lower(counted.word)
    apart = told in figure_words("tolls") or told in lexicons()["killed"].of_people
    stands = top is not None and (tree.relation(top) in _STANDING or tree.head(top) == counted.word)
    return stands and not apart


def _of_opening(tree: Tree, number: int, quantity: Quantity) -> str | None:
    """Return those out of whom the opening of a sentence says that some are counted: "Of 70 | workers in the mill, 36"."""
    first = tree.sentences[number].first
    if tree.lower(first) in _SOME and tree.lower(first + 1) in _THOSE and number:
        return _only_counted(tree, number - 1)
    noun = tree.head(first)
    if tree.lower(first) not in _SOME or noun <= first or tree.words[noun].start > quantity.start:
        return None
    people = tree.lower(noun) in figure_words("people") - figure_words("states")
    if tree.tag(noun) != "NOUN" or not people or not tree.dependents(noun, "nummod"):
        return None
    described = [c for c in tree.dependents(noun, "amod", "compound") if c < noun]
    return tree.text[tree.words[min((*described, noun))].start : _end(tree, noun)]


def _only_counted(tree: Tree, number: int) -> str | None:
    """Return the only people that a sentence counts: whom "of those" means behind "| 70 workers | were in the mill"."""
    sentence = tree.sentences[number]
    people = figure_words("people") - figure_words("states")
    counted = [
        i for i in range(sentence.first, sentence.last)
        if tree.tag(i) == "NOUN" and tree.lower(i) in people and tree.dependents(i, "nummod")
    ]  # fmt: skip
    if len(counted) != 1:
        return None
    described = [c for c in tree.dependents(counted[0], "amod", "compound") if c < counted[0]]
    start = tree.words[min((*described, counted[0]))].start
    return tree.text[start : _end(tree, counted[0])]


def _opens(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number opens its sentence, words of a comparator and "the" aside: "The | two | were hurt"."""
    start = quantity.cue.start if quantity.cue and quantity.cue.start < quantity.start else quantity.start
    sentence = tree.sentences[tree.sentence(quantity.start)]
    the = tree.lower(sentence.first) == "the" and tree.words[sentence.first + 1].start
    return start in {sentence.start, the}


def _counted(
    tree: Tree, found: Sequence[tuple[Quantity, Figure]], number: int, before: Quantity, beside: frozenset[Measure]
) -> dict[str, bool]:
    """Return the people whom the figures of a sentence count before a number, no part of others, and if they are several."""
    return {
        f.population: q.value != 1 for q, f in found
        if tree.sentence(q.start) == number and q.start < before.start and f.population and f.part_of is None
        and f.measure in beside and (f.unit == "persons" or figure_words("people") & set(f.population.lower().split()))
    }  # fmt: skip


def _before_dash(tree: Tree, words: range) -> range:
    """Return the words in front of the dash that sets off who tells a headline: "40 | dead | - UN"."""
    dash = next((i for i in words if tree.word(i) in _DASHES and tree.text[tree.words[i].start - 1].isspace()), None)
    return words if dash is None else range(words.start, dash)


def _in_brackets(tree: Tree, quantity: Quantity) -> str | None:
    """Return the people named in brackets behind a number: "13 | (inmates) dead"."""
    at = tree.range(quantity.start, quantity.end).stop
    inside = at + 2 < len(tree.words) and (tree.word(at), tree.word(at + 2)) == ("(", ")")
    return tree.word(at + 1) if inside and tree.lower(at + 1) in figure_words("people") else None


def _end(tree: Tree, noun: int) -> int:
    """Return where a noun ends, with the body that its people belong to: "members | of the women's league"."""
    end = tree.words[noun].end
    if tree.lower(noun) not in figure_words("belonging"):
        return end
    body = next((c for c in tree.dependents(noun, "nmod") if tree.cases(c) == {"of"}), None)
    if body is None:
        return end
    return max(end, tree.phrase(body, without=frozenset({"acl", "appos", "conj", "punct", "parataxis"})).end)


def _named_by_predicate(tree: Tree, quantity: Quantity) -> str | None:
    """Return what a bare number of people are said to have been: "Of the 200 hurt, 50 were | rescue workers"."""
    words = tree.range(quantity.start, quantity.end)
    noun = tree.head(words[-1]) if words and tree.relation(words[-1]) == "nsubj" else -1
    if noun < 0:
        return None
    if tree.tag(noun) in {"NOUN", "PROPN"} and not tree.dependents(noun, "cop") and not tree.cases(noun):
        return tree.word(noun)  # "eleven people, none of them | medics, died"
    people = tree.lower(noun) in figure_words("people") - figure_words("states")
    several = tree.tag(noun) == "NOUN" and tree.lower(noun).endswith("s") and not tree.cases(noun)
    return _predicate(tree, words[-1]) if people or several else None


def _made_up_of(tree: Tree, quantity: Quantity) -> str | None:
    """Return who is a share of all: "| Highlanders | make up 30 percent of the population"."""
    top = tree.top(tree.range(quantity.start, quantity.end))
    while top is not None and tree.relation(top) in {"nummod", "nmod", "compound"}:
        top = tree.head(top)
    verb = tree.head(top) if top is not None and tree.relation(top) in {"obj", "obl"} else -1
    subjects = tree.dependents(verb, "nsubj") if verb >= 0 and tree.lower(verb) in figure_words("making_up") else []
    if len(subjects) != 1 or tree.tag(subjects[0]) not in {"NOUN", "PROPN", "ADJ"}:
        return None
    phrase = tree.phrase(subjects[0], without=frozenset({"acl", "appos", "punct", "parataxis", "det"}))
    return phrase.of(tree.text)


def _is_joined_clause(tree: Tree, word: int) -> bool:
    """Say whether another clause is joined to one: "were rebels | and ten were soldiers"."""
    return any(tree.dependents(c, "nsubj") for c in tree.dependents(word, "conj"))


def _predicate(tree: Tree, index: int) -> str | None:
    """Return what a share is said to be: "Most of the wounded are farm hands"."""
    for _ in range(3):
        if tree.relation(index) == "nsubj":
            above = tree.head(index)
            if tree.dependents(above, "cop") and tree.tag(above) != "ADJ":  # "80 percent of the young are | poor"
                other = {"cc", "conj"} if _is_joined_clause(tree, above) else set()
                return tree.phrase(above, without=_OF_CLAUSE | other).of(tree.text)
            return None
        if tree.head(index) < 0:
            return None
        index = tree.head(index)
    return None
