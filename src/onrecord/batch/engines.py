"""What shares the work: one method, which local processes have, and a cluster of Ray, and anything else that is given."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from onrecord.batch.processes import map_ordered
from onrecord.records.values import chosen

ENGINES = ("processes", "ray")

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Maps a function over items."""

    def map(
        self, function: Callable[[T], R], items: Iterable[T], *, start: Callable[[], object] | None = None
    ) -> Iterator[R]:
        """Yield `function(item)` for each item, in order; what `function` raises is raised here.

        Items are taken as they are needed, so that any number can be mapped over. Both `function` and `start`, which is
        called once wherever items are worked on before the first of them, are importable by name.
        """


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes on this machine: so many, by default one for each core."""

    jobs: int | None = None

    def map(
        self, function: Callable[[T], R], items: Iterable[T], *, start: Callable[[], object] | None = None
    ) -> Iterator[R]:
        """Map with `map_ordered`."""
        return map_ordered(function, items, jobs=self.jobs, start=start)


def engine_named(name: str | None, *, jobs: int | None = None) -> Engine:
    """Return the engine of a name in ENGINES; NotFound for another, OnrecordError where what it needs is not installed."""
    if chosen(name or "processes", "engine", ENGINES) == "processes":
        return Processes(jobs)
    from onrecord.batch.cluster import Cluster

    return Cluster(jobs)
