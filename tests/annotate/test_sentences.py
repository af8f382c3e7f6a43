import pytest

from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.words import split_words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One fell. Two fled.", ["One fell.", "Two fled."]),
        ("“We agreed.” The envoy left.", ["“We agreed.”", "The envoy left."]),
        ("Gen. Okello and Dr. Diop met. Talks go on.", ["Gen. Okello and Dr. Diop met.", "Talks go on."]),
        ("The U.S. said no. It left.", ["The U.S. said no.", "It left."]),
        ("He met the U.S. The talks failed.", ["He met the U.S.", "The talks failed."]),
        ("Headline without a stop\n\nBody text.", ["Headline without a stop", "Body text."]),
        ("“Stop!” he said.", ["“Stop!” he said."]),
        ("It cost $3.5 million. Why?", ["It cost $3.5 million.", "Why?"]),
        ("Nine die in port\nTUNIS (AFP) - Nine died.", ["Nine die in port", "TUNIS (AFP) -", "Nine died."]),
        ("Kismayo, May 3 (Coast Post) – Nine died.", ["Kismayo, May 3 (Coast Post) –", "Nine died."]),
        (
            "Envoys of both sides meet in the port for a third round\nThey sat down on Sunday with the mediators of four "
            "countries, none of whom had slept, a man told us.\n\nThe end.",
            [
                "Envoys of both sides meet in the port for a third round",
                "They sat down on Sunday with the mediators of four countries, none of whom had slept, a man told us.",
                "The end.",
            ],
        ),
        (
            "The truce held on Sunday in the north\nof the country.",
            ["The truce held on Sunday in the north\nof the country."],
        ),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, sentences):
    found = split_sentences(text, split_words(text))
    assert [text[s.start : s.end] for s in found] == sentences


def test_every_word_is_in_exactly_one_sentence():
    text = "A b. C d!\nE (f. G) h"
    words = split_words(text)
    found = split_sentences(text, words)
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(words)))
