"""The head of events in torch, its loss, and its arrays as `onrecord.weights.deed_head` reads them."""

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.weights.deed_head import ASKED, BOTH, DEEDS, FARTHEST, MAY_BE, PAIRED, RULED, STATUSES, TAKEN, way_between
from training.small_heads import in_bytes

OPEN = -1  # of a word of which it is asked what it tells, and nothing is known
HIDDEN, PAIR = 256, 128  # numbers in the hidden layers of words and of pairs
DROPOUT = 0.2
# Few words tell an event and the loss is a mean over all, hence the 6 (as for labels of the deal, `deal_net.WEIGHTS`).
WEIGHTS = {"kinds": 6.0, "status": 0.5, "part": 1.5, "part elsewhere": 0.7, "day": 0.7, "place": 0.7}
TAUGHT = 1.5  # what a teacher says counts so much beside what is marked
NONE = -100  # no label
_IN_BYTES = 20_000  # arrays of more numbers are kept in one byte each


def gap(ours: Tensor, theirs: Tensor) -> Tensor:
    """Return the divergence of a student's scores from its teacher's, one a row."""
    told, wanted = (F.log_softmax(scores.float(), -1) for scores in (ours, theirs))
    return F.kl_div(told, wanted, reduction="none", log_target=True).sum(-1)


class EventNet(nn.Module):
    """States of words above and at the top of the encoder -> scores of types, of how events stand, and of pairs."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(DROPOUT)
        self.hidden, self.ruled = nn.Linear(2 * width, HIDDEN), nn.Embedding(len(TAKEN), HIDDEN)
        self.kinds = nn.Linear(HIDDEN, len(DEEDS) + 1)
        self.status, self.status_ruled = (
            nn.Linear(HIDDEN, len(STATUSES)),
            nn.Embedding(len(STATUSES) + 1, len(STATUSES)),
        )
        self.trigger, self.word = nn.Linear(2 * width, PAIR), nn.Linear(2 * width, PAIR)
        self.kind = nn.Embedding(len(DEEDS) + 1, PAIR)
        self.way, self.told = nn.Embedding(2 * FARTHEST + 1, PAIR), nn.Embedding(len(ASKED) * len(RULED), PAIR)
        self.paired = nn.Linear(PAIR, len(PAIRED))
        self.source, self.target = (nn.Linear(2 * width, BOTH * (len(PAIRED) - 1)) for _ in range(2))
        for some in (self.ruled, self.status_ruled, self.way, self.told):
            nn.init.zeros_(some.weight)
        allowed = [[n in MAY_BE[asked] for n in range(len(PAIRED))] for asked in ASKED]
        self.register_buffer("allowed", torch.tensor(allowed), persistent=False)

    def forward(self, x: Tensor, top: Tensor, told: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the scores of types by word, of how each stands, and of pairs; `told` are `EventLabels` by name."""
        both = self.dropout(torch.cat([x, top], -1))
        hidden = self.dropout(F.gelu(self.hidden(both) + self.ruled(told["taken"]), approximate="tanh"))
        return {
            "kinds": self.kinds(hidden), "status": self.status(hidden) + self.status_ruled(told["ruled"]),
            "pairs": self.pairs(both, told["pairs"], told["kinds"]),
        }  # fmt: skip

    def losses(self, scores: dict[str, Tensor], told: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the weighted losses of all that is labelled: `EventLabels` by name, pairs with their window's number first."""
        found = {}
        for name in ("kinds", "status"):
            chosen = told[name] >= 0
            if chosen.any():
                found[name] = F.cross_entropy(scores[name][chosen].float(), told[name][chosen])
        if len(pairs := told["pairs"]):
            each = F.cross_entropy(scores["pairs"].float(), pairs[:, 4], reduction="none")
            found |= {name: each[pairs[:, 5] == n].mean() for n, name in enumerate(ASKED) if (pairs[:, 5] == n).any()}
        return {name: WEIGHTS[name] * loss for name, loss in found.items()}

    def gaps(self, ours: dict[str, Tensor], theirs: dict[str, Tensor], told: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the weighted divergences of a student's scores from its teacher's, of all words that are asked.

        How an event stands counts by how likely the teacher takes the word for one.
        """
        asked = told["kinds"] != NONE
        if not asked.any():
            return {}
        likely = 1 - theirs["kinds"][asked].float().softmax(-1)[:, 0]
        return {
            "taught kinds": TAUGHT * WEIGHTS["kinds"] * gap(ours["kinds"][asked], theirs["kinds"][asked]).mean(),
            "taught status": TAUGHT * WEIGHTS["status"]
            * (gap(ours["status"][asked], theirs["status"][asked]) * likely).sum() / (likely.sum() + 1),
        }  # fmt: skip

    def pairs(self, both: Tensor, pairs: Tensor, kinds: Tensor) -> Tensor:
        """Return the scores of what pairs [pairs, 6] are: window, trigger, word, what rules take it for, -, what is asked."""
        window, trigger, word, ruled, _, asked = pairs.unbind(1)
        way = torch.from_numpy(way_between(trigger.cpu().numpy(), word.cpu().numpy())).to(pairs.device)
        one, other = both[window, trigger], both[window, word]
        whole = self.trigger(one) + self.word(other) + self.kind(kinds[window, trigger].clamp(min=0))
        whole = whole + self.way(way) + self.told(asked * len(RULED) + ruled)
        scores = self.paired(self.dropout(F.gelu(whole, approximate="tanh")))
        product = (self.source(one) * self.target(other)).view(len(pairs), len(PAIRED) - 1, BOTH)
        scores = scores + F.pad(product.sum(-1) / math.sqrt(BOTH), (1, 0))
        return scores.masked_fill(~self.allowed[asked], -1e4)

    def arrays(self) -> dict[str, NDArray]:
        """Return the weights as they are shipped."""
        found: dict[str, Tensor] = {}
        for name, layer in self.named_children():
            if isinstance(layer, nn.Linear):
                found |= {name: layer.weight.T, f"{name}_bias": layer.bias}
            elif isinstance(layer, nn.Embedding):
                found[name] = layer.weight
        large = {name for name, a in found.items() if a.numel() > _IN_BYTES}
        return in_bytes({name: a.detach().cpu().numpy() for name, a in found.items()}, large)

    def fill(self, arrays: dict[str, NDArray[np.float32]]) -> None:
        """Fill it with the arrays of a `DeedHead`."""
        for name, layer in self.named_children():
            if isinstance(layer, (nn.Linear, nn.Embedding)):
                array = torch.from_numpy(arrays[name])
                layer.weight.data.copy_(array.T if isinstance(layer, nn.Linear) else array)
                if isinstance(layer, nn.Linear):
                    layer.bias.data.copy_(torch.from_numpy(arrays[f"{name}_bias"]))
