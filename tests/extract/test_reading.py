"""What must come out of whole articles; the weights read them."""

import pytest

from onrecord.pipeline import annotations_json, reader
from onrecord.records import Article, Figure, Statement

pytestmark = pytest.mark.weights

DISPATCH = """NAIROBI (Meridian) - Sudan's army said on Tuesday that it had retaken the town of Rabak, but a doctors' union \
warned that "hospitals are overwhelmed".

"We have no morphine left," Amal Bashir, a spokeswoman for the Sudan Doctors Union, told reporters in Port Sudan. \
"This cannot go on."

Bashir said at least 31 people, including nine children, had been killed in the previous 24 hours.

She added that the toll since April 2023 had passed 15,000.

A Western diplomat, speaking on condition of anonymity, said talks would resume in Geneva next Monday."""


@pytest.fixture(scope="module")
def read():
    return reader().read(Article.build(body=DISPATCH, published="2025-06-05"))


@pytest.fixture(scope="module")
def figures(read):
    return {c.value: c for c in read.claims if isinstance(c, Figure)}


def said(read, words):
    at = read.article.text.index(words)
    holding = [s for s in read.claims if isinstance(s, Statement) and any(c.start <= at < c.end for c in s.content)]
    return min(holding, key=lambda s: sum(c.end - c.start for c in s.content))


def test_a_direct_quotation_has_its_speaker_role_addressee_and_place(read):
    statement = said(read, "We have no morphine")
    assert (statement.speaker.name, statement.quotation) == ("Amal Bashir", "direct")
    assert statement.speaker.role == "spokeswoman for the Sudan Doctors Union"
    assert (statement.addressee, statement.place) == ("reporters", "Port Sudan")


@pytest.mark.parametrize("words", ["at least 31", "the toll since April"])
def test_surname_and_pronoun_lead_to_the_full_name(read, words):
    assert said(read, words).speaker.name == "Amal Bashir"


def test_an_unnamed_source_has_its_description_and_class(read):
    statement = said(read, "talks would resume")
    assert (statement.speaker.name, statement.source_class) == ("Western diplomat", "diplomat")


def test_a_ministry_keeps_the_country_it_is_of():
    found = reader().read(Article.build(body="Russia's Foreign Ministry said the talks had failed.")).claims
    assert [c.speaker.name for c in found] == ["Russia's Foreign Ministry"]


def test_the_office_of_the_one_spoken_of_is_theirs():
    text = "Awa Diop said talks failed.\n\nSecretary-General Antonio Vargas met both ministers, his spokesman said."
    found = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Statement)]
    assert found[-1].speaker.name == "Antonio Vargas’s spokesman"


def test_what_a_source_asks_for_itself_is_no_statement():
    text = "Talks failed, said a diplomat, asking not to be named because she was not authorised to speak."
    found = reader().read(Article.build(body=text))
    assert len(found.annotations.attributions) == 2
    assert [text[s.content[0].start : s.content[0].end] for s in found.claims] == ["Talks failed"]


@pytest.mark.parametrize(
    "text",
    [
        "The families urged the government to accept the deal.",
        "Washington called on Hamas to accept the proposal.",
        "Egypt wants Israel to agree to a truce.",
    ],
)
def test_who_is_asked_to_accept_says_nothing_yet(text):
    found = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Statement)]
    assert [c.speech_act for c in found] == ["demands"]


def test_the_day_of_saying_is_reckoned_from_the_day_of_publication(read):
    assert said(read, "it had retaken").said_on == "2025-06-03"


def test_a_part_is_a_part_of_its_whole(figures):
    assert figures[9].part_of == figures[31].id
    assert (figures[31].measure, figures[31].comparator, figures[9].population) == ("killed", ">=", "children")


def test_a_window_is_told_from_a_toll(figures):
    assert (figures[31].period.kind, figures[31].period.start) == ("window", "2025-06-04")
    assert (figures[15000].period.kind, figures[15000].period.start) == ("cumulative", "2023-04")
    assert figures[15000].comparator == ">"


def test_a_figure_is_its_sources_and_not_the_outlets(figures):
    assert figures[31].said_by[0].name == figures[15000].said_by[0].name == "Amal Bashir"


def test_every_claim_rests_on_words_of_the_article(read):
    assert all(DISPATCH[e.start : e.end] == e.text for c in read.claims for e in c.evidence)


def test_reading_again_gives_the_same_byte_for_byte(read):
    again = reader().read(read.article)
    assert [c.to_json() for c in again.claims] == [c.to_json() for c in read.claims]
    assert annotations_json(read.article, again.annotations) == annotations_json(read.article, read.annotations)


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "…", "“", "a" * 5000, "1 " * 3000, "\x00\ufffd", "((((" * 500])
def test_odd_texts_are_read_without_a_word_said(text):
    found = reader().read(Article.build(body=text))
    assert all(text[e.start : e.end] == e.text for c in found.claims for e in c.evidence)


def test_an_empty_article_has_no_annotations():
    article = Article.build(body="")
    assert annotations_json(article, reader().annotate(article)) == {}


@pytest.mark.weights
@pytest.mark.parametrize("text", [
    "Strikes, minister rules", "The two sides will hand over captives", "The ( said they left",
    "The premier signed the six-point plan to end the war with Georgia, a day after", "Awa Diop, an army spokesman",
    "signed in Lima today the agreement to separate their force\n\nsigned in Lima today the agreement to separate their forces on the coast\n"
    "14:32 | Army says\nRegion | Dead | Hurt\nboth leaders met",
    '"always', "The rebels said that peace had been wounded and called on",
])  # fmt: skip
def test_a_text_may_end_anywhere(text):
    assert reader().read(Article.build(body=text)).article.text == text
