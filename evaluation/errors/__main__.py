"""What kinds of errors are left, counted, largest first.

python -m evaluation.errors                          every task's classes
python -m evaluation.errors times places --show 5    some tasks', with examples from the gold, drawn at random
python -m evaluation.errors --page docs/errors.md    the page of the ten largest, with our own examples

Sets differ in size, so that classes of different tasks are ranked by how many of a hundred items of their task go wrong
so; those of fewer than ten errors are not ranked. Examples on the page are our own sentences (examples.toml): the gold's
text is not ours to print.
"""

import argparse
import random
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evaluation.errors import Sorted
from evaluation.errors.claims import displacement_errors, figure_errors, statement_errors, toll_errors
from evaluation.errors.spans import attribution_errors, entity_errors
from evaluation.errors.structure import coreference_errors, deal_errors, syntax_errors
from evaluation.errors.values import place_errors, time_errors

TASKS: Mapping[str, tuple[str, Callable[[Path], Sorted]]] = {
    "entities": ("names, Worldwide dev", entity_errors),
    "syntax": ("words, EWT and GUM dev", syntax_errors),
    "attribution": ("attributions, PolNeAR dev", attribution_errors),
    "coreference": ("mentions, OntoGUM dev", coreference_errors),
    "times": ("expressions, TimeBank and AQUAINT, folds 1 to 4", time_errors),
    "places": ("toponyms, LGL, folds 1 to 4", place_errors),
    "figures": ("figures, own cases", figure_errors),
    "displacement": ("excerpts, IDMC", displacement_errors),
    "tolls": ("articles, single attacks, development half", toll_errors),
    "statements": ("statements, own cases", statement_errors),
    "deal": ("positions, terms, exchanges, rounds, compliance and events, own cases", deal_errors),
}
LARGEST, LEAST = 10, 10  # classes on the page, errors of a class that is ranked
EXAMPLES = Path(__file__).with_name("examples.toml")
Ranked = tuple[float, str, str, int]  # errors in a hundred items, task, class, errors


def main() -> int:
    """Print or write the classes; return 1 if an example for the page is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(TASKS)}")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--show", type=int, default=0, metavar="N", help="examples of each class")
    parser.add_argument("--page", type=Path, help="write the page of the largest classes there")
    options = parser.parse_args()
    counted = {name: TASKS[name][1](options.gold) for name in options.tasks or TASKS}
    if options.page is None:
        _print(counted, options.show)
        return 0
    examples = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    text, missing = page(counted, examples)
    options.page.write_text(text, encoding="utf-8")
    for name in missing:
        print(f"no example of {name!r} in {EXAMPLES.name}: write one of your own", file=sys.stderr)
    return bool(missing)


def rank(counted: Mapping[str, Sorted]) -> list[Ranked]:
    """Return the classes of all tasks, those first that spoil the largest part of their task."""
    every = (
        (100 * len(told) / errors.wanted, task, kind, len(told))
        for task, errors in counted.items()
        for kind, told in errors.classes.items()
    )
    return sorted((r for r in every if r[3] >= LEAST), key=lambda r: (-r[0], r[1], r[2]))


def page(counted: Mapping[str, Sorted], examples: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the page, and the names of the largest classes that lack an example."""
    largest = rank(counted)[:LARGEST]
    lines = [_HEAD, "| task | class | errors | of 100 | for example (our own words) |", "|---|---|---|---|---|"]
    for share, task, kind, number in largest:
        told = examples.get(f"{task}: {kind}", "none written yet")
        lines.append(f"| {task} | {kind} | {number:,} | {share:.1f} | {told} |")
    lines += ["", "## By task", "", "| task | of | classes, largest first |", "|---|---|---|"]
    for task, errors in counted.items():
        sizes = sorted(((len(told), kind) for kind, told in errors.classes.items()), key=lambda s: (-s[0], s[1]))
        told = "; ".join(f"{kind} {number:,}" for number, kind in sizes[:LARGEST])
        lines.append(f"| {task} | {errors.wanted:,} {TASKS[task][0]} | {told} |")
    missing = [f"{task}: {kind}" for _, task, kind, _ in largest if f"{task}: {kind}" not in examples]
    return "\n".join(lines) + "\n", missing


_HEAD = """# Errors that are left

    make errors GOLD=path/to/gold            # makes this page again
    python -m evaluation.errors times --show 5    # one task's classes with examples of its set

The ten largest classes of error over all of reading. Sets differ in size, so that classes are ranked by how many of a
hundred items of their task go wrong so. Where gold and reading differ, the gold is not always the one that is right:
[evaluation.md](evaluation.md) says what limits each task. Own cases were worked with, so that their classes look small.
"""


def _print(counted: Mapping[str, Sorted], show: int) -> None:
    draw = random.Random(0)
    for task, errors in counted.items():
        table = Table(
            "class",
            "errors",
            "of 100",
            *(["examples"] if show else []),
            title=f"{task}: {errors.wanted:,} {TASKS[task][0]}",
        )
        for kind, told in sorted(errors.classes.items(), key=lambda item: (-len(item[1]), item[0])):
            drawn = [escape("\n".join(t[:160] for t in draw.sample(told, min(show, len(told)))))] if show else []
            table.add_row(escape(kind), str(len(told)), f"{100 * len(told) / errors.wanted:.1f}", *drawn)
        Console(width=160 if show else 100).print(table)


if __name__ == "__main__":
    sys.exit(main())
