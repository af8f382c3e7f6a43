"""What others add: readers, extractors and reports that installed packages offer by entry points; see docs/plugins.md.

Each is looked for once a process. One that cannot be loaded is kept with what is wrong with it, and stops nothing else.
"""

from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, get_args

from onrecord.errors import NotFound, OnrecordError
from onrecord.records.values import chosen

Kind = Literal["reader", "extractor", "report"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_READER = ("takes", "articles")  # what a reader, which may be a module, must have


@dataclass(frozen=True, slots=True)
class Plugin:
    """One of them: its name, the package that brings it, and `made`, what the entry point names.

    `problem` tells why it cannot be used; None for one that can.
    """

    kind: Kind
    name: str
    package: str
    version: str
    made: Any = None
    problem: str | None = None

    @property
    def by(self) -> str:
        """What claims carry that it made: package, version, name."""
        return f"{self.package} {self.version} {self.name}"

    def failed(self, error: Exception) -> str:
        """Return what to tell of an error that it raised."""
        return f"the {self.kind} {self.by} failed ({type(error).__name__}: {error}); tell those who make it"


@cache
def installed() -> tuple[Plugin, ...]:
    """Return every plugin of the packages installed, by kind, name and package, the broken ones too."""
    found: list[Plugin] = []
    for kind in KINDS:
        points = {(p.name, _package(p), p.value): p for p in entry_points(group=f"onrecord.{kind}s")}
        for _, point in sorted(points.items()):
            plugin = _loaded(kind, point)
            taken = next((p for p in found if p.kind == kind and p.name == plugin.name), None)
            problem = f"{taken.package} has a {kind} of that name, which is used" if taken else plugin.problem
            found.append(replace(plugin, problem=problem))
    return tuple(found)


def plugins(kind: Kind) -> tuple[Plugin, ...]:
    """Return the plugins of a kind that can be used, by name."""
    return tuple(p for p in installed() if p.kind == kind and p.problem is None)


def report_named(name: str) -> Plugin:
    """Return the report of a name; NotFound, with those there are, for another, OnrecordError for a broken one."""
    held = {p.name: p for p in installed() if p.kind == "report"}
    if not held:
        raise NotFound(f"there is no report {name!r}: no package that is installed adds one (docs/plugins.md)")
    plugin = next(p for p in installed() if p.kind == "report" and p.name == chosen(name, "report", tuple(held)))
    if plugin.problem is not None:
        raise OnrecordError(f"the report {plugin.by} cannot be used: {plugin.problem}")
    return plugin


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "unknown"


def _loaded(kind: Kind, point: EntryPoint) -> Plugin:
    version = point.dist.version if point.dist else "unknown"
    plugin = Plugin(kind, point.name, _package(point), version)
    try:
        made = point.load()
    except Exception as error:  # whatever a stranger's module does when it is imported
        return replace(plugin, problem=f"cannot be loaded ({type(error).__name__}: {error})")
    lacking = [n for n in _READER if not callable(getattr(made, n, None))] if kind == "reader" else []
    if lacking:
        return replace(plugin, problem=f"has no function {' and no '.join(lacking)}")
    if kind != "reader" and not callable(made):
        return replace(plugin, problem="is no function")
    return replace(plugin, made=made)
