"""What an article tells twice is one deed: "killed | in an air raid", "hit the market, | killing 37"."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import cache

from onrecord.extract.events.frames import forms_of, is_later, is_passive, objects_of
from onrecord.extract.events.happenings import evidence_of
from onrecord.extract.events.triggers import find_triggers
from onrecord.extract.events.words import RELATIVES, Told, listed, listed_verbs
from onrecord.extract.page import Page
from onrecord.records import Event
from onrecord.vocabularies.load import load

_OTHERS = {"for", "to", "over", "before", "despite", "since"}  # "in reply to | the raid": another deed
_SOME = set("one two three some several many most others another".split())


def as_one(page: Page, found: list[Told]) -> tuple[Told, ...]:
    """Join what one sentence tells twice, then what two sentences tell in the same words.

    The circumstance gives the mode, and those who did it where only it names them; the outcome, those it hit.
    """
    kept: list[Told] = []
    near: dict[Hashable, set[int]] = {}  # places in `kept` by sentence, and by what is the same of those told again
    for event, words in found:
        beside = sorted({n for key in _keys(page, event, words) for n in near.get(key, ())})
        home = next((n for n in beside if _joins(page, kept[n], (event, words))), None)
        if home is None:
            for key in _keys(page, event, words):
                near.setdefault(key, set()).add(len(kept))
            kept.append((event, words))
            continue
        first, before = kept[home]
        told = {k: getattr(first, k) or getattr(event, k) for k in ("mode", "actors", "recipients", "date", "place")}
        clauses = [c for v in before for c in _killing_clauses(page, v)] if event.actors else []
        when = any(page.tree.rules(c, w) for c in clauses for w in words)
        if when or _both_harmed(page, *kept[home], event, words) or _landed(page, *kept[home], event, words):
            told["recipients"] = tuple(dict.fromkeys([*first.recipients, *event.recipients]))
        kept[home] = (replace(first, evidence=evidence_of(page, (first, event)), **told), before | words)
        for key in _keys(page, kept[home][0], words):
            near.setdefault(key, set()).add(home)
    beside_each = (near[page.tree.sentence_of(min(words))] for _, words in kept)
    kept_beside = [(told, [kept[n] for n in beside]) for told, beside in zip(kept, beside_each, strict=True)]
    return tuple(told for told, beside in kept_beside if not _leads_to_force(page, told, beside))


def _keys(page: Page, event: Event, words: frozenset[int]) -> Iterator[Hashable]:
    """Yield by what an event may be one with another: the sentences of its words, and who did what, as somebody says."""
    yield from {page.tree.sentence_of(w) for w in words}
    if _strikes_with_some(page, words):
        yield page.tree.sentence_of(min(words)) - 1
    yield event.plover, event.actors, event.status, event.said_by


def by_attackers(page: Page, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Give what was done in an attack told elsewhere with its day the actors of that attack: "seized in the May 3 raid".

    What one accuses another of is not what a third tells: they are told by the article itself, or by the same.
    """
    attackers: dict[tuple[object, ...], set[tuple[str, ...]]] = {}
    for event, _ in told:
        if event.actors and event.status == "occurred":
            attackers.setdefault((event.plover, event.date, event.said_by), set()).add(event.actors)
    kept: list[Told] = []
    for event, words in told:
        voices = {event.said_by, ()}
        named = {who for v in voices for who in attackers.get((event.plover, event.date, v), ())}
        if not event.actors and event.date and len(named) == 1 and _in_attack(page, words):
            event = replace(event, actors=next(iter(named)))
        kept.append((event, words))
    return tuple(kept)


def _in_attack(page: Page, words: frozenset[int]) -> bool:
    """Say whether a deed was done "in the attack"."""
    tree = page.tree
    attacks = [c for w in words for c in tree.children[w] if tree.lower(c) in _attacks()]
    return any(tree.cases(c) & {"in", "during"} for c in attacks)


@cache
def _attacks() -> frozenset[str]:
    return frozenset(load("triggers")["ASSAULT"]["none"]["nouns"].split())


def _leads_to_force(page: Page, told: Told, beside: list[Told]) -> bool:
    """Say whether a move of troops is told beside the attack it led to, which alone PLOVER codes."""
    event, words = told
    if event.plover != "MOBILIZE" or event.status != "occurred":
        return False
    here = page.tree.sentence_of(min(words))
    return any(
        other.actors == event.actors and (other.plover == "ASSAULT" or other.mode == "seize") and other.status == "occurred"
        and page.tree.sentence_of(min(others)) == here
        for other, others in beside
    )  # fmt: skip


def _joins(page: Page, told: Told, other: Told) -> bool:
    return (
        _circumstance(page, *told, *other)
        or _circumstance(page, *other, *told)
        or _outcome(page, *told, *other)
        or _again(*told, *other)
        or _both_harmed(page, *told, *other)
        or _both_done(page, *told, *other)
        or _landed(page, *told, *other)
    )


def _landed(page: Page, event: Event, words: frozenset[int], other: Event, others: frozenset[int]) -> bool:
    """Say whether a verb tells what some of those hit that one before it tells were fired: "| fired rockets. One of them |
    struck a house".
    """
    tree = page.tree
    if not _strikes_with_some(page, others) or (event.status, event.said_by) != (other.status, other.said_by):
        return False
    fired = [c for w in words for c in tree.dependents(w, "obj", "nsubj") if tree.lower(c) in listed("thrown")]
    before = max(words) < min(others) and tree.sentence_of(max(words)) >= tree.sentence_of(min(others)) - 1
    return event.plover == "ASSAULT" and before and any(tree.lower(c).endswith("s") for c in fired)


def _strikes_with_some(page: Page, words: frozenset[int]) -> bool:
    """Say whether some of what was told before hit what a verb tells: "one of them | struck a house"."""
    tree, verb = page.tree, min(words)
    parts = [c for c in tree.dependents(verb, "nsubj") if tree.lower(c) in _SOME]
    of_them = any(tree.lower(n) == "them" for c in parts for n in tree.dependents(c, "nmod"))
    return of_them and tree.lower(verb) in listed_verbs("harm") | forms_of("land")


def _both_done(page: Page, event: Event, words: frozenset[int], other: Event, others: frozenset[int]) -> bool:
    """Say whether joined verbs tell one deed to the same people: "were stabbed or | beheaded", "armed and | trained them"."""
    same = all(getattr(event, k) == getattr(other, k) for k in ("plover", "actors", "recipients", "status", "said_by"))
    if not (same and event.recipients):
        return False
    tree, two = page.tree, min(others)
    joined = tree.relation(two) == "conj" and tree.head(two) in words and tree.tag(two) == "VERB"
    unlike = event.plover != "ASSAULT" and None not in (event.mode, other.mode) and event.mode != other.mode
    apart = any(getattr(other, k) and getattr(event, k) != getattr(other, k) for k in ("date", "place"))
    return joined and not unlike and not (apart and tree.dependents(two, "obl"))


def _both_harmed(page: Page, event: Event, words: frozenset[int], other: Event, others: frozenset[int]) -> bool:
    """Say whether two verbs of harm tell one deed: "nine were killed and 21 | wounded", "killed two and | wounded five"."""
    if (event.plover, event.status, event.said_by) != (other.plover, other.status, other.said_by):
        return False
    tree, harm = page.tree, listed_verbs("harm")
    one, two = (next((w for w in sorted(told) if tree.lower(w) in harm), -1) for told in (words, others))
    joined = one >= 0 and two >= 0 and tree.relation(two) == "conj" and tree.head(two) == one
    apart = any(
        getattr(event, k) and getattr(other, k) and getattr(event, k) != getattr(other, k)
        for k in ("mode", "actors", "date", "place")
    )
    return joined and not apart and bool(event.actors) == bool(other.actors)


def _circumstance(page: Page, event: Event, words: frozenset[int], other: Event, others: frozenset[int]) -> bool:
    """Say whether another event of one type is how the first was done: below its verb, and one of them has no actor."""
    if event.plover != other.plover or event.status != other.status:
        return False
    if event.actors and other.actors and event.actors != other.actors:
        return False
    at = min(others)
    for _ in range(3):
        relation, clause, at = page.tree.relation(at), at, page.tree.head(at)
        if (relation in {"obl", "nmod"} and page.tree.cases(clause) & _OTHERS) or is_later(page.tree, clause):
            return False
        if at in words:
            both = event.plover == "COERCE" or (event.actors and other.actors)
            two = relation == "advcl" and event.recipients and other.recipients and both
            return relation in {"obl", "advcl"} and (not two or clause in _killing_clauses(page, at))
        if at < 0:
            return False
    return False


def _killing_clauses(page: Page, verb: int) -> list[int]:
    """Return the clauses that tell what killed or hurt people: "six were killed | when the army shelled the camp"."""
    if page.tree.lower(verb) not in listed_verbs("harm") or not is_passive(page.tree, verb):
        return []
    return [c for c in page.tree.dependents(verb, "advcl") if page.tree.openers(c) & {"when", "as"}]


def _outcome(page: Page, event: Event, words: frozenset[int], other: Event, others: frozenset[int]) -> bool:
    """Say whether a verb only tells what the first deed did: "shells hit the market, | killing 37", "a blast | tore through"."""
    tree, at = page.tree, min(others)
    if event.plover != "ASSAULT" or other.plover != "ASSAULT":
        return False
    if tree.tag(at) == "VERB" and not other.actors and words & set(tree.dependents(at, "nsubj")):
        return True
    if tree.lower(at) not in listed_verbs("harm"):
        return False
    if tree.relation(at) == "acl" and tree.head(at) in words and any(
        tree.lower(c) in RELATIVES and "in" in tree.cases(c) for c in tree.dependents(at, "obl")
    ):
        return True  # "an attack in which six were | killed"
    joined = tree.relation(at) in {"advcl", "conj", "acl"} and tree.lower(at).endswith("ing")
    laid = any(words & set(tree.children[c]) for c in tree.dependents(at, "nsubj"))
    above = tree.head(at)
    described = tree.syntax.relations[above] == "acl:relcl" and not tree.dependents(at, "mark", "case")
    if joined and described and not _tells_force(page, above):
        above = tree.head(tree.head(above))  # "fired at men who stood there, | killing two"
    return laid or (joined and (above in words or bool(words & {*tree.children[above], *objects_of(tree, above)})))


def _tells_force(page: Page, verb: int) -> bool:
    """Say whether a verb tells of force by itself: "fired at men who | stormed | a post"."""
    return any(t.word == verb and t.plover == "ASSAULT" for t in find_triggers(page))


def _again(event: Event, words: frozenset[int], other: Event, others: frozenset[int]) -> bool:
    """Say whether two events are told with the same names, and nothing that sets them apart."""
    same = all(getattr(event, k) == getattr(other, k) for k in ("plover", "actors", "status"))
    apart = any(
        getattr(event, k) and getattr(other, k) and getattr(event, k) != getattr(other, k)
        for k in ("mode", "recipients", "date", "place")
    )
    mild = (event.mode == "crowd-control") != (other.mode == "crowd-control")  # tear gas, then a killing
    return same and bool(event.actors) and not apart and not mild and event.said_by == other.said_by
