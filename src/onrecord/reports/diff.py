"""What changed between two versions of an article: which claims came, went, changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import NotFound
from onrecord.ledger import Query, View
from onrecord.ledger.addresses import address
from onrecord.records import Article, Claim
from onrecord.records.wording import shorten, spaced
from onrecord.resolve.actors import Actors
from onrecord.resolve.state import state_of
from onrecord.resolve.versions import changes_between, pair_claims, version_chains


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
    chains = version_chains(view.each_article(headed=True))
    found = _at_address(article, chains) or view.article(article)
    chain = chains.get(found.id)
    if chain is None:
        raise NotFound(f"there is one version only of article {found.id}; read its URL again to have another")
    at = [a.id for a in chain].index(found.id)
    exact = article in {found.id, found.title}
    at = max(at if exact else len(chain) - 1, 1)
    return compare(view, chain[at - 1], chain[at], chain)


def _at_address(asked: str, chains: Mapping[str, Sequence[Article]]) -> Article | None:
    """Return the latest version of what stands at a URL, however the URL is written; None for what is no such URL."""
    wanted = address(asked) if "://" in asked else None
    return next((chain[-1] for chain in chains.values() if wanted and address(chain[-1].url or "") == wanted), None)


def compare(view: View, before: Article, after: Article, chain: Sequence[Article] = ()) -> Diff:
    """Return how two versions differ."""
    pairing = pair_claims(*([e.claim for e in view.entries(Query(article=a.id))] for a in (before, after)))
    actors = state_of(view).actors
    days = before.day, after.day  # a claim of no day of its own has that of publication
    changed = [(old, new, _changes(old, new, actors, days)) for old, new in pairing.changed]
    rows = [
        DiffRow("changed", new.kind, _who(new), new.words, f, old.id, new.id) for old, new, f in changed if f
    ]
    rows += [DiffRow("went", c.kind, _who(c), c.words, {}, c.id, None) for c in pairing.went]
    rows += [DiffRow("came", c.kind, _who(c), c.words, {}, None, c.id) for c in pairing.came]
    kept = len(pairing.kept) + sum(not fields for _, _, fields in changed)
    return Diff(_version(before), _version(after), tuple(rows), kept, tuple(map(_version, chain)))


def _changes(old: Claim, new: Claim, actors: Actors, days: tuple[str | None, str | None]) -> dict[str, tuple[Any, Any]]:
    """Return the fields that differ, but for an actor's going by another name and the days of publication."""
    return {
        name: (a, b)
        for name, (a, b) in changes_between(old, new).items()
        if (a, b) != days and (name not in _NAMES or _called(a, old.article, actors) != _called(b, new.article, actors))
    }


_NAMES = {"said_by", "speaker", "addressee", "party", "actors", "recipients"}


def _called(value: Any, article: str, actors: Actors) -> Any:
    """Return a value with what actors are called for their names."""
    match value:
        case str():
            return actors.called(value, article)
        case list():
            return [_called(v, article, actors) for v in value]
        case {"name": name, **rest}:
            return actors.called(name, article), rest
    return value


def field_words(value: Any) -> str:
    """Return the value of a field as it is read: "2,500", "James Tut, commissioner", "not told"."""
    match value:
        case None | []:
            return "not told"
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:,.12g}"
        case list():
            return ", ".join(map(field_words, value))
        case {"name": name}:
            return shorten(f"{name}, {value['role']}" if value.get("role") else str(name))
        case {**fields}:
            return shorten(", ".join(f"{spaced(str(k))} {field_words(v)}" for k, v in fields.items() if v is not None))
    return shorten(str(value))


def _who(claim: Claim) -> str | None:
    return " < ".join(v.name for v in claim.said_by) or None


def _version(article: Article) -> Version:
    return Version(article.id, article.title, article.outlet, article.published, article.retrieved_at)
