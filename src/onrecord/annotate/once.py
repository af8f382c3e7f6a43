"""Questions that many rules ask of one article: each is answered once, and the answer kept as long as the article is."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Protocol, TypeVar, TypeVarTuple


class Asked(Protocol):
    """What is asked: annotations, a tree or a page, with the answers it has given."""

    @property
    def answers(self) -> dict[Hashable, Any]:
        """Return the answers by question."""
        ...


_Of = TypeVar("_Of", bound=Asked)
_With = TypeVarTuple("_With")
_Answer = TypeVar("_Answer")


def once(question: Callable[[_Of, *_With], _Answer]) -> Callable[[_Of, *_With], _Answer]:
    """Have a function answer only once for what it is asked of and with; its answers must not be changed."""

    @wraps(question)
    def ask(of: _Of, *told: *_With) -> _Answer:
        known, key = of.answers, (question, *told)
        if key not in known:
            known[key] = question(of, *told)
        answer: _Answer = known[key]
        return answer

    return ask
