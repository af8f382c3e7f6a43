"""The gate of the reader of the deal: which words the encoder's states call likely to tell of one.

    python -m training.deal_gate --gold GOLD     # adds the gate to src/onrecord/weights/deal.npz, five minutes

A logistic regression over states: of what the reader itself finds, that in own dispatches counts and that in news of
other matters does not (bills and budgets are proposed, backed and rejected too).
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from onrecord.weights.deal_head import TELLING, DealHead
from onrecord.weights.session import Encoder
from training.gold import Document, read_attribution, read_plain

SHIPPED = Path("src/onrecord/weights/deal.npz")
OWN = 3  # every third dispatch of our own
OTHERS = 250  # articles of other matters from each of two sets
STEPS, RATE = 600, 3e-2


def texts(marked: Path, gold: Path) -> Iterator[tuple[str, Document]]:
    """Yield own dispatches, political news, and news of shootings."""
    for path in sorted(marked.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[::OWN]:
            yield "own", read_plain(json.loads(line)["text"])
    yield from (("politics", d) for d in read_attribution(gold / "attribution/polnear_train.jsonl")[:OTHERS])
    with gzip.open(gold / "figures/gun_violence_incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(next(lines)) for _ in range(OTHERS * 2)]
    rows = [row for row in rows if int(row["incident_uri"]) % 2 == 0]
    yield from (("shootings", read_plain(row["articles"][0]["text"])) for row in rows[:OTHERS])


def main() -> None:
    """Fit the gate and add it to the head's file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marked", type=Path, default=Path("training/marked"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    if not options.gold.is_dir():
        raise SystemExit(f"{options.gold} is not there: the gate needs news of other matters; see training/README.md")
    encoder, head = Encoder(), DealHead.load()
    states, wanted, kinds, runs = [], [], [], []
    for kind, document in texts(options.marked, options.gold):
        words = [s.words for s in document.sentences if s.words]
        if not words:
            continue
        scores = encoder.encode(words)
        told = head.score(*encoder.encode_above(scores.windows, scores.states))
        found = np.max([1 - getattr(told, name)[:, 0] for name in TELLING], axis=0) > 0.7
        at = sum(map(len, states))
        runs += [(kind, w.start + at, w.start + len(w.first) + at) for w in scores.windows]
        states.append(scores.states)
        wanted.append(found & (kind == "own"))
        kinds.append(kind)
    x, y = np.concatenate(states), np.concatenate(wanted)
    mean = x.mean(0)
    torch.manual_seed(1)
    net = torch.nn.Linear(x.shape[1], 1)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    chance = np.random.default_rng(1)
    plus, minus = np.flatnonzero(y), np.flatnonzero(~y)
    for step in range(STEPS):
        chosen = np.concatenate([chance.choice(plus, 1024), chance.choice(minus, 3072)])
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - step / STEPS)
        scores = net(torch.from_numpy(x[chosen] - mean))[:, 0]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(y[chosen]).float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    weights = net.weight.detach().numpy()[0]
    bias = float(net.bias.detach()[0]) - float(weights @ mean)
    scores = x @ weights + bias
    for threshold in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5):
        opened = {kind: [scores[a:b].max() > threshold for k, a, b in runs if k == kind] for kind in set(kinds)}
        kept = [y[a:b].sum() for k, a, b in runs if k == "own" and scores[a:b].max() > threshold]
        told = "  ".join(f"{kind} {np.mean(opened[kind]):.3f}" for kind in sorted(opened))
        print(f"above {threshold}: windows opened {told}; words kept {sum(kept) / y.sum():.3f}", flush=True)
    arrays = dict(np.load(SHIPPED)) | {"gate": weights.astype(np.float16), "gate_bias": np.float16(bias)}
    np.savez_compressed(SHIPPED, **arrays)


if __name__ == "__main__":
    main()
