"""Who takes part in an event, and what they are called."""

import pytest

from onrecord.extract.events.names import is_nobody
from onrecord.pipeline import reader
from onrecord.records import Article, Event


def told(text, plover):
    claims = reader().read(Article.build(body=text, published="2022-08-01")).claims
    return [(e.actors, e.recipients) for e in claims if isinstance(e, Event) and e.plover == plover]


def test_words_for_some_and_addresses_name_nobody():
    assert is_nobody("Others")
    assert is_nobody("many")
    assert is_nobody("https://example.org/a-law-is-passed/")
    assert not is_nobody("US")


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actors", "recipients"),
    [
        (
            "Kane was criticised by Liberal presidential front-runner and former secretary of state Mary Holt on Monday.",
            "ACCUSE",
            ("Mary Holt",),
            ("Kane",),
        ),
        (
            "His brother and former finance minister, Paul Koffi, was stopped at the airport by immigration officers.",
            "COERCE",
            ("immigration officers",),
            ("Paul Koffi",),
        ),
        ("Police beat Li and his colleague, Zhao Long, in the yard.", "ASSAULT", ("Police",), ("Li", "Zhao Long")),
        (
            "The president and the prime minister, Paul Koffi, condemned Chad.",
            "ACCUSE",
            ("president", "Paul Koffi"),
            ("Chad",),
        ),
        ("Senators like Paul Meyer have blasted Kane over the deal.", "ACCUSE", ("Paul Meyer",), ("Kane",)),
        (
            "Rioters burned the palace of former president Jean Koffi, who last week fled to Togo before resigning.",
            "ASSAULT",
            ("Rioters",),
            ("palace of former president Jean Koffi",),
        ),
        (
            "The military ordered all Canadians and Swedes to leave the port on Friday.",
            "REQUEST",
            ("military",),
            ("Canadians", "Swedes"),
        ),
        ("Chad withdrew its army from Mali on Monday.", "RETREAT", ("Chad",), ("Mali",)),
        ("The bombing of Torit killed nine people.", "ASSAULT", (), ("Torit", "people")),
        (
            "The government and the ruling Unity Party continued to slam the officers.",
            "ACCUSE",
            ("government", "Unity Party"),
            ("officers",),
        ),
        ("Others condemned Chad for the raid in Abra.", "ACCUSE", (), ("Chad",)),
        ("The rebels inflicted heavy losses on the army in Beda on Monday.", "ASSAULT", ("rebels",), ("army",)),
        ("The colonel spoke of the casualties inflicted on the rebels on Monday.", "ASSAULT", (), ("rebels",)),
        ("The mayor enjoys the support of the militia in Beda.", "SUPPORT", ("militia",), ("mayor",)),
        ("A number were killed in Beda on Monday.", "ASSAULT", (), ("people",)),
        ("Truck attack in Chad kills at least 80.", "ASSAULT", (), ("people",)),
        ("A wide range of Iraqi parties condemned Chad on Monday.", "ACCUSE", ("Iraqi parties",), ("Chad",)),
        (
            "The traders were held on Monday after they fled from clashes between the army and rebels in Beda.",
            "ASSAULT",
            ("army", "rebels"),
            (),
        ),
        (
            "Hamas condemned the raid. US troops in Iraq clashed with guerrillas near Beda on Monday.",
            "ASSAULT",
            ("US troops",),
            ("guerrillas",),
        ),
        (
            "An attack with explosives on the office of a trade union shook Chad on Monday.",
            "ASSAULT",
            (),
            ("office of a trade union",),
        ),
    ],
)
def test_who_takes_part_is_called_by_a_name_or_a_description(text, plover, actors, recipients):
    assert told(text, plover) == [(actors, recipients)]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "last"),
    [
        (
            "Police arrested twelve students in Kola on Friday. They were detained near the university, a lawyer said.",
            "COERCE",
            (("Police",), ("students",)),
        ),
        (
            "Gunmen attacked a police station in Bulo on Sunday. They killed two officers before fleeing.",
            "ASSAULT",
            (("Gunmen",), ("officers",)),
        ),
        (
            "Rebels attacked a convoy on Monday. A doctor said they killed nine drivers.",
            "ASSAULT",
            (("Rebels",), ("drivers",)),
        ),
        (
            "Rebels took nine nurses to a camp in Beda and beat them on Monday.",
            "ASSAULT",
            (("Rebels",), ("nurses",)),
        ),
        (
            "Police asked the traders to leave the market in Lima and arrested them on Friday.",
            "COERCE",
            (("Police",), ("traders",)),
        ),
        (
            "Chad and Niger signed a truce on Monday. They also agreed to free 40 prisoners.",
            "RETREAT",
            (("Chad", "Niger"), ("prisoners",)),
        ),
    ],
)
def test_they_are_the_many_told_of_before(text, plover, last):
    assert told(text, plover)[-1] == last


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "parties"),
    [
        ("The army said its jets struck a rebel base near Abra on Monday.", "ASSAULT", (("army",), ("rebel base",))),
        (
            "The unity government met on Monday. It condemned Chad for the raid in Abra.",
            "ACCUSE",
            (("unity government",), ("Chad",)),
        ),
        ("Awa Diop said it was time to free the nurses held in Leh.", "RETREAT", ((), ("nurses",))),
        (
            'The minister of Chad, Awa Diop, spoke on Monday. "I condemn Mali for the raid in Abra," Diop said.',
            "ACCUSE",
            (("Awa Diop",), ("Mali",)),
        ),
    ],
)
def test_it_is_no_person_and_i_am_who_speaks(text, plover, parties):
    assert parties in told(text, plover)


@pytest.mark.weights
def test_the_rebels_are_no_news_agency():
    text = "Mali sent troops. The Itar-Tass news agency said on Monday that the rebels had burned a school in Abra."
    assert (("rebels",), ("school",)) in told(text, "ASSAULT")


@pytest.mark.weights
def test_who_goes_on_with_somebody_refuses_him_nothing():
    assert told("The government and the ruling Unity Party continued to slam the officers.", "REJECT") == []


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "actors", "recipients"),
    [
        ("Chad, Niger sign truce", "AGREE", ("Chad", "Niger"), ()),
        (
            "Chad's minister Ali Koffi and his Malian counterpart Ana Diaz signed a truce.",
            "AGREE",
            ("Ali Koffi", "Ana Diaz"),
            (),
        ),
        (
            "The United States, Britain and Norway, known as the Troika, rejected the plan.",
            "REJECT",
            ("United States", "Britain", "Norway"),
            (),
        ),
        ("People would move to Egypt and Jordan. Both countries rejected the idea.", "REJECT", ("Egypt", "Jordan"), ()),
        ("Sow met Ali Koffi and rebel leader Ana Diaz. The latter rejected the plan.", "REJECT", ("Ana Diaz",), ()),
        ("The Greek side wanted a date, which minister Ali Koffi rejected.", "REJECT", ("Ali Koffi",), ()),
        ("The army fought alongside the militia in Goma.", "ASSAULT", ("army",), ()),
        (
            "The group would free nobody, accusing Chad of blocking trucks and of killing farmers.",
            "ASSAULT",
            ("Chad",),
            ("farmers",),
        ),
        ("Twelve people were killed since the rebels took up arms.", "ASSAULT", (), ("people",)),
        ("Awa Sow, whose brother was shot by militiamen, wept.", "ASSAULT", ("militiamen",), ("Awa Sow's brother",)),
        ("His wife, who had been kidnapped near Goma, was found by monks.", "ASSAULT", (), ("His wife",)),
        (
            "Troops opened fire on students who had gathered outside a bank, wounding six.",
            "ASSAULT",
            ("Troops",),
            ("students",),
        ),
        (
            "The army carried out at least 40 strikes on Kidal province overnight.",
            "ASSAULT",
            ("army",),
            ("Kidal province",),
        ),
        ("Thailand and Vietnam oppose an arms embargo.", "REJECT", ("Thailand", "Vietnam"), ()),
        ("Chad accused the observers of bias and left the hall.", "ACCUSE", ("Chad",), ("observers",)),
        ("Accusing the judges of fraud, Togo left the hall.", "ACCUSE", ("Togo",), ("judges",)),
        ("Kenya accused the minister of defence of graft.", "ACCUSE", ("Kenya",), ("minister of defence",)),
        ("Mali rejected a plan delivered by the UN envoy on Monday.", "REJECT", ("Mali",), ()),
        ("Mali dismissed a proposal handed over by UN envoy Ana Diaz as the worst yet.", "REJECT", ("Mali",), ()),
        ("Mali rejected a plan drawn up by Norway on Monday.", "REJECT", ("Mali",), ("Norway",)),
        ("Families demanded the release of the miners.", "REQUEST", ("Families",), ()),
        ("The rebels want prisoners freed before the talks.", "REQUEST", ("rebels",), ()),
        ("France wants the hostages to be released.", "REQUEST", ("France",), ()),
        ("France wants the militia to release the crew.", "REQUEST", ("France",), ("militia",)),
    ],
)
def test_each_does_and_suffers_what_is_told_of_him(text, plover, actors, recipients):
    assert told(text, plover)[:1] == [(actors, recipients)]


@pytest.mark.weights
def test_they_are_not_those_who_heard_it():
    text = 'Residents of Atar heard blasts. "They talk of peace at noon and bomb us at midnight," the minister said.'
    assert [actors for actors, recipients in told(text, "ASSAULT") if recipients] == [()]


def test_an_attack_is_not_by_those_after_whose_deed_it_came():
    assert told("The raid came a day after the rebels overran a garrison.", "ASSAULT") == []


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ninety soldiers were killed on Wednesday when the army tried to advance from Muramba.", {()}),
        ("Nine villagers were killed on Wednesday when the army shelled Muramba.", {("army",)}),
    ],
)
def test_who_only_did_something_else_when_others_came_to_harm_did_not_do_it(text, actors):
    told = reader().read(Article.build(body=text, published="2022-08-01")).claims
    assert {c.actors for c in told if isinstance(c, Event) and c.plover == "ASSAULT"} == actors
