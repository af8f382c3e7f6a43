"""What a statement does: its speech act, from the cue and from what is said, and so its modality."""

from functools import cache
from typing import cast

from onrecord.annotate.attributions.cues import Cue, acts
from onrecord.annotate.speakers.issuers import authored
from onrecord.extract.clauses import Clause, listed
from onrecord.extract.statements.selves import Self, is_own
from onrecord.records.values import Modality, Quotation, SpeechAct
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_MODALITIES: dict[str, Modality] = {
    "expects": "expected", "demands": "demanded", "promises": "promised", "threatens": "promised",
    "denies": "denied", "rejects": "denied", "asks": "questioned",
}  # fmt: skip
_UNCONDITIONAL = {"denies", "asks"}
_PERFECT = {"had", "has", "have", "'ve", "’ve", "was", "were", "been"}
_QUOTES = str.maketrans("", "", '"“”‘')
_ASKING = ("whether", "if", "who", "what", "when", "where", "why", "how", "which", "about")


def speech_act(cue: Cue, clause: Clause, quotation: Quotation, speaker: Self) -> SpeechAct:
    """Return what the statement does; `quotation` and `speaker` tell whom "we" and "it" mean."""
    told = cue.act
    if told == "asserts" and not cue.lowered & listed("held", "verbs"):
        told = next((nouns()[w] for w in sorted(cue.lowered) if w in nouns() and not cue.is_verb(w)), told)
    told = _written(cue, clause) or told if told == "asserts" else told
    said = _said(clause, quotation, speaker) if told == "asserts" else told
    return cast("SpeechAct", _refined(told, cue, clause, said))  # the vocabularies' keys are the acts; a test holds it


def modality_of(act: SpeechAct, cue: Cue, clause: Clause) -> Modality:
    """Return the modality of what is said: that of the act, or conditional where a condition is stated."""
    until = act == "demands" and clause.infinitive  # "urged them not to stop until the end" sets no condition
    if act not in _UNCONDITIONAL and not until and clause.conditional(cue.head, only_until=act == "rejects"):
        return "conditional"
    if act == "accepts" and clause.infinitive:
        return "promised"  # "agreed to leave"
    if act == "rejects" and cue.lowered & _forms("condemning", "verbs"):
        return "asserted"
    return _MODALITIES.get(act, "asserted")


@cache
def nouns() -> dict[str, str]:
    """Return the speech act that each noun of a cue tells ("his demand that")."""
    return {noun: act for act, words in load("speech_acts")["nouns"].items() for noun in words.split()}


@cache
def _forms(section: str, key: str) -> frozenset[str]:
    return frozenset(form for verb in load("speech_acts")[section][key].split() for form in verb_forms(verb))


@cache
def _hostile() -> frozenset[str]:
    return listed("hostile", "irregular") | _forms("hostile", "verbs")


def _refined(told: str, cue: Cue, clause: Clause, said: str) -> str:
    """Return the act that cue and content tell together; `said` is what the content alone tells."""
    match told:
        case "asserts" if cue.directs(clause.words):
            return "demands"
        case "demands" if plea := _plea(cue, clause):
            return plea
        case "demands" if clause.text.startswith("to know ") or ("know" in cue.lowered and _opens_question(clause)):
            return "asks"  # "wanted | to know whether", "wanted to know | whether"
        case "asserts" if _is_untrue(clause):
            return "denies"
        case "asserts" if cue.lowered & listed("warning", "words"):
            return _warned(cue, clause, said)
        case "asserts" if "on" in cue.lowered and cue.lowered & listed("insisting", "words"):
            return "demands"
        case "asserts" if cue.lowered & listed("insisting", "words") and _is_wished(clause):
            return "demands"
        case "asserts" if said == "asserts" and _supposes(cue, clause):
            return "expects"
        case "asserts" if uttered := _uttered(cue, clause):
            return uttered
        case "asserts" if said == "expects" and cue.lowered & _forms("uttered", "declaring") and _is_done(clause):
            return "promises"  # "announced that aid will be increased"
        case "asserts":
            return said
        case "promises" if clause.lower in listed("offers", "told") and not _is_verb(clause):
            return "asserts"
        case "promises" if _vouches(cue, clause):
            return "asserts"
        case "promises" if (clause.lower in _hostile() and _is_verb(clause)) or _is_hostile(clause):
            return "threatens"
        case "asks":
            return _asked(cue, clause)
        case "accepts" if cue.negated:
            return "denies" if clause.finite else "rejects"
        case "rejects" if _of_claims(cue, clause):
            return "denies"
    return told


def _uttered(cue: Cue, clause: Clause) -> str | None:
    """Return the act that a noun in the content names: "reiterated | its offer", "stressed | the need for", "declared | a truce"."""
    if clause.finite or not cue.lowered & _forms("uttered", "verbs"):
        return None
    if clause.lower in listed("uttered", "needs"):
        return "demands"
    if clause.lower in listed("uttered", "pauses") and cue.lowered & _forms("uttered", "declaring"):
        return "promises"
    own = any(clause.tree.lower(c) in listed("uttered", "own") for c in clause.dependents("nmod"))
    own = own or bool(cue.lowered & _forms("uttered", "again"))  # "reiterated | calls for an inquiry"
    if own or (clause.lower in listed("uttered", "ready") and clause.dependents("acl")):
        return "promises" if clause.lower in listed("uttered", "ready") else nouns().get(clause.lower)
    return None


def _is_done(clause: Clause) -> bool:
    """Say whether a verb tells a deed to come: "a mission will travel to Kita", not "the road will be open"."""
    to_come = clause.auxiliaries & listed("future", "plain") and not clause.negated
    return bool(to_come and _is_verb(clause) and clause.lower not in listed("future", "states"))


def _is_wished(clause: Clause) -> bool:
    """Say whether a clause tells what should be, not what is: "insisted | that the men be freed"."""
    told = [clause.tree.lower(c) for c in clause.dependents("aux", "cop")]
    return clause.finite and told == ["be"]


def _plea(cue: Cue, clause: Clause) -> str | None:
    """Return the act of a plea before a court: "pleaded | guilty", "pleaded | innocent to the charge"."""
    words = cue.lowered | {clause.tree.lower(i) for i in clause.opening[:2] if clause.tree.head(i) == cue.head}
    if not cue.lowered & listed("pleading", "words") or not words & {"guilty", "innocent"}:
        return None
    return "denies" if "innocent" in words or "not" in words else "asserts"


def _written(cue: Cue, clause: Clause) -> str | None:
    """Return the act of what is told as written or spoken: "wrote | an article urging them to vote"."""
    tree = clause.tree
    for verb in (*cue.words, *(() if clause.finite else clause.dependents("acl"))):
        told, noun = acts().get(tree.lower(verb), "asserts"), tree.head(verb)
        written = tree.relation(verb) == "acl" and noun in (*cue.words, clause.head) and tree.whole(noun) in authored()
        if written and tree.lower(verb).endswith("ing") and told != "asserts":
            return "demands" if told == "asks" and tree.dependents(verb, "xcomp") else told
    return None


def _is_verb(clause: Clause) -> bool:
    return clause.head is not None and clause.tree.tag(clause.head) == "VERB"


def _supposes(cue: Cue, clause: Clause) -> bool:
    """Say whether one thinks that something will be: "believes | the truce will hold"."""
    to_come = clause.auxiliaries & listed("future", "own")
    return bool(cue.lowered & (_forms("supposing", "verbs") | listed("supposing", "irregular")) and to_come)


def _vouches(cue: Cue, clause: Clause) -> bool:
    """Say whether one vouches for what is or has been, and promises nothing: "assured that the store was safe"."""
    assuring = _forms("assuring", "verbs") | listed("assuring", "irregular")
    to_come = clause.auxiliaries & (listed("future", "own") | listed("future", "uncertain"))
    return bool(cue.lowered & assuring) and clause.finite and not to_come and not clause.to_do


def _asked(cue: Cue, clause: Clause) -> str:
    return "asks" if clause.question or _opens_question(clause) or not _requests(cue, clause) else "demands"


def _is_untrue(clause: Clause) -> bool:
    """Say whether a claim or a number is said to be untrue: "such claims were baseless", "called the figure absurd"."""
    words = {clause.tree.lower(i) for i in clause.opening}
    claims = listed("claims", "words") | listed("untrue", "of")
    told = [clause.tree.lower(i) for i in (*clause.dependents("nsubj", "obj"), *([clause.head] if clause.head else []))]
    opens = {clause.tree.lower(i) for i in clause.opening[:3]}
    if clause.negated:  # "that is not true"
        return clause.lower == "true" and bool(clause.dependents("cop"))
    return bool(words & listed("untrue", "words") and claims & {*told, *opens})


def _of_claims(cue: Cue, clause: Clause) -> bool:
    """Say whether what is rejected is somebody's claim ("dismissed claims that")."""
    claims = listed("claims", "words")
    if cue.lowered & _forms("condemning", "verbs"):
        claims -= listed("claims", "made")
    denied = {
        clause.tree.lower(i) for i in cue.words if cue.head is None or i > cue.head
    }  # not "a statement | rejecting"
    if clause.text.lower().startswith("what "):  # "rejected what he called groundless allegations"
        return any(clause.tree.lower(i) in claims for i in clause.opening)
    untrue = {clause.tree.lower(i) for i in clause.opening} & listed("untrue", "plain")  # "dismissed the list as false"
    return bool(denied & claims or (untrue and not clause.finite)) or (clause.lower in claims and not clause.finite)


def _opens_question(clause: Clause) -> bool:
    return clause.text.lower().lstrip(" \"“‘'").startswith(_ASKING)


def _requests(cue: Cue, clause: Clause) -> bool:
    """Say whether asking is for something to be done: "asked donors for tents", "asked them to leave"."""
    opening = clause.text.lower().split()[:1]
    return (
        "for" in cue.lowered
        or opening in (["for"], ["that"])
        or any(clause.tree.lower(i) == "to" for i in clause.words)
        or any(clause.tree.lower(i) == "for" and cue.governs(i) for i in clause.words)
    )


def _warned(cue: Cue, clause: Clause, said: str) -> str:
    """Warning of what oneself will do threatens, against what others do demands, of what may come expects."""
    if said in {"threatens", "demands", "rejects"}:
        return said
    if clause.conditional(cue.head) and _is_threatened(clause, said):
        return "threatens"
    if "against" in cue.lowered or clause.text.lower().startswith(("against ", "not to ")):
        return "demands"
    if not clause.finite and not clause.imperative:
        return "expects" if "of" in cue.lowered or clause.text.startswith("of ") else "asserts"
    may_come = clause.auxiliaries & (listed("future", "own") | listed("future", "uncertain"))
    return "expects" if may_come or _is_likely(clause) else "asserts"


def _is_threatened(clause: Clause, said: str) -> bool:
    """Say whether what follows, if, is a threat: "that boats would be impounded"."""
    ready = said == "promises" and clause.lower in listed("future", "ready")
    return ready or clause.lower in _forms("punishing", "verbs")


def _said(clause: Clause, quotation: Quotation, speaker: Self) -> str:
    """Return the act of plain saying, from the words said."""
    if clause.head is None:
        return "asserts"
    if clause.opens_participle and (told := acts().get(clause.lower, "asserts")) != "asserts":
        return "demands" if told == "asks" and any(clause.tree.lower(i) == "to" for i in clause.words) else told
    if quotation == "direct" and clause.question:
        return "asserts" if clause.answered else "asks"
    if quotation != "indirect" and clause.imperative and clause.lower not in listed("greeting", "verbs"):
        return "demands"
    if quotation != "direct" and clause.text.lower().split()[0] in listed("embedded", "openers"):
        return "asserts"
    own = is_own(clause, quotation, speaker)
    return _performed(clause, own) or _obliged(clause, own, quotation) or _foretold(clause, own) or "asserts"


def _performed(clause: Clause, own: bool) -> str | None:
    """Return the act of a verb one performs by saying it: "we reject", "said it hoped", "we cannot accept"."""
    if not own or clause.auxiliaries & _PERFECT:
        return None
    if clause.lower in listed("felt", "words") and clause.dependents("aux", "cop"):
        return "expects" if clause.dependents("ccomp") else None  # "we are worried | about the state of the roads"
    by_us = clause.subject is not None and clause.tree.lower(clause.subject) in listed("self", "direct")
    act = "demands" if clause.lower == "need" and by_us and clause.dependents("obj") else acts().get(clause.lower)
    if clause.negated:
        return "rejects" if act == "accepts" else act if act == "expects" else None
    return (
        act if act != "asserts" and not (act == "demands" and clause.to_do and not clause.dependents("obj")) else None
    )


def _obliged(clause: Clause, own: bool, quotation: Quotation) -> str | None:
    """Return "demands" for what others must do: "must leave", "has to end", "it is vital that"."""
    if clause.auxiliaries & {"have", "'ve", "’ve"} or clause.head is None:
        return None  # "must have fled" supposes, "should have known" regrets
    by_hand = (
        own and clause.subject is not None and clause.tree.lower(clause.subject) in listed("obligation", "by_hand")
    )
    must = clause.auxiliaries & listed("obligation", "modals")
    has_to = clause.lower in listed("obligation", "have_to") and clause.to_do and not clause.negated
    has_to = (
        has_to and not clause.adverbs & {"yet", "only"} and not (quotation != "indirect" and clause.lower == "had")
    )  # "had to" quoted tells of the past
    if (must or has_to) and not by_hand and not clause.inverted:
        return "demands"
    if "need" in (clause.tree.lower(c) for c in clause.dependents("nsubj")) and clause.dependents("expl"):
        return "demands"  # "there was a need to talk"
    needed = clause.lower in listed("obligation", "needed") and clause.dependents("cop")
    return "demands" if needed and clause.dependents("ccomp", "csubj", "expl", "acl", "advcl") else None


def _foretold(clause: Clause, own: bool) -> str | None:
    """Return the act of telling what will be: promises, threatens or rejects for oneself, expects for what may come."""
    will = bool(clause.auxiliaries & listed("future", "own"))
    uncertain = bool(clause.auxiliaries & listed("future", "uncertain"))
    if (will or (own and uncertain)) and _is_hostile(clause):
        return "threatens"
    phrases = load("speech_acts")["refusing"]["phrases"]
    if ((will or uncertain) and _refuses(clause)) or any(phrase in clause.text.lower() for phrase in phrases):
        return "rejects"
    if will and (clause.lower in _forms("future", "outcomes") or (not own and _lasts(clause))):
        return "expects"
    effect = clause.lower in listed("future", "effects") and clause.about_it
    if own and will and clause.adverbs & listed("future", "hoped"):
        return "expects"  # "hopefully we will make progress" binds nobody
    if own and will and not effect and clause.head is not None and clause.tree.tag(clause.head) == "VERB":
        resolved = clause.negated and clause.lower in listed("future", "resolve")
        opposed = clause.negated and acts().get(clause.lower) == "rejects"  # "would not object to a visit"
        done = "promises" if resolved else "accepts" if opposed else "rejects" if clause.negated else _done_by_self(clause)
        return "threatens" if done == "promises" and _unless_obeyed(clause) else done
    if own and clause.to_do and clause.lower == "going" and not clause.auxiliaries & _PERFECT:
        return "rejects" if clause.negated else "promises"  # "we are going to build a bridge"
    if own and clause.to_do and clause.lower in listed("future", "ready"):
        return None if clause.negated else "promises"
    sensed = clause.lower in listed("future", "senses") or clause.auxiliaries & {"have"}
    stative = bool(clause.dependents("cop")) or clause.lower in listed("future", "states")
    if uncertain and not own and not clause.negated and not sensed and not stative:
        return "expects"
    ruled = clause.negated and bool(clause.dependents("expl"))  # "there will be no bread for them" is no forecast
    if clause.auxiliaries & listed("future", "plain") and _defies(clause):
        return "rejects"
    if clause.auxiliaries & listed("future", "plain") and not own and not ruled:
        return "expects"  # "the meetings will start tomorrow"; of "would" as many tell what is thought
    return "expects" if _is_likely(clause) else None


def _unless_obeyed(clause: Clause) -> bool:
    """Say whether something is to follow if others do not do a thing: "if they do not, | we will take more of them"."""
    tree = clause.tree
    for condition in clause.dependents("advcl"):
        denied = any(tree.lower(c) in {"not", "n't", "n’t"} for c in tree.dependents(condition, "advmod"))
        only = any(tree.lower(m - 1) == "only" for m in tree.dependents(condition, "mark") if m)  # "would attend only if"
        if "unless" in tree.openers(condition) or ("if" in tree.openers(condition) and denied and not only):
            return True
    return False


def _refuses(clause: Clause) -> bool:
    """Say whether something is said not to be on offer: "there will be no talks", "was out of the question"."""
    refused = [
        clause.tree.lower(i) for i in (*clause.dependents("nsubj", "obj"), *([clause.head] if clause.head else []))
    ]
    return bool(clause.negated and clause.dependents("expl") and listed("refused", "nouns") & {*refused})


def _lasts(clause: Clause) -> bool:
    """Say whether something is said to take long: "the campaign would take months"."""
    spans = {clause.tree.lower(i) for i in clause.dependents("obj", "obl")}
    return clause.lower in listed("future", "lasting") and bool(spans & listed("future", "spans"))


def _done_by_self(clause: Clause) -> str:
    """Return "accepts" for "would accept", "threatens" for "would strike"; "promises" for other deeds."""
    if clause.lower in _hostile():
        return "threatens"
    act = acts().get(clause.lower, "asserts")
    return "promises" if act == "asserts" else act


def _defies(clause: Clause) -> bool:
    """Say whether it tells that nobody will do something to the speaker: "no one will | disarm us"."""
    tree, subject = clause.tree, clause.subject
    nobody = subject is not None and {tree.lower(subject), *(tree.lower(c) for c in tree.dependents(subject, "det"))} & {"nobody", "no"}
    return bool(nobody) and any(tree.lower(c) in {"us", "me"} for c in clause.dependents("obj"))


def _is_likely(clause: Clause) -> bool:
    likely = clause.lower in listed("future", "likely") and bool(clause.dependents("cop", "aux"))
    return likely or clause.lower in listed("future", "verbs")


def _is_hostile(clause: Clause) -> bool:
    lowered = clause.text.lower().translate(_QUOTES)
    phrases = load("speech_acts")["hostile"]["phrases"]
    launched = {clause.tree.lower(i) for i in clause.dependents("obj", "xcomp")}
    if clause.lower in _forms("hostile", "launching") and launched & (listed("hostile", "attacks") | _hostile()):
        return True
    return clause.lower in listed("hostile", "nouns") or any(phrase in lowered for phrase in phrases)
