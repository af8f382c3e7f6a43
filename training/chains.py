"""The loss of whole label sequences (a linear-chain CRF), where a word may have several allowed labels.

Lafferty, McCallum and Pereira 2001; with sets of allowed labels the numerator sums over every path through them.
Neighbouring steps are joined two by two, so that a window of n words takes log2(n) steps and not n (Sarkka and
Garcia-Fernandez 2021): on a GPU that is what makes the loss cheap.
"""

import torch
from torch import Tensor

NEVER = -1e4  # as good as impossible, and safe to add up


def chain_loss(scores: Tensor, allowed: Tensor, follows: Tensor, openings: Tensor) -> Tensor:
    """Return the mean negative log-likelihood a word of the allowed label paths.

    `scores` and `allowed` are [windows, words, labels], a word without allowed labels is none; `follows[a, b]` is the
    score of b after a; a word marked in `openings` [windows, words] comes after label 0, whatever stands before it.
    """
    labelled = allowed.any(-1)
    both = torch.cat([scores, scores.masked_fill(~allowed, NEVER)])
    totals = _total(both, labelled.repeat(2, 1), follows, openings.repeat(2, 1))
    whole, kept = totals.chunk(2)
    return (whole - kept).sum() / labelled.sum().clamp(min=1)


def _total(scores: Tensor, labelled: Tensor, follows: Tensor, openings: Tensor) -> Tensor:
    """Return the log of the summed weights of all paths, one a window."""
    count, words, size = scores.shape
    steps = follows + scores[:, :, None, :]
    steps = torch.where(openings[:, :, None, None], follows[0] + scores[:, :, None, :], steps)
    still = torch.full((size, size), NEVER, device=scores.device).fill_diagonal_(0.0)
    steps = torch.where(labelled[:, :, None, None], steps, still)
    opened = torch.where(openings[:, :1], follows[:1] + scores[:, 0], scores[:, 0])
    start = torch.where(labelled[:, :1], opened, scores.new_zeros(()))
    steps = steps[:, 1:]
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, still.expand(count, 1, size, size)], 1)
        steps = _joined(steps[:, 0::2], steps[:, 1::2])
    end = _joined(start[:, None, None, :], steps)[:, 0, 0] if words > 1 else start
    return torch.logsumexp(end, 1).masked_fill(~labelled.any(1), 0.0)


def _joined(left: Tensor, right: Tensor) -> Tensor:
    """Return log(exp(left) @ exp(right)), computed so that nothing overflows."""
    high, wide = left.amax(-1, keepdim=True).detach(), right.amax(-2, keepdim=True).detach()
    product = torch.exp(left - high) @ torch.exp(right - wide)
    return torch.log(product.clamp(min=1e-30)) + high + wide
