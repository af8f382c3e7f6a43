"""The reader of the deal: five layers above the shipped encoder's first, and the head that reads their states.

    python -m training.deal             # after training.train, on a GPU, five minutes: a teacher, and the reader with it
    python -m training.deal --teach     # the teacher only, which needs no student: it can learn while the student does
    python -m training.deal --read      # the reader only
    python -m training.deal --export    # writes what is shipped, from what the last run left

The teacher is that of the encoder, which goes on learning from the marked dispatches. The reader starts from the layers
of the encoder and learns from the marks and from what the teacher says of them, of the gold's texts and of
unlabelled ones. Without a GPU: training.deal_polish goes on from what is shipped.
"""

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.weights.session import BELOW
from training.deal_export import export
from training.deal_look import look
from training.deal_net import DealNet, DealReader
from training.encoders import MiniLM, MPNet
from training.net import Net
from training.train import WEIGHTS, endless, groups, kept, losses, portions, run, save
from training.windows import Batch, Packed

TEACHER_RATE, READER_RATE = 8e-5, 4e-4  # at the peak, of the last layer
TEACHER_FADE, READER_FADE = 0.9, 0.9
TEACHER_SIZE, READER_SIZE = 6_000, 10_000  # pieces a batch
TEACHER_SHARES = {"gold": 0.1, "marked": 0.9}
READER_SHARES = {"gold": 0.3, "plain": 0.35, "marked": 0.35}
TEACHER_DECAY = 0.99
LIMIT = 250  # pieces a window


def teach(net: Net, packs: list[tuple[Packed, float]], seconds: float) -> Net:
    """Train a teacher, which has a head for the deal, on marks and on some gold."""

    def step(batch: Batch) -> dict[str, Tensor]:
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        found = {k: WEIGHTS[k] * v for k, v in losses(net, x, batch).items()}
        return found | (net.deal.losses(x, batch.sentence >= 0, batch.marks) if batch.marks else {})

    parameters = groups(net, TEACHER_RATE, TEACHER_FADE, 1.0)
    return run("teacher", net, endless(packs, TEACHER_SIZE, 21, LIMIT), step, parameters, seconds, decay=TEACHER_DECAY)


def distil(net: DealReader, teacher: Net, packs: list[tuple[Packed, float]], seconds: float) -> DealReader:
    """Train the reader on the marks, and on what the teacher says of every text."""
    lift = nn.Linear(net.encoder.width, teacher.encoder.width).to(next(net.parameters()).device)

    def step(batch: Batch) -> dict[str, Tensor]:
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        there = batch.sentence >= 0
        with torch.no_grad():
            above = teacher.encode(batch.ids, batch.cases, batch.mask, batch.first)
            theirs = teacher.deal(above, there)
        found = net.deal.gaps(net.deal(x, there), theirs, there)
        found["states"] = (1 - torch.cosine_similarity(lift(x)[there].float(), above[there].float(), dim=-1)).mean()
        return found | (net.deal.losses(x, there, batch.marks) if batch.marks else {})

    net.encoder.freeze_below(BELOW)
    parameters = groups(net, READER_RATE, READER_FADE, 0.0)
    parameters.append({"params": list(lift.parameters()), "peak": READER_RATE})
    return run("reader", net, endless(packs, READER_SIZE, 7, LIMIT), step, parameters, seconds)


def main() -> None:
    """Train teacher and reader, or one of them, or export the reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--seconds", type=float, nargs=2, default=[150, 120], help="of the teacher, of the reader")
    parser.add_argument("--teach", action="store_true")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--export", action="store_true", help="write deal.onnx and deal.npz from deal_reader.pt")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    if options.export:
        reader = DealReader(MiniLM())
        reader.load_state_dict(kept(options.build / "deal_reader.pt"), strict=False)
        export(reader, options.build)
        return
    device = torch.device(options.device)
    told = json.loads((options.build / "labels.json").read_text(encoding="utf-8"))
    packs = {n: Packed(options.build / f"{n}.npz", device) for n in ("gold", "plain", "marked", "held")}
    torch.manual_seed(20240815)
    teacher = Net(MPNet(), {name: len(labels) for name, labels in told["labels"].items()})
    teacher.deal = DealNet(teacher.encoder.width)
    if not options.read:
        teacher.load_state_dict(kept(options.build / "teacher.pt"), strict=False)
        teacher = teach(teacher.to(device), portions(packs, TEACHER_SHARES), options.seconds[0])
        save(teacher, options.build / "deal_teacher.pt")
        print("teacher, held out:", look(teacher, packs["held"]), flush=True)
    if not options.teach:
        teacher.load_state_dict(kept(options.build / "deal_teacher.pt"))
        encoder = MiniLM()
        states = kept(options.build / "net.pt")
        encoder.load_state_dict({k.removeprefix("encoder."): v for k, v in states.items() if k.startswith("encoder.")})
        reader = DealReader(encoder).to(device)
        teacher = teacher.to(device).eval().requires_grad_(False)
        reader = distil(reader, teacher, portions(packs, READER_SHARES), options.seconds[1])
        print("reader, held out:", look(reader, packs["held"]), flush=True)
        save(reader, options.build / "deal_reader.pt")


if __name__ == "__main__":
    main()
