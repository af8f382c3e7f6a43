from dataclasses import replace

import pytest

from onrecord.errors import NotFound, OnrecordError
from onrecord.ledger import Query, open_view, open_writer
from onrecord.records import Article, Evidence, Figure, Period, Span, Voice
from onrecord.records.location import Location, PlaceCandidate
from onrecord.records.wording import number
from onrecord.reports import figures, series, statements, why
from onrecord.reports.plot import plot_series, write_plot
from onrecord.vocabularies.load import load


def toll(day, value, *, source="Health Ministry", kind="cumulative", start=None, outlet="A", **rest):
    body = f"The {source} said {value} had died by {day}, {outlet} reports ({kind})."
    article = Article.build(body=body, outlet=outlet, published=day, wire=rest.pop("wire", None))
    at = body.index(f" {value} ") + 1
    figure = Figure(
        article=article.id, evidence=(Evidence.quote(body, Span(at, at + len(str(value)))),), by="test",
        said_by=(Voice(source),) if source else (), measure="killed", value=value, place="Juba",
        period=Period(kind, start, day), **rest,
    )  # fmt: skip
    return article, figure


@pytest.fixture
def told(tmp_path):
    def write(*pairs):
        path = str(tmp_path / "ledger.db")
        with open_writer(path) as writer:
            for article, figure in pairs:
                writer.add(article, [figure], by="test")
        return open_view(path)

    return write


def test_reports_of_one_figure_are_one_row_with_its_citations(told):
    with told(toll("2025-03-01", 40), toll("2025-03-01", 40, outlet="B"), toll("2025-03-01", 40, outlet="C", wire="W"),
              toll("2025-03-01", 40, outlet="D", wire="W")) as view:  # fmt: skip
        (row,) = series(view)
    assert (row.citations, row.outlets, row.origins, row.relation) == (4, ("A", "B", "C", "D"), 3, "first")


def test_a_rising_toll_is_updated_and_a_falling_one_contradicts(told):
    with told(toll("2025-03-01", 40), toll("2025-03-02", 52), toll("2025-03-03", 50)) as view:
        rows = list(series(view))
    assert [r.relation for r in rows] == ["first", "updates", "contradicts"]
    assert "falls from 52" in rows[2].reason


def test_a_number_that_its_source_corrects_is_shown_as_denied_and_contradicts_nothing(told):
    wrong = toll("2025-03-02", 90, modality="denied", negated=True)
    with told(toll("2025-03-01", 40), wrong, toll("2025-03-03", 52)) as view:
        rows = list(series(view))
    assert [(r.value, r.modality, r.relation) for r in rows] == [
        (40, "asserted", "first"), (90, "denied", "first"), (52, "asserted", "updates"),
    ]  # fmt: skip
    assert rows[1].reason == "a number that its source says is wrong"
    assert [datum["number"] for datum in plot_series(rows).data.values] == [40, 52]
    assert plot_series(rows[1:2]).data.values == []


@pytest.mark.parametrize("outlets", [("A", "B"), ("B", "A"), ("C", "D"), ("D", "C")])
def test_of_two_numbers_of_one_day_what_was_published_later_updates(told, outlets):
    def published(value, day, outlet):
        article, figure = toll("2025-03-01", value, kind="window", start="2025-03-01", outlet=outlet)
        return replace(article, published=day), figure

    with told(published(12, "2025-03-02", outlets[0]), published(15, "2025-03-03", outlets[1])) as view:
        assert [(r.value, r.relation) for r in series(view)] == [(12, "first"), (15, "updates")]


def test_a_daily_figure_that_does_not_fit_the_tolls_around_it_is_flagged(told):
    daily = toll("2025-03-02", 9, kind="window", start="2025-03-01")
    with told(toll("2025-03-01", 40), toll("2025-03-02", 52), daily) as view:
        window = next(r for r in series(view) if r.period == "window")
    assert (window.relation, window.reason) == ("contradicts", "the cumulative count grew by 12 over the same time")


def test_sources_are_never_mixed_and_those_far_apart_say_so(told):
    with told(toll("2025-03-01", 40), toll("2025-03-01", 90, source="Doctors Union")) as view:
        rows = list(series(view))
    assert [r.source for r in rows] == ["Doctors Union", "Health Ministry (South Sudan)"]
    assert all(r.relation == "contradicts" and "the same day" in r.reason for r in rows)


def test_an_old_number_that_is_only_compared_with_is_no_part_of_the_series(told):
    with told(toll("2025-03-01", 60, recalled=True), toll("2025-03-02", 52)) as view:
        assert [r.relation for r in series(view)] == ["recalled", "first"]


def test_a_number_without_a_source_is_the_articles_own(told):
    with told(toll("2025-03-01", 40, source="")) as view:
        assert [r.source for r in figures(view)] == [None]


def test_why_leads_back_to_the_words_in_their_surroundings(told):
    article, figure = toll("2025-03-01", 40)
    with told((article, figure)) as view:
        found = why(view, figure.id[:10])
    assert found.words == (("The Health Ministry said ", "40", " had died by 2025-03-01, A reports (cumulative)."),)
    assert (found.chain, found.outlet, found.by) == (("Health Ministry",), "A", "test")


def test_names_that_nobody_bears_are_not_found(told):
    with told(toll("2025-03-01", 40)) as view:
        for report in (series, figures):
            with pytest.raises(NotFound, match="did you mean 'Juba'"):
                list(report(view, Query(place="Jubba")))
        with pytest.raises(NotFound, match="no speaker"):
            list(statements(view, Query(speaker="Nobody")))


@pytest.mark.parametrize(
    ("suffix", "opening"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".html", b"<!DOCTYPE html>")]
)
def test_a_plot_is_written_as_its_ending_says(told, tmp_path, suffix, opening):
    path = tmp_path / f"toll{suffix}"
    with told(toll("2025-03-01", 40), toll("2025-03-02", 52, comparator=">")) as view:
        write_plot(list(series(view)), path)
    content = path.read_bytes()
    assert content.lstrip().startswith(opening)
    assert b'src="http' not in content


def test_places_are_not_read_off_one_axis(told):
    bor = toll("2025-03-02", 4000)
    with told(toll("2025-03-01", 40), (bor[0], replace(bor[1], place="Bor"))) as view:
        chart = plot_series(list(series(view))).to_dict()
    assert chart["title"] == "Killed in 2 places"
    assert chart["resolve"] == {"scale": {"y": "independent"}}
    assert {value["panel"] for value in next(iter(chart["datasets"].values()))} == {"Juba", "Bor"}


def test_a_plot_of_another_kind_is_refused_with_the_kinds_there_are(told, tmp_path):
    with told(toll("2025-03-01", 40)) as view, pytest.raises(OnrecordError, match=r"\.html, \.png, \.svg"):
        write_plot(list(series(view)), tmp_path / "toll.gif")


def test_those_called_by_the_country_of_the_place_are_people(told):
    first = toll("2025-03-01", 40, population="South Sudanese")
    with told(first, toll("2025-03-02", 52, population="people")) as view:
        assert [(r.value, r.relation) for r in series(view)] == [(40, "first"), (52, "updates")]


def test_a_title_tells_in_round_what_the_text_below_counts(tmp_path):
    article = Article.build(title="Strikes kill more than 100", body="It said 104 had died.", outlet="A", published="2025-03-04")

    def counted(words, value, comparator):
        at = article.text.index(words)
        evidence = (Evidence.quote(article.text, Span(at, at + len(words))),)
        told = {"measure": "killed", "value": value, "comparator": comparator, "by": "test"}
        return Figure(article=article.id, evidence=evidence, period=Period("window", None, "2025-03-04"), **told)

    with open_writer(path := str(tmp_path / "ledger.db")) as writer:
        writer.add(article, [counted("more than 100", 100, ">"), counted("104", 104, "=")], by="test")
    with open_view(path) as view:
        assert [(r.value, r.citations) for r in series(view)] == [(104, 2)]


@pytest.mark.parametrize(
    ("comparator", "reasons"),
    [("=", ["Mayor says 51 of the same time", "Medics says 22 of the same time"]), (">=", [None, None])],
)
def test_two_sources_far_apart_over_one_time_say_so_unless_both_may_hold(told, comparator, reasons):
    def of_one_day(value, source, comparator):
        return toll("2025-03-01", value, source=source, kind="window", start="2025-03-01", comparator=comparator, total=True)

    with told(of_one_day(22, "Medics", comparator), of_one_day(51, "Mayor", "=")) as view:
        assert [r.reason for r in sorted(series(view), key=lambda r: r.value)] == reasons


def test_what_one_sentence_counts_twice_is_no_update_and_no_fall(told):
    body = "The ministry said that 35 trucks of flour and three trucks of medicine had reached Juba."
    article = Article.build(body=body, published="2025-03-01")
    said = Evidence.quote(body, Span(0, len("The ministry said")))

    def trucks(value, words):
        at = body.index(words)
        return Figure(
            article=article.id, evidence=(said, Evidence.quote(body, Span(at, at + len(words)))), by="test", value=value,
            said_by=(Voice("ministry"),), measure="aid_trucks", place="Juba", period=Period("cumulative", None, "2025-03-01"),
        )  # fmt: skip

    with told((article, trucks(35, "35 trucks")), (article, trucks(3, "three trucks"))) as view:
        assert [r.relation for r in series(view)] == ["first", "first"]


def test_money_of_two_currencies_is_of_two_series(told):
    euros, dollars = (toll("2025-03-01", n, kind="point", unit=u) for n, u in ((90, "EUR"), (105, "USD")))
    rows = [(a, replace(f, measure="money")) for a, f in (euros, dollars)]
    with told(*rows) as view:
        assert [(r.counted, r.relation) for r in series(view)] == [("EUR", "first"), ("USD", "first")]


def test_a_place_spelt_in_two_ways_has_one_series(told):
    def at(name, day, value):
        article, figure = toll(day, value)
        where = PlaceCandidate(331180, "Mek'ele", "city", None, "ET", 13.5, 39.5, 1.0)
        return article, replace(figure, place=name, location=Location(1.0, (where,)))

    with told(at("Mekele", "2025-03-01", 4), at("Mekelle", "2025-03-02", 7), at("Mekelle", "2025-03-03", 9)) as view:
        assert [(r.place, r.relation) for r in series(view)] == [
            ("Mekelle", "first"), ("Mekelle", "updates"), ("Mekelle", "updates"),
        ]  # fmt: skip


def test_bounds_of_a_vague_word_are_told_by_the_word():
    plain = {word: bounds for word, bounds in load("numbers")["vague"].items() if " " not in word}
    assert {number("~", None, *bounds) for bounds in plain.values()} == set(plain)
    assert number("=", None, 30, 40) == "30 to 40"
