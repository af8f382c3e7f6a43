"""Documents as flat arrays of numbers, and batches of windows cut from them anew in every epoch, on any device."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.weights.pieces import CLS, SEP, Pieces
from training.deal_net import LABELS, SLOTS
from training.event_net import NONE
from training.gold import ENTITY_LABELS, Document
from training.word_kinds import KINDS

LONGEST = 400  # pieces of a sentence that are kept
PER_WORD = {
    "pieces": np.uint8,
    "entities": np.uint16,  # one bit a label that is allowed; 0: not labelled
    "attribution": np.int8,
    "tags": np.int8,
    "heads": np.int16,  # in the sentence; a root points at itself
    "relations": np.int8,
}
MARKED = {**dict.fromkeys((*LABELS, *KINDS), np.int8), **dict.fromkeys(SLOTS, np.int16)}  # of marked dispatches only
PER_SENTENCE = {"words": np.int16, "event": np.int16, "mode": np.int16, "document": np.int32}


class Packer:
    """Collects documents, marked ones or others; `save` writes them as flat arrays."""

    def __init__(self, pieces: Pieces, *, marked: bool = False) -> None:
        self.pieces, self.marked = pieces, MARKED if marked else {}
        names = ("ids", "cases", *PER_WORD, *PER_SENTENCE, *self.marked)
        self.columns: dict[str, list[int]] = {name: [] for name in names}
        self.documents = 0

    def add(self, document: Document) -> None:
        columns = self.columns
        for sentence in document.sentences:
            cut = [self.pieces.cut(word)[:40] for word in sentence.words]
            kept, size = 0, 0
            while kept < len(cut) and size + len(cut[kept]) <= LONGEST:
                size += len(cut[kept])
                kept += 1
            columns["ids"] += [piece for word in cut[:kept] for piece, _ in word]
            columns["cases"] += [case for word in cut[:kept] for _, case in word]
            columns["pieces"] += [len(word) for word in cut[:kept]]
            labels = [sum(1 << n for n in allowed) for allowed in sentence.entities or ()]
            columns["entities"] += (labels or [0] * kept)[:kept]
            for name in ("attribution", "tags", "heads", "relations"):
                columns[name] += (getattr(sentence, name) or [NONE] * kept)[:kept]
            for name in self.marked:
                columns[name] += (sentence.marks or {}).get(name, [NONE] * kept)[:kept]
            columns["words"].append(kept)
            columns["event"].append(sentence.event)
            columns["mode"].append(sentence.mode)
            columns["document"].append(self.documents)
        self.documents += 1

    def save(self, path: Path) -> None:
        kinds = {"ids": np.uint16, "cases": np.uint8} | PER_WORD | PER_SENTENCE | self.marked
        np.savez_compressed(path, **{name: np.array(column, kinds[name]) for name, column in self.columns.items()})


@dataclass
class Batch:
    ids: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor  # position of a word's first piece
    sentence: Tensor  # -1: no word
    entities: Tensor  # [windows, words, labels] true where allowed; nowhere: not labelled
    attribution: Tensor  # NONE: not labelled, as in all that follow
    tags: Tensor
    heads: Tensor
    relations: Tensor
    event: Tensor  # one a window
    mode: Tensor
    marks: dict[str, Tensor] | None = None  # of marked dispatches: by names of labels, slots and kinds


class Packed:
    """Packed documents on a device. Windows are runs of whole sentences, given by first and last word."""

    def __init__(self, path: Path, device: torch.device) -> None:
        file = dict(np.load(path))
        self.device = device
        self.word_at = np.concatenate([[0], np.cumsum(file["words"], dtype=np.int64)])
        piece_at = np.concatenate([[0], np.cumsum(file["pieces"], dtype=np.int64)])
        self.piece_at, self.document = piece_at, file["document"]
        self.sizes = np.diff(piece_at[self.word_at])  # pieces by sentence
        numbers = np.repeat(np.arange(len(file["words"])), file["words"])
        heads = np.where(file["heads"] < 0, NONE, file["heads"] + self.word_at[numbers])
        columns = {**{name: file[name] for name in ("ids", "cases", *PER_WORD)}, "heads": heads, "numbers": numbers}
        self.marked = [name for name in MARKED if name in file]
        opens = self.word_at[np.searchsorted(file["document"], file["document"])][numbers]  # the document's first word
        columns |= {name: file[name] for name in self.marked}
        columns |= {name: np.where(file[name] < 0, NONE, file[name] + opens) for name in self.marked if name in SLOTS}
        columns |= {"event": file["event"], "mode": file["mode"], "piece_at": piece_at}
        self.columns = {k: torch.from_numpy(v.astype(np.int32)).to(device) for k, v in columns.items()}

    def windows(self, limit: int, chance: np.random.Generator | None = None) -> NDArray[np.int64]:
        """Return windows of at most `limit` pieces as rows (first word, word after the last), a document after another.

        With `chance` limits differ from window to window, and one in twelve loses its last word where that is
        punctuation, as headlines and contents read alone have none.
        """
        rows: list[tuple[int, int]] = []
        first, size, most, document = 0, 0, limit, -1
        stops = self.columns["cases"].cpu().numpy()

        def close(last: int) -> None:
            start, stop = int(self.word_at[first]), int(self.word_at[last])
            if chance is not None and stop - start > 3 and chance.random() < 1 / 12:
                stop -= int(stops[self.piece_at[stop - 1]] == 6)  # of piece classes: punctuation
            if stop > start:
                rows.append((start, stop))

        for n, pieces in enumerate(self.sizes.tolist()):
            if self.document[n] != document or size + pieces > most:
                close(n)
                first, size, document = n, 0, self.document[n]
                most = limit if chance is None else int(chance.choice([limit, limit, limit // 3, limit * 3 // 2]))
            size += pieces
        close(len(self.sizes))
        return np.array(rows, np.int64)

    def batches(self, windows: NDArray[np.int64], size: int, chance: np.random.Generator) -> Iterator[Batch]:
        """Yield windows in batches of about `size` pieces, like lengths together, in an order of chance."""
        windows = chance.permutation(windows)
        lengths = self.piece_at[windows[:, 1]] - self.piece_at[windows[:, 0]] + 2
        groups: list[NDArray[np.int64]] = []
        for start in range(0, len(windows), 4000):
            pool = start + np.argsort(lengths[start : start + 4000], kind="stable")
            first = 0
            for n in range(1, len(pool) + 1):
                if n == len(pool) or lengths[pool[n]] * (n - first + 1) > size:
                    groups.append(pool[first:n])
                    first = n
        for n in chance.permutation(len(groups)):
            yield self.batch(windows[groups[n]])

    def batch(self, windows: NDArray[np.int64]) -> Batch:
        """Return some windows, padded."""
        columns, rows = self.columns, torch.from_numpy(windows).to(self.device)
        start, stop = rows[:, :1], rows[:, 1:]
        at = columns["piece_at"]
        begin, end = at[start].long(), at[stop].long()
        steps = begin - 1 + torch.arange(int((end - begin).max()) + 2, device=self.device)
        inside, last = (steps >= begin) & (steps < end), steps == end
        safe = steps.clamp(min=0, max=len(columns["ids"]) - 1)
        ids = torch.where(inside, columns["ids"][safe].long(), 0)
        ids = torch.where(last, SEP, torch.where(steps < begin, CLS, ids))
        words = start + torch.arange(int((stop - start).max()), device=self.device)
        there = words < stop
        words = torch.where(there, words, start)
        labels = {k: torch.where(there, columns[k][words].long(), NONE) for k in ("attribution", "tags", "relations")}
        heads = columns["heads"][words].long()
        numbers = columns["numbers"][words].long()
        bits = torch.arange(len(ENTITY_LABELS), device=self.device)
        opening = columns["numbers"][start[:, 0]].long()
        marks = {k: torch.where(there, columns[k][words].long(), NONE) for k in self.marked}
        for k in set(marks) & set(SLOTS):
            marks[k] = torch.where((marks[k] >= start) & (marks[k] < stop), marks[k] - start, NONE)
        return Batch(
            ids=ids,
            cases=torch.where(inside, columns["cases"][safe].long(), 0),
            mask=(ids != 0).long(),
            first=torch.where(there, at[words].long() - begin + 1, 0),
            sentence=torch.where(there, numbers - opening[:, None], -1),
            entities=((columns["entities"][words][:, :, None] >> bits) & 1).bool() & there[:, :, None],
            heads=torch.where(there & (heads >= start) & (heads < stop), heads - start, NONE),
            event=columns["event"][opening].long(),
            mode=columns["mode"][opening].long(),
            marks=marks or None,
            **labels,
        )
