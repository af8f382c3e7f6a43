import pytest

from onrecord.cli.problems import plain
from onrecord.cli.render import print_table, tame
from onrecord.records.wording import number, period, shorten


@pytest.mark.parametrize(
    ("comparator", "value", "low", "high", "told"),
    [
        ("=", 40, None, None, "40"),
        (">", 40_000, None, None, "> 40,000"),
        ("~", 2.5, None, None, "~ 2.5"),
        ("=", 1_234_567, None, None, "1,234,567"),
        ("~", None, 30, 40, "30 to 40"),
        ("~", None, 24, None, ">= 24"),
        ("~", None, None, 24, "<= 24"),
    ],
)
def test_a_number_is_written_as_a_person_would(comparator, value, low, high, told):
    assert number(comparator, value, low, high) == told


def test_a_period_is_its_kind_and_days():
    assert period("window", "2025-03-05", "2025-03-06") == "window 2025-03-05 to 2025-03-06"
    assert period("point", "2025-03-05", "2025-03-05") == "point 2025-03-05"
    assert period(None, None, None) == ""


def test_a_long_text_is_cut_on_one_line():
    assert shorten("a\n b  c") == "a b c"
    assert len(shorten("word " * 100, 50)) == 50


def test_control_characters_do_not_reach_the_terminal():
    assert "\x1b" not in tame("a\x1b[2Jb\nc")
    assert plain("a\x1b]0;x\x07\nb") == "a\ufffd]0;x\ufffd b"


def test_in_a_table_no_word_is_broken_that_can_stand_in_its_column(capsys):
    words = "many words of an account that would take all the room there is " * 3
    print_table([{"term": "humanitarian_aid", **dict.fromkeys("abcdefg", words), "claim": "3f2a91c0"}])
    assert "humanitarian_aid" in capsys.readouterr().out
