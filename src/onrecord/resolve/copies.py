"""Which articles are copies or rewrites of one text, so that twenty outlets with one wire story are one voice. Pure.

Texts are cut into runs of three words. MinHash finds, among articles of about one day, those that share some; a pair is
one text when the shorter has a good part of its runs from the longer (`COPY`, calibrated by evaluation/copies.py).
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from rensa import RMinHash

from onrecord.records import Article
from onrecord.records.values import day_of, days_apart
from onrecord.resolve.clusters import Clusters
from onrecord.resolve.judge import ARTICLE, Decisions
from onrecord.resolve.names import words_of

COPY = 0.22  # share of the shorter text's runs that the longer has, from which on the two are one text
REVIEW = 0.12  # from which on people are asked
_RUN = 3  # words
_FEWEST = 30  # runs of a text that can be compared; a flash of a line is like any other
_HASHES, _ROWS = 128, 2  # 64 bands of two: texts that share a fifth are found with a chance of .93
_DAYS = 3  # a copy is published within so many days
_QUOTED = re.compile(r"“[^”]{0,1000}”|\"[^\"]{0,1000}\"")  # what was said is anybody's who was there
_CROWD = 50  # articles under one band that are compared each with each


@dataclass(frozen=True, slots=True)
class Story:
    """An article as copies are looked for: where it stood, the runs of words it is made of, in order and packed, and its
    sketch, by which those that share some are found.
    """

    article: str
    outlet: str | None
    wire: str | None
    day: str | None
    runs: Sequence[int]
    sketch: Sequence[int]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles and the share of the shorter one's runs that both have."""

    one: str
    other: str
    share: float
    joined: bool

    @property
    def reason(self) -> str:
        """The reason in words."""
        return f"{self.share:.0%} of the shorter text's runs of three words stand in the longer"


@dataclass(frozen=True, slots=True)
class Origins:
    """Whose voice each article is: `group` holds the copies of one text, `voice` the wire or outlet they go back to."""

    group: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    voice: Mapping[str, str] = field(default_factory=dict)
    compared: tuple[Shared, ...] = ()

    def copies(self, article: str) -> tuple[str, ...]:
        """Return the articles that are one text with this one, itself included."""
        return self.group.get(article, (article,))

    def of(self, article: str) -> str:
        """Return whose voice an article is."""
        return self.voice.get(article, article)

    def count(self, articles: Iterable[str]) -> int:
        """Return how many independent voices the articles are."""
        return len({self.of(a) for a in articles})


def story_of(article: Article) -> Story:
    """Return an article as copies are looked for."""
    words = words_of(_QUOTED.sub(" ", article.text))
    runs = sorted({hash_of(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)})
    sketch = _sketch(runs) if len(runs) >= _FEWEST else ()
    return Story(
        article.id, article.outlet, article.wire, article.day, array("I", runs), array("I", sketch), article.title
    )


def _sketch(runs: Sequence[int]) -> Sequence[int]:
    sketch = RMinHash(num_perm=_HASHES, seed=1)
    sketch.update([str(run) for run in runs])
    found: list[int] = sketch.digest()
    return found


def hash_of(run: tuple[str, ...]) -> int:
    """Return a number for a run of words, the same in every process."""
    return crc32(" ".join(run).encode())


def group_copies(stories: Iterable[Story], decisions: Decisions = Decisions()) -> Origins:  # noqa: B008 - frozen
    """Return which stories are one text, and whose voice each is."""
    ordered = sorted(stories, key=lambda s: s.article)
    clusters = Clusters(len(ordered))
    _impose(clusters, ordered, decisions)
    compared = []
    for share, one, other in sorted(_likely(ordered), key=lambda found: (-found[0], found[1:])):
        joined = share >= COPY and clusters.join(one, other)
        compared.append(Shared(ordered[one].article, ordered[other].article, round(share, 3), joined))
    group: dict[str, tuple[str, ...]] = {}
    voice: dict[str, str] = {}
    for numbers in clusters.groups():
        stories_here = [ordered[n] for n in numbers]
        ids = tuple(s.article for s in stories_here)
        for story in stories_here:
            voice[story.article] = _voice(story, stories_here)
            if len(ids) > 1:
                group[story.article] = ids
    return Origins(group, voice, tuple(compared))


def _impose(clusters: Clusters, ordered: list[Story], decisions: Decisions) -> None:
    number = {f"{ARTICLE}{s.article}": n for n, s in enumerate(ordered)}
    for pairs, impose in ((decisions.apart, clusters.keep_apart), (decisions.same, clusters.join)):
        for pair in sorted(pairs, key=sorted):
            if len(pair) == 2 and pair <= number.keys():
                one, other = sorted(pair)
                impose(number[one], number[other])


def _voice(story: Story, group: list[Story]) -> str:
    """Return the wire that a text goes back to, where one of its copies states it, else who had it first."""
    wires = sorted({s.wire for s in group if s.wire})
    if wires:
        return story.wire or wires[0]
    first = min(group, key=lambda s: (s.day or "9", s.outlet or "~", s.article))
    return first.outlet or first.article


def _likely(ordered: list[Story]) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs that share some runs, with the share of the shorter's."""
    for one, others in _met(ordered):
        own = frozenset(ordered[one].runs)
        for other in sorted(others):
            share = share_of(own, ordered[other].runs)
            if share >= REVIEW:
                yield share, one, other


def share_of(one: frozenset[int], other: Sequence[int]) -> float:
    """Return the share of the shorter text's runs that stand in the longer."""
    return len(one.intersection(other)) / min(len(one), len(other))


def _met(ordered: list[Story]) -> Iterator[tuple[int, set[int]]]:
    """Yield for each story those behind it, of about its day, that have a band of their sketches in common."""
    met: defaultdict[int, set[int]] = defaultdict(set)
    for band in range(0, _HASHES, _ROWS):
        for block in _blocks(ordered, band):
            for at, one in enumerate(block):
                near = (o for o in block[at + 1 : at + _CROWD] if _near(ordered[one], ordered[o]))
                if others := set(near):
                    met[one] |= others
    yield from sorted(met.items())


def _blocks(ordered: list[Story], band: int) -> Iterable[list[int]]:
    """Return the stories that have one band of their sketches in common; band by band, as all at once take much memory."""
    blocks: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, story in enumerate(ordered):
        if story.sketch:
            for span in _spans(story.day):
                blocks[span, *story.sketch[band : band + _ROWS]].append(number)
    return [block for block in blocks.values() if len(block) > 1]


def _spans(day: str | None) -> tuple[int, ...]:
    """Return the stretches of days an article is looked for in: two that overlap, so that neighbours share one."""
    whole = day_of(day)
    if whole is None:
        return (-1,)
    number = whole.toordinal()
    return (2 * (number // (2 * _DAYS)), 2 * ((number + _DAYS) // (2 * _DAYS)) + 1)


def _near(one: Story, other: Story) -> bool:
    apart = days_apart(one.day, other.day)
    return apart is None or apart <= _DAYS
