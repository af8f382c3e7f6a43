"""Statements found by the tree alone, on trees written by hand."""

from trees import tree_of

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.missed import split_joined, verb_attributions, wrap_reported
from onrecord.records import Span

DENY = "Police NOUN 2 nsubj\ndeny VERB 0 root\nusing VERB 2 xcomp\nforce NOUN 3 obj\n. PUNCT 2 punct"
JOINED = """
It PRON 2 nsubj
demanded VERB 0 root
that SCONJ 7 mark
the DET 5 det
vote NOUN 7 nsubj
be AUX 7 aux
annulled VERB 2 ccomp
and CCONJ 9 cc
ruled VERB 7 conj
out ADP 9 compound
talks NOUN 9 obj
"""
WRAPPED = """
Rebels NOUN 2 nsubj
said VERB 11 ccomp
they PRON 5 nsubj
would AUX 5 aux
leave VERB 2 ccomp
the DET 7 det
town NOUN 5 obj
, PUNCT 11 punct
an DET 10 det
envoy NOUN 11 nsubj
recounted VERB 0 root
"""


def spans(tree, *words):
    starts = (tree.text.index(w) for w in words)
    return tuple(Span(start, start + len(w)) for start, w in zip(starts, words, strict=True))


def attribution(tree, source, cue, content):
    return Attribution(spans(tree, *source), spans(tree, *cue), spans(tree, *content))


def told(tree, found):
    return [[" ".join(s.of(tree.text) for s in part) for part in (a.source, a.cue, a.content)] for a in found]


def test_a_speaker_with_a_verb_that_says_is_a_statement_though_no_label_says_so():
    tree = tree_of(DENY)
    assert told(tree, verb_attributions(tree, (), ())) == [["Police", "deny", "using force"]]


def test_what_is_labelled_already_or_cannot_speak_is_left_alone():
    tree = tree_of(DENY)
    assert verb_attributions(tree, [attribution(tree, ["Police"], ["deny"], ["force"])], ()) == ()
    tree = tree_of(DENY.replace("Police NOUN", "Photos NOUN"))
    assert verb_attributions(tree, (), ()) == ()


def test_one_content_that_holds_two_acts_is_cut():
    tree = tree_of(JOINED)
    whole = attribution(tree, ["It"], ["demanded"], ["that the vote be annulled and ruled out talks"])
    assert told(tree, split_joined(tree, [whole], ())) == [
        ["It", "demanded", "that the vote be annulled"],
        ["It", "ruled out", "talks"],
    ]


def test_who_can_speak_may_go_on_speaking_inside_a_content():
    tree = tree_of(JOINED.replace("vote NOUN", "minister NOUN").replace("annulled VERB", "absent VERB"))
    whole = attribution(tree, ["It"], ["demanded"], ["that the minister be absent and ruled out talks"])
    assert split_joined(tree, [whole], ()) == (whole,)


def test_who_reports_another_s_statement_is_put_around_it():
    tree = tree_of(WRAPPED)
    inner = attribution(tree, ["Rebels"], ["said"], ["they would leave the town"])
    assert told(tree, wrap_reported(tree, [inner], ())) == [
        ["an envoy", "recounted", "Rebels said they would leave the town"]
    ]
