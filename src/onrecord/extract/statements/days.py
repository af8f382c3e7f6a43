"""Days of saying that the sentence before tells: "The army said on Monday ... It added ..."."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.attributions.cues import Cue
from onrecord.annotate.tree import Tree
from onrecord.extract.page import Page
from onrecord.records import Statement

_PERFECT = {"has", "have", "had", "'ve", "’ve", "'d", "’d", "will", "would"}
_OTHER = set("earlier previously later once before already recently often repeatedly again ago".split())
_THEN = {"had", "'d", "’d", "will", "would", *_OTHER}  # of no saying of now
_TOLD = {"said", "told", "wrote", "spoke", "according", "put", "called"}
_DAY = len("2024-05-31")


def with_days(page: Page, stated: Sequence[tuple[Statement, Cue]]) -> tuple[Statement, ...]:
    """Return the statements with the day that the same speaker's words just before were said on, where none is told.

    Each is of one sentence's telling with the one before: the same sentence, or the next. Whoever answers does so on
    the day of the question. What a relative clause recalls was said on another day: "Diop, who in May called for talks".
    What else an entry of a live page tells of was said on its day.
    """
    tree = page.tree
    order = sorted(range(len(stated)), key=lambda n: (stated[n][1].head or 0, n))
    days = [statement for statement, _ in stated]
    told: dict[int, list[int]] = {}  # those told so far, by the sentence of the cue
    for n in order:
        if days[n].said_on is None and _goes_on(tree, stated[n][1]):
            begins = _begins(tree, *stated[n])
            near = (m for sentence in (begins, begins - 1) for m in reversed(told.get(sentence, ())))
            day = next((days[m].said_on for m in near if _is_same_telling(days[m], days[n])), None)
            if day is not None and len(day) == _DAY:
                days[n] = replace(days[n], said_on=day)
        head = stated[n][1].head
        if days[n].said_on is None and (head is None or not (_around(tree, head) & _THEN or _is_recalled(tree, head))):
            days[n] = replace(days[n], said_on=page.day_of_entry(days[n].content[0].start))
        if head is not None and not _is_recalled(tree, head):
            told.setdefault(tree.sentence_of(head), []).append(n)
    return tuple(days)


def _goes_on(tree: Tree, cue: Cue) -> bool:
    """Say whether a cue tells of the time just told of: a plain past, with no time of its own."""
    if cue.head is None or tree.tag(cue.head) != "VERB":
        return False
    verb = tree.lower(cue.head)
    return (verb in _TOLD or verb.endswith(("ed", "ing"))) and not _around(tree, cue.head) & (_PERFECT | _OTHER)


def _around(tree: Tree, verb: int) -> set[str]:
    return {tree.lower(c) for c in tree.dependents(verb, "aux", "advmod")}


def _is_recalled(tree: Tree, verb: int) -> bool:
    """Say whether a verb stands in a relative clause."""
    return any(tree.syntax.relations[word] == "acl:relcl" for word in tree.climb(verb, len(tree.words)))


def _begins(tree: Tree, statement: Statement, cue: Cue) -> int:
    """Return the number of the sentence in which a statement begins, its words or what tells of them."""
    at = statement.content[0].start
    return tree.sentence(at if cue.head is None else min(tree.words[cue.head].start, at))


def _is_same_telling(one: Statement, other: Statement) -> bool:
    """Say whether two statements are of one speaker, or the other answers what the one asks."""
    if one.said_on is None or other.speaker is None:
        return False
    return one.speaker == other.speaker or (one.speech_act == "asks" and one.addressee == other.speaker.name)
