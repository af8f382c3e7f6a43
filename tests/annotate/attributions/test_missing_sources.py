import pytest
from trees import tree_of

from onrecord.annotate.annotations import Attribution, Sentence, Syntax
from onrecord.annotate.attributions.headlines import headline_attributions, without_topics
from onrecord.annotate.attributions.sources import (
    find_fronts,
    find_sources,
    with_counts,
    with_subjects,
)
from onrecord.annotate.tree import Tree
from onrecord.records import Span

HEADLINE = """
Dozens NOUN 2 nsubj
hurt VERB 0 root
in ADP 4 case
Goma PROPN 2 obl
: PUNCT 2 punct
{} 2 parataxis
"""
WAR = """
a DET 2 det
war NOUN 0 root
that PRON 8 obj
the DET 5 det
ministry NOUN 6 nsubj
said VERB 2 acl:relcl
has AUX 8 aux
killed VERB 6 ccomp
40,000 NUM 8 obj
"""


LEFT = """
Diop PROPN 6 nsubj
, PUNCT 4 punct
who PRON 4 nsubj
left VERB 1 acl:relcl
, PUNCT 4 punct
told VERB 0 root
us PRON 6 iobj
nothing PRON 6 obj
"""


@pytest.mark.parametrize(("cue", "source"), [("told", "Diop"), ("left", "who")])
def test_a_relative_pronoun_is_the_source_of_its_own_verb_only(cue, source):
    tree = tree_of(LEFT)
    spans = [Span(tree.text.index(w), tree.text.index(w) + len(w)) for w in ("who", cue, "nothing")]
    (found,) = find_sources(tree, [Attribution(*((span,) for span in spans))])
    assert [s.of(tree.text) for s in found.source] == [source]


LABELLED = """
She PRON 2 nsubj
opened VERB 0 root
a DET 4 det
box NOUN 2 obj
labeled VERB 4 acl
fragile ADJ 5 xcomp
"""


def test_a_participle_that_names_nobody_has_no_source():
    tree = tree_of(LABELLED)
    (found,) = find_sources(tree, [Attribution((Span(0, 3),), (Span(17, 24),), (Span(25, 32),))])
    assert tree.text[17:24] == "labeled"
    assert found.source == ()


def test_a_headline_names_its_source_behind_a_colon():
    tree = tree_of(HEADLINE.format("officials NOUN"))
    (found,) = headline_attributions(tree, ())
    assert [s.of(tree.text) for s in (*found.source, *found.content)] == ["officials", "Dozens hurt in Goma"]


def test_what_cannot_speak_behind_a_colon_is_no_source():
    assert headline_attributions(tree_of(HEADLINE.format("again ADV")), ()) == ()
    assert headline_attributions(tree_of(HEADLINE.format("shrapnel NOUN")), ()) == ()
    assert headline_attributions(tree_of(HEADLINE.format("Report PROPN")), ()) == ()


def test_an_address_says_nothing():
    contact = Attribution((Span(9, 27),), (), (Span(0, 7),))
    assert without_topics("Contact: press@news.example", (contact,), ()) == ()


def test_a_sentence_that_is_attributed_already_is_left_alone():
    tree = tree_of(HEADLINE.format("officials NOUN"))
    assert headline_attributions(tree, [Attribution((), (Span(7, 11),), ())]) == ()


def test_the_subject_of_a_cue_inside_a_content_is_cut_out_of_it():
    tree = tree_of(WAR)
    cue = Span(tree.text.index("said"), tree.text.index("said") + 4)
    (found,) = find_sources(
        tree, [Attribution((), (cue,), (Span(0, cue.start - 1), Span(cue.end + 1, len(tree.text))))]
    )
    assert [s.of(tree.text) for s in found.source] == ["the ministry"]
    assert [s.of(tree.text) for s in found.content] == ["a war that", "has killed 40,000"]


TOLL = """
Tolls NOUN 2 nsubj
rose VERB 0 root
in ADP 4 case
Gaza PROPN 2 obl
, PUNCT 8 punct
the DET 7 det
ministry NOUN 8 nsubj
said VERB 2 parataxis
{} PUNCT 2 punct
after SCONJ 11 mark
raids VERB 8 advcl
"""
COUNT = """
the DET 2 det
{} NOUN 3 nsubj
put VERB 0 root
the DET 5 det
toll NOUN 3 obj
at ADP 7 case
31 NUM 3 obl
"""


def said(tree, content):
    cue, source = tree.text.index("said"), tree.text.index("the ministry")
    start = tree.text.index(content)
    return Attribution(
        (Span(source, source + 12),), (Span(cue, cue + 4),), (Span(start, start + len(content)),), "indirect"
    )


def test_the_clause_before_a_parted_cue_belongs_to_it():
    tree = tree_of(TOLL.format(","))
    (found,) = find_fronts(tree, [said(tree, "after raids")])
    assert [s.of(tree.text) for s in found.content] == ["Tolls rose in Gaza", "after raids"]


def test_the_clause_before_a_cue_that_goes_on_is_left_alone():
    tree = tree_of(TOLL.format("that"))
    (found,) = find_fronts(tree, [said(tree, "after raids")])
    assert [s.of(tree.text) for s in found.content] == ["after raids"]


def test_who_puts_a_number_is_its_source_and_only_who_can_count():
    tree = tree_of(COUNT.format("army"))
    (found,) = with_counts(tree, ())
    assert [s.of(tree.text) for s in (*found.source, *found.cue, *found.content)] == [
        "the army",
        "put",
        "the toll at 31",
    ]
    assert with_counts(tree_of(COUNT.format("storm")), ()) == ()
    assert with_counts(tree, [found]) == (found,)


STATEMENT = """
In ADP 3 case
a DET 3 det
statement NOUN 6 obl
announcing VERB 3 acl
talks NOUN 4 obj
thanked VERB 0 root
Qatar PROPN 6 obj
"""
WHISKED = """
saying VERB 5 advcl
talks NOUN 3 nsubj
failed VERB 1 ccomp
she PRON 5 nsubj:pass
whisked VERB 0 root
away ADV 5 advmod
"""
PRESSED = """
pressed VERB 5 advcl
by ADP 3 case
lawmakers NOUN 1 obl:agent
he PRON 5 nsubj
left VERB 0 root
"""


@pytest.mark.parametrize(
    ("rows", "cue", "source"),
    [(STATEMENT, "announcing", "a statement"), (WHISKED, "saying", "she"), (PRESSED, "pressed", "lawmakers")],
)
def test_a_participle_is_said_by_its_noun_its_main_clause_s_subject_or_its_agent(rows, cue, source):
    tree = tree_of(rows)
    at = tree.text.index(cue)
    (found,) = find_sources(tree, [Attribution((), (Span(at, at + len(cue)),), ())])
    assert [s.of(tree.text) for s in found.source] == [source]


PARTED = """
She PRON 2 nsubj
said VERB 0 root
the DET 4 det
unit NOUN 9 nsubj
, PUNCT 7 punct
which PRON 7 nsubj
hid VERB 4 acl
, PUNCT 7 punct
left VERB 2 ccomp
Kindu PROPN 9 obj
"""


def test_a_content_begins_at_its_subject_before_a_relative_clause():
    tree = tree_of(PARTED)
    spans = [Span(tree.text.index(w), tree.text.index(w) + len(w)) for w in ("She", "said", "left Kindu")]
    (found,) = with_subjects(tree, [Attribution(*((span,) for span in spans))])
    assert [s.of(tree.text) for s in found.content] == ["the unit , which hid , left Kindu"]


FAR = """
Council NOUN 2 nsubj
met VERB 0 root
and CCONJ 4 cc
urged VERB 2 conj
talks NOUN 4 obj
"""


def test_a_source_in_a_later_sentence_gives_way_to_the_subject_of_the_cue():
    near = tree_of(FAR)
    text = f"{near.text} Togo agreed"
    later = [Span(len(near.text) + 1, len(near.text) + 5), Span(len(near.text) + 6, len(text))]
    syntax = Syntax(
        (*near.syntax.tags, "PROPN", "VERB"), (*near.syntax.heads, 6, -1), (*near.syntax.relations, "nsubj", "root")
    )
    sentences = [*near.sentences, Sentence(later[0].start, len(text), 5, 7)]
    tree = Tree(text, [*near.words, *later], syntax, sentences)
    urged, talks = (Span(text.index(w), text.index(w) + 5) for w in ("urged", "talks"))
    (found,) = find_sources(tree, [Attribution((later[0],), (urged,), (talks,))])
    assert [s.of(text) for s in found.source] == ["Council"]


REJECTED = """
Peru PROPN 2 nsubj
rejected VERB 0 root
a DET 4 det
truce NOUN 2 obj
"""


def test_a_subject_taken_for_content_is_the_source():
    tree = tree_of(REJECTED)
    (found,) = find_sources(tree, [Attribution((), (Span(5, 13),), (Span(0, 4), Span(14, 21)))])
    assert (found.source, found.content) == ((Span(0, 4),), (Span(14, 21),))


ACCUSED = """
Diop PROPN 3 nsubj:pass
is AUX 3 aux:pass
accused VERB 0 root
of SCONJ 5 mark
theft NOUN 3 obl
"""


def test_who_is_accused_is_told_of_and_says_nothing():
    tree = tree_of(ACCUSED)
    (found,) = find_sources(tree, [Attribution((Span(0, 4),), (Span(5, 15),), (Span(19, 24),))])
    assert found.source == ()
    assert [s.of(tree.text) for s in found.content] == ["Diop", "theft"]
