"""Who is quoted by whom: "The radio quoted an envoy as saying ...", "an envoy was quoted by the radio as saying ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.attributions.quotations import quotation_of
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_PHRASE = frozenset({"acl", "advcl", "obl", "parataxis", "mark", "advmod"})
_PRINTED = {"in", "on"}
_FARTHEST = 30  # words between the two verbs


@dataclass(frozen=True, slots=True)
class _Relay:
    """Who is quoted, by whom if that is told, the two verbs, and the word that what was said begins at."""

    source: Span
    relayer: Span | None
    quoting: Span
    saying: Span
    first: int


def with_relayed(tree: Tree, found: Sequence[Attribution], quoted: Sequence[Span]) -> list[Attribution]:
    """Return the attributions with those who are quoted as speakers of what they are quoted as saying.

    Who quotes them holds their words; indices of `inside` count in what is returned.
    """
    kept = list(found)
    for relay in _relays(tree):
        kept = _applied(tree, relay, kept, quoted)
    return kept


def is_relay(attributions: Sequence[Attribution], index: int) -> bool:
    """Say whether an attribution only tells who quotes another: what was said is that other's statement."""
    outer = attributions[index]
    return any(a.inside == index and len(a.cue) == 2 and a.cue[0] == outer.cue[0] for a in attributions if outer.cue)


def _relays(tree: Tree) -> Iterator[_Relay]:
    for saying in tree.where(acts().keys()):
        if not tree.lower(saying).endswith("ing") or not 2 <= saying < len(tree.words) - 1:
            continue
        led = tree.lower(saying - 1) == "as"
        lead = saying - led
        verb = next((v for v in range(lead - 1, max(lead - _FARTHEST, -1), -1) if tree.lower(v) in _quoting()), None)
        if verb is None or not tree.same_sentence(verb, saying) or not (led or _completes(tree, saying, verb)):
            continue
        if relay := _relay(tree, verb, lead, saying):
            yield relay


def _completes(tree: Tree, saying: int, verb: int) -> bool:
    """Say whether "saying" without "as" goes with the one quoted: "quoted the mayor | saying", not "cited it, saying"."""
    above = tree.head(saying)
    return tree.tag(saying - 1) != "PUNCT" and above >= 0 and verb in {above, tree.head(above)}


def _relay(tree: Tree, verb: int, lead: int, saying: int) -> _Relay | None:
    passive = tree.is_passive(verb) or (tree.relation(verb) == "acl" and not tree.lower(verb).endswith("ing"))
    subject = next(iter(tree.dependents(verb, "nsubj")), tree.head(verb) if tree.relation(verb) == "acl" else None)
    if passive:
        source, relayer = subject, _printed(tree, verb)
    else:
        objects = [c for c in tree.dependents(verb, "obj", "iobj") if verb < c < lead]
        source, relayer = next(iter(objects), None), subject
    if source is None or source < 0 or verb + 1 > lead:
        return None
    auxiliaries = [c for c in tree.dependents(verb, "aux") if c < verb]
    first = saying + 1
    if tree.lower(first) == "by":
        relayer = next((c for c in tree.dependents(saying, "obl") if "by" in tree.cases(c)), relayer)
        first = len(tree.words) if relayer is None else tree.range(0, _bare(tree, relayer).end).stop
    elif tree.dependents(saying, "obj", "iobj") and (clause := tree.dependents(saying, "ccomp")):
        first = max(first, min(tree.below(clause[0])))  # "as telling reporters | that ..."
    while first < len(tree.words) and tree.word(first) in {",", ":"}:
        first += 1
    return _Relay(
        tree.phrase(source, without=_PHRASE),
        None if relayer is None else _bare(tree, relayer),
        Span(tree.words[min([*auxiliaries, verb])].start, tree.words[verb].end),
        Span(tree.words[lead].start, tree.words[saying].end),
        first,
    )


def _printed(tree: Tree, verb: int) -> int | None:
    """Return who quotes, behind the passive: "quoted | by the radio |", "quoted | in local papers |"."""
    agents = [c for c in tree.children[verb] if tree.syntax.relations[c] == "obl:agent" or "by" in tree.cases(c)]
    printed = [c for c in tree.dependents(verb, "obl") if tree.cases(c) & _PRINTED and tree.lower(c) in papers()]
    return next(iter([*agents, *printed]), None)


def _bare(tree: Tree, index: int) -> Span:
    """Return a phrase less its preposition."""
    return tree.phrase(index, without=_PHRASE | {"case"})


def _applied(tree: Tree, relay: _Relay, found: list[Attribution], quoted: Sequence[Span]) -> list[Attribution]:
    """Return the attributions with the two that a relay tells in place of those that take its verbs."""
    outer = next((n for n, a in enumerate(found) if any(s.overlaps(relay.quoting) for s in a.cue)), None)
    inner = next((n for n, a in enumerate(found) if n != outer and any(s.overlaps(relay.saying) for s in a.cue)), None)
    content = _content(tree, relay, [found[n] for n in (outer, inner) if n is not None])
    others = (s for a in found if a.content for s in a.cue if not s.contains(relay.quoting))
    if content is None or any(s.overlaps(relay.source) for s in others):
        return found
    cue = (relay.quoting, relay.saying)
    told = Attribution((relay.source,), cue, content, quotation_of(tree.text, content, tuple(quoted)))
    above = found[outer].inside if outer is not None else None
    if relay.relayer is None:
        at = inner if outer is None else outer
        changed = _placed(found, at, replace(told, inside=above))
        return changed if inner in {None, at} else _without(changed, inner, changed.index(replace(told, inside=above)))
    around = tuple(sorted([relay.saying, *content]))  # more than what it holds
    holder = Attribution((relay.relayer,), (relay.quoting,), around, told.quotation, inside=above)
    changed = _placed(found, outer, holder)
    index = changed.index(holder)
    return _placed(changed, inner, replace(told, inside=index))


def _placed(found: Sequence[Attribution], at: int | None, new: Attribution) -> list[Attribution]:
    """Return the attributions with one replaced, or added where there is none."""
    return [*found, new] if at is None else [new if n == at else a for n, a in enumerate(found)]


def _without(found: Sequence[Attribution], gone: int | None, holder: int) -> list[Attribution]:
    """Return the attributions less one, whose own go over to another."""

    def moved(index: int | None) -> int | None:
        index = holder if index == gone else index
        return index if index is None or gone is None or index < gone else index - 1

    return [replace(a, inside=moved(a.inside)) for n, a in enumerate(found) if n != gone]


def _content(tree: Tree, relay: _Relay, labelled: Sequence[Attribution]) -> tuple[Span, ...] | None:
    """Return what was said: what the labels have of it around the verbs, else what hangs from the verb behind it."""
    start = tree.words[relay.first].start if relay.first < len(tree.words) else len(tree.text)
    told = sorted({s for a in labelled for s in a.content})
    front = [s for s in told if s.end <= min(relay.source.start, relay.quoting.start)]
    behind = [Span(max(s.start, start), s.end) for s in told if s.end > start]
    if not front and (not behind or min(behind).start > start):
        saying = tree.range(relay.saying.start, relay.saying.end)[-1]
        ends = [i for i in tree.below(saying) if i >= relay.first and tree.relation(i) != "punct"]
        behind = [Span(start, tree.words[max(ends)].end)] if ends else []
    return _joined([*front, *behind]) or None


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in text order with those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


@cache
def _quoting() -> frozenset[str]:
    """Return the forms of the verbs of quoting somebody."""
    return frozenset(f for lemma in load("reporting_verbs")["relaying"]["verbs"].split() for f in verb_forms(lemma))


@cache
def papers() -> frozenset[str]:
    """Return the nouns for media that others quote: "television", "radio"."""
    return frozenset(load("reporting_verbs")["relaying"]["papers"].split())
