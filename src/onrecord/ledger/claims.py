"""A claim's JSON -> the record it was."""

from typing import Any

from onrecord.records import Claim, Event, Evidence, Figure, Period, Position, Proposal, Span, Statement, Term, Voice
from onrecord.records.detail import detail_of
from onrecord.records.location import location_of


def claim_of(content: dict[str, Any]) -> Claim:
    """Return the claim that `content` (as `Claim.to_json` gives it) describes; its id is the same."""
    rest = {k: v for k, v in content.items() if k not in {"id", "kind"}}
    rest["evidence"] = tuple(Evidence(**e) for e in rest["evidence"])
    rest["said_by"] = tuple(Voice(**v) for v in rest["said_by"])
    if "location" in rest:  # claims read before places were located have none
        rest["location"] = location_of(rest["location"])
    match content["kind"]:
        case "statement":
            rest["speaker"] = Voice(**rest["speaker"]) if rest["speaker"] else None
            rest["content"] = tuple(Span(*s) for s in rest["content"])
            return Statement(**rest)
        case "figure":
            rest["period"] = Period(**rest["period"]) if rest["period"] else None
            return Figure(**rest)
        case "event":
            rest["detail"] = detail_of(rest.get("detail"))
            several = ("actors", "recipients", "figures", "context")
            return Event(**{**rest, **{k: tuple(rest[k]) for k in several if k in rest}})
        case "term":
            rest["proposal"] = _proposal(rest["proposal"]) if rest["proposal"] else None
            return Term(**rest)
        case "position":
            on = rest.pop("on")
            return Position(**rest, term=on["type"], proposal=on["proposal"])
    raise ValueError(f"unknown kind of claim: {content['kind']!r}")


def _proposal(content: dict[str, Any]) -> Proposal:
    """Return the proposal that JSON describes."""
    several: dict[str, Any] = {k: tuple(content[k]) for k in ("parties", "mediators") if k in content}
    return Proposal(**{**content, **several})
