"""What the head that codes events sees of a pair."""

from functools import lru_cache

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.pairs import Pair
from onrecord.weights.small_head import Asked, bucket

_BETWEEN = 25  # words between the two phrases that are looked at
_ENDINGS = "ations ation ings ing ments ment ions ion ies ied ed es s e y".split()
_LIGHT = frozenset({"DET", "PUNCT"})


def entity_labels(annotations: Annotations, tree: Tree) -> dict[int, str]:
    """Return the label of every word that stands in a named entity."""
    return {w: e.label for e in annotations.entities for w in tree.range(e.start, e.end)}


class Asking:
    """Asks about the pairs of one article; `labels` gives the entity label of words."""

    def __init__(self, tree: Tree, labels: dict[int, str]) -> None:
        self._tree = tree
        self._labels = labels
        self._stems = [stem(tree.lower(w)) for w in range(len(tree.words))]
        self._cases: dict[int, str] = {}
        self._beside: dict[int, list[tuple[int, int]]] = {}

    def ask(self, pair: Pair) -> Asked:
        """Return the words and features of a pair."""
        low, high = sorted((pair.actor, pair.recipient))
        between = tuple(range(low + 1, min(high, low + _BETWEEN)))
        single = (pair.actor, pair.recipient, pair.predicate, pair.governor)
        return Asked(single, ((*pair.up, *pair.down), between), self._marks(pair, len(between)))

    def _marks(self, pair: Pair, between: int) -> tuple[int, ...]:
        tree, stems, relations = self._tree, self._stems, self._tree.syntax.relations
        up = ">".join([relations[w] for w in (pair.actor, *pair.up)])
        down = "<".join([relations[w] for w in (pair.recipient, *pair.down)])
        by, to = self._case(pair.actor), self._case(pair.recipient)
        predicate, governor = stems[pair.predicate], stems[pair.governor]
        order = "a" if pair.actor < pair.recipient else "r"
        actor, recipient = (self._labels.get(w, tree.tag(w)) for w in (pair.actor, pair.recipient))
        told = (
            f"u{up}", f"d{down}", f"ud{up}|{down}", f"by{by}", f"to{to}", f"p{predicate}", f"g{governor}",
            f"pu{predicate}|{up}", f"gd{governor}|{to}|{tree.relation(pair.recipient)}", f"pg{predicate}|{governor}",
            f"a{actor}{order}", f"r{recipient}", f"ar{actor}|{recipient}", f"aw{stems[pair.actor]}",
            f"rw{stems[pair.recipient]}", f"n{min(between, 15)}", f"t{tree.tag(pair.predicate)}{tree.tag(pair.governor)}",
            *(f"w{stems[w]}" for w in {*pair.up, *pair.down}),
        )  # fmt: skip
        beside = [told for top in {pair.predicate, pair.governor} for told in self._hanging(top)]
        return (*map(bucket, told), *(mark for w, mark in beside if w != pair.actor and w != pair.recipient))

    def _hanging(self, top: int) -> list[tuple[int, int]]:
        """Return the words that hang on one and carry meaning, with their marks."""
        if top not in self._beside:
            heavy = (c for c in self._tree.children[top] if self._tree.tag(c) not in _LIGHT)
            self._beside[top] = [(c, bucket(f"c{self._stems[c]}")) for c in heavy]
        return self._beside[top]

    def _case(self, word: int) -> str:
        if word not in self._cases:
            tree = self._tree
            self._cases[word] = next((tree.lower(c) for c in tree.children[word] if tree.relation(c) == "case"), "")
        return self._cases[word]


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a word without its commonest endings: enough to bring the forms of most verbs and nouns together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
