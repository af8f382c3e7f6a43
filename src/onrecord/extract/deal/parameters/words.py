"""Words by which parameters are told, and what several of their readers ask."""

from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.records.values import TermType
from onrecord.vocabularies.load import load

RELEASES: frozenset[TermType] = frozenset({"hostage_release", "prisoner_release", "remains_return"})
LASTING = frozenset(
    {
        "last",
        "lasts",
        "lasting",
        "run",
        "runs",
        "hold",
        "continue",
        "extend",
        "take",
        "span",
        "remain",
        "endure",
        "begin",
        "start",
    }
)


@cache
def words(key: str) -> frozenset[str]:
    """Return a list of the vocabulary of parameters."""
    return frozenset(load("deal")["parameters"][key].split())


@cache
def _made() -> frozenset[str]:
    told = load("deal")["proposals"]
    return frozenset(f"{told['made']} {told['tabling_forms']} tabled announced declared proposed".split())


@cache
def _papers() -> frozenset[str]:
    told = load("deal")["proposals"]
    return frozenset(f"{told['proposed']} {told['agreed']} {told['papers']}".split())


def cased(tree: Tree, word: int) -> str | None:
    """Return the first preposition that leads a phrase."""
    return next((tree.lower(c) for c in tree.dependents(word, "case")), None)


def of_paper(tree: Tree, word: int) -> bool:
    """Say whether a word only tells where or when the paper itself was made: "the accord signed in Arawa"."""
    at = word
    for _ in range(5):
        above = tree.head(at)
        if above < 0:
            return False
        made = tree.lower(at) in _made() and tree.relation(at) in {"acl", "amod"}
        if made and tree.lower(above) in _papers():
            return True
        if any(tree.lower(c) == "to" for c in tree.dependents(at, "mark")):
            return False  # "agreed in a treaty signed there | to leave within three years"
        at = above
    return False
