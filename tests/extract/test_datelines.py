"""What heads an article takes no part in what it tells: places joined by a stroke, the agency in brackets."""

from onrecord.pipeline import reader
from onrecord.records import Article, Event, Exchange


def events(text: str) -> list[Event]:
    """Return the events of a text published on a Thursday."""
    claims = reader().read(Article.build(body=text, published="2024-03-14")).claims
    return [c for c in claims if isinstance(c, Event)]


def test_an_agency_is_no_fighter():
    (told,) = events("NAIROBI (Corvus Wire) — The militia shelled the camp on Monday.")
    assert told.actors == ("militia",)


def test_cities_joined_by_a_stroke_give_no_captives():
    found = events("KYIV/ANKARA, March 13 (Corvus) — Russia and Ukraine on Sunday exchanged 146 prisoners of war each.")
    (told,) = [e for e in found if isinstance(e.detail, Exchange)]
    assert [s.party for s in told.detail.sides] == ["Russia", "Ukraine"]
    assert told.date == "2024-03-10"
