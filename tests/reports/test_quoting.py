"""The sentence a claim rests on, as a line of a report quotes it."""

from onrecord.records import Evidence, Span
from onrecord.reports.quoting import quoted


def test_the_mark_of_an_item_of_a_list_is_not_quoted():
    text = "Demands\n\n- We reject the plan for Kelambo.\n\n- We are ready to talk."
    at = text.index("reject the plan")
    assert quoted(text, [Evidence.quote(text, Span(at, at + 15))]) == "We reject the plan for Kelambo."
