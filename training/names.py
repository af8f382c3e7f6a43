"""The head that says which runs of words are names, and of what kind: `python -m training.names --gold GOLD`.

The encoder is much surer of the articles that it learned from than of others. So a share of the words of names, alike
all through an article, is made up before it reads them: then it errs there about as often as on what it never saw, while
the head's own signs are those of the words that stood there. Five minutes, after every new export.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from evaluation.entities import CONLL, WORLDWIDE, Rows, documents, laid_out, spans
from onrecord.annotate.entities import name_signs
from onrecord.weights.name_head import FILE, PACKED
from onrecord.weights.session import Encoder, Scores
from onrecord.weights.small_head import BUCKETS, Floats
from training.small_heads import in_bytes

SHIPPED = Path("src/onrecord/weights")
HIDDEN, NETS, EPOCHS, BATCH, RATE, DECAY = 48, 2, 4, 256, 2e-3, 2e-2
DROPPED, MARKS_DROPPED, NUMBERS_DROPPED = 0.3, 0.4, 0.15
LETTERS = 3  # that tell the next one of a made-up word


class Set(NamedTuple):
    """A set of articles: how its file is read and its labels are named, the shares of words made up, and what it counts."""

    file: str
    column: int
    separator: str | None
    scheme: dict[str, str]
    made_up: tuple[tuple[float, float], ...]  # least and most of an article's words of names; one for each reading
    weight: float


SETS = (
    Set("entities/worldwide_train.tsv", 1, "\t", WORLDWIDE, ((0.15, 0.4),) * 3, 1.0),
    Set("entities/conllpp_train.txt", -1, None, CONLL, ((0.0, 0.2),) * 2, 0.5),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A run of words: what tells of it, the kinds that are right (the last is none), and how much it counts."""

    numbers: Floats
    marks: list[tuple[int, float]]
    right: NDArray[np.bool_]
    weight: float


def main() -> None:
    """Write the weights of the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    encoder = Encoder()
    examples = [example for one in SETS for example in read(encoder, options.gold, one)]
    nets = [fit(examples, seed) for seed in range(NETS)]
    np.savez_compressed(SHIPPED / FILE, **in_bytes(joined(nets), PACKED))  # type: ignore[arg-type]
    names = sum(not example.right[-1] for example in examples)
    print(f"{SHIPPED / FILE}: {names} of {len(examples)} runs of words are names", flush=True)


def read(encoder: Encoder, gold: Path, one: Set) -> Iterator[Example]:
    """Yield the examples of a set, once for each reading."""
    articles = [a for a in documents(gold / one.file, one.column, one.separator) if a]
    strangers = Strangers(articles)
    for seed, (least, most) in enumerate(one.made_up):
        chance = np.random.default_rng(seed)
        for article in articles:
            strange = strangers.put_in(article, chance.uniform(least, most), chance)
            scores = encoder.encode([[word for word, _ in sentence] for sentence in strange])
            yield from examples_of(encoder, article, scores, one)


def examples_of(encoder: Encoder, article: list[Rows], scores: Scores, one: Set) -> Iterator[Example]:
    """Yield every run of words of an article that may be a name."""
    labels, follows = encoder.labels["entities"], np.array(encoder.labels["follows"]["entities"], np.float32)
    kinds = [label[2:] for label in labels if label.startswith("B-")]
    words, sentences = laid_out(article)
    found, signs = name_signs(words, sentences, scores, labels, follows)
    gold = {(a, b): label for a, b, label in spans(article) if label in one.scheme.values()}
    for n, run in enumerate(zip(found.first.tolist(), found.last.tolist(), strict=True)):
        right = [run in gold and one.scheme[kind] == gold[run] for kind in kinds]
        yield Example(signs.numbers[n], signs.marks[n], np.array([*right, run not in gold]), one.weight)


class Strangers:
    """Makes up words that look like names, letter by letter as those of the articles follow one another."""

    def __init__(self, articles: list[list[Rows]]) -> None:
        named = {w for a in articles for s in a for w, label in s if label != "O" and w.istitle() and len(w) > LETTERS}
        self._next: dict[str, list[str]] = defaultdict(list)
        for word in sorted(named):
            written = "^" * LETTERS + word.lower() + "$"
            for n in range(LETTERS, len(written)):
                self._next[written[n - LETTERS : n]].append(written[n])

    def made(self, chance: np.random.Generator) -> str:
        """Return a word of four to eleven letters."""
        while True:
            word = "^" * LETTERS
            while word[-1] != "$" and len(word) < 16:
                after = self._next[word[-LETTERS:]]
                word += after[chance.integers(len(after))]
            if 3 < len(word.strip("^$")) < 12:
                return word.strip("^$")

    def put_in(self, article: list[Rows], share: float, chance: np.random.Generator) -> list[Rows]:
        """Return the article with a share of the words of its names made up, a word alike wherever it stands in one."""
        made: dict[str, str | None] = {}

        def other(word: str) -> str:
            if word.lower() not in made:
                made[word.lower()] = self.made(chance) if chance.random() < share else None
            new = made[word.lower()]
            return word if new is None else new.upper() if word.isupper() else new.capitalize()

        def replaced(word: str, label: str) -> bool:
            return label != "O" and len(word) > 2 and word[0].isupper() and word.isalpha()

        return [[(other(w) if replaced(w, label) else w, label) for w, label in s] for s in article]


class Net(nn.Module):
    """The head in torch; it reads numbers less their mean, in parts of how far they spread."""

    def __init__(self, numbers: Tensor, kinds: int) -> None:
        super().__init__()
        self.mean, self.size = numbers.mean(0), numbers.std(0) + 0.1
        self.numbers, self.straight = nn.Linear(numbers.shape[1], HIDDEN), nn.Linear(numbers.shape[1], kinds)
        self.marks = nn.Embedding(BUCKETS + 1, HIDDEN, padding_idx=BUCKETS)
        self.kinds = nn.Linear(HIDDEN, kinds)
        nn.init.normal_(self.marks.weight, 0, 0.03)
        for zero in (self.kinds.weight, self.kinds.bias, self.straight.weight, self.straight.bias):
            nn.init.zeros_(zero)
        with torch.no_grad():
            self.marks.weight[BUCKETS] = 0
            for kind in range(kinds - 1):  # the first numbers are what the labels say of each kind
                self.straight.weight[kind, kind] = self.size[kind]

    def forward(self, numbers: Tensor, marks: Tensor, weights: Tensor) -> Tensor:
        x = F.dropout((numbers - self.mean) / self.size, NUMBERS_DROPPED, self.training)
        told = torch.einsum("npd,np->nd", self.marks(marks), F.dropout(weights, MARKS_DROPPED, self.training))
        hidden = F.dropout(F.relu(self.numbers(x) + told), DROPPED, self.training)
        return self.straight(x) + self.kinds(hidden)


def fit(examples: list[Example], seed: int) -> Net:
    """Return a net that has learned from the examples."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    numbers = torch.from_numpy(np.stack([e.numbers for e in examples]))
    right = torch.from_numpy(np.stack([e.right for e in examples]))
    counts = torch.tensor([e.weight for e in examples])
    longest = max(len(e.marks) for e in examples)
    marks, weights = (
        np.full((len(examples), longest), BUCKETS, np.int64),
        np.zeros((len(examples), longest), np.float32),
    )
    for n, e in enumerate(examples):
        marks[n, : len(e.marks)], weights[n, : len(e.marks)] = zip(*e.marks, strict=True)
    net = Net(numbers, right.shape[1])
    large = [net.marks.weight, net.numbers.weight]
    small = [net.numbers.bias, *net.kinds.parameters(), *net.straight.parameters()]
    groups = [{"params": large, "weight_decay": DECAY}, {"params": small, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
    steps, step = EPOCHS * (len(examples) // BATCH), 0
    for _ in range(EPOCHS):
        order = chance.permutation(len(examples))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            some = order[start : start + BATCH]
            said = net(numbers[some], torch.from_numpy(marks[some]), torch.from_numpy(weights[some]))
            shares = F.log_softmax(said, 1).masked_fill(~right[some], -1e4)
            loss = -(torch.logsumexp(shares, 1) * counts[some]).mean()
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, 10 * step / steps) * max(0.02, 1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
    return net.eval()


def joined(nets: list[Net]) -> dict[str, Floats]:
    """Return the arrays of the head that several nets are together: their scores' mean."""
    each = []
    for net in nets:
        numbers, straight = net.numbers.weight / net.size, net.straight.weight / net.size
        each.append({
            "numbers": numbers.T, "bias": net.numbers.bias - numbers @ net.mean, "marks": net.marks.weight[:BUCKETS],
            "kinds": net.kinds.weight.T / len(nets), "straight": straight.T, "kinds_bias": net.kinds.bias - straight @ net.mean,
        })  # fmt: skip
    arrays = [{name: value.detach().numpy() for name, value in one.items()} for one in each]
    beside = {name: np.concatenate([a[name] for a in arrays], -1) for name in ("numbers", "bias", "marks")}
    mean = {name: np.mean([a[name] for a in arrays], 0) for name in ("straight", "kinds_bias")}
    return beside | mean | {"kinds": np.concatenate([a["kinds"] for a in arrays])}


if __name__ == "__main__":
    main()
