"""Quantities -> figures: what is counted, of whom, where, over what time, and according to whom."""

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.annotate.annotations import Annotations, Attribution, Quantity
from onrecord.annotate.attributions.cues import Cue, reporting_forms
from onrecord.annotate.lookups import said_in, sources_in, starting, told_in
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.clauses import is_old
from onrecord.extract.circumstances.of_saying import said_on
from onrecord.extract.circumstances.periods import period_of
from onrecord.extract.circumstances.places import place_of
from onrecord.extract.confidence import believed
from onrecord.extract.digests import is_list
from onrecord.extract.figure_vocabulary import Counted, counts_persons, figure_words, names_last
from onrecord.extract.figures.ages import is_age
from onrecord.extract.figures.backgrounds import is_background
from onrecord.extract.figures.fates import is_contrasted, is_denied
from onrecord.extract.figures.gatherings import by_gathering
from onrecord.extract.figures.in_reports import set_by_line
from onrecord.extract.figures.joined import shares_deed
from onrecord.extract.figures.learned_measures import LearnedMeasures
from onrecord.extract.figures.measures import (
    EXCHANGE,
    is_excepted,
    is_of_funding,
    is_only_whole,
    is_survivors,
    measure_of,
)
from onrecord.extract.figures.parts import (
    has_own_measure,
    has_own_verb,
    spelt_out,
    whole_before,
    whole_of,
    wholes_first,
)
from onrecord.extract.figures.populations import person_told, population_of, shared_population
from onrecord.extract.figures.rows import by_row, is_of_column
from onrecord.extract.figures.settings import FigureSettings
from onrecord.extract.figures.singles import single_persons
from onrecord.extract.figures.told_again import filled_from_each_other, headed_as_told
from onrecord.extract.figures.tolls import counts_deeds, tolls_near
from onrecord.extract.figures.totals import offered, stated_by, told_fully, totals
from onrecord.extract.figures.totals.options import Proposed
from onrecord.extract.figures.totals.records import Stated, Total
from onrecord.extract.figures.totals.several import is_of_one_place
from onrecord.extract.figures.victims import Victims
from onrecord.extract.modalities import in_question, is_planned, modality_of
from onrecord.extract.page import Page
from onrecord.extract.voices import chain
from onrecord.layout.rows import row_at
from onrecord.records import Evidence, Figure, Span
from onrecord.records.values import Measure
from onrecord.weights.heads import Heads, MeasureHead

_SINGLE = 0.9  # how far one person told of without a number is believed, of whom marks of numbers tell nothing
_BACK = 1  # sentences between a number and the one before it whose measure it may have
_OLD = re.compile(r"\bold\b")  # of what is so many weeks old


def extract_figures(page: Page, heads: Heads) -> tuple[Figure, ...]:
    """Return the figures of an article in text order: numbers with words that tell their measure, or that the head knows."""
    stated = _stated(page, heads.measures, FigureSettings(page, heads.settings))
    told = headed_as_told(_with_totals(page, stated), len(page.article.title or ""))
    return filled_from_each_other(told)


def offered_totals(page: Page, head: MeasureHead) -> Proposed:
    """Return what an article offers for its totals of killed and hurt (training/totals.py learns to choose)."""
    victims = Victims(page.tree, page.annotations, page.article.published)
    return offered(page.tree, victims, _ruled(_stated(page, head)))


def _ruled(stated: list[Stated]) -> list[Stated]:
    """Return those of the figures that totals are chosen from: where they count too, fewer totals are right."""
    return [s for s in stated if s.ruled]


def _only_tells(page: Page, person: Quantity, done: Counted | None) -> bool:
    """Say whether one person only tells what was done to others: "freed 40, according to | a person close to them"."""
    sources = sources_in(page.annotations, page.tree).get(page.tree.sentence(person.start), ())
    source = next((s for s in sources if s.start <= person.start < s.end), None)
    return source is not None and done is not None and done.word not in page.tree.range(source.start, source.end)


def _stated(page: Page, head: MeasureHead, settings: FigureSettings | None = None) -> list[Stated]:
    """Return the figures that numbers state, in text order."""
    tree = page.tree
    learned = LearnedMeasures(page, head)
    found: list[tuple[Quantity, Figure]] = []
    stated: list[Stated] = []
    told = [
        q
        for q in page.annotations.quantities
        if not (is_age(tree, q) or is_excepted(tree, q) or is_only_whole(tree, q) or is_of_funding(tree, q))
    ]
    singles = {q: measure_of(tree, q) for q in single_persons(tree)}
    of_rows = {q: done for q in told if (done := by_row(tree, q))}
    rules = {q: of_rows.get(q) or measure_of(tree, q) for q in told}
    rules |= {q: done for q, done in singles.items() if not _only_tells(page, q, done)}
    counts = sorted(rules, key=lambda q: q.start)
    measures = {told.measure for told in rules.values() if told}
    for quantity in wholes_first(tree, counts):
        by_rule = rules[quantity]
        before = found[-1] if found and shares_deed(tree, found[-1][0], quantity) else None
        if before and (shared := rules[before[0]]):
            by_rule = Counted(before[1].measure, shared.word)
        if by_rule is None:
            by_rule = _as_new(tree, quantity, found, rules)
        counted = by_rule if before or quantity in of_rows else learned.mended(quantity, by_rule)
        ruled = counted == by_rule
        whole = whole_of(tree, quantity, counted, found)
        own = has_own_measure(tree, quantity, counted)
        if whole is not None and (counted is None or counted.measure != whole.measure) and not own:
            counted = Counted(whole.measure, tree.range(quantity.start, quantity.end).start)
        if quantity.unit == "percent" and not (whole and quantity.value is None):
            counted = _share(page, quantity, counted)
        if counted is None and found:
            counted = _as_before(page, quantity, *found[-1])
        counted = counted or by_gathering(tree, quantity)
        if counted is None and not is_of_column(tree, quantity) and (counted := learned.measure_of(quantity, measures)):
            ruled, whole = False, whole_of(tree, quantity, counted, found)
        if whole and quantity.value == 0 and not own and _tells_nothing(tree, quantity, whole):
            continue
        if counted is not None and not (counted.measure == "killed" and is_survivors(tree, quantity)):
            before_it = whole_before(tree, quantity, whole, found) if whole else None
            figure = _figure(page, quantity, counted, whole, before_it)
            if figure.period is None and (joint := spelt_out(tree, quantity, found)) and joint.measure == "other":
                figure = replace(figure, period=joint.period, place=figure.place or joint.place)
            figure = _with_its_pair(page, counted, figure, found)
            likely = _SINGLE if quantity in singles else learned.sure_of(quantity, figure.measure)
            figure = set_by_line(page, quantity, replace(figure, confidence=likely))
            if settings is not None and not row_at(page.text, quantity.start):
                figure = settings.filled(figure, counted)
            if figure.population is None:
                same = before[1].population if before else shared_population(tree, quantity, counted, found)
                figure = replace(figure, population=same)
            found.append((quantity, figure))
            end = quantity.reach
            sure = bool(before or whole or figure.recalled or row_at(page.text, quantity.start))
            sure = sure or figure.measure == "other"  # people who gather
            doubted = ruled and not sure and learned.doubts(quantity)
            stated.append(Stated(Span(quantity.start, end), figure, ruled, doubted))
    return sorted(stated, key=lambda s: s.span.start)


def _tells_nothing(tree: Tree, quantity: Quantity, whole: Figure) -> bool:
    """Say whether "none" only tells what others are not: "freed 80, | none of whom had been tried", "five raids, | none serious"."""
    return has_own_verb(tree, quantity) or not counts_persons(whole.measure)


def _with_totals(reading: Page, stated: list[Stated]) -> tuple[Figure, ...]:
    """Mark the figures that are the article's totals; a total that none states is added, on the victims told of."""
    added: list[Figure] = []
    figures = [s.figure for s in stated]
    apart = is_list(reading.article.text)
    victims = Victims(reading.tree, reading.annotations, reading.article.published)
    for measure, total in totals(reading.tree, victims, _ruled(stated)).items():
        if apart and sum(f.measure == measure for f in figures) > 1:
            continue
        if (stating := stated_by(stated, measure, total)) is not None:
            stating = told_fully(reading.tree, stated, stating)
            if not is_of_one_place(reading.tree, stated[stating], stated):
                figures[stating] = figures[stating].noted(total=True)
        elif not _are_handed_back(stated, total):
            added.append(_total(reading, measure, total))
    wholes = {f.part_of for f in figures}
    told = [
        f for f, s in zip(figures, stated, strict=True)
        if (not s.doubted or f.total or s.figure.id in wholes) and not victims.is_teaser(s.span)
    ]  # fmt: skip
    numbers = {q.start for q in reading.annotations.quantities}
    counted = {s.figure.id for s in stated if s.span.start in numbers}
    weighed = believed(reading, [f for f in told if f.id in counted])
    rest = [f for f in told if f.id not in counted]
    return tuple(sorted([*weighed, *rest, *added], key=lambda f: f.evidence[0].start))


def _are_handed_back(stated: list[Stated], total: Total) -> bool:
    """Say whether those told of one by one are the remains that a figure counts: "four | deceased | captives were handed over"."""
    returned = [s.span for s in stated if s.figure.measure == "returned"]
    return all(any(r.start <= t.start < r.end for r in returned) for t in total.spans)


def _total(reading: Page, measure: Measure, total: Total) -> Figure:
    """Return the figure of a total that rests on those told of one by one; its source is that of the first."""
    tree, first = reading.tree, total.spans[0]
    word = total.told[0] if total.told else tree.range(first.start, first.end).start
    quantity = Quantity(first.start, first.end, total.value, comparator=">=" if total.least else "=")
    figure = _figure(reading, quantity, Counted(measure, word), None)
    if len(total.spans) == 1 and total.value == 1 and figure.population is None:
        figure = replace(figure, population=person_told(tree, first))
    told = {tree.words[t] for t in total.told}
    spans = sorted({*total.spans, *told, *(Span(e.start, e.end) for e in figure.evidence[1:])})
    evidence = tuple(Evidence.quote(reading.article.text, s) for s in spans)
    return replace(figure, evidence=evidence, confidence=total.confidence, total=True)


def _as_new(
    tree: Tree, quantity: Quantity, found: list[tuple[Quantity, Figure]], rules: Mapping[Quantity, Counted | None]
) -> Counted | None:
    """An old number counts what the new one before it does: "900 homes have been burned, up from | 400"."""
    if not found or not is_old(tree, quantity) or tree.sentence(found[-1][0].start) != tree.sentence(quantity.start):
        return None
    new, figure = found[-1]
    if (new.unit == "percent") != (quantity.unit == "percent"):
        return None  # "cut by 40 percent from | 5.5 million"
    told = rules[new]
    return Counted(figure.measure, told.word if told else tree.range(new.start, new.end).start)


def _as_before(reading: Page, quantity: Quantity, before: Quantity, figure: Figure) -> Counted | None:
    """A total or figure with nothing to tell its measure has that of the number before: "bringing the total to 46,537", "the
    army put it at 34".
    """
    tree = reading.tree
    at = tree.range(quantity.start, quantity.end).start
    put = tree.head(at) if "at" in tree.cases(at) else -1
    told = [t for t in tolls_near(tree, quantity, at) if not counts_deeds(tree, t)] or [o for o in tree.dependents(put, "obj") if put >= 0 and tree.lower(o) == "it"]
    near = tree.sentence(quantity.start) - tree.sentence(before.start) <= _BACK
    bare = quantity.unit is None and (quantity.of is None or quantity.of.split()[-1].lower() in figure_words("tolls"))
    return Counted(figure.measure, told[0]) if told and near and bare and figure.unit == "persons" else None


def _with_its_pair(reading: Page, counted: Counted, figure: Figure, found: list[tuple[Quantity, Figure]]) -> Figure:
    """Those given in exchange were freed when and where those were that they were exchanged for."""
    if reading.tree.lower(counted.word) not in EXCHANGE or not found:
        return figure
    quantity, pair = found[-1]
    together = reading.tree.sentence(quantity.start) == reading.tree.sentence(figure.evidence[0].start)
    return (
        replace(figure, period=pair.period, place=pair.place) if together and pair.measure == figure.measure else figure
    )


def _share(reading: Page, quantity: Quantity, counted: Counted | None) -> Counted | None:
    """A percentage is a share, of whatever it counts; one that nothing tells of is left out."""
    asked = (quantity.of or "").lower()
    if counted is None and (asked == "people" or not figure_words("people") & set(asked.split())):
        return None
    word = counted.word if counted else reading.tree.range(quantity.start, quantity.end).start
    measure: Measure = "share"
    if counted and counted.measure not in {"killed", "injured", "money", "attacks"}:
        measure = counted.measure
    return Counted(measure, word)


def _figure(
    reading: Page, quantity: Quantity, counted: Counted, whole: Figure | None, before: Quantity | None = None
) -> Figure:
    """Return the figure of a number; who says the one `before`, of which it is a part, says it too."""
    annotations, tree = reading.annotations, reading.tree
    own = covering(annotations, tree, quantity) or _governing(reading, quantity)
    source = own or (covering(annotations, tree, before) if before else None)
    if counted.measure == "duration" and (names_last(quantity, figure_words("wars")) or _OLD.search(quantity.of or "")):
        source = None  # "the four-year war", "a two-week-old truce": who tells of it says no more
    cue = Cue(tree, source) if source else None
    while source and cue and is_background(tree, cue, counted.word):
        source = annotations.attributions[source.inside] if source.inside is not None else None
        cue = Cue(tree, source) if source else None
    said = said_on(annotations, cue, reading.article.published) if cue else None
    denied = is_denied(tree, counted.word) or is_contrasted(tree, quantity.start)
    negated = denied or bool(cue and cue.act == "denies")
    modality = "denied" if denied else modality_of(tree, quantity, counted.word, cue.act if cue else None)
    if modality == "asserted" and counted.measure in figure_words("negotiable"):
        modality = in_question(tree, quantity.start) or modality
    period = period_of(reading.article, annotations, tree, quantity, counted, said)
    dwelt_on = tree.tag(counted.word) == "NOUN" and is_planned(tree, counted.word)
    if modality == "expected" and dwelt_on and period and period.kind == "window":
        modality = "asserted"  # "will dwell on the deaths of ten in 2012"
    recalled = is_old(tree, quantity)
    if recalled and period and period.kind == "cumulative":
        period = replace(period, end=None)  # it had been told before
    place = place_of(annotations, tree, quantity, counted, source if own else None)
    beside = (
        whole if whole and tree.sentence(whole.evidence[0].start) == tree.sentence(quantity.start) else None
    )  # whose day
    return Figure(
        article=reading.article.id,
        evidence=_evidence(reading, quantity, counted, source),
        said_by=chain(source, annotations, cue.cited() if cue else None) if source else reading.issued_by,
        said_on=said,
        addressee=source.addressee if source else None,
        modality=modality,
        negated=negated,
        by=reading.by,
        measure=counted.measure,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        unit=quantity.unit or _unit(quantity, counted.measure),
        population=population_of(tree, quantity, counted),
        place=place if place is not None or whole is None else whole.place,
        period=period if period is not None or beside is None else beside.period,
        part_of=whole.id if whole else None,
        recalled=recalled,
    )


def _unit(quantity: Quantity, measure: Measure) -> str | None:
    if not counts_persons(measure):
        return None
    return "households" if names_last(quantity, figure_words("households")) else "persons"


def covering(annotations: Annotations, tree: Tree, quantity: Quantity) -> Attribution | None:
    """Return the innermost attribution whose content holds the number, its own number not in the source."""
    span = Span(quantity.start, quantity.end)
    here = said_in(annotations, tree).get(tree.sentence(span.start), ())
    told = [a for a in here if any(s.contains(span) for s in a.content) and a.speaker]
    told = [a for a in told if not _is_signed(annotations.text, a)]
    holding = [a for a in told if not _are_polled(annotations, a)]
    return min(holding, key=lambda a: sum(s.end - s.start for s in a.content), default=None)


def _is_signed(text: str, attribution: Attribution) -> bool:
    """Say whether something is only signed, and nothing told: "signed | a deal, ending a war that killed 9,000"."""
    return any(s.of(text).lower() in reporting_forms("unsaid", "signing") for s in attribution.cue)


def _are_polled(annotations: Annotations, attribution: Attribution) -> bool:
    """Say whether those who say it are a share of others, of whom somebody else tells: "| 47 percent say that ..."."""
    told = (q for s in attribution.source for q in starting(annotations.quantities, s.start, s.end))
    return any(q.unit == "percent" for q in told)


def _governing(reading: Page, quantity: Quantity) -> Attribution | None:
    """Return the attribution of the clause that a number's own hangs on: "..., the UN said, bringing the total to 12"."""
    tree, annotations = reading.tree, reading.annotations
    clause = tree.clause_head(tree.range(quantity.start, quantity.end).start)
    while (above := tree.head(clause)) >= 0:
        if tree.relation(clause) == "advcl" and tree.lower(clause).endswith("ing"):
            word = tree.words[above]
            told = told_in(annotations, tree).get(tree.sentence(word.start), ())
            spoken = (a for a in told if a.inside is None and a.speaker and not _is_signed(annotations.text, a))
            return next((a for a in spoken if any(s.overlaps(word) for s in (*a.content, *a.cue))), None)
        clause = tree.clause_head(above)
    return None


def _evidence(reading: Page, quantity: Quantity, counted: Counted, source: Attribution | None) -> tuple[Evidence, ...]:
    """The stretch from number to telling word, with what lies between, and the words of the source and its cue."""
    tree = reading.tree
    word = tree.words[counted.word]
    edges = [quantity.start, quantity.end, word.start, word.end]
    edges += [e for s in (quantity.cue, quantity.of_span) if s for e in (s.start, s.end)]
    spans = {Span(min(edges), max(edges))}
    if source:
        spans |= {*source.source[:1], *source.cue[:1]}
    return tuple(Evidence.quote(reading.article.text, s) for s in sorted(spans))
