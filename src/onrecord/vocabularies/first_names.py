"""The gender that first names tell."""

from functools import cache

from onrecord.vocabularies.load import load


@cache
def first_names() -> dict[str, str]:
    """Return the gender that a first name tells, by the folded name."""
    names = load("first_names")
    return {name: gender for gender in ("male", "female") for name in names[gender].split()}
