"""Which words of a sentence tell what a proposal or agreement says: under it, told by it, or said of it behind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial

from onrecord.extract.deal.deeds import deeds
from onrecord.extract.deal.proposals import Proposals, Sheet
from onrecord.extract.events.words import telling
from onrecord.extract.page import Page
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load, words_in

_FAR = 3  # sentences back to what "it" may mean
_PARTS = frozenset({"nmod", "compound", "conj", "appos", "flat"})
_LETTING = frozenset({"to", "would", "will", "that", "must", "shall"})
_under = partial(words_in, "deal", "proposals", "under")
_joining = partial(words_in, "deal", "proposals", "joining")
_saying = partial(words_in, "deal", "proposals", "saying")
_parts_of = partial(words_in, "deal", "proposals", "parts")


@dataclass(frozen=True, slots=True)
class Frame:
    """A proposal and the words of one sentence that may tell its terms; `governor` leads them."""

    sheet: Sheet
    governor: int
    words: frozenset[int]
    close: bool = field(default=True)


class Frames:
    """Finds the frames of one page."""

    def __init__(self, page: Page, proposals: Proposals) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals
        self.tabled: dict[int, Sheet] = {}  # sheets without a noun of their own, by the head of their term

    def of(self, word: int) -> Frame | None:
        """Return the frame a word stands in, the narrowest where it stands in several."""
        sentence = self._tree.sentence_of(word)
        held = [f for f in self._in(sentence) if word in f.words]
        return min(held, key=lambda f: (not f.close, len(f.words), abs(f.governor - word)), default=None)

    def _in(self, sentence: int) -> Iterator[Frame]:
        first, last = self._tree.sentences[sentence].first, self._tree.sentences[sentence].last
        for head in range(first, last):
            sheet = self._proposals.at.get(head)
            if sheet is None and head in self.tabled:
                yield from self._own(self.tabled[head], head)
                continue
            if sheet is None and (self._is_it(head) or self._is_them(head) or self._is_phase(head)):
                sheet = self._before(head)
                if sheet is None or sentence - self._sentence(sheet.heads, head) > _FAR:
                    continue
            if sheet is not None:
                yield from self._frames(sheet, head, range(first, last))

    def _before(self, word: int) -> Sheet | None:
        """Return the proposal last spoken of before a word, by a noun or by the term that it is."""
        named = self._proposals.before(word)
        own = [h for h in self.tabled if h < word]
        last = max((h for h in named.heads if h < word), default=-1) if named else -1
        return self.tabled[max(own)] if own and max(own) > last else named

    def _sentence(self, heads: list[int], before: int) -> int:
        return self._tree.sentence_of(max(h for h in heads if h < before))

    def _is_it(self, word: int) -> bool:
        """Say whether a word is "it" as the subject of what it tells: "It also provides for elections"."""
        tree = self._tree
        verb = tree.head(word)
        return (
            tree.lower(word) == "it" and tree.relation(word) == "nsubj" and verb >= 0 and tree.lower(verb) in telling()
        )

    def _is_phase(self, word: int) -> bool:
        """Say whether a word is a phase told by itself: "The second phase foresees that ..."."""
        tree = self._tree
        if tree.lower(word) not in {"phase", "stage"} or tree.relation(word) != "nsubj":
            return False
        behind = tree.dependents(word, "nmod")
        return not any(tree.lower(m) == "of" for c in behind for m in tree.dependents(c, "case"))

    def _is_them(self, word: int) -> bool:
        """Say whether a word is "it" or "them" behind "under": "Under them, elections would be held"."""
        tree = self._tree
        return tree.lower(word) in {"it", "them", "this"} and any(
            tree.lower(c) in {"under", "by"} and c < word for c in tree.dependents(word, "case")
        )

    def _frames(self, sheet: Sheet, head: int, sentence: range) -> Iterator[Frame]:
        tree = self._tree
        yield from self._own(sheet, head)
        top = self._top(head)
        own = frozenset(tree.below(top))
        above = tree.head(top)
        cased = {tree.lower(c) for c in tree.dependents(top, "case", "fixed", "mark")}
        cased |= {tree.lower(w) for c in tree.dependents(top, "case") for w in tree.dependents(c, "fixed")}
        if tree.dependents(top, "cop") and top != head:  # "these are the main points of the proposal"
            yield Frame(
                sheet,
                top,
                frozenset(sentence) - own
                | frozenset(w for c in tree.dependents(top, "nsubj", "parataxis", "advcl") for w in tree.below(c)),
                close=False,
            )
        elif above >= 0 and (cased & _under() or self._misread(top, above)):
            rest = frozenset(sentence) - own
            yield Frame(sheet, above, rest, close=False)
        elif (
            above >= 0
            and tree.relation(top) == "nsubj"
            and not self._says(top, above)
            and tree.syntax.relations[top] != "nsubj:pass"
        ):
            yield from self._by_verb(sheet, top, above, sentence)
        elif above >= 0 and tree.syntax.relations[top] == "nsubj:pass" and tree.lower(above) in _watching():
            yield Frame(sheet, above, frozenset(tree.below(above)) - own)  # "the truce will be | monitored by"
        elif self._says(top, above):
            yield Frame(sheet, above, frozenset(sentence) - own, close=False)
        if (
            above >= 0 and tree.relation(top) == "obj" and tree.lower(above) in words_in("deal", "proposals", "made")
        ):  # "signed a deal on Monday | to leave"
            aims = (c for c in tree.dependents(above, "advcl", "xcomp") if c > top)
            for clause in aims:
                if any(tree.lower(m) == "to" for m in tree.dependents(clause, "mark")):
                    yield Frame(sheet, head, frozenset(tree.below(clause)))
        colon = next((w for w in range(head + 1, sentence.stop) if tree.word(w) in {":", "—", "–"}), None)
        if colon is not None and tree.word(colon) == ":":
            yield Frame(sheet, head, frozenset(range(colon, sentence.stop)))

    def _misread(self, top: int, verb: int) -> bool:
        """Say whether "under the deal | reached on Monday" was read as a clause of its own."""
        tree = self._tree
        led = {tree.lower(c) for c in tree.dependents(verb, "mark")} & {"under", "by", "per"}
        return bool(led) and tree.relation(top) == "nsubj" and top < verb

    def _says(self, top: int, above: int) -> bool:
        """Say whether a proposal is what says the sentence, also where its own verb came between: "says the accord | signed"."""
        tree = self._tree
        if above >= 0 and tree.lower(above) in _saying() and tree.relation(top) in {"nsubj", "obj", "parataxis", "dep"}:
            return True
        first = min(tree.below(top), default=top)
        return first > 0 and tree.lower(first - 1) in _saying() and tree.tag(first - 1) == "VERB"

    def _by_verb(self, sheet: Sheet, subject: int, verb: int, sentence: range) -> Iterator[Frame]:
        tree = self._tree
        own = frozenset(tree.below(subject))
        above = tree.head(verb)
        if (
            tree.relation(verb) == "acl"
            and above > verb
            and tree.tag(above) == "VERB"
            and not tree.dependents(above, "nsubj")
        ):
            verb = (
                above  # "the accord | signed on Friday | commits them to": the participle was read as a clause above it
            )
        causing = bool(tree.dependents(verb, "aux")) and bool(tree.dependents(verb, "ccomp", "xcomp"))
        plain = tree.lower(verb) not in telling() | _saying()
        if plain and (causing or tree.lower(verb) not in _befalling()):
            also = [  # "would ban arms sales | and send monitors"
                v for v in tree.dependents(verb, "conj") if not tree.dependents(v, "nsubj", "aux")
            ]
            for each in (verb, *also):
                done = [w for w in tree.dependents(each, "obj") if w != subject]
                made = {w for c in done for w in (c, *tree.dependents(c, "conj"))}
                clauses = {w for c in tree.dependents(each, "xcomp", "ccomp") for w in tree.below(c)}
                yield Frame(sheet, each, frozenset(made | clauses | {each}) - own)
        elif tree.lower(verb) in telling():
            below = frozenset(tree.below(verb))
            if tree.lower(verb) in _saying():
                below = frozenset(sentence)
            yield Frame(sheet, verb, below - own)
        elif tree.lower(verb) in _saying():
            yield Frame(sheet, verb, frozenset(sentence) - own, close=False)

    def _own(self, sheet: Sheet, head: int) -> Iterator[Frame]:
        """Yield what the noun's own phrase tells: "a plan to withdraw", "a deal under which X would", "talks on a truce"."""
        tree = self._tree
        for child in tree.children[head]:
            cased = {tree.lower(c) for c in tree.dependents(child, "case", "mark", "aux", "nsubj")}
            clause = tree.relation(child) == "acl" and (
                tree.lower(child) in telling() or bool(cased & _LETTING) or tree.lower(child).endswith("ing")
                or self._under_which(child)
            )  # fmt: skip
            phrase = tree.relation(child) == "nmod" and bool(cased & _joining()) and child > head
            if clause or phrase:
                yield Frame(sheet, head, frozenset(tree.below(child)))

    def _under_which(self, clause: int) -> bool:
        tree = self._tree
        return any(
            tree.lower(c) in {"which", "whereby"} and tree.cases(c) & _under()
            for c in tree.dependents(clause, "obl", "advmod", "nsubj")
        )

    def _top(self, head: int) -> int:
        """Return the head of the phrase of which a proposal is a part: "the first phase of the deal", "terms of the pact"."""
        tree, at = self._tree, head
        while (
            tree.relation(at) in _PARTS and tree.head(at) >= 0 and tree.lower(tree.head(at)).rstrip("s") in _parts_of()
        ):
            at = tree.head(at)
        return at


@cache
def _befalling() -> frozenset[str]:
    return listed_forms(load("deal")["proposals"], "befalling")


@cache
def _watching() -> frozenset[str]:
    return frozenset(form for form, told in deeds().items() if told[0].type == "monitoring")
