"""Names as strings: folded, cut into words, and how they sound whatever the transliteration."""

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from onrecord.vocabularies.first_names import first_names
from onrecord.vocabularies.load import load, words_in

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[’'ʿʾ`´‘]")
_DOTTED = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\.)")  # the initials of "G.P. Koirala" are two names
_WEIGHTLESS = set("of the and for in on to a an s run led controlled backed held based".split())
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?=\s|$)")
# Letters that transliterations write for one sound; longer ones first.
_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("kh", "k"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("dzh", "j"), ("ts", "s"), ("tz", "s"),
    ("q", "k"), ("x", "ks"), ("w", "v"),
)  # fmt: skip
_ONE_SOUND = str.maketrans("hj", "gg")
_VOWELS = "aeiouy"
_ALIKE = 0.78  # Jaro-Winkler of words that sound alike, from which on they are one; Hassan and Hussein lie at .77
_NEAR = 0.9  # of words that need not sound alike; set on tests/cases/actors/worked.jsonl
_SHORTEST = 3  # letters below which one spelling is one name: "Xi" is not "Xiao"
_FEWEST = 5  # letters that such words have
_LONGER = 3  # letters that one may have more: "Tamils" begins "Tamilselvan", and is another word


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Return the text without accents, case and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _MARKS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=1 << 17)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a name in order, without possessive endings and the points of "U.N."."""
    plain = _POSSESSIVE.sub(" ", text.replace("’", "'"))
    plain = re.sub(r"\b(?:[^\W\d_]\.){2,}", lambda m: m.group().replace(".", ""), plain + " ")
    return tuple(_WORD.findall(fold(plain)))


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that carry meaning, without case, accents and plural or possessive endings."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return frozenset(w for w in re.findall(r"\w+", plain.replace("'s", " ")) if w not in _WEIGHTLESS)


@lru_cache(maxsize=1 << 17)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name that tell persons apart: no titles, no particles, "Abdel Rahim" as one."""
    words = list(words_of(_DOTTED.sub(r"\1. ", name)))
    while len(words) > 1 and words[0] in titles():
        words.pop(0)
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in joining():
            joined[-1] += word
        else:
            joined.append(word)
    kept = [w for w in joined if w not in particles()]
    return tuple(kept or joined)


@lru_cache(maxsize=1 << 17)
def sound(word: str) -> str:
    """Return what a folded word sounds like, roughly: its consonants, as many transliterations share them."""
    plain = word
    for written, said in _SOUNDS:
        plain = plain.replace(written, said)
    plain = re.sub(r"c(?=[aou])", "k", plain)
    kept = ["a"] if plain[:1] in "aeiou" else []
    for at, letter in enumerate(plain):
        between = 0 < at < len(plain) - 1 and plain[at - 1] in _VOWELS and plain[at + 1] in _VOWELS
        if letter in _VOWELS or (letter == "h" and at and not between):
            continue
        if not kept or kept[-1] != letter:
            kept.append(letter)
    found = "".join(kept)
    return found if len(found) > 1 else word


@lru_cache(maxsize=1 << 17)
def loose_sound(word: str) -> str:
    """Return how a word sounds where one letter is spoken in several ways: "Hanna" and "Ganna", "Najib" and "Nagib",
    "Araghchi" and "Araqchi", "Viktor" and "Victor", "Akhmed" and "Ahmed", "Yelena" and "Elena"; first names that are one in another tongue as the first of them.
    """
    plain = re.sub(r"^y(?=e)", "", one_name().get(word, word).replace("gh", "q").replace("kh", "h"))
    plain = re.sub(r"c(?=[^haeiouy]|$)", "k", plain)
    return sound(plain).translate(_ONE_SOUND)


@lru_cache(maxsize=1 << 18)
def likeness(one: str, other: str) -> float:
    """Return 0 to 1, how surely two folded words are spellings of one name; 0 where they are not."""
    if one == other:
        return 1.0
    if one_name().get(one, one) == one_name().get(other, other):
        return 0.93
    if min(len(one), len(other)) < _SHORTEST or _numbered(one) or _numbered(other):
        return 0.0  # a number tells two brigades apart
    genders = {first_names().get(one), first_names().get(other)}
    if genders == {"male", "female"}:
        return 0.0
    spelled = float(JaroWinkler.similarity(one, other))
    if sound(one) == sound(other) and spelled >= _ALIKE:
        return max(0.95, spelled)
    if loose_sound(one) == loose_sound(other) and spelled >= _ALIKE:
        return 0.9
    short, full = sorted((one, other), key=len)
    if None not in genders and not full.startswith(short):  # two first names: Ivana is not Ivanka, Steve may be Steven
        return 0.0
    near = spelled >= _NEAR and len(short) >= _FEWEST and len(full) - len(short) <= _LONGER
    return spelled if near else 0.0


def _numbered(word: str) -> bool:
    return not word.isalpha() and any(c.isdigit() for c in word)


def initials(words: tuple[str, ...]) -> frozenset[str]:
    """Return what a name may be abbreviated to: the first letters of the words that count, or of all ("UNIFIL")."""
    own = [w for w in words if w not in particles() - MINOR]
    return frozenset("".join(w[0] for w in held) for held in (own, [w for w in own if w not in MINOR])) - {""}


MINOR = frozenset("of the and for in on to a an de la du et des s".split())


def titles() -> frozenset[str]:
    """Return the words that stand before a person's name and are no part of it."""
    return words_in("actors", "names", "titles")


def particles() -> frozenset[str]:
    """Return the words inside a name that carry no sound of their own."""
    return words_in("actors", "names", "particles")


def joining() -> frozenset[str]:
    """Return the words that belong to the one behind them."""
    return words_in("actors", "names", "joining")


@cache
def one_name() -> dict[str, str]:
    """Return the first name that stands for each of those that are one in another tongue or short for it."""
    return {name: line.split()[0] for line in load("actors")["names"]["one_name"] for name in line.split()}
