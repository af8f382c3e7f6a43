"""Every score in one table, held against its floor: `python -m evaluation [TASK ...]`.

python -m evaluation                       all tasks, exit status 1 if a score is under its floor
python -m evaluation attribution times     some
python -m evaluation --update              raise floors to what was scored
python -m evaluation --update --lower "why"   lower them too, and say why
"""

import argparse
import hashlib
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

TASKS = (
    "entities", "syntax", "sentences", "attribution", "confidence", "coreference", "times", "quantities", "figures",
    "incidents", "attacks", "statements", "speech_acts", "statement_detail", "places", "events", "extents", "contexts",
    "deal", "documents", "dispatches", "marked", "news_events", "news_figures", "news_references", "news_statements",
    "claim_confidence", "actors", "copies",
)  # fmt: skip
FLOORS = Path(__file__).with_name("floors.json")
SCORES = FLOORS.with_name("scores.json")
SLACK = 0.002  # floors are set this much under the score, for what differs between processors


def main() -> int:
    """Score, print, compare; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(TASKS)}")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of the annotated sets")
    parser.add_argument("--update", action="store_true", help="raise floors to what was scored")
    parser.add_argument("--lower", metavar="WHY", help="let --update lower floors too")
    options = parser.parse_args()
    held: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    scored: dict[str, dict[str, float]] = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    failed = False
    table = Table("task", "score", "value", "floor", "", title="evaluation")
    for task in options.tasks or TASKS:
        module = importlib.import_module(f"evaluation.{task}")
        missing = [f for f in module.FILES if not (options.gold / f).exists()]
        if missing:
            table.add_row(task, f"skipped: no {options.gold / missing[0]} here", "", "", "")
            continue
        optional = {f: (options.gold / f).exists() for f in getattr(module, "OPTIONAL", ())}
        for name in (f for f, there in optional.items() if not there):
            table.add_row(task, f"in part: no {options.gold / name} here", "", "", "")
        start = time.time()
        scores = module.score(options.gold)
        scored[task] = {name: round(value, 4) for name, value in scores.items()}
        floors = held.setdefault(task, {"floors": {}})
        for name, value in scores.items():
            floor = floors["floors"].get(name)
            under = floor is not None and value < floor
            failed |= under
            table.add_row(task, name, f"{value:.4f}", "" if floor is None else f"{floor:.4f}", "UNDER" if under else "")
        print(f"{task}: {time.time() - start:.0f} s", file=sys.stderr)
        if options.update:
            data = (*module.FILES, *(f for f, there in optional.items() if there))
            update(floors, scores, digest(options.gold, data), options.lower)
    Console(width=110).print(table)
    if options.update:
        FLOORS.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        SCORES.write_text(json.dumps(scored, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    return int(failed)


def update(floors: dict[str, Any], scores: dict[str, float], data: str, lower: str | None) -> None:
    """Set the floors; SystemExit if one would fall and no reason is given."""
    falling = {n: v for n, v in scores.items() if n in floors["floors"] and v < floors["floors"][n]}
    if falling and not lower:
        raise SystemExit(f"these would fall, say why with --lower: {falling}")
    if falling:
        floors.setdefault("lowered", []).append(
            {"why": lower, "from": {n: floors["floors"][n] for n in falling}, "to": falling}
        )
    floors["data"] = data
    floors["floors"] |= {
        n: round(v - SLACK, 4) for n, v in scores.items() if n in falling or v - SLACK > floors["floors"].get(n, -1)
    }


def digest(gold: Path, names: tuple[str, ...]) -> str:
    """Return the sha256 of the files (and folders' files) a task is scored on."""
    hashed = hashlib.sha256()
    for name in names:
        path = gold / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                hashed.update(file.read_bytes())
    return hashed.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
