import csv
import json

import pyarrow.parquet
import pytest

from onrecord.ledger import open_view, open_writer
from onrecord.ledger.export import export_csv, export_jsonl, export_parquet
from onrecord.records import Article, Evidence, Span, Statement, Voice

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
    export_csv(view, tmp_path / "c.csv")
    (row,) = csv.DictReader((tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["speaker"], row["title"], row["outlet"]) == ("'=cmd()", "'=2+3", "'@outlet")
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


def test_json_lines_hold_the_claims_as_the_seam_has_them(view, tmp_path):
    export_jsonl(view, tmp_path / "c.jsonl")
    (line,) = (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["speaker"] == {"name": "=cmd()", "role": None}


def test_parquet_holds_typed_columns(view, tmp_path):
    export_parquet(view, tmp_path / "c.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "c.parquet")
    assert table.num_rows == 1
    assert str(table.schema.field("value").type) == "double"
    assert table.column("speaker").to_pylist() == ["=cmd()"]
