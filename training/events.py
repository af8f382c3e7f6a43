"""The head that codes events, learned from marked pairs: `python -m training.events --gold ../shared/gold`.

Plain numpy, about a minute; writes src/onrecord/weights/events.npz. Every other pair of a sentence that shares no word
with the marked one serves as "no event", with less weight, since coders marked only one pair a sentence.
"""

import argparse
import csv
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import Asking, entity_labels
from onrecord.extract.pairs import find_pairs, join_pair
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.event_head import BUCKETS, PARTS, TYPES, Asked

Floats = NDArray[np.float32]
FILE = "events/plover_train.tsv"
HIDDEN = 64
EPOCHS = 16
BATCH = 128
RATE = 2e-3
NOT = 0.35  # weight of a pair nobody marked
DECAY = 2e-2
DROP = 0.3
OTHERS = 12  # unmarked pairs of a sentence that are learned from
ORDINARY, PAIRS = 700, 6  # sentences of each treebank without marks, and pairs of each at most
TOGETHER = 2  # heads whose hidden layers stand side by side in one


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence with its marked pair as spans of the text (None where it is not in it) and the type."""

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    plover: str
    source_words: str
    target_words: str


@dataclass(frozen=True, slots=True)
class Example:
    """One pair with its vectors; `type` is -1 and `event` 0 for a pair that nobody marked."""

    dense: Floats
    marks: tuple[int, ...]
    event: int
    type: int


def marked_rows(gold: Path) -> list[Marked]:
    """Return the rows of the set."""
    with (gold / FILE).open(encoding="utf-8", newline="") as stream:
        return [_marked(row) for row in csv.DictReader(stream, delimiter="\t")]


def _marked(row: dict[str, str]) -> Marked:
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    text, at = "", 0
    for tag in re.finditer(r"</?([st])>", row["marked_sentence"]):
        text += row["marked_sentence"][at : tag.start()]
        at = tag.end()
        if tag[0][1] == "/":
            spans[tag[1]] = (opened.get(tag[1], 0), len(text))
        else:
            opened[tag[1]] = len(text)
    text += row["marked_sentence"][at:]
    return Marked(text, spans.get("s"), spans.get("t"), row["gold_root"], row["source"], row["target"])


def tree_of(found: Annotations) -> Tree:
    """Return the tree of annotations."""
    return Tree(found.text, found.words, found.syntax, found.sentences)


def gold_pair(tree: Tree, row: Marked) -> tuple[int, int] | None:
    """Return the head words of the marked phrases, None where one is missing."""
    if row.source is None or row.target is None:
        return None
    tops = [tree.top(tree.range(*span)) for span in (row.source, row.target)]
    return None if tops[0] is None or tops[1] is None or tops[0] == tops[1] else (tops[0], tops[1])


def examples(row: Marked, found: Annotations) -> list[Example]:
    """Return the marked pair and the others of a sentence."""
    tree = tree_of(found)
    pair = gold_pair(tree, row)
    labels = entity_labels(found, tree)
    asking = Asking(tree, labels)
    kept: list[Example] = []
    if pair and (joined := join_pair(tree, *pair)):
        kept.append(_example(found, asking.ask(joined), 1, TYPES.index(row.plover)))
    sources = set(tree.range(*row.source)) if row.source else set()
    targets = set(tree.range(*row.target)) if row.target else set()
    for sentence in found.sentences:
        for other in find_pairs(tree, sentence.first, sentence.last, frozenset(labels)):
            near = other.actor in sources and (other.recipient in targets or targets & set(tree.below(other.recipient)))
            if not near and (other.actor, other.recipient) != pair:
                kept.append(_example(found, asking.ask(other), 0, -1))
    return kept


def unmarked(gold: Path, reader: Reader) -> list[Example]:
    """Return pairs of ordinary sentences of the treebanks, few of which tell of an event, as pairs that are none."""
    kept: list[Example] = []
    for name in ("ewt", "gum"):
        lines = (gold / f"syntax/ud_{name}_train.conllu").read_text(encoding="utf-8").splitlines()
        texts = [x.removeprefix("# text = ") for x in lines if x.startswith("# text = ") and 70 < len(x) < 270]
        for text in random.Random(name).sample(texts, ORDINARY):
            found = reader.annotate(Article.build(body=text))
            tree = tree_of(found)
            labels = entity_labels(found, tree)
            pairs = [p for s in found.sentences for p in find_pairs(tree, s.first, s.last, frozenset(labels))]
            step = max(1, -(-len(pairs) // PAIRS))
            asking = Asking(tree, labels)
            kept += [_example(found, asking.ask(p), 0, -1) for p in pairs[::step]]
    return kept


def _example(found: Annotations, asked: Asked, event: int, number: int) -> Example:
    return Example(dense(found.states, asked), asked.marks, event, number)


def dense(states: Any, asked: Asked) -> Floats:
    """Return the states of a pair, end to end."""
    none = np.zeros(states.shape[1], np.float32)
    runs = [states[list(run)].mean(0) if run else none for run in asked.means]
    return np.concatenate([*(states[w] for w in asked.single), *runs]).astype(np.float32)


def sampled(pairs: Sequence[Example], most: int = OTHERS) -> list[Example]:
    """Return the marked pair of a sentence and `most` of the others, evenly taken."""
    others = [p for p in pairs if not p.event]
    step = max(1, -(-len(others) // most))
    return [*(p for p in pairs if p.event), *others[::step]]


def fit(rows: Sequence[Example], seed: int = 0) -> dict[str, Floats]:
    """Return the arrays of a head that has learned from the pairs."""
    heads = [_fit_one(rows, seed + n) for n in range(TOGETHER)]
    join = {name: np.concatenate([h[name] for h in heads], axis=-1) for name in ("states", "marks", "bias")}
    out = {name: np.concatenate([h[name] for h in heads]) / TOGETHER for name in ("event", "types")}
    bias = {name: np.mean([h[name] for h in heads], axis=0) for name in ("event_bias", "types_bias")}
    return {**join, **out, **bias, "mean": np.zeros(rows[0].dense.size // PARTS, np.float32)}


def _fit_one(rows: Sequence[Example], seed: int) -> dict[str, Floats]:
    chance = np.random.default_rng(seed)
    size = rows[0].dense.size
    inputs = np.stack([r.dense for r in rows])
    event = np.array([r.event for r in rows], np.float32)
    types = np.array([r.type for r in rows])
    weights = np.where(event > 0, 1.0, NOT).astype(np.float32)
    longest = max(len(r.marks) for r in rows)
    marks = np.full((len(rows), longest), BUCKETS)
    for n, row in enumerate(rows):
        marks[n, : len(row.marks)] = row.marks
    params = {
        "states": chance.normal(0, 0.6 / np.sqrt(size), (size, HIDDEN)), "marks": chance.normal(0, 0.03, (BUCKETS + 1, HIDDEN)),
        "bias": np.zeros(HIDDEN), "event": chance.normal(0, 0.1, (HIDDEN, 1)), "event_bias": np.zeros(1),
        "types": chance.normal(0, 0.1, (HIDDEN, len(TYPES))), "types_bias": np.zeros(len(TYPES)),
    }  # fmt: skip
    params = {k: v.astype(np.float32) for k, v in params.items()}
    params["marks"][BUCKETS] = 0
    first = {k: np.zeros_like(v) for k, v in params.items()}
    second = {k: np.zeros_like(v) for k, v in params.items()}
    steps = EPOCHS * -(-len(rows) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), BATCH):
            chosen = order[start : start + BATCH]
            slopes = _slopes(
                params, inputs[chosen], marks[chosen], event[chosen], types[chosen], weights[chosen], chance
            )
            step += 1
            rate = RATE * min(1.0, step / (0.1 * steps)) * max(0.02, 1 - step / steps)
            for name, slope in slopes.items():
                first[name] += 0.1 * (slope - first[name])
                second[name] += 0.01 * (slope * slope - second[name])
                moved = (first[name] / (1 - 0.9**step)) / (np.sqrt(second[name] / (1 - 0.99**step)) + 1e-8)
                decay = DECAY if name in {"states", "marks"} else 0.0
                params[name] -= (rate * (moved + decay * params[name])).astype(np.float32)
            params["marks"][BUCKETS] = 0
    params["marks"] = params["marks"][:BUCKETS]
    params["states"] = params["states"].reshape(PARTS, size // PARTS, HIDDEN)
    return params


def _slopes(
    p: dict[str, Floats], x: Floats, marks: Any, event: Floats, types: Any, weights: Floats, random: Any
) -> Any:
    n = np.float32(len(x))
    shown = (random.random(marks.shape) > DROP) * np.float32(1 / (1 - DROP))
    x = x * (random.random(x.shape) > DROP) * np.float32(1 / (1 - DROP))
    x = x.astype(np.float32)
    before = x @ p["states"] + (p["marks"][marks] * shown[..., None]).sum(1) + p["bias"]
    keep = (random.random(before.shape) > DROP) * np.float32(1 / (1 - DROP))
    hidden = (np.maximum(before, 0) * keep).astype(np.float32)
    likely = 1 / (1 + np.exp(-(hidden @ p["event"] + p["event_bias"])))
    d_event = ((likely[:, 0] - event) * weights)[:, None] / n
    scores = hidden @ p["types"] + p["types_bias"]
    scores = np.exp(scores - scores.max(1, keepdims=True))
    d_types = scores / scores.sum(1, keepdims=True)
    d_types[np.arange(len(x)), np.maximum(types, 0)] -= 1
    d_types *= 3 * (types >= 0)[:, None] / n  # as many as one in a handful of pairs has a type
    d_hidden = (d_event @ p["event"].T + d_types @ p["types"].T) * keep * (before > 0)
    d_marks = np.zeros_like(p["marks"])
    np.add.at(d_marks, marks.ravel(), (d_hidden[:, None, :] * shown[..., None]).reshape(-1, HIDDEN))
    return {
        "states": x.T @ d_hidden, "marks": d_marks, "bias": d_hidden.sum(0), "event": hidden.T @ d_event,
        "event_bias": d_event.sum(0), "types": hidden.T @ d_types, "types_bias": d_types.sum(0),
    }  # fmt: skip


def main() -> None:
    """Fit on the whole set and write the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights/events.npz"))
    options = parser.parse_args()
    reader = Reader()
    rows = marked_rows(options.gold)
    pairs = [e for row in rows for e in sampled(examples(row, reader.annotate(Article.build(body=row.text))))]
    pairs += unmarked(options.gold, reader)
    np.savez_compressed(options.out, **{k: v.astype(np.float16) for k, v in fit(pairs).items()})
    print(f"{options.out}: {sum(p.event for p in pairs)} pairs marked, {len(pairs)} in all")


if __name__ == "__main__":
    main()
