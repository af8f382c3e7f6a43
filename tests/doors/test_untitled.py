"""An article without a title is called by its first words, wherever articles are listed."""

import pytest

from onrecord.desk import Desk
from onrecord.ledger import open_writer
from onrecord.records import Article
from onrecord.records.article import first_words
from onrecord.settings import Settings


@pytest.mark.parametrize(("text", "words"), [
    ("Rain stops the convoy\n\nTARVO, May 2 (Wire) — The road was open.", "Rain stops the convoy"),
    ("The governor of Tarvo said on Monday that the road to the port would open again.", "The governor of Tarvo said on Monday that the road to the…"),
    ("\n  \n", None),
])  # fmt: skip
def test_the_first_line_as_far_as_it_names(text, words):
    assert first_words(text) == words


def test_lists_have_them_where_there_is_no_title(tmp_path):
    with open_writer(str(tmp_path / "ledger.db")) as writer:
        writer.add(Article.build(body="Rain stops the convoy\n\nThe road was shut.", published="2025-05-02"), [], by="test")
        writer.add(Article.build(body="The road was open.", title="Convoy arrives", published="2025-05-01"), [], by="test")
    with Desk(Settings(ledger=str(tmp_path / "ledger.db"))) as desk:
        for rows in (desk.catalogue(), desk.stories()):
            assert [(row.title, row.begins) for row in rows] == [(None, "Rain stops the convoy"), ("Convoy arrives", None)]
