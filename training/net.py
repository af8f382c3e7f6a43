"""An encoder with one head a task."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.weights.session import BELOW
from training.encoders import MiniLM, MPNet, of_words
from training.word_kinds import WordKinds

ARC, RELATION = 256, 192


class Net(nn.Module):
    """Pieces -> scores for every word: entities, attribution, parts of speech, arcs and relations.

    `first` is the position of every word's first piece; `sentence` its sentence's number, -1 where there is no word;
    an arc may only join words of one sentence, and a root's arc points at the word itself. `entity_follows` and
    `attribution_follows` score one label after another. The events of whole texts and what single words tell are
    learned for what that teaches the encoder; their heads are not shipped. `sizes` are the numbers of labels by task.
    """

    def __init__(self, encoder: MiniLM | MPNet, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder, width = encoder, encoder.width
        self.entities, self.attribution = nn.Linear(width, sizes["entities"]), nn.Linear(width, sizes["attribution"])
        self.tags, self.dropout = nn.Linear(width, sizes["tags"]), nn.Dropout(0.1)
        self.arc_from, self.arc_to = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc_pair, self.arc_prior = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1)
        self.root = nn.Linear(width, 1)
        self.relation_from, self.relation_to = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
        self.relations = nn.Linear(RELATION, sizes["relations"])
        self.entity_follows = nn.Parameter(torch.zeros(sizes["entities"], sizes["entities"]))
        self.attribution_follows = nn.Parameter(torch.zeros(sizes["attribution"], sizes["attribution"]))
        self.event_focus, self.events = nn.Linear(width, 1), nn.Linear(width, sizes["events"])
        self.mode_focus, self.modes = nn.Linear(width, 1), nn.Linear(width, sizes["modes"])
        self.kinds = WordKinds(width)

    def encode(self, ids: Tensor, cases: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Return the states of the words; `mask` is 0 for pieces that only pad, None where nothing does."""
        return of_words(self.encoder(ids, cases, mask), first)

    def arcs(self, x: Tensor, sentence: Tensor) -> Tensor:
        source = self.dropout(F.gelu(self.arc_from(x)))
        target = self.dropout(F.gelu(self.arc_to(x)))
        scores = self.arc_pair(source) @ target.transpose(1, 2) / math.sqrt(ARC) + self.arc_prior(target).transpose(
            1, 2
        )
        n = x.shape[1]
        itself = torch.eye(n, dtype=x.dtype, device=x.device)
        scores = scores * (1 - itself) + self.root(x) * itself
        apart = (sentence[:, :, None] != sentence[:, None, :]).to(x.dtype)
        return scores - apart * 1e4

    def related(self, x: Tensor, heads: Tensor) -> Tensor:
        target = self.relation_to(x)
        n = target.shape[-1]
        above = torch.gather(target, 1, heads[:, :, None].expand(-1, -1, n))
        return self.relations(self.dropout(F.gelu(self.relation_from(x) + above)))

    def told(self, x: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of the PLOVER types and modes of whole windows, from the words each looks at most."""

        def focused(focus: nn.Linear) -> Tensor:
            weights = focus(x).masked_fill(sentence[:, :, None] < 0, -1e4).softmax(1)
            return (weights * x).sum(1)

        return self.events(focused(self.event_focus)), self.modes(focused(self.mode_focus))

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor, sentence: Tensor) -> tuple[Tensor, ...]:
        """Return what the runtime needs: the outputs that `onrecord.weights.session` names, in their order."""
        lower = self.encoder.below(ids, cases, None, BELOW)
        x = of_words(self.encoder.above(lower, None, BELOW), first)
        arcs = self.arcs(x, sentence)
        heads = arcs.argmax(-1)
        relations = self.related(x, heads).argmax(-1)
        return self.entities(x), self.attribution(x), self.tags(x).argmax(-1), arcs, heads, relations, x, lower
