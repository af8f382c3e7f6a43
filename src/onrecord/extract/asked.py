"""Questions of a transcript: what is only asked there is nobody's deed, position or term."""

from collections.abc import Iterable

from onrecord.annotate.attributions.turns import is_question
from onrecord.extract.page import Page
from onrecord.layout.turns import turns
from onrecord.records import Claim


def only_asked(page: Page, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the ids of claims that rest on a question alone: "QUESTION: Will Chad accept the plan?"."""
    asked = [p for turn in turns(page.tree.text) if turn.unsaid for p in turn.paragraphs]
    here = [c for c in claims if any(p.start <= c.evidence[0].start < p.end for p in asked)]
    return frozenset(
        c.id for c in here
        if is_question(page.tree, page.tree.sentence(c.evidence[0].start)) or any(v.name.lower() == "you" for v in c.said_by)
    )  # fmt: skip
