"""The linker's weights: `python -m training.coreference --gold ../shared/gold`, an hour and a half on one core.

A mention-ranking net (Durrett and Klein 2013; Lee et al. 2017) over states that are computed once and not changed:
every candidate chooses among its antecedents or none; what is in no gold chain must choose none. One net hangs much on
the order in which it saw the documents: so several are trained, and one more learns what they say on average as well
(Hinton, Vinyals and Dean 2015).
"""

import argparse
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from evaluation.chains import ChainScores
from onrecord.annotate.coreference import LEAST, gather
from onrecord.annotate.coreference.mention_features import KINDS, LABELS, NOUNS
from training.coreference_documents import Sheet, prepare

SHIPPED = Path("src/onrecord/weights/coreference.npz")
HIDDEN, PRODUCT, PAIR = 192, 96, 64
DROPPED, DROPPED_INPUT = 0.4, 0.2
PEAK = 1e-3  # learning rate at its highest
CHAINED = 0.5  # weight of the loss of "is in a chain at all"
TIMES = 3  # that OntoGUM, in which all is known, counts in an epoch; of the news only marked words are
TEACHERS = 3
EPOCHS_TAUGHT = 10  # of the one that learns from them
TAUGHT = 1.0  # weight of the loss of differing from the teachers


class Net(nn.Module):
    """The net of `onrecord.weights.linker.Linker`, with dropout."""

    def __init__(self, inputs: int, flags: int) -> None:
        super().__init__()
        self.mention = nn.Linear(inputs, HIDDEN)
        self.chained = nn.Linear(HIDDEN, 1)
        self.opening = nn.Linear(HIDDEN, 1)
        self.left, self.right = (nn.Linear(HIDDEN, PAIR, bias=False) for _ in range(2))
        self.one, self.other = (nn.Linear(HIDDEN, PRODUCT, bias=False) for _ in range(2))
        self.product, self.flags = nn.Linear(PRODUCT, PAIR, bias=False), nn.Linear(flags, PAIR, bias=False)
        self.kinds = nn.Embedding(len(KINDS) ** 2, PAIR)
        self.labels = nn.Embedding((len(LABELS + NOUNS) + 1) ** 2, PAIR)
        self.link = nn.Linear(PAIR, 1, bias=False)
        self.drop, self.drop_input = nn.Dropout(DROPPED), nn.Dropout(DROPPED_INPUT)
        for table in (self.kinds, self.labels):
            nn.init.normal_(table.weight, std=0.05)

    def forward(self, s: "Tensors", least: float = LEAST) -> tuple[Tensor, Tensor, Tensor]:
        """Return the log-odds of being in a chain, which pairs are likely enough to be scored, and their scores."""
        hidden = self.drop(F.relu(self.mention(self.drop_input(s.inputs))))
        chained = self.chained(hidden)[:, 0]
        kept = chained > least
        if self.training:
            kept = kept | (s.chained > 0)
        pairs = torch.nonzero(kept[s.later] & kept[s.earlier])[:, 0]
        later, earlier = s.later[pairs], s.earlier[pairs]
        pair = self.flags(s.flags[pairs]) + self.product(self.one(hidden)[later] * self.other(hidden)[earlier])
        pair = pair + self.left(hidden)[later] + self.right(hidden)[earlier]
        pair = self.drop(F.relu(pair + self.kinds(s.kinds[pairs]) + self.labels(s.labels[pairs])))
        return chained, pairs, self.link(pair)[:, 0] + self.opening(hidden)[later, 0]

    def exported(self) -> dict[str, np.ndarray]:
        """Return the weights by the names `Linker` knows, float16."""
        found = {}
        for name, module in self.named_children():
            if isinstance(module, nn.Embedding):
                found[name] = module.weight
            elif isinstance(module, nn.Linear):
                found[name] = module.weight.T if module.out_features > 1 else module.weight[0]
                if module.bias is not None:
                    found[f"{name}_bias"] = module.bias if module.out_features > 1 else module.bias[0]
        return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}


class Tensors:
    """A sheet as tensors, with its gold links; `taught` is what teachers say: log-odds of being chained, and of pairs."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.inputs, self.flags = (torch.from_numpy(a.astype(np.float32)) for a in (sheet.inputs, sheet.flags))
        self.later, self.earlier = torch.from_numpy(sheet.later), torch.from_numpy(sheet.earlier)
        self.kinds, self.labels = torch.from_numpy(sheet.kinds), torch.from_numpy(sheet.labels)
        chain = torch.from_numpy(sheet.chain)
        self.chained = (chain >= 0).float()
        self.asked = torch.from_numpy(sheet.asked).float()
        self.taught: tuple[Tensor, Tensor] | None = None
        self.right = (chain[self.later] == chain[self.earlier]) & (chain[self.later] >= 0)


def loss_of(net: Net, s: Tensors) -> Tensor:
    """Return the marginal log-likelihood of right antecedents (of none where there is none), and of being chained."""
    chained, pairs, links = net(s)
    count, later, hits = len(s.inputs), s.later[pairs], s.right[pairs]
    everything = sums(links, later, count)
    right = sums(links.masked_fill(~hits, -1e4), later, count, opening=-1e4)
    has = torch.zeros(count, dtype=torch.bool).index_fill_(0, later[hits], True)
    ranking = ((everything - torch.where(has, right, torch.zeros(()))) * s.asked).sum()
    loss = ranking + CHAINED * F.binary_cross_entropy_with_logits(chained, s.chained, s.asked, reduction="sum")
    if s.taught is None:
        return loss
    likely, told = s.taught[0].sigmoid(), s.taught[1][pairs]
    chosen = torch.exp(told - sums(told, later, count)[later])
    differing = everything.sum() - (chosen * links).sum()
    differing = differing + CHAINED * F.binary_cross_entropy_with_logits(chained, likely, reduction="sum")
    return loss + TAUGHT * differing


def teach(nets: Sequence[Net], sheets: Sequence[Tensors]) -> None:
    """Put into each sheet what some nets say of it on average."""
    with torch.no_grad():
        for s in sheets:
            told = [net.eval()(s, -math.inf) for net in nets]
            s.taught = (torch.stack([t[0] for t in told]).mean(0), torch.stack([t[2] for t in told]).mean(0))


def sums(links: Tensor, later: Tensor, count: int, opening: float = 0.0) -> Tensor:
    """Return, a candidate, the log of the summed exponentials of its links and of opening a chain."""
    most = torch.full((count,), opening).scatter_reduce(0, later, links.detach(), "amax")
    total = torch.exp(opening - most).scatter_add(0, later, torch.exp(links - most[later]))
    return most + torch.log(total)


def train(tensors: list[Tensors], epochs: int, seed: int, dev: list[Sheet]) -> Net:
    """Train on every sheet once an epoch, in shuffled order; the rate rises, then falls to zero."""
    torch.manual_seed(seed)
    chance, tensors = random.Random(seed), list(tensors)
    net = Net(tensors[0].inputs.shape[1], tensors[0].flags.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=PEAK, weight_decay=0.02)
    steps = epochs * len(tensors)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        start, total = time.time(), 0.0
        chance.shuffle(tensors)
        net.train()
        for s in tensors:
            optimiser.zero_grad()
            loss = loss_of(net, s)
            (loss / len(s.inputs)).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        told = score(net, dev) if epoch % 4 == 3 or epoch == epochs - 1 else {}
        print(f"epoch {epoch + 1}: loss {total / len(tensors):.0f}, {time.time() - start:.0f} s", told, flush=True)
    return net


def score(net: Net, sheets: list[Sheet]) -> dict[str, float]:
    """Return the chain scores on sheets (gold mentions that are no candidates count as missed)."""
    net.eval()
    scores = ChainScores()
    with torch.no_grad():
        for sheet in sheets:
            chained, pairs, links = net(Tensors(sheet))
            both = pairs.numpy()
            chains = gather(len(chained), sheet.later[both], sheet.earlier[both], links.numpy())
            scores.add(sheet.gold, [[sheet.spans[c] for c in chain] for chain in chains])
    return {name: round(value, 4) for name, value in scores.scores().items()}


def main() -> None:
    """Prepare, train, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--cache", type=Path, default=Path("build/coreference"), help="empty it after a new encoder")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    torch.set_num_threads(1)
    sheets, news, silver, dev = (
        prepare(options.gold, split, options.cache) for split in ("train", "news", "silver", "dev")
    )
    tensors = [Tensors(s) for s in sheets] * TIMES + [Tensors(s) for s in news]
    teachers = [train(tensors, options.epochs, options.seed + n, dev) for n in range(TEACHERS)]
    tensors += [Tensors(s) for s in silver]
    teach(teachers, tensors)
    net = train(tensors, EPOCHS_TAUGHT, options.seed + TEACHERS, dev)
    np.savez(options.out, **net.exported())


if __name__ == "__main__":
    main()
