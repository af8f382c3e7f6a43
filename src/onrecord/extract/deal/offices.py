"""Whose an office is that names no body itself: a possessor's, a pronoun's, or the country's in whose capital it speaks."""

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.surely_meant import paper_before
from onrecord.extract.countries import country_named, country_of_capital, people_words
from onrecord.extract.events.words import telling
from onrecord.extract.page import FORMER, Page
from onrecord.vocabularies.load import load

_POSSESSIVE = frozenset({"it", "they", "he", "she", "them", "him", "her", "its", "their", "his", "both"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_OF = frozenset({"of", "for", "from"})
_AT = frozenset({"in", "at"})
_CLAUSES = frozenset({"ccomp", "xcomp", "conj", "advcl", "acl", "parataxis"})
_TOLD = frozenset({"told", "tells", "tell", "telling"})
_MANY = frozenset({"they", "them", "their"})


class Offices:
    """Finds the words that tell for whom the people of one page speak."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def owners(self, word: int) -> Iterator[int]:
        """Yield the words that may tell whose an office is, the likeliest first: its possessor, "of whom" it is."""
        tree = self._tree
        if tree.lower(word) not in _offices():
            return
        of = _OF - {"for"} if tree.lower(word) in people_words("sent") else _OF  # "the envoy for Chad" is not Chad's
        for child in (*tree.dependents(word, "nmod"), *self._beside(word)):
            cases = tree.cases(child)
            entity = self._page.entity_at.get(child)
            fighting = tree.lower(word) in people_words("armed") and entity is not None and entity.label == "LOCATION"
            inside = "in" in cases and tree.lower(child) in own_bodies()  # "officers in Burundi's army"
            if (tree.syntax.relations[child] == "nmod:poss" or cases & of or inside) and not fighting:
                yield child

    def bodies(self, person: int) -> Iterator[int]:
        """Yield the words for a side that words beside a person's name tell to be theirs: "X, | the army's | head",
        "X, who speaks for | the rebels".
        """
        tree = self._tree
        beside = [c for c in tree.dependents(person, "appos", "nmod") if tree.lower(c) in _offices()]
        beside += [tree.head(person)] if tree.relation(person) == "appos" else []
        for office in beside:
            told = tree.dependents(office, "nmod", "compound", "amod")
            if not FORMER & {tree.lower(c) for c in told}:
                yield from (c for c in told if tree.lower(c) in people_words("states", "armed", "groups"))
        for clause in tree.dependents(person, "acl"):
            if tree.lower(clause) in people_words("heading") and tree.lower(clause - 1) == "who":
                spoken_for = [c for c in tree.dependents(clause, "obl") if "for" in tree.cases(c)]
                whose = [*tree.dependents(clause, "obj"), *spoken_for]
                yield from (
                    c for c in whose if tree.lower(c) in people_words("states", "armed") or self._page.is_actor(c)
                )

    def partitive(self, word: int) -> int | None:
        """Return of whom a part is meant: "the last of the rebels", "one of its commanders"."""
        tree = self._tree
        if tree.lower(word) not in people_words("shares", "crowds") and tree.tag(word) not in {"NUM", "DET"}:
            return None
        return next(
            (c for c in tree.dependents(word, "nmod") if tree.cases(c) == {"of"}),
            None,
        )

    def antecedents(self, word: int) -> Iterator[int]:
        """Yield whom a pronoun may stand for, the nearest subject above it first, then those of the sentence before."""
        tree = self._tree
        lower, at = tree.lower(word), tree.clause_head(word)
        seen = {word}
        while at >= 0:
            for subject in self._subjects(at, word):
                if subject not in seen and self._may_mean(lower, subject):
                    seen.add(subject)
                    yield subject
            if tree.relation(at) not in _CLAUSES | {"nsubj"}:
                break
            at = tree.clause_head(tree.head(at)) if tree.head(at) >= 0 else -1
        here = tree.sentence_of(word)
        if not here:
            return
        last = tree.sentences[here - 1]
        heads = [w for w in range(last.first, last.last) if tree.head(w) < 0]
        for head in heads:
            for clause in (head, *tree.dependents(head, "conj", "parataxis", "ccomp")):
                yield from (s for s in self._subjects(clause, word) if self._may_mean(lower, s))
        named = [w for w in range(last.first, last.last) if w in self._page.entity_at and w not in self._page.datelines]
        if lower not in _PERSONAL:
            yield from (
                w for w in named if self._page.entity_at[w].label in {"LOCATION", "ORGANIZATION"} and self._acts(w)
            )

    def capital(self, word: int) -> str | None:
        """Return the place that tells whose an office is: "the presidency in Kinshasa"."""
        tree = self._tree
        if tree.lower(word) not in _offices():
            return None
        for child in tree.dependents(word, "nmod"):
            if self._led(child) and (place := self._place(child)):
                return place
        return None

    def fronted_capital(self, word: int) -> str | None:
        """Return the country in whose capital somebody speaks: "in Bamako the minister said"."""
        tree = self._tree
        if (
            tree.lower(word) not in _offices()
            or word in self._page.entity_at
            or next(self.owners(word), None) is not None
        ):
            return None
        described = {w for c in tree.dependents(word, "amod", "compound", "appos") for w in tree.below(c)}
        if any(w in self._page.entity_at for w in described):
            return None
        head = tree.clause_head(word)
        opening = tree.sentences[tree.sentence_of(word)].first
        fronted = [c for c in tree.dependents(head, "obl") if c < word and self._led(c)]
        place = next((p for c in fronted if min(tree.below(c)) == opening and (p := self._place(c))), None)
        return country_of_capital(place) if place else None

    def told_only(self, word: int, name: str) -> bool:
        """Say whether a name stands on the page only for those who are told something, as a newspaper is."""
        tree = self._tree
        named = [w for e in self._page.called(name) for w in tree.range(e.start, e.end) if w != word]
        named = [w for w in named if w in self._page.entity_at]
        tops = [w for w in named if tree.head(w) not in named]
        return bool(tops) and all(
            tree.relation(w) in {"obj", "iobj"} and tree.lower(tree.head(w)) in _TOLD for w in tops
        )

    def means_paper(self, word: int) -> bool:
        """Say whether "it" is a paper told of in a clause above or in the sentence before, whose terms it tells: "the
        | text | was not released, but diplomats said that | it | calls for a truce".
        """
        if paper_before(self._tree, word) is not None:
            return True
        tree, verb = self._tree, self._tree.head(word)
        if tree.lower(word) != "it" or tree.relation(word) != "nsubj" or tree.lower(verb) not in telling():
            return False
        above = verb
        while tree.relation(above) in _CLAUSES - {"acl"} and not tree.dependents(verb, "aux"):
            above = tree.clause_head(tree.head(above))
            if any(tree.lower(s) in _papers() for s in tree.dependents(above, "nsubj")):
                return True
        return False

    def unlabelled(self, word: int) -> str | None:
        """Return a name whose kind nobody knows, where it is the subject of a verb."""
        tree = self._tree
        entity = self._page.entity_at.get(word)
        named = tree.tag(word) == "PROPN" and tree.relation(word) in {"nsubj", "conj", "nmod"}
        if not named or word in self._page.time_words or (entity and entity.label != "MISC"):
            return None
        return self._page.country(tree.text[entity.start : entity.end]) if entity else self._page.phrase(word)

    def misplaced(self, word: int, name: str) -> bool:
        """Say whether a body without a name was taken for a place that is no country: "the army" for a valley."""
        labels = {e.label for e in self._page.called(name)}
        described = self._tree.dependents(word, "nmod", "amod", "compound")
        return labels == {"LOCATION"} and country_named(name) is None and not described

    def told_before(self, word: int, saying: Attribution) -> bool:
        """Say whether "they" open a sentence that a single speaker tells behind: those of the sentence before are meant."""
        tree = self._tree
        opens = tree.sentences[tree.sentence_of(word)].first == word
        behind = all(s.start > tree.words[word].start for s in saying.source)
        return tree.lower(word) == "they" and opens and behind and bool(saying.source)

    def before(self, word: int) -> list[int]:
        """Return the subjects of the sentence before, the last one first."""
        tree = self._tree
        here = tree.sentence_of(word)
        if not here:
            return []
        last = tree.sentences[here - 1]
        return [w for w in range(last.last - 1, last.first - 1, -1) if tree.relation(w) == "nsubj"]

    def is_person(self, word: int, name: str) -> bool:
        """Say whether a word means a person, or whoever goes by a name."""
        entity = self._page.entity_at.get(word)
        called = self._page.name_of(word)
        return (entity is not None and entity.label == "PERSON") or called == name or self._page.is_person(called)

    def _acts(self, word: int) -> bool:
        """Say whether a name stands for one who acts, not for where something is: no "in Geneva"."""
        return self._tree.relation(word) in {"nsubj", "obj", "iobj", "compound"} and self._tree.tag(word) == "PROPN"

    def _led(self, word: int) -> bool:
        return bool(self._tree.cases(word) & _AT)

    def _place(self, word: int) -> str | None:
        entity = self._page.entity_at.get(word)
        return entity.actor if entity and country_of_capital(entity.actor or "") else None

    def _beside(self, word: int) -> list[int]:
        """Return what the bodies of an office are of: "a member of | its politburo"."""
        tree = self._tree
        inner = [c for c in tree.dependents(word, "nmod") if tree.cases(c) & _OF]
        return [p for c in inner if c not in self._page.entity_at for p in tree.dependents(c, "nmod", "compound")
                if tree.syntax.relations[p] == "nmod:poss" or p in self._page.entity_at]  # fmt: skip

    def _subjects(self, clause: int, word: int) -> list[int]:
        """Return the subjects of a clause before a word, and whom it opens with: "For the front, the purge comes first"."""
        tree = self._tree
        said = [c for c in tree.dependents(clause, "ccomp", "parataxis") if c < word]
        found = [s for c in (clause, *said) for s in tree.dependents(c, "nsubj") if s < word]
        topics = [
            c for c in tree.dependents(clause, "obl") if c < word
            and c < clause and "for" in tree.cases(c)
        ]  # fmt: skip
        return [s for s in (*found, *topics) if self._page.is_actor(s) and s not in self._page.datelines]

    def _may_mean(self, pronoun: str, subject: int) -> bool:
        tree = self._tree
        if tree.tag(subject) in {"PRON", "DET"}:
            return False
        entity = self._page.entity_at.get(subject)
        person = (entity is not None and entity.label == "PERSON") or tree.lower(subject) in role_nouns()
        plural = bool(tree.dependents(subject, "conj")) or tree.lower(subject).endswith("s")
        if pronoun in {"it", "its"}:
            return not person or entity is not None
        if pronoun in _MANY and entity is not None and entity.label == "PERSON" and not plural:
            return False
        body = tree.lower(subject) in own_bodies() | institution_nouns()
        return person or not (entity or plural or body) if pronoun in _PERSONAL else True


def is_pronoun(lower: str) -> bool:
    """Say whether a word stands for somebody named before."""
    return lower in _POSSESSIVE


@cache
def own_bodies() -> frozenset[str]:
    """Return the nouns for what a state speaks of as its own: "the army", "the government"."""
    return frozenset(load("speech_acts")["self"]["bodies"].split())


@cache
def _offices() -> frozenset[str]:
    return role_nouns() | people_words("members", "sources", "institutions")


@cache
def _papers() -> frozenset[str]:
    told = load("deal")["proposals"]
    return frozenset([*told["proposed"].split(), *told["agreed"].split()])
