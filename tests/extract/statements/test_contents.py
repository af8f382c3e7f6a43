"""What is left out of what was said, on trees written by hand."""

import pytest

from onrecord.annotate.annotations import Attribution, Sentence, Syntax
from onrecord.annotate.tree import Tree
from onrecord.extract.statements.contents import whole_content
from onrecord.records import Span

TWO = """
He PRON 2 nsubj
got VERB 0 root
hard ADJ 4 amod
labour NOUN 2 obj
. PUNCT 2 punct
Diop PROPN 7 nsubj
said VERB 0 root
it PRON 9 nsubj
hurt VERB 7 ccomp
. PUNCT 7 punct
"""


OPINED = """
Surely ADV 4 advmod
, PUNCT 1 punct
both PRON 4 nsubj
err VERB 0 root
. PUNCT 4 punct
""" + "\n".join(TWO.strip().splitlines()[5:])


def _tree(rows=TWO):
    cells = [line.split() for line in rows.strip().splitlines()]
    text = " ".join(c[0] for c in cells)
    words, at = [], 0
    for word, *_ in cells:
        words.append(Span(at, at + len(word)))
        at += len(word) + 1
    syntax = Syntax(tuple(c[1] for c in cells), tuple(int(c[2]) - 1 for c in cells), tuple(c[3] for c in cells))
    return Tree(text, words, syntax, [Sentence(0, words[4].end, 0, 5), Sentence(words[5].start, len(text), 5, 10)])


def _span(tree, words):
    start = tree.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("before", "kept"), [("hard labour", ["it hurt"]), ("He got hard labour .", ["He got hard labour .", "it hurt"])]
)
def test_what_is_torn_from_the_sentence_before_is_left_out_and_a_whole_sentence_kept(before, kept):
    tree = _tree()
    content = (_span(tree, before), _span(tree, "it hurt"))
    told = Attribution((_span(tree, "Diop"),), (_span(tree, "said"),), content)
    assert [s.of(tree.text) for s in whole_content(tree, told)] == kept


def test_what_the_writer_thinks_behind_a_comma_is_left_out():
    tree = _tree(OPINED)
    told = Attribution((_span(tree, "Diop"),), (_span(tree, "said"),), (_span(tree, "both err"), _span(tree, "it hurt")))
    assert [s.of(tree.text) for s in whole_content(tree, told)] == ["it hurt"]
