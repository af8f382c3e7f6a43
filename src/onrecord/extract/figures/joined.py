"""Whom a verb is done to where two are joined: the tree often hangs "three" on the wrong one of "killed two and hurt three"."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words

_OF_A_PHRASE = {"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"}
_AGAIN = {",", "and", "another", "but"}
_WHERE = {"in", "at", "near", "on", "outside", "around"}
_REACH = 12  # words from an object to another that is joined to it


def nearer_object(tree: Tree, joined: int) -> int | None:
    """Return the object of the verb between two joined words; it is what the second is joined to.

    "killing a woman and injuring an officer and two others": the others are joined to the officer.
    """
    if tree.relation(joined) != "conj" or tree.head(joined) > joined:
        return None
    between = range(tree.head(joined) + 1, joined)
    verbs = [i for i in between if tree.tag(i) == "VERB" and tree.relation(i) == "conj"]
    objects = [o for v in verbs for o in tree.dependents(v, "obj") if v < o < joined]
    return objects[-1] if objects else None


def joined_to(tree: Tree, word: int) -> list[int]:
    """Return the words joined to one, those of another verb's left out."""
    own = [c for c in tree.dependents(word, "conj") if nearer_object(tree, c) is None]
    last = min(word + _REACH, len(tree.words))
    adopted = [c for c in range(word + 1, last) if tree.relation(c) == "conj" and nearer_object(tree, c) == word]
    return sorted({*own, *adopted})


def verb_before(tree: Tree, first: int) -> int | None:
    """Return the verb right before a noun phrase that the tree gives no object, though one stands there: its object."""
    verb = first - 1
    if verb < 0 or tree.tag(verb) != "VERB" or tree.dependents(verb, "obj", "nsubj", "aux", "cop"):
        return None
    return verb if tree.relation(verb) in {"conj", "acl", "advcl", "parataxis"} else None


def object_behind(tree: Tree, verb: int) -> int | None:
    """Return the head of the noun phrase right behind a verb that the tree gives no object."""
    if verb_before(tree, verb + 1) is None:
        return None
    last = verb + 1
    while last < len(tree.words) and tree.tag(last) in _OF_A_PHRASE:
        last += 1
    run = range(verb + 1, last)
    return tree.top(run) if any(tree.tag(i) in {"NOUN", "PROPN", "NUM", "PRON"} for i in run) else None


def with_joined(tree: Tree, people: list[int]) -> list[int]:
    """Return people and those joined to them."""
    return [*people, *(c for p in people for c in joined_to(tree, p))]


def listed_behind(tree: Tree, noun: int) -> list[int]:
    """Return who is listed behind others, taken for their apposition though they are more or fewer: "2 teens, | man hurt"."""
    beside = [c for c in tree.dependents(noun, "appos") if tree.word(c - 1) == "," or tree.tag(c - 1) == "NUM"]
    return [c for c in beside if _is_counted(tree, c) != _is_counted(tree, noun) and _is_bare(tree, c, noun)]


def _is_counted(tree: Tree, noun: int) -> bool:
    return any(tree.lower(c) not in {"one", "1"} for c in tree.dependents(noun, "nummod"))


def _is_bare(tree: Tree, *nouns: int) -> bool:
    """Say whether nouns for people stand as in a headline, that of one without an article."""
    people = figure_words("people", "one", "one_more", "young", "grown")
    return all(tree.lower(n) in people and not tree.dependents(n, "det", "nmod") for n in nouns)


def noun_of_participle(tree: Tree, verb: int) -> int | None:
    """Return the noun that a participle describes: "a man killed in the raid"."""
    own = tree.dependents(verb, "nsubj", "obj")
    beside = tree.relation(verb) == "acl" or (
        tree.relation(verb) == "parataxis" and tree.tag(tree.head(verb)) != "VERB"
    )
    return tree.head(verb) if beside and not own and tree.head(verb) >= 0 else None


def subjects_of(tree: Tree, verb: int) -> list[int]:
    """Return the subject, a relative pronoun's noun for it, or that of the verb it is joined to."""
    for _ in range(4):
        subjects = tree.dependents(verb, "nsubj")
        if subjects:
            relative = tree.lower(subjects[0]) in {"who", "that", "whom"} and tree.relation(verb) == "acl"
            return [_antecedent(tree, verb, subjects[0])] if relative else with_joined(tree, subjects)
        if tree.relation(verb) not in {"conj", "xcomp", "advcl"} or tree.head(verb) < 0:
            return []
        verb = tree.head(verb)
    return []


def _antecedent(tree: Tree, verb: int, pronoun: int) -> int:
    """Return whom "who" is of: behind a comma the nearest of joined ones, "a man, who fled, and two women, who died"."""
    head = tree.head(verb)
    nearer = [c for c in joined_to(tree, head) if head < c < pronoun and tree.tag(pronoun - 1) == "PUNCT"]
    return nearer[-1] if nearer else head


def shares_deed(tree: Tree, before: Quantity, quantity: Quantity) -> bool:
    """Say whether a bare number is of the deed of the number before: "eight died in Gao, five in Kidal, two in Jos"."""
    words = tree.range(quantity.cue.start if quantity.cue else quantity.start, quantity.end)
    bare = quantity.of is None and quantity.unit is None and before.unit is None
    if not (
        bare and words and words.stop < len(tree.words) and tree.sentence(before.start) == tree.sentence(quantity.start)
    ):
        return False
    between = tree.range(before.end, quantity.start)
    verbs = sum(tree.tag(i) == "VERB" for i in between)
    return tree.lower(words.start - 1) in _AGAIN and tree.lower(words.stop) in _WHERE and verbs < 2
