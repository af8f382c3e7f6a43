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
        'Foreign minister Oda declined to use the word "blockade".',
        "Oda declined to go into details.",
        "Police who had turned out in the square watched the play.",
        "The governor signed an executive order on Monday.",
        "A letter signed by 200 traders reached the mayor on Monday.",
        "Ana Diaz declined comment on the raid in Abra.",
        "The president said the war on terror would go on in Mali.",
        "Chad insisted that it remained in control.",
        "The general insisted that the rebels would not be allowed to win.",
        "The ministry warned of the risk of war.",
        "The police had been warned of the raid.",
        "The rebels were sheltering in a school.",
        "The group was armed with rifles.",
        "Mediators rescued the truce on Monday.",
        "The party will receive four ministries.",
        "Air defences shot down 44 of the 60 drones on Monday.",
        "The delegation tried to unravel the accords.",
        "The minister spoke to reporters in Nairobi.",
        "The general did not rule out talks.",
        "The shells missed the school, and no one was hurt.",
        "Local officials should be vigilant, the minister said.",
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
        ("Kenya insisted that the rebels leave.", "REQUEST", ("Kenya",), ("rebels",)),
        ("The rebels shot down a helicopter over Kola.", "ASSAULT", ("rebels",), ("helicopter",)),
        ("Iran armed the militia with rockets.", "AID", ("Iran",), ("militia",)),
        ("A soldier lost his life in the raid.", "ASSAULT", (), ("soldier",)),
    ],
)
def test_a_deed_is_told_of_those_who_can_take_part(text, plover, actors, recipients):
    told = [(e.actors, e.recipients) for e in events(text) if e.plover == plover]
    assert told
    assert told[0][1] == recipients
    assert not actors or told[0][0] == actors


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("The ministers discussed the threat posed by Chad.", "THREATEN"),
        ("The army faces a growing threat from rebels in the north.", "THREATEN"),
        ("Monks are forbidden from killing animals in Beda.", "ASSAULT"),
        ("The minister denied intending to kill the general.", "ASSAULT"),
        ("Peru beat Chad 3-1 in Lima on Sunday.", "ASSAULT"),
        ("The singer was jailed on charges of insulting the king and endorsing rebels.", "SUPPORT"),
        ("The officer was taken off life support on Sunday.", "COERCE"),
        ("Two villagers were taken to hospital.", "COERCE"),
        ("Koffi stepped all over their plan on Monday.", "RETREAT"),
        ("The president vowed to fight corruption and terrorism.", "THREATEN"),
        ("The senator fought the bill for years.", "ASSAULT"),
        ("Chad and Niger target union membership.", "ASSAULT"),
        ("A woman died after being hit by a truck near Lima.", "ASSAULT"),
        ("Two people were killed and six were injured after a helicopter crashed in northern Peru.", "ASSAULT"),
        ("Instead of sending the money, the trader alerted the police.", "AID"),
        ("She entered a plea of not guilty to the charges.", "REQUEST"),
        ("General Diaz takes over from General Okoro, who retired.", "COERCE"),
        ("Separatists accept that they cannot win.", "AGREE"),
        ("Police identified a man who died in the river.", "ACCUSE"),
    ],
)
def test_a_danger_a_ban_an_aim_a_game_and_a_charge_are_no_deed(text, plover):
    assert [e for e in events(text) if e.plover == plover] == []


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "status"),
    [
        ("Chad made a threat to close the border with Niger.", "THREATEN", "occurred"),
        ("Police beat a reporter in Lima on Sunday.", "ASSAULT", "occurred"),
        ("The two sides would agree to a truce.", "AGREE", "planned"),
        ("The mayor stepped down on Monday.", "RETREAT", "occurred"),
        ("The rebels decided to attack the town.", "ASSAULT", "planned"),
        ("She failed to report Koffi's plan to kill the mayor.", "ASSAULT", "planned"),
        ("The president has promised a veto of the bill.", "REJECT", "planned"),
        ("Rebels took over the town of Sake from the army.", "COERCE", "occurred"),
        ("Chad and Mali signed a joint statement in Lima on Monday.", "AGREE", "occurred"),
        ("The army hit rebel positions in Goma on Friday.", "ASSAULT", "occurred"),
    ],
)
def test_how_a_deed_stands_that_is_told(text, plover, status):
    assert [e.status for e in events(text) if e.plover == plover] == [status]


@pytest.mark.weights
def test_a_day_is_nothing_that_one_insists_on():
    told = events("The president insisted on Monday that Togo would take part in the summit.")
    assert "REQUEST" not in {e.plover for e in told}
