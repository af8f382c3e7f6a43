import numpy as np
import pytest
from untold import untold

from onrecord.errors import WeightsError
from onrecord.extract.deal.learned import Learned
from onrecord.weights.deal_head import (
    CLAUSES,
    GIVEN,
    LABELS,
    MEETINGS,
    POINTER,
    POINTERS,
    STANCES,
    TYPES,
    VERDICTS,
    DealHead,
    two_best,
)
from onrecord.weights.session import STATE, Encoder, Run, joined, owners, together


def tell(found, name, word, label, labels, likely):
    getattr(found, name)[word] = 0
    getattr(found, name)[word, labels.index(label)] = likely
    getattr(found, name)[word, 0] += 1 - likely


def test_a_clause_has_its_type_and_whom_it_points_at():
    found = untold(4)
    tell(found, "clause", 2, "agreed", CLAUSES, 0.9)
    found.type[2, TYPES.index("withdrawal")] = 1
    found.targets["debtor"][2], found.shares["debtor"][2] = (1, 2), (0.8, 0.1)
    (clause,) = Learned(found).clauses
    assert (clause.word, clause.type, clause.agreed, clause.debtor, clause.beneficiary) == (
        2,
        "withdrawal",
        True,
        1,
        None,
    )
    assert clause.sure == {"debtor"}


@pytest.mark.parametrize(("words", "told"), [(3, [2]), (400, [1, 2])], ids=["short", "long"])
def test_a_clause_is_as_likely_as_its_word_and_its_type_together(words, told):
    found = untold(words)
    for word, likely, share in ((0, 0.4, 0.5), (1, 0.9, 0.3), (2, 0.7, 0.6)):
        tell(found, "clause", word, "proposed", CLAUSES, likely)
        found.type[word, TYPES.index("sanctions")] = share
    assert [c.word for c in Learned(found).clauses] == told


def test_what_may_be_a_stance_is_a_topic_and_the_word_it_points_at_with_how_likely_each_is():
    found = untold(5)
    found.topic[4] = (0.02, 0.98)
    found.type[4, TYPES.index("ceasefire")] = 0.9
    found.targets["cue"][4], found.shares["cue"][4] = (2, 4), (0.7, 0.1)
    assert Learned(found).stands == ()
    tell(found, "stance", 2, "rejects", STANCES, 0.8)
    found.targets["party"][2], found.shares["party"][2] = (0, 1), (0.6, 0.35)
    (stand,) = Learned(found).stands
    assert (stand.topic, stand.cue, stand.type, stand.stance) == (4, 2, "ceasefire", "rejects")
    assert stand.parties == (0, 1)
    told = (stand.topical, stand.typed, stand.telling, stand.stanced, stand.led, stand.owned)
    assert told == pytest.approx((0.98, 0.9, 0.8, 1, 0.7, 0.6))
    found.topic[4] = (0.95, 0.05)
    assert Learned(found).stands == ()


def test_a_second_opinion_on_a_stance_counts_too():
    found = untold(5)
    found.topic[4], found.type[4, TYPES.index("ceasefire")] = (0, 1), 1
    found.targets["cue"][4], found.targets["party"][2] = (2, 4), (0, 2)
    found.stance[2] = [{"rejects": 0.6, "opposes": 0.3, "none": 0.1}.get(stance, 0) for stance in STANCES]
    asked = []

    def second(pairs):
        asked.extend(pairs)
        return np.array([[{"rejects": 0.01, "opposes": 0.8}.get(stance, 0) for stance in STANCES[1:]]], np.float32)

    (stand,) = Learned(found, second).stands
    assert asked == [(2, 4, 0)]
    assert stand.stance == "opposes"
    one, other = 0.3**0.6 * 0.8**0.4, 0.6**0.6 * 0.01**0.4
    assert stand.stanced == pytest.approx(one / (one + other), abs=1e-5)


@pytest.mark.parametrize(
    ("words", "clause", "told"),
    [(6, 0, True), (400, 0, False), (400, 0.95, True)],
    ids=["short", "long", "long, of a deal"],
)
def test_a_stance_must_be_the_likelier_the_less_the_article_tells_of_a_deal(words, clause, told):
    found = untold(words)
    tell(found, "stance", 2, "rejects", STANCES, 0.8)
    found.topic[4], found.type[4, TYPES.index("sanctions")] = (0.2, 0.8), 0.9
    found.targets["cue"][4], found.shares["cue"][4] = (2, 4), (0.9, 0.1)
    tell(found, "clause", 5, "agreed", CLAUSES, clause)
    learned = Learned(found)
    assert [learned.likely(stand) for stand in learned.stands] == [told]


def test_captives_point_at_what_is_given_for_them():
    found = untold(3)
    for word, other in ((0, 2), (2, 0)):
        tell(found, "given", word, "planned", GIVEN, 0.95)
        found.shares["giver"][word] = (0.7, 0.1)  # at itself: who gives them is not told
        found.targets["partner"][word], found.shares["partner"][word] = (other, word), (0.9, 0.1)
    one, two = Learned(found).captives
    assert (one.partner, two.partner, one.status) == (2, 0, "planned")


def test_a_round_that_is_only_supposed_is_none():
    found = untold(3)
    tell(found, "meeting", 0, "planned", MEETINGS, 0.9)
    tell(found, "meeting", 1, "hypothetical", MEETINGS, 0.9)
    tell(found, "meeting", 2, "held", MEETINGS, 0.3)
    assert Learned(found).talks == {0: "planned"}


def test_a_verdict_has_its_term_and_whom_it_blames():
    found = untold(4)
    tell(found, "verdict", 1, "broken", VERDICTS, 0.9)
    found.type[1, TYPES.index("withdrawal")] = 1
    found.targets["blamed"][1], found.shares["blamed"][1] = (0, 1), (0.9, 0.1)
    (judged,) = Learned(found).judged
    assert (judged.verdict, judged.type, judged.blamed, judged.sayers) == ("broken", "withdrawal", (0,), ())


def test_another_type_is_taken_only_where_the_reader_is_sure_of_it():
    found = untold(2)
    for word, share in ((0, 0.9), (1, 0.6)):
        found.topic[word] = (0.1, 0.9)
        found.type[word, TYPES.index("territory")] = share
    learned = Learned(found)
    assert [learned.type_of(word, "governance") for word in (0, 1)] == ["territory", "governance"]
    assert learned.topical(range(2), "territory") == pytest.approx(0.81)
    assert learned.topical(range(0), "territory") == 0


def test_pieces_belong_to_the_word_that_began_before_them():
    assert owners(np.array([1, 3, 4]), 6).tolist() == [0, 1, 1, 2, 3, 3]


def test_words_outside_the_runs_tell_nothing():
    chance = np.random.default_rng(1)
    hidden, kinds = 8, len(POINTERS)
    shapes = {"hidden": (STATE, hidden), "from": (hidden, kinds * POINTER), "to": (hidden, kinds * POINTER)}
    shapes |= {"alone": (hidden, kinds)} | {name: (hidden, len(labels)) for name, labels in LABELS.items()}
    arrays = {name: 0.02 * chance.normal(size=shape) for name, shape in shapes.items()}
    arrays |= {f"{name}_bias": np.zeros(shape[1]) for name, shape in shapes.items()}
    states, words = chance.normal(size=(6, STATE)).astype(np.float32), np.array([0, 3, 4])
    found = DealHead(arrays | {"apart": np.zeros(kinds)}).score(states, [Run(words, np.array([0, 0, 1]))])
    assert found.clause[[1, 2, 5], 0].tolist() == [1, 1, 1]
    assert (found.clause[[0, 3, 4], 0] < 1).all()
    assert {n for t in found.targets.values() for n in t[words].flat} == {0, 3, 4}
    near = DealHead(arrays | {"apart": np.full(kinds, -1e4)}).score(states, [Run(words, np.array([0, 0, 1]))])
    assert {n for t in near.targets.values() for n in t[[0, 3]].flat} == {0, 3}  # the other window is too far


@pytest.mark.weights
def test_the_two_likeliest_words_are_pointed_at_the_first_of_those_as_likely():
    assert two_best(np.array([[0.2, 0.5, 0.2, 0.1], [0.25, 0.25, 0.25, 0.25]])).tolist() == [[1, 0], [0, 1]]
    assert two_best(np.array([[1.0]])).tolist() == [[0]]


def test_windows_that_are_read_together_see_one_another():
    encoder = Encoder()
    found = encoder.encode(
        [["The", "rebels", "must", "leave", "Juba", "."], *[["word"] * 120], ["Talks", "failed", "."]]
    )
    whole, (run,) = encoder.encode_above(found.windows, found.states)
    assert run.words.tolist() == list(range(len(found.states)))
    assert set(run.windows) == {0, 1}
    alone, _ = encoder.encode_above(found.windows[:1], found.states)
    assert not np.array_equal(whole[0], alone[0])


@pytest.mark.weights
def test_windows_are_given_as_the_encoder_takes_them():
    first, second = Encoder().inputs([["Talks", "failed", "."], ["word"] * 126])
    assert [len(w["ids"][0]) for w in (first, second)] == [5, 129]  # CLS and SEP, and a full stop where none was
    assert first["first"].tolist() == [[1, 2, 3]]


def test_four_windows_at_most_are_read_together_and_long_ones_alone():
    assert [(s.start, s.stop) for s in together([120] * 5)] == [(0, 3), (3, 5)]
    assert [(s.start, s.stop) for s in together([120, 500, 120])] == [(0, 1), (1, 2), (2, 3)]
    assert list(together([])) == []


def test_windows_are_joined_one_after_another():
    pieces = [np.full((count, 2), count, np.float32) for count in (3, 2)]
    read = joined(pieces, [np.array([1]), np.array([0, 1])])
    assert read["lower"][0, :, 0].tolist() == [3, 3, 3, 2, 2]
    assert read["first"].tolist() == [[1, 3, 4]]
    assert read["owner"].tolist() == [[0, 1, 1, 2, 3]]
    assert read["number"].tolist() == [[0, 0, 0, 1, 1]]


@pytest.mark.weights
def test_damaged_layers_of_the_deal_are_refused(tmp_path):
    encoder = Encoder()
    encoder._folder = tmp_path
    with pytest.raises(WeightsError, match="not in this installation"):
        _ = encoder._deal
    (tmp_path / "deal.onnx").write_bytes(b"x")
    with pytest.raises(WeightsError, match="damaged"):
        _ = encoder._deal
