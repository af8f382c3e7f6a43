"""Who signed a document, for whom, and who looked on, from the lines at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.layout.documents.lines import Line
from onrecord.records.span import Span

_WITNESS = re.compile(
    r"(?i)^(?:witness(?:ed|es)?(?: by)?|in (?:the )?presence of|guarant(?:or|ee)s?(?: \w+)?|mediators?|mediated by|facilitators?|facilitated by|observers?)"
    r"\s*:?\s*"
)
_FOR = re.compile(
    r"(?i)^(?:signed )?(?:for|on behalf of)(?: and on behalf of)?(?: the)? (?P<party>[^:;\n]{2,80})(?::|\n|$)\s*"
)
_FOR_THE = r"(?:for|on behalf of)(?: and on behalf of)?(?: the)?"
_FOR = re.compile(rf"(?i)^(?:signed )?{_FOR_THE} (?P<party>[^:;\n]{{2,80}}?),?(?::|\n|$)\s*")
_BEHIND = re.compile(
    rf"(?i)(?:, {_FOR_THE} (?P<party>[^,;:]{{2,80}})| \({_FOR_THE} (?P<bracketed>[^,;:()]{{2,80}})\))$"
)
_AS_WITNESS = re.compile(r"(?i)\s*\(?\bas (?:an? )?(?:witness|guarantor|observer|mediator|facilitator)\)?")
_SIGNED = re.compile(r"(?i)^\(signed\)\s*")
_NOBODY = re.compile(r"(?i)^(?:signed|done|annex|appendix|adopted|in witness whereof|issued)\b")
_RANKS = re.compile(
    r"(?:(?:Lieutenant|Lt|Major|Maj|Brigadier|Brig|Colonel|Col|General|Gen|Captain|Capt|Admiral|Commander|Vice|Chief|Sheikh|Dr|Rev|Mr|Mrs|Ms|Prof|Hon|H\.E)"
    r"\b\.?[ -]?)+"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """One name at the end of a document: his office, whom he signs for, and whether he signed or only looked on."""

    name: str
    role: str | None
    party: str | None
    how: Literal["signed", "witnessed"]
    span: Span


def signatures_of(lines: Sequence[Line]) -> Iterator[Signature]:
    """Yield the signatures of the lines at a document's end, in order."""
    party: str | None = None
    hand: str | None = None  # who signed, of whom the next line tells the office and the body
    for line in lines:
        if match := _WITNESS.match(line.text):
            for witness, office in _names(line.text[match.end() :]):
                yield Signature(witness, office, None, "witnessed", line.span)
            party = None
        elif match := _SIGNED.match(line.text):
            hand = line.text[match.end() :].strip()
        elif hand is not None:
            office, _, body = line.text.partition(",")
            yield Signature(hand, office.strip(), body.strip() or None, "signed", line.span)
            hand = None
        elif (match := _FOR.match(line.text)) and (watched := _AS_WITNESS.search(match["party"])):
            yield Signature(
                *_person(line.text[match.end() :]), match["party"][: watched.start()], "witnessed", line.span
            )
        elif match:
            party = match["party"].strip(" ,")
            if rest := line.text[match.end() :].strip():
                yield Signature(*_person(rest), party, "signed", line.span)
                party = None
        elif match := _BEHIND.search(line.text):
            behind = match["party"] or match["bracketed"]
            yield Signature(*_person(line.text[: match.start()]), behind.strip(), "signed", line.span)
        elif party is not None and not _NOBODY.match(line.text):
            yield Signature(*_person(line.text), party, "signed", line.span)
            party = None
        elif _is_signed(line.text):
            name, _, behind = line.text.partition(",")
            yield Signature(*_person(name), behind.strip(), "signed", line.span)


def _is_signed(line: str) -> bool:
    """Say whether a line is a person and a body: "Chief Tut Gatluak, Lou Nuer community"."""
    name, comma, behind = line.partition(",")
    capital = all(w[0].isupper() or w.startswith("al-") for w in name.split())
    return bool(comma) and capital and 2 <= len(name.split()) <= 5 and behind.strip()[:1].isupper() and not any(
        c.isdigit() for c in line
    )  # fmt: skip


def _names(words: str) -> list[tuple[str, str | None]]:
    """Return the names of a line of witnesses: one with his office, or several bodies: "Algeria, Mauritania, the African Union"."""
    parts = [p.strip() for p in re.split(r"[,;] (?:and )?| and (?=the )", words) if p.strip()]
    bodies = [re.sub(r"^the ", "", p) for p in parts]
    if len(parts) > 2 or any(p.startswith("the ") for p in parts[1:]):
        return [(b, None) for b in bodies]
    return [_person(words)] if words.strip() else []


def _person(words: str) -> tuple[str, str | None]:
    """Return a person's name and office: "General | Amos Sirro", "Joseph Tembo, | Minister of Defence"."""
    name, _, office = words.strip().partition(",")
    rank = _RANKS.match(name)
    told = rank[0].strip(" -") if rank and rank.end() < len(name) else None
    return (name[rank.end() :] if rank and told else name).strip(), office.strip() or told
