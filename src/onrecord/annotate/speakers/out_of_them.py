"""Who one of several is that were told of before: "| one of them | said ..., | the other | said"."""

import re

_SINGLED = {"one of them": "one", "the other": "the other", "another of them": "another"}
_LED = re.compile(r"^(?:one|the other|another) of ")
_COUNTING = {"two", "three", "four", "five", "six", "several", "some", "both", "many", "all"}


def group_told(name: str) -> str:
    """Return those of whom one was told: "mediators" of "one of the mediators"; other names stay."""
    rest = _LED.sub("", name)
    return name if rest == name else re.sub(r"^(?:the|these|those) ", "", rest)


def singled_out(phrase: str, group: str) -> str | None:
    """Return the name of the one that a phrase singles out of a group, which no name of its own has."""
    which = _SINGLED.get(phrase.lower())
    plain = _LED.sub("", group)
    first, _, rest = plain.partition(" ")
    if which is None or " and " in plain or not rest:
        return None
    return f"{which} of {first.lower() if first.lower() in _COUNTING else first} {rest}"
