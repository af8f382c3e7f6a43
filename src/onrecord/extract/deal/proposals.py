"""The proposals and agreements an article speaks of: each once, with its name, its author and its day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial

from onrecord.annotate.names import bare
from onrecord.extract.countries import alike
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.stances.operators import negated
from onrecord.extract.page import Page, day_in, gone_by
from onrecord.extract.two_sides import parties_of
from onrecord.records import Proposal, Span
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load, words_in

_POINTING = {"the", "this", "that", "its", "their", "such"}
_CLAUSES = ("acl", "advcl")
_AGREED = frozenset(load("deal")["proposals"]["made"].split())
_BACKED = {"drafted", "proposed", "sponsored", "authored", "brokered", "mediated", "written", "led"}
_TRUCES = {"ceasefire", "truce", "cessation"}
_DIGITS = re.compile(r"\d+")
_ORDERED = set("earlier previous last former first second third next new another old fresh final unilateral".split())
_SIDES = {"side", "sides", "both", "each", "party", "parties"}
_QUOTES = str.maketrans("", "", "“”\"")
_HEADING = 2  # words of a line that are no sentence
_VAGUE = {"a", "an", "any", "no", "another", "every", "each", "some"}
_parts = partial(words_in, "deal", "proposals", "parts")
_papers = partial(words_in, "deal", "proposals", "papers")  # agreements where they are signed
_agreed_nouns = partial(words_in, "deal", "proposals", "agreed")


@dataclass(slots=True)
class Sheet:
    """One proposal of an article: the heads of the phrases that name it, and what they tell."""

    heads: list[int]
    noun: str
    name: str
    author: str | None = None
    date: str | None = None
    agreed: bool = False
    vague: bool = False
    names: list[str] = field(default_factory=list)

    @property
    def record(self) -> Proposal:
        """The proposal as claims carry it."""
        return Proposal(self.name, self.author, self.date)


class Proposals:
    """Finds the proposals of one page and tells which one a word means."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = Parties(page)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The proposals of the article in order of first mention."""
        found: list[Sheet] = []
        for head in range(len(self._tree.words)):
            if (own := self._own_of(head, found)) is not None:
                found.append(own)
            elif is_proposal(self._page, head):
                told = self._sheet(head)
                known = self._known(told, found)
                if known is None:
                    found.append(told)
                else:
                    _merge(known, told)
        return tuple(found)

    @cached_property
    def at(self) -> dict[int, Sheet]:
        """The proposal that a word heads a mention of."""
        return {head: sheet for sheet in self.sheets for head in sheet.heads}

    def before(self, word: int) -> Sheet | None:
        """Return the proposal last spoken of before a word."""
        heads = [head for head in self.at if head < word]
        return self.at[max(heads)] if heads else None

    def recalled(self, head: int) -> Sheet | None:
        """Return the agreement that a truce is by itself, where its phrase tells its day or that it is another: "the truce
        that generals had signed in May", "three earlier | truces".
        """
        tree = self._tree
        if tree.lower(head).rstrip("s") not in _TRUCES:
            return None
        told = self._sheet(head)
        other = tree.lower(head).endswith("s") or any(tree.lower(c) in _ORDERED for c in tree.dependents(head, "amod"))
        return replace(told, agreed=True) if told.date or other else None

    def _own_of(self, head: int, found: list[Sheet]) -> Sheet | None:
        """Return one side's own of the papers that several tabled: "each tabled a text. The Chadian | one asks for"."""
        page, tree = self._page, self._tree
        if tree.lower(head) not in {"one", "that"}:
            return None
        joint = next((s for s in reversed(found) if " and " in (s.author or "")), None)
        if joint is None or joint.author is None:
            return None
        whose = (w for w in tree.dependents(head, "amod", "compound", "nmod") if w in page.entity_at)
        names = [page.country(page.name_of(w)) for w in whose]
        of = tree.lower(head) == "that" and tree.relation(head) == "nsubj"  # "that of | Ecuador would"
        own = next((n for n in names if of or any(alike(n, a) for a in joint.author.split(" and "))), None)
        phrase = page.phrase(head)
        return Sheet([head], joint.noun, phrase, own, joint.date, names=[phrase]) if own else None

    def _sheet(self, head: int) -> Sheet:
        tree = self._tree
        noun = tree.lower(head).rstrip("s")
        author, day = self._author(head), self._day(head)
        agreed = (noun in _agreed_nouns() and not self._unmade(head)) or self._made(head)
        phrase = self._name(head)
        first = phrase.partition(", ")[0].translate(_QUOTES)  # "the resolution, | drafted by France"
        phrase = first if tree.lower(head) in first.lower().split() else phrase
        return Sheet([head], noun, phrase, author, day, agreed, self._vague(head), [phrase])

    def _name(self, head: int) -> str:
        """Return what it is called: its phrase, with the clause that tells who tabled or signed it, where and when.

        What it is thought to be is no part of that: "a | plan | handed over by X as the best yet".
        """
        page, tree = self._page, self._tree
        told = [c for c in tree.dependents(head, "acl") if c > head and tree.lower(c) in _tabling() | _AGREED]
        clauses = [c for c in told if not any(tree.lower(s) == "that" for s in tree.dependents(c, "nsubj"))]
        if not clauses:
            return page.phrase(head)
        held = [c for c in tree.dependents(clauses[0], "obl") if "as" in tree.cases(c)]
        last = max({*tree.below(clauses[0])}.difference(*map(tree.below, held)))
        kept = [w for w in tree.below(head) if w <= last]
        before = [c for c in tree.dependents(head, "amod", "compound", "nmod", "nummod") if c < head]
        kept = [w for w in kept if w >= min((min(tree.below(c)) for c in before), default=head)]
        words = range(min(kept), max(kept) + 1)
        return bare(Span(tree.words[words[0]].start, tree.words[words[-1]].end).of(page.text))

    def _vague(self, head: int) -> bool:
        return any(self._tree.lower(c) in _VAGUE for c in self._tree.dependents(head, "det"))

    def _made(self, head: int) -> bool:
        """Say whether the phrase says that it was agreed: "the text that was signed", "the document now in force"."""
        tree = self._tree
        clauses = [c for c in tree.children[head] if tree.relation(c) in {"acl", "amod", "ccomp"}]
        clauses += [w for c in clauses for w in tree.dependents(c, "conj")]
        above = tree.head(head)
        if self._called(head) or self._page.ahead(head) in _AGREED - {"brokered"} or self._done(head):
            return True
        signed = [] if above < 0 or tree.lower(above) not in {"put", "set"} else tree.dependents(above, "obj")
        if {tree.lower(c) for c in signed} & {"name", "names", "signature", "signatures"}:
            return True
        done = [c for c in clauses if tree.lower(c) in _AGREED - {"brokered"}]
        return any(not {tree.lower(a) for a in tree.dependents(c, "aux")} & {"to", "be", "would", "will"} for c in done)

    def _done(self, head: int) -> bool:
        """Say whether a verb tells that it was signed, adopted, agreed on or accepted by several, and not only would be."""
        tree = self._tree
        while tree.relation(head) == "nmod" and tree.lower(tree.head(head)).rstrip("s") in _parts():
            head = tree.head(head)  # "signed off on the first | phase of the plan"
        verb = tree.head(head)
        if verb < 0 or tree.lower(verb) not in _AGREED or tree.tag(verb) != "VERB":
            return False
        helped = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark")}
        if helped & {"would", "will", "could", "may", "might", "should", "to", "if", "can", "must"} or negated(
            tree, verb
        ):
            return False
        if tree.relation(head) == "obl":
            led = tree.cases(head)
            return (
                bool(led & {"on", "upon", "to"}) and tree.lower(verb) in {"agreed", "signed"} and self._by_several(verb)
            )
        passive = tree.syntax.relations[head] == "nsubj:pass"
        firm = tree.lower(verb) not in {"accepted", "approved", "endorsed", "negotiated", "mediated", "brokered"}
        return passive or (tree.relation(head) == "obj" and (firm or self._by_several(verb)))

    def _by_several(self, verb: int) -> bool:
        return any(map(self._page.are_several, self._tree.dependents(verb, "nsubj")))

    def _called(self, head: int) -> bool:
        """Say whether what is signed is called by the noun: "signed what the minister calls a framework"."""
        tree, at = self._tree, head
        for step in range(3):
            if tree.relation(at) not in {"xcomp", "obj", "ccomp", "acl"} or tree.head(at) < 0:
                return False
            at = tree.head(at)
            if step and tree.lower(at) in _AGREED and tree.tag(at) == "VERB":
                return not tree.dependents(at, "aux")
        return False

    def _unmade(self, head: int) -> bool:
        """Say whether an agreement is only sought: "a deal", "any agreement", "talks on a deal"."""
        tree = self._tree
        above = tree.head(head)
        if self._asks(head) or self._is_draft(head) or self._unsigned(head) or self._sought(head):
            return True
        if self._binds(head) or any(tree.lower(c) == "unilateral" for c in tree.dependents(head, "amod")):
            return False
        made = above >= 0 and tree.lower(above) in _AGREED and tree.relation(head) in {"obj", "nsubj"}
        return (
            self._vague(head) and not made and not any(tree.lower(c) in _AGREED for c in tree.dependents(head, "acl"))
        )

    def _sought(self, head: int) -> bool:
        """Say whether no article stands before it and it is only sought: "push for | deal", "without | agreement"."""
        inside = [c for c in self._tree.dependents(head, "nmod") if not self._tree.cases(c) & {"in", "at", "on"}]
        bare = not inside and not self._tree.dependents(head, "det", "amod")
        return bare and _cased(self._page, head) in {"for", "without", "toward", "towards", "over"}

    def _is_draft(self, head: int) -> bool:
        """Say whether the phrase says that it is not agreed yet: "the draft accord", "a draft of the pact"."""
        tree = self._tree
        words = words_in("deal", "proposals", "unmade")
        above = tree.head(head) if tree.relation(head) == "nmod" and _cased(self._page, head) == "of" else -1
        beside = [*tree.dependents(head, "amod", "compound"), *([above] if above >= 0 else [])]
        return any(tree.lower(w) in words for w in beside)

    def _unsigned(self, head: int) -> bool:
        """Say whether a verb tells that it is not signed: "have yet to sign | the accord", "did not sign"."""
        tree, verb = self._tree, self._tree.head(head)
        if verb < 0 or tree.relation(head) not in {"obj", "nsubj"} or tree.lower(verb) not in _AGREED | {"sign"}:
            return False
        yet = any(tree.lower(c) == "yet" for c in tree.dependents(verb, "advmod", "mark")) or (
            tree.relation(verb) == "xcomp" and any(tree.lower(c) == "yet" for c in tree.children[tree.head(verb)])
        )
        return negated(tree, verb) or yet

    def _asks(self, head: int) -> bool:
        """Say whether one side's own paper asks for something: "Russia's memorandum | demands that"."""
        tree, verb = self._tree, self._tree.head(head)
        owned = bool(tree.owners(head))
        asking = words_in("deal", "proposals", "asking")
        return owned and verb >= 0 and tree.relation(head) == "nsubj" and tree.lower(verb) in asking

    def _binds(self, head: int) -> bool:
        """Say whether an agreement is told as one that holds: "under a deal reached in May, X will", "a truce took effect"."""
        tree = self._tree
        said = [tree.lower(w) for w in tree.sentence_words(head)]
        under = any(tree.lower(c) in {"under", "by"} for c in tree.dependents(head, "case"))
        if under and "would" not in said and "could" not in said:
            return True
        above = tree.head(head)
        holds = words_in("deal", "proposals", "holding")
        return above >= 0 and tree.relation(head) == "nsubj" and tree.lower(above) in holds and "would" not in said

    def _author(self, head: int) -> str | None:
        """Return who tabled it: "X's plan", "the plan X laid out", "X proposed a plan", "an Egyptian proposal"."""
        page, tree = self._page, self._tree
        for word in self._authors(head):
            if page.is_actor(word):
                several = parties_of(page, word)
                if len(several) > 1:
                    return " and ".join(dict.fromkeys(page.country(page.name_of(w)) for w in several))
                if tree.lower(word) in _SIDES:
                    continue  # "each side", of whom no names are told
                return self._parties.body_beside(word) or page.country(page.name_of(word))
        for word in range(max(head - 5, 0), head):
            entity = page.entity_at.get(word)
            if entity and page.ahead(word) == "-" and page.ahead(word, 2) in _BACKED:
                return page.country(entity.actor or tree.word(word))
            if entity and entity.label in {"NORP", "ORGANIZATION"} and tree.head(word) == head and word + 1 == head:
                return page.country(entity.actor or tree.word(word))
        return None

    def _authors(self, head: int) -> Iterator[int]:
        page, tree = self._page, self._tree
        yield from tree.owners(head)
        yield from self._sources(head)
        for verb in self._tablings(head):
            yield from (c for c in tree.dependents(verb, "obl") if tree.syntax.relations[c] == "obl:agent")
            yield from (c for c in tree.dependents(verb, "obl") if _cased(self._page, c) == "by")
            if not any(tree.lower(c) in {"was", "were", "been", "being"} for c in tree.dependents(verb, "aux")):
                yield from (
                    c for c in tree.dependents(verb, "nsubj") if c != head and tree.lower(c) not in {"that", "which"}
                )
        if page.ahead(head) in _tabling() and page.ahead(head, 2) == "by":  # where the tree went wrong
            behind = range(head + 3, min(head + 8, len(tree.words)))
            first = next((w for w in behind if tree.tag(w) in {"NOUN", "PROPN", "ADJ"}), head)
            phrase = range(first, min(first + 4, len(tree.words)))
            yield from (w for w in phrase if tree.head(w) not in phrase)

    def _sources(self, head: int) -> Iterator[int]:
        """Yield those whose it is by its own phrase, whoever hands it over: "the envoy passed on a plan of the rebels"."""
        page, tree = self._page, self._tree
        above = tree.head(head)
        beside = (c for c in tree.dependents(above, "obl") if c == head + 2) if above >= 0 else ()
        for child in (*tree.dependents(head, "nmod"), *beside):  # "carried a text | from X", which the parser hangs on the verb
            led = _cased(page, child)
            entity = page.entity_at.get(child)
            place = entity is not None and entity.label == "LOCATION"
            owned = led == "of" and not place and tree.lower(head).rstrip("s") not in _agreed_nouns()
            if led in {"by", "from"} or owned:
                yield child

    def _tablings(self, head: int) -> Iterator[int]:
        """Yield the verbs of tabling that have the proposal as their object."""
        tree = self._tree
        for child in tree.dependents(head, *_CLAUSES):
            yield from (w for w in (child, *tree.dependents(child, "ccomp", "xcomp")) if tree.lower(w) in _tabling())
        above = tree.head(head)
        if above >= 0 and tree.lower(above) in _tabling() and tree.relation(head) in {"obj", "nsubj"}:
            yield above

    def _day(self, head: int) -> str | None:
        """Return the day it was tabled or signed, where its own phrase or the verb of tabling tells it."""
        page, tree = self._page, self._tree
        near = [*tree.dependents(head, "nmod", "compound", "amod", "nummod"), *_time_words(page, self._tablings(head))]
        above = tree.head(head)
        if above >= 0 and tree.relation(head) in {"obj", "nsubj"} and tree.lower(above) in _AGREED:
            near += _time_words(page, [above])
        for child in tree.dependents(head, *_CLAUSES):
            if tree.lower(child) in _AGREED | _tabling():
                near += _time_words(page, [child])
        named = {n for n in near if n not in page.time_words and (tree.tag(n) != "NOUN" or n in page.entity_at)}
        words = {w for n in near for w in ([n] if n in named else tree.below(n))}
        days = [d for t in page.times_in(sorted(words)) if t.type == "DATE" and (d := day_in(t.value))]
        return gone_by(page, days[0]) if days else None

    def _known(self, told: Sheet, found: list[Sheet]) -> Sheet | None:
        """Return the proposal that a mention means, where it was spoken of before."""
        page, tree, head = self._page, self._tree, told.heads[0]
        chain = page.chain_at.get(head)
        made = told.noun in _agreed_nouns() and any(sheet.agreed for sheet in found)  # "the deal" is nobody's plan then
        pointing = any(tree.lower(c) in _POINTING for c in tree.dependents(head, "det", "nmod"))
        pointed: Sheet | None = None
        for sheet in reversed(found):
            if _apart(sheet, told) or (made and sheet.author and not sheet.agreed):
                continue
            if chain is not None and any(page.chain_at.get(h) == chain for h in sheet.heads):
                return sheet
            if told.vague or (self._named(head) and not self._shares_name(head, sheet)):
                continue
            if sheet.noun == told.noun or (sheet.author and sheet.author == told.author):
                return sheet
            if pointing and pointed is None and sheet.noun not in words_in("deal", "proposals", "details"):
                pointed = sheet
        return pointed

    def _named(self, head: int) -> set[str]:
        """Return the names within the phrase: "Jeddah" of "the Jeddah declaration"."""
        tree = self._tree
        return {tree.lower(c) for c in tree.dependents(head, "compound", "amod", "nmod") if c in self._page.entity_at}

    def _shares_name(self, head: int, sheet: Sheet) -> bool:
        named = self._named(head)
        others = {w.lower() for name in (*sheet.names, sheet.author or "") for w in name.split()}
        return bool(named & others)


def is_proposal(page: Page, word: int) -> bool:
    """Say whether a word heads a mention of a proposal or agreement."""
    tree = page.tree
    lower = tree.lower(word)
    if lower == "terms" and _are_laid_out(page, word):
        return True
    lower = "roadmap" if lower == "map" and word and tree.lower(word - 1) == "road" else lower
    if not (lower in _nouns() or lower in _papers() or lower in _TRUCES):
        return False
    of = {tree.lower(c) for c in tree.dependents(word, "nmod")}
    if lower == "declaration" and of & words_in("deal", "proposals", "declared"):
        return False
    if (lower == "text" and _is_heading(page, word)) or (lower in {"paper", "papers"} and _is_printed(page, word)):
        return False
    signed = any(tree.lower(c) in _AGREED for c in tree.dependents(word, "acl"))
    above = tree.head(word)
    signed = signed or (above >= 0 and tree.relation(word) in {"obj", "nsubj"} and tree.lower(above) in _AGREED)
    if lower in _TRUCES and any(tree.lower(c) == "under" for c in tree.dependents(word, "case")):
        return True  # "under the truce, trucks will"
    if (
        not (lower in _nouns() or (signed and lower in _papers()))
        or tree.tag(word) not in {"NOUN", "PROPN"}
        or page.in_body(word)
    ):
        return False
    if tree.relation(word) not in {"compound", "flat"} or tree.tag(tree.head(word)) == "VERB":
        return True
    return page.ahead(word) in _tabling() and page.ahead(word).endswith("ed")


def _is_heading(page: Page, word: int) -> bool:
    """Say whether a word only heads what follows or links to it: "FULL TEXT."."""
    sentence = page.tree.sentences[page.tree.sentence_of(word)]
    return sum(page.tree.tag(i) != "PUNCT" for i in range(sentence.first, sentence.last)) <= _HEADING


def _is_printed(page: Page, word: int) -> bool:
    """Say whether a paper is one that prints news, "local papers | wrote on Monday that", or only what is written on: "put
    pen to | paper".
    """
    tree, verb = page.tree, page.tree.head(word)
    if tree.lower(word) == "paper" and not tree.dependents(word, "det", "amod", "compound", "nmod"):
        return True
    does = verb >= 0 and tree.relation(word) == "nsubj"
    return does and tree.lower(verb) in words_in("deal", "proposals", "printing")


def is_paper(name: str) -> bool:
    """Say whether a name is that of a proposal or agreement: "UN blueprint"."""
    return name.split()[-1].lower() in _nouns() | _papers()


def names_paper(phrase: str) -> bool:
    """Say whether a phrase tells of a proposal or agreement: "two people briefed on the document"."""
    return not (_nouns() | _papers()).isdisjoint(word.strip(",.").lower() for word in phrase.split())


def _are_laid_out(page: Page, word: int) -> bool:
    """Say whether terms are somebody's: "under the terms that X laid out", "the rebels' terms"."""
    tree = page.tree
    told = any(tree.lower(c) in _tabling() for c in tree.dependents(word, "acl"))
    return told or bool(tree.owners(word))


def one_truce(sheets: Sequence[Sheet]) -> dict[int, Sheet]:
    """Return, by its identity, the sheet that each means: a truce that was agreed is one in an article, whatever it is
    called, where no day, author, number, name or order tells two apart: "a formal ceasefire agreement ... the deal ... an
    immediate ceasefire".
    """
    meant: dict[int, Sheet] = {}
    first: Sheet | None = None
    for sheet in sheets:
        names = " ".join(sheet.names)
        words = set(names.lower().replace("-", " ").split())
        truce = bool(words & _TRUCES) or (first is not None and words <= _agreed_nouns())
        if sheet is first or id(sheet) in meant or not sheet.agreed or not truce or words & _ORDERED or not names.islower():
            continue
        if first is None:
            first = sheet
        elif not _apart(first, sheet) and len({*_DIGITS.findall(" ".join([names, *first.names]))}) < len("xy"):
            meant[id(sheet)] = first
            _merge(first, sheet)
    return meant


def _apart(sheet: Sheet, told: Sheet) -> bool:
    """Say whether two mentions cannot mean one proposal: other authors, or other days."""
    authors = sheet.author and told.author and sheet.author != told.author
    days = sheet.date and told.date and not (sheet.date.startswith(told.date) or told.date.startswith(sheet.date))
    return bool(authors or days)


def _merge(known: Sheet, told: Sheet) -> None:
    known.heads += told.heads
    known.names += told.names
    known.author = known.author or told.author
    known.date = max((d for d in (known.date, told.date) if d), key=len, default=None)
    known.agreed = known.agreed or told.agreed
    known.name = max(known.names, key=lambda n: (any(w[:1].isupper() for w in n.split()), len(n)))


def _cased(page: Page, word: int) -> str | None:
    return next((page.tree.lower(c) for c in page.tree.dependents(word, "case")), None)


def _time_words(page: Page, verbs: Iterator[int] | list[int]) -> list[int]:
    tree = page.tree
    return [w for verb in verbs for c in tree.dependents(verb, "obl", "advmod", "nmod") for w in tree.below(c)]


@cache
def _nouns() -> frozenset[str]:
    told = load("deal")["proposals"]
    nouns = [*told["proposed"].split(), *told["agreed"].split()]
    return frozenset(
        {*nouns, *(f"{n}s" for n in nouns)} - {"ceasefire", "truce", "ceasefires", "truces", "understandings"}
    )


@cache
def _tabling() -> frozenset[str]:
    return listed_forms(load("deal")["proposals"], "tabling")
