"""Local processes: results in the order of the items, a bounded number of items in flight."""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

from onrecord.errors import OnrecordError

FEW = 16  # fewer items are done sooner here than processes start (1-2 s, measured on two cores)
CHUNK = 4  # items a process takes at a time: enough to hide the queue, few enough to keep all processes busy

AHEAD = 3  # chunks for each process that are in flight
_STOP: list[Any] = []  # of a process that shares the work: its value is set when nobody waits for its results any more

T = TypeVar("T")
R = TypeVar("R")


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_ordered(
    function: Callable[[T], R],
    items: Iterable[T],
    *,
    jobs: int | None = None,
    start: Callable[[], object] | None = None,
) -> Iterator[R]:
    """Yield `function(item)` for each item, in order; what `function` raises is raised here.

    `jobs` processes share the work (None: all cores); with one, or with few items, it is done in this
    process. `function` and `start`, which each process calls once before its first item, must be importable
    by name.
    """
    jobs = jobs or usable_cores()
    waiting = iter(items)
    first = list(islice(waiting, FEW if jobs > 1 else 0))
    if jobs == 1 or len(first) < FEW:
        yield from map(function, chain(first, waiting))
    else:
        yield from _in_processes(function, chain(first, waiting), jobs, start)


def _in_processes(
    function: Callable[[T], R], items: Iterator[T], jobs: int, start: Callable[[], object] | None
) -> Iterator[R]:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # theirs: two threads each would halve the speed of all
    # spawn, not fork: a forked process inherits the threads' locks of the runtime that runs the weights
    spawned = get_context("spawn")
    stop = spawned.RawValue("b", 0)  # no Event: a process killed while it looks at one keeps its lock for ever
    pool = ProcessPoolExecutor(jobs, mp_context=spawned, initializer=_begin, initargs=(start, stop))
    flying: deque[Future[list[R]]] = deque()
    try:
        while True:
            while len(flying) < AHEAD * jobs and (chunk := list(islice(items, CHUNK))):
                flying.append(pool.submit(_run, function, chunk))
            if not flying:
                break
            yield from flying.popleft().result()
    except BrokenProcessPool as error:
        raise OnrecordError(
            "a reading process was ended from outside (out of memory?); run again with --jobs 1"
        ) from error
    finally:
        stop.value = 1
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(start: Callable[[], object] | None, stop: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _STOP[:] = [stop]
    if start is not None:
        start()
    gc.collect()
    gc.freeze()  # weights and vocabularies stay: looking through them again and again took two of a hundred seconds
    gc.set_threshold(20_000, 20, 20)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, however that ended: nobody would read its results."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _run(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [function(item) for item in chunk if not any(stop.value for stop in _STOP)]
