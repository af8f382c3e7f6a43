"""Where else than in its own clause the deed that a number is of is told: in the noun above it, in clauses below it."""

from itertools import takewhile

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words, lexicons

_OF = frozenset({"acl", "advcl", "conj", "parataxis"})
_LATER = {"after", "before", "since"}
_COMPARING = {"from", "compared"}
_AT_FIRST = {"initially", "originally"}
_CHANGE = 18  # words before an old number in which a verb of change may stand
_AFTER = {"after", "when", "as", "while"}


def deed_noun_above(tree: Tree, word: int) -> frozenset[int]:
    """Return the words of the deed that a relative clause is of: "the May 3 bombings in Kut, | which killed 40"."""
    clause = tree.clause_head(word)
    noun = tree.head(clause)
    if tree.relation(clause) != "acl" or noun < 0 or tree.lower(noun) not in figure_words("happenings"):
        return frozenset()
    phrase = tree.phrase(noun, without=_OF)
    return frozenset(tree.range(phrase.start, phrase.end))


def deed_below(tree: Tree, word: int) -> frozenset[int]:
    """Return the words of the clauses that tell what killed: "died after being hit by a shell | fired on Monday"."""
    clause = tree.clause(word)
    circumstances = [
        c for c in tree.dependents(tree.clause_head(word), "advcl")
        if tree.openers(c) & (_AFTER | {"by"}) and not is_later(tree, c)  # "killed by | shelling in the capital"
    ]  # fmt: skip
    joined = [c for c in tree.dependents(word, "conj") if not tree.dependents(c, "nsubj")]
    around = clause.union(*(tree.clause(c) for c in joined))
    deeds = [
        n for n in around
        if n > word and tree.relation(n) == "obl" and tree.lower(n) in figure_words("happenings", "spans")
    ]  # fmt: skip
    told = [c for n in deeds for c in tree.dependents(n, "acl")]
    return frozenset(i for c in (*circumstances, *told) for i in tree.below(c))


def is_later(tree: Tree, clause: int) -> bool:
    """Say whether a clause tells what was long before: "killed 12, | three months after the truce was signed"."""
    marks = [m for m in tree.children[clause] if tree.lower(m) in _LATER]
    told = [c for c in tree.dependents(clause, "obl", "nmod", "advmod") if tree.lower(c) in figure_words("spans")]
    return any(c < m for c in told for m in marks)


def is_of_cause(tree: Tree, told: int, word: int) -> bool:
    """Say whether a place or time is that of what people are held for: "arrested over | the May blasts in Kidal"."""
    detained = lexicons()["detained"]
    if tree.lower(word) not in detained.states | detained.deeds:
        return False
    at = told
    while at >= 0 and tree.head(at) != word:
        at = tree.head(at)
    if at < 0 or tree.relation(at) != "obl":
        return False
    if tree.lower(at) in {"connection", "relation"}:
        return True
    deeds = figure_words("happenings", "killings", "murders")
    since = (
        {"over", "for", "after"} if tree.lower(word) in detained.deeds else {"over", "for"}
    )  # "in detention | after"
    return tree.lower(at) in deeds and bool(tree.cases(at) & since)


def is_old(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a number is the old one of a change, or given at first: "rose from | 212 | to 230", "initially | 212"."""
    first = tree.range(quantity.start, quantity.end).start
    return bool(_AT_FIRST & _near_before(tree, first)) or is_compared_with(tree, first)


def is_compared_with(tree: Tree, number: int) -> bool:
    """Say whether another number is compared with the one that a word begins: "up from | 362,000"."""
    before = {tree.lower(i) for i in range(max(0, number - _CHANGE), number)}
    return bool(_COMPARING & _near_before(tree, number)) and bool(figure_words("changes") & before)


def _near_before(tree: Tree, number: int) -> set[str]:
    """Return the three words before a number, up to another number."""
    near = takewhile(lambda i: tree.tag(i) != "NUM", range(number - 1, max(0, number - 3) - 1, -1))
    return {tree.lower(i) for i in near}
