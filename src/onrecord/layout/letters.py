"""Titles and names in capitals as they are usually written."""


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
