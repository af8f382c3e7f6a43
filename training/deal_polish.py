"""The shipped reader of the deal goes on learning, from more marks, on a laptop's processor.

    python -m training.deal_polish --pack --gold GOLD   # twenty minutes: windows as the program reads them
    python -m training.deal_polish --seed 1             # an hour of one core; --seed 2 on the other
    python -m training.deal_polish --export             # the mean of all that were learned: deal.onnx and deal.npz

It learns from the dispatches marked for the deal and those marked in the line (rounds of talks, compliance), and from own
cases, and of other news stays with what the shipped reader says. The layer below is the shipped encoder's, run once.
Labels that the shipped head lacks are fitted first, to the states as they are: with the rest they would not learn. Run
training.deal_gate after it.
"""

import argparse
import pickle
import random
import time
from collections.abc import Collection, Iterator
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
from onrecord.weights.session import BELOW, Encoder, owners
from training.deal_export import export, load_shipped
from training.deal_look import tally
from training.deal_net import NONE, SLOTS, DealNet, DealReader
from training.encoders import MiniLM
from training.gold import Document, read_attribution, read_unlabelled
from training.marks import read_cases, read_inline, read_marks
from training.train import rate

OTHERS = 400  # windows of other news, of those that the gate opens
FEWER = {"case": 4, "marked": 2}  # of own cases every fourth window, of dispatches in ornate prose every second
PLAIN = {"whole": "[h-j]*.jsonl", "deal": "[d-g]*.jsonl"}  # in plain prose; the first have rounds and compliance too
SHARES = {"deal": 2, "inline": 2, "marked": 2, "case": 2}  # every second window in one epoch, the rest in the next
INLINE = ("marked_rounds", "marked_compliance", "marked_dispatches", "marked_dispatches/later")
HELD = 8  # of those in the line every eighth is kept out
SIZE = 2600  # pieces a batch
RATE, HEAD_RATE = 2e-4, 8e-4  # at the peak
FIRST_STEPS, FIRST_RATE = 400, 1e-2  # of labels that are new
DECAY = 0.995


@dataclass
class Window:
    """A run of sentences: its pieces as the lowest layer leaves them, its words at the top of the encoder, their first
    pieces, and labels or what the shipped reader sees."""

    pieces: NDArray[np.float16]
    top: NDArray[np.float16]
    first: NDArray[np.int64]
    labels: dict[str, NDArray[np.int16]] | None
    states: NDArray[np.float16] | None


def cut(document: Document, encoder: Encoder) -> Iterator[Window]:
    """Yield a marked document's windows; what points out of its window is not labelled."""
    sentences = [s for s in document.sentences if s.words]
    column = {n: np.concatenate([(s.marks or {})[n] for s in sentences]).astype(np.int64) for n in (*LABELS, *SLOTS)}
    scores = encoder.encode([s.words for s in sentences])
    for window in scores.windows:
        start, stop = window.start, window.start + len(window.first)
        labels = {name: values[start:stop].copy() for name, values in column.items()}
        for name in SLOTS:
            inside = (labels[name] >= start) & (labels[name] < stop)
            labels[name] = np.where(inside, labels[name] - start, NONE)
        first = np.array(window.first)
        top = scores.states[start:stop].astype(np.float16)
        labelled = {k: v.astype(np.int16) for k, v in labels.items()}
        yield Window(window.pieces.astype(np.float16), top, first, labelled, None)


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
            states, runs = before.encode_deal(scores.windows, scores.states, wanted)
            opened = {run.start for run in runs}
            now = scores if before is encoder else encoder.encode(words)
            for window in (w for w in now.windows if w.start in opened):
                here = slice(window.start, window.start + len(window.first))
                pieces, top, seen = (a.astype(np.float16) for a in (window.pieces, now.states[here], states[here]))
                yield Window(pieces, top, np.array(window.first), None, seen)


def pack(options: argparse.Namespace) -> dict[str, list[Window]]:
    """Return the windows of all kinds."""
    encoder = Encoder()
    before = Encoder(options.before) if options.before else encoder
    found: dict[str, list[Window]] = {}
    for name in ("held", "marked"):
        for path in sorted(Path("training", name).glob("*.jsonl")):
            windows = [w for d in read_marks(path, encoder) for w in cut(d, encoder)]
            kind = next((k for k, files in PLAIN.items() if name == "marked" and path.match(files)), name)
            found.setdefault(kind, []).extend(windows)
    for folder in INLINE:
        for number, document in enumerate(read_inline(Path("training", folder), encoder)):
            held = number % HELD == HELD - 1
            found.setdefault("held" if held else "inline", []).extend(cut(document, encoder))
    found["case"] = [w for d in read_cases(options.cases, Reader(encoder)) for w in cut(d, encoder)]
    found["other"] = list(islice(others(options.gold, options.cases, encoder, before), OTHERS))
    for name, windows in found.items():
        found[name] = windows[:: FEWER.get(name, 1)]
        print(f"{name}: {len(found[name])} windows", flush=True)
    return found


@dataclass
class Batch:
    """Windows, padded: pieces, which of them there are and whose, first pieces of words, which words there are, labels,
    states."""

    lower: Tensor
    top: Tensor
    owner: Tensor
    mask: Tensor
    first: Tensor
    there: Tensor
    deal: dict[str, Tensor] | None
    states: Tensor | None


def batches(windows: list[Window], chance: np.random.Generator) -> list[list[Window]]:
    """Return windows in groups of like lengths, each a batch, in an order of chance."""
    if not windows:
        return []
    order = sorted(chance.permutation(len(windows)).tolist(), key=lambda n: len(windows[n].pieces) // 8)
    groups: list[list[Window]] = [[]]
    for window in (windows[n] for n in order):
        if groups[-1] and len(window.pieces) * (len(groups[-1]) + 1) > SIZE:
            groups.append([])
        groups[-1].append(window)
    return [groups[n] for n in chance.permutation(len(groups))]


def batch(windows: list[Window]) -> Batch:
    """Return some windows of one kind, padded."""

    def padded(arrays: list[NDArray], value: float = 0) -> Tensor:
        return pad_sequence([torch.from_numpy(a) for a in arrays], batch_first=True, padding_value=value)

    one = windows[0]
    return Batch(
        padded([w.pieces for w in windows]).float(),
        padded([w.top for w in windows]).float(),
        padded([owners(w.first, len(w.pieces)) for w in windows]),
        padded([np.ones(len(w.pieces), np.int64) for w in windows]),
        padded([w.first for w in windows]),
        padded([np.ones(len(w.first), bool) for w in windows]),
        {n: padded([w.labels[n] for w in windows if w.labels], NONE).long() for n in one.labels}
        if one.labels
        else None,
        padded([w.states for w in windows if w.states is not None]).float() if one.states is not None else None,
    )


@torch.no_grad()
def _hidden(net: DealReader, windows: list[Window], name: str) -> tuple[Tensor, Tensor]:
    """Return the hidden layer of all words with a label of one kind, and the labels."""
    net.eval()
    seen = []
    for b in map(batch, batches(windows, np.random.default_rng(0))):
        wanted = (b.deal or {})[name]
        seen.append(
            (net.deal.between(net.above(b.lower, b.mask, b.first, b.top, b.owner))[wanted >= 0], wanted[wanted >= 0])
        )
    return torch.cat([h for h, _ in seen]), torch.cat([y for _, y in seen])


def begin(net: DealReader, name: str, windows: list[Window]) -> None:
    """Fit a label that is new to the states as they are."""
    x, y = _hidden(net, windows, name)
    layer = net.deal.labels[f"{name}_"]
    optimizer = torch.optim.AdamW(layer.parameters(), lr=FIRST_RATE, weight_decay=0.01)
    plus, minus = torch.nonzero(y > 0)[:, 0], torch.nonzero(y == 0)[:, 0]
    for step in range(FIRST_STEPS):
        optimizer.param_groups[0]["lr"] = FIRST_RATE * (1 - step / FIRST_STEPS)
        chosen = torch.cat([plus[torch.randint(len(plus), (256,))], minus[torch.randint(len(minus), (8000,))]])
        loss = torch.nn.functional.cross_entropy(layer(x[chosen]), y[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def train(
    net: DealReader,
    shipped: DealNet,
    windows: dict[str, list[Window]],
    epochs: int,
    seed: int,
    free: Collection[str] = (),
) -> DealReader:
    """Return the reader after so many epochs: the running mean of its weights.

    Of other news it stays with what the shipped one says, but for labels that are `free`.
    """
    shipped.eval().requires_grad_(False)
    layers = list(net.encoder.layers[BELOW:].parameters())
    heads = [*net.seen.parameters(), *net.deal.parameters()]
    groups = [{"params": layers, "peak": RATE}, {"params": heads, "peak": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(DECAY), use_buffers=False)
    chance = np.random.default_rng(seed)
    start = time.time()
    for epoch in range(epochs):
        net.train()
        now = {k: some[(epoch + seed) % SHARES.get(k, 1) :: SHARES.get(k, 1)] for k, some in windows.items()}
        told = [b for name, some in now.items() if name != "held" for b in batches(some, chance)]
        for number, n in enumerate(chance.permutation(len(told))):
            done = (epoch + number / len(told)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = rate(done) * group["peak"]
            b = batch(told[n])
            with torch.autocast("cpu", torch.bfloat16):  # 2.8 times as fast where the processor knows such numbers
                x = net.above(b.lower, b.mask, b.first, b.top, b.owner)
            x = x.float()
            if b.deal:
                found = net.deal.losses(x, b.there, b.deal)
            else:
                found = net.deal.apart(net.deal(x, b.there), shipped(b.states, b.there), b.there, free)
            optimizer.zero_grad(set_to_none=True)
            torch.stack(list(found.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_([*layers, *heads], 1.0)
            optimizer.step()
            mean.update_parameters(net)
            if number % 100 == 0:
                shown = "  ".join(f"{k} {v.item():.3f}" for k, v in found.items() if not k.startswith("taught"))
                print(f"{time.time() - start:.0f} s, {epoch + number / len(told):.2f}: {shown}", flush=True)
        print(f"epoch {epoch + 1}, held out:", look(mean.module, windows["held"]), flush=True)
    return mean.module


@torch.no_grad()
def look(net: DealReader, held: list[Window]) -> str:
    """Return how well the reader finds marks that it has not learned from."""
    net.eval()
    seen = []
    for b in map(batch, batches(held, np.random.default_rng(0))):
        x = net.above(b.lower, b.mask, b.first, b.top, b.owner)
        seen.append((net.deal(x, b.there), b.deal or {}))
    return tally(seen)


def main() -> None:
    """Pack, train, or export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", action="store_true", help="write polish.pickle to the build folder, and stop")
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"))
    parser.add_argument(
        "--before", type=Path, help="weights that the reader was made for, where the encoder is a new one"
    )
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--free", nargs="*", default=(), help="labels that may change in other news: those that learn anew"
    )
    parser.add_argument("--export", action="store_true", help="write the mean of all readers in the build folder")
    options = parser.parse_args()
    file = options.build / "polish.pickle"
    net = DealReader(MiniLM())
    if options.export:
        learned = [torch.load(path) for path in sorted(options.build.glob("reader*.pt"))]
        net.load_state_dict({k: sum(one[k] for one in learned) / len(learned) for k in learned[0]})
        export(net, options.build)
        return
    if options.pack:
        options.build.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(pack(options)))
        return
    windows = pickle.loads(file.read_bytes())
    torch.manual_seed(options.seed)
    new = load_shipped(net)
    shipped = deepcopy(net.deal)
    for name in new:
        shipped.never(name)
        begin(net, name, windows["inline"])
    after = train(net, shipped, windows, options.epochs, options.seed, options.free)
    torch.save(after.state_dict(), options.build / f"reader{options.seed}.pt")


if __name__ == "__main__":
    main()
