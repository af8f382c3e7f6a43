"""Article -> Reading: every annotator and extractor in its turn."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import chain
from typing import Any

import numpy as np

from onrecord.annotate.actors import find_actors, name_entities
from onrecord.annotate.annotations import Annotations, Attribution, Entity, Mention, Sentence
from onrecord.annotate.attributions import Layout, label_fragments, link
from onrecord.annotate.attributions.accounts import with_accounts
from onrecord.annotate.attributions.bracketed import with_bracketed
from onrecord.annotate.attributions.edges import Edges
from onrecord.annotate.attributions.headlines import headline_attributions, without_topics
from onrecord.annotate.attributions.missed import (
    speaking_words,
    split_joined,
    verb_attributions,
    without_labels,
    wrap_reported,
)
from onrecord.annotate.attributions.nesting import nested_attributions
from onrecord.annotate.attributions.quotations import annotate_quotations
from onrecord.annotate.attributions.relayed import with_relayed
from onrecord.annotate.attributions.silences import with_silences
from onrecord.annotate.attributions.sources import (
    find_fronts,
    find_sources,
    with_counts,
    with_subjects,
)
from onrecord.annotate.attributions.turns import with_spoken, with_turns
from onrecord.annotate.attributions.unnamed import without_wish_for_silence
from onrecord.annotate.coreference import annotate_mentions
from onrecord.annotate.coreference.chain_names import name_by_chains
from onrecord.annotate.coreference.discourse import Discourse
from onrecord.annotate.entities import annotate_entities
from onrecord.annotate.places import annotate_places
from onrecord.annotate.quantities import annotate_quantities
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.speakers import SpeakerNamer
from onrecord.annotate.speakers.addressees import name_addressees
from onrecord.annotate.syntax import annotate_syntax
from onrecord.annotate.times import annotate_times
from onrecord.annotate.tree import Tree
from onrecord.annotate.words import split_words
from onrecord.errors import InvalidRecord
from onrecord.extract.asked import only_asked
from onrecord.extract.confidence import believed
from onrecord.extract.deal.deal import extract_deal
from onrecord.extract.deal.documents import document_claims, events_beside, statements_beside
from onrecord.extract.deal.learned import Learned
from onrecord.extract.deal.stances.second import SecondOpinion
from onrecord.extract.events import extract_events, with_deal
from onrecord.extract.events.contexts import with_contexts
from onrecord.extract.extents import with_extents
from onrecord.extract.figures import extract_figures
from onrecord.extract.locations import locate_claims
from onrecord.extract.page import Page
from onrecord.extract.statements import extract_statements
from onrecord.layout.documents import document_in
from onrecord.layout.wraps import unwrapped
from onrecord.plugins import Plugin, plugins
from onrecord.read.days import day_note, day_written
from onrecord.read.language import foreign_note
from onrecord.records import Article, Claim, Event, Figure, Position, Span, Statement, Term
from onrecord.weights.deal_head import DealHead
from onrecord.weights.heads import Heads, StanceHead
from onrecord.weights.linker import Linker
from onrecord.weights.name_head import NameHead
from onrecord.weights.session import Encoder, Scores

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what was annotated and claimed; evidence that is not the article's words is refused.

    `notes` tell what to know of the reading as a whole: that the article seems not to be English; `failures` which
    extractors of others failed, whose claims are left out.
    """

    article: Article
    annotations: Annotations
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for claim in self.claims:
            if claim.article != self.article.id:
                raise InvalidRecord(f"claim {claim.id} is of article {claim.article}, not {self.article.id}")
            for evidence in claim.evidence:
                evidence.check(self.article.text)


class Reader:
    """Reads articles; `encoder` holds the weights, which take a fraction of a second to load; `link` finds the chains;
    `extractors` are those that others add.
    """

    def __init__(
        self,
        encoder: Encoder | None = None,
        link: Callable[[Discourse], tuple[Mention, ...]] | None = None,
        extractors: Sequence[Plugin] = (),
    ) -> None:
        self.encoder = encoder or Encoder()
        self._link = link or partial(annotate_mentions, linker=Linker())
        self._extractors = tuple(extractors)
        self._follows = {k: np.array(rows, np.float32) for k, rows in self.encoder.labels["follows"].items()}

    @cached_property
    def _heads(self) -> Heads:
        return Heads.load()

    @cached_property
    def _name_head(self) -> NameHead:
        return NameHead.load()

    @cached_property
    def _deal_head(self) -> DealHead:
        return DealHead.load()

    @cached_property
    def _stance_head(self) -> StanceHead:
        return StanceHead.load()

    @property
    def by(self) -> str:
        """What reads: program, version and digest of the weights, and each extractor that others add."""
        return " + ".join([self._own, *(extractor.by for extractor in self._extractors)])

    @property
    def _own(self) -> str:
        """The name our own claims carry of what read them."""
        return f"onrecord {VERSION} weights {self.encoder.digest[:12]}"

    def read(self, article: Article) -> Reading:
        """Return the article's annotations and claims; the same article gives the same, byte for byte."""
        annotations, tree = self._annotate(article)
        page = Page(article, annotations, by=self._own, tree=tree)
        claims = self.claims(page)
        found = [_plugged(extractor, page) for extractor in self._extractors]
        distinct = {c.id: c for c in claims}
        for claim in chain.from_iterable(theirs for theirs, _ in found):
            distinct.setdefault(claim.id, claim)  # found by two, it is the first one's
        notes = tuple(filter(None, (foreign_note(article.text), day_note(article))))
        located = tuple(locate_claims(distinct.values(), annotations))
        failures = tuple(failure for _, failure in found if failure)
        return Reading(article, annotations, located, notes, failures)

    def claims(self, page: Page) -> list[Claim]:
        """Return our own claims: statements, figures, and what is told of events and of the deal."""
        statements = extract_statements(page)
        figures, happened = extract_figures(page, self._heads), extract_events(page, self._heads, statements)
        learned = self._deal(page)
        told: Sequence[tuple[Claim, frozenset[int]]]
        if document := document_in(page.text):
            statements = statements_beside(page, document, statements)
            clauses = document_claims(page, document, learned)
            told = (*events_beside(document, happened), *((claim, frozenset[int]()) for claim in clauses))
        else:
            told = with_deal(happened, extract_deal(page, statements, learned))
        asked = only_asked(page, (*figures, *(claim for claim, _ in told)))
        told = [(claim, words) for claim, words in told if claim.id not in asked]
        weighed = with_contexts(page, believed(page, [claim for claim, _ in told], learned))
        worded = [(claim, words) for claim, (_, words) in zip(weighed, told, strict=True)]
        found = (*statements, *with_extents(page, [f for f in figures if f.id not in asked], worded))
        return [claim for claim in found if not page.is_note(claim.evidence[0].start)]

    def _deal(self, page: Page) -> Learned | None:
        """Return what the reader of the deal says of the article, if it was read."""
        found = page.annotations
        if found.above is None or found.states is None:
            return None
        second = SecondOpinion(page.tree, found.states, self._stance_head)
        return Learned(self._deal_head.score(found.above, found.runs), second)

    def annotate(self, article: Article) -> Annotations:
        """Return everything annotated in the article."""
        return self._annotate(article)[0]

    def name(
        self, text: str, words: Sequence[Span], sentences: Sequence[Sentence], scores: Scores
    ) -> tuple[Entity, ...]:
        """Return the named entities of a text by what the encoder says of its words."""
        labels, follows = self.encoder.labels["entities"], self._follows["entities"]
        return annotate_entities(text, scores, words, sentences, labels, follows, self._name_head)

    def _annotate(self, article: Article) -> tuple[Annotations, Tree]:
        """Return everything annotated in the article, and the tree that was asked for it."""
        text = unwrapped(article.text)
        words = split_words(text)
        sentences = split_sentences(text, words)
        if not words:
            none = Annotations(text=article.text)
            return none, Tree(text, (), none.syntax, ())
        labels = self.encoder.labels
        scores = self.encoder.encode([[text[w.start : w.end] for w in words[s.first : s.last]] for s in sentences])
        above, runs = self.encoder.encode_above(scores.windows, scores.states)
        syntax = annotate_syntax(scores, sentences, labels)
        tree = Tree(text, words, syntax, sentences)
        entities = self.name(text, words, sentences, scores)
        actors = find_actors(tree, entities)
        entities = name_entities(entities, actors)
        quoted = annotate_quotations(text)
        follows = self._follows["attribution"]
        layout = Layout(text, words, sentences)
        fragments = label_fragments(scores.attribution, labels["attribution"], follows)
        outer = link(fragments, layout, quoted, tree)
        outer = Edges(tree, scores.attribution, labels["attribution"], follows).mended(outer, quoted)
        places = [Span(e.start, e.end) for e in entities if e.label == "LOCATION"]
        outer = with_subjects(tree, find_fronts(tree, outer))
        outer = without_topics(text, without_labels(tree, outer), places)
        outer = without_wish_for_silence(tree, outer)
        people = frozenset(i for e in entities if e.label == "PERSON" for i in tree.range(e.start, e.end))
        outer += headline_attributions(tree, outer, people)
        outer = with_counts(tree, outer)
        outer = with_bracketed(tree, with_accounts(tree, outer), entities)
        speakers = speaking_words(tree, entities)
        outer = wrap_reported(tree, split_joined(tree, outer, speakers, quoted), speakers)
        outer += verb_attributions(tree, outer, speakers)
        outer = with_turns(tree, with_silences(tree, outer, speakers))
        quoted = with_spoken(quoted, text)
        inner = nested_attributions(self.encoder, layout, tree, outer, quoted, follows)
        found = find_sources(tree, with_relayed(tree, [*outer, *inner], quoted))
        namer = SpeakerNamer(tree, entities, actors, quoted)
        attributions = name_addressees(tree, namer.name_speakers(found), namer)
        mentions = self._link(Discourse(tree, scores.states, above, entities, actors, tuple(quoted), attributions))
        attributions = name_by_chains(tree, attributions, mentions, actors)
        written = day_written(article.text, article.published)
        times = annotate_times(text, published=written or article.published)
        quantities = annotate_quantities(text, words=words, sentences=sentences, tree=tree, times=times)
        resolved = annotate_places(tree, entities, scores.entities, labels["entities"], attributions=attributions)
        annotations = Annotations(
            text=article.text, words=words, sentences=sentences, syntax=syntax, entities=entities, times=times,
            quantities=quantities, places=resolved, attributions=attributions, mentions=mentions, states=scores.states,
            above=above, runs=runs,
        )  # fmt: skip
        return annotations, tree


def _plugged(extractor: Plugin, page: Page) -> tuple[list[Claim], str | None]:
    """Return the claims of an extractor that others add, all signed by it, or none and how it failed."""
    signed = copy(page)  # with what was worked out of it already
    signed.by = extractor.by
    try:
        claims = [_signed(claim, extractor.by) for claim in extractor.made(signed)]
        Reading(page.article, page.annotations, tuple(claims))  # what may not be is its failure, not the article's
    except Exception as error:
        return [], extractor.failed(error)
    return claims, None


def _signed(claim: Claim, by: str) -> Claim:
    if not isinstance(claim, Statement | Figure | Event | Term | Position):
        raise TypeError(f"it gave {type(claim).__name__}, which is no claim of onrecord.records")
    return replace(claim, by=by)


@cache
def reader() -> Reader:
    """Return the one reader of this process, with the extractors that others add."""
    return Reader(extractors=plugins("extractor"))


def read_article(article: Article) -> Reading:
    """Read one article with the shipped weights."""
    return reader().read(article)


def annotations_json(article: Article, found: Annotations) -> dict[str, Any]:
    """Return the annotations in the form of the `onrecord annotate` seam; {} for an article without words."""
    if not found.words:
        return {}
    return {
        "article": article.to_json(),
        "sentences": [{"start": s.start, "end": s.end} for s in found.sentences],
        "entities": [_spot(found, e, "label", "actor") for e in found.entities],
        "times": [_spot(found, t, "type", "value", "mod", "begin", "finish") for t in found.times],
        "places": list(_places(found)),
        "quantities": [
            _spot(found, q, "value", "low", "high", "comparator", "unit", "of") for q in found.quantities
        ],
        "attributions": [_attribution(a) for a in found.attributions if a.inside is None],
        "nested": [_attribution(a) for a in found.attributions if a.inside is not None],
        "mentions": [{"start": m.start, "end": m.end, "chain": m.chain} for m in found.mentions],
    }


def _spot(found: Annotations, at: Any, *names: str) -> dict[str, Any]:
    """Return where something stands, its words, and some of its fields."""
    told = {name: getattr(at, name) for name in names}
    return {"start": at.start, "end": at.end, "text": found.text[at.start : at.end], **told}


def _attribution(attribution: Attribution) -> dict[str, Any]:
    """Return one attribution; `inside` counts in the outermost, then the nested, and names its holder."""
    spans = {k: [[s.start, s.end] for s in getattr(attribution, k)] for k in ("source", "cue", "content")}
    told = {k: getattr(attribution, k) for k in ("quotation", "speaker", "role", "addressee", "inside")}
    return spans | told


def _places(found: Annotations) -> Iterator[dict[str, Any]]:
    """Yield the places that are on the map, each with the others its name may mean."""
    for place in found.places:
        first = place.candidates[0]
        yield _spot(found, place) | {
            "geonameid": first.geonameid, "name": first.name, "lat": first.lat, "lon": first.lon,
            "country": first.country, "admin1": first.admin1, "score": place.score, "role": place.role,
            "candidates": [c.to_json() for c in place.candidates],
        }  # fmt: skip
