"""What a number's sources, and two numbers together, say for being the totals of an article: named numbers, to be weighed."""

from collections import Counter
from collections.abc import Iterator
from math import log1p

from onrecord.extract.figures.totals.options import Options, Proposed, Source

Features = dict[str, float]


def of_value(measure: str, options: Options, value: float) -> Features:
    """Return what speaks for one number being the total of a measure."""
    sources = options[value]
    told = {v: sum(s.sentence is not None for s in found) for v, found in options.items() if v}
    if not value:
        against = {f"no {measure}, but {s.kind}{_place(s)}" for v, found in options.items() if v for s in found}
        counted = f"no {measure}, but told {min(sum(told.values()), 5)} times"
        own = {f"{measure}: {s.kind}" for s in sources}
        return dict.fromkeys([*sorted(against), counted, f"no {measure}", *sorted(own)], 1.0)
    named = {f"{measure}: {kind}{times}" for kind, n in Counter(s.kind for s in sources).items() for times in _times(n)}
    named |= {f"{measure}: {s.kind}{_place(s)}" for s in sources}
    named |= {f"{measure} {name}" for name in _rank(options, value, told)} | {f"{measure} is {_size(value)}"}
    if value < max((v for v, found in options.items() for s in found if s.kind == "names"), default=0.0):
        named.add(f"{measure}: fewer than the names")
    if told[value] and all(s.earlier for s in sources if s.sentence is not None):
        named.add(f"{measure}: told of an earlier time only")
    support = {
        f"{measure}: log of times": log1p(told[value]),
        f"{measure}: share": told[value] / max(1, sum(told.values())),
    }
    return dict.fromkeys(sorted(named), 1.0) | support


def _times(count: int) -> list[str]:
    return ["", " twice", " three times"][: min(count, 3)]


def _place(source: Source) -> str:
    if source.sentence is None:
        return ""
    here = (
        "headline"
        if source.sentence == 0
        else "lead"
        if source.sentence < 4
        else "body"
        if source.sentence < 12
        else "end"
    )
    return f" in the {here}"


def _size(value: float) -> str:
    return str(int(value)) if value < 4 else "4 or more"


def _rank(options: Options, value: float, told: dict[float, int]) -> Iterator[str]:
    """Yield how a number stands among the others: told first, largest, most often."""
    stated = [
        (s.sentence, -v) for v, found in options.items() for s in found
        if s.sentence is not None and s.kind in {"number", "figure"}
    ]  # fmt: skip
    if stated:
        if -min(stated)[1] == value:
            yield "is the number told first"
        largest = max(-v for _, v in stated)
        if value >= largest:
            yield "is the largest number" if value == largest else "is above every number"
    if told[value] == max(told.values()):
        yield "is told most often"


def outcome(killed: float, injured: float) -> str:
    """Return which of killed and hurt there are."""
    return ("killed" if killed else "none killed") + (", hurt" if injured else ", none hurt")


def of_pair(proposed: Proposed, killed: float, injured: float) -> Features:
    """Return what speaks for two numbers together."""
    both, sum_of = outcome(killed, injured), killed + injured
    named = [f"in all {_size(sum_of)}"]
    if (killed, injured) == proposed.rule:
        named.append("as by rule")
    shot = proposed.shot
    numbered = [
        (s.sentence, v) for v, found in shot.items() for s in found if s.kind == "number" and s.sentence is not None
    ]
    if numbered:
        named.append(f"in all {_against(sum_of, min(numbered)[1])} the shot told first")
        if max(v for _, v in numbered) == sum_of:
            named.append("in all the largest number of shot")
    if shot:
        named.append(f"in all {_against(sum_of, max(shot))} the most shot: {both}")
        named += sorted({f"in all the shot: {s.kind}{at}" for s in shot.get(sum_of, []) for at in {"", _place(s)}})
    return dict.fromkeys(named, 1.0)


def _against(one: float, other: float) -> str:
    return "as many as" if one == other else "less than" if one < other else "more than"


def of_none(proposed: Proposed) -> Features:
    """Return what speaks for none of the pairs: an article may tell nothing of what its incident came to."""
    return of_outcome(proposed, "none of these")


def of_outcome(proposed: Proposed, both: str) -> Features:
    """Return what the words and the length of an article say for there being dead or hurt."""
    length = next(
        name
        for most, name in ((3, "a notice"), (8, "short"), (25, "long"), (10**9, "very long"))
        if proposed.sentences < most
    )
    return dict.fromkeys([both, f"{length}: {both}", *(f"{word}: {both}" for word in sorted(proposed.words))], 1.0)
