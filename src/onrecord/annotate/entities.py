"""Named entities from the encoder's scores."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from onrecord.annotate.annotations import Entity, EntityLabel, Sentence
from onrecord.annotate.labels import Floats, forbid_orphans, likeliest, runs
from onrecord.records.span import Span


def annotate_entities(
    scores: Floats, words: Sequence[Span], sentences: Sequence[Sentence], names: Sequence[str]
) -> tuple[Entity, ...]:
    """Return the named entities in text order; none crosses a sentence's end."""
    possible = forbid_orphans(np.zeros((len(names), len(names)), np.float32), names)
    found = []
    for sentence in sentences:
        labels = likeliest(scores[sentence.first : sentence.last], possible)
        for first, last, kind in runs(labels, names):
            start, end = words[sentence.first + first].start, words[sentence.first + last - 1].end
            found.append(Entity(start, end, cast(EntityLabel, kind)))
    return tuple(found)
