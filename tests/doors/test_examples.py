import re
from importlib.resources import files

from onrecord.read import read_inputs
from onrecord.records import Article
from onrecord.settings import Settings

FOLDER = files("onrecord").joinpath("examples")


def articles():
    return list(read_inputs([str(FOLDER)], Settings()))


def test_every_example_is_read_and_states_its_day():
    found = articles()
    assert all(isinstance(a, Article) for a in found)
    assert all(a.day for a in found)
    assert len(found) >= 8


def test_examples_are_as_long_as_news():
    assert all(120 <= len(a.text.split()) <= 500 for a in articles())


def test_the_readme_beside_them_says_that_they_are_invented_and_names_each_file():
    readme = FOLDER.joinpath("README.md").read_text("utf-8")
    assert "text is invented" in readme
    names = {f.name for f in FOLDER.iterdir() if f.name != "README.md"}
    assert names == set(re.findall(r"^\| `([^`]+)`", readme, re.M))
