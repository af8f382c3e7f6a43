"""The choice among the numbers that an article offers for its totals, with weights made up for the test."""

import pytest

from onrecord.extract.figures.totals.choice import likeliest, shares
from onrecord.extract.figures.totals.options import Proposed, Source
from onrecord.extract.figures.totals.records import Total
from onrecord.records.span import Span

THREE = Source("number", 0, Total(3.0, (Span(0, 5),)))
NINE = Source("number", 9, Total(9.0, (Span(90, 95),)))
OFFERED = Proposed(
    {3.0: [Source("rule", None, THREE.total), THREE], 9.0: [NINE], 0.0: [Source("none")]},
    {0.0: [Source("rule"), Source("none")]}, {}, (3.0, 0.0), frozenset({"killed"}), 12,
)  # fmt: skip


def test_the_shares_leave_room_for_none_of_the_numbers():
    assert sum(shares(OFFERED, {}).values()) == pytest.approx(3 / 4)


def test_what_the_weights_hold_against_a_number_makes_it_less_likely():
    told = shares(OFFERED, {"killed: number in the body": -1.0})
    assert told[9.0, 0.0] < told[3.0, 0.0]


def test_the_rules_stand_where_the_likeliest_is_hardly_likelier():
    told = shares(OFFERED, {"killed: number in the body": 0.2})
    assert max(told, key=told.get) == (9.0, 0.0)
    assert likeliest(OFFERED, told) == (3.0, 0.0)


def test_the_weights_overrule_the_rules_where_they_are_sure():
    assert likeliest(OFFERED, shares(OFFERED, {"killed: number in the body": 2.0})) == (9.0, 0.0)
