"""What the head that knows who takes part in an event sees of a phrase beside the word that tells it."""

from collections.abc import Iterator

from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import stem
from onrecord.extract.pairs import may_act
from onrecord.weights.small_head import Asked, bucket

_BETWEEN = 25  # words between the two that are looked at
_CLIMB = 8  # steps of the tree from either to what joins them
_RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
_LIGHT = frozenset({"DET", "PUNCT"})
_VOICE = frozenset({"aux:pass", "nsubj:pass", "obl:agent"})

Path = tuple[tuple[int, ...], int, tuple[int, ...]]
"""The words on the way up from one, what joins it with another, and those on the way down to that."""


def may_take_part(tree: Tree, word: int, trigger: int, labels: dict[int, str]) -> bool:
    """Say whether a word of the sentence heads a phrase that may tell who takes part in an event; owners may."""
    if word == trigger or tree.lower(word) in _RELATIVES:
        return False
    owner = tree.syntax.relations[word] == "nmod:poss" and tree.tag(word) in {"NOUN", "PROPN", "PRON"}
    return owner or may_act(tree, word, labels.keys())


def candidates(tree: Tree, trigger: int, labels: dict[int, str]) -> Iterator[int]:
    """Yield the words of a trigger's sentence that head a phrase that may take part."""
    sentence = tree.sentences[tree.sentence(tree.words[trigger].start)]
    yield from (w for w in range(sentence.first, sentence.last) if may_take_part(tree, w, trigger, labels))


def ask_role(tree: Tree, trigger: int, plover: str, word: int, labels: dict[int, str]) -> Asked:
    """Return the words and features of a phrase, headed by a word, beside the trigger of an event of a type."""
    up, top, down = path_between(tree, word, trigger)
    low, high = sorted((word, trigger))
    between = tuple(range(low + 1, min(high, low + _BETWEEN)))
    above = tree.head(word) if tree.head(word) >= 0 else word
    over = tree.head(trigger) if tree.head(trigger) >= 0 else trigger
    marks = _marks(tree, (trigger, plover, word), (up, top, down), len(between), labels)
    return Asked((trigger, word, above, over), ((*up, top, *down), between), tuple(map(bucket, marks)))


def _climb(tree: Tree, word: int) -> list[int]:
    path = [word]
    while len(path) <= _CLIMB and (above := tree.head(path[-1])) >= 0:
        path.append(above)
    return path


def path_between(tree: Tree, word: int, trigger: int) -> Path:
    """Return the words on the way up from a phrase, what joins it with the trigger, and those on the way down to that."""
    ups, downs = _climb(tree, word), _climb(tree, trigger)
    for n, over in enumerate(ups):
        if over in downs:
            return tuple(ups[1:n]), over, tuple(reversed(downs[1 : downs.index(over)]))
    return tuple(ups[1:]), ups[-1], ()


def _marks(
    tree: Tree, asked: tuple[int, str, int], path: Path, far: int,
    labels: dict[int, str],
) -> list[str]:  # fmt: skip
    trigger, plover, word = asked
    up, top, down = path
    relations = tree.syntax.relations
    order = "b" if word < trigger else "a"
    own, said = stem(tree.lower(trigger)), stem(tree.lower(word))
    rise = ">".join(relations[w] for w in (word, *up) if w != top)
    fall = "<".join(relations[w] for w in (*down, trigger) if w != top)
    way = f"{rise}^{fall}"
    case = "+".join(sorted(tree.cases(word)))
    label = labels.get(word, tree.tag(word))
    voice = "".join(sorted({relations[c] for c in tree.children[trigger]} & _VOICE)) + tree.tag(trigger)
    form = "ing" if tree.lower(trigger).endswith("ing") else ""
    helps = "+".join(sorted(tree.lower(c) for c in tree.dependents(trigger, "mark", "case")))
    return [
        f"w{way}", f"wp{way}|{plover}", f"wv{way}|{voice}{form}", f"wc{way}|{case}", f"ws{way}|{own}", f"cs{case}|{own}",
        f"cp{case}|{plover}|{order}", f"r{relations[word]}|{order}|{voice}", f"l{label}", f"lp{label}|{plover}", f"lw{label}|{way}",
        f"s{said}", f"sp{said}|{plover}", f"o{own}", f"h{helps}|{way}", f"n{order}{min(far, 15)}", f"p{plover}", f"v{voice}{form}",
        f"t{relations[trigger]}|{relations[word]}|{order}", f"j{stem(tree.lower(top))}|{rise}",
        f"jw{stem(tree.lower(top))}|{way}",
        *(f"u{stem(tree.lower(w))}" for w in up), *(f"d{stem(tree.lower(w))}" for w in down),
        *(f"c{relations[c]}|{stem(tree.lower(c))}" for c in tree.children[word] if tree.tag(c) not in _LIGHT),
        *(f"x{relations[c]}" for c in tree.children[trigger] if c != word),
    ]  # fmt: skip
