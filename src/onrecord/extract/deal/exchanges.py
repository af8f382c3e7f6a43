"""Articles -> exchanges: who gave whom for whom, how many, and whether it was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.extract.deal.page import Page
from onrecord.extract.deal.status import status_at
from onrecord.records import Event, Exchange, Side
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_FOR = {"exchange", "return", "swap", "trade"}
_HOLDERS = {"by", "in", "from", "with"}


@dataclass(frozen=True, slots=True)
class Given:
    """What one side gives: the deed, the head of those given, the party's head word (None: not told)."""

    deed: int
    given: int
    party: int | None


def extract_exchanges(page: Page) -> tuple[Event, ...]:
    """Return the exchanges of an article in text order; one sentence tells one exchange at most."""
    finder = _Finder(page)
    found: dict[int, Event] = {}
    for word in range(len(page.tree.words)):
        sentence = page.tree.sentence(page.tree.words[word].start)
        if sentence in found:
            continue
        pair = finder.pair(word)
        if pair:
            found[sentence] = finder.event(word, *pair)
    return tuple(found[n] for n in sorted(found))


class _Finder:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def pair(self, word: int) -> tuple[Given, Given] | None:
        """Return the two sides that a word joins."""
        lower = self._tree.lower(word)
        if lower in _FOR and self._tree.tag(word) == "NOUN":
            return self._in_exchange(word) or self._noun(word)
        if lower in _words("swapping"):
            return self._swapped(word)
        if lower in _words("releasing"):
            return self._both(word)
        return None

    def _in_exchange(self, word: int) -> tuple[Given, Given] | None:
        """X released A in exchange for B."""
        tree = self._tree
        if "in" not in {tree.lower(c) for c in tree.dependents(word, "case")} and tree.lower(word - 1) != "in":
            return None
        second = next((c for c in self._behind(word, "for") if self._captives(c)), None)
        above = tree.head(word)
        if second is None or above < 0:
            return None
        if tree.relation(above) == "acl" and self._captives(tree.head(above)):
            above = tree.head(above)  # "released hostages seized in May in exchange for": hung on the wrong verb
        if tree.tag(above) == "VERB":
            first = next((o for o in self._objects(above) if self._captives(o)), None)
            deed = above
        else:
            first, deed = (above, tree.head(above)) if self._captives(above) else (None, above)
            if first is None:
                first = next((c for c in tree.dependents(above, "nmod") if self._captives(c)), None)
        if first is None:
            return None
        giver = self._giver(deed if deed >= 0 else above)
        other = self._holder(second)
        return Given(deed, first, giver), Given(word, second, other)

    def _noun(self, word: int) -> tuple[Given, Given] | None:
        """An exchange of A for B; a swap of A and B."""
        tree = self._tree
        of = [c for c in self._behind(word, "of") if self._captives(c)]
        against = [c for c in self._behind(word, "for") if self._captives(c)]
        if not of:
            return None
        first = of[0]
        second = next(iter([*against, *self._behind(first, "for"), *tree.dependents(first, "conj")]), None)
        if second is None or not self._captives(second):
            return None
        return Given(word, first, self._holder(first)), Given(word, second, self._holder(second))

    def _swapped(self, word: int) -> tuple[Given, Given] | None:
        """X swapped A for B; X and Y swapped N each."""
        tree = self._tree
        first = next((o for o in self._objects(word) if self._captives(o)), None)
        if first is None:
            return None
        against = [c for c in (*self._behind(word, "for"), *self._behind(first, "for")) if self._captives(c)]
        subjects = [j for s in tree.dependents(word, "nsubj") for j in self._page.joined(s)]
        if against:
            other = subjects[1] if len(subjects) > 1 else self._holder(against[0])
            return Given(word, first, subjects[0] if subjects else None), Given(word, against[0], other)
        if len(subjects) > 1 or self._each(word):
            one, two = (subjects[0], subjects[1]) if len(subjects) > 1 else (None, None)
            return Given(word, first, one), Given(word, first, two)
        return None

    def _both(self, word: int) -> tuple[Given, Given] | None:
        """X freed A and Y freed B."""
        tree = self._tree
        first = next((o for o in self._objects(word) if self._captives(o)), None)
        giver = self._giver(word)
        if first is None or giver is None:
            return None
        for other in (*tree.dependents(word, "conj", "advcl", "parataxis"),):
            second = next((o for o in self._objects(other) if self._captives(o) or self._numbered(o)), None)
            taker = self._giver(other)
            if second is not None and taker not in {None, giver} and tree.lower(other) in _words("releasing"):
                return Given(word, first, giver), Given(other, second, taker)
        return None

    def _objects(self, verb: int) -> Iterator[int]:
        tree = self._tree
        for child in tree.dependents(verb, "obj", "nsubj", "obl"):
            passive = tree.syntax.relations[child] == "nsubj:pass"
            if tree.relation(child) == "obj" or passive:
                yield from self._page.joined(child)
        if tree.relation(verb) == "acl" and tree.head(verb) >= 0:
            yield tree.head(verb)

    def _behind(self, word: int, case: str) -> list[int]:
        tree = self._tree
        return [
            c for c in tree.dependents(word, "nmod", "obl")
            if case in {tree.lower(m) for m in tree.dependents(c, "case")}
        ]  # fmt: skip

    def _captives(self, word: int) -> bool:
        lower = self._tree.lower(word)
        return (
            lower in _words("captives")
            or (lower in _words("people") and self._numbered(word))
            or (self._tree.tag(word) == "NUM")
        )

    def _numbered(self, word: int) -> bool:
        return self._tree.tag(word) == "NUM" or bool(self._tree.dependents(word, "nummod"))

    def _each(self, word: int) -> bool:
        return any(self._tree.lower(w) in {"each", "apiece"} for w in self._tree.clause(word))

    def _giver(self, deed: int) -> int | None:
        """Return who gives: the subject of an active deed, the agent of a passive one, or the subject it shares."""
        tree = self._tree
        at = deed
        while at >= 0:
            agents = [
                c
                for c in tree.dependents(at, "obl", "nmod")
                if "by" in {tree.lower(m) for m in tree.dependents(c, "case")}
            ]
            subjects = [c for c in tree.dependents(at, "nsubj") if tree.syntax.relations[c] != "nsubj:pass"]
            for word in (*agents, *subjects):
                if self._page.is_actor(word):
                    return word
            if tree.relation(at) not in {"xcomp", "conj", "ccomp", "advcl"} or subjects:
                return None
            at = tree.head(at)
        return None

    def _holder(self, given: int) -> int | None:
        """Return who holds those given: "prisoners held by X", "held in Israeli jails"."""
        tree, page = self._tree, self._page
        for clause in tree.dependents(given, "acl"):
            for child in tree.dependents(clause, "obl"):
                if {tree.lower(m) for m in tree.dependents(child, "case")} & _HOLDERS:
                    if page.is_actor(child):
                        return child
                    named = next(
                        (c for c in tree.dependents(child, "amod", "compound", "nmod") if c in page.entity_at), None
                    )
                    if named is not None:
                        return named
        return None

    def _side(self, given: Given) -> Side:
        page, tree = self._page, self._tree
        words = [given.given, *tree.dependents(given.given, "nummod", "amod", "det", "nmod", "advmod")]
        words += [c for w in words[1:] for c in tree.children[w]]
        number = next(iter(page.quantities_in(words)), None)
        party = page.country(page.name_of(given.party)) if given.party is not None else None
        of = tree.lower(given.given) if tree.tag(given.given) != "NUM" else None
        if number is None:
            return Side(party, of)
        bounds = (None, None) if number.value is not None else (number.low, number.high)
        return Side(party, of, number.value, *bounds, number.comparator)

    def event(self, word: int, one: Given, two: Given) -> Event:
        """Return the exchange as an event of releasing."""
        page = self._page
        sides = (self._side(one), self._side(two))
        if sides[1].of is None:
            sides = (sides[0], _of(sides[1], sides[0].of))
        deed = one.deed if one.deed >= 0 else word
        status = status_at(page, deed)
        return Event(
            article=page.article.id, evidence=(page.quote([word, one.given, two.given, deed]),),
            said_by=page.said_by(word), negated=status == "denied", confidence=0.8, by=page.by, plover="RETREAT",
            mode="release", actors=tuple(dict.fromkeys(s.party for s in sides if s.party)), status=status,
            date=page.day_of(deed), place=page.place_of(deed), detail=Exchange(sides),
        )  # fmt: skip


def _of(side: Side, of: str | None) -> Side:
    return Side(side.party, of, side.value, side.low, side.high, side.comparator)


@cache
def _words(key: str) -> frozenset[str]:
    told = load("deal")["exchanges"]
    if key in {"swapping", "releasing"}:
        return frozenset(f for lemma in told[key].split() for f in verb_forms(lemma)) | set(
            told[f"{key}_forms"].split()
        )
    return frozenset(told[key].split())
