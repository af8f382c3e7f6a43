"""What a source asks for itself is not what it says: "“We are ready,” an aide, who asked not to be named, told the paper"."""

from collections.abc import Sequence

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.sources import named_phrase
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_KNOWN = frozenset({"named", "identified", "quoted", "cited"})


def without_wish_for_silence(tree: Tree, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions without those of who only asks not to be named; what else they hold the main verb tells."""
    return tuple(kept for a in attributions if (kept := _apart(tree, a)) is not None)


def _apart(tree: Tree, attribution: Attribution) -> Attribution | None:
    verb = tree.at(attribution.cue[0].start) if attribution.cue else None
    if verb is None or tree.relation(verb) != "acl" or tree.lower(verb - 1) != "who":
        return attribution
    others = [s for s in attribution.content if not _is_silence(tree, s)]
    if len(others) == len(attribution.content):
        return attribution
    noun = tree.head(verb)
    main = tree.head(noun) if tree.relation(noun) == "nsubj" else -1
    source = named_phrase(tree, noun)
    if not others or main < 0 or source is None:
        return None
    return Attribution((source,), (tree.words[main],), tuple(others), attribution.quotation)


def _is_silence(tree: Tree, span: Span) -> bool:
    words = [tree.lower(w) for w in tree.range(span.start, span.end)]
    return words[:1] in (["not"], ["to"]) and "be" in words and not _KNOWN.isdisjoint(words)
