"""Claims and annotations, each as one row of a table."""

from collections.abc import Iterator
from typing import Any

from onrecord.cli.render import Row
from onrecord.records.detail import Compliance, detail_of
from onrecord.records.wording import number, period, shorten


def claim_row(claim: dict[str, Any]) -> Row:
    """Return one row for a claim in the form of `onrecord extract`."""
    who = " < ".join(voice["name"] for voice in claim["said_by"])
    return {
        "claim": claim["id"][:8],
        "kind": claim["kind"],
        "said by": who,
        "what": what(claim),
        "article": claim["article"],
    }


def what(claim: dict[str, Any]) -> str:
    """Return what is claimed, in one line."""
    if claim["kind"] == "figure":
        return _figure(claim)
    if claim["kind"] == "statement":
        spans = {tuple(span) for span in claim["content"]}
        return shorten(" … ".join(e["text"] for e in claim["evidence"] if (e["start"], e["end"]) in spans))
    words = " … ".join(e["text"] for e in claim["evidence"])
    detail = detail_of(claim.get("detail"))
    return shorten(f"{detail.words}: {words}" if isinstance(detail, Compliance) else words)


def annotation_rows(found: dict[str, Any]) -> Iterator[Row]:
    """Yield a row for every annotation of an article, in text order."""
    yield from sorted(_annotations(found), key=lambda row: (row["start"], row["end"]))


def _annotations(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    text = found["article"]["text"]
    for e in found["entities"]:
        yield _row("entity", e["start"], e["end"], e["text"], e["label"])
    for t in found["times"]:
        yield _row("time", t["start"], t["end"], t["text"], f"{t['type']} {t['value']}")
    for q in found["quantities"]:
        told = f"{number(q['comparator'], q['value'], q['low'], q['high'])} {q['unit'] or ''}"
        yield _row("quantity", q["start"], q["end"], q["text"], told.strip())
    for a in found["attributions"]:
        start, end = a["content"][0][0], a["content"][-1][1]
        yield _row(
            "attribution",
            start,
            end,
            text[start:end],
            f"{a['quotation']}, by {a['speaker'] or 'nobody named'}",
        )


def _row(kind: str, start: int, end: int, text: str, found: str) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": kind, "text": shorten(text, 90), "found": found}


def _figure(claim: dict[str, Any]) -> str:
    stretch = claim["period"] or {"kind": None, "start": None, "end": None}
    parts = (
        claim["measure"],
        number(claim["comparator"], claim["value"], claim["low"], claim["high"]),
        claim["population"] or claim["unit"],
        f"in {claim['place']}" if claim["place"] else None,
        period(stretch["kind"], stretch["start"], stretch["end"]),
        "" if claim["modality"] == "asserted" else f"({claim['modality']})",
    )
    return shorten(" ".join(part for part in parts if part))
