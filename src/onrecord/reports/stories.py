"""The articles on record, each story once: who carries it, whose voice it is, which versions there are."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger import Query, View
from onrecord.records import Article
from onrecord.records.values import following
from onrecord.resolve.clusters import Clusters
from onrecord.resolve.copies import Origins
from onrecord.resolve.state import state_of
from onrecord.resolve.versions import version_chains


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story: an article with its copies, rewrites and versions, called by the earliest.

    `voice` is the wire or outlet it goes back to; `articles` are all of them, the earliest first; `versions` those of them
    that are versions of one another; `alike` the least share of its text that a copy has in common with another; `begins`
    the first words of one without a title.
    """

    day: str | None
    title: str | None
    voice: str | None
    outlets: tuple[str, ...]
    origins: int
    articles: tuple[str, ...]
    versions: tuple[str, ...]
    alike: float | None
    begins: str | None = None


def stories(view: View, query: Query = Query()) -> list[StoryRow]:  # noqa: B008 - frozen
    """Return the stories of the days and the outlet asked for, the latest first."""
    articles = sorted(view.each_article(as_of=query.as_of, headed=True), key=_order)
    origins = state_of(view, query.as_of).origins
    chains = version_chains(articles)
    groups = _grouped([(a.id, origins.copies(a.id)[0], chains.get(a.id, (a,))[0].id) for a in articles])
    held: defaultdict[int, list[Article]] = defaultdict(list)
    for group, article in zip(groups, articles, strict=True):
        held[group].append(article)
    shared = _shared(origins)
    rows = [_row(group, origins, shared, chains) for group in held.values() if any(_is_asked(a, query) for a in group)]
    rows.sort(key=lambda r: (r.day or "", r.articles), reverse=True)
    return rows[query.offset : query.offset + query.limit if query.limit is not None else None]


def _order(article: Article) -> tuple[str, str]:
    return article.published or "9", article.id


def _grouped(together: Sequence[Sequence[str]]) -> list[int]:
    """Return for each article, the first of those it stands together with, which story it is of."""
    number = {own: n for n, (own, *_) in enumerate(together)}
    clusters = Clusters(len(together))
    for n, others in enumerate(together):
        for other in others:
            clusters.join(n, number[other])
    return [clusters.find(n) for n in range(len(together))]


def _is_asked(article: Article, query: Query) -> bool:
    day, outlet = article.day or "", (article.outlet or "").casefold()
    within = (query.since or "") <= day and (not query.until or day < following(query.until))
    return within and (query.outlet is None or query.outlet.casefold() in outlet)


def _shared(origins: Origins) -> dict[str, list[float]]:
    """Return the shares of their text that articles have in common with copies of theirs, by the first of the two."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for pair in origins.compared:
        if pair.joined:
            found[pair.one].append(pair.share)
    return found


def _row(group: Sequence[Article], origins: Origins, shared: Mapping[str, list[float]], versioned: Container[str]) -> StoryRow:
    ids = tuple(a.id for a in group)
    shares = [share for i in ids for share in shared.get(i, ())]
    first = group[0]
    voice = origins.of(first.id)
    return StoryRow(
        day=first.day, title=first.title, voice=None if voice == first.id else voice,
        outlets=tuple(sorted({a.outlet for a in group if a.outlet})), origins=origins.count(ids), articles=ids,
        versions=tuple(i for i in ids if i in versioned), alike=min(shares, default=None),
        begins=first.begins,
    )  # fmt: skip
