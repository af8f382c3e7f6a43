"""What the small heads say of the words of an article, and of the phrases near a word."""

from collections.abc import Iterable, Iterator

from onrecord.extract.deal.page import Page
from onrecord.extract.part_features import ask_part, phrases_near
from onrecord.weights.small_head import Floats, SmallHead


def words_told(page: Page, head: SmallHead) -> Iterator[tuple[int, float, Floats]]:
    """Yield every word that may tell something, how likely it does (0..1), and how likely each kind is if so."""
    asked, states = page.words_asked, page.annotations.states
    if states is not None:
        yield from zip(asked, *head.score(states, list(asked.values())), strict=True)


def parts_told(page: Page, head: SmallHead, words: Iterable[int]) -> Iterator[tuple[int, int, str, float]]:
    """Yield each of the words with every phrase near it: both, the likeliest part, and how likely (0..1) it plays that."""
    tree, states, labels = page.tree, page.annotations.states, page.labels
    near = [(w, p) for w in words for p in phrases_near(tree, w, labels.keys())]
    if states is None or not near:
        return
    likely, kinds = head.score(states, [ask_part(tree, *pair, labels) for pair in near])
    for (word, phrase), f, k in zip(near, likely, kinds, strict=True):
        yield word, phrase, head.kinds[int(k.argmax())], f * k.max()
