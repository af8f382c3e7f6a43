"""The two encoders in plain torch: MiniLM, which is shipped, and MPNet, which teaches it.

Both read the same pieces (BERT's uncased vocabulary) and add a learned embedding for the case of every piece.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.weights.pieces import CASES, CLS, SEP, UNKNOWN


def of_words(x: Tensor, first: Tensor) -> Tensor:
    """Return the states of words out of those of pieces: each word's are its first piece's."""
    return torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[2]))


class Layer(nn.Module):
    """One transformer layer as in BERT: attention, then a feed-forward part, each with residual and norm.

    One that is `fused` makes no table of pairs of pieces, for training on a GPU; what is exported is not.
    """

    fused = False

    def __init__(self, width: int, inner: int, heads: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out, self.norm1 = nn.Linear(width, width), nn.LayerNorm(width, eps=eps)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2, self.dropout = nn.LayerNorm(width, eps=eps), nn.Dropout(dropout)

    def forward(
        self, x: Tensor, bias: Tensor | None, own: Tensor | None = None, nearer: Tensor | None = None
    ) -> Tensor:
        """Return the states that the layer makes of others [windows, pieces, width].

        `bias` is added to the scores; those of a piece at others that are `own` [windows, pieces, kinds] of the same kind
        grow by what its head holds them `nearer` [heads].
        """
        b, n, width = x.shape
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        size = math.sqrt(width // self.heads)
        if own is not None and nearer is not None:  # beside the vectors that are multiplied: no table of pairs is added
            kinds = own[:, None].to(q.dtype)
            q = torch.cat([q, kinds * (nearer * size)[:, None, None].to(q.dtype)], -1)
            k = torch.cat([k, kinds.expand(-1, self.heads, -1, -1)], -1)
        if self.fused:
            q, k = (F.pad(f, (0, -f.shape[-1] % 8)) for f in (q, k))
            mixed = F.scaled_dot_product_attention(
                q, k, v, None if bias is None else bias.to(q.dtype), self.dropout.p * self.training, scale=1 / size
            )
        else:
            scores = q @ k.transpose(-1, -2) / size
            scores = scores if bias is None else scores + bias
            mixed = self.dropout(scores.softmax(-1)) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, n, width))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class MiniLM(nn.Module):
    """MiniLM-L6 (Wang et al. 2020): BERT's architecture, 6 layers of 384."""

    width, depth, heads, inner, vocabulary, positions_held, eps = 384, 6, 12, 1536, 30522, 512, 1e-12

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(self.vocabulary, self.width)
        self.positions = nn.Embedding(self.positions_held, self.width)
        self.types, self.cases = nn.Parameter(torch.zeros(self.width)), nn.Embedding(CASES, self.width)
        nn.init.zeros_(self.cases.weight)
        self.norm, self.dropout = nn.LayerNorm(self.width, eps=self.eps), nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(self.width, self.inner, self.heads, self.eps, dropout) for _ in range(self.depth)
        )

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor | None) -> Tensor:
        """Return the states of pieces; `mask` is 0 for pieces that only pad, None where nothing does."""
        return self.above(self.below(ids, cases, mask, 0), mask, 0)

    def below(self, ids: Tensor, cases: Tensor, mask: Tensor | None, depth: int) -> Tensor:
        """Return the states of pieces after the first `depth` layers."""
        return self.through(
            self.embed(ids, cases, torch.arange(ids.shape[1], device=ids.device)), _bias(mask), 0, depth
        )

    def above(self, x: Tensor, mask: Tensor | None, depth: int) -> Tensor:
        """Return what the layers above the first `depth` make of the states after those."""
        return self.through(x, _bias(mask), depth)

    def embed(self, ids: Tensor, cases: Tensor, places: Tensor) -> Tensor:
        """Return what the first layer reads of pieces, whose `places` are those in their windows."""
        return self.dropout(self.norm(self.words(ids) + self.positions(places) + self.types + self.cases(cases)))

    def through(self, x: Tensor, bias: Tensor | None, first: int, last: int | None = None) -> Tensor:
        """Return what the layers from the `first` to before the `last` make of states."""
        for layer in self.layers[first:last]:
            x = layer(x, bias)
        return x

    def freeze_below(self, depth: int) -> None:
        """Keep the embeddings and the first `depth` layers from learning."""
        for part in (self.words, self.positions, self.cases, self.norm, *self.layers[:depth]):
            part.requires_grad_(False)
        self.types.requires_grad_(False)

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Fill in BERT-style tensors; KeyError if one is missing."""
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
        _fill(self, state | _layers(names, parts, self.depth))


class MPNet(nn.Module):
    """MPNet-base (Song et al. 2020): 12 layers of 768 with one table of biases for how far apart two pieces stand."""

    width, depth, heads, inner, vocabulary, positions_held, eps = 768, 12, 12, 3072, 30527, 514, 1e-5
    buckets, farthest = 32, 128

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(self.vocabulary, self.width)
        self.positions = nn.Embedding(self.positions_held, self.width)
        self.apart, self.cases = nn.Embedding(self.buckets, self.heads), nn.Embedding(CASES, self.width)
        nn.init.zeros_(self.cases.weight)
        self.norm, self.dropout = nn.LayerNorm(self.width, eps=self.eps), nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(self.width, self.inner, self.heads, self.eps, dropout) for _ in range(self.depth)
        )

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor | None) -> Tensor:
        """Return the states of pieces numbered as in BERT's vocabulary."""
        shifted = ids + 4  # four special pieces stand before BERT's vocabulary
        for bert, ours in ((CLS, 0), (SEP, 2), (UNKNOWN, 3), (0, 1)):
            shifted = torch.where(ids == bert, ours, shifted)
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(
            self.norm(
                self.words(shifted)
                + self.positions((places + 2).clamp(max=self.positions_held - 1))
                + self.cases(cases)
            )
        )
        bias = self.apart(self._bucket(places[None, :] - places[:, None])).permute(2, 0, 1)[None].to(x.dtype)
        if mask is not None:
            bias = bias + (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def _bucket(self, apart: Tensor) -> Tensor:
        """Return the number of a distance's bias: exact ones near by, then in growing steps (Raffel et al. 2020)."""
        half = self.buckets // 2
        exact = half // 2
        away = apart.abs()
        steps = torch.log(away.clamp(min=1).float() / exact) / math.log(self.farthest / exact) * (half - exact)
        far = (exact + steps.long()).clamp(max=half - 1)
        return (apart > 0).long() * half + torch.where(away < exact, away, far)

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Fill in the tensors of MPNet as its package names them; KeyError if one is missing."""
        names = {k.removeprefix("mpnet."): v.float() for k, v in tensors.items()}
        state = {
            "words.weight": names["embeddings.word_embeddings.weight"],
            "positions.weight": names["embeddings.position_embeddings.weight"],
            "apart.weight": names["encoder.relative_attention_bias.weight"],
            "norm.weight": names["embeddings.LayerNorm.weight"],
            "norm.bias": names["embeddings.LayerNorm.bias"],
        }
        parts = {
            "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
            "out": "attention.attn.o", "norm1": "attention.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        _fill(self, state | _layers(names, parts, self.depth))


def _bias(mask: Tensor | None) -> Tensor | None:
    return None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4


def _layers(names: dict[str, Tensor], parts: dict[str, str], depth: int) -> dict[str, Tensor]:
    return {
        f"layers.{n}.{ours}.{kind}": names[f"encoder.layer.{n}.{theirs}.{kind}"]
        for n in range(depth)
        for ours, theirs in parts.items()
        for kind in ("weight", "bias")
    }


def _fill(encoder: nn.Module, state: dict[str, Tensor]) -> None:
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    assert not unexpected, unexpected
    assert missing == ["cases.weight"], missing
