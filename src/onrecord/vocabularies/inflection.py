"""The forms of regular English verbs; the irregular ones are listed in the vocabularies."""

from collections.abc import Mapping

_VOWELS = "aeiou"


def verb_forms(lemma: str) -> set[str]:
    """Return the lemma with its regular -s, -ed and -ing forms."""
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"}
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{lemma}s"
    past = f"{lemma}d" if lemma.endswith("e") else f"{stem}ed"
    return {lemma, third, past, f"{stem}ing"}


def listed_forms(told: Mapping[str, str], key: str) -> frozenset[str]:
    """Return the regular forms of the verbs that a vocabulary lists under `key`, and the irregular ones of `{key}_forms`."""
    regular = {form for lemma in told[key].split() for form in verb_forms(lemma)}
    return frozenset(regular | set(told.get(f"{key}_forms", "").split()))
