"""What single words tell of events, figures, rounds and compliance, learned for what that teaches the encoder.

The heads are not shipped: those that are read the encoder's states (training/small_heads.py), and learn from the same
dispatches, whose marks the encoder itself never sees: only its teacher does.
"""

from collections.abc import Sequence

from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.weights.deal_head import MEETINGS, TYPES, VERDICTS
from onrecord.weights.deed_head import DEEDS
from onrecord.weights.heads import MEASURES

KINDS: dict[str, Sequence[str]] = {
    "deed": DEEDS, "measure": MEASURES, "round": MEETINGS[1:],
    "verdict": tuple(f"{verdict} {term}" for verdict in VERDICTS[1:] for term in TYPES),
}  # fmt: skip
"""What a word may tell, by the name of the column; label 0 is none."""
WEIGHT, TAUGHT = 0.5, 5.0  # few words tell anything, so that means over all words are small


class WordKinds(nn.Module):
    """States of words -> the scores of every column of KINDS."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.heads = nn.ModuleDict({f"{name}_": nn.Linear(width, len(kinds) + 1) for name, kinds in KINDS.items()})

    def losses(self, x: Tensor, wanted: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the weighted losses of the columns that are labelled."""
        found = {}
        for name in KINDS:
            chosen = wanted[name] >= 0
            if chosen.any():
                found[name] = WEIGHT * F.cross_entropy(self.heads[f"{name}_"](x)[chosen].float(), wanted[name][chosen])
        return found

    def apart(self, x: Tensor, teacher: "WordKinds", above: Tensor) -> dict[str, Tensor]:
        """Return the weighted divergences of what is said of words from what a teacher says, by their states in both."""
        found = {}
        for name in KINDS:
            ours, theirs = self.heads[f"{name}_"](x), teacher.heads[f"{name}_"](above)
            told, wanted = F.log_softmax(ours.float(), -1), F.log_softmax(theirs.float(), -1)
            found[f"taught {name}"] = TAUGHT * F.kl_div(told, wanted, reduction="batchmean", log_target=True)
        return found
