import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from onrecord.batch import map_ordered, usable_cores
from onrecord.batch.processes import FEW
from onrecord.errors import OnrecordError

STARTED = []


def begin():
    STARTED.append(os.getpid())


def square(number):
    return number * number, os.getpid(), list(STARTED)


def fail_at(at, number):
    if number == at:
        raise ValueError(f"no {number}")
    return number


def end_at(at, number):
    if number == at:
        os._exit(9)
    return number


def test_few_items_are_done_in_this_process():
    results = list(map_ordered(square, range(FEW - 1), jobs=2))
    assert [r[0] for r in results] == [n * n for n in range(FEW - 1)]
    assert {r[1] for r in results} == {os.getpid()}


def test_one_job_is_this_process_and_takes_items_as_they_come():
    taken = []
    results = map_ordered(square, (taken.append(n) or n for n in range(100)), jobs=1)
    next(results)
    assert taken == [0]


def test_many_items_come_back_in_order_from_processes_that_started_once():
    results = list(map_ordered(square, range(60), jobs=2, start=begin))
    assert [r[0] for r in results] == [n * n for n in range(60)]
    assert os.getpid() not in {r[1] for r in results}
    assert all(started == [pid] for _, pid, started in results)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_function_raises_is_raised_here(jobs):
    results = map_ordered(partial(fail_at, 30), range(60), jobs=jobs)
    assert next(results) == 0
    with pytest.raises(ValueError, match="no 30"):
        list(results)


def test_a_process_that_is_ended_from_outside_is_said_with_what_to_do():
    with pytest.raises(OnrecordError, match="--jobs 1"):
        list(map_ordered(partial(end_at, 40), range(60), jobs=2))


def test_items_are_not_all_taken_at_once():
    taken = []
    results = map_ordered(partial(fail_at, -1), (taken.append(n) or n for n in range(1000)), jobs=2)
    next(results)
    assert len(taken) < 100
    results.close()


def slow(number):
    time.sleep(0.2)
    return number


def hours(number):
    time.sleep(0.2 if number < FEW else 3600)
    return number


def started(folder, function):
    """Start a process that lets two others do the work, in a session of its own."""
    script = folder / "script.py"
    script.write_text(
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        f"from test_batch_processes import {function}\n"
        "from onrecord.batch import map_ordered\n"
        "if __name__ == '__main__':\n"
        f"    for n in map_ordered({function}, range(1000), jobs=2): print(n, flush=True)\n"
    )
    return subprocess.Popen(
        [sys.executable, script, Path(__file__).parent], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip


def test_ctrl_c_ends_all_processes_at_once_without_their_complaints(tmp_path):
    process = started(tmp_path, "slow")
    assert process.stdout.readline() == "0\n"
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=15)
    assert complaints.count("Traceback") == 1
    assert complaints.rstrip().endswith("KeyboardInterrupt")


def test_no_process_outlives_the_one_that_started_it(tmp_path):
    process = started(tmp_path, "hours")
    assert process.stdout.readline()
    process.kill()
    process.communicate(timeout=30)  # ends when nobody holds its output any more


def test_who_stops_waits_for_the_items_in_hand_and_no_others(tmp_path):
    done = tmp_path / "done"
    results = map_ordered(partial(note, done), range(60), jobs=2)
    next(results)
    results.close()
    assert len(done.read_text()) < FEW


def note(path, number):
    with path.open("a") as file:
        file.write(".")
    time.sleep(0.1)
    return number


def test_a_machine_has_a_core():
    assert usable_cores() >= 1
