"""The map's rows, on claims made by hand."""

from types import SimpleNamespace

import pytest

from onrecord.ledger import Query, open_view, open_writer
from onrecord.ledger.plover import plover_rows
from onrecord.records import Article, Event, Evidence, Span
from onrecord.records.location import Location, PlaceCandidate
from onrecord.reports.places import places


def lying(country, lat):
    return Location(0.9, (PlaceCandidate(int(lat), "San Marcos", "city", None, country, lat, -90.0, 0.9),))


@pytest.fixture
def view(tmp_path):
    article = Article.build(body="Shells fell here, there, yonder, below, above.", published="2025-03-01")
    told = (
        ("San Marcos", lying("NI", 13.0)), ("San Marcos", lying("NI", 13.0)), ("San Marcos", lying("GT", 15.0)),
        ("SAN MARCOS", None), ("Bor", None),
    )  # fmt: skip
    with open_writer(str(tmp_path / "l.db")) as writer:
        claims = [
            Event(
                article=article.id, evidence=(Evidence.quote(article.text, Span(n, n + 4)),), by="test", plover="ASSAULT",
                place=place, location=location,
            )
            for n, (place, location) in enumerate(told)
        ]  # fmt: skip
        writer.add(article, claims, by="test")
    with open_view(str(tmp_path / "l.db")) as opened:
        yield opened


def locate(names):
    return {n: SimpleNamespace(geonameid=7, name=n, kind="city", lat=6.2, lon=31.6, country="SS") for n in names}


def test_a_name_of_two_places_has_a_row_for_each_and_those_untold_go_with_the_likelier(view):
    rows = places(view, Query(), locate)
    assert [(r.place, r.country, r.events, r.geonameid) for r in rows] == [
        ("San Marcos", "NI", 3, 13), ("Bor", "SS", 1, 7), ("San Marcos", "GT", 1, 15),
    ]  # fmt: skip
    assert len(places(view, Query(limit=1), locate)) == 1


def test_plover_rows_say_where_the_place_lies(view):
    rows = [row["event_geo"] for row in plover_rows(view, Query())]
    assert {geo["country"] for geo in rows if geo} == {"NI", "GT"}
    assert rows.count(None) == 2
