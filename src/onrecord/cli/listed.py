"""The commands that list something: what all of them may be asked, and how they print, is declared here once."""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

from onrecord.cli.options import AsOf, Csv, Json, LedgerPath, Limit, Outlet, Retracted, Since, Until
from onrecord.cli.render import Row, print_rows

_SHARED: dict[str, tuple[Any, Any]] = {  # each option of every list, with what holds where it is not given
    "outlet": (Outlet, None), "since": (Since, None), "until": (Until, None), "as_of": (AsOf, None), "limit": (Limit, None),
    "retracted": (Retracted, False), "ledger": (LedgerPath, None), "json": (Json, None), "csv": (Csv, False),
}  # fmt: skip


def listed(
    rows_of: Callable[..., Iterable[Any]], row: Callable[[Any], Row], *, limit: bool = False
) -> Callable[..., None]:
    """Return the command that prints the rows a function finds, each as `row` shows it in a table.

    The function gets the desk, what is given for its own options, and for those that all lists share; `limit`: it takes
    a most number of rows too.
    """

    @wraps(rows_of)
    def command(*, ledger: str | None, json: bool | None, csv: bool, **asked: Any) -> None:
        from onrecord.desk import open_desk

        with open_desk(ledger) as desk:
            rows = rows_of(desk, **asked)
        print_rows(rows, json=json, row=row, csv=csv)

    own = [p for p in signature(rows_of).parameters.values() if p.name not in {"desk", "asked", *_SHARED}]
    options = [
        *(p.replace(kind=Parameter.KEYWORD_ONLY) for p in own),
        *(
            Parameter(name, Parameter.KEYWORD_ONLY, annotation=option, default=default)
            for name, (option, default) in _SHARED.items()
            if limit or name != "limit"
        ),
    ]
    command.__signature__ = Signature(options)  # type: ignore[attr-defined]
    command.__annotations__ = {option.name: option.annotation for option in options}
    return command
