"""Statements that the labels miss and the tree shows: somebody who speaks, a verb of saying, and what it governs."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from onrecord.annotate.annotations import ACTING, Attribution, Entity
from onrecord.annotate.attributions.cues import acts, reporting_forms
from onrecord.annotate.attributions.quotations import quotation_of
from onrecord.annotate.attributions.sources import behind_label, named_phrase
from onrecord.annotate.lookups import Taken
from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

_MAIN = {"root", "conj", "parataxis", "dep"}
_SHORTEST = 5  # words of what is wrapped
_MARKS = {":", "–", "—", "-", "--"}
_ON_FOR = {"on", "upon", "for"}
_QUOTES = {'"', "”", "’", "'"}


def speaking_words(tree: Tree, entities: Sequence[Entity]) -> frozenset[int]:
    """Return the words of the entities that may speak."""
    return frozenset(i for e in entities if e.label in ACTING for i in tree.range(e.start, e.end))


def verb_attributions(tree: Tree, found: Sequence[Attribution], speakers: Collection[int]) -> tuple[Attribution, ...]:
    """Return what the labels miss though the tree shows it: somebody who speaks, a verb of saying and what it governs.

    `speakers` are the words of entities that may speak. "The police deny using force", "Seoul welcomed the step": the
    short sentences of dispatches differ from the articles that the weights learned from.
    """
    taken = Taken(tree, (s for a in found for s in (*a.source, *a.cue, *a.content)))
    missed = []
    for verb in range(len(tree.words)):
        kind = _saying(tree, verb)
        subject = next((c for c in tree.dependents(verb, "nsubj") if c < verb), None) if kind else None
        if subject is None or not may_speak(tree, subject, speakers):
            continue
        governed = tree.dependents(verb, "ccomp", "xcomp") or (
            tree.dependents(verb, "obj") if kind == "performs" else []
        )
        if any(tree.relation(c) == "obj" and tree.dependents(c, "nummod") for c in governed[:1]):
            continue  # "pledged 125 million dollars" is a deed and a figure
        words = sorted(i for c in governed[:1] if c > verb for i in tree.below(c) if i > verb)
        while words and tree.relation(words[-1]) == "punct" and tree.word(words[-1]) not in _QUOTES:
            words.pop()
        source = named_phrase(tree, subject)
        if not words or source is None or source.end > tree.words[verb].start:
            continue
        cue = Span(tree.words[verb].start, tree.words[verb].end)
        words = words[tree.lower(words[0]) == "out" :]
        content = Span(tree.words[words[0]].start, tree.words[words[-1]].end)
        if not any(map(taken.meets, (source, cue, content))):
            missed.append(Attribution((source,), (cue,), (content,)))
    return tuple(missed)


def wrap_reported(tree: Tree, found: Sequence[Attribution], speakers: Collection[int]) -> tuple[Attribution, ...]:
    """Return the attributions with those that report others' put around them: "Rebels said so, | an envoy recounted".

    What stands inside is left out: it is found again when contents are read for themselves.
    """
    taken = Taken(tree, (s for a in found for s in (*a.source, *a.cue, *a.content)))
    wrapping, inside = [], set[int]()
    for verb in range(2, len(tree.words)):
        if tree.tag(verb) != "VERB" or tree.lower(verb) not in acts():
            continue
        subject = next((c for c in tree.dependents(verb, "nsubj") if c < verb), None)
        source = named_phrase(tree, subject) if subject is not None and may_speak(tree, subject, speakers) else None
        cue = Span(tree.words[verb].start, tree.words[verb].end)
        if source is None or source.end > cue.start or any(map(taken.meets, (source, cue))):
            continue
        at = tree.range(source.start, source.end).start
        sentence = tree.sentences[tree.sentence(cue.start)]
        first = behind_label(tree, sentence.first, at)
        if at - first < _SHORTEST or tree.word(at - 1) not in {",", "”", '"'} or not _closes(tree, verb):
            continue
        front = Span(tree.words[first].start, tree.words[at - 2].end)
        held = {n for n, a in enumerate(found) if all(front.contains(s) for s in (*a.source, *a.cue, *a.content))}
        if held and not any(front.overlaps(s) for n, a in enumerate(found) if n not in held for s in a.content):
            wrapping.append(Attribution((source,), (cue,), (front,)))
            inside |= held
    return (*(a for n, a in enumerate(found) if n not in inside), *wrapping)


def _closes(tree: Tree, verb: int) -> bool:
    """Say whether a verb at the end of its sentence governs no clause of its own: circumstances may follow."""
    return all(c < verb for c in tree.dependents(verb, "ccomp", "xcomp", "obj"))


def split_joined(
    tree: Tree, attributions: Sequence[Attribution], speakers: Collection[int], quoted: Sequence[Span] = ()
) -> tuple[Attribution, ...]:
    """Return the attributions with what one content took of two: "demanded | that it end | and ruled out | talks".

    The second verb has no subject, and goes on from the first cue or what the first clause is about cannot speak, so that it
    is the source's own; or a comma parts them and their tenses differ: "said | that Chad had fired first |, and threatened | to strike back".
    """
    parted: list[Attribution] = []
    for attribution in attributions:
        verb = _joined(tree, attribution, speakers)
        particle = verb is not None and _has_particle(tree, verb)
        if verb is None or tree.words[verb + particle].end >= attribution.content[0].end:
            parted.append(attribution)
            continue
        (content,) = attribution.content
        first = Span(content.start, tree.words[verb - 2 - (tree.word(verb - 2) == ",")].end)
        rest = Span(tree.words[verb + 1 + particle].start, content.end)
        cue = Span(tree.words[verb].start, tree.words[verb + particle].end)
        kinds = [quotation_of(tree.text, (part,), tuple(quoted)) for part in (first, rest)]
        parted.append(replace(attribution, content=(first,), quotation=kinds[0]))
        parted.append(replace(attribution, cue=(cue,), content=(rest,), quotation=kinds[1], signs=None))
    return tuple(parted)


def _has_particle(tree: Tree, verb: int) -> bool:
    """Say whether the word behind a verb belongs to it: "ruled | out", "called | on"."""
    behind = tree.lower(verb + 1) if verb + 1 < len(tree.words) else ""
    return behind == "out" or (tree.lower(verb) == "called" and behind in _ON_FOR)


def _joined(tree: Tree, attribution: Attribution, speakers: Collection[int]) -> int | None:
    """Return the verb of saying that a content wrongly goes on with."""
    if len(attribution.content) != 1 or not attribution.cue or attribution.quotation == "direct":
        return None
    content = attribution.content[0]
    inside = tree.range(content.start, content.end)
    if attribution.cue[-1].end > content.start or not attribution.source:
        return None
    for verb in inside[3:-1]:
        ruling = tree.lower(verb).startswith("rul") and tree.lower(verb + 1) == "out"
        says = ruling or (tree.lower(verb) in acts() and tree.lower(verb).endswith(("ed", "aid", "old")))
        if not says or tree.relation(verb) != "conj" or tree.lower(verb - 1) not in {"and", "but"}:
            continue
        above = tree.head(verb)
        cue = [i for c in attribution.cue for i in tree.range(c.start, c.end)]
        if above in cue and not tree.dependents(verb, "nsubj", "aux") and not _ends_in_passive(tree, above, verb):
            return verb
        if tree.relation(above) != "ccomp" or tree.head(above) not in cue:
            continue
        told_of = [c for c in tree.dependents(above, "nsubj") if c in inside]
        own = tree.dependents(verb, "nsubj", "aux")
        mute = bool(told_of) and tree.tag(told_of[0]) == "NOUN" and not may_speak(tree, told_of[0], speakers)
        apart = bool(told_of) and tree.word(verb - 2) == "," and bool(tree.dependents(above, "aux"))
        if not own and (mute or apart):
            return verb
    return None


def _ends_in_passive(tree: Tree, cue: int, verb: int) -> bool:
    """Say whether what is said may go on in the passive: "said | he was tried and convicted"."""
    return any(tree.is_passive(c) for c in tree.dependents(cue, "ccomp") if c < verb)


def without_labels(tree: Tree, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions without the label that a line opens with in their sources: "Nasir: | UN | says"."""
    return tuple(_without_dateline(tree, _without_place(tree, a)) for a in attributions)


def _without_place(tree: Tree, attribution: Attribution) -> Attribution:
    """Leave out a first source that is a line's label: "Nasir: | UN | says"."""
    first = attribution.source[0] if len(attribution.source) > 1 else None
    if first is None or tree.text[first.end : first.end + 1] != ":" or not _opens_line(tree, first):
        return attribution
    return replace(attribution, source=attribution.source[1:])


def _opens_line(tree: Tree, span: Span) -> bool:
    return span.start == 0 or tree.text[span.start - 1] == "\n"


def _without_dateline(tree: Tree, attribution: Attribution) -> Attribution:
    """Cut a source behind the one dash or colon of a line's opening: "Goma Now – | a nurse"."""
    if len(attribution.source) != 1:
        return attribution
    source = attribution.source[0]
    words = tree.range(source.start, source.end)
    marks = [i for i in words if tree.word(i) in _MARKS and tree.text[tree.words[i].end : tree.words[i].end + 1] == " "]
    if not _opens_line(tree, source) or len(marks) != 1 or marks[0] == words[-1]:
        return attribution
    return replace(attribution, source=(Span(tree.words[marks[0] + 1].start, source.end),))


def _saying(tree: Tree, verb: int) -> str | None:
    """Return "says" for a plain verb of saying, "performs" for one that does something by its saying, or None."""
    if tree.tag(verb) != "VERB" or tree.relation(verb) not in _MAIN:
        return None
    if tree.lower(verb).startswith("rul") and tree.lower(verb + 1) == "out":
        return "performs"
    forms = _missed_verbs()
    return next((kind for kind in ("says", "performs") if tree.lower(verb) in forms[kind]), None)


@cache
def _missed_verbs() -> dict[str, frozenset[str]]:
    past = frozenset(load("reporting_verbs")["missed"]["past"].split())
    return {"says": reporting_forms("missed", "says"), "performs": reporting_forms("missed", "performs") | past}


def may_speak(tree: Tree, subject: int, speakers: Collection[int]) -> bool:
    """Say whether a noun may stand for who speaks; `speakers` are the words of entities that may."""
    noun = tree.lower(subject)
    return subject in speakers or noun in institution_nouns() or noun in role_nouns() or noun in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(w for words in load("sources")["classes"].values() for w in words.split())
