"""What the head that codes events sees of a pair."""

from functools import lru_cache

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.pairs import Pair
from onrecord.weights.event_head import Asked, bucket

_BETWEEN = 25  # words between the two phrases that are looked at
_ENDINGS = "ations ation ings ing ments ment ions ion ies ied ed es s e y".split()
_LIGHT = frozenset({"DET", "PUNCT"})


def ask(tree: Tree, pair: Pair, labels: dict[int, str]) -> Asked:
    """Return the words and features of a pair; `labels` gives the entity label of words."""
    low, high = sorted((pair.actor, pair.recipient))
    paths = (*pair.up, *pair.down)
    single = (pair.actor, pair.recipient, pair.predicate, pair.governor)
    between = tuple(range(low + 1, min(high, low + _BETWEEN)))
    return Asked(single, (paths, between), tuple(bucket(f) for f in _features(tree, pair, labels, between)))


def entity_labels(annotations: Annotations, tree: Tree) -> dict[int, str]:
    """Return the label of every word that stands in a named entity."""
    return {w: e.label for e in annotations.entities for w in tree.range(e.start, e.end)}


def _features(tree: Tree, pair: Pair, labels: dict[int, str], between: tuple[int, ...]) -> list[str]:
    low = tree.lower
    up = ">".join(tree.syntax.relations[w] for w in (pair.actor, *pair.up))
    down = "<".join(tree.syntax.relations[w] for w in (pair.recipient, *pair.down))
    by, to = _case(tree, pair.actor), _case(tree, pair.recipient)
    predicate, governor = stem(low(pair.predicate)), stem(low(pair.governor))
    order = "a" if pair.actor < pair.recipient else "r"
    actor, recipient = (
        labels.get(pair.actor, tree.tag(pair.actor)),
        labels.get(pair.recipient, tree.tag(pair.recipient)),
    )
    found = [
        f"u{up}", f"d{down}", f"ud{up}|{down}", f"by{by}", f"to{to}", f"p{predicate}", f"g{governor}", f"pu{predicate}|{up}",
        f"gd{governor}|{to}|{tree.relation(pair.recipient)}", f"pg{predicate}|{governor}", f"a{actor}{order}", f"r{recipient}",
        f"ar{actor}|{recipient}", f"aw{stem(low(pair.actor))}", f"rw{stem(low(pair.recipient))}", f"n{min(len(between), 15)}",
        f"t{tree.tag(pair.predicate)}{tree.tag(pair.governor)}",
    ]  # fmt: skip
    found += [f"w{stem(low(w))}" for w in {*pair.up, *pair.down}]
    for top in {pair.predicate, pair.governor}:
        for child in tree.children[top]:
            if tree.tag(child) not in _LIGHT and child not in {pair.actor, pair.recipient}:
                found.append(f"c{stem(low(child))}")
    return found


def _case(tree: Tree, word: int) -> str:
    return next((tree.lower(c) for c in tree.children[word] if tree.relation(c) == "case"), "")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a word without its commonest endings: enough to bring the forms of most verbs and nouns together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
