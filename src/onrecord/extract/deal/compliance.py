"""Articles -> compliance: who is said to have kept, broken or delayed what an agreement binds it to, and by whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.status import status_at
from onrecord.records import Compliance, Event, Voice
from onrecord.records.detail import Verdict
from onrecord.records.values import TermType
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_PLOVER: dict[Verdict, str] = {"kept": "COOPERATE", "broken": "REJECT", "delayed": "REJECT"}
_DENYING = {
    "deny",
    "denied",
    "denies",
    "denying",
    "rejected",
    "rejects",
    "reject",
    "dismissed",
    "dismisses",
    "refuted",
    "refutes",
}
_ACCUSING = {"accuse", "accused", "accuses", "accusing", "blamed", "blame", "blames", "blaming"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A word that tells that something was kept, broken or delayed, and what it was (a head word)."""

    word: int
    verdict: Verdict
    what: int


@dataclass(frozen=True, slots=True)
class Blame:
    """Those who are said to have done a deed, each with the chain of those who say so; or who deny it."""

    parties: dict[str, tuple[Voice, ...]]
    denied: bool


def extract_compliance(page: Page, proposals: Proposals, mentions: tuple[TermMention, ...]) -> tuple[Event, ...]:
    """Return the claims of compliance of an article in text order."""
    finder = _Finder(page, proposals, mentions)
    return tuple(event for deed in finder.deeds() for event in finder.events(deed))


class _Finder:
    def __init__(self, page: Page, proposals: Proposals, mentions: tuple[TermMention, ...]) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals
        self._types: dict[int, TermType] = {w: m.type for m in mentions for w in (*m.words, m.head)}

    def deeds(self) -> Iterator[Deed]:
        """Yield the deeds of keeping and breaking whose object is a term or an agreement."""
        for word in range(len(self._tree.words)):
            verdict = _verdicts(self._tree.tag(word)).get(self._tree.lower(word))
            what = self._what(word) if verdict else None
            if verdict and what is not None and self._told_as_done(word):
                yield Deed(word, self._turned(word, verdict), what)
        yield from self._as_agreed()

    def _as_agreed(self) -> Iterator[Deed]:
        """Yield the deeds that are told to be what an agreement asks: "has released 250 detainees, as agreed"."""
        tree = self._tree
        for word in sorted({*self._types}):
            if tree.tag(word) != "VERB" or status_at(self._page, word) not in {"occurred", "ongoing"}:
                continue
            sentence = tree.sentences[tree.sentence(tree.words[word].start)]
            behind = self._page.text[tree.words[word].end : sentence.end].lower()
            if any(phrase in behind for phrase in load("deal")["compliance"]["agreed"]):
                yield Deed(word, "kept", word)

    def _told_as_done(self, word: int) -> bool:
        """Say whether it is told as done or denied, not planned, demanded or supposed."""
        tree = self._tree
        failed = tree.head(word) >= 0 and tree.lower(tree.head(word)) in _words("failing")
        to = any(tree.lower(c) == "to" for c in tree.dependents(word, "mark"))
        return failed or (status_at(self._page, word) in {"occurred", "denied", "ongoing"} and not to)

    def _turned(self, word: int, verdict: Verdict) -> Verdict:
        tree = self._tree
        at, turned = word, False
        for _ in range(3):
            around = {tree.lower(c) for c in tree.dependents(at, "advmod", "det")}
            turned ^= bool(around & {"not", "n't", "n’t", "never", "no"})
            above = tree.head(at)
            if above < 0 or tree.relation(at) not in {"xcomp", "obj", "obl", "nmod", "ccomp"}:
                break
            if tree.lower(above) in _words("failing"):
                turned = not turned
            at = above
        if not turned:
            return verdict
        return "broken" if verdict == "kept" else "kept"

    def _what(self, word: int) -> int | None:
        """Return the head of the term or agreement that is kept or broken."""
        tree = self._tree
        children = tree.dependents(word, "obj", "nsubj", "obl", "nmod", "compound", "xcomp")
        if tree.relation(word) in {"acl", "amod"} and tree.head(word) >= 0:
            children.append(tree.head(word))
        for child in children:
            active = tree.syntax.relations[child] == "nsubj" and tree.tag(word) == "VERB"
            if active and tree.lower(word) not in _words("lasting"):
                continue
            for inner in (child, *tree.dependents(child, "nmod", "compound", "conj")):
                if inner in self._types or inner in self._proposals.at or tree.lower(inner) in _words("bindings"):
                    return inner
        return None

    def events(self, deed: Deed) -> Iterator[Event]:
        """Yield a claim for each who is said to have done it."""
        blame = self._blame(deed)
        for party, sayers in blame.parties.items():
            yield self._event(deed, party, sayers, denied=blame.denied)

    def _blame(self, deed: Deed) -> Blame:
        """Return who did it and who says so, by climbing from the deed to the verbs that accuse and deny."""
        page, tree = self._page, self._tree
        doers: list[int] = []
        at = deed.word
        while at >= 0:
            if at != deed.word and tree.lower(at) in _ACCUSING:
                return self._accused(deed, at)
            if at != deed.word and tree.lower(at) in _DENYING:
                deniers = self._joined(self._subjects(at, deed))
                said = tuple(Voice(self._name(w)) for w in deniers)
                return Blame({self._name(w): said for w in doers or deniers}, denied=True)
            if not doers:
                own = (*self._agents(at), *self._possessors(at, deed), *self._subjects(at, deed))
                doers = [w for w in self._joined(own) if page.is_actor(w)]
            elif at != deed.word and tree.relation(at) not in {"ccomp", "xcomp"}:
                break
            at = tree.head(at)
        return Blame({self._name(w): page.said_by(deed.word) for w in doers}, denied=False)

    def _accused(self, deed: Deed, verb: int) -> Blame:
        """Return whom a verb of accusing accuses; "accused each other" makes each one accused by the others."""
        page, tree = self._page, self._tree
        objects = tree.dependents(verb, "obj", "iobj")
        passive = [c for c in tree.dependents(verb, "nsubj") if tree.syntax.relations[c] == "nsubj:pass"]
        accusers = self._joined(self._subjects(verb, deed) if objects else self._agents(verb))
        if any(tree.lower(w) in {"each", "other", "another"} for w in objects):
            names = [self._name(w) for w in accusers]
            return Blame({n: tuple(Voice(o) for o in names if o != n) for n in names}, denied=False)
        said = tuple(Voice(self._name(w)) for w in accusers) or page.said_by(deed.word)
        accused = [w for w in self._joined(objects or passive) if page.is_actor(w)]
        return Blame({self._name(w): said for w in accused}, denied=False)

    def _subjects(self, verb: int, deed: Deed) -> list[int]:
        relations = self._tree.syntax.relations
        return [c for c in self._tree.dependents(verb, "nsubj") if relations[c] != "nsubj:pass" and c != deed.what]

    def _joined(self, words: Iterable[int]) -> list[int]:
        return [joined for word in words for joined in self._page.parties(word)]

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
        if saying and saying.speaker and name.lower() in {"we", "it", "they", "he", "she"}:
            return page.party_of(Voice(saying.speaker, saying.role))
        return page.country(name)

    def _bound_to(self, what: int) -> TermType | None:
        """Return the term that a commitment is to: "their commitment to free 40 soldiers"."""
        below = self._tree.dependents(what, "acl", "xcomp", "nmod")
        return next((self._types[c] for c in below if c in self._types), None)

    def _event(self, deed: Deed, party: str, sayers: tuple[Voice, ...], *, denied: bool) -> Event:
        page = self._page
        sheet = self._proposals.at.get(deed.what)
        kind = self._types.get(deed.what) or self._bound_to(deed.what) or "other"
        return Event(
            article=page.article.id, evidence=(page.quote([deed.word, deed.what]),), said_by=sayers,
            modality="denied" if denied else "asserted", negated=denied, confidence=0.7, by=page.by,
            plover=_PLOVER[deed.verdict], actors=(party,), status="denied" if denied else "occurred",
            date=page.day_of(deed.word), place=page.place_of(deed.word),
            detail=Compliance(kind, deed.verdict, sheet.name if sheet else None),
        )  # fmt: skip


@cache
def _verdicts(tag: str) -> dict[str, Verdict]:
    told = load("deal")["compliance"]
    found: dict[str, Verdict] = {}
    for verdict in ("kept", "broken", "delayed"):
        words = told[verdict]
        forms = {f for lemma in words["verbs"].split() for f in verb_forms(lemma)} | set(words["irregular"].split())
        for form in sorted(forms if tag in {"VERB", "AUX"} else set(words["nouns"].split()) if tag == "NOUN" else ()):
            found.setdefault(form, verdict)
    return found


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("deal")["compliance"][key].split())
