"""How well a net, still in torch, finds the marks of dispatches that it has not learned from."""

from collections.abc import Iterable

import torch
from torch import Tensor

from onrecord.weights.deal_head import POINTERS, TELLING
from training.deal_net import NONE
from training.windows import Packed

Found = tuple[tuple[dict[str, Tensor], Tensor], dict[str, Tensor]]  # what `DealNet` says of a batch, and its labels


@torch.no_grad()
def look(net: torch.nn.Module, held: Packed) -> str:
    """Return the tally of a net on packed dispatches."""
    net.eval()
    windows = held.windows(250)
    seen: list[Found] = []
    for start in range(0, len(windows), 32):
        batch = held.batch(windows[start : start + 32])
        there = batch.sentence >= 0
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        seen.append((net.deal(x, there), batch.marks or {}))
    return tally(seen)


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
