"""Readings as files: an article with its claims, as `onrecord extract --to` writes it and `onrecord load` takes it up.

In JSON Lines each is `{"article": {...}, "by": "...", "claims": [{...}, ...]}`; in Parquet a row, with a column for each field
of the article, `by`, and `claims` as a list of JSON texts. Claims alone, as `onrecord extract` prints them, are taken up
too where their articles are at hand.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import chain, groupby, starmap
from typing import Any, cast

from onrecord.errors import InputError, InvalidRecord, OnrecordError
from onrecord.ledger import Query, View
from onrecord.ledger.claims import claim_of
from onrecord.read.kinds import kind_of
from onrecord.read.stored import open_stored
from onrecord.read.streams import lines, peek, unzipped
from onrecord.records import Article, Claim

FORMS = (".jsonl", ".parquet")
_FIELDS = tuple(f.name for f in fields(Article) if f.name != "where")
_BATCH = 500  # articles a group of rows of Parquet

_NO_READINGS = "holds no readings; give a file that `onrecord extract --to` or `onrecord export FILE.readings.jsonl` wrote"
_OF_LEDGER = ": this is a ledger, or another SQLite file"

Find = Callable[[str], Article | None]
Row = tuple[str, Any]  # what a row is called in messages, and what it holds


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article with claims to add; `by` is what read it, None where these may not be all that it found."""

    article: Article
    claims: tuple[Claim, ...]
    by: str | None


def require_form(path: str) -> None:
    """Raise OnrecordError unless the name of a file tells in which form readings are to be written."""
    if not path.lower().endswith(FORMS):
        raise OnrecordError(f"{path}: cannot tell the form; end the name in {' or '.join(FORMS)}")


def write_readings(path: str, readings: Iterable[dict[str, Any]]) -> None:
    """Write readings to a file or a store; where that is stopped, the file holds those written until then."""
    require_form(path)
    with open_stored(path, "wb") as stream:
        if path.lower().endswith(".jsonl"):
            for reading in readings:
                stream.write(json.dumps(reading, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        else:
            _write_parquet(stream, readings)


def _write_parquet(stream: Any, readings: Iterable[dict[str, Any]]) -> None:
    import pyarrow
    import pyarrow.parquet

    words = pyarrow.string()
    schema = pyarrow.schema([*((name, words) for name in (*_FIELDS, "by")), ("claims", pyarrow.list_(words))])
    batch: list[dict[str, Any]] = []
    with pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        try:
            for reading in readings:
                claims = [json.dumps(claim, ensure_ascii=False) for claim in reading["claims"]]
                batch.append({**reading["article"], "by": reading["by"], "claims": claims})
                if len(batch) == _BATCH:
                    writer.write_table(pyarrow.Table.from_pylist(batch, schema))
                    batch = []
        finally:
            writer.write_table(pyarrow.Table.from_pylist(batch, schema))


def stored_readings(view: View) -> Iterator[dict[str, Any]]:
    """Yield the articles of a ledger with their claims as they were read, a version behind the one before it.

    An article that several readers have read comes once for each, with all its claims the first time.
    """
    for article in _versions_last(view.each_article()):
        claims = [entry.claim.to_json() for entry in view.unjudged(Query(article=article.id))]
        for by in view.read_by(article.id) or (None,):
            yield {"article": article.to_json(), "by": by, "claims": claims}
            claims = []


def _versions_last(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles, each behind the version before it; where that is not among them, it is no version of it."""
    given: set[str] = set()
    waiting: dict[str, list[Article]] = {}
    for article in articles:
        if article.version_of and article.version_of not in given:
            waiting.setdefault(article.version_of, []).append(article)
            continue
        ready = [article]
        while ready:
            given.add(ready[-1].id)
            yield (each := ready.pop())
            ready += waiting.pop(each.id, [])
    for several in waiting.values():
        yield from (replace(article, version_of=None) for article in several if article.version_of not in given)


def read_readings(where: str, stream: io.BufferedIOBase, *, most: int, find: Find) -> Iterator[Loaded | InputError]:
    """Yield the readings of a file, and an InputError for each line, and each claim, that is none.

    `most` bytes is the longest line; `find` returns the article of an id, None where there is none.
    """
    try:
        head, stream = peek(stream)
        if kind_of(head) == "gzip":
            head, stream = peek(unzipped(where, stream))
        if head.strip() and not head.startswith(b"PAR1") and not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            raise InputError(where, _NO_READINGS + (_OF_LEDGER if head.startswith(b"SQLite format 3") else ""))
        rows = _parquet_rows(where, stream) if head.startswith(b"PAR1") else _json_rows(where, stream, most)
        for (_, alone), group in groupby(rows, key=_together):
            if alone:
                yield from _claims_alone(list(group), find)
            else:
                yield from chain.from_iterable(starmap(_reading, group))
    except InputError as error:
        yield error


def _together(row: Row) -> tuple[Any, bool]:
    """Return what rows have in common that make one reading: claims without their article, one behind the other."""
    where, content = row
    alone = isinstance(content, dict) and "evidence" in content
    return (str(content.get("article")) if alone else where), alone


def _json_rows(where: str, stream: io.BufferedIOBase, most: int) -> Iterator[Row]:
    for number, line in lines(where, stream, most):
        place = f"{where}, line {number}"
        if isinstance(line, InputError):
            yield place, line
        elif line.strip():
            try:
                yield place, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield place, InputError(place, f"is not JSON ({error}); is it cut short?")


def _parquet_rows(where: str, stream: Any) -> Iterator[Row]:
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(stream.read()))
        if not {"id", "text", "by", "claims"} <= set(table.schema_arrow.names):
            raise InputError(where, _NO_READINGS)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                article = {name: row.get(name) for name in _FIELDS}
                yield f"{where}, row {number}", {"article": article, "by": row["by"], "claims": row["claims"]}
    except pyarrow.ArrowException as error:
        raise InputError(where, f"is no Parquet file that can be read ({error}); write it again") from error


def _reading(where: str, content: Any) -> Iterator[Loaded | InputError]:
    """Yield the reading of a row, and what is wrong with it."""
    if isinstance(content, InputError):
        yield content
        return
    article, claims = (content.get("article"), content.get("claims")) if isinstance(content, dict) else (None, None)
    if not isinstance(article, dict) or not isinstance(claims, list):
        yield InputError(where, "is neither a claim nor an article with its claims, as `onrecord extract` writes them")
        return
    try:
        if wrong := [name for name, value in article.items() if not isinstance(value, str | None)]:
            raise InvalidRecord(f"{wrong[0]} is no text")
        read = Article(**article).found_at(where)
    except (TypeError, ValueError) as error:  # a field missing, one that there is not, one that may not be so
        yield InputError(where, f"holds no article: {error}")
        return
    numbered = [(f"{where}, claim {number}", claim) for number, claim in enumerate(claims, 1)]
    yield from _checked(read, numbered, by=content.get("by"))


def _claims_alone(rows: list[Row], find: Find) -> Iterator[Loaded | InputError]:
    """Yield the reading that claims of one article make."""
    where, first = rows[0]
    article = find(str(first.get("article")))
    if article is None:
        count = f"and {len(rows) - 1} more after it, are" if len(rows) > 1 else "is"
        yield InputError(
            where,
            f"this claim, {count} of article {first.get('article')!r}, which is not at hand; name the articles with --articles",
        )
        return
    yield from _checked(article.found_at(where), rows, by=None)


def _checked(article: Article, rows: list[Row], *, by: Any) -> Iterator[Loaded | InputError]:
    claims: list[Claim] = []
    for where, content in rows:
        try:
            claims.append(_claim(article, content))
        except (InvalidRecord, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            told = str(error) if isinstance(error, InvalidRecord) else f"{type(error).__name__}: {error}"
            yield InputError(where, f"is no claim: {told}")
    whole = isinstance(by, str) and by and len(claims) == len(rows)
    yield Loaded(article, tuple(claims), cast(str, by) if whole else None)


def _claim(article: Article, content: Any) -> Claim:
    """Return the claim that a row describes; InvalidRecord where it is not the article's, or was changed."""
    told = json.loads(content) if isinstance(content, str) else content
    claim = claim_of(told)
    if claim.article != article.id:
        raise InvalidRecord(f"it is of article {claim.article!r}, not of {article.id!r}")
    if claim.id != told.get("id"):
        raise InvalidRecord(
            "its id is not that of what it says: it was changed, or another version wrote it; read again"
        )
    for evidence in claim.evidence:
        evidence.check(article.text)
    return claim
