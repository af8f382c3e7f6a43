"""FollowTheMoney statements: what its own package makes of them, where that is installed, and what holds without it."""

import json
from collections import defaultdict

import pytest

from onrecord.ledger import Query, open_writer
from onrecord.records import Article, Event, Evidence, Figure, Position, Span, Statement, Voice
from onrecord.records.location import Location, PlaceCandidate
from onrecord.reports.ftm import export_ftm
from onrecord.resolve.judged import open_judged

TEXT = "Rebels shelled Goma, governor Awa Diop said. 12 died. Diop may meet the rebels on 2025-W11."
GOMA = Location(0.9, (PlaceCandidate(216281, "Goma", "city", "North Kivu", "CD", -1.674, 29.228, 0.9),))


def told(number, url=None):
    article = Article.build(body=f"{TEXT} ({number})", title="Goma", url=url, outlet="Post", published="2025-03-05T21:15:00Z")
    diop = Voice("Awa Diop", "governor")

    def words(part):
        start = article.text.index(part)
        return (Evidence.quote(article.text, Span(start, start + len(part))),)

    common = {"article": article.id, "by": "test", "said_by": (diop,)}
    said = words("Rebels shelled Goma")
    claims = [
        Statement(evidence=said, speaker=diop, quotation="indirect", content=(Span(said[0].start, said[0].end),), **common),
        Event(evidence=said, plover="ASSAULT", mode="artillery", actors=("Rebels",), place="Goma", location=GOMA,
              date="2025-03-04", status="occurred", **common),
        Event(evidence=words("may meet the rebels"), plover="CONSULT", actors=("Awa Diop",), date="2025-W11", status="planned",
              **common),
        Figure(evidence=words("12"), measure="killed", value=12, **common),
        Position(evidence=words("may meet"), party="Awa Diop", term="talks_process", stance="supports", **common),
    ]  # fmt: skip
    return article, claims


@pytest.fixture
def rows(tmp_path):
    with open_writer(str(tmp_path / "l.db")) as writer:
        for number, url in ((1, "https://post.example/goma"), (2, "no address")):
            article, claims = told(number, url)
            writer.add(article, claims, by="test")
    with open_judged(str(tmp_path / "l.db")) as view:
        export_ftm(view, tmp_path / "c.ftm.jsonl", Query())
    return [json.loads(line) for line in (tmp_path / "c.ftm.jsonl").read_text("utf-8").splitlines()]


def values(rows, schema, prop):
    return [row["value"] for row in rows if (row["schema"], row["prop"]) == (schema, prop)]


def test_one_who_is_in_two_articles_is_two_mentions_and_one_actor(rows):
    names = [row for row in rows if row["value"] == "Awa Diop" and row["prop"] == "name"]
    assert len({row["entity_id"] for row in names}) == 2
    assert len({row["canonical_id"] for row in names}) == 1
    assert {row["schema"] for row in names} == {"Person"}
    assert values(rows, "Person", "position") == ["governor"] * 2


def test_only_what_is_said_to_have_happened_is_an_event_and_all_else_a_note(rows):
    assert values(rows, "Event", "name") == ["ASSAULT artillery: Rebels"] * 2
    assert values(rows, "Event", "date") == ["2025-03-04"] * 2
    assert values(rows, "Event", "country") == ["cd"] * 2
    notes = values(rows, "Note", "name")
    assert sorted(note.partition(":")[0] for note in notes) == sorted(2 * ["statement", "event", "figure", "position"])
    assert "planned" in values(rows, "Note", "keywords")


def test_every_note_is_about_those_who_say_so_and_leads_to_its_article(rows):
    (actor,) = {row["canonical_id"] for row in rows if row["value"] == "Awa Diop" and row["prop"] == "name"}
    assert set(values(rows, "Note", "entity")) == {actor}
    articles = {row["entity_id"] for row in rows if row["schema"] == "Article"}
    assert set(values(rows, "Note", "proof")) == articles
    assert values(rows, "Article", "sourceUrl") == ["https://post.example/goma"]
    assert {row["first_seen"] for row in rows} == {"2025-03-05"}


def test_no_statement_is_made_twice(rows):
    assert len({row["id"] for row in rows}) == len(rows)


def test_followthemoney_takes_every_statement_as_it_stands(rows):
    package = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU's headers)")
    from followthemoney.dataset import Dataset
    from followthemoney.statement import Statement as TheirStatement
    from followthemoney.statement import StatementEntity

    held = defaultdict(list)
    for row in rows:
        statement = TheirStatement.from_dict(row)
        assert statement.id == statement.generate_key()
        held[statement.canonical_id].append(statement)
        if statement.prop != "id":
            prop = package.model.get(statement.schema).get(statement.prop)
            assert prop.type.clean(statement.value) == statement.value, row
    dataset = Dataset.make({"name": "onrecord", "title": "onrecord"})
    entities = {name: StatementEntity.from_statements(dataset, found) for name, found in held.items()}
    for entity in entities.values():
        package.model.get(entity.schema.name).validate(entity.to_dict())
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range), (prop, value)
    assert sorted(e.schema.name for e in entities.values() if e.schema.name in {"Person", "Event"}) == [
        "Event", "Event", "Person",
    ]  # fmt: skip
