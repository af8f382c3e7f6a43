"""What is told to be done as agreed, or not to be done: "has released 250 detainees, as agreed", "has yet to withdraw"."""

import re
from collections.abc import Iterator

from onrecord.extract.deal.compliance.bindings import WIDE, Bindings
from onrecord.extract.deal.compliance.deeds import NOT, Deed
from onrecord.extract.deal.compliance.words import pattern, verdicts, words
from onrecord.extract.deal.status import status_at
from onrecord.extract.page import Page
from onrecord.records.detail import Verdict

_STILL = frozenset({"still", "yet", "far", "nothing"})
_DONE = frozenset({"occurred", "ongoing"})
_BEFORE = 5  # words before a deed in which "yet to" and "still" stand


class OwedDeeds:
    """Finds the deeds that carry out a term, or fail to."""

    def __init__(self, page: Page, bindings: Bindings) -> None:
        self._page = page
        self._tree = page.tree
        self._bindings = bindings

    def undone(self) -> Iterator[Deed]:
        """Yield what is overdue or not done: "failed to withdraw by the deadline", "have still not released them"."""
        tree = self._tree
        for word in range(len(tree.words)):
            if tree.tag(word) != "VERB" or verdicts("VERB").get(tree.lower(word)):
                continue
            kind = self._bindings.deed_type(word, owed=True)
            if kind is None or kind in WIDE or kind == "monitoring":
                continue
            verdict = self._verdict(word)
            if verdict:
                yield Deed(word, verdict, word, kind)

    def _verdict(self, word: int) -> Verdict | None:
        """Return what is told of a deed that is owed; None where it is not told to be undone."""
        tree = self._tree
        joined = tree.relation(word) == "conj" and tree.tag(tree.head(word)) == "VERB"
        first = tree.head(word) if joined and not tree.dependents(word, "aux", "nsubj") else word
        before = {tree.lower(w) for w in range(max(first - _BEFORE, 0), first)}
        if {"yet", "to"} <= before and before & {"have", "has", "had"}:
            return "delayed"
        failed, not_done, bound = self._failed(first), self._not_done(first), self._bindings.bound(word)
        if ((failed or not_done) and bound) or (failed and self._accused(first)) or self._owed_in_vain(first):
            return "broken"
        return "delayed" if not_done and before & _STILL else None

    def _failed(self, word: int) -> bool:
        """Say whether somebody failed or refused to do it: "failed to", "stopped short of", "its refusal to"."""
        above = self._tree.head(word)
        if above >= 0 and self._tree.lower(above) == "short":
            above = self._tree.head(above)
        return above >= 0 and self._tree.relation(word) != "conj" and self._tree.lower(above) in words("failing")

    def _accused(self, word: int) -> bool:
        """Say whether one is accused of having failed to do it, so that it was owed."""
        tree = self._tree
        at = tree.head(word)
        while at >= 0:
            if tree.lower(at) in words("accusing", "blames"):
                return True
            at = tree.head(at)
        return False

    def _not_done(self, word: int) -> bool:
        """Say whether a verb of the past is negated: "has not released", "did not withdraw"."""
        tree = self._tree
        around = {tree.lower(c) for c in tree.dependents(word, "aux", "advmod", "mark")}
        objects = tree.dependents(word, "obj", "iobj")
        none = {tree.lower(w) for c in objects for w in (c, *tree.dependents(c, "det"))} & {"none", "no", "nothing"}
        negated = bool(around & NOT) and bool(around & {"has", "have", "had", "did", "is", "are"})
        return (negated or bool(none) or "never" in around) and "to" not in around

    def _owed_in_vain(self, word: int) -> bool:
        """Say whether what was owed is told not to be done: "should have left by now and they have not"."""
        tree = self._tree
        if not self._bindings.owed(word):
            return False
        at = word if tree.lower(tree.head(word)) not in words("owing") or tree.head(word) < 0 else tree.head(word)
        sentence = tree.sentences[tree.sentence_of(word)]
        joined = [c for c in tree.dependents(at, "conj", "parataxis", "advcl") if c > word]
        if any(tree.lower(w) == ";" for w in range(word, sentence.last)):
            joined += [c for c in tree.dependents(tree.head(at), "ccomp") if c > word] if tree.head(at) >= 0 else []
        behind = {tree.lower(w) for c in joined for w in range(word, sentence.last) if tree.head(w) == c or w == c}
        return bool(behind & (NOT | {"nothing"}))

    def as_agreed(self) -> Iterator[Deed]:
        """Yield the deeds that are told to be what an agreement asks, or told not to be."""
        yield from self._behind()
        yield from self._pointed()

    def _behind(self) -> Iterator[Deed]:
        tree = self._tree
        for word in range(len(tree.words)):
            kind = self._bindings.deed_type(word) if tree.tag(word) == "VERB" else None
            if kind is None or kind in WIDE or kind in {"ceasefire", "monitoring"}:
                continue
            if not self._done(word) or self._failed(word) or self._not_done(word):
                continue
            sentence = tree.sentences[tree.sentence_of(word)]
            text = self._page.text
            behind = " ".join(text[tree.words[word].end : sentence.end].lower().split())
            ahead = " ".join(text[sentence.start : tree.words[word].start].lower().split())
            if re.search(pattern("short"), behind) and self._bindings.bound(word):
                yield Deed(word, "broken", word, kind)
            elif re.search(pattern("agreed"), behind) or re.search(pattern("agreed_first"), ahead):
                yield Deed(word, "kept", word, kind)

    def _pointed(self) -> Iterator[Deed]:
        """Yield what is done "as the accord prescribes", whatever it is, and what is done "contrary to the accord"."""
        tree = self._tree
        pointers: tuple[tuple[str, Verdict], ...] = (("agreed", "kept"), ("contrary", "broken"))
        for key, verdict in pointers:
            for found in self._bindings.matches(key):
                done = self._governing(found)
                what = self._named(found)
                if done is None or what is None:
                    if (
                        key == "agreed"
                        and done is not None
                        and self._failed(done)
                        and self._bindings.deed_type(done) is None
                    ):
                        yield Deed(done, "broken", done, self._bindings.whole)
                    continue
                if tree.lower(what) in words("deadlines") and self._bindings.deed_type(done, owed=True) is None:
                    continue
                kind = self._bindings.deed_type(done, owed=True)
                if kind is None and verdict == "kept":
                    kind = self._bindings.thing_type(done)
                term = kind if kind and kind not in WIDE else self._bindings.term(what)
                undone = self._not_done(done) or self._failed(done) or tree.lower(done) in words("failing")
                if verdict == "broken" and not undone:
                    term = self._bindings.term(
                        what
                    )  # what is done breaks the accord, not the term that it would carry out
                if undone or self._done(done):
                    yield Deed(done, "broken" if undone else verdict, what, term)

    def _done(self, word: int) -> bool:
        """Say whether a deed is told as done: none behind "to", but for "has begun to hand over"."""
        tree = self._tree
        above = tree.lower(tree.head(word)) if tree.head(word) >= 0 else ""
        infinitive = any(tree.lower(c) == "to" for c in tree.dependents(word, "mark"))
        return status_at(self._page, word) in _DONE and (not infinitive or above in words("beginning"))

    def in_defiance(self) -> Iterator[Deed]:
        """Yield the attacks that are told to be made despite a truce."""
        tree = self._tree
        for found in self._bindings.matches("despite"):
            done, what = self._governing(found), self._named(found)
            near = [] if done is None else [done, *tree.dependents(done, "xcomp", "conj", "obj"), tree.head(done)]
            force = next((w for w in near if w >= 0 and tree.lower(w) in words("attacking")), None)
            if force is not None and what is not None and status_at(self._page, force) in _DONE:
                yield Deed(force, "broken", what, self._bindings.term(what))

    def _named(self, found: range) -> int | None:
        """Return the agreement that a phrase names within it or right behind it."""
        tree = self._tree
        top = tree.top(found)
        if top is None:
            return None
        near = [*found, *sorted(w for w in tree.below(top) if w >= found.start)]
        head = tree.head(top)
        if tree.relation(top) == "case" and head >= 0:
            near += [head, *sorted(tree.below(head))]
        return next(
            (w for w in near if w >= found.start and self._bindings.binds(w) and tree.lower(w) not in words("behind")),
            None,
        )

    def _governing(self, found: range) -> int | None:
        """Return the verb of the deed that a phrase stands beside."""
        tree = self._tree
        at = tree.top(found)
        if at is None:
            return None
        at = tree.head(at)
        while at >= 0 and (tree.tag(at) != "VERB" or at in found or at > found.start):
            at = tree.head(at)
        if at >= 0 and tree.lower(at) in words("failing"):
            return next(iter(tree.dependents(at, "xcomp")), at)
        if at >= 0 and tree.lower(at) in words("labelling", "accusing", "denying"):
            return None
        if at >= 0 and tree.lower(at) in words("saying"):
            inner = [c for c in tree.dependents(at, "ccomp", "parataxis") if tree.tag(c) == "VERB" and c < found.start]
            return inner[0] if inner else None
        return at if at >= 0 else None
