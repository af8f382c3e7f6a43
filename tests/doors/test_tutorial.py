"""docs/tutorial.md is executed: every >>> compared, every $ onrecord run."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/tutorial.md"


@pytest.mark.weights
def test_the_python_of_the_tutorial_does_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(PAGE.read_text("utf-8").replace("```", ""), {}, "tutorial", str(PAGE), 0)
    report = []
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    runner.run(test, out=report.append)
    assert runner.tries > 15
    assert not runner.failures, "".join(report)


@pytest.mark.weights
def test_the_commands_of_the_tutorial_run(tmp_path):
    shutil.copytree(ROOT / "src/onrecord/examples", tmp_path / "examples")
    commands = re.findall(r"^\$ onrecord (.+)$", PAGE.read_text("utf-8"), re.M)
    assert len(commands) >= 9
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", *command.split()],
            cwd=tmp_path, capture_output=True, text=True,
            env={**os.environ, "ONRECORD_LEDGER": "tutorial.db"},
        )  # fmt: skip
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert (tmp_path / "killed.svg").stat().st_size > 1000
    assert (tmp_path / "claims.csv").stat().st_size > 1000


def test_every_command_of_the_program_is_in_the_readme_or_the_tutorial():
    from typer.main import get_command

    from onrecord.cli.app import app

    pages = PAGE.read_text("utf-8") + (ROOT / "README.md").read_text("utf-8")
    missing = {name for name in get_command(app).commands if f"onrecord {name}" not in pages} - {"version"}
    assert not missing


def test_every_library_we_declare_is_explained():
    import tomllib

    page = (ROOT / "docs/libraries.md").read_text("utf-8")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [
        *declared["project"]["dependencies"],
        *(d for group in declared["dependency-groups"].values() for d in group),
    ]
    assert [n for n in (re.split(r"[\[<>=~!]", d)[0] for d in named) if n not in page] == []
