"""The clauses of a document as terms: one for each undertaking, all of the one agreement that its title names."""

from collections.abc import Iterator, Sequence

from onrecord.extract.deal.documents.particulars import Particulars
from onrecord.extract.deal.documents.sides import DocumentSides
from onrecord.extract.deal.documents.units import Unit, asides, is_aside, units_of
from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.mentions import TermMention, find_term_mentions
from onrecord.extract.deal.stances.operators import negated
from onrecord.extract.page import Page
from onrecord.layout.documents import Document, Item
from onrecord.records import Evidence, Proposal, Term
from onrecord.records.values import TermType
from onrecord.vocabularies.load import load, words_in

_CORE = 1.0  # what a word of the vocabulary weighs where it is what is to be done
_NAMED, _ASIDE = 0.6, 0.25  # what it weighs farther from it, and in an aside
_HEARD = 0.8  # what the learned reader's share weighs
_WATCHED = 1.2  # what watching over others weighs
_HEADED = 0.4  # what a heading that names a type weighs
_LEAST = 0.25  # under which the type of a clause is left open
_BESIDE = {"under", "after", "following", "during", "since", "with"}  # what leads a term that tells but when or how
_FAR = 6  # steps up the tree that are gone from a term to what is to be done
_OWN = ("quantity", "duration", "deadline", "start")  # by which a clause of the same type is another
_WHOLE = {"deal_as_a_whole"}


def document_terms(
    page: Page, document: Document, sides: DocumentSides, learned: Learned | None
) -> list[tuple[Unit, Term]]:
    """Return the terms of a document in its order, each with the undertaking that it is."""
    return list(_Terms(page, document, sides, learned).each())


class _Terms:
    """Makes the terms of one document."""

    def __init__(self, page: Page, document: Document, sides: DocumentSides, learned: Learned | None) -> None:
        self._page = page
        self._tree = page.tree
        self._document = document
        self._sides = sides
        self._learned = learned
        self._mentions = tuple(m for m in find_term_mentions(page.tree) if m.type not in _WHOLE)
        self._particulars = Particulars(page)
        self._proposal = Proposal(
            document.name, document.issuer, document.day, sides.parties.names, sides.watching, sides.place
        )

    def each(self) -> Iterator[tuple[Unit, Term]]:
        """Yield the terms; what only goes on with the clause before is none of its own."""
        last: Term | None = None
        item: Item | None = None
        for unit in units_of(self._page, self._document):
            mention = None if self._describes(unit) else self._mention(unit)
            term = self._term(unit, mention) if mention else None
            if term is None or (last and unit.item is item and self._goes_on(unit, term, last)):
                continue
            last, item = term, unit.item
            yield unit, term

    def _goes_on(self, unit: Unit, term: Term, last: Term) -> bool:
        """Say whether an undertaking only tells more of the one before it in its clause: "and meet every two months"."""
        told, before = term.parameters, last.parameters
        own = bool(self._tree.dependents(unit.head, "nsubj"))
        if term.type in {"talks_process", "other"} and not own:
            return True
        new = {k for k in _OWN if k in told and told[k] != before.get(k)}
        same = not own or told.get("debtor") in {None, before.get("debtor")}
        return term.type == last.type and not new and same

    def _mention(self, unit: Unit) -> TermMention | None:
        """Return what an undertaking is about: the type most told by its words, its heading and the learned reader."""
        inside = set(unit.words)
        named = [m for m in self._mentions if m.head in inside]
        votes: dict[TermType, float] = {}
        kind: TermType
        best: dict[TermType, tuple[float, TermMention]] = {}
        for mention in named:
            weight = self._weight(unit, mention)
            if weight > best.get(mention.type, (0.0, mention))[0]:
                best[mention.type] = weight, mention
        for kind, (weight, _) in best.items():
            votes[kind] = weight
        for kind, share in self._heard(unit):
            votes[kind] = votes.get(kind, 0.0) + _HEARD * share
        for kind in {m.type for m in self._mentions if m.head in self._heading(unit)}:
            votes[kind] = votes.get(kind, 0.0) + _HEADED
        if self._watches(unit):
            votes["monitoring"] = votes.get("monitoring", 0.0) + _WATCHED
        if negated(self._tree, unit.head) and self._tree.lower(unit.head) in words_in("documents", "entering"):
            votes["withdrawal"] = votes.get("withdrawal", 0.0) + _NAMED
        kind = max(votes, key=lambda k: (votes[k], k), default="other")
        if votes.get(kind, 0.0) < _LEAST:
            return TermMention("other", unit.head, None, (unit.head,)) if self._binds(unit) else None
        return best[kind][1] if kind in best else self._of_type(unit, kind)

    def _weight(self, unit: Unit, mention: TermMention) -> float:
        """Return how much a word of the vocabulary tells of an undertaking: most where it is what is to be done."""
        tree, at = self._tree, mention.head
        if at == unit.head or unit.head in mention.words:
            return _CORE
        steps = 0
        while at != unit.head and at >= 0 and steps < _FAR:
            led = tree.cases(at)
            if is_aside(tree, at) or (led & _BESIDE and tree.relation(at) in {"obl", "nmod"}):
                return _ASIDE
            at, steps = tree.head(at), steps + 1
        return _CORE - 0.1 * steps if steps <= 2 else _NAMED

    def _heard(self, unit: Unit) -> Iterator[tuple[TermType, float]]:
        """Yield what the learned reader hears in an undertaking, its asides only where they are all there is."""
        if self._learned is not None:
            aside = asides(self._tree, unit)
            yield from self._learned.types_in([w for w in unit.words if w not in aside] or unit.words)

    def _watches(self, unit: Unit) -> bool:
        """Say whether an undertaking is to watch over others: "investigate | violations", "establish | a mission"."""
        tree, told = self._tree, load("documents")["watching"]
        objects = tree.dependents(unit.head, "obj", "obl", "nsubj")
        about = {tree.lower(w) for c in objects for w in (c, *tree.dependents(c, "nmod", "conj"))}
        done = {tree.lower(v) for v in (unit.head, *tree.dependents(unit.head, "conj"))}
        checks = bool(done & set(told["verbs"].split()) and about & set(told["over"].split()))
        return checks or bool(tree.lower(unit.head) in told["making"].split() and about & set(told["bodies"].split()))

    def _heading(self, unit: Unit) -> frozenset[int]:
        span = unit.item.heading
        return frozenset([*unit.heading, *(self._tree.range(span.start, span.end) if span else ())])

    def _of_type(self, unit: Unit, kind: TermType) -> TermMention:
        word = self._learned.word_of(unit.words, kind) if self._learned else unit.head
        objects = self._tree.dependents(word, "obj")
        about = objects[0] if objects else None
        return TermMention(kind, word, about, tuple(sorted({word, *objects[:1]})))

    def _binds(self, unit: Unit) -> bool:
        """Say whether a clause whose type is open obliges somebody at all."""
        return any(self._tree.lower(c) in {"shall", "will", "must"} for c in self._tree.dependents(unit.head, "aux"))

    def _describes(self, unit: Unit) -> bool:
        """Say whether it only tells what something is or what one may do: "UNMIL shall | consist of", "may be renewed"."""
        allowed = any(self._tree.lower(c) == "may" for c in self._tree.dependents(unit.head, "aux"))
        return allowed or self._tree.lower(unit.head) in words_in("documents", "describing")

    def _term(self, unit: Unit, mention: TermMention) -> Term:
        told = self._particulars.of(unit, mention)
        told["debtor"] = self._sides.debtor(unit, mention)
        told["beneficiary"] = self._sides.beneficiary(unit, mention)
        told["order"] = unit.item.order or None
        told["status"] = "agreed" if self._document.agreed else "proposed"
        return Term(
            article=self._page.article.id, evidence=self._evidence(unit), confidence=0.7, by=self._page.by,
            proposal=self._proposal, type=mention.type, phase=unit.item.phase,
            parameters={k: v for k, v in told.items() if v is not None},
        )  # fmt: skip

    def _evidence(self, unit: Unit) -> tuple[Evidence, ...]:
        lead = unit.item.lead
        words = self._without_marks(unit.words)
        own = self._page.quote(words or unit.words)
        return (Evidence.quote(self._page.text, lead), own) if lead else (own,)

    def _without_marks(self, words: Sequence[int]) -> list[int]:
        kept = [w for w in words if self._tree.tag(w) not in {"PUNCT", "CCONJ"}]
        return [w for w in words if kept and kept[0] <= w <= kept[-1]]
