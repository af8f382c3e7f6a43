"""A time value agrees with the gold's in all digits that the gold tells."""

import pytest

from evaluation.times import agrees


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("2023-XX", "2023", True),
        ("2023-XX", "2023-05", True),
        ("2023-WXX", "2023-W42", True),
        ("202X", "202", True),
        ("2023-XX", "2022-05", False),
        ("2023-WXX", "2023", False),
        ("2023-10-XX", "2023-W42", False),
        ("2023", "2023-05", False),
        ("PXY", "P3Y", False),
        ("XXXX-WXX-1", "2023-W42-1", False),
    ],
)
def test_open_digits_of_the_gold_are_anything_or_left_out(gold, found, same):
    assert agrees(gold, found) is same
