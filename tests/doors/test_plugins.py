"""docs/plugins.md is followed: its package is installed as it stands there, and onrecord reads, extracts and reports with it."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onrecord.pipeline import Reader
from onrecord.plugins import Plugin
from onrecord.records import Article, Claim, Evidence, Figure, Span

PAGE = (Path(__file__).parents[2] / "docs/plugins.md").read_text("utf-8")
NOTES = "#school notes\n2025-03-04 | Monitor | 12 schools closed in Juba, said Awa Diop.\n"


def install(site, name, version, points, module=None):
    """Install a package as pip does: its module, and beside it what its metadata tells."""
    told = site / f"{name.replace('-', '_')}-{version}.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    groups = (f"[{group}]\n" + "\n".join(f"{k} = {v}" for k, v in held.items()) for group, held in points.items())
    (told / "entry_points.txt").write_text("\n".join(groups))
    if module:
        (site / f"{name.replace('-', '_')}.py").write_text(module)


@pytest.fixture
def site(tmp_path):
    """A folder of packages with that of the page, as pip installs it."""
    toml, module = (re.search(rf"```{form}\n(.*?)```", PAGE, re.S)[1] for form in ("toml", "python"))
    project = tomllib.loads(toml)["project"]
    install(tmp_path / "site", project["name"], project["version"], project["entry-points"], module)
    (tmp_path / "monitor.notes").write_text(NOTES)
    return tmp_path / "site"


def run(site, *words, status=0):
    """Run onrecord where those packages are installed; return what it printed, and what it complained of."""
    path = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *words], cwd=site.parent, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.mark.weights
def test_the_package_of_the_page_reads_extracts_and_reports(site):
    assert [(p["kind"], p["name"], p["problem"]) for p in run(site, "plugins")[0]] == [
        ("reader", "notes", None), ("extractor", "schools", None), ("report", "schools", None),
    ]  # fmt: skip
    ((read,), complaints) = run(site, "read", "monitor.notes")
    assert (read["read"], complaints) == (1, "")
    (row,) = run(site, "report", "schools", "--since", "2025-03")[0]
    assert (row["day"], row["schools"], row["source"]) == ("2025-03-04", 12, "Awa Diop")
    (why,) = run(site, "why", row["claim"], "--json")[0]
    assert "onrecord-schools 1.2 schools" in json.dumps(why)
    assert run(site, "report", "schools", "--since", "2025-04")[0] == []
    assert run(site, "read", "monitor.notes")[0][0]["known"] == 1


@pytest.mark.weights
def test_what_is_broken_is_named_and_stops_nothing(site):
    install(site, "broken-one", "0.1", {
        "onrecord.readers": {"half": "broken_one:half"},
        "onrecord.extractors": {"fails": "broken_one:fails", "gone": "no_such_module:x", "other": "broken_one:other"},
        "onrecord.reports": {"odd": "broken_one:odd", "number": "broken_one:half"},
    }, "half = 1\ndef fails(page): raise ZeroDivisionError('oh')\ndef other(page): return [5]\ndef odd(view, query): return 1 / 0\n")  # fmt: skip
    problems = {(p["kind"], p["name"]): p["problem"] for p in run(site, "plugins")[0] if p["problem"]}
    assert problems.keys() == {("reader", "half"), ("extractor", "gone"), ("report", "number")}
    ((read,), complaints) = run(site, "read", "monitor.notes", status=1)
    assert (read["read"], read["problems"]) == (1, 2)
    for said in ("gone is not used: cannot be loaded (ModuleNotFound", "monitor.notes: the extractor broken-one 0.1 fails failed",
                 "other failed (TypeError: it gave int"):  # fmt: skip
        assert said in complaints
    assert len(run(site, "report", "schools")[0]) == 1
    assert "odd failed (ZeroDivisionError" in run(site, "report", "odd", status=1)[1]
    assert "cannot be used: is no function" in run(site, "report", "number", status=1)[1]
    assert "did you mean 'schools'" in run(site, "report", "schols", status=1)[1]


@pytest.mark.weights
def test_an_extractor_added_later_reads_what_is_on_record_once_more(site, tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "a.txt").write_text("Officials in Juba said 12 schools had closed.")
    assert run(tmp_path / "none", "read", "a.txt")[0][0]["read"] == 1
    assert "no package that is installed" in run(tmp_path / "none", "report", "schools", status=1)[1]
    first, again = (run(site, "read", "a.txt")[0][0] for _ in range(2))
    assert (first["read"], first["claims"], again["known"]) == (1, 1, 1)
    assert [r["by"] for r in run(site, "extract", "a.txt")[0]].count("onrecord-schools 1.2 schools") == 1


@pytest.mark.weights
def test_claims_of_words_that_the_article_has_not_are_refused():
    article = Article.build(body="Nothing was said.")

    def invents(page) -> list[Claim]:
        words = Evidence(0, 5, "Seven")
        return [Figure(article=page.article.id, evidence=(words,), by="somebody", measure="killed", value=7)]

    def finds(page) -> list[Claim]:
        words = Evidence.quote(page.text, Span(0, 7))
        return [Figure(article=page.article.id, evidence=(words,), by="somebody", measure="killed", value=0)]

    made = [Plugin("extractor", f.__name__, "theirs", "2", f) for f in (invents, finds)]
    reading = Reader(extractors=made).read(article)
    assert [f.partition(" failed")[0] for f in reading.failures] == ["the extractor theirs 2 invents"]
    assert [c.by for c in reading.claims] == ["theirs 2 finds"]
