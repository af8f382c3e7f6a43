"""Whether a deed is told as done, going on, planned, called for, denied or only supposed."""

from functools import cache

from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.times.direction import PAST_FORMS
from onrecord.extract.events.frames import forms_of, noun_forms
from onrecord.extract.events.triggers import Trigger, listed
from onrecord.extract.events.words import listed as listed_nouns
from onrecord.extract.events.words import listed_verbs, papers, telling
from onrecord.extract.hearsay import is_dismissed, is_part_taken
from onrecord.extract.page import Page
from onrecord.records.values import EventStatus
from onrecord.vocabularies.load import load

_NOT = {"not", "n't", "n’t", "never", "no", "neither", "nor", "without"}
_NOBODY = {"nobody", "none"}
_WILL = {"will", "shall", "'ll", "’ll", "would"}
_MAY = {"may", "might", "could", "if", "unless", "whether", "can"}
_SUPPOSED = {"if", "unless", "assuming", "supposing", "provided"}
_AWAITING = {"until", "till", "once", "before"}
_WHEN = {"when", "once", "until", "till"}
_ONCE = {"once", "until", "till"}
_SHOULD = {"should", "must", "ought"}
_BE = {"is", "are", "was", "were", "'s", "’s"}
_GOING = _BE | {"been", "being"}
_GOODWILL = {"RETREAT", "CONCEDE", "AGREE", "AID", "CONSULT", "SUPPORT", "COOPERATE"}
_SAID = {"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "AGREE"}  # done by saying: never under way
_UTTERED = {"REQUEST", "REJECT", "ACCUSE", "THREATEN"}  # what nobody undoes who denies it: "denied | the charge"
_FORCE = {"ASSAULT", "COERCE"}
_AS_PRESENT = {"cut", "let", "put", "hit", "read", "set", "shut", "spread", "hurt", "split", "burst"}  # their own past
_PAST_AUXILIARIES = {"was", "were", "had", "has", "have", "been"}
_LASTING = {"ongoing", "continuing", "continued", "on-going", "current", "old"}  # "the 12-year-old conflict"
_SPANS = {"day", "days", "week", "weeks", "month", "months", "year", "years"}
_STEPS = 5


def status_of_deed(page: Page, trigger: Trigger, day: str | None) -> EventStatus:
    """Return the status of the deed a trigger tells."""
    told = _told(page, trigger)
    if (
        told == "occurred"
        and trigger.plover == "PROTEST"
        and page.tree.lower(trigger.word) in {"call", "called", "calls"}
    ):
        told = "planned"
    if trigger.plover in _SAID and trigger.mode != "investigate":
        return told
    if told == "occurred" and (_is_going(page, trigger) or _continued(page, trigger.word) or _lasts(page, trigger)):
        told = "ongoing"
    published = page.article.published
    to_come = bool(day and published and len(day) == 10 and day > str(published)[:10])
    if told in {"occurred", "ongoing"} and to_come and not is_past(page, trigger):
        return "planned"
    return told


def is_past(page: Page, trigger: Trigger) -> bool:
    """Say whether a verb's form can only tell of what is past: "sent", "were shelled", not "let" or "will send"."""
    lower, around = page.tree.lower(trigger.word), page.tree.dependents(trigger.word, "aux", "mark")
    past = lower.endswith("ed") or lower in PAST_FORMS - _AS_PRESENT
    told = {page.tree.lower(c) for c in around}
    held_for = lower.endswith("ing") and told == {"for"}  # "was held for | killing his wife"
    return not trigger.noun and (held_for or (past and told <= _PAST_AUXILIARIES))


def _told(page: Page, trigger: Trigger) -> EventStatus:
    """Return the status from the deed's own auxiliaries and from the verbs and nouns above it that bear on it."""
    tree, at = page.tree, trigger.word
    if is_dismissed(tree, trigger.word) or _of_none(page, trigger):
        return "denied"
    if trigger.noun and (marked := _marked(page, trigger.word) or _put_off(page, trigger.word)):
        return marked
    if trigger.noun and (
        _is_sought(page, trigger.word) or _is_feared(page, trigger.word) or _is_bargained(page, trigger)
    ):
        return "hypothetical"
    told: EventStatus = "occurred"
    bears, sibling = True, False
    uttered = trigger.noun and trigger.plover in _UTTERED
    for _ in range(_STEPS):
        around = {tree.lower(c) for c in tree.dependents(at, "aux", "mark", "advmod", "det", "cc")}
        lower = tree.lower(at) if at != trigger.word and not sibling else ""
        if trigger.plover in _FORCE and is_part_taken(tree, at, trigger.word) and not tree.is_none(at):
            return told  # "denied any part in | the attack"
        act = acts().get(lower)
        sibling = False
        if trigger.noun and _was_planned(page, trigger.word, at):
            return told
        carried = trigger.noun and tree.head(trigger.word) == at and lower in listed("carrying")
        yet = "yet" in around and "to" in around
        if bears and (around & _SUPPOSED or _is_awaited(page, at, around) or _is_conditional(page, at, around)):
            return "hypothetical"  # "if they do not pull back"
        if (bears and (_says_not(around) or yet)) or (act == "denies" and not uttered) or (bears and lower in _words("stopping")):
            return "denied"
        if (
            (bears and around & _SHOULD)
            or (act == "demands" and not carried)
            or lower in _words("calling") | _needing()
        ):
            return "called_for"
        led_on = bears and lower in listed_verbs("leading_on") and not trigger.noun
        if (bears and around & _MAY) or lower in _words("supposing") or _is_ready(page, trigger, at) or led_on:
            return "hypothetical"
        bound = "to" in around and {tree.lower(c) for c in tree.dependents(at, "aux", "cop")} & _BE
        if (bears and (bound or around & _WILL)) or act in {"promises", "accepts"} or _plans(page, at, lower):
            told = "planned"
        if trigger.noun and at != trigger.word and _is_clause_of_paper(page, trigger, at, around):
            told = "planned"
        if trigger.noun and trigger.plover in _GOODWILL and (named := _named_as(page, at)):
            return named
        above, relation = tree.head(at), tree.relation(at)
        if relation == "advcl" and "on" in around and tree.lower(above) in forms_of("go"):
            relation = "xcomp"  # "would go on | striking"
        meant = (
            relation == "acl"
            and "to" in around
            and above >= 0
            and tree.lower(above) in _words("planning") | _words("calling")
        )
        if relation == "advcl" and above >= 0 and "to" in around and tree.tag(above) == "VERB":
            meant = True
            told = "planned" if trigger.noun and tree.lower(above) in listed_verbs("sending") else told
        ends = relation in {"acl", "parataxis", "conj", "advcl"} and tree.tag(at) in {"VERB", "AUX"}
        if relation == "conj" and not tree.dependents(at, "nsubj", "aux") and tree.tag(above) == "VERB":
            at, sibling = above, True
            continue
        if above < 0 or (ends and not meant):
            return told
        bears = _bears(page, at, above, relation, bears=bears)
        at = above
    return told


def _marked(page: Page, noun: int) -> EventStatus | None:
    """Return the status that a word before a deed's noun tells: "| possible | attacks", "the | planned | withdrawal"."""
    before = {page.tree.lower(c) for c in page.tree.dependents(noun, "amod")}
    if before & _words("supposing"):
        return "hypothetical"
    return "planned" if before & _words("planning") else None


def _put_off(page: Page, noun: int) -> EventStatus | None:
    """Return the status of what a verb puts off or calls off: "the withdrawal | was put off", "scrapped | the offensive"."""
    tree, verb = page.tree, page.tree.head(noun)
    if verb < 0 or tree.tag(verb) != "VERB" or tree.relation(noun) not in {"obj", "nsubj"}:
        return None
    passive = tree.is_passive(verb)
    if (tree.relation(noun) == "nsubj") != passive:
        return None  # "the raid | delayed the vote"
    lower, away = tree.lower(verb), "off" in {page.ahead(verb), page.ahead(verb, 2)}
    if lower in forms_of("rule") and page.ahead(verb) == "out":
        return "hypothetical" if is_negated(page, verb) else "denied"
    if lower in listed_verbs("postponing") or (away and lower in forms_of("put")):
        return "planned"
    return "denied" if lower in listed_verbs("dropping") or (away and lower in forms_of("call")) else None


def _is_feared(page: Page, noun: int) -> bool:
    """Say whether a deed is what somebody fears, risks or must else face: "feared | an attack", "leave or face | arrest"."""
    tree = page.tree
    verb = tree.head(noun)
    if tree.relation(noun) != "obj":
        return False
    else_ = tree.relation(verb) == "conj" and any(tree.lower(c) == "or" for c in tree.dependents(verb, "cc"))
    return tree.lower(verb) in listed_verbs("fearing") or (else_ and tree.lower(verb) in forms_of("face"))


def _is_bargained(page: Page, trigger: Trigger) -> bool:
    """Say whether a deed is what is still talked over: "negotiate | an end to the siege", "talks on | the release of"."""
    tree, noun = page.tree, trigger.word
    if trigger.plover not in _GOODWILL - {"CONSULT"}:
        return False
    while tree.relation(noun) == "conj" and tree.tag(tree.head(noun)) == "NOUN":
        noun = tree.head(noun)
    above, lower = tree.head(noun), tree.lower(max(tree.head(noun), 0))
    if tree.relation(noun) == "obj":
        return lower in listed_verbs("bargaining") and lower != "negotiated"  # "Oman negotiated their release"
    talks = tree.relation(noun) == "nmod" and bool(tree.cases(noun) & {"on", "over", "about"})
    return above >= 0 and talks and (lower in listed_nouns("talks") or lower in listed_verbs("bargaining"))


def _is_sought(page: Page, noun: int) -> bool:
    """Say whether a deed is what a reward or a warrant is for: "a reward for | his capture", "a warrant for | her arrest"."""
    tree, at = page.tree, noun
    if tree.cases(noun) - {"for", "to", "of"}:
        return False  # "a warrant in | the shooting"
    for _ in range(_STEPS):
        relation, at = tree.relation(at), tree.head(at)
        if at < 0 or relation not in {"nmod", "obl", "acl", "obj", "conj"}:
            return False
        offered = tree.dependents(at, "nsubj", "obj") if relation == "obl" and "for" in tree.cases(noun) else []
        if any(tree.lower(w) in _papers_of_search() for w in (at, *offered)):
            return True
    return False


def _plans(page: Page, verb: int, lower: str) -> bool:
    """Say whether a word tells of what is to come, or of what a paper binds somebody to; "set" and "hope" do so before an
    infinitive: "is set | to open".
    """
    if _is_obliged(page, verb):
        return True
    if lower == "set" or lower in forms_of("hope"):
        infinitives = (m for c in page.tree.dependents(verb, "xcomp", "advcl") for m in page.tree.dependents(c, "mark"))
        return any(page.tree.lower(m) == "to" for m in infinitives)
    return lower in _words("planning") or lower in forms_of("await")


@cache
def _papers_of_search() -> frozenset[str]:
    return frozenset(form for noun in load("deeds")["sought"].split() for form in noun_forms(noun))


@cache
def _needing() -> frozenset[str]:
    return frozenset(load("deeds")["needing"].split())


def _was_planned(page: Page, noun: int, verb: int) -> bool:
    """Say whether a verb tells who planned what has been done: "the cell had planned | the attacks"."""
    tree = page.tree
    known = {tree.lower(c) for c in tree.dependents(noun, "det")} & {"the", "this", "that", "these", "those"}
    return tree.lower(verb) == "planned" and noun in tree.dependents(verb, "obj") and bool(known)


def is_negated(page: Page, word: int) -> bool:
    """Say whether "not" or the like stands at a word itself: "would never | accept"."""
    return _says_not({page.tree.lower(c) for c in page.tree.dependents(word, "advmod")})


def _says_not(around: set[str]) -> bool:
    """Say whether one of the words around a verb says "no"; "not only" affirms."""
    return bool(around & _NOT) and not {"not", "only"} <= around


def _is_ready(page: Page, trigger: Trigger, word: int) -> bool:
    """Say whether a word tells that somebody is ready for a deed that he may never do: "was | prepared | to leave"."""
    tree = page.tree
    if tree.lower(word) not in _words("willing") or tree.tag(word) != "ADJ":
        return False
    said = bool(tree.dependents(word, "cop")) or tree.relation(word) == "xcomp"
    return said and any(tree.rules(c, trigger.word) for c in tree.dependents(word, "xcomp"))


def _is_obliged(page: Page, verb: int) -> bool:
    """Say whether a verb tells what a paper binds somebody to do: "the plan obliges them | to disarm"."""
    tree, above = page.tree, page.tree.head(verb)
    bound = tree.relation(verb) == "xcomp" and tree.lower(above) in listed_verbs("obliging")
    return bound and any(tree.lower(c) in papers() for c in tree.dependents(above, "nsubj"))


def _is_awaited(page: Page, clause: int, around: set[str]) -> bool:
    """Say whether a clause tells what is waited for: "will not talk until prisoners are | freed", "only when they have |
    disarmed", "once parliament has | ratified it", "once they | withdraw".
    """
    above = page.tree.head(clause)
    if page.tree.relation(clause) != "advcl" or above < 0:
        return False
    if around & _WHEN and ("only" in around or around & {"has", "have"}):
        return True
    if around & _ONCE and _is_present(page, clause):
        return True
    if not around & _AWAITING:
        return False
    main = {page.tree.lower(c) for c in page.tree.dependents(above, "aux", "advmod")}
    return bool(main & (_NOT | _WILL | {"can"}))


def _is_conditional(page: Page, verb: int, around: set[str]) -> bool:
    """Say whether a verb tells what somebody would do, were something else done: "| would free them if the army stopped"."""
    clauses = (page.tree.openers(c) for c in page.tree.dependents(verb, "advcl"))
    return "would" in around and any(c & _SUPPOSED or {"only", "once"} <= c for c in clauses)


def _is_present(page: Page, verb: int) -> bool:
    """Say whether a verb's form tells of the present: "leaves", "is freed", not "left" or "was freed"."""
    lower = page.tree.lower(verb)
    past = lower.endswith("ed") or lower in PAST_FORMS
    around = {page.tree.lower(c) for c in page.tree.dependents(verb, "aux", "cop")}
    return page.tree.tag(verb) == "VERB" and not around & _PAST_AUXILIARIES and (bool(around & _BE) or not past)


def _of_none(page: Page, trigger: Trigger) -> bool:
    """Say whether what a verb tells is done by or to none: "no battalions were | sent", "has | signed no accord"."""
    tree = page.tree
    whom = () if trigger.noun else tree.dependents(trigger.word, "nsubj", "obj")
    neither = (c for w in whom for c in tree.dependents(w, "cc", "det") if c < w)
    return any(tree.is_none(w) or tree.lower(w) in _NOBODY for w in whom) or any(
        tree.lower(c) == "neither" for c in neither
    )


def _is_clause_of_paper(page: Page, trigger: Trigger, verb: int, around: set[str]) -> bool:
    """Say whether a verb tells what a plan holds: "provides for | a withdrawal", "would start with | the release of"."""
    lower = page.tree.lower(verb)
    return lower in listed_verbs("foreseeing") or (
        trigger.plover in _GOODWILL and bool(around & _WILL) and lower in telling()
    )


def _named_as(page: Page, noun: int) -> EventStatus | None:
    """Return the status of what is said to be a stage or wish: "the next step will be | a truce", "their demand is"."""
    tree = page.tree
    if not tree.dependents(noun, "cop"):
        return None
    subjects = {tree.lower(s) for s in tree.dependents(noun, "nsubj")}
    if subjects & _words("wishes"):
        return "called_for"
    return "planned" if subjects & _words("stages") else None


def _bears(page: Page, at: int, above: int, relation: str, *, bears: bool) -> bool:
    """Say whether what is told of the word above holds for the deed too: of "will launch | an attack", of no report."""
    tree = page.tree
    if relation in {"acl", "advcl"}:
        return bears
    if bears and tree.tag(at) == "VERB" and tree.tag(above) == "ADJ" and relation == "xcomp":
        return True  # "if they had been able | to land"
    if not bears or tree.tag(above) not in {"VERB", "AUX"}:
        return bears and relation in {"compound", "nmod", "amod"}
    if tree.tag(at) in {"VERB", "AUX"}:
        return relation == "xcomp"
    told_of = relation == "obj" and tree.lower(above) in forms_of("report") | forms_of("hear")
    governing = listed("carrying") | listed("ending") | listed_verbs("happening", "receiving", "undergoing")
    return tree.lower(above) in governing and not told_of


def _is_going(page: Page, trigger: Trigger) -> bool:
    """Say whether a verb is told as going on: "are shelling", "have been on | strike", "a curfew | is in force"."""
    tree, word = page.tree, trigger.word
    if trigger.mode in {"strike", "restrict"} and trigger.noun and tree.dependents(word, "nsubj"):
        return bool({tree.lower(c) for c in tree.dependents(word, "cop", "aux")} & _GOING)
    if trigger.noun and trigger.mode in {"curfew", "martial-law", "restrict"} and tree.relation(word) == "nsubj":
        return tree.lower(tree.head(word)) in {"force", "place", "effect", "remains", "remained"}
    if trigger.noun and _is_in_its_course(page, word):
        return True
    if trigger.noun or not tree.lower(word).endswith("ing"):
        return False
    if trigger.mode == "investigate" and tree.relation(word) == "acl":
        return True
    around = {tree.lower(c) for c in tree.dependents(word, "aux")}
    return bool(around & _GOING) and "had" not in around


def _is_in_its_course(page: Page, noun: int) -> bool:
    """Say whether a noun is told as going on: "the | ongoing | siege", "the strike | enters its second week"."""
    tree, above = page.tree, page.tree.head(noun)
    if {tree.lower(c) for c in tree.dependents(noun, "amod")} & _LASTING:
        return True
    span = noun if tree.relation(noun) == "nsubj" else above
    verb = tree.head(span) if span >= 0 else -1
    if verb < 0 or tree.lower(verb) not in forms_of("enter"):
        return False
    told = {tree.lower(c) for c in tree.dependents(verb, "obj")}
    return bool(told & _SPANS) and (span == noun or tree.lower(span) in _SPANS)


def _lasts(page: Page, trigger: Trigger) -> bool:
    """Say whether a verb tells in the present what lasts: "holds the hill", "shelters rebels"; headlines tell of the past so."""
    tree, word = page.tree, trigger.word
    lower = tree.lower(word)
    sentence = tree.sentences[tree.sentence_of(word)]
    prose = tree.word(sentence.last - 1) in {".", "”", '"', "!", "?"}
    present = lower in _words("lasting") or lower.removesuffix("s") in _words("lasting")
    return not trigger.noun and prose and present and not tree.dependents(word, "aux", "mark")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("deal")["status"][key].split())


def _continued(page: Page, word: int) -> bool:
    """Say whether a deed hangs on a verb of going on: "continues to shell", "kept up | the siege"."""
    tree, above = page.tree, page.tree.head(word)
    going = above >= 0 and tree.tag(above) == "VERB" and tree.lower(above) in listed_verbs("going")
    return going and tree.relation(word) in {"xcomp", "obj", "nsubj"}


def will_not(page: Page, trigger: Trigger) -> bool:
    """Say whether a deed of good will is told as one that somebody will not do, nor speak of, or does not agree to, which is
    to refuse it: "will not discuss | leaving", "did not | accept", "refused | to give way".
    """
    tree, verb = page.tree, trigger.word
    if trigger.noun or trigger.plover not in _GOODWILL:
        return False
    verbs = [verb]
    while tree.relation(verb) == "xcomp" and tree.tag(tree.head(verb)) == "VERB":
        verb = tree.head(verb)
        verbs.append(verb)
    if any(tree.lower(v) in listed_verbs("refusing") for v in verbs[1:]):
        return True
    around = {tree.lower(c) for v in verbs for c in tree.dependents(v, "aux", "advmod")}
    unmoved = tree.lower(trigger.word) in listed_verbs("consenting") and bool(around & {"did", "does", "do"})
    return (bool(around & _WILL) or unmoved) and bool(around & _NOT)
