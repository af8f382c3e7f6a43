"""Where talks are held: the place told in their phrase or beside their verb, "here", "the Qatari capital"."""

from collections.abc import Iterable
from functools import cache, cached_property

from onrecord.annotate.annotations import Entity
from onrecord.extract.deal.rounds.meeting import lies_in
from onrecord.extract.deal.rounds.phrases import Phrases
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.gazetteer import gazetteer
from onrecord.layout.datelines import opening
from onrecord.layout.letters import SHORTEST_PLACE, usual_name

_IN = frozenset({"in", "at", "near", "outside", "inside", "aboard", "on"})
_TO = _IN | {"to", "for"}
_ENDS = ":—–-("
_PLACES = {"LOCATION", "FACILITY"}
_METROPOLIS = 1_000_000  # people from whom on a city is meant rather than the region of its name


def usual_letters(place: str | None) -> str | None:
    """Return the name of a place that a dateline tells in capitals in the usual letters: "JUBA" -> "Juba"."""
    return usual_name(place, SHORTEST_PLACE) if place else place


class Where(Phrases):
    """Finds the venue of talks."""

    @cached_property
    def _opening(self) -> str | None:
        dateline = opening(self.page.text)
        return dateline.place if dateline else None

    @cached_property
    def dateline(self) -> str | None:
        """The place that the article is datelined from, in the usual letters."""
        place = self.page.article.dateline or self._opening or self._first_place()
        if place and "/" in place:
            return None  # "KYIV/ANKARA": two
        return usual_letters(place)

    def _first_place(self) -> str | None:
        """Return the place that opens the text before a dash, a colon or a bracket."""
        first = next((e for e in self.page.annotations.entities if not e.start and e.label == "LOCATION"), None)
        behind = self.page.text[first.end : first.end + 3].strip() if first else ""
        return first.actor if first and behind[:1] in _ENDS and behind else None

    def venue(self, word: int, verb: int | None) -> str | None:
        """Return the place of talks, the nearest phrase first; None where it is not told."""
        tree = self.tree
        tops = list(dict.fromkeys([word, self.top(word), *([] if verb is None else [verb])]))
        if any(self._is_here(c) for w in tops for c in tree.clause(w)):
            return self.dateline
        clause = self.relative(word)
        found = (
            self._in_phrases(tops)
            or self._compound(word)
            or self._around(word, verb)
            or (self._in_phrases([clause]) if clause is not None else None)
            or self._to_come(word)
        )
        return self._narrowed(found) if found else None

    def of_phrases(self, heads: Iterable[int]) -> str | None:
        """Return the place that the first of some phrases tells which tells one; that of the dateline for "here"."""
        told = (head for head in heads if not self._is_seat(head) and self.tree.syntax.relations[head] != "nmod:poss")
        places = (self.dateline if self._is_here(head) else self._place(head)[0] for head in told)
        return next(filter(None, places), None)

    def _is_seat(self, word: int) -> bool:
        """Say whether a place only tells where those who do something have their seat: "the government in | Kabul met"."""
        tree, above = self.tree, self.tree.head(word)
        seat = above >= 0 and tree.relation(word) == "nmod" and tree.lower(above) in nouns("seated")
        return seat and word < tree.clause_head(word)  # not "has been in talks with the government in | Quito"

    def _is_here(self, word: int) -> bool:
        """Say whether a word means where the article is written: "here", where nobody else says it."""
        if self.tree.lower(word) != "here":
            return False
        at = self.tree.words[word]
        return not any(
            a.quotation == "direct" and any(c.overlaps(at) for c in a.content)
            for a in self.page.annotations.attributions
        )

    def _narrowed(self, place: str) -> str:
        """Return the city of the dateline for the country it lies in."""
        return self.dateline if self.dateline and lies_in(self.dateline, place) else place

    def _in_phrases(self, tops: Iterable[int]) -> str | None:
        loose: str | None = None
        for top in tops:
            cases = _TO if self.moves(top) or self.tree.lower(top) in verbs("sending") else _IN
            for child in self.under([top], cases):
                place, named = self._place(child)
                if place and named:
                    return place
                loose = loose or place
            if any(self.tree.lower(c) == "there" for c in self.tree.children[top]):
                return self._before(top)
        return loose or self._deep(tops)

    def _deep(self, tops: Iterable[int]) -> str | None:
        """Return a place told deeper in the phrases: "talks with X at Y planned for", "on the sidelines of Z in Y"."""
        tree = self.tree
        for top in tops:
            apart = not self.held_against(top)
            words = sorted(w for w in tree.below(top) if self._same_clause(w, top) and not (apart and self.held_against(w)))
            words.sort(key=lambda w: tree.lower(tree.head(w)) in nouns("truces"))  # "after a truce in | Sahr" last
            for w in words:
                if self.cases(w) & _IN and tree.tag(w) in {"NOUN", "PROPN"} and w != top and not self._is_seat(w):
                    place, named = self._place(w)
                    entity = self.page.entity_at.get(w)
                    if place and (named or (entity and entity.label == "FACILITY")):
                        return place
        return None

    def _to_come(self, word: int) -> str | None:
        """Return the place told behind "talks, to be held in"."""
        for w in self.to_come(self.top(word)):
            place, named = (
                self._place(w) if self.cases(w) & _IN and self.tree.tag(w) in {"NOUN", "PROPN"} else (None, False)
            )
            if place and named:
                return place
        return None

    def own(self, word: int) -> str | None:
        """Return the place told in the phrases of a verb itself, not in those above it."""
        return self._in_phrases([word])

    def _same_clause(self, word: int, top: int) -> bool:
        """Say whether a word stands in the clause of another, or in a participle of it."""
        tree = self.tree
        at = tree.clause_head(word)
        while at != tree.clause_head(top):
            if tree.relation(at) != "acl" or tree.lower(at) not in verbs("planning", "mediating", "holding"):
                return False
            at = tree.clause_head(tree.head(at))
        return True

    def _place(self, head: int) -> tuple[str | None, bool]:
        """Return the place a phrase tells, and whether it is a place's own name and not a building's or body's."""
        page, tree = self.page, self.tree
        entity = page.entity_at.get(head)
        inner = [c for c in self.under([head], _IN) if c > head]
        if tree.lower(head) in {"border", "frontier", "crossing"} and entity is None:
            with_whom = next((c for c in self.under([head], frozenset({"with"})) if c in page.entity_at), None)
            if with_whom is not None:
                return page.text[tree.words[head].start : page.entity_at[with_whom].end], True
        if tree.lower(head) in nouns("buildings") and entity is None and self._named_building(head):
            return self._building(head, inner), True
        if self.cases(head) == {"on"} and tree.lower(head) not in nouns("grounds"):
            return None, False
        if entity and entity.label == "LOCATION":
            return self._written(entity), True
        if entity and entity.label == "FACILITY" and inner and not self._is_party(head):
            return self._building(head, inner), True
        for child in inner:
            place, named = self._place(child)
            if place and named:
                return place, True
        if entity and entity.label in {"FACILITY", "ORGANIZATION"} and not self._is_party(head):
            city = "in" in self.cases(head) and any(p.kind == "city" for p in gazetteer().find(entity.actor or ""))
            return self._written(entity), city
        if tree.lower(head) in nouns("towns"):
            return self._described(head), True
        return None, False

    def _named_building(self, head: int) -> bool:
        """Say whether a building is told by its own name or its owner's: "the Metropole palace", "Berri's residence"."""
        one = any(self.tree.lower(c) in {"a", "an"} for c in self.tree.dependents(head, "det"))
        named = [
            self.page.entity_at[c]
            for c in self.tree.dependents(head, "compound", "amod", "nmod")
            if c < head and c in self.page.entity_at
        ]
        return any(e.label not in _PLACES | {"NORP"} or not one for e in named)  # not "a Red Sea resort"

    def _building(self, head: int, inner: list[int]) -> str:
        """Return a building with the place right behind it: "Metropole palace in Beirut"."""
        name = self.page.phrase(head)
        near = next((e for c in inner if c == head + 2 and (e := self.page.entity_at.get(c))), None)
        return f"{name} {self.tree.word(head + 1)} {self._written(near)}" if near else name

    def _is_party(self, head: int) -> bool:
        return not self.cases(head) & {"at", "in", "near", "outside"}

    def _described(self, head: int) -> str | None:
        """Return the place that "the Qatari capital" or "the Saudi port city" means: the capital, else the dateline."""
        tree = self.tree
        for child in self.under([head], frozenset({"of"})):  # "the hills of Kidal", "the village of Ijevan"
            entity = self.page.entity_at.get(child)
            if entity and entity.label in _PLACES:
                return self._written(entity)
        words = tree.dependents(head, "amod", "compound", "nmod")
        codes = [c for w in words if (c := self._country_code(w))]
        if not codes:
            return self.dateline if tree.dependents(head, "det") or any(tree.tag(w) == "PRON" for w in words) else None
        name = gazetteer().country_name(codes[0])
        if self.dateline and name and lies_in(self.dateline, name):
            return self.dateline
        written = self._nearby(codes[0])
        return written or (_capitals().get(codes[0]) if tree.lower(head) == "capital" else None)

    def _country_code(self, word: int) -> str | None:
        entity = self.page.entity_at.get(word)
        name = self.page.text[entity.start : entity.end] if entity else self.tree.word(word)
        return gazetteer().country_code(name)

    def _nearby(self, code: str) -> str | None:
        """Return the one city of a country that the article names."""
        names = {e.actor for e in self.page.annotations.entities if e.label == "LOCATION" and e.actor}
        cities = [
            n
            for n in sorted(names)
            if (p := gazetteer().find(n)) and p[0].kind == "city" and max(p, key=lambda x: x.population).country == code
        ]
        return cities[0] if len(cities) == 1 else None

    def _compound(self, word: int) -> str | None:
        """The Geneva talks, their Geneva session: a city right before the word; "the Gaza truce talks" is about one."""
        page, tree = self.page, self.tree
        for child in tree.dependents(word, "compound", "nmod:desc", "nmod"):
            entity = page.entity_at.get(child)
            near = child < word and all(tree.tag(w) == "ADJ" or w in page.entity_at for w in range(child, word))
            if entity and entity.label in _PLACES and near and entity.actor and not self.cases(child):
                named = [p for p in gazetteer().find(entity.actor) if not p.how]
                large = any(p.capital or (p.kind == "city" and p.population >= _METROPOLIS) for p in named)
                if not named or named[0].kind in {"city", "county"} or large:
                    return self._written(entity)
        return None

    def _around(self, word: int, verb: int | None) -> str | None:
        """Return the place told by the clause above: "flew to Moscow, where he met X", "X, in Cairo to hold talks"."""
        tree = self.tree
        at = word if verb is None else verb
        if any(tree.lower(c) == "where" for c in tree.children[at]):
            return self._before(at, self.sentence_words(at).start)  # not "they know where that ends"
        for _ in range(3):
            above = tree.head(at)
            if above < 0 or tree.relation(at) not in {"advcl", "conj", "acl", "xcomp", "obl", "csubj"} or self.apart(at):
                return None
            if tree.tag(above) == "PROPN" and tree.dependents(above, "cop") and self.cases(above) & _IN:
                return self._place(above)[0]  # "will be in Moscow to meet"
            if tree.tag(above) == "VERB":
                found = self._in_phrases([above])
                if found:
                    return found
            at = above
        return None

    def only(self, word: int) -> str | None:
        """Return the one place that the sentence of a word tells by "in" or "at", wherever it hangs."""
        named = [w for w in self.sentence_words(word) if self.cases(w) & _IN and self.tree.tag(w) in {"PROPN", "NOUN"}]
        named = [w for w in named if not self._is_seat(w)]
        told = {place for w in named for place, own in [self._place(w)] if place and own}
        return self._narrowed(told.pop()) if len(told) == 1 else None

    def _before(self, word: int, first: int = 0) -> str | None:
        """Return the place named last before a word, from a first word on."""
        at, since = self.tree.words[word].start, self.tree.words[first].start
        named = [
            e for e in self.page.annotations.entities if e.label == "LOCATION" and since <= e.start and e.end <= at
        ]
        return self._written(named[-1]) if named else None

    def _written(self, entity: Entity) -> str:
        name = entity.actor or self.page.text[entity.start : entity.end]
        return usual_name(name.split(",")[0])  # "Doha, Qatar"

    def spoken_from(self, word: int, names: set[str], name_of: object) -> str | None:
        """Return where one who met somebody spoke from in this sentence or the one before: "said from Beirut"."""
        page, tree = self.page, self.tree
        here = tree.sentence_of(word)
        for sentence in (tree.sentences[here], tree.sentences[max(here - 1, 0)]):
            for at in range(sentence.first, sentence.last):
                entity = page.entity_at.get(at)
                if entity and entity.label in _PLACES and "from" in self.cases(at) and tree.head(at) >= 0:
                    said = {page.name_of(s) for s in tree.dependents(tree.head(at), "nsubj")}
                    if said & names:
                        return entity.actor
        return None


@cache
def _capitals() -> dict[str, str]:
    """Return the capital of every country by its ISO code."""
    places = (gazetteer().place(n) for n in gazetteer().capitals)
    return {p.country: p.name for p in sorted(places, key=lambda p: p.population) if p.country}
