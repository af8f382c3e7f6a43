"""Which kinds of errors are left: each task sorts its errors into classes, with the words of every one."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Sorted:
    """The errors of one task by class, each told in words, and how many items the gold wants in all."""

    wanted: int = 0
    classes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, told: str) -> None:
        """Count one error."""
        self.classes[kind].append(" ".join(told.split()))


def around(text: str, start: int, end: int) -> str:
    """Return the words of a span in brackets, with some that stand about it."""
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
