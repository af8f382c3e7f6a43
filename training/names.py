"""The head that says which runs of words are names, and of what kind: `python -m training.names --gold GOLD`.

The encoder is much surer of the articles that it learned from than of others. So a share of the words of names, alike
all through an article, is made up before it reads them: then it errs there about as often as on what it never saw, while
the head's own signs are those of the words that stood there. Seven minutes, after every new export.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
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
from onrecord.weights.arrays import Floats, Ints
from onrecord.weights.name_head import AROUND, FILE, KNOWN, PACKED, Features, spread
from onrecord.weights.session import Encoder, Scores
from training.small_heads import in_bytes

SHIPPED = Path("src/onrecord/weights")
HIDDEN, NETS, EPOCHS, BATCH, RATE, DECAY = 48, 1, 3, 512, 3e-3, 2e-2
LEAST = 8  # articles that a feature must stand in to be learned
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
    Set("entities/worldwide_train.tsv", 1, "\t", WORLDWIDE, ((0.15, 0.4),) * 6, 1.0),
    Set("entities/conllpp_train.txt", -1, None, CONLL, ((0.0, 0.2),) * 3, 0.5),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A run of words: what tells of it (its features, and how much each counts), the kinds that are right (the last is
    none), and how much it counts."""

    numbers: Floats
    features: Ints
    counts: Floats
    right: NDArray[np.bool_]
    weight: float


def main() -> None:
    """Write the weights of the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    encoder = Encoder()
    sets = [[list(reading) for reading in read(encoder, options.gold, one)] for one in SETS]
    known = often(article for readings in sets for article in readings[0])
    examples = [example for readings in sets for reading in readings for article in reading for example in article]
    nets = [fit(examples, known, seed) for seed in range(NETS)]
    arrays = in_bytes(joined(nets), PACKED) | {KNOWN: known.astype(np.uint32)}
    np.savez_compressed(SHIPPED / FILE, **arrays)  # type: ignore[arg-type]
    names = sum(not example.right[-1] for example in examples)
    print(f"{SHIPPED / FILE}: {names} of {len(examples)} runs of words are names", flush=True)


def read(encoder: Encoder, gold: Path, one: Set) -> Iterator[Iterator[list[Example]]]:
    """Yield the readings of a set: the examples of every article in turn."""
    articles = [a for a in documents(gold / one.file, one.column, one.separator) if a]
    strangers = Strangers(articles)
    for seed, shares in enumerate(one.made_up):
        yield _reading(encoder, articles, strangers, one, shares, np.random.default_rng(seed))


def _reading(
    encoder: Encoder, articles: list[list[Rows]], strangers: "Strangers", one: Set, shares: tuple[float, float],
    chance: np.random.Generator,
) -> Iterator[list[Example]]:  # fmt: skip
    for article in articles:
        strange = strangers.put_in(article, chance.uniform(*shares), chance)
        scores = encoder.encode([[word for word, _ in sentence] for sentence in strange])
        yield list(examples_of(encoder, article, scores, one))


def examples_of(encoder: Encoder, article: list[Rows], scores: Scores, one: Set) -> Iterator[Example]:
    """Yield every run of words of an article that may be a name."""
    labels, follows = encoder.labels["entities"], np.array(encoder.labels["follows"]["entities"], np.float32)
    kinds = [label[2:] for label in labels if label.startswith("B-")]
    words, sentences = laid_out(article)
    found, signs = name_signs(words, sentences, scores, labels, follows)
    gold = {(a, b): label for a, b, label in spans(article) if label in one.scheme.values()}
    told = counted(signs.features)
    for n, run in enumerate(zip(found.first.tolist(), found.last.tolist(), strict=True)):
        right = [run in gold and one.scheme[kind] == gold[run] for kind in kinds]
        yield Example(signs.numbers[n], *told[n], np.array([*right, run not in gold]), one.weight)


def counted(features: Features) -> list[tuple[Ints, Floats]]:
    """Return the features of each run, its own and those of what stands around it here and elsewhere, and how much each counts."""
    found = []
    for name, around, alike, part in zip(
        features.names, features.around, features.alike, spread(features.alike), strict=True
    ):
        elsewhere = [f for m in alike for f in features.around[m]]
        counts = np.repeat([1.0, AROUND, AROUND * part], [len(features.own[name]), len(around), len(elsewhere)])
        found.append((np.array([*features.own[name], *around, *elsewhere]), counts.astype(np.float32)))
    return found


def often(articles: Iterable[list[Example]]) -> Ints:
    """Return the features that stand in many of the articles, in order."""
    count = Counter(f for article in articles for f in {f for e in article for f in e.features.tolist()})
    return np.array(sorted(f for f, times in count.items() if times >= LEAST))


def learned(example: Example, known: Ints) -> tuple[Tensor, Tensor]:
    """Return the rows of an example's features that are known, and how much each counts."""
    rows = np.minimum(np.searchsorted(known, example.features), len(known) - 1)
    kept = known[rows] == example.features
    return torch.from_numpy(rows[kept]), torch.from_numpy(example.counts[kept])


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

    def __init__(self, numbers: Tensor, known: int, kinds: int) -> None:
        super().__init__()
        self.mean, self.size = numbers.mean(0), numbers.std(0) + 0.1
        self.numbers, self.straight = nn.Linear(numbers.shape[1], HIDDEN), nn.Linear(numbers.shape[1], kinds)
        self.marks = nn.EmbeddingBag(known, HIDDEN, mode="sum")
        self.kinds = nn.Linear(HIDDEN, kinds)
        nn.init.normal_(self.marks.weight, 0, 0.03)
        for zero in (self.kinds.weight, self.kinds.bias, self.straight.weight, self.straight.bias):
            nn.init.zeros_(zero)
        with torch.no_grad():
            for kind in range(kinds - 1):  # the first numbers are what the labels say of each kind
                self.straight.weight[kind, kind] = self.size[kind]

    def forward(self, numbers: Tensor, marks: Tensor, counts: Tensor, starts: Tensor) -> Tensor:
        x = F.dropout((numbers - self.mean) / self.size, NUMBERS_DROPPED, self.training)
        told = self.marks(marks, starts, per_sample_weights=F.dropout(counts, MARKS_DROPPED, self.training))
        hidden = F.dropout(F.relu(self.numbers(x) + told), DROPPED, self.training)
        return self.straight(x) + self.kinds(hidden)


def fit(examples: list[Example], known: Ints, seed: int) -> Net:
    """Return a net that has learned from the examples what the features that are known tell."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    numbers = torch.from_numpy(np.stack([e.numbers for e in examples]))
    right = torch.from_numpy(np.stack([e.right for e in examples]))
    weights = torch.tensor([e.weight for e in examples])
    marks, counts = zip(*(learned(e, known) for e in examples), strict=True)
    net = Net(numbers, len(known), right.shape[1])
    large = [net.marks.weight, net.numbers.weight]
    small = [net.numbers.bias, *net.kinds.parameters(), *net.straight.parameters()]
    groups = [{"params": large, "weight_decay": DECAY}, {"params": small, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
    steps, step = EPOCHS * (len(examples) // BATCH), 0
    for _ in range(EPOCHS):
        order = chance.permutation(len(examples))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            some = order[start : start + BATCH]
            sizes = torch.tensor([len(marks[n]) for n in some])
            told = torch.cat([marks[n] for n in some]), torch.cat([counts[n] for n in some])
            said = net(numbers[some], *told, sizes.cumsum(0) - sizes)
            shares = F.log_softmax(said, 1).masked_fill(~right[some], -1e4)
            loss = -(torch.logsumexp(shares, 1) * weights[some]).mean()
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
            "numbers": numbers.T, "bias": net.numbers.bias - numbers @ net.mean, "marks": net.marks.weight,
            "kinds": net.kinds.weight.T / len(nets), "straight": straight.T, "kinds_bias": net.kinds.bias - straight @ net.mean,
        })  # fmt: skip
    arrays = [{name: value.detach().numpy() for name, value in one.items()} for one in each]
    beside = {name: np.concatenate([a[name] for a in arrays], -1) for name in ("numbers", "bias", "marks")}
    mean = {name: np.mean([a[name] for a in arrays], 0) for name in ("straight", "kinds_bias")}
    return beside | mean | {"kinds": np.concatenate([a["kinds"] for a in arrays])}


if __name__ == "__main__":
    main()
