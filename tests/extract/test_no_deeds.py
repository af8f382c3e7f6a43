"""Words that tell of a deed elsewhere tell of none where they only show, name, refuse to speak or come to look on."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event


def events(text):
    return [c for c in reader().read(Article.build(body=text, published="2022-08-01")).claims if isinstance(c, Event)]


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "The authorities demonstrated how they would abuse their power.",
        "The general demonstrated that he could fly.",
        "Chen lived in luxury, accepting huge bribes.",
        "Zhou is the most senior general to be targeted by the anti-corruption campaign.",
        "The Prussians ceased trying to capture the fortress.",
        'Foreign minister Oda declined to use the word "blockade".',
        "Oda declined to go into details.",
        "Police who had turned out in the square watched the play.",
    ],
)
def test_no_deed_is_told(text):
    assert events(text) == []


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actors", "recipients"),
    [
        ("Thousands demonstrated in Kola against the junta.", "PROTEST", (), ("junta",)),
        ("Koffi called President Mensah a liar on Monday.", "ACCUSE", ("Koffi",), ("Mensah",)),
        ("Chad declined to sign the deal.", "REJECT", ("Chad",), ()),
        ("The administration plans to deploy 3,000 soldiers to the region.", "MOBILIZE", ("administration",), ()),
        ("Chad sent troops to Mali on Monday.", "MOBILIZE", ("Chad",), ("Mali",)),
        ("French cooperation on the Oran bomb was slow, the minister said.", "COOPERATE", ("France",), ()),
        ("Protesters blocked the main bridge in Kola.", "PROTEST", ("Protesters",), ()),
    ],
)
def test_a_deed_is_told_of_those_who_can_take_part(text, plover, actors, recipients):
    told = [(e.actors, e.recipients) for e in events(text) if e.plover == plover]
    assert told
    assert told[0][1] == recipients
    assert not actors or told[0][0] == actors
