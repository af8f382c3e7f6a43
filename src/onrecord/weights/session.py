"""Running the encoder: the one file that imports onnxruntime."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError
from onrecord.weights.arrays import Floats, Ints, read_file
from onrecord.weights.pieces import CLS, SEP, Pieces

WINDOW = 126  # pieces of text a window holds, as in training; a longer sentence has a window of its own
STATE = 384  # numbers in a word's state
LONGEST = 509  # pieces the encoder has positions for

BELOW = 1  # layers of the encoder that the layers of the deal stand above
TOGETHER = 4  # windows that those layers read together
LOWER = "lower"  # of the encoder's outputs: its pieces after those
SILENT = "ORT_DISABLE_TELEMETRY"  # onnxruntime reports its use over the network from 1.29 on unless this is set before it starts
PROBE = "saturation.onnx"  # multiplies rows of eight uint8 with 127
OUTPUTS = ("entities", "attribution", "tags", "arcs", "heads", "relations", "states", LOWER)


@dataclass(frozen=True, slots=True)
class LowerStates:
    """A window's pieces as the encoder's lowest layer leaves them [pieces, 384]: where its words start, their first pieces."""

    start: int
    first: tuple[int, ...]
    pieces: Floats

    @property
    def words(self) -> Ints:
        """The numbers of its words in the article."""
        return np.arange(self.start, self.start + len(self.first))


@dataclass(frozen=True, slots=True)
class Run:
    """Words that the layers of the deal saw together, by their numbers in the article, and the number of each one's
    window among those read together."""

    words: Ints
    windows: Ints


def together(sizes: Sequence[int], most: int = TOGETHER) -> Iterator[slice]:
    """Yield which windows of so many pieces each are read together: `most` at once, as even in number as can be.

    Longer ones, of sentences that fill more than a window, are read one by one: memory grows with the square.
    """
    groups = np.array_split(np.arange(len(sizes)), -(-len(sizes) // most)) if sizes else []
    for start, stop in ((int(some[0]), int(some[-1]) + 1) for some in groups):
        if sum(sizes[start:stop]) <= most * (WINDOW + 4):  # CLS, SEP and a full stop that was lacking
            yield slice(start, stop)
        else:
            yield from (slice(one, one + 1) for one in range(start, stop))


def joined(pieces: Sequence[NDArray[Any]], first: Sequence[Ints]) -> dict[str, NDArray[Any]]:
    """Return windows as the layers of the deal take them, one after another, but for the words' states.

    `number` tells of every piece in which of the windows it stands.
    """
    lengths = [len(window) for window in pieces]
    starts = np.cumsum([0, *lengths[:-1]])
    heads = np.concatenate([at + start for at, start in zip(first, starts, strict=True)])
    return {
        LOWER: np.concatenate(pieces)[None],
        "first": heads[None],
        "owner": owners(heads, sum(lengths))[None],
        "number": np.repeat(np.arange(len(pieces)), lengths)[None],
    }


def owners(first: Ints, pieces: int) -> Ints:
    """Return of each of so many pieces the number of its word, from 1 up, by the words' first pieces; 0: no word's."""
    return np.searchsorted(first, np.arange(pieces), side="right")


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of every word of an article, in text order.

    `entities` and `attribution` are scores of labels [words, labels]; `tags` and `relations` numbers of labels;
    `heads` the likeliest head of every word as an index in the article (a root's is itself); `arcs` the scores of
    arcs, a square for every sentence; `states` [words, 384] is what the small heads outside the encoder read,
    `windows` what the layers of the deal do.
    """

    entities: Floats
    attribution: Floats
    tags: Ints
    heads: Ints
    relations: Ints
    arcs: tuple[Floats, ...]
    states: Floats
    windows: tuple[LowerStates, ...]


@dataclass(slots=True)
class _Window:
    """A run of sentences that is encoded together: where its words stand in the article, and its pieces."""

    sentences: list[tuple[int, int]]
    ids: list[int]
    cases: list[int]
    first: list[int]
    numbers: list[int]


class Encoder:
    """The shipped weights, or those of another `folder`, loaded; `digest` is the sha256 of the file they are in."""

    def __init__(self, folder: Traversable | None = None) -> None:
        self.labels: dict[str, Any] = json.loads(read_file("labels.json", folder))
        content = read_file("encoder.onnx", folder)
        vocabulary = read_file("vocabulary.txt", folder).decode()
        self.digest = hashlib.sha256(content).hexdigest()
        if self.digest != self.labels["sha256"]:
            raise WeightsError("encoder.onnx is damaged: its sha256 is not that of labels.json; install onrecord again")
        self.pieces = Pieces(vocabulary.rstrip("\n").split("\n"))
        self._content = content
        self._folder = folder

    @cached_property
    def _session(self) -> Any:
        return _start(self._content, exact=saturates())

    @cached_property
    def _deal(self) -> Any:
        content = read_file("deal.onnx", self._folder)
        if hashlib.sha256(content).hexdigest() != self.labels["deal"]:
            raise WeightsError("deal.onnx is damaged: its sha256 is not that of labels.json; install onrecord again")
        return _start(content, exact=saturates())

    @cached_property
    def _stops(self) -> frozenset[int]:
        return frozenset(self.pieces.cut(mark)[-1][0] for mark in ".!?")

    def encode(self, sentences: Sequence[Sequence[str]], *, openings: frozenset[int] = frozenset()) -> Scores:
        """Return the scores of every word of `sentences`, which are encoded in windows of whole sentences.

        Sentences whose number is in `openings` open a new window: what stands before them is another text.
        """
        total = sum(map(len, sentences))
        entities = np.zeros((total, len(self.labels["entities"])), np.float32)
        attribution = np.zeros((total, len(self.labels["attribution"])), np.float32)
        tags, heads, relations = np.zeros(total, np.int64), np.arange(total), np.zeros(total, np.int64)
        states = np.zeros((total, STATE), np.float32)
        arcs: list[Floats] = []
        lower: list[LowerStates] = []
        for window in self._windows(sentences, openings):
            found = self._run(window)
            start, words = window.sentences[0][0], len(window.first)
            stop = start + words
            entities[start:stop], attribution[start:stop], tags[start:stop] = found[0], found[1], found[2]
            heads[start:stop], relations[start:stop], states[start:stop] = found[4] + start, found[5], found[6]
            lower.append(LowerStates(start, tuple(window.first), found[7]))
            for first, last in window.sentences:
                a, b = first - start, min(last - start, words)
                arcs.append(found[3][a:b, a:b])
        return Scores(entities, attribution, tags, heads, relations, tuple(arcs), states, tuple(lower))

    def encode_above(self, windows: Sequence[LowerStates], states: Floats) -> tuple[Floats, tuple[Run, ...]]:
        """Return the states of an article's words as the layers of deal and events see it, and the words seen together.

        They read the windows' pieces, `TOGETHER` windows at most at once, and the encoder's own `states` of all words
        [words, 384].
        """
        found = np.zeros_like(states)
        runs: list[Run] = []
        for some in together([len(w.pieces) for w in windows]):
            read = windows[some]
            words = np.concatenate([w.words for w in read])
            inputs = joined([w.pieces for w in read], [np.array(w.first, np.int64) for w in read])
            found[words] = self._deal.run(None, inputs | {"top": states[None, words]})[0][0]
            runs.append(Run(words, inputs["number"][0, inputs["first"][0]]))
        return found, tuple(runs)

    def inputs(self, sentences: Sequence[Sequence[str]]) -> list[dict[str, Ints]]:
        """Return the windows of `sentences` as the encoder takes them: pieces, their cases, words' first pieces."""
        return [self._inputs(window) for window in self._windows(sentences, frozenset())]

    def _windows(self, sentences: Sequence[Sequence[str]], openings: frozenset[int]) -> list[_Window]:
        windows: list[_Window] = []
        at = 0
        for number, sentence in enumerate(sentences):
            cut = [self.pieces.cut(word) for word in sentence]
            size = sum(map(len, cut))
            if not windows or number in openings or len(windows[-1].ids) + size > WINDOW + 1:
                windows.append(_Window([], [CLS], [0], [], []))
            window = windows[-1]
            for word in cut:
                if len(window.ids) + len(word) > LONGEST:
                    word = word[:1]
                if len(window.ids) >= LONGEST + 1:
                    break  # the words beyond what the encoder can hold stay unlabelled
                window.first.append(len(window.ids))
                window.numbers.append(len(window.sentences))
                window.ids.extend(piece for piece, _ in word)
                window.cases.extend(case for _, case in word)
            window.sentences.append((at, at + len(sentence)))
            at += len(sentence)
        return windows

    def _run(self, window: _Window) -> list[Any]:
        """Return what the encoder says of one window.

        Windows run one by one: int8 scales are taken over all that runs together, so that a window's labels would
        depend on its neighbours, and more at once is no faster on a CPU.
        """
        return [output[0] for output in self._session.run(OUTPUTS, self._inputs(window))]

    def _inputs(self, window: _Window) -> dict[str, Ints]:
        """Return a window as the encoder takes it.

        One that ends in no full stop (a headline, a content alone) is given one: most texts that the weights learned
        from end so.
        """
        ends = [SEP] if self._stops & set(window.ids[-2:]) else [self.pieces.cut(".")[0][0], SEP]
        ids = [*window.ids, *ends]
        inputs = {
            "ids": ids,
            "cases": [*window.cases, *([0] * len(ends))],
            "first": window.first,
            "sentence": window.numbers,
        }
        return {name: np.array([row], np.int64) for name, row in inputs.items()}


@cache
def saturates() -> bool:
    """Tell whether sums of int8 saturate on this processor, as they do without VNNI."""
    probe = _start(read_file(PROBE), exact=False)
    sums = probe.run(None, {"rows": np.full((2, 8), 255, np.uint8)})[0]
    return bool((sums != 8 * 255 * 127).any())


def _start(content: bytes, *, exact: bool) -> Any:
    """Return a session of onnxruntime for a net.

    Sums that saturate read another text, so that a processor where they do is asked to be `exact`. That changes no
    number on others, and would cost some of them nearly half of their speed. Sums and norms are left apart: joined by
    onnxruntime they are slower.
    """
    os.environ.setdefault(SILENT, "1")
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # Windows asks no variable
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # scale by processes: see training/README.md
    options.add_session_config_entry("session.x64quantprecision", str(int(exact)))
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
