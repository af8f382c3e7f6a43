"""Named entities from the encoder's scores."""

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

import numpy as np

from onrecord.annotate.annotations import Entity, EntityLabel, Sentence
from onrecord.annotate.labels import Floats, forbid_orphans, likeliest_each, log_shares, runs
from onrecord.annotate.words import is_address
from onrecord.records.span import Span

_SHARED = 0.5  # how far a word's scores go to the mean of its like in the article; .4 to .8 score the same on both sets


def annotate_entities(
    text: str,
    scores: Floats,
    words: Sequence[Span],
    sentences: Sequence[Sentence],
    names: Sequence[str],
    follows: Floats,
) -> tuple[Entity, ...]:
    """Return the named entities in text order; none crosses a sentence's end or holds a web address."""
    possible = forbid_orphans(follows, names)
    written = [text[w.start : w.end] for w in words]
    shared = _shared(log_shares(scores), written)
    if addresses := [n for n, word in enumerate(written) if is_address(word)]:
        shared[np.ix_(addresses, [n for n, name in enumerate(names) if name != "O"])] = -1e4
    found = []
    paths = likeliest_each([shared[s.first : s.last] for s in sentences], possible)
    for sentence, labels in zip(sentences, paths, strict=True):
        for first, last, kind in runs(labels, names):
            start, end = words[sentence.first + first].start, words[sentence.first + last - 1].end
            found.append(Entity(start, end, cast(EntityLabel, kind)))
    return tuple(found)


def _shared(logs: Floats, words: Sequence[str]) -> Floats:
    """Draw a capitalised word's scores towards the mean of all its like: one article means one thing by one name.

    Like are those with the same letters and a capital, or none, before and behind: "New York" tells nothing of "New";
    a hyphen behind sets apart too, since "X-run" is read otherwise than X.
    """
    like: dict[tuple[str, bool, bool, bool], list[int]] = defaultdict(list)
    capital = [w[:1].isupper() for w in words]
    for n, word in enumerate(words):
        if capital[n] and (len(word) > 1 or not word.isupper()):
            behind = words[n + 1] if n + 1 < len(words) else ""
            like[word, n > 0 and capital[n - 1], behind[:1].isupper(), behind == "-"].append(n)
    drawn = logs.copy()
    for places in like.values():
        if len(places) > 1:
            drawn[places] += _SHARED * (logs[places].mean(0) - logs[places])
    return drawn
