"""The shipped reader of the deal goes on learning, from more marks, on a laptop's processor.

    python -m training.deal_polish --pack --gold GOLD --fresh "n*"   # ten minutes: windows as the program reads them
    python -m training.deal_polish --keep 0.5                       # twenty on two cores; writes deal.onnx and deal.npz

It learns from the marked dispatches, most from the fresh ones that the shipped reader has not seen, and from own cases,
and of other news stays with what the shipped reader says. The layers below are the shipped encoder's, run once. What is
written is the mean of the reader before and after, by the share to keep. Run training.deal_gate after it.
"""

import argparse
import pickle
import random
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.pipeline import Reader
from onrecord.weights.deal_head import LABELS, DealHead
from onrecord.weights.session import BELOW, Encoder
from training.deal_export import export, load_shipped
from training.deal_look import tally
from training.deal_net import NONE, SLOTS, DealNet, DealReader
from training.encoders import MiniLM, of_words
from training.gold import Document, read_attribution, read_unlabelled
from training.marks import read_cases, read_marks
from training.train import rate

OTHERS = 800  # windows of other news, of those that the gate opens
CASES = 2  # every other window of own cases
SIZE = 2600  # pieces a batch
RATE, HEAD_RATE = 2e-4, 8e-4  # at the peak
SHARES = {"fresh": 2, "marked": 1, "case": 1, "other": 1}  # times an epoch
DECAY = 0.995


@dataclass
class Window:
    """A run of sentences: its pieces halfway up, its words' first pieces, and labels or what the shipped reader sees."""

    pieces: NDArray[np.float16]
    first: NDArray[np.int64]
    labels: dict[str, NDArray[np.int16]] | None
    states: NDArray[np.float16] | None


def cut(document: Document, encoder: Encoder) -> Iterator[Window]:
    """Yield a marked document's windows; what points out of its window is not labelled."""
    sentences = [s for s in document.sentences if s.words]
    column = {n: np.concatenate([(s.marks or {})[n] for s in sentences]).astype(np.int64) for n in (*LABELS, *SLOTS)}
    for window in encoder.encode([s.words for s in sentences]).windows:
        start, stop = window.start, window.start + len(window.first)
        labels = {name: values[start:stop].copy() for name, values in column.items()}
        for name in SLOTS:
            inside = (labels[name] >= start) & (labels[name] < stop)
            labels[name] = np.where(inside, labels[name] - start, NONE)
        first = np.array(window.first)
        yield Window(window.pieces.astype(np.float16), first, {k: v.astype(np.int16) for k, v in labels.items()}, None)


def others(gold: Path, cases: Path, encoder: Encoder, before: Encoder) -> Iterator[Window]:
    """Yield windows of other news that the gate opens, two of mixed news to one of political, in an order of chance.

    What the reader sees in them is told with the encoder `before`, which it was made for.
    """
    head = DealHead.load()
    mixed = list(read_unlabelled(gold, cases))
    political = list(read_attribution(gold / "attribution/polnear_train.jsonl"))
    for documents in (mixed, political):
        random.Random(5).shuffle(documents)
    for one, two, three in zip(mixed[::2], mixed[1::2], political, strict=False):
        for document in (one, two, three):
            words = [s.words for s in document.sentences if s.words][:40]
            scores = before.encode(words)
            wanted = head.opens(scores.states)
            states, runs = before.encode_deal(scores.windows, len(wanted), wanted)
            opened = {run.start for run in runs}
            windows = scores.windows if before is encoder else encoder.encode(words).windows
            for window in (w for w in windows if w.start in opened):
                seen = states[window.start : window.start + len(window.first)]
                yield Window(window.pieces.astype(np.float16), np.array(window.first), None, seen.astype(np.float16))


def pack(options: argparse.Namespace) -> dict[str, list[Window]]:
    """Return the windows of all kinds."""
    encoder = Encoder()
    before = Encoder(options.before) if options.before else encoder
    found: dict[str, list[Window]] = {}
    for name in ("held", "marked"):
        for path in sorted(Path("training", name).glob("*.jsonl")):
            fresh = name == "marked" and path.match(f"{options.fresh}.jsonl")
            windows = [w for d in read_marks(path, encoder) for w in cut(d, encoder)]
            found.setdefault("fresh" if fresh else name, []).extend(windows)
        print(f"{name}: {len(found[name])} windows", flush=True)
    cases = [w for d in read_cases(options.cases, Reader(encoder)) for w in cut(d, encoder)]
    found["case"] = cases[::CASES]
    print(f"case: {len(found['case'])} windows", flush=True)
    found["other"] = list(islice(others(options.gold, options.cases, encoder, before), OTHERS))
    return found


@dataclass
class Batch:
    """Windows, padded: pieces, which of them there are, first pieces of words, which words there are, labels, states."""

    middle: Tensor
    mask: Tensor
    first: Tensor
    there: Tensor
    deal: dict[str, Tensor] | None
    states: Tensor | None


def batches(windows: list[Window], chance: np.random.Generator) -> list[Batch]:
    """Return windows in batches of like lengths, in an order of chance."""
    if not windows:
        return []
    order = sorted(chance.permutation(len(windows)).tolist(), key=lambda n: len(windows[n].pieces) // 8)
    groups: list[list[Window]] = [[]]
    for window in (windows[n] for n in order):
        if groups[-1] and len(window.pieces) * (len(groups[-1]) + 1) > SIZE:
            groups.append([])
        groups[-1].append(window)
    return [batch(groups[n]) for n in chance.permutation(len(groups))]


def batch(windows: list[Window]) -> Batch:
    """Return some windows of one kind, padded."""

    def padded(arrays: list[NDArray], value: float = 0) -> Tensor:
        return pad_sequence([torch.from_numpy(a) for a in arrays], batch_first=True, padding_value=value)

    one = windows[0]
    return Batch(
        padded([w.pieces for w in windows]).float(),
        padded([np.ones(len(w.pieces), np.int64) for w in windows]),
        padded([w.first for w in windows]),
        padded([np.ones(len(w.first), bool) for w in windows]),
        {n: padded([w.labels[n] for w in windows if w.labels], NONE).long() for n in one.labels}
        if one.labels
        else None,
        padded([w.states for w in windows if w.states is not None]).float() if one.states is not None else None,
    )


def train(net: DealReader, shipped: DealNet, windows: dict[str, list[Window]], epochs: int) -> DealReader:
    """Return the reader after so many epochs: the running mean of its weights."""
    torch.manual_seed(20240815)
    shipped.eval().requires_grad_(False)
    layers = list(net.encoder.layers[BELOW:].parameters())
    groups = [{"params": layers, "peak": RATE}, {"params": list(net.deal.parameters()), "peak": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(DECAY), use_buffers=False)
    chance = np.random.default_rng(1)
    start = time.time()
    for epoch in range(epochs):
        net.train()
        told = [b for k, times in SHARES.items() for _ in range(times) for b in batches(windows.get(k, []), chance)]
        for number, n in enumerate(chance.permutation(len(told))):
            done = (epoch + number / len(told)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = rate(done) * group["peak"]
            b = told[n]
            x = of_words(net.encoder.above(b.middle, b.mask, BELOW), b.first)
            if b.deal:
                found = net.deal.losses(x, b.there, b.deal)
            else:
                found = net.deal.apart(net.deal(x, b.there), shipped(b.states, b.there), b.there)
            optimizer.zero_grad(set_to_none=True)
            torch.stack(list(found.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_([*layers, *net.deal.parameters()], 1.0)
            optimizer.step()
            mean.update_parameters(net)
            if number % 200 == 0:
                shown = "  ".join(f"{k} {v.item():.3f}" for k, v in found.items() if not k.startswith("taught"))
                print(f"{time.time() - start:.0f} s, {epoch + number / len(told):.2f}: {shown}", flush=True)
        print(f"epoch {epoch + 1}, held out:", look(mean.module, windows["held"]), flush=True)
    return mean.module


@torch.no_grad()
def look(net: DealReader, held: list[Window]) -> str:
    """Return how well the reader finds marks that it has not learned from."""
    net.eval()
    seen = []
    for b in batches(held, np.random.default_rng(0)):
        x = of_words(net.encoder.above(b.middle, b.mask, BELOW), b.first)
        seen.append((net.deal(x, b.there), b.deal or {}))
    return tally(seen)


def main() -> None:
    """Pack, or train and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", action="store_true", help="write polish.pickle to the build folder, and stop")
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"))
    parser.add_argument("--fresh", default="", help="name of the files of marks to be learned most from: n*")
    parser.add_argument(
        "--before", type=Path, help="weights that the reader was made for, where the encoder is a new one"
    )
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--keep", type=float, default=0.0, help="share of the weights before in those written")
    options = parser.parse_args()
    file = options.build / "polish.pickle"
    if options.pack:
        options.build.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(pack(options)))
        return
    net = DealReader(MiniLM())
    load_shipped(net)
    before = deepcopy(net.state_dict())
    after = train(net, deepcopy(net.deal), pickle.loads(file.read_bytes()), options.epochs)
    for name, value in after.state_dict().items():
        if value.dtype.is_floating_point:
            value.lerp_(before[name], options.keep)
    export(after, options.build)


if __name__ == "__main__":
    main()
