"""What is ruled out, awaited, offered, bound or asked for is not told as done, and a refusal is told as one."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event


def events(text):
    return [c for c in reader().read(Article.build(body=text, published="2022-08-01")).claims if isinstance(c, Event)]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Neither the president nor the rebel leader signed the accord.", "AGREE", "denied"),
        ("The duty will be lifted once parliament in Lima has ratified the treaty.", "AGREE", "hypothetical"),
        ("The two ministers met in Lome but did not agree on a truce.", "AGREE", "denied"),
        ("Kenya was willing to withdraw its soldiers, the minister said.", "RETREAT", "hypothetical"),
        ("The army halted its bombing campaign against the rebels on Friday.", "RETREAT", "occurred"),
        ("The rebels stopped their attacks on Monday.", "RETREAT", "occurred"),
        ("Soldiers holding the post fled across the river.", "RETREAT", "occurred"),
        ("Peru has until Monday to leave the town or face an arms embargo.", "SANCTION", "hypothetical"),
        ("The plan obliges the militia to disarm.", "RETREAT", "planned"),
        ("The general said the army would go on shelling the rebels.", "ASSAULT", "planned"),
        ("The envoy urged the two generals to go on talking.", "CONSULT", "called_for"),
        ("The general did not rule out a ground invasion of Gambela.", "ASSAULT", "hypothetical"),
        ("The colonel left Lome without signing the truce.", "AGREE", "denied"),
        ("The president announced his intention to withdraw the troops from Kivu.", "RETREAT", "planned"),
        ("The president said he hoped to sign the final agreement with the rebels on August 20.", "AGREE", "planned"),
        ("The Peruvian officer may face charges over the raid.", "ACCUSE", "hypothetical"),
        ("He announced that the front would release its prisoners if the army stopped its advance.", "RETREAT", "hypothetical"),
        ("Delhi rejected allegations of involvement in last month's attack at Kotli, in which 26 tourists were killed.",
         "ASSAULT", "occurred"),
        ("The militia denied any role in the bombing of a mosque in Gao on Friday.", "ASSAULT", "occurred"),
        ('"The bombing was not only an attack on Lome, but on all of Togo," he said.', "ASSAULT", "occurred"),
    ],
)
def test_how_a_deed_stands_that_is_not_told_as_done(text, plover, status):
    assert {e.status for e in events(text) if e.plover == plover} == {status}


@pytest.mark.weights
def test_what_others_wait_for_has_not_occurred():
    told = events("The army would pull back only when the militia had disarmed.")
    assert [e.status for e in told if e.actors == ("militia",)] == ["hypothetical"]


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Colombia did not accept the plan.",
        "Chad will not discuss withdrawing its troops.",
        "Mali would never accept foreign soldiers.",
        "Peru had long refused to give way.",
    ],
)
def test_to_do_nothing_of_it_is_to_refuse(text):
    assert [(e.plover, e.status) for e in events(text)] == [("REJECT", "occurred")]


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Oslo has not responded to the letter.",
        "The text commits them to refrain from any attempt to seize new positions.",
    ],
)
def test_who_is_silent_or_kept_from_a_deed_does_none(text):
    assert not [e for e in events(text) if e.plover in {"REJECT", "COERCE"}]


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "The junta gave the Danish troops one month to leave Niger.",
        "The mutineers were given 48 hours to return to barracks.",
        "The Sudanese general gave the rebels 72 hours to stop shelling Kadugli.",
    ],
)
def test_who_gives_others_a_time_to_do_something_threatens_them(text):
    assert [e.plover for e in events(text)] == ["THREATEN"]
