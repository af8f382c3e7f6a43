"""What the head that tells measures sees of a number."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figures.measures import counted_head
from onrecord.extract.pair_features import stem
from onrecord.weights.small_head import Asked, bucket

_BEFORE, _BEHIND = 8, 8  # words looked at on either side
_STEPS = 5  # words of the tree above what is counted


def ask_number(tree: Tree, quantity: Quantity, labels: dict[int, str]) -> Asked:
    """Return the words and features of a number; `labels` gives the entity label of words."""
    words = tree.range(quantity.start, quantity.end)
    noun = counted_head(tree, quantity, words)
    above = tree.head(noun) if tree.head(noun) >= 0 else noun
    verb = governor(tree, noun)
    sentence = tree.sentences[tree.sentence(quantity.start)]
    before = tuple(range(max(sentence.first, words[0] - _BEFORE), words[0]))
    last = max(words[-1], noun if words[-1] < noun < sentence.last else 0)
    behind = tuple(range(words[-1] + 1, min(last + 1 + _BEHIND, sentence.last)))
    marks = _marks(tree, quantity, words, (noun, above, verb), labels)
    return Asked((words[-1], noun, above, verb), (before, behind), tuple(map(bucket, marks)))


def governor(tree: Tree, noun: int) -> int:
    """Return the verb that what is counted hangs on, at any depth; else the word at the top."""
    at = noun
    for _ in range(_STEPS):
        if tree.head(at) < 0 or (at != noun and tree.tag(at) == "VERB"):
            break
        at = tree.head(at)
    return at


def _marks(
    tree: Tree, quantity: Quantity, words: range, told: tuple[int, int, int], labels: dict[int, str]
) -> list[str]:
    noun, above, verb = told
    n, a, v = (stem(tree.lower(w)) for w in told)
    relations = tree.syntax.relations
    path = [noun]
    while path[-1] != verb and tree.head(path[-1]) >= 0:
        path.append(tree.head(path[-1]))
    up = ">".join(relations[w] for w in path[:-1])
    case = "+".join(sorted(tree.cases(noun)))
    around = [tree.lower(w) if 0 <= w < len(tree.words) else "" for w in (words[0] - 2, words[0] - 1, words[-1] + 1, words[-1] + 2)]  # fmt: skip
    of = stem((quantity.of or "").lower().split()[-1]) if quantity.of else ""
    value = quantity.value if quantity.value is not None else quantity.low
    return [
        f"n{n}", f"a{a}", f"v{v}", f"u{up}", f"vu{v}|{up}", f"nv{n}|{v}", f"of{of}", f"case{case}", f"ac{a}|{case}",
        f"unit{quantity.unit}", f"size{len(str(int(value or 0)))}", f"t{tree.tag(noun)}{tree.tag(above)}{tree.tag(verb)}",
        f"l{labels.get(noun)}", f"b1{around[1]}", f"b2{around[0]}|{around[1]}", f"h1{around[2]}", f"h2{around[2]}|{around[3]}",
        *(f"c{stem(tree.lower(c))}" for c in tree.children[verb] if tree.tag(c) not in {"DET", "PUNCT", "AUX"}),
        *(f"m{stem(tree.lower(c))}" for c in tree.children[noun] if tree.tag(c) not in {"DET", "PUNCT", "NUM"}),
    ]  # fmt: skip
