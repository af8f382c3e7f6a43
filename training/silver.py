"""Labels that a set lacks, as the shipped encoder gives them, so that a task is learned on every kind of text.

Gold has syntax for the treebanks only, attribution for one kind of news only. A net that learns each task from its own
set alone may come to tell the sets apart and do a task on its own kind of text only: a large teacher did just that.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.weights.session import Encoder
from training.gold import Document
from training.look import viterbi


def silvered(documents: Iterable[Document], encoder: Encoder) -> Iterator[Document]:
    """Fill in the syntax, the entities and the attribution that are missing."""
    follows = {task: np.array(rows, np.float32) for task, rows in encoder.labels["follows"].items()}
    for document in documents:
        words = [sentence.words for sentence in document.sentences]
        scores = encoder.encode(words)
        at = 0
        attribution = viterbi(scores.attribution[None], follows["attribution"])[0].tolist() if any(words) else []
        for sentence in document.sentences:
            stop = at + len(sentence.words)
            heads = (scores.heads[at:stop] - at).tolist()
            if sentence.heads is None and all(0 <= head < stop - at for head in heads):
                sentence.tags, sentence.heads = scores.tags[at:stop].tolist(), heads
                sentence.relations = scores.relations[at:stop].tolist()
            if sentence.entities is None and sentence.words:
                path = viterbi(scores.entities[None, at:stop], follows["entities"])[0]
                sentence.entities = [frozenset({int(label)}) for label in path]
            if sentence.attribution is None:
                sentence.attribution = attribution[at:stop]
            at = stop
        yield document
