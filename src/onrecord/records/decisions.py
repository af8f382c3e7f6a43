"""What people decided as JSON Lines: judgements and retractions, as `onrecord review export` writes them."""

import json
import reprlib
from typing import Any

from onrecord.errors import InputError, InvalidRecord
from onrecord.records.judgement import Judgement
from onrecord.records.retraction import Retraction
from onrecord.records.values import is_date


def decision_of(content: Any) -> Judgement | Retraction:
    """Return the judgement or retraction that JSON describes; InvalidRecord if it describes neither."""
    told: dict[str, Any] = content if isinstance(content, dict) else {}
    for name, value in told.items():
        if name != "withdrawn" and not isinstance(value, str | None):
            raise InvalidRecord(f"{name} is text, not {reprlib.repr(value)}")
    made = Retraction.of(content) if "withdrawn" in told else Judgement.of(content)
    if not is_date(made.when[:10]):  # the later holds over the earlier
        raise InvalidRecord(f"when it was decided is a day and time such as 2025-03-08T09:30:00+00:00, not {made.when!r}")
    return made


def decisions_in(where: str, text: str) -> list[dict[str, Any]]:
    """Return the decisions of JSON Lines; InputError, with the line, where one is none."""
    return [_decision(f"{where}, line {n}", line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _decision(where: str, line: str) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(line)
        decision_of(content)
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"is no judgement or retraction: {error}; nothing was imported") from error
    return content
