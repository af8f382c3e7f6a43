"""The small weights that find and resolve places, learned from LGL: numpy only, some minutes on one thread.

python -m training.places --gold ../shared/gold

Fold 0 of evaluation/places.py is left out, and never looked at; the figures printed for folds 1 to 4 are each of
weights learned on the other three. What the encoder says of each article is kept in build/ under its digest.
"""

import argparse
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.places import FOLDS, Tally, Toponym, documents, kilometres, summary
from onrecord.annotate.annotations import Entity, PlaceCandidate, PlaceMention, Sentence, Syntax
from onrecord.annotate.places.annotator import choose, peoples
from onrecord.annotate.places.mentions import label_shares, likely_places, mention_clues
from onrecord.annotate.places.senses import CLUES, Floats, Sense, Table
from onrecord.annotate.places.spans import Named, find_names
from onrecord.annotate.places.weights import PlaceWeights
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.syntax import annotate_syntax
from onrecord.annotate.tree import Tree
from onrecord.annotate.words import split_words
from onrecord.gazetteer import gazetteer
from onrecord.pipeline import reader
from onrecord.records import Span
from training.gazetteer import zipped

TARGET = Path("src/onrecord/weights/places.npz")
NEAR = 161.0
HIDDEN, STEPS, RATE, DECAY = 12, 250, 0.02, 3e-3  # of the net for mentions, chosen on folds 1 to 4
EVERY, LENGTH = 4, 2  # of every four sentences two are learned from once more alone, for texts without a context


@dataclass
class Sheet:
    """One article made ready: its names, the table of their candidates, and what gold says."""

    tree: Tree
    entities: tuple
    shares: Floats
    names: list[Named]
    table: Table
    gold: list[Toponym]
    right: np.ndarray  # [candidates] whether gold means this one, where gold has the name
    told: list[tuple[int, int]]  # the ranges of names that gold has
    excerpts: "tuple[Sheet, ...]" = ()
    world: frozenset[tuple[int, int]] | None = None  # where only the spans of places are known, not which they are
    unsure: tuple[tuple[int, int], ...] = ()  # spans of bodies, inside which that set marks no place


def main() -> None:
    """Learn, print the folds' scores, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--try", dest="tried", nargs=3, type=float, help="hidden units, steps, decay; writes nothing")
    parser.add_argument("--apart", action="store_true", help="score the fold set apart too")
    options = parser.parse_args()
    if options.tried:
        global HIDDEN, STEPS, DECAY
        HIDDEN, STEPS, DECAY = int(options.tried[0]), int(options.tried[1]), options.tried[2]
    sheets = read_sheets(options.gold)
    world = read_world(options.gold)
    folds = [[s for n, s in enumerate(sheets) if n % FOLDS == f] for f in range(FOLDS)]
    tally, told = Tally.none(), []
    thresholds = []
    for held in range(1, FOLDS):
        weights = learn([*(s for f in range(1, FOLDS) if f != held for s in folds[f]), *world])
        thresholds.append(weights.threshold)
        one, some = Tally.none(), []
        for sheet in folds[held]:
            found = annotate(sheet, weights)
            some += one.add(sheet.gold, found)
            told += tally.add(sheet.gold, found)
        print(f"fold {held}: F1 {one.exact.f1:.4f} threshold {weights.threshold:.2f}", flush=True)
    for name, value in summary(tally, told).items():
        print(f"{value:.4f}  folds 1 to 4: {name}")
    if options.tried:
        return
    weights = learn([*(s for f in range(1, FOLDS) for s in folds[f]), *world], threshold=float(np.mean(thresholds)))
    write_weights(weights)
    if options.apart:
        tally, told = Tally.none(), []
        for sheet in folds[0]:
            told += tally.add(sheet.gold, annotate(sheet, weights))
        for name, value in summary(tally, told).items():
            print(f"{value:.4f}  fold set apart: {name}")


def read_sheets(gold: Path) -> list[Sheet]:
    """Return every article of LGL made ready."""
    encoder = reader().encoder
    kept = Path("build") / f"lgl-{encoder.digest[:12]}.pkl"
    texts = documents(gold)
    if kept.exists():
        read = pickle.loads(kept.read_bytes())
    else:
        read = [_encode(text) for text, _ in texts]
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(pickle.dumps(read))
    sheets = []
    for (text, gold), parts in zip(texts, read, strict=True):
        sheet = _sheet(text, gold, *parts)
        sheet.excerpts = tuple(_excerpts(text, gold, *parts))
        sheets.append(sheet)
    return sheets


def _excerpts(text: str, gold: list[Toponym], words, sentences, syntax, entities, scores) -> Iterator[Sheet]:  # noqa: ANN001
    """Yield some pairs of sentences as articles of their own."""
    for first in range(0, len(sentences) - LENGTH + 1, EVERY):
        some = sentences[first : first + LENGTH]
        start, end, low, high = some[0].start, some[-1].end, some[0].first, some[-1].last
        heads = tuple(h - low if low <= h < high else -1 for h in syntax.heads[low:high])
        yield _sheet(
            text[start:end],
            [
                Toponym(t.start - start, t.end - start, t.geonameid, t.lat, t.lon)
                for t in gold
                if start <= t.start < end
            ],
            tuple(Span(w.start - start, w.end - start) for w in words[low:high]),
            tuple(Sentence(s.start - start, s.end - start, s.first - low, s.last - low) for s in some),
            Syntax(syntax.tags[low:high], heads, syntax.relations[low:high]),
            tuple(Entity(e.start - start, e.end - start, e.label) for e in entities if start <= e.start < end),
            scores[low:high],
        )


def _encode(text: str) -> tuple:
    words = split_words(text)
    sentences = split_sentences(text, words)
    own = reader()
    labels = own.encoder.labels
    scores = own.encoder.encode([[text[w.start : w.end] for w in words[s.first : s.last]] for s in sentences])
    syntax = annotate_syntax(scores, sentences, labels)
    entities = own.name(text, words, sentences, scores)
    return words, sentences, syntax, entities, scores.entities


def _sheet(text: str, gold: list[Toponym], words, sentences, syntax, entities, scores) -> Sheet:  # noqa: ANN001
    tree = Tree(text, words, syntax, sentences)
    places = gazetteer()
    names = find_names(text, tuple(sentences), places)
    if not names:
        return Sheet(tree, entities, np.zeros((0, 9)), [], None, gold, np.zeros(0), [])  # type: ignore[arg-type]
    shares = label_shares(scores, reader().encoder.labels["entities"])
    table = Table(text, names, likely_places(names, tree, shares), peoples(text, entities, places))
    at = {(t.start, t.end): t for t in gold if t.geonameid is not None}
    right = np.zeros(len(table.places), bool)
    told = []
    for mentions, (a, b) in zip(table.mentions, table.ranges, strict=True):
        meant = [at[names[m].start, names[m].end] for m in mentions if (names[m].start, names[m].end) in at]
        if not meant:
            continue
        same = [p.geonameid == meant[0].geonameid for p in table.places[a:b]]
        close = [kilometres(p.lat, p.lon, meant[0].lat, meant[0].lon) <= NEAR for p in table.places[a:b]]
        right[a:b] = same if any(same) else close
        if right[a:b].any():
            told.append((a, b))
    return Sheet(tree, entities, shares, names, table, gold, right, told)


def read_world(gold: Path) -> list[Sheet]:
    """Return the articles of Worldwide dev made ready: newspapers of the whole world, which LGL is not.

    The encoder did not learn from them. Places are marked, not resolved: what we take a marked one for counts as right.
    """
    encoder = reader().encoder
    kept = Path("build") / f"worldwide-{encoder.digest[:12]}.pkl"
    articles = list(_world_articles(gold / "entities" / "worldwide_dev.tsv"))
    if kept.exists():
        read = pickle.loads(kept.read_bytes())
    else:
        read = [_encode(text) for text, _ in articles]
        kept.write_bytes(pickle.dumps(read))
    sheets = []
    for (text, spans), parts in zip(articles, read, strict=True):
        sheet = _sheet(text, [], *parts)
        sheet.world = frozenset((a, b) for a, b, label in spans if label in {"Location", "Facility"})
        sheet.unsure = tuple((a, b) for a, b, label in spans if label in {"Organization", "Misc", "Facility"})
        sheets.append(sheet)
    return sheets


def _world_articles(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    for article in path.read_text(encoding="utf-8").split("-DOCSTART-")[1:]:
        text, spans = "", []
        for line in article.split("\n")[1:]:
            word, _, label = line.partition("\t")
            label = label.split("\t")[0]
            if not word:
                text = text.rstrip(" ") + "\n" if text else ""
                continue
            if label.startswith("B-"):
                spans.append((len(text), len(text) + len(word), label[2:]))
            elif label.startswith("I-") and spans:
                spans[-1] = (spans[-1][0], len(text) + len(word), spans[-1][2])
            text += word + " "
        yield text, spans


def learn(sheets: Sequence[Sheet], threshold: float | None = None) -> PlaceWeights:
    """Return weights learned on some articles: two rounds of senses, then the mentions."""
    whole = [s for s in sheets if s.names and s.world is None]
    sheets = [
        *whole,
        *(s for s in sheets if s.names and s.world is not None),
        *(e for s in sheets for e in s.excerpts if e.names),
    ]
    shares = [s.table.first_shares() for s in sheets]
    vectors = []
    for _ in range(2):
        clues = [s.table.clues(w) for s, w in zip(sheets, shares, strict=True)]
        vector = learn_senses(sheets, clues)
        vectors.append(vector)
        shares = [s.table.shares(c @ vector) for s, c in zip(sheets, clues, strict=True)]
    rows = [_rows(s, w) for s, w in zip(sheets, shares, strict=True)]
    clues = np.concatenate([r[0] for r in rows])
    right = np.concatenate([r[1] for r in rows])
    kept = np.concatenate([r[2] for r in rows])
    weights = learn_mentions(clues[kept], right[kept], tuple(vectors))
    return PlaceWeights(*_parts(weights), threshold=threshold or best_threshold(whole, weights, shares[: len(whole)]))


def learn_senses(sheets: Sequence[Sheet], clues: Sequence[Floats]) -> Floats:
    """Return the vector under which gold's candidates have the largest shares (conditional logit, Adam)."""
    vector = np.zeros(len(CLUES))
    blocks = [(c[a:b], s.right[a:b]) for s, c in zip(sheets, clues, strict=True) for a, b in s.told if b - a > 1]
    rows = np.concatenate([c for c, _ in blocks])
    right = np.concatenate([r for _, r in blocks]).astype(float)
    starts = np.cumsum([0, *(len(c) for c, _ in blocks)])[:-1]
    block = np.repeat(np.arange(len(blocks)), [len(c) for c, _ in blocks])
    mean, square = np.zeros_like(vector), np.zeros_like(vector)
    for step in range(1, 401):
        scores = rows @ vector
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[block])
        shares = raised / np.add.reduceat(raised, starts)[block]
        good = raised * right
        wanted = good / np.add.reduceat(good, starts)[block]
        slope = rows.T @ (shares - wanted) / len(blocks) + 1e-3 * vector
        vector = _step(vector, slope, mean, square, step, 0.05)
    return vector


def _step(value: Floats, slope: Floats, mean: Floats, square: Floats, step: int, rate: float) -> Floats:
    mean += 0.1 * (slope - mean)
    square += 0.01 * (slope * slope - square)
    return value - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)


def _rows(sheet: Sheet, shares: Floats) -> tuple[Floats, np.ndarray, np.ndarray]:
    """Return the mentions' clues, whether each is right, and whether it counts (gold without a place does not)."""
    table = sheet.table
    told = table.clues(shares)
    senses = [Sense(m, table.places[a:b], shares[a:b]) for m, (a, b) in zip(table.mentions, table.ranges, strict=True)]
    best = [told[a + int(shares[a:b].argmax())] for a, b in table.ranges]
    clues = mention_clues(sheet.names, senses, best, sheet.tree, sheet.entities, sheet.shares)
    at = {(t.start, t.end): t for t in sheet.gold if t.geonameid is not None}
    blank = [t for t in sheet.gold if t.geonameid is None]
    right, kept = np.zeros(len(sheet.names)), np.ones(len(sheet.names), bool)
    for sense in senses:
        place = sense.places[int(sense.shares.argmax())]
        for m in sense.mentions:
            name = sheet.names[m]
            gold = at.get((name.start, name.end))
            right[m] = gold is not None and kilometres(place.lat, place.lon, gold.lat, gold.lon) <= NEAR
            kept[m] = not any(t.start < name.end and name.start < t.end for t in blank)
            if sheet.world is not None:
                right[m] = (name.start, name.end) in sheet.world
                kept[m] = right[m] or not any(a <= name.start and name.end <= b for a, b in sheet.unsure)
    return clues, right, kept


def learn_mentions(clues: Floats, right: np.ndarray, vectors: tuple[Floats, ...]) -> PlaceWeights:
    """Return a net of one hidden layer that tells right spans from others (cross-entropy, Adam, whole batch)."""
    random = np.random.default_rng(1)
    mean, spread = clues.mean(0), clues.std(0) + 1e-3
    spread[clues.std(0) < 1e-6] = 1.0
    scaled = np.clip((clues - mean) / spread, -8, 8)
    values = [
        random.normal(0, 1 / np.sqrt(clues.shape[1]), (clues.shape[1], HIDDEN)), np.zeros(HIDDEN),
        random.normal(0, 0.3, HIDDEN), np.zeros(1),
    ]  # fmt: skip
    means, squares = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    for step in range(1, STEPS + 1):
        hidden, bias, out, out_bias = values
        units = np.tanh(scaled @ hidden + bias)
        found = 1 / (1 + np.exp(-(units @ out + out_bias)))
        error = (found - right) / len(right)
        back = np.outer(error, out) * (1 - units**2)
        slopes = [scaled.T @ back + DECAY * hidden, back.sum(0), units.T @ error + DECAY * out, np.array([error.sum()])]
        values = [_step(v, s, m, q, step, RATE) for v, s, m, q in zip(values, slopes, means, squares, strict=True)]
    hidden, bias, out, out_bias = values
    return PlaceWeights(vectors, mean, spread, hidden, bias, out, float(out_bias[0]), 0.5)


def _parts(w: PlaceWeights) -> tuple:
    return w.senses, w.mean, w.spread, w.hidden, w.hidden_bias, w.out, w.out_bias


def best_threshold(sheets: Sequence[Sheet], weights: PlaceWeights, shares: Sequence[Floats]) -> float:
    """Return the threshold with the best F1 on what was learned from."""
    rows = [_rows(s, w) for s, w in zip(sheets, shares, strict=True)]
    sure = [weights.scores(r[0]) for r in rows]
    wanted = sum(t.geonameid is not None for s in sheets for t in s.gold)
    best = (0.0, 0.5)
    for threshold in np.arange(0.25, 0.66, 0.05):
        right = found = 0
        for sheet, row, scores in zip(sheets, rows, sure, strict=True):
            kept = [n for n in choose(sheet.names, scores, float(threshold)) if row[2][n]]
            found += len(kept)
            right += int(row[1][kept].sum())
        best = max(best, (2 * right / (found + wanted), float(threshold)))
    return best[1]


def annotate(sheet: Sheet, weights: PlaceWeights) -> list[PlaceMention]:
    """Return the places of an article made ready."""
    if not sheet.names:
        return []
    shares = sheet.table.first_shares()
    for vector in weights.senses:
        shares = sheet.table.shares(sheet.table.clues(shares) @ vector)
    clues, _, _ = _rows(sheet, shares)
    sure = weights.scores(clues)
    first = {}
    for mentions, (a, b) in zip(sheet.table.mentions, sheet.table.ranges, strict=True):
        first |= dict.fromkeys(mentions, sheet.table.places[a + int(shares[a:b].argmax())])
    return [
        PlaceMention(
            sheet.names[n].start, sheet.names[n].end, float(sure[n]), "place",
            (PlaceCandidate(p.geonameid, p.name, p.kind, None, p.country, p.lat, p.lon, 1.0),),
        )
        for n in choose(sheet.names, sure, weights.threshold)
        for p in (first[n],)
    ]  # fmt: skip


def write_weights(w: PlaceWeights) -> None:
    """Write the file the package carries."""
    arrays = {
        "sense_1": w.senses[0], "sense_2": w.senses[1], "mean": w.mean, "spread": w.spread, "hidden": w.hidden,
        "hidden_bias": w.hidden_bias, "out": w.out, "out_bias": np.array([w.out_bias]),
        "threshold": np.array([w.threshold]),
    }  # fmt: skip
    TARGET.write_bytes(zipped({k: v.astype(np.float32) for k, v in arrays.items()}))


if __name__ == "__main__":
    main()
