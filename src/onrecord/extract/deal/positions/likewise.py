"""Who does likewise, and who does not: "so did the government", "as has Ghana"; "but the rebels did not"."""

from onrecord.annotate.tree import Tree

_DO = frozenset("do does did has have had will would is are was were".split())
_DID_NOT = frozenset("do does did will would wo".split())
_NOT = frozenset({"not", "n't", "n’t"})
_BE = frozenset("is are was were".split())
_SO = frozenset({"so", "nor", "neither", "as"})
_REACH = 8  # words between "so" and "did": "so, after some hours, did"


def likewise(tree: Tree, word: int) -> int | None:
    """Return the subject that does as was told before, where a word is the auxiliary of such a clause; else None."""
    if tree.lower(word) not in _DO or word + 1 >= len(tree.words) or tree.tag(word + 1) == "PRON":
        return None
    sentence = tree.sentences[tree.sentence_of(word)]
    before = range(max(sentence.first, word - _REACH), word)
    opening = next((w for w in reversed(before) if tree.lower(w) in _SO and _opens(tree, w, sentence.first)), None)
    if opening is None or any(tree.tag(w) == "VERB" for w in range(opening, word)):
        return None
    if tree.lower(opening) == "as" and (opening + 1 != word or tree.lower(word) in _BE):
        return None  # "as was agreed", "as the minister had"
    if opening + 1 < word and tree.word(opening + 1) != ",":
        return None
    behind = range(word + 1, min(word + _REACH, sentence.last))
    subject = next((w for w in behind if tree.tag(w) in {"NOUN", "PROPN"} and not _inside(tree, w)), None)
    verbs = [w for w in behind if tree.tag(w) == "VERB" and (subject is None or w < subject or tree.head(subject) == w)]
    return None if verbs else subject


def unlike(tree: Tree, word: int) -> int | None:
    """Return the subject that does not do what was told before: "but | the rebels | did not."; else None."""
    if tree.lower(word) not in _DID_NOT or word + 2 >= len(tree.words) or tree.lower(word + 1) not in _NOT:
        return None
    ends = tree.word(word + 2) in {".", ",", ";"}
    subject = next((c for c in tree.dependents(word, "nsubj") if tree.tag(c) in {"NOUN", "PROPN"}), None)
    return subject if ends else None


def _opens(tree: Tree, word: int, first: int) -> bool:
    """Say whether a word opens a clause: at the start of a sentence, behind punctuation or "and"."""
    return word == first or tree.tag(word - 1) in {"PUNCT", "CCONJ"}


def _inside(tree: Tree, noun: int) -> bool:
    """Say whether a noun only describes the next one: "Albania's | foreign | minister"."""
    return tree.relation(noun) in {"nmod", "compound", "amod"} and tree.head(noun) > noun
