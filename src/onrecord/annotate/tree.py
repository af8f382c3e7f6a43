"""Questions one asks of a dependency tree: the head of a span, what hangs below a word, its clause."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.annotate.annotations import Sentence, Syntax
from onrecord.records.span import Span

CLAUSE_RELATIONS = frozenset({"acl", "advcl", "ccomp", "parataxis", "root"})


class Tree:
    """The words of one article with their syntax; word indices count in `words`."""

    def __init__(self, text: str, words: Sequence[Span], syntax: Syntax, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.words = words
        self.syntax = syntax
        self.sentences = sentences
        self._starts = [w.start for w in words]

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of every word, in text order."""
        children: list[list[int]] = [[] for _ in self.words]
        for index, head in enumerate(self.syntax.heads):
            if head >= 0:
                children[head].append(index)
        return children

    def word(self, index: int) -> str:
        """Return the word as it is written."""
        span = self.words[index]
        return self.text[span.start : span.end]

    def lower(self, index: int) -> str:
        """Return the word in lower case."""
        return self.word(index).lower()

    def relation(self, index: int) -> str:
        """Return the word's relation to its head, without its subtype."""
        return self.syntax.relations[index].partition(":")[0]

    def tag(self, index: int) -> str:
        """Return the word's universal part of speech."""
        return self.syntax.tags[index]

    def head(self, index: int) -> int:
        """Return the index of the word's head, -1 for a root."""
        return self.syntax.heads[index]

    def range(self, start: int, end: int) -> range:
        """Return the indices of the words that begin inside [start, end)."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return range(first, last)

    def at(self, position: int) -> int | None:
        """Return the index of the word that covers a code point."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self.words[index].end else None

    def top(self, indices: Sequence[int]) -> int | None:
        """Return the syntactic head of a run of words: the first one whose own head lies outside."""
        inside = set(indices)
        tops = [i for i in indices if self.head(i) not in inside and self.relation(i) != "punct"]
        tops.sort(key=lambda i: (self.tag(i) not in {"NOUN", "PROPN", "PRON", "VERB"}, i))
        return tops[0] if tops else (indices[0] if indices else None)

    def below(self, index: int) -> Iterator[int]:
        """Yield the word and everything that hangs below it, in no order."""
        stack = [index]
        while stack:
            top = stack.pop()
            yield top
            stack.extend(self.children[top])

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Return the dependents of a word with one of the relations (subtypes ignored)."""
        return [c for c in self.children[index] if self.relation(c) in relations]

    def phrase(self, index: int, *, without: frozenset[str] = frozenset()) -> Span:
        """Return the span of what hangs below a word, less the branches whose relation is in `without`."""
        kept, stack = [], [index]
        while stack:
            top = stack.pop()
            kept.append(top)
            stack.extend(c for c in self.children[top] if self.relation(c) not in without)
        return self._run(kept, index)

    def clause_head(self, index: int) -> int:
        """Return the head of the clause a word stands in."""
        for _ in range(len(self.words)):
            if self.relation(index) in CLAUSE_RELATIONS or self.head(index) < 0:
                return index
            if self.relation(index) == "conj" and self.tag(index) in {"VERB", "AUX"}:
                return index
            index = self.head(index)
        return index

    def clause(self, index: int) -> set[int]:
        """Return the words of the clause a word stands in, without the clauses below it."""
        top = self.clause_head(index)
        inside, stack = set(), [top]
        while stack:
            word = stack.pop()
            inside.add(word)
            stack.extend(c for c in self.children[word] if self.clause_head(c) == top)
        return inside

    def rules(self, above: int, below: int) -> bool:
        """Say whether the clause of one word holds, at any depth, the clause of another."""
        top, at = self.clause_head(above), self.clause_head(below)
        for _ in range(len(self.words)):
            if at == top:
                return True
            if self.head(at) < 0:
                return False
            at = self.clause_head(self.head(at))
        return False

    def sentence(self, position: int) -> int:
        """Return the index of the sentence that holds a code point (the last one that begins before it)."""
        return max(bisect_right([s.start for s in self.sentences], position) - 1, 0)

    def _run(self, indices: list[int], centre: int) -> Span:
        """Return the unbroken run of words among `indices` around `centre`, less punctuation at its edges."""
        inside = set(indices)
        first = last = centre
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        while first < centre and self.relation(first) == "punct":
            first += 1
        while last > centre and self.relation(last) == "punct":
            last -= 1
        return Span(self.words[first].start, self.words[last].end)
