"""The heads that know rounds of talks, from dispatches of our own: `python -m training.rounds`, five minutes.

A line of training/marked_rounds/*.txt is a dispatch: {met|occurred 1} is the word that tells a round and how that
stands, {Kyiv|P1} one of its sides, {Oman|M1} who mediates, {Muscat|V1} the venue; the day ({D1}) is marked, but not
learned. Those of training/marked_dispatches are whole ones, in which most sentences tell none. Writes rounds.npz and
round_parts.npz.
"""

from onrecord.weights.round_heads import ROUNDS, RoundHead, RoundPartHead
from training.parts import Marking, learn

MARKING = Marking(
    {{"held": "occurred", None: "hypothetical"}.get(status, str(status)): n for n, status in enumerate(ROUNDS)},
    {letter: RoundPartHead.kinds.index(part) for letter, part in {"P": "side", "M": "mediator", "V": "venue"}.items()},
)

if __name__ == "__main__":
    learn(__doc__, "marked_rounds", MARKING, (RoundHead, RoundPartHead))
