import pytest

from onrecord.records import Evidence, Figure, Span, Statement, Voice
from onrecord.records.values import is_whole_day, meant

TEXT = "Twelve people died in Marib, the governor said on Monday."


def evidence(*words):
    return tuple(Evidence.quote(TEXT, Span(TEXT.index(w), TEXT.index(w) + len(w))) for w in words)


def test_the_words_of_a_statement_are_what_was_said_and_of_other_claims_all_they_rest_on():
    told = {"article": "a", "by": "test", "evidence": evidence("Twelve people died", "in Marib", "the governor")}
    said = tuple(Span(e.start, e.end) for e in told["evidence"][:2])
    statement = Statement(**told, speaker=Voice("the governor"), quotation="indirect", content=said)
    assert statement.words == "Twelve people died … in Marib"
    assert Figure(**told, measure="killed", value=12).words == "Twelve people died … in Marib … the governor"


@pytest.mark.parametrize(("value", "whole"), [("2025-03-08", True), ("2025-03", False), ("2025-02-30", False), ("2025", False)])
def test_only_a_day_of_the_calendar_is_a_whole_day(value, whole):
    assert is_whole_day(value) is whole


def test_what_may_have_been_meant_is_told_as_it_is_written():
    assert meant("goma", ["Goma", "Bukavu"]) == "; did you mean 'Goma'?"
    assert meant("Xyzzy", ["Goma", "Bukavu"]) == ""
