"""The texts that the reader of deal and events learns from, as numbers, and batches of them.

A text is what the encoder takes: pieces in windows. Several windows of a text are read together, by teacher and reader
alike. What is marked goes with its words; a text without marks is learned from as the teacher reads it.
"""

import lzma
import multiprocessing
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from evaluation.news import articles, read_news
from onrecord.annotate.annotations import Annotations
from onrecord.extract.page import Page
from onrecord.pipeline import Reader, reader
from onrecord.records import Article
from onrecord.weights.deal_head import LABELS
from onrecord.weights.session import LOWER, TOGETHER, Encoder, joined, together
from training import event_texts, marked_events
from training.deal_net import SLOTS
from training.event_net import NONE
from training.event_texts import EventLabels
from training.gold import Document, incident_texts
from training.marks import label_rows, read_cases, read_inline, read_marks

NEWS = Path("training/news")
INLINE = ("marked_rounds", "marked_compliance", "marked_dispatches", "marked_dispatches/later")
# Sets with news to read unmarked.
PLAIN = ("muc4", "conllpp_train", "worldwide_train", "polnear_train", "timeml", "lgl")
KEPT_OUT = ("held", "held_again", "events_held", "figures_held", "statements_held", "references_held", "weighed")
WHOLE = "[d-ly]*.jsonl"  # of training/marked, the dispatches in plain prose
BEGINNING = 9000  # characters of an article that are read
SHOOTINGS = 300  # articles of news of single attacks
HELD = 8  # of those marked in the line every eighth is kept out
FEWER = 4  # of own cases every fourth
MOST = (1, 2, TOGETHER, TOGETHER)  # windows read together at most: one of these, by chance
OF_WORDS = ("kinds", "taken", "status", "ruled")  # labels of events, but for those of pairs
EIGHTS = 8  # lengths are multiples of it, which a GPU reads faster

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OPENING = re.compile(r"(?:^|[.?!][\"”']?\s+|\]\s+|--\s+)\w")


@dataclass
class Text:
    """Of each window the pieces, their cases and the words' first pieces; labels of the deal by word, or of events."""

    ids: list[NDArray[np.uint16]]
    cases: list[NDArray[np.uint8]]
    first: list[NDArray[np.int16]]
    labels: dict[str, NDArray[np.int16]] | None = None
    events: EventLabels | None = None


def text_of(words: Sequence[Sequence[str]], encoder: Encoder) -> Text:
    """Return sentences as the encoder takes them."""
    windows = encoder.inputs(words)
    kinds = {"ids": np.uint16, "cases": np.uint8, "first": np.int16}
    return Text(*([w[name][0].astype(kind) for w in windows] for name, kind in kinds.items()))


def deal_text(document: Document, encoder: Encoder) -> Text:
    """Return a document marked for the deal."""
    sentences = [s for s in document.sentences if s.words]
    text = text_of([s.words for s in sentences], encoder)
    text.labels = {
        n: np.concatenate([(s.marks or {})[n] for s in sentences]).astype(np.int16) for n in (*LABELS, *SLOTS)
    }
    return text


def event_text(found: Annotations, events: EventLabels, encoder: Encoder) -> Text:
    """Return an article whose events are marked, or those of which nothing is known but what vocabularies tell."""
    spelled = [[found.text[w.start : w.end] for w in found.words[s.first : s.last]] for s in found.sentences]
    text = text_of(spelled, encoder)
    text.events = events
    return text


def plain_text(body: str, reader: Reader) -> Text:
    """Return an article without marks: which words are asked whether they tell an event, and what vocabularies tell."""
    article = Article.build(body=body)
    found = reader.annotate(article)
    return event_text(found, event_texts.unmarked(Page(article, found, by="training")), reader.encoder)


class Casing:
    """How words are written: for a set that is all in capitals."""

    def __init__(self, texts: Iterable[str]) -> None:
        seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for word in islice(_WORD.finditer(text), 1, None):
                if text[: word.start()].rstrip()[-1:] not in '.?!"“:]':
                    seen[word[0].lower()][word[0]] += 1
        self._forms = {word: forms.most_common(1)[0][0] for word, forms in seen.items()}

    def restored(self, text: str) -> str:
        """Return a text in small letters but for names and the openings of sentences."""
        text = _WORD.sub(lambda m: self._forms.get(m[0].lower(), m[0].capitalize()), text)
        return _OPENING.sub(lambda m: m[0].upper(), text)


def plain_news(name: str, gold: Path) -> Iterator[str]:
    """Yield the articles of a set that are neither kept out nor marked for the deal."""
    if name == "shootings":
        yield from (texts[0] for texts in islice(filter(None, incident_texts(gold)), SHOOTINGS))
        return
    known = {
        row["article"]
        for file in (*KEPT_OUT, "marked")
        for row in read_cases(NEWS / f"{file}.jsonl")
        if row["set"] == name
    }
    casing = Casing(t for s in PLAIN if s != "muc4" for t in articles(s, gold)) if name == "muc4" else None
    for number, text in enumerate(articles(name, gold)):
        if number not in known and (name != "lgl" or number % 5):
            yield (casing.restored(text) if casing else text)[:BEGINNING]


Job = Callable[[Path], dict[str, list[Text]]]


def jobs(cases: Path) -> Iterator[Job]:
    """Yield what packs each part of the texts."""
    for name in PLAIN:
        yield partial(_plain, name)
    yield partial(_plain, "shootings")
    yield _own_events
    yield partial(_events, "events", marked_events.NEWS)
    yield partial(_events, "held events", NEWS / "events_held.jsonl")
    yield partial(_invented, cases)
    for folder in ("held", "marked"):
        for path in sorted(Path("training", folder).glob("*.jsonl")):
            yield partial(_marked, folder, path)
    yield partial(_marked, "news", NEWS / "marked.jsonl")
    yield partial(_marked, "held news", NEWS / "held.jsonl")
    yield partial(_marked, "weighed", NEWS / "weighed.jsonl")


def _plain(name: str, gold: Path) -> dict[str, list[Text]]:
    return {"plain": [plain_text(body, reader()) for body in plain_news(name, gold)]}


def _own_events(_gold: Path) -> dict[str, list[Text]]:
    told = map(event_texts.labelled, marked_events.invented(reader()))
    return {"own events": [event_text(one.found, events, reader().encoder) for one, events in told]}


def _events(name: str, marks: Path, gold: Path) -> dict[str, list[Text]]:
    told = event_texts.news(reader(), marks, gold)
    return {name: [event_text(one.found, events, reader().encoder) for one, events in told]}


def _invented(cases: Path, _gold: Path) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {"inline": [], "held": []}
    for folder in INLINE:
        for number, document in enumerate(read_inline(Path("training", folder), reader().encoder)):
            found["held" if number % HELD == HELD - 1 else "inline"].append(deal_text(document, reader().encoder))
    found["case"] = [deal_text(d, reader().encoder) for d in islice(read_cases(cases, reader()), 0, None, FEWER)]
    return found


def _marked(name: str, path: Path, gold: Path) -> dict[str, list[Text]]:
    if path.is_relative_to(NEWS):
        documents = label_rows(read_news(path, gold), reader().encoder)
    else:
        documents = read_marks(path, reader().encoder)
        name = name if name == "held" else "whole" if path.match(WHOLE) else "ornate"
    return {name: [deal_text(d, reader().encoder) for d in documents]}


def pack(gold: Path, cases: Path, file: Path, processes: int = 2) -> None:
    """Write the texts of all kinds to a file."""
    if not gold.is_dir():
        raise SystemExit(f"{gold} is not there: training needs the annotated sets; see training/README.md")
    found: dict[str, list[Text]] = {}
    with multiprocessing.Pool(processes) as pool:
        for told in pool.imap(partial(_run, gold), list(jobs(cases))):
            for name, texts in told.items():
                found.setdefault(name, []).extend(texts)
                print(f"{name}: {len(found[name])} texts", flush=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(lzma.compress(pickle.dumps(found), preset=2))


def _run(gold: Path, job: Job) -> dict[str, list[Text]]:
    return job(gold)


def read_pack(file: Path) -> dict[str, list[Text]]:
    """Return the texts that `pack` wrote."""
    found: dict[str, list[Text]] = pickle.loads(lzma.decompress(file.read_bytes()))
    return found


@dataclass
class Window:
    """Windows of a text that are read together."""

    text: Text
    some: slice

    @property
    def words(self) -> slice:
        """Which words of the text it holds."""
        before = sum(map(len, self.text.first[: self.some.start]))
        return slice(before, before + sum(map(len, self.text.first[self.some])))

    def __len__(self) -> int:
        return sum(map(len, self.text.ids[self.some]))

    def read(self) -> dict[str, NDArray]:
        """Return it as the layers of the deal take it: pieces, cases, their places in their own windows, first pieces of
        words, whose each piece is and in which window."""
        ids, first = self.text.ids[self.some], [at.astype(np.int64) for at in self.text.first[self.some]]
        told = {name: values[0] for name, values in joined(ids, first).items()}
        told["ids"] = told.pop(LOWER).astype(np.int64)
        told["cases"] = np.concatenate(self.text.cases[self.some]).astype(np.int64)
        told["places"] = np.concatenate([np.arange(len(one)) for one in ids])
        return told

    def labels(self) -> dict[str, NDArray[np.int64]]:
        """Return the labels of its words; what points out of it is not labelled."""
        assert self.text.labels is not None
        start, stop = self.words.start, self.words.stop
        labels = {name: values[start:stop].astype(np.int64) for name, values in self.text.labels.items()}
        for name in SLOTS:
            inside = (labels[name] >= start) & (labels[name] < stop)
            labels[name] = np.where(inside, labels[name] - start, NONE)
        return labels

    def events(self, number: int) -> dict[str, NDArray[np.int64]]:
        """Return the labels of events of its words; its pairs with a number first, but for those that reach out of it."""
        told = self.text.events
        assert told is not None
        start, stop = self.words.start, self.words.stop
        found = {name: getattr(told, name)[start:stop].astype(np.int64) for name in OF_WORDS}
        inside = ((told.pairs[:, :2] >= start) & (told.pairs[:, :2] < stop)).all(1)
        pairs = told.pairs[inside].astype(np.int64) - [start, start, 0, 0, 0]
        return found | {"pairs": np.concatenate([np.full((len(pairs), 1), number), pairs], 1)}


def cut(texts: Iterable[Text], chance: np.random.Generator | None = None) -> list[Window]:
    """Return the windows of texts that are read together: as many as in reading, or, by chance, fewer."""
    found = []
    for text in texts:
        most = TOGETHER if chance is None else int(chance.choice(MOST))
        found += [Window(text, some) for some in together([*map(len, text.ids)], most)]
    return found


def grouped(windows: Sequence[Window], size: int, chance: np.random.Generator) -> list[list[Window]]:
    """Return windows in groups of like lengths and of so many pieces at most, each a batch, in an order of chance."""
    order = sorted(chance.permutation(len(windows)).tolist(), key=lambda n: len(windows[n]) // 8)
    groups: list[list[Window]] = [[]]
    for window in (windows[n] for n in order):
        if groups[-1] and len(window) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(window)
    return [groups[n] for n in chance.permutation(len(groups))]


@dataclass
class Batch:
    """Windows, padded: pieces, their cases, places and whether they are there, whose and in which window each stands;
    first pieces of words, which words there are; labels of the deal, of events."""

    ids: Tensor
    cases: Tensor
    places: Tensor
    mask: Tensor
    owner: Tensor
    number: Tensor
    first: Tensor
    there: Tensor
    deal: dict[str, Tensor] = field(default_factory=dict)
    events: dict[str, Tensor] = field(default_factory=dict)

    def windows(self) -> Tensor:
        """Return the number of every word's window."""
        return self.number.gather(1, self.first)

    def to(self, device: torch.device) -> "Batch":
        """Return it on a device."""

        def moved(value: Tensor | dict[str, Tensor]) -> Tensor | dict[str, Tensor]:
            if isinstance(value, Tensor):
                return value.to(device, non_blocking=True)
            return {k: v.to(device, non_blocking=True) for k, v in value.items()}

        return Batch(**{name: moved(value) for name, value in vars(self).items()})  # type: ignore[arg-type]


def batch(windows: Sequence[Window]) -> Batch:
    """Return some windows of one kind, padded."""

    def padded(arrays: Sequence[NDArray], value: int = 0) -> Tensor:
        longest = max(map(len, arrays))
        held = pad_sequence([torch.from_numpy(a) for a in arrays], batch_first=True, padding_value=value)
        return torch.nn.functional.pad(held, (0, -longest % EIGHTS), value=value)

    read = [w.read() for w in windows]
    parts = {name: padded([r[name] for r in read]) for name in ("ids", "cases", "places", "owner", "number", "first")}
    found = Batch(
        mask=padded([np.ones(len(w), np.int64) for w in windows]),
        there=padded([np.ones(len(r["first"]), bool) for r in read]),
        **parts,
    )
    if all(w.text.labels for w in windows):
        labels = [w.labels() for w in windows]
        found.deal = {name: padded([one[name] for one in labels], NONE) for name in labels[0]}
    if all(w.text.events for w in windows):
        events = [w.events(n) for n, w in enumerate(windows)]
        empty = {"kinds": NONE, "status": NONE}
        found.events = {name: padded([one[name] for one in events], empty.get(name, 0)) for name in OF_WORDS}
        found.events["pairs"] = torch.from_numpy(np.concatenate([one["pairs"] for one in events]))
    return found
