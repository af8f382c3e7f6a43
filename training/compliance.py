"""The heads that know who kept or broke a term, from dispatches of our own: `python -m training.compliance`, five minutes.

A line of training/marked_compliance/*.txt is a dispatch: {violated|broken ceasefire 1} is the word that tells it with
the verdict and the term, {the army|P1} whom it is told of, {the rebels|S1} who says so; who denies it ({N1}) is marked, but not learned.
Those of training/marked_dispatches are whole ones, in which most sentences tell none. Writes compliance.npz and
compliance_parts.npz.
"""

from onrecord.weights.compliance_heads import ComplianceHead, CompliancePartHead
from training.parts import Marking, learn

MARKING = Marking(
    {kind: n for n, kind in enumerate(ComplianceHead.kinds)},
    {letter: CompliancePartHead.kinds.index(part) for letter, part in {"P": "party", "S": "sayer"}.items()},
)

if __name__ == "__main__":
    learn(__doc__, "marked_compliance", MARKING, (ComplianceHead, CompliancePartHead))
