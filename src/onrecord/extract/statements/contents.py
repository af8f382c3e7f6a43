"""What was said, made whole: the noun that "which" means is put in, what the writer adds behind is left out."""

from dataclasses import replace
from functools import cache

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import Cue, acts, reporting_forms
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.records.span import Span

_RELATIVE = {"which", "that", "who", "whom"}
_DETAILS = set(
    "detail details timeframe timetable date dates evidence reason reasons name names figure figures explanation number".split()
)
_TELLING = {"say", "comment", "elaborate", "specify", "disclose", "identify", "name", "give", "provide", "reveal"}
_NOT = {"not", "n't", "n’t", "never"}
_VERBAL = {"VERB", "AUX"}
_ONE, _MANY = {"is", "was", "has", "does"}, {"are", "were", "have", "do"}
_AMID = {"amid", "amidst"}
_QUOTES = ('"', "“", "``", "‘", "'", "«")
_DONE = {"xcomp", "acl"}
_NEGATIVE = {"denies", "rejects"}
_GOING_ON = {"on", "with", "between", "over", "before", "until", "without", "against"}  # not "in", "at", "to": where it was said
_LEAD = 3  # words in front of a content, with their colon
_LONGEST = 5  # words of a noun that is put in


def whole_content(tree: Tree, attribution: Attribution) -> tuple[Span, ...]:
    """Return the content of an attribution as it can be read alone; as it is where nothing is amiss."""
    if attribution.quotation == "direct" or not attribution.content:
        return attribution.content
    content = _without_tail(tree, _without_strays(tree, attribution))
    content = _with_ruled_out(tree, attribution, _without_lead(tree, content))
    return _with_antecedent(tree, attribution, content)


def with_refused(tree: Tree, attribution: Attribution) -> Attribution:
    """Return the attribution with what one refuses to deny or reject as its content: "refused | to condemn the raid"."""
    words = [i for span in attribution.cue for i in tree.range(span.start, span.end)]
    refusing = next((i for i in words if tree.lower(i) in _refusing()), None)
    done = [c for c in words if refusing is not None and tree.head(c) == refusing and tree.relation(c) in _DONE]
    first = attribution.content[0].start if attribution.content else 0
    if not done or not _is_negative(tree, done[0]) or not attribution.cue or attribution.cue[-1].end > first:
        return attribution
    marks = [m for m in tree.dependents(done[0], "mark") if tree.lower(m) == "to"]
    behind = tree.range(attribution.cue[-1].end, first)
    if len(attribution.cue) > 1 or not marks or marks[0] <= words[0] or behind:
        return attribution
    cue = Span(attribution.cue[0].start, tree.words[marks[0] - 1].end)
    content = Span(tree.words[marks[0]].start, attribution.content[0].end)
    return replace(attribution, cue=(cue,), content=(content, *attribution.content[1:]))


def _is_negative(tree: Tree, verb: int) -> bool:
    """Say whether a verb denies or rejects: "condemn", "rule out"."""
    behind = tree.lower(verb + 1) if verb + 1 < len(tree.words) else ""
    return acts().get(tree.lower(verb)) in _NEGATIVE or (tree.lower(verb) == "rule" and behind == "out")


@cache
def _refusing() -> frozenset[str]:
    return reporting_forms("unsaid", "refusing") | {"refusal"}


def _without_strays(tree: Tree, attribution: Attribution) -> tuple[Span, ...]:
    """Leave out what is torn from another sentence, where more is said: "... to | hard labour |. Diop said | it was"."""
    content = attribution.content
    cues = [tree.sentence(s.start) for s in attribution.cue]
    here = [s for s in content if tree.sentence(s.start) in cues]
    if not here:
        return content
    return tuple(s for s in content if s in here or not _is_torn(tree, s))


def _is_torn(tree: Tree, span: Span) -> bool:
    """Say whether unquoted words are part of a sentence that goes on outside them, without both its subject and verb or
    behind words that a comma or colon sets off: "In my view, | both are right |."
    """
    words = tree.range(span.start, span.end)
    sentence = tree.sentences[tree.sentence(span.start)]
    end = words.stop + (words.stop < sentence.last and tree.tag(words.stop) == "PUNCT")
    if not words or span.of(tree.text).startswith(_QUOTES) or (words.start, end) == (sentence.first, sentence.last):
        return False
    led = words.start > sentence.first and tree.word(words.start - 1) in {",", ":"}
    whole = not led and any(tree.relation(i) in {"nsubj", "csubj"} and tree.head(i) in words for i in words)
    return end <= sentence.last and not whole


def _without_lead(tree: Tree, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Begin a content behind the word or two that announce it: "Breaking: | rebels will free 40 captives"."""
    words = tree.range(content[0].start, content[0].end)
    if words.start != tree.sentences[tree.sentence(content[0].start)].first or content[0].of(tree.text).startswith(_QUOTES):
        return content
    colon = next((i for i in words[1:_LEAD] if tree.word(i) == ":"), None)
    return content if colon is None or colon + 1 not in words else (Span(tree.words[colon + 1].start, content[0].end), *content[1:])


def _with_ruled_out(tree: Tree, attribution: Attribution, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put in what the noun that is ruled out goes on with: "ruled out boots | on the ground", not "| on Monday"."""
    thing = tree.range(content[-1].start, content[-1].end)
    verbs = [i for s in attribution.cue for i in tree.range(s.start, s.end) if tree.lower(i).startswith("rul")]
    first = thing.stop
    if len(thing) != 1 or not verbs or tree.lower(verbs[0] + 1) != "out" or tree.tag(thing.start) != "NOUN":
        return content
    noun = tree.head(first) if first < len(tree.words) and tree.lower(first) in _GOING_ON else -1
    if noun <= first or tree.head(noun) not in {verbs[0], thing.start} or (tree.lower(first) == "on" and tree.tag(noun) == "PROPN"):
        return content
    return (*content[:-1], Span(content[-1].start, tree.phrase(noun, without=frozenset({"acl", "punct", "conj"})).end))


def _without_tail(tree: Tree, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """End a content before a relative pronoun left over, before "but he gave no details" and before ", amid unrest"."""
    last = content[-1]
    words = tree.range(last.start, last.end)
    end = next((i for i in words[1:] if tree.lower(i) == "but" and _withholds(tree, i, words)), words.stop)
    end = next((i for i in words[1:end] if tree.lower(i) in _AMID and tree.word(i - 1) == ","), end)
    if tree.lower(end - 1) in _RELATIVE and tree.head(end - 1) >= end:
        end -= 1  # "the war | that | Kyiv says has ended"
    while words.start < end - 1 and end < words.stop and tree.tag(end - 1) == "PUNCT":
        end -= 1
    return content if end in {words.stop, words.start} else (*content[:-1], Span(last.start, tree.words[end - 1].end))


def _withholds(tree: Tree, but: int, words: range) -> bool:
    """Say whether "but" opens that the speaker told no more: "but | he gave no details", "but | declined to say when"."""
    verb = tree.head(but)
    if verb not in words or verb <= but or tree.relation(verb) != "conj":
        return False
    if any(tree.tag(c) != "PRON" for c in tree.dependents(verb, "nsubj")):
        return False
    withheld = any(tree.is_none(c) and tree.lower(c) in _DETAILS for c in tree.dependents(verb, "obj"))
    told = [verb, *tree.dependents(verb, "xcomp")]
    denied = any(tree.lower(c) in _NOT for c in tree.dependents(verb, "advmod"))
    unsaid = any(tree.lower(v) in _TELLING for v in told) and (denied or tree.lower(verb) in {"declined", "refused"})
    return withheld or unsaid


def _with_antecedent(tree: Tree, attribution: Attribution, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put in the noun that a relative clause is about: "a road that rebels say | had been mined"."""
    if (meant := _judged(tree, attribution, content)) is not None:
        return (meant, *content[1:])
    noun = _described(tree, attribution)
    if noun is None:
        return content
    named = tree.phrase(noun, without=frozenset({"acl", "case", "appos", "punct", "advcl"}))
    taken = (*attribution.source, *attribution.cue, *content)
    if len(tree.range(named.start, named.end)) > _LONGEST or any(named.overlaps(s) for s in taken):
        return content
    first = content[0]
    if first.of(tree.text).lower() in _RELATIVE:
        subject = tree.relation(tree.range(first.start, first.end)[0]) == "nsubj"
        return (named, *content[1:]) if subject and len(content) > 1 else content
    words = tree.range(first.start, first.end)
    top = tree.top(words)
    if top is None or tree.tag(words[0]) not in _VERBAL or tree.tag(top) not in _VERBAL:
        return content
    fits = not tree.dependents(top, "nsubj", "mark") and _agree(tree, noun, words[0])
    return (named, *content) if fits else content


def _judged(tree: Tree, attribution: Attribution, content: tuple[Span, ...]) -> Span | None:
    """Return what "which" means where it is set off and judged: "| the toll passed 900 |, which the envoy called grim".

    It is the clause before, unless a thing is named right before it: "a raid on | the camp |, which he called a disgrace".
    """
    which = tree.range(content[0].start, content[0].end)
    cue = Cue(tree, attribution).head
    if len(content) < 2 or [tree.lower(i) for i in which] != ["which"] or tree.head(which.start) != cue or cue is None:
        return None
    first = which.start - 1
    noun = tree.head(cue)
    if tree.relation(which.start) != "obj" or tree.tag(first) != "PUNCT" or tree.syntax.relations[cue] != "acl:relcl":
        return None
    beside = tree.phrase(noun, without=frozenset({"acl"})).end == tree.words[first - 1].end
    if beside and tree.tag(noun) != "NUM" and tree.lower(noun) not in figure_words("people"):
        return None
    if tree.lower(tree.clause_head(noun)) in acts():
        return None  # "called for a vote within ten years, which he called absurd"
    clause = [i for i in tree.clause(noun) if i < first]
    return Span(tree.words[min(clause)].start, tree.words[first - 1].end) if clause else None


def _agree(tree: Tree, noun: int, verb: int) -> bool:
    """Say whether a noun may be the subject of a verb: "a war | has", not "troops | has"."""
    many = tree.lower(noun).endswith("s")
    return tree.lower(verb) not in (_ONE if many else _MANY)


def _described(tree: Tree, attribution: Attribution) -> int | None:
    """Return the noun that the clause of a cue describes, where it stands before it."""
    at = Cue(tree, attribution).head
    while at is not None and at >= 0 and tree.relation(at) in {"xcomp", "conj", "ccomp"}:
        at = tree.head(at)
    if at is None or at < 0 or tree.syntax.relations[at] != "acl:relcl":
        return None
    noun = tree.head(at)
    return noun if tree.tag(noun) in {"NOUN", "PROPN"} and noun < at else None
