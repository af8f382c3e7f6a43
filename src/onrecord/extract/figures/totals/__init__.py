"""The totals of an article: of all its figures and victims, how many were killed and how many hurt.

Rules propose a total (rules.py), other readings stand beside it (options.py), and learned weights choose (choice.py).
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.implied import implied_dead
from onrecord.extract.figures.totals.choice import choose
from onrecord.extract.figures.totals.options import Proposed, propose
from onrecord.extract.figures.totals.records import Stated, Total, count_of
from onrecord.extract.figures.totals.rules import injured_by_rule, killed_by_rule
from onrecord.extract.figures.victims import Victim, Victims
from onrecord.records.values import Measure

_FATES = {"killed", "injured"}
_BODY = {1, 2}  # sentences that tell what a headline does


def totals(tree: Tree, victims: Victims, figures: Sequence[Stated]) -> dict[Measure, Total]:
    """Return the totals by measure; a measure that nothing tells of is left out."""
    return choose(offered(tree, victims, figures))


def offered(tree: Tree, victims: Victims, figures: Sequence[Stated]) -> Proposed:
    """Return every number that may be a total, and what speaks for it."""
    told = [f for f in figures if not victims.is_aside(f.span, f.figure.measure == "killed")]
    told_of = [v for v in victims.all if not _is_told_otherwise(v, told)]
    first = min((v.span.start for v in told_of if v.fate == "killed"), default=len(tree.text))
    told_of = [replace(v, fate="injured") if _came_alive(tree, v, first) else v for v in told_of]
    dead = [v.span for v in told_of if v.fate == "killed"]
    people = [v for v in told_of if v.fate == "killed" or v.span not in dead]  # "shot and killed": dead, not hurt
    implied = implied_dead(tree, victims.is_link)
    killed = killed_by_rule(tree, people, told, implied)
    injured = injured_by_rule(tree, people, told, killed)
    return propose(victims, people, told, implied, (killed, injured))


def _came_alive(tree: Tree, victim: Victim, first_dead: int) -> bool:
    """Say whether some came to hospital behind the dead: "Two died at the scene. Three were taken to hospital"."""
    hospital = tree.lower(victim.told) in figure_words("hospitals")
    return hospital and victim.numbered and victim.fate == "shot" and first_dead < victim.span.start


def _is_told_otherwise(victim: Victim, figures: Sequence[Stated]) -> bool:
    """Say whether a number counts another fate: the one of "1 killed, 3 injured" was not injured, whatever the tree has."""
    here = {f.figure.measure for f in figures if victim.numbered and f.span.overlaps(victim.span)} & _FATES
    return bool(here) and victim.fate in _FATES and victim.fate not in here


def stated_by(figures: Sequence[Stated], measure: str, total: Total) -> int | None:
    """Return the index of the figure that states a total: the one it is of, or one of its number at the same place."""
    for index, stated in enumerate(figures):
        figure = stated.figure
        if figure is total.figure:
            return index
        same = figure.measure == measure and count_of(figure) == total.value and not figure.part_of
        if same and any(s.overlaps(stated.span) for s in total.spans):
            return index
    return None


def told_fully(tree: Tree, figures: Sequence[Stated], index: int) -> int:
    """Return the figure of a lead that tells a headline's number anew, with where or when; else the headline's own."""
    head = figures[index]
    if tree.sentence(head.span.start) > 0 or head.figure.place:
        return index
    for other in range(index + 1, len(figures)):
        figure = figures[other].figure
        same = (
            figure.measure == head.figure.measure and count_of(figure) == count_of(head.figure) and not figure.part_of
        )
        if tree.sentence(figures[other].span.start) in _BODY and same and (figure.place or figure.period):
            return other
    return index
