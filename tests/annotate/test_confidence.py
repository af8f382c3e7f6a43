"""Confidence follows how sure the labels are."""

from dataclasses import replace

from onrecord.annotate.annotations import Attribution, Signs
from onrecord.annotate.confidence import confidence_of
from onrecord.records.span import Span

SURE = Signs(content=0.99, edges=0.98, cue=0.97, source=0.99, direct=False, parted=False)
SAID = Attribution((Span(0, 4),), (Span(5, 9),), (Span(10, 20),))


def test_an_attribution_of_sure_labels_is_believed():
    assert confidence_of(replace(SAID, signs=SURE)) > 0.85


def test_unsure_labels_and_a_missing_source_are_believed_less():
    unsure = replace(SURE, content=0.5, edges=0.3, cue=0.4)
    assert confidence_of(replace(SAID, signs=unsure)) < confidence_of(replace(SAID, signs=SURE))
    assert confidence_of(replace(SAID, signs=replace(unsure, source=0.0))) < 0.5


def test_what_a_rule_finds_has_the_confidence_of_its_kind():
    assert 0.5 < confidence_of(SAID) < 1
