"""Whether an article is of a deal between sides of a conflict at all: constitutions, courts and laws have terms too."""

from functools import partial

from onrecord.extract.deal.learned import Learned, silence
from onrecord.extract.page import Page
from onrecord.vocabularies.load import words_in

_SHORT = 0.5  # as likely as this to have told nothing of a deal yet, an article is short
_OF_DEAL = 0.4  # as likely as this the learned reader must find it that an article tells of a deal, to have clauses
_SURELY = 0.85  # and as likely where its words are of a conflict only
_BARGAINED = frozenset({
    "governance", "monitoring", "security_guarantees", "recognition", "talks_process", "deal_as_a_whole",
    "border_and_crossings", "sanctions",
})  # fmt: skip
"""Types of terms that states settle alone, or with friends, too."""
_listed = partial(words_in, "deal", "subject")


def is_short(page: Page) -> bool:
    """Say whether an article is so short that it need not tell that it is of a deal."""
    return silence(len(page.tree.words)) > _SHORT


def tells_clauses(page: Page, learned: Learned | None) -> bool:
    """Say whether an article may tell the clauses of a deal: by its words, and by what the learned reader hears."""
    likely = silence(len(page.tree.words)) if learned is None else learned.of_deal
    return likely > _OF_DEAL and (_names(page, "words") or (likely > _SURELY and _names(page, "conflict")))


def tells_positions(page: Page, kind: str, learned: Learned | None) -> bool:
    """Say whether an article may tell where somebody stands on a term of a type.

    Parliaments, parties and courts demand and reject things too, in states that have armies and histories of wars. That
    troops leave or somebody is tried is asked in articles of a conflict that name no side and no deal as well.
    """
    if _names(page, "words") or _names(page, "sides") or (learned is not None and learned.of_deal > _SURELY):
        return True
    return kind not in _BARGAINED and _names(page, "conflict")


def _names(page: Page, key: str) -> bool:
    """Say whether an article has a word of the list; a short one need have none."""
    return is_short(page) or not _listed(key).isdisjoint(page.tree.vocabulary)
