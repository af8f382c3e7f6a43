"""Who takes part in a deed, where the head that knows roles puts right what rules find."""

import pytest
from trees import tree_of

from onrecord.extract.events.candidates import candidates
from onrecord.pipeline import reader
from onrecord.records import Article, Event

BEATEN = """
Villagers NOUN 4 nsubj:pass
who PRON 3 nsubj
protested VERB 1 acl:relcl
beaten VERB 0 root
by ADP 7 case
hired ADJ 7 amod
thugs NOUN 4 obl:agent
"""


def test_every_phrase_of_the_sentence_is_asked_about_but_relative_pronouns_and_the_word_itself():
    tree = tree_of(BEATEN)
    assert [tree.word(w) for w in candidates(tree, 3, {})] == ["Villagers", "thugs"]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two protesters who went to the station were beaten and kidnapped by hired thugs.",
            ("ASSAULT", ("hired thugs",), ("protesters",)),
        ),
        (
            "Villagers blocked the road in front of the station, demanding compensation from the ministry.",
            ("REQUEST", ("Villagers",), ("ministry",)),
        ),
        (
            "Officers arrested Juan Perez and former mayor Luis Gomez.",
            ("COERCE", ("Officers",), ("Juan Perez", "Luis Gomez")),
        ),
        (
            "The Speaker of the House Anna Berg criticised the Libyan, Atif Diab, on Monday.",
            ("ACCUSE", ("Anna Berg",), ("Atif Diab",)),
        ),
        ("Police confiscated drugs and weapons from Diallo's car.", ("COERCE", ("Police",), ("Diallo",))),
        ("They beat and dragged the nurse to another room.", ("ASSAULT", (), ("nurse",))),
        (
            "Lawmakers accused opposition figures of planning a coup.",
            ("ACCUSE", ("Lawmakers",), ("opposition figures",)),
        ),
        ("A man rammed a car into a crowd of shoppers in Graz.", ("ASSAULT", ("man",), ("shoppers",))),
        ("The Libyan was arrested by police in Tunis.", ("COERCE", ("police",), ("Libyan",))),
        ("Gunmen shot dead Kurds near Abra on Monday.", ("ASSAULT", ("Gunmen",), ("Kurds",))),
        (
            "An order for the arrest of the banker was issued by prosecutors in Lomé.",
            ("COERCE", ("prosecutors",), ("banker",)),
        ),
    ],
)
def test_who_takes_part_is_put_right(text, told):
    events = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Event)]
    assert told in [(e.plover, e.actors, e.recipients) for e in events]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "told"),
    [
        ("Two men were arrested on Friday in the attack on a school in Abra.", "ASSAULT", [((), ("school",))]),
        ("The mayor and his guard were injured in the blast.", "ASSAULT", [((), ("mayor", "mayor's guard"))]),
        (
            "Teachers marched on Sunday against the use of soldiers in arresting students.",
            "COERCE",
            [(("soldiers",), ("students",))],
        ),
        ("The lawyer's murder shook the capital of Chile on Monday.", "ASSAULT", [((), ("lawyer",))]),
        ("The police shootings in Salta and Jujuy angered many.", "ASSAULT", [(("police",), ())]),
        ("A blast near a school in Lunda killed nine pupils on Friday.", "ASSAULT", [((), ("pupils",))]),
        ("Students plan to protest on Friday in Lima.", "PROTEST", [(("Students",), ())]),
        ("A warrant charged Koffi with fraud.", "ACCUSE", [((), ("Koffi",))]),
        ("Rival clans clashed in a northern refugee camp on Saturday.", "ASSAULT", [(("Rival clans",), ())]),
        ("The attack on a group of women at a restaurant in Lima shook Peru.", "ASSAULT", [((), ("women",))]),
        ("Police arrested the woman and charged her with aggravated assault.", "ASSAULT", []),
        ("The minister faced a grilling over the launch of a new bureau.", "ACCUSE", [((), ("minister",))]),
        ("The envoy received harsh criticism from lawmakers.", "ACCUSE", [(("lawmakers",), ("envoy",))]),
        ("Anti-government protests began in Kola two years ago.", "PROTEST", [((), ("government",))]),
    ],
)
def test_the_way_a_deed_is_told_keeps_some_from_having_done_or_suffered_it(text, plover, told):
    events = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Event)]
    assert [(e.actors, e.recipients) for e in events if e.plover == plover] == told


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Oslo urged the rebels to release the hostages.", "yield"),
        ("The government urged citizens to keep up marches to ensure the boy's return.", None),
        ("The union demanded that the minister resign because the ministry withdrew aid.", "change"),
    ],
)
def test_a_demand_is_about_what_is_asked_and_not_about_what_that_is_for(text, mode):
    events = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Event)]
    assert [e.mode for e in events if e.plover == "REQUEST"] == [mode]
