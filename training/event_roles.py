"""Phrases beside the words that tell events, with the part they take, as the head of events learns it.

Every phrase of the sentence is asked about. One is an actor or a recipient if it is marked so, is joined with what is
("{the army and | the police}"), or is one of a chain with it where what is marked stands in another sentence. Left out
are words within a marked phrase, others of its chain beside it, and pronouns where the marked phrase stands elsewhere.
"""

from collections.abc import Iterator, Mapping

from onrecord.annotate.tree import Tree
from onrecord.extract.events.candidates import candidates
from training.inline import Dispatch
from training.marked_events import MarkedEvent


def roles_of(one: Dispatch, event: MarkedEvent, trigger: int, chains: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the words that head a phrase, each with the number of its role, -1 where it has none."""
    tree = one.tree
    told = [_heads(tree, phrases) for phrases in (event.actors, event.recipients)]
    inside = {w for phrases in (event.actors, event.recipients) for words in phrases for w in words}
    here = [any(tree.same_sentence(w, trigger) for w in heads) for heads in told]
    alike = [{chains[w] for w in heads if w in chains} for heads in told]
    elsewhere = any(heads and not near for heads, near in zip(told, here, strict=True))
    for word in candidates(tree, trigger, one.labels):
        if word in event.told:
            continue
        role = next((n for n in (1, 0) if word in told[n]), None)
        same = [n for n in (1, 0) if chains.get(word) in alike[n]]
        if role is None and same:
            role = next((n for n in same if not here[n]), None)
            if role is None:
                continue
        if role is None and (word in inside or (elsewhere and tree.tag(word) == "PRON")):
            continue
        yield word, -1 if role is None else role


def _heads(tree: Tree, phrases: list[range]) -> set[int]:
    """Return the heads of marked phrases and of what is joined with them inside."""
    found: set[int] = set()
    for words in phrases:
        stack = [top] if (top := tree.top(words)) is not None else []
        while stack:
            head = stack.pop()
            found.add(head)
            stack += [c for c in tree.dependents(head, "conj") if c in words and tree.tag(c) != "VERB"]
    return found
