"""Who mediates: "brokered by X", "under the auspices of Y", "with Z in the chair", the facilitator, the go-between."""

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.names import role_nouns
from onrecord.annotate.roles import role_of
from onrecord.extract.countries import alike
from onrecord.extract.deal.rounds.meeting import Party
from onrecord.extract.deal.rounds.presiding import Presiding
from onrecord.extract.deal.rounds.words import nouns, verbs
from onrecord.vocabularies.load import load

_MEDIATING = frozenset({"mediate", "mediated", "mediates", "mediating"})


class Mediators(Presiding):
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
            if tree.lower(w) in verbs("mediating", "leading") and tree.lower(w + 1) == "by":
                yield self._outer(w + 3 if tree.tag(w + 2) == "DET" else w + 2, words.stop)
            if tree.lower(w) in {",", ";"}:
                break
        for w in range(word + 1, words.stop - 2):  # "talks closed on Wednesday, co-chaired as always by"
            if tree.lower(w) in verbs("mediating") and tree.tag(w) == "VERB":
                by = next((b for b in range(w + 1, min(w + 4, words.stop - 1)) if tree.lower(b) == "by"), None)
                if by is not None:
                    yield from self.under([w], frozenset({"by"}))
        for clause in (c for t in tops for c in tree.dependents(t, "acl", "advcl", "amod", "parataxis", "conj")):
            if tree.lower(clause) in verbs("mediating", "leading"):
                yield from self.under([clause], frozenset({"by"}))
                if tree.lower(clause).endswith("ing") or clause in self._relative(clause):
                    yield from (s for s in tree.dependents(clause, "nsubj") if tree.tag(s) != "PRON")
        if verb is not None and tree.lower(verb) in verbs("mediating", "leading"):
            yield from self.under([verb], frozenset({"by"}))

    def _relative(self, clause: int) -> set[int]:
        return {clause} if any(self.tree.lower(c) in {"which", "that"} for c in self.tree.children[clause]) else set()

    def _active(self, word: int, verb: int | None) -> Iterator[int]:
        tree = self.tree
        if verb is None or tree.lower(verb) not in verbs("mediating"):
            return
        object_ = tree.relation(self.top(word)) in {"obj", "obl"} and tree.head(self.top(word)) == verb
        if object_ or tree.relation(word) == "obj":
            does = (s for s in self.subjects(verb) if s != word and tree.syntax.relations[s] != "nsubj:pass")
            yield from (s for s in does if not self.of_several(s, verb))

    def _compounded(self, word: int) -> Iterator[int]:
        """X-brokered talks."""
        tree = self.tree
        for c in range(max(word - 6, 0), word - 1):
            if tree.lower(c + 1) in {"-", "–"} and self.page.ahead(c, 2) in verbs("mediating", "leading"):
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

    def _of_side(self, role: str, side: Party) -> bool:
        """Say whether an office is that of a side: "the Russian envoy" where Russia takes part."""
        return alike(role, side.name) or any(alike(word, side.name) for word in role.split())

    def envoys(self, sides: Sequence[Party]) -> list[Party]:
        """Return the persons whose office is to mediate: "UN envoy X".

        Where both sides are known, an envoy of neither is one too: "Martin Indyk, the American envoy".
        """
        found: list[Party] = []
        for entity in self.people:
            words = self.tree.range(entity.start, entity.end)
            if entity.actor and words:
                around = f" {self.role(entity.actor, words)} ".lower()
                office = any(re.search(o, around) for o in load("deal")["rounds"]["offices"])
                third = bool(sides) and " envoy " in around and not any(self._of_side(around, s) for s in sides)
                if (office or third) and not any(alike(entity.actor, f.name) for f in found):
                    found.append(Party(entity.actor, words.start))
        return found

    def called_mediators(self) -> list[Party]:
        """Return those called mediators, and those who are to mediate: "Qatari mediators", "X is to mediate"."""
        tree = self.tree
        heads: list[int] = []
        for word in tree.where(nouns("mediators") | _MEDIATING):
            lower = tree.lower(word)
            if lower in nouns("mediators") and tree.tag(word) == "NOUN":
                above = [tree.head(word)] if tree.syntax.relations[word] in {"appos", "compound", "nmod:desc"} else []
                about = [c for c in (self.apposed(word), *above, *tree.below(word)) if c is not None and c != word]
                person = next((c for c in about if self.names_person(c)), None)
                named = {e.label for w in tree.below(word) if w != word and (e := self.page.entity_at.get(w))}
                if lower in nouns("presiders"):  # of talks: not "the chair of the Front, X", "Western observers"
                    heads += [] if person is None or "ORGANIZATION" in named else [person]
                elif named or person is not None:
                    heads.append(word if person is None else person)
            elif lower in _MEDIATING and tree.tag(word) == "VERB":
                heads += [
                    s
                    for s in self.subjects(word)
                    if not (tree.syntax.relations[s] == "nsubj:pass" and tree.head(s) == word) and tree.lower(s) not in nouns("nouns")
                ]
        return self.parties(heads)

    def role(self, name: str, words: range) -> str:
        """Return the office of a person as the article tells it, "" where it does not."""
        said = next((a.role for a in self.page.sayings_of(name) if a.role), None)
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
