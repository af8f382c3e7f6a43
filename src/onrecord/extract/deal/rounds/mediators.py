"""Who mediates: "brokered by X", "under the auspices of Y", "with Z in the chair", the facilitator, the go-between."""

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.names import role_nouns
from onrecord.annotate.roles import role_of
from onrecord.extract.deal.rounds.meeting import Party, alike
from onrecord.extract.deal.rounds.who import Who
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.vocabularies.load import load


class Mediators(Who):
    """Finds those who mediate."""

    def mediators(self, word: int, verb: int | None) -> list[Party]:
        """Return who mediates: "brokered by X", "X hosted the talks", "X-mediated", "under the auspices of X"."""
        heads = [
            *self._participles(word, verb),
            *self._active(word, verb),
            *self._compounded(word),
            *self._auspices(word),
        ]
        return self.parties(dict.fromkeys(heads))

    def _participles(self, word: int, verb: int | None) -> Iterator[int]:
        tree = self.tree
        tops = {word, self.top(word), *([] if verb is None else [verb])}
        words = self.sentence_words(word)
        for w in range(word + 1, min(word + 8, words.stop - 2)):  # wherever the parser hangs "brokered by"
            if tree.lower(w) in verbs("mediating") | verbs("leading") and tree.lower(w + 1) == "by":
                yield self._outer(w + 3 if tree.tag(w + 2) == "DET" else w + 2, words.stop)
            if tree.lower(w) in {",", ";"}:
                break
        for w in range(word + 1, words.stop - 2):  # "talks closed on Wednesday, co-chaired as always by"
            if tree.lower(w) in verbs("mediating") and tree.tag(w) == "VERB":
                by = next((b for b in range(w + 1, min(w + 4, words.stop - 1)) if tree.lower(b) == "by"), None)
                if by is not None:
                    yield from self.under([w], frozenset({"by"}))
        for clause in (c for t in tops for c in tree.dependents(t, "acl", "advcl", "amod", "parataxis", "conj")):
            if tree.lower(clause) in verbs("mediating") | verbs("leading"):
                yield from self.under([clause], frozenset({"by"}))
                if tree.lower(clause).endswith("ing") or clause in self._relative(clause):
                    yield from (s for s in tree.dependents(clause, "nsubj") if tree.tag(s) != "PRON")
        if verb is not None and tree.lower(verb) in verbs("mediating") | verbs("leading"):
            yield from self.under([verb], frozenset({"by"}))

    def _relative(self, clause: int) -> set[int]:
        return {clause} if any(self.tree.lower(c) in {"which", "that"} for c in self.tree.children[clause]) else set()

    def _active(self, word: int, verb: int | None) -> Iterator[int]:
        tree = self.tree
        if verb is None or tree.lower(verb) not in verbs("mediating"):
            return
        object_ = tree.relation(self.top(word)) in {"obj", "obl"} and tree.head(self.top(word)) == verb
        if object_ or tree.relation(word) == "obj":
            yield from (s for s in self.subjects(verb) if s != word and tree.syntax.relations[s] != "nsubj:pass")

    def _compounded(self, word: int) -> Iterator[int]:
        """X-brokered talks."""
        tree = self.tree
        for c in range(max(word - 6, 0), word - 1):
            if tree.lower(c + 1) in {"-", "–"} and self.page.ahead(c, 2) in verbs("mediating") | verbs("leading"):
                yield c

    def _auspices(self, word: int) -> Iterator[int]:
        """Under the auspices of X and Y; under X's mediation; with X mediating."""
        tree = self.tree
        for at in self.sentence_words(word):
            if tree.lower(at) in nouns("auspices") and tree.tag(at) == "NOUN":
                yield from self.under([at], frozenset({"of", "by"}))
                yield from (
                    c for c in tree.dependents(at, "nmod", "compound", "amod") if c < at and c in self.page.entity_at
                )

    def presiding(self) -> list[Party]:
        """Return those who mediate wherever the article tells of it, in the order of the words."""
        heads = sorted({*self._subjects_presiding(), *self._looking_on(), *self._overseeing(), *self._gone_through()})
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
            yield from (s for s in self._who_does(verb) if tree.syntax.relations[s] != "nsubj:pass")

    def _who_does(self, verb: int) -> list[int]:
        """Return who does what a verb tells: its subject, or whom "who" and "which" mean."""
        tree = self.tree
        found = self.subjects(verb)
        if found and all(tree.lower(s) in {"who", "which", "that"} for s in found):
            above = tree.head(tree.clause_head(verb))
            return [above] if above >= 0 else []
        before = verb - 1
        if tree.lower(before) in {"who", "which"} and verb > 1:  # "X, which mediates,": read as a noun
            named = next((w for w in range(before - 1, max(before - 4, -1), -1) if w in self.page.entity_at), None)
            return [named] if named is not None else []
        return found

    def _presides(self, verb: int) -> bool:
        tree = self.tree
        lower = tree.lower(verb)
        behind = [tree.lower(w) for w in range(verb + 1, min(verb + 8, self.sentence_words(verb).stop))]
        objects = tree.dependents(verb, "obj")
        if lower in verbs("presiding"):
            return (tree.tag(verb) == "VERB" and all(self._of_talks(o) for o in objects)) or tree.lower(verb - 1) in {
                "who",
                "which",
            }
        if tree.tag(verb) != "VERB":
            return False
        if lower in verbs("carrying") and (self._between_them(verb) or set(behind[:5]) & nouns("to_and_fro")):
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
        return lower in nouns("nouns") | nouns("persons") | nouns("together") | nouns("sent") | {"them", "both", "it"}

    def _between_them(self, verb: int) -> bool:
        """Say whether a verb tells of something between the sides: "between them", "between the two delegations"."""
        tree = self.tree
        for w in range(verb + 1, min(verb + 6, self.sentence_words(verb).stop)):
            if tree.lower(w) == "between":
                behind = [tree.lower(x) for x in range(w + 1, min(w + 5, self.sentence_words(verb).stop))]
                return bool(
                    {*behind[:1]} & {"them", "both"} or {*behind} & (nouns("together") | nouns("persons") | {"rooms"})
                )
        return False

    def _looking_on(self) -> Iterator[int]:
        """Yield whom "with X in the chair", "with X taking notes" and "with X as host" name, whatever the parser makes of it."""
        tree = self.tree
        for at in range(len(tree.words)):
            if tree.lower(at) != "with":
                continue
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
            possessive = w + 1 < stop and tree.lower(w + 1) in {"'s", "’s", "'", "’"}
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
            if tree.tag(w) == "NOUN" and tree.lower(w) in role_nouns() | nouns("sent") | nouns("mediators"):
                person = self.apposed(w)
                return w if person is None else person
        return named

    def _overseeing(self) -> Iterator[int]:
        """Yield whom "under X", "under the eye of X" and "under X's chairmanship" name."""
        tree = self.tree
        for at in range(len(tree.words)):
            if tree.lower(at) == "under":
                yield from self._over(at)

    def _over(self, at: int) -> Iterator[int]:
        tree, page = self.tree, self.page
        stop = self.sentence_words(at).stop
        for w in range(at + 1, min(at + 8, stop)):
            lower = tree.lower(w)
            if lower in nouns("oversight"):
                whose = [c for c in tree.dependents(w, "nmod", "compound", "amod") if c < w and c in page.entity_at]
                yield from whose or self.under([w], frozenset({"of"}))
                return
            entity = page.entity_at.get(w)
            possessive = w + 1 < stop and tree.lower(w + 1) in {"'s", "’s", "'", "’"}
            if entity and not possessive:
                if entity.label == "PERSON":
                    yield w
                return
            if tree.tag(w) == "NOUN" and lower in role_nouns() | nouns("mediators") | nouns("sent"):
                person = self.apposed(w)
                if person is not None or not possessive:
                    yield w if person is None else person
                    return
            if tree.tag(w) in {"VERB", "AUX", "PUNCT"} and lower not in {"-", "’s", "'s"}:
                return

    def _gone_through(self) -> Iterator[int]:
        """Yield whom "through the offices of X", "through their Omani host", "via Qatari mediators" name."""
        tree = self.tree
        for at in range(len(tree.words)):
            if tree.lower(at) not in {"through", "via"}:
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

    def _of_side(self, role: str, side: Party) -> bool:
        """Say whether an office is that of a side: "the Russian envoy" where Russia takes part."""
        return alike(role, side.name) or any(alike(word, side.name) for word in role.split())

    def office_holders(self, sides: Sequence[Party] = ()) -> list[Party]:
        """Return the persons and bodies that the article calls mediators: "facilitator X", "UN envoy X".

        Where both sides are known, an envoy of neither is one too: "Martin Indyk, the American envoy".
        """
        page = self.page
        found: list[Party] = []
        for entity in page.annotations.entities:
            words = self.tree.range(entity.start, entity.end)
            if entity.label == "PERSON" and entity.actor and words:
                around = f" {self.role(entity.actor, words)} ".lower()
                office = any(re.search(o, around) for o in load("deal")["rounds"]["offices"])
                third = bool(sides) and " envoy " in around and not any(self._of_side(around, s) for s in sides)
                if (office or third) and not any(alike(entity.actor, f.name) for f in found):
                    found.append(Party(entity.actor, words.start))
        return [*found, *(p for p in self._called_mediators() if not any(alike(p.name, f.name) for f in found))]

    def _called_mediators(self) -> list[Party]:
        """Return the bodies called mediators, and those who are to mediate: "Qatari mediators", "X is to mediate"."""
        tree = self.tree
        heads: list[int] = []
        for word in range(len(tree.words)):
            lower = tree.lower(word)
            if lower in nouns("mediators") and tree.tag(word) == "NOUN":
                named = any(c in self.page.entity_at for c in tree.below(word) if c != word)
                above = [tree.head(word)] if tree.relation(word) == "appos" else []
                about = [c for c in (self.apposed(word), *above, *tree.below(word)) if c is not None and c != word]
                person = next((c for c in about if self._person(c)), None)
                named = named or person is not None
                heads += [word] if named and person is None else [person] if person is not None else []
            elif lower in {"mediate", "mediated", "mediates", "mediating"} and tree.tag(word) == "VERB":
                heads += [
                    s
                    for s in self.subjects(word)
                    if tree.syntax.relations[s] != "nsubj:pass" and tree.lower(s) not in nouns("nouns")
                ]
        return self.parties(heads)

    def _person(self, word: int) -> bool:
        entity = self.page.entity_at.get(word)
        return entity is not None and entity.label == "PERSON"

    def role(self, name: str, words: range) -> str:
        """Return the office of a person as the article tells it, "" where it does not."""
        said = next((a.role for a in self.page.annotations.attributions if a.speaker == name and a.role), None)
        return said or role_of(self.tree, words) or self._beside(words)

    def _beside(self, words: range) -> str:
        """Return the description in apposition to a name: "X, the acting UN envoy who", "the UN's envoy for Y, X"."""
        tree = self.tree
        head = tree.top(words)
        if head is None:
            return ""
        nouns_beside = [c for c in tree.dependents(head, "appos") if tree.tag(c) == "NOUN"]
        if tree.relation(head) == "appos" and tree.tag(tree.head(head)) == "NOUN":
            nouns_beside.append(tree.head(head))
        return next((self.page.phrase(n) for n in nouns_beside if tree.lower(n) in role_nouns()), "")
