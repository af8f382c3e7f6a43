"""Articles -> compliance: who is said to have kept, broken or delayed what an agreement binds it to, and by whom."""

from collections.abc import Iterator
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
_EACH = {"each", "one"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A word that tells that something was kept, broken or delayed, and what it was (a head word)."""

    word: int
    verdict: Verdict
    what: int


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
        """Yield the claims: one for each who is said to have done it, one more for each who denies it."""
        parties, sayers, denied = self._parties(deed)
        for party in parties:
            yield self._event(deed, party, sayers.get(party, self._page.said_by(deed.word)), denied=denied)

    def _parties(self, deed: Deed) -> tuple[list[str], dict[str, tuple[Voice, ...]], bool]:
        """Return who did it, who says so of each where the sentence itself accuses, and whether it is denied."""
        page, tree = self._page, self._tree
        found: list[int] = []
        sayers: dict[str, tuple[Voice, ...]] = {}
        denied = False
        at = deed.word
        while at >= 0:
            lower = tree.lower(at)
            subjects = [
                c for c in tree.dependents(at, "nsubj") if tree.syntax.relations[c] != "nsubj:pass" and c != deed.what
            ]
            if lower in _ACCUSING and at != deed.word:
                accused = [
                    j
                    for o in tree.dependents(at, "obj", "nsubj")
                    if not (o in subjects and tree.dependents(at, "obj"))
                    for j in page.joined(o)
                ]
                accusers = (
                    [j for s in subjects for j in page.joined(s)] if tree.dependents(at, "obj") else self._agents(at)
                )
                if any(tree.lower(w) in {"each", "other", "another"} for w in accused):
                    names = [self._name(w) for w in accusers]
                    for n, name in enumerate(names):
                        others = [Voice(o) for m, o in enumerate(names) if m != n]
                        sayers[name] = tuple(others)
                    return names, sayers, denied
                names = [self._name(w) for w in accused if page.is_actor(w)]
                for name in names:
                    sayers[name] = tuple(Voice(self._name(w)) for w in accusers) or page.said_by(deed.word)
                return names, sayers, denied
            if lower in _DENYING and at != deed.word:
                denied = True
                deniers = [j for s in subjects for j in page.joined(s)]
                names = [self._name(w) for w in (found or deniers)]
                for name in names:
                    sayers[name] = tuple(Voice(self._name(w)) for w in deniers)
                return names, sayers, True
            if not found:
                found = [
                    j
                    for s in (*self._agents(at), *self._possessors(at, deed), *subjects)
                    for j in page.joined(s)
                    if page.is_actor(j)
                ]
            if found and at != deed.word and tree.relation(at) not in {"ccomp", "xcomp"}:
                break
            at = tree.head(at)
        return [self._name(w) for w in found], sayers, denied

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

    def _event(self, deed: Deed, party: str, sayers: tuple[Voice, ...], *, denied: bool) -> Event:
        page = self._page
        sheet = self._proposals.at.get(deed.what)
        kind = self._types.get(deed.what, "other")
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
