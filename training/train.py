"""Training: a large encoder learns the gold, then teaches the small one that is shipped.

    python -m training.pack         # what both read, under build/training
    python -m training.deal_pack
    python -m training.train

The teacher (MPNet-base) learns every task from the gold, and from our own dispatches what words tell. The student
(MiniLM-L6, as it is shipped) learns from the gold too, and from what the teacher says of every word of the gold and of
unlabelled news (Hinton et al. 2015): its scores for every label and arc, and its states. Of our own dispatches it sees
the text only, so that the heads that learn from their marks find states of words as they are in any news.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.weights.session import BELOW
from training.backbone import fetch_teacher
from training.chains import chain_loss
from training.encoders import MiniLM, MPNet
from training.look import look
from training.net import Net
from training.shipped import SHIPPED, shipped_net
from training.windows import Batch, Packed

LIMIT = 126  # pieces a window, as at run time
DECAY = 0.998  # of the running mean of the weights, a step
PRIOR = 0.3  # of the label bigrams counted in the gold, where label-to-label scores start from
WEIGHTS = {"entities": 1.0, "attribution": 1.0, "tags": 0.3, "arcs": 1.0, "relations": 0.7, "events": 0.5, "modes": 0.5}
TAUGHT = {"entities": 2.0, "attribution": 2.0, "tags": 0.5, "arcs": 1.5, "relations": 1.0, "states": 2.0}
TEACHER_RATE, STUDENT_RATE = 1e-4, 6e-4  # at the peak, of the last layer
TEACHER_FADE, STUDENT_FADE = 0.9, 1.0  # of the rate, from a layer to the one below it
TEACHER_SIZE, STUDENT_SIZE = 14_000, 24_000  # pieces a batch
POLISH_RATE, POLISH_SIZE, POLISH_DECAY = 1.2e-4, 2_600, 0.985
TEACHER_SHARES = {"gold": 0.88, "kinds": 0.12}  # of batches
POLISH_SHARES = {"gold": 0.5, "plain": 0.2, "own": 0.3}
STUDENT_SHARES = {"gold": 0.4, "plain": 0.42, "kinds": 0.1, "marked": 0.08}
SCORED = ("entities", "attribution", "tags", "arcs", "relations")


def losses(net: Net, x: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of every task that the batch has labels for; `x` are the states of its words."""
    found: dict[str, Tensor] = {}
    rows = batch.entities.any(-1).any(1)
    if rows.any():
        sentence = batch.sentence[rows]
        opening = sentence.diff(dim=1, prepend=sentence[:, :1] - 1) != 0
        found["entities"] = _chained(net.entities(x[rows]), batch.entities[rows], net.entity_follows, opening)
    rows = (batch.attribution >= 0).any(1)
    if rows.any():
        wanted = batch.attribution[rows]
        allowed = F.one_hot(wanted.clamp(min=0), len(net.attribution_follows)).bool() & (wanted >= 0)[:, :, None]
        never = torch.zeros_like(wanted, dtype=torch.bool)
        found["attribution"] = _chained(net.attribution(x[rows]), allowed, net.attribution_follows, never)
    rows = batch.event >= 0
    if rows.any():
        types, modes = net.told(x[rows], batch.sentence[rows])
        found["events"] = F.cross_entropy(types, batch.event[rows])
        found["modes"] = F.cross_entropy(modes, batch.mode[rows])
    rows = (batch.heads >= 0).any(1)
    if rows.any():
        some, heads, sentence = x[rows], batch.heads[rows], batch.sentence[rows]
        chosen = heads >= 0
        found["tags"] = F.cross_entropy(net.tags(some)[chosen], batch.tags[rows][chosen])
        found["arcs"] = F.cross_entropy(net.arcs(some, sentence)[chosen], heads[chosen])
        related = net.related(some, heads.clamp(min=0))
        found["relations"] = F.cross_entropy(related[chosen], batch.relations[rows][chosen])
    return found


def _chained(scores: Tensor, allowed: Tensor, follows: Tensor, opening: Tensor) -> Tensor:
    with torch.autocast(scores.device.type, enabled=False):
        return chain_loss(scores.float(), allowed, follows.float(), opening)


def taught(student: Net, teacher: Net, x: Tensor, above: Tensor, batch: Batch, lift: nn.Module) -> dict[str, Tensor]:
    """Return how far the student's scores and states (`x`) are from the teacher's (`above`), word by word."""
    there = batch.sentence >= 0
    with torch.no_grad():
        arcs = teacher.arcs(above, batch.sentence)
        heads = arcs.argmax(-1)
        told = [teacher.entities(above), teacher.attribution(above), teacher.tags(above), arcs]
        told.append(teacher.related(above, heads))
    said = [student.entities(x), student.attribution(x), student.tags(x), student.arcs(x, batch.sentence)]
    said.append(student.related(x, heads))
    found = {
        name: F.kl_div(
            F.log_softmax(ours[there].float(), -1), F.log_softmax(theirs[there].float(), -1),
            reduction="batchmean", log_target=True,
        )
        for name, ours, theirs in zip(SCORED, said, told, strict=True)
    }  # fmt: skip
    found["states"] = (1 - F.cosine_similarity(lift(x)[there].float(), above[there].float(), dim=-1)).mean()
    return found


def rate(done: float) -> float:
    """Return the share of the peak rate when `done` (0..1) of the time is over: up for 5 %, then down to 0 in a line."""
    return done / 0.05 if done < 0.05 else (1 - done) / 0.95


def groups(net: Net, peak: float, fade: float, words: float) -> list[dict[str, Any]]:
    """Return the parameters that learn with their peak rates: falling by layers, `words` of it for embeddings, 4 for heads."""
    encoder = net.encoder
    found: list[dict[str, Any]] = []
    for n, layer in enumerate(encoder.layers):
        found.append({"params": list(layer.parameters()), "peak": peak * fade ** (encoder.depth - 1 - n)})
    low = peak * fade**encoder.depth
    tables = [encoder.words.weight, encoder.positions.weight]
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
    rest = [
        p
        for name, p in encoder.named_parameters()
        if not name.startswith(("layers.", "words.", "positions.", "cases."))
    ]
    found += [
        {"params": tables, "peak": low * words},
        {"params": rest, "peak": low},
        {"params": list(encoder.cases.parameters()), "peak": peak * 4},
        {"params": heads, "peak": peak * 4},
    ]
    learning = [{**group, "params": [p for p in group["params"] if p.requires_grad]} for group in found]
    return [group for group in learning if group["params"]]


def run(
    name: str, net: Net, batches: Iterator[Batch], step: Callable[[Batch], dict[str, Tensor]],
    parameters: list[dict[str, Any]], seconds: float, decay: float = DECAY,
) -> Net:  # fmt: skip
    """Train for `seconds` by the clock; return the running mean of the weights, which is better than the last step."""
    device = next(net.parameters()).device
    optimizer = torch.optim.AdamW(parameters, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98), fused=device.type == "cuda")
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=False)
    start = shown = time.time()
    pieces = torch.zeros((), device=device)
    means: dict[str, Tensor] = {}
    net.train()
    for number, batch in enumerate(batches):
        done = (time.time() - start) / seconds
        if done >= 1:
            print(f"{name}: {number} steps, {pieces.item():.0f} pieces in {seconds:.0f} s", flush=True)
            break
        for group in optimizer.param_groups:
            group["lr"] = rate(done) * group["peak"]
        with torch.autocast(device.type, dtype=torch.bfloat16):
            found = step(batch)
        total = torch.stack(list(found.values())).sum()
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], 1.0)
        optimizer.step()
        mean.update_parameters(net)
        pieces += batch.mask.sum()
        for k, v in found.items():
            means[k] = 0.98 * means[k] + 0.02 * v.detach() if k in means else v.detach()
        if time.time() - shown > 20:
            shown = time.time()
            told = " ".join(f"{k} {v.item():.3f}" for k, v in means.items())
            print(f"{name} {done:6.1%} step {number} {pieces.item() / (shown - start):.0f} pieces/s {told}", flush=True)
    return mean.module.eval()


def save(net: nn.Module, path: Path) -> None:
    """Write a net in half precision."""
    part = path.with_suffix(".part")
    torch.save({k: v.half().cpu() for k, v in net.state_dict().items()}, part)
    part.replace(path)


def kept(path: Path) -> dict[str, Tensor]:
    """Return the weights that `save` wrote."""
    return {k: v.float() for k, v in torch.load(path, weights_only=True).items()}


def portions(packs: dict[str, Packed], shares: dict[str, float]) -> list[tuple[Packed, float]]:
    """Return the packs that have a share, each with its own."""
    return [(packs[name], share) for name, share in shares.items()]


def endless(packs: list[tuple[Packed, float]], size: int, seed: int, limit: int = LIMIT) -> Iterator[Batch]:
    """Yield batches for ever; of each pack so many a round as its share says, its windows cut anew in every epoch."""
    chance = np.random.default_rng(seed)
    streams = [_cut(pack, size, chance, limit) for pack, _ in packs]
    shares = np.array([share for _, share in packs])
    while True:
        yield next(streams[chance.choice(len(streams), p=shares / shares.sum())])


def _cut(pack: Packed, size: int, chance: np.random.Generator, limit: int) -> Iterator[Batch]:
    while True:
        yield from pack.batches(pack.windows(limit, chance), size, chance)


def teach(net: Net, packs: list[tuple[Packed, float]], seconds: float, size: int) -> Net:
    """Train the teacher on the gold and on what words tell."""

    def step(batch: Batch) -> dict[str, Tensor]:
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        found = {k: WEIGHTS[k] * v for k, v in losses(net, x, batch).items()}
        return found | (net.kinds.losses(x, batch.marks) if batch.marks else {})

    parameters = groups(net, TEACHER_RATE, TEACHER_FADE, 1.0)
    return run("teacher", net, endless(packs, size, 1), step, parameters, seconds)


def distil(net: Net, teacher: Net, packs: list[tuple[Packed, float]], seconds: float, size: int) -> Net:
    """Train the student on the gold, and on gold and plain text as the teacher reads them."""
    lift = nn.Linear(net.encoder.width, teacher.encoder.width).to(next(net.parameters()).device)
    for name in ("entity_follows", "attribution_follows"):  # so that equal scores mean equal labels
        follows = getattr(net, name)
        follows.data.copy_(getattr(teacher, name).data)
        follows.requires_grad_(False)

    def step(batch: Batch) -> dict[str, Tensor]:
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        with torch.no_grad():
            above = teacher.encode(batch.ids, batch.cases, batch.mask, batch.first)
        found = {f"gold {k}": WEIGHTS[k] * v for k, v in losses(net, x, batch).items()}
        found |= {k: TAUGHT[k] * v for k, v in taught(net, teacher, x, above, batch, lift).items()}
        there = batch.sentence >= 0
        return found | ({} if batch.marks else net.kinds.apart(x[there], teacher.kinds, above[there]))

    parameters = groups(net, STUDENT_RATE, STUDENT_FADE, 0.2)
    parameters.append({"params": list(lift.parameters()), "peak": STUDENT_RATE})
    return run("student", net, endless(packs, size, 2), step, parameters, seconds)


def polish(net: Net, packs: list[tuple[Packed, float]], seconds: float, size: int, peak: float) -> Net:
    """Train the student further without a teacher, in small batches; its lower layers stay as they are."""

    def step(batch: Batch) -> dict[str, Tensor]:
        x = net.encode(batch.ids, batch.cases, batch.mask, batch.first)
        return {k: WEIGHTS[k] * v for k, v in losses(net, x, batch).items()}

    net.encoder.freeze_below(BELOW)
    parameters = groups(net, peak, STUDENT_FADE, 0.0)
    return run("student", net, endless(packs, size, 3), step, parameters, seconds, decay=POLISH_DECAY)


def main() -> None:
    """Train teacher and student and write the student to net.pt, or polish the student that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--teacher-minutes", type=float, default=3.3)
    parser.add_argument("--minutes", type=float, default=8, help="of the student")
    parser.add_argument("--polish", action="store_true", help="go on from what is shipped, without a teacher")
    parser.add_argument("--peak", type=float, default=POLISH_RATE, help="peak learning rate when polishing")
    parser.add_argument("--backbones", type=Path, default=Path("build/backbone"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if not (options.build / "gold.npz").exists():
        raise SystemExit(f"{options.build}/gold.npz is not there: run python -m training.pack first")
    torch.manual_seed(20240815)
    torch.set_num_threads(options.threads)
    device = torch.device(options.device)
    told = json.loads((options.build / "labels.json").read_text(encoding="utf-8"))
    sizes = {name: len(labels) for name, labels in told["labels"].items()}
    read = POLISH_SHARES if options.polish else TEACHER_SHARES | STUDENT_SHARES
    packs = {n: Packed(options.build / f"{n}.npz", device) for n in ("dev", *read)}
    if options.polish:
        student = Net(MiniLM(), sizes)
        student.load_state_dict(shipped_net(SHIPPED), strict=False)
        student = polish(
            student.to(device),
            portions(packs, POLISH_SHARES),
            options.minutes * 60,
            POLISH_SIZE,
            options.peak,
        )
    else:
        student = _taught(packs, told, sizes, options, device)
    save(student, options.build / "net.pt")
    print("student on dev:", look(student, packs["dev"], told["labels"]), flush=True)


def _taught(
    packs: dict[str, Packed], told: dict, sizes: dict[str, int], options: argparse.Namespace, device: torch.device
) -> Net:
    """Train a teacher, which is kept as teacher.pt, and a student with it."""
    teacher = Net(MPNet(), sizes)
    teacher.encoder.load(load_file(fetch_teacher(options.backbones)))
    for task, follows in (("entities", teacher.entity_follows), ("attribution", teacher.attribution_follows)):
        follows.data = PRIOR * torch.tensor(told["bigrams"][task])
    teacher = teach(teacher.to(device), portions(packs, TEACHER_SHARES), options.teacher_minutes * 60, TEACHER_SIZE)
    save(teacher, options.build / "teacher.pt")
    print("teacher on dev:", look(teacher, packs["dev"], told["labels"]), flush=True)
    student = Net(MiniLM(0.05), sizes)
    missing, _ = student.load_state_dict(shipped_net(SHIPPED), strict=False)
    print("not in what is shipped:", *missing, flush=True)
    shares = portions(packs, STUDENT_SHARES)
    return distil(student.to(device), teacher.requires_grad_(False), shares, options.minutes * 60, STUDENT_SIZE)


if __name__ == "__main__":
    main()
