"""Whether a word tells where or when something was said, and nothing of what was said."""

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.attributions.cues import Cue
from onrecord.annotate.lookups import said_in, spoken_in
from onrecord.annotate.tree import Tree


def is_of_teller(annotations: Annotations, tree: Tree, told: int, counted: int) -> bool:
    """Say whether a word is part of what tells who says something, or tells where or when that is said.

    `counted` is a word of what is told; that may be told of the speaker himself: "a man | shot in May | said".
    """
    at, word = tree.words[told], tree.words[counted]
    spans = spoken_in(annotations, tree).get(tree.sentence_of(told), ())
    spoken = any(s.contains(at) and not s.contains(word) for s in spans)
    return spoken or is_of_saying(annotations, tree, told, counted)


def is_of_saying(annotations: Annotations, tree: Tree, told: int, counted: int) -> bool:
    """Say whether a word stands by the verb of saying and behind it, outside what was said: "said | in Paris | that".

    `counted` is a word of what was said. In front, place and time are as often those of what is told: "In Gao, police
    said nine had died".
    """
    at, word = tree.words[told], tree.words[counted]
    for attribution in said_in(annotations, tree).get(tree.sentence(word.start), ()):
        if any(s.contains(at) for s in attribution.content) or not any(s.contains(word) for s in attribution.content):
            continue
        verb = Cue(tree, attribution).head
        if verb is not None and told > verb and tree.clause_head(told) == tree.clause_head(verb):
            return True
    return False
