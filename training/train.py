"""The training loop: mixed batches, one loss a task, a schedule by the clock."""

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.weights.pieces import CASES, Pieces
from training.backbone import fetch_backbone
from training.batches import Batch, Window, batches, window
from training.bigrams import read_bigrams
from training.chains import chain_loss
from training.gold import (
    ATTRIBUTION_LABELS,
    CONLL,
    ENTITY_LABELS,
    TAGS,
    WORLDWIDE,
    Document,
    read_attribution,
    read_conll,
    read_stories,
    read_syntax,
    shortened,
    windows,
)  # fmt: skip
from training.net import Net, load_backbone

SETS = ("conllpp", "worldwide", "polnear", "ewt", "gum", "stories")
REPEATS = {"worldwide": 2, "ewt": 2, "gum": 2}  # many labels, and two small treebanks with the hardest task
DECAY = 0.995  # of the running mean of the weights, a step
PRIOR = 0.3  # of the label bigrams counted in the gold, where label-to-label scores start from
WEIGHTS = {"entities": 1.0, "attribution": 1.0, "tags": 0.3, "arcs": 1.0, "relations": 0.7, "events": 0.5, "modes": 0.5}


@dataclass
class Labels:
    """The names behind the numbers the heads give out."""

    entities: list[str]
    attribution: list[str]
    tags: list[str]
    relations: list[str]
    events: list[str]
    modes: list[str]


def read_sets(gold: Path, split: str, without: set[str], relations: list[str]) -> dict[str, list[Document]]:
    """Read every training set that is not left out."""
    sets: dict[str, list[Document]] = {}
    if "conllpp" not in without:
        sets["conllpp"] = read_conll(gold / f"entities/conllpp_{split}.txt", -1, CONLL, None)
    if "worldwide" not in without:
        sets["worldwide"] = read_conll(gold / f"entities/worldwide_{split}.tsv", 1, WORLDWIDE, "\t")
    if "polnear" not in without:
        sets["polnear"] = read_attribution(gold / f"attribution/polnear_{split}.jsonl")
    for name in ("ewt", "gum"):
        if name not in without:
            sets[name] = read_syntax(gold / f"syntax/ud_{name}_{split}.conllu", relations)
    return sets


def losses(net: Net, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of every task that the batch has labels for."""
    x = net.encode(batch.ids, batch.cases, batch.mask, batch.first).float()
    found: dict[str, Tensor] = {}
    rows = batch.entities.any(-1).any(1)
    if rows.any():
        opening = batch.sentence[rows].diff(dim=1, prepend=batch.sentence[rows][:, :1] - 1) != 0
        scores = net.entities(x[rows])
        found["entities"] = chain_loss(scores, batch.entities[rows], net.entity_follows, opening)
    rows = (batch.attribution >= 0).any(1)
    if rows.any():
        wanted = batch.attribution[rows]
        allowed = F.one_hot(wanted.clamp(min=0), len(ATTRIBUTION_LABELS)).bool() & (wanted >= 0)[:, :, None]
        never = torch.zeros_like(wanted, dtype=torch.bool)
        found["attribution"] = chain_loss(net.attribution(x[rows]), allowed, net.attribution_follows, never)
    rows = batch.event >= 0
    if rows.any():
        types, modes = net.told(x[rows], batch.sentence[rows])
        found["events"] = F.cross_entropy(types, batch.event[rows])
        found["modes"] = F.cross_entropy(modes, batch.mode[rows])
    rows = (batch.heads >= 0).any(1)
    if rows.any():
        some, heads, sentence = x[rows], batch.heads[rows], batch.sentence[rows]
        chosen = heads >= 0
        found["tags"] = F.cross_entropy(net.tags(some[chosen]), batch.tags[rows][chosen])
        found["arcs"] = F.cross_entropy(net.arcs(some, sentence)[chosen], heads[chosen])
        related = net.related(some, heads.clamp(min=0))
        found["relations"] = F.cross_entropy(related[chosen], batch.relations[rows][chosen])
    return found


def rate(done: float, peak: float) -> float:
    """Return the learning rate when `done` (0..1) of the time is over: up for 5 %, then down to 0 in a line."""
    return peak * (done / 0.05 if done < 0.05 else (1 - done) / 0.95)


def train(items: list[Window], net: Net, *, seconds: float, size: int, peak: float, out: Path) -> None:
    """Train for `seconds` by the clock and write checkpoints every eight minutes and at the end to `out`.

    What is written is the running mean of the weights, which scores better than the last step's.
    """
    slow = {net.words.weight, net.positions.weight}
    for parameter in slow:
        parameter.requires_grad_(False)
    body = [p for n, p in net.named_parameters() if n.startswith(("layers", "norm")) or n == "types"]
    names = {id(p) for p in [*body, *slow]}
    heads = [p for p in net.parameters() if id(p) not in names]
    groups = [{"params": body, "scale": 1.0}, {"params": heads, "scale": 4.0}]
    optimizer = torch.optim.AdamW(groups, lr=peak, weight_decay=0.01, betas=(0.9, 0.98))
    start, step, pieces, epoch, shown, saved = time.time(), 0, 0, 0, time.time(), time.time()
    means: dict[str, float] = {}
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(DECAY), use_buffers=False)
    net.train()
    while True:
        for batch in batches(items, size, epoch):
            done = (time.time() - start) / seconds
            if done >= 1:
                torch.save(mean.module.state_dict(), out)
                return
            for group in optimizer.param_groups:
                group["lr"] = rate(done, peak) * group["scale"]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = losses(net, batch)
            total = sum((WEIGHTS[k] * v for k, v in found.items()), torch.zeros(()))
            optimizer.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            mean.update_parameters(net)
            step, pieces = step + 1, pieces + int(batch.mask.sum())
            for k, v in found.items():
                means[k] = 0.98 * means.get(k, v.item()) + 0.02 * v.item()
            if time.time() - shown > 30:
                shown = time.time()
                speed = pieces / (time.time() - start)
                told = " ".join(f"{k} {v:.3f}" for k, v in means.items())
                print(f"{done:6.1%} epoch {epoch} step {step} {speed:.0f} pieces/s {told}", flush=True)
            if time.time() - saved > 480:
                saved = time.time()
                torch.save(mean.module.state_dict(), out)
        epoch += 1


def main() -> None:
    """Train from the backbone, or go on from a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--size", type=int, default=2600, help="pieces a batch")
    parser.add_argument("--peak", type=float, default=3e-4, help="peak learning rate of the encoder")
    parser.add_argument("--without", nargs="*", default=[], choices=SETS, help="training sets to leave out")
    parser.add_argument("--start", type=Path, help="go on from this checkpoint (net.pt) with a new schedule")
    parser.add_argument(
        "--repeat", nargs="*", default=[f"{k}={v}" for k, v in REPEATS.items()], metavar="SET=TIMES",
        help="how often a set comes in an epoch",
    )  # fmt: skip
    options = parser.parse_args()
    repeats = {name: int(times) for name, times in (r.split("=") for r in options.repeat)}
    if not options.gold.is_dir():
        raise SystemExit(f"{options.gold} is not there: training needs the annotated sets; see training/README.md")
    torch.manual_seed(20240815)
    random.seed(20240815)
    torch.set_num_threads(options.threads)
    options.build.mkdir(parents=True, exist_ok=True)
    safetensors, vocabulary = fetch_backbone(Path("build/backbone"))
    pieces = Pieces(vocabulary)
    relations: list[str] = []
    sets = read_sets(options.gold, "train", set(options.without), relations)
    types: list[str] = []
    modes: list[str] = []
    if "stories" not in options.without:
        sets["stories"], types, modes = read_stories(options.gold)
    labels = Labels(ENTITY_LABELS, ATTRIBUTION_LABELS, TAGS, relations, types, modes)
    (options.build / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    items = []

    def cost(word: str) -> int:
        return len(pieces.cut(word))

    for name, documents in sets.items():
        packed = [window(w, pieces) for w in windows(documents, cost)]
        if name == "polnear":
            packed += [window(w, pieces) for w in shortened(documents, cost)]
        print(f"{name}: {len(documents)} documents, {len(packed)} windows, {sum(len(w.ids) for w in packed)} pieces")
        items.extend(packed * repeats.get(name, 1))
    net = Net(*(len(names) for names in asdict(labels).values()), CASES)
    load_backbone(net, load_file(safetensors))
    follows = read_bigrams(options.gold)
    net.entity_follows.data = PRIOR * torch.tensor(follows["entities"])
    net.attribution_follows.data = PRIOR * torch.tensor(follows["attribution"])
    if options.start:
        net.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
    train(items, net, seconds=options.minutes * 60, size=options.size, peak=options.peak, out=options.build / "net.pt")


if __name__ == "__main__":
    main()
