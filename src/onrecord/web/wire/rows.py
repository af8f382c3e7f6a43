"""Rows of reports as the API gives them: the same fields, every one always there."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import create_model

from onrecord import records
from onrecord.web.wire.decisions import Judgement
from onrecord.web.wire.shape import Wire

_RECORDS: dict[Any, type[Wire]] = {records.Judgement: Judgement}  # that stand in rows
_WHOLE = {"ArticleRow", "DiffRow"}  # an article and a diff go over the wire too


@cache
def sent(row: type) -> type[Wire]:
    """Return the type that a row of a report has over the wire; it is called after the row."""
    name = row.__name__ if row.__name__ in _WHOLE else row.__name__.removesuffix("Row")
    kinds = get_type_hints(row)
    told: dict[str, Any] = {each.name: (_sent(kinds[each.name]), ...) for each in fields(row)}
    return create_model(name, __base__=Wire, __doc__=row.__doc__, **told)


def _sent(kind: Any) -> Any:
    """Return the type of a field over the wire: rows stand in rows, alone or in a tuple."""
    if get_origin(kind) is tuple:
        return tuple[tuple(_sent(each) for each in get_args(kind))]  # type: ignore[misc]
    return _RECORDS.get(kind) or (sent(kind) if isinstance(kind, type) and is_dataclass(kind) else kind)
