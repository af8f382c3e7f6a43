"""Whatever shares the work, the results are the same and in the same order."""

import os
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.batch import engine_named, map_ordered
from onrecord.errors import NotFound, OnrecordError


def begin():
    os.environ["ONRECORD_TEST_BEGUN"] = "yes"


def square(number):
    return number * number, os.getpid(), os.environ.get("ONRECORD_TEST_BEGUN")


def fail_at(at, number):
    if number == at:
        raise ValueError(f"no {number}")
    return number


def test_processes_of_this_machine_are_taken_where_nothing_is_said():
    squares = [n * n for n in range(40)]
    assert [r[0] for r in engine_named(None, jobs=2).map(square, range(40), start=begin)] == squares
    assert [r[0] for r in engine_named("Processes", jobs=1).map(square, range(40))] == squares


def test_an_engine_that_there_is_not_is_said_with_those_there_are():
    with pytest.raises(NotFound, match="processes, ray"):
        engine_named("spark")


def test_without_ray_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(OnrecordError, match=r"pip install 'onrecord\[ray\]'"):
        engine_named("ray")


@pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed")
def test_a_cluster_of_ray_gives_what_processes_give_and_is_gone_afterwards(monkeypatch):
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.delenv("ONRECORD_TEST_BEGUN", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)  # where its processes find `square`
    engine = engine_named("ray", jobs=2)
    taken = []
    results = engine.map(square, (taken.append(n) or n for n in range(100)), start=begin)
    first = next(results)
    assert len(taken) < 100
    rest = list(results)
    assert [r[0] for r in (first, *rest)] == [r[0] for r in map_ordered(square, range(100), jobs=1)]
    assert os.getpid() not in {r[1] for r in rest}
    assert {r[2] for r in rest} == {"yes"}
    assert not sys.modules["ray"].is_initialized()
    with pytest.raises(ValueError, match="no 30"):
        list(engine.map(partial(fail_at, 30), range(60)))
