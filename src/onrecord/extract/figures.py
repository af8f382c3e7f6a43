"""Quantities -> figures: what is counted, of whom, where, over what time, and according to whom."""

from dataclasses import dataclass, replace

from onrecord.annotate.annotations import Annotations, Attribution, Quantity
from onrecord.annotate.cues import Cue
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances import said_on
from onrecord.extract.figure_context import modality_of, period_of, place_of, population_of
from onrecord.extract.measures import EXCHANGE, Counted, figure_words, measure_of
from onrecord.extract.voices import chain
from onrecord.records import Article, Evidence, Figure, Span
from onrecord.records.values import Measure

_BY = 0.5  # confidence of a figure whose measure nothing but nearness tells
_CLOSE = 4  # words between "including" and a number that then is a part, whatever verb seems to govern it
_RECALLING = {"from", "compared"}
_CHANGES = {"up", "down", "rose", "risen", "revised", "fell", "increased", "rising", "climbed", "jumped", "grew", "cut", "lowered", "raised", "compared", "dropped"}
_PART_REACH = 8  # words before a number in which "including" makes it a part


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one article's figures are read from."""

    article: Article
    annotations: Annotations
    tree: Tree
    by: str


def extract_figures(article: Article, annotations: Annotations, *, by: str) -> tuple[Figure, ...]:
    """Return the figures of an article in text order; a number with no telling words is none."""
    tree = Tree(annotations.text, annotations.words, annotations.syntax, annotations.sentences)
    reading = _Reading(article, annotations, tree, by)
    found: list[tuple[Quantity, Figure]] = []
    for quantity in annotations.quantities:
        counted = measure_of(tree, quantity)
        whole = _whole(reading, quantity, counted, found)
        if whole is not None and (counted is None or counted.measure != whole.measure):
            counted = Counted(whole.measure, tree.range(quantity.start, quantity.end).start)
        if quantity.unit == "percent" and not (whole and quantity.value is None):
            counted = _share(reading, quantity, counted)
        if counted is not None:
            figure = _figure(reading, quantity, counted, whole)
            found.append((quantity, _with_its_pair(reading, counted, figure, found)))
    return tuple(figure for _, figure in found)


def _with_its_pair(reading: _Reading, counted: Counted, figure: Figure, found: list[tuple[Quantity, Figure]]) -> Figure:
    """Those given in exchange were freed when and where those were that they were exchanged for."""
    if reading.tree.lower(counted.word) not in EXCHANGE or not found:
        return figure
    quantity, pair = found[-1]
    together = reading.tree.sentence(quantity.start) == reading.tree.sentence(figure.evidence[0].start)
    return replace(figure, period=pair.period, place=pair.place) if together and pair.measure == figure.measure else figure


def _share(reading: _Reading, quantity: Quantity, counted: Counted | None) -> Counted | None:
    """A percentage is a share, of whatever it counts; one that nothing tells of is left out."""
    if counted is None and not (quantity.of and figure_words("people") & set(quantity.of.lower().split())):
        return None
    word = counted.word if counted else reading.tree.range(quantity.start, quantity.end).start
    measure: Measure = "share"
    if counted and counted.measure not in {"killed", "injured", "money", "attacks"}:
        measure = counted.measure
    return Counted(measure, word)


def _figure(reading: _Reading, quantity: Quantity, counted: Counted, whole: Figure | None) -> Figure:
    annotations, tree = reading.annotations, reading.tree
    source = covering(annotations, quantity)
    cue = Cue(tree, source) if source else None
    said = said_on(annotations, cue) if cue else None
    modality = modality_of(tree, quantity, counted.word, cue.act if cue else None)
    period = period_of(reading.article, annotations, tree, quantity, counted, said)
    place = place_of(annotations, tree, quantity, counted.word)
    return Figure(
        article=reading.article.id,
        evidence=_evidence(reading, quantity, counted, source),
        said_by=chain(source, annotations) if source else (),
        said_on=said,
        addressee=source.addressee if source else None,
        modality=modality,
        negated=bool(cue and cue.act == "denies"),
        confidence=round(0.9 if quantity.of or whole else _BY + 0.2, 3),
        by=reading.by,
        measure=counted.measure,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        unit=quantity.unit or _unit(quantity, counted.measure),
        population=population_of(tree, quantity, counted),
        place=place if place is not None or whole is None else whole.place,
        period=period if period is not None or whole is None else whole.period,
        part_of=whole.id if whole else None,
        recalled=_recalled(tree, quantity),
    )


def _recalled(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is the old one of a change: "rose from 212 to 230", "revised down to 212 from 230"."""
    first = tree.range(quantity.start, quantity.end).start
    near = [tree.lower(i) for i in range(max(0, first - 3), first)]
    before = {tree.lower(i) for i in range(max(0, first - 9), first)}
    return bool(_RECALLING & set(near)) and bool(_CHANGES & before)


def _unit(quantity: Quantity, measure: Measure) -> str | None:
    persons = {"killed", "injured", "missing", "displaced", "held", "captured", "detained", "released", "returned", "evacuated", "starved", "at_risk"}
    return "persons" if measure in persons else None


def covering(annotations: Annotations, quantity: Quantity) -> Attribution | None:
    """Return the innermost attribution whose content holds the number, its own number not in the source."""
    span = Span(quantity.start, quantity.end)
    holding = [a for a in annotations.attributions if any(s.contains(span) for s in a.content) and a.speaker]
    return min(holding, key=lambda a: sum(s.end - s.start for s in a.content), default=None)


def _whole(reading: _Reading, quantity: Quantity, counted: Counted | None, found: list[tuple[Quantity, Figure]]) -> Figure | None:
    """Return the figure of which this one is stated to be a part ("including 15,000 children")."""
    tree = reading.tree
    words = tree.range(quantity.start, quantity.end)
    sentence = tree.sentences[tree.sentence(quantity.start)]
    first = max(sentence.first, words.start - _PART_REACH)
    before = [tree.lower(i) for i in range(first, words.start)]
    after = [tree.lower(i) for i in range(words.stop, min(sentence.last, words.stop + 3))]
    marks = [n for n, w in enumerate(before) if w in figure_words("including") or (w == "of" and n + 1 < len(before) and before[n + 1] in figure_words("parts"))]
    behind = any(a == "of" and b in figure_words("parts") for a, b in zip(after, after[1:], strict=False))
    if not marks and not behind:
        return None
    edge = tree.words[first + marks[-1]].start if marks else quantity.start
    same = [(q, f) for q, f in found if q.end <= edge and q.start >= sentence.start and q.unit != "percent"]
    close = behind or len(before) - marks[-1] <= _CLOSE
    fitting = [f for q, f in same if f.part_of is None and (close or counted is None or f.measure == counted.measure) and _larger(q, quantity)]
    if fitting:
        return fitting[-1]
    if marks and {"tally", "toll", "total", "count"} & set(before) and counted:
        earlier = [f for q, f in found if f.measure == counted.measure and _larger(q, quantity) and f.period and f.period.kind == "cumulative"]
        return earlier[-1] if earlier else None
    return None


def _larger(whole: Quantity, part: Quantity) -> bool:
    bounds = [b for b in (whole.value, whole.high, whole.low) if b is not None]
    parts = [b for b in (part.value, part.low) if b is not None]
    return bool(bounds and parts and max(bounds) >= min(parts))


def _evidence(reading: _Reading, quantity: Quantity, counted: Counted, source: Attribution | None) -> tuple[Evidence, ...]:
    """The stretch from number to telling word, with what lies between, and the words of the source and its cue."""
    tree = reading.tree
    word = tree.words[counted.word]
    edges = [quantity.start, quantity.end, word.start, word.end]
    edges += [e for s in (quantity.cue, quantity.of_span) if s for e in (s.start, s.end)]
    spans = {Span(min(edges), max(edges))}
    if source:
        spans |= {*source.source[:1], *source.cue[:1]}
    return tuple(Evidence.quote(reading.article.text, s) for s in sorted(spans))
