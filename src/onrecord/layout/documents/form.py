"""What a text is as a document: its title, its clauses with their headings and phases, and its signatures."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.layout.datelines import opening
from onrecord.layout.documents.days import day_in_line, day_of, is_placed_day
from onrecord.layout.documents.lines import Line, Part
from onrecord.layout.documents.parties import Parties, defines, parties_of
from onrecord.layout.documents.signatures import Signature, signatures_of
from onrecord.layout.letters import in_capitals, in_usual_letters
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z]|(?i:one|two|three|four|five|six|seven|eight|nine|ten))"
_HEADED = re.compile(
    rf"(?P<kind>(?i:article|section|chapter|part|paragraph|clause|principle|phase|stage|step|point|annex|appendix|title))\s+{_NUMBER}\b\s*[.:)–—-]*\s*"
)
_ASKED = re.compile(
    r"(?i)(?:what|how|why|who|key|main|explainer|q&a)\b"
)  # opens the title of what only tells of an agreement
_ANNEX = re.compile(r"(?:annex|appendix)\b", re.IGNORECASE)
_MARKED = re.compile(
    r"(?P<mark>\d{1,2}(?:\.\d{1,2})*[.)]?|D ?\+ ?\d{1,3} ?[:.–-]|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[.:–-]|\([a-z]{1,4}\)|[a-z]\)|[IVX]{1,5}[.)]|[ivx]{1,4}[.)]|[-•*▪◦–])\s+(?=\S)"
)
_COUNCIL = re.compile(r"(?:The )?(?P<body>(?:Security Council|General Assembly|Peace and Security Council)),?$")
_SAID = re.compile(
    r"(?<!\bthe )(?<!\bThe )\b(?:said|says|told)\b|\baccording to (?:an? |officials|sources|witnesses|the report)"
)
_REPORTS = re.compile(
    r"\b(?:stated|noted|replied|insisted|considers?|considered|stressed|denied|alleged|allegations?|claimed|condemned|accused|warned|"
    r"explained|added|opened fire|drew attention|denounces|denies|informs)\b|\b(?:[Ww]e|hereby) (?:\w+ly )?(?:condemn|denounce|deny|inform|reject)\b"
)
_CAPITALS_ONLY = re.compile(r"[^a-z]*[A-Z][^a-z]*$")
_SIGNING = re.compile(
    r"(?:signed|done|witness(?:ed|es)?\b|in (?:the )?presence of|in witness whereof|guarantors?\b|mediators?\b|facilitators?\b|\(signed\)|agreed (?:at|in) |"
    r"(?:signed )?for (?:and on behalf of )?(?!the purpose)[^.;]{2,90}?:|(?:for|on behalf of) the [^.;:]{2,60}$|on behalf of )",
    re.IGNORECASE,
)
_SIGNED_FOR = re.compile(r"[^;:]{3,90}(?:, | \()(?:for|on behalf of) (?:the )?[^.;:]{3,80}\)?$")
_ROMAN = {r: n for n, r in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_ORDINALS = {
    w: str(n) for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_PHASES = {"phase", "stage", "step"}
_TITLE_LINES = 8
_LONG_TITLE = 35  # words
_HEADING = 12  # words at most of a line that heads others
_HEADS = 3  # lines that may head the whole document
_SHORTEST = 3  # words of a formula without a colon
_WRAPPED = 55  # code points: a line this long without a stop goes on in the next
_LEAST = 2  # items of a document with a formula or signatures, and one more without
_COVERED = 0.6  # share of the text that its items make up where neither formula nor signature tells


@dataclass(frozen=True, slots=True)
class Item:
    """One clause: its words, its number in the document, the heading above it, its phase, and the open line it completes."""

    span: Span
    order: str
    heading: Span | None = None
    phase: str | None = None
    lead: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An agreement or the like as a document.

    `title` is where it stands, `name` its words in usual letters; `day` that of its signing or adoption, if told;
    `issuer` the council that adopts it; `agreed` says whether it is more than a proposal.
    """

    title: Span
    name: str
    day: str | None
    lines: tuple[Line, ...]
    items: tuple[Item, ...]
    parties: Parties
    signatures: tuple[Signature, ...]
    issuer: str | None
    agreed: bool

    def part_at(self, position: int) -> Part | None:
        """Return the part of the document that a position stands in."""
        line = self._line_at(position)
        return line.part if line else None

    def _line_at(self, position: int) -> Line | None:
        number = bisect_right(self.lines, position, key=lambda line: line.start) - 1
        return self.lines[number] if number >= 0 and position < self.lines[number].end else None

    @property
    def front(self) -> tuple[Line, ...]:
        """The lines above the clauses, title and recitals among them."""
        return tuple(line for line in self.lines if line.part == "front")

    def is_formal(self, position: int) -> bool:
        """Say whether a position stands in a line above the clauses that tells but who agrees, where and when."""
        line = self._line_at(position)
        return (
            line is not None
            and line.part == "front"
            and bool(is_formula(line.text) or defines(line.text) or line in self.day_lines)
        )

    @property
    def day_lines(self) -> tuple[Line, ...]:
        """The lines that tell the day of signing or adoption, with its place."""
        return tuple(line for line in (*self.closing, *self.front) if self.day and day_in_line(line.text) == self.day)

    @property
    def formulas(self) -> tuple[Line, ...]:
        """The lines above the clauses that lead to them: "The Command declares:"."""
        return tuple(line for line in self.front if is_formula(line.text))

    @property
    def closing(self) -> tuple[Line, ...]:
        """The lines of signatures, places and days at the end."""
        return tuple(line for line in self.lines if line.part == "closing")


@lru_cache(maxsize=16)
def document_in(text: str) -> Document | None:
    """Return a text as a document; None where it is none."""
    title = _title(text)
    if title is None or _SAID.search(text) or ((line := opening(text)) and line.signed):
        return None
    lines = _lines(text)
    first = _body(lines)
    if first is None:
        return None
    last = _end(lines, first)
    parted = _parted(lines, first, last)
    items = tuple(_items(parted))
    span, name = title
    above = [line for line in lines[:first] if line.start > span.start]
    formula = any(is_formula(line.text) or _COUNCIL.match(line.text) for line in above)
    signed = any(_SIGNING.match(line.text) or _SIGNED_FOR.match(line.text) for line in parted if line.part == "closing")
    counted = sum(line.part == "clause" and line.number is not None for line in parted) + sum(
        line.part == "heading" and line.number is not None for line in parted
    )
    covered = sum(i.span.end - i.span.start for i in items) / max(len(text.strip()), 1)
    if counted < _LEAST or not (formula or signed or (counted > _LEAST and covered >= _COVERED)):
        return None
    if not _obliges(text, items, name, sealed=formula or signed):
        return None
    council = next((m["body"] for line in lines[:first] if (m := _COUNCIL.match(line.text))), None)
    proposed = bool(_words(name) & _listed("proposed")) and not signed and not council
    signatures = tuple(signatures_of([line for line in parted if line.part == "closing"]))
    signed_for = [s.party for s in signatures if s.party and s.how == "signed"]
    parties = parties_of(text, name, [line for line in parted if line.part == "front"], signed_for)
    return Document(span, name, day_of(parted), parted, items, parties, signatures, council, not proposed)


def _obliges(text: str, items: Sequence[Item], name: str, *, sealed: bool) -> bool:
    """Say whether clauses bind somebody, and hardly any reports what somebody held or what happened.

    Fewer must where a formula or signatures tell that the text is `sealed`.
    """
    told = [item.span.of(text) for item in items]
    reporting = sum(_REPORTS.search(words) is not None for words in told)
    binding = sum(
        binds(words) or bool(_words(words) & _listed("operative")) or len(words.split()) <= _HEADING for words in told
    )
    plan = bool(_words(name) & _listed("proposed"))
    leads = any(item.lead for item in items)
    return 4 * reporting <= len(told) and (plan or leads or (3 if sealed else 2) * binding >= len(told))


def _title(text: str) -> tuple[Span, str] | None:
    """Return where the title stands and its words in usual letters."""
    at = 0
    shown = []
    for raw in text.split("\n"):
        if raw.strip():
            shown.append((at + len(raw) - len(raw.lstrip()), raw.strip()))
        at += len(raw) + 1
        if len(shown) == _TITLE_LINES + 1:
            break
    for number, (start, line) in enumerate(shown[:_TITLE_LINES]):
        if not _is_title(line):
            continue
        end, behind = start + len(line), shown[number + 1 : number + 2]
        if len(line.split()) < 3 and behind and re.match(r"(?i)(?:on|for|concerning|regarding|of) ", behind[0][1]):
            end = behind[0][0] + len(behind[0][1])
        return Span(start, end), _named(" ".join(text[start:end].split()))
    return None


def _is_title(line: str) -> bool:
    words = _words(line)
    if line.endswith((".", ":", ";", ",")) or len(line.split()) > _LONG_TITLE or _MARKED.match(line):
        return False
    if _ASKED.match(line):
        return False
    own = words & _listed("titles")
    needing = own <= _listed("joint")
    return bool(own) and (not needing or bool(words & _listed("leading"))) and line[:1].isupper()


def _named(title: str) -> str:
    """Return a title in the usual letters, without "agreed between ..."."""
    title = re.sub(r"(?i)[,:]? (?:agreed|signed|concluded|entered into) (?:by and )?between .*$", "", title)
    words = [w for w in title.split() if w.isalpha()]
    shouted = words[:1] and in_capitals(words[0])
    return in_usual_letters(title) if shouted or 2 * sum(map(str.isupper, words)) > len(words) else title


def _lines(text: str) -> list[Line]:
    """Return the lines of a text, those that a text editor broke put together."""
    found: list[Line] = []
    at, blank = 0, True
    for raw in text.split("\n"):
        line, start = raw.strip(), at + len(raw) - len(raw.lstrip())
        at += len(raw) + 1
        if not line:
            blank = True
            continue
        before = found[-1] if found else None
        marked = bool(_MARKED.match(line) or _HEADED.match(line))
        if before is not None and not blank and not marked and _goes_on(before.text, line):
            found[-1] = replace(before, end=start + len(line), text=text[before.start : start + len(line)])
        else:
            found.append(Line(start, start + len(line), line))
        blank = False
    return [_marked(line) for line in found]


def _goes_on(before: str, line: str) -> bool:
    """Say whether a line goes on with the one before it, which a text editor broke."""
    if before.endswith((".", ":", ";")) or _SIGNING.match(line) or _SIGNING.match(before):
        return False
    long = len(before) - (before.rfind("\n") + 1) > _WRAPPED
    return line[0].islower() or (long and not _SIGNED_FOR.match(before))


def _marked(line: Line) -> Line:
    """Return a line as the heading or item it is."""
    if match := _HEADED.match(line.text):
        rest, kind = line.text[match.end() :], match["kind"].lower()
        heads = not binds(rest) or _is_heading(rest)
        if kind in _PHASES and not heads and ":" not in line.text[: match.end() + 1]:
            return line  # "Phase 2 will open with ..."
        return replace(line, part="heading" if heads else "clause", kind=kind, number=_counted(match["number"]))
    if match := _MARKED.match(line.text):
        rest = line.text[match.end() :]
        if _CAPITALS_ONLY.match(rest) and _is_heading(rest):
            return replace(line, part="heading", kind="capitals", number=match["mark"].strip("().:– ") or None)
        mark = match["mark"].strip("().:– ")
        return replace(line, part="clause", number=_ORDINALS.get(mark.lower(), mark.replace(" ", "")) or "-")
    if _CAPITALS_ONLY.match(line.text) and _is_heading(line.text):
        return replace(line, part="heading", kind="annex" if _ANNEX.match(line.text) else "capitals")
    return line


def binds(words: str) -> bool:
    """Say whether some words bind somebody: "shall", "will"."""
    return bool(_words(words) & _listed("binding"))


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _HEADING and not line.endswith((".", ";", ",", ":"))


def _counted(number: str) -> str:
    return str(_ROMAN.get(number) or _WORDS.get(number.lower()) or number)


def _body(lines: Sequence[Line]) -> int | None:
    """Return the number of the first line of the clauses: behind the formula, else the first heading or item."""
    numbered = next((n for n, line in enumerate(lines) if n and line.number is not None), None)
    if numbered is None:
        return None
    formula = next((n for n in range(numbered - 1, 0, -1) if is_formula(lines[n].text)), None)
    if formula is not None:
        return formula + 1
    heads = (n for n in range(1, numbered) if lines[n].part == "heading" and "preamble" not in lines[n].text.lower())
    return next((n for n in heads if n > _HEADS), numbered)


def is_formula(line: str) -> bool:
    """Say whether a line is what clauses follow: "Have agreed as follows:", "AGREE"."""
    words = _words(line)
    return bool(words & _listed("formula")) and (line.endswith((":", "—")) or len(words) <= _SHORTEST)


def _end(lines: Sequence[Line], first: int) -> int:
    """Return the number of the line with which signatures begin."""
    last = len(lines)
    while last > first + 1 and not _clausal(lines[last - 1]):
        last -= 1
    ends = (n for n in range(last, len(lines)) if _SIGNING.match(lines[n].text) or is_placed_day(lines[n].text)
            or _SIGNED_FOR.match(lines[n].text))  # fmt: skip
    return next(ends, len(lines))


def _clausal(line: Line) -> bool:
    """Say whether a line is a clause and no signature."""
    if line.part == "heading":
        return line.kind != "annex" and not _ANNEX.match(line.text) and not _SIGNING.match(line.text)
    return line.part == "clause" or (line.part == "front" and line.text.endswith(".") and not _SIGNING.match(line.text))


def _parted(lines: Sequence[Line], first: int, last: int) -> tuple[Line, ...]:
    """Return the lines with the part of the document that each is."""
    found = []
    for number, line in enumerate(lines):
        part: Part = line.part
        if number >= last:
            part = "closing"
        elif number < first:
            part = "front"
        elif part == "front":
            part = "clause"
        found.append(replace(line, part=part))
    return tuple(found)


def _items(lines: Sequence[Line]) -> Iterator[Item]:
    """Yield the clauses, each with its number, heading and phase."""
    heading: Line | None = None
    above, phase, open_line = "", None, None
    count = 0
    for line, behind in zip(lines, (*lines[1:], None), strict=True):
        if line.part == "front" and _agrees(line.text) and not line.text.endswith(":"):
            yield Item(line.span, "")
        if line.part not in {"heading", "clause"}:
            continue
        if line.kind in _PHASES:
            phase = line.number
        elif line.part == "heading" and line.kind in {"capitals", "annex"}:
            phase = None
        if line.part == "heading" or line.kind:
            heading = line if line.part == "heading" else None
            above, open_line = (line.number or "") if line.part == "heading" and line.kind != "capitals" else "", None
        if line.part == "heading":
            continue
        count += line.number is not None
        start = line.start + (match.end() if (match := _MARKED.match(line.text) or _HEADED.match(line.text)) else 0)
        number = line.number or ""
        deeper = number.isalpha() and number.islower()
        if not deeper:
            open_line = None
        order = _order(above, number if number != "-" else str(count), open_line)
        span = Span(start, line.end)
        if line.text.endswith(":") or (behind and _opens(line, behind)):
            open_line = replace(line, start=start, number=order)
            continue
        yield Item(span, order, heading.span if heading else None, phase, open_line.span if open_line else None)


def _opens(line: Line, behind: Line) -> bool:
    """Say whether the next line is a lettered item that goes on with this one: "The Ministry shall | (a) allow"."""
    lettered = re.fullmatch(r"[a-z]{1,4}", behind.number or "")
    return behind.part == "clause" and lettered is not None and not line.text.endswith((".", ";", "!"))


def _order(above: str, number: str, open_line: Line | None) -> str:
    """Return the number of a clause with those of what it stands under: "3.2", "2(a)"."""
    if open_line is not None and number:
        return f"{open_line.number}({number})" if open_line.number else number
    if not number or number.startswith(f"{above}."):
        return number or above
    return f"{above}.{number}" if above else number


def _agrees(line: str) -> bool:
    """Say whether a sentence above the clauses tells what was agreed: "both sides also agreed to"."""
    told = re.search(
        r"(?i)\b(?:sides|parties|governments|leaders|delegations|ministers|they)\b(?: \w+)? agreed (?:to|that|on)\b",
        line,
    )
    return told is not None


def _words(line: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.lower()))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("documents")[key].split())
