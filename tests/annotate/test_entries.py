"""Entries of a live page and of news in brief tell each a story of their own."""

import pytest

from onrecord.layout.lines import entry_of, is_context, lines, stamp_over, story_at
from onrecord.pipeline import reader
from onrecord.records import Article, Event, Figure, Statement

TICKER = """Karvia war: rolling updates

11:17 P.M. Toll in Karvia rises to 250, Health Ministry says (Reuters)

10:40 P.M. Moru Health Ministry: 232 people killed, 97 wounded in raids (AP)

5:33 P.M. Interior Minister Awa Diop: The army made "a grave mistake"

4:20 P.M. Rocket destroys 14-storey tower in Tamsa"""
BRIEFS = """World briefs

Mali

Gunmen attacked a bus near Gao, killing nine people, officials said. The army gave no toll.

Colombia

The president said the extradition would take a month. The envoy called the step a first sign.

Myanmar

More than 160 houses were destroyed by shelling by the army, residents said."""


@pytest.mark.parametrize(
    ("stamp", "is_one"),
    [
        ("2h ago", True), ("18 min ago", True), ("27 Nov 2024 18.40 GMT", True), ("6:12 p.m. ET, October 10, 2023", True),
        ("Published at 23:14 GMT", True), ("Thursday 14:05", True), ("They left at 10:30", False), ("Ten days ago", False),
    ],
)  # fmt: skip
def test_a_line_that_tells_only_when_opens_an_entry(stamp: str, is_one: bool):
    text = f"Karvia war: live\n\n{stamp}\n\nThe army has taken the port."
    assert [line.kind for line in lines(text)] == (["stamp"] if is_one else [])


def test_a_time_in_front_of_a_sentence_opens_an_entry_where_several_do():
    text = "Live\n\n17:45 The president says he will go.\n\n16:30 Ten soldiers were killed, the army says."
    assert [text[line.start : line.end] for line in lines(text)] == ["17:45 ", "16:30 "]
    assert lines("Live\n\n17:45 The president says he will go.\n\nTen soldiers were killed.") == ()


def test_an_entry_ends_without_the_agency_it_credits():
    assert [TICKER[line.inner : line.end].split()[-1] for line in lines(TICKER)][:2] == ["says", "raids"]


def test_entries_open_with_times_places_and_datelines():
    assert [entry_of(TICKER, TICKER.index(w)) for w in ("Karvia", "Toll", "Moru", "Awa", "tower")] == [0, 1, 2, 3, 4]
    assert [entry_of(BRIEFS, BRIEFS.index(w)) for w in ("World", "Gunmen", "envoy", "houses")] == [0, 1, 2, 3]
    dated = "Lake news\n\nDIFFA, Niger — A bomber wounded one.\n\nGAO, Mali — Rebels freed ten."
    assert not is_context(dated, dated.index("bomber"), dated.index("Rebels"))
    assert story_at(BRIEFS, BRIEFS.index("envoy")).of(BRIEFS).startswith("Colombia")
    assert stamp_over(TICKER, TICKER.index("Awa")).of(TICKER) == "5:33 P.M. "
    assert stamp_over(BRIEFS, BRIEFS.index("envoy")) is None


def test_an_article_with_one_dateline_is_one_story():
    text = "Rebels free ten\n\nGAO, Mali, May 3 (AP) — Rebels freed ten.\n\nThey left."
    assert entry_of(text, len(text)) == 0


def read(text: str, published: str = "2023-10-07"):
    title, _, body = text.partition("\n\n")
    return reader().read(Article.build(title=title, body=body, published=published)).claims


@pytest.mark.weights
def test_the_time_of_an_entry_is_no_part_of_what_is_said_and_nobodys_office():
    said = [c for c in read(TICKER) if isinstance(c, Statement) and c.speaker]
    told = {(c.speaker.name, c.speaker.role) for c in said}
    assert {("Health Ministry", None), ("Moru Health Ministry", None), ("Awa Diop", "Interior Minister")} <= told
    assert not any("P.M." in e.text or "(" in e.text for c in said for e in c.evidence)


@pytest.mark.weights
def test_what_an_entry_tells_is_of_its_day_and_not_at_the_place_of_another():
    claims = read(TICKER)
    assert {c.said_on for c in claims if isinstance(c, Statement)} == {"2023-10-07"}
    killed = next(c for c in claims if isinstance(c, Figure) and c.value == 232)
    assert (killed.place or "") != "Tamsa"


@pytest.mark.weights
def test_the_date_over_an_entry_is_its_day():
    text = "Karvia war: live\n\n3 Nov 2024 18.40 GMT\nThe army said it had left Tano.\n\n2 Nov 2024 10.15 GMT\nThe mayor said shops were shut."
    said = {c.speaker.name: c.said_on for c in read(text, "2024-11-03") if isinstance(c, Statement) and c.speaker}
    assert said == {"army": "2024-11-03", "mayor": "2024-11-02"}


@pytest.mark.weights
def test_no_story_of_news_in_brief_takes_what_another_tells():
    claims = read(BRIEFS)
    assert not any("Colombia" in e.text or "Myanmar" in e.text for c in claims if isinstance(c, Statement) for e in c.evidence)
    assert not any(c.place and "Gao" in c.place for c in claims if isinstance(c, Figure) and c.value == 160)


@pytest.mark.weights
def test_a_deed_is_at_the_place_of_the_dateline_of_its_own_story():
    text = "News of the lake\n\nDIFFA, Niger — A bomber wounded one person, police said.\n\nBAMAKO, Mali — Rebels freed ten soldiers, envoys said."
    told = {e.plover: (e.place or "").split(",")[0].title() for e in read(text) if isinstance(e, Event) and e.plover in {"ASSAULT", "RETREAT"}}
    assert told == {"ASSAULT": "Diffa", "RETREAT": "Bamako"}


@pytest.mark.weights
@pytest.mark.parametrize(
    "note",
    [
        "CORRECTION: An earlier version of this story said 12 soldiers had been killed.",
        "A previous version of this report said the minister had resigned.",
        "This article was amended on 3 May to say that nine people were killed, not 12.",
    ],
)
def test_what_an_article_had_wrong_is_told_by_nobody(note: str):
    assert reader().read(Article.build(body=f"Tano is quiet.\n\n{note}")).claims == ()


@pytest.mark.weights
def test_an_office_behind_according_to_is_told_without_these_words():
    text = "More than 7,000 people left the town, according to the regional governor, Ali Sow."
    said = [c for c in reader().read(Article.build(body=text)).claims if isinstance(c, Statement)]
    assert [(c.speaker.name, c.speaker.role) for c in said if c.speaker] == [("Ali Sow", "regional governor")]


@pytest.mark.weights
def test_he_in_the_next_item_of_a_list_is_who_spoke_in_the_one_before():
    text = (
        "Karvia: the day\n\nTerms\n\n- The case against the rebel chief will be dropped, government spokesman Ali Sow told reporters.\n"
        "- Rebels who stayed at home will sign contracts, he added.\n\nThe world\n\n- Envoys said they had met in Lomé.\n\nThe rest\n\nNobody left."
    )
    said = [c for c in read(text) if isinstance(c, Statement) and c.speaker]
    assert [c.speaker.name for c in said] == ["Ali Sow", "Ali Sow", "Envoys"]


@pytest.mark.weights
def test_nobody_says_a_time_or_a_heading_alone():
    text = "Karvia war: live\n\n21:40\n\nNine wounded, governor says\n\nNine people were wounded, Ali Sow, the governor, said.\n\n20:58\n\nThe army left."
    said = [c for c in read(text) if isinstance(c, Statement)]
    assert not any(c.evidence[-1].text in {"21:40", "20:58"} for c in said)
