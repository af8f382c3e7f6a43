"""What coreference reads of an article: its syntax, names, quotations, attributions and the states of its words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.actors import Actor
from onrecord.annotate.annotations import Attribution, Entity
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span


@dataclass(frozen=True, slots=True)
class Discourse:
    """Everything chains are found from.

    `states` [words, 384] are the encoder's, `above` those of the layers of deal and events, `quoted` the spans inside
    quote marks.
    """

    tree: Tree
    states: NDArray[np.float32]
    above: NDArray[np.float32]
    entities: tuple[Entity, ...] = ()
    actors: tuple[Actor, ...] = ()
    quoted: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
