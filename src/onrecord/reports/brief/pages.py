"""A brief as a page: Markdown, HTML that needs nothing else."""

from html import escape
from itertools import groupby

from onrecord.reports.brief import Brief
from onrecord.reports.brief.line import BriefLine

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h2{font-size:1.1rem;margin-top:1.6rem}small{color:#666}code{font-size:.85em}"
)


def markdown(brief: Brief) -> str:
    """Return the brief as Markdown."""
    lines = [f"# {title(brief)}", ""]
    for kind, group in groupby(brief.lines, key=lambda line: line.kind):
        lines += [f"## {kind.capitalize()}", ""]
        lines += [
            f"- {_day(line)}{_plain(line.text)} — {_plain(line.source)}{voices(line)}{_judged(line)} `{line.claims[0][:8]}`"
            for line in group
        ]
        lines.append("")
    if not brief.lines:
        lines.append("Nothing new on record.")
    return "\n".join(lines).rstrip() + "\n"


def page(brief: Brief) -> str:
    """Return the brief as an HTML page."""
    parts = [f"<h1>{escape(title(brief))}</h1>"]
    for kind, group in groupby(brief.lines, key=lambda line: line.kind):
        items = "".join(
            f"<li>{escape(_day(line) + line.text)} <small>{escape(line.source + voices(line) + _judged(line))} "
            f"<code>{escape(line.claims[0][:8])}</code></small></li>\n"
            for line in group
        )
        parts.append(f"<h2>{escape(kind.capitalize())}</h2>\n<ul>\n{items}</ul>")
    if not brief.lines:
        parts.append("<p>Nothing new on record.</p>")
    head = f'<meta charset="utf-8"><title>{escape(title(brief))}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>\n' + "\n".join(parts) + "\n</body></html>\n"


def title(brief: Brief) -> str:
    """Return what the brief is called."""
    return f"New on record since {brief.since}" + (f", until {brief.until}" if brief.until else "")


def voices(line: BriefLine) -> str:
    """Return outlets and independent origins, where there are several outlets."""
    return f" [{len(line.outlets)} outlets, {line.origins} independent]" if len(line.outlets) > 1 else ""


def _judged(line: BriefLine) -> str:
    return f" [{line.judged}]" if line.judged else ""


def _day(line: BriefLine) -> str:
    return f"{line.day}: " if line.day else ""


def _plain(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in text)
