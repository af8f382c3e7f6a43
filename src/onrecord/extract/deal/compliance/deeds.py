"""The deeds of keeping, breaking and delaying what is agreed, and the term each is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.deal.compliance.bindings import WIDE, Bindings
from onrecord.extract.deal.compliance.words import pattern, phrasal, things, verdicts, words
from onrecord.extract.deal.status import status_at
from onrecord.extract.page import Page
from onrecord.records.detail import Verdict
from onrecord.records.values import TermType

NOT = frozenset(
    {"not", "n't", "n’t", "never", "no", "without", "neither", "nor", "cannot", "none", "hardly", "nowhere"}
)
CONTRARY: dict[Verdict, Verdict] = {"kept": "broken", "broken": "kept", "delayed": "kept"}
_GAP = 5  # words within which the parts of a phrase stand: "made | a complete | mockery of"
_CIRCUMSTANCE = frozenset(
    {
        "after",
        "before",
        "during",
        "since",
        "until",
        "despite",
        "following",
        "amid",
        "because",
        "from",
        "through",
        "till",
    }
)
_TOLD_BY = frozenset({"on", "over", "with", "of", "in", "about", "for", "to"})
_PRONOUNS = frozenset({"it", "them", "these", "this", "that", "both", "either", "those"})
_PREDICATE = frozenset({"root", "ccomp", "conj", "parataxis", "acl", "advcl", "xcomp"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A word that tells that something was kept, broken or delayed, what it was (a head word), and the type of term."""

    word: int
    verdict: Verdict
    what: int
    term: TermType


class ToldDeeds:
    """Finds the deeds that words of keeping, breaking and delaying tell: "violated the truce", "in breach of"."""

    def __init__(self, page: Page, bindings: Bindings) -> None:
        self._page = page
        self._tree = page.tree
        self._bindings = bindings

    def found(self) -> Iterator[Deed]:
        """Yield the deeds whose object is a term or an agreement, one for each term."""
        for word in range(len(self._tree.words)):
            told = self._verdict(word)
            if told is None or not (self._yet(word) or self._told_as_done(word)):
                continue
            verdict, parts = told
            for what in self._whats(word, verdict, parts):
                if not self._agreed(word, what):
                    continue
                turned = "delayed" if self._yet(word) else self._turned(word, verdict)
                yield Deed(word, turned, what, self._term(word, what, verdict))

    def _yet(self, word: int) -> bool:
        """Say whether what is agreed is yet to be kept: "has yet to honour its pledge"."""
        before = {self._tree.lower(w) for w in range(max(word - _GAP, 0), word)}
        kept = verdicts("VERB").get(self._tree.lower(word)) == "kept"
        return kept and {"yet", "to"} <= before and bool(before & {"has", "have", "had"})

    def _agreed(self, word: int, what: int) -> bool:
        """Say whether what is only carried out or completed is told to be agreed: "a swap" alone is a deed."""
        if self._tree.lower(word) not in words("finishing") or self._tree.tag(word) != "VERB":
            return True
        kind = self._bindings.types.get(what)
        plain = kind is None or kind in WIDE or kind in {"ceasefire", "permanent_end"}
        return plain or re.search(pattern("agreed"), self._bindings.sentence_text(word)) is not None

    def _verdict(self, word: int) -> tuple[Verdict, tuple[int, ...]] | None:
        """Return what a word tells, by itself or with the further words of a phrase, and where these stand."""
        tree = self._tree
        tag, lower = tree.tag(word), tree.lower(word)
        if tag in {"VERB", "AUX"}:
            for phrase in phrasal().get(lower, ()):
                parts = self._parts(word, phrase.rest)
                if parts:
                    return phrase.verdict, parts
        if tag in {"NOUN", "VERB", "AUX"}:
            verdict = verdicts(tag).get(lower)
            if tag == "VERB" and lower in words("forbidding") and tree.relation(word) == "acl":
                return "broken", tuple(tree.dependents(word, "nsubj"))
            behind = lower in words("behind") and tree.cases(word) & {"behind"}
            return (verdict, ()) if verdict else ("delayed", ()) if behind else None
        if tag in {"ADJ", "ADV", "ADP"} and tree.relation(word) in _PREDICATE:
            participle = verdicts("VERB").get(lower) if lower.endswith("ing") else None  # "was strictly adhering"
            verdict = verdicts("ADJ").get(lower) or participle
            return (verdict, ()) if verdict else None
        return None

    def _parts(self, word: int, rest: tuple[str, ...]) -> tuple[int, ...]:
        """Return where the further words of a phrase stand behind its verb, in order and near; () where they do not."""
        tree = self._tree
        last = tree.sentences[tree.sentence_of(word)].last
        at, found = word, []
        for wanted in rest:
            near = range(at + 1, min(at + 1 + _GAP, last))
            own = (
                w for w in near if tree.lower(w) == wanted and (tree.head(w) == word or at + 1 == w or len(rest) > 1)
            )
            at = next(own, -1)
            if at < 0:
                return self._led(word, rest)
            found.append(at)
        return tuple(found)

    def _led(self, word: int, rest: tuple[str, ...]) -> tuple[int, ...]:
        """Return the preposition of a phrase of two words where it leads what hangs on the verb: "stick | to the limits"."""
        tree = self._tree
        if len(rest) != 1:
            return ()
        return tuple(
            m for c in tree.dependents(word, "obl") for m in tree.dependents(c, "case") if tree.lower(m) == rest[0]
        )

    def _term(self, word: int, what: int, verdict: Verdict) -> TermType:
        """Return the type of term; that of the deed which breaks an agreement as a whole: "refuse to disarm, in defiance of"."""
        tree = self._tree
        kind = self._bindings.term(what)
        relations = {"NOUN": {"obl", "nmod", "advcl"}, "VERB": {"advcl"}}.get(tree.tag(word), set())
        if kind not in WIDE or tree.relation(word) not in relations or tree.dependents(word, "mark"):
            return kind
        above = tree.head(word)
        near = (above, *tree.dependents(above, "xcomp")) if above >= 0 else ()
        refused = {tree.lower(w) for w in near} & words("failing") or any(
            tree.lower(c) in NOT for w in near for c in tree.dependents(w, "advmod")
        )
        if verdict == "broken" and not refused:
            return kind
        bindings = self._bindings
        told = [bindings.deed_type(w, owed=True) for w in near if tree.tag(w) == "VERB"]
        if verdict == "kept":
            told += [bindings.thing_type(w) for w in near if tree.tag(w) == "VERB"]
        return next((t for t in told if t and t not in WIDE and t != "ceasefire"), kind)

    def _told_as_done(self, word: int) -> bool:
        """Say whether it is told as done or denied, not planned, demanded or supposed."""
        tree = self._tree
        above = tree.lower(tree.head(word)) if tree.head(word) >= 0 else ""
        telling = words("committing", "recording", "labelling") if tree.tag(word) == "NOUN" else set()
        if above in words("failing") | telling:
            above_status = status_at(self._page, tree.head(word))
            return above_status in {"occurred", "denied", "ongoing"} or above in words("labelling")
        to = any(tree.lower(c) == "to" for c in tree.dependents(word, "mark")) and above not in words("beginning")
        return status_at(self._page, word) in {"occurred", "denied", "ongoing"} and not to

    def _turned(self, word: int, verdict: Verdict) -> Verdict:
        """Return the verdict, or its contrary where it is negated: "did not honour", "failed to keep", "kept no truce"."""
        tree = self._tree
        at, turned = word, False
        beside = "in" in tree.cases(word)
        objects = tree.dependents(word, "obj")
        none = {tree.lower(n) for o in objects for n in (o, *tree.dependents(o, "det", "cc"))} & NOT
        for _ in range(3):
            subjects = tree.dependents(at, "nsubj")
            led = (d for s in subjects for d in tree.dependents(s, "det", "cc"))  # "| neither | side honoured it"
            around = {tree.lower(c) for c in (*tree.dependents(at, "advmod", "det", "mark", "case", "cc"), *subjects, *led)}
            turned ^= bool(around & NOT) or (at == word and bool(none))
            above = -1 if beside else tree.head(at)
            if above < 0 or tree.relation(at) not in {"xcomp", "obj", "obl", "nmod", "ccomp", "acl"}:
                break
            if tree.lower(above) in words("saying", "denying", "accusing"):
                break
            if tree.lower(above) in words("failing"):
                turned = not turned
            at = above
        return CONTRARY[verdict] if turned else verdict

    def _whats(self, word: int, verdict: Verdict, parts: tuple[int, ...]) -> list[int]:
        """Return the heads of the terms and agreements that are kept or broken."""
        tree = self._tree
        strict = tree.tag(word) == "VERB" and not parts and tree.lower(word) in words("strict")
        found: list[int] = []
        forbidding = tree.tag(word) == "VERB" and tree.lower(word) in words("forbidding")
        for child in parts if forbidding else self._told_of(word, verdict, parts, strict=strict):
            if found and tree.relation(child) not in {"obj", "xcomp", "conj"}:
                continue
            if tree.relation(child) == "obj" and tree.lower(child) in words("partial"):
                return []
            inside = self._bindings.inside(child, strict=strict)
            if not inside and verdict == "delayed" and tree.relation(child) in {"obj", "nsubj"}:
                inside = [child] if tree.lower(child) in things() else []
            found += (w for w in inside if w not in found)
        if found:
            return found
        if verdict == "delayed" and (owed := self._untyped(word, parts)) is not None:
            return [owed]
        referred = self._referred(word, verdict, parts)
        return [] if referred is None else [referred]

    def _untyped(self, word: int, parts: tuple[int, ...]) -> int | None:
        """Return what is delayed though it is of no type of term: "postponed the purge that it agreed to"."""
        tree = self._tree
        sentence = self._bindings.sentence_text(word)
        if any(verdicts(tree.tag(w)).get(tree.lower(w)) == "broken" for w in tree.below(word)):
            return None
        if not re.search(pattern("undertaken"), sentence):
            return None
        held = (word, *(p for p in parts if tree.tag(p) in {"NOUN", "VERB"}))
        told = [c for at in held for c in tree.dependents(at, "obj", "obl", "nmod", "advcl", "xcomp", "nsubj")]
        fit = (
            c
            for c in told
            if c not in parts
            and c not in self._page.time_words
            and tree.syntax.relations[c] != "nsubj"
            and tree.tag(c) in {"NOUN", "VERB"}
            and self._led_to(c)
        )
        return next(fit, None)

    def _told_of(self, word: int, verdict: Verdict, parts: tuple[int, ...], *, strict: bool) -> Iterator[int]:
        """Yield what a word of keeping or breaking is told of, the nearest first."""
        tree = self._tree
        held = (word, *(p for p in parts if tree.tag(p) not in {"ADP", "PART", "DET"}))
        children = [
            c
            for at in held
            for c in tree.dependents(at, "obj", "nsubj", "obl", "nmod", "compound", "xcomp")
            if c not in parts
        ]
        children += [c for c in tree.dependents(word, "conj") if tree.tag(word) == "VERB" and tree.tag(c) == "NOUN"]
        children += [d for c in tree.dependents(word, "advmod") for d in tree.dependents(c, "obl", "nmod")]
        if verdict == "delayed":
            children += [c for at in held for c in tree.dependents(at, "advcl", "ccomp", "acl")]
        if tree.relation(word) in {"acl", "amod"} and tree.head(word) >= 0:
            children.append(tree.head(word))
        for child in children:
            cases = tree.cases(child)
            if strict and tree.relation(child) in {"obl", "xcomp"} and tree.lower(word) not in words("lasting"):
                continue
            active = tree.syntax.relations[child] == "nsubj" and tree.tag(word) in {"VERB", "ADJ", "ADP", "ADV"}
            if (active and tree.lower(word) not in words("lasting")) or cases & _CIRCUMSTANCE:
                continue
            if verdicts(tree.tag(child)).get(tree.lower(child)) or (verdict == "delayed" and not self._led_to(child)):
                continue
            yield child

    def _led_to(self, child: int) -> bool:
        tree = self._tree
        cases = tree.cases(child)
        return tree.relation(child) != "obl" or bool(cases & _TOLD_BY)

    def _referred(self, word: int, verdict: Verdict, parts: tuple[int, ...]) -> int | None:
        """Return the term told before: "is stalling on it", "what they called a violation", "put off their registration"."""
        tree = self._tree
        told = tree.dependents(word, "obj", "obl", "nsubj") + [
            c for p in parts for c in tree.dependents(p, "obl", "nmod")
        ]
        pronoun = any(
            tree.lower(c) in _PRONOUNS and tree.syntax.relations[c] != "nsubj" and c > word - 1 for c in told
        ) or any(tree.lower(c) in _PRONOUNS and tree.syntax.relations[c] == "nsubj:pass" for c in told)
        pronoun |= verdict == "delayed" and any(tree.lower(c) in words("remaining") for c in told)
        bare = (
            tree.tag(word) == "NOUN" and verdict == "broken" and not self._of_something(word) and self._told_here(word)
        )
        theirs = verdict == "delayed" and any(
            tree.syntax.relations[d] == "nmod:poss" and tree.tag(d) == "PRON"
            for c in tree.dependents(word, "obj")
            for d in tree.children[c]
        )
        if theirs:
            return self._bindings.told_last(word, owed=True)
        return self._bindings.told_last(word) if pronoun or bare else None

    def _told_here(self, word: int) -> bool:
        """Say whether a breach is told to be one: of a count or article, or as what somebody tells: not "to raise breaches"."""
        tree = self._tree
        led = tree.dependents(word, "det", "nummod", "amod", "case", "nmod")
        above = tree.lower(tree.head(word)) if tree.head(word) >= 0 else ""
        return bool(led) or above in words("recording", "committing", "saying", "denying")

    def _of_something(self, word: int) -> bool:
        """Say whether a breach is one of something told: "violations of human rights"; by whom and where is no such thing."""
        tree = self._tree
        of = [c for c in tree.dependents(word, "nmod") if tree.cases(c) & {"of"}]
        rights = [
            c for c in tree.dependents(word, "compound", "amod") if tree.tag(c) == "NOUN" and tree.lower(c) != "truce"
        ]
        return bool(of) or bool(rights)
