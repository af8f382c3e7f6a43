"""Numbers as a person writes them."""


def number_words(comparator: str, value: float | None, low: float | None, high: float | None) -> str:
    """Return a figure's number in words: 40, more than 40,000, about 300, 30 to 40, 24 or more."""
    if value is not None:
        said = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most "}
        return f"{said[comparator]}{value:,.12g}"
    if low is not None and high is not None:
        return f"{low:,.12g} to {high:,.12g}"
    return f"at least {low:,.12g}" if low is not None else f"at most {high:,.12g}"
