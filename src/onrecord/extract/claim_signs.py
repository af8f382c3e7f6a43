"""What is seen of a claim that tells how likely all of it is right: how it is told, whom it names, what the reader hears."""

import math
from collections.abc import Iterator, Sequence

from onrecord.extract.deal.learned import Learned
from onrecord.extract.odds import Signs, log_odds
from onrecord.extract.page import Page
from onrecord.records import Claim, Compliance, Event, Exchange, Figure, Position, Round, Term

_DEEP = 20  # sentences down an article, from which on it makes no more difference
_USUAL = 10  # words that a claim usually rests on
_HEARD = ("clause", "meeting", "verdict", "given", "topic")


def kind_of(claim: Claim) -> str:
    """Return the kind by which a claim is weighed: its own, told closer where an extractor of its own finds it."""
    return claim.detail.kind if isinstance(claim, Event) and claim.detail is not None else claim.kind


class Beside:
    """What all claims of one article are seen beside: its page, what the reader of the deal hears, the claims themselves."""

    def __init__(self, page: Page, learned: Learned | None, claims: Sequence[Claim]) -> None:
        self._page = page
        self._learned = learned
        self._labels = {e.actor: e.label for e in page.annotations.entities}
        self._kinds = [kind_of(c) for c in claims]

    def signs_of(self, claim: Claim) -> Signs:
        """Return the signs of one of the claims."""
        tree, kind = self._page.tree, kind_of(claim)
        words = sorted({w for e in claim.evidence for w in tree.range(e.start, e.end)})
        at = tree.sentence_of(words[0]) if words else 0
        sentence = tree.sentences[at]
        told = self._page.text[tree.words[sentence.first].start : tree.words[sentence.last - 1].end]
        beside = self._kinds.count(kind) - 1
        signs = {
            "always": 1.0, "extractor": log_odds(claim.confidence), "first sentence": float(at == 0),
            "depth": min(at, _DEEP) / 10, "words": math.log(max(len(words), 1) / _USUAL),
            "alone": float(beside <= 0), "others": math.log(1 + max(beside, 0)),
        }  # fmt: skip
        signs |= dict(_values(claim))
        for role, names in _parties(claim):
            signs |= dict(self._named(role, names, told, claim))
        if self._learned is not None and not isinstance(claim, Figure):
            signs |= dict(_heard(self._learned, claim, words))
        return signs

    def _named(self, role: str, names: Sequence[str | None], told: str, claim: Claim) -> Iterator[tuple[str, float]]:
        """Yield how those in one role are named: by what sort of name, and whether the sentence and the evidence have it."""
        if not any(names):
            yield f"{role}: nobody", 1.0
        for name in names:
            if not name:
                yield f"{role}: open", 1.0
                continue
            yield f"{role}: {self._labels.get(name) or ('name' if name[:1].isupper() else 'noun')}", 1.0
            if name not in told:
                yield f"{role}: not in the sentence", 1.0
            elif not any(name in e.text for e in claim.evidence):
                yield f"{role}: not in the evidence", 1.0


def _parties(claim: Claim) -> Iterator[tuple[str, Sequence[str | None]]]:
    match claim:
        case Position():
            yield "party", [claim.party]
        case Term():
            for role in ("debtor", "beneficiary"):
                yield role, [claim.parameters.get(role)]
        case Event(detail=Exchange(sides=sides)):
            yield "giver", [side.party for side in sides]
        case Event(detail=Round() as held):
            yield "participants", [v.name for v in held.participants]
            yield "mediators", held.mediators
        case Event():
            yield "actors", claim.actors
            yield "recipients", claim.recipients


def _values(claim: Claim) -> Iterator[tuple[str, float]]:
    """Yield what a claim tells, of which some is told wrong more often."""
    match claim:
        case Position():
            yield f"type {claim.term}", 1.0
            yield f"stance {claim.stance}", 1.0
        case Term():
            yield f"type {claim.type}", 1.0
            yield "agreed", float(claim.parameters.get("status") == "agreed")
            yield "parameters", len(claim.parameters) / 3
            yield "proposal", float(claim.proposal is not None)
        case Figure():
            yield f"measure {claim.measure}", 1.0
            yield f"comparator {claim.comparator}", 1.0
            yield "one", float(claim.value == 1)
            yield "total", float(claim.total)
            yield "part", float(claim.part_of is not None)
            yield "recalled", float(claim.recalled)
            yield "place", float(claim.place is not None)
            yield "period", float(claim.period is not None)
        case Event():
            yield f"status {claim.status}", 1.0
            yield "place", float(claim.place is not None)
            yield "day", float(claim.date is not None)
            yield from _of_detail(claim)


def _of_detail(event: Event) -> Iterator[tuple[str, float]]:
    match event.detail:
        case Compliance() as told:
            yield f"type {told.term}", 1.0
            yield f"verdict {told.verdict}", 1.0
            yield "of nobody", float(not event.actors)
        case Exchange() as told:
            yield "numbers", float(sum(side.value is not None for side in told.sides))
        case Round() as told:
            yield "how many", min(len(told.participants), 4) / 2
        case None:
            yield f"type {event.plover}", 1.0


def _heard(learned: Learned, claim: Claim, words: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Yield how likely the reader of the deal finds what a claim's words may tell, and just that."""
    yield "of a deal", log_odds(learned.of_deal)
    if isinstance(claim, Event) and claim.detail is None:
        return
    for what in _HEARD:
        yield f"heard {what}", log_odds(learned.heard(what, words))
    match claim:
        case Position():
            yield "typed", log_odds(learned.heard("topic", words, of=claim.term))
            yield "stanced", log_odds(learned.heard("stance", words, claim.stance))
        case Term():
            yield "typed", log_odds(learned.heard("clause", words, of=claim.type))
        case Event(detail=Compliance() as told):
            yield "typed", log_odds(learned.heard("verdict", words, of=told.term))
            yield "judged so", log_odds(learned.heard("verdict", words, told.verdict))
        case Event(detail=Round() as told):
            yield "stands so", log_odds(learned.heard("meeting", words, told.status))
