"""What stands around the acts of saying of one article, worked out once: whose words are whose, outlets, chains."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.annotations import Annotations, Attribution
from onrecord.annotate.attributions.cues import Cue
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.of_saying import Cased, cased_places
from onrecord.extract.outlets import is_outlet, without_article


@dataclass(frozen=True, slots=True)
class OutletMention:
    """An outlet's name, and the indices of its first and last word."""

    name: str
    first: int
    last: int


class Scene:
    """The words around the cues of one article: each belongs to the cue that rules it, or to the nearest."""

    def __init__(self, tree: Tree, annotations: Annotations) -> None:
        self._tree = tree
        self._annotations = annotations

    def around(self, cue: Cue, attribution: Attribution) -> list[int]:
        """Return the indices of the words of the cue's sentence that tell of it and are not what was said."""
        if cue.head is None:
            return []
        tree = self._tree
        sentence = tree.sentences[tree.sentence_of(cue.head)]
        heads = {h for h in self._heads if sentence.first <= h < sentence.last}
        said = {i for span in attribution.content for i in tree.range(span.start, span.end)}
        here = [i for i in range(sentence.first, sentence.last) if i not in said]
        return [i for i in here if len(heads) < 2 or self._tells_of(i, cue.head, heads)]

    def _tells_of(self, index: int, head: int, heads: set[int]) -> bool:
        """Say whether a word belongs to a cue, or to one above it whose circumstances are its own too.

        Of "wrote on X, adding" all are, of "on state TV, X denied it and said" those that stand in front.
        """
        owner, tree = self._owner(index, heads), self._tree
        if owner == head:
            return True
        above, relation = tree.head(head), tree.relation(head)
        adding = relation == "advcl" and tree.lower(head).endswith("ing")
        return above == owner and (adding or (relation == "conj" and index < above))

    @cached_property
    def outlets(self) -> Sequence[OutletMention]:
        """The names of outlets in the article."""
        found = []
        for entity in self._annotations.entities:
            name = without_article(self._annotations.text[entity.start : entity.end])
            words = self._tree.range(entity.start, entity.end)
            if words and entity.label != "LOCATION" and is_outlet(name):
                found.append(OutletMention(name, words[0], words[-1]))
        return found

    @cached_property
    def places(self) -> list[Cased]:
        """The places behind in, from or at."""
        return cased_places(self._annotations, self._tree)

    @cached_property
    def chain_at(self) -> dict[int, int]:
        """The chain of the mention that begins at a code point."""
        return {m.start: m.chain for m in sorted(self._annotations.mentions, key=lambda m: (m.start, -m.end))}

    @cached_property
    def _heads(self) -> list[int]:
        heads = (Cue(self._tree, a).head for a in self._annotations.attributions)
        return sorted({h for h in heads if h is not None})

    def _owner(self, index: int, heads: set[int]) -> int:
        """Return the nearest of the heads above a word, or else the one that stands nearest to it."""
        at = index
        while at >= 0:
            if at in heads:
                return at
            at = self._tree.head(at)
        return min(heads, key=lambda head: (abs(head - index), head))
