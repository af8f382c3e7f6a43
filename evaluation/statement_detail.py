"""Every statement of short dispatches with all its detail: who, to whom, by what medium, what it does, how it stands.

A case lists every statement of its article, each with the words of its content (pieces apart where it is broken off).
Statements are paired one to one at a Jaccard of letters >= .5. Of the pairs: addressee, medium, class of an unnamed source
and negation as found things (precision, recall, F1); speaker, act and modality as shares right. A case may leave out the
act or the modality where careful readers could differ.

python -m evaluation.statement_detail tests/cases/statement_detail/worked.jsonl    every error of one file
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.cases import read_cases, score_files
from evaluation.matching import Counts, jaccard, match
from evaluation.reading import reader
from evaluation.statements import named_alike
from onrecord.annotate.names import fold
from onrecord.records import Article, Statement

FILES = ()
CASES = Path("tests/cases/statement_detail")
FOUND = ("addressee", "medium", "source_class", "negated")  # there or not there
TOLD = ("speaker", "speech_act", "modality")  # always there

Pair = tuple[dict[str, Any] | None, Statement | None]


def score(gold: Path | None = None) -> dict[str, float]:
    """Return the scores of every case file."""
    return score_files(CASES, score_rows)


def score_rows(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return F1 of the statements and, of those paired, the scores of each field and the share with all fields right."""
    whole, complete = Counts(), Counts()
    told = {name for row in rows for statement in row["statements"] for name in statement}
    fields = {name: Counts() for name in (*FOUND, *TOLD) if name in told}
    for _, wanted, found in (pair for row in rows for pair in pairs(row)):
        whole.wanted += wanted is not None
        whole.found += found is not None
        if wanted is None or found is None:
            continue
        whole.right += 1
        complete.wanted += 1
        complete.right += not wrong_fields(wanted, found)
        for name in fields:
            _count(fields[name], name, wanted, found)
    return {
        "statements F1": whole.f1,
        "statements precision": whole.precision,
        "statements recall": whole.recall,
        **{
            f"{n.replace('_', ' ')} {m}": getattr(fields[n], m.lower())
            for n in FOUND
            if n in fields
            for m in ("F1", "precision", "recall")
        },
        **{f"{n.replace('_', ' ')} right": fields[n].recall for n in TOLD if n in fields},
        "all fields right": complete.recall,
    }


def pairs(row: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any] | None, Statement | None]]:
    """Give the article's text with every wanted statement and the one found for it; None where there is no other."""
    article = Article.build(body=row["text"], published=row["published"])
    found = [c for c in reader().read(article).claims if isinstance(c, Statement)]
    matched = pair_statements(article.text, found, row["statements"])
    for wanted in row["statements"]:
        yield article.text, wanted, next((f for f, w in matched if w is wanted), None)
    for other in found:
        if all(f is not other for f, _ in matched):
            yield article.text, None, other


def pair_statements(
    text: str, found: Sequence[Statement], wanted: Sequence[dict[str, Any]]
) -> list[tuple[Statement, dict[str, Any]]]:
    """Pair statements one to one with those wanted: the letters of their contents, Jaccard >= .5."""
    letters_found = [_letters(text, [(s.start, s.end) for s in f.content]) for f in found]
    letters_wanted = [_letters(text, spans_of(text, w["content"])) for w in wanted]
    alike = {(w, f): jaccard(a, b) for w, a in enumerate(letters_wanted) for f, b in enumerate(letters_found)}
    return [(found[f], wanted[w]) for w, f in match(wanted, found, alike, 0.5)]


def spans_of(text: str, pieces: list[str]) -> list[tuple[int, int]]:
    """Return where the pieces stand, as whole words, each after the one before."""
    spans, at = [], 0
    for piece in pieces:
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(text, at)
        if not found:
            raise ValueError(f"{piece!r} does not stand in {text!r}")
        spans.append(found.span())
        at = found.end()
    return spans


def wrong_fields(wanted: dict[str, Any], found: Statement) -> dict[str, tuple[Any, Any]]:
    """Return the fields that are wrong, each with what was wanted and what was found."""
    told = {n: _value(n, found) for n in (*TOLD, *FOUND) if n in wanted}
    return {n: (wanted[n], value) for n, value in told.items() if not _right(n, wanted[n], value)}


def _count(counts: Counts, name: str, wanted: dict[str, Any], found: Statement) -> None:
    if name not in wanted:
        return
    value = _value(name, found)
    if name in TOLD:
        counts.wanted += 1
        counts.right += _right(name, wanted[name], value)
        return
    counts.wanted += bool(wanted[name])
    counts.found += bool(value)
    counts.right += bool(wanted[name]) and _right(name, wanted[name], value)


def _value(name: str, found: Statement) -> Any:
    if name == "speaker":
        return found.speaker.name if found.speaker else None
    return getattr(found, name)


def _right(name: str, wanted: Any, value: Any) -> bool:
    if name in ("speaker", "addressee"):
        return named_alike(value, wanted)
    return bool(_medium(value) == _medium(wanted)) if name == "medium" else bool(value == wanted)


def _medium(told: str | None) -> frozenset[str]:
    """Return the parts of a medium; a post on a platform is the platform, and Twitter is X."""
    parts = {fold(p) for p in re.split(r"[()]", told or "") if p.strip()}
    parts = {"x" if p == "twitter" else p for p in map(str.strip, parts)}
    return frozenset(parts - {"post"} if len(parts) > 1 else parts)


def _letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def _print_errors(path: Path) -> None:
    for text, wanted, found in (pair for row in read_cases(path) for pair in pairs(row)):
        if found is None and wanted is not None:
            print(f"{text}\n   NOT FOUND {wanted['speaker']}: {wanted['content']}")
        elif wanted is None and found is not None:
            print(f"{text}\n   NOT WANTED {_value('speaker', found)}: {[text[s.start : s.end] for s in found.content]}")
        elif wanted is not None and found is not None and (wrong := wrong_fields(wanted, found)):
            print(f"{text}\n   {wanted['content']}: {wrong}")


if __name__ == "__main__":
    _print_errors(Path(sys.argv[1]))
