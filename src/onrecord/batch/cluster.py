"""A cluster of Ray: the one that RAY_ADDRESS names, else one on this machine for as long as the work lasts."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar

from onrecord.batch.processes import AHEAD, CHUNK, usable_cores
from onrecord.errors import OnrecordError

T = TypeVar("T")
R = TypeVar("R")


class Cluster:
    """`jobs` items are worked on at a time; by default as many as the cluster has cores.

    Ray works on an item again where a machine was lost; that changes nothing, as `function` is to be pure.
    """

    def __init__(self, jobs: int | None = None) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # before it is imported: what we do is nobody's business
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # as it will be, and warns that it will
        try:
            self._ray: Any = import_module("ray")
        except ImportError as error:
            raise OnrecordError(
                f"--engine ray needs Ray ({error}): pip install 'onrecord[ray]', on every machine of the cluster"
            ) from error
        self._jobs = jobs

    def map(
        self, function: Callable[[T], R], items: Iterable[T], *, start: Callable[[], object] | None = None
    ) -> Iterator[R]:
        """Map in the cluster; one that was started for this ends with it."""
        ray = self._ray
        ours = not ray.is_initialized()
        if ours:
            self._join()
        try:
            yield from self._mapped(function, iter(items), start)
        except (ray.exceptions.RayError, ConnectionError) as error:
            cause = getattr(error, "cause", error)  # of what `function` raised there, the very exception
            if not isinstance(cause, ray.exceptions.RayError | ConnectionError):
                raise cause from None
            told = f"{type(cause).__name__}: {str(cause).partition(chr(10))[0]}"
            raise OnrecordError(
                f"the cluster failed ({told}); run the same again, with the same onrecord on all its machines"
            ) from error
        finally:
            if ours:
                ray.shutdown()

    def _join(self) -> None:
        told: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
        if not (address := os.environ.get("RAY_ADDRESS")):
            address = "local"
            told |= {"num_cpus": self._jobs or usable_cores(), "include_dashboard": False}
        try:
            self._ray.init(address=address, **told)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise OnrecordError(f"no cluster of Ray at {address} ({error}); check RAY_ADDRESS") from error

    def _mapped(
        self, function: Callable[[T], R], items: Iterator[T], start: Callable[[], object] | None
    ) -> Iterator[R]:
        ray = self._ray
        run = ray.remote(_run)
        most = AHEAD * (self._jobs or max(1, int(ray.cluster_resources().get("CPU", 1))))
        flying: deque[Any] = deque()
        while True:
            while len(flying) < most and (chunk := list(islice(items, CHUNK))):
                flying.append(run.remote(function, start, chunk))
            if not flying:
                return
            yield from ray.get(flying.popleft())


def _run(function: Callable[[T], R], start: Callable[[], object] | None, chunk: list[T]) -> list[R]:
    if start is not None:
        _begun(start)
    return [function(item) for item in chunk]


@cache
def _begun(start: Callable[[], object]) -> None:
    """Start once in this process, which works on many chunks."""
    start()
