"""The contexts of PLOVER that words of an event's sentence tell."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Event
from onrecord.vocabularies.load import load

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("The Chadian army bombed a camp near Bol.", ("military",)),
        ("The Kachin Independence Army attacked a convoy near Myitkyina.", ()),
        ("The rebel army attacked a convoy near Kidal.", ()),
        ("A tribunal in Freetown sentenced two commanders.", ("legal",)),
        ("The foreign minister of Peru met his counterpart in Quito.", ("diplomatic",)),
        ("Gunmen attacked a mosque in Zamfara.", ("religion_ethnicity",)),
        ("Gunmen attacked a lorry in Zamfara.", ()),
        ("Gunmen attacked a lorry in Zamfara, the army said.", ()),
    ],
)
def test_words_of_the_sentence_tell_the_contexts_of_an_event(text, context):
    claims = reader().read(Article.build(body=text, published="2025-03-12")).claims
    assert {c.context for c in claims if isinstance(c, Event)} == {context}


def test_contexts_are_those_of_plover():
    contexts = set(
        """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
        legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
        diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
        terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking""".split()
    )
    assert set(load("contexts")["words"]) <= contexts
