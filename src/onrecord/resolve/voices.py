"""How many carry a claim, and how many of them are independent: the one place where outlets and origins are counted."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from onrecord.ledger import Entry
from onrecord.resolve.copies import Origins

COPIES = 4  # claims read for every row asked for, since copies of one story are one row


@dataclass(frozen=True, slots=True)
class Carried:
    """The outlets that carry something, how many independent origins they go back to, the claims, and what people decided."""

    outlets: tuple[str, ...]
    origins: int
    claims: tuple[str, ...]
    judged: str | None


def carried(entries: Iterable[Entry], origins: Origins) -> Carried:
    """Return who carries these claims; copies of one text, and reports of one wire, are one origin."""
    held = list(entries)
    return Carried(
        tuple(sorted({e.outlet for e in held if e.outlet})), origins.count(e.claim.article for e in held),
        tuple(dict.fromkeys(e.claim.id for e in held)), next((e.judged for e in held if e.judged), None),
    )  # fmt: skip


def once(entries: Iterable[Entry], key: Callable[[Entry], Hashable]) -> list[list[Entry]]:
    """Return the entries grouped by what they tell, in the order of the first of each group."""
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return list(groups.values())
