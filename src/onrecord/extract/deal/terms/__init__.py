"""Articles -> terms: the clauses of the proposals and agreements it tells of, with phase and parameters."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters import Parameters
from onrecord.extract.deal.parameters.sides import only_tables
from onrecord.extract.deal.parameters.words import RELEASES, words
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.proposals import Proposals, Sheet, one_truce
from onrecord.extract.deal.stances.conditions import condition_of
from onrecord.extract.deal.stances.operators import negated, operators
from onrecord.extract.deal.terms.frames import Frames
from onrecord.extract.deal.terms.heard import Heard
from onrecord.extract.deal.terms.phases import PHASE, Phases
from onrecord.extract.deal.terms.tabled import Tabled
from onrecord.extract.deal.terms.told import Told
from onrecord.extract.page import Page
from onrecord.extract.voices import class_of
from onrecord.records import Term

_WHOLE = {"deal_as_a_whole", "talks_process"}
_WILL = {"will", "would", "shall", "must", "should", "may", "can"}
_UNDERTAKING = set("undertakes undertake undertook undertaken agree agrees commits commit promises".split())
_SET = set("foreseen planned scheduled envisaged set due promised stipulated guaranteed granted".split())
_BE = {"is", "are", "be", "was", "were"}
_MEET = {"meet", "meets", "meeting", "met"}
_BOUND = {"offers", "accepts"}  # "undertakes to", "agreed to": words of a clause that binds
_WHEN = {"ahead", "before", "after", "since", "during", "until", "when", "once", "following", "amid", "despite"}
_THEN = {"thereafter", "then", "afterwards", "subsequently", "next", "later", "finally", "followed"}
_TERMS_BACK = 2  # sentences from a term told to one that goes on telling
_NAME_AHEAD = 2  # sentences from a clause to the name of its agreement behind it
_NAME_BACK = 1  # sentences from the name of a proposal to a term of it


def told_by_proposals(
    page: Page, proposals: Proposals, mentions: tuple[TermMention, ...], learned: Learned | None = None
) -> tuple[Told, ...]:
    """Return the clauses of proposals and agreements, each with the proposal, in text order."""
    finder = _Finder(page, proposals)
    found = {m.head: told for m in mentions if (told := finder.told(m))}
    for mention in mentions:
        if mention.head not in found and (told := finder.named_behind(mention, found.values())):
            found[mention.head] = told
    by_words = tuple(found[head] for head in sorted(found))
    clauses = Heard(page, proposals, learned).joined(by_words) if learned else by_words
    meant = one_truce([c.sheet for c in clauses])
    return tuple(
        replace(c, sheet=meant.get(id(c.sheet), c.sheet))
        for c in clauses if not finder.is_meeting(c.mention) and not (learned and _only_names_talks(page, c))
    )  # fmt: skip


def _only_names_talks(page: Page, told: Told) -> bool:
    """Say whether a noun only names talks, in which the learned reader hears no clause: "a plan for | negotiations"."""
    noun = told.mention.type == "talks_process" and page.tree.tag(told.mention.head) == "NOUN"
    return noun and told.heard is None


def extract_terms(page: Page, told: tuple[Told, ...], mentions: tuple[TermMention, ...]) -> tuple[Term, ...]:
    """Return the terms of an article in text order."""
    parameters = Parameters(page, [*mentions, *(t.mention for t in told if t.alone)])
    parties = Parties(page)
    phases = Phases(page)
    terms = [_term(page, t, parameters, parties, phases) for t in told]
    return tuple(
        t for n, t in enumerate(terms) if n == 0 or not _told_again(page, told[n - 1 : n + 1], terms[n - 1], t)
    )


def _told_again(page: Page, told: tuple[Told, ...], before: Term, term: Term) -> bool:
    """Say whether a clause is told twice in one sentence: "the right to | return of refugees who go | home"."""
    one, other = (page.tree.sentence_of(t.mention.head) for t in told)
    if one != other or (before.type, before.phase) != (term.type, term.phase):
        return False
    if term.type == "humanitarian_aid":  # "400 | lorries a day would carry | food", "50 of them carrying | fuel"
        return term.parameters.get("quantity") in {None, before.parameters.get("quantity")}
    whole = told[0].mention.head
    if page.tree.tag(whole) == "NOUN" and told[1].mention.head in page.tree.below(whole):
        return True  # "a | commission | to watch over the truce"
    first, last = sorted(t.mention.head for t in told)
    ordered = any(page.tree.lower(w) in _THEN for w in range(first, last))  # "autonomy, followed by a referendum"
    return not ordered and len(before.parameters) > 1 and term.parameters.items() <= before.parameters.items()

_LEFT_OUT = frozenset({"nothing", "silent", "omits", "omitted"})
_MENTION = frozenset({"mention", "mentions", "mentioned", "reference", "word", "address"})


class _Finder:
    """Tells whether a term mention is a clause of a proposal, and of which."""

    def __init__(self, page: Page, proposals: Proposals) -> None:
        self._page = page
        self._tree = page.tree
        self._proposals = proposals
        self._frames = Frames(page, proposals)
        self._tabled = Tabled(page)
        self._parties = Parties(page)
        self._last: Told | None = None

    def told(self, mention: TermMention) -> Told | None:
        """Return the mention with its proposal; None where it is no clause of one."""
        if mention.head in self._proposals.at or (
            mention.type == "permanent_end" and set(mention.words) & set(self._proposals.at)
        ):
            return None
        if mention.type in _WHOLE and (mention.head in self._proposals.at or mention.type == "deal_as_a_whole"):
            return None
        found = None if self.is_meeting(mention) else self._find(mention)
        self._last = found or self._last
        return found

    def _find(self, mention: TermMention) -> Told | None:
        if once := self._tabled.once_held(mention):
            return Told(mention, once, mention.head)
        if self._aside(mention.head) or self._unmentioned(mention.head):
            return None
        frame = self._frames.of(mention.head)
        if frame and self._last and not self._last.sheet.noun and _is_bare(frame.sheet):
            frame = replace(frame, sheet=self._last.sheet)  # "the text" of what was agreed in so many words
        if frame and not self._held(mention):
            return Told(mention, frame.sheet, frame.governor)
        tabled = self._tabled.sheet(mention)
        if tabled:
            self._frames.tabled[mention.head] = tabled[1]
            return Told(mention, tabled[1], tabled[0])
        if mention.type == "talks_process":
            return None  # "the two are to | meet again": a round, and no clause
        carried = self._carried_on(mention)
        return Told(mention, carried, self._tree.clause_head(mention.head)) if carried else None

    def _aside(self, word: int) -> bool:
        """Say whether a term only tells when another comes about: "ahead of elections", "as soon as the pullout begins"."""
        tree, at = self._tree, word
        for _ in range(4):
            if at < 0:
                return False
            cases = {
                tree.lower(w) for c in tree.dependents(at, "case", "mark") for w in (c, *tree.dependents(c, "fixed"))
            }
            if tree.relation(at) in {"obl", "nmod", "advcl"} and cases & _WHEN:
                return True
            if tree.relation(at) == "nmod" and "of" in cases and tree.head(at) in self._page.time_words:
                return True  # "within 72 hours of the pull-back"
            if tree.relation(at) == "advcl" and any(
                tree.lower(c) == "soon" for c in tree.dependents(at, "advmod", "mark")
            ):
                return True
            at = tree.head(at)
        return False

    def _unmentioned(self, word: int) -> bool:
        """Say whether a term is what a text leaves out: "says | nothing about autonomy", "makes no | mention of a truce"."""
        tree, at = self._tree, word
        for _ in range(2):
            at = tree.head(at)
            if at < 0:
                return False
            if tree.lower(at) in _LEFT_OUT or (tree.lower(at) in _MENTION and (tree.is_none(at) or negated(tree, at))):
                return True
        return False

    def _held(self, mention: TermMention) -> bool:
        """Say whether somebody refuses, doubts or opposes the term: that is where a party stands, no clause."""
        stances = [o.told for o in operators(self._tree, mention.head, frozenset())]
        return bool(stances) and stances[-1] in {"rejects", "opposes", "doubts", None}

    def _carried_on(self, mention: TermMention) -> Sheet | None:
        """Return the proposal told of just before, where this sentence goes on telling what it would do."""
        tree = self._tree
        sentence = tree.sentence_of(mention.head)
        last = self._before(tree.sentences[sentence].first)
        if last is None or any(o.told not in _BOUND for o in operators(tree, mention.head, frozenset())):
            return None
        if any(o.told == "offers" for o in operators(tree, mention.head, frozenset())):
            return last if self._plain(mention) else None
        clause = tree.clause_head(mention.head)
        while clause >= 0:
            if tree.syntax.relations[clause] == "acl:relcl" and not self._binding(clause):
                return None  # "the deal, which crowned a third round of talks"
            staged = any(PHASE.match(tree.lower(w)) for w in tree.clause(clause))
            ordered = any(tree.lower(w) in _THEN for w in tree.clause(clause))
            if staged or ((ordered or self._binding(clause)) and self._plain(mention)):
                return last
            clause = tree.clause_head(tree.head(clause)) if tree.head(clause) >= 0 else -1
        return None

    def is_meeting(self, mention: TermMention) -> bool:
        """Say whether a round is told and no clause, "are to | meet again", or a person leaves and no troops."""
        tree = self._tree
        clause = tree.clause_head(mention.head)
        if mention.type == "talks_process":
            return tree.tag(mention.head) == "VERB" and tree.lower(mention.head) in _MEET
        persons = [self._page.entity_at.get(s) for s in tree.dependents(clause, "nsubj")]
        return mention.type == "withdrawal" and any(e is not None and e.label == "PERSON" for e in persons)

    def _before(self, first: int) -> Sheet | None:
        """Return the proposal told of in the sentences right before, by its terms or by its name."""
        tree = self._tree
        here = tree.sentence_of(first)
        if self._last and here - tree.sentence_of(self._last.mention.head) <= _TERMS_BACK:
            return self._last.sheet
        last = self._proposals.before(first)
        named = None if last is None else max(h for h in last.heads if h < first)
        return last if named is not None and here - tree.sentence_of(named) <= _NAME_BACK else None

    def named_behind(self, mention: TermMention, found: Iterable[Told]) -> Told | None:
        """Return a clause that binds with the agreement named right behind it: "Troops are to leave by May. The pact was ..."."""
        tree = self._tree
        if mention.head in self._proposals.at or mention.type in _WHOLE or self._aside(mention.head):
            return None
        clause = tree.clause_head(mention.head)
        stances = [o for o in operators(tree, mention.head, frozenset()) if o.told not in _BOUND]
        if stances or negated(tree, clause) or not self._binding(clause) or not self._plain(mention):
            return None
        here = tree.sentence_of(mention.head)
        sheets = [*((h, s) for h, s in self._proposals.at.items()), *((t.mention.head, t.sheet) for t in found)]
        behind = [(h, s) for h, s in sorted(sheets, key=lambda told: told[0]) if s.agreed or (s.author and s.noun)]
        if condition_of(self._page, clause, refused=False) is not None and not any(s.agreed for _, s in behind):
            return None
        for head, sheet in behind:
            if 0 <= tree.sentence_of(head) - here <= _NAME_AHEAD and head > mention.head:
                return Told(mention, sheet, clause)
        return None

    def _near(self, mention: TermMention) -> bool:
        """Say whether the sentence before told terms, or this one did."""
        tree = self._tree
        here = tree.sentence_of(mention.head)
        return self._last is not None and here - tree.sentence_of(self._last.mention.head) <= 1

    def _binding(self, clause: int) -> bool:
        """Say whether a clause tells what shall be done: "will", "would", "is to", "must", "may"; a joined one as its first."""
        tree = self._tree
        if tree.relation(clause) == "conj" and not tree.dependents(clause, "nsubj", "aux"):
            return self._binding(tree.head(clause))
        aux = {tree.lower(c) for c in tree.dependents(clause, "aux", "cop")}
        has_to = tree.lower(clause) in _UNDERTAKING or (
            tree.relation(clause) in {"xcomp", "advcl"}
            and tree.lower(tree.head(clause)) in _UNDERTAKING | {"has", "have"}
        )
        has_to = has_to or (tree.lower(clause) in {"has", "have"} and bool(tree.dependents(clause, "xcomp")))
        has_to = has_to or (
            tree.lower(clause) in _SET and any(tree.relation(c) in {"aux", "cop"} for c in tree.children[clause])
        )
        to_be = bool(aux & _BE) and any(tree.lower(c) == "to" for c in tree.dependents(clause, "mark"))
        is_to = tree.relation(clause) == "xcomp" and tree.lower(tree.head(clause)) in _BE
        return bool(aux & _WILL) or to_be or is_to or has_to

    def _plain(self, mention: TermMention) -> bool:
        """Say whether the article itself tells it, or a document does."""
        saying = self._page.saying(mention.head)
        if saying is None or saying.speaker is None:
            return True
        verb = self._tree.clause_head(mention.head)
        firm = {self._tree.lower(c) for c in self._tree.dependents(verb, "aux")} & {"will", "shall"}
        if firm and not negated(self._tree, verb) and self._near(mention) and saying.quotation == "indirect":
            return condition_of(self._page, verb, refused=False) is None
        if class_of(saying.speaker) in {"document", "media"}:
            return True
        if self._last and self._last.sheet.author and self._near(mention):
            return self._parties.speaking(saying) == self._last.sheet.author  # its author tells the rest of it
        sources = {w for s in saying.source for w in self._tree.range(s.start, s.end)}
        return bool(sources & set(self._proposals.at))


def _is_bare(sheet: Sheet) -> bool:
    return not sheet.agreed and sheet.author is None and sheet.date is None and len(sheet.name.split()) == 1


def _sides(page: Page, told: Told) -> dict[str, int]:
    """Return whom the learned reader points at, by what they are to the term.

    Beside a term that the vocabulary found only those of its clause count; who is to be freed and what carries aid get
    nothing by it.
    """
    heard, tree = told.heard, page.tree
    if heard is None:
        return {}
    found = {k: w for k in ("debtor", "beneficiary") if (w := getattr(heard, k)) is not None}
    found = {k: tree.head(w) if tree.relation(w) == "nummod" else w for k, w in found.items()}
    gets = found.get("beneficiary")
    if gets is not None and (heard.type in RELEASES or tree.lower(gets) in words("carriers")):
        del found["beneficiary"]
    found = {k: w for k, w in found.items() if not (_mediates(page, w) or only_tables(tree, w, heard.word))}
    here = tree.clause_head(heard.word)
    return {k: w for k, w in found.items() if told.alone or (k in heard.sure and here == tree.clause_head(w))}


def _mediates(page: Page, word: int) -> bool:
    """Say whether somebody only tries to bring a deal about: "the envoy is in an effort to | broker | a truce"."""
    tree = page.tree
    if tree.relation(word) != "nsubj":
        return False
    below = (w for w in tree.below(tree.head(word)) if tree.lower(w) in words("brokering"))
    return any(not tree.dependents(w, "nsubj") for w in below)


def _names(page: Page, told: Told) -> bool:
    """Say whether the sentence of a clause names the proposal that it is of."""
    sentence = page.tree.sentences[page.tree.sentence_of(told.mention.head)]
    return bool(told.sheet.noun) and any(sentence.first <= h < sentence.last for h in told.sheet.heads)


def _term(page: Page, told: Told, parameters: Parameters, parties: Parties, phases: Phases) -> Term:
    mention, sheet = told.mention, told.sheet
    particulars: dict[str, Any] = parameters.of(mention)
    for key, word in _sides(page, told).items():
        if told.alone or key not in particulars:
            between = key == "debtor" and "between" in page.tree.cases(word)  # "the truce between | Peru | and Chile"
            each = [parties.of(w) or page.country(page.name_of(w)) for w in (page.joined(word) if between else [word])]
            particulars[key] = " and ".join(dict.fromkeys(each))
    if sheet.author and not sheet.noun and page.tree.tag(mention.head) == "VERB":
        particulars.setdefault("debtor", sheet.author)  # "X announced that it would cease fire"
    agreed = told.heard.agreed if told.heard and told.alone and not _names(page, told) else sheet.agreed
    particulars["status"] = "agreed" if agreed else "proposed"
    scope = [w for w in parameters.scope(mention) if page.tree.same_sentence(w, mention.head)]
    return Term(
        article=page.article.id, evidence=(page.quote(scope or mention.words),), said_by=page.said_by(mention.head),
        confidence=0.7, by=page.by, proposal=sheet.record, type=mention.type, phase=phases.of(mention.head, min(sheet.heads)),
        parameters=particulars,
    )  # fmt: skip
