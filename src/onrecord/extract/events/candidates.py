"""The words that the head of events is asked about: what may tell one, and who may take part."""

from collections.abc import Iterator

from onrecord.annotate.tree import Tree
from onrecord.extract.pairs import may_act

_OPEN = frozenset({"VERB", "NOUN", "ADJ"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "what"})


def may_tell(tree: Tree, word: int) -> bool:
    """Say whether a word can tell of an event by itself."""
    return tree.tag(word) in _OPEN and tree.word(word)[0].isalpha()


def may_take_part(tree: Tree, word: int, trigger: int, labels: dict[int, str]) -> bool:
    """Say whether a word of the sentence heads a phrase that may tell who takes part in an event; owners may."""
    if word == trigger or tree.lower(word) in _RELATIVES:
        return False
    owner = tree.syntax.relations[word] == "nmod:poss" and tree.tag(word) in {"NOUN", "PROPN", "PRON"}
    return owner or may_act(tree, word, labels.keys())


def candidates(tree: Tree, trigger: int, labels: dict[int, str]) -> Iterator[int]:
    """Yield the words of a trigger's sentence that head a phrase that may take part."""
    sentence = tree.sentences[tree.sentence_of(trigger)]
    yield from (w for w in range(sentence.first, sentence.last) if may_take_part(tree, w, trigger, labels))
