"""Those who are quoted by others, on trees written by hand."""

import pytest
from trees import tree_of

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.relayed import is_relay, with_relayed
from onrecord.records import Span

ACTIVE = """
Radio NOUN 2 nsubj
quoted VERB 0 root
Diop PROPN 2 obj
as SCONJ 5 mark
saying VERB 2 advcl
talks NOUN 7 nsubj
failed VERB 5 ccomp
"""
PASSIVE = """
Villagers NOUN 3 nsubj:pass
were AUX 3 aux:pass
quoted VERB 0 root
in ADP 5 case
newspapers NOUN 3 obl
as SCONJ 7 mark
saying VERB 3 advcl
talks NOUN 9 nsubj
failed VERB 7 ccomp
"""
NOBODY = """
Diop PROPN 3 nsubj:pass
was AUX 3 aux:pass
quoted VERB 0 root
as SCONJ 5 mark
telling VERB 3 advcl
reporters NOUN 5 obj
that SCONJ 9 mark
talks NOUN 9 nsubj
failed VERB 5 ccomp
"""
CITED = """
She PRON 2 nsubj
cited VERB 0 root
floods NOUN 2 obj
, PUNCT 5 punct
saying VERB 2 advcl
talks NOUN 7 nsubj
failed VERB 5 ccomp
"""


def spans(tree, *words):
    return tuple(Span(tree.text.index(w), tree.text.index(w) + len(w)) for w in words)


def told(tree, found):
    return [[" ".join(s.of(tree.text) for s in part) for part in (a.source, a.cue, a.content)] for a in found]


@pytest.mark.parametrize(
    ("rows", "labelled", "wanted"),
    [
        (ACTIVE, ("Radio", "quoted", "Diop as saying talks failed"), ["Diop", "quoted as saying", "talks failed"]),
        (PASSIVE, None, ["Villagers", "were quoted as saying", "talks failed"]),
    ],
)
def test_who_is_quoted_speaks_inside_who_quotes(rows, labelled, wanted):
    tree = tree_of(rows)
    found = [Attribution(*(spans(tree, part) for part in labelled))] if labelled else []
    found = with_relayed(tree, found, ())
    assert told(tree, found)[1] == wanted
    assert found[1].inside == 0
    assert [is_relay(found, n) for n in range(2)] == [True, False]
    assert told(tree, found)[0][0] in {"Radio", "newspapers"}


def test_who_is_quoted_by_nobody_speaks_alone():
    tree = tree_of(NOBODY)
    labelled = Attribution(spans(tree, "Diop"), spans(tree, "was quoted"), spans(tree, "reporters that talks failed"))
    found = with_relayed(tree, [labelled], ())
    assert told(tree, found) == [["Diop", "was quoted as telling", "that talks failed"]]
    assert not is_relay(found, 0)


def test_who_cites_a_thing_speaks_for_oneself():
    tree = tree_of(CITED)
    labelled = [Attribution(*(spans(tree, part) for part in ("She", "saying", "talks failed")))]
    assert with_relayed(tree, labelled, ()) == labelled
