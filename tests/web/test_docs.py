"""docs/web.md tells of every page, filter and error; the walk in the tutorial can be walked."""

import re
from pathlib import Path

import pytest

from onrecord.web.errors import _HTTP, TABLE
from onrecord.web.listings import LISTINGS
from onrecord.web.render import NAVIGATION

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "web.md").read_text("utf-8")
WALK = re.findall(r"http://127\.0\.0\.1:8181(/[^\s,]*)", (DOCS / "tutorial.md").read_text("utf-8"))


def test_every_page_of_the_menu_and_every_filter_is_told_of():
    pages = {address for _, held in NAVIGATION for address, _ in held}
    filters = {name for listing in LISTINGS for name in listing.asked.model_fields}
    assert [name for name in sorted(pages | filters) if f"`{name}`" not in PAGE] == []


def test_every_error_of_the_table_is_told_of():
    codes = {row[2] for row in TABLE} | set(_HTTP.values())
    assert [code for code in sorted(codes) if f"`{code}`" not in PAGE] == []


def test_every_picture_is_there_and_small():
    pictures = re.findall(r"\((pictures/[\w.]+)\)", PAGE)
    assert sorted(path.name for path in (DOCS / "pictures").iterdir()) == sorted(Path(p).name for p in pictures)
    assert [p for p in pictures if (DOCS / p).stat().st_size > 100_000] == []


@pytest.mark.weights
@pytest.mark.parametrize("path", WALK)
def test_every_step_of_the_walk_leads_to_something(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "Nothing on record" not in answer.text


def test_the_walk_is_long_enough():
    assert len(WALK) >= 9
