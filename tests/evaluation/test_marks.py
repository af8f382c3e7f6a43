"""Marks in the lines of our own dispatches."""

from training.inline import split_marks


def test_marks_are_taken_out_and_their_spans_are_of_the_text_left():
    text, marks = split_marks("At least {12|killed} people and {a dozen|injured} more.")
    assert text == "At least 12 people and a dozen more."
    assert [(text[s:e], said) for (s, e), said in marks] == [("12", "killed"), ("a dozen", "injured")]
