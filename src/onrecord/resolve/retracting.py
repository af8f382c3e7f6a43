"""Whether a retraction makes sense: checked before anything is written."""

from onrecord.errors import InvalidRecord
from onrecord.records import Article, Retraction


def require_sense(made: Retraction, article: Article, held: Retraction | None) -> None:
    """Raise InvalidRecord for what is withdrawn already, or before it was published, and for what is not withdrawn."""
    if made.withdrawn and held:
        raise InvalidRecord(f"article {article.id} is {held.told}; take that back first (--undo)")
    if made.withdrawn and article.day and made.day < article.day:
        raise InvalidRecord(f"article {article.id} was published {article.day}, after {made.day}; give a later day")
    if not made.withdrawn and not held:
        raise InvalidRecord(f"article {article.id} is not retracted")
    if held and made.day < held.day:
        raise InvalidRecord(f"article {article.id} was {held.told}; give that day or a later one")
