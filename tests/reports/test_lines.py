"""One line across sources by a named policy, and counts since a day: computed, or refused with what is missing."""

import pytest
from dispatches import dispatch

from onrecord.desk import Desk
from onrecord.errors import NotFound, OnrecordError
from onrecord.ledger import open_writer
from onrecord.records import Article, Evidence, Figure, Period, Span, Voice
from onrecord.settings import Settings

DENG, GARANG, LUAL = (
    ("Mary Deng", "Health minister"),
    ("Peter Garang", "Army spokesman"),
    ("John Lual", "Rebel spokesman"),
)


@pytest.fixture
def desk(tmp_path):
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        for day, who, toll in (
            ("2025-03-01", DENG, 31), ("2025-03-02", GARANG, 40), ("2025-03-03", LUAL, 40), ("2025-03-05", DENG, 52),
        ):  # fmt: skip
            writer.add(*dispatch(day, who[0][0], *who, toll=toll), by="test")
    with Desk(Settings(ledger=path)) as desk:
        yield desk


@pytest.mark.parametrize(
    ("policy", "bounds"),
    [
        ("range", [(31, 31), (31, 40), (31, 40), (40, 52)]),
        ("majority", [(31, 31), None, (40, 40), (40, 40)]),
        ("pending", [(31, 31), None, None, None]),
    ],
)
def test_a_policy_makes_one_line_of_what_sources_say_and_says_where_it_leaves_it_open(desk, policy, bounds):
    rows = desk.lines(policy)
    assert [None if row.pending else (row.low, row.high) for row in rows] == bounds
    assert all(row.reason and row.claims and row.policy == policy for row in rows)


def test_the_source_preferred_is_taken_and_its_rank_said(desk):
    rows = desk.lines("priority", prefer=["Garang", "Deng"])
    assert [row.low for row in rows] == [31, 40, 40, 40]
    assert rows[-1].reason == "ranks 1 of the sources preferred"
    assert desk.lines("priority")[-1].reason.startswith("no source is preferred")


def test_a_policy_that_there_is_none_of_is_refused(desk):
    with pytest.raises(OnrecordError, match="no policy 'mean'; there are range, priority, majority, pending"):
        desk.lines("mean")


def test_a_count_since_a_day_is_the_difference_of_two_counts_of_one_source(desk):
    row = desk.window("2025-03-01")[0]
    assert (row.source, row.value, row.reason) == ("Mary Deng", 21, "52 (2025-03-05) less 31 (2025-03-01)")
    assert len(row.claims) == 2


def test_it_is_refused_where_a_count_is_missing_which_is_named(desk):
    rows = desk.window("2025-03-02")
    assert {row.source: row.value for row in rows}["Mary Deng"] is None
    missing = next(row.missing for row in rows if row.source == "Mary Deng")
    assert missing == ("an exact cumulative count of 2025-03-02; nearest: 31 (2025-03-01), 52 (2025-03-05)",)


@pytest.mark.parametrize(
    ("comparator", "value", "told"),
    [("=", 21, "the source's own count since 2025-03-01"), ("~", None, "refused")],
)
def test_what_a_source_counts_since_that_very_day_is_its_answer(tmp_path, comparator, value, told):
    article = Article.build(body="In all 21 people have been killed since Saturday, the ministry said.", published="2025-03-09")
    figure = Figure(
        article=article.id, evidence=(Evidence.quote(article.text, Span(7, 16)),), by="test", said_by=(Voice("ministry"),),
        measure="killed", comparator=comparator, value=21, low=21, high=21, unit="persons",
        period=Period("cumulative", "2025-03-01", "2025-03-09"),
    )  # fmt: skip
    path = str(tmp_path / "ledger.db")
    with open_writer(path) as writer:
        writer.add(article, [figure], by="test")
    with Desk(Settings(ledger=path)) as desk:
        (row,) = desk.window("2025-03-01", measure="killed")
        assert (row.value, row.reason, row.claims) == (value, told, (figure.id,))
        assert value or "only ~ 21 is told (2025-03-09)" in row.missing[-1]
        assert desk.window("2025-03-02", measure="killed")[0].reason == "refused"


def test_an_agreement_of_no_such_name_is_not_found(desk):
    with pytest.raises(NotFound, match="no agreement is called 'Juba deal'"):
        desk.window("Juba deal")


def test_a_round_number_and_its_bound_in_one_article_are_one_figure(tmp_path):
    body = "The ministry said the war has killed 40,000. The ministry said the toll passed 40,000."
    article = Article.build(body=body, outlet="A", published="2024-08-15")
    figures = []
    for comparator, at in (("=", body.index("40,000")), (">", body.rindex("40,000"))):
        evidence = Evidence.quote(body, Span(at, at + 6))
        figures.append(Figure(
            article=article.id, evidence=(evidence,), by="test", said_by=(Voice("ministry"),), measure="killed", value=40000,
            comparator=comparator, place="Gaza", period=Period("cumulative", None, "2024-08-15"),
        ))  # fmt: skip
    with open_writer(str(tmp_path / "one.db")) as writer:
        writer.add(article, figures, by="test")
    with Desk(Settings(ledger=str(tmp_path / "one.db"))) as desk:
        assert [(row.comparator, row.value, row.relation, len(row.claims)) for row in desk.series()] == [
            (">", 40000, "first", 2)
        ]


def test_a_number_of_the_title_is_the_text_s_with_its_source(tmp_path):
    text = "Strike kills 14 in Juba\n\nAt least 14 people were killed, Mary Deng said."
    article = Article(id="a", title="Strike kills 14 in Juba", text=text, outlet="A", published="2025-03-02")
    told = (("=", text.index("14"), (), "Juba"), (">=", text.rindex("14"), (Voice("Mary Deng"),), None))
    figures = [
        Figure(
            article="a", evidence=(Evidence.quote(text, Span(at, at + 2)),), by="test", said_by=said_by, measure="killed",
            value=14, comparator=comparator, place=place,
        )
        for comparator, at, said_by, place in told
    ]  # fmt: skip
    with open_writer(str(tmp_path / "one.db")) as writer:
        writer.add(article, figures, by="test")
    with Desk(Settings(ledger=str(tmp_path / "one.db"))) as desk:
        rows = desk.series()
        assert [(r.source, r.place, r.comparator, r.value, r.citations) for r in rows] == [
            ("Mary Deng", "Juba", ">=", 14, 2)
        ]
