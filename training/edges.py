"""The weights that choose where contents begin and end: `python -m training.edges --gold GOLD`.

PolNeAR's train articles are read as the program reads them. Of every content found that is a gold one's (Jaccard of
characters at least .5), each edge is one choice: to stay, or one of the moves that the labels' scores all but allow. A
conditional logit learns which is the gold's. It runs after every new export.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from evaluation.attribution import Parts, spans_of, wanted_of
from evaluation.calibration import Floats
from evaluation.cases import read_cases
from evaluation.matching import characters, jaccard, match
from onrecord.annotate.attributions import Layout, label_fragments, link
from onrecord.annotate.attributions.edges import COST, Edges, Move, Place
from onrecord.annotate.attributions.quotations import annotate_quotations
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.syntax import annotate_syntax
from onrecord.annotate.tree import Tree
from onrecord.annotate.words import split_words
from onrecord.weights.session import Encoder

SHIPPED = Path("src/onrecord/weights/edges.json")
FILE = "attribution/polnear_train.jsonl"
RAREST = 15  # moves that show a sign, for it to count
RIDGE, STEPS, RATE = 5.0, 300, 0.05
TRUST = 0.7  # the scores are surer of the articles that the encoder learned from than of others
LEAST = 0.03  # a weight nearer to 0 is left out

Choice = tuple[list[Move], int | None]  # the moves of an edge, and which of them is right: None to stay


def main() -> None:
    """Write the weights of the signs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    encoder = Encoder()
    rows = read_cases(options.gold / FILE)
    choices = [choice for row in rows for choice in read_choices(encoder, row)]
    weights = learn(choices)
    stored = {k: round(w * (TRUST if k.endswith(f" {COST}") else 1.0), 2) for k, w in weights.items() if abs(w) > LEAST}
    SHIPPED.write_text(json.dumps(stored, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    stayed = sum(right is None for _, right in choices)
    print(f"{len(choices)} edges, {stayed} of them right as they were; {len(stored)} weights")


def read_choices(encoder: Encoder, row: Parts) -> Iterator[Choice]:
    """Yield the choices at the edges of an article's contents whose right place is among them."""
    text = row["text"]
    words = split_words(text)
    sentences = split_sentences(text, words)
    scores = encoder.encode([[w.of(text) for w in words[s.first : s.last]] for s in sentences])
    tree = Tree(text, words, annotate_syntax(scores, sentences, encoder.labels), sentences)
    names, follows = encoder.labels["attribution"], np.array(encoder.labels["follows"]["attribution"], np.float32)
    fragments = label_fragments(scores.attribution, names, follows)
    found = link(fragments, Layout(text, words, sentences), annotate_quotations(text), tree)
    edges = Edges(tree, scores.attribution, names, follows)
    starts, ends = {w.start: n for n, w in enumerate(words)}, {w.end: n + 1 for n, w in enumerate(words)}
    for wanted, index in matched(wanted_of(row["quotes"]), spans_of(list(found))):
        for span in found[index].content:
            shared = [(min(e, span.end) - max(s, span.start), s, e) for s, e in wanted["content"]]
            most, start, end = max(shared)
            run = tree.range(span.start, span.end)
            for begins, right in ((True, starts.get(start)), (False, ends.get(end))):
                place = Place(run, begins, edges.cue(found[index]))
                moves = list(edges.moves(place))
                places = [m.to for m in moves]
                if most > 0 and moves and (right == place.at or right in places):
                    yield moves, None if right == place.at else places.index(right)


def matched(wanted: list[Parts], found: list[Parts]) -> list[tuple[Parts, int]]:
    """Return every gold attribution that was found, with the index of what was found."""
    contents = [characters(f["content"]) for f in found]
    overlap = {
        (w, f): jaccard(characters(a["content"]), b) for w, a in enumerate(wanted) for f, b in enumerate(contents)
    }
    return [(wanted[w], f) for w, f in match(wanted, found, overlap, 0.5)]


def learn(choices: list[Choice]) -> dict[str, float]:
    """Return the weight of every sign (conditional logit with a ridge, by Adam over all choices at once)."""
    moves = [move for options, _ in choices for move in options]
    counts = Counter(sign for move in moves for sign in move.signs)
    names = sorted(sign for sign, n in counts.items() if n >= RAREST)
    names += [f"{kind} {COST}" for kind in sorted({m.signs[0] for m in moves})]
    number = {name: n for n, name in enumerate(names)}
    told = [(n, number[sign], 1.0) for n, move in enumerate(moves) for sign in move.signs if sign in number]
    told += [(n, number[f"{move.signs[0]} {COST}"], move.cost) for n, move in enumerate(moves)]
    of_move, of_sign = np.array([t[0] for t in told]), np.array([t[1] for t in told])
    values = np.array([t[2] for t in told])
    of_choice = np.array([n for n, (options, _) in enumerate(choices) for _ in options])
    right = np.array([float(n == chosen) for options, chosen in choices for n in range(len(options))])

    def slope(weights: Floats) -> Floats:
        powers = np.exp(np.clip(np.bincount(of_move, values * weights[of_sign], len(moves)), -30, 30))
        shares = powers / (1 + np.bincount(of_choice, powers, len(choices)))[of_choice]  # 1: to stay
        gained: Floats = np.bincount(of_sign, values * (right - shares)[of_move], len(names)) - RIDGE * weights
        return gained

    return dict(zip(names, climb(slope, len(names)).tolist(), strict=True))


def climb(slope: Callable[[Floats], Floats], size: int) -> Floats:
    """Return the weights reached by Adam's steps up a slope, shorter and shorter in the last two fifths."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        gained = slope(weights)
        mean, square = 0.9 * mean + 0.1 * gained, 0.99 * square + 0.01 * gained**2
        rate = RATE * min(1.0, 2.5 * (1 - step / STEPS) + 0.02)
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    main()
