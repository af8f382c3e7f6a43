"""What is new: the difference of what was known on two days. Each line has its source and its claims."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Query, View
from onrecord.reports.brief.corrections import correction_lines
from onrecord.reports.brief.deal import deal_lines
from onrecord.reports.brief.figures import figure_lines
from onrecord.reports.brief.line import KINDS, BriefLine, day_before, order_of
from onrecord.resolve.judged import JudgedView
from onrecord.resolve.state import state_of
from onrecord.resolve.versions import Chains, version_chains

_PARTS = (deal_lines, figure_lines)


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known at the end of `until` and was not known the day before `since`."""

    since: str
    until: str | None
    lines: tuple[BriefLine, ...]


def brief(
    view: View, since: str, until: str | None = None, query: Query = Query(), *, back_to: str | None = None  # noqa: B008 - frozen
) -> Brief:  # fmt: skip
    """Return what is new since a day, up to another; other names in the query narrow it. Both days are included.

    An article that states no day of publication is never new. Who is who is taken as known on the later day for both: a name that has become clearer since is no news. What was
    published before `back_to` is not looked at, and counts as not known.
    """
    old, new = _known(query, day_before(since), back_to), _known(query, until, back_to)
    state = state_of(view, until, since=back_to)
    view = view.holding(state) if isinstance(view, JudgedView) else view
    lines = [line for part in _PARTS for line in part(view, old, new, state)]
    articles = list(view.each_article(as_of=until, headed=True))
    chains = version_chains(articles)
    lines = _of_latest(lines, chains, {a.id for a in articles if not a.published}, view)
    lines += sorted(correction_lines(view, since, until, chains), key=order_of)
    return Brief(since, until, tuple(sorted(lines, key=lambda line: KINDS.index(line.kind))))


def _of_latest(lines: Sequence[BriefLine], chains: Chains, undated: set[str], view: View) -> list[BriefLine]:
    """Return the lines without those that only earlier versions of articles have, as what came of them is a correction, or
    only articles without a day, which would be new for ever.
    """
    earlier = {a.id for chain in chains.values() for a in chain[:-1]} | undated
    if not earlier:
        return list(lines)
    return [line for line in lines if any(view.claim(c).claim.article not in earlier for c in line.claims)]


def _known(query: Query, day: str | None, back_to: str | None) -> Query:
    return replace(query, as_of=day, since=back_to, until=None)
