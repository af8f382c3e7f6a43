"""What the head of a text states of the article: the place it is datelined from, the agency or the outlet that signs."""

from onrecord.layout.datelines import opening, outlet_named, wire_named


def heading(body: str) -> dict[str, str | None]:
    """Return the dateline, the wire and the outlet that a body states, by the names of an article's fields."""
    found = opening(body)
    if found is None:
        return {"dateline": None, "wire": None, "outlet": None}
    return {"dateline": found.place, "wire": wire_named(found.signed or ""), "outlet": outlet_named(found.signed)}
