"""Chains of mentions: the names, pronouns and descriptions that stand for one actor."""

from collections.abc import Sequence

from onrecord.annotate.actors import Actor
from onrecord.annotate.annotations import Mention
from onrecord.records.span import Span


def annotate_mentions(actors: Sequence[Actor], resolved: Sequence[tuple[Span, str]]) -> tuple[Mention, ...]:
    """Return the mentions in text order; `resolved` are other phrases with the name of the actor they stand for."""
    numbers = {actor.name: n for n, actor in enumerate(actors)}
    found = {(e.start, e.end): n for n, actor in enumerate(actors) for e in actor.entities}
    for span, name in resolved:
        inside = any(span.start <= s and e <= span.end for s, e in found)
        if name in numbers and not inside:
            found[(span.start, span.end)] = numbers[name]
    return tuple(Mention(start, end, chain) for (start, end), chain in sorted(found.items()))
