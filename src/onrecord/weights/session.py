"""Running the encoder: the one file that imports onnxruntime."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError
from onrecord.weights.pieces import CLS, PAD, SEP, Pieces

WINDOW = 126  # pieces of text a window holds, as in training; a longer sentence has a window of its own
LONGEST = 510  # pieces the encoder has positions for
_BATCH = 8  # windows a run: more win no speed on a CPU and cost memory

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of every word of an article, in text order.

    `entities` and `attribution` are scores of labels [words, labels]; `tags` and `relations` numbers of labels;
    `heads` the likeliest head of every word as an index in the article (a root's is itself); `arcs` the scores of
    arcs, a square for every sentence.
    """

    entities: Floats
    attribution: Floats
    tags: Ints
    heads: Ints
    relations: Ints
    arcs: tuple[Floats, ...]


@dataclass(slots=True)
class _Window:
    """A run of sentences that is encoded together: where its words stand in the article, and its pieces."""

    sentences: list[tuple[int, int]]
    ids: list[int]
    cases: list[int]
    first: list[int]
    numbers: list[int]


class Encoder:
    """The shipped weights, loaded; `digest` is the sha256 of the file they are in."""

    def __init__(self) -> None:
        folder = files("onrecord.weights")
        try:
            self.labels: dict[str, Any] = json.loads(folder.joinpath("labels.json").read_text(encoding="utf-8"))
            content = folder.joinpath("encoder.onnx").read_bytes()
            vocabulary = folder.joinpath("vocabulary.txt").read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise WeightsError(f"the weights are not in this installation ({error.filename}); install it again") from error
        self.digest = hashlib.sha256(content).hexdigest()
        if self.digest != self.labels["sha256"]:
            raise WeightsError("encoder.onnx is damaged: its sha256 is not that of labels.json; install onrecord again")
        self.pieces = Pieces(vocabulary.rstrip("\n").split("\n"))
        self._content = content

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # scale by processes: see training/README.md
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(self._content, options, providers=["CPUExecutionProvider"])

    def encode(self, sentences: Sequence[Sequence[str]], *, openings: frozenset[int] = frozenset()) -> Scores:
        """Return the scores of every word of `sentences`, which are encoded in windows of whole sentences.

        Sentences whose number is in `openings` open a new window: what stands before them is another text.
        """
        total = sum(map(len, sentences))
        entities = np.zeros((total, len(self.labels["entities"])), np.float32)
        attribution = np.zeros((total, len(self.labels["attribution"])), np.float32)
        tags, heads, relations = np.zeros(total, np.int64), np.arange(total), np.zeros(total, np.int64)
        arcs: dict[int, Floats] = {}
        windows = self._windows(sentences, openings)
        order = sorted(range(len(windows)), key=lambda n: len(windows[n].ids))
        for at in range(0, len(order), _BATCH):
            group = [windows[n] for n in order[at : at + _BATCH]]
            found = self._run(group)
            for row, window in enumerate(group):
                start, stop = window.sentences[0][0], window.sentences[0][0] + len(window.first)
                words = stop - start
                entities[start:stop] = found[0][row, :words]
                attribution[start:stop] = found[1][row, :words]
                tags[start:stop] = found[2][row, :words]
                heads[start:stop] = found[4][row, :words] + start
                relations[start:stop] = found[5][row, :words]
                for first, last in window.sentences:
                    a, b = first - start, min(last - start, words)
                    arcs[first] = found[3][row, a:b, a:b]
        return Scores(entities, attribution, tags, heads, relations, tuple(arcs[k] for k in sorted(arcs)))

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

    def _run(self, group: Sequence[_Window]) -> list[Any]:
        longest, words = max(len(w.ids) for w in group) + 1, max(len(w.first) for w in group)
        inputs = {
            "ids": _padded([[*w.ids, SEP] for w in group], longest, PAD),
            "cases": _padded([w.cases for w in group], longest, 0),
            "first": _padded([w.first for w in group], words, 0),
            "sentence": _padded([w.numbers for w in group], words, -1),
        }
        inputs["mask"] = (inputs["ids"] != PAD).astype(np.int64)
        found: list[Any] = self._session.run(None, inputs)
        return found


def _padded(rows: Sequence[Sequence[int]], width: int, filler: int) -> Ints:
    return np.array([[*row, *([filler] * (width - len(row)))] for row in rows], np.int64)
