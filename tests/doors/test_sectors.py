"""Actors and events by PLOVER sector: of a person by the offices told, of a body by its names, of a word by itself."""

import pytest

from onrecord.desk import Desk
from onrecord.errors import NotFound
from onrecord.ledger import open_writer
from onrecord.records import Article, Event, Evidence, Span, Statement, Voice
from onrecord.settings import Settings

BODY = (
    "Ana Reyes, an army spokeswoman, said the road was open. Ana Reyes met villagers on Monday. "
    "The Tarvo Liberation Front seized a bridge. Police arrested a trader. A crowd blocked the port."
)


@pytest.fixture
def desk(tmp_path):
    article = Article.build(body=BODY, published="2025-03-04")

    def words(text):
        start = BODY.index(text)
        return {"article": article.id, "evidence": (Evidence.quote(BODY, Span(start, start + len(text))),), "by": "test"}

    road = BODY.index("the road"), BODY.index(". Ana Reyes met")
    reyes = Voice("Ana Reyes", "army spokeswoman")
    claims = [
        Statement(speaker=reyes, said_by=(reyes,), quotation="indirect", content=(Span(*road),), **words("the road was open")),
        Event(plover="CONSULT", actors=("Ana Reyes",), recipients=("villagers",), **words("met villagers")),
        Event(plover="ASSAULT", actors=("Tarvo Liberation Front",), **words("seized a bridge")),
        Event(plover="COERCE", actors=("police",), recipients=("trader",), **words("arrested a trader")),
        Event(plover="PROTEST", actors=("crowd",), **words("blocked the port")),
    ]
    with open_writer(str(tmp_path / "ledger.db")) as writer:
        writer.add(article, claims, by="test")
    with Desk(Settings(ledger=str(tmp_path / "ledger.db"))) as desk:
        yield desk


@pytest.mark.parametrize(("sector", "types"), [
    ("MIL", ["CONSULT"]), ("reb", ["ASSAULT"]), ("COP", ["COERCE"]), ("BUS", ["COERCE"]), ("LEG", []),
])  # fmt: skip
def test_an_event_is_of_the_sector_of_who_acts_or_is_acted_upon(desk, sector, types):
    assert [row.plover for row in desk.events(sector=sector)] == types
    assert [row.plover for row in desk.events(sector=sector, limit=1)] == types[:1]


def test_a_person_is_of_the_sector_of_an_office_told_anywhere(desk):
    assert [(row.name, row.sector) for row in desk.actors(sector="MIL")] == [("Ana Reyes", "MIL")]
    assert [row.name for row in desk.actors(sector="REB")] == ["Tarvo Liberation Front"]


def test_a_sector_that_is_none_is_said(desk):
    for report in (desk.events, desk.actors):
        with pytest.raises(NotFound, match="there is no PLOVER sector 'ARM'"):
            report(sector="ARM")
