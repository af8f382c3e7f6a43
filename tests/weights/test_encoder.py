import json
import subprocess
import sys

import numpy as np
import pytest

from onrecord.errors import WeightsError
from onrecord.weights import session
from onrecord.weights.session import Encoder

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


def test_the_same_words_have_the_same_scores(encoder):
    words = [["The", "envoy", "left", "Juba", "."]] * 3
    one, two = encoder.encode(words), encoder.encode(words)
    assert np.array_equal(one.entities, two.entities)
    assert np.array_equal(one.attribution, two.attribution)
    assert len(one.arcs) == 3
    assert one.arcs[0].shape == (5, 5)


def test_every_processor_has_the_same_scores(encoder):
    """Recorded with exact sums: sums that saturate, as without VNNI they may, are as far off as .1."""
    text = "The planned trade of 16 students for three drivers fell through when Chad withdrew its consent ."
    scores = encoder.encode([text.split()])
    states = [0.41091, -0.47866, -0.30530, -0.70940, 0.25121, -0.13003, -0.00963, -0.91127]
    assert np.allclose(scores.states[4, :8], states, atol=0.005)


def test_exact_sums_are_asked_for_where_others_saturate(encoder, monkeypatch):
    text = [["Rebels", "left", "Juba", "."]]
    monkeypatch.setattr(session, "saturates", lambda: True)  # which asks for exact sums: right on every processor
    exact = Encoder().encode(text)
    assert np.array_equal(encoder.encode(text).attribution, exact.attribution)


def test_a_text_is_read_the_same_whatever_is_read_beside_it(encoder):
    text, other = ["Rebels", "left", "Juba", "."], ["A", "long", "list", "of", "things", "that", "he", "said"]
    alone, beside = encoder.encode([text]), encoder.encode([other, text], openings=frozenset({1}))
    assert np.array_equal(alone.attribution, beside.attribution[len(other) :])


def test_heads_stay_inside_their_sentence(encoder):
    scores = encoder.encode([["Rebels", "fled", "."], ["Talks", "failed", "."]])
    assert all((h < 3) == (n < 3) for n, h in enumerate(scores.heads))


def test_a_sentence_longer_than_the_encoder_can_hold_does_not_break_it(encoder):
    scores = encoder.encode([["word"] * 2000, ["Juba", "."]])
    assert len(scores.tags) == 2002


def test_nothing_gives_nothing(encoder):
    assert len(encoder.encode([]).tags) == 0


def test_damaged_weights_are_refused(tmp_path):
    for name, content in (
        ("labels.json", json.dumps({"sha256": "0"})),
        ("encoder.onnx", "x"),
        ("vocabulary.txt", "a\n"),
    ):
        (tmp_path / name).write_text(content)
    with pytest.raises(WeightsError, match="damaged"):
        Encoder(tmp_path)
    (tmp_path / "encoder.onnx").unlink()
    with pytest.raises(WeightsError, match="not in this installation"):
        Encoder(tmp_path)


def test_reading_needs_no_torch():
    code = "import sys, onrecord; onrecord.read_text('Talks failed, he said.'); sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
