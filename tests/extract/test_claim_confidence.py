"""The confidence of claims follows the calibration of their kind; the article's own scores keep their order."""

import pytest

from onrecord.extract.confidence import calibrated, kind_of, moved
from onrecord.records import Event, Evidence, Figure


def figure(confidence):
    return Figure(
        article="a", evidence=(Evidence(0, 2, "12"),), confidence=confidence, by="test", measure="killed", value=12.0
    )


def test_moving_a_score_and_back_leaves_it():
    assert moved(moved(0.7, 0.8), -0.8) == pytest.approx(0.7)


def test_a_score_moved_up_is_higher_and_stays_below_one():
    assert 0.9 < moved(0.9, 1.0) < 1


def test_of_two_claims_of_a_kind_the_surer_stays_the_surer():
    assert calibrated(figure(0.6)).confidence < calibrated(figure(0.8)).confidence


def test_a_claim_gets_the_shift_of_its_kind(monkeypatch):
    monkeypatch.setattr("onrecord.extract.confidence.shifts", lambda: {"figure": 0.5, "round": -1.0})
    assert calibrated(figure(0.9)).confidence == round(moved(0.9, 0.5), 3)


def test_an_event_without_detail_is_of_its_own_kind():
    event = Event(article="a", evidence=(Evidence(0, 2, "12"),), by="test", plover="ASSAULT", status="occurred")
    assert kind_of(event) == "event"


def test_a_kind_without_calibration_keeps_its_score(monkeypatch):
    monkeypatch.setattr("onrecord.extract.confidence.shifts", dict)
    assert calibrated(figure(0.9)) == figure(0.9)
