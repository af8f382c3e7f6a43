"""The reader of deal and events: five layers above the shipped encoder's first, and the heads that read their states.

    python -m training.deal --pack --gold GOLD   # half an hour of two cores: deal.texts in the build folder
    python -m training.deal                      # on a GPU, ten minutes: a teacher, and the reader with it
    python -m training.deal --alone --seconds 0 0 2400    # without a GPU: the reader goes on learning, without a teacher
    python -m training.deal --export             # what is shipped: deal.onnx, deal.npz, deeds.npz

Both learn from real news and dispatches marked for the deal or for events, from those marked in the line (rounds of talks,
compliance) and from own cases. The teacher is MPNet-base, which reads four windows as one text. The reader goes on from
what is shipped; it learns from the marks, from what the teacher says of every text, of news that nobody marked among
them, and of texts some words of which have changed places (Jiao et al. 2020); then from the marks alone, staying near what
it says by then. The layer below is the shipped encoder's. Run training.positions after it.
"""

import argparse
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from onrecord.weights.session import BELOW
from training.backbone import fetch_teacher
from training.deal_export import export, load_shipped
from training.deal_look import look
from training.deal_net import DealNet, DealReader
from training.deal_texts import Batch, Text, batch, cut, grouped, pack, read_pack
from training.encoders import Layer, MiniLM, MPNet, of_words
from training.event_net import OPEN, EventNet
from training.gold import TAGS
from training.shipped import SHIPPED, shipped_net
from training.train import groups, kept, run, save

TEACHER_RATE, READER_RATE, ALONE_RATE = 1e-4, 3e-4, 1.5e-4  # at the peak, of the last layer
FADE = 0.9  # of the rate, from a layer to the one below it
TEACHER_SIZE, READER_SIZE, ALONE_SIZE = 10_000, 16_000, 2_600  # pieces a batch
TEACHER_DECAY, READER_DECAY = 0.995, 0.998  # of the running mean of the weights, a step
SHARES = {
    "news": 0.18, "events": 0.2, "whole": 0.38, "ornate": 0.07, "inline": 0.09, "own events": 0.06, "case": 0.01,
}  # fmt: skip
"""Of batches with marks, by kind of text."""
UNMARKED = 0.3  # of the reader's batches are of texts that nobody marked
SWAPPED, MOST_SWAPPED = 0.35, 0.3  # of the reader's batches have words that changed places: up to so many of a text
MOVED = {TAGS.index(tag) for tag in ("NOUN", "PROPN", "ADJ", "VERB", "ADV")}  # that change places, each with its like
KEEP = 0.3  # of the reader shipped before, in what is exported
WORKERS = 12


class Teacher(nn.Module):
    """MPNet-base with the heads of deal and events."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = MPNet()
        self.deal, self.events = DealNet(self.encoder.width), EventNet(self.encoder.width)

    def forward(self, batch: Batch) -> "Scores":
        x = of_words(self.encoder(batch.ids, batch.cases, batch.mask), batch.first)
        return self.deal(x, batch.there), self.events(x, x, batch.events) if batch.events else {}


class Student(nn.Module):
    """The reader, with the shipped encoder that it stands above, which learns nothing."""

    def __init__(self, reader: DealReader) -> None:
        super().__init__()
        held = shipped_net(SHIPPED)
        self.reader = reader
        self.shipped, self.tags = MiniLM(), nn.Linear(MiniLM.width, len(TAGS))
        self.shipped.load_state_dict({k[8:]: v for k, v in held.items() if k.startswith("encoder.")})
        self.tags.load_state_dict({k[5:]: v for k, v in held.items() if k.startswith("tags.")})
        for part in (self.shipped, self.tags):
            part.requires_grad_(False)
        reader.encoder.freeze_below(BELOW)

    def forward(self, batch: Batch) -> "Scores":
        lower, top = self.below(batch)
        x = self.reader.above(lower, batch.mask, batch.first, top, batch.owner, batch.number)
        events = self.reader.events(x, top, batch.events) if batch.events else {}
        return self.reader.deal(x, batch.there, batch.windows()), events

    @torch.no_grad()
    def below(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the states of pieces that the reader stands on, and those of words at the top of the encoder."""
        self.shipped.eval()
        apart = (batch.number[:, :, None] != batch.number[:, None, :]) | (batch.mask[:, None, :] == 0)
        bias = apart[:, None].float() * -1e4
        lower = self.shipped.through(self.shipped.embed(batch.ids, batch.cases, batch.places), bias, 0, BELOW)
        return lower, of_words(self.shipped.through(lower, bias, BELOW), batch.first)

    def moved(self, batch: Batch, most: float) -> Batch:
        """Return texts some words of which have changed places with others of their kind; no mark is left in them."""
        tags = self.tags(self.below(batch)[1]).argmax(-1)
        cases = batch.cases.gather(1, batch.first)
        whole = (
            F.pad(batch.owner, (0, 1)).gather(1, batch.first + 1) != batch.owner.gather(1, batch.first)
        ) & batch.there
        wanted = torch.rand(whole.shape[0], 1, device=whole.device) * most > torch.rand(
            whole.shape, device=whole.device
        )
        kinds = torch.isin(tags, torch.tensor(sorted(MOVED), device=tags.device))
        rows, words = torch.nonzero(whole & wanted & kinds & (cases > 0), as_tuple=True)
        at = batch.first[rows, words]
        key = (tags[rows, words] * 16 + cases[rows, words]).float()
        one, other = ((key + torch.rand_like(key)).argsort() for _ in range(2))
        ids = batch.ids.clone()
        ids[rows[one], at[one]] = batch.ids[rows[other], at[other]]
        events = dict(batch.events)
        if events:
            events["kinds"] = events["kinds"].clamp(max=OPEN)
        return replace(batch, ids=ids, deal={}, events=events)


Scores = tuple[tuple[dict[str, Tensor], Tensor], dict[str, Tensor]]  # of the deal, of events


def marked_losses(net: Teacher | DealReader, said: Scores, batch: Batch) -> dict[str, Tensor]:
    """Return the losses of what is marked."""
    found = net.deal.losses(said[0], batch.deal) if batch.deal else {}
    return found | (net.events.losses(said[1], batch.events) if batch.events else {})


class Stream(IterableDataset[Batch]):
    """Batches for ever, each of one kind of text: of each kind so many as its share says, cut anew in every epoch."""

    def __init__(self, texts: dict[str, list[Text]], shares: dict[str, float], size: int, seed: int) -> None:
        self.texts, self.size, self.seed = texts, size, seed
        self.shares = shares

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        number, workers = (worker.id, worker.num_workers) if worker else (0, 1)
        chance = np.random.default_rng([self.seed, number])
        torch.set_num_threads(1)
        streams = [self._endless(self.texts[name][number::workers] or self.texts[name], chance) for name in self.shares]
        shares = np.array([*self.shares.values()])
        while True:
            yield next(streams[chance.choice(len(streams), p=shares / shares.sum())])

    def _endless(self, texts: Sequence[Text], chance: np.random.Generator) -> Iterator[Batch]:
        while True:
            yield from map(batch, grouped(cut(texts, chance), self.size, chance))


def batches(stream: Stream, device: torch.device) -> Iterator[Batch]:
    """Yield the batches of a stream on a device, made beside the training where that is a GPU."""
    workers = WORKERS if device.type == "cuda" else 0
    for one in DataLoader(stream, batch_size=None, num_workers=workers, prefetch_factor=2 if workers else None):
        yield one.to(device)


def teach(teacher: Teacher, stream: Stream, seconds: float) -> Teacher:
    """Train the teacher on what is marked."""
    teacher.encoder.apart.requires_grad_(False)
    parameters = groups(teacher, TEACHER_RATE, FADE, 1.0)
    device = next(teacher.parameters()).device

    def step(batch: Batch) -> dict[str, Tensor]:
        return marked_losses(teacher, teacher(batch), batch)

    return run("teacher", teacher, batches(stream, device), step, parameters, seconds, decay=TEACHER_DECAY)


def learn(
    student: Student, teacher: nn.Module, stream: Stream, seconds: float, peak: float, moved: float = 0.0
) -> Student:
    """Train the reader on what is marked and on what the teacher says of every text, a share of which is `moved`."""
    teacher.eval().requires_grad_(False)
    device = next(student.parameters()).device
    chance = np.random.default_rng(stream.seed)

    def step(batch: Batch) -> dict[str, Tensor]:
        if chance.random() < moved:
            batch = student.moved(batch, MOST_SWAPPED)
        with torch.no_grad():
            theirs = teacher(batch)
        ours = student(batch)
        found = student.reader.deal.gaps(ours[0], theirs[0], batch.there)
        if batch.events:
            found |= student.reader.events.gaps(ours[1], theirs[1], batch.events)
        return found | marked_losses(student.reader, ours, batch)

    parameters = groups(student.reader, peak, FADE, 0.0)
    return run("reader", student, batches(stream, device), step, parameters, seconds, decay=READER_DECAY)


def main() -> None:
    """Pack the texts, train teacher and reader, or export the reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"))
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--backbones", type=Path, default=Path("build/backbone"))
    parser.add_argument("--pack", action="store_true", help="write deal.texts to the build folder, and stop")
    parser.add_argument(
        "--seconds",
        type=float,
        nargs=3,
        default=[185, 300, 175],
        help="of the teacher, of the reader with it, of the reader alone",
    )
    parser.add_argument(
        "--alone", action="store_true", help="the reader goes on from what is shipped, without a teacher"
    )
    parser.add_argument("--export", action="store_true", help="write what is shipped from deal_reader.pt")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    file = options.build / "deal.texts"
    if options.pack:
        pack(options.gold, options.cases, file)
        return
    reader = DealReader(MiniLM())
    load_shipped(reader)
    if options.export:
        was, learned = reader.state_dict(), kept(options.build / "deal_reader.pt")
        reader.load_state_dict(was | {k: KEEP * was[k] + (1 - KEEP) * v for k, v in learned.items()})
        export(reader, options.build)
        return
    device = torch.device(options.device)
    torch.manual_seed(20240815)
    texts = read_pack(file)
    for name, some in texts.items():
        print(f"{name}: {len(some)} texts, {sum(len(one) for t in some for one in t.ids)} pieces", flush=True)
    student = Student(reader).to(device)
    size = READER_SIZE if device.type == "cuda" else ALONE_SIZE
    every = {"plain": UNMARKED} | {name: (1 - UNMARKED) * share for name, share in SHARES.items()}
    _fuse(student, device)
    print("shipped:", look(student, texts, device), flush=True)
    if not options.alone:
        teacher = Teacher()
        teacher.encoder.load(load_file(fetch_teacher(options.backbones)))
        _fuse(teacher.to(device), device)
        teacher = teach(teacher, Stream(texts, SHARES, TEACHER_SIZE, 21), options.seconds[0])
        print("teacher:", look(teacher, texts, device), flush=True)
        student = learn(student, teacher, Stream(texts, every, size, 7), options.seconds[1], READER_RATE, SWAPPED)
        print("reader:", look(student, texts, device), flush=True)
    student = learn(student, deepcopy(student), Stream(texts, every, size, 99), options.seconds[2], ALONE_RATE)
    print("at last:", look(student, texts, device), flush=True)
    save(student.reader, options.build / "deal_reader.pt")


def _fuse(net: nn.Module, device: torch.device) -> None:
    for layer in net.modules():
        if isinstance(layer, Layer):
            layer.fused = device.type == "cuda"


if __name__ == "__main__":
    main()
