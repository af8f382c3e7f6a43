"""Who is said to have done a deed, who says so, and who denies it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.extract.deal.compliance.bindings import is_passive, subjects_of
from onrecord.extract.deal.compliance.deeds import Deed
from onrecord.extract.deal.compliance.sayers import Sayers
from onrecord.extract.deal.compliance.who import Who
from onrecord.extract.deal.compliance.words import words
from onrecord.extract.page import Page
from onrecord.extract.two_sides import sides_of
from onrecord.records import Voice

_EACH = frozenset({"each", "one", "another", "other"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that"})
NOBODY = ""
"""Who did a deed of nobody told: "the truce held"."""


@dataclass(frozen=True, slots=True)
class Blame:
    """Those who are said to have done a deed, `NOBODY` where none is told, each with the chain of those who say so or deny it."""

    parties: dict[str, tuple[Voice, ...]]
    denied: bool

    @property
    def of_somebody(self) -> bool:
        """Whether it is told who did it."""
        return any(name != NOBODY for name in self.parties)


@dataclass(slots=True)
class _Told:
    """What has been found above a deed: the words of those who did it and of those who say so."""

    doers: list[int] = field(default_factory=list)
    sayers: list[int] = field(default_factory=list)


class Blames:
    """Finds who is blamed, by climbing from the deed to the verbs that accuse and deny."""

    def __init__(self, page: Page, who: Who) -> None:
        self._page = page
        self._tree = page.tree
        self._who = who
        self._sayers = Sayers(page, who)

    def of(self, deed: Deed, last: Blame | None = None) -> list[Blame]:
        """Return who did it and who says so, and who denies it in the same words; `last` are those blamed before."""
        tree, told = self._tree, _Told()
        at, closed = deed.word, False
        while at >= 0:
            lower = tree.lower(at)
            if at != deed.word:
                if lower in words("labelling") and not told.doers and tree.relation(at) in {"acl", "advcl", "ccomp"}:
                    told.sayers, at = self._subjects(at, deed), tree.head(at)  # "in what X called a violation"
                    continue
                blamed = self._blamed_at(at, deed, told, last)
                if blamed is not None:
                    return blamed
                if self._said_at(at, deed, told):
                    break
            if not told.doers and not closed:
                told.doers = self._doers(at, deed)
            elif at != deed.word and tree.relation(at) not in {"ccomp", "xcomp"} and lower not in words("blames"):
                break
            closed |= self._closed(at)
            at = self._above(at)
        if any(tree.lower(w) == "other" for w in self._subjects(deed.word, deed)):
            accusers = self._who.joined(told.sayers or self._sayers.above(deed.word, deed))
            if len(accusers) > 1:
                return [self._mutual(accusers)]
        return [self._blame(deed, told, last)]

    def _blamed_at(self, at: int, deed: Deed, told: _Told, last: Blame | None) -> list[Blame] | None:
        """Return who is blamed by a verb of accusing, holding responsible or denying; None where it is no such verb."""
        tree = self._tree
        lower = tree.lower(at)
        if lower in words("responding") and tree.cases(deed.word) & {"to", "for"}:
            return [self._blame(deed, told, last)]  # "the army | responded | to breaches" of others
        accused = self._accused(deed, at) if lower in words("accusing") and tree.tag(at) == "VERB" else None
        if accused and accused.parties:
            return [accused]
        if lower in words("blames") and tree.lower(tree.head(at)) in words("trading") and tree.relation(at) == "obj":
            return [self._mutual(self._who.joined(self._subjects(tree.head(at), deed)))]
        held = self._held(deed, at) if lower in words("holding") else None
        if held:
            return [held]
        if lower not in words("denying") or tree.tag(at) != "VERB" or "as" in tree.cases(deed.word):
            return None  # "rejected the raids | as a breach" calls them one
        if any(tree.lower(w) == ":" for w in range(at, deed.word)):
            told.sayers = told.sayers or self._subjects(at, deed)
            return None  # "X denied it: Y had fired first"
        blamed = self._denied(deed, at, told)
        if told.doers or last is None or tree.tag(deed.word) != "NOUN":
            return blamed
        return [Blame(dict.fromkeys(last.parties, said), b.denied) for b in blamed for said in b.parties.values()]

    def _said_at(self, at: int, deed: Deed, told: _Told) -> bool:
        """Note who says so by a noun of blame, a verb of recording or of calling names; say whether that is all."""
        tree, who = self._tree, self._who
        lower = tree.lower(at)
        if told.sayers:
            return False
        if lower in words("blames") and tree.tag(at) == "NOUN":
            told.sayers = [w for w in who.joined(self._owners(at)) if who.is_party(w)]
        recorded = lower in words("recording") and self._told_of(at, deed)
        if recorded:
            told.sayers = [*self._subjects(at, deed), *self._sayers.above(at, deed)]
            told.doers = told.doers or [w for w in who.joined(self._agents(at)) if who.is_party(w)]
        elif lower in words("labelling", "denying") and not told.doers and (callers := self._subjects(at, deed)):
            told.sayers = callers  # "condemned the army's raids as a breach"
            owners = [w for c in tree.dependents(at, "obj") for w in self._owners(c)]
            told.doers = [w for w in who.joined(owners) if who.is_party(w)]
            return True
        return recorded

    def _blame(self, deed: Deed, told: _Told, last: Blame | None) -> Blame:
        """Return who did it and who says so; one who says it of himself is another where it is broken."""
        who, doers = self._who, self._who.wielders(told.doers)
        if doers and all(self._tree.lower(w) in _PRONOUNS for w in doers):
            doers = self._said_of(deed) or doers
        said = who.voices(told.sayers) or self._sayers.of(deed)
        names = dict.fromkeys(who.name(w) for w in doers) or {NOBODY: None}
        saying = {v.name for v in said}
        others = [n for n in names if deed.verdict == "kept" or n not in saying]
        if not others and names:
            spoken, said = said, tuple(v for v in said if v.name not in names)
            before = who.other_before(deed.word, names) if spoken and not said else None
            said = said if before is None else who.voices([before])
        return Blame(dict.fromkeys(others or names, said), denied=False)

    def _doers(self, at: int, deed: Deed) -> list[int]:
        tree, who = self._tree, self._who
        if at != deed.word and tree.lower(at) in words("saying") and tree.tag(at) == "VERB":
            return self._topic(at)
        subjects = self._subjects(at, deed)
        agents = [] if subjects and tree.tag(at) == "VERB" else self._agents(at) or self._charged(at)
        agents += [w for c in tree.dependents(at, "xcomp") if at == deed.word for w in self._agents(c)]
        own = (*agents, *self._possessors(at, deed), *subjects)
        found = [w for w in who.joined(own) if who.is_party(w, acting=w in subjects)]
        if not found and subjects:
            behind = [w for s in subjects for w in (*self._owners(s),)]
            found = [w for w in who.joined(behind) if who.is_party(w)]  # "the army's strikes were a breach"
        if not found and not subjects and at == deed.word:
            found = self._right_before(at)
        relative = tree.relation(at) == "acl" and any(
            tree.lower(s) in words("relatives") for s in tree.dependents(at, "nsubj")
        )
        if not found and relative:
            found = [w for w in who.joined([tree.head(at)]) if who.is_party(w)]  # "it was X that broke it"
        return found

    def _right_before(self, verb: int) -> list[int]:
        """Return the party that stands right before a verb and its auxiliaries, where the tree tells no subject."""
        tree = self._tree
        helped = [c for c in tree.dependents(verb, "aux") if c < verb]
        if tree.tag(verb) != "VERB" or is_passive(tree, verb) or not helped or tree.dependents(verb, "nsubj"):
            return []
        before = min(helped) - 1
        named = before >= 0 and tree.tag(before) in {"NOUN", "PROPN"} and self._who.is_party(before)
        return [before] if named else []

    def _said_of(self, deed: Deed) -> list[int]:
        """Return whom "they" means in a quotation that is told to be of somebody."""
        tree, at = self._tree, deed.word
        while at >= 0:
            if tree.lower(at) in words("saying") and (told := self._topic(at)):
                return told
            at = tree.head(at)
        return []

    def _above(self, word: int) -> int:
        """Return the word to climb to: from what an agreement forbids to the deed itself, not to what it is done to."""
        tree = self._tree
        above = tree.head(word)
        noun = tree.lower(word) in words("forbidding") and above >= 0 and tree.tag(above) in {"NOUN", "PROPN"}
        return tree.head(above) if noun else above

    def _closed(self, word: int) -> bool:
        """Say whether a clause tells itself who acts, or that nobody is told: its doer is not that of the clause above."""
        tree = self._tree
        if tree.tag(word) != "VERB" or tree.lower(word) in words("forbidding"):
            return False
        named = any(tree.tag(s) in {"NOUN", "PROPN"} for s in tree.dependents(word, "nsubj"))
        reduced = tree.relation(word) in {"acl", "amod"} and not tree.dependents(word, "nsubj", "obj")
        return named or is_passive(tree, word) or (reduced and not tree.lower(word).endswith("ing"))

    def _topic(self, verb: int) -> list[int]:
        """Return of whom something is said: "have not kept it, the minister said of the rebels"."""
        return [
            w for w in self._who.joined([*self._led(verb, "of"), *self._led(verb, "about")]) if self._who.is_party(w)
        ]

    def _told_of(self, verb: int, deed: Deed) -> bool:
        """Say whether a verb tells of breaches as its object: "the army counted 53 violations", "spoke of a violation"."""
        tree = self._tree
        at = deed.word
        if tree.tag(at) != "NOUN":
            return False
        for _ in range(3):
            if tree.head(at) == verb:
                return tree.relation(at) in {"obj", "obl", "xcomp"}
            if tree.relation(at) not in {"nmod", "obl", "conj"}:
                return False
            at = tree.head(at)
        return False

    def _denied(self, deed: Deed, verb: int, told: _Told) -> list[Blame]:
        """Return who denies, and who accuses where the charge tells it: "X rejected Y's claim that it had broken"."""
        who = self._who
        deniers = [w for w in who.joined(self._subjects(verb, deed)) if who.is_party(w)]
        said = who.voices(deniers)
        names = {v.name for v in said}
        parties = [who.name(w) for w in told.doers] or [who.name(w) for w in deniers]
        charged = [Blame(dict.fromkeys(parties, who.voices(told.sayers)), denied=False)] if told.sayers else []
        if names & {v.name for v in who.voices(told.sayers)}:
            charged = []
        return [*charged, Blame(dict.fromkeys(parties, said), denied=True)]

    def _accused(self, deed: Deed, verb: int) -> Blame:
        """Return whom a verb of accusing accuses; "accused each other" makes each one accused by the others."""
        tree, who, page = self._tree, self._who, self._page
        objects = tree.dependents(verb, "obj", "iobj")
        passive = [c for c in tree.dependents(verb, "nsubj") if tree.syntax.relations[c] == "nsubj:pass"]
        bare = not objects and not tree.dependents(verb, "nsubj")
        if bare and tree.relation(verb) in {"xcomp", "advcl"} and tree.head(verb) >= 0:
            passive = tree.dependents(tree.head(verb), "nsubj")  # "stands accused of"
        mutual = page.ahead(verb) in {"each", "one"} and page.ahead(verb, 2) in {"other", "another"}
        accusers = who.joined(self._subjects(verb, deed) if (objects or mutual) and not passive else self._agents(verb))
        if mutual or any(tree.lower(w) in _EACH for w in objects):
            return self._mutual(accusers)
        said = who.voices(accusers) or self._sayers.of(deed)
        accused = [w for w in who.joined(objects or passive) if who.is_party(w)]
        if not accused:
            accused = [w for w in who.joined(self._led(verb, "on")) if who.is_party(w)]  # "blamed it on X"
        return Blame({who.name(w): said for w in accused}, denied=False)

    def _mutual(self, accusers: list[int]) -> Blame:
        """Return the blame of those who accuse each other, who are the two sides where they are not told: "each
        blamed the other", "each side said the other had broken it".
        """
        told = [w for w in accusers if self._tree.lower(w) not in _EACH]
        names = dict.fromkeys(map(self._who.name, told if len(told) > 1 else sides_of(self._page)))
        return Blame({n: tuple(Voice(o) for o in names if o != n) for n in names}, denied=False)

    def _held(self, deed: Deed, verb: int) -> Blame | None:
        """Return who is held responsible: "the monitors held X responsible for two breaches"."""
        tree, who = self._tree, self._who
        below = [w for w in range(verb + 1, deed.word) if tree.lower(w) in words("responsible")]
        if not below:
            return None
        passive = [c for c in tree.dependents(verb, "nsubj") if tree.syntax.relations[c] == "nsubj:pass"]
        held = [w for w in who.joined(tree.dependents(verb, "obj") or passive) if who.is_party(w)]
        said = who.voices(self._subjects(verb, deed) or self._agents(verb)) or self._sayers.of(deed)
        return Blame({who.name(w): said for w in held}, denied=False) if held else None

    def _subjects(self, verb: int, deed: Deed) -> list[int]:
        return [c for c in subjects_of(self._tree, verb) if c != deed.what]

    def _agents(self, word: int) -> list[int]:
        return self._led(word, "by")

    def _charged(self, noun: int) -> list[int]:
        """Return against whom a noun is a charge: "189 complaints | against X and 47 against Y"."""
        tree = self._tree
        if tree.tag(noun) != "NOUN":
            return []
        counts = [c for c in tree.dependents(noun, "conj") if tree.tag(c) == "NUM"]
        return [w for n in (noun, *counts) for w in self._led(n, "against")]

    def _led(self, word: int, preposition: str) -> list[int]:
        tree = self._tree
        return [
            c
            for c in tree.dependents(word, "obl", "nmod")
            if preposition in tree.cases(c) and c not in self._page.time_words
        ]

    def _owners(self, noun: int) -> list[int]:
        """Return whose charge a noun is: "Indian claims", "a charge by the rebels", "Baku's accusation"."""
        tree = self._tree
        before = [
            c
            for c in tree.dependents(noun, "nmod", "amod", "compound")
            if tree.syntax.relations[c] == "nmod:poss" or (c in self._page.entity_at and c < noun)
        ]
        return [*before, *(c for c in (*self._led(noun, "by"), *self._led(noun, "from")) if c not in before)]

    def _possessors(self, word: int, deed: Deed) -> Iterator[int]:
        tree = self._tree
        if tree.tag(word) != "NOUN" or not (word == deed.word or tree.lower(word) in words("failing")):
            return
        for child in tree.dependents(word, "nmod", "amod", "compound"):
            case = tree.cases(child) & {
                "in",
                "at",
                "near",
                "on",
                "of",
                "along",
                "around",
                "across",
                "outside",
                "inside",
            }
            own = tree.syntax.relations[child] == "nmod:poss"
            if own or (child in self._page.entity_at and not case):
                yield child
