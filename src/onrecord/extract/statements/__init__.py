"""Attributions -> statements: who is reported to have said what, how, to whom, when and where."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import Cue
from onrecord.annotate.attributions.relayed import is_relay
from onrecord.annotate.confidence import confidence_of
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.of_saying import said_at, said_on
from onrecord.extract.clauses import Clause
from onrecord.extract.page import Page
from onrecord.extract.statements.acts import modality_of, speech_act
from onrecord.extract.statements.contents import whole_content, with_refused
from onrecord.extract.statements.days import with_days
from onrecord.extract.statements.media import medium_of
from onrecord.extract.statements.scene import Scene
from onrecord.extract.statements.selves import self_of
from onrecord.extract.statements.unsaid import is_unsaid
from onrecord.extract.voices import chain, source_class
from onrecord.layout.turns import turn_of
from onrecord.records import Article, Evidence, Statement, Voice
from onrecord.vocabularies.load import load

_THAT = len("that ")
_WILLED = {"demands", "asks", "promises", "threatens"}  # where negated, nothing was uttered


def extract_statements(page: Page) -> tuple[Statement, ...]:
    """Return the statements of an article in text order, one for each attribution that has content.

    What a source asks for itself ("not to be named") is no statement of theirs to keep.
    """
    scene = Scene(page.tree, page.annotations)
    attributions = page.annotations.attributions
    own = {
        n: with_refused(page.tree, a)
        for n, a in enumerate(attributions)
        if not is_relay(attributions, n) and not _says_oneself(page.tree, attributions, a)
    }
    told = {n: _without_anonymity(page.article, replace(a, content=whole_content(page.tree, a))) for n, a in own.items()}
    heard = {n: (a, Cue(page.tree, a)) for n, a in told.items() if a.content and not _only_asked(page, a)}
    unsaid = {n for n, (a, cue) in heard.items() if _is_unsaid(page.tree, a, cue)}
    stated = [
        (_statement(page, _told_by(attributions, a, unsaid), cue, scene), cue)
        for n, (a, cue) in heard.items()
        if n not in unsaid and not _is_gainsaid(page.tree, a, cue, heard, unsaid)
    ]
    return tuple(sorted(with_days(page, stated), key=lambda s: (s.content[0].start, s.content[-1].end)))


def _told_by(attributions: Sequence[Attribution], attribution: Attribution, unsaid: Collection[int]) -> Attribution:
    """Return an attribution as told by those who say anything: not by who "declined to comment on the claim by Chad that"."""
    while attribution.inside is not None and attribution.inside in unsaid:
        attribution = replace(attribution, inside=attributions[attribution.inside].inside)
    return attribution


def _is_gainsaid(
    tree: Tree, attribution: Attribution, cue: Cue, heard: Mapping[int, tuple[Attribution, Cue]], unsaid: Collection[int]
) -> bool:
    """Say whether what holds an attribution tells that nothing of the kind was said: "denied that | rebels | asked for | talks",
    "said Chad had not asked for talks".
    """
    if attribution.inside is None or attribution.inside not in heard:
        return False
    holder, above = heard[attribution.inside]
    if cue.negated and cue.act in _WILLED and attribution.quotation == "indirect":
        return True
    main = Clause(tree, holder.content).head
    ruled = cue.head is not None and main in {cue.head, tree.head(cue.head)}
    return ruled and (attribution.inside in unsaid or above.act == "denies" or above.negated or above.doubts)


def _says_oneself(tree: Tree, attributions: Sequence[Attribution], attribution: Attribution) -> bool:
    """Say whether an attribution only repeats what holds it: "the envoy said | he hoped | talks would go on".

    Whom one says one has told what to do is told of apart: "said | he had urged | them to go". All that one says of
    oneself in a turn of a transcript is part of the turn.
    """
    if attribution.inside is None or not attribution.source or attribution.speaker is None:
        return False
    outer = attributions[attribution.inside]
    opens = any(0 <= attribution.source[0].start - c.start <= _THAT for c in outer.content)
    if outer.source and turn_of(tree.text, outer.source[0]):
        return attribution.speaker == outer.speaker
    said = [i for c in attribution.content for i in tree.range(c.start, c.end)]
    return opens and attribution.speaker == outer.speaker and not Cue(tree, attribution).directs(said)


def _is_unsaid(tree: Tree, attribution: Attribution, cue: Cue) -> bool:
    quoted = attribution.quotation == "direct"
    held = attribution.inside is not None
    return is_unsaid(tree, cue, Clause(tree, attribution.content), quoted=quoted, held=held)


def _only_asked(page: Page, attribution: Attribution) -> bool:
    """Say whether somebody is only asked to say it: "urged the government | to accept the deal"."""
    tree = page.tree
    if attribution.inside is None:
        return False
    cue = tree.top([w for s in attribution.cue for w in tree.range(s.start, s.end)])
    source = tree.top([w for s in attribution.source for w in tree.range(s.start, s.end)])
    if cue is None or source is None or not any(tree.lower(c) == "to" for c in tree.dependents(cue, "mark")):
        return False
    asked = tree.head(source) == tree.head(cue) and tree.relation(source) in {"obj", "iobj", "obl"}
    return asked and tree.relation(cue) in {"xcomp", "advcl", "ccomp", "acl"}


def _without_anonymity(article: Article, attribution: Attribution) -> Attribution:
    """Return the attribution less the pieces of content that ask not to be named."""
    asked = tuple(load("sources")["anonymity"]["asked"])
    kept = tuple(c for c in attribution.content if not c.of(article.text).lower().startswith(asked))
    return attribution if len(kept) == len(attribution.content) else replace(attribution, content=kept)


def _statement(page: Page, attribution: Attribution, cue: Cue, scene: Scene) -> Statement:
    article, annotations, tree = page.article, page.annotations, page.tree
    clause, around = Clause(tree, attribution.content), scene.around(cue, attribution)
    medium = medium_of(attribution, tree, cue, around, scene.outlets)
    act = speech_act(cue, clause, attribution.quotation, self_of(page, attribution, clause, scene.chain_at))
    spans = sorted({*attribution.source, *attribution.cue, *attribution.content})
    return Statement(
        article=article.id,
        evidence=tuple(Evidence.quote(article.text, span) for span in spans),
        said_by=chain(attribution, annotations, cue.cited()),
        said_on=said_on(annotations, cue, article.published, coarse=True),
        addressee=attribution.addressee,
        modality=modality_of(act, cue, clause),
        negated=cue.negated or clause.negated or (cue.doubts and clause.finite),
        confidence=round(confidence_of(attribution), 3),
        by=page.by,
        speaker=Voice(attribution.speaker, attribution.role) if attribution.speaker else None,
        quotation=attribution.quotation,
        speech_act=act,
        content=attribution.content,
        place=said_at(scene.places, tree, cue, around, medium.last),
        medium=medium.name,
        source_class=source_class(attribution, annotations),
    )
