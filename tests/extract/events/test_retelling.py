"""One happening that an article tells in several ways is one event."""

import pytest

from onrecord.extract.events.fits import is_name, of_one_sort, parties_fit
from onrecord.pipeline import reader
from onrecord.records import Article, Event


def told(text, plover):
    claims = reader().read(Article.build(body=text, published="2022-08-01")).claims
    return [(e.actors, e.recipients) for e in claims if isinstance(e, Event) and e.plover == plover]


def test_many_people_are_no_name_where_they_open_a_sentence():
    assert not is_name("Students")
    assert not is_name("Police")
    assert is_name("Taliban")
    assert parties_fit(("Students",), ("Kora Front",)) is None


def test_soldiers_are_of_one_sort_with_troops_and_not_with_police():
    assert of_one_sort(("Soldiers",), ("troops",))
    assert not of_one_sort(("soldiers",), ("police",))
    assert not of_one_sort(("Malian soldiers",), ("troops",))


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "wanted"),
    [
        ("At least 26 people were killed and 46 injured when Chad launched missile strikes on six towns on Wednesday.", "ASSAULT",
         [(("Chad",), ("people", "towns"))]),
        ("Libyan warplanes carried out dozens of airstrikes on Faya on Monday, killing at least 74 people.", "ASSAULT",
         [(("Libyan warplanes",), ("people",))]),
        ("The dam was also shelled and damaged, he said.", "ASSAULT", [((), ("dam",))]),
        ("Uganda armed and trained the rebels, a panel said.", "AID", [(("Uganda",), ("rebels",))]),
        ("Clashes in Blue Nile have killed 105 people and wounded 291.", "ASSAULT", [((), ("people",))]),
        ("Two students were arrested last week in Bamako. The students arrested have asked for a lawyer.", "COERCE",
         [((), ("students",))]),
    ],
)  # fmt: skip
def test_what_joined_words_tell_is_one_deed(text, plover, wanted):
    assert told(text, plover) == wanted


@pytest.mark.weights
def test_what_a_deed_answers_is_another():
    text = "Iran launched 180 missiles at Israel in retaliation for the killing of the general Omar Sabri."
    assert (("Iran",), ("Israel",)) in told(text, "ASSAULT")
    assert len(told(text, "ASSAULT")) == 2


@pytest.mark.weights
def test_an_event_rests_on_what_was_announced_or_signed_too():
    text = "Mali's government and the rebels signed a general agreement in Gao on Friday."
    claims = reader().read(Article.build(body=text, published="2022-08-01")).claims
    assert any("agreement" in e.evidence[0].text for e in claims if isinstance(e, Event) and e.plover == "AGREE")


@pytest.mark.weights
def test_whom_one_accuses_is_none_that_another_tells_of():
    text = (
        "At least 27 people were killed when shells hit a market in Harrun on Tuesday, the health office said, in the "
        "deadliest attack since May. The Ambarian army accused the Northern Resistance Council of firing on the town."
    )
    told_by = {tuple(v.name for v in e.said_by): e.actors for e in reader().read(Article.build(body=text, published="2022-08-01")).claims
               if isinstance(e, Event) and e.plover == "ASSAULT"}  # fmt: skip
    assert told_by["health office",] == ()
    assert told_by["Ambarian army",] == ("Northern Resistance Council",)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plover", "wanted"),
    [
        (
            "Soldiers attacked the village of Bulo on Monday. Troops stormed the village, a chief said.",
            "ASSAULT",
            [(("Soldiers",), ("village of Bulo",))],
        ),
        (
            "Kenyan police shot dead three cattle rustlers near Lodwar. Police killed the rustlers after a chase.",
            "ASSAULT",
            [(("Kenyan police",), ("cattle rustlers",))],
        ),
        (
            "Rebels and soldiers clashed in Tessalit on Monday. Soldiers fought the rebels for hours, a resident said.",
            "ASSAULT",
            [(("Rebels",), ("soldiers",))],
        ),
        (
            "Ana Lopes met Jorge Silva in Praia on Tuesday. Lopes and Silva talked about fish.",
            "CONSULT",
            [(("Ana Lopes",), ("Jorge Silva",))],
        ),
        (
            "Three prisoners were stabbed or beheaded in the riot at Kola prison.",
            "ASSAULT",
            [((), ("prisoners",))],
        ),
        (
            "A bus crashed on Monday. A blast ripped through the American Embassy in Tanzania hours before.",
            "ASSAULT",
            [((), ("American Embassy",))],
        ),
        (
            "Chile's exiled government has asked the U.S. to open the port. Envoys met twice. "
            "The Chilean request angered Peru.",
            "REQUEST",
            [(("Chile's exiled government",), ("U.S.",))],
        ),
        (
            "Rebels fired rockets at Torit on Monday. One of them struck a school.",
            "ASSAULT",
            [(("Rebels",), ("Torit", "school"))],
        ),
        (
            "A missile hit the depot on Monday. The blast was the third to hit the company this year.",
            "ASSAULT",
            [((), ("depot",))],
        ),
        (
            "Gunmen killed a judge in Bulo. Lawyers mourned. The judge who was killed had two sons.",
            "ASSAULT",
            [(("Gunmen",), ("judge",))],
        ),
    ],
)
def test_what_is_told_by_another_word_is_told_once(text, plover, wanted):
    assert told(text, plover) == wanted


@pytest.mark.weights
def test_other_people_who_were_arrested_are_another_arrest():
    arrests = told("Police arrested nine miners in Kola. The teachers who were arrested were freed.", "COERCE")
    assert arrests == [(("Police",), ("miners",)), ((), ("teachers",))]


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Police killed two students in Accra on Monday. Officers shot dead two students in Kumasi on Tuesday.",
        "Gunmen killed a judge in Bulo. Gunmen killed a teacher in Bulo.",
        "Protesters attacked the bank. Police attacked the protesters.",
        "Rebels attacked the army at Kola. The battle of Torit followed in May.",
        "Police fired tear gas at the students. Police killed the students with live rounds.",
    ],
)
def test_what_another_place_person_or_means_sets_apart_is_told_twice(text):
    assert len(told(text, "ASSAULT")) == 2


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thirteen inmates were killed on Monday in a bloody brawl in Kola prison.", {"killed", "brawl"}),
        ("Rebels shelled the town of Abra on Friday, killing two traders and wounding nine.", {"shelled", "wounding"}),
    ],
)
def test_a_happening_rests_on_all_words_that_tell_it(text, words):
    claims = reader().read(Article.build(body=text, published="2022-08-01")).claims
    (attack,) = (e for e in claims if isinstance(e, Event) and e.plover == "ASSAULT")
    assert words <= {word.strip(",.") for e in attack.evidence for word in e.text.split()}
