import csv
import io
import json

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import InputError, NotFound
from onrecord.ledger import open_writer
from onrecord.records import (
    Article,
    Compliance,
    Event,
    Evidence,
    Figure,
    Period,
    Proposal,
    Span,
    Statement,
    Term,
    Voice,
)
from onrecord.records.location import Location, PlaceCandidate
from onrecord.reports.table import csv_text

ARTICLE = Article.build(
    body="At least 31 people died, the ministry said. “We are counting,” Amina Idris added.",
    title="A strike", published="2025-03-06", outlet="Example Post", id="strike",
)  # fmt: skip
MINISTRY = Voice("health ministry")
KELAMBO = Location(
    0.93,
    (
        PlaceCandidate(7, "Kelambo", "city", "North Kivu", "CD", -1.674, 29.228, 0.9),
        PlaceCandidate(None, "Kelambo", "area", None, None, 1.0, 2.0, 0.1),
    ),
)


def span(words):
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def ledger(tmp_path):
    idris = Voice("Amina Idris", "doctor")
    figure = Figure(
        article="strike", evidence=(Evidence.quote(ARTICLE.text, span("At least 31 people died")),),
        said_by=(MINISTRY,),
        by="by hand", measure="killed", value=31, low=31, comparator=">=", unit="persons",
        population="people",
        period=Period("cumulative", None, "2025-03-06"),
    )  # fmt: skip
    statement = Statement(
        article="strike", evidence=(Evidence.quote(ARTICLE.text, span("“We are counting,”")),),
        said_by=(idris,),
        by="by hand", speaker=idris, quotation="direct", content=(span("“We are counting,”"),), place="Kelambo",
        location=KELAMBO,
    )  # fmt: skip
    path = tmp_path / "ledger.db"
    with open_writer(str(path)) as writer:
        writer.add(ARTICLE, [figure, statement], by="by hand")
    return path


def run(ledger, *arguments):
    result = CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_brief_is_given_in_the_forms_of_every_other_list(ledger):
    lines = [json.loads(line) for line in run(ledger, "brief", "--since", "2025-03-01", "--json").splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(ledger, "brief", "--since", "2025-03-01", "--csv").removeprefix("\ufeff"))))
    assert lines
    assert [line["text"] for line in lines] == [row["text"] for row in rows]
    assert lines[0]["claims"][0][:8] in run(ledger, "brief", "--since", "2025-03-01", "--table")
    assert run(ledger, "brief", "--since", "2025-03-01", "--format", "md").startswith("# New on record")


def test_events_are_asked_for_by_type_under_the_name_that_pages_and_python_have_too(ledger):
    assert run(ledger, "events", "--plover", "ASSAULT", "--json") == run(ledger, "events", "--type", "ASSAULT", "--json")


def test_a_list_is_csv_for_a_spreadsheet_whose_records_are_columns(ledger):
    given = run(ledger, "statements", "--csv")
    (row,) = csv.DictReader(io.StringIO(given.removeprefix("\ufeff")))
    assert given.startswith("\ufeff")
    assert (row["speaker"], row["words"]) == ("Amina Idris", "“We are counting,”")
    assert run(ledger, "positions", "--csv") == "\ufeff"
    told = [{"on": {"type": "ceasefire", "days": 60}, "by": "=A1"}, {"on": None, "by": ["x", "y"]}, {"on": {}, "by": None}]
    assert csv_text(told) == "on.type,on.days,by\r\nceasefire,60,'=A1\r\n,,x; y\r\n,,\r\n"
    assert csv_text([{"on": {"type": "aid"}, "by": "A"}, {"on": {"days": 1}, "by": "B"}]).startswith("on.type,on.days,by\r\n")
    assert csv_text([{"comparator": "="}, {"comparator": "= 1"}]) == "comparator\r\n=\r\n'= 1\r\n"
    assert csv_text([{"numbers": {"Red Cross": "60"}}]).startswith("numbers\r\n")
    assert csv_text([{"on": {"type": "ceasefire"}}, {"on": "all"}]) == "on.type,on\r\nceasefire,\r\n,all\r\n"


def test_statements_are_json_when_piped(ledger):
    (row,) = map(json.loads, run(ledger, "statements").splitlines())
    assert (row["speaker"], row["words"], row["outlet"]) == (
        "Amina Idris",
        "“We are counting,”",
        "Example Post",
    )


def test_statements_are_a_table_when_asked_for(ledger):
    table = run(ledger, "statements", "--table")
    assert "Amina Idris, doctor" in table
    assert "“We are counting,”" in table


def test_figures_say_the_number_as_a_person_would_and_who_says_so(ledger):
    table = run(ledger, "figures", "--measure", "killed", "--table")
    assert ">= 31" in table
    assert "health ministry" in table


def test_series_are_rows_and_a_chart(ledger, tmp_path):
    (row,) = map(json.loads, run(ledger, "series", "--plot", str(tmp_path / "s.svg"), "--json").splitlines())
    assert (row["source"], row["value"]) == ("health ministry", 31)
    assert (tmp_path / "s.svg").read_text("utf-8").startswith("<svg")


def test_why_leads_from_the_beginning_of_an_id_to_the_words(ledger):
    claim = json.loads(run(ledger, "figures"))["claim"]
    assert "⟦At least 31 people died⟧" in run(ledger, "why", claim[:8], "--table")


def test_why_tells_what_a_place_was_taken_for_and_what_else_it_may_be(ledger):
    claim = json.loads(run(ledger, "statements"))["claim"]
    told = " ".join(run(ledger, "why", claim[:8], "--table").split())
    assert "place: Kelambo: Kelambo, North Kivu (CD), city, -1.674 29.228, GeoNames 7, score 0.93" in told
    assert "place, less likely: Kelambo, area, 1.0 2.0, score 0.10" in told


def test_show_marks_the_claims_in_the_text_and_lists_them(ledger):
    shown = run(ledger, "show", "a strike", "--table")
    assert "At least 31 people died[1], the ministry said. “We are counting,”[2]" in " ".join(shown.split())
    assert "killed >= 31 people" in shown


def test_show_gives_article_and_claims_as_json(ledger):
    shown = json.loads(run(ledger, "show", "strike"))
    assert shown["article"]["id"] == "strike"
    assert [c["kind"] for c in shown["claims"]] == ["figure", "statement"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_export_writes_the_form_that_the_name_ends_in(ledger, tmp_path, form):
    run(ledger, "export", str(tmp_path / f"claims.{form}"))
    assert (tmp_path / f"claims.{form}").stat().st_size > 100


@pytest.mark.parametrize("command", ["show", "diff", "proposal", "actor", "window"])
@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_a_wrong_call(ledger, command, name):
    result = CliRunner().invoke(app, [command, name, "--ledger", str(ledger)])
    assert result.exit_code == 2
    assert "it is empty" in result.output


@pytest.mark.parametrize(("asked", "other", "wrong"), [
    (("events", "--type"), "assault", "FOO"), (("events", "--status"), "OCCURRED", "foo"),
    (("positions", "--term"), "Ceasefire", "foo"), (("actors", "--kind"), "Person", "foo"),
    (("review", "list", "--kind"), "Figure", "foo"),
])  # fmt: skip
def test_a_word_of_a_vocabulary_is_known_in_any_case_and_another_is_said_to_be_none(ledger, asked, other, wrong):
    run(ledger, *asked, other)
    result = CliRunner().invoke(app, [*asked, wrong, "--ledger", str(ledger)])
    assert isinstance(result.exception, NotFound)
    assert f"{wrong!r}" in str(result.exception)


def test_nothing_on_record_is_said_and_no_failure(ledger):
    assert "Nothing on record" in run(ledger, "statements", "--since", "2030", "--table")


@pytest.mark.parametrize("command", sorted(get_command(app).commands))
def test_every_command_shows_examples_in_its_help(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"onrecord {command}" in result.output
    assert "Examples:" in result.output


def test_a_mistyped_command_is_answered_with_the_likely_one():
    result = CliRunner().invoke(app, ["statments"])
    assert result.exit_code == 2
    assert "statements" in result.output


def test_what_was_decided_and_retracted_goes_out_and_in_by_command(ledger, tmp_path):
    run(ledger, "retract", "strike", "--why", "the outlet took it back", "--day", "2025-03-07", "--who", "Ana")
    (line,) = run(ledger, "review", "export", "-").splitlines()
    assert json.loads(line)["withdrawn"] is True
    path = tmp_path / "told.jsonl"
    path.write_text(f"{line}\n\n{line.replace('took', 'put')[:-1]}, oops\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["review", "import", str(path), "--ledger", str(ledger)])
    assert isinstance(result.exception, InputError)
    assert "told.jsonl, line 3: is no judgement or retraction" in str(result.exception)
    path.write_text(f"{line}\n\n", encoding="utf-8")
    assert "0 of 1 judgements and retractions were new" in CliRunner().invoke(
        app, ["review", "import", str(path), "--ledger", str(ledger)]
    ).output  # fmt: skip


@pytest.mark.parametrize(("way", "path", "told"), [
    ("import", "nowhere.jsonl", "cannot be read"), ("export", "nowhere/told.jsonl", "cannot be written"),
])  # fmt: skip
def test_a_file_of_decisions_that_cannot_be_opened_is_said(ledger, tmp_path, way, path, told):
    result = CliRunner().invoke(app, ["review", way, str(tmp_path / path), "--ledger", str(ledger)])
    assert isinstance(result.exception, InputError)
    assert told in str(result.exception)


def test_an_article_is_retracted_by_command_and_shown_as_such(ledger):
    run(ledger, "retract", "strike", "--why", "the outlet took it back", "--day", "2025-03-07", "--who", "Ana")
    assert run(ledger, "figures", "--table").strip() == "Nothing on record for that."
    assert len(run(ledger, "figures", "--retracted").splitlines()) == len(run(ledger, "figures", "--as-of", "2025-03-06").splitlines()) == 1
    assert run(ledger, "show", "strike", "--table").startswith("Retracted 2025-03-07: the outlet took it back")
    assert json.loads(run(ledger, "show", "strike"))["retracted"]["who"] == "Ana"
    told = json.loads(run(ledger, "retractions"))
    assert (told["article"], told["withdrawn"], told["holds"]) == ("strike", True, True)
    run(ledger, "retract", "strike", "--undo", "--who", "Ana")
    assert len(run(ledger, "figures").splitlines()) == 1


def test_a_retraction_says_why(ledger):
    answer = CliRunner().invoke(app, ["retract", "strike", "--ledger", str(ledger)])
    assert answer.exit_code == 2
    assert "--why" in answer.output


def test_the_timeline_and_what_is_on_the_table_can_be_asked_of_one_outlet(ledger):
    def told(name):
        start = ARTICLE.text.index("people died")
        words = (Evidence.quote(ARTICLE.text, Span(start, start + len("people died"))),)
        plan = Proposal(f"the {name} plan", "Norway", "2025-03-01")
        article = Article.build(body=ARTICLE.text, outlet=name, published="2025-03-07", id=name)
        common = {"article": name, "evidence": words, "by": "by hand"}
        kept = Compliance("ceasefire", "broken", f"the {name} plan")
        claims = [
            Term(**common, proposal=plan, type="ceasefire", parameters={"status": "agreed"}),
            Event(**common, plover="ASSAULT", actors=(name,), date="2025-03-06"),
            Event(**common, plover="REJECT", actors=("Rebels",), date="2025-03-06", detail=kept),
        ]  # fmt: skip
        with open_writer(str(ledger)) as writer:
            writer.add(article, claims, by="by hand")

    told("Gazette")
    told("Courier")
    for command in ("timeline", "proposals", "obligations"):
        rows = [json.loads(line) for line in run(ledger, command, "--outlet", "gazette").splitlines()]
        assert rows, command
        assert "Courier" not in json.dumps(rows), command
        assert "Courier" in run(ledger, command), command
        assert CliRunner().invoke(app, [command, "--outlet", "Nobody", "--ledger", str(ledger)]).exit_code == 1
