"""A second opinion on which stance a word tells on a topic: what a small head beside the reader of the deal says of the pair."""

from collections.abc import Iterator, Sequence

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.learned import Pair
from onrecord.extract.pair_features import stem
from onrecord.weights.arrays import Floats
from onrecord.weights.heads import StanceHead
from onrecord.weights.small_head import Asked, bucket

_STEPS = 6  # words of the tree from a topic up to the word of the stance on it


class SecondOpinion:
    """Says of pairs of words of one article which stance the one tells on the other."""

    def __init__(self, tree: Tree, states: Floats, head: StanceHead) -> None:
        self._tree = tree
        self._states = states
        self._head = head

    def __call__(self, pairs: Sequence[Pair]) -> Floats:
        """Return how likely each pair tells each stance, if it tells any [pairs, stances]."""
        return self._head.score(self._states, [ask_stance(self._tree, pair) for pair in pairs])[1]


def ask_stance(tree: Tree, pair: Pair) -> Asked:
    """Return the words and features of a pair."""
    cue, topic, _ = pair
    above, over = (tree.head(w) if tree.head(w) >= 0 else w for w in (cue, topic))
    marks = (*_of_cue(tree, cue), *_of_topic(tree, cue, topic), *_of_party(tree, pair))
    words = tuple(_hanging(tree, cue)), tuple(tree.sentence_words(cue))
    return Asked((cue, above, topic, over), words, tuple(map(bucket, marks)))


def _of_cue(tree: Tree, cue: int) -> Iterator[str]:
    own = tree.lower(cue)
    yield from (f"h{own}", f"hs{stem(own)}", f"t{tree.tag(cue)}{own[-3:]}", f"r{tree.relation(cue)}")
    yield from _above(tree, "g", cue, own)
    for child in _hanging(tree, cue):
        word = tree.lower(child)
        yield from (f"c{word}", f"cr{tree.relation(child)}|{word}", f"hc{own}|{word}")


def _of_topic(tree: Tree, cue: int, topic: int) -> Iterator[str]:
    own, word = tree.lower(cue), tree.lower(topic)
    yield from (f"p{_way(tree, topic, cue)}", f"o{word}", f"os{stem(word)}", f"ho{own}|{word}")
    yield from _above(tree, "og", topic, own)
    yield from (f"oc{tree.lower(c)}" for c in _hanging(tree, topic))


def _of_party(tree: Tree, pair: Pair) -> Iterator[str]:
    if pair.party is not None:
        yield from (f"y{tree.lower(pair.party)}", f"yr{tree.relation(pair.party)}{pair.party < pair.cue}")
        yield from _above(tree, "yg", pair.party, tree.lower(pair.cue))


def _above(tree: Tree, kind: str, word: int, cue: str) -> Iterator[str]:
    """Yield what governs a word, alone and with the word of stance."""
    above = tree.lower(tree.head(word)) if tree.head(word) >= 0 else ""
    yield from (f"{kind}{above}", f"{kind}s{stem(above)}", f"{kind}h{cue}|{above}")


def _hanging(tree: Tree, word: int) -> list[int]:
    return [c for c in tree.children[word] if tree.tag(c) != "PUNCT"]


def _way(tree: Tree, topic: int, cue: int) -> str:
    """Return the relations from a topic up to the word of the stance on it; those of the first steps, if it is not there."""
    at, way = topic, list[str]()
    while at not in (cue, -1) and len(way) < _STEPS:
        way.append(tree.relation(at))
        at = tree.head(at)
    return ">".join(way) + ("" if at == cue else "?")
