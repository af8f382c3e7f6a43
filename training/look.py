"""A quick look at a net on dev windows, while it is still in torch; evaluation/ scores what is shipped."""

import numpy as np
import torch

from training.net import Net
from training.windows import Packed

Spans = set[tuple[int, int, int, str]]


@torch.no_grad()
def look(net: Net, dev: Packed, labels: dict[str, list[str]]) -> str:
    """Return F1 of entity spans and of attribution spans by kind, and labelled arcs right."""
    net.eval()
    windows = dev.windows(126)
    counts: dict[str, list[int]] = {}
    right, words = 0, 0
    for start in range(0, len(windows), 64):
        batch = dev.batch(windows[start : start + 64])
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        there = batch.sentence >= 0
        scores = {"entities": net.entities(x), "attribution": net.attribution(x)}
        allowed = {"entities": batch.entities, "attribution": batch.attribution}
        follows = {"entities": net.entity_follows, "attribution": net.attribution_follows}
        for task, wanted in allowed.items():
            rows = (wanted.any(-1) if task == "entities" else wanted >= 0).any(1).cpu().numpy()
            told = viterbi(scores[task].float().cpu().numpy(), follows[task].float().cpu().numpy())
            for n in np.flatnonzero(rows):
                size = int(there[n].sum())
                if task == "entities":
                    sets = wanted[n, :size].cpu().numpy()
                    gold = [int(labels.argmax()) for labels in sets]
                    ours = [g if sets[i, t] else t for i, (g, t) in enumerate(zip(gold, told[n], strict=False))]
                else:
                    gold, ours = wanted[n, :size].tolist(), list(told[n, :size])
                for kind, spans in (("gold", _spans(gold, labels[task])), ("told", _spans(ours, labels[task]))):
                    for span in spans:
                        name = task if task == "entities" else span[2]
                        tally = counts.setdefault(name, [0, 0, 0])
                        tally[0 if kind == "gold" else 1] += 1
                        tally[2] += kind == "told" and span in _spans(gold, labels[task])
        arcs = batch.heads >= 0
        if arcs.any():
            heads = net.arcs(x, batch.sentence).argmax(-1)
            relations = net.related(x, heads).argmax(-1)
            right += int(((heads == batch.heads) & (relations == batch.relations) & arcs).sum())
            words += int(arcs.sum())
    told = [f"{name} {2 * hit / max(1, gold + said):.4f}" for name, (gold, said, hit) in sorted(counts.items())]
    return " ".join([*told, f"LAS {right / max(1, words):.4f}"])


def viterbi(scores: np.ndarray, follows: np.ndarray) -> np.ndarray:
    """Return the best label paths [windows, words]."""
    best = scores[:, 0] + follows[0]
    back = []
    for n in range(1, scores.shape[1]):
        paths = best[:, :, None] + follows
        back.append(paths.argmax(1))
        best = paths.max(1) + scores[:, n]
    path = [best.argmax(1)]
    for step in reversed(back):
        path.append(np.take_along_axis(step, path[-1][:, None], 1)[:, 0])
    return np.stack(path[::-1], 1)


def _spans(path: list[int], names: list[str]) -> set[tuple[int, int, str]]:
    found, start, kind = set(), 0, ""
    for n, label in enumerate([*path, 0]):
        prefix, _, name = names[label].partition("-")
        if kind and (prefix != "I" or name != kind):
            found.add((start, n, kind))
            kind = ""
        if prefix != "O" and not kind:
            start, kind = n, name
    return found
