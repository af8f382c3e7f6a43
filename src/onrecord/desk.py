"""Where the wings meet: every door (Python, command line) calls this and nothing else."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from io import BufferedIOBase
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar, Unpack, cast

from onrecord.batch import Engine, engine_named
from onrecord.errors import InputError, InvalidRecord, NotFound, OnrecordError
from onrecord.glance import Asked, Glance, Narrowed
from onrecord.read import expected_articles, read_inputs
from onrecord.read.days import day_stated
from onrecord.records import Article, Claim, content_id
from onrecord.records.article import another_text, one_ended
from onrecord.records.values import begins_after, is_date
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.annotate.annotations import Annotations
    from onrecord.ledger import Added, Query, View, Writer
    from onrecord.pipeline import Reading
    from onrecord.plugins import Plugin
    from onrecord.readings import Loaded
    from onrecord.records import Judgement, Retraction
    from onrecord.records.values import Policy
    from onrecord.reports.actors import ActorRow, ActorSheet
    from onrecord.reports.brief import Brief
    from onrecord.reports.diff import Diff
    from onrecord.reports.events import EventRow, TimelineRow
    from onrecord.reports.exchanges import ExchangeRow
    from onrecord.reports.figures import FigureRow
    from onrecord.reports.lines import LineRow, WindowRow
    from onrecord.reports.obligations import ObligationRow
    from onrecord.reports.positions import AgreementRow, PositionRow
    from onrecord.reports.proposals import ProposalRow, Sheet
    from onrecord.reports.review import ReviewItem
    from onrecord.reports.series import SeriesRow
    from onrecord.reports.statements import StatementRow
    from onrecord.reports.stories import StoryRow
    from onrecord.reports.talks import TalksRow
    from onrecord.reports.why import Why
    from onrecord.resolve.judged import JudgedView

T = TypeVar("T")


class Reads(Protocol):
    """What reads articles; `onrecord.pipeline.Reader` is one."""

    @property
    def by(self) -> str:
        """What claims carry as their reader."""

    def annotate(self, article: Article) -> "Annotations":
        """Return what is annotated in the article."""

    def read(self, article: Article) -> "Reading":
        """Return the article's annotations and claims."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one article that `Desk.read` met: `new` claims written, or `known` already by this
    reader; `notes` tell what to know of its reading; `undated`: it states no day of publication.
    """

    article: str
    title: str | None
    new: int
    known: bool = False
    notes: tuple[str, ...] = ()
    undated: bool = False


def shipped_reader() -> Reads:
    """Return this process's reader with the shipped weights."""
    from onrecord.pipeline import reader

    return reader()


class Desk(Glance):
    """Reads articles and answers from one ledger, which is opened when first needed.

    `reader` returns what reads articles; it is called once a process, so it must be importable by name.
    """

    def __init__(self, settings: Settings, *, reader: Callable[[], Reads] = shipped_reader) -> None:
        self.settings = settings
        self._reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the ledger; the desk opens it again when it must."""
        for name in ("_writer", "_with_retracted", "_view"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    # The reading wing

    def articles(self, inputs: Iterable[str], *, published: str | None = None) -> Iterator[Article | InputError]:
        """Yield the articles of files, folders, URLs and "-", and an InputError for what cannot be read.

        `published` is the day given to articles that state none.
        """
        return read_inputs(inputs, self.settings, published=published)

    def expected(self, inputs: Iterable[str]) -> int | None:
        """Return about how many articles the inputs hold, None where that cannot be seen cheaply."""
        return expected_articles(inputs)

    def annotate(
        self, inputs: Iterable[str], *, published: str | None = None, jobs: int | None = None
    ) -> Iterator[dict[str, Any] | InputError]:
        """Yield the annotations of every article in the form of `onrecord annotate`."""
        return self._each(_annotations, self.articles(inputs, published=published), jobs)

    def extract(
        self,
        inputs: Iterable[str],
        *,
        published: str | None = None,
        jobs: int | None = None,
        engine: Engine | None = None,
    ) -> Iterator[list[dict[str, Any]] | InputError]:
        """Yield, for every article, its claims in the form of `onrecord extract`.

        `engine` shares the work, by default `jobs` processes here; see `onrecord.batch`.
        """
        for found in self._each(_told, self.articles(inputs, published=published), jobs, engine):
            yield from _with_failures(found, lambda told: [claim.to_json() for claim in told.claims])

    def readings(
        self,
        inputs: Iterable[str],
        *,
        published: str | None = None,
        jobs: int | None = None,
        engine: Engine | None = None,
    ) -> Iterator[dict[str, Any] | InputError]:
        """Yield every article with its claims and what read it, in the form that `onrecord.readings` writes to files."""
        by = self._reader().by
        for found in self._each(_told, self.articles(inputs, published=published), jobs, engine):
            yield from _with_failures(found, lambda told: told.to_json(by))

    def write_readings(self, path: str, readings: Iterable[dict[str, Any]]) -> None:
        """Write readings to a .jsonl or .parquet file, or one in a store that fsspec reaches, for `load`."""
        from onrecord.readings import write_readings

        write_readings(path, readings)

    def load(
        self, files: Iterable[str], *, articles: Iterable[str] = (), published: str | None = None
    ) -> Iterator[Written | InputError]:
        """Add to the ledger what `onrecord extract` wrote to files, one transaction an article; again adds nothing.

        Claims alone belong to articles among `articles` (inputs, as of `read`) or on record already. An InputError says
        which line or claim is none; the rest is added.
        """
        from onrecord.ledger.store import is_there
        from onrecord.read.stored import open_stored
        from onrecord.readings import read_readings

        given: dict[str, Article] = {}
        for item in self.articles(articles, published=published):
            if isinstance(item, InputError):
                yield item
            elif one_ended(given.setdefault(item.id, item).text) != one_ended(item.text):
                yield InputError(_where(item), another_text(item.id))

        def find(identity: str) -> Article | None:
            on_record = identity not in given and is_there(self.settings.ledger)  # nothing loaded, no ledger made
            return self._writer.article(identity) if on_record else given.get(identity)

        for where in files:
            try:
                with sys.stdin.buffer if where == "-" else open_stored(where) as stream:
                    named, bytes_of = "standard input" if where == "-" else where, cast(BufferedIOBase, stream)
                    for found in read_readings(named, bytes_of, most=self.settings.most_bytes, find=find):
                        yield found if isinstance(found, InputError) else self._loaded(found)
            except InputError as error:
                yield error
            except OSError as error:
                yield InputError(where, f"cannot be opened ({error.strerror or error}); check the path")

    def _loaded(self, found: "Loaded") -> Written | InputError:
        """Return what became of a reading taken from a file."""
        article = found.article
        try:
            added = self._writer.add(article, found.claims, by=found.by)
        except InvalidRecord as error:
            return InputError(_where(article), str(error))
        return Written(article.id, article.title, added.claims, known=not added.article and not added.claims)

    def read(
        self, inputs: Iterable[str], *, published: str | None = None, jobs: int | None = None
    ) -> Iterator[Written | InputError]:
        """Read the articles into the ledger, one transaction each; skip those this reader has read before.

        An InputError says which article could not be read, and which comes under the id of another text.
        """
        by = self._reader().by
        meeting = _Meeting(lambda: self._writer, by)  # nothing read, no ledger made
        fresh = (meeting.judged(item) for item in self.articles(inputs, published=published))
        for found in self._each(_told, fresh, jobs):
            if isinstance(found, Written):
                yield found
            else:
                yield from _with_failures(found, lambda told: self._written(told, by=by))

    def _written(self, told: "_Told", *, by: str) -> Written | InputError:
        """Return what became of an article; an InputError where the ledger may not hold it."""
        article = told.article
        try:
            added = self._writer.add(article, told.claims, by=by)
        except InvalidRecord as error:
            return InputError(_where(article), str(error))
        notes = tuple(f"{_where(article)}: {note}" for note in told.notes)
        return Written(article.id, article.title, added.claims, notes=notes, undated=not article.published)

    def read_article(self, article: Article) -> "Reading":
        """Return the reading of one article; nothing is written."""
        return self._reader().read(article)

    def annotations(self, article: Article) -> dict[str, Any]:
        """Return what is annotated in one article, in the form of `onrecord annotate`; nothing is written."""
        return _annotations(self._reader(), article)

    def _each(
        self, step: Callable[[Reads, Article], T], items: Iterable[Any], jobs: int | None, engine: Engine | None = None
    ) -> Iterator[Any]:
        engine = engine or engine_named(None, jobs=jobs)
        return engine.map(partial(_apply, step, self._reader), items, start=self._reader)

    # The ledger wing

    def add(self, reading: "Reading") -> "Added":
        """Add a reading to the ledger; adding it again adds nothing."""
        return self._writer.add(reading.article, reading.claims, by=self._reader().by)

    def statements(self, **asked: Unpack[Asked]) -> list["StatementRow"]:
        """Return the statements asked for, by day."""
        from onrecord.reports.statements import statements

        return list(statements(*self._ask(asked)))

    def figures(self, **asked: Unpack[Asked]) -> list["FigureRow"]:
        """Return the figures asked for, each with its sources and citations."""
        from onrecord.reports.figures import figures

        return figures(*self._ask(asked))

    def series(self, **asked: Unpack[Asked]) -> list["SeriesRow"]:
        """Return the series asked for: one for each measure, place, population and source."""
        from onrecord.reports.series import series

        return list(series(*self._ask(asked)))

    def lines(self, policy: "Policy", *, prefer: Sequence[str] = (), **asked: Unpack[Asked]) -> list["LineRow"]:
        """Return one line across sources by a policy: range, priority (of the sources preferred), majority, pending."""
        from onrecord.reports.lines import lines

        view, query = self._ask(asked)
        return lines(view, policy, query, prefer=prefer)

    def window(self, since: str, until: str | None = None, **asked: Unpack[Narrowed]) -> list["WindowRow"]:
        """Return how many since a day or an agreement, by source: computed, or refused with what is missing."""
        from onrecord.ledger import Query
        from onrecord.reports.lines import window

        Query.asked(since=since if is_date(since) else None, until=until)
        view, query = self._ask(asked)
        return window(view, since, until, query)

    def events(
        self, *, plover: str | None = None, actor: str | None = None, status: str | None = None, sector: str | None = None,
        **asked: Unpack[Asked],
    ) -> list["EventRow"]:  # fmt: skip
        """Return the events asked for: who did what to whom, by day of publication.

        `sector` is PLOVER's, of who acts or is acted upon.
        """
        from onrecord.reports.events import events

        return list(events(*self._ask(asked), plover=plover, actor=actor, status=status, sector=sector))

    def timeline(self, **asked: Unpack[Asked]) -> list["TimelineRow"]:
        """Return what happened or is to happen on which day."""
        from onrecord.reports.events import timeline

        return timeline(*self._ask(asked))

    def talks(self, *, party: str | None = None, **asked: Unpack[Asked]) -> list["TalksRow"]:
        """Return each round of talks once, with what was said of it; `party` takes part or mediates."""
        from onrecord.reports.talks import talks

        return talks(*self._ask(asked), party=party)

    def proposals(self, **asked: Unpack[Asked]) -> list["ProposalRow"]:
        """Return the proposals and agreements on record with their terms."""
        from onrecord.reports.proposals import proposals

        return proposals(*self._ask(asked))

    def proposal(self, name: str, **asked: Unpack[Asked]) -> "Sheet":
        """Return the sheet of one proposal and what changed since the version before; NotFound says what there is."""
        from onrecord.reports.proposals import sheet

        view, query = self._ask(asked)
        return sheet(view, name, query)

    def positions(
        self, *, party: str | None = None, term: str | None = None, proposal: str | None = None, stance: str | None = None,
        **asked: Unpack[Asked],
    ) -> list["PositionRow"]:  # fmt: skip
        """Return the matrix of positions: the latest stance of each party on each term, and those before it.

        `stance` is the latest.
        """
        from onrecord.reports.positions import positions

        return positions(*self._ask(asked), party=party, term=term, proposal=proposal, stance=stance)

    def agreements(
        self, *, party: str | None = None, term: str | None = None, proposal: str | None = None, **asked: Unpack[Asked]
    ) -> list["AgreementRow"]:
        """Return, for each term, which parties are for it, against it or set conditions, and the numbers they name."""
        from onrecord.reports.positions import agreements

        return agreements(self.positions(party=party, term=term, proposal=proposal, **asked))

    def exchanges(self, *, party: str | None = None, **asked: Unpack[Asked]) -> list["ExchangeRow"]:
        """Return the exchanges, rival counts side by side; `party` gives or takes."""
        from onrecord.reports.exchanges import exchanges

        return exchanges(*self._ask(asked), party=party)

    def obligations(self, **asked: Unpack[Asked]) -> list["ObligationRow"]:
        """Return what is owed under each agreement, and who says that it was kept or broken."""
        from onrecord.reports.obligations import obligations

        return obligations(*self._ask(asked))

    def stories(self, **asked: Unpack[Asked]) -> list["StoryRow"]:
        """Return the articles on record, copies and versions of one text together, the latest first."""
        from onrecord.reports.stories import stories

        return stories(*self._ask(asked))

    def actors(self, *, kind: str | None = None, sector: str | None = None, **asked: Unpack[Asked]) -> list["ActorRow"]:
        """Return each actor once; `kind` is person, body or government, `sector` PLOVER's."""
        from onrecord.reports.actors import actors

        return actors(*self._ask(asked), kind=kind, sector=sector)

    def actor(self, name: str, **asked: Unpack[Asked]) -> "ActorSheet":
        """Return the sheet of one actor, by any of its names; NotFound says who may have been meant."""
        from onrecord.reports.actors import actor

        view, query = self._ask(asked)
        return actor(view, name, query)

    def plugins(self) -> tuple["Plugin", ...]:
        """Return the readers, extractors and reports that installed packages add, those that cannot be used too."""
        from onrecord.plugins import installed

        return installed()

    def report(self, name: str, **asked: Unpack[Asked]) -> list[Any]:
        """Return the rows of a report that an installed package adds; NotFound says which there are."""
        from onrecord.plugins import report_named
        from onrecord.reports.table import checked_rows

        plugin, (view, query) = report_named(name), self._ask(asked)
        try:
            return checked_rows(plugin.made(view, query))
        except OnrecordError:
            raise
        except Exception as error:
            raise OnrecordError(plugin.failed(error)) from error

    def diff(self, article: str) -> "Diff":
        """Return which claims came, went and changed between two versions of an article (id, URL or title)."""
        from onrecord.reports.diff import diff

        return diff(self._whole, article)

    def brief(
        self, since: str, until: str | None = None, *, back_to: str | None = None, **asked: Unpack[Narrowed]
    ) -> "Brief":
        """Return what is new since a day (included), up to another: the difference of what was known on two days.

        What was published before `back_to` is not looked at, to tell who is who neither, and counts as not known: quicker
        where there is very much.
        """
        from onrecord.ledger import Query
        from onrecord.reports.brief import brief

        last = min(filter(None, (until, asked.get("as_of"))), default=None)
        Query.asked(since=since, until=until)
        if back_to and begins_after(back_to, since):
            raise InvalidRecord(f"back_to {back_to} is later than since {since}; give an earlier day")
        view, query = self._ask(asked)
        return brief(view, since, last, query, back_to=back_to)

    # What people decide

    def review(
        self, kind: str | None = None, limit: int | None = None, *, since: str | None = None
    ) -> list["ReviewItem"]:
        """Return what the program is least sure of and nobody decided yet, in what was published since a day."""
        from onrecord.ledger import Query
        from onrecord.reports.review import review

        return review(self._view, kind, limit, Query.asked(since=since))

    def judge(
        self, verdict: str, subject: str, *, object: str | None = None, value: str | Mapping[str, Any] | None = None,
        who: str, why: str | None = None,
    ) -> "Judgement":  # fmt: skip
        """Add a person's judgement and return it; see `onrecord.records.judgement` for the verdicts.

        `subject` and `object` are the id of a claim (or its beginning), "actor:NAME", "actor:NAME@ARTICLE",
        "article:ID", or plainly a name. Raises NotFound or InvalidRecord, and writes nothing, where that cannot be judged.
        """
        from onrecord.resolve.subjects import judgement_about

        when = datetime.now(UTC).isoformat(timespec="microseconds")
        judgement = judgement_about(
            self._view, verdict, subject, object=object, value=value, who=who, when=when, why=why
        )
        self._writer.judge(judgement)
        return judgement

    def undo(self, judgement_id: str, *, who: str, why: str | None = None) -> "Judgement":
        """Undo a judgement: every report is again what it was without it. The undoing is itself a judgement."""
        return self.judge("undo", judgement_id, who=who, why=why)

    def judgements(self, *, in_force: bool = False) -> list["Judgement"]:
        """Return every judgement, oldest first, or those that were not undone."""
        from onrecord.resolve.judge import in_force as standing

        held = self._view.judgements()
        return standing(held) if in_force else held

    def decisions(self) -> list[dict[str, Any]]:
        """Return every judgement and every retraction as JSON, oldest first, for `import_judgements` of another ledger."""
        held: list[Judgement | Retraction] = [*self.judgements(), *self.retractions()]
        return [made.to_json() for made in sorted(held, key=lambda made: made.when)]

    def import_judgements(self, contents: Iterable[dict[str, Any]]) -> int:
        """Add judgements and retractions made elsewhere, as `decisions` gives them; return how many were new.

        InvalidRecord, and nothing is added, where one is none. NotFound names the articles that are not on record: their
        retractions were left out, and the rest was added.
        """
        from onrecord.records import Judgement, Retraction
        from onrecord.records.decisions import decision_of
        from onrecord.resolve.judge import changes_of, require_days

        made = list(map(decision_of, contents))
        judgements = [each for each in made if isinstance(each, Judgement)]
        for judgement in judgements:
            if judgement.verdict == "correct":
                require_days(changes_of(judgement.value or ""))
        retractions = [each for each in made if isinstance(each, Retraction)]
        held = self._view.held_of(each.article for each in retractions)
        added = sum(map(self._writer.judge, judgements))
        added += sum(self._writer.retract(each) for each in retractions if each.article in held)
        missing = sorted({each.article for each in retractions} - held)
        if missing:
            raise NotFound(
                f"{added} of {len(made)} decisions were new, but retractions were left out, as their articles are not on "
                f"record: {', '.join(missing)}; read these and import the file again"
            )
        return added

    # What outlets withdraw

    def retract(self, article: str, *, why: str, who: str, day: str | None = None) -> "Retraction":
        """Note that an article (id, URL or title) is withdrawn, from a day on, by default today, and return that.

        No report shows what it tells then unless asked for (`retracted`), or as of an earlier day; nothing is taken away.
        InvalidRecord where it is withdrawn already, or was not yet published that day.
        """
        return self._tell(article, why=why, who=who, day=day, withdrawn=True)

    def restore(self, article: str, *, who: str, why: str | None = None, day: str | None = None) -> "Retraction":
        """Note that a withdrawn article stands again, from a day on, and return that; InvalidRecord where it is not withdrawn."""
        return self._tell(article, why=why, who=who, day=day, withdrawn=False)

    def _tell(self, article: str, *, why: str | None, who: str, day: str | None, withdrawn: bool) -> "Retraction":
        from onrecord.records import Retraction
        from onrecord.resolve.retracting import require_sense

        now = datetime.now(UTC)
        found, held = self._view.article(article), self.retracted(article)
        made = Retraction(
            article=found.id, day=day or max(str(now.date()), held.day if held else ""), why=why, who=who,
            when=now.isoformat(timespec="microseconds"), withdrawn=withdrawn,
        )  # fmt: skip
        require_sense(made, found, held)
        self._writer.retract(made)
        return made

    def retracted(self, article: str) -> "Retraction | None":
        """Return what was told last of a withdrawn article (id, URL or title); None for one that stands."""
        return self._view.retracted().get(self._view.article(article).id)

    def retractions(self, *, in_force: bool = False) -> list["Retraction"]:
        """Return all that was told of articles' being withdrawn or standing again, oldest first, or what holds now."""
        held = self._view.retractions()
        standing = self._view.retracted() if in_force else {}
        return [r for r in held if not in_force or standing.get(r.article) == r]

    def other_versions(self, article: str) -> list[str]:
        """Return the ids of the other articles on record that were read at an article's URL."""
        return self._view.versions(self._view.article(article))

    def plot(self, path: Path, rows: Sequence["SeriesRow"]) -> None:
        """Write rows of series as a chart to a .svg, .png or .html file."""
        from onrecord.reports.plot import write_plot

        write_plot(rows, path)

    def why(self, claim: str) -> "Why":
        """Return what a claim (its id, or the beginning of it) rests on, down to the words of the article."""
        from onrecord.reports.why import why

        return why(self._view, claim)

    def show(self, article: str) -> tuple[Article, list[Claim]]:
        """Return an article of the ledger (by id, URL or title) and its claims in text order."""
        from onrecord.ledger import Query

        found = self._view.article(article)
        return found, [entry.claim for entry in self._whole.entries(Query(article=found.id))]

    def export(self, path: Path, **asked: Unpack[Asked]) -> None:
        """Write the claims asked for, by default every one, to a file in the form that its ending names; OnrecordError, with
        those there are, for another.

        .csv, .jsonl and .parquet hold all; .geojson those whose place was found, .plover.jsonl events and statements, .timesketch.csv
        what has a day; .annotations.jsonl, .prov.jsonl and .schema.jsonl are JSON-LD. .readings.jsonl and .readings.parquet
        hold the articles with their claims as they were read, for `load` of another ledger. A file that is there already
        stays as it is until the new one is whole.
        """
        from onrecord.ledger import Query, export, linked
        from onrecord.ledger.plover import export_plover
        from onrecord.reports.ftm import export_ftm

        forms = {
            ".plover.jsonl": export_plover, ".annotations.jsonl": linked.export_annotations, ".prov.jsonl": linked.export_prov,
            ".ftm.jsonl": export_ftm, ".schema.jsonl": linked.export_schema, ".timesketch.csv": export.export_timesketch, ".csv": export.export_csv,
            ".readings.jsonl": _export_readings, ".readings.parquet": _export_readings,
            ".jsonl": export.export_jsonl, ".parquet": export.export_parquet, ".geojson": export.export_geojson,
        }  # fmt: skip
        write = next((form for ending, form in forms.items() if path.name.lower().endswith(ending)), None)
        if write is None:
            others = ", ".join(ending for ending in forms if ending != ".csv")
            raise OnrecordError(f"{path}: cannot tell the form; end the name in .csv (opens in a spreadsheet), {others}")
        view, query = self._ask(asked)
        if write is _export_readings and query != Query():
            raise OnrecordError(f"{path}: readings are whole articles with all that was read in them; leave out what narrows it")
        part = path.with_name(f".part-{path.name}")
        try:
            write(view, part, query)
            part.replace(path)
        except OSError as error:
            if error.filename in {part, str(part)}:  # who reads this knows the file by the name asked for
                raise OSError(error.errno, error.strerror, str(path)) from error
            raise
        finally:
            part.unlink(missing_ok=True)

    @cached_property
    def _writer(self) -> "Writer":
        from onrecord.ledger import open_writer

        return open_writer(self.settings.ledger)

    @cached_property
    def _view(self) -> "JudgedView":
        from onrecord.resolve.judged import open_judged

        return open_judged(self.settings.ledger, most=self.settings.who_is_who)

    @property
    def _whole(self) -> "JudgedView":
        """The look that has withdrawn articles too; the usual one where there are none."""
        return self._with_retracted if self._view.has_retractions() else self._view

    @cached_property
    def _with_retracted(self) -> "JudgedView":
        return self._view.whole()


def open_desk(ledger: str | None = None) -> Desk:
    """Return the desk at a ledger (path or SQLAlchemy URL; by default what the settings say)."""
    settings = Settings.load()
    return Desk(replace(settings, ledger=ledger) if ledger else settings)


def read_text(text: str, *, title: str | None = None, published: str | None = None, **stated: str | None) -> "Reading":
    """Return the reading of one article made of these words; see `onrecord.read_text`."""
    article = Article.build(body=text, title=title, published=published or day_stated(text), **stated)
    return shipped_reader().read(article)


@dataclass(frozen=True, slots=True)
class _Told:
    """What of a reading goes to the ledger; annotations stay in the process that made them."""

    article: Article
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]
    failures: tuple[str, ...]

    def to_json(self, by: str) -> dict[str, Any]:
        """Return the article with its claims, in the form that `onrecord.readings` writes to files."""
        return {"article": self.article.to_json(), "by": by, "claims": [claim.to_json() for claim in self.claims]}


class _Meeting:
    """Tells, of the articles that one call meets, which are to be read: not those on record, nor those met before."""

    def __init__(self, writer: Callable[[], "Writer"], by: str) -> None:
        self._writer = writer
        self._by = by
        self._met: dict[str, str] = {}  # id -> hash of the text, of the articles of this call

    def judged(self, item: Article | InputError) -> Article | InputError | Written:
        """Return the article to read, that it is known, or what is wrong with it."""
        if isinstance(item, InputError):
            return item
        if not item.text.strip():
            return InputError(_where(item), "its text is empty; nothing to read")
        article, held = self._on_record(item)
        text = content_id(one_ended(article.text))
        if text != (content_id(one_ended(held.text)) if held else self._met.get(article.id, text)):
            return InputError(_where(article), another_text(article.id))
        if article.id in self._met or (held and self._writer().has(article.id, self._by)):
            return Written(article.id, article.title, 0, known=True)
        self._met[article.id] = text
        return article if held is None or held.text == article.text else held.found_at(_where(article))

    def _on_record(self, article: Article) -> tuple[Article, Article | None]:
        """Return an article under the id that it goes by in the ledger, and what stands there."""
        held = self._writer().article(article.id)
        if held is None and article.former_id != article.id and (held := self._writer().article(article.former_id)):
            return replace(article, id=held.id), held
        return article, held


def _apply(step: Callable[[Reads, Article], T], reader: Callable[[], Reads], item: Any) -> Any:
    """Do one step with an article, let all else pass; a failure is this article's and stops no other."""
    if not isinstance(item, Article):
        return item
    reads = reader()
    try:
        return step(reads, item)
    except Exception as error:
        return InputError(_where(item), f"reading it failed ({type(error).__name__}: {error}); please report it")


def _export_readings(view: "View", path: Path, query: "Query") -> None:
    from onrecord.readings import stored_readings, write_readings

    write_readings(str(path), stored_readings(view))


def _where(article: Article) -> str:
    """Return what an article is called in messages: the file and line it was read from, else its id."""
    return article.where or f"article {article.id}"


def _annotations(reader: Reads, article: Article) -> dict[str, Any]:
    from onrecord.pipeline import annotations_json

    return annotations_json(article, reader.annotate(article))


def _told(reader: Reads, article: Article) -> _Told:
    reading = reader.read(article)
    return _Told(article, reading.claims, reading.notes, reading.failures)


def _with_failures(found: "_Told | InputError", made: Callable[["_Told"], T]) -> Iterator[T | InputError]:
    """Yield what is made of a reading, and an InputError for each extractor that failed in it."""
    if isinstance(found, InputError):
        yield found
        return
    yield made(found)
    for failure in found.failures:
        yield InputError(_where(found.article), failure)
