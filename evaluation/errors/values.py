"""Errors of times (TimeBank and AQUAINT, folds 1 to 4) and of places (LGL, folds 1 to 4)."""

import re
from pathlib import Path

from evaluation import places, timeml, times
from evaluation.errors import Sorted, around
from evaluation.reading import reader
from onrecord.annotate.times import annotate_times
from onrecord.records import Article
from training.times import train

_SHAPES = {
    r"\d{4}-\d\d-\d\d": "day", r"\d{4}-\d\d": "month", r"\d{4}": "year", r"\d{4}-W\d\d?(-WE)?": "week",
    r"\d{4}-[QH]\d": "quarter", r"\d{4}-(SP|SU|FA|WI)": "season", r"\d{4}-\d\d-\d\dT\d.*": "clock time",
    r"\d{4}-\d\d-\d\dT[A-Z].*": "part of a day", r"[A-Z]+_REF": "vague time", r"P.*": "stretch", r"\d{2,3}": "decade",
}  # fmt: skip


def time_errors(gold: Path) -> Sorted:
    """Sort into values of another kind, other values of one kind, missed, not in the gold; fold 0 is not looked at."""
    errors, read = Sorted(), timeml.documents(gold)
    for fold in range(1, timeml.FOLDS):
        weights = train([d for n, d in enumerate(read) if n % timeml.FOLDS != fold])
        for _, day, text, wanted in read[fold :: timeml.FOLDS]:
            found = annotate_times(text, published=day, weights=weights)
            pairs = times.paired(wanted, found)
            errors.wanted += len(wanted)
            for w, f in pairs:
                if kind := value_error(wanted[w].value, found[f].value):
                    told = around(text, wanted[w].start, wanted[w].end)
                    errors.add(kind, f"{told} {wanted[w].value} / {found[f].value}")
            for n in sorted(set(range(len(wanted))) - {w for w, _ in pairs}):
                told = around(text, wanted[n].start, wanted[n].end)
                errors.add(f"{_shape(wanted[n].value, wanted[n].type)} missed", told)
            for n in sorted(set(range(len(found))) - {f for _, f in pairs}):
                told = around(text, found[n].start, found[n].end)
                errors.add(f"{_shape(found[n].value, found[n].type)} not in the gold", told)
    return errors


def value_error(gold: str, found: str) -> str | None:
    """Name the class of a value that is not the gold's, None for one that is."""
    if gold == found:
        return None
    if times.agrees(gold, found):
        return "digits that the gold leaves open"
    one, other = _shape(gold), _shape(found)
    return f"another {one}" if one == other else f"{one} read as {other}"


def _shape(value: str, kind: str = "") -> str:
    if kind == "SET":
        return "set"
    return next((name for form, name in _SHAPES.items() if re.fullmatch(form, value)), "other time")


def place_errors(gold: Path) -> Sorted:
    """Sort into missed, not in the gold, edges, and places farther than 161 km from the gold's; fold 0 is not looked at."""
    errors = Sorted()
    for number, (text, toponyms) in enumerate(places.documents(gold)):
        if number % places.FOLDS == 0:
            continue
        wanted = [t for t in toponyms if t.geonameid is not None]
        found = reader().annotate(Article.build(body=text)).places
        errors.wanted += len(wanted)
        at = {(t.start, t.end): t for t in wanted}
        for f in found:
            told = around(text, f.start, f.end)
            same = at.get((f.start, f.end))
            if same and not places.near(f, same):
                errors.add(f"another place of the name ({f.candidates[0].kind})", f"{told} {f.candidates[0].name}")
            elif same is None and not any(places.overlap(f, t) for t in toponyms):
                errors.add("no place in the gold", told)
        for t in wanted:
            held = [f for f in found if places.overlap(f, t)]
            told = around(text, t.start, t.end)
            if not held:
                errors.add("place missed", told)
            elif (t.start, t.end) not in {(f.start, f.end) for f in held}:
                errors.add("place with other edges", f"{told} / {text[held[0].start : held[0].end]}")
    return errors
