"""Transcripts: who speaks behind a label, what is only asked, what a reporter tells."""

import pytest

from onrecord.layout.turns import turns
from onrecord.pipeline import reader
from onrecord.records import Article, Claim, Event, Figure, Position, Statement

BRIEFING = """Daily briefing, Ministry of Defence of Karvia, 3 June 2021

SPOKESPERSON: We are ready to open the bridge once Belmar withdraws its troops.

QUESTION (Reuters): Will Karvia accept the plan?

SPOKESPERSON: No. We reject the plan.
It was written in Belmar.

QUESTION: Belmar says that two of its soldiers were killed on Monday. Do you confirm?

SPOKESPERSON: Our forces did not fire. We are holding nine Belmar soldiers.

The briefing ended at noon."""
COUNCIL = """Security Council, 14 May 2003

Mr. Toure (Mali): My Government demands that the rebels leave Kidal.

Ms. Lund (Norway): We welcome the accord. The Red Cross told us that 400 people were missing.

The President: I thank the representative of Norway."""
RADIO = """AWA DIOP: What happened in Goma?

ALI KONE: The army says it killed 30 rebels near the airport.

DIOP: And the talks?

KONE: They go on in Nairobi."""
LIST = """Displaced people by district

Koro: About 2,000 persons were registered.
Bankass: About 1,900 persons were registered.
Needs: Tents are needed.
Response: Tents were given out.
Needs: Water is short."""


def claims(text: str) -> tuple[Claim, ...]:
    return reader().read(Article.build(body=text, published="2021-06-03")).claims


def said(text: str) -> list[tuple[str | None, str]]:
    """Return who says what, the first words of it."""
    found = [c for c in claims(text) if isinstance(c, Statement)]
    return [(c.speaker.name if c.speaker else None, text[c.content[0].start : c.content[0].end]) for c in found]


def test_lines_that_open_with_who_speaks_are_turns():
    told = turns(BRIEFING)
    assert [t.label.of(BRIEFING) for t in told] == ["SPOKESPERSON", "QUESTION"] * 2 + ["SPOKESPERSON"]
    assert [t.unsaid for t in told] == [False, True, False, True, False]
    assert [p.of(BRIEFING) for p in told[2].paragraphs] == ["No. We reject the plan.", "It was written in Belmar."]
    assert [p.of(BRIEFING) for p in told[4].paragraphs] == [
        "Our forces did not fire. We are holding nine Belmar soldiers."
    ]
    assert turns(COUNCIL)[0].told == "Mali"


@pytest.mark.parametrize("text", [LIST, "El Obeid: 54 dead, officials say\n\nThe army: silent.", ""])
def test_other_labels_are_no_turns(text):
    assert turns(text) == ()


def test_reporters_make_no_statements():
    assert [t.unsaid for t in turns(RADIO)] == [True] * 4
    named = RADIO.replace("ALI KONE:", "ALI KONE, BYLINE:")
    assert all(t.unsaid for t in turns(named))
    guest = RADIO.replace("AWA DIOP:", "AWA DIOP, HOST:")
    assert [t.unsaid for t in turns(guest)] == [True, False, True, False]


@pytest.mark.weights
def test_who_is_named_by_a_label_says_what_stands_behind_it():
    told = said(BRIEFING)
    spoken = [words for who, words in told if who == "spokesperson of Ministry of Defence of Karvia"]
    assert [words.split()[0] for words in spoken] == ["We", "No.", "It", "Our"]
    assert ("Belmar", "that two of its soldiers were killed on Monday") in told
    assert len(told) == len(spoken) + 1


@pytest.mark.weights
def test_a_question_tells_no_deed_and_a_condition_has_not_happened():
    events = [c for c in claims(BRIEFING) if isinstance(c, Event)]
    assert not any(e.plover == "AGREE" for e in events)
    assert {e.status for e in events if e.plover == "RETREAT" and "Belmar" in e.actors} == {"hypothetical"}


@pytest.mark.weights
def test_a_delegate_speaks_for_his_country():
    told = claims(COUNCIL)
    assert [(c.party, c.stance) for c in told if isinstance(c, Position) and c.stance == "demands"] == [
        ("Mali", "demands")
    ]
    speakers = [c.speaker for c in told if isinstance(c, Statement)]
    assert [s.role for s in speakers if s and s.name in {"Toure", "Lund"}] == [
        "representative of Mali",
        "representative of Norway",
    ]
    (missing,) = [c for c in told if isinstance(c, Figure)]
    assert [v.name for v in missing.said_by] == ["Lund", "Red Cross"]


def test_an_office_of_several_words_stands_behind_a_label_and_a_guest_may_ask_where_a_host_is_told():
    guest = RADIO.replace("AWA DIOP:", "AWA DIOP, HOST:").replace("ALI KONE:", "ALI KONE, MINISTER OF STATE:")
    guest = guest.replace("in Nairobi.", "in Nairobi. But who will sign?")
    assert [(t.told, t.unsaid) for t in turns(guest)] == [
        ("HOST", True), ("MINISTER OF STATE", False), (None, True), (None, False),
    ]  # fmt: skip


@pytest.mark.weights
def test_what_a_reporter_cites_is_said_by_whom_he_cites():
    assert [who for who, _ in said(RADIO)] == ["army"]


@pytest.mark.weights
def test_who_answers_is_the_person_interviewed():
    text = (
        "Interview: the talks\n\nThe rebels' envoy, Musa Keita, spoke to The Valley Post.\n\nQ: Will you sign?\n\n"
        "A: We will sign on Friday.\n\nQ: And the prisoners?\n\nA: They go home first."
    )
    assert [who for who, _ in said(text)] == ["Musa Keita", "Musa Keita"]


TALK = """Interview with Musa Keita, chief negotiator of the River Front

By our correspondent in Abra

Musa Keita receives us in a hotel by the port.

What do you hope to bring home?

We hope for a truce. The army broke the last one.

It did so in May, when we had gone home.

Your critics say that the front taxes farmers.

That is false. I levy no tax.

Who pays your men, then?

Nobody does. They eat what we eat.

And will you free the captives?

I will, once the roads are open.

Keita has led the front since 1998."""


def test_questions_and_answers_without_labels_are_turns():
    told = turns(TALK)
    assert [t.unsaid for t in told] == [True, False] * 4
    assert [len(t.paragraphs) for t in told] == [1, 2, 1, 1, 1, 1, 1, 1]
    reported = TALK.replace("We hope", "They hope").replace("we had", "it had").replace("I ", "He ").replace("we eat", "he eats")
    assert turns(reported) == ()


@pytest.mark.weights
def test_who_answers_without_a_label_is_the_person_interviewed():
    told = [c.speaker for c in claims(TALK) if isinstance(c, Statement) and c.quotation == "direct"]
    assert {(v.name, v.role) for v in told if v} == {("Musa Keita", "chief negotiator of the River Front")}


@pytest.mark.weights
def test_a_spokesman_is_the_one_whom_the_heading_names_and_may_give_another_the_floor():
    text = BRIEFING.replace("3 June 2021", "3 June 2021\n\nThe briefing was held by Awa Diop, spokeswoman for the ministry.")
    text = text.replace("We reject the plan.", "We reject the plan. Musa?")
    assert [who for who, _ in said(text) if who != "Belmar"] == ["Awa Diop"] * 4


def test_brackets_of_those_who_monitor_broadcasts_name_who_speaks():
    text = (
        "Abra, 12 May (Radio Tapu) -- [Text] General Mane has rejected the plan.\n\n"
        "[Begin recording] [Mane, in Creole] We accept no foreign troops. [End recording]\n\nThe army is silent.\n\n"
        "[Reporter] Will talks resume?\n\n[Video shows the harbour] The port is closed."
    )
    mane, reporter = turns(text)
    assert [mane.label.of(text), mane.told, [p.of(text) for p in mane.paragraphs]] == [
        "Mane",
        "in Creole",
        ["We accept no foreign troops."],
    ]
    assert reporter.label.of(text) == "Reporter"
    assert reporter.unsaid


def test_notes_in_brackets_are_nobodys_turn():
    assert (
        turns("[Text] The front said it would talk.\n\n[Passage omitted] It named no day.\n\n[Abra] Snow fell.") == ()
    )
