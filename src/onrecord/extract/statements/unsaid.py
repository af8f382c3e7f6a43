"""Attributions that state nothing: what nobody says or knows, what one does, wants or sees, what only gives a name.

PolNeAR, from which the labels are learned, marks whatever shows a mind: deeds, wishes, moods, what one sees. Of these
only what is said, asked, demanded, denied or thought aloud goes on the record.
"""

from functools import cache, partial

from onrecord.annotate.attributions.cues import Cue, acts, is_told, reporting_forms
from onrecord.annotate.attributions.silences import left_open
from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.tree import Tree
from onrecord.extract.clauses import Clause
from onrecord.extract.statements.acts import nouns
from onrecord.extract.voices import class_of
from onrecord.vocabularies.load import load, words_in

_SHARES = {"percent", "%", "cent"}
_POSSIBLE = {"should", "must", "can", "could", "may", "might", "ought"}
_ABLE = {"can", "could", "ca"}
_SUPPOSED = {"if", "unless", "whether", "lest"}
_NOT_YET = {"once", "until"}
_HAVE = {"has", "have"}
_POINTING = {"it", "that", "this", "what", "which", "who", "whom", "them", "him", "her", "so", "he", "she", "they", "these", "those"}
_MARKS = ('"', "“", "``", "‘")
_ABOUT = {"about", "on", "to", "with"}  # "spoke of corpses" tells of them
_NEEDS = {"need", "importance", "urgency", "necessity"}
_PLANS = {"plan", "plans", "roadmap", "programme", "program", "offer", "initiative", "evidence"}
_HEED = {"attention", "heed"}
_SAME = {"the", "this", "these", "those"}
_TOLD_OF = {"of", "about", "against", "on", "for", "to", "that"}
_WORD = {"nothing", "word", "words", "comment", "comments"}
_BLAMED = {"for", "over", "as"}
_things = partial(words_in, "reporting_verbs", "unsaid", "things")
_tales = partial(words_in, "reporting_verbs", "unsaid", "tales")
_withheld = partial(words_in, "reporting_verbs", "unsaid", "withheld")


def is_unsaid(tree: Tree, cue: Cue, said: Clause, *, quoted: bool = False, held: bool = False) -> bool:
    """Say whether an attribution is no statement: "no one has claimed", "was not told", "also known as".

    What stands in quotation marks (`quoted`) somebody has said; `held` is what stands in another's words.
    """
    if cue.head is None or left_open(tree, cue.head) is not None:
        return False
    unknown = cue.negated and (is_told(tree, cue.head) or tree.lower(cue.head) in _forms("settling"))
    before = [*range(max(cue.head - 2, 0), cue.head), *cue.words]
    short = "short of" in " ".join(map(tree.lower, before))  # "stopped short of | blaming"
    if short or cue.by_nobody or unknown or _is_naming(tree, cue, cue.head) or _is_deed(tree, cue.head):
        return True
    if held and _shows(tree, cue, cue.head):
        return True
    if not quoted and (_is_taken_back(tree, cue) or _is_leaning(tree, cue.head)):
        return True
    if tree.lower(cue.head) in {"citing", "quoting"} and not said.finite and not quoted:
        return True  # "the ministry, | citing | local officials, said"
    return not quoted and (_is_supposed(tree, cue, cue.head) or _states_nothing(tree, cue, cue.head, said))


def _is_supposed(tree: Tree, cue: Cue, verb: int) -> bool:
    """Say whether the saying is only supposed or possible: "if they reject it", "could demand", not "could not say"."""
    at = verb
    while tree.relation(at) in {"xcomp", "conj"}:
        at = tree.head(at)
    marks = {tree.lower(m) for v in (verb, at) for m in tree.dependents(v, "mark")}
    if marks & _NOT_YET and {tree.lower(c) for c in tree.dependents(verb, "aux")} & _HAVE:
        return True  # "once the observers have confirmed that"
    possible = {tree.lower(c) for c in tree.dependents(verb, "aux")} & _POSSIBLE
    return bool(marks & _SUPPOSED) or bool(possible and not cue.negated and not tree.is_passive(verb))


def _is_taken_back(tree: Tree, cue: Cue) -> bool:
    """Say whether a demand or the like is made no more: "drops its demand for", "gave up their insistence on"."""
    noun = any(tree.lower(i) in nouns() and not cue.is_verb(tree.lower(i)) for i in cue.words)
    up = any(tree.lower(i) in reporting_forms("unsaid", "giving") and tree.lower(i + 1) == "up" for i in cue.words)
    return noun and (up or bool(cue.lowered & _forms("reversing")))


def _is_leaning(tree: Tree, verb: int) -> bool:
    """Say whether it tells what people are for, and nothing they said: "rebels, who | oppose | the deal"."""
    relative = tree.relation(verb) == "acl" and tree.lower(verb) in _forms("holding")
    now = not tree.lower(verb).endswith(("ed", "ing")) and not tree.dependents(verb, "ccomp", "aux")
    return relative and now


def _states_nothing(tree: Tree, cue: Cue, head: int, said: Clause) -> bool:
    """Say whether nothing is uttered: the cue tells of no saying, or the content has no words that say anything."""
    pointing = said.text.lower() in _POINTING and cue.act in {"asserts", "asks"}  # "denied it" tells something
    if tree.lower(head) == "said" and said.words[:1] == [head + 1] and said.text.startswith("to "):
        return True  # "rebels | said | to flee": nobody tells who says so
    if tree.lower(head) in {"asked", "pressed"} and not cue.source_words() and not said.finite and not said.infinitive:
        return True  # "asked | about her remark |, he smiled"
    if said.head is not None and said.lower in _WORD and tree.is_none(said.head):
        return True  # "are saying | nothing about the attack"
    if pointing or tree.lower(head) in _forms("seeming") or _by_thing(tree, cue, head):
        return True
    if not any(mark in said.text for mark in _MARKS) and (
        _is_topic(tree, head, said) or _is_bare_name(tree, cue, head, said)
    ):
        return True
    if _is_protest(tree, cue, head, said) or _is_withheld(tree, head, said):
        return True
    if _is_own_wish(tree, cue, head, said) or any(_is_judged(tree, v) for v in (head, *cue.words)):
        return True
    if cue.lowered & _forms("heeding") and cue.lowered & _HEED:
        return True
    if _is_pondered(tree, head) or _is_kept(tree, cue, head, said):
        return True
    if said.finite and not _is_circumstance(tree, cue, said):
        felt = tree.tag(head) == "ADJ" and tree.lower(head) not in nouns().keys() | _voicing("adjectives")
        aside = tree.relation(head) == "advcl" and tree.lower(head) in _forms("learning")  # "when she learned that"
        return felt or aside or (tree.lower(head) in _forms("finding") and not tree.is_passive(head))
    refused = cue.negated and tree.lower(head) == "discuss"  # "will not discuss a truce"
    return not refused and not _voices(tree, cue, head, said)


def _is_circumstance(tree: Tree, cue: Cue, said: Clause) -> bool:
    """Say whether the only clause in the content tells when or why of a thing: "slammed | the raid after it failed"."""
    return said.head is not None and tree.relation(said.head) == "advcl" and tree.head(said.head) in cue.words


def _is_own_wish(tree: Tree, cue: Cue, verb: int, said: Clause) -> bool:
    """Say whether it tells what one would do oneself: "want | to flee", not "want | them to flee" or "to know"; or "is wanted"."""
    if tree.lower(verb) not in _forms("wanting"):
        return False
    if tree.is_passive(verb) or (tree.relation(verb) == "acl" and not tree.dependents(verb, "nsubj", "obj", "xcomp")):
        return True
    done = [c for c in tree.dependents(verb, "xcomp") if not tree.dependents(c, "nsubj") and tree.lower(c) not in {"see", "know"}]
    whole = said.text.lower().startswith("to ") or any(c in cue.words for c in done)
    return whole and bool(done) and not tree.dependents(verb, "obj", "iobj")


def _is_judged(tree: Tree, verb: int) -> bool:
    """Say whether a verb is an act of law in the passive: "was | charged | with murder", "was arrested and | charged |"."""
    joined = tree.head(verb) if tree.relation(verb) == "conj" else -1
    passive = tree.is_passive(verb) or (joined >= 0 and tree.is_passive(joined))
    return passive and tree.lower(verb) in _forms("judging")


def _is_pondered(tree: Tree, verb: int) -> bool:
    """Say whether one only thinks of doing a thing: "is considering | leaving", not "would consider leaving"."""
    if tree.lower(verb) not in _forms("pondering") or _is_offered(tree, verb):
        return False
    done = [c for c in tree.dependents(verb, "xcomp", "ccomp") if not tree.dependents(c, "nsubj")]
    return any(tree.lower(c).endswith("ing") and tree.tag(c) == "VERB" for c in done)


def _is_kept(tree: Tree, cue: Cue, verb: int, said: Clause) -> bool:
    """Say whether something is kept from the public: "would not divulge | the evidence", "declined | to say when".

    "Could not say" tells that one does not know, "did not say | how many" that a number is left open.
    """
    able = {tree.lower(c) for c in tree.dependents(verb, "aux")} & _ABLE
    counted = said.text.lower().startswith(("how many", "how much"))
    open_still = tree.lower(verb) in _forms("keeping") or (cue.act == "rejects" and "out" in cue.lowered)
    if cue.negated and not able and not counted and open_still:
        return True  # "has not ruled out | a visit"
    done = [verb, *tree.dependents(verb, "xcomp")]
    above = tree.head(verb) if tree.relation(verb) == "xcomp" else verb
    refused = any(tree.lower(v) in _forms("refusing") for v in (verb, above))
    return refused and any(tree.lower(v) in _forms("keeping") for v in done)


def _by_thing(tree: Tree, cue: Cue, verb: int) -> bool:
    """Say whether a thing tells it that cannot speak: "the silence | shows | that", not "a poll shows that"."""
    words = cue.source_words()
    top = tree.top(words) if words else None
    return top is not None and tree.lower(top) in _things() and tree.lower(verb) in _forms("proving")


def _is_topic(tree: Tree, verb: int, said: Clause) -> bool:
    """Say whether it only tells of what one speaks: "spoke about | the trial", not "spoke of | the need for peace"."""
    if {tree.lower(c) for c in tree.dependents(verb, "obj")} & _tales() and acts().get(tree.lower(verb)) == "asserts":
        return True
    speaking = tree.lower(verb) in _forms("broaching") and said.lower not in _told() | _NEEDS
    if said.finite or said.infinitive or not (speaking or tree.lower(verb) in _forms("referring")):
        return False
    cases = {tree.lower(c) for i in said.words for c in tree.dependents(i, "case", "mark") if tree.head(i) == verb}
    described = any(tree.lower(i) == "as" for i in said.words)  # "referred to | the raid as a crime"
    return not described and (bool(cases & _ABOUT) or tree.lower(verb + 1) in _ABOUT)


def _is_bare_name(tree: Tree, cue: Cue, verb: int, said: Clause) -> bool:
    """Say whether only somebody's name is told, and no words: "slammed | President Awa Diop", not "blamed | Chad"."""
    if not cue.source_words() or tree.lower(verb) in _forms("pointing"):
        return False
    words = [i for i in said.words if tree.tag(i) not in {"ADP", "DET", "PUNCT"}]
    named = bool(words) and tree.tag(words[-1]) == "PROPN" and said.head is not None
    plain = all(tree.tag(i) in {"PROPN", "NOUN", "ADJ"} for i in words)
    return cue.act == "asserts" and named and plain and not said.finite and len(words) == len(said.words)


def _is_protest(tree: Tree, cue: Cue, verb: int, said: Clause) -> bool:
    """Say whether people in the street protest against a thing: "farmers protested | the tax", not "Lima protested"."""
    if tree.lower(verb) not in _forms("protesting") or said.finite:
        return False
    top = tree.top(cue.source_words()) if cue.source_words() else None
    crowd = top is not None and tree.tag(top) == "NOUN" and tree.lower(top).endswith("s")
    return crowd or any(tree.lower(m) == "to" for m in tree.dependents(verb, "mark"))


def _is_withheld(tree: Tree, verb: int, said: Clause) -> bool:
    """Say whether a thing is kept from somebody and nothing denied: "was denied | bail", "denied | newsmen access"."""
    if tree.lower(verb) not in _forms("withholding") or said.finite:
        return False
    given = tree.dependents(verb, "obj") if tree.dependents(verb, "iobj") else []
    return said.lower in _withheld() or any(tree.lower(c) in _withheld() for c in given)


def _shows(tree: Tree, cue: Cue, verb: int) -> bool:
    """Say whether a thing shows what its teller concludes: "he said | the order | shows | that", not "a poll shows"."""
    words = cue.source_words()
    top = tree.top(words) if words else None
    if top is None or tree.tag(top) != "NOUN" or tree.lower(verb) not in _forms("proving"):
        return False
    noun = tree.lower(top)
    speaks = noun in role_nouns() | institution_nouns() | _told() | _written()
    return not speaks and class_of(noun) is None


def _voices(tree: Tree, cue: Cue, head: int, said: Clause) -> bool:
    """Say whether a cue tells of saying a thing, and not of doing, seeing or feeling it: "slammed", not "imposed"."""
    words, tag = cue.words, tree.tag(head)
    named = [i for i in words if tree.lower(i) in _told() and tree.tag(i) in {"NOUN", "PROPN"}]
    told = [tree.lower(i) for i in named if tag != "VERB" or not _is_manner(tree, i)]
    if any(tree.is_none(i) and tree.lower(i) not in nouns() for i in named):
        return False  # "no argument is made"
    if told or tag in {"NOUN", "PROPN"}:
        felt = not cue.source_words() and all(noun in _feelings() for noun in told)  # "raised fears of"
        return bool(told) and not felt and not _draws(tree, words)
    described = tree.relation(head) == "acl" and (tree.syntax.relations[head] == "acl" or tree.is_passive(head))
    if described and not cue.source_words() and tree.lower(head) in _forms("accusing") | {"opposed"}:
        return False  # "people opposed to the deal", "who is accused of fraud"
    if tag == "ADJ":
        return tree.lower(head) in nouns().keys() | _voicing("adjectives")
    if tag != "VERB" or tree.lower(head) == "according" or not tree.lower(head)[0].isalpha():
        return True
    if tree.lower(head) in _forms("carrying"):
        return said.lower in _told() | _PLANS and not said.negated and not _points_back(tree, said)
    if tree.lower(head) in _forms("striking"):
        return any(tree.lower(m) in _BLAMED for c in tree.children[head] for m in tree.dependents(c, "case", "mark"))
    verbs = [i for i in words if tree.lower(i) in acts() or tree.lower(i) in _voicing("verbs") or _is_phrasal(tree, i)]
    return bool(verbs) and not (tree.lower(head) in _forms("perceiving") and _is_bare(tree, head))


def _is_phrasal(tree: Tree, verb: int) -> bool:
    """Say whether a verb says by its particle: "played | down", "shrugged | off"."""
    behind = tree.lower(verb + 1) if verb + 1 < len(tree.words) else ""
    return tree.lower(verb) in reporting_forms("voicing", "phrasal") and behind in _voicing("particles")


def _draws(tree: Tree, words: tuple[int, ...]) -> bool:
    """Say whether the source only meets with what others say: "drew criticism for"."""
    return any(tree.lower(i) in _forms("drawing") and tree.tag(i) == "VERB" for i in words)


def _is_bare(tree: Tree, verb: int) -> bool:
    """Say whether a verb has but a thing: "saw | tanks", not "saw | it as a threat", "found | it empty"."""
    behind = [o for o in tree.clause(verb) if o > verb]
    described = any(tree.lower(c) == "as" for o in behind for c in tree.dependents(o, "case", "mark"))
    return not described and not _is_offered(tree, verb) and not tree.dependents(verb, "xcomp", "ccomp")


def _is_offered(tree: Tree, verb: int) -> bool:
    """Say whether one says what one would do: "would consider a truce"."""
    return bool({tree.lower(c) for c in tree.dependents(verb, "aux")} & {"would", "will"})


def _is_manner(tree: Tree, noun: int) -> bool:
    """Say whether a noun of saying only tells why something is done: "rallied | in support | of the mayor"."""
    of = any(tree.cases(c) == {"of"} for c in tree.dependents(noun, "nmod"))
    return of and tree.cases(noun) == {"in"} and tree.lower(noun) in nouns()


def _points_back(tree: Tree, said: Clause) -> bool:
    """Say whether what is made or given was told of before: "made | the remarks at his trial"."""
    if said.head is None or not {tree.lower(c) for c in tree.dependents(said.head, "det")} & _SAME:
        return False
    told = any(tree.cases(c) & _TOLD_OF for c in tree.dependents(said.head, "nmod"))
    return not told and not tree.dependents(said.head, "acl", "ccomp", "appos")


def _is_deed(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells a deed or a share of a poll: "cancelled the visit", "called off the vote", "appealed the ruling"."""
    things = tree.dependents(verb, "obj")
    if tree.lower(verb) in _forms("calling") and tree.lower(verb + 1) == "off":
        return True
    if not things or tree.tag(verb) != "VERB" or tree.dependents(verb, "ccomp", "xcomp"):
        return False
    shares = any(tree.lower(i) in _SHARES for i in tree.clause(verb) if i > verb)
    return tree.lower(verb) in _forms("doing") | _forms("suing") or (
        shares and tree.lower(verb) in _forms("preferring")
    )


def _is_naming(tree: Tree, cue: Cue, verb: int) -> bool:
    """Say whether a verb only gives a thing its name: "was called | Iron Fist", "which locals call | the Cauldron"."""
    if tree.lower(verb) not in _forms("naming") or tree.dependents(verb, "ccomp"):
        return False  # "let it be known that" states
    described = tree.is_passive(verb) or (tree.relation(verb) == "acl" and not tree.dependents(verb, "nsubj"))
    by = {tree.syntax.relations[c] for c in tree.children[verb]} & {"obl:agent"}
    if not cue.source_words() or (described and not by and not tree.dependents(verb, "xcomp")):
        return True
    things = tree.dependents(verb, "obj")
    given = tree.dependents(verb, "xcomp")
    beside = [a for thing in things or given for a in tree.dependents(thing, "appos")]
    named = (given or beside) if things else (beside or given)
    return bool(named) and tree.tag(named[0]) == "PROPN" and not any(tree.tag(t) == "PROPN" for t in things)


def _forms(key: str) -> frozenset[str]:
    return reporting_forms("unsaid", key)


@cache
def _written() -> frozenset[str]:
    """Return the nouns for what is written or counted and can tell: "a survey", "figures"."""
    kinds = " ".join(load("media")["kinds"].values()).split()
    return frozenset([*kinds, *load("reporting_verbs")["unsaid"]["telling"].split()])


@cache
def _feelings() -> frozenset[str]:
    """Return the nouns for what is felt: "fear", "concern"."""
    expecting = [noun for noun, act in nouns().items() if act == "expects"]
    return frozenset([*expecting, *load("reporting_verbs")["unsaid"]["feelings"].split()])


@cache
def _voicing(key: str) -> frozenset[str]:
    """Return words of saying besides the reporting verbs; the verbs with their forms."""
    words = load("reporting_verbs")["voicing"]
    if key != "verbs":
        return frozenset(words[key].split())
    return reporting_forms("voicing", "verbs") | frozenset(words["irregular"].split())


@cache
def _told() -> frozenset[str]:
    """Return the nouns for what is said: "an appeal", "criticism"."""
    accounts = words_in("reporting_verbs", "accounts", "nouns")
    return frozenset([*nouns(), *_voicing("nouns"), *accounts])
