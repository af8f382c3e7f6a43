"""How well a net, still in torch, finds the marks of dispatches that it has not learned from."""

from collections.abc import Iterable, Iterator

import numpy as np
import torch
from torch import Tensor

from onrecord.weights.deal_head import POINTERS, TELLING
from training.deal_texts import Batch, Text, batch, cut, grouped
from training.event_net import NONE

SIZE = 8_000  # pieces a batch
Found = tuple[tuple[dict[str, Tensor], Tensor], dict[str, Tensor]]  # what `DealNet` says of a batch, and its labels


@torch.no_grad()
def look(net: torch.nn.Module, texts: dict[str, list[Text]], device: torch.device) -> str:
    """Return how well a net, which gives the scores of a batch, finds marks that it has not learned from."""
    net.eval()
    lines = []
    for name in ("held", "held news", "weighed"):
        lines.append(f"{name}: " + tally((net(b)[0], b.deal) for b in _batches(texts[name], device)))
    wanted, told, right, named = 0, 0, 0, 0
    for b in _batches(texts["held events"], device):
        kinds = b.events["kinds"]
        found = torch.where(kinds < 0, 0, net(b)[1]["kinds"].argmax(-1))
        wanted, told = wanted + int((kinds > 0).sum()), told + int((found > 0).sum())
        named += int(((found > 0) & (kinds > 0)).sum())
        right += int(((found == kinds) & (kinds > 0)).sum())
    lines.append(
        f"events: type {2 * right / max(wanted + told, 1):.3f} word {2 * named / max(wanted + told, 1):.3f} ({wanted})"
    )
    return "\n  ".join(["", *lines])


def _batches(texts: list[Text], device: torch.device) -> Iterator[Batch]:
    for some in grouped(cut(texts), SIZE, np.random.default_rng(0)):
        yield batch(some).to(device)


def tally(seen: Iterable[Found]) -> str:
    """Return F1 of marked words (with their label, then at all), and the shares of types and pointers that are right."""
    counts: dict[str, list[int]] = {}

    def count(name: str, wanted: int, told: int, right: int) -> None:
        sums = counts.setdefault(name, [0, 0, 0])
        for n, number in enumerate((wanted, told, right)):
            sums[n] += number

    for (labels, points), deal in seen:
        for name in TELLING:
            wanted = deal[name]
            told = torch.where(wanted == NONE, 0, labels[name].argmax(-1))
            count(name, int((wanted > 0).sum()), int((told > 0).sum()), int(((told == wanted) & (wanted > 0)).sum()))
            count(f"{name}?", int((wanted > 0).sum()), int((told > 0).sum()), int(((told > 0) & (wanted > 0)).sum()))
        marked = deal["type"] >= 0
        right = (labels["type"].argmax(-1) == deal["type"]) & marked
        count("type", int(marked.sum()), int(marked.sum()), int(right.sum()))
        for n, name in enumerate(POINTERS):
            one, two = deal[f"{name}1"], deal[f"{name}2"]
            told = points[:, :, n].argmax(-1)
            right = ((told == one) | (told == two)) & (one >= 0)
            count(name, int((one >= 0).sum()), int((one >= 0).sum()), int(right.sum()))
    return "  ".join(f"{k} {2 * c / max(a + b, 1):.3f} ({a})" for k, (a, b, c) in counts.items())
