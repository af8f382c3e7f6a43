"""Where, when and of whom a figure counts, and whether it is asserted, expected, planned or denied."""

from collections.abc import Iterator

from onrecord.annotate.annotations import Annotations, Entity, Quantity, TimeExpression
from onrecord.annotate.tree import Tree
from onrecord.extract.measures import Counted, figure_words
from onrecord.records import Article, Period
from onrecord.records.values import Modality

_IN = {"in", "at", "near", "across", "throughout", "around", "inside", "outside", "within", "from", "on", "of", "over"}
_NEAR = 80  # code points between a number and a time that the tree does not join
_BESIDE = 4  # code points between a cue and the time of saying: "said on Thursday"
_SINCE = {"since", "from"}
_PREVIOUS = ("previous", "past", "last", "preceding", "latest")
_PERFECT = {"have", "has", "'ve", "’ve", "had"}
_STATES = {"dead", "killed", "wounded", "injured", "missing", "displaced", "deaths", "death", "bodies", "lives", "homeless", "hurt", "fatalities", "injuries"}
_PASSING = {"surpassed", "passed", "topped", "exceeded", "crossed", "risen", "rose", "reached", "stands", "stood", "climbed"}


def population_of(tree: Tree, quantity: Quantity, counted: Counted) -> str | None:
    """Return who or what is counted, in the article's words; None where the counted noun only names the measure."""
    if quantity.of is None or quantity.of_span is None:
        return None
    words = tree.range(quantity.of_span.start, quantity.of_span.end)
    if quantity.unit == "percent" and (told := _predicate(tree, words[-1])):
        return told
    while len(words) > 1 and tree.lower(words[-1]) in _STATES:
        words = words[:-1]
    named = tree.text[quantity.of_span.start : tree.words[words[-1]].end]
    if counted.word in words and len(words) == 1:
        return named if tree.lower(counted.word) in figure_words("people") - _STATES else None
    return named if named.lower() not in {"others", "more"} | _STATES else None


def _predicate(tree: Tree, index: int) -> str | None:
    """Return what a share is said to be: "Most of the dead are women and children"."""
    for _ in range(3):
        if tree.relation(index) == "nsubj":
            above = tree.head(index)
            if tree.dependents(above, "cop"):
                return tree.phrase(above, without=frozenset({"cop", "nsubj", "punct", "advmod", "mark", "aux"})).of(tree.text)
            return None
        if tree.head(index) < 0:
            return None
        index = tree.head(index)
    return None


def place_of(annotations: Annotations, tree: Tree, quantity: Quantity, word: int) -> str | None:
    """Return the named place the count is of: behind a preposition in the number's clause, else in its sentence."""
    clause = tree.clause(word)
    sentence = tree.sentences[tree.sentence(quantity.start)]
    here = list(_placed(annotations, tree, sentence.start, sentence.end))
    spoken = [s for a in annotations.attributions for s in (*a.source, *a.cue)]
    here = [e for e in here if not any(s.start <= e.start < s.end for s in spoken)]
    above = [e for e in here if tree.rules(tree.range(e.start, e.end).start, word)]
    for chosen in ([e for e in here if tree.range(e.start, e.end).start in clause], above):
        if chosen:
            nearest = min(chosen, key=lambda e: (abs(e.start - quantity.start), e.start))
            return nearest.actor or annotations.text[nearest.start : nearest.end]
    return None


def _placed(annotations: Annotations, tree: Tree, start: int, end: int) -> Iterator[Entity]:
    """Yield the places of a stretch that stand behind a preposition of place."""
    for entity in annotations.entities:
        if entity.label in {"LOCATION", "FACILITY"} and start <= entity.start and entity.end <= end:
            before = tree.range(entity.start, entity.end).start - 1
            steps = 0
            while before >= 0 and steps < 4 and tree.tag(before) in {"DET", "ADJ", "PROPN", "NOUN", "PUNCT"} and tree.lower(before) not in _IN and tree.word(before) != ",":
                before, steps = before - 1, steps + 1
            if before >= 0 and tree.lower(before) in _IN:
                yield entity


def period_of(
    article: Article, annotations: Annotations, tree: Tree, quantity: Quantity, counted: Counted, said: str | None
) -> Period | None:
    """Return the time a figure counts: "since X" and tolls are cumulative, "in the previous 24 hours" a window."""
    as_of = said or article.day
    sentence = tree.sentences[tree.sentence(quantity.start)]
    times = [t for t in annotations.times if sentence.start <= t.start < sentence.end and not _inside_quantity(t, quantity)]
    mine = [t for t in times if not _of_saying(annotations, t)]
    clause = tree.clause(counted.word)
    if (above := tree.head(tree.clause_head(counted.word))) >= 0 and any(above in tree.range(t.start, t.end) for t in mine):
        clause.add(above)  # "in November, when they released ..."
    mine = [t for t in mine if clause & set(tree.range(t.start, t.end))] or [
        t for t in mine if abs(t.start - quantity.start) < _NEAR and tree.rules(tree.range(t.start, t.end).start, counted.word)
    ]
    if since := next((t for t in mine if _word_before(tree, t) in _SINCE and t.type == "DATE"), None):
        if _word_before(tree, since) == "since" and since.begin:
            return Period("cumulative", since.value[:10], as_of)
    if window := next((t for t in mine if t.type == "DURATION" and _looks_back(annotations.text, t)), None):
        if as_of and window.begin and window.finish:
            return Period("window", window.begin, window.finish)
    if _cumulative(tree, quantity, counted):
        return Period("cumulative", None, as_of)
    dated = [t for t in mine if t.type in {"DATE", "TIME"} and t.value[:4].isdigit()]
    if dated:
        nearest = min(dated, key=lambda t: abs(t.start - quantity.start))
        return Period("window", nearest.value[:10].rstrip("T"), nearest.value[:10].rstrip("T"))
    if _planned(tree, counted.word):
        return Period("planned")
    return None


def _inside_quantity(time: TimeExpression, quantity: Quantity) -> bool:
    return time.start <= quantity.start and quantity.end <= time.end


def _of_saying(annotations: Annotations, time: TimeExpression) -> bool:
    """Say whether the time tells when something was said: in a source or right beside a cue, outside every content."""
    if any(s.start <= time.start < s.end for a in annotations.attributions for s in a.content):
        return False
    cues = [s for a in annotations.attributions for s in a.cue]
    return any(0 <= time.start - s.end <= _BESIDE or 0 <= s.start - time.end <= _BESIDE for s in cues)


def _word_before(tree: Tree, time: TimeExpression) -> str:
    first = tree.range(time.start, time.end).start - 1
    if first >= 0 and tree.lower(first) in {"the", "its", "early", "late"}:
        first -= 1
    return tree.lower(first) if first >= 0 else ""


def _looks_back(text: str, time: TimeExpression) -> bool:
    return any(w in text[time.start : time.end].lower() for w in _PREVIOUS)


def _cumulative(tree: Tree, quantity: Quantity, counted: Counted) -> bool:
    """A toll, or a perfect tense with nobody's single deed ("the war has killed 40,000"), counts from the beginning."""
    clause = {tree.lower(i) for i in tree.clause(counted.word)}
    reporting = clause & {"included", "includes", "including", "include"}
    if clause & {"toll", "tolls", "tally"} and not reporting:
        return True
    if clause & _PASSING and clause & figure_words("tolls") and not reporting:
        return True
    said = " ".join(tree.lower(i) for i in sorted(tree.clause(counted.word)))
    if "so far" in said or "to date" in said:
        return True
    verb = counted.word if tree.tag(counted.word) == "VERB" else tree.clause_head(counted.word)
    perfect = any(tree.lower(c) in _PERFECT - {"had"} for c in tree.dependents(verb, "aux"))
    subject = tree.dependents(verb, "nsubj")
    return perfect and counted.measure in {"killed", "injured", "displaced"} and any(
        tree.lower(s) in {"war", "conflict", "fighting", "offensive", "violence", "people", "that", "which", "campaign", "invasion", "siege", "insurgency", "clashes"}
        or tree.relation(s) == "nsubj" and tree.syntax.relations[s] == "nsubj:pass" for s in subject
    )


def modality_of(tree: Tree, quantity: Quantity, word: int, act: str | None) -> Modality:
    """Return how the number is meant, from the verb above it and the act of the one who says it."""
    if act == "denies":
        return "denied"
    if act == "demands":
        return "demanded"
    verb = word if tree.tag(word) == "VERB" else tree.clause_head(word)
    auxiliaries = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark")}
    if auxiliaries & {"could", "may", "might", "if"}:
        return "conditional"
    if auxiliaries & {"will", "would", "shall", "'ll", "’ll"}:
        return "expected"
    if auxiliaries & {"must", "should"}:
        return "demanded"
    if act in {"expects", "promises"}:
        return "expected" if act == "expects" else "promised"
    above = tree.head(verb)
    if tree.relation(verb) == "xcomp" and above >= 0 and tree.lower(above) in figure_words("planned"):
        return "expected"
    return "asserted"


def _planned(tree: Tree, word: int) -> bool:
    verb = word if tree.tag(word) == "VERB" else tree.clause_head(word)
    auxiliaries = {tree.lower(c) for c in tree.dependents(verb, "aux")}
    above = tree.head(verb)
    plans = above >= 0 and tree.relation(verb) == "xcomp" and tree.lower(above) in figure_words("planned")
    return bool(auxiliaries & {"will", "would", "shall"}) or plans


