"""What a source does not tell: "published no figures for the wounded", "without naming a date"."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache, partial

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import reporting_forms
from onrecord.annotate.attributions.missed import may_speak
from onrecord.annotate.attributions.sources import named_phrase
from onrecord.annotate.lookups import Taken
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.load import words_in

_NOT = {"not", "n't", "n’t", "never"}
_RELATIVE = {"which", "who", "that"}
_TRAILING = frozenset({"punct", "advcl", "parataxis"})
_details = partial(words_in, "reporting_verbs", "silent", "details")


def with_silences(tree: Tree, found: Sequence[Attribution], speakers: Collection[int]) -> tuple[Attribution, ...]:
    """Return the attributions with what somebody is told not to give: the source, "does not give", and what is left open.

    `speakers` are the words of entities that may speak. A content that goes on into one ("said it had won, | without
    giving details |") is cut there; what the labels found else is left as it is.
    """
    told = list(found)
    left = [(verb, thing) for verb in tree.where(_silent()) if (thing := left_open(tree, verb)) is not None]
    taken = Taken(tree, (s for a in found for s in (*a.cue, *a.content)) if left else ())
    for verb, thing in left:
        phrase, none = tree.phrase(thing, without=_TRAILING), _none(tree, thing)
        before = [c for c in tree.children[verb] if tree.relation(c) in {"aux", "advmod", "mark"} and c < verb]
        cue = Span(tree.words[min(before, default=verb)].start, tree.words[verb if none is None else none].end)
        content = Span(phrase.start if none is None else tree.words[none + 1].start, phrase.end)
        if content.start >= content.end or cue.end > content.start:
            continue
        held = next((n for n, a in enumerate(told) if _ends_in(tree, a, cue, content)), None)
        if held is not None:
            last = tree.words[tree.range(cue.start, cue.end).start - 2]
            told[held] = replace(
                told[held], content=(*told[held].content[:-1], Span(told[held].content[-1].start, last.end))
            )
            told.append(Attribution(told[held].source, (cue,), (content,)))
        elif not any(map(taken.meets, (cue, content))) and (source := _source(tree, verb, speakers)):
            told.append(Attribution((source,), (cue,), (content,)))
    return tuple(told)


def _ends_in(tree: Tree, attribution: Attribution, cue: Span, content: Span) -> bool:
    """Say whether what somebody says in no quotation goes on, behind a comma, into what he is told not to give."""
    last = attribution.content[-1]
    inside = attribution.quotation != "direct" and last.start < cue.start and content.end == last.end
    opening = tree.range(cue.start, cue.end).start
    return (
        inside
        and tree.lower(opening) == "without"
        and tree.word(opening - 1) == ","
        and last.start < tree.words[opening - 2].start
    )


def left_open(tree: Tree, verb: int) -> int | None:
    """Return what a verb tells not to be given: "did not publish | the toll |"; None where it is given, or no such thing."""
    parts = tree.lower(verb) in reporting_forms("silent", "parting")
    if tree.tag(verb) != "VERB" or tree.lower(verb) not in _silent():
        return None
    without = any(tree.lower(c) == "without" for c in tree.dependents(verb, "mark"))
    negated = without or any(tree.lower(c) in _NOT for c in tree.children[verb])
    if parts:
        things = [c for c in tree.dependents(verb, "obl") if "between" in tree.cases(c)]
    else:
        things = [c for c in tree.dependents(verb, "obj") if tree.lower(c) in _details()]
    return next((c for c in things if negated or (not parts and _none(tree, c) is not None)), None)


@cache
def _silent() -> frozenset[str]:
    """Return the forms of verbs that may tell what is not given."""
    return reporting_forms("silent", "parting") | reporting_forms("silent", "giving")


def _none(tree: Tree, thing: int) -> int | None:
    """Return the "no" before a noun."""
    return next((c for c in tree.dependents(thing, "det") if tree.lower(c) == "no"), None)


def _source(tree: Tree, verb: int, speakers: Collection[int]) -> Span | None:
    """Return who does not give it: the verb's subject, that of the verb it hangs on, or the noun it tells of."""
    at = verb
    while not tree.dependents(at, "nsubj") and tree.relation(at) in {"advcl", "conj", "xcomp"} and tree.head(at) >= 0:
        at = tree.head(at)
    subject = next((c for c in tree.dependents(at, "nsubj") if c < verb), None)
    if subject is not None and tree.lower(subject) in _RELATIVE:
        subject = tree.head(at) if tree.relation(at) == "acl" else None
    if (
        subject is None
        or tree.is_passive(at)
        or not (tree.tag(subject) == "PRON" or may_speak(tree, subject, speakers))
    ):
        return None
    return named_phrase(tree, subject)
