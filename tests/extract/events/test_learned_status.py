"""How a deed stands, where the head that knows of it puts right what rules take it for."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Diplomats fear an attack on the port by the rebels.", "ASSAULT", "hypothetical"),
        ("The rebels risk an attack by the army if they stay.", "ASSAULT", "hypothetical"),
        ("The plan brings aid while the parties negotiate an end to the siege of Tigray.", "RETREAT", "hypothetical"),
        ("Talks on the withdrawal of Turkish troops from Bashiqa resumed.", "RETREAT", "hypothetical"),
        ("Oman negotiated the release of two Americans held by the Houthis.", "RETREAT", "occurred"),
        ("Rebels have been shelling the port of Lome for weeks, and hospitals are full.", "ASSAULT", "ongoing"),
        ("The government has signed no agreement with the separatists of Bougainville.", "AGREE", "denied"),
    ],
)
def test_how_a_deed_stands_is_put_right(text, plover, status):
    events = [c for c in reader().read(Article.build(body=text, published="2022-08-01")).claims if isinstance(c, Event)]
    assert {e.status for e in events if e.plover == plover} == {status}
