"""What the head that knows words for events sees of one."""

from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import stem
from onrecord.weights.small_head import Asked, bucket

_AROUND = 6  # words looked at on either side
_OPEN = frozenset({"VERB", "NOUN", "ADJ"})
_SUBJECTS, _OBJECTS = ("nsubj", "csubj"), ("obj", "iobj", "xcomp", "ccomp", "obl", "nmod")
_LIGHT = frozenset({"DET", "PUNCT"})


def may_tell(tree: Tree, word: int) -> bool:
    """Say whether a word can tell of an event by itself."""
    return tree.tag(word) in _OPEN and tree.word(word)[0].isalpha()


def ask_trigger(tree: Tree, word: int, labels: dict[int, str]) -> Asked:
    """Return the words and features of one that may tell of an event; `labels` gives the entity label of words."""
    sentence = tree.sentences[tree.sentence(tree.words[word].start)]
    above = tree.head(word) if tree.head(word) >= 0 else word
    subject = next(iter(tree.dependents(word, *_SUBJECTS)), word)
    told = next((c for r in _OBJECTS for c in tree.dependents(word, r)), word)
    before = tuple(range(max(sentence.first, word - _AROUND), word))
    behind = tuple(range(word + 1, min(sentence.last, word + 1 + _AROUND)))
    marks = _marks(tree, word, above, (subject, told), labels)
    return Asked((word, above, subject, told), (before, behind), tuple(map(bucket, marks)))


def ask_ruled(tree: Tree, word: int, labels: dict[int, str], ruled: str) -> Asked:
    """Return the same, with the type of event that a vocabulary takes the word for: "inner" if it is a part of what tells
    one there, "none" if no vocabulary tells one by it.
    """
    asked = ask_trigger(tree, word, labels)
    more = {"none": "runo", "inner": "ruin"}.get(ruled, "ruyes")
    return asked._replace(marks=(*asked.marks, bucket(f"ru{ruled}"), bucket(more)))


def _marks(tree: Tree, word: int, above: int, ends: tuple[int, int], labels: dict[int, str]) -> list[str]:
    relations = tree.syntax.relations
    own, over = stem(tree.lower(word)), stem(tree.lower(above))
    subject, told = (labels.get(w, tree.tag(w)) if w != word else "" for w in ends)
    below = [c for c in tree.children[word] if tree.tag(c) not in _LIGHT]
    no = [c for c in tree.children[word] if tree.lower(c) == "no"]
    return [
        f"w{tree.lower(word)}", f"s{own}", f"t{tree.tag(word)}{relations[word]}", f"st{own}|{tree.tag(word)}", f"o{over}",
        f"or{over}|{relations[word]}", f"a{subject}|{told}", f"sa{own}|{subject}", f"so{own}|{told}",
        f"so{own}|{stem(tree.lower(ends[1]))}", f"case{'+'.join(sorted(tree.cases(word)))}|{over}",
        f"no{len(no)}", *(f"r{relations[c]}" for c in below),
        *(f"x{tree.lower(c)}|{tree.relation(c)}" for c in below if tree.relation(c) in {"aux", "mark", "advmod", "compound", "cc"}),
        *(f"c{own}|{c}" for child in below for c in sorted(tree.cases(child))),
        *(f"ox{tree.lower(c)}" for c in tree.dependents(above, "aux", "mark", "advmod")),
    ]  # fmt: skip
