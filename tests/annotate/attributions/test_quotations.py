import pytest

from onrecord.annotate.attributions.quotations import annotate_quotations, quotation_of
from onrecord.records import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He spoke of a “first step” and left.", ["“first step”"]),
        ('"Go," she said. "Now."', ['"Go,"', '"Now."']),
        ("“It is late.\n“It is not too late,” she said.", ["“It is late.", "“It is not too late,”"]),
        ("''It is late,'' she said. ''Go.''", ["''It is late,''", "''Go.''"]),
        ("«Nous partons», he said", ["«Nous partons»"]),
        ("The envoy said: ‘We don’t know the rebels’ terms.’", ["‘We don’t know the rebels’ terms.’"]),
        ("Nothing is quoted in the rebels’ camp.", []),
        ('A 12" pipe burst.', []),
    ],
)
def test_quotation_marks_are_paired(text, quoted):
    assert [s.of(text) for s in annotate_quotations(text)] == quoted


@pytest.mark.parametrize(
    ("content", "kind"),
    [("“a first step”", "direct"), ("it was “a first step”", "mixed"), ("it was", "indirect")],
)
def test_how_much_is_quoted_tells_the_kind_of_quotation(content, kind):
    text = "She said it was “a first step”."
    start = text.index(content)
    assert quotation_of(text, (Span(start, start + len(content)),), annotate_quotations(text)) == kind
