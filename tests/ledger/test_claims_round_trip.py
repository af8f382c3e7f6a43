import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.claims import claim_of
from onrecord.ledger.writer import claim_rows
from onrecord.records import (
    Compliance,
    Event,
    Evidence,
    Exchange,
    Figure,
    Period,
    Position,
    Proposal,
    Round,
    Side,
    Span,
    Statement,
    Term,
    Voice,
)
from onrecord.records.location import Location, PlaceCandidate

words = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=12)
names = words.filter(lambda w: w.strip())
maybe = st.none() | names
evidence = st.builds(lambda start, text: Evidence(start, start + len(text), text), st.integers(0, 99), words)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(1, 9))
voices = st.builds(Voice, names, maybe)
days = st.none() | st.dates().map(str)
common = {
    "article": names, "evidence": st.lists(evidence, min_size=1, max_size=3).map(tuple),
    "said_by": st.lists(voices, max_size=2).map(tuple), "said_on": days, "addressee": maybe, "negated": st.booleans(),
    "confidence": st.floats(0, 1), "by": names, "modality": st.sampled_from(["asserted", "denied", "conditional"]),
}  # fmt: skip
parameters = st.dictionaries(names, maybe | st.integers(-9, 9), max_size=2)
sides = st.builds(Side, party=maybe, of=maybe, value=st.none() | st.integers(0, 999))
details = st.one_of(
    st.none(),
    st.builds(Round, st.lists(voices, max_size=2).map(tuple), st.lists(names, max_size=1).map(tuple), until=days),
    st.builds(Exchange, st.tuples(sides, sides)),
    st.builds(Compliance, st.just("ceasefire"), st.sampled_from(["kept", "broken"]), maybe),
)
candidates = st.builds(
    PlaceCandidate, st.none() | st.integers(1, 99), names, st.just("city"), maybe, maybe, st.floats(-90, 90),
    st.floats(-180, 180), st.floats(0, 1),
)  # fmt: skip
locations = st.none() | st.builds(
    Location, st.floats(0, 1), st.lists(candidates, min_size=1, max_size=3, unique_by=lambda c: c.geonameid).map(tuple)
)
claims = st.one_of(
    st.builds(
        Statement, **common, speaker=st.none() | voices, quotation=st.sampled_from(["direct", "mixed", "indirect"]),
        content=st.lists(spans, min_size=1, max_size=2).map(tuple), place=maybe, source_class=maybe,
        medium=maybe, location=locations,
    ),
    st.builds(
        Figure, **common, measure=st.sampled_from(["killed", "share", "money"]), value=st.floats(0, 1e9), unit=maybe,
        population=maybe, place=maybe, location=locations, period=st.none() | st.builds(Period, st.just("window"), days, days),
        part_of=maybe, recalled=st.booleans(), total=st.booleans(), comparator=st.sampled_from(["=", "~", ">"]),
    ),
    st.builds(
        Event, **common, plover=names, mode=maybe, actors=st.lists(names, max_size=2).map(tuple), date=days,
        duration=st.sampled_from([None, "P6W"]), detail=details, location=locations,
    ),
    st.builds(
        Term, **common, proposal=st.none() | st.builds(Proposal, names, maybe, days), type=st.just("ceasefire"),
        phase=maybe, parameters=parameters,
    ),
    st.builds(
        Position, **common, party=names, term=st.just("withdrawal"), proposal=maybe, stance=st.just("demands"),
        parameters=parameters, date=days,
    ),
)  # fmt: skip


@given(claims)
def test_a_claim_survives_being_written_as_json(claim):
    back = claim_of(json.loads(json.dumps(claim.to_json())))
    assert back.to_json() == claim.to_json()
    assert back.id == claim.id


@given(claims)
def test_every_claim_makes_one_row_of_its_kind_and_one_for_each_piece_of_evidence(claim):
    tables = [table.name for table, _ in claim_rows(claim)]
    assert tables.count(claim.kind) == tables.count("claim") == 1
    assert tables.count("evidence") == len(claim.evidence)


def test_a_statement_stored_before_media_were_told_keeps_its_id():
    said = Evidence(0, 4, "Rain")
    old = Statement(article="a", evidence=(said,), by="test", speaker=None, quotation="direct", content=(Span(0, 4),))
    stored = {k: v for k, v in old.to_json().items() if k != "medium"}
    told = {**stored, "medium": "interview (CNN)"}
    assert claim_of(stored).id == claim_of(told).id == old.id
    assert claim_of(told).medium == "interview (CNN)"


def test_a_claim_keeps_its_id_wherever_its_place_is_found_to_lie():
    said = Evidence(0, 4, "Rain")
    figure = Figure(article="a", evidence=(said,), by="test", measure="killed", value=4, place="Bor")
    bor = PlaceCandidate(374739, "Bor", "city", "Jonglei", "SS", 6.207, 31.559, 0.9)
    told = replace(figure, location=Location(0.97, (bor,)))
    stored = {k: v for k, v in figure.to_json().items() if k != "location"}  # as it was before places were located
    assert claim_of(stored).id == told.id == figure.id
    assert told.to_json()["location"] == {**bor.to_json(), "score": 0.97, "candidates": [bor.to_json()]}
    (row,) = [row for table, row in claim_rows(told) if table.name == "location"]
    assert (row["geonameid"], row["country"], row["lat"], row["score"]) == (374739, "SS", 6.207, 0.97)
