"""`onrecord serve` as it is run."""

import re
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.weights


@contextmanager
def running(*told):
    """The first line that the command prints, while it runs."""
    process = subprocess.Popen([sys.executable, "-m", "onrecord", "serve", *told], stderr=subprocess.PIPE, text=True)
    try:
        yield process.stderr.readline()
    finally:
        process.terminate()  # SIGINT is deaf where the tests themselves run in the background
        process.communicate(timeout=90)


def test_the_address_is_printed_and_answers(read):
    with running("--ledger", str(read), "--port", "0") as said:
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)[0]
        with urllib.request.urlopen(address, timeout=90) as answer:
            assert b"What is on record" in answer.read()


def test_where_the_port_is_taken_the_next_free_one_is_used(read):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running("--ledger", str(read), "--port", str(port)) as said:
            assert port < int(re.search(r":(\d+)/", said)[1]) <= port + 20


def test_without_a_ledger_it_says_what_to_do(tmp_path):
    told = [sys.executable, "-m", "onrecord", "serve", "--ledger", str(tmp_path / "none.db")]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "onrecord read" in done.stderr
    assert "http://" not in done.stderr
