"""Who issued what is the source: "a statement from the union", "Diop's letter", "the army said in a statement"."""

from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_SAME = {"the", "this", "that"}
_PLAIN = {"det", "amod", "compound", "punct"}
_BY_MEDIUM = {"in", "by", "through", "via"}
_PARAGRAPH = "\n\n"
_OWNING = {"'s", "’s", "'", "’"}


def author_of(tree: Tree, words: range, leads: frozenset[str] = frozenset({"from", "by"})) -> Span | None:
    """Return who sends or gives what is the source: "a statement from | the union |", "| Awa Diop |’s speech"."""
    top = tree.top(words) if len(words) else None
    if top is None or tree.whole(top) not in authored():
        return None
    below = [c for w in (top, *_dated(tree, top)) for c in tree.dependents(w, "nmod", "obl") if c in words]
    led = [c for c in below if c > top and tree.cases(c) & leads]
    owned = [c for c in below if c < top and tree.cases(c) & _OWNING and tree.tag(c) != "PRON"]
    author = next(iter([*led, *owned, *_writers(tree, top)]), None)
    if author is None:
        return None
    span = tree.phrase(author, without=frozenset({"acl"}))
    inside = tree.range(span.start, span.end)
    first = next((i for i in inside if tree.tag(i) not in {"ADP", "PUNCT"}), author)
    last = next((i for i in reversed(inside) if tree.lower(i) not in _OWNING and tree.tag(i) != "PUNCT"), author)
    return Span(tree.words[first].start, tree.words[last].end)


def issuer_of_text(tree: Tree) -> Span | None:
    """Return who speaks in an article that is a statement or letter, told by its title: "Communiqué of | the Tapu Front |"."""
    title = tree.range(0, max(tree.text.find(_PARAGRAPH), 0))
    top = tree.top(title) if len(title) else None
    if top is None or not (tree.whole(top) in _proclaimed() or (tree.lower(top) == "letter" and _dated(tree, top))):
        return None  # "Letter from Lima" tells of the town
    return author_of(tree, title, frozenset({"from", "by", "of"}))


def _dated(tree: Tree, paper: int) -> list[int]:
    """Return the word that tells of what day a paper is: "a letter | dated | 3 May from the envoy"."""
    return [c for c in tree.dependents(paper, "acl") if tree.lower(c) == "dated"]


def same_before(tree: Tree, words: range) -> int | None:
    """Return the noun by which a statement was told of before that is only "the statement" now; None for other phrases."""
    top = tree.top(words) if len(words) else None
    if top is None or tree.whole(top) not in authored() or tree.lower(words.start) not in _SAME:
        return None
    if any(tree.relation(i) not in _PLAIN for i in words if i != top):
        return None
    alike = [i for i in range(top) if tree.tag(i) == "NOUN" and tree.whole(i) == tree.whole(top)]
    return next((i for i in reversed(alike) if not {tree.lower(c) for c in tree.dependents(i, "det")} & _SAME), None)


def speakers_in(tree: Tree, medium: int) -> list[int]:
    """Return who speaks in a medium: "| the army | said in a statement", "a letter issued | by the rebels |"."""
    verb = tree.head(medium)
    if verb < 0:
        return []
    if tree.relation(medium) == "obl" and tree.cases(medium) & _BY_MEDIUM:
        return tree.dependents(verb, "nsubj") if not tree.is_passive(verb) else []
    sent = tree.relation(medium) == "nsubj" and tree.is_passive(verb) and tree.lower(verb) in _sending()
    passive = [verb] if sent else [c for c in tree.dependents(medium, "acl") if tree.lower(c) in _sending()]
    return [c for v in passive for c in tree.children[v] if tree.syntax.relations[c] == "obl:agent"]


def _writers(tree: Tree, medium: int) -> list[int]:
    """Return who is told to write or send a thing: "| Awa Diop | wrote an article | urging"."""
    verb = tree.head(medium)
    sent = verb >= 0 and tree.relation(medium) == "obj" and tree.lower(verb) in _sending()
    return tree.dependents(verb, "nsubj") if sent and not tree.is_passive(verb) else []


@cache
def authored() -> frozenset[str]:
    """Return the nouns for what somebody sends, writes or gives: "statement", "speech"."""
    media = load("media")
    kinds = [media["kinds"][kind] for kind in media["authored"]["kinds"]]
    return frozenset(w for words in (*kinds, media["authored"]["words"]) for w in words.split())


@cache
def _proclaimed() -> frozenset[str]:
    """Return the nouns for what is said in public by those who issue it: "statement", "remarks"."""
    kinds = load("media")["kinds"]
    return frozenset(f"{kinds['statement']} {kinds['speech']}".split())


@cache
def _sending() -> frozenset[str]:
    """Return the forms of the verbs of those who send, write or give such a thing: "wrote", "issued"."""
    irregular = load("reporting_verbs")["irregular"]
    verbs = load("media")["authored"]["verbs"].split()
    return frozenset(f for verb in verbs for f in (*verb_forms(verb), *irregular.get(verb, ())))
