"""Transcripts: what stands behind a label is said by whom it names; a question states nothing, but what it cites."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.tree import Tree
from onrecord.layout.turns import Turn, turns
from onrecord.records.span import Span

_QUESTION = {"AUX", "ADV", "PRON", "DET"}


def with_spoken(quoted: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return the quoted stretches with all that is said in turns, which holds those in it."""
    said = [p for turn in turns(text) for p in turn.paragraphs]
    return (
        tuple(sorted([*said, *(q for q in quoted if not any(p.contains(q) for p in said))])) if said else tuple(quoted)
    )


def with_turns(tree: Tree, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with one for each paragraph of a turn, the cue its colon or bracket.

    What the labels found inside is left out, as it is found again when contents are read for themselves, but in
    questions and what reporters tell, which are nobody's statement: there what is cited stays ("Chad says that ...").
    """
    told = turns(tree.text)
    if not told:
        return tuple(found)
    kept = [a for a in found if _stays(tree, told, a)]
    return (*kept, *(_said(turn, p) for turn in told if not turn.unsaid for p in turn.paragraphs))


def _said(turn: Turn, paragraph: Span) -> Attribution:
    return Attribution((turn.label,), (turn.cue,), (paragraph,), "direct")


def _stays(tree: Tree, told: Sequence[Turn], attribution: Attribution) -> bool:
    """Say whether an attribution stands before the turns, or is cited in a question without being what is asked."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    turn = told[max(bisect_right(told, min(s.start for s in spans), key=lambda t: t.label.start) - 1, 0)]
    end = max(s.end for s in spans)
    if end <= turn.label.start or min(s.start for s in spans) >= turn.paragraphs[-1].end:
        return True
    within = any(all(p.contains(s) for s in spans) for p in turn.paragraphs)
    return turn.unsaid and within and not is_question(tree, tree.sentence(spans[0].start))


def is_question(tree: Tree, sentence: int) -> bool:
    """Say whether a sentence asks from its first word: "Will Chad accept the plan?"."""
    words = tree.sentences[sentence]
    last = next(
        (i for i in range(words.last - 1, words.first, -1) if tree.word(i) not in {'"', "”", "’", ")"}), words.first
    )
    return tree.word(last) == "?" and tree.tag(words.first) in _QUESTION
