"""Bringing together what matches, best first, never what is known to be apart."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")


class Clusters:
    """A partition of the numbers 0..n-1 that grows coarser by `join`; `apart` pairs never come together."""

    def __init__(self, number: int) -> None:
        self._parent = list(range(number))
        self._members: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = {}

    def find(self, item: int) -> int:
        """Return the representative of an item's cluster."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def members(self, item: int) -> list[int]:
        """Return the cluster of an item."""
        return self._members.get(self.find(item), [self.find(item)])

    def keep_apart(self, one: int, other: int) -> None:
        """Never join the clusters of these two."""
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def may_join(self, one: int, other: int) -> bool:
        """Say whether nothing keeps the two clusters apart."""
        if not self._apart:
            return True
        theirs = set(self.members(other))
        return not any(self._apart.get(m, _NONE) & theirs for m in self.members(one))

    def join(self, one: int, other: int, *, fits: Callable[[int, int], bool] | None = None) -> bool:
        """Join two clusters unless they are kept apart, or a pair across them does not fit; say whether they are one."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        ours, theirs = self.members(a), self.members(b)
        if not self.may_join(a, b) or (fits and not all(fits(x, y) for x in ours for y in theirs)):
            return False
        if (len(ours), -a) < (len(theirs), -b):
            a, b = b, a
        self._parent[b] = a
        self._members[a] = sorted(ours + theirs)
        self._members.pop(b, None)
        return True

    def groups(self) -> Iterable[list[int]]:
        """Yield the clusters, each in order, by their first member."""
        seen: set[int] = set()
        for item in range(len(self._parent)):
            root = self.find(item)
            if root not in seen:
                seen.add(root)
                yield sorted(self.members(root))


_NONE: set[int] = set()


def first_fitting(
    items: Iterable[T], fits: Callable[[T, list[T]], bool], keys: Callable[[T], Iterable[Hashable]] = lambda item: ("",)
) -> list[list[T]]:
    """Return the items in groups, in the order given: each in the first group that it fits, else in one of its own.

    Only groups of which some item shares one of its `keys` are looked at.
    """
    groups: list[list[T]] = []
    at: defaultdict[Hashable, set[int]] = defaultdict(set)
    for item in items:
        told = list(keys(item))
        home = next((n for n in sorted(set().union(*(at[k] for k in told))) if fits(item, groups[n])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(item)
        for key in told:
            at[key].add(home)
    return groups
