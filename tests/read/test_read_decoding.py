import pytest

from onrecord.errors import InputError
from onrecord.read.decoding import decode

QUOTED = "“It is over,” he said — the minister’s café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_comes_back_whatever_it_was_saved_as(encoding):
    assert decode("f", QUOTED.encode(encoding)) == QUOTED


def test_cyrillic_without_a_declaration_is_recognised():
    text = "Президент сказал, что переговоры продолжатся в Женеве завтра. " * 5
    assert decode("f", text.encode("cp1251")) == text


def test_a_page_says_its_own_charset():
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'
    assert "Łódź" in decode("f", page.encode("iso-8859-2"))


def test_valid_utf8_wins_over_a_wrong_declaration():
    assert decode("f", "café".encode(), charset="latin-1") == "café"


def test_line_ends_stay_as_they_are():
    assert decode("f", b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_a_marked_file_that_breaks_its_mark_is_refused_with_what_to_do():
    with pytest.raises(InputError, match="save it as UTF-8"):
        decode("story.txt", b"\xef\xbb\xbfcaf\xe9")
