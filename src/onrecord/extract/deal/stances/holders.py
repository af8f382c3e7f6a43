"""Who takes the stance that a word tells: its subject, agent or possessor, else whoever says so."""

from collections.abc import Iterator

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import acts
from onrecord.extract.countries import country_of_capital
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.stances.operators import Operator, is_at_stake, words_of
from onrecord.extract.page import Page

_NEEDED = frozenset({"needed", "required", "overdue", "warranted"})  # "a truce is badly needed, X said"
_BOUND = frozenset({"must", "should", "ought", "to"})  # "is to be welcomed": whoever says so welcomes it
_SHARED = {"xcomp", "conj", "advcl", "acl", "ccomp"}


class Holders:
    """Finds the parties that hold the stances of one page."""

    def __init__(self, page: Page, parties: Parties) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = parties

    def of(self, operator: Operator) -> list[str]:
        """Return who takes the stance of an operator: all that a subject joins; else whoever says so.

        Nobody takes one that is only asked for: "X was urged | to accept"; who urges others to demand a thing demands it.
        """
        above = self._tree.head(operator.word)
        if is_at_stake(self._tree, operator.word) and (saying := self._page.saying(operator.word)):
            return [party] if (party := self._parties.speaking(saying)) else []
        if self._tree.relation(operator.word) == "xcomp" and acts().get(self._tree.lower(above)) == "demands":
            if self._tree.is_passive(above):
                return []
            if operator.stance == "demands" and self._tree.dependents(above, "obj", "iobj"):
                return self.of_verb(above)
        for word in self._subjects(operator):
            if word != operator.below and (found := self._parties.of_all(word)):
                return found
        if operator.stance in {"supports", "opposes"} and (place := self._where(operator.word)):
            return [place]
        saying = self._page.saying(operator.word)
        passive = self._tree.is_passive(operator.word)
        if passive:
            needed = self._tree.lower(operator.word) in _NEEDED
            passive = (
                not needed
                and not {self._tree.lower(c) for c in self._tree.dependents(operator.word, "aux", "mark")} & _BOUND
            )
        if saying and not operator.noun and not passive and not self._has_subject(operator):
            return [party] if (party := self._parties.speaking(saying)) else []
        return []

    def _where(self, verb: int) -> str | None:
        """Return the capital in which a passive stance is taken: "was welcomed in Paris"."""
        passive = any(self._tree.syntax.relations[c] == "nsubj:pass" for c in self._tree.children[verb])
        led = [c for c in self._tree.dependents(verb, "obl") if passive and self._cased(c) == "in"]
        names = (e.actor for c in led if (e := self._page.entity_at.get(c)) and e.actor)
        return next((n for n in names if country_of_capital(n)), None)

    def speaking(self, saying: Attribution) -> str | None:
        """Return the party for which a speaker speaks."""
        return self._parties.speaking(saying)

    def of_verb(self, verb: int, but: int | None = None) -> list[str]:
        """Return the parties that are the subject of a verb, its own or the one it shares; `but` is no party of it."""
        for word in self._subject_words(verb):
            if word != but and (found := self._parties.of_all(word)):
                return found
        return []

    def _has_subject(self, operator: Operator) -> bool:
        """Say whether a verb has a subject of its own, if only the noun it describes: "miners | seeking | a truce"."""
        tree, verb = self._tree, operator.word
        own = any(w != operator.below for w in tree.dependents(verb, "nsubj", "csubj"))
        describes = tree.relation(verb) == "acl" and tree.lower(verb).endswith("ing")
        return own or (describes and tree.tag(tree.head(verb)) == "NOUN")

    def _subjects(self, operator: Operator) -> Iterator[int]:
        """Yield the heads of phrases that may be the party, the likeliest first."""
        tree, word = self._tree, operator.word
        relations = tree.syntax.relations
        active = tree.tag(word) == "VERB" and any(relations[c] == "nsubj" for c in tree.children[word])
        agents = [c for c in tree.dependents(word, "obl", "nmod") if self._cased(c) == "by" and not active]
        if not operator.noun and self._lacks_object(word):
            yield from agents
            return
        if operator.noun:
            yield from (c for c in tree.owners(word) if tree.tag(c) != "PRON")
            yield from agents
            yield from (c for c in tree.dependents(word, "amod", "compound") if c in self._page.entity_at)
            yield from (c for c in tree.dependents(word, "nmod") if self._cased(c) == "from")
            inner = (word, *(c for c in tree.dependents(word, "nmod", "acl")))
            made = [v for c in inner for v in tree.dependents(c, "acl") if tree.lower(v) in words_of("carrying")]
            yield from (s for v in made for s in tree.dependents(v, "nsubj") if tree.tag(s) != "PRON")
            above = tree.head(word)
            owned = any(tree.tag(c) == "PRON" for c in tree.dependents(word, "nmod"))
            if (
                above >= 0
                and tree.relation(word) in {"obj", "obl"}
                and (owned or tree.lower(above) in words_of("carrying"))
            ):
                yield from self._subject_words(above)
            return
        yield from agents
        if tree.lower(word) in words_of("felt") and tree.tag(word) == "VERB":
            passive = [
                c
                for c in tree.dependents(word, "nsubj")
                if relations[c] == "nsubj:pass" or tree.dependents(word, "aux")
            ]
            yield from (c for c in (*tree.dependents(word, "obj", "iobj"), *passive) if self._page.is_actor(c))
            return
        if tree.lower(word) in words_of("judged"):
            yield from (
                c for c in tree.dependents(word, "obl") if self._cased(c) in {"to", "for"} and self._page.is_actor(c)
            )
        thought = tree.lower(tree.head(word)) in words_of("calling", "believing")
        beside = {
            "advmod",
            "amod",
            "xcomp",
            "obl",
            *({"ccomp"} if thought and not tree.dependents(word, "nsubj") else ()),
        }
        if tree.tag(word) in {"ADJ", "ADV"} and tree.relation(word) in beside:
            yield from tree.dependents(tree.head(word), "nsubj")
        yield from self._subject_words(word)

    def _subject_words(self, verb: int) -> Iterator[int]:
        """Yield the subjects of a verb, or those it shares with the verb above ("agreed to withdraw", "and refused")."""
        tree = self._tree
        relations = tree.syntax.relations
        subjects = [relations[c] for c in tree.children[verb]]
        if "nsubj:pass" in subjects and "nsubj" not in subjects:
            return
        own = tree.dependents(verb, "nsubj") or self._crossing(verb)
        yield from (self._meant(c, verb) for c in own)
        at = verb
        while not own and tree.relation(at) in _SHARED and tree.head(at) >= 0:
            relation, above = tree.relation(at), tree.head(at)
            if relation == "acl" and tree.tag(above) in {"NOUN", "PROPN", "PRON"}:
                yield from (o for o in tree.owners(above) if tree.tag(o) != "PRON")  # "the rebels' decision to | quit"
                yield above
                return
            if relation == "ccomp":
                return
            told = [c for c in tree.dependents(above, "obj", "iobj") if c < at and not self._is_circumstance(at)]
            if relation in {"xcomp", "advcl"} and told and tree.tag(above) == "VERB":
                yield from told  # "urged both sides to sign"
                return
            own = tree.dependents(above, "nsubj")
            yield from (self._meant(c, above) for c in own)
            at = above

    def _is_circumstance(self, verb: int) -> bool:
        """Say whether a clause tells when or how its sentence's subject did it: "after proposing", "by refusing to", "blamed
        X, | demanding |".
        """
        marks = {self._tree.lower(c) for c in self._tree.dependents(verb, "mark", "case")}
        bare = not marks and self._tree.lower(verb).endswith("ing")
        return self._tree.relation(verb) == "advcl" and (bare or bool(marks)) and "to" not in marks

    def _crossing(self, verb: int) -> list[int]:
        """Return the phrase before a main verb that was hung on a word behind it, as its subject."""
        tree = self._tree
        if tree.relation(verb) != "root":
            return []
        first = tree.sentences[tree.sentence_of(verb)].first
        strays = [w for w in range(first, verb) if tree.head(w) > verb and tree.tag(w) in {"NOUN", "PROPN"}]
        return [w for w in strays if self._page.is_actor(w) and not tree.dependents(w, "mark")][:1]

    def _lacks_object(self, verb: int) -> bool:
        """Say whether a verb that needs somebody told has nobody: in a headline it is passive, "Iran urged to talk"."""
        tree = self._tree
        if tree.lower(verb) not in words_of("with_person") or tree.dependents(verb, "obj", "iobj", "aux", "ccomp"):
            return False
        led = [{tree.lower(m) for m in tree.dependents(c, "mark")} for c in tree.dependents(verb, "xcomp", "advcl")]
        asked = any(tree.lower(w) == "for" for w in range(verb + 1, min(verb + 4, len(tree.words))))
        return not asked and any("to" in marks for marks in led)  # "pressed | for | refugees to go home" is active

    def _meant(self, subject: int, verb: int) -> int:
        """Return whom a subject stands for: the noun before a relative clause for "which" and "who"."""
        tree = self._tree
        relative = tree.lower(subject) in {"which", "who", "that"} and tree.relation(verb) == "acl"
        return tree.head(verb) if relative and tree.head(verb) >= 0 else subject

    def _cased(self, word: int) -> str | None:
        return next((self._tree.lower(c) for c in self._tree.dependents(word, "case")), None)
