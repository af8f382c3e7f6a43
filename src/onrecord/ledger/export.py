"""The claims of a ledger as files for other programs: CSV, JSON Lines, Parquet, GeoJSON, and a CSV for Timesketch."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.ledger.query import Query
from onrecord.ledger.view import View
from onrecord.records.values import day_of

# What both spreadsheets and databases can hold: one row a claim, one column a value, text where there are several.
COLUMNS = (
    "id", "kind", "article", "outlet", "published", "title", "url", "said_by", "said_on", "addressee", "modality",
    "negated", "confidence", "words", "speaker", "role", "quotation", "speech_act", "medium",
    "source_class", "measure", "comparator", "value",
    "low", "high", "unit", "population", "place", "geonameid",
    "place_name", "country", "lat", "lon", "place_score", "period_kind", "period_start", "period_end", "part_of", "event", "recalled",
    "total", "plover", "mode", "actors", "recipients", "date", "status", "duration", "detail", "figures", "context", "proposal", "type", "phase", "party", "stance",
    "parameters", "by",
)  # fmt: skip
NUMBERS = {"confidence", "value", "low", "high", "lat", "lon", "place_score"}
COUNTS = {"geonameid"}
TRUTHS = {"negated", "recalled", "total"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(view: View, path: Path, query: Query) -> None:
    """Write a row a claim; a text that a spreadsheet would take for a formula gets an apostrophe in front."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for row in _rows(view, query):
            writer.writerow([safe(row[name]) for name in COLUMNS])


def export_jsonl(view: View, path: Path, query: Query) -> None:
    """Write a line a claim in the form of `onrecord extract`."""
    write_lines(path, (entry.claim.to_json() for entry in view.entries(query)))


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def export_parquet(view: View, path: Path, query: Query) -> None:
    """Write the rows of the CSV with their types."""
    import pyarrow
    import pyarrow.parquet

    def kind(name: str) -> Any:
        if name in NUMBERS:
            return pyarrow.float64()
        return pyarrow.int64() if name in COUNTS else (pyarrow.bool_() if name in TRUTHS else pyarrow.string())

    schema = pyarrow.schema([(name, kind(name)) for name in COLUMNS])
    with path.open("wb") as stream, pyarrow.parquet.ParquetWriter(stream, schema) as writer:
        batch: list[dict[str, Any]] = []
        for row in _rows(view, query):
            batch.append(row)
            if len(batch) == 10_000:
                writer.write_table(pyarrow.Table.from_pylist(batch, schema))
                batch = []
        writer.write_table(pyarrow.Table.from_pylist(batch, schema))


def export_geojson(view: View, path: Path, query: Query) -> None:
    """Write a point for each claim whose place was found, with what the CSV has of it: one FeatureCollection."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"type": "FeatureCollection", "features": [')
        located = (row for row in _rows(view, query) if row["lat"] is not None)
        for number, row in enumerate(located):
            point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}  # GeoJSON has longitude first
            told = {
                name: value for name, value in row.items() if value is not None and name not in {"id", "lat", "lon"}
            }
            feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": told}
            stream.write(f"{',' if number else ''}\n{json.dumps(feature, ensure_ascii=False)}")
        stream.write("\n]}\n")


def export_timesketch(view: View, path: Path, query: Query) -> None:
    """Write a row a claim in Timesketch's columns, on the day of what it tells, else of saying or publication.

    What tells no whole day is left out: a timeline has no place for it.
    """
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("message", "datetime", "timestamp_desc", *COLUMNS))
        for row in _rows(view, query):
            days = {
                f"{row['kind']} {row['status'] or 'told'}": row["date"], "figure as of": row["period_end"],
                "said": row["said_on"], "published": row["published"],
            }  # fmt: skip
            named = ((what, day_of(value)) for what, value in days.items() if value)
            if found := next(((what, day) for what, day in named if day), None):
                what, day = found
                told = (row["words"], f"{day}T00:00:00+00:00", what, *(row[name] for name in COLUMNS))
                writer.writerow(map(safe, told))


def _rows(view: View, query: Query) -> Iterator[dict[str, Any]]:
    for entry in view.entries(query):
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
    """Return the value, with an apostrophe in front where a spreadsheet would take it for a formula; a mark alone, as "=", is none."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) and value[1:].strip() else value
