"""Lines broken by a text editor: what is said goes on over them."""

import pytest

from onrecord.layout.wraps import unwrapped
from onrecord.pipeline import reader
from onrecord.records import Article, Statement

WRAPPED = """Radio Karvia, 4 March -- The commander of the northern front said on
Monday that his men had left Oresh and Tamel, and that the truce which
Belandia had asked for was being kept by all of them. "We ask the other
side to do as we have done. We shall wait for three days," he told the
station.

Belandia has not answered."""


def test_breaks_within_a_wrapped_paragraph_are_spaces_and_all_else_stays():
    read = unwrapped(WRAPPED)
    assert len(read) == len(WRAPPED)
    assert read.split("\n") == [WRAPPED.split("\n\n")[0].replace("\n", " "), "", "Belandia has not answered."]


@pytest.mark.parametrize(
    "text",
    [
        "Talks end\n\nThe envoys left on Sunday.\nThey will meet again.",
        "The ministry said:\n\n• Nine people fled\n• two returned",
        "One line that is long enough to have been broken by a text editor here\n[Diop] We agreed.\n\nEnd.",
        "The envoy of Chad left the talks at noon and said that he was tired.\n"
        "The envoy of Niger stayed for the rest of the day and for dinner.\nBoth were seen at the port.\n\nEnd.",
    ],
)
def test_lines_that_end_or_stand_for_themselves_stay(text):
    assert unwrapped(text) == text


def test_what_is_said_goes_on_over_wrapped_lines():
    said = [c for c in reader().read(Article.build(body=WRAPPED)).claims if isinstance(c, Statement)]
    assert [" ".join(c.of(WRAPPED) for c in s.content).replace("\n", " ") for s in said] == [
        "that his men had left Oresh and Tamel, and that the truce which Belandia had asked for was being kept by all of them",
        '"We ask the other side to do as we have done. We shall wait for three days,"',
    ]


def test_a_long_line_is_looked_through_once():
    line = "The envoys left on Sunday. " * 4000
    assert unwrapped(f"{line}\nTalks end.") == f"{line}\nTalks end."
