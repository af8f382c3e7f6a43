"""Who the two sides of an article are: those it joins or sets against each other, or tells to act most often."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from onrecord.annotate.names import fighters, outsiders
from onrecord.annotate.once import once
from onrecord.annotate.speakers.of_two import two_meant
from onrecord.annotate.tree import Tree
from onrecord.extract.countries import country_of_capital, people_words
from onrecord.extract.page import Page
from onrecord.extract.people import BODIES, both_words, people_nouns, singular, troops
from onrecord.gazetteer import gazetteer
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load, words_in

_WHERE = frozenset({"in", "at", "to", "near", "through", "via"})
_SOME = frozenset({"a", "an", "no", "any", "every", "whose"})
_LEAST = 2  # times that a side must act where no words set two against each other, or be named where words do
_LEAD = 3  # sentences at the head of an article that tell whom it is about
_MORE = 2  # times as often two must act as those that words join are told


@once
def sides_of(page: Page) -> list[int]:
    """Return the heads of the two sides of an article; empty where none can be told."""
    return _TwoSides(page).find()


def parties_of(page: Page, word: int) -> list[int]:
    """Return the heads of those a phrase means: what it joins, the two sides for "both sides"."""
    return [
        p for w in page.joined(word)
        for p in (two_named(page, w) or (sides_of(page) if means_sides(page, w) else [w]))
    ]  # fmt: skip


@once
def two_named(page: Page, word: int) -> tuple[int, ...]:
    """Return the heads of the two just told of whom a phrase means, of "the former" that of the first; none where it means
    no two.
    """
    tree = page.tree
    if tree.lower(word) == "they":
        return _who_met(page, word)
    two = two_meant(tree, page.annotations.entities, word)
    heads = [tree.top(tree.range(e.start, e.end)) for e in two or ()]
    which = {"former": heads[:1], "latter": heads[1:]}.get(tree.lower(word), heads)
    return tuple(w for w in which if w is not None)


def _who_met(page: Page, they: int) -> tuple[int, ...]:
    """Return those who met in the sentence before one that "they" opens: "Diop met Kone. | They | agreed on a truce"."""
    tree = page.tree
    start = tree.sentences[tree.sentence_of(they)].first
    if they != start or not start or tree.relation(they) != "nsubj":
        return ()
    before = tree.sentences[tree.sentence_of(start - 1)]
    root = next((w for w in range(before.first, before.last) if tree.relation(w) == "root"), start)
    if tree.lower(root) not in _meeting():
        return ()
    one = tree.dependents(root, "nsubj")
    other = tree.dependents(root, "obj") or [c for c in tree.dependents(root, "obl") if tree.cases(c) == {"with"}]
    two = [w for c in (*one[:1], *other[:1]) for w in page.joined(c)]
    return tuple(two) if one and other and all(map(page.is_actor, two)) else ()


@cache
def _meeting() -> frozenset[str]:
    """Return the forms of the verbs of meeting."""
    return listed_forms(load("deal")["rounds"], "meeting")


def means_sides(page: Page, word: int) -> bool:
    """Say whether a word means the two sides together: "both sides", "the foes", "each army"."""
    tree = page.tree
    each = tree.lower(word) in _one_of_two() and any(
        tree.lower(c) in {"each", "either", "neither"} for c in tree.dependents(word, "det")
    )
    plain = each or (tree.lower(word) in both_words() and not _are_others(tree, word))
    return (plain or _are_two(tree, word) or _are_the_two(tree, word)) and bool(sides_of(page))


@cache
def _one_of_two() -> frozenset[str]:
    """Return the words for one of two that face each other: the side, army, government of "each army"."""
    return frozenset(singular(noun) for noun in both_words() | people_words("paired"))


@cache
def _onlooking() -> frozenset[str]:
    """Return the verbs of those who look on or mediate: "welcomed", "hosted"."""
    return listed_forms(load("deal")["people"], "onlooking") | listed_forms(load("deal")["rounds"], "mediating")


@cache
def _helpers() -> frozenset[str]:
    """Return the nouns for those who help others to agree: mediators, guarantors, donors."""
    return frozenset(load("deal")["rounds"]["mediators"].split()) | people_words("helpers")


def _are_others(tree: Tree, word: int) -> bool:
    """Say whether parties are said to be others than the two sides: "opposition | parties", "third parties"."""
    return any(tree.lower(c) in people_words("other_parties") for c in tree.dependents(word, "amod", "compound"))


def _are_two(tree: Tree, word: int) -> bool:
    """Say whether the two of a kind are told of: "both governments", "the two armies"."""
    if tree.lower(word) not in people_words("paired"):
        return False
    beside = tree.dependents(word, "det", "nummod", "amod", "compound", "nmod", "conj")
    return {tree.lower(c) for c in beside} in ({"both"}, {"the", "two"})


def _are_the_two(tree: Tree, word: int) -> bool:
    """Say whether "the two" stands alone."""
    return (
        tree.lower(word) == "two"
        and {tree.lower(c) for c in tree.children[word]} == {"the"}
        and tree.relation(word) != "nummod"
    )


class _TwoSides:
    """Finds the two sides of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def find(self) -> list[int]:
        """Return the heads of the two sides: of the pairs that it joins or sets against each other the one that
        it tells of most, told to be the two "between" whom something is before others.
        """
        pairs = [(1, pair) for pair in self._between()]
        pairs += [(0, pair) for word in range(len(self._tree.words)) if (pair := self._side_by_side(word))]
        facing = self._tree.where(people_words("facing", "accusing", "assaulting"))
        pairs += [(0, pair) for word in facing if (pair := self._facing(word))]
        apart = [(n, pair) for n, pair in pairs if len({self._body(self._page.name_of(w)) for w in pair}) == 2]
        known = [(n, p) for n, p in apart if (n or self._is_of_story(p)) and not any(map(self._is_outsider, p))]
        if not known:
            return self._foes() or self._most_told()
        sure, pair = max(known, key=lambda told: (told[0], min(map(self._times_told, told[1]))))
        named = [] if sure else self._most_told()
        more = named and min(map(self._acts_of, named)) > _MORE * min(map(self._times_told, pair))
        return named if more else pair

    def _most_told(self) -> list[int]:
        """Return the two countries or bodies that an article tells to act most often, where no third does as often."""
        first: dict[str, int] = {}
        for word in self._page.entity_at:
            if self._acts(word) and not self._is_outsider(word):
                first.setdefault(self._side_named(word), word)
        told = sorted(first.values(), key=lambda w: -self._acts_of(w))[:3]
        counts = [*map(self._acts_of, told), 0]
        return told[:2] if len(told) > 1 and counts[1] >= _LEAST and counts[1] > counts[2] else []

    def _acts(self, word: int) -> bool:
        """Say whether a country or body is a subject, or owns or describes one: "Kyiv said", "Russian troops"."""
        tree, entity = self._tree, self._page.entity_at[word]
        if entity.label not in {"ORGANIZATION", "LOCATION", "NORP"}:
            return False
        at = word
        while tree.head(at) >= 0 and (
            tree.relation(at) in {"flat", "compound", "amod"} or tree.syntax.relations[at] == "nmod:poss"
        ):
            at = tree.head(at)
        return tree.relation(at) == "nsubj" and (at != word or self._is_side(word) or entity.label != "LOCATION")

    def _side_named(self, word: int) -> str:
        entity = self._page.entity_at[word]
        return self._body(entity.actor or self._page.text[entity.start : entity.end])

    def _body(self, name: str) -> str:
        """Return the country that a name means, also one of its capital; else the name."""
        country = self._page.country(name)
        return country_of_capital(country) or country

    def _acts_of(self, word: int) -> int:
        """Return how often an article tells those to act whom a word names."""
        return self._acting[self._side_named(word)]

    @cached_property
    def _acting(self) -> Counter[str]:
        seen = {(e.start, e.end): w for w, e in sorted(self._page.entity_at.items()) if self._acts(w)}
        return Counter(self._side_named(w) for w in seen.values())

    def _times_told(self, word: int) -> int:
        """Return how often the article names whom a word names."""
        inside = [word, *self._tree.dependents(word, "amod", "compound", "nmod")]
        entity = next((e for w in inside if (e := self._page.entity_at.get(w)) and e.actor), None)
        name = self._page.country(entity.actor if entity and entity.actor else self._page.name_of(word))
        return self._named[name]

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(self._page.country(e.actor) for e in self._page.annotations.entities if e.actor)

    def _between(self) -> Iterator[list[int]]:
        """Yield those between whom there are talks, a war or a deal."""
        facing = self._tree.where(people_words("facing"))
        for word in sorted(c for above in facing for c in self._tree.children[above]):
            if "between" in self._tree.cases(word):
                pair = self._page.joined(word)
                if len(pair) == 2 and all(map(self._page.is_actor, pair)):
                    yield pair

    def _side_by_side(self, word: int) -> list[int]:
        """Return two bodies or countries that are joined by "and"; none for "the Saudi and US initiative"."""
        pair = self._page.joined(word) if self._tree.children[word] else []
        if self._tree.relation(word) == "conj" and self._tree.tag(word) == "VERB":  # "X would free ten and Y 200"
            pair = [s for v in (self._tree.head(word), word) for s in self._tree.dependents(v, "nsubj")]
        if len(pair) != 2 or self._looks_on(word):
            return []
        described = self._tree.head(word) if self._tree.relation(word) in {"amod", "compound"} else -1
        describing = described >= 0 and self._tree.lower(described) not in people_nouns() | people_words("members")
        return pair if not describing and all(self._is_side(w) for w in pair) else []

    def _is_of_story(self, pair: list[int]) -> bool:
        """Say whether two are those whom an article is about: named again, or in its first sentences."""
        told = (max(self._times_told(w), len(self._tree.where(frozenset({self._tree.lower(w)})))) for w in pair)
        return self._tree.sentence_of(pair[0]) < _LEAD or min(told) >= _LEAST

    def _looks_on(self, word: int) -> bool:
        """Say whether those whom a word names look on or help: "A and B | welcomed it", "brokered by | A and B", "A and B,
        | guarantors of it", or are only where something happens: "flew to | A and B".
        """
        tree, above = self._tree, self._tree.head(word)
        beside = {tree.lower(c) for c in tree.dependents(word, "appos")}
        if above < 0:
            return False
        if tree.relation(word) in {"nmod", "obl"} and tree.cases(word) & _WHERE:
            return True
        doing = tree.relation(word) == "nsubj" or "by" in tree.cases(word)
        return (doing and tree.lower(above) in _onlooking()) or bool({tree.lower(above), *beside} & _helpers())

    def _is_outsider(self, word: int) -> bool:
        """Say whether a name is that of an outlet, of a body that works across countries or of one that keeps watch."""
        entity = self._page.entity_at.get(word)
        names = {entity.actor or "", self._page.text[entity.start : entity.end]} if entity else set[str]()
        return bool(names & outsiders()) or any(people_words("watching") & {*name.lower().split()} for name in names)

    def _foes(self) -> list[int]:
        """Return the first "government" (or army, junta) and the first "rebels" that do something in the article."""
        subjects = [
            w
            for w in range(len(self._tree.words))
            if self._tree.relation(w) == "nsubj" and w not in self._page.entity_at and not self._is_some(w)
        ]
        state = next((w for w in subjects if self._tree.lower(w) in people_words("states")), None)
        foes = next(
            (w for w in subjects if self._tree.lower(w) in fighters() and self._tree.lower(w).endswith("s")), None
        )
        return [state, foes] if state is not None and foes is not None else []

    def _is_some(self, word: int) -> bool:
        """Say whether a phrase means none that is there already, or another's: "| a new army", "whose | government"."""
        return any(self._tree.lower(c) in _SOME for c in self._tree.dependents(word, "det", "nmod"))

    def _facing(self, word: int) -> list[int]:
        """Return the subject and the other side of a word that sets two against each other: "talks | with Y", "accused",
        "X's attack | on Y".
        """
        tree = self._tree
        lower = tree.lower(word)
        if lower in people_words("facing"):
            verb = tree.clause_head(word)
            others = [c for c in tree.dependents(word, "nmod", "obl") if "with" in tree.cases(c)]
            subjects = [
                s for v in (verb, tree.clause_head(max(tree.head(verb), 0))) for s in tree.dependents(v, "nsubj")
            ]
        elif lower in people_words("accusing"):
            others = tree.dependents(word, "obj") + [c for c in tree.dependents(word, "obl") if "with" in tree.cases(c)]
            subjects = tree.dependents(word, "nsubj") or tree.dependents(max(tree.head(word), 0), "nsubj")
        elif lower in people_words("assaulting"):
            others = [c for c in tree.dependents(word, "nmod") if tree.cases(c) & {"on", "against"}]
            subjects = [
                c for c in tree.dependents(word, "nmod", "compound", "amod") if not tree.cases(c) - {"'s", "’s", "by"}
            ]
        else:
            return []
        pairs = ((s, o) for s in subjects for o in others if self._is_side(s) and self._is_side(o))
        return next(([s, o] for s, o in pairs if self._page.name_of(s) != self._page.name_of(o)), [])

    def _is_side(self, word: int) -> bool:
        entity = self._page.entity_at.get(word)
        if entity:
            places = gazetteer().find(self._tree.text[entity.start : entity.end])
            above = self._tree.head(word)
            called = above >= 0 and self._tree.lower(above) in words_in("deal", "parameters", "places")
            town = called or (bool(places) and not any(p.kind == "country" or p.capital for p in places))
            government = (
                entity.label == "LOCATION" and self._tree.relation(word) in {"nsubj", "conj", "nmod"} and not town
            )
            return entity.label in {"ORGANIZATION", "NORP"} or government
        lower = self._tree.lower(word)
        if lower in people_words("groups") and any(
            "of" in self._tree.cases(c) for c in self._tree.dependents(word, "nmod")
        ):
            return True  # "an alliance of three armies"
        if lower in people_words("states") and any(
            self._tree.lower(c) == "the" for c in self._tree.dependents(word, "det")
        ):
            return True
        return (singular(lower) in BODIES or lower in troops()) and self._page.is_described(word)
