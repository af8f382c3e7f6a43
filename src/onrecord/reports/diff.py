"""What changed between two versions of an article: which claims came, went, changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import NotFound
from onrecord.ledger import Query, View
from onrecord.records import Article, Claim
from onrecord.resolve.versions import changes_between, claim_words, pair_claims, version_chains


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    retrieved_at: str | None


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One claim that `came`, `went` or `changed`, and then the `fields` with (before, after)."""

    how: str
    kind: str
    who: str | None
    words: str
    fields: dict[str, tuple[Any, Any]]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """Two versions of an article, what changed in its claims, and how many stayed; `versions` are all there are."""

    before: Version
    after: Version
    rows: tuple[DiffRow, ...]
    kept: int
    versions: tuple[Version, ...]


def diff(view: View, article: str) -> Diff:
    """Return how an article (id, URL, title) differs from the version before it; the first from the one after it."""
    found = view.article(article)
    chain = version_chains(view.each_article()).get(found.id)
    if chain is None:
        raise NotFound(f"there is one version only of article {found.id}; read its URL again to have another")
    at = [a.id for a in chain].index(found.id)
    exact = article in {found.id, found.title}
    at = max(at if exact else len(chain) - 1, 1)
    return compare(view, chain[at - 1], chain[at], chain)


def compare(view: View, before: Article, after: Article, chain: Sequence[Article] = ()) -> Diff:
    """Return how two versions differ."""
    pairing = pair_claims(*([e.claim for e in view.entries(Query(article=a.id))] for a in (before, after)))
    rows = [DiffRow("changed", new.kind, _who(new), claim_words(new), changes_between(old, new), old.id, new.id) for old, new in pairing.changed]  # fmt: skip
    rows += [DiffRow("went", c.kind, _who(c), claim_words(c), {}, c.id, None) for c in pairing.went]
    rows += [DiffRow("came", c.kind, _who(c), claim_words(c), {}, None, c.id) for c in pairing.came]
    return Diff(_version(before), _version(after), tuple(rows), len(pairing.kept), tuple(map(_version, chain)))


def _who(claim: Claim) -> str | None:
    return " < ".join(v.name for v in claim.said_by) or None


def _version(article: Article) -> Version:
    return Version(article.id, article.title, article.outlet, article.published, article.retrieved_at)
