"""Questions of a transcript: what is only asked there is nobody's deed, position or term."""

from collections.abc import Iterable

from onrecord.annotate.attributions.turns import is_question
from onrecord.extract.page import Page
from onrecord.layout.turns import turns
from onrecord.records import Claim


def only_asked(page: Page, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the ids of claims that rest on a question alone: "QUESTION: Will Chad accept the plan?"."""
    asked = [p for turn in turns(page.tree.text) if turn.unsaid for p in turn.paragraphs]
    starts = ((c.id, c.evidence[0].start) for c in claims) if asked else ()
    return frozenset(
        number for number, at in starts
        if any(p.start <= at < p.end for p in asked) and is_question(page.tree, page.tree.sentence(at))
    )  # fmt: skip
