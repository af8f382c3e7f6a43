"""What a deed is done to where the text does not say it beside the deed: pronouns, and who is to be "out"."""

from collections.abc import Iterator

from onrecord.annotate.tree import Tree

_MANY = frozenset({"they", "them", "these", "those"})
_FARTHEST = 60  # words back to what a pronoun means
_FIGURES = frozenset(
    "question date hand touch control order reach sight turn action favour favor luck time fear desperation".split()
)
_VAGUE = frozenset("people civilians families residents women children population men inhabitants citizens".split())
_COMING = frozenset("come attend go travel participate turn show".split())
_BEING = frozenset("be is are was were have has had get gets got want wants wanted need needs needed wanting".split())
SIGNING = frozenset({"sign", "signs", "signed", "signing"})
_ONTO = frozenset({"to", "onto", "up", "off", "with", "into", "over"})
_UPROOTED = frozenset("driven displaced uprooted expelled forced chased evicted exiled".split())


def meant_by(tree: Tree, pronoun: int, things: frozenset[str]) -> int | None:
    """Return the nearest of some nouns before a pronoun, in its sentence or the one before; None if there is none.

    Nouns for people at large count only where they are told to be driven out ("the families chased from").
    """
    lower = tree.lower(pronoun)
    if tree.tag(pronoun) != "PRON" or lower not in _MANY | {"it"}:
        return None
    here = tree.sentence_of(pronoun)
    first = max(tree.sentences[max(here - 1, 0)].first, pronoun - _FARTHEST)
    for word in range(pronoun - 1, first - 1, -1):
        noun = tree.lower(word)
        if (
            noun not in things
            or tree.tag(word) not in {"NOUN", "PROPN", "ADJ"}
            or tree.relation(word) in {"compound", "amod"}
        ):
            continue
        told = {tree.lower(c) for c in tree.dependents(word, "acl", "amod")}
        plural = noun.endswith("s") or noun in {"captive", "dead", "remains", *_VAGUE}
        if plural == (lower in _MANY) and (noun not in _VAGUE or told & _UPROOTED):
            return word
    return None


def those_out(tree: Tree, leavers: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield who is wanted "out", and that word: "wants the troops out", "its army had to be out of the town"."""
    for word in tree.where({"out"}):
        if tree.tag(word) not in {"ADV", "ADP", "ADJ"} or _figurative(tree, word):
            continue
        above = tree.head(word)
        if above < 0:
            above = word
        moving = tree.tag(above) == "VERB" and tree.lower(above) not in _BEING
        if moving:
            continue  # "all forces stay, | flying | out from the airport"
        clauses = [word, above]
        if tree.relation(above) in {"xcomp", "obl", "advcl"} and tree.head(above) >= 0:
            clauses.append(tree.head(above))
        near = [w for c in clauses for w in (c, *tree.dependents(c, "nsubj", "obj"))]
        found = next((w for w in near if tree.lower(w) in leavers and w < word), None)
        if found is not None and tree.tag(found) in {"NOUN", "PROPN"}:
            yield found, word


def coming(tree: Tree, nouns: frozenset[str]) -> Iterator[int]:
    """Yield verbs of coming that mean to the talks just told of: "are ready to | come", "refused to | attend"."""
    for word in tree.where(_COMING):
        if tree.tag(word) != "VERB" or tree.relation(word) not in {"xcomp", "advcl"}:
            continue
        whither = [c for c in tree.dependents(word, "obj", "obl", "xcomp", "advmod") if c > word]
        here = tree.sentence_of(word)
        first = tree.sentences[max(here - 1, 0)].first
        if not whither and any(tree.lower(w) in nouns and tree.tag(w) == "NOUN" for w in range(first, word)):
            yield word


def _figurative(tree: Tree, word: int) -> bool:
    """Say whether "out" is of no place: "out of the question", "out of reach"."""
    return any(tree.lower(w) in _FIGURES for w in range(word + 1, min(word + 4, len(tree.words))))


def signing(tree: Tree) -> Iterator[int]:
    """Yield verbs of signing that do not say what: "Mali signed on Monday", "refused to sign"."""
    for word in tree.where(SIGNING):
        if tree.tag(word) != "VERB" or tree.relation(word) in {"amod", "compound"}:
            continue
        passive = tree.is_passive(word)
        what = [c for c in tree.dependents(word, "obj", "ccomp", "compound") if c > word]
        what += [c for c in tree.dependents(word, "obl") if tree.cases(c) & _ONTO]
        if not what and not passive and tree.relation(word) != "acl":
            yield word
