"""Who presides over talks by what is told of them: "X went to and fro", "with Y in the chair", "under the eye of Z"."""

from collections.abc import Iterator

from onrecord.annotate.names import role_nouns
from onrecord.extract.deal.rounds.meeting import Party
from onrecord.extract.deal.rounds.who import Who
from onrecord.extract.deal.rounds.words import idioms, nouns, verbs
from onrecord.vocabularies.load import words_in


class Presiding(Who):
    """Finds those who mediate wherever an article tells of it."""

    def presiding(self) -> list[Party]:
        """Return those who mediate wherever the article tells of it, in the order of the words."""
        heads = sorted({*self._subjects_presiding(), *self._looking_on(), *self._overseeing(), *self._gone_through(), *self._present()})
        return [p for p in self.parties(heads) if not self._is_part(p)]

    def _is_part(self, party: Party) -> bool:
        """Say whether a word names talks or an unnamed crowd, and no one who could mediate."""
        lower = self.tree.lower(party.word)
        unnamed = self.tree.tag(party.word) == "PRON" and party.name.lower() == lower
        return lower in nouns("nouns") or unnamed

    def _subjects_presiding(self) -> Iterator[int]:
        """Yield the subjects of "presided", "went to and fro", "sat between them", "act as guarantors", "took the chair"."""
        tree = self.tree
        for verb in range(len(tree.words)):
            if tree.tag(verb) not in {"VERB", "NOUN"} or not self._presides(verb):
                continue
            if {tree.lower(c) for c in tree.dependents(verb, "advmod", "aux", "det")} & {"not", "n't", "never", "no"}:
                continue
            if any(tree.syntax.relations[s] == "nsubj:pass" for s in tree.dependents(verb, "nsubj")):
                continue
            yield from (s for s in self._who_does(verb) if not self.of_several(s, verb))

    def of_several(self, subject: int, verb: int) -> bool:
        """Say whether those who meet break off themselves: "the rival leaders adjourned their dialogue"."""
        tree = self.tree
        several = len(self.joined(subject)) > 1 or (tree.tag(subject) == "NOUN" and tree.lower(subject).endswith("s"))
        return several and tree.lower(verb) in verbs("adjourning")

    def _who_does(self, verb: int) -> list[int]:
        """Return who does what a verb tells: its subject, or whom "who" and "which" mean."""
        tree = self.tree
        before = verb - 1
        if tree.lower(before) in {"who", "which"} and tree.tag(verb) == "NOUN":  # "X, which mediates,": read as a noun
            named = next((w for w in range(before - 1, max(before - 4, -1), -1) if w in self.page.entity_at), None)
            return [named] if named is not None else []
        return [self._apposed(s) for s in self.subjects(verb)]

    def _apposed(self, word: int) -> int:
        """Return the person beside whose name a phrase stands: "X, the | envoy who presided"."""
        tree = self.tree
        apposed = tree.relation(word) == "appos" and self.names_person(tree.head(word))
        return tree.head(word) if apposed else word

    def _presides(self, verb: int) -> bool:
        tree = self.tree
        lower = tree.lower(verb)
        objects = tree.dependents(verb, "obj")
        if lower in verbs("presiding"):
            whole = objects or lower not in verbs("arranging")  # "a truce | brokered by X"
            of_talks = tree.tag(verb) == "VERB" and whole and all(map(self._of_talks, objects))
            return bool(of_talks) or tree.lower(verb - 1) in {"who", "which"}
        if tree.tag(verb) != "VERB":
            return False
        behind = [tree.lower(w) for w in range(verb + 1, min(verb + 8, self.sentence_words(verb).stop))]
        to_and_fro = bool(set(behind[:5]) & nouns("to_and_fro")) or behind[:6].count("room") > 1
        if lower in verbs("carrying") and (to_and_fro or self._between_them(verb)):
            return True
        if lower in verbs("arranging") and objects and all(self._of_talks(o) for o in objects):
            return True
        if lower in verbs("carrying") and "head" in behind[:4] and "table" in behind[:7]:
            return True
        if lower in verbs("watching"):
            return any(tree.lower(o) in nouns("ceremonies", "nouns") for o in objects)
        idly = verb + 2 >= len(tree.words) or tree.tag(verb + 2) in {"PUNCT", "CCONJ", "ADV", "SCONJ"}
        idly = idly or [*behind[1:2]] == ["as"]  # "sat in as an observer"
        if idly and any((lower, near) in idioms("looking_on") for near in behind[:1]):
            return True
        if lower in {"act", "acts", "acted", "acting", "serve", "serves", "served", "serving"} and behind[:1] == ["as"]:
            return bool(set(behind[:5]) & nouns("mediators"))
        return lower in {"take", "takes", "took", "hold", "holds", "held", "occupied"} and behind[:2] == [
            "the",
            "chair",
        ]

    def _of_talks(self, word: int) -> bool:
        """Say whether an object is talks, or those who hold them: "hosted the talks", "to host both heads of state"."""
        tree = self.tree
        lower = tree.lower(word)
        return lower in nouns("nouns", "persons", "together", "sent") | {"them", "both", "it"}

    def _between_them(self, verb: int) -> bool:
        """Say whether a verb tells of something between the sides: "between them", "between the two delegations"."""
        tree = self.tree
        for w in range(verb + 1, min(verb + 6, self.sentence_words(verb).stop)):
            if tree.lower(w) == "between":
                behind = [tree.lower(x) for x in range(w + 1, min(w + 5, self.sentence_words(verb).stop))]
                return bool({*behind[:1]} & {"them", "both"} or {*behind} & (nouns("together", "persons") | {"rooms"}))
        return False

    def _looking_on(self) -> Iterator[int]:
        """Yield whom "with X in the chair", "with X taking notes" and "with X as host" name, whatever the parser makes of it."""
        tree = self.tree
        for at in tree.where({"with"}):
            stop = min(at + 16, self.sentence_words(at).stop)
            head = self._first_actor(at + 1, stop)
            if head is None:
                continue
            for w in range(head + 1, min(head + 9, stop - 1)):
                ahead = [tree.lower(x) for x in range(w, min(w + 6, stop))]
                doing = ahead[0] in verbs("beside") and ahead[0].endswith("ing")
                placed = ahead[0] in {"in", "at"} and bool({*ahead[1:5]} & (nouns("chair") | {"helm", "head"}))
                acting = ahead[0] == "as" and bool({*ahead[1:4]} & nouns("mediators"))
                if doing or placed or acting:
                    yield head
                    break
                if tree.tag(w) in {"VERB", "AUX"}:
                    break

    def _first_actor(self, first: int, stop: int) -> int | None:
        """Return the head of the first name or office in some words: a person told before a country's name."""
        tree, page = self.tree, self.page
        named: int | None = None
        for w in range(first, stop):
            entity = page.entity_at.get(w)
            possessive = self._owns(w)
            if tree.tag(w) in {"VERB", "AUX"} and entity is None:
                break
            if entity and entity.label == "PERSON":
                return w
            if (
                entity
                and entity.label in {"ORGANIZATION", "LOCATION"}
                and not possessive
                and tree.relation(w) != "compound"
            ):
                return named if named is not None else w
            if tree.tag(w) == "NOUN" and tree.lower(w) in role_nouns() | nouns("sent", "mediators"):
                person = self.apposed(w)
                return w if person is None else person
        return named

    def _owns(self, word: int) -> bool:
        """Say whether a word or the name it is part of is followed by "'s"."""
        entity = self.page.entity_at.get(word)
        behind = self.tree.range(entity.start, entity.end).stop if entity else word + 1
        return behind < len(self.tree.words) and self.tree.lower(behind) in {"'s", "’s", "'", "’"}

    def _present(self) -> Iterator[int]:
        """Yield whom "in the presence of X" and "in X's presence" name."""
        for at in self.tree.where({"presence"}):
            if "in" in self.cases(at):
                told = [*self.tree.owners(at), *self.under([at], frozenset({"of"}))]
                yield from (w for w in told if any(x in self.page.entity_at for x in self.tree.below(w)))

    def _overseeing(self) -> Iterator[int]:
        """Yield whom "under X", "under the eye of X" and "under X's chairmanship" name."""
        for at in self.tree.where({"under"}):
            yield from self._over(at)

    def _over(self, at: int) -> Iterator[int]:
        tree, page = self.tree, self.page
        stop = self.sentence_words(at).stop
        for w in range(at + 1, min(at + 8, stop)):
            lower = tree.lower(w)
            if lower in nouns("oversight"):
                above = tree.head(w)
                other = above >= 0 and tree.tag(above) == "NOUN" and tree.lower(above) not in nouns("nouns", "accords")
                if other or self.of_handover(w):
                    return  # "a referendum under X's supervision"
                whose = [c for c in tree.dependents(w, "nmod", "compound", "amod") if c < w and c in page.entity_at]
                yield from whose or self.under([w], frozenset({"of"}))
                return
            if lower == "which" or (tree.tag(w) in {"VERB", "AUX", "PUNCT"} and lower not in {"-", "’s", "'s"}):
                return

    def of_handover(self, word: int) -> bool:
        """Say whether a noun tells who only watches captives being handed over: "the swap, under the | eye of X"."""
        if self.tree.lower(word) not in nouns("watchful"):
            return False
        told = {self.tree.lower(w) for w in self.tree.clause(word)}
        given = words_in("deal", "exchanges", "captives") | words_in("deal", "exchanges", "exchanges")
        return bool(told & given) and not told & nouns("nouns")

    def _gone_through(self) -> Iterator[int]:
        """Yield whom "through the offices of X", "through their Omani host", "via Qatari mediators" name."""
        tree = self.tree
        for at in tree.where({"through", "via", "of"}):
            way = tree.lower(at) == "of"
            if way and not (at and tree.lower(at - 1) in {"way", "courtesy"}):  # "by way of X"
                continue
            if way and (head := self._first_actor(at + 1, min(at + 8, self.sentence_words(at).stop))) is not None:
                yield head
                continue
            for w in range(at + 1, min(at + 6, self.sentence_words(at).stop)):
                if tree.lower(w) in {"offices", "mediation", "office", "intercession", "agency"}:
                    whose = [
                        c for c in tree.dependents(w, "nmod", "compound", "amod") if c < w and c in self.page.entity_at
                    ]
                    yield from whose or self.under([w], frozenset({"of"}))
                    break
                if tree.lower(w) in nouns("mediators"):
                    yield w
                    break

    def names_person(self, word: int) -> bool:
        """Say whether a word is part of a person's name."""
        entity = self.page.entity_at.get(word)
        return entity is not None and entity.label == "PERSON"
