"""Whether an article is English, which is what we read well: told by its letters and its commonest words."""

import re

from onrecord.vocabularies.load import words_in

# Of 6,158 English texts of 25 words and more (our gold and cases) half have more than 27 such words in a hundred, and
# none has so few; French, Spanish, German and Turkish news has none or one. Danish and Dutch share some, and may get by.
_LEAST = 0.05
_FEWEST = 25  # words of a text that is judged by them; a flash or a headline may have none
_FEWEST_OF_OTHER_LETTERS = 5
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def foreign_note(text: str) -> str | None:
    """Return what to tell of a text that seems not to be English; None for English, and for one too short to tell."""
    words = _WORD.findall(text.lower())
    ours = sum(_LATIN.match(word) is not None for word in words)
    if len(words) >= _FEWEST_OF_OTHER_LETTERS and ours * 2 < len(words):
        return f"does not seem to be English ({len(words) - ours} of {len(words)} words are in other letters); {_KEPT}"
    known = sum(word in words_in("english", "function_words") for word in words)
    if len(words) >= _FEWEST and known <= _LEAST * len(words):
        return f"does not seem to be English ({known} of its {len(words)} words are such as the, of, said); {_KEPT}"
    return None


_KEPT = "only English is read well, look at its claims before you use them"
