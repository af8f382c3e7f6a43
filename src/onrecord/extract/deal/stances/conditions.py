"""On what a readiness or a refusal depends: "if", "unless", "until", "only after", and what must come before."""

import re
from collections.abc import Iterator
from functools import partial

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.stances.operators import negated
from onrecord.extract.page import Page
from onrecord.vocabularies.load import load, words_in

_BEFORE = {"before", "until", "prior"}
_WITHOUT = re.compile(
    r"\bwithout (?!delay|further|waiting|more ado|precondition|condition|fail|question|warning|\w+ing\b)"
)
_OVER = frozenset({"over", "complete", "completed", "finished", "done", "ended", "ends"})
_ANY = {"any", "further", "formal", "direct"}
_MODALS = {"can", "could", "will", "would", "may", "might"}
_marks = partial(words_in, "stances", "conditions", "marks")
_limited = partial(words_in, "stances", "conditions", "limited")


def condition_of(page: Page, verb: int, *, refused: bool) -> str | None:
    """Return the words of the condition on which what a verb tells depends; None where it depends on nothing.

    `refused` says that the verb is negated or tells a refusal, so that "until" and "before" are conditions too.
    """
    tree = page.tree
    first = condition_mark(page, verb, refused=refused)
    if first is not None:
        return _from(tree, first, verb)
    words = sorted({*tree.below(verb), *_reported_behind(tree, verb)})
    text = tree.text[tree.words[words[0]].start : tree.words[words[-1]].end]
    lowered = text.lower()
    told = load("stances")["conditions"]
    phrases = [*told["phrases"], *(told["refused"] if refused else ())]
    found = next((text[at:] for phrase in phrases if (at := lowered.find(phrase)) >= 0 and not lowered[:at].endswith("not ")), None)
    lacking = _WITHOUT.search(text) if refused and found is None else None
    return text[lacking.start() :] if lacking else found


def _reported_behind(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the words behind a reporting verb that still tell of what is reported: "is ready, X said, so long as"."""
    for above in _above(tree, verb):
        if above > verb and tree.relation(verb) in {"ccomp", "parataxis"}:
            yield from (w for c in tree.dependents(above, "advmod", "advcl") if c > above for w in tree.below(c))


def condition_mark(page: Page, verb: int, *, refused: bool) -> int | None:
    """Return the word that leads the condition: of a clause below the verb, or right behind the verb's own words.

    `refused` as for `condition_of`.
    """
    tree = page.tree
    for child in tree.dependents(verb, "advcl", "obl"):
        for mark in tree.dependents(child, "mark", "advmod", "case"):
            if _leads_condition(page, mark, refused=refused and _may(tree, verb, mark)) and mark < child:
                return mark
            if _when_others(page, verb, child, mark):
                return mark
    sentence = tree.sentences[tree.sentence_of(verb)]
    below = {*tree.below(verb), *_above(tree, verb)}
    last = verb
    for word in range(verb + 1, sentence.last):
        if tree.lower(word) in _marks() | _limited() | {"while"} and _leads_condition(
            page, word, refused=refused and _may(tree, verb, word)
        ):
            return word if last == verb or last in below else None
        if tree.tag(word) == "VERB":
            last = word
        elif tree.word(word) in {";", "“", '"'}:
            return None
    return None


def _when_others(page: Page, verb: int, clause: int, mark: int) -> bool:
    """Say whether a clause of time tells what others are to do first: "we will hand in our guns | when the army leaves"."""
    tree = page.tree
    will = {tree.lower(c) for c in tree.dependents(verb, "aux")} & {"will", "would", "'ll", "’ll"}
    others = [
        c for c in tree.dependents(clause, "nsubj") if tree.tag(c) in {"NOUN", "PROPN"} and c not in page.time_words
    ]
    return tree.lower(mark) == "when" and tree.tag(clause) == "VERB" and bool(will and others)


def _may(tree: Tree, verb: int, mark: int) -> bool:
    """Say whether "while" may tell a condition: "will not talk while", not "refused to while"; other marks always may."""
    return tree.lower(mark) != "while" or any(tree.lower(c) in _MODALS for c in tree.dependents(verb, "aux"))


def _above(tree: Tree, verb: int) -> list[int]:
    """Return the verbs that report what a verb tells: "would accept it, the minister said, provided that"."""
    found, at = [], verb
    while tree.relation(at) in {"ccomp", "xcomp", "parataxis"} and tree.head(at) >= 0:
        at = tree.head(at)
        found.append(at)
    return found


def _leads_condition(page: Page, mark: int, *, refused: bool) -> bool:
    tree, lower = page.tree, page.tree.lower(mark)
    if any(page.times_in(range(mark + 1, min(mark + 3, len(tree.words))))):
        return False  # "until Friday", "before dawn" tell when
    if lower == "once" and _is_at_once(tree, mark):
        return False
    only = any(tree.lower(w) == "only" for w in range(max(mark - 2, 0), mark))
    if mark + 1 >= len(tree.words) or tree.word(mark + 1) in {".", ",", ";", ":", ")"}:
        return False  # "the evening before."
    if lower in {"until", "till", "while"}:
        return refused
    if lower in _marks():
        return tree.tag(mark) in {"SCONJ", "ADV", "ADP", "VERB"}
    return lower in _limited() and (only or (refused and lower == "before"))


def _is_at_once(tree: Tree, word: int) -> bool:
    """Say whether "once" only tells when or how often: "at once", "promised once more to"."""
    before, behind = (tree.lower(w) if 0 <= w < len(tree.words) else "" for w in (word - 1, word + 1))
    return before in {"at", "than"} or behind in {"more", "again", "and"}


def _from(tree: Tree, mark: int, verb: int) -> str:
    sentence = tree.sentences[tree.sentence_of(mark)]
    last = mark
    for word in range(mark, sentence.last):
        if tree.word(word) in {",", ".", ";", ":", "”", '"'} and word > mark + 1:
            break
        last = word
    if mark < verb <= last:
        last = verb - 1
    return tree.text[tree.words[mark].start : tree.words[last].end]


def waits(tree: Tree, head: int) -> int | None:
    """Return the verb that must come true before a term: the one that "before it joins any talks" hangs on.

    None where the term stands in no such clause or phrase, or the clause only tells when ("before talks resume").
    """
    at = head
    while at >= 0:
        above = tree.head(at)
        marks = {tree.lower(c) for c in tree.dependents(at, "mark", "case")}
        if marks & _BEFORE and above >= 0 and tree.relation(at) in {"advcl", "obl", "nmod", "acl"}:
            bound = any(tree.lower(c) in _ANY for w in (at, head) for c in tree.children[w])
            modal = any(tree.lower(c) in _MODALS for c in tree.dependents(at, "aux"))
            own = any(_is_own(tree, c) for c in tree.dependents(at, "nsubj"))
            return above if bound or modal or own else None
        if tree.relation(at) not in {"obj", "obl", "nmod", "nsubj", "conj", "xcomp", "compound", "amod"}:
            return None
        at = above
    return None


def _is_own(tree: Tree, subject: int) -> bool:
    """Say whether a subject is the speaker's own: "they", "its men"."""
    return tree.tag(subject) == "PRON" or any(tree.tag(c) == "PRON" for c in tree.dependents(subject, "nmod"))


def conditional(tree: Tree, mark: int) -> int | None:
    """Return the head of the clause or phrase of condition that a word leads: "| once | the army leaves", "| only | if"."""
    if tree.lower(mark) not in _marks() | _limited() | {"only", "while", "till"}:
        return None
    clause = tree.head(mark)
    led = clause > mark and tree.relation(clause) in {"advcl", "obl", "nmod", "acl"}
    return clause if led else None


def is_time(tree: Tree, head: int) -> bool:
    """Say whether a condition only tells of what has run its course: "once | the swap | is over"."""
    clause = tree.clause_head(head)
    return tree.relation(clause) == "advcl" and tree.lower(clause) in _OVER


def is_negated(tree: Tree, verb: int) -> bool:
    """Say whether a verb is negated, by itself, its subject or its object ("no soldier", "no troops")."""
    objects = [d for c in tree.dependents(verb, "obj") for d in tree.dependents(c, "det")]
    return negated(tree, verb) or any(tree.lower(d) == "no" for d in objects)


def is_only(tree: Tree, verb: int) -> bool:
    """Say whether a thing would be done in one way only: "would | only | accept a truce that lasts"."""
    return any(tree.lower(c) == "only" for c in tree.dependents(verb, "advmod"))


def is_lost(tree: Tree, head: int) -> bool:
    """Say whether it is only told that nothing remains of a thing: "no truce | left | to keep"."""
    return any(tree.lower(c) == "left" for c in tree.dependents(head, "acl"))
