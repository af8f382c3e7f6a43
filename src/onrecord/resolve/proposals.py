"""Which names in different articles mean one proposal or agreement."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Proposal
from onrecord.resolve.clusters import first_fitting
from onrecord.resolve.names import name_words

# Words that every proposal may be called by; what is left of a name is its own.
_COMMON = frozenset(
    "proposal plan draft framework roadmap initiative offer text deal agreement accord pact treaty truce ceasefire new "
    "revised latest peace that which was were signed laid out tabled presented proposed by last this year month week".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A proposal as one article names it; `lands` are the countries that the article is about."""

    proposal: Proposal
    article: str
    agreed: bool = False
    lands: frozenset[str] = frozenset()


def same_proposal(one: Named, other: Named) -> str | None:
    """Return why two names mean one proposal, in words; None where they do not."""
    a, b = one.proposal, other.proposal
    if one.article == other.article:
        return "one article, one name" if (a.name, a.author, a.date) == (b.name, b.author, b.date) else None
    if (a.date and b.date and not _fit(a.date, b.date)) or (one.lands and other.lands and not one.lands & other.lands):
        return None
    authors = [name_words(p.author or "") for p in (a, b)]
    if all(authors) and not authors[0] & authors[1]:
        return None
    if a.date and b.date and (all(authors) or one.agreed == other.agreed):
        return f"tabled or signed {min(a.date, b.date, key=len)}" + (f" by {a.author}" if all(authors) else "")
    own = [name_words(f"{p.name} {p.place or ''}") - _COMMON for p in (a, b)]  # an accord signed in Lomé is "the Lomé accord"
    shared = sorted(own[0] & own[1])
    if shared and (own[0] <= own[1] or own[1] <= own[0]):
        return f"both named after {' '.join(shared)}"
    return None


def group_proposals(named: Sequence[Named]) -> list[list[Named]]:
    """Return the names grouped by proposal, in the order given."""
    return first_fitting(named, _joins)


def _joins(name: Named, group: Sequence[Named]) -> bool:
    """Say whether a name means what a group does: the same as every other in it, or as the agreement's own text there."""
    own = [o for o in group if o.proposal.parties and o.article != name.article]
    return any(same_proposal(name, o) for o in group) and all(
        same_proposal(name, o) or o.article == name.article for o in own or group
    )


def _fit(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
