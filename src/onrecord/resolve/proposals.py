"""Which names in different articles mean one proposal or agreement."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from onrecord.records import Proposal
from onrecord.records.values import TermType, days_apart
from onrecord.resolve.clusters import first_fitting
from onrecord.resolve.homes import country_named, homes_in
from onrecord.resolve.names import name_words, titles, words_of

_DEALS = frozenset(
    "proposal plan draft framework roadmap initiative offer text deal agreement accord pact treaty truce ceasefire memorandum "
    "protocol declaration paper".split()
)
# Words that every proposal may be called by; what is left of a name is its own.
_COMMON = _DEALS | frozenset(
    "new revised latest peace that which was were signed laid out tabled presented proposed by last this year month week "
    "first second phase stage reached".split()
)
_TERMS = frozenset(w for kind in get_args(TermType) for w in kind.split("_")) | {"access", "guarantees", "exchange", "swap"}
_BACKING = frozenset("brokered mediated backed led sponsored drafted s u".split())  # who stands behind it, not what it is called
_MADE = frozenset("reached signed made struck".split())
_OTHER = frozenset("new revised latest unilateral earlier previous second".split())  # than what is meant by the name alone
_SPOKEN_OF = 183  # days after which "the truce" is hardly that of then


@dataclass(frozen=True, slots=True)
class Named:
    """A proposal as one article names it; `lands` are the countries that the article is about, `told` is its day, and a
    name is `titled` that only the article's title uses.
    """

    proposal: Proposal
    article: str
    agreed: bool = False
    lands: frozenset[str] = frozenset()
    told: str | None = None
    titled: bool = False


def same_proposal(one: Named, other: Named) -> str | None:
    """Return why two names mean one proposal, in words; None where they do not."""
    a, b = one.proposal, other.proposal
    if one.article == other.article:
        return "one article, one name" if (a.name, a.author, a.date) == (b.name, b.author, b.date) else None
    if _differ(one, other):
        return None
    authors = [name_words(p.author or "") for p in (a, b)]
    if a.date and b.date and (all(authors) or one.agreed == other.agreed):
        return f"tabled or signed {min(a.date, b.date, key=len)}" + (f" by {a.author}" if all(authors) else "")
    own = [name_words(f"{p.name} {p.place or ''}") - _COMMON for p in (a, b)]  # an accord signed in Lomé is "the Lomé accord"
    shared = sorted(own[0] & own[1])
    if shared and (own[0] <= own[1] or own[1] <= own[0]):
        return f"both named after {' '.join(shared)}"
    return None


def _differ(one: Named, other: Named) -> bool:
    """Say whether day, country, author or order speak against two names being one's."""
    a, b = one.proposal, other.proposal
    if (a.date and b.date and not _fit(a.date, b.date)) or (one.lands and other.lands and not one.lands & other.lands):
        return True
    authors = [name_words(p.author or "") for p in (a, b)]
    return (all(authors) and not authors[0] & authors[1]) or _came_before(one, b) or _came_before(other, a)


def _came_before(name: Named, made: Proposal) -> bool:
    """Say whether a draft was told of before something was made."""
    open_still = not name.agreed or "draft" in name_words(name.proposal.name)
    return open_still and not name.proposal.date and bool(name.told and made.date and name.told < made.date)


def group_proposals(
    named: Sequence[Named], of_one_war: Callable[[Iterable[str], Iterable[str]], bool] = lambda one, other: True
) -> list[list[Named]]:
    """Return the names grouped by proposal.

    What has no day and no name of its own ("the truce", "Ghana's plan") is the last that was made or tabled, by its author where
    one is told, in the same war; what only a title names is the one that the text below tells of, where it tells of one; what is
    called by its terms ("aid access") is of the one agreement of its article.
    """
    texts = {n.article for n in named if not n.titled}
    termed = [n for n in named if is_called_by_terms(n.proposal)]
    titled = [n for n in named if n.titled and n.article in texts and n not in termed]
    told = [n for n in named if not (n.titled and n.article in texts) and n not in termed]
    own = sorted((n for n in told if not _is_bare(n)), key=lambda n: not n.proposal.date)  # whose day is told are surest
    groups = first_fitting(own, _joins, _keys)
    made = _at((g for g in groups if _day(g)), lambda n: n.lands)
    bare: list[Named] = []
    meant: list[tuple[Named, list[Named]]] = []
    for name in filter(_is_bare, told):
        near = {id(g): g for land in sorted(name.lands) for g in made[land] if _may_mean(name, g)}
        last = sorted(near.values(), key=_day, reverse=True)
        meant.append((name, next((g for g in last if of_one_war([name.article], [n.article for n in g])), bare)))
    for name, group in meant:
        group.append(name)
    groups += first_fitting(bare, _joins, _keys)
    below = _at(groups, lambda n: [n.article])
    left: list[Named] = []
    for name in titled:
        found = below[name.article]
        (found[0] if len(found) == 1 and own_words(name.proposal) <= _all_words(found[0]) else left).append(name)
    for name in termed:
        found = [g for g in below[name.article] if _may_hold(g, name)]
        (found[0] if len(found) == 1 else left).append(name)
    return groups + first_fitting(left, _joins, _keys)


def _may_hold(group: Sequence[Named], name: Named) -> bool:
    """Say whether what an article calls by its terms may be of what it tells of beside: both are agreed, or words are shared."""
    alike = any(n.agreed is name.agreed for n in group if n.article == name.article)
    return alike and (name.agreed or own_words(name.proposal) <= _all_words(group))


def _at(groups: Iterable[list[Named]], keys: Callable[[Named], Iterable[str]]) -> defaultdict[str, list[list[Named]]]:
    """Return the groups by what a name in them is found by."""
    held: defaultdict[str, list[list[Named]]] = defaultdict(list)
    for group in groups:
        for key in sorted({key for n in group for key in keys(n)}):
            held[key].append(group)
    return held


def _keys(name: Named) -> Iterator[str]:
    """Yield what names that mean one proposal have in common: an article, a month, a word."""
    day = name.proposal.date or ""
    yield f"article {name.article}"
    yield from [f"{day}-{month:02}" for month in range(1, 13)] if len(day) == len("2025") else [day[:7]] if day else []
    yield from name_words(f"{name.proposal.name} {name.proposal.place or ''}") - _COMMON


def own_words(told: Proposal) -> frozenset[str]:
    """Return the words by which a proposal is called, but for what any may be called and who tabled it."""
    return name_words(told.name) - _COMMON - _BACKING - titles() - name_words(told.author or "")


def _all_words(group: Sequence[Named]) -> frozenset[str]:
    return frozenset(w for n in group for w in name_words(f"{n.proposal.name} {n.proposal.author or ''}"))


def _is_bare(name: Named) -> bool:
    """Say whether a proposal has no day and is called by nothing but what it is, its author and the country where it was reached;
    "the Mexico agreement" has a name.
    """
    told = name.proposal
    own = own_words(told)
    named = homes_in(" ".join(words_of(told.name))) if own and name_words(told.name) & _MADE else ()
    own -= {w for phrase, _ in named if country_named(phrase) for w in words_of(phrase)}
    return not (own or told.date or told.place or told.parties or name_words(told.name) & _OTHER)


def is_called_by_terms(told: Proposal) -> bool:
    """Say whether a proposal without a day and an author is called by nothing but what is to be done: "aid access"."""
    words = name_words(told.name)
    return bool(words & _TERMS) and not (words & _DEALS or told.date or told.author or told.parties)


def _day(group: Sequence[Named]) -> str:
    return max((n.proposal.date for n in group if n.proposal.date), default="")


def _may_mean(name: Named, group: Sequence[Named]) -> bool:
    """Say whether a name without a day may mean what was made or tabled before it was told, and not long before."""
    author = name_words(name.proposal.author or "")
    theirs = [words for n in group if (words := name_words(n.proposal.author or ""))]
    if not name.agreed and not (author and theirs):
        return False
    if author and theirs and not any(author & words for words in theirs):
        return False
    if (name.agreed and not any(n.agreed for n in group)) or any("unilateral" in name_words(n.proposal.name) for n in group):
        return False
    apart = days_apart(_day(group), name.told)
    return apart is not None and apart <= _SPOKEN_OF and _day(group) <= (name.told or "")


def _joins(name: Named, group: Sequence[Named]) -> bool:
    """Say whether a name means what a group does: the same as one in it, and nothing speaks against the others, or against the
    agreement's own text there.
    """
    own = [o for o in group if o.proposal.parties]
    return any(same_proposal(name, o) for o in group) and not any(
        _differ(name, o) for o in own or group if o.article != name.article
    )


def _fit(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
