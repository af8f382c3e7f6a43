"""How a deed stands, where the head that knows of it puts right what rules take it for."""

import pytest
from trees import tree_of

from onrecord.extract.status_features import ask_status
from onrecord.pipeline import reader
from onrecord.records import Article, Event

ARRANGED = """
Rebels NOUN 2 nsubj
tried VERB 0 root
to PART 4 mark
arrange VERB 2 xcomp
the DET 6 det
release NOUN 4 obj
"""


def test_what_is_asked_depends_on_what_the_rules_take_it_for():
    tree = tree_of(ARRANGED)
    asked = {ask_status(tree, 5, "RETREAT", ruled, {}).marks for ruled in ("occurred", "planned")}
    assert len(asked) == 2


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Diplomats fear an attack on the port by the rebels.", "ASSAULT", "hypothetical"),
        ("The rebels risk an attack by the army if they stay.", "ASSAULT", "hypothetical"),
        ("Rebels have been shelling the port of Lome for weeks, and hospitals are full.", "ASSAULT", "ongoing"),
        ("The government has signed no agreement with the separatists of Bougainville.", "AGREE", "denied"),
    ],
)
def test_how_a_deed_stands_is_put_right(text, plover, status):
    events = [c for c in reader().read(Article.build(body=text, published="2022-08-01")).claims if isinstance(c, Event)]
    assert {e.status for e in events if e.plover == plover} == {status}
