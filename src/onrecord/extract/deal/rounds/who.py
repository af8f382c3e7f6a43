"""Who takes part in talks and who mediates: phrases as parties, "the two sides" as those told before."""

from collections.abc import Iterable, Iterator

from onrecord.annotate.annotations import Entity
from onrecord.annotate.lookups import starting
from onrecord.annotate.names import bare, fighters, institution_nouns, role_nouns
from onrecord.extract.countries import country_of
from onrecord.extract.deal.rounds.meeting import Party
from onrecord.extract.deal.rounds.party_phrases import PartyPhrases
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.gazetteer import gazetteer
from onrecord.vocabularies.load import words_in

_LINKS = {"and", ",", "-", "–", "/", "&"}
_REACH = 14  # words between "between" and the "and" that ends its first side
_WITH = frozenset({"with", "between", "involving", "including", "among"})
NAMES = {"NORP", "LOCATION", "ORGANIZATION"}


class Who(PartyPhrases):
    """Finds the parties of talks."""

    def parties(self, words: Iterable[int]) -> list[Party]:
        """Return those that phrases mean, each once, in the order of the words."""
        found: list[Party] = []
        for word in words:
            for party in self._meant(word):
                if not any(party.name == known.name for known in found):
                    found.append(party)
        return found

    def anaphoric(self, word: int) -> bool:
        """Say whether a phrase means the parties told before together: "they", "the two sides", "both men"."""
        tree = self.tree
        lower = tree.lower(word)
        if lower in {"they", "both", "them", "neither", "either"} and tree.tag(word) in {"PRON", "DET"}:
            return True
        around = {tree.lower(c) for c in tree.dependents(word, "det", "nummod", "amod")}
        counted = bool(around & {"two", "three", "four", "five", "six", "both"})
        counted = counted and bool(around & {"the", "both", "these"})
        named = any(
            (c in self.page.entity_at and not (counted and self.page.entity_at[c].label == "NORP"))
            or tree.relation(c) == "acl"
            or (tree.syntax.relations[c] == "nmod:poss" and any(w in self.page.entity_at for w in tree.below(c)))
            for c in tree.children[word]
        )
        both = around & {"the", "both", "two", "three", "these"} or counted or not around
        several = lower in nouns("persons") or (lower.endswith("s") and self._is_body(lower))
        return bool(both) and not named and (lower in nouns("together") or (several and counted))

    def _is_body(self, noun: str) -> bool:
        return noun.removesuffix("s") in nouns("bodies") | institution_nouns()

    def _sends(self, word: int) -> bool:
        """Say whether a name is of those whom somebody comes from: "the commanders of X and of the | Resistance"."""
        tree, at = self.tree, word
        while tree.relation(at) == "conj" and tree.head(at) >= 0:
            at = tree.head(at)
        sent = nouns("sent", "heading", "persons")
        return bool(self.cases(at) & {"of", "from"}) and tree.head(at) >= 0 and tree.lower(tree.head(at)) in sent

    def _meant(self, word: int) -> Iterator[Party]:
        page, tree = self.page, self.tree
        if listed := self.listed(word):
            yield from self.parties(listed)
            return
        for joined in self.joined(word):
            if joined in self.page.datelines or self._is_absent(joined):
                continue
            together = self.anaphoric(joined) or bool(self.both_sending(joined))
            if self._nobody(joined) or together or (tree.relation(joined) != "nsubj" and "as" in self.cases(joined)):
                continue  # "with Qatar as | host"
            if tree.lower(joined) == "it" and (self._person(joined) or self.page.name_of(joined) == "it"):
                yield from self.parties(self._sent_before(joined))  # a chain that runs wrong, or none
                continue
            if tree.lower(joined) in {"he", "she"} and (self._subject_before(joined) or not self._can_talk(joined)):
                yield from self._one_before(joined)
                continue
            owned = any(tree.tag(c) == "PRON" for c in tree.dependents(joined, "nmod"))  # "his opposite number, X"
            person = self.titled(joined)
            if person is None and (owned or self._can_talk(joined)):
                person = self.apposed(joined)
            if person is not None:
                yield Party(self.name(person), person)
                continue
            if (owner := self._of_whom(joined)) is not None:
                yield from self._meant(owner)
                continue
            named = [c for c in tree.dependents(joined, "appos", "flat") if c in page.entity_at and c > joined]
            if tree.lower(joined) in nouns("mediators") and tree.lower(joined).endswith("s") and named:
                yield from self.parties(named)  # "mediators Egypt and Qatar"
                continue
            if (region := self._region(joined)) is not None:
                yield Party(self.name(region), region)
                continue
            whose = self._whose(joined)
            if whose:
                for each in whose:
                    yield from self._meant(each)
                continue
            split = list(self._split(joined))
            if split:
                yield from split
            elif self._can_talk(joined):
                name = self.name(joined)
                others = [w for w in self.joined(word) if w != joined and w in page.entity_at]
                if joined not in page.entity_at and any(self.name(w) == name for w in others):
                    name = page.phrase(joined)  # the army is not the other side, whatever its chain says
                yield Party(name, joined)

    def both_sending(self, word: int) -> list[int]:
        """Return the word for both sides where people come from them: "teams from | both sides"."""
        senders = self.under([word], frozenset({"of", "from"}))
        return [w for w in senders if self.tree.lower(w) in nouns("facing") and self.anaphoric(w)]

    def _nobody(self, word: int) -> bool:
        """Say whether a phrase names nobody: "favoured either | side", "no | side"."""
        told = {self.tree.lower(c) for c in self.tree.dependents(word, "det")}
        return self.tree.lower(word) in {"side", "party"} and bool(told & {"either", "neither", "no", "any"})

    def _is_absent(self, word: int) -> bool:
        """Say whether somebody is told to be missing: "with X at the table but without anybody from | Y"."""
        before = (w for w in self.tree.below(word) if w < word)
        return "without" in self.tree.cases(word) or any(self.tree.lower(w) == "without" for w in before)

    def _of_whom(self, word: int) -> int | None:
        """Return whom "whose" means before a noun that is no name: "X, | whose country mediates"."""
        tree, clause = self.tree, self.tree.clause_head(word)
        whose = word not in self.page.entity_at and any(tree.lower(c) == "whose" for c in tree.dependents(word, "nmod"))
        return tree.head(clause) if whose and tree.relation(clause) == "acl" and tree.head(clause) < word else None

    def _region(self, word: int) -> int | None:
        """Return the name of a land that takes part: "negotiators from X and the breakaway province of | Y"."""
        if self.tree.lower(word) not in nouns("lands") or self.cases(word) & {"in", "at", "near"}:
            return None
        of = [c for c in self.under([word], frozenset({"of"})) if c in self.page.entity_at]
        return of[0] if of else None

    def _whose(self, word: int) -> list[int]:
        """Return those who sent the ones a phrase means: "envoys of X", "its counterparts from Y", "the leaders of Z"."""
        tree, page = self.tree, self.page
        if tree.tag(word) == "PROPN" and word in page.entity_at:
            return []
        lower = tree.lower(word)
        if lower == "those":
            return self._named_below(word)
        if lower in nouns("sent") and (body := self._body_of_own(word)) is not None:
            return [body]
        if (
            lower in nouns("sent")
            and not lower.startswith("counterpart")
            and not self._named_below(word)
            and any(tree.lower(c) in {"their", "its"} for c in tree.dependents(word, "nmod"))
        ):
            above = self.subjects(self._saying_above(word)) if self._saying_above(word) >= 0 else []
            return [s for s in above if s != word and tree.tag(s) != "PRON"]
        owners = tree.owners(word)
        two = [j for c in owners for j in page.joined(c)]
        if lower.endswith("s") and len(two) > 1 and all(j in page.entity_at for j in two):
            return two  # "X's and Y's commissions"
        if lower in nouns("sent"):
            return [c for c in self._named_below(word) if self._can_talk(c)]
        heads = lower in nouns("heading") | role_nouns() and lower.endswith("s")
        return [c for c in self._named_below(word) if self._can_talk(c) and not self._is_home(c)] if heads else []

    def _is_home(self, word: int) -> bool:
        """Say whether a name only tells where some live: "elders from | Dori"."""
        entity = self.page.entity_at.get(word)
        place = entity is not None and entity.label == "LOCATION" and country_of(self.name(word)) is None
        return place and "from" in self.cases(word) and bool(gazetteer().find(self.name(word)))

    def _body_of_own(self, word: int) -> int | None:
        """Return the body named last before that "its delegation" is of, as the chains tell."""
        tree, page = self.tree, self.page
        own = next((c for c in tree.dependents(word, "nmod") if tree.lower(c) in {"its", "their"}), None)
        if own is None or self._named_below(word):
            return None
        name = page.name_of(own)
        named = (w for w in range(own - 1, -1, -1) if (e := page.entity_at.get(w)) and e.actor == name)
        return next((w for w in named if page.entity_at[w].label in NAMES), None)

    def _named_below(self, word: int) -> list[int]:
        """Return whose they are: "of X", "from Y", also one phrase deeper ("heads of operations of X")."""
        below = [c for c in self.under([word], frozenset({"of", "from", "for"})) if c > word]
        named = [c for c in below if any(w in self.page.entity_at for w in self.tree.below(c))]
        deeper = [
            d
            for c in below
            if c not in self.page.entity_at
            for d in self.under([c], frozenset({"of"}))
            if d in self.page.entity_at
        ]
        found = deeper if deeper and not any(c in self.page.entity_at for c in below) else named or below
        return [*found, *(self._repeated(found[-1], word) if found else [])]

    def _repeated(self, last: int, word: int) -> list[int]:
        """Return who is told by a repeated preposition the parser hangs elsewhere: "envoys of A and of | B"."""
        tree = self.tree
        stop = self.sentence_words(word).stop
        if (
            last < word
            or last + 3 >= stop
            or tree.lower(last + 1) != "and"
            or tree.lower(last + 2) not in {"of", "from"}
        ):
            return []
        first = last + 4 if tree.tag(last + 3) == "DET" else last + 3
        if tree.head(first) == last:
            return []
        return [w for w in range(first, min(first + 4, stop)) if tree.tag(w) in {"NOUN", "PROPN"}][:1]

    def _saying_above(self, word: int) -> int:
        """Return the verb whose content the clause of a word is, -1 where there is none."""
        tree = self.tree
        at = tree.clause_head(word)
        return tree.head(at) if tree.relation(at) == "ccomp" else -1

    def _sent_before(self, word: int) -> list[int]:
        """Return whom "it" means where the clause above tells of those sent: "a team is on its way to X, where it"."""
        tree = self.tree
        above = tree.head(tree.clause_head(word))
        subjects = tree.dependents(above, "nsubj") if above >= 0 else []
        return [s for s in subjects if tree.lower(s) in nouns("sent")]

    def _person(self, word: int) -> bool:
        name = self.page.name_of(word)
        return self.page.is_person(name)

    def _one_before(self, word: int) -> list[Party]:
        """Return whom "he" means: the one who says so, else the person told last before."""
        above = self._saying_above(word)
        speaking = [s for s in self.subjects(above) if s < word] if above >= 0 else []
        said = [p for p in self.parties(speaking) if p.name.lower() not in {"he", "she"}]
        return said[:1] or self._subject_before(word) or self.persons_before(word)[-1:]

    def _subject_before(self, word: int) -> list[Party]:
        """Return the person who is the subject of the sentence before."""
        number = self.tree.sentence_of(word)
        if not number:
            return []
        before = self.tree.sentences[number - 1]
        roots = [w for w in range(before.first, before.last) if self.tree.head(w) < 0 and self.tree.tag(w) == "VERB"]
        subjects = [s for r in roots for s in self.tree.dependents(r, "nsubj")]
        persons = [p for p in self.parties(subjects) if any(e.actor == p.name for e in self.people)]
        return persons[:1] if len(persons) == 1 else []

    def _split(self, word: int) -> Iterator[Party]:
        """Yield the parties of a noun with several names before it: "Ukrainian and Russian negotiators"."""
        page, tree = self.page, self.tree
        if tree.tag(word) != "NOUN" or not tree.lower(word).endswith("s") or word in page.entity_at:
            return
        at = word - 1
        names: list[tuple[Entity, range]] = []
        while at >= 0 and at > word - 12 and at not in self.page.datelines:
            entity = page.entity_at.get(at)
            if entity and entity.label in NAMES:
                words = tree.range(entity.start, entity.end)
                names.insert(0, (entity, words))
                at = words.start - 1
            elif tree.lower(at) in _LINKS or (
                tree.tag(at) in {"ADJ", "NOUN", "PROPN"} and not tree.dependents(at, "case")
            ):
                at -= 1
            else:
                break
        linked = [
            n
            for n, (_, w) in enumerate(names[:-1])
            if any(tree.lower(x) in _LINKS for x in range(w.stop, names[n + 1][1].start))
        ]
        if (
            len(names) < 2
            or len(linked) < len(names) - 1
            or not (tree.lower(word) in nouns("persons", "sent", "together") or page.is_actor(word))
        ):
            return
        last = names[-1][1].stop
        tail = self.page.text[tree.words[last].start : tree.words[word].end]
        for entity, words in names:
            apart = words.start != names[-1][1].start and entity.label != "NORP" and tree.lower(word) in fighters()
            name = page.text[entity.start : entity.end]
            yield Party(name if apart else bare(f"{name} {tail}"), words.start)  # "Congo and M23 rebels"

    def _can_talk(self, word: int) -> bool:
        page, tree = self.page, self.tree
        entity = page.entity_at.get(word)
        if entity and entity.label in {"LOCATION", "FACILITY"}:
            return not self.cases(word) & {"in", "at", "near", "to", "around", "on"}
        if entity is None and tree.tag(word) == "PROPN" and self._sends(word):
            return True
        if entity and entity.label == "MISC":
            return tree.relation(word) in {"conj", "nsubj"} and tree.tag(word) == "PROPN"
        if tree.tag(word) == "PRON" and page.name_of(word).lower() in words_in("deal", "people", "pronouns"):
            return False
        lower = tree.lower(word)
        if lower in nouns("together") and any(w in page.entity_at for w in tree.below(word)):
            return True  # "the country's warring camps"
        return page.is_actor(word) or lower in nouns("persons", "sent", "bodies", "mediators")

    def persons_before(self, word: int) -> list[Party]:
        """Return the last two persons told before a word, in this sentence or the one before."""
        page, tree = self.page, self.tree
        sentences = page.annotations.sentences
        first = sentences[max(tree.sentence_of(word) - 1, 0)].start
        named = [
            e
            for e in starting(page.annotations.entities, first, tree.words[word].start)
            if e.label == "PERSON" and e.actor
        ]
        return self._latest(named)

    def _latest(self, named: list[Entity]) -> list[Party]:
        found: dict[str, int] = {}
        for entity in reversed(named):
            if entity.actor and len(found) < 2:
                found.setdefault(entity.actor, self.tree.range(entity.start, entity.end).start)
        return [Party(n, w) for n, w in reversed(found.items())]

    def between(self, word: int) -> list[int]:
        """Return the heads of "between A and B" behind a word in its sentence, however they hang in the tree."""
        tree = self.tree
        sentence = self.sentence_words(word)
        start = next((w for w in range(word + 1, min(word + 12, sentence.stop)) if tree.lower(w) == "between"), None)
        if start is None or any(
            tree.tag(w) == "VERB"
            and tree.lower(w) not in verbs("mediating", "planning", "opening", "holding") | {"involving"}
            for w in range(word + 1, start)
        ):
            return []
        found: list[int] = []
        at = start + 1
        for w in range(start + 1, min(start + _REACH, sentence.stop)):
            if tree.lower(w) == "and":
                found.append(self._last_head(at, w))
                found.append(self._outer(w + 1, sentence.stop))
                break
            if tree.lower(w) == ",":
                found.append(self._last_head(at, w))
                at = w + 1
        return [w for w in found if w >= 0]

    def _last_head(self, first: int, stop: int) -> int:
        return self.tree.top(range(first, stop)) if stop > first else -1  # type: ignore[return-value]

    def _outer(self, first: int, stop: int) -> int:
        """Return the head of the phrase that begins at a word: the highest noun whose phrase begins there."""
        tree = self.tree
        at = first
        while tree.head(at) > at and tree.head(at) < stop and tree.tag(tree.head(at)) in {"NOUN", "PROPN"}:
            at = tree.head(at)
        return at

    def hyphened(self, word: int) -> list[int]:
        """Return the names of "A-B talks" right before a word."""
        tree, page = self.tree, self.page
        at = word - 1
        while at >= 0 and at not in page.entity_at and tree.tag(at) in {"ADJ", "NOUN"} and at > word - 4:
            at -= 1
        found: list[int] = []
        while at >= 0 and (entity := page.entity_at.get(at)) and entity.label in NAMES | {"PERSON"}:
            found.insert(0, at)
            first = tree.range(entity.start, entity.end).start
            if first < 2 or tree.lower(first - 1) not in {"-", "–", "/"}:
                break
            at = first - 2
        return found if len(found) > 1 else []

    def sides(self, word: int, verb: int | None) -> list[int]:
        """Return the heads of the phrases under talks or their verb that tell with or between whom."""
        tree = self.tree
        tops = list(dict.fromkeys([word, self.top(word), *([] if verb is None else [verb])]))
        heads = [*self.between(word), *self.hyphened(word), *self.under(tops, _WITH)]
        heads += list(self.under([w for w in tops if w != verb], frozenset({"of", "by"})))
        for clause in (c for top in tops for c in tree.children[top]):
            if tree.lower(clause) in nouns("gathering"):
                heads += [c for c in tree.dependents(clause, "obj", "obl") if not self.cases(c) & {"in", "at", "on"}]
        owners = [
            c
            for top in tops
            if top != verb
            for c in tree.dependents(top, "nmod", "compound")
            if c < top and not self.cases(c)
        ]
        heads += [c for c in owners if tree.syntax.relations[c] == "nmod:poss" and tree.tag(c) != "PRON"]
        return [h for h in dict.fromkeys(heads) if tree.lower(h) not in nouns("nouns") and tree.tag(h) not in {"VERB"}]

    def negotiating(self) -> list[Party]:
        """Return those whose negotiators the article tells of anywhere: "X and Y negotiators", "Z's delegates"; not who
        somebody named is: "N, a Z | negotiator".
        """
        tree = self.tree
        words = [w for w in tree.where(nouns("negotiating")) if tree.tag(w) == "NOUN"]
        own = [w for w in words if any(c in self.page.entity_at for c in tree.below(w)) and not self._tells_of(w)]
        return [p for p in self.parties(own) if p.name.lower() not in nouns("negotiating")]

    def _tells_of(self, word: int) -> bool:
        """Say whether a phrase only tells who the person named before it is."""
        entity = self.page.entity_at.get(self.tree.head(word))
        return self.tree.relation(word) == "appos" and entity is not None and entity.label == "PERSON"
