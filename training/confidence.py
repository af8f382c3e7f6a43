"""The calibration of confidence, fitted with the shipped weights: `python -m training.confidence`.

That of attributions is fitted on PolNeAR dev, that of other claims on our own unseen cases. It runs after every new
export; evaluation/confidence.py and evaluation/claim_confidence.py score it five-fold.
"""

import argparse
import json
from pathlib import Path

from evaluation.calibration import fit
from evaluation.claim_confidence import is_helped, shift_of
from evaluation.claim_confidence import judge as judge_claims
from evaluation.confidence import judge

SHIPPED = Path("src/onrecord/weights/confidence.json")
PRIOR = 10  # what rules add is rare there, and counts as if ten of all attributions were among it


def main() -> None:
    """Write the weights of the signs, and the share right of what rules add."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    judged = judge(options.gold)
    weights = fit(judged.rows, judged.right)
    mean = float(judged.right.mean())
    by_rule = (sum(judged.by_rule) + PRIOR * mean) / (len(judged.by_rule) + PRIOR)
    stored = {
        "attribution": {
            "signs": {name: round(float(w), 3) for name, w in zip(judged.names, weights, strict=True)},
            "by rule": round(by_rule, 3),
            "of": len(judged.right),
            "of by rule": len(judged.by_rule),
        },
        "shifts": {
            kind: round(shift_of(claims.scores, claims.right), 3)
            for kind, claims in judge_claims().items()
            if is_helped(claims)
        },
    }
    SHIPPED.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(SHIPPED.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
