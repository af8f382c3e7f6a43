"""Who wants a term undone is against it: "demanded | a halt | to the talks", "will | suspend | the truce"."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.deeds import deeds, term_nouns
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.stances.operators import is_at_stake, negated, operator_at, words_of
from onrecord.extract.page import Page
from onrecord.records.values import Stance, TermType
from onrecord.vocabularies.load import words_in

_GOING_ON: frozenset[TermType] = frozenset(
    {"ceasefire", "withdrawal", "humanitarian_aid", "return_of_displaced", "monitoring", "talks_process", "deal_as_a_whole"}
)
"""Terms that go on until they are stopped; an end to a blockade or to sanctions is itself one."""
_PEACE: frozenset[TermType] = frozenset({"ceasefire", "permanent_end"})
_HAD: frozenset[TermType] = frozenset(
    {"territory", "border_and_crossings", "governance", "talks_process", "deal_as_a_whole", "sanctions"}
)
"""Terms whose words tell what one has and keeps, not what another is to do."""
_NOT_DONE = frozenset({"ceasefire", "permanent_end", "talks_process", "deal_as_a_whole"})
"""Terms that one keeps by what one does not do: "not fire", "not leave the talks"."""
_TURNED: dict[Stance, Stance] = {
    "demands": "opposes", "proposes": "opposes", "supports": "opposes", "offers": "rejects", "accepts": "rejects",
}  # fmt: skip


def as_undone(page: Page, held: Held) -> Held:
    """Return a stance as it is meant: on a term that is to be stopped, the other way round."""
    tree, mention = page.tree, held.mention
    if held.stance == "demands" and _is_barred(tree, held):
        return replace(held, stance="opposes")
    if held.stance == "rejects" and _is_insisted_on(tree, held):
        return replace(held, stance="demands")
    if mention.type in _PEACE and _takes_up_arms(tree, mention.head):
        return replace(held, stance=_TURNED.get(held.stance, held.stance))
    top = _whole(tree, mention.head)
    stop = next((w for w in _around(tree, top) if tree.lower(w) in words_of("undoing")), None)
    if mention.type not in _GOING_ON or stop is None:
        return held
    wanted = tree.dependents(tree.head(stop), "obj") if tree.relation(stop) == "xcomp" else []
    told = (*tree.dependents(stop, "obj", "nsubj", "nmod"), *wanted)
    named = (top != mention.head and top in told) or any(_is_named(tree, c, mention.type) for c in told)
    if not named and not any(
        tree.tag(c) == "PRON" and c == mention.head for c in (*tree.dependents(stop, "obj"), *wanted)
    ):
        return held
    if held.stance in {"opposes", "rejects"} and held.operator not in {None, stop}:
        against = operator_at(tree, held.operator or 0, None)  # "opposed | a halt | to the talks"
        return replace(held, stance="supports") if against and against.told == held.stance else held
    return replace(held, stance=_TURNED.get(held.stance, held.stance))


def _is_barred(tree: Tree, held: Held) -> bool:
    """Say whether it is wanted that a term is not carried out: "insists that prisoners | must not be released |"."""
    mention = held.mention
    verb = mention.head if tree.tag(mention.head) == "VERB" else tree.head(mention.head)
    if verb < 0 or verb == held.operator or mention.type in _NOT_DONE or not negated(tree, verb):
        return False
    if tree.relation(verb) == "advcl":
        return False  # "will strike if they do not | lay down | their arms"
    eased = mention.type == "sanctions" and tree.lower(verb) in words_of("easing")
    return eased or any(deed.type == mention.type for deed in deeds().get(tree.lower(verb), ()))


def _is_insisted_on(tree: Tree, held: Held) -> bool:
    """Say whether it is a deed wanted of others that is not to be dealt about: "a full | withdrawal | is non-negotiable"."""
    mention = held.mention
    word = tree.head(mention.head) if held.operator is None else held.operator
    if mention.type in _HAD or not any(is_at_stake(tree, w) for w in (word, *tree.dependents(word, "xcomp"))):
        return False
    told = (mention.head, *tree.dependents(mention.head, "nmod"))
    return any(tree.lower(w) in term_nouns() or tree.lower(w) in deeds() for w in told)


def _takes_up_arms(tree: Tree, word: int) -> bool:
    """Say whether the war is to go on: "a | return | to armed struggle", "would | resume | the fighting"."""
    for again in (word, tree.head(word)):
        if again >= 0 and tree.lower(again) in words_of("taking_up") and not negated(tree, again):
            below = tree.dependents(again, "obj", "nmod", "obl")
            return any(tree.lower(c) in words_in("stances", "reading", "arms") for c in below)
    return False


def _whole(tree: Tree, word: int) -> int:
    """Return the word of which a term's is a part: "the next | phase | of the ceasefire"."""
    above = tree.head(word)
    part = (
        above >= 0 and tree.relation(word) == "nmod" and tree.lower(above) in words_in("stances", "reading", "phases")
    )
    return above if part else word


def _around(tree: Tree, word: int) -> Iterator[int]:
    """Yield a word, the one above it, and what somebody wants done to it: "want it | torn up |"."""
    above = tree.head(word)
    yield word
    if above >= 0:
        yield above
        yield from (c for c in tree.dependents(above, "xcomp") if tree.relation(word) == "obj")


def _is_named(tree: Tree, word: int, kind: TermType) -> bool:
    """Say whether a noun names a term by itself or with the one before it: "talks", "aid deliveries"."""
    alone = tree.lower(word)
    return kind in {term_nouns().get(words) for words in (alone, f"{tree.lower(word - 1)} {alone}")}
