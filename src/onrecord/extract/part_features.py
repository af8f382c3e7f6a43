"""What a head sees of a word that tells something and of a phrase that may play a part in it."""

from collections.abc import Iterator, Set

from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import stem
from onrecord.extract.pairs import may_act
from onrecord.weights.small_head import Asked, bucket

_STEPS = 7  # words of the tree between a phrase and what stands above it and the word
_BETWEEN = 20  # words between the two that are looked at


def phrases_near(tree: Tree, word: int, named: Set[int]) -> Iterator[int]:
    """Yield the heads of the phrases in the sentence of a word and in those beside it; `named` are words of names."""
    here = tree.sentence(tree.words[word].start)
    for sentence in tree.sentences[max(here - 1, 0) : here + 2]:
        yield from (w for w in range(sentence.first, sentence.last) if w != word and may_act(tree, w, named))


def ask_part(tree: Tree, word: int, phrase: int, labels: dict[int, str]) -> Asked:
    """Return the words and features of a phrase that may play a part in what a word tells."""
    up, down, top = _path(tree, word, phrase)
    low, high = sorted((word, phrase))
    between = tuple(range(low + 1, min(high, low + _BETWEEN)))
    over, above = (tree.head(w) if tree.head(w) >= 0 else w for w in (phrase, word))
    marks = _marks(tree, word, phrase, (up, down, top), labels)
    return Asked((word, phrase, over, above), ((*up[1:], *down[1:]), between), tuple(map(bucket, marks)))


def _path(tree: Tree, word: int, phrase: int) -> tuple[list[int], list[int], int | None]:
    """Return the words from each up to the one above both, and that one; None where they share none."""
    ups, downs = _climb(tree, word), _climb(tree, phrase)
    top = next((w for w in downs if w in ups), None)
    if top is None:
        return ups[:2], downs[:2], None
    return ups[: ups.index(top)], downs[: downs.index(top)], top


def _climb(tree: Tree, word: int) -> list[int]:
    path = [word]
    while len(path) <= _STEPS and tree.head(path[-1]) >= 0:
        path.append(tree.head(path[-1]))
    return path


def _marks(
    tree: Tree, word: int, phrase: int, path: tuple[list[int], list[int], int | None], labels: dict[int, str]
) -> list[str]:
    relations = tree.syntax.relations
    up = ">".join(relations[w] for w in path[0])
    down = "<".join(relations[w] for w in path[1])
    apart = tree.sentence(tree.words[phrase].start) - tree.sentence(tree.words[word].start)
    case = "+".join(sorted(tree.cases(phrase)))
    label, own = labels.get(phrase, tree.tag(phrase)), stem(tree.lower(word))
    over = stem(tree.lower(tree.head(phrase))) if tree.head(phrase) >= 0 else ""
    order = "b" if phrase < word else "a"
    return [
        f"u{up}", f"d{down}", f"ud{up}|{down}", f"s{apart}", f"c{case}", f"cl{case}|{label}", f"l{label}{order}", f"w{own}",
        f"wc{own}|{case}", f"wd{own}|{down}", f"wu{own}|{up}|{down}", f"p{stem(tree.lower(phrase))}", f"o{over}",
        f"oc{over}|{case}|{label}", f"r{relations[phrase]}{order}|{apart}", f"n{min(abs(phrase - word), 20) // 3}{order}",
        *(f"x{stem(tree.lower(c))}" for c in tree.children[phrase] if tree.tag(c) not in {"DET", "PUNCT"}),
    ]  # fmt: skip
