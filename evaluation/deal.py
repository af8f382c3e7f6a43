"""The deal on our own cases: positions, terms, exchanges, rounds of talks, compliance, events told by nouns.

`set_aside` halves were written before any rule, by hands that had not seen the code. What is found is matched one to
one with what is wanted; precision counts everything that the extractors of the topic find in the cases' texts.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.annotate.names import content_tokens
from onrecord.records import Article, Claim, Compliance, Event, Exchange, Position, Round, Side, Term

FILES = ()
CASES = Path("tests/cases")
_STEM = 3  # letters; of longer words one may be the beginning of the other

Wanted = dict[str, Any]
Test = Callable[[Any, Wanted], bool]


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every topic's case files."""
    return {
        f"{topic}, {name}": value
        for topic in TOPICS
        for name, value in score_files(CASES / topic, lambda rows, topic=topic: score_topic(topic, rows)).items()  # type: ignore[misc]
    }


def score_topic(topic: str, rows: Sequence[Wanted]) -> dict[str, float]:
    """Return F1 of the topic's tests, each one stricter or looser look at the same claims."""
    chosen, tests = TOPICS[topic]
    counts = {name: Counts() for name in tests}
    for row in rows:
        claims = reader().read(Article.build(body=row["text"], published=row["published"])).claims
        found = [claim for claim in claims if chosen(claim)]
        for name, test in tests.items():
            counts[name].add(len(found), len(row["expected"]), len(match(found, row["expected"], test)))
    return {f"{name} F1": c.f1 for name, c in counts.items()} | {
        f"{name} precision": c.precision for name, c in list(counts.items())[:1]
    }


def match(found: Sequence[Any], wanted: Sequence[Wanted], test: Test) -> list[tuple[Any, Wanted]]:
    """Return pairs of found and wanted that pass the test, each used once (the most that can be paired)."""
    partner: dict[int, int] = {}

    def pair(n: int, seen: set[int]) -> bool:
        for m, claim in enumerate(found):
            if m not in seen and test(claim, wanted[n]):
                seen.add(m)
                if m not in partner or pair(partner[m], seen):
                    partner[m] = n
                    return True
        return False

    for n in range(len(wanted)):
        pair(n, set())
    return [(found[m], wanted[n]) for m, n in sorted(partner.items())]


def same_name(one: str | None, other: str | None) -> bool:
    """Say whether two names may mean one: the words of the shorter are among the longer's, half are shared, or initials."""
    a, b = ({w.removesuffix("s") for w in content_tokens(name or "")} for name in (one, other))
    if one and other and (_initials(one) == other.replace(".", "") or _initials(other) == one.replace(".", "")):
        return True
    few, many = sorted((a, b), key=len)
    shared = sum(any(_same_word(w, v) for v in many) for w in few)
    return bool(few) and (shared == len(few) or 2 * shared >= len(few) + len(many) - shared)


def _same_word(one: str, other: str) -> bool:
    """Say whether two words are one, or a country and its people ("Colombia", "Colombian")."""
    return one == other or (min(len(one), len(other)) > _STEM and (one.startswith(other) or other.startswith(one)))


def _initials(name: str | None) -> str:
    return "".join(word[0] for word in (name or "").replace("'s", "").split() if word[0].isupper())


def named(found: str | None, name: str | None, wanted: Wanted) -> bool:
    """Say whether a name is the one wanted, or one that the case tells to stand for it ("alike": groups of names)."""
    groups = (g for g in wanted.get("alike", ()) if name in g)
    return same_name(found, name) or any(same_name(found, other) for g in groups for other in g)


def position_right(position: Position, wanted: Wanted) -> bool:
    """Party, term and stance."""
    return position_meant(position, wanted) and position.stance == wanted["stance"]


def position_meant(position: Position, wanted: Wanted) -> bool:
    """Party and term."""
    return position.term == wanted["term"] and named(position.party, wanted["party"], wanted)


def term_right(term: Term, wanted: Wanted) -> bool:
    """Type, and every parameter and phase that the case tells."""
    return (
        term.type == wanted["type"]
        and (wanted.get("phase") is None or term.phase == wanted["phase"])
        and all(_told(term.parameters.get(k), v, wanted) for k, v in wanted.get("parameters", {}).items())
        and (wanted.get("status") is None or term.parameters.get("status") == wanted["status"])
    )


def _told(found: Any, told: Any, wanted: Wanted) -> bool:
    if isinstance(told, str) and not told[:1].isdigit() and isinstance(found, str):
        return found == told or named(found, told, wanted)
    return bool(found == told)


def tabled_right(term: Term, wanted: Wanted) -> bool:
    """Type, and author and date of the proposal."""
    proposal = term.proposal
    author, date = (proposal.author, proposal.date) if proposal else (None, None)
    return (
        term.type == wanted["type"]
        and (wanted.get("author") is None or same_name(author, wanted["author"]))
        and (wanted.get("date") is None or date == wanted["date"])
    )


def exchange_right(event: Event, wanted: Wanted) -> bool:
    """Both sides: who, how many of whom, as far as told; and status."""
    return exchange_counted(event, wanted) and event.status == wanted.get("status", "occurred")


def exchange_counted(event: Event, wanted: Wanted) -> bool:
    """Both sides: who, how many of whom, as far as told."""
    assert isinstance(event.detail, Exchange)
    one, two = event.detail.sides
    sides = [{"alike": wanted.get("alike", ())} | side for side in wanted["sides"]]
    return any(all(_same_side(f, w) for f, w in zip(order, sides, strict=False)) for order in ((one, two), (two, one)))


def _same_side(side: Side, wanted: Wanted) -> bool:
    bounds = {"<=": "high", "<": "high", ">=": "low", ">": "low"}
    numbers = {"quantity": side.value, "low": side.low, "high": side.high}
    if side.value is not None and side.comparator in bounds:
        numbers[bounds[side.comparator]] = side.value  # "up to 1,000"
    return (
        all(numbers[k] == wanted[k] for k in numbers if wanted.get(k) is not None)
        and (wanted.get("party") is None or named(side.party, wanted["party"], wanted))
        and (wanted.get("of") is None or same_name(side.of, wanted["of"]))
    )


def round_met(event: Event, wanted: Wanted) -> bool:
    """Venue (where told) and somebody of those who took part."""
    assert isinstance(event.detail, Round)
    names = [*(v.name for v in event.detail.participants), *event.detail.mediators]
    asked = [*wanted.get("participants", ()), *wanted.get("mediators", ())]
    met = not asked or any(named(f, w, wanted) for f in names for w in asked)
    return met and (wanted.get("venue") is None or same_name(event.place, wanted["venue"]))


def round_right(event: Event, wanted: Wanted) -> bool:
    """Venue, day, status, and all who took part or mediated."""
    detail = event.detail
    assert isinstance(detail, Round)
    names = [*(v.name for v in detail.participants), *detail.mediators]
    asked = [*wanted.get("participants", ()), *wanted.get("mediators", ())]
    status = {"occurred": "held"}.get(wanted.get("status", ""), wanted.get("status"))
    return (
        round_met(event, wanted)
        and (wanted.get("date") is None or wanted["date"] in {event.date, f"{event.date}/{detail.until}"})
        and (status is None or detail.status == status)
        and all(any(named(f, w, wanted) for f in names) for w in asked)
    )


def compliance_right(event: Event, wanted: Wanted) -> bool:
    """Who is said to have kept, broken or delayed which term, according to whom."""
    detail = event.detail
    assert isinstance(detail, Compliance)
    sayers = [v.name for v in event.said_by]
    asked = wanted.get("denied_by" if event.status == "denied" else "alleged_by") or []
    return (
        (detail.term, detail.verdict) == (wanted["term"], wanted["verdict"])
        and _of_party(event, wanted)
        and (any(named(s, a, wanted) for s in sayers for a in asked) if asked else not sayers)
    )


def compliance_meant(event: Event, wanted: Wanted) -> bool:
    """Who is said to have kept, broken or delayed something."""
    assert isinstance(event.detail, Compliance)
    return event.detail.verdict == wanted["verdict"] and _of_party(event, wanted)


def _of_party(event: Event, wanted: Wanted) -> bool:
    """Say whether it is of the party that is wanted, or of nobody told where none is."""
    if wanted["party"] is None:
        return not event.actors
    return any(named(actor, wanted["party"], wanted) for actor in event.actors)


def event_right(event: Event, wanted: Wanted) -> bool:
    """Type, actors and status."""
    actors = [name for name in wanted.get("actors", ()) if name]
    some = any(named(f, w, wanted) for f in event.actors for w in actors) if actors else True
    return (
        wanted["plover"] in {event.plover, _coded(event)} and some and event.status == wanted.get("status", "occurred")
    )


def _coded(event: Event) -> str:
    """Return the type as the PLOVER manual codes what is to come: planned meetings are agreed."""
    return "AGREE" if event.plover == "CONSULT" and event.status == "planned" else event.plover


def event_typed(event: Event, wanted: Wanted) -> bool:
    """Type, and one of the actors or recipients."""
    asked = [name for key in ("actors", "recipients") for name in wanted.get(key, ()) if name]
    some = any(named(f, w, wanted) for f in (*event.actors, *event.recipients) for w in asked) if asked else True
    return event.plover == wanted["plover"] and some


def event_moded(event: Event, wanted: Wanted) -> bool:
    """Type, actors, status and mode."""
    return event_right(event, wanted) and event.mode == wanted.get("mode")


def _detailed(kind: type) -> Callable[[Claim], bool]:
    return lambda claim: isinstance(claim, Event) and isinstance(claim.detail, kind)


def _of_somebody(claim: Claim) -> bool:
    return isinstance(claim, Event) and isinstance(claim.detail, Compliance) and bool(claim.actors)


_VERDICTS: dict[str, Test] = {"party, term, verdict and sayer": compliance_right, "party and verdict": compliance_meant}
TOPICS: dict[str, tuple[Callable[[Claim], bool], dict[str, Test]]] = {
    "positions": (
        lambda claim: isinstance(claim, Position),
        {"party, term and stance": position_right, "party and term": position_meant},
    ),
    "terms": (
        lambda claim: isinstance(claim, Term),
        {"with parameters": term_right, "type": lambda f, w: f.type == w["type"], "with author and day": tabled_right},
    ),
    "exchanges": (_detailed(Exchange), {"both sides and status": exchange_right, "both sides": exchange_counted}),
    "talks": (_detailed(Round), {"whole round": round_right, "venue and somebody": round_met}),
    "compliance": (_of_somebody, _VERDICTS),
    "deeds": (
        lambda claim: isinstance(claim, Event) and not isinstance(claim.detail, Compliance),
        {"type, actors and status": event_right, "type and somebody": event_typed, "with mode": event_moded},
    ),
}
"""Of each topic which claims are looked at, and the tests, each stricter or looser. Cases list no verdict on nobody told, and
are asked for none."""
MARKED = TOPICS | {"compliance": (_detailed(Compliance), _VERDICTS)}
"""The same for whole dispatches and news, in which verdicts on nobody are marked."""
