"""What each condition of the rules changes: it is switched off, and the dispatches in which it was met are read again.

    python -m evaluation.ablation extract/deal/rounds    # a second or two each; goes on where it was stopped
    python -m evaluation.ablation extract/deal/rounds --report

An `if` is never met; of "a or b" and "a and b" each part is left out. A condition without which every dispatch reads the
same, or better, is one to look at: what no text needs is in the way of whoever reads the rules.
"""

import argparse
import ast
import gc
import importlib
import json
import os
import pickle
import random
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

from rich.console import Console
from rich.progress import track
from rich.table import Table

from evaluation.cases import read_cases
from evaluation.deal import MARKED, match
from evaluation.marked import ASKED, HELD, PLAIN, Wanted, wanted_of
from evaluation.reading import reader
from onrecord.annotate.annotations import Annotations
from onrecord.annotate.tree import Tree
from onrecord.extract.page import Page
from onrecord.records import Article, Claim

SOURCE = Path("src/onrecord")
FOLDER = Path("build/ablation")
EVERY = 3  # of the dispatches one in three is read
FIRST = 8  # dispatches that a condition is tried on before all others: where half of them change, it is needed
MOST = 60  # dispatches that it is tried on in all
LONGEST = 120  # seconds: without its condition a loop may have no end
_CONSOLE = Console(stderr=True)

Texts = dict[int, list[int]]
"""By line of a module the dispatches in which it ran."""


class Told(NamedTuple):
    """Of a kind of claim how many are right and how many told."""

    right: int
    told: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by where it stands: the module, the function, its first line and column, which of several parts it is.

    `lines` are those that run where it is met.
    """

    module: str
    function: str
    kind: str
    line: int
    column: int
    part: int
    lines: tuple[int, int]
    words: str

    def holds(self, node: ast.AST) -> bool:
        """Tell whether this is the node that the condition is, or is part of."""
        kinds = {"if": ast.If, "or": ast.Or, "and": ast.And}
        found = node.op if isinstance(node, ast.BoolOp) else node
        at = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        return isinstance(found, kinds[self.kind]) and at == (self.line, self.column)

    def without(self) -> CodeType:
        """Return the code of its function with the condition switched off."""
        tree = ast.parse((SOURCE / self.module).read_text(encoding="utf-8"))
        (node,) = (n for n in ast.walk(tree) if self.holds(n))
        if isinstance(node, ast.If):
            node.test = ast.Constant(False)
        elif isinstance(node, ast.BoolOp):
            node.values[self.part] = ast.Constant(self.kind == "and")
        code = compile(ast.fix_missing_locations(tree), self.module, "exec")
        for name in self.function.split("."):
            code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name)
        return code

    def switch_off(self) -> None:
        """Switch it off in this process."""
        owner: Any = importlib.import_module(f"onrecord.{self.module[:-3].replace('/', '.').removesuffix('.__init__')}")
        *above, name = self.function.split(".")
        for part in above:
            owner = getattr(owner, part)
        _plain(vars(owner)[name]).__code__ = self.without()


def _plain(found: Any) -> Any:
    """Return the function that a property or a decorated one stands for."""
    while True:
        match found:
            case property():
                found = found.fget
            case cached_property():
                found = found.func
            case staticmethod() | classmethod():
                found = found.__func__
            case _ if hasattr(found, "__wrapped__"):
                found = found.__wrapped__
            case _:
                return found


def conditions(path: Path) -> Iterator[Condition]:
    """Yield the conditions of a module's functions and methods."""
    module = path.relative_to(SOURCE).as_posix()
    for function, body in _functions(ast.parse(path.read_text(encoding="utf-8")), ()):
        for node in ast.walk(body):
            if isinstance(node, ast.If):
                ran = (node.body[0].lineno, node.body[-1].end_lineno or 0)
                yield Condition(module, function, "if", node.lineno, node.col_offset, 0, ran, ast.unparse(node.test))
            elif isinstance(node, ast.BoolOp):
                kind = "or" if isinstance(node.op, ast.Or) else "and"
                for number, part in enumerate(node.values):
                    if not any(isinstance(n, ast.NamedExpr) for n in ast.walk(part)):
                        ran = (part.lineno, part.end_lineno or 0)
                        words = ast.unparse(part)
                        yield Condition(module, function, kind, node.lineno, node.col_offset, number, ran, words)


def _functions(node: ast.AST, above: tuple[str, ...]) -> Iterator[tuple[str, ast.FunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from _functions(child, (*above, child.name))
        elif isinstance(child, ast.FunctionDef):
            yield ".".join((*above, child.name)), child


class Dispatches:
    """Dispatches annotated once, and what is claimed in them as the rules stand."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self._read: list[tuple[Article, Annotations]] = []
        self._wanted: list[Wanted] = []
        for row in rows:
            article = Article.build(body=row["text"], published=row["published"])
            reading = reader().read(article)
            self._read.append((article, reading.annotations))
            self._wanted.append(wanted_of(reading, row))
        self.as_is: list[tuple[frozenset[str], dict[str, Told]]] = []

    def __len__(self) -> int:
        return len(self._read)

    def claimed(self, number: int) -> tuple[frozenset[str], dict[str, Told]]:
        """Return the claims of a dispatch, read anew, and how many of those that hands marked are right."""
        article, found = self._read[number]
        tree = Tree(found.text, found.words, found.syntax, found.sentences)
        claims = reader().claims(Page(article, found, by="", tree=tree))
        return frozenset(map(_spelled, claims)), dict(_right(claims, self._wanted[number]))

    def met(self, modules: Sequence[str]) -> dict[str, Texts]:
        """Read all as the rules stand, and return which lines of modules run in which."""
        ran: dict[str, dict[int, set[int]]] = {m: defaultdict(set) for m in modules}
        for number in track(range(len(self)), "reading", console=_CONSOLE):
            with _lines(ran, number):
                self.as_is.append(self.claimed(number))
        return {m: {line: sorted(texts) for line, texts in lines.items()} for m, lines in ran.items()}


def _spelled(claim: Claim) -> str:
    told = claim.to_json()
    return json.dumps({k: v for k, v in told.items() if k not in {"id", "confidence"}}, sort_keys=True)


def _right(claims: Sequence[Claim], wanted: Wanted) -> Iterator[tuple[str, Told]]:
    """Yield of every kind of claim that is marked how many are right, by the strictest test, and how many are told."""
    for topic in (t for t in ASKED if t not in wanted.unmarked):
        chosen, tests = MARKED[topic]
        found = [c for c in claims if chosen(c)]
        asked = [w for w in getattr(wanted, topic) if topic != "positions" or w["party"]]
        yield topic, Told(len(match(found, asked, tests[ASKED[topic][0]])), len(found))


@contextmanager
def _lines(ran: dict[str, dict[int, set[int]]], number: int) -> Iterator[None]:
    """Note which lines run meanwhile."""
    source = str(SOURCE.resolve()) + os.sep

    def called(frame: FrameType, event: str, told: Any) -> Callable[..., Any] | None:
        lines = ran.get(frame.f_code.co_filename.removeprefix(source))
        if lines is None:
            return None

        def line(frame: FrameType, event: str, told: Any) -> Callable[..., Any]:
            lines[frame.f_lineno].add(number)
            return line

        return line(frame, event, told)

    sys.settrace(called)
    try:
        yield
    finally:
        sys.settrace(None)


def tried(condition: Condition, dispatches: Dispatches, met: Texts) -> dict[str, Any]:
    """Return what changes without a condition: in how many of the dispatches it ran, was tried and changed claims; how many
    more claims, by kind, are right and told.

    Each try is a process of its own, so that nothing is switched off for the next.
    """
    first, last = condition.lines
    ran = sorted(set(chain.from_iterable(met.get(line, ()) for line in range(first, last + 1))))
    order = random.Random(0).sample(ran, len(ran))[:MOST]

    def look() -> dict[str, Any]:
        condition.switch_off()
        done, changed, more = 0, 0, defaultdict[str, list[int]](lambda: [0, 0])
        for number in order:
            if done == FIRST and 2 * changed > done:
                break  # plainly needed
            claims, counts = dispatches.claimed(number)
            before, held = dispatches.as_is[number]
            done, changed = done + 1, changed + (claims != before)
            for topic, (right, told) in counts.items():
                more[topic][0] += right - held[topic].right
                more[topic][1] += told - held[topic].told
        return {"tried": done, "changed": changed, "more": {k: v for k, v in more.items() if v != [0, 0]}}

    return {"ran": len(ran), "tried": 0, "changed": 0, "more": {}} | (_apart(look) if order else {})


def _apart(look: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what a function returns in a process of its own, or the error that it ends with."""
    read, write = os.pipe()
    if not (child := os.fork()):
        gc.disable()  # a look at all objects would copy them all
        signal.alarm(LONGEST)
        with os.fdopen(write, "wb") as told:
            try:
                pickle.dump(look(), told)
            except Exception as error:  # what stands without its guard may fail anyhow: that is an answer
                pickle.dump({"fails": repr(error)[:200]}, told)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        answer = told.read()
    os.waitpid(child, 0)
    found: dict[str, Any] = pickle.loads(answer) if answer else {"fails": f"no end in {LONGEST} seconds"}
    return found


def main() -> None:
    """Try the conditions of a folder that have not been tried yet, then report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", help="a folder or module of src/onrecord, as extract/deal/rounds")
    parser.add_argument("--report", action="store_true", help="only show what has been tried")
    options = parser.parse_args()
    out = FOLDER / f"{options.rules.replace('/', '-')}.jsonl"
    if not options.report:
        _try(SOURCE / options.rules, out)
    if not out.exists():
        sys.exit(f"nothing tried yet: run `python -m evaluation.ablation {options.rules}` first")
    Console().print(report([json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]))


def _try(rules: Path, out: Path) -> None:
    modules = sorted(rules.rglob("*.py")) if rules.is_dir() else [rules]
    if not all(m.is_file() for m in modules) or not modules:
        sys.exit(f"there are no rules at {rules}: name a folder or module of {SOURCE}")
    out.parent.mkdir(parents=True, exist_ok=True)
    known = (
        {json.dumps(json.loads(line)["condition"]) for line in out.open(encoding="utf-8")} if out.exists() else set()
    )
    left = [c for m in modules for c in conditions(m) if json.dumps(asdict(c)) not in known]
    if not left:
        return
    rows = (row for path in sorted(HELD.glob(PLAIN)) for row in read_cases(path))
    dispatches = Dispatches(track([r for n, r in enumerate(rows) if n % EVERY == 0], "annotating", console=_CONSOLE))
    met = dispatches.met([m.relative_to(SOURCE).as_posix() for m in modules])
    gc.collect()
    gc.freeze()
    with out.open("a", encoding="utf-8") as file:
        for condition in track(left, "trying", console=_CONSOLE):
            found = tried(condition, dispatches, met[condition.module])
            file.write(json.dumps({"condition": asdict(condition)} | found) + "\n")
            file.flush()


def report(rows: Sequence[dict[str, Any]]) -> Table:
    """Return what has been tried, what changes nothing or for the better first."""
    table = Table("where", "condition", "met in", "tried in", "changes", "more right, more told", title="without it")
    for row in sorted(rows, key=lambda r: (_gain(r) <= 0 and r["changed"] > 0, -_gain(r), r["changed"])):
        at = row["condition"]
        more = "; ".join(f"{topic} {right:+}, {told:+}" for topic, (right, told) in row["more"].items())
        told = row.get("fails") or more
        words = f"{at['kind']} {at['words'][:60]}"
        table.add_row(
            f"{at['module']}:{at['line']}", words, str(row["ran"]), str(row["tried"]), str(row["changed"]), told
        )
    return table


def _gain(row: dict[str, Any]) -> float:
    """Return what F1 gains without a condition, in claims: one told wrong costs half of F1, about a quarter, of one right."""
    return sum(right - told / 4 for right, told in row["more"].values()) if "fails" not in row else -1.0


if __name__ == "__main__":
    main()
