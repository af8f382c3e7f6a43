"""How places are counted."""

from evaluation.places import Tally, Toponym, calibration_error, kilometres
from onrecord.annotate.annotations import PlaceCandidate, PlaceMention


def mention(start, end, lat, lon, score=0.9):
    return PlaceMention(start, end, score, "place", (PlaceCandidate(1, "X", "city", None, "XX", lat, lon, 1.0),))


def test_a_degree_on_the_equator_is_111_km():
    assert round(kilometres(0, 0, 0, 1)) == 111


def test_right_needs_the_span_and_the_place():
    tally = Tally.none()
    gold = [Toponym(0, 4, 7, 10.0, 10.0), Toponym(10, 14, 8, 50.0, 50.0)]
    told = tally.add(gold, [mention(0, 4, 10.5, 10.5), mention(10, 14, 10.0, 10.0), mention(20, 24, 1.0, 1.0)])
    assert [right for _, right in told] == [True, False, False]
    assert (tally.exact.right, tally.exact.found, tally.exact.wanted, tally.spans.right) == (1, 3, 2, 2)


def test_gold_without_coordinates_is_neither_wanted_nor_wrong():
    tally = Tally.none()
    assert tally.add([Toponym(0, 4)], [mention(0, 4, 1.0, 1.0)]) == []
    assert tally.exact.found == tally.exact.wanted == 0


def test_an_honest_score_has_no_calibration_error():
    assert calibration_error([(0.5, True), (0.5, False)]) == 0
    assert calibration_error([(0.9, False), (0.9, False)]) == 0.9
