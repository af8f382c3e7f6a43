"""Sources that the labels miss or get wrong: the subject of the cue, and who else the tree shows to speak."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import acts, is_told, reporting_forms, weekdays
from onrecord.annotate.lookups import Taken
from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.tree import Tree, is_day_of_month
from onrecord.records.span import Span
from onrecord.vocabularies.load import load, words_in

_OPEN = {"ADP", "DET", "ADJ", "CCONJ"}
_FRONT = 5  # words, at least, of a main clause before ", X said"
_REST = 6  # words that may be missing
_LABEL = 8  # words, with its mark, of the place in front of a sentence
_ENDS_LABEL = {":", "—", "–"}
_HEARING = {"court", "tribunal", "jury", "inquiry", "inquest", "hearing", "panel", "committee", "commission"}
_DESCRIBING = {"acl", "advcl", "amod"}
_RELATIVE = {"who", "which", "that"}
_MEANWHILE = {"as", "while", "after"}
_LED = {"on", "late", "early"}  # before a day
_SEVERAL = 2
_LONGEST = 25  # words: a longer subject is no source
_felt = partial(words_in, "reporting_verbs", "voicing", "felt")  # "Chad, | worried | about raids"


def find_sources(tree: Tree, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with a source found where the labels gave none."""
    return tuple(_with_source(tree, a) for a in attributions)


def find_fronts(tree: Tree, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with the main clause added that stands before ", X said," and that nothing else claims."""
    taken = [s for a in attributions for s in (*a.source, *a.cue, *a.content)]
    return tuple(_with_front(tree, a, taken) for a in attributions)


def _with_front(tree: Tree, attribution: Attribution, taken: Sequence[Span]) -> Attribution:
    if not attribution.source or not attribution.cue:
        return attribution
    lead = min(attribution.source[0].start, attribution.cue[0].start)
    at = tree.range(lead, lead + 1).start
    first = behind_label(tree, tree.sentences[tree.sentence(lead)].first, at)
    if at - first < _FRONT or tree.word(at - 1) != "," or not _is_main_clause(tree, range(first, at - 1)):
        return attribution
    front = Span(tree.words[first].start, tree.words[at - 2].end)
    behind = tree.range(attribution.cue[-1].end, attribution.cue[-1].end + 2)
    said = any(tree.lower(i) in acts() for s in attribution.cue for i in tree.range(s.start, s.end))
    closed = bool(behind) and tree.word(behind[0]) in {",", "."}
    if any(front.overlaps(s) for s in taken) or not said or not closed:
        return attribution
    return replace(attribution, content=(front, *attribution.content))


def with_subjects(tree: Tree, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with contents begun at the subject that the labels left out before them.

    A long relative clause parts the two: "said | the unit, which is based in Kindu, | had moved".
    """
    return tuple(_with_subject(tree, a) for a in attributions)


def _with_subject(tree: Tree, attribution: Attribution) -> Attribution:
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    if head is None or not attribution.source:
        return attribution
    others = (*attribution.source, *attribution.cue)
    for clause in tree.dependents(head, "ccomp"):
        subject = next(iter(tree.dependents(clause, "nsubj")), None)
        inside = sorted(tree.below(clause))
        for n, span in enumerate(attribution.content):
            first = tree.range(span.start, span.end).start
            if subject is None or not subject < first <= inside[-1] or first not in inside:
                continue
            start = tree.words[min(tree.below(subject))].start
            front = Span(start, span.end)
            if any(front.overlaps(s) for s in others) or any(
                front.overlaps(s) for k, s in enumerate(attribution.content) if k != n
            ):
                continue
            content = tuple(front if k == n else s for k, s in enumerate(attribution.content))
            return replace(attribution, content=content)
    return attribution


def behind_label(tree: Tree, first: int, end: int) -> int:
    """Return where a sentence goes on behind its place: "IDLIB / ANKARA: | Turkey will ..."."""
    for index in range(first, min(first + _LABEL, end)):
        if tree.word(index) in _ENDS_LABEL:
            return index + 1
        if tree.word(index)[0].isalpha() and not tree.word(index)[0].isupper():
            break
    return first


def _is_main_clause(tree: Tree, words: range) -> bool:
    """Say whether words hold a subject with a verb that nothing subordinates."""
    for index in words:
        above = tree.head(index)
        if tree.relation(index) in {"nsubj", "csubj"} and above in words and not tree.dependents(above, "mark"):
            return True
    return False


def with_counts(tree: Tree, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with who gives a number by a verb of counting: "the army put the toll at 31".

    That is told where nothing is attributed yet, or behind the semicolon that ends what somebody else says: "12 died, the
    mayor said; | the army gives 31 dead".
    """
    taken = Taken(tree, (s for a in found for s in a.cue))
    held = Taken(tree, (s for a in found for s in a.content))
    kept, counts = tuple(found), []
    for index in tree.where(_counting()):
        if tree.tag(index) != "VERB":
            continue
        cue = tree.words[index]
        subject = next(iter(tree.dependents(index, "nsubj")), None)
        if subject is None or subject > index or taken.meets(cue) or not _can_count(tree, subject):
            continue
        told = [c for c in tree.dependents(index, "obj", "obl", "nmod", "ccomp", "xcomp", "advcl") if c > index]
        words = sorted(i for c in told for i in tree.below(c))
        source = named_phrase(tree, subject)
        if not source or not words or not _gives_number(tree, index, words):
            continue
        if held.meets(cue):
            stop = _semicolon_before(tree, source)
            if stop is None or not all(_is_cut(a, stop, cue) for a in kept if _holds(a, cue)):
                continue
            kept = tuple(replace(a, content=_before(a, stop)) if _holds(a, cue) else a for a in kept)
        counts.append(Attribution((source,), (cue,), (Span(tree.words[words[0]].start, tree.words[words[-1]].end),)))
    return (*kept, *counts)


def _semicolon_before(tree: Tree, source: Span) -> Span | None:
    """Return the semicolon right before a source."""
    first = tree.range(source.start, source.end).start
    marks = [i for i in (first - 1, first - 2) if i >= 0 and tree.word(i) == ";"]
    return tree.words[marks[0]] if marks else None


def _holds(attribution: Attribution, cue: Span) -> bool:
    return any(s.contains(cue) for s in attribution.content)


def _is_cut(attribution: Attribution, stop: Span, cue: Span) -> bool:
    """Say whether what is attributed may end at a semicolon: it is no quotation, and its own cue stands before."""
    early = all(s.end <= stop.start for s in attribution.cue) and any(s.start < stop.start for s in attribution.content)
    return early and attribution.quotation == "indirect"


def _before(attribution: Attribution, stop: Span) -> tuple[Span, ...]:
    spans = (Span(s.start, min(s.end, stop.start)) for s in attribution.content if s.start < stop.start)
    return tuple(spans)


def _can_count(tree: Tree, subject: int) -> bool:
    noun = tree.lower(subject)
    if any(tree.tag(c) == "PROPN" for c in tree.dependents(subject, "compound")):
        return True  # "Radio Kidal | television"
    return tree.tag(subject) in {"PROPN", "PRON"} or noun in institution_nouns() or noun in role_nouns()


def _gives_number(tree: Tree, verb: int, words: Sequence[int]) -> bool:
    if not any(tree.tag(i) == "NUM" for i in words):
        return False
    objects, counting = tree.dependents(verb, "obj"), ("reporting_verbs", "counting")
    told = frozenset().union(*(words_in("figure_words", key) for key in ("tolls", "states", "losses")))
    if tree.lower(verb) in words_in(*counting, "mention"):
        mentioned = any(tree.cases(c) == {"of"} for c in tree.dependents(verb, "obl"))
        return mentioned and any(tree.lower(w) in told for w in words)
    if tree.lower(verb) in words_in(*counting, "figure"):
        led = any(tree.cases(c) & {"at", "as"} for c in tree.dependents(verb, "obl", "xcomp", "advcl"))
        if led:
            return any(tree.lower(w) in told | {"it"} for w in words)
        bare = any(tree.tag(o) == "NUM" for o in objects)  # "gives | 420 dead"
        return any(tree.lower(w) in told for w in (words if bare else objects))
    return any(tree.dependents(o, "nummod") for o in objects)


@cache
def _counting() -> frozenset[str]:
    return frozenset(verb for verbs in load("reporting_verbs")["counting"].values() for verb in verbs.split())


def _by_nobody(tree: Tree, attribution: Attribution) -> bool:
    """Say whether the cue is a participle that names nobody, beside another's source: "a box | labelled", "pressed"."""
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    if head is None or tree.tag(head) != "VERB" or tree.lower(head) in _felt():
        return False
    if not tree.lower(head).endswith(("ed", "thought")):
        return False
    agents = {tree.syntax.relations[c] for c in tree.children[head]} & {"obl:agent"}
    if tree.relation(head) not in _DESCRIBING or agents or tree.dependents(head, "nsubj", "aux"):
        return False
    return all(tree.head(i) != head for span in attribution.source for i in tree.range(span.start, span.end))


def _is_thought(tree: Tree, attribution: Attribution) -> bool:
    """Say whether a passive verb of thought tells nobody, beside one who does a thing: "signed a pact; 40 | are thought to"."""
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    if head is None or not tree.is_passive(head) or tree.lower(head) not in _told_of_verbs():
        return False
    top = tree.top([i for span in attribution.source for i in tree.range(span.start, span.end)])
    if top is not None and tree.sentence_of(top) > tree.sentence_of(head) and tree.dependents(head, "nsubj"):
        return True  # "40 | are thought to have died. The Red Cross appealed for help"
    if top is None or tree.relation(top) != "nsubj" or top in tree.below(head):
        return False
    return bool(tree.dependents(head, "nsubj")) and tree.lower(tree.head(top)) not in acts()


def _of_naming(tree: Tree, attribution: Attribution) -> Attribution:
    """Return the attribution of a name less what is told of the named: "what officials called | a massacre | killed 12"."""
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    content = attribution.content
    if head is None or len(content) < 2 or content[0].of(tree.text).lower() != "what" or tree.relation(head) != "acl":
        return attribution
    named = set(tree.below(head))
    words = tree.range(content[-1].start, content[-1].end)
    end = next((i for i in words if i not in named and tree.tag(i) != "PUNCT"), words.stop)
    if end in {words.start, words.stop}:
        return attribution
    return replace(attribution, content=(*content[:-1], Span(content[-1].start, tree.words[end - 1].end)))


def _is_heard(tree: Tree, attribution: Attribution) -> bool:
    """Say whether the source only hears what somebody untold says to it: "the court | heard | that"."""
    cue = [i for span in attribution.cue for i in tree.range(span.start, span.end)]
    source = tree.top([i for span in attribution.source for i in tree.range(span.start, span.end)])
    heard = any(tree.lower(i) in {"heard", "hears"} for i in cue)
    return heard and source is not None and tree.lower(source) in _HEARING


def _with_source(tree: Tree, attribution: Attribution) -> Attribution:
    attribution = _of_naming(tree, attribution)
    attribution = replace(attribution, source=tuple(_unbroken(tree, s) for s in attribution.source))
    nobody = _by_nobody(tree, attribution) or _is_thought(tree, attribution)
    if nobody or _is_heard(tree, attribution):
        signs = attribution.signs and replace(attribution.signs, source=0.0)
        return replace(attribution, source=(), signs=signs)
    if (told := _told_passively(tree, attribution)) is not None:
        return told
    if (told := _told_of(tree, attribution)) is not None:
        return told
    if attribution.source and (quoted := _quoted_by(tree, attribution)):
        return replace(attribution, source=(quoted,))
    if attribution.source and (own := _instead_of_relative(tree, attribution) or _instead_of_far(tree, attribution)):
        return replace(attribution, source=(own,))
    if (alone := _own_of_several(tree, attribution)) is not None:
        attribution = replace(attribution, source=(alone,))
    if attribution.source:
        whole = (_completed(tree, span, attribution) for span in attribution.source)
        return replace(attribution, source=tuple(_without_day(tree, span) for span in whole))
    found = _subject(tree, attribution) if attribution.cue else None
    if found is None or any(found.overlaps(s) for s in attribution.cue):
        return attribution
    content = tuple(_without(tree, span, found, attribution.cue[0]) for span in attribution.content)
    if any(tree.lower(i) in acts() for i in tree.range(attribution.cue[0].start, attribution.cue[-1].end)):
        content = tuple(s for s in content if s != found) or content  # "| Peru | rejected | a truce |"
    if any(found.overlaps(s) for s in content):
        return attribution
    return replace(attribution, source=(_without_day(tree, found),), content=content)


def _without_day(tree: Tree, span: Span) -> Span:
    """End a source before the day of saying ("the government | Thursday", "the army | 5 May"), not "a poll made Thursday"."""
    words = tree.range(span.start, span.end)
    apart = len(words) > 2 and all(tree.head(i) not in words[:-2] for i in words[-2:])
    if apart and is_day_of_month([tree.word(i) for i in words[-2:]]):
        return Span(span.start, tree.words[words[-3]].end)
    if len(words) < 2 or tree.lower(words[-1]) not in _days() or tree.tag(words[-2]) == "VERB":
        return span
    end = len(words) - 1
    while end > 1 and tree.lower(words[end - 1]) in _LED:
        end -= 1
    above = tree.head(words[-1])
    described = above in words and tree.tag(above) == "VERB"
    led = tree.tag(words[end - 1]) == "ADP"  # "the victims of Friday"
    return span if described or led else Span(span.start, tree.words[words[end - 1]].end)


@cache
def _days() -> frozenset[str]:
    return weekdays() | {"today", "yesterday", "tonight"}


def _told_passively(tree: Tree, attribution: Attribution) -> Attribution | None:
    """Return the attribution of a passive verb of telling with its agent as source: "they were told | by a nurse |".

    Its subject is the hearer, neither source nor content; None where the cue is no such verb.
    """
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    if head is None or not is_told(tree, head):
        return None
    hearers = [tree.words[c] for c in tree.dependents(head, "nsubj")]
    agents = [c for c in tree.children[head] if tree.syntax.relations[c] == "obl:agent"]
    found = named_phrase(tree, agents[0]) if agents else None
    source = (found,) if found else ()
    content = tuple(s for s in attribution.content if not any(s.contains(h) for h in hearers)) or attribution.content
    if any(s.overlaps(t) for s in source for t in (*attribution.cue, *content)):
        source = ()
    signs = attribution.signs and replace(attribution.signs, source=attribution.signs.source if source else 0.0)
    return replace(attribution, source=source, content=content, signs=signs)


def _told_of(tree: Tree, attribution: Attribution) -> Attribution | None:
    """Return the attribution of a passive verb without the one it is said of as source, nor who stands in a clause that
    describes him: "| Diop | was accused of", "Diop, whose arrest | the court | ordered, was accused of".

    Its agent is the source, where one is told; None where the source is no such subject.
    """
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    if head is None or tree.lower(head) not in _told_of_verbs():
        return None
    described = tree.syntax.relations[head] == "acl" and tree.lower(head).endswith("ed")
    headed = tree.text[tree.words[head].start :].lower().startswith("accused of ")  # "Rebels | accused of | killing 40"
    if not tree.is_passive(head) and not described and not headed:
        return None
    subjects = [tree.head(head)] if described else tree.dependents(head, "nsubj")
    source = [i for span in attribution.source for i in tree.range(span.start, span.end)]
    aside = bool(source) and any(set(source) <= _describing(tree, subject) for subject in subjects)
    if not aside and not any(subject in source for subject in subjects):
        return None
    agents = [c for c in tree.children[head] if tree.syntax.relations[c] == "obl:agent"]
    found = named_phrase(tree, agents[0]) if agents else None
    named = [s for s in attribution.source if not any(s.overlaps(c) for c in attribution.content)]
    content = attribution.content
    if not aside and not any(tree.lower(i) in _RELATIVE | {"it"} for i in source):
        content = tuple(sorted((*named, *content)))
    if found is not None and any(found.overlaps(t) for t in (*attribution.cue, *content)):
        found = None
    signs = attribution.signs and replace(attribution.signs, source=attribution.signs.source if found else 0.0)
    return replace(attribution, source=(found,) if found else (), content=content, signs=signs)


@cache
def _told_of_verbs() -> frozenset[str]:
    """Return the forms of the verbs whose passive subject is what is said, and says nothing."""
    return reporting_forms("unsaid", "accusing") | reporting_forms("unsaid", "naming")


def _quoted_by(tree: Tree, attribution: Attribution) -> Span | None:
    """Return whom the source quotes, as part of its own words: "reports our correspondent quoting | Inspector Diop |"."""
    words = [i for span in attribution.source for i in tree.range(span.start, span.end)]
    for index in words:
        if tree.lower(index) == "quoting" and tree.relation(index) == "acl" and tree.word(index - 1) != ",":
            named = [c for c in tree.dependents(index, "obj") if c in words]
            return named_phrase(tree, named[0]) if named else None
    return None


def _instead_of_relative(tree: Tree, attribution: Attribution) -> Span | None:
    """Return the cue's own subject where the source is a part of what describes it: "Diop, who left, | told", "Diop, who
    according to | his aides | left, told".
    """
    words = [i for s in attribution.source for i in tree.range(s.start, s.end) if tree.tag(i) != "PUNCT"]
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    subject = next(iter(tree.dependents(head, "nsubj")), None) if head is not None else None
    if not words or subject is None or subject in words or not set(words) <= _describing(tree, subject):
        return None
    found = named_phrase(tree, subject)
    apart = found and not any(found.overlaps(s) for s in (*attribution.cue, *attribution.content))
    return found if apart else None


def _describing(tree: Tree, noun: int) -> set[int]:
    """Return the words of the relative clauses of a noun."""
    return {i for c in tree.dependents(noun, "acl") for i in (c, *tree.below(c))}


def _unbroken(tree: Tree, span: Span) -> Span:
    """Return a source without a relative clause that breaks off before its verb: "| Diop |, who in May | promised", and
    less what went on meanwhile: "says | the minister | as rebels regroup".
    """
    words = tree.range(span.start, span.end)
    meanwhile = next((i for i in words[1:] if tree.lower(i) in _MEANWHILE and tree.tag(i) == "SCONJ"), None)
    if meanwhile is not None:
        return Span(span.start, tree.words[meanwhile - 1].end)
    who = next((i for i in words if tree.lower(i) in _RELATIVE and tree.head(i) >= words.stop), None)
    if who is None or who == words.start:
        return span if who is None else tree.words[who]
    return Span(span.start, tree.words[who - 2 if tree.word(who - 1) == "," else who - 1].end)


def _own_of_several(tree: Tree, attribution: Attribution) -> Span | None:
    """Return the one of several sources that is the cue's own subject, where others are of other verbs: "The party, which |
    the UN | says is armed, rejected it".
    """
    head = tree.top([i for span in attribution.cue for i in tree.range(span.start, span.end)])
    if len(attribution.source) < _SEVERAL or head is None:
        return None
    tops = {span: tree.top(tree.range(span.start, span.end)) for span in attribution.source}
    own = [span for span, top in tops.items() if top is not None and top in tree.dependents(head, "nsubj")]
    apart = all(top is not None and tree.relation(top) == "nsubj" for span, top in tops.items() if span not in own)
    return own[0] if len(own) == 1 and apart else None


def _instead_of_far(tree: Tree, attribution: Attribution) -> Span | None:
    """Return the subject of the cue in its own sentence, where the source stands in a later one."""
    if not attribution.cue or attribution.quotation != "indirect":
        return None
    here = tree.sentence(attribution.cue[0].start)
    if any(tree.sentence(s.start) <= here for s in attribution.source):
        return None
    found = _subject(tree, attribution)
    parts = (*attribution.cue, *attribution.content)
    return found if found and tree.sentence(found.start) == here and not any(found.overlaps(s) for s in parts) else None


def _without(tree: Tree, content: Span, source: Span, cue: Span) -> Span:
    """End a content before the source that stands between it and the cue: "a war that the UN | said | has killed"."""
    before = tree.range(content.start, source.start)
    parted = content.contains(source) and content.end <= cue.start and len(tree.range(source.end, cue.start)) <= 1
    return Span(content.start, tree.words[before[-1]].end) if parted and before else content


def _completed(tree: Tree, span: Span, attribution: Attribution) -> Span:
    """Close a source that breaks off in the middle of a phrase: "the ministry in | rebel-held Aden | said"."""
    last = tree.range(span.start, span.end)[-1:]
    cues = [s.start for s in attribution.cue if s.start >= span.end]
    if not last or not cues or (tree.tag(last[0]) not in _OPEN and tree.text[span.end : span.end + 1] != "-"):
        return span
    rest = tree.range(span.end, min(cues))
    barred = {";", "“", "”"} if tree.tag(last[0]) == "ADP" else {",", ";", "“", "”"}
    if not rest or len(rest) > _REST or any(tree.word(i) in barred or tree.tag(i) == "VERB" for i in rest):
        return span
    end = rest[-2 if tree.word(rest[-1]) == "," and len(rest) > 1 else -1]
    return Span(span.start, tree.words[end].end)


def _subject(tree: Tree, attribution: Attribution) -> Span | None:
    """Return the subject of the cue's verb, or of the verb it completes; for a passive, the agent.

    A participle's subject is the noun it describes ("a statement announcing ...", "Chad, worried about ...").
    """
    words = [i for span in attribution.cue for i in tree.range(span.start, span.end)]
    at = cue = tree.top(words) if words else None
    for _ in range(3):
        if at is None or at < 0:
            return None
        under = {tree.syntax.relations[c]: c for c in reversed(tree.children[at])}
        passive = at == cue and ("nsubj:pass" in under or "obl:agent" in under)
        subject = under.get("obl:agent") if passive else under.get("nsubj", under.get("nsubj:pass"))
        if subject is not None:
            return named_phrase(tree, subject)
        if tree.relation(at) == "acl" and (tree.lower(at).endswith("ing") or tree.lower(at) in _felt()):
            return named_phrase(tree, tree.head(at))
        if passive or tree.relation(at) not in {"xcomp", "conj", "advcl"}:
            return None
        at = tree.head(at)
    return None


def named_phrase(tree: Tree, index: int) -> Span | None:
    """Return the phrase of a subject, less a preposition of its own and relative clauses."""
    span = tree.phrase(index, without=frozenset({"acl"}))
    words = tree.range(span.start, span.end)
    if len(words) > 1 and tree.tag(words[0]) == "ADP" and tree.head(words[0]) == index:
        words = words[1:]
    return Span(tree.words[words[0]].start, span.end) if len(words) <= _LONGEST else None
