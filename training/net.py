"""The encoder (MiniLM-L6 in plain torch) and its heads."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ARC, RELATION = 256, 192


class Layer(nn.Module):
    """One transformer layer as in BERT: attention, then a feed-forward part, each with residual and norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out, self.norm1 = nn.Linear(HIDDEN, HIDDEN), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm2, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, ATTENTION_HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        scores = scores if bias is None else scores + bias
        mixed = self.dropout(scores.softmax(-1)) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, n, HIDDEN))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Net(nn.Module):
    """Pieces -> scores for every word: entities, attribution, parts of speech, arcs and relations.

    `first` is the position of every word's first piece; `sentence` its sentence's number, -1 where there is no word;
    an arc may only join words of one sentence, and a root's arc points at the word itself. `entity_follows` and
    `attribution_follows` score one label after another. The events of whole texts are learned for what that teaches
    the encoder; their heads are not shipped.
    """

    def __init__(
        self, entities: int, attribution: int, tags: int, relations: int, events: int, modes: int, cases: int
    ) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.types, self.cases = nn.Parameter(torch.zeros(HIDDEN)), nn.Embedding(cases, HIDDEN)
        nn.init.zeros_(self.cases.weight)
        self.norm, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.entities, self.attribution = nn.Linear(HIDDEN, entities), nn.Linear(HIDDEN, attribution)
        self.tags = nn.Linear(HIDDEN, tags)
        self.arc_from, self.arc_to = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.arc_pair, self.arc_prior = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1)
        self.root = nn.Linear(HIDDEN, 1)
        self.relation_from, self.relation_to = nn.Linear(HIDDEN, RELATION), nn.Linear(HIDDEN, RELATION)
        self.relations = nn.Linear(RELATION, relations)
        self.entity_follows = nn.Parameter(torch.zeros(entities, entities))
        self.attribution_follows = nn.Parameter(torch.zeros(attribution, attribution))
        self.event_focus, self.events = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, events)
        self.mode_focus, self.modes = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, modes)

    def encode(self, ids: Tensor, cases: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Return the states of the words; `mask` is 0 for pieces that only pad, None where nothing does."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.types + self.cases(cases)
        x = self.dropout(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, HIDDEN))

    def arcs(self, x: Tensor, sentence: Tensor) -> Tensor:
        source = self.dropout(F.gelu(self.arc_from(x)))
        target = self.dropout(F.gelu(self.arc_to(x)))
        scores = self.arc_pair(source) @ target.transpose(1, 2) / math.sqrt(ARC) + self.arc_prior(target).transpose(
            1, 2
        )
        n = x.shape[1]
        itself = torch.eye(n, dtype=x.dtype, device=x.device)
        scores = scores * (1 - itself) + self.root(x) * itself
        apart = (sentence[:, :, None] != sentence[:, None, :]).to(x.dtype)
        return scores - apart * 1e4

    def related(self, x: Tensor, heads: Tensor) -> Tensor:
        target = self.relation_to(x)
        n = target.shape[-1]
        above = torch.gather(target, 1, heads[:, :, None].expand(-1, -1, n))
        return self.relations(self.dropout(F.gelu(self.relation_from(x) + above)))

    def told(self, x: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of the PLOVER types and modes of whole windows, from the words each looks at most."""

        def focused(focus: nn.Linear) -> Tensor:
            weights = focus(x).masked_fill(sentence[:, :, None] < 0, -1e4).softmax(1)
            return (weights * x).sum(1)

        return self.events(focused(self.event_focus)), self.modes(focused(self.mode_focus))

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor, sentence: Tensor) -> tuple[Tensor, ...]:
        """Return what the runtime needs: entity and attribution scores, tags, arcs, greedy heads, relations, states."""
        x = self.encode(ids, cases, None, first)
        arcs = self.arcs(x, sentence)
        heads = arcs.argmax(-1)
        relations = self.related(x, heads).argmax(-1)
        return self.entities(x), self.attribution(x), self.tags(x).argmax(-1), arcs, heads, relations, x


def load_backbone(net: Net, tensors: dict[str, Tensor]) -> None:
    """Fill the encoder from BERT-style tensors; KeyError if one is missing."""
    names = {k.removeprefix("bert."): v.float() for k, v in tensors.items()}
    state = {
        "words.weight": names["embeddings.word_embeddings.weight"],
        "positions.weight": names["embeddings.position_embeddings.weight"],
        "types": names["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": names["embeddings.LayerNorm.weight"],
        "norm.bias": names["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for n in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{n}.{ours}.{kind}"] = names[f"encoder.layer.{n}.{theirs}.{kind}"]
    missing, unexpected = net.load_state_dict(state, strict=False)
    assert not unexpected, unexpected
    assert not any(m.startswith("layers") for m in missing), missing
