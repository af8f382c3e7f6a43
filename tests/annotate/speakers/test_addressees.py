"""To whom something is said, on trees written by hand."""

import pytest
from trees import tree_of

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import Cue
from onrecord.records import Span


def addressee(rows, cue, content):
    tree = tree_of(rows)

    def span(words):
        start = tree.text.index(words)
        return Span(start, start + len(words))

    found = Cue(tree, Attribution((span(tree.text.split()[0]),), (span(cue),), (span(content),))).addressee()
    return found.of(tree.text) if found else None


@pytest.mark.parametrize(
    ("rows", "cue", "content", "wanted"),
    [
        ("It PRON 2 nsubj\nurged VERB 0 root\nrebels NOUN 2 iobj\nto PART 5 mark\nleave VERB 2 xcomp",
         "urged", "rebels to leave", "rebels"),
        ("It PRON 2 nsubj\nordered VERB 0 root\nrebels NOUN 2 obj\nto PART 5 mark\nleave VERB 2 xcomp",
         "ordered", "rebels to leave", "rebels"),
        ("It PRON 2 nsubj\ntold VERB 0 root\nus PRON 2 iobj\nso ADV 2 obj\nsaying VERB 2 advcl\nall PRON 7 nsubj\nleft VERB 5 ccomp",
         "saying", "all left", "us"),
        ("It PRON 2 nsubj\ncalled VERB 0 root\non ADP 4 case\nKyiv PROPN 2 obl\nto PART 6 mark\ntalk VERB 2 advcl",
         "called", "to talk", "Kyiv"),
        ("It PRON 2 nsubj\ncalled VERB 0 root\non ADP 4 case\nMonday PROPN 2 obl\nfor ADP 6 case\ntalks NOUN 2 obl",
         "called", "talks", None),
        ("It PRON 2 nsubj\npromised VERB 0 root\nmoney NOUN 2 obj\nto PART 5 mark\nrebuild VERB 2 advcl",
         "promised", "to rebuild", None),
        ("It PRON 2 nsubj\nassured VERB 0 root\ndonors NOUN 2 obj\nthat SCONJ 6 mark\nroads NOUN 6 nsubj\nopen VERB 2 ccomp",
         "assured", "donors that roads open", "donors"),
        ("It PRON 2 nsubj\nwrote VERB 0 root\nso ADV 2 advmod\nin ADP 6 case\na DET 6 det\nletter NOUN 2 obl\nto ADP 8 case\nKyiv PROPN 6 nmod",
         "wrote", "so", "Kyiv"),
    ],
)  # fmt: skip
def test_the_one_a_verb_addresses_is_the_addressee(rows, cue, content, wanted):
    assert addressee(rows, cue, content) == wanted
