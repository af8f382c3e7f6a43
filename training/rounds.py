"""The heads that know rounds of talks, from dispatches of our own: `python -m training.rounds`, five minutes.

A line of training/marked_rounds/*.txt is a dispatch: {met|occurred 1} is the word that tells a round and how that
stands, {Kyiv|P1} one of its sides, {Oman|M1} who mediates, {Muscat|V1} the venue; the day ({D1}) is marked, but not
learned. Those of training/marked_dispatches are whole ones, in which most sentences tell none. Writes rounds.npz and
round_parts.npz.
"""

import argparse
from pathlib import Path

from onrecord.pipeline import Reader
from onrecord.weights.round_heads import ROUNDS, RoundHead, RoundPartHead
from training.inline import read_marked
from training.parts import Marking
from training.small_heads import write

FOLDERS = Path("training/marked_rounds"), Path("training/marked_dispatches")
MARKING = Marking(
    {{"held": "occurred", None: "hypothetical"}.get(status, str(status)): n for n, status in enumerate(ROUNDS)},
    {letter: RoundPartHead.kinds.index(part) for letter, part in {"P": "side", "M": "mediator", "V": "venue"}.items()},
)


def main() -> None:
    """Learn from all dispatches and write the heads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    options = parser.parse_args()
    words, parts = zip(*map(MARKING.examples, read_marked(Reader(), *FOLDERS)), strict=True)
    for head, rows in ((RoundHead, words), (RoundPartHead, parts)):
        write(options.out / head.file, [e for row in rows for e in row], len(head.kinds))


if __name__ == "__main__":
    main()
