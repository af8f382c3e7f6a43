"""Persons told of again in other words: "Diop said ... The Dakar senator and former mayor said ..."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.actors import Actor
from onrecord.annotate.coreference.antecedents import Antecedents, Speaker
from onrecord.annotate.names import bare, office_tokens, role_nouns
from onrecord.annotate.roles import gender_of
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_FARTHEST = 2  # sentences between what one says under the name and under the description
_AGE = re.compile(r"the \d+-year-old\b", re.IGNORECASE)
_ONCE = {"former", "ex", "then", "onetime", "one-time", "longtime"}


def told_again(tree: Tree, actors: Sequence[Actor], antecedents: Antecedents, span: Span) -> Speaker | None:
    """Return the person who spoke last, where a description in the singular can mean no other.

    Only what is rarely said of somebody new counts: an age, what one was before, two offices at once.
    """
    heard, quoted = antecedents.heard, antecedents.quoted
    last = heard[-1] if heard else None
    person = next((a for a in actors if last and last.person and a.name == last.name and a.label == "PERSON"), None)
    if last is None or person is None or not tree.text[span.start : span.end].lower().startswith("the "):
        return None
    apart = tree.sentence(span.start) - tree.sentence(last.position)
    words = tree.range(span.start, span.end)
    noun = tree.top(words)
    if not 0 < apart <= _FARTHEST or noun is None or tree.lower(noun).endswith("s"):
        return None
    phrase = bare(span.of(tree.text))
    in_office = _is_office(tree, words, noun)
    if not in_office and not _AGE.match(span.of(tree.text)):
        return None
    gender = gender_of(phrase, phrase)
    if gender and person.gender and gender != person.gender:
        return None
    office = tree.lower(noun)
    if in_office and person.role and office not in office_tokens(person.role):
        return None
    others = [a for a in actors if a is not person and a.label == "PERSON"]
    spoken = {s.name for s in heard}
    unsure = " " not in person.name or any(a.role is None and a.name in spoken for a in others)
    if in_office and not person.role and unsure:
        return None
    stretch = Span(tree.sentences[max(tree.sentence(last.position) - 1, 0)].start, span.start)
    if any(_may_be_meant(tree, a, office, stretch, quoted) for a in others):
        return None
    return replace(last, role=person.role or (phrase if in_office else None), position=span.start)


def _is_office(tree: Tree, words: range, noun: int) -> bool:
    """Say whether an office is told that is past, or two at once: "the former mayor", "the senator and candidate"."""
    if tree.lower(noun) not in role_nouns():
        return False
    joined = [c for c in tree.dependents(noun, "conj") if c in words and tree.lower(c) in role_nouns()]
    return bool(joined) or tree.lower(words.start + 1) in _ONCE


def _may_be_meant(tree: Tree, actor: Actor, noun: str, stretch: Span, quoted: Sequence[Span]) -> bool:
    """Say whether another person named in a stretch of text, not only in quotations, may be the one described.

    Who holds another office and is no subject is not.
    """
    named = [e for e in actor.entities if stretch.start <= e.start < stretch.end]
    told = [e for e in named if not any(q.start <= e.start < q.end for q in quoted)]
    heads = [tree.top(tree.range(e.start, e.end)) for e in told]
    other = actor.role is not None and noun not in office_tokens(actor.role)
    return bool(told) and (not other or any(h is not None and tree.relation(h) == "nsubj" for h in heads))
