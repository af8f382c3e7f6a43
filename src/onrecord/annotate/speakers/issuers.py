"""Who issued what is the source: "a statement from the union", "Diop's letter", "the army said in a statement"."""

import re
from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.layout.turns import turns
from onrecord.records.span import Span
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_SAME = {"the", "this", "that"}
_PLAIN = {"det", "amod", "compound", "punct"}
_BY_MEDIUM = {"in", "by", "through", "via"}
_PARAGRAPH = "\n\n"
_BY_OF = frozenset({"from", "by", "of"})
_NAMING = {"PROPN", "NOUN", "ADP", "DET", "ADJ", "CCONJ", "PUNCT"}
_OWNING = {"'s", "’s", "'", "’"}
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_ABOUT = frozenset({"on", "regarding", "concerning", "about"})
_APART = frozenset({"acl", "case", "punct"})
_FEWEST = 2  # times that a text says "we" of who issued it
_OPENING = 4  # sentences, title and dateline among them, in which it says who that is
_HEADED = re.compile(r"\[([^\W\d_]+)\] *\[([^\[\]\n]{3,80})\]")  # "[Communique] [Front for Karvia] [Text]"
_SIGNED = re.compile(r"\n\s*\n(?:signed|for)?[:,]?\s*([^\n.!?:]{3,80})(?:\n[^\n.!?]{3,80}){0,2}\s*\Z", re.IGNORECASE)
_BYLINE = re.compile(r"^By ([A-Z][^\n,.:]{3,60})\n+(?:The (?:writer|author)|\1) (?:is|was|has been|served)\b", re.MULTILINE)
_SHORT = 9  # words of a signature at most


def author_of(tree: Tree, words: range, leads: frozenset[str] = frozenset({"from", "by"})) -> Span | None:
    """Return who sends or gives what is the source: "a statement from | the union |", "| Awa Diop |’s speech"."""
    top = tree.top(words) if len(words) else None
    if top is None or tree.whole(top) not in authored():
        return None
    below = [
        c for w in (top, *_dated(tree, top), *_sent(tree, top)) for c in tree.dependents(w, "nmod", "obl") if c in words
    ]
    led = [c for c in below if c > top and tree.cases(c) & leads]
    led += [o for c in tree.dependents(top, "amod") if tree.lower(c) == "attributable" for o in tree.dependents(c, "obl")]
    owned = [c for c in below if c < top and tree.cases(c) & _OWNING and tree.tag(c) != "PRON"]
    author = next(iter([*led, *owned, *_writers(tree, top)]), None)
    if author is None:
        return None
    span = tree.phrase(author, without=frozenset({"acl"}))
    inside = tree.range(span.start, span.end)
    on = next((i for i in inside if i > author and tree.lower(i) in _ABOUT and "," not in map(tree.word, inside[i - inside.start :])), inside.stop)
    inside = inside[: on - inside.start]  # "of | the envoy | on Mali"
    first = next((i for i in inside if tree.tag(i) not in {"ADP", "PUNCT"}), author)
    last = next((i for i in reversed(inside) if tree.lower(i) not in _OWNING and tree.tag(i) != "PUNCT"), author)
    return Span(tree.words[first].start, tree.words[last].end)


def issuer_of_text(tree: Tree) -> Span | None:
    """Return who speaks in an article that is a statement or letter: by its title ("Communiqué of | the Tapu Front |"), or,
    where it says "we" outside quotations, by its opening, what heads it, or who signed it."""
    title = tree.range(0, max(tree.text.find(_PARAGRAPH), 0))
    top = tree.top(title) if len(title) else None
    if top is not None and (tree.whole(top) in _proclaimed() or (tree.lower(top) == "letter" and _dated(tree, top))):
        return (_issuer_of(tree, top) if author_of(tree, title, _BY_OF) else None) or _announcer(tree)  # "Letter from Lima": the town
    return _announcer(tree)


def _announcer(tree: Tree) -> Span | None:
    """Return who says "we" in a text of their own; None where its "we" are few, or it is a transcript."""
    if len(_WE.findall(_QUOTED.sub(" ", tree.text))) < _FEWEST or turns(tree.text):
        return None
    return _headed(tree) or _opening(tree) or _signed(tree)


def _headed(tree: Tree) -> Span | None:
    """Return whom the brackets of those who monitor broadcasts name: "[Communique] [Front for Karvia]"; or the byline of who is
    no reporter: "By | Awa Diop | / The writer is minister of trade".
    """
    if byline := _BYLINE.search(tree.text):
        return Span(*byline.span(1))
    head = _HEADED.search(tree.text, 0, tree.sentences[min(_OPENING, len(tree.sentences) - 1)].end)
    return Span(*head.span(2)) if head and head[1].lower() in _proclaimed() else None


def _opening(tree: Tree) -> Span | None:
    """Return whom the first sentences name: "| The Front | announces the following", "We, | the Council |,"."""
    papers: list[int] = []
    for sentence in tree.sentences[:_OPENING]:
        words = range(sentence.first, sentence.last)
        lead = range(sentence.first, next((i for i in words if tree.word(i) == ":"), sentence.last))
        papers += [i for i in lead if tree.whole(i) in _proclaimed()]
        top = tree.top(lead) if len(lead) else None
        opened = lead.stop < sentence.last and (top in papers or bool({"following", "follows", "text"} & {*map(tree.lower, lead)}))
        heads = top in papers and top is not None and not tree.dependents(top, "nsubj") and tree.word(lead[-1]) != "."
        for paper in reversed(papers if opened else papers[-1:] if heads else ()):
            if author := _issuer_of(tree, paper):
                return author
        for i in words:
            if tree.lower(i) == "we" and (named := tree.dependents(i, "appos")):
                span = tree.phrase(named[0])  # up to the comma that ends it: "the ministers of Chad, Niger and Mali,"
                return Span(span.start, span.end - (tree.text[span.end - 1] == ","))
            if tree.lower(i) in _verbs("announcing") and _is_opened(tree, words, i) and (who := tree.dependents(i, "nsubj")):
                return (
                    tree.phrase(who[0], without=frozenset({"acl", "appos", "punct"}))
                    if tree.tag(who[0]) != "PRON"
                    else None
                )
    return None


def _issuer_of(tree: Tree, paper: int) -> Span | None:
    """Return who is told to issue what a noun is for: "statement by | Awa Diop |", "| The Front | issued the following call"."""
    span = tree.phrase(paper)
    author, beside = author_of(tree, tree.range(span.start, span.end), _BY_OF), tree.dependents(paper, "appos")[:1]
    if author is None:  # "the statement was released by | the Front |", "| Tapu Front | statement on the truce"
        named = (*speakers_in(tree, paper), *(c for c in tree.dependents(paper, "compound") if tree.tag(c) == "PROPN"))
        return next((tree.phrase(c, without=_APART) for c in named), None)
    near = bool(beside) and beside[0] - tree.range(author.start, author.end).stop == 1
    return tree.phrase(beside[0], without=_APART) if near and tree.tag(beside[0]) == "PROPN" else author  # "by the minister, | Awa Diop |"


def _is_opened(tree: Tree, words: range, verb: int) -> bool:
    """Say whether a verb opens what somebody says: "hereby announces", "informs the public of the following: "."""
    told = {tree.lower(i) for i in words if i > verb}
    return "hereby" in told or any(tree.lower(c) == "hereby" for c in tree.children[verb]) or {"following", ":"} <= told


def _signed(tree: Tree) -> Span | None:
    """Return who signed a text without quotations in its last lines."""
    last = _SIGNED.search(tree.text)
    if last is None or len(last[1].split()) > _SHORT or _QUOTED.search(tree.text):  # who is quoted is told of
        return None
    tags = [tree.tag(i) for i in tree.range(*last.span(1))]
    return Span(*last.span(1)) if tags.count("PROPN") > 1 and set(tags) <= _NAMING else None


def _dated(tree: Tree, paper: int) -> list[int]:
    """Return the word that tells of what day a paper is: "a letter | dated | 3 May from the envoy"."""
    return [c for c in tree.dependents(paper, "acl") if tree.lower(c) == "dated"]


def _sent(tree: Tree, paper: int) -> list[int]:
    """Return the words that tell that somebody sent or signed a paper: "a statement | issued | by the rebels"."""
    return [c for c in tree.dependents(paper, "acl") if tree.lower(c) in _verbs("verbs")]


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
    sent = tree.relation(medium) == "nsubj" and tree.is_passive(verb) and tree.lower(verb) in _verbs("verbs")
    passive = [verb] if sent else _sent(tree, medium)
    return [c for v in passive for c in tree.children[v] if tree.syntax.relations[c] == "obl:agent"]


def _writers(tree: Tree, medium: int) -> list[int]:
    """Return who is told to write or send a thing: "| Awa Diop | wrote an article | urging"."""
    verb = tree.head(medium)
    sent = verb >= 0 and tree.relation(medium) == "obj" and tree.lower(verb) in _verbs("verbs")
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
    return frozenset(f"{kinds['statement']} {kinds['speech']} briefing".split())


@cache
def _verbs(key: str) -> frozenset[str]:
    """Return the forms of verbs: "announcing" of those that open a statement ("informs"), "verbs" of those who send, write or
    give one ("issued").
    """
    irregular = load("reporting_verbs")["irregular"]
    verbs = load("media")["authored"][key].split()
    return frozenset(f for verb in verbs for f in (*verb_forms(verb), *irregular.get(verb, ())))
