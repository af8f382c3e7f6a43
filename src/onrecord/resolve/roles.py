"""What the words of an office tell: whether a person holds it, whether it is one once held or another's deputy's."""

from collections.abc import Set
from functools import lru_cache

from onrecord.resolve.homes import homes_in
from onrecord.resolve.kind_words import one_spelling
from onrecord.resolve.names import words_of
from onrecord.vocabularies.load import words_in

FORMER = "former "
_LONGEST = 12  # words; what is longer is no office


def person_role(role: str | None) -> bool:
    """Say whether an office is one that a person holds."""
    words = words_of(role or "")
    return 0 < len(words) <= _LONGEST and head_of(role or "") not in words_in("actors", "persons", "not_roles")


def head_of(role: str) -> str:
    """Return the noun that an office is, folded: "member" of "member of the delegation"; "" for no words."""
    words = words_of(role)
    before = next((n for n, w in enumerate(words) if w in {"of", "for", "in", "at", "to"} and n), len(words))
    return words[before - 1] if words else ""


@lru_cache(maxsize=1 << 15)
def office_words(role: str) -> frozenset[str]:
    """Return the words of an office that carry meaning, in one spelling; no countries, which are looked at by themselves.

    Of a former or deputy office the words are others than of the office: "former president" is {"former president"}.
    """
    left_out = words_in("actors", "names", "weightless") | {w for phrase, _ in homes_in(role) for w in phrase.split()}
    found: set[str] = set()
    before = ""
    for word in words_of(role):
        if word in words_in("actors", "names", "past"):
            before = f"{FORMER}{before}"
        elif word in words_in("actors", "names", "under"):
            before = f"{before}deputy "
        elif (len(word) > 2 or word in {"un", "pm"}) and word not in left_out:
            found.add(before + one_spelling().get(word, word))
    return frozenset(found)


def shared_offices(ours: Set[str], theirs: Set[str]) -> list[str]:
    """Return what two are both called; who is called "former president" may be who was called "president"."""
    return sorted((ours & theirs) | {w for w in ours if w.startswith(FORMER) and w.removeprefix(FORMER) in theirs})
