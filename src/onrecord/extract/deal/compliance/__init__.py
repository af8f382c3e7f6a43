"""Articles -> compliance: who is said to have kept, broken or delayed what an agreement binds it to, and by whom."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.deal.compliance.answers import Answers
from onrecord.extract.deal.compliance.bindings import VAGUE, WIDE, Bindings
from onrecord.extract.deal.compliance.blame import NOBODY, Blame, Blames
from onrecord.extract.deal.compliance.deeds import NOT, Deed, ToldDeeds
from onrecord.extract.deal.compliance.learned import LearnedCompliance
from onrecord.extract.deal.compliance.undone import OwedDeeds
from onrecord.extract.deal.compliance.who import Who
from onrecord.extract.deal.compliance.words import words
from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.page import Page, day_in, gone_by
from onrecord.records import Compliance, Event, Voice
from onrecord.records.detail import Verdict

_PLOVER: dict[Verdict, str] = {"kept": "COOPERATE", "broken": "REJECT", "delayed": "REJECT"}
_APART = {"since", "by", "before", "after", "until", "till", "of", "than"}  # what follows is no day on which it was done


def extract_compliance(
    page: Page, proposals: Proposals, mentions: tuple[TermMention, ...], learned: Learned | None = None
) -> tuple[Event, ...]:
    """Return the claims of compliance of an article in text order; what is said twice by the same is one."""
    found: dict[tuple[object, ...], Event] = {}
    bindings = Bindings(page, proposals, mentions)
    who = Who(page)
    truces = [m for m in mentions if m.type == "ceasefire" and page.tree.tag(m.head) in {"NOUN", "PROPN"}]
    bound = any(sheet.agreed for sheet in proposals.sheets)
    heard = LearnedCompliance(page, learned if bindings.any else None, who, truces, bound=bound)
    for deed, told in _told(page, heard.likely(_deeds(page, bindings)), heard, who):
        if deed.term in VAGUE and bindings.truce and heard.term(deed) not in VAGUE:
            deed = replace(deed, term="ceasefire")
        if deed.verdict == "broken" and deed.term in {*WIDE, "ceasefire"}:
            deed = replace(deed, term=bindings.withheld_type(deed.word) or deed.term)
        for party, sayers in told.parties.items():
            event = _event(page, proposals, deed, party, sayers, denied=told.denied)
            names = tuple(v.name for v in sayers)
            found.setdefault((party, deed.term, deed.verdict, told.denied, names), event)
    return tuple(found.values())


def _deeds(page: Page, bindings: Bindings) -> list[Deed]:
    """Return the deeds in text order; what only tells how another was done is none: "broke it by failing to leave"."""
    owed = OwedDeeds(page, bindings)
    found: dict[tuple[int, str], Deed] = {}
    for deed in (*ToldDeeds(page, bindings).found(), *owed.undone(), *owed.as_agreed(), *owed.in_defiance()):
        inside = any(
            deed.word != d.word and (deed.what == d.word or _below(page, deed.word, d.word)) for d in found.values()
        )
        if not inside:
            found.setdefault((deed.word, deed.term), deed)
    deeds = [found[at] for at in sorted(found)]
    return [d for d in deeds if not (d.term in WIDE and any(_tells(page, e, d) for e in deeds))]


def _tells(page: Page, deed: Deed, wide: Deed) -> bool:
    """Say whether a deed tells in which term an agreement is kept or broken: "refuse to disarm, in defiance of it"."""
    return deed.term not in WIDE and deed.verdict == wide.verdict and _below(page, wide.word, deed.word)


def _below(page: Page, word: int, above: int) -> bool:
    while word >= 0 and word != above and page.tree.lower(word) not in words("saying", "accusing"):
        word = page.tree.head(word) if page.tree.relation(word) != "conj" else -1
    return word == above


def _told(page: Page, by_rule: list[Deed], heard: LearnedCompliance, who: Who) -> Iterator[tuple[Deed, Blame]]:
    """Yield the deeds with those who are blamed for them, and with those who deny it, of two charges the one told last."""
    blames, answers = Blames(page, who), Answers(page, who)
    last: Blame | None = None
    alone = heard.beside(by_rule)
    told: list[tuple[Deed, Blame]] = []
    for deed in sorted([*by_rule, *alone], key=lambda d: d.word):
        undone = deed in alone and _is_undone(page, deed)
        for found in heard.blames(deed, blames.of(deed, last), alone=deed in alone):
            blame = replace(found, denied=True) if undone and any(found.parties.values()) else found
            told.append((deed, blame))
            last = blame if blame.of_somebody else last
    for n, (deed, blame) in enumerate(told):
        yield deed, blame
        behind = [(d, b) for d, b in told[n + 1 :] if d.word > deed.word and d.verdict != "kept"]
        others = [d.word for d, b in behind if b.parties.keys() != blame.parties.keys() and not _of_himself(b)]
        answer = answers.to(deed, blame, others)
        if answer:
            yield deed, answer


def _of_himself(blame: Blame) -> bool:
    """Say whether who is blamed speaks of himself: "the army denied that it had dragged its feet"."""
    return any(v.name == party for party, said in blame.parties.items() for v in said)


def _is_undone(page: Page, deed: Deed) -> bool:
    """Say whether an attack is told not to have been made: "it has not | fired once", "had | carried out no raid"."""
    tree = page.tree
    around = (
        *tree.dependents(deed.word, "advmod"),
        *(d for c in tree.dependents(deed.word, "obj") for d in tree.dependents(c, "det")),
    )
    return deed.term == "ceasefire" and deed.verdict == "broken" and any(tree.lower(c) in NOT for c in around)


def _event(
    page: Page, proposals: Proposals, deed: Deed, party: str, sayers: tuple[Voice, ...], *, denied: bool
) -> Event:
    sheet = proposals.at.get(deed.what)
    tree = page.tree
    near = tree.same_sentence(deed.word, deed.what)
    with_it = [deed.what] if deed.what != deed.word else tree.dependents(deed.word, "nsubj")
    off = [c for c in tree.dependents(deed.word, "compound") if c > deed.word]  # "put | off"
    return Event(
        article=page.article.id, evidence=(page.quote([deed.word, *off, *(with_it if near else ())]),),
        said_by=sayers, modality="denied" if denied else "asserted", negated=denied, confidence=0.7, by=page.by,
        plover=_PLOVER[deed.verdict], actors=(party,) if party != NOBODY else (), status="denied" if denied else "occurred",
        date=_day(page, deed.word), place=page.place_of(deed.word),
        detail=Compliance(deed.term, deed.verdict, sheet.name if sheet else None),
    )  # fmt: skip


def _day(page: Page, word: int) -> str | None:
    """Return the day that a deed's own word, the verb of its clause or of the one that this is a circumstance of tells: none
    of what is agreed ("broke | the truce of May") or said, none since when, and none by which it was due.
    """
    tree = page.tree
    clause = tree.clause_head(word)
    clauses = [clause, *([tree.head(clause)] if tree.relation(clause) == "advcl" else [])]  # "drove off on Monday, | as agreed"
    clauses += [c for c in tree.dependents(word, "advcl") if "by" in tree.openers(c)]  # "| broke it by entering Bria on Monday"
    for time in page.times_in([w for c in clauses for w in sorted(tree.clause(c))]):
        top = tree.top(tree.range(time.start, time.end))
        day = day_in(time.value) if time.type in {"DATE", "TIME"} else None
        if top is None or day is None or tree.cases(top) & _APART:
            continue
        above = tree.head(top)
        acting = above >= 0 and tree.tag(above) == "VERB" and tree.lower(above) not in words("saying", "accusing")
        if acting or above == word:
            return gone_by(page, day)
    return None
