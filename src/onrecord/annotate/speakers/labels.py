"""Whom the label of a transcript names: "SPOKESPERSON" of the body in the heading, "A" of an interview."""

from collections.abc import Sequence

from onrecord.annotate.actors import Actor
from onrecord.annotate.names import titles
from onrecord.annotate.tree import Tree
from onrecord.gazetteer import gazetteer
from onrecord.layout.letters import usual_name
from onrecord.layout.turns import Turn, turns
from onrecord.records.span import Span

_SPOKES = {"spokesperson", "spokesman", "spokeswoman"}
_OPENING = 3  # sentences that tell of whom a transcript is
_ASKING = {"by", "correspondent", "reporter", "editor"}


def role_told(turn: Turn) -> str | None:
    """Return the role that stands in brackets behind a label: "(Special Envoy)", of "(Chad)" that of who speaks for it."""
    if turn.told is None or not turn.told[0].isupper():
        return None
    land = any(place.kind == "country" for place in gazetteer().find(turn.told))
    return f"representative of {turn.told}" if land or " " not in turn.told else turn.told


def spokesman_named(tree: Tree, actors: Sequence[Actor], label: Span) -> Actor | str | None:
    """Return the spokesman in the heading, else "spokesperson of the body in it", for a label that tells no more."""
    office = label.of(tree.text).lower()
    if office not in _SPOKES:
        return None
    heading = _in_opening(tree, actors)
    named = [a for a in heading if a.label == "PERSON" and _SPOKES & set((a.role or "").lower().split())]
    if len(named) == 1:
        return named[0]
    body = next((a.name for a in heading if a.label == "ORGANIZATION"), None)
    return f"{office} of {body}" if body else office


def answering(tree: Tree, actors: Sequence[Actor]) -> Actor | None:
    """Return who answers where no label says: the person interviewed, whom the heading tells of."""
    people = [a for a in _in_heading(tree, actors) if a.label == "PERSON" and not _asks(tree, a)]
    return next((a for a in people if _is_subject(tree, a)), people[0] if people else None)


def plain_name(written: str) -> str:
    """Return the name on a label less its title, in the usual letters: "MR. CROWLEY" -> "Crowley"."""
    words = written.split()
    name = " ".join(words[1:] if len(words) > 1 and words[0].lower() in titles() else words)
    return usual_name(name, len("UNHCR") + 1)


def _in_heading(tree: Tree, actors: Sequence[Actor]) -> list[Actor]:
    """Return who is named before the first turn."""
    first = turns(tree.text)[0].label.start
    return [a for a in actors if a.entities[0].start < first]


def _in_opening(tree: Tree, actors: Sequence[Actor]) -> list[Actor]:
    """Return who is named before the first turn, in the sentences that tell of whom a transcript is."""
    opening = tree.sentences[min(_OPENING, len(tree.sentences)) - 1].end
    return [a for a in _in_heading(tree, actors) if a.entities[0].start < opening]


def _asks(tree: Tree, actor: Actor) -> bool:
    at = tree.range(actor.entities[0].start, actor.entities[0].end).start
    return at > 0 and tree.lower(at - 1) in _ASKING


def _is_subject(tree: Tree, actor: Actor) -> bool:
    """Say whether a person is who a sentence of the heading tells of, also in apposition: "the envoy, | Awa Diop |, spoke"."""
    top = tree.top(tree.range(actor.entities[0].start, actor.entities[0].end))
    if top is not None and tree.relation(top) == "appos":
        top = tree.head(top)
    return top is not None and tree.relation(top) == "nsubj"
