"""The time a figure counts: since when, up to when, in what window."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from onrecord.annotate.annotations import Annotations, Quantity, TimeExpression
from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.lookups import cues_in, said_in, starting
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.clauses import deed_below, deed_noun_above, is_compared_with, is_later, is_old
from onrecord.extract.circumstances.saying import is_of_saying
from onrecord.extract.circumstances.told_before import sentence_before
from onrecord.extract.figure_vocabulary import Counted, figure_words
from onrecord.extract.modalities import is_planned
from onrecord.records import Article, Period
from onrecord.records.values import Measure

_DATE = re.compile(r"\d{4}(?:-W\d\d|-\d\d(?:-\d\d)?)?(?=T|$)")
_NEAR = 80  # code points between a number and a time that the tree does not join
_EVENT = 6  # words between "since" and the time of the event it names
_BESIDE = 4  # code points between a cue and the time of saying: "said on Thursday"
_DAY = len("2024-05-31")
_PART = 4  # words between a part of those counted and its time: "120 | of them since | Saturday"
WARS = {"war", "conflict", "insurgency", "uprising"}
_HARMS: set[Measure] = {"killed", "injured", "missing", "displaced"}
_PREVIOUS = ("previous", "past", "last", "preceding", "latest")
_UP_TO = ("as of", "by", "up to", "until", "till")  # words before a day up to which a count has run
_BOUNDING = {"between", "until", "till"}
_STEPS = 3  # from a time up to "compared"
_TO_DAY = {"to", "until", "till", "through"}  # words between the first and the last day of a stretch
_PERFECT = {"have", "has", "'ve", "’ve", "had"}


def period_of(
    article: Article, annotations: Annotations, tree: Tree, quantity: Quantity, counted: Counted, said: str | None
) -> Period | None:
    """Return the time a figure counts: "since X" and tolls are cumulative, "in the previous 24 hours" a window."""
    as_of = said or article.day
    sentence = tree.sentences[tree.sentence(quantity.start)]
    times = [
        t for t in starting(annotations.times, sentence.start, sentence.end)
        if not _inside_quantity(t, quantity)
        and not _is_in_name(annotations, t)
        and not _compares(tree, t)
        and not _is_of_compared(tree, t, quantity)
        and not _is_of_part(tree, t, quantity)
        and not _is_of_later(tree, tree.range(t.start, t.end).start, counted.word)
    ]  # fmt: skip
    mine = [t for t in times if not _of_saying(tree, annotations, t, counted.word)]
    clause = tree.clause(counted.word)
    if counted.measure in {"at_risk", "duration"}:
        mine = _within(tree, mine, clause)
    if counted.measure == "duration" and _is_over(tree, quantity):
        mine = []
    if _is_war_told_of(tree, counted.word):
        return Period("cumulative", None, as_of) if not _within(tree, mine, clause) else None
    when = next((t for t in mine if _is_when(tree, t, counted.word)), None)
    if when and _bounds(when)[0]:
        return Period("planned" if is_planned(tree, counted.word) else "window", *_bounds(when))
    shared = clause.union(*(tree.clause(c) for c in tree.joined_clauses(tree.clause_head(counted.word))))
    scopes = (clause, shared, _above(tree, counted.word), deed_noun_above(tree, counted.word))
    mine = next((found for scope in scopes if (found := _within(tree, mine, scope))), []) or [
        t
        for t in mine
        if abs(t.start - quantity.start) < _NEAR and tree.rules(tree.range(t.start, t.end).start, counted.word)
        and not (_is_until(tree, t) and tree.relation(tree.clause_head(counted.word)) == "acl")
    ]  # fmt: skip
    mine = mine or [t for t in _told_below(tree, times, counted.word) if _since(tree, t)]
    mine = mine or _within(tree, times, deed_below(tree, counted.word))
    until = next((t for t in mine if t.finish and _is_until(tree, t)), None)
    if until:
        return Period("cumulative", None, _bounds(until)[1])
    since = next((t for t in mine if _since(tree, t) and t.type == "DATE" and t.begin), None) or _begun(tree, times, counted)
    if since and not _tells_which(tree, since, counted.word):
        return Period("cumulative", _bounds(since)[0], as_of)
    if since_then := _since_then(annotations, tree, counted.word):
        return Period("cumulative", since_then, as_of)
    if _raised_to(tree, quantity, counted):
        return Period("cumulative", None, as_of)
    window = next((t for t in mine if _lasts_back(annotations.text, t)), None)
    if window and as_of and window.begin and window.finish:
        return Period("window", window.begin, window.finish)
    if _cumulative(tree, quantity, counted) or _since_event(tree, counted.word):
        return Period("cumulative", None, as_of)
    dated = [t for t in mine if t.type in {"DATE", "TIME"} and _bounds(t)[0]]
    first, last = _bounds(min(dated, key=lambda t: abs(t.start - quantity.start))) if dated else (None, None)
    for one, other in pairwise(times):
        if one in dated and _range(tree, one, other):
            first, last = _in_order(_bounds(one)[0], _bounds(other)[1])
    spoken_of = tree.tag(counted.word) == "NOUN" and last and as_of and last < as_of[: len(last)]
    if is_planned(tree, counted.word) and not spoken_of:  # "will dwell on the | deaths | of ten in 2012"
        return Period("planned", first, last)
    first, last = (first, last) if first else _before(annotations, tree, counted)
    if not first and counted.measure in _HARMS and _is_over_war(tree, counted.word):
        return Period("cumulative")
    return Period("window", first, last) if first else None


def _before(annotations: Annotations, tree: Tree, counted: Counted) -> tuple[str | None, str | None]:
    """Return the bounds of the one time of the sentence before, where it tells the happening that a count is of."""
    number = sentence_before(annotations, tree, counted)
    if number is None:
        return None, None
    sentence = tree.sentences[number]
    times = [t for t in starting(annotations.times, sentence.start, sentence.end) if t.type in {"DATE", "TIME"}]
    told = {_bounds(t) for t in times if not _of_saying(tree, annotations, t, tree.range(t.start, t.end).start)}
    return told.pop() if len(told) == 1 else (None, None)


def _bounds(time: TimeExpression) -> tuple[str | None, str | None]:
    """Return first and last date of a time, both the same where it is a day, a week, a month or a year."""
    match = _DATE.match(time.value)
    days = match and len(match[0]) == _DAY and time.begin and time.finish and time.begin[:_DAY] < time.finish[:_DAY]
    return (match[0], match[0]) if match and not days else (time.begin, time.finish)


def _within(tree: Tree, times: Iterable[TimeExpression], scope: frozenset[int]) -> list[TimeExpression]:
    return [t for t in times if scope & set(tree.range(t.start, t.end))]


def _above(tree: Tree, word: int) -> frozenset[int]:
    """Return the clause whose subject a word's shares: "on Monday stormed a barracks, | killing 12"."""
    head = tree.clause_head(word)
    if tree.relation(head) == "conj" and not tree.dependents(head, "nsubj") and _is_result(tree, tree.head(head)):
        head = tree.head(head)  # "killing 12 and | wounding 30"
    shares = (_is_result(tree, head) or tree.relation(head) == "conj") and not tree.dependents(head, "nsubj")
    return tree.clause(tree.head(head)) if shares else frozenset()


def _is_result(tree: Tree, clause: int) -> bool:
    """Say whether a clause tells what came of the one above: "stormed a barracks, | killing 12"."""
    return tree.relation(clause) == "advcl" and tree.lower(clause).endswith("ing")


def _told_below(tree: Tree, times: Iterable[TimeExpression], word: int) -> list[TimeExpression]:
    """Return the times of clauses below a word's: "have died in raids blamed on rebels | in the past two years"."""
    below = [t for t in times if tree.rules(word, tree.range(t.start, t.end).start)]
    return [t for t in below if not _is_of_thing(tree, tree.range(t.start, t.end).start)]


def _is_of_thing(tree: Tree, time: int) -> bool:
    """Say whether a time is told of a thing that is no attack and no war: "free 18 men held | since May"."""
    clause = tree.clause_head(time)
    noun = tree.head(clause) if tree.relation(clause) == "acl" else -1
    return noun >= 0 and tree.lower(noun) not in figure_words("happenings", "wars", "harms")


def _is_over(tree: Tree, quantity: Quantity) -> bool:
    """Say whether a duration is of what was before: "signed on Sunday, after a | five-day | war", "an end to a | ten-year | war"."""
    first = tree.range(quantity.cue.start if quantity.cue else quantity.start, quantity.end).start
    return bool({tree.lower(i) for i in range(max(first - 2, 0), first)} & {"after", "to"})


def _is_war_told_of(tree: Tree, word: int) -> bool:
    """Say whether a count is told of a war, of which the sentence tells something else: "ended a war that | killed 40,000"."""
    clause = tree.clause_head(word)
    return tree.relation(clause) == "acl" and tree.lower(tree.head(clause)) in WARS


def _is_over_war(tree: Tree, word: int) -> bool:
    """Say whether a count is told of a whole war: "40,000 people died | in the war"."""
    below = [c for w in (word, tree.clause_head(word)) for c in tree.dependents(w, "obl", "nmod")]
    return any(tree.lower(c) in WARS and tree.cases(c) & {"in", "during"} for c in below)


def _is_of_later(tree: Tree, time: int, word: int) -> bool:
    """Say whether a time is told of what was long before a count: "killed 12, three months after | a truce of May"."""
    clause = tree.clause_head(time)
    return clause != tree.clause_head(word) and tree.relation(clause) == "advcl" and is_later(tree, clause)


def _is_in_name(annotations: Annotations, time: TimeExpression) -> bool:
    """Say whether a time is but part of a name: "the | Good Friday | Agreement"."""
    named = [e for e in annotations.entities if e.label in {"MISC", "ORGANIZATION", "PRODUCT", "FACILITY"}]
    return any(e.start <= time.start and time.end < e.end for e in named)


def _is_of_part(tree: Tree, time: TimeExpression, quantity: Quantity) -> bool:
    """Say whether a time is that of a part only: "9,000 people crossed, 120 of them | since Saturday"."""
    at = tree.range(time.start, time.end).start
    first = tree.range(quantity.start, quantity.end).stop
    led = [i for i in range(max(at - _PART, first), at) if tree.lower(i) == "of" and tree.tag(i - 1) == "NUM"]
    return bool(led) and led[-1] > first and tree.lower(led[-1] + 1) in figure_words("parts")


def _is_of_compared(tree: Tree, time: TimeExpression, quantity: Quantity) -> bool:
    """Say whether a time is that of the other of two numbers compared: "578,000, up from 362,000 in | March"."""
    if is_old(tree, quantity):
        return time.start < quantity.start
    if (compared := comparing(tree, time)) is not None:
        return not tree.words[compared].start < quantity.start < time.start
    return any(tree.tag(i) == "NUM" and is_compared_with(tree, i) for i in tree.range(quantity.end, time.start))


def _range(tree: Tree, one: TimeExpression, other: TimeExpression) -> bool:
    """Say whether two times bound one: "between | 1994 | and | 1997", "on 10 | and | 11 May", "from May 3, when they met, | to |
    May 9".
    """
    before, between = tree.range(one.start, one.end).start - 1, tree.range(one.end, other.start)
    *aside, last = [tree.lower(i) for i in between] or [""]
    led = tree.lower(before) if before >= 0 else ""
    if aside:
        return led == "from" and last in _TO_DAY and aside[0] == aside[-1] == ","
    return last in _TO_DAY or (led in {"between", "on"} and last == "and")


def _in_order(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Return the bounds of a stretch, the first a week or a year before where it was reckoned behind the last."""
    if first is None or last is None or first <= last:
        return first, last
    if len(first) == len(last) == _DAY:
        week = (date.fromisoformat(first) - timedelta(days=7)).isoformat()
        if week <= last:  # "between Wednesday and Saturday", told on Wednesday
            return week, last
    year = int(last[:4])
    return f"{year if first[4:] <= last[4:] else year - 1}{first[4:]}", last


def _since_then(annotations: Annotations, tree: Tree, word: int) -> str | None:
    """Return from when "since then" or "in this period" counts: the one day, month or year of the sentence before."""
    number = tree.sentence_of(word)
    clause = sorted(tree.clause(word))
    said = " ".join(tree.lower(i) for i in clause)
    if not number or not any(phrase in said for phrase in figure_words("back_to_then")):
        return None
    before = tree.sentences[number - 1]
    dated = {
        _bounds(t)[0] for t in starting(annotations.times, before.start, before.end)
        if t.type == "DATE" and _DATE.match(t.value)
    }  # fmt: skip
    return dated.pop() if len(dated) == 1 else None


def _inside_quantity(time: TimeExpression, quantity: Quantity) -> bool:
    return time.start <= quantity.start and quantity.end <= time.end


def _of_saying(tree: Tree, annotations: Annotations, time: TimeExpression, counted: int) -> bool:
    """Say whether the time tells when something was said: in a source or right beside a cue, outside every content."""
    before = tree.range(time.start, time.end).start - 1
    if before >= 0 and tree.tag(before) == "VERB" and tree.lower(before) in acts():  # "the minister said | Tuesday"
        return True
    said = said_in(annotations, tree).get(tree.sentence(time.start), ())
    if any(s.start <= time.start < s.end for a in said for s in a.content):
        return False
    if is_of_saying(annotations, tree, before + 1, counted):
        return True
    near = range(tree.sentence(max(time.start - _BESIDE - 1, 0)), tree.sentence(time.end + _BESIDE) + 1)
    cues = [s for number in near for s in cues_in(annotations, tree).get(number, ())]
    if any(s.start <= time.start < s.end for s in cues):
        return True
    return any(0 <= time.start - s.end <= _BESIDE or 0 <= s.start - time.end <= _BESIDE for s in cues)


def tells_war(tree: Tree, number: int) -> bool:
    """Say whether a sentence, by its number, names a war: what is counted there may be all that it cost."""
    sentence = tree.sentences[number]
    return any(tree.lower(i) in WARS for i in range(sentence.first, sentence.last))


def spans_days(period: Period) -> bool:
    """Say whether a period is more than one day: a month, two days together."""
    return period.start != period.end or len(period.start or "") < _DAY


def _is_when(tree: Tree, time: TimeExpression, word: int) -> bool:
    """Say whether a word's clause tells what happened at a time: "since May 3, when they | released | 40"."""
    behind = tree.range(time.start, time.end).stop
    behind += behind < len(tree.words) and tree.word(behind) == ","
    led = behind < len(tree.words) and tree.lower(behind) == "when"
    return led and tree.clause_head(behind) == tree.clause_head(word)


def _is_until(tree: Tree, time: TimeExpression) -> bool:
    """Say whether a count has run up to a time: "as of | Monday"."""
    return any(_stands_behind(tree, time, w) for w in _UP_TO)


def _stands_behind(tree: Tree, time: TimeExpression, words: str) -> bool:
    """Say whether the words stand right before a time."""
    first = tree.range(time.start, time.end).start
    length = words.count(" ") + 1
    owns = tree.text[time.end : time.end + 2] in {"'s", "’s"}  # "hit by last month's quake"
    return first >= length and not owns and " ".join(tree.lower(i) for i in range(first - length, first)) == words


def _since(tree: Tree, time: TimeExpression) -> bool:
    """Say whether "since" stands before a time, or before the event it dates: "since the coup in February 2021"."""
    since = since_before(tree, time)
    return since is not None and not _superlative(tree, since)


def _compares(tree: Tree, time: TimeExpression) -> bool:
    """Say whether a time only bounds a comparison: "the deadliest attack there since | 2006"."""
    since = since_before(tree, time)
    return since is not None and _superlative(tree, since)


def is_bound(tree: Tree, time: TimeExpression) -> bool:
    """Say whether a time only begins or ends a stretch, or is that of what something is compared with."""
    top = tree.top(tree.range(time.start, time.end))
    first = tree.head(top) if top is not None and tree.relation(top) == "conj" else top  # "between May and | June"
    led = first is not None and not tree.cases(first).isdisjoint(_BOUNDING)
    return led or since_before(tree, time) is not None or comparing(tree, time) is not None


def comparing(tree: Tree, time: TimeExpression) -> int | None:
    """Return the "compared" of what a time is told of: "up by a third | compared | with May"."""
    top = tree.top(tree.range(time.start, time.end))
    return None if top is None else next((w for w in tree.climb(top, _STEPS) if tree.lower(w) == "compared"), None)


def since_before(tree: Tree, time: TimeExpression) -> int | None:
    """Return the "since" of a time, or of the event it dates."""
    first = tree.range(time.start, time.end).start
    for at in range(first - 1, max(first - _EVENT, 0) - 1, -1):
        if tree.lower(at) == "since":
            return at
        if tree.tag(at) in {"VERB", "PUNCT"}:
            break
    clause = tree.clause_head(first)  # "since | the law took effect in 1989"
    if tree.relation(clause) != "advcl":
        return None
    marks = [m for m in tree.dependents(clause, "mark") if tree.lower(m) == "since"]
    return next((m for m in marks if not _superlative(tree, m)), marks[0] if marks else None)


def _begun(tree: Tree, times: Iterable[TimeExpression], counted: Counted) -> TimeExpression | None:
    """Return from when a count goes on that is told of what began then: "following clashes that erupted | on 3 May"."""
    for time in times:
        clause = tree.clause_head(tree.range(time.start, time.end).start)
        event = tree.head(clause) if tree.relation(clause) == "acl" else -1
        if event < 0 or tree.lower(clause) not in figure_words("beginning") or time.type != "DATE" or not time.begin:
            continue
        if tree.cases(event) & {"following", "after", "since"} and tree.rules(counted.word, event) and counted.measure in _HARMS:
            return time
    return None


def _tells_which(tree: Tree, time: TimeExpression, word: int) -> bool:
    """Say whether a count only tells which event something goes on since: "in hiding since the May raid that | killed nine"."""
    first, at = tree.range(time.start, time.end).start, word
    while at >= 0 and tree.relation(at) != "acl":
        at = tree.head(at)
    event = tree.head(at) if at >= 0 else -1
    while event >= 0 and tree.relation(event) == "nmod":
        event = tree.head(event)
    return event > first and first in tree.below(event)


def _since_event(tree: Tree, word: int) -> bool:
    """Say whether the count runs since something that no date is given for: "since the fall of the capital"."""
    verb = tree.clause_head(word)
    below = [c for c in tree.children[verb] if tree.relation(c) in {"obl", "advcl"}]
    marks = [m for c in below for m in tree.dependents(c, "case", "mark") if tree.lower(m) == "since"]
    return any(not _superlative(tree, m) for m in marks)


def _superlative(tree: Tree, since: int) -> bool:
    """Say whether "since" only bounds a comparison: "the deadliest attack there since", "the first since"."""
    words = [tree.lower(i) for i in range(max(0, since - _EVENT), since)]
    return any(w.endswith("est") or w in {"first", "worst", "most", "time"} for w in words)


def _lasts_back(text: str, time: TimeExpression) -> bool:
    """Say whether a time is a stretch up to now: "the past two years"."""
    return time.type == "DURATION" and any(w in text[time.start : time.end].lower() for w in _PREVIOUS)


def _raised_to(tree: Tree, quantity: Quantity, counted: Counted) -> bool:
    """Say whether a count is brought to a number: "bringing the total to 46,537"."""
    first = tree.range(quantity.cue.start if quantity.cue else quantity.start, quantity.end).start
    raised = {tree.lower(counted.word), *(tree.lower(o) for o in tree.dependents(tree.clause_head(first), "obj"))}
    return first > 0 and tree.lower(first - 1) == "to" and bool(raised & figure_words("tolls"))


def _cumulative(tree: Tree, quantity: Quantity, counted: Counted) -> bool:
    """A toll, or a perfect tense with nobody's single deed ("the war has killed 40,000"), counts from the beginning."""
    clause = {tree.lower(i) for i in tree.clause(counted.word)}
    reporting = clause & {"included", "includes", "including", "include"}
    if clause & {"toll", "tolls", "tally"} and not reporting:
        return True
    if clause & figure_words("passing") and clause & figure_words("tolls") and not reporting:
        return True
    said = " ".join(tree.lower(i) for i in sorted(tree.clause(counted.word)))
    if "so far" in said or "to date" in said:
        return True
    verb = counted.word if tree.tag(counted.word) == "VERB" else tree.clause_head(counted.word)
    if quantity.value == 1 and quantity.comparator == "=":
        return False  # "a sentry has been shot dead" is one deed
    if tree.relation(verb) == "conj" and not tree.dependents(verb, "nsubj", "aux") and tree.tag(verb) == "VERB":
        verb = tree.head(verb)  # "the war has killed 40,000 and | wounded | 90,000"
    perfect = any(tree.lower(c) in _PERFECT - {"had"} for c in tree.dependents(verb, "aux"))
    subject = tree.dependents(verb, "nsubj")
    claimed = tree.relation(verb) == "xcomp" and not tree.is_passive(tree.head(verb))  # "claimed to have | killed | 30"
    if perfect and not subject and tree.relation(verb) != "conj" and not claimed:  # "a war that, the ministry says, has killed 40,000"
        return counted.measure in {"killed", "injured", "displaced"}
    return (
        perfect
        and counted.measure in {"killed", "injured", "displaced"}
        and any(
            tree.lower(s) in figure_words("wars")
            or (tree.relation(s) == "nsubj" and tree.syntax.relations[s] == "nsubj:pass")
            for s in subject
        )
    )
