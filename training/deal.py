"""The reader of the deal: three layers above the shipped encoder's third, and the head that reads their states.

    python -m training.deal_pack        # marked.npz and held.npz, after training.pack
    python -m training.deal             # a teacher, and the reader with it: on a GPU, ten minutes
    python -m training.deal --export    # writes what is shipped, from what the last run left

The teacher (MPNet-base) learns the tasks of the encoder, then the marked dispatches. The reader starts from the layers
of the shipped encoder and learns from the marks and from what the teacher says of them, of the gold's texts and of
unlabelled ones. Without a GPU: training.deal_polish goes on from what is shipped.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.weights.session import BELOW
from training.backbone import fetch_teacher
from training.deal_export import export
from training.deal_look import look
from training.deal_net import DealNet, DealReader
from training.encoders import MiniLM, MPNet
from training.net import Net
from training.train import DECAY, PRIOR, WEIGHTS, endless, groups, losses, run, save
from training.windows import Batch, Packed

TEACHER_RATE, MARKED_RATE, READER_RATE = 1e-4, 8e-5, 4e-4  # at the peak, of the last layer
TEACHER_FADE, READER_FADE = 0.9, 0.9
SIZES = (14_000, 6_000, 10_000)  # pieces a batch: of the teacher, on marks, of the reader
LIMIT = 250  # pieces a window


def teach(
    net: Net,
    packs: list[tuple[Packed, float]],
    seconds: float,
    size: int,
    peak: float,
    seed: int,
    decay: float = DECAY,
) -> Net:
    """Train a teacher, which has a head for the deal, on all that is labelled."""

    def step(batch: Batch) -> dict[str, Tensor]:
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        found = {k: WEIGHTS[k] * v for k, v in losses(net, x, batch).items()}
        return found | (net.deal.losses(x, batch.sentence >= 0, batch.deal) if batch.deal else {})

    parameters = groups(net, peak, TEACHER_FADE, 1.0)
    return run("teacher", net, endless(packs, size, seed, LIMIT), step, parameters, seconds, decay=decay)


def distil(net: DealReader, teacher: Net, packs: list[tuple[Packed, float]], seconds: float, size: int) -> DealReader:
    """Train the reader on the marks, and on what the teacher says of every text."""
    lift = nn.Linear(net.encoder.width, teacher.encoder.width).to(next(net.parameters()).device)

    def step(batch: Batch) -> dict[str, Tensor]:
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        there = batch.sentence >= 0
        with torch.no_grad():
            above = teacher.encode(batch.ids, batch.cases, batch.mask, batch.first)
            theirs = teacher.deal(above, there)
        found = net.deal.apart(net.deal(x, there), theirs, there)
        found["states"] = (1 - torch.cosine_similarity(lift(x)[there].float(), above[there].float(), dim=-1)).mean()
        return found | (net.deal.losses(x, there, batch.deal) if batch.deal else {})

    encoder = net.encoder
    for part in (encoder.words, encoder.positions, encoder.cases, encoder.norm, *encoder.layers[:BELOW]):
        part.requires_grad_(False)
    encoder.types.requires_grad_(False)
    parameters = [g for g in groups(net, READER_RATE, READER_FADE, 0.0) if any(p.requires_grad for p in g["params"])]
    parameters.append({"params": list(lift.parameters()), "peak": READER_RATE})
    return run("reader", net, endless(packs, size, 7, LIMIT), step, parameters, seconds)


def train(
    packs: dict[str, Packed], told: dict, backbone: dict[str, Tensor], encoder: MiniLM, seconds: Sequence[float],
    device: torch.device,
) -> DealReader:  # fmt: skip
    """Return the reader; `seconds` are those of the teacher, of the teacher on marks, and of the reader."""
    gold, plain, marked, held = (packs[name] for name in ("gold", "plain", "marked", "held"))
    torch.manual_seed(20240815)
    teacher = Net(MPNet(), {name: len(labels) for name, labels in told["labels"].items()})
    teacher.encoder.load(backbone)
    teacher.deal = DealNet(teacher.encoder.width)
    for task, follows in (("entities", teacher.entity_follows), ("attribution", teacher.attribution_follows)):
        follows.data = PRIOR * torch.tensor(told["bigrams"][task])
    shares = [(gold, 0.73), (plain, 0.15), (marked, 0.12)]
    teacher = teach(teacher.to(device), shares, seconds[0], SIZES[0], TEACHER_RATE, 1)
    teacher = teach(teacher, [(gold, 0.1), (marked, 0.9)], seconds[1], SIZES[1], MARKED_RATE, 21, 0.99)
    print("teacher, held out:", look(teacher, held), flush=True)
    shares = [(gold, 0.3), (plain, 0.35), (marked, 0.35)]
    reader = distil(DealReader(encoder).to(device), teacher.requires_grad_(False), shares, seconds[2], SIZES[2])
    print("reader, held out:", look(reader, held), flush=True)
    return reader


def main() -> None:
    """Train teacher and reader, or export the reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--net", type=Path, default=Path("build/training/net.pt"), help="of the shipped encoder")
    parser.add_argument("--seconds", type=float, nargs=3, default=[150, 85, 390])
    parser.add_argument("--export", action="store_true", help="write deal.onnx and deal.npz from deal_reader.pt")
    parser.add_argument("--backbones", type=Path, default=Path("build/backbone"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    if options.export:
        reader = DealReader(MiniLM())
        states = torch.load(options.build / "deal_reader.pt", weights_only=True)
        reader.load_state_dict({k: v.float() for k, v in states.items()}, strict=False)
        export(reader, options.build)
        return
    device = torch.device(options.device)
    told = json.loads((options.build / "labels.json").read_text(encoding="utf-8"))
    packs = {n: Packed(options.build / f"{n}.npz", device) for n in ("gold", "plain", "marked", "held")}
    encoder = MiniLM()
    states = torch.load(options.net, weights_only=True)
    encoder.load_state_dict(
        {k.removeprefix("encoder."): v.float() for k, v in states.items() if k.startswith("encoder.")}
    )
    reader = train(packs, told, load_file(fetch_teacher(options.backbones)), encoder, options.seconds, device)
    save(reader, options.build / "deal_reader.pt")


if __name__ == "__main__":
    main()
