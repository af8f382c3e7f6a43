import pytest

from onrecord.annotate.annotations import Syntax
from onrecord.annotate.attributions import Fragment, Layout, link
from onrecord.annotate.attributions.quotations import annotate_quotations
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.tree import Tree
from onrecord.annotate.words import split_words


def linked(marked, arcs=()):
    """Link the fragments marked as {S ...}, {C ...} (cue) and {T ...} (content) in a text.

    `arcs` are (word, head) of those words that the tree joins to another.
    """
    kinds = {"S": "source", "C": "cue", "T": "content"}
    text, opened, spans = "", None, []
    for part in marked.replace("{", "\0{").split("\0"):
        if part.startswith("{"):
            inside, _, rest = part[3:].partition("}")
            opened = part[1]
            spans.append((len(text), len(text) + len(inside), kinds[opened]))
            text += inside + rest
        else:
            text += part
    words = split_words(text)
    fragments = []
    for start, end, kind in spans:
        inside = [n for n, w in enumerate(words) if start <= w.start < end]
        fragments.append(Fragment(inside[0], inside[-1] + 1, kind))
    layout = Layout(text, words, split_sentences(text, words))
    written = [w.of(text) for w in words]
    heads = [-1] * len(words)
    for word, head in arcs:
        heads[written.index(word)] = written.index(head)
    syntax = Syntax(tags=("X",) * len(words), heads=tuple(heads), relations=("dep",) * len(words))
    found = link(fragments, layout, annotate_quotations(text), Tree(text, words, syntax, layout.sentences))
    return [[[s.of(text) for s in part] for part in (a.source, a.cue, a.content)] for a in found]


def test_source_cue_and_content_of_a_sentence_belong_together():
    assert linked("{S The envoy} {C said} {T talks failed} .") == [[["The envoy"], ["said"], ["talks failed"]]]


def test_a_content_in_two_parts_is_one():
    assert linked("{T “Talks,”} {S she} {C said} , {T “failed.”}") == [[["she"], ["said"], ["“Talks,”", "“failed.”"]]]


def test_a_quotation_that_goes_on_in_the_next_sentence_stays_with_its_speaker():
    found = linked("{T “Talks failed,”} {S she} {C said} . {T “We go home.”}")
    assert found == [[["she"], ["said"], ["“Talks failed,”", "“We go home.”"]]]


def test_a_second_cue_in_the_sentence_takes_the_source_of_the_first():
    found = linked("{S Diop} {C said} {T talks failed} , {C adding} {T that he would go} .")
    assert found == [[["Diop"], ["said"], ["talks failed"]], [["Diop"], ["adding"], ["that he would go"]]]


def test_every_content_goes_to_the_cue_nearest_to_it():
    found = linked("{S Diop} {C said} {T talks failed} . {S Okello} {C denied} {T it} .")
    assert [row[0] + row[2] for row in found] == [["Diop", "talks failed"], ["Okello", "it"]]


def test_a_content_goes_to_the_cue_that_the_tree_joins_it_to():
    marked = "{S Diop} {C said} , {C asked} by us in Goma on Monday , {T talks failed} ."
    assert [row[1] for row in linked(marked)] == [["asked"]]
    assert [row[1] for row in linked(marked, arcs=[("failed", "said")])] == [["said"]]


def test_a_cue_does_not_reach_back_over_a_paragraph():
    found = linked("{S Diop} {C said} {T talks failed} .\n{T Markets fell} , {S traders} {C reported} .")
    assert [row[2] for row in found] == [["talks failed"], ["Markets fell"]]


def test_a_content_ends_where_a_paragraph_does_unless_a_quotation_runs_on():
    found = linked("{S He} {C said} {T “They left.”\nThe army fled} , {S Diop} {C said} .")
    assert [row[2] for row in found] == [["“They left.”"], ["The army fled"]]
    runs_on = linked("{S He} {C said} : {T “They left.\n“We stayed.”}")
    assert [row[2] for row in runs_on] == [["“They left.\n“We stayed.”"]]


@pytest.mark.parametrize("dateline", ["JUBA — ", "PORT SUDAN, March 4 (Meridian) — ", "ISTANBUL, Turkey - "])
def test_a_dateline_is_no_part_of_what_is_said(dateline):
    (row,) = linked("{T " + dateline + "Talks failed} , {S the UN} {C said} .")
    assert row[2] == ["Talks failed"]


def test_a_source_ends_with_its_headline():
    found = linked("{T Truce holds} , {C says} {S UN envoy\n\nJUBA , Sudan} (AFP) - Nobody fired .")
    assert found == [[["UN envoy"], ["says"], ["Truce holds"]]]


@pytest.mark.parametrize("text", ["{S Diop} left .", "{C said}", "Nothing ."])
def test_without_content_nothing_is_attributed(text):
    assert linked(text) == []


@pytest.mark.parametrize("mark", ["―", "–", ":"])
def test_a_mark_between_words_and_name_is_the_cue(mark):
    assert linked("{T “We go home.”} " + mark + " {S Awa Diop}") == [[["Awa Diop"], [mark], ["“We go home.”"]]]


def test_of_a_relative_clause_the_pronoun_is_the_source():
    found = linked("{S Diop ,} {S who} {C said} {T talks failed} , left .")
    assert found == [[["who"], ["said"], ["talks failed"]]]


def test_a_signature_under_a_quotation_is_its_source_also_where_none_was_marked():
    found = linked("{T “We have no water.”} ― {S Awa Diop}\n{T “The wells are dry.”} ― Ben Sow\n{T “Nobody came.”}")
    assert [f[0] for f in found] == [["Awa Diop"], ["Ben Sow"]]


def test_a_signed_quotation_is_not_the_one_s_who_speaks_before_it():
    found = linked("{S He} {C said} : {T “Write to us.”} {T “We have no water.”} ― {S Awa Diop}")
    assert [(f[0], f[2]) for f in found] == [(["He"], ["“Write to us.”"]), (["Awa Diop"], ["“We have no water.”"])]


def test_a_quoted_sentence_before_a_cue_with_words_of_its_own_is_the_last_speaker_s():
    found = linked(
        "{T “They came,”} {S she} {C said} in Goma on Monday . {T “We ran.”} {S An envoy} {C said} {T that talks failed} ."
    )
    assert found == [
        [["she"], ["said"], ["“They came,”", "“We ran.”"]],
        [["An envoy"], ["said"], ["that talks failed"]],
    ]
