import pytest
from trees import entity_in, tree_of

from onrecord.annotate.actors import find_actors
from onrecord.annotate.annotations import Attribution, Sentence, Syntax
from onrecord.annotate.roles import role_of
from onrecord.annotate.speakers import SpeakerNamer
from onrecord.annotate.tree import Tree
from onrecord.records import Span

MINISTER = """
Foreign ADJ 2 amod
Minister NOUN 4 nmod:desc
Awa PROPN 4 flat
Diop PROPN 5 nsubj
said VERB 0 root
talks NOUN 7 nsubj
failed VERB 5 ccomp
. PUNCT 5 punct
Diop PROPN 10 nsubj
left VERB 5 parataxis
. PUNCT 5 punct
She PRON 13 nsubj
spoke VERB 5 parataxis
. PUNCT 5 punct
"""


def named(rows, entities, sources):
    tree = tree_of(rows)
    found = [entity_in(tree, *e) for e in entities]
    namer = SpeakerNamer(tree, found, find_actors(tree, found), ())
    attributions = []
    at = 0
    for source in sources:
        at = tree.text.index(source, at)
        attributions.append(Attribution((Span(at, at + len(source)),), (), (Span(0, 1),)))
        at += len(source)
    return [(a.speaker, a.role) for a in namer.name_speakers(attributions)]


def test_a_title_before_a_name_is_the_role():
    tree = tree_of(MINISTER)
    assert role_of(tree, range(2, 4)) == "Foreign Minister"


def test_surname_and_pronoun_get_the_fullest_name_and_its_role():
    found = named(MINISTER, [("Awa Diop", "PERSON")], ["Foreign Minister Awa Diop", "Diop", "She"])
    assert found == [("Awa Diop", "Foreign Minister")] * 3


def test_a_role_after_the_name_counts_too():
    tree = tree_of(
        """
        Diop PROPN 8 nsubj
        , PUNCT 4 punct
        a DET 4 det
        spokeswoman NOUN 1 appos
        for ADP 6 case
        UNHCR PROPN 4 nmod
        , PUNCT 4 punct
        agreed VERB 0 root
        """
    )
    assert role_of(tree, range(1)) == "spokeswoman for UNHCR"


UNNAMED = """
A DET 3 det
rebel NOUN 3 compound
official NOUN 4 nsubj
agreed VERB 0 root
. PUNCT 4 punct
The DET 7 det
official NOUN 8 nsubj
said VERB 4 parataxis
so ADV 8 advmod
. PUNCT 4 punct
"""


def test_an_unnamed_source_keeps_its_description_without_the_article():
    found = named(UNNAMED, [], ["A rebel official", "The official"])
    assert [name for name, _ in found] == ["rebel official", "rebel official"]


POSSESSED = """
Kiir PROPN 3 nmod:poss
's PART 1 case
aide NOUN 4 nsubj
agreed VERB 0 root
"""


def test_a_name_that_only_describes_the_speaker_is_not_the_speaker():
    assert named(POSSESSED, [("Kiir", "PERSON")], ["Kiir 's aide"]) == [("Kiir 's aide", None)]


def test_a_pronoun_with_nobody_before_it_stays_unnamed():
    assert named(POSSESSED.replace("Kiir PROPN", "His PRON").replace("'s PART", "own ADJ"), [], ["His"]) == [
        (None, None)
    ]


SPOKESMAN = """
The DET 3 det
army NOUN 3 compound
spokesman NOUN 8 nsubj
, PUNCT 6 punct
Colonel PROPN 6 nmod:desc
Omar PROPN 3 appos
, PUNCT 3 punct
agreed VERB 0 root
"""


def test_a_role_before_a_comma_counts_over_a_title():
    assert role_of(tree_of(SPOKESMAN), range(5, 6)) == "army spokesman"


def test_a_list_of_officers_gives_nobody_a_role():
    assert (
        role_of(tree_of(SPOKESMAN.replace("spokesman", "spokesmen").replace("Colonel", "later")), range(5, 6)) is None
    )


def test_an_office_alone_in_a_headline_is_its_holder_named_below():
    rows = MINISTER.replace("Foreign ADJ", "minister NOUN 5 nsubj\n: PUNCT 5 punct\nForeign ADJ")
    shifted = []
    for line in rows.strip().splitlines()[2:]:
        word, tag, head, relation = line.split()
        shifted.append(f"{word} {tag} {int(head) + 2 if int(head) else 0} {relation}")
    rows = (
        "\n".join([*rows.strip().splitlines()[:2], *shifted]).replace("nsubj\n:", "dep\n:").replace(" 5 dep", " 7 dep")
    )
    assert named(rows, [("Awa Diop", "PERSON")], ["minister"]) == [("Awa Diop", "Foreign Minister")]


def read(text, sources, entities):
    """Name the sources in a text of a sentence a line, each word as word/TAG/head/relation."""
    words, tags, heads, relations, bounds, at = [], [], [], [], [], 0
    for sentence in text.split("\n"):
        rows = [r.split("/") for r in sentence.split()]
        first = len(words)
        opening = at
        for word, tag, head, relation in rows:
            words.append(Span(at, at + len(word)))
            at += len(word) + 1
            tags.append(tag)
            heads.append(first + int(head) - 1 if int(head) else -1)
            relations.append(relation)
        bounds.append(Sentence(opening, at - 1, first, len(words)))
    plain = " ".join(r.split("/")[0] for line in text.split("\n") for r in line.split())
    tree = Tree(plain, words, Syntax(tuple(tags), tuple(heads), tuple(relations)), bounds)
    found = [entity_in(tree, *e) for e in entities]
    attributions, at = [], 0
    for source in sources:
        at = plain.index(source, at)
        attributions.append(Attribution((Span(at, at + len(source)),), (), (Span(0, 1),)))
        at += len(source)
    namer = SpeakerNamer(tree, found, find_actors(tree, found), ())
    return [a.speaker for a in namer.name_speakers(attributions)]


MEDICS = "Two/NUM/2/nummod medics/NOUN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct"


def test_one_of_them_is_of_those_heard_before():
    text = f"{MEDICS}\nOne/NUM/4/nsubj of/ADP/3/case them/PRON/1/nmod wept/VERB/0/root ./PUNCT/4/punct"
    assert read(text, ["Two medics", "One of them"], []) == ["Two medics", "one of two medics"]


def test_it_is_the_body_that_the_sentence_before_is_about():
    text = (
        f"{MEDICS}\nMSF/PROPN/2/nsubj disagreed/VERB/0/root ./PUNCT/2/punct\n"
        "It/PRON/2/nsubj explained/VERB/0/root ./PUNCT/2/punct\n"
        "Its/PRON/2/nmod:poss director/NOUN/3/nsubj left/VERB/0/root"
    )
    named = read(text, ["Two medics", "It", "Its director"], [("MSF", "ORGANIZATION")])
    assert named == ["Two medics", "MSF", "MSF’s director"]


def test_both_with_a_noun_is_no_pronoun():
    text = f"{MEDICS}\nBoth/DET/2/det governments/NOUN/3/nsubj agreed/VERB/0/root"
    assert read(text, ["Two medics", "Both governments"], [])[1] == "Both governments"


def test_the_army_is_not_any_army_with_a_name():
    text = (
        "The/DET/2/det Arakan/PROPN/4/nsubj Army/PROPN/2/flat fled/VERB/0/root\n"
        "The/DET/2/det army/NOUN/3/nsubj agreed/VERB/0/root"
    )
    assert read(text, ["The army"], [("Arakan Army", "ORGANIZATION")]) == ["army"]


@pytest.mark.parametrize(("asked", "speaks"), [("health", "health ministry"), ("defence", "Togolese defence ministry")])
def test_one_ministry_is_no_other(asked, speaks):
    text = (
        "The/DET/4/det Togolese/ADJ/4/amod defence/NOUN/4/compound ministry/NOUN/5/nsubj agreed/VERB/0/root\n"
        f"The/DET/3/det {asked}/NOUN/3/compound ministry/NOUN/4/nsubj wrote/VERB/0/root"
    )
    assert read(text, ["The Togolese defence ministry", f"The {asked} ministry"], [])[1] == speaks


def test_who_stands_behind_a_body_is_not_the_body():
    text = (
        "The/DET/3/det army-aligned/ADJ/3/amod government/NOUN/4/nsubj agreed/VERB/0/root\n"
        "The/DET/2/det army/NOUN/3/nsubj fled/VERB/0/root"
    )
    assert read(text, ["The army-aligned government", "The army"], [])[1] == "army"


@pytest.mark.parametrize("token", ["(", "*", "c++"])
def test_a_token_that_is_no_word_may_head_a_source(token):
    text = f"{MEDICS}\nThe/DET/2/det {token}/NOUN/3/nsubj fled/VERB/0/root"
    assert read(text, ["Two medics", f"The {token}"], [])[0] == "Two medics"


def test_a_role_after_the_name_may_end_the_sentence():
    tree = tree_of(
        """
        said VERB 0 root
        Diop PROPN 1 nsubj
        , PUNCT 5 punct
        a DET 5 det
        spokeswoman NOUN 2 appos
        . PUNCT 1 punct
        """
    )
    assert role_of(tree, range(1, 2)) == "spokeswoman"


def test_actors_who_speak_together_are_named_together():
    rows = """
    Saudi PROPN 2 compound
    Arabia PROPN 7 nsubj
    and CCONJ 6 cc
    the DET 6 det
    United PROPN 6 compound
    States PROPN 2 conj
    said VERB 0 root
    no INTJ 7 obj
    """
    entities = [("Saudi Arabia", "LOCATION"), ("United States", "LOCATION")]
    assert named(rows, entities, ["Saudi Arabia and the United States"]) == [("Saudi Arabia and United States", None)]


def test_an_actor_joined_to_a_description_is_named_with_it():
    rows = """
    Qatar PROPN 5 nsubj
    and CCONJ 4 cc
    two NUM 4 nummod
    envoys NOUN 1 conj
    said VERB 0 root
    no INTJ 5 obj
    """
    assert named(rows, [("Qatar", "LOCATION")], ["Qatar and two envoys"]) == [("Qatar and two envoys", None)]


APPOSED = """
A DET 3 det
watchdog NOUN 6 nsubj
, PUNCT 5 punct
the DET 5 det
Observatory PROPN 2 appos
said VERB 0 root
"""


def test_a_body_in_apposition_to_what_it_is_speaks_by_its_name():
    found = named(APPOSED, [("Observatory", "ORGANIZATION")], ["A watchdog , the Observatory"])
    assert found == [("Observatory", None)]


@pytest.mark.parametrize(
    ("rows", "name", "role"),
    [
        ("Diop PROPN 0 root\nof ADP 5 case\nthe DET 5 det\nDemocratic ADJ 5 amod\nParty PROPN 1 nmod", range(1),
         "Democratic Party"),
        ("Diop PROPN 0 root\nof ADP 5 case\nKindu PROPN 5 compound\nrange NOUN 5 compound\npolice NOUN 1 nmod", range(1),
         "Kindu range police"),
        ("director NOUN 6 nmod\nof ADP 3 case\npolice NOUN 1 nmod\n( PUNCT 5 punct\nDOP PROPN 1 appos\n) PUNCT 5 punct\nDiop PROPN 0 root",
         range(6, 7), "director of police"),
        ("Diop PROPN 0 root\n, PUNCT 4 punct\nopposition NOUN 4 compound\npolitician NOUN 1 appos\nbased VERB 4 acl\nin ADP 7 case\nGoma PROPN 5 obl",
         range(1), "opposition politician"),
    ],
)  # fmt: skip
def test_a_body_of_several_words_an_office_with_its_short_form_and_one_with_a_clause_are_roles(rows, name, role):
    assert role_of(tree_of(rows), name) == role
