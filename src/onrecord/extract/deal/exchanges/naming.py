"""Which party gives each side of an exchange."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from operator import attrgetter

from onrecord.annotate.annotations import Entity
from onrecord.annotate.names import content_tokens
from onrecord.extract.countries import alike, country_of
from onrecord.extract.deal.exchanges.captives import words
from onrecord.extract.deal.exchanges.giving import Giving
from onrecord.extract.deal.exchanges.pairing import Pair
from onrecord.extract.deal.parties import Parties
from onrecord.extract.two_sides import sides_of
from onrecord.gazetteer import gazetteer


class Naming:
    """Names the two who give."""

    def __init__(self, giving: Giving) -> None:
        self._giving = giving
        self._captives = giving.captives
        self._page = giving.page
        self._tree = giving.tree
        self._parties = Parties(giving.page)

    def of(self, pair: Pair) -> list[str | None]:
        """Return the names of the two who give, None for one who is not told.

        What tells it best is asked first for both sides, and no party gives both: the deed itself, who gets the other,
        who holds them, the parties of the exchange, and so on to whose people the other side gives.
        """
        told = [self.named(w) for w in pair.parties]
        if self._tree.lower(pair.trigger) in words("changing") and len(told) > 1:
            return [told[0], told[1]]
        if pair.open:
            giver, receiver = (self._named(f(pair.first)) for f in (self._giving.giver, self._giving.receiver))
            if giver is not None and not _same(giver, told[0]):
                return [giver, told[0]]
            return [told[0], receiver or self._other(told[0], [], pair.first)]
        if pair.each:
            return [told[0], told[1]] if len(told) > 1 else [*told, None, None][:2]
        givers = [self._giving.giver(h) for h in (pair.first, pair.second)]
        described = all(g is not None and g not in self._page.entity_at for g in givers)
        if described and len(told) > 1 and all(w in self._page.entity_at for w in pair.parties):
            return [told[0], told[1]]
        names: list[str | None] = [None, None]
        both = self._giving.deed(pair.first) == pair.trigger and self._tree.lower(pair.trigger) in words("swapping")
        if (both or not any(g is not None for g in givers)) and (sided := self._by_side(pair, told)):
            return sided  # "X and Y swapped A for B" does not tell which of them gives A
        for rule in self._rules(pair, told):
            for n, (mine, other) in enumerate(((pair.first, pair.second), (pair.second, pair.first))):
                found = rule(n, mine, other, names[1 - n]) if names[n] is None else None
                if found is not None and not _same(found, names[1 - n]):
                    names[n] = found
        for n in (0, 1):  # "the Lebanese group" is the one of the two that the other is not
            name, others = names[n], [t for t in told if t != names[1 - n]]
            if name and name.lower().split()[-1] in words("vague") - {"side"} and len(told) > 1 and len(others) == 1:
                names[n] = others[0]
        return names

    def _by_side(self, pair: Pair, told: list[str]) -> list[str | None] | None:
        """Return the two by whose men they give: the army gives rebels and the rebels soldiers."""
        kinds = [(self._captives.kind(h) or "").split()[:1] for h in (pair.first, pair.second)]
        rebels = [bool(set(k) & words("of_rebels")) for k in kinds]
        soldiers = [bool(set(k) & words("of_states", "of_hostages")) for k in kinds]
        if len(told) > 1 and (whose := self._by_people(pair, told)):
            return whose
        states = [t for t in told if {w.lower() for w in t.split()} & words("states") or _is_country(t)]
        others = [t for t in told if t not in states]
        if len(states) != 1 or len(others) != 1 or rebels == soldiers:
            return None
        fighting = rebels if any(rebels) else [not s for s in soldiers]
        if fighting[0] and not fighting[1]:
            return [states[0], others[0]]
        return [others[0], states[0]] if fighting[1] and not fighting[0] else None

    def _by_people(self, pair: Pair, told: list[str]) -> list[str | None] | None:
        """Return the two by whose people they give: an Israeli soldier is given by the other of the two."""
        homes = [country_of(t) for t in told[:2]]
        for n, given in enumerate((pair.first, pair.second)):
            beside = [given, *self._tree.dependents(given, "appos")]
            told_of = [c for w in beside for c in (w, *self._tree.dependents(w, "amod", "compound", "nmod"))]
            near = [c for c in told_of if c in self._page.entity_at]
            codes = {code for c in near if (code := country_of(self._tree.word(c)))}
            own = [i for i, home in enumerate(homes) if home and home in codes]
            if len(own) == 1:
                other, mine = told[1 - own[0]], told[own[0]]
                return [other, mine] if n == 0 else [mine, other]
        return None

    def _rules(self, pair: Pair, told: list[str]) -> list[Callable[[int, int, int, str | None], str | None]]:
        """Return what tells the giver of one side, best first; each takes the side, its phrase, the other's, its giver."""
        giving = self._giving
        wanting = int(self._is_wanted(pair))  # who wants captives gives those they are for
        return [
            lambda n, mine, other, known: self._named(giving.giver(mine), known),
            lambda n, mine, other, known: self._named(giving.receiver(other), known),
            lambda n, mine, other, known: self._named(giving.wanter(other), known),
            lambda n, mine, other, known: self._named(giving.holder(mine), known),
            lambda n, mine, other, known: told[0] if told and n == wanting and giving.receiver(mine) is None else None,
            lambda n, mine, other, known: self._named(giving.giver_elsewhere(mine, known)),
            lambda n, mine, other, known: self._clause_subject(pair, known) if n else None,
            lambda n, mine, other, known: self._named(giving.recipient(other)),
            lambda n, mine, other, known: self._named(giving.held_elsewhere(mine)),
            lambda n, mine, other, known: self._named(self._asker(pair)),
            lambda n, mine, other, known: self._other(known, told, other),
        ]

    def _is_wanted(self, pair: Pair) -> bool:
        """Say whether what is given first is what somebody wants from another: "demands the release of 50 men for"."""
        tree, at = self._tree, self._giving.deed(pair.first)
        if tree.lower(pair.trigger) in words("wanting"):
            return True
        if at is None or tree.tag(at) != "NOUN":
            return False
        for _ in range(3):
            at = tree.head(at) if at >= 0 else -1
            if at >= 0 and tree.lower(at) in words("wanting"):
                return True
        return False

    def _named(self, word: int | None, other: str | None = None) -> str | None:
        """Return the name of a party, which is not `other`; None for a word that only points to one."""
        tree = self._tree
        if word is None or tree.lower(word) in {"which", "who", "that", "whom"} or self._giving.are_several(word):
            return None
        name = self.named(word)
        described = tree.lower(word) in words("states", "of_rebels", "groups") and word not in self._page.entity_at
        return tree.word(word) if described and _same(name, other) else name  # "the state" is not the rebels

    def _clause_subject(self, pair: Pair, but: str | None) -> str | None:
        """Return the subject of the clause that tells what is given in return: "in return Y opened the gates for"."""
        tree = self._tree
        top = tree.clause_head(pair.second)
        if (
            top != tree.clause_head(pair.trigger)
            or pair.trigger > pair.second
            or self._page.ahead(pair.trigger) == "for"
        ):
            return None
        others = (s for s in tree.dependents(top, "nsubj") if not self._captives.is_captives(s))
        subjects = (s for s in others if self._page.is_actor(s))
        names = [self.named(s) for s in subjects]
        return next((n for n in names if n != but), None)

    def _asker(self, pair: Pair) -> int | None:
        """Return who asks for the exchange: the subject of the verb of asking above the deed."""
        tree, at = self._tree, self._giving.deed(pair.first)
        for _ in range(3):
            at = tree.head(at) if at is not None and at >= 0 else -1
            if at >= 0 and tree.lower(at) in words("asking"):
                return next((s for s in tree.dependents(at, "nsubj") if tree.syntax.relations[s] == "nsubj"), None)
        return None

    def _other(self, known: str | None, told: list[str], given: int) -> str | None:
        """Return the other party: of the two told, else the one whose people the known one gives."""
        others = [
            t for t in told if t != known and not (known and country_of(t) and country_of(t) == country_of(known))
        ]
        if known is not None and len(told) > 1 and len(others) == 1:
            return others[0]
        tree, page = self._tree, self._page
        for child in (given, *tree.dependents(given, "amod", "nmod", "compound")):
            for word in (child, *tree.dependents(child, "amod", "compound", "nmod")):
                entity = page.entity_at.get(word)
                if entity and entity.label in {"NORP", "ORGANIZATION", "LOCATION"}:
                    name = page.country(page.name_of(word))
                    group = entity.label == "ORGANIZATION" or gazetteer().country_of_people(name) is None
                    if entity.label == "NORP" and group and all(map(self._only_kind, page.called(name))):
                        continue
                    acting = group or any(e.label == "LOCATION" for e in page.called(name))
                    acting = acting and (entity.label != "LOCATION" or country_of(name) is not None)
                    if known is not None and name != known and acting:
                        return name
        return None

    def _only_kind(self, entity: Entity) -> bool:
        """Say whether a name of people only describes others: "two | Western hostages"."""
        return self._tree.relation(self._tree.range(entity.start, entity.end)[-1]) in {"amod", "compound"}

    def foe_of(self, name: str) -> str | None:
        """Return the other of the article's two sides, where a party is one of them."""
        sides = self.both()
        own = [s for s in sides if _same(s, name) or alike(s, name)]
        others = [s for s in sides if s not in own]
        return others[0] if len(own) == len(others) == 1 else None

    def both(self) -> list[str]:
        """Return the names of the two sides of the article; none where they cannot be told."""
        return [self.named(w) for w in sides_of(self._page)]

    def named(self, word: int) -> str:
        """Return the name of a party: "it" and "the group" are those of the sentence's subject."""
        page, tree = self._page, self._tree
        name = re.sub(r"\s[\d,]+$", "", page.name_of(word))
        beside = [c for c in tree.dependents(word, "compound", "amod") if c in page.entity_at or page.is_actor(c)]
        if tree.lower(word) == "side" and beside:
            return page.phrase(word)  # "the government side"
        if tree.lower(word) in words("captors"):
            return tree.word(word)
        if name != page.name_of(word):
            return page.country(name)  # a name that took the number behind it for its own
        if tree.lower(word) in words("groups") and word not in page.entity_at and (body := self._body_before(word)):
            return body  # "the Lebanese group"
        if name.lower() in words("vague"):
            told = tree.sentences[tree.sentence_of(word)]
            subjects = [
                w
                for w in range(told.first, word)
                if tree.relation(w) == "nsubj" and page.is_actor(w) and tree.lower(w) not in words("vague")
            ]
            name = page.name_of(subjects[0]) if subjects else name
        party = self._parties.of(word) or page.country(name)
        if word in page.entity_at or len(party.split()) > 1:
            return party
        places = [c for c in tree.dependents(word, "nmod") if c in page.entity_at and "in" in self._captives.cased(c)]
        return f"{party} in {page.name_of(places[0])}" if places else party  # "authorities in eastern Libya"

    def _body_before(self, word: int) -> str | None:
        """Return the body or armed group last named before a word, which is no country and none of its bodies."""
        before = bisect_left(self._groups, self._tree.words[word].start, key=attrgetter("end"))
        return self._groups[before - 1].actor if before else None

    @cached_property
    def _groups(self) -> list[Entity]:
        """The names of bodies and armed groups that are no country and none of its bodies, nor among those given."""
        page, tree = self._page, self._tree
        bodies = {"ORGANIZATION", "NORP", "LOCATION"}
        given = {w for h in self._captives.heads for w in (h, *tree.dependents(h, "compound"))}
        named = [e for e in page.annotations.entities if e.label in bodies]
        named = [e for e in named if given.isdisjoint(tree.range(e.start, e.end))]
        named = [e for e in named if e.actor and tree.relation(tree.range(e.start, e.end)[-1]) not in {"amod", "appos"}]
        return [e for e in named if not gazetteer().find(e.actor or "") and country_of(e.actor or "") is None]


def _same(one: str, other: str | None) -> bool:
    """Say whether two names are of one party: the same, or of one country."""
    if other is None:
        return False
    return one == other or (_is_country(one) and _is_country(other) and country_of(one) == country_of(other))


def _is_country(name: str) -> bool:
    """Say whether a name is that of a country, its people or its capital alone, as "Syrian rebels" is not."""
    return all(country_of(word) for word in content_tokens(name))
