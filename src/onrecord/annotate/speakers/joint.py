"""Phrases for several who speak together: which nouns are joined, and where only instances of them are named."""

from onrecord.annotate.names import institution_nouns
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span


def joined_to(tree: Tree, noun: int) -> list[int]:
    """Return the nouns that "and" joins to one, which the tree may take for subjects beside it."""
    beside = tree.children[tree.head(noun)] if tree.head(noun) >= 0 and tree.relation(noun) == "nsubj" else []
    subjects = [c for c in beside if c > noun and tree.relation(c) == "nsubj" and tree.dependents(c, "cc")]
    return [*tree.dependents(noun, "conj"), *subjects]


def stands_apart(tree: Tree, noun: int) -> bool:
    """Say whether a noun joined to a name is of others, not one more office: "and | residents |", "and | her lawyer |"."""
    owned = bool(tree.owners(noun))
    many = tree.lower(noun).endswith("s") or tree.lower(noun) in institution_nouns()
    return tree.tag(noun) == "NOUN" and (many or owned or bool(tree.dependents(noun, "det", "nummod")))


def without_instances(tree: Tree, span: Span) -> Span:
    """End a phrase before the instances that it names: "several candidates |, including Awa Diop"."""
    words = tree.range(span.start, span.end)
    for index in words[2:]:
        such = tree.lower(index) == "such" and tree.lower(index + 1) == "as" if index + 1 in words else False
        if such or (tree.lower(index) == "including" and tree.relation(index) in {"case", "mark"}):
            comma = tree.word(index - 1) == ","
            return Span(span.start, tree.words[index - 1 - comma].end)
    return span
