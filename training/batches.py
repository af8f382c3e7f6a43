"""Windows -> padded tensors, in mixed batches of about equal cost."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.weights.pieces import CLS, SEP, Pieces
from training.gold import ENTITY_LABELS, Sentence


@dataclass
class Window:
    ids: list[int]
    cases: list[int]
    first: list[int]
    sentence: list[int]
    entities: list[frozenset[int]] | None
    attribution: list[int] | None
    tags: list[int] | None
    heads: list[int] | None
    relations: list[int] | None
    event: int = -100
    mode: int = -100


@dataclass
class Batch:
    ids: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    sentence: Tensor
    entities: Tensor  # [windows, words, labels] 1 where allowed; all 0: not labelled
    attribution: Tensor  # -100: not labelled
    tags: Tensor
    heads: Tensor
    relations: Tensor
    event: Tensor  # one a window
    mode: Tensor


def window(sentences: list[Sentence], pieces: Pieces) -> Window:
    """Return the pieces and labels of a window of sentences."""
    ids, cases, first, numbers, heads = [CLS], [0], [], [], []
    for number, sentence in enumerate(sentences):
        offset = len(first)
        for word in sentence.words:
            first.append(len(ids))
            numbers.append(number)
            for piece, case in pieces.cut(word)[:40]:
                ids.append(piece)
                cases.append(case)
        if sentence.heads is not None:
            heads.extend(h + offset for h in sentence.heads)

    def joined(name: str) -> list | None:
        parts = [getattr(s, name) for s in sentences]
        return None if parts[0] is None else [x for part in parts for x in part]

    keep = [n for n, position in enumerate(first) if position < 510]
    ids, cases = [*ids[:511], SEP], [*cases[:511], 0]
    n = len(keep)
    cut = {name: (joined(name) or [])[:n] or None for name in ("entities", "attribution", "tags", "relations")}
    event, mode = sentences[0].event, sentences[0].mode
    return Window(ids, cases, first[:n], numbers[:n], heads=heads[:n] or None, event=event, mode=mode, **cut)


def batches(items: list[Window], size: int, seed: int) -> Iterator[Batch]:
    """Yield one epoch of batches of about `size` pieces each, windows of like length together, order shuffled."""
    chance = random.Random(seed)
    order = list(items)
    chance.shuffle(order)
    pools = [order[n : n + 400] for n in range(0, len(order), 400)]
    for pool in pools:
        pool.sort(key=lambda w: len(w.ids))
        groups: list[list[Window]] = [[]]
        for item in pool:
            if groups[-1] and len(item.ids) * (len(groups[-1]) + 1) > size:
                groups.append([])
            groups[-1].append(item)
        chance.shuffle(groups)
        for group in groups:
            yield collate(group)


def collate(group: list[Window]) -> Batch:
    """Pad a group of windows to one batch."""
    longest, words = max(len(w.ids) for w in group), max(len(w.first) for w in group)

    def padded(rows: list[list[int] | None], width: int, filler: int) -> Tensor:
        return torch.tensor([(r or []) + [filler] * (width - len(r or [])) for r in rows])

    entities = torch.zeros(len(group), words, len(ENTITY_LABELS), dtype=torch.bool)
    for b, item in enumerate(group):
        for n, labels in enumerate(item.entities or []):
            entities[b, n, list(labels)] = True
    ids = padded([w.ids for w in group], longest, 0)
    return Batch(
        ids=ids,
        cases=padded([w.cases for w in group], longest, 0),
        mask=(ids != 0).long(),
        first=padded([w.first for w in group], words, 0),
        sentence=padded([w.sentence for w in group], words, -1),
        entities=entities,
        attribution=padded([w.attribution for w in group], words, -100),
        tags=padded([w.tags for w in group], words, -100),
        heads=padded([w.heads for w in group], words, -100),
        relations=padded([w.relations for w in group], words, -100),
        event=torch.tensor([w.event for w in group]),
        mode=torch.tensor([w.mode for w in group]),
    )
