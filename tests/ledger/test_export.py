import csv
import json

import pyarrow.parquet
import pytest

from onrecord.ledger import Query, open_view, open_writer
from onrecord.ledger.export import export_csv, export_geojson, export_jsonl, export_parquet, export_timesketch
from onrecord.ledger.linked import export_annotations, export_prov, export_schema
from onrecord.records import Article, Evidence, Figure, Period, Span, Statement, Voice
from onrecord.records.location import Location, PlaceCandidate

ARTICLE = Article.build(body="=cmd() said talks failed.", title="=2+3", outlet="@outlet")


@pytest.fixture
def view(tmp_path):
    words = Evidence.quote(ARTICLE.text, Span(6, 11))
    claim = Statement(
        article=ARTICLE.id,
        evidence=(words,),
        by="test",
        speaker=Voice("=cmd()"),
        quotation="indirect",
        content=(Span(6, 11),),
    )
    with open_writer(str(tmp_path / "l.db")) as writer:
        writer.add(ARTICLE, [claim], by="test")
    with open_view(str(tmp_path / "l.db")) as opened:
        yield opened


def test_no_cell_of_the_csv_is_a_formula(view, tmp_path):
    export_csv(view, tmp_path / "c.csv", Query())
    (row,) = csv.DictReader((tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["speaker"], row["title"], row["outlet"]) == ("'=cmd()", "'=2+3", "'@outlet")
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


def test_json_lines_hold_the_claims_as_the_seam_has_them(view, tmp_path):
    export_jsonl(view, tmp_path / "c.jsonl", Query())
    (line,) = (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["speaker"] == {"name": "=cmd()", "role": None}


def test_parquet_holds_typed_columns(view, tmp_path):
    export_parquet(view, tmp_path / "c.parquet", Query())
    table = pyarrow.parquet.read_table(tmp_path / "c.parquet")
    assert table.num_rows == 1
    assert str(table.schema.field("value").type) == "double"
    assert table.column("speaker").to_pylist() == ["=cmd()"]


@pytest.fixture
def told(tmp_path):
    """Return a view of a quotation and a figure whose place was found, of a later version of an article."""
    first, later = (
        Article.build(
            body=f"“It is over,” said Awa Diop. In Juba {toll} died.",
            url="https://a.example/1",
            outlet="Post",
            published=day,
        )
        for toll, day in ((40, "2025-03-04"), (52, "2025-03-05T10:00:00Z"))
    )
    diop = Voice("Awa Diop")
    said, number = (Evidence.quote(later.text, Span(*span)) for span in ((0, 13), (37, 39)))
    juba = Location(0.9, (PlaceCandidate(373303, "Juba", "city", None, "SS", 4.852, 31.582, 0.9),))
    common = {"article": later.id, "said_by": (diop,), "by": "test"}
    claims = [
        Statement(evidence=(said,), speaker=diop, quotation="direct", content=(Span(0, 13),), **common),
        Figure(evidence=(number,), measure="killed", value=52, place="Juba", location=juba,
               period=Period("cumulative", None, "2025-03-03"), **common),
    ]  # fmt: skip
    with open_writer(str(tmp_path / "l.db")) as writer:
        writer.add(first, [], by="test")
        writer.add(later, claims, by="test")
    with open_view(str(tmp_path / "l.db")) as opened:
        yield opened


def written(export, view, path):
    export(view, path, Query())
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_geojson_holds_the_claims_whose_place_was_found_longitude_first(told, tmp_path):
    export_geojson(told, tmp_path / "c.geojson", Query())
    (feature,) = json.loads((tmp_path / "c.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [31.582, 4.852]}
    assert (feature["properties"]["value"], feature["properties"]["said_by"]) == (52, "Awa Diop")


def test_an_empty_ledger_is_geojson_too(tmp_path):
    open_writer(str(tmp_path / "l.db")).close()
    with open_view(str(tmp_path / "l.db")) as view:
        export_geojson(view, tmp_path / "c.geojson", Query())
    assert json.loads((tmp_path / "c.geojson").read_text())["features"] == []


def test_a_timesketch_row_stands_on_the_day_of_what_it_tells(told, tmp_path):
    export_timesketch(told, tmp_path / "c.timesketch.csv", Query())
    rows = csv.DictReader((tmp_path / "c.timesketch.csv").read_text(encoding="utf-8").splitlines())
    days = [(row["datetime"], row["timestamp_desc"]) for row in rows]
    assert days == [("2025-03-05T00:00:00+00:00", "published"), ("2025-03-03T00:00:00+00:00", "figure as of")]


def test_an_annotation_finds_its_words_by_themselves_and_by_their_place(told, tmp_path):
    annotation, _ = written(export_annotations, told, tmp_path / "c.jsonl")
    quote, position = annotation["target"][0]["selector"]
    assert (quote["exact"], quote["suffix"][:14]) == ("“It is over,” ".strip(), " said Awa Diop")
    assert (position["start"], position["end"]) == (0, 13)
    assert json.loads(annotation["body"]["value"])["kind"] == "statement"


def test_provenance_leads_to_those_who_say_so_and_to_the_version_before(told, tmp_path):
    _, figure = written(export_prov, told, tmp_path / "c.jsonl")
    assert [agent["rdfs:label"] for agent in figure["prov:wasAttributedTo"]] == ["Awa Diop"]
    read = figure["prov:wasQuotedFrom"]
    assert read["prov:wasRevisionOf"]["@id"].startswith("urn:onrecord:article:")
    assert read["prov:wasRevisionOf"]["@id"] != read["@id"]


def test_what_is_quoted_is_a_quotation_and_the_rest_a_claim_without_a_rating(told, tmp_path):
    quotation, claim = written(export_schema, told, tmp_path / "c.jsonl")
    assert (quotation["@type"], quotation["text"], quotation["creator"]["name"]) == (
        "Quotation",
        "“It is over,”",
        "Awa Diop",
    )
    assert (claim["@type"], claim["appearance"]["url"]) == ("Claim", "https://a.example/1")
    assert "Rating" not in json.dumps([quotation, claim])
