"""What is attributed by a noun for an account: "44 dead, by the tally of X", "in X's view, ...", "by his own account"."""

from collections.abc import Sequence

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.sources import named_phrase
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.load import words_in

_LED = {"by", "in"}
_EDGES = {",", ";", "—", "–", "(", ")"}
_LEAST = 3  # words that are told


def with_accounts(tree: Tree, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with those told by an account, where nothing else in their sentence is attributed.

    What takes the account itself for who speaks gives way: "by | his account" is told by him.
    """
    accounts = tree.where(words_in("reporting_verbs", "accounts", "nouns"))
    told = [new for n in accounts if (new := _attribution(tree, n) or _of_count(tree, n))]
    nouns = [new.cue[-1] for new in told]
    kept = [a for a in found if not any(s.overlaps(n) for s in (*a.source, *a.cue) for n in nouns)]
    taken = [s for a in kept for s in (*a.cue, *a.content)]
    free = [new for new in told if not any(s.overlaps(t) for s in (*new.content, *new.cue) for t in taken)]
    return (*kept, *free)


def _attribution(tree: Tree, noun: int) -> Attribution | None:
    lead = next((c for c in tree.dependents(noun, "case") if tree.lower(c) in _LED and c < noun), None)
    owner = next(iter(tree.owners(noun)), None)
    of = next((c for c in tree.dependents(noun, "nmod") if c > noun and "of" in tree.cases(c)), None)
    whose = owner if owner is not None else of
    if lead is None or (whose is not None and tree.lower(whose) in {"this", "that", "these"}):  # "in view of | this |"
        return None
    people = next((c for c in tree.dependents(noun, "amod") if tree.word(c)[0].isupper()), None)
    if whose is None and people is not None:  # "by | Kenyan tallies"
        source: Span | None = Span(tree.words[people].start, tree.words[noun].end)
    else:
        source = named_phrase(tree, whose) if whose is not None else None
    if source is None:
        return None
    sentence = tree.sentences[tree.sentence_of(noun)]
    inside = tree.range(tree.words[lead].start, max(tree.phrase(noun).end, source.end))
    first, last = inside.start, inside.stop
    set_off = (first == sentence.first or tree.word(first - 1) in _EDGES) and (
        last >= sentence.last or tree.word(last) in {*_EDGES, "."}
    )
    content = [s for s in (_run(tree, sentence.first, first), _run(tree, last, sentence.last)) if s]
    words = sum(len(tree.range(s.start, s.end)) for s in content)
    if not set_off or words < _LEAST:
        return None
    cue = (tree.words[lead], tree.words[noun]) if source.end != tree.words[noun].end else (tree.words[lead],)
    return Attribution((source,), cue, tuple(content))


def _of_count(tree: Tree, noun: int) -> Attribution | None:
    """Return what a count tells as the subject: "| a Kenyan tally | puts | the dead at 300 |"."""
    verb = tree.head(noun)
    if tree.relation(noun) != "nsubj" or tree.lower(verb) not in {"put", "puts"} or not tree.dependents(verb, "obj"):
        return None
    behind = [w for w in tree.below(verb) if w > verb]  # its object at least
    content = _run(tree, min(behind), max(behind) + 1)
    source = tree.phrase(noun, without=frozenset({"acl"}))
    return Attribution((source,), (tree.words[verb],), (content,)) if content else None


def _run(tree: Tree, first: int, last: int) -> Span | None:
    """Return the span of some words, less the punctuation at its ends."""
    while first < last and tree.tag(first) == "PUNCT":
        first += 1
    while last > first and tree.tag(last - 1) == "PUNCT":
        last -= 1
    return Span(tree.words[first].start, tree.words[last - 1].end) if first < last else None
