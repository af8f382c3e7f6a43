"""To which day something is told to be put off: "was postponed to 20 June", "put off until Friday"."""

from onrecord.extract.page import Page, day_in
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load

_UNTIL = frozenset({"until", "till", "to"})
_AWAY = frozenset({"back", "off", "forward"})


def day_until(page: Page, verb: int) -> str | None:
    """Return the day behind "until" or "to" after a verb in its sentence: "adjourned until | July 2"."""
    tree = page.tree
    sentence = tree.sentences[tree.sentence_of(verb)]
    for time in page.times_in(range(verb + 1, sentence.last)):
        first = tree.range(time.start, time.end).start
        if tree.lower(first - 1) in _UNTIL or tree.lower(first) in _UNTIL:
            return day_in(time.value) if time.type == "DATE" else None
    return None


def put_off(page: Page, verb: int) -> str | None:
    """Return the day to which a verb tells that its subject or object is put off; None for other verbs."""
    told = load("deal")["postponing"]
    away = {page.ahead(verb), page.ahead(verb, 2)} & _AWAY
    moved = away and page.tree.lower(verb) in listed_forms(told, "moving")
    return day_until(page, verb) if moved or page.tree.lower(verb) in listed_forms(told, "verbs") else None
