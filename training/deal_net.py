"""The head of the deal in torch, its loss, and its arrays as `onrecord.weights.deal_head` reads them."""

import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.weights.deal_head import LABELS, POINTER, POINTERS
from onrecord.weights.session import BELOW, TOGETHER
from training.encoders import MiniLM, of_words
from training.event_net import TAUGHT, EventNet, gap

SLOTS = tuple(f"{name}{slot}" for name in POINTERS for slot in (1, 2))  # up to two words that one points at
APART = -4.0  # what words of another window count less with, to begin with
JOINED = 3  # layers of the encoder above which the reader's own are told what it makes of a word at its top
BETWEEN = 256  # numbers in the hidden layer
# Few words have a label, and losses of labels are means over all words: without the 6 they are not learned, the rarest
# not without more. Those of types and pointers are means over the words that have them.
WEIGHTS = {
    "clause": 6.0, "topic": 6.0, "type": 1.0, "stance": 6.0, "given": 10.0, "meeting": 20.0, "verdict": 20.0, "points": 1.5,
}  # fmt: skip


class DealNet(nn.Module):
    """States of words [windows, words, width] -> scores of labels, and of pointers [windows, words, kinds, words]."""

    def __init__(self, width: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(width, BETWEEN)
        self.labels = nn.ModuleDict({f"{name}_": nn.Linear(BETWEEN, len(names)) for name, names in LABELS.items()})
        self.source = nn.Linear(BETWEEN, POINTER * len(POINTERS))
        self.target = nn.Linear(BETWEEN, POINTER * len(POINTERS))
        self.alone = nn.Linear(BETWEEN, len(POINTERS))
        self.apart = nn.Parameter(torch.full((len(POINTERS),), APART))

    def forward(self, x: Tensor, there: Tensor, number: Tensor | None = None) -> tuple[dict[str, Tensor], Tensor]:
        """Return the scores; `there` says where words are, `number` in which of the windows that are read together."""
        h = self.dropout(self.between(self.dropout(x)))
        labels = {name: self.labels[f"{name}_"](h) for name in LABELS}
        b, n, _ = h.shape
        source = self.source(h).view(b, n, len(POINTERS), POINTER)
        target = self.target(h).view(b, n, len(POINTERS), POINTER)
        points = torch.einsum("bnkd,bmkd->bnkm", source, target) / math.sqrt(POINTER)
        if number is not None:
            points = points + (number[:, :, None, None] != number[:, None, None, :]) * self.apart[:, None]
        itself = torch.eye(n, dtype=points.dtype, device=points.device)[None, :, None, :]
        points = points * (1 - itself) + self.alone(h)[..., None] * itself
        return labels, points.masked_fill(~there[:, None, None, :], -1e4)

    def between(self, x: Tensor) -> Tensor:
        """Return the hidden layer."""
        return F.gelu(self.hidden(x), approximate="tanh")

    def losses(self, scores: tuple[dict[str, Tensor], Tensor], wanted: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the weighted losses of all that is labelled; `wanted` by label name and slot, NONE where nothing is."""
        labels, points = scores
        found = {}
        for name, told in labels.items():
            chosen = wanted[name] >= 0
            if chosen.any():
                found[name] = WEIGHTS[name] * F.cross_entropy(told[chosen].float(), wanted[name][chosen])
        pointed = []
        for n, name in enumerate(POINTERS):
            likely = F.log_softmax(points[:, :, n].float(), -1)
            one, two = wanted[f"{name}1"], wanted[f"{name}2"]
            first = torch.gather(likely, 2, one.clamp(min=0)[..., None])[..., 0]
            second = torch.gather(likely, 2, two.clamp(min=0)[..., None])[..., 0]
            each = torch.where(two >= 0, (first + second) / 2, first)
            if (one >= 0).any():
                pointed.append(-each[one >= 0])
        if pointed:
            found["points"] = WEIGHTS["points"] * torch.cat(pointed).mean()
        return found

    def gaps(
        self, ours: tuple[dict[str, Tensor], Tensor], theirs: tuple[dict[str, Tensor], Tensor], there: Tensor
    ) -> dict[str, Tensor]:
        """Return the weighted divergences of a student's scores of labels from its teacher's.

        Types count by how likely the teacher takes a word for one that has any. Pointers are not taught: the teacher
        points worse than the student (training/README.md, step 12).
        """
        none = [theirs[0][name][there].float().softmax(-1)[:, 0] for name in ("clause", "topic", "verdict")]
        typed = 1 - torch.stack(none).prod(0)
        found = {}
        for name in LABELS:
            each = gap(ours[0][name][there], theirs[0][name][there])
            mean = (each * typed).sum() / (typed.sum() + 1) if name == "type" else each.mean()
            found[f"taught {name}"] = TAUGHT * WEIGHTS[name] * mean
        return found

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the weights as `onrecord.weights.deal_head` reads them."""
        layers = {name: self.labels[f"{name}_"] for name in LABELS}
        layers |= {"hidden": self.hidden, "from": self.source, "to": self.target, "alone": self.alone}
        found = {name: layer.weight.T for name, layer in layers.items()}
        found |= {f"{name}_bias": layer.bias for name, layer in layers.items()}
        found["apart"] = self.apart
        return {name: a.detach().cpu().numpy().astype(np.float16) for name, a in found.items()}


class DealReader(nn.Module):
    """The shipped encoder with five layers of its own and the heads of deal and events; the one below stays as it is.

    Its own layers read, beside what the encoder's lower ones give, what its upper ones make of every word.
    """

    def __init__(self, encoder: MiniLM) -> None:
        super().__init__()
        self.encoder, self.deal, self.events = encoder, DealNet(encoder.width), EventNet(encoder.width)
        self.seen, self.dropout = nn.Linear(encoder.width, encoder.width, bias=False), nn.Dropout(0.1)
        self.places = nn.Parameter(torch.zeros(TOGETHER, encoder.width))
        self.apart = nn.Parameter(torch.full((encoder.depth - BELOW, encoder.heads), APART))
        nn.init.zeros_(self.seen.weight)

    def above(
        self, lower: Tensor, mask: Tensor | None, first: Tensor, states: Tensor, owner: Tensor, number: Tensor
    ) -> Tensor:
        """Return the states of words from those of pieces as the lowest layer leaves them and of words at the top.

        `owner` tells of every piece its word's number from 1 up, 0 of one that is no word's; `number` in which of the
        windows that are read together it stands. Pieces know their places in their own window only: each head learns
        how much less those of others count with it.
        """
        x = lower + self.places[number]
        seen = of_words(F.pad(self.seen(self.dropout(states)), (0, 0, 1, 0)), owner)
        own = torch.eye(TOGETHER, dtype=lower.dtype, device=lower.device)[number]
        padding = None if mask is None else (1.0 - mask[:, None, None, :].to(lower.dtype)) * -1e4
        for depth, apart in zip(range(BELOW, self.encoder.depth), self.apart, strict=True):
            x = x + seen if depth == JOINED else x
            x = self.encoder.layers[depth](x, padding, own, -apart)
        return of_words(x, first)
