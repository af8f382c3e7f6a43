"""The shipped reader of deal and events goes on learning, from more marks, on a laptop's processor.

    python -m training.deal_polish --pack --gold GOLD   # a quarter of an hour: texts as the program reads them
    python -m training.deal_polish                      # 40 minutes an epoch on two cores, a seed each
    python -m training.deal_polish --export             # the mean of both, and of what was: deal.onnx, deal.npz, deeds.npz

It learns from real news and dispatches marked for the deal, for events, and those marked in the line (rounds of talks,
compliance), and from own cases, and of other news stays with what the shipped reader says. The layer below is the shipped
encoder's, run once. What the shipped heads lack is fitted first, to the states as they are: with the rest it would not
learn. Run training.deal_gate after it.
"""

import argparse
import gc
import multiprocessing
import pickle
import random
import time
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from evaluation.news import read_news
from onrecord.pipeline import Reader
from onrecord.weights.deal_head import LABELS, DealHead
from onrecord.weights.session import BELOW, LOWER, TOGETHER, Encoder, Floats, LowerStates, joined, together
from training import event_texts, marked_events
from training.deal_export import export, load_shipped
from training.deal_look import tally
from training.deal_net import NONE, SLOTS, DealNet, DealReader
from training.encoders import MiniLM
from training.event_net import WEIGHTS
from training.event_texts import EventLabels
from training.gold import Document, read_attribution, read_unlabelled
from training.inline import Dispatch
from training.marks import label_rows, read_cases, read_inline, read_marks
from training.train import rate

OTHERS = 250  # texts of other news, of those that the gate opens
FEWER = {"case": 4, "marked": 2}  # of own cases every fourth, of dispatches in ornate prose every second
PLAIN = {"whole": "[h-ly]*.jsonl", "deal": "[d-g]*.jsonl"}  # in plain prose; the first have rounds and compliance too
SHARES = {"whole": 5, "deal": 6, "inline": 6, "marked": 6, "case": 4, "other": 2, "own events": 4}
"""Every fifth text in one epoch, the next ones in the next."""
TIMES = {"news": 2}  # in an epoch
NEWS = Path("training/news/marked.jsonl")  # real news of the gold
HELD_EVENTS = Path("training/news/events_held.jsonl")
OF_WORDS = ("kinds", "taken", "status", "ruled")  # labels of events, but for those of pairs
INLINE = ("marked_rounds", "marked_compliance", "marked_dispatches", "marked_dispatches/later")
HELD = 8  # of those in the line every eighth is kept out
MOST = (1, 2, TOGETHER, TOGETHER)  # windows read together at most: one of these, by chance
SIZE = 2600  # pieces a batch
RATE, HEAD_RATE, APART_RATE = 2e-4, 8e-4, 3e-3  # at the peak
FIRST_STEPS, FIRST_RATE = 400, 1e-2  # of labels that are new
BEGIN_EPOCHS, BEGIN_RATE = 4, 2e-3  # of the head of events, if it is
KEEP, AGAIN_EPOCHS, AGAIN_RATE = 0.35, 3, 8e-4  # of the shipped reader, and how its head of events then learns again
DECAY = 0.995


@dataclass
class Text:
    """A dispatch: of each of its windows the pieces as the lowest layer leaves them and the words' first pieces; of its
    words the states at the top of the encoder, and labels of the deal or of events, or what the shipped reader sees."""

    pieces: list[NDArray[np.float16]]
    first: list[NDArray[np.int64]]
    top: NDArray[np.float16]
    labels: dict[str, NDArray[np.int16]] | None = None
    states: NDArray[np.float16] | None = None
    events: EventLabels | None = None


@dataclass
class Window:
    """Windows of a text that are read together."""

    text: Text
    some: slice

    @property
    def words(self) -> slice:
        """Which words of the text it holds."""
        before = sum(map(len, self.text.first[: self.some.start]))
        return slice(before, before + sum(map(len, self.text.first[self.some])))

    def __len__(self) -> int:
        return sum(map(len, self.text.pieces[self.some]))

    def read(self) -> dict[str, NDArray]:
        """Return it as the layers of the deal take it, with the words' states at the top of the encoder."""
        told = joined(self.text.pieces[self.some], self.text.first[self.some]) | {
            "top": self.text.top[None, self.words]
        }
        return {name: values[0] for name, values in told.items()}

    def labels(self) -> dict[str, NDArray[np.int64]]:
        """Return the labels of its words; what points out of it is not labelled."""
        assert self.text.labels is not None
        start, stop = self.words.start, self.words.stop
        labels = {name: values[start:stop].astype(np.int64) for name, values in self.text.labels.items()}
        for name in SLOTS:
            inside = (labels[name] >= start) & (labels[name] < stop)
            labels[name] = np.where(inside, labels[name] - start, NONE)
        return labels

    def events(self, number: int) -> dict[str, NDArray[np.int64]]:
        """Return the labels of events of its words; its pairs with a number first, but for those that reach out of it."""
        told = self.text.events
        assert told is not None
        start, stop = self.words.start, self.words.stop
        found = {name: getattr(told, name)[start:stop].astype(np.int64) for name in OF_WORDS}
        inside = ((told.pairs[:, :2] >= start) & (told.pairs[:, :2] < stop)).all(1)
        pairs = told.pairs[inside].astype(np.int64) - [start, start, 0, 0, 0]
        return found | {"pairs": np.concatenate([np.full((len(pairs), 1), number), pairs], 1)}


def cut(texts: list[Text], chance: np.random.Generator | None = None) -> list[Window]:
    """Return the windows of texts that are read together: as many as in reading, or, by chance, fewer."""
    found = []
    for text in texts:
        most = TOGETHER if chance is None else int(chance.choice(MOST))
        found += [Window(text, some) for some in together([*map(len, text.pieces)], most)]
    return found


def read_text(document: Document, encoder: Encoder) -> Text:
    """Return a marked document as the encoder reads it."""
    sentences = [s for s in document.sentences if s.words]
    column = {n: np.concatenate([(s.marks or {})[n] for s in sentences]).astype(np.int16) for n in (*LABELS, *SLOTS)}
    scores = encoder.encode([s.words for s in sentences])
    return replace(_text(scores.windows, scores.states), labels=column)


def _text(windows: Sequence[LowerStates], states: Floats) -> Text:
    pieces = [w.pieces.astype(np.float16) for w in windows]
    return Text(pieces, [np.array(w.first) for w in windows], states.astype(np.float16))


def event_text(one: Dispatch, labels: EventLabels) -> Text:
    """Return a dispatch whose events are marked."""
    assert one.found.states is not None
    return replace(_text(one.found.windows, one.found.states), events=labels)


def others(gold: Path, cases: Path, encoder: Encoder, before: Encoder) -> Iterator[Text]:
    """Yield what the gate opens of other news, two texts of mixed news to one of political, in an order of chance.

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
            opened = [w for w in scores.windows if wanted[w.words].any()]
            if opened:
                states, runs = before.encode_above(opened, scores.states)
                now = scores if before is encoder else encoder.encode(words)
                words_seen = np.concatenate([run.words for run in runs])
                chosen = [w for w in now.windows if w.start in words_seen]
                yield replace(_text(chosen, now.states[words_seen]), states=states[words_seen].astype(np.float16))


def pack(options: argparse.Namespace) -> dict[str, list[Text]]:
    """Return the texts of all kinds."""
    encoder = Encoder()
    before = Encoder(options.before) if options.before else encoder
    found: dict[str, list[Text]] = {}
    for name in ("held", "marked"):
        for path in sorted(Path("training", name).glob("*.jsonl")):
            texts = [read_text(d, encoder) for d in read_marks(path, encoder)]
            kind = next((k for k, files in PLAIN.items() if name == "marked" and path.match(files)), name)
            found.setdefault(kind, []).extend(texts)
    found["news"] = [read_text(d, encoder) for d in label_rows(read_news(NEWS, options.gold), encoder)]
    for folder in INLINE:
        for number, document in enumerate(read_inline(Path("training", folder), encoder)):
            held = number % HELD == HELD - 1
            found.setdefault("held" if held else "inline", []).append(read_text(document, encoder))
    found["case"] = [read_text(d, encoder) for d in read_cases(options.cases, Reader(encoder))]
    reader = Reader(encoder)
    for name, marked in (
        ("events", event_texts.news(reader, marked_events.NEWS, options.gold)),
        ("own events", map(event_texts.labelled, marked_events.invented(reader))),
        ("held events", event_texts.news(reader, HELD_EVENTS, options.gold)),
    ):
        found[name] = [event_text(*one) for one in marked]
    found["other"] = list(islice(others(options.gold, options.cases, encoder, before), OTHERS))
    for name, texts in found.items():
        found[name] = texts[:: FEWER.get(name, 1)]
        print(f"{name}: {len(found[name])} texts, {sum(len(t.pieces) for t in found[name])} windows", flush=True)
    return found


@dataclass
class Batch:
    """Windows, padded: pieces, which of them there are, whose and in which window, first pieces of words, which words
    there are, labels of the deal, states, labels of events."""

    lower: Tensor
    mask: Tensor
    first: Tensor
    top: Tensor
    owner: Tensor
    number: Tensor
    there: Tensor
    deal: dict[str, Tensor] | None
    states: Tensor | None
    events: dict[str, Tensor] | None

    def seen_by(self, net: DealReader) -> Tensor:
        """Return the states of the words as a reader sees them."""
        return net.above(self.lower, self.mask, self.first, self.top, self.owner, self.number)

    def windows(self) -> Tensor:
        """Return the number of every word's window."""
        return self.number.gather(1, self.first)


def batches(windows: list[Window], chance: np.random.Generator) -> list[list[Window]]:
    """Return windows in groups of like lengths, each a batch, in an order of chance."""
    if not windows:
        return []
    order = sorted(chance.permutation(len(windows)).tolist(), key=lambda n: len(windows[n]) // 8)
    groups: list[list[Window]] = [[]]
    for window in (windows[n] for n in order):
        if groups[-1] and len(window) * (len(groups[-1]) + 1) > SIZE:
            groups.append([])
        groups[-1].append(window)
    return [groups[n] for n in chance.permutation(len(groups))]


def batch(windows: list[Window]) -> Batch:
    """Return some windows of one kind, padded."""

    def padded(arrays: list[NDArray], value: float = 0) -> Tensor:
        return pad_sequence([torch.from_numpy(a) for a in arrays], batch_first=True, padding_value=value)

    read = [w.read() for w in windows]
    labels = [w.labels() for w in windows] if windows[0].text.labels else []
    seen = [w.text.states[w.words] for w in windows if w.text.states is not None]
    events = [w.events(n) for n, w in enumerate(windows)] if windows[0].text.events else []
    told = {}
    if events:
        told = {name: padded([one[name] for one in events], NONE * (name in {"kinds", "status"})) for name in OF_WORDS}
        told["pairs"] = torch.from_numpy(np.concatenate([one["pairs"] for one in events]))
    return Batch(
        padded([r[LOWER] for r in read]).float(),
        padded([np.ones(len(w), np.int64) for w in windows]),
        padded([r["first"] for r in read]),
        padded([r["top"] for r in read]).float(),
        padded([r["owner"] for r in read]),
        padded([r["number"] for r in read]),
        padded([np.ones(len(r["top"]), bool) for r in read]),
        {name: padded([one[name] for one in labels], NONE) for name in labels[0]} if labels else None,
        padded(seen).float() if seen else None,
        told or None,
    )


@torch.no_grad()
def _hidden(net: DealReader, texts: list[Text], name: str) -> tuple[Tensor, Tensor]:
    """Return the hidden layer of all words with a label of one kind, and the labels."""
    net.eval()
    seen = []
    for b in map(batch, batches(cut(texts), np.random.default_rng(0))):
        wanted = (b.deal or {})[name]
        seen.append((net.deal.between(b.seen_by(net))[wanted >= 0], wanted[wanted >= 0]))
    return torch.cat([h for h, _ in seen]), torch.cat([y for _, y in seen])


def begin(net: DealReader, name: str, texts: list[Text]) -> None:
    """Fit a label that is new to the states as they are."""
    x, y = _hidden(net, texts, name)
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


def fit_events(net: DealReader, texts: list[Text], epochs: int = BEGIN_EPOCHS, peak: float = BEGIN_RATE) -> None:
    """Fit the head of events to the states as they are: where it is new, or they are others."""
    net.eval()
    chance = np.random.default_rng(1)
    with torch.no_grad():
        seen = [(b.seen_by(net).bfloat16(), b) for b in map(batch, batches(cut(texts), chance))]
    optimizer = torch.optim.AdamW(net.events.parameters(), lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))
    net.events.train()
    for epoch in range(epochs):
        for number, n in enumerate(chance.permutation(len(seen))):
            for group in optimizer.param_groups:
                group["lr"] = peak * rate((epoch + number / len(seen)) / epochs)
            x, b = seen[n]
            found = net.events.losses(x.float(), b.top, b.events or {})
            optimizer.zero_grad(set_to_none=True)
            torch.stack(list(found.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(net.events.parameters(), 1.0)
            optimizer.step()


def train(
    net: DealReader,
    shipped: DealNet,
    texts: dict[str, list[Text]],
    epochs: int,
    seed: int,
    free: Collection[str] = (),
) -> DealReader:
    """Return the reader after so many epochs: the running mean of its weights.

    Of other news it stays with what the shipped one says, but for labels that are `free`.
    """
    shipped.eval().requires_grad_(False)
    layers = list(net.encoder.layers[BELOW:].parameters())
    apart = [net.places, net.apart, net.deal.apart]
    heads = [*net.seen.parameters(), *(p for p in net.deal.parameters() if p is not net.deal.apart)]
    heads += net.events.parameters()
    groups = [
        {"params": layers, "peak": RATE}, {"params": heads, "peak": HEAD_RATE}, {"params": apart, "peak": APART_RATE},
    ]  # fmt: skip
    optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(DECAY), use_buffers=False)
    chance = np.random.default_rng(seed)
    start = time.time()
    for epoch in range(epochs):
        net.train()
        now = {k: some[(epoch + seed) % SHARES.get(k, 1) :: SHARES.get(k, 1)] for k, some in texts.items()}
        told = [
            b for name, some in now.items() if not name.startswith("held")
            for b in batches(cut(some * TIMES.get(name, 1), chance), chance)
        ]  # fmt: skip
        for number, n in enumerate(chance.permutation(len(told))):
            done = (epoch + number / len(told)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = rate(done) * group["peak"]
            b = batch(told[n])
            with torch.autocast("cpu", torch.bfloat16):  # 2.8 times as fast where the processor knows such numbers
                x = b.seen_by(net)
            x = x.float()
            if b.events:
                found = net.events.losses(x, b.top, b.events)
            elif b.deal:
                found = net.deal.losses(x, b.there, b.deal, b.windows())
            else:
                ours, theirs = (head(y, b.there, b.windows()) for head, y in ((net.deal, x), (shipped, b.states)))
                found = net.deal.gaps(ours, theirs, b.there, free)
            optimizer.zero_grad(set_to_none=True)
            torch.stack(list(found.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_([*layers, *heads, *apart], 1.0)
            optimizer.step()
            mean.update_parameters(net)
            if number % 100 == 0:
                shown = "  ".join(f"{k} {v.item():.3f}" for k, v in found.items() if not k.startswith("taught"))
                print(
                    f"seed {seed}, {time.time() - start:.0f} s, {epoch + number / len(told):.2f}: {shown}", flush=True
                )
        print(f"epoch {epoch + 1}, held out:", look(mean.module, texts["held"]), flush=True)
        print("events:", look_at_events(mean.module, texts["held events"]), flush=True)
    return mean.module


@torch.no_grad()
def look(net: DealReader, held: list[Text]) -> str:
    """Return how well the reader finds marks that it has not learned from."""
    net.eval()
    seen = []
    for b in map(batch, batches(cut(held), np.random.default_rng(0))):
        x = b.seen_by(net)
        seen.append((net.deal(x, b.there, b.windows()), b.deal or {}))
    return tally(seen)


@torch.no_grad()
def look_at_events(net: DealReader, held: list[Text]) -> str:
    """Return the losses of the head of events on marks that it has not learned from."""
    net.eval()
    seen = [
        net.events.losses(b.seen_by(net), b.top, b.events or {})
        for b in map(batch, batches(cut(held), np.random.default_rng(0)))
    ]
    return "  ".join(f"{k} {np.mean([s[k].item() for s in seen if k in s]):.3f}" for k in WEIGHTS)


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
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument(
        "--seeds", type=int, nargs="*", default=[1, 2], help="a core each; the texts are in memory once"
    )
    parser.add_argument(
        "--free", nargs="*", default=(), help="labels that may change in other news: those that learn anew"
    )
    parser.add_argument("--export", action="store_true", help="write the mean of all readers in the build folder")
    options = parser.parse_args()
    file = options.build / "polish.pickle"
    net = DealReader(MiniLM())
    if options.export:
        learned = [torch.load(path) for path in sorted(options.build.glob("reader*.pt"))]
        load_shipped(net)
        states = {k: sum(one[k] for one in learned) / len(learned) for k in learned[0]}
        shares = {k: 0.0 if k.startswith("events.") else KEEP for k in states}
        net.load_state_dict({k: shares[k] * was + (1 - shares[k]) * states[k] for k, was in net.state_dict().items()})
        texts = pickle.loads(file.read_bytes())
        fit_events(net, texts["events"] + texts["own events"][1::3], AGAIN_EPOCHS, AGAIN_RATE)
        export(net, options.build)
        return
    if options.pack:
        options.build.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(pack(options)))
        return
    texts = pickle.loads(file.read_bytes())
    torch.set_num_threads(1)
    torch.manual_seed(1)
    new = load_shipped(net)
    shipped = deepcopy(net.deal)
    for name in new:
        if name == "events":
            fit_events(net, texts["events"] + texts["own events"][::2])
        else:
            shipped.never(name)
            begin(net, name, texts["inline"])
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    runs = [fork.Process(target=_learn, args=(net, shipped, texts, seed, options)) for seed in options.seeds]
    for one in runs:
        one.start()
    for one in runs:
        one.join()


def _learn(
    net: DealReader, shipped: DealNet, texts: dict[str, list[Text]], seed: int, options: argparse.Namespace
) -> None:
    torch.manual_seed(seed)
    after = train(net, shipped, texts, options.epochs, seed, options.free)
    torch.save(after.state_dict(), options.build / f"reader{seed}.pt")


if __name__ == "__main__":
    main()
