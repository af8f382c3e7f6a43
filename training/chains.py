"""The loss of whole label sequences (a linear-chain CRF), where a word may have several allowed labels.

Lafferty, McCallum and Pereira 2001; with sets of allowed labels the numerator sums over every path through them.
"""

import torch
from torch import Tensor


def chain_loss(scores: Tensor, allowed: Tensor, follows: Tensor, openings: Tensor) -> Tensor:
    """Return the mean negative log-likelihood a word of the allowed label paths.

    `scores` and `allowed` are [windows, words, labels], a word without allowed labels is none; `follows[a, b]` is the
    score of b after a; a word marked in `openings` [windows, words] comes after label 0, whatever stands before it.
    """
    labelled = allowed.any(-1)
    whole = _total(scores, labelled, follows, openings)
    kept = _total(scores.masked_fill(~allowed, -1e4), labelled, follows, openings)
    return (whole - kept).sum() / labelled.sum().clamp(min=1)


def _total(scores: Tensor, labelled: Tensor, follows: Tensor, openings: Tensor) -> Tensor:
    """Return the log of the summed weights of all paths (the forward algorithm), one a window."""
    alpha = scores[:, 0] + follows[0] * openings[:, 0, None]
    for n in range(1, scores.shape[1]):
        after = torch.logsumexp(alpha[:, :, None] + follows, 1)
        opened = torch.logsumexp(alpha, 1, keepdim=True) + follows[0]
        step = torch.where(openings[:, n, None], opened, after) + scores[:, n]
        alpha = torch.where(labelled[:, n, None], step, alpha)
    return torch.logsumexp(alpha, 1).masked_fill(~labelled.any(1), 0.0)
