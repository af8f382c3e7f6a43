"""Every example of a help text does something with the bundled examples, and with a story that has two versions."""

import json
import re
import shlex
import shutil
from importlib.resources import files

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.desk import open_desk
from onrecord.errors import OnrecordError

EXAMPLES = files("onrecord").joinpath("examples")
STORY = "At least {} people were killed in Atbara on Monday, the governor said."
ELSEWHERE = (
    "onrecord serve",
    "onrecord COMMAND",
    "onrecord read https://",
    "onrecord extract s3://",
    "onrecord load readings.parquet --ledger postgresql://",
    "onrecord report",
)  # what waits, is a pattern, needs a network or a plugin


def told(command=None, path=()):
    """Yield the examples of a command and of those below it."""
    command = command or get_command(app)
    yield path, re.findall(r"^onrecord .*$", command.epilog or "", re.M)
    for name, below in getattr(command, "commands", {}).items():
        yield from told(below, (*path, name))


LINES = sorted({line for _, lines in told() for line in lines if not line.startswith(ELSEWHERE)})


@pytest.mark.parametrize(
    ("path", "lines"), list(told()), ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_every_command_has_an_example_of_its_own(path, lines):
    assert any(line.startswith(" ".join(("onrecord", *path))) for line in lines)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder as the examples take it to be, with a ledger of what is in it."""
    place = tmp_path_factory.mktemp("examples")
    versions = [
        json.dumps(
            {"url": "https://news.example/story", "text": STORY.format(number), "published": f"2025-03-0{number}"}
        )
        for number in (4, 5)
    ]
    (place / "today.jsonl").write_text("\n".join(versions), "utf-8")
    (place / "story.txt").write_text(STORY.format(6), "utf-8")
    (place / "story.html").write_text(f"<article><h1>A story</h1><p>{STORY.format(7)}</p></article>", "utf-8")
    (place / "articles").mkdir()
    shutil.copy(place / "story.txt", place / "articles")
    with open_desk(str(place / "onrecord.db")) as desk:
        list(desk.read([str(EXAMPLES), str(place / "today.jsonl")], jobs=1))
        made = desk.judge("rename", "Rapid Support Forces", value="RSF", who="test")
        desk.undo(made.id, who="test")
        kept = desk.judge("rename", "Daniel Lomoro", value="Mr Lomoro", who="test")
        (place / "judgements.jsonl").write_text(json.dumps(kept.to_json()), "utf-8")
        desk.undo(kept.id, who="test")
        story = str(place / "articles")
        desk.write_readings(str(place / "readings.parquet"), desk.readings([story]))
        (claims,) = desk.extract([story])
        (place / "claims.jsonl").write_text("\n".join(map(json.dumps, claims)), "utf-8")
        standing = desk.judge("accept", desk.figures(measure="injured")[0].claim, who="test")
        desk.retract("sudan-market-2", why="its outlet took it back", who="test", day="2025-03-10")
        ids = {"CLAIM": desk.figures(measure="killed")[0].claim[:8], "JUDGEMENT": standing.id[:8]}
    return place, ids


@pytest.mark.weights
@pytest.mark.parametrize("line", LINES)
def test_every_example_does_something(folder, tmp_path, monkeypatch, line):
    place, ids = folder
    shutil.copytree(place, tmp_path, dirs_exist_ok=True)
    shutil.copy(tmp_path / "onrecord.db", tmp_path / "sudan.db")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    command, _, given = re.sub("CLAIM|JUDGEMENT", lambda word: ids[word[0]], line).partition(" < ")
    words = shlex.split(command.partition(" > ")[0])[1:]
    answer = CliRunner().invoke(app, words, input=(tmp_path / given).read_text("utf-8") if given else "q\n")
    assert answer.exit_code == 0, answer.output
    assert answer.output.strip()
    assert "Nothing on record" not in answer.output


@pytest.mark.weights
def test_an_actor_is_found_by_its_initials_and_by_the_letters_it_is_known_by(folder):
    with open_desk(str(folder[0] / "onrecord.db")) as desk:
        assert desk.actor("RSF").actor.name == "Rapid Support Forces"
        assert desk.actor("ICRC").actor.name == desk.actor("International Committee of the Red Cross").actor.name
        assert {row.actor for row in desk.statements(speaker="RSF")} >= {"Rapid Support Forces"}


@pytest.mark.weights
def test_what_cannot_be_judged_is_said_plainly(folder):
    place, ids = folder
    with open_desk(str(place / "onrecord.db")) as desk:
        before = len(desk.judgements())
        for told, message in (
            (("merge", "M23", "M23"), "one already"), (("merge", "M23", "Bar"), "no claim, actor or article 'Bar'"),
            (("accept", "talks"), "several articles"),
        ):  # fmt: skip
            with pytest.raises(OnrecordError, match=message):
                desk.judge(told[0], told[1], object=told[2] if told[2:] else None, who="test")
        with pytest.raises(OnrecordError, match="counts from 0"):
            desk.judge("correct", ids["CLAIM"], value="value=-5", who="test")
        assert len(desk.judgements()) == before
