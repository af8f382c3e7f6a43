"""Who owes what a clause of a document tells, by the names that the document gives to its parties."""

from functools import cache, cached_property

from onrecord.extract.countries import country_named, people_words
from onrecord.extract.deal.documents.units import Unit, operative
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters.sides import Sides
from onrecord.extract.deal.parameters.words import words
from onrecord.extract.page import Page
from onrecord.layout.documents import Document, Parties, Party, written
from onrecord.vocabularies.load import load, words_in

_OWN = {"we", "i", "our", "us", "my"}


class DocumentSides:
    """Names the debtors and beneficiaries of one document's clauses."""

    def __init__(self, page: Page, document: Document) -> None:
        self._page = page
        self._tree = page.tree
        self._document = document
        self._sides = Sides(page)

    @cached_property
    def parties(self) -> Parties:
        """The parties; where the document defines none, those that it tells to agree or declare."""
        told = self._document.parties
        if told.each or not self._document.agreed or self._document.issuer:
            return told
        return Parties(tuple(Party(name) for name in self._declaring() or self._of_front()))

    @property
    def watching(self) -> tuple[str, ...]:
        """Those who mediated, vouch for it or looked on as it was signed."""
        return tuple(dict.fromkeys(s.name for s in self._document.signatures if s.how == "witnessed"))

    @cached_property
    def place(self) -> str | None:
        """Where it was signed or adopted: the place told with its day."""
        for line in self._document.day_lines:
            for word in self._tree.range(line.start, line.end):
                entity = self._page.entity_at.get(word)
                if entity and entity.label in {"LOCATION", "FACILITY"}:
                    return self._page.name_of(word)
        return None

    @cached_property
    def holder(self) -> str | None:
        """Who holds what the document says: the council that adopts it, else its parties together."""
        return self._document.issuer or " and ".join(self.parties.names) or None

    def _declaring(self) -> list[str]:
        """Return who declares what the first clauses tell: "The Army of National Liberation declares a ceasefire"."""
        page, tree = self._page, self._tree
        spans = (*(line.span for line in self._document.formulas), *(i.span for i in self._document.items))
        for span in spans:
            for verb in tree.range(span.start, span.end):
                if tree.lower(verb) in operative() and tree.tag(verb) == "VERB":
                    named = [w for c in tree.dependents(verb, "nsubj") for w in page.joined(c) if w in page.entity_at]
                    if named:
                        return [max(page.name_of(w), self._phrase(w, alone=True), key=len) for w in named]
        return []

    def _of_front(self) -> list[str]:
        """Return the two countries or bodies that the lines above the clauses name first."""
        spans = [line.span for line in self._document.front]
        named = [
            e.actor for e in self._page.annotations.entities
            if e.actor and e.label in {"LOCATION", "ORGANIZATION"} and any(s.start <= e.start < s.end for s in spans)
        ]  # fmt: skip
        countries = [c for name in named if (c := country_named(name.removeprefix("State of ")))]
        return list(dict.fromkeys(countries))[:2]

    def debtor(self, unit: Unit, mention: TermMention) -> str | None:
        """Return who is to do it: the subject of the verb that binds, whoever is asked, or by whom it is to be done."""
        tree = self._tree
        if unit.item.lead is not None:
            return self._of_lead(unit)
        subjects = [] if tree.is_passive(unit.head) else self._subjects(unit)
        for subject in subjects:
            if name := self.named(subject):
                return name
        by = [w for w in unit.words if "by" in tree.cases(w)]
        if tree.is_passive(unit.head) or not subjects:
            for agent in by:
                if name := self.named(agent):
                    return name
        if subjects:
            return None
        told = self._sides.debtor(mention) if mention.head in unit.words else None
        alone = self.parties.names[0] if len(self.parties.names) == 1 else None  # who declares it on his own
        return self.spelled(told) if told else alone

    def beneficiary(self, unit: Unit, mention: TermMention) -> str | None:
        """Return for whom it is: a party, or people, to whom or for whom it is to be done."""
        tree = self._tree
        told = self._sides.beneficiary(mention)
        if told and (self.parties.meant(told) or told[:1].isupper() or set(told.lower().split()) & words("people")):
            return self.spelled(told)
        given = [
            c
            for c in tree.dependents(unit.head, "obl", "iobj")
            if tree.cases(c) & {"to", "for"} or tree.relation(c) == "iobj"
        ]
        people = [c for c in given if tree.lower(c) in words("people") | people_words("members")]
        return self._phrase(people[0]) if people else None

    def _subjects(self, unit: Unit) -> list[int]:
        tree, verb = self._tree, unit.head
        while tree.relation(verb) == "conj" and not tree.dependents(verb, "nsubj") and tree.head(verb) >= 0:
            verb = tree.head(verb)
        own = tree.dependents(verb, "nsubj")
        if own or unit.leader is None:
            return own
        if tree.lower(unit.leader) in asking():
            return [c for c in tree.dependents(unit.leader, "obj", "iobj", "obl") if c < unit.head]
        return tree.dependents(unit.leader, "nsubj")

    def _of_lead(self, unit: Unit) -> str | None:
        """Return the subject of the open line that a lettered clause completes: "The Ministry shall | (a) allow"."""
        lead = unit.item.lead
        for word in self._tree.range(lead.start, lead.end) if lead else ():
            if self._tree.relation(word) == "nsubj" and (name := self.named(word)):
                return name
        told = lead.of(self._page.text).rpartition(". ")[2].split(" shall")[0] if lead else ""
        return self.spelled(" and ".join(self.parties.meant(told))) if told else None

    def named(self, word: int) -> str | None:
        """Return whom a phrase names: parties by their full names, else what it is called."""
        page, tree = self._page, self._tree
        phrase = self._phrase(word)
        if names := self.parties.meant(phrase):
            return " and ".join(names)
        if tree.lower(word) in _OWN or any(tree.lower(c) in _OWN for c in tree.owners(word)):
            return " and ".join(self.parties.names) or None
        joined = page.joined(word)
        if len(joined) > 1:
            each = [
                " and ".join(self.parties.meant(self._phrase(w, alone=True)))
                or (page.name_of(w) if page.is_actor(w) else "")
                for w in joined
            ]
            return self.spelled(" and ".join(dict.fromkeys(n for n in each if n))) or None
        if tree.lower(word) == "state" and tree.word(word).islower():
            return None  # "the state of war"
        if not page.is_actor(word) and not _acts(tree.lower(word)) and tree.tag(word) != "PROPN":
            return None
        named = page.country(page.name_of(word))
        return self.spelled(
            self._without_side(phrase) or (named if page.is_actor(word) and word in page.entity_at else phrase)
        )

    def _without_side(self, phrase: str) -> str | None:
        """Return the country that a side is of: "the Armenian side"."""
        first, _, last = phrase.rpartition(" ")
        country = self._page.country(first.removeprefix("the ").removeprefix("The "))
        return country if last in {"side", "delegation"} and country != first else None

    def _phrase(self, word: int, *, alone: bool = False) -> str:
        """Return the words of a phrase without its clauses; of one joined to others, its own."""
        tree = self._tree
        without = frozenset({"acl", "appos", "punct", "advcl", "parataxis", *(("conj", "cc") if alone else ())})
        span = tree.phrase(word, without=without)
        led = [
            tree.words[c].end
            for c in tree.dependents(word, "case")
            if span.start <= tree.words[c].start < tree.words[word].start
        ]
        told = self._page.text[max(led, default=span.start) : span.end].strip()
        return told.removeprefix("the ").removeprefix("The ")

    def spelled(self, name: str) -> str:
        """Return a name as the document defines it, in usual letters."""
        return " and ".join(self.parties.meant(name)) or written(name, self._page.text)


def _acts(noun: str) -> bool:
    """Say whether a noun is of those that can owe something: "applicants", "mechanism"."""
    return noun in words_in("documents", "bodies")


@cache
def asking() -> frozenset[str]:
    """Return the verbs that ask others: "demands that", "calls upon"."""
    return frozenset(load("documents")["asking"].split())
