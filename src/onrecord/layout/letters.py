"""Titles and names in capitals as they are usually written."""

SHORTEST = 5  # letters; a shorter name in capitals may be an abbreviation
SHORTEST_PLACE = 4  # where only a place may stand: "JUBA", "BAKU"


def in_capitals(name: str, shortest: int = SHORTEST) -> bool:
    """Say whether a name is written in capitals, as datelines have it, and is no abbreviation."""
    return name.isupper() and len(name) >= shortest


def usual_name(name: str, shortest: int = SHORTEST) -> str:
    """Return a name in capitals in the usual letters: "NAIROBI" -> "Nairobi"."""
    return name.title() if in_capitals(name, shortest) else name


def in_usual_letters(words: str) -> str:
    """Return a name or title in capitals as it is usually written: "Agreement on a Cessation of Hostilities"."""
    small = {"of", "on", "the", "a", "an", "and", "between", "for", "to", "in", "with", "by", "from", "at", "or"}
    told = words.split()
    return " ".join(
        w if not w.isupper() or w.startswith("(") else w.lower() if n and w.lower() in small else _capital(w)
        for n, w in enumerate(told)
    )


def _capital(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
