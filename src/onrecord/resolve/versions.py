"""Versions of one article: which articles stood at one URL, in order, and which of their claims are the same. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from onrecord.ledger.addresses import address
from onrecord.records import Article, Claim, Event, Figure, Position, Statement, Term
from onrecord.resolve.names import fold, words_of

_SAME_WORDS = 60  # of 100: statements of one speaker whose words are this alike are one, changed
# What depends on how an article was read, and not on what it tells; what is left of a location is `place`.
_NOT_TOLD = {
    "id", "article", "by", "confidence", "evidence", "content", "part_of", "event", "figures", "total",
    "context", "medium", "location",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pairing:
    """The claims of two versions: those in both, (before, after) of those that changed, those that went and came."""

    kept: tuple[tuple[Claim, Claim], ...]
    changed: tuple[tuple[Claim, Claim], ...]
    went: tuple[Claim, ...]
    came: tuple[Claim, ...]


Chains = dict[str, tuple[Article, ...]]  # article -> all versions of it, the earliest first


def version_chains(articles: Iterable[Article]) -> Chains:
    """Return for every article with a URL that is not alone there all versions, the earliest first."""
    at: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.url:
            at[address(article.url)].append(article)
    chains = (tuple(sorted(held, key=_order)) for held in at.values() if len(held) > 1)
    return {article.id: chain for chain in chains for article in chain}


def pair_claims(before: Sequence[Claim], after: Sequence[Claim]) -> Pairing:
    """Return which claims of a version are those of the version before."""
    left, rest = list(before), []
    kept, changed = [], []
    for claim in after:
        same = next((c for c in left if _told(c) == _told(claim)), None)
        if same is None:
            rest.append(claim)
        else:
            left.remove(same)
            kept.append((same, claim))
    came = []
    for claim in rest:
        scored = [(s, n) for n, c in enumerate(left) if (s := _kinship(c, claim))]
        if scored:
            changed.append((left.pop(max(scored, key=lambda pair: (pair[0], -pair[1]))[1]), claim))
        else:
            came.append(claim)
    return Pairing(tuple(kept), tuple(changed), tuple(left), tuple(came))


def changes_between(before: Claim, after: Claim) -> dict[str, tuple[Any, Any]]:
    """Return the fields that differ, with both values; `words` where the words do."""
    old, new = _fields(before), _fields(after)
    return {
        name: (old.get(name), new.get(name))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    }


def _order(article: Article) -> tuple[str, str, str]:
    return article.published or "", article.retrieved_at or "", article.id


def _told(claim: Claim) -> tuple[Any, ...]:
    fields = _fields(claim)
    return claim.kind, *(repr(fields[name]) for name in sorted(fields) if name != "words"), words_of(claim.words)


def _fields(claim: Claim) -> dict[str, Any]:
    held = {k: v for k, v in claim.to_json().items() if k not in _NOT_TOLD and v not in (None, [], {})}
    return held | {"words": claim.words}


def _kinship(one: Claim, other: Claim) -> float:
    """Return how surely two claims that differ are one, changed; 0 where they are not."""
    alike = fuzz.token_sort_ratio(fold(one.words), fold(other.words))
    match one, other:
        case Statement(), Statement():
            same = (one.speaker and one.speaker.name) == (other.speaker and other.speaker.name)
            return alike if alike >= _SAME_WORDS + (0 if same else 25) else 0.0
        case Figure(), Figure():
            same = (one.measure, one.place, bool(one.part_of)) == (other.measure, other.place, bool(other.part_of))
            population = fold(one.population or "") == fold(other.population or "")
            return 1 + alike if same and (population or alike >= _SAME_WORDS) else 0.0
        case Position(), Position():
            return 1 + alike if (one.party, one.term) == (other.party, other.term) else 0.0
        case Term(), Term():
            return 1 + alike if one.type == other.type and alike >= _SAME_WORDS else 0.0
        case Event(), Event():
            return alike if one.plover == other.plover and alike >= _SAME_WORDS else 0.0
    return 0.0
