"""The claims of a ledger as files for other programs: CSV, JSON Lines, Parquet."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.ledger.query import Query
from onrecord.ledger.view import View

# What both spreadsheets and databases can hold: one row a claim, one column a value, text where there are several.
COLUMNS = (
    "id", "kind", "article", "outlet", "published", "title", "url", "said_by", "said_on", "addressee", "modality",
    "negated", "confidence", "words", "speaker", "role", "quotation", "speech_act", "medium",
    "source_class", "measure", "comparator", "value",
    "low", "high", "unit", "population", "place", "geonameid",
    "place_name", "country", "lat", "lon", "place_score", "period_kind", "period_start", "period_end", "part_of", "recalled",
    "total", "plover", "mode", "actors", "recipients", "date", "status", "duration", "detail", "proposal", "type", "phase", "party", "stance",
    "parameters", "by",
)  # fmt: skip
NUMBERS = {"confidence", "value", "low", "high", "lat", "lon", "place_score"}
COUNTS = {"geonameid"}
TRUTHS = {"negated", "recalled", "total"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(view: View, path: Path) -> None:
    """Write a row a claim; a text that a spreadsheet would take for a formula gets an apostrophe in front."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for row in _rows(view):
            writer.writerow([safe(row[name]) for name in COLUMNS])


def export_jsonl(view: View, path: Path) -> None:
    """Write a line a claim in the form of `onrecord extract`."""
    with path.open("w", encoding="utf-8") as stream:
        for entry in view.entries(Query()):
            stream.write(json.dumps(entry.claim.to_json(), ensure_ascii=False) + "\n")


def export_parquet(view: View, path: Path) -> None:
    """Write the rows of the CSV with their types."""
    import pyarrow
    import pyarrow.parquet

    def kind(name: str) -> Any:
        if name in NUMBERS:
            return pyarrow.float64()
        return pyarrow.int64() if name in COUNTS else (pyarrow.bool_() if name in TRUTHS else pyarrow.string())

    schema = pyarrow.schema([(name, kind(name)) for name in COLUMNS])
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        batch: list[dict[str, Any]] = []
        for row in _rows(view):
            batch.append(row)
            if len(batch) == 10_000:
                writer.write_table(pyarrow.Table.from_pylist(batch, schema))
                batch = []
        writer.write_table(pyarrow.Table.from_pylist(batch, schema))


def _rows(view: View) -> Iterator[dict[str, Any]]:
    for entry in view.entries(Query()):
        content = entry.claim.to_json()
        period, speaker, on = content.get("period") or {}, content.get("speaker") or {}, content.get("on") or {}
        proposal, lies = content.get("proposal") or on.get("proposal"), content.get("location") or {}
        row = {name: content.get(name) for name in COLUMNS} | {
            "outlet": entry.outlet, "published": entry.published, "title": entry.title, "url": entry.url,
            "said_by": " < ".join(v["name"] for v in content["said_by"]) or None,
            "words": " … ".join(e["text"] for e in content["evidence"]),
            "speaker": speaker.get("name"), "role": speaker.get("role"),
            "proposal": proposal.get("name") if isinstance(proposal, dict) else proposal,
            "type": content.get("type") or on.get("type"),
            **{name: lies.get(name) for name in ("geonameid", "country", "lat", "lon")},
            "place_name": lies.get("name"), "place_score": lies.get("score"),
            **{f"period_{k}": period.get(k) for k in ("kind", "start", "end")},
        }  # fmt: skip
        yield {name: _flat(name, value) for name, value in row.items()}


def _flat(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(str, value)) or None
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None
    return float(value) if name in NUMBERS and value is not None else value


def safe(value: Any) -> Any:
    """Return the value, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
