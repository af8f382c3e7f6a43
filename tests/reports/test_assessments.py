"""What was said of talks hangs on the round it was said of, and on none where it is of something else."""

import pytest

from onrecord.desk import open_desk

pytestmark = pytest.mark.weights

LIMA = "Peru and Ecuador opened talks in Lima on Monday. Peru's envoy Ana Soto called the talks “constructive”."
QUITO = "Delegates of Chile and Bolivia met in Quito on Tuesday. “It was a tough meeting,” Chile's envoy Juan Rey said."
DEAD = "The health ministry said 900 had died. Aid chief Awa Diop called it a “terrible milestone”."


@pytest.fixture
def said(tmp_path):
    """Return what tells who judged the talks at each venue, as a text has it."""

    def read(text):
        path = tmp_path / "talks.txt"
        path.write_text(text)
        with open_desk(str(tmp_path / "talks.db")) as desk:
            list(desk.read([str(path)], published="2024-05-16"))
            return {row.venue: [(a.speaker, a.words) for a in row.assessments] for row in desk.talks()}

    return read


def test_each_round_has_what_was_said_of_it(said):
    found = said(f"{LIMA}\n\n{QUITO}")
    assert [speaker for speaker, _ in found["Lima"]] == ["Ana Soto"]
    assert [speaker for speaker, _ in found["Quito"]] == ["Juan Rey"]


def test_a_venue_named_counts_for_more_than_what_was_told_last(said):
    found = said(f"{LIMA}\n\n{QUITO}\n\nMediator Eva Lind said the talks in Lima had been a breakthrough.")
    assert "Eva Lind" in [speaker for speaker, _ in found["Lima"]]
    assert "Eva Lind" not in [speaker for speaker, _ in found["Quito"]]


def test_a_judgement_of_the_dead_is_none_of_the_talks(said):
    assert "Awa Diop" not in [speaker for speaker, _ in said(f"{LIMA}\n\n{DEAD}")["Lima"]]


def test_progress_is_that_of_the_talks_told_of_just_before(said):
    found = said(f"{LIMA} “We made some progress,” said mediator Eva Lind.")
    assert "Eva Lind" in [speaker for speaker, _ in found["Lima"]]
