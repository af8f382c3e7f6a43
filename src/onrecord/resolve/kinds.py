"""What a name is the name of: a person, a body, a government; or of nobody that can be followed from article to article."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.resolve.homes import capital_of, country_named, homes_in, is_place
from onrecord.resolve.kind_words import (
    adherents,
    body_nouns,
    common_words,
    generic_words,
    governing_words,
    government_seats,
    kind_words,
    known_name,
    modifiers,
    object_words,
    one_spelling,
    people_words,
    polite,
    pronouns,
    seats,
    things,
    too_wide,
    weekdays,
)
from onrecord.resolve.names import MINOR, fold, initials, particles, person_words, words_of
from onrecord.vocabularies.first_names import first_names
from onrecord.vocabularies.load import words_in

Kind = Literal["person", "body", "government", "unnamed"]

_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
_STOP = re.compile(r"(?<!\b[^\W\d_])\.+$")  # not that of "U.N."
_BEHIND = re.compile(r"\b\w+[-–](?=\w+\b)")
_ARMY = re.compile(r"\b(armed|defen[cs]e) forces?\b", re.IGNORECASE)
_CAPITAL = re.compile(r"^\W?[A-ZÀ-ÖØ-ÞĀ-Ž]")
_INITIALS = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)*")
_OFFICES = (
    (re.compile(r"\b[Ff]oreign [Oo]ffice\b"), "foreign ministry"),
    (re.compile(r"\b[Ee]xternal (?:[Aa]ffairs|[Rr]elations)\b"), "foreign affairs"),
)
_TROOPS = re.compile(r"\b(forces|troops)$")
_LONGEST = 6  # words of a person's name
_LETTERS = 8  # of an acronym


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name taken apart.

    `words` are what tells it from others of its kind (a person's without titles; a body's without its country and in one
    spelling); `home` the ISO code of the country it names; `letters` what it could be abbreviated to, or, where
    `abbreviated`, the letters it is; `generic` whether the words alone (army, health ministry) are a body of any country.
    """

    name: str
    kind: Kind
    words: tuple[str, ...]
    home: str | None = None
    letters: frozenset[str] = frozenset()
    abbreviated: bool = False
    generic: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What names have in common that need no comparing."""
        words = self.words if self.kind == "person" else tuple(sorted(set(self.words)))
        return (self.kind, self.home or "", *words)


# a state's name in full: "Government of the | Republic of | Sudan"
_FORMAL = re.compile(r"\b(?:(?:Islamic|Arab|Federal|Democratic|Socialist|United) )*(?:Republic|Kingdom|State) of (?:the )?(?=[A-Z])")


@lru_cache(maxsize=1 << 18)
def parse(name: str, *, role: bool = False, person: bool = False, body: bool = False) -> Parsed:
    """Return the name taken apart; `role` says that the article gives an office with it, `person` and `body` that it is
    known to be one's.
    """
    plain = _ARTICLE.sub("", _STOP.sub("", " ".join(name.split()).strip(" ,;:“”\"'’"))) or name
    words = words_of(plain)
    known = known_name(plain) or known_name(_core(plain))
    if body or (known and _CAPITAL.match(plain)):
        return _body(known or plain, name, known=bool(known))
    short = _FORMAL.sub("", plain)
    government = _government(plain, words) or (_government(short, words_of(short)) if short != plain else None)
    if government:
        return Parsed(name, "government", (), government)
    seat = seats().get(" ".join(w for w in words if w not in {"us", "palace", "s"} or len(words) == 1))
    if seat:
        return Parsed(name, "body", seat[0], seat[1], generic=True)
    if person or _is_person(plain, words, role):
        return Parsed(name, "person", person_words(plain))
    if not words or _is_unnamed(plain, words):
        return Parsed(name, "unnamed", words)
    return _body(plain, name)


def _is_person(plain: str, words: tuple[str, ...], role: bool) -> bool:
    tokens = plain.split()
    if not words or not _capital(tokens[-1]) or any(c.isdigit() for c in plain) or _INITIALS.fullmatch(plain):
        return False
    noun = words[-1] in people_words() and words[0] not in first_names()  # "Trump Supporter", but "Larry King"
    if words[-1] in adherents() or (noun and not role):
        return False
    if role and len(words) <= _LONGEST and not any(w in body_nouns() for w in words):
        return True
    content = person_words(plain)
    named = all(_capital(t) or fold(t) in particles() for t in tokens)
    if len(content) > 1 and content[0] not in first_names() and is_place(plain):
        return False
    if not named or not 1 < len(content) <= _LONGEST or any(w in body_nouns() for w in words):
        return len(words) > len(content) == 1 and named and words[0] in polite()
    if content[0] in first_names() or words[0] in polite():
        return True
    return not homes_in(plain) and not (things() & set(words)) and not any(t in MINOR for t in tokens)


def _capital(token: str) -> bool:
    """Say whether a word of a name begins with a capital, behind its article at the latest: "al-Awadi"."""
    return any(_CAPITAL.match(part) for part in token.split("-"))


def _is_unnamed(plain: str, words: tuple[str, ...]) -> bool:
    """Say whether nobody can be followed under the name: a pronoun, a count, "two officials", "both sides"."""
    if words[0].isdigit() or (words[0] in things() and not _is_title(plain)) or _is_none(plain):
        return True
    if len(words) == 1 and words[0] in pronouns() | weekdays():
        return True
    if " and " in plain and _joint(plain):
        return True
    if _is_deed(plain):
        return True
    plain = _army(plain)
    words = words_of(plain)
    head = _head(plain)
    if (
        head in people_words() | object_words()
        or words in {(w,) for w in too_wide()}
        or all(w in kind_words() for w in words)
    ):
        return True
    if len(words) > 1 and is_place(plain) and words[-1] not in body_nouns():
        return True
    if not _is_own(plain) and words[-1] in too_wide():
        return not (set(words) & generic_words() and words[-1] in {"ministry", "force", "service"})
    capitals = any(map(_capital, plain.split()))
    if capitals and (len(words) > 1 or head not in body_nouns() | generic_words()):
        return False
    return not (capitals and homes_in(plain)) and not (set(words) & body_nouns())


def _is_none(plain: str) -> bool:
    """Say whether nobody is meant: "No group", but not "No Peace Without Justice"."""
    first, *rest = plain.split()
    return first.lower() == "no" and bool(rest) and rest[0].islower()


def _army(text: str) -> str:
    """Return the text with an army's other words as "army": "armed forces", and "Iraqi forces" of a country alone."""
    plain = _ARMY.sub("army", text)
    before = _TROOPS.sub("", plain).strip()
    named = homes_in(before) if before != plain else ()
    return f"{before} army" if len(named) == 1 and named[0][0] == " ".join(words_of(before)) else plain


def _is_own(plain: str) -> bool:
    """Say whether a phrase holds a name of its own: a capital behind its first word, letters ("UN"), a number ("M23"), or a
    first word with a capital that is no common one ("Houthi movement", but not "Aid groups").
    """
    first, *rest = _ARTICLE.sub("", plain).split()
    if any(_CAPITAL.match(t) for t in rest) or sum(c.isupper() or c.isdigit() for c in first) > 1:
        return True
    last = words_of(plain)[-1]
    return (
        last in kind_words()
        and _capital(first)
        and fold(first) not in common_words() | kind_words() | modifiers()
        and bool(rest)
    )


def _joint(plain: str) -> bool:
    """Say whether a name joins two: "the government and the rebels"."""
    sides = plain.split(" and ")
    persons = [s for s in sides if _is_person(s, words_of(s), False)]
    if len(persons) == len(sides) or any(words_of(s)[0] in first_names() for s in persons):
        return True
    two = len(sides) == 2 and all(map(_CAPITAL.match, sides)) and not country_named(plain)
    if two and any(_government(s, words_of(s)) or _INITIALS.fullmatch(s) for s in sides):
        return True
    return len(sides) == 2 and all(
        (set(words_of(s)) & (body_nouns() | {"movement"})) or homes_in(s) or len(s.split()) > 3 for s in sides
    )


def _is_title(plain: str) -> bool:
    """Say whether a name that begins like a count is one body's: "Three Brotherhood Alliance"."""
    last = words_of(plain)[-1]
    return all(map(_CAPITAL.match, plain.split())) and last in body_nouns() and not last.endswith("s")


def _is_deed(plain: str) -> bool:
    """Say whether a phrase with an "of", "to" or "by" is about a thing somebody does: "Ivana Trump's submission to the court"."""
    head = _head(plain)
    written = next((t for t in plain.split() if words_of(t)[-1:] == (head,)), "")
    known = body_nouns() | kind_words() | generic_words() | too_wide()
    return head != words_of(plain)[-1] and written.islower() and head not in known


def _head(plain: str) -> str:
    """Return the noun a phrase is about, folded: the last word before its first preposition or participle."""
    before = re.split(
        r"\s(?:of|in|at|on|for|from|to|with|near|who|whose|that|briefed|reached|familiar|close|speaking|there)\b", plain
    )
    words = words_of(before[0])
    return words[-1] if words else ""


def _government(plain: str, words: tuple[str, ...]) -> str | None:
    """Return the country whose government a name means: the country, its capital or seat, "the Ugandan government"."""
    text = " ".join(words)
    seat = government_seats().get(text)
    if seat:
        return seat
    if text in {"us", "uk"}:
        return country_named(text) if plain.isupper() or "." in plain else None
    if len(text) > 2 and _CAPITAL.match(plain) and (code := country_named(text) or capital_of(text)):
        return code
    rest = [w for w in words if w not in governing_words() | modifiers() | {"of", "the"}]
    if not rest or not set(words) & governing_words():
        return None
    named = homes_in(" ".join(rest))
    return named[0][1] if len(named) == 1 and named[0][0] == " ".join(rest) else None


def _body(plain: str, name: str, *, known: bool = False) -> Parsed:
    """Return a body's name taken apart; the capital in a `known` one is a name of its own: "Quds Force"."""
    text = _BEHIND.sub(lambda m: "" if _is_behind(plain, m) else m.group(), plain)
    for written, meant in _OFFICES:
        text = written.sub(meant, text)
    original = words_of(_army(text))
    homes = [
        (p, code) for p, code in homes_in(" ".join(original)) if not known or country_named(p) or not capital_of(p)
    ]
    home_words = {w for phrase, _ in homes for w in phrase.split()}
    words = tuple(one_spelling().get(w, w) for w in original if w not in MINOR and w not in home_words)
    words = tuple(w for w in words if w not in {"al", "el"} and not (homes and w == "royal")) or words
    words = tuple(w for w in words if w not in modifiers() or len(words) == 1) or words
    named = tuple(
        w.removesuffix("s") if len(w) > 3 and not w.endswith("ss") else w for w in words if w not in kind_words()
    )
    own = named or words
    letters = re.sub(r"\W", "", plain)
    abbreviated = letters.isupper() and 2 <= len(letters) <= _LETTERS and letters.isalpha()
    generic = bool(own) and all(w in generic_words() for w in own) and not abbreviated
    short = frozenset({fold(letters)}) if abbreviated else initials(words_of(plain)) | initials(words_of(name))
    two_peoples = len({code for _, code in homes}) > 1 and all(w in home_words for w in original)  # "Greek Cypriots"
    home = homes[0][1] if homes and not two_peoples else None
    return Parsed(name, "body", own or original, home, short, abbreviated, generic)


def _core(plain: str) -> str:
    """Return the name inside a description: "Rwanda-backed M23 rebel group" -> "M23"."""
    held = plain.split()
    while len(held) > 1 and (held[-1] in kind_words() or held[-1] in too_wide()):
        held.pop()
    behind = words_in("actors", "bodies", "behind")
    while len(held) > 1 and held[0].rpartition("-")[2] in behind:
        held.pop(0)
    return " ".join(held)


def _is_behind(plain: str, match: re.Match[str]) -> bool:
    follows = words_of(plain[match.end() :])
    return bool(follows) and follows[0] in words_in("actors", "bodies", "behind")


def country_in_role(role: str | None) -> str | None:
    """Return the country that a role names, or whose government's seat: "Kremlin aide"; None where it names none, or several."""
    codes = {code for _, code in homes_in(role)} if role else set()
    return codes.pop() if len(codes) == 1 else seat_in_role(role) if not codes else None


def seat_in_role(role: str | None) -> str | None:
    """Return the country whose government's seat begins a role."""
    words = words_of(role or "")
    return next((land for n in (2, 1) if (land := government_seats().get(" ".join(words[:n])))), None)
