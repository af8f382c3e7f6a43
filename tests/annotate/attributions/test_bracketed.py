"""Sources in brackets behind a sentence, as bulletins give them."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article


def speakers(text: str) -> list[str | None]:
    """Return who says something in a text."""
    found = reader().read(Article.build(body=text, published="2024-03-14")).annotations.attributions
    return [a.speaker for a in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two soldiers were killed near Marten on 19 September (Ministry of Defence).", "Ministry of Defence"),
        ("At least 43 civilians lost their lives in the attack (source: civil protection).", "civil protection"),
        ("Some 5,000 people have fled the valley since Monday (OCHA).", "OCHA"),
    ],
)
def test_a_body_in_brackets_behind_a_sentence_tells_it(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The army lost the bridge to the Rapid Support Forces (RSF).",
        "An interview with the envoy of the Army of National Liberation (ELN)",
        "The two sides met in Doha on Monday to discuss the truce (Reuters).",
        "The convoy reached the town on Friday (see map).",
        "Rebels shelled the town of Kutum (North Darfur).",
        "Statement of the National Liberation Alliance (NLA/M7)",
    ],
)
def test_other_brackets_tell_nobody(text):
    assert speakers(text) == []
