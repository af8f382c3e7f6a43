"""The medium of statements, on trees written by hand, and names of outlets."""

import pytest
from trees import entity_in, tree_of

from onrecord.annotate.annotations import Annotations, Attribution
from onrecord.annotate.attributions.cues import Cue
from onrecord.extract.outlets import is_outlet
from onrecord.extract.statements.media import medium_of
from onrecord.extract.statements.scene import Scene
from onrecord.records import Span

SAID = "It PRON 2 nsubj\nsaid VERB 0 root\nso ADV 2 advmod\n"


def medium(rows, outlet=None, addressee=None):
    tree = tree_of(rows)
    verb = tree.words[1]
    told = Attribution(
        source=(tree.words[0],), cue=(Span(verb.start, verb.end),), content=(tree.words[2],), addressee=addressee
    )
    entities = (entity_in(tree, outlet, "ORGANIZATION"),) if outlet else ()
    found = Annotations(text=tree.text, words=tuple(tree.words), entities=entities, attributions=(told,))
    cue = Cue(tree, told)
    scene = Scene(tree, found)
    return medium_of(told, tree, cue, scene.around(cue, told), scene.outlets).name


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ("in ADP 6 case\na DET 6 det\nstatement NOUN 2 obl", "statement"),
        ("in ADP 7 case\na DET 7 det\ntelevised ADJ 7 amod\naddress NOUN 2 obl", "televised address"),
        ("by ADP 5 case\nphone NOUN 2 obl", "phone call"),
        ("after ADP 6 case\na DET 6 det\ncall NOUN 2 obl", None),
        ("on ADP 5 case\nX PROPN 2 obl", "X"),
        ("on ADP 6 case\nstate NOUN 6 compound\ntelevision NOUN 2 obl", "state television"),
        ("on ADP 5 case\nMonday PROPN 2 obl", None),
    ],
)
def test_the_kind_of_medium_stands_after_a_preposition(rows, kind):
    assert medium(SAID + rows) == kind


def test_an_outlet_stands_beside_its_kind():
    rows = SAID + "in ADP 6 case\nan DET 6 det\ninterview NOUN 2 obl\nwith ADP 8 case\nCNN PROPN 6 nmod"
    assert medium(rows, "CNN") == "interview (CNN)"


def test_an_outlet_that_was_told_is_the_medium():
    assert medium("It PRON 2 nsubj\ntold VERB 0 root\nso ADV 2 advmod\nReuters PROPN 2 obj", "Reuters") == "Reuters"
    assert medium("It PRON 2 nsubj\ntold VERB 0 root\nso ADV 2 advmod\nUnicef PROPN 2 obj", "Unicef") is None


@pytest.mark.parametrize(
    "name", ["CNN", "BBC Urdu", "Radio Tamazuj", "Fana Radio", "Russia's TASS", "Kyiv Independent News"]
)
def test_names_of_outlets_are_known_or_made_of_their_words(name):
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Unicef", "Red Cross", "Radio", "Security Council", "Star", "Hamas"])
def test_other_names_are_no_outlets(name):
    assert not is_outlet(name)


def test_verbs_and_platforms_tell_the_medium():
    assert medium("It PRON 2 nsubj\ntweeted VERB 0 root\nso ADV 2 advmod") == "X"
    rows = SAID + "in ADP 6 case\na DET 6 det\nvideo NOUN 2 obl\nposted VERB 6 acl\non ADP 9 case\nTelegram PROPN 7 obl"
    assert medium(rows) == "video (Telegram)"


def test_whoever_a_reporter_works_for_is_an_outlet():
    rows = "It PRON 2 nsubj\ntold VERB 0 root\nso ADV 2 advmod\na DET 5 det\nreporter NOUN 2 iobj\nof ADP 7 case\nHetq PROPN 5 nmod"
    assert medium(rows, "Hetq", "reporter of Hetq") == "Hetq"
