"""What a source does not tell is kept as a statement that says so."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Statement

pytestmark = pytest.mark.weights


def untold(text):
    told = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Statement)]
    return [(c.speaker and c.speaker.name, " ".join(s.of(text) for s in c.content)) for c in told if c.negated]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Abra police, who have not released figures for women and children, said nine bodies lay in the ward.",
            ("Abra police", "figures for women and children"),
        ),
        ("The governor of Tapu gave no figures for the wounded.", ("governor of Tapu", "figures for the wounded")),
        ("The ministry does not distinguish between civilians and fighters.", ("ministry", "civilians and fighters")),
        ("The UN mission has not released a toll for the raid.", ("UN mission", "a toll for the raid")),
        (
            "The army said it had killed 30 rebels, without giving details of the battle.",
            ("army", "details of the battle"),
        ),
        ("The rebels did not give a date for the handover.", ("rebels", "a date for the handover")),
    ],
)
def test_what_a_source_leaves_open_is_kept(text, told):
    assert untold(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The group did not provide food to the villages.",
        "The ministry gave figures for the wounded.",
        "The bridge gave no shelter.",
    ],
)
def test_what_is_no_telling_is_no_silence(text):
    assert untold(text) == []
