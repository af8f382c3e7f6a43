"""Who holds captives, and who wants them."""

from collections.abc import Hashable
from typing import Any

from onrecord.extract.deal.exchanges.captives import Captives, words

_HOLDERS = {"by", "in", "from", "with", "at"}
_RELATIVES = {"whom", "who", "that", "which"}
_BEHIND = 3  # words from a phrase to "held by" behind it


class Holding:
    """Finds by whom captives are held."""

    def __init__(self, captives: Captives) -> None:
        self.captives = captives
        self.page = captives.page
        self.tree = captives.tree
        self.answers: dict[Hashable, Any] = {}

    def holder(self, given: int) -> int | None:
        """Return who holds those of a phrase: "held by X", "in Israeli jails", "whom X had captured"."""
        return self.kept_by(given) or self._where_from(given)

    def kept_by(self, given: int) -> int | None:
        """Return who is told to hold those of a phrase, not only to be where they are from."""
        tree = self.tree
        beside = [c for c in tree.dependents(given, "appos") if tree.tag(c) == "NOUN"]
        of = [c for c in tree.dependents(given, "nmod") if "of" in self.captives.cased(c)]
        for clause in (c for g in (given, *beside, *of) for c in tree.dependents(g, "acl")):
            relative = any(tree.lower(c) in _RELATIVES for c in tree.dependents(clause, "obj", "nsubj", "mark"))
            for child in tree.dependents(clause, "nsubj") if relative else []:
                if (
                    self._acts(child)
                    and tree.lower(child) not in _RELATIVES
                    and tree.syntax.relations[child] != "nsubj:pass"
                ):
                    return child
            deeper = [
                d
                for c in tree.dependents(clause, "obl")
                for d in tree.dependents(c, "nmod")
                if "by" in self.captives.cased(d)
            ]
            for child in [*deeper, *tree.dependents(clause, "obl")]:
                where = not self._kept(clause) and "by" not in self.captives.cased(child)
                if self.captives.cased(child) & _HOLDERS and not where:
                    named = self._named(child)
                    if named is not None:
                        return named
        above = tree.head(given)
        if above >= 0 and tree.relation(given) == "obj" and tree.lower(above) in words("holding"):
            for child in tree.dependents(above, "nsubj"):  # "it holds 74 men", "X's jails hold 270"
                if tree.syntax.relations[child] == "nsubj" and tree.lower(child) not in _RELATIVES:
                    return self._named(child)
        return self._captors(given) or self._relative_behind(given)

    def _kept(self, verb: int) -> bool:
        """Say whether a verb tells of being held, not only of being taken or killed: "held in Iran", "seized in Beirut"."""
        return self.tree.lower(verb) not in words("taking", "harmed")

    def _captors(self, given: int) -> int | None:
        """Return the captors of "the captors of three journalists"."""
        above = self.tree.head(given)
        return above if above >= 0 and self.tree.lower(above) in words("captors") else None

    def _relative_behind(self, given: int) -> int | None:
        """Return the subject of "whom X had been holding" behind a phrase, wherever the parser hangs it."""
        tree = self.tree
        sentence = tree.sentences[tree.sentence_of(given)]
        for verb in range(given + 1, min(given + _BEHIND, sentence.last - 1)):
            if tree.tag(verb) == "VERB" and tree.lower(verb) in words("holding"):
                cases = _HOLDERS if self._kept(verb) else {"by"}
                held = [c for c in tree.dependents(verb, "obl") if self.captives.cased(c) & cases]
                named = next((n for c in held if (n := self._named(c)) is not None), None)
                if named is not None:
                    return named
        for word in range(given + 1, min(given + 16, sentence.last - 1)):
            if self.captives.is_head(word):
                return None
            if tree.lower(word) == "whom":
                return next(
                    (
                        w
                        for w in range(word + 1, min(word + 7, sentence.last))
                        if tree.relation(w) == "nsubj" and self._acts(w)
                    ),
                    None,
                )
        return None

    def _where_from(self, given: int) -> int | None:
        for child in self.tree.dependents(given, "nmod"):
            if self.captives.cased(child) & {"from", "in"}:
                named = self._named(child)
                if named is not None:
                    return named
        return None

    def _named(self, head: int) -> int | None:
        if self._acts(head) and self.tree.lower(head) not in words("jails"):
            return head
        below = self.tree.dependents(head, "amod", "compound", "nmod")
        acting = [c for c in below if self.tree.tag(c) == "NOUN" and self.page.is_actor(c)]
        return next((c for c in (*below, *acting) if c in self.page.entity_at or c in acting), None)

    def _acts(self, word: int) -> bool:
        named = self.page.is_actor(word) or self.tree.tag(word) == "PROPN" or self._the_state(word)
        return named and not self.captives.is_captives(word) and not self.captives.is_time(word)

    def _the_state(self, word: int) -> bool:
        """Say whether "the state" is who acts, not a place: "let go by the state"."""
        below = {self.tree.lower(c) for c in self.tree.children[word]} - {"by", "if"}
        return self.tree.lower(word) == "state" and below == {"the"}

    def _may_act(self, word: int) -> bool:
        """Say whether a subject of giving is somebody, though its noun is in no list: "Bihac's defenders"."""
        lower = self.tree.lower(word)
        owned = any(c in self.page.entity_at for c in self.tree.dependents(word, "nmod", "compound", "amod"))
        somebody = (lower.endswith(("s", "men")) or owned) and lower not in words("vehicles")
        return self.tree.tag(word) == "NOUN" and somebody and not self.captives.is_captives(word)

    def wanter(self, given: int) -> int | None:
        """Return who wants those of a phrase free: "X wants 500 men freed", "X demands the release of 50 men"."""
        verb = self.wanted_by(given)
        subjects = [] if verb is None else self.tree.dependents(verb, "nsubj")
        return next((c for c in subjects if self._acts(c) or self._may_act(c)), None)

    def wanted_by(self, given: int) -> int | None:
        """Return the verb by which somebody wants those of a phrase: "wants", "asked for"."""
        tree, at = self.tree, given
        for _ in range(3):
            above = tree.head(at)
            if above < 0 or ("for" in self.captives.cased(at) and not tree.lower(above).startswith("ask")):
                return None
            if tree.tag(above) == "VERB" and tree.lower(above) in words("wanting"):
                return above
            if tree.lower(above) not in words("deeds") and tree.relation(at) not in {"nsubj", "obj"}:
                return None
            at = above
        return None
