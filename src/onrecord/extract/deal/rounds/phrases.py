"""What hangs on the words for talks: the phrases below a word or its verb, by the preposition that leads them."""

from collections.abc import Iterable, Iterator

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.extract.page import Page

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X"}
_UP = {"conj", "nmod", "compound", "appos", "nummod", "obl", "dep"}
_RELATIVE = frozenset({"who", "which", "that"})
_CLAUSES = {"xcomp", "advcl", "conj", "acl", "ccomp", "parataxis", "csubj"}


class Phrases:
    """Questions about the phrases of one article."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree: Tree = page.tree

    def cases(self, word: int) -> set[str]:
        """Return the prepositions that lead the phrase headed by a word: its own, else the word right before it."""
        tree = self.tree
        if tree.syntax.relations[word] in {"nmod:poss", "compound", "amod"}:
            return set()
        own = {
            tree.lower(c)
            for c in tree.dependents(word, "case", "mark")
            if c < word and tree.tag(c) in {"ADP", "SCONJ", "PART"}
        }
        if own - {"'s", "’s", "'", "’"}:
            return own
        first = min((w for w in tree.below(word) if w <= word), default=word)
        if tree.tag(first) == "ADP" and first < word:
            return {tree.lower(first)}  # held by the title before a name
        return {tree.lower(first - 1)} if first and tree.tag(first - 1) in {"ADP", "SCONJ"} else set()

    def under(self, words: Iterable[int], cases: frozenset[str]) -> Iterator[int]:
        """Yield the heads of the phrases that hang on the words, led by one of the prepositions."""
        for word in words:
            for child in self.tree.children[word]:
                if self.tree.tag(child) in NOMINAL and self.cases(child) & cases:
                    yield child

    def holding(self, word: int) -> int | None:
        """Return the verb of which talks are the subject, object or circumstance; None where they stand alone."""
        tree = self.tree
        at = word
        for _ in range(4):
            above = tree.head(at)
            if above < 0:
                return None
            if (
                above == word - 1
                and tree.relation(above) == "xcomp"
                and tree.lower(tree.head(above)) in {"agree", "agreed"}
            ):
                if tree.lower(above) in verbs("holding", "opening", "joining"):
                    return above
                at = above  # "agreed to exploratory talks", the adjective read as a verb
                continue
            if tree.tag(above) in {"VERB", "AUX"} or (
                tree.tag(above) == "ADJ" and tree.lower(above) in nouns("states")
            ):
                return above
            if tree.lower(above) in verbs("mediating") and tree.relation(at) == "compound":
                at = above  # "a summit brokered by": read as a noun
                continue
            measure = tree.lower(above) in nouns("measures") or tree.lower(above) in nouns("nouns")
            around = tree.relation(at) == "nmod" and self.cases(at) & {"after", "following", "during"}
            if not (measure and tree.relation(at) in _UP) and not around:
                return None
            at = above
        return None

    def relative(self, word: int) -> int | None:
        """Return the verb of "the talks, which ended on Friday"."""
        tree = self.tree
        for top in dict.fromkeys((word, self.top(word))):
            for clause in tree.dependents(top, "acl"):
                if tree.tag(clause) == "VERB" and any(
                    tree.lower(s) in {"which", "that"} for s in tree.dependents(clause, "nsubj")
                ):
                    return clause
        return None

    def top(self, word: int) -> int:
        """Return the noun that heads the phrase of talks: the round of "a round of talks"."""
        tree = self.tree
        at = word
        while (
            (above := tree.head(at)) >= 0
            and tree.relation(at) in _UP
            and tree.lower(above) in nouns("measures", "nouns")
            and tree.tag(above) in NOMINAL
        ):
            at = above
        return at

    def subjects(self, verb: int) -> list[int]:
        """Return the subjects of a verb, or those it shares with the verb above ("said after meeting X")."""
        tree, at = self.tree, verb
        while at >= 0:
            found = tree.dependents(at, "nsubj")
            if not found:  # "Mali's prime minister, X, received": described, not counted as subject
                found = [
                    c
                    for c in tree.dependents(at, "nmod", "appos", "dep")
                    if c < at and tree.tag(c) in NOMINAL and not self.cases(c)
                ]
            if found:
                return [self._antecedent(s) for s in found]
            above = tree.head(at)
            if tree.relation(at) not in _CLAUSES or (tree.relation(at) == "ccomp" and not self.infinitive(at)):
                return []
            asked = [c for c in tree.dependents(above, "obj", "iobj") if c < at] if above >= 0 else []
            if above >= 0 and not asked:  # "appealed for both camps to return"
                asked = [c for c in tree.dependents(above, "obl") if c < at and "for" in self.cases(c)]
            if asked and tree.relation(at) in {"xcomp", "ccomp", "advcl"} and tree.lower(above) in verbs("calling"):
                return asked  # "urged both sides to hold talks"
            if tree.relation(at) == "acl" and tree.dependents(above, "cop") and tree.dependents(above, "nsubj"):
                return tree.dependents(above, "nsubj")  # "will be in Moscow to meet"
            if tree.relation(at) == "acl" and tree.tag(above) in NOMINAL:
                if above >= 0 and tree.lower(above) not in nouns("abstract"):
                    return [above]
                holding = tree.head(above) if tree.relation(above) in {"obl", "obj"} else above
                return self.subjects(holding) if holding >= 0 else []  # "ended with an agreement to meet"
            at = above
        return []

    def _antecedent(self, subject: int) -> int:
        """Return whom a subject means where it is "who" or "which": "the envoy, | who met both leaders"."""
        verb = self.tree.head(subject)
        relative = self.tree.lower(subject) in _RELATIVE and self.tree.relation(verb) == "acl"
        return self.tree.head(verb) if relative and self.tree.head(verb) >= 0 else subject

    def controllers(self, verb: int) -> Iterator[int]:
        """Yield the verb and the verbs above it whose complement it is: held, agreed, of "agreed to hold"."""
        tree, at = self.tree, verb
        while at >= 0:
            yield at
            if tree.relation(at) not in {"xcomp", "ccomp"} and not (
                tree.relation(at) in {"advcl", "acl", "csubj", "conj"} and self.infinitive(at)
            ):
                return
            at = tree.head(at)

    def infinitive(self, verb: int) -> bool:
        """Say whether a verb is told with "to"."""
        return any(self.tree.lower(c) == "to" for c in self.tree.dependents(verb, "mark"))

    def to_come(self, word: int) -> range:
        """Return the words behind "to be held", "to take place" and the like, told of talks wherever they hang."""
        tree = self.tree
        stop = self.sentence_words(word).stop
        for w in range(word + 1, min(word + 12, stop - 2)):
            if tree.tag(w) in {"VERB", "AUX"} and tree.lower(w - 1) != "to" and tree.lower(w) not in verbs("planning"):
                break
            held = tree.lower(w + 1) in {"be", "take"} or tree.lower(w + 1) in verbs("opening")
            if tree.lower(w) == "to" and held and tree.lower(w - 1) in {",", tree.lower(word), "due"}:
                return range(w + 2, min(w + 12, stop))
        return range(0)

    def behind(self, word: int, text: str, steps: int) -> bool:
        """Say whether one of the next words is a certain one."""
        last = min(word + 1 + steps, len(self.tree.words))
        return any(self.tree.lower(w) == text for w in range(word + 1, last))

    def apart(self, clause: int) -> bool:
        """Say whether a clause tells of another time than the one above it: "met in Lomé, a week after X | had come"."""
        marks = {self.tree.lower(c) for c in self.tree.dependents(clause, "mark", "case")}
        return self.tree.relation(clause) == "advcl" and bool(self.tree.dependents(clause, "nsubj")) and bool(marks & {"after", "before", "since"})

    def held_against(self, word: int) -> bool:
        """Say whether others are told to be the first since what a word tells: "the first since | talks in Lomé failed"."""
        start = self.sentence_words(word).start
        since = next((w for w in range(word, start, -1) if self.tree.lower(w) == "since"), None)
        if since is None or word not in self.tree.below(self.tree.head(since)):
            return False
        return any(self.tree.lower(w) == "first" for w in range(start, since))

    def sentence_words(self, word: int) -> range:
        """Return the words of the sentence of a word."""
        return self.tree.sentence_words(word)

    def moves(self, verb: int | None) -> bool:
        """Say whether a verb is one of going to talks."""
        return (
            verb is not None
            and self.tree.lower(verb) in verbs("moving")
            and self.page.ahead(verb) not in {"together", "face", "out"}
        )
