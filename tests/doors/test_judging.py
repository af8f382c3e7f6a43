"""People put right what the program got wrong: through the desk, in every report, and back."""

import json
from dataclasses import asdict, replace

import pytest

from onrecord.desk import Desk
from onrecord.errors import InvalidRecord, NotFound
from onrecord.ledger import Query, open_writer
from onrecord.records import Article, Evidence, Figure, Period, Position, Span, Statement, Voice
from onrecord.records.location import Location, PlaceCandidate
from onrecord.resolve.judged import open_judged
from onrecord.settings import Settings

JUBA = Location(
    0.9,
    (
        PlaceCandidate(373303, "Juba", "city", None, "SS", 4.852, 31.582, 0.8),
        PlaceCandidate(2335204, "Juba", "city", None, "NG", 9.1, 7.2, 0.2),
    ),
)


def report(day, outlet, name, role, toll):
    body = f"{role} {name} said in Juba on {day} that {toll} people had been killed, {outlet} reports."
    article = Article.build(body=body, outlet=outlet, published=day)
    start = body.index("that")
    said = Evidence.quote(body, Span(start, body.index(",")))
    number = Evidence.quote(body, Span(body.index(f" {toll} ") + 1, body.index(f" {toll} ") + 1 + len(str(toll))))
    speaker = Voice(name, role)
    common = {"article": article.id, "said_by": (speaker,), "by": "test"}
    claims = [
        Statement(evidence=(said,), speaker=speaker, quotation="indirect", content=(Span(said.start, said.end),),
                  place="Juba", **common),
        Figure(evidence=(number,), measure="killed", value=toll, population="people", place="Juba", location=JUBA, confidence=0.4,
               period=Period("cumulative", None, day), **common),
        Position(evidence=(said,), party=name, term="ceasefire", stance="demands", **common),
    ]  # fmt: skip
    return article, claims


@pytest.fixture
def desk(tmp_path):
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        for told in (
            report("2025-03-01", "A", "Mary Deng", "Health minister", 40),
            report("2025-03-02", "B", "Deng", "Health minister", 52),
            report("2025-03-02", "C", "Peter Deng", "Army spokesman", 13),
        ):
            writer.add(*told, by="test")
    with Desk(Settings(ledger=path)) as desk:
        yield desk


def everything(desk):
    """Return all reports as JSON."""
    found = [
        desk.statements(), desk.figures(), desk.series(), desk.positions(), desk.actors(), desk.events(), desk.timeline(),
        [desk.brief("2025-03-02")], desk.review(), [desk.actor(a.name) for a in desk.actors()],
    ]  # fmt: skip
    return json.dumps([[asdict(row) for row in rows] for rows in found], ensure_ascii=False, sort_keys=True)


def toll(desk, value):
    return next(row.claim for row in desk.figures() if row.value == value)


def test_a_surname_is_who_holds_the_office(desk):
    assert [(a.name, a.statements) for a in desk.actors(kind="person")] == [("Mary Deng", 2), ("Peter Deng", 1)]
    assert [row.day for row in desk.statements(speaker="Mary Deng")] == ["2025-03-01", "2025-03-02"]


def test_a_rejected_claim_is_in_no_report_and_why_still_tells_of_it(desk):
    claim = toll(desk, 13)
    made = desk.judge("reject", claim[:8], who="Ana", why="the reader took a date for a toll")
    assert made.subject == claim
    assert 13 not in [row.value for row in desk.figures()]
    assert desk.why(claim).claim["value"] == 13


def test_a_claim_rejected_again_is_rejected(desk):
    claim = toll(desk, 13)
    for verdict in ("reject", "accept", "reject"):
        desk.judge(verdict, claim, who="Ana")
    assert 13 not in [row.value for row in desk.figures()]


def test_a_correction_must_fit_those_before_it(desk):
    claim = toll(desk, 13)
    desk.judge("correct", claim, value="high=50", who="Ana")
    with pytest.raises(InvalidRecord, match="low 60 lies above its high 50"):
        desk.judge("correct", claim, value="low=60", who="Ben")
    with pytest.raises(InvalidRecord, match="a period cannot start on 2025-03-09 and end on 2025-03-02"):
        desk.judge("correct", claim, value="period.start=2025-03-09", who="Ben")
    with pytest.raises(InvalidRecord, match="said_by 'Ana'; see its fields"):
        desk.judge("correct", claim, value="said_by=Ana", who="Ben")
    with pytest.raises(InvalidRecord, match=r"no field valu; it has .*value"):
        desk.judge("correct", claim, value="valu=31", who="Ben")


def test_a_correction_that_no_longer_fits_is_passed_over_and_stops_no_report(desk):
    claim = toll(desk, 13)
    first = desk.judge("correct", claim, value="high=90", who="Ana")
    desk.judge("correct", claim, value="value=null; low=60", who="Ben")
    desk.judge("correct", claim, value="high=80", who="Ana")
    assert [(r.low, r.high) for r in desk.figures() if r.claim == claim] == [(60, 80)]
    held = [json.loads(json.dumps(j.to_json())) for j in desk.judgements()]
    desk.import_judgements([{**held[0], "value": '{"low": 85}', "when": "9999"}])
    assert [(r.low, r.high) for r in desk.figures() if r.claim == claim] == [(60, 80)]
    desk.undo(first.id, who="Ana")
    assert desk.figures()


def test_a_corrected_claim_shows_the_new_value_under_its_id_and_is_found_by_it(desk):
    claim = toll(desk, 13)
    desk.judge("correct", claim, value="value=31; place=Malakal", who="Ana")
    row = next(r for r in desk.figures(place="Malakal"))
    assert (row.value, row.claim) == (31, claim)
    assert [r.value for r in desk.figures(place="Juba")] == [40, 52]


def test_who_corrects_what_another_corrected_otherwise_is_told_of_it(desk):
    figure = next(row for row in desk.figures() if row.value == 40)
    for who, value in (("Ana", 41), ("Bo", 43)):
        desk.judge("correct", figure.claim, value=f"value={value}", who=who, why="by the transcript")
    assert next(row for row in desk.figures() if row.value == 43).judged == "corrected by Bo: by the transcript; Ana had value=41"


@pytest.mark.parametrize("asked", [{}, {"kind": "figure"}, {"place": "Juba"}, {"place": "Malakal"}, {"source": "Mary Deng"}])
def test_ids_are_those_of_the_claims_as_people_left_them(desk, tmp_path, asked):
    desk.judge("correct", toll(desk, 13), value="place=Malakal", who="Ana")
    desk.judge("reject", toll(desk, 40), who="Ana")
    with open_judged(str(tmp_path / "ledger.db")) as view:
        assert view.ids(Query(**asked)) == {entry.claim.id for entry in view.entries(Query(**asked))} != set()


def test_a_value_may_hold_what_stands_between_corrections(desk):
    claim = toll(desk, 13)
    desk.judge("correct", claim, value="population=women; children; value=31", who="Ana")
    assert [(r.population, r.value) for r in desk.figures() if r.claim == claim] == [("women; children", 31)]


def test_another_place_lies_elsewhere_and_a_person_may_choose_a_runner_up(desk):
    claim = toll(desk, 13)
    desk.judge("correct", claim, value={"location.geonameid": 2335204}, who="Ana")
    found = desk.why(claim)
    assert [c["country"] for c in found.claim["location"]["candidates"]] == ["NG", "SS"]
    assert (found.claim["location"]["geonameid"], found.claim["location"]["lat"]) == (2335204, 9.1)
    assert (found.claim["location"]["score"], found.read) == (0.2, {"location.geonameid": 373303})
    desk.judge("correct", claim, value={"place": "Malakal"}, who="Ana")
    assert desk.why(claim).claim["location"] is None


def test_a_place_that_is_no_candidate_cannot_be_chosen(desk):
    with pytest.raises(InvalidRecord, match="no candidate"):
        desk.judge("correct", toll(desk, 13), value={"location.geonameid": 1}, who="Ana")


def test_the_machine_s_value_and_score_stay_beside_a_correction(desk):
    claim = toll(desk, 13)
    desk.judge("correct", claim, value={"value": 31}, who="Ana", why="misread")
    found = desk.why(claim)
    assert (found.claim["value"], found.read["value"], found.score) == (31, 13, 0.4)
    assert [j.why for j in found.judgements] == ["misread"]


def test_two_names_merged_are_one_actor_and_split_are_two(desk):
    desk.judge("merge", "Peter Deng", object="Mary Deng", who="Ana")
    assert [a.name for a in desk.actors(kind="person")] == ["Mary Deng"]
    desk.judge("split", "Peter Deng", object="Mary Deng", who="Ana")
    assert [a.name for a in desk.actors(kind="person")] == ["Mary Deng", "Peter Deng"]


def test_a_renamed_actor_is_called_so_in_every_report(desk):
    desk.judge("rename", "Mary Deng", value="Mary Deng Ayen", who="Ana")
    assert "Mary Deng Ayen" in {row.party for row in desk.positions()}
    assert desk.actor("Mary Deng Ayen").actor.statements == 2


@pytest.mark.parametrize(
    ("verdict", "subject", "told"),
    [
        ("reject", "claim", {}), ("correct", "claim", {"value": "value=31"}), ("accept", "claim", {}),
        ("merge", "Peter Deng", {"object": "Mary Deng"}), ("split", "Deng", {"object": "Mary Deng"}),
        ("split", "Deng", {}), ("rename", "Peter Deng", {"value": "P. Deng"}),
        ("reject", "Deng", {"object": "Mary Deng"}),
    ],
)  # fmt: skip
def test_undo_restores_every_report_byte_for_byte(desk, verdict, subject, told):
    before = everything(desk)
    made = desk.judge(verdict, toll(desk, 13) if subject == "claim" else subject, who="Ana", **told)
    assert everything(desk) != before
    undone = desk.undo(made.id[:10], who="Ben", why="hasty")
    assert everything(desk) == before
    desk.undo(undone.id, who="Ana")
    assert everything(desk) != before


def test_what_cannot_be_judged_is_said_and_nothing_is_written(desk):
    for problem, verdict, subject, told in (
        (NotFound, "reject", "ffffffff", {}),
        (NotFound, "undo", "ffffffff", {}),
        (InvalidRecord, "correct", toll(desk, 13), {"value": "value=many"}),
        (InvalidRecord, "correct", toll(desk, 13), {"value": "nothing"}),
        (InvalidRecord, "rename", toll(desk, 13), {"value": "x"}),
        (InvalidRecord, "merge", "Mary Deng", {"object": toll(desk, 13)}),
        (InvalidRecord, "accept", "Mary Deng", {}),
    ):
        with pytest.raises(problem):
            desk.judge(verdict, subject, who="Ana", **told)
    assert desk.judgements() == []


def test_judgements_travel_to_another_ledger_of_the_same_articles(desk, tmp_path):
    desk.judge("correct", toll(desk, 13), value="value=31", who="Ana")
    desk.judge("merge", "Peter Deng", object="Mary Deng", who="Ana")
    path = str(tmp_path / "other.db")
    with open_writer(path) as writer:
        for told in (
            report("2025-03-02", "C", "Peter Deng", "Army spokesman", 13),
            report("2025-03-02", "B", "Deng", "Health minister", 52),
            report("2025-03-01", "A", "Mary Deng", "Health minister", 40),
        ):
            writer.add(*told, by="test")
    with Desk(Settings(ledger=path)) as other:
        contents = [j.to_json() for j in desk.judgements()]
        assert other.import_judgements(contents) == 2
        assert other.import_judgements(contents) == 0
        assert everything(other) == everything(desk)


def test_what_is_decided_leaves_the_queue(desk):
    claim = toll(desk, 13)
    assert claim in {item.claim for item in desk.review("figure")}
    desk.judge("accept", claim, who="Ana")
    assert claim not in {item.claim for item in desk.review("figure")}


def test_versions_differ_in_what_they_tell_not_in_when_they_were_published_or_how_a_place_was_found(tmp_path):
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        for day in ("2025-03-01", "2025-03-02"):
            body = "The army rejects a truce in Juba. Some 40 people were killed."
            article = Article.build(body=body, url="https://a.example/1", published=day)
            said, number = (Evidence.quote(body, Span(*span)) for span in ((0, 32), (34, 60)))
            lies = replace(JUBA, score=0.5 if day == "2025-03-01" else 0.9)
            writer.add(article, [
                Position(article=article.id, by="test", evidence=(said,), party="army", term="ceasefire", stance="rejects", date=day),
                Figure(article=article.id, by="test", evidence=(number,), measure="killed", value=40, place="Juba", location=lies),
            ], by="test")  # fmt: skip
    with Desk(Settings(ledger=path)) as desk:
        found = desk.diff("https://a.example/1")
        assert (found.rows, found.kept) == ((), 2)
        assert [line for line in desk.brief("2025-03-02").lines if line.kind == "correction"] == []


def test_a_name_that_is_nowhere_on_record_is_said_by_every_report(desk):
    for ask in (
        desk.talks,
        desk.exchanges,
        desk.stories,
        desk.actors,
        desk.positions,
        desk.timeline,
        desk.catalogue,
        desk.series,
    ):
        with pytest.raises(NotFound, match="no outlet 'Z' in the ledger"):
            ask(outlet="Z")
    for told, problem in (
        ({"place": "Jubba"}, "no place 'Jubba'"), ({"actor": "Deen"}, "no actor 'Deen' on record; did you mean"),
        ({"plover": "assaults"}, "no type of event 'assaults'; did you mean 'ASSAULT'"), ({"status": "done"}, "there are occurred"),
    ):  # fmt: skip
        with pytest.raises(NotFound, match=problem):
            desk.events(**told)
    with pytest.raises(NotFound, match="no kind of actor 'men'"):
        desk.actors(kind="men")


def test_claims_are_asked_for_by_how_and_where_they_are_told(desk):
    everywhere = len(desk.figures())
    assert [len(desk.figures(country=c)) for c in ("ss", "South Sudan")] == [everywhere, everywhere]
    assert len(desk.statements(speech_act="Asserts", quotation="indirect", modality="asserted")) == 3
    assert desk.statements(quotation="direct") == []
    claim = toll(desk, 40)
    desk.judge("correct", claim, value='{"modality": "expected", "location.geonameid": 2335204}', who="Ana")
    assert [row.value for row in desk.figures(modality="expected")] == [40]
    assert [row.value for row in desk.series(country="Nigeria", retracted=True)] == [40]
    assert len(desk.figures(country="SS", limit=10)) == everywhere - 1
    for told, problem in (
        ({"country": "Atlantis"}, "no country 'Atlantis'; give its name"), ({"country": "PE"}, "no country 'PE' in the ledger"),
        ({"modality": "sure"}, "no modality 'sure'; there are asserted"), ({"quotation": "drect"}, "did you mean 'direct'"),
        ({"speech_act": "denise"}, "no speech act 'denise'"), ({"mode": "aerial"}, "no mode 'aerial' in the ledger"),
    ):  # fmt: skip
        for ask in (desk.statements, desk.figures, desk.events):
            with pytest.raises(NotFound, match=problem):
                ask(**told)


def test_for_a_brief_it_is_worked_out_once_who_is_who(desk):
    assert {line.kind for line in desk.brief("2025-03-02").lines} >= {"new position", "contradiction"}
    assert list(desk._view._states) == [(None, None)]
