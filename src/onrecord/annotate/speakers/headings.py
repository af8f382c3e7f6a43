"""Whom the heading of an entry means by an office: who is named right below it."""

from collections.abc import Sequence

from onrecord.annotate.actors import Actor
from onrecord.annotate.lookups import starting
from onrecord.annotate.names import office_tokens, role_nouns
from onrecord.annotate.tree import Tree
from onrecord.layout.lines import lines

_CHIEFS = {"chief", "head", "boss", "leader"}


def told_below(tree: Tree, actors: Sequence[Actor], words: range) -> Actor | None:
    """Return who opens the line below a heading that names an office: "UN chief calls for calm | Antonio Guterres has"."""
    top = tree.top(words) if len(words) else None
    if top is None or tree.lower(top) not in role_nouns() | _CHIEFS:
        return None
    at = tree.words[top].start
    heading = next((line for line in lines(tree.text) if line.kind != "item" and line.start <= at < line.end), None)
    number = tree.sentence_of(top) + 1
    title = number == 1 and tree.text.find("\n\n") == tree.sentences[0].end and tree.word(tree.sentences[0].last - 1) != "."
    if (heading is None and not title) or number >= len(tree.sentences):
        return None
    below = tree.sentences[number]
    for actor in actors:
        for entity in starting(actor.entities, below.start, below.end) if actor.label == "PERSON" else ():
            named = tree.top(tree.range(entity.start, entity.end))
            fits = not actor.role or bool(office_tokens(actor.role) & {tree.lower(top), *_CHIEFS})
            if fits and named is not None and tree.relation(named) == "nsubj":
                return actor
    return None
