"""Questions one asks of a dependency tree: the head of a span, what hangs below a word, its clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from functools import cached_property
from typing import Any

from onrecord.annotate.annotations import Sentence, Syntax
from onrecord.annotate.times.values import numbered
from onrecord.annotate.words import is_address
from onrecord.records.span import Span

CLAUSE_RELATIONS = frozenset({"acl", "advcl", "ccomp", "parataxis", "root"})
_NOMINAL = {"NOUN", "PROPN", "ADJ"}
_BEHIND = 4  # words behind the last that may be asked for
_CIRCUMSTANCES = {"when", "after", "as", "while"}
_Words = range  # told here, since a tree has a method of that name


class Tree:
    """The words of one article with their syntax; word indices count in `words`.

    One is made for an article and asked by all annotators and extractors, `lower`, `tag`, `relation`, `head`
    and `sentence_of` some thirty thousand times: they are the lookups of lists themselves.
    """

    lower: Callable[[int], str]
    """Return the word in lower case, "" for the next few behind the last: a text may end anywhere."""
    relation: Callable[[int], str]
    """Return the word's relation to its head, without its subtype."""
    tag: Callable[[int], str]
    """Return the word's universal part of speech."""
    head: Callable[[int], int]
    """Return the index of the word's head, -1 for a root."""
    sentence_of: Callable[[int], int]
    """Return the index of the sentence that holds the word."""

    def __init__(self, text: str, words: Sequence[Span], syntax: Syntax, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.words = words
        self.syntax = syntax = _past_days(text, words, _past_addresses(text, words, syntax))
        self.sentences = sentences
        self._starts = [w.start for w in words]
        self._sentence_starts = [s.start for s in sentences]
        self._clauses: dict[int, frozenset[int]] = {}
        self.answers: dict[Hashable, Any] = {}
        self._relations = [relation.partition(":")[0] for relation in syntax.relations]
        self.lower = [*(text[w.start : w.end].lower() for w in words), *[""] * _BEHIND].__getitem__
        self.relation = self._relations.__getitem__
        self.tag, self.head = syntax.tags.__getitem__, syntax.heads.__getitem__
        self.sentence_of = [n for n, s in enumerate(sentences) for _ in range(s.first, s.last)].__getitem__

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of every word, in text order."""
        children: list[list[int]] = [[] for _ in self.words]
        for index, head in enumerate(self.syntax.heads):
            if head >= 0:
                children[head].append(index)
        return children

    @cached_property
    def _by_relation(self) -> list[dict[str, list[int]]]:
        """The dependents of every word by their relation, in text order."""
        found: list[dict[str, list[int]]] = [{} for _ in self.words]
        for index, head in enumerate(self.syntax.heads):
            if head >= 0:
                found[head].setdefault(self._relations[index], []).append(index)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the article, in lower case."""
        return frozenset(self._places)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands, in lower case."""
        found: dict[str, list[int]] = {}
        for index in range(len(self.words)):
            found.setdefault(self.lower(index), []).append(index)
        return found

    def where(self, listed: Set[str]) -> list[int]:
        """Return the indices of the words that are listed, in lower case, in text order."""
        return sorted(index for word in self._places.keys() & listed for index in self._places[word])

    @cached_property
    def _clause_heads(self) -> list[int]:
        """The head of the clause of every word; each is found once, so that long sentences stay cheap."""
        heads = [-1] * len(self.words)
        for index in range(len(self.words)):
            path = []
            while heads[index] < 0 and not self._heads_clause(index):
                path.append(index)
                index = self.head(index)
            top = heads[index] if heads[index] >= 0 else index
            for passed in (*path, index):
                heads[passed] = top
        return heads

    def _heads_clause(self, index: int) -> bool:
        relation = self.relation(index)
        return (
            self.head(index) < 0
            or relation in CLAUSE_RELATIONS
            or (relation == "conj" and self.tag(index) in {"VERB", "AUX"})
        )

    def word(self, index: int) -> str:
        """Return the word as it is written."""
        span = self.words[index]
        return self.text[span.start : span.end]

    def whole(self, index: int) -> str:
        """Return the word in lower case with the one that a hyphen joins in front of it: "op-ed"."""
        joined = index > 1 and self.word(index - 1) == "-" and self.words[index - 2].end + 1 == self.words[index].start
        return f"{self.lower(index - 2)}-{self.lower(index)}" if joined else self.lower(index)

    def range(self, start: int, end: int) -> range:
        """Return the indices of the words that begin inside [start, end)."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def at(self, position: int) -> int | None:
        """Return the index of the word that covers a code point."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self.words[index].end else None

    def top(self, indices: Sequence[int]) -> int | None:
        """Return the syntactic head of a run of words: the first one whose own head lies outside."""
        if len(indices) == 1:
            return indices[0]
        inside = set(indices)
        tops = [i for i in indices if self.head(i) not in inside and self.relation(i) != "punct"]
        tops.sort(key=lambda i: (self.tag(i) not in {"NOUN", "PROPN", "PRON", "VERB"}, i))
        return tops[0] if tops else (indices[0] if indices else None)

    def climb(self, index: int, steps: int) -> list[int]:
        """Return a word and what stands above it, at most so many steps up."""
        path = [index]
        while len(path) <= steps and (above := self.head(path[-1])) >= 0:
            path.append(above)
        return path

    def below(self, index: int) -> Iterator[int]:
        """Yield the word and everything that hangs below it, in no order."""
        stack = [index]
        while stack:
            top = stack.pop()
            yield top
            stack.extend(self.children[top])

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Return the dependents of a word with one of the relations (subtypes ignored)."""
        below, told = self._by_relation[index], self._relations
        if not below:
            return []
        if len(relations) == 1:
            return [*below.get(relations[0], ())]
        return [c for c in self.children[index] if told[c] in relations]

    def owners(self, index: int) -> list[int]:
        """Return those whose a word is: "the | rebels' | demand", "| their | demand"."""
        return [c for c in self.children[index] if self.syntax.relations[c] == "nmod:poss"]

    def cases(self, index: int) -> set[str]:
        """Return the prepositions that lead the phrase headed by a word, in lower case."""
        return {self.lower(c) for c in self.dependents(index, "case")}

    def openers(self, index: int) -> set[str]:
        """Return the words that open the clause or phrase headed by a word, in lower case: "after", "when", "that"."""
        return {self.lower(c) for c in self.dependents(index, "mark", "advmod", "case")}

    def is_none(self, index: int) -> bool:
        """Say whether "no" stands before the phrase headed by a word, or it is "nothing": "no | agreement"."""
        return self.lower(index) == "nothing" or any(self.lower(c) == "no" for c in self.dependents(index, "det"))

    def is_passive(self, verb: int) -> bool:
        """Say whether a passive auxiliary or a passive subject hangs from a verb."""
        return any(self.syntax.relations[c] in {"aux:pass", "nsubj:pass"} for c in self.children[verb])

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
        return self._clause_heads[index]

    def clause(self, index: int) -> frozenset[int]:
        """Return the words of the clause a word stands in, without the clauses below it."""
        top = self.clause_head(index)
        if top not in self._clauses:
            inside, stack = set(), [top]
            while stack:
                word = stack.pop()
                inside.add(word)
                stack.extend(c for c in self.children[word] if self.clause_head(c) == top)
            self._clauses[top] = frozenset(inside)
        return self._clauses[top]

    def rules(self, above: int, below: int) -> bool:
        """Say whether the clause of one word holds, at any depth, the clause of another."""
        top, at = self.clause_head(above), self.clause_head(below)
        while at != top:
            if self.head(at) < 0:
                return False
            at = self.clause_head(self.head(at))
        return True

    def joined_clauses(self, head: int) -> list[int]:
        """Return the heads of clauses that tell when and where for another too.

        Those joined to it ("58 were killed and 213 hurt on Sunday") and those of its circumstances ("12 died when a
        shell hit a bus in Sumy on Friday"), for all that are joined together.
        """
        above = [self.head(head)] if self.relation(head) == "conj" else []
        behind = [c for c in self.dependents(head, "conj") if self.clause_head(c) == c]
        circumstances = [
            c for j in (*above, head, *behind) for c in self.dependents(j, "advcl")
            if c > head and any(self.lower(m) in _CIRCUMSTANCES for m in self.children[c])
        ]  # fmt: skip
        return [*behind, *circumstances]

    def sentence(self, position: int) -> int:
        """Return the index of the sentence that holds a code point (the last one that begins before it)."""
        return max(bisect_right(self._sentence_starts, position) - 1, 0)

    def sentence_words(self, index: int) -> _Words:
        """Return the words of the sentence that holds a word."""
        sentence = self.sentences[self.sentence_of(index)]
        return range(sentence.first, sentence.last)

    def same_sentence(self, one: int, other: int) -> bool:
        """Say whether two words, by their indices, stand in one sentence."""
        return self.sentence_of(one) == self.sentence_of(other)

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


def _past_addresses(text: str, words: Sequence[Span], syntax: Syntax) -> Syntax:
    """Return the syntax with web addresses as punctuation: they are part of no name, office or phrase."""
    addresses = {i for i, w in enumerate(words) if is_address(text[w.start : w.end])}
    if not addresses:
        return syntax
    tags = tuple("PUNCT" if i in addresses else tag for i, tag in enumerate(syntax.tags))
    relations = tuple(
        "punct" if i in addresses and syntax.heads[i] >= 0 else relation for i, relation in enumerate(syntax.relations)
    )
    return Syntax(tags, syntax.heads, relations)


def _past_days(text: str, words: Sequence[Span], syntax: Syntax) -> Syntax:
    """Return the syntax with a bare day between a noun and its verb as the verb's, not the noun's: "Rebels | 5 Aug | accused the army"."""
    days = [n for n in range(1, len(words) - 2) if is_day_of_month([text[w.start : w.end] for w in words[n : n + 2]])]
    if not days:
        return syntax
    tags, heads, relations = [*syntax.tags], [*syntax.heads], [*syntax.relations]
    for n in days:
        if tags[n - 1] not in _NOMINAL:
            continue
        verb = heads[n + 2] if tags[n + 2] == "AUX" and heads[n + 2] >= 0 else n + 2
        at = verb
        while at >= 0 and not n - 1 <= at <= n + 1:
            at = heads[at]
        if at >= 0 or tags[verb] != "VERB":
            continue  # the verb only describes what stands before it
        for i in (n, n + 1):
            if not n <= heads[i] <= n + 1:
                heads[i], relations[i] = verb, "obl:unmarked"
        if n <= heads[n - 1] <= n + 1:
            tags[n - 1], heads[n - 1], relations[n - 1] = "NOUN", verb, "nsubj"
    return Syntax(tuple(tags), tuple(heads), tuple(relations))


def is_day_of_month(words: Sequence[str]) -> bool:
    """Say whether two words are a day and its month: "5 Aug", "Sept. 5"."""
    number, month = words if words[0].isdigit() else reversed(words)
    return number.isdigit() and month[0].isupper() and month.lower().rstrip(".") in numbered()["months"]
