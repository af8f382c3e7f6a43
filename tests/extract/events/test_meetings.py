"""Who only brings others together."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event


def told(text):
    """Return type, mode, actors and recipients of the events of a text."""
    claims = reader().read(Article.build(body=text, published="2022-08-01")).claims
    return [(e.plover, e.mode, e.actors, e.recipients) for e in claims if isinstance(e, Event)]


@pytest.mark.weights
def test_who_brokered_an_accord_is_no_side_of_it():
    text = "A truce brokered by Qatar between Chad and Niger was signed on Monday."
    assert [(a, r) for plover, _, a, r in told(text) if plover == "AGREE"] == [(("Chad", "Niger"), ())]
    truce = told("A truce mediated by Egypt took effect on Tuesday.")
    assert ("RETREAT", "ceasefire", (), ()) in truce
    assert ("CONSULT", "third-party", ("Egypt",), ()) in truce
    assert ("CONSULT", "third-party", ("Kenya", "Uganda"), ()) in told("Kenya and Uganda brokered the prisoner swap.")
    two = told("Kenya and Uganda brokered a truce between the army and the rebels.")
    assert ("CONSULT", "third-party", ("army",), ("rebels",)) in two
    assert ("COOPERATE", None, ("Peru", "Chile"), ()) in told("Peru and Chile facilitated the prisoner swap at the border.")
    assert not [t for t in told("The deal was brokered by the African Union.") if t[0] == "AGREE"]
