"""The whole process, as a shell sees it; none of these reaches the weights."""

import os
import signal
import subprocess
import sys
import time

import pytest

from onrecord.ledger import open_writer
from onrecord.records import Article


def run(*arguments, given="", **environment):
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments], input=given, capture_output=True, text=True,
        env={**os.environ, **environment}, encoding="utf-8",
    )  # fmt: skip


def test_version_and_help_are_fine():
    assert run("--version").stdout.startswith("onrecord 0.")
    assert run("--help").returncode == 0


def test_the_commands_load_nothing_heavy_before_they_are_called():
    heavy = {"numpy", "onnxruntime", "sqlalchemy", "trafilatura", "altair", "pyarrow"}
    code = "import sys, onrecord.cli.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not heavy & set(loaded.split())


def test_called_wrongly_is_two():
    assert run("extract").returncode == 2
    assert run("extract", "--jobs", "none", "x").returncode == 2
    assert run("read", "").returncode == 2


@pytest.mark.parametrize("option", [("extract", "x", "--published"), ("figures", "--since"), ("series", "--until")])
def test_a_day_that_is_none_is_called_wrongly(option):
    done = run(*option, "2025-02-bananas")
    assert done.returncode == 2
    assert "2025-03-08" in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--plot", "x.pdf"), ("--plot", "nowhere/x.svg"), ("--prefer", "ministry"),
        ("--prefer", "ministry", "--policy", "majority"), ("--plot", "x.svg", "--policy", "majority"),
    ],
)  # fmt: skip
def test_options_of_series_that_do_not_go_together_are_said_first(options):
    done = run("series", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert options[0] in done.stderr


@pytest.mark.parametrize("url", ["mysql://host/name", "http://news.example/l.db"])
def test_a_ledger_of_another_kind_is_answered_with_the_kinds_there_are(url):
    done = run("figures", "--ledger", url)
    assert done.returncode == 1
    assert "a file (SQLite), or a PostgreSQL database as postgresql://" in done.stderr


@pytest.mark.parametrize(
    "limit", [{"ONRECORD_MOST_TEXT": "-5"}, {"ONRECORD_TIMEOUT": "nan"}, {"ONRECORD_MOST_BYTES": "0"}]
)
def test_a_limit_that_nothing_can_meet_is_refused(limit):
    done = run("figures", **limit)
    assert done.returncode == 1
    assert "it must be more than 0" in done.stderr
    assert next(iter(limit)) in done.stderr


def test_a_file_that_cannot_be_written_is_one_line(tmp_path):
    article = Article.build(body="Ten died.")
    with open_writer(str(tmp_path / "l.db")) as writer:
        writer.add(article, [], by="by hand")
    done = run("export", str(tmp_path / "nowhere/c.csv"), "--ledger", str(tmp_path / "l.db"))
    assert done.returncode == 1
    assert done.stderr.startswith("onrecord: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_bad_input_is_one_line_and_status_one(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    done = run("extract", str(path), str(tmp_path / "missing.txt"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == ["onrecord", "onrecord"]


def test_a_file_name_cannot_steer_the_terminal(tmp_path):
    done = run("extract", str(tmp_path / "a\x1b[31m\nb.txt"))
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_no_ledger_is_said_with_status_one(tmp_path):
    done = run("statements", ONRECORD_LEDGER=str(tmp_path / "none.db"))
    assert done.returncode == 1
    assert done.stderr.startswith("onrecord: ")
    assert "Traceback" not in done.stderr


def test_settings_that_are_no_number_are_said():
    done = run("extract", "x", ONRECORD_MOST_BYTES="many")
    assert done.returncode == 1
    assert "ONRECORD_MOST_BYTES" in done.stderr


@pytest.mark.parametrize("suffix", ["", ".txt", ".xlsx"])
def test_export_to_an_unknown_form_names_the_known_ones(tmp_path, suffix):
    done = run("export", f"claims{suffix}")
    assert done.returncode == 1
    assert ".parquet" in done.stderr
    assert ".csv (opens in a spreadsheet)" in " ".join(done.stderr.split())


@pytest.mark.weights
def test_a_reader_that_stops_listening_is_no_error(tmp_path):
    rows = "".join(f'{{"id": "{n}", "text": "The army said it was ready. The rebels denied it."}}\n' for n in range(12))
    (tmp_path / "a.jsonl").write_text(rows * 30)
    command = f"{sys.executable} -m onrecord annotate {tmp_path / 'a.jsonl'} --jobs 1 | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert done.stdout.startswith('{"article"')
    assert done.stderr == ""


@pytest.mark.weights
def test_a_reader_that_is_stopped_says_what_is_on_record_and_how_to_go_on(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", "missing.txt", "-", "--ledger", str(tmp_path / "l.db"), "--jobs", "1", "--json"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert "missing.txt" in process.stderr.readline()
    time.sleep(1)  # it waits for its input now
    process.send_signal(signal.SIGTERM)
    summary, complaints = process.communicate(timeout=30)
    assert process.returncode == 130
    assert '"read": 0' in summary
    assert complaints.startswith("onrecord: stopped; ")
    assert len(complaints.splitlines()) == 1


@pytest.mark.weights
def test_that_articles_state_no_day_is_told_in_one_line(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "The army left."}\n{"text": "The rebels left."}\n')
    command = [sys.executable, "-m", "onrecord", "read", "a.jsonl", "--ledger", "l.db"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stderr.startswith("onrecord: 2 of the articles read state no day of publication: ")
    assert len(done.stderr.splitlines()) == 1
    assert subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True).stderr == ""
