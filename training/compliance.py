"""The heads that know who kept or broke a term, from dispatches of our own: `python -m training.compliance`, five minutes.

A line of training/marked_compliance/*.txt is a dispatch: {violated|broken ceasefire 1} is the word that tells it with
the verdict and the term, {the army|P1} whom it is told of, {the rebels|S1} who says so; who denies it ({N1}) is marked, but not learned.
Those of training/marked_dispatches are whole ones, in which most sentences tell none. Writes compliance.npz and
compliance_parts.npz.
"""

import argparse
from pathlib import Path

from onrecord.pipeline import Reader
from onrecord.weights.compliance_heads import ComplianceHead, CompliancePartHead
from training.inline import read_marked
from training.parts import Marking
from training.small_heads import write

FOLDERS = Path("training/marked_compliance"), Path("training/marked_dispatches")
MARKING = Marking(
    {kind: n for n, kind in enumerate(ComplianceHead.kinds)},
    {letter: CompliancePartHead.kinds.index(part) for letter, part in {"P": "party", "S": "sayer"}.items()},
)


def main() -> None:
    """Learn from all dispatches and write the heads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    options = parser.parse_args()
    words, parts = zip(*map(MARKING.examples, read_marked(Reader(), *FOLDERS)), strict=True)
    for head, rows in ((ComplianceHead, words), (CompliancePartHead, parts)):
        write(options.out / head.file, [e for row in rows for e in row], len(head.kinds))


if __name__ == "__main__":
    main()
