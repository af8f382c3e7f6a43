"""Who is said to have done a deed, who says so, and who denies it."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.roles import role_of
from onrecord.extract.deal.compliance.deeds import Deed
from onrecord.extract.deal.compliance.words import words
from onrecord.extract.deal.page import Page
from onrecord.records import Voice

_EACH = {"each", "one"}
_AHEAD = 2  # sentences behind an accusation in which a denial still answers it


@dataclass(frozen=True, slots=True)
class Blame:
    """Those who are said to have done a deed, each with the chain of those who say so; or who deny it."""

    parties: dict[str, tuple[Voice, ...]]
    denied: bool


class Blames:
    """Finds who is blamed, by climbing from the deed to the verbs that accuse and deny."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def of(self, deed: Deed) -> Blame:
        """Return who did it and who says so."""
        page, tree = self._page, self._tree
        doers: list[int] = []
        called: list[int] = []
        at = deed.word
        while at >= 0:
            if at != deed.word and not doers and tree.lower(at) in words("labelling"):
                called, at = self._subjects(at, deed), tree.head(at)  # "in what X called a violation"
                continue
            if at != deed.word and tree.lower(at) in words("accusing"):
                return self._accused(deed, at)
            if at != deed.word and tree.lower(at) in words("denying"):
                deniers = self._joined(self._subjects(at, deed))
                said = self.chain(Voice(self._name(w)) for w in deniers)
                return Blame({self._name(w): said for w in doers or deniers}, denied=True)
            if not doers:
                own = (*self._agents(at), *self._possessors(at, deed), *self._subjects(at, deed))
                doers = [w for w in self._joined(own) if page.is_actor(w) or self._group(w)]
                if (
                    not doers
                    and tree.relation(at) == "acl"
                    and any(tree.lower(s) in words("relatives") for s in self._subjects(at, deed))
                ):
                    doers = [w for w in self._joined([tree.head(at)]) if page.is_actor(w)]  # "it was X that broke it"
            elif at != deed.word and tree.relation(at) not in {"ccomp", "xcomp"}:
                break
            at = tree.head(at)
        sayers = self.chain(Voice(self._name(w), self._role(w)) for w in self._joined(called)) or self._sayers(deed)
        names = dict.fromkeys(self._name(w) for w in doers)
        saying = {v.name for v in sayers}
        others = [n for n in names if deed.verdict == "kept" or n not in saying]
        return Blame(dict.fromkeys(others or names, sayers), denied=False)

    def answers(self, deed: Deed, blame: Blame) -> Blame | None:
        """Return who denies an accusation in words behind it: "Y denied it", "a charge that Y dismissed"."""
        tree = self._tree
        if blame.denied or deed.verdict == "kept" or not any(blame.parties.values()):
            return None
        here = tree.sentence(tree.words[deed.word].start)
        last = tree.sentences[min(here + _AHEAD, len(tree.sentences) - 1)].last
        for verb in range(deed.word + 1, last):
            if tree.tag(verb) != "VERB" or tree.lower(verb) not in words("denying") or not self._of_charge(verb):
                continue
            subjects = [s for s in tree.dependents(verb, "nsubj") if tree.lower(s) not in words("relatives")]
            if not subjects and tree.lower(tree.head(verb)) in words("charges") | {"said"}:
                subjects = list(tree.dependents(tree.head(verb), "nsubj"))
            said = self.chain(Voice(self._name(w)) for w in self._joined(subjects))
            accusers = {v.name for chain in blame.parties.values() for v in chain}
            if said and not {v.name for v in said} & accusers:
                return Blame(dict.fromkeys(blame.parties, said), denied=True)
        return None

    def _of_charge(self, verb: int) -> bool:
        """Say whether what is denied is the charge: "denied it", "rejected the accusation", "denied having done so"."""
        tree = self._tree
        objects = tree.dependents(verb, "obj", "xcomp", "ccomp", "obl", "advcl")
        if not objects:
            return True
        relative = tree.relation(verb) == "acl" and tree.lower(tree.head(verb)) in words("charges")
        return relative or any({tree.lower(w) for w in tree.below(c)} & words("charges") for c in objects)

    def _sayers(self, deed: Deed) -> tuple[Voice, ...]:
        said = self._page.said_by(deed.word) or self._page.said_by(deed.what)
        return self.chain(said or self._said_beside(deed))

    def _said_beside(self, deed: Deed) -> list[Voice]:
        """Return who says so where no attribution is found: "X complained", "according to X", "X confirmed that"."""
        tree = self._tree
        at = deed.word
        for _ in range(4):
            for verb in (tree.head(at), *tree.dependents(at, "parataxis")):
                if verb >= 0 and tree.lower(verb) in words("saying"):
                    subjects = [s for s in tree.dependents(verb, "nsubj") if s not in tree.clause(deed.word)]
                    if subjects:
                        return [Voice(self._name(w)) for w in self._joined(subjects)]
            at = tree.head(at)
            if at < 0:
                break
        return []

    def chain(self, voices: Iterable[Voice]) -> tuple[Voice, ...]:
        """Return a chain of voices with the body or country for which each speaks behind it."""
        found: dict[str, Voice] = {}
        for voice in voices:
            found.setdefault(voice.name, voice)
            for party in (self._page.party_of(voice), self._country(voice.name)):
                if party:
                    found.setdefault(party, Voice(party))
        return tuple(found.values())

    def _country(self, name: str) -> str | None:
        """Return the country that an institution is of: "Russian defence ministry"; "its army" is the sentence's subject's."""
        said = name.split()
        institution = {w.lower() for w in said[1:]} & (institution_nouns() | role_nouns())
        country = self._page.country(said[0].removesuffix("'s").removesuffix("’s")) if institution else None
        if said[0].lower() in {"its", "their"}:
            at = self._page.text.find(name)
            word = self._tree.at(at) if at >= 0 else None
            return self._main_subject(word) if word is not None else None
        return country if country and country != said[0] else None

    def _main_subject(self, word: int) -> str | None:
        tree = self._tree
        first = tree.sentences[tree.sentence(tree.words[word].start)].first
        named = (w for w in range(first, word) if tree.relation(w) == "nsubj" and w in self._page.entity_at)
        return next((self._page.name_of(w) for w in named), None)

    def _accused(self, deed: Deed, verb: int) -> Blame:
        """Return whom a verb of accusing accuses; "accused each other" makes each one accused by the others."""
        page, tree = self._page, self._tree
        objects = tree.dependents(verb, "obj", "iobj")
        passive = [c for c in tree.dependents(verb, "nsubj") if tree.syntax.relations[c] == "nsubj:pass"]
        mutual = page.ahead(verb) in _EACH and page.ahead(verb, 2) in {"other", "another"}
        accusers = self._joined(self._subjects(verb, deed) if objects or mutual else self._agents(verb))
        accusers = [w for w in accusers if tree.lower(w) not in _EACH]
        if mutual or any(tree.lower(w) in {"each", "other", "another"} for w in objects):
            names = [self._name(w) for w in accusers]
            return Blame({n: tuple(Voice(o) for o in names if o != n) for n in names}, denied=False)
        said = self.chain(Voice(self._name(w), self._role(w)) for w in accusers) or self._sayers(deed)
        accused = [w for w in self._joined(objects or passive) if page.is_actor(w) or self._group(w)]
        return Blame({self._name(w): said for w in accused}, denied=False)

    def _role(self, word: int) -> str | None:
        """Return the office of a person as the attributions or the words beside the name tell it."""
        name = self._page.name_of(word)
        told = next((a.role for a in self._page.annotations.attributions if a.speaker == name and a.role), None)
        entity = self._page.entity_at.get(word)
        if told is None and entity and entity.label == "PERSON":
            told = role_of(self._tree, self._tree.range(entity.start, entity.end))
        titled = next(
            (
                e
                for c in self._tree.dependents(word, "flat", "appos")
                if (e := self._page.entity_at.get(c)) and e.label == "PERSON"
            ),
            None,
        )
        return told or (self._page.phrase(word) if titled else None)

    def _group(self, word: int) -> bool:
        return self._tree.tag(word) == "PROPN" and word not in self._page.entity_at

    def _is_country(self, name: str) -> bool:
        return any(e.actor == name and e.label == "LOCATION" for e in self._page.annotations.entities)

    def _subjects(self, verb: int, deed: Deed) -> list[int]:
        relations = self._tree.syntax.relations
        return [c for c in self._tree.dependents(verb, "nsubj") if relations[c] != "nsubj:pass" and c != deed.what]

    def _joined(self, found: Iterable[int]) -> list[int]:
        return [joined for word in found for joined in self._page.parties(word)]

    def _agents(self, word: int) -> list[int]:
        tree = self._tree
        return [
            c
            for c in tree.dependents(word, "obl", "nmod")
            if {tree.lower(m) for m in tree.dependents(c, "case")} & {"by"}
        ]

    def _possessors(self, word: int, deed: Deed) -> list[int]:
        tree = self._tree
        if word != deed.word or tree.tag(word) != "NOUN":
            return []
        return [
            c
            for c in tree.dependents(word, "nmod", "amod", "compound")
            if tree.syntax.relations[c] == "nmod:poss" or c in self._page.entity_at
        ]

    def _name(self, word: int) -> str:
        page = self._page
        saying = page.saying(word)
        name = page.name_of(word)
        if self._tree.tag(word) == "NOUN" and self._tree.lower(word) in words("fighters") and self._is_country(name):
            name = page.phrase(word)  # a chain that runs wrong
        if saying and saying.speaker and name.lower() in {"we", "it", "they", "he", "she"}:
            return page.party_of(Voice(saying.speaker, saying.role))
        return page.country(name)
