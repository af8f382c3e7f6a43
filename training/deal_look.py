"""How well a net, still in torch, finds the marks of dispatches that it has not learned from."""

import torch

from onrecord.weights.deal_head import POINTERS, TELLING
from training.deal_net import NONE
from training.windows import Packed


@torch.no_grad()
def look(net: torch.nn.Module, held: Packed) -> str:
    """Return F1 of marked words (with their label, then at all), and the shares of types and pointers that are right."""
    net.eval()
    tally: dict[str, list[int]] = {}

    def count(name: str, wanted: int, told: int, right: int) -> None:
        counts = tally.setdefault(name, [0, 0, 0])
        for n, number in enumerate((wanted, told, right)):
            counts[n] += number

    windows = held.windows(250)
    for start in range(0, len(windows), 32):
        batch = held.batch(windows[start : start + 32])
        there = batch.sentence >= 0
        labels, points = net.deal(net.encode(batch.ids, batch.cases, batch.mask, batch.first), there)
        for name in TELLING:
            wanted = batch.deal[name]
            told = torch.where(wanted == NONE, 0, labels[name].argmax(-1))
            count(name, int((wanted > 0).sum()), int((told > 0).sum()), int(((told == wanted) & (wanted > 0)).sum()))
            count(f"{name}?", int((wanted > 0).sum()), int((told > 0).sum()), int(((told > 0) & (wanted > 0)).sum()))
        marked = batch.deal["type"] >= 0
        right = (labels["type"].argmax(-1) == batch.deal["type"]) & marked
        count("type", int(marked.sum()), int(marked.sum()), int(right.sum()))
        for n, name in enumerate(POINTERS):
            one, two = batch.deal[f"{name}1"], batch.deal[f"{name}2"]
            told = points[:, :, n].argmax(-1)
            right = ((told == one) | (told == two)) & (one >= 0)
            count(name, int((one >= 0).sum()), int((one >= 0).sum()), int(right.sum()))
    return "  ".join(f"{k} {2 * c / max(a + b, 1):.3f} ({a})" for k, (a, b, c) in tally.items())
