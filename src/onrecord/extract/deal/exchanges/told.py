"""Whether an exchange is told as done, going on, agreed, asked for, denied or only supposed."""

from collections.abc import Iterable
from itertools import pairwise

from onrecord.extract.deal.exchanges.captives import words
from onrecord.extract.deal.put_off import put_off
from onrecord.extract.deal.status import status_at
from onrecord.extract.events.words import telling
from onrecord.extract.page import Page
from onrecord.records.values import EventStatus
from onrecord.vocabularies.load import load, words_in

_CLAUSES = {"xcomp", "ccomp", "advcl", "acl", "obj", "nmod", "obl", "nsubj"}
_CLAIMS = 5  # verbs above


def exchange_status(page: Page, trigger: int, deed: int, also: tuple[int, ...] = ()) -> EventStatus:
    """Return the status of an exchange from the verbs of the deed, of the word for it, and those above.

    `also` are other words that tell of it: one that goes on elsewhere goes on.
    """
    told = _status(page, trigger, deed)
    if told in {"occurred", "planned"} and any(_undone(page, w) or _not_held(page, w) for w in _named_near(page, deed)):
        return "denied"
    if told in {"occurred", "planned"} and any(_goes_on(page, w) for w in also):
        return "ongoing"
    return told


def _goes_on(page: Page, noun: int) -> bool:
    """Say whether a noun's exchange is told to begin or go on: "the exchange went into its second day"."""
    tree = page.tree
    head = tree.head(noun)
    begun = head >= 0 and tree.lower(head) in words("going_on")
    if head >= 0 and tree.relation(noun) == "nsubj":
        way = any(tree.lower(c) in {"way", "underway"} for c in tree.dependents(head, "obl", "advmod", "xcomp"))
        now = {tree.lower(c) for c in tree.dependents(head, "aux")} & {"is", "are", "was", "were"}
        begun = begun or way or bool(now and tree.lower(head).endswith("ing"))  # "got under way", "is taking place"
    going = begun and tree.tag(noun) == "NOUN"
    going = going and (tree.relation(noun) in {"nsubj", "obj"} or tree.tag(head) == "NOUN")
    return going and status_at(page, head) in {"occurred", "ongoing"}


def _is_called_false(page: Page, verb: int) -> bool:
    """Say whether a verb calls its subject or object untrue: "was called a fabrication"."""
    tree = page.tree
    said = [verb, *tree.dependents(verb, "xcomp", "obj", "obl", "ccomp")]
    return any(tree.lower(w) in words("fabricated") for w in said)


def _status(page: Page, trigger: int, deed: int) -> EventStatus:
    tree = page.tree
    above = [w for start in dict.fromkeys((deed, trigger)) for w in _above(page, start)]
    verbs = [w for w in dict.fromkeys((deed, trigger)) if page.ahead(w) != "free"]  # "set free" is no plan
    told = [status_at(page, w) for w in verbs]
    if tree.tag(trigger) == "NOUN" and not tree.same_sentence(trigger, deed):
        above = _above(page, deed)  # what is said of the exchange elsewhere does not undo what is told here
    if any(_only_for(page, w) for w in {deed, tree.clause_head(deed)}) or _offer_refused(page, above):
        return "called_for"
    if any(put_off(page, w) for start in {deed, trigger} for w in (start, tree.head(start)) if w >= 0):
        return "planned"
    if any(_is_untrue(page, w) for w in {deed, trigger}):
        return "denied"
    if any(_is_dated(page, w) for w in {deed, trigger}):
        return "planned"
    if "denied" in told or _fell_through(page, trigger) or any(_undone(page, w) for w in {deed, trigger}):
        return "denied"
    subjects = [n for w in {deed, trigger} for n in _on(page, w)]
    if any(tree.lower(w) in words("talks") and tree.tag(w) == "NOUN" for w in (*above, *subjects)):
        return "called_for"  # "talks on a swap are under way"
    if _goes_on(page, trigger):
        return "ongoing"
    if "so far" in " ".join(tree.lower(w) for w in sorted(tree.clause(deed))):
        return "ongoing"
    for word in {deed, trigger}:
        begun = tree.head(word)
        joined = begun >= 0 and tree.relation(word) in {"xcomp", "advcl", "parataxis"}
        if joined and tree.lower(begun) in words("going_on"):
            return "ongoing"  # "began releasing", "have begun to exchange"
    if any(tree.lower(w) in words("denying") or _is_called_false(page, w) for w in above):
        return "denied"
    spoken = words("asking", "refusing", "ready", "discussing")
    asked = any(tree.lower(w) in words("wanting") or (tree.lower(w) in words("asking") and tree.tag(w) == "VERB")
                for w in (deed, trigger))  # fmt: skip
    if (paper := _told_by_paper(page, dict.fromkeys((deed, trigger)), above)) is not None:
        return paper
    if any(_is_foreseen(page, w) for w in above) or ("called_for" in told and _agreed_on_paper(page, deed)):
        return "planned"
    if any(tree.lower(w) in spoken for w in above) or asked or _on_paper(page, deed) or _offered(page, deed):
        return "called_for"
    if _supposed(page, deed) or "hypothetical" in told:
        return "hypothetical"
    if any(tree.lower(w) in words("agreeing") for w in above) and _infinitive(page, deed):
        return "planned"
    above_all = tree.head(deed)
    if tree.lower(deed).endswith("ing") and tree.relation(deed) in {"advcl", "acl"} and above_all >= 0:
        told.append(status_at(page, above_all))  # "will each free a group, with X giving up two"
    for status in ("called_for", "planned", "ongoing"):
        if status in told:
            return status
    around = {tree.lower(c) for c in tree.dependents(deed, "aux")}
    if around and around <= {"is", "are"} and not tree.lower(deed).endswith("ing") and _agreed_on_paper(page, deed):
        return "planned"  # "under the terms of the deal three are | freed for each"
    if tree.lower(deed).endswith("ing") and around & {"is", "are", "was", "were"}:
        return "ongoing"
    going = [w for w in _above(page, trigger if trigger in verbs else deed, aside=False)
             if tree.lower(w) in words("going_on") and tree.relation(w) != "xcomp"]  # fmt: skip
    return "ongoing" if going and tree.lower(trigger) not in words("releasing") else "occurred"


def _named_near(page: Page, deed: int) -> list[int]:
    """Return the nouns for an exchange in the sentence of a deed and the one before."""
    tree, here = page.tree, page.tree.sentence_of(deed)
    near = range(tree.sentences[max(here - 1, 0)].first, tree.sentences[here].last)
    return [w for w in near if tree.tag(w) == "NOUN" and tree.lower(w) in words("exchanges") - words("weak")]


def _not_held(page: Page, noun: int) -> bool:
    """Say whether an exchange is told not to have been: "the | exchange did not take place"."""
    tree, verb = page.tree, page.tree.head(noun)
    own = verb >= 0 and tree.tag(noun) == "NOUN" and tree.relation(noun) == "nsubj" and tree.tag(verb) == "VERB"
    return own and status_at(page, verb) == "denied"


def _is_untrue(page: Page, deed: int) -> bool:
    """Say whether a deed is told to be untrue, or not brought about: "it is | false that X freed", "failed to get | freed"."""
    tree, above = page.tree, page.tree.head(deed)
    false = above >= 0 and tree.relation(deed) in {"csubj", "ccomp"} and tree.lower(above) in words("fabricated")
    story = above >= 0 and tree.relation(deed) == "acl" and tree.lower(above) in {"account", "report", "story", "claim"}
    told = tree.head(above) if story else -1
    invented = told >= 0 and any(tree.lower(w) in words("fabricated") for w in tree.clause(told))
    at = deed
    for _ in range(3):
        at = tree.head(at) if at >= 0 and tree.relation(at) in {"xcomp", "acl", "ccomp", "obj"} else -1
        if at >= 0 and tree.lower(at) in {"failed", "fail", "fails"}:
            return True
    return false or invented


def _is_dated(page: Page, deed: int) -> bool:
    """Say whether a day is set for a deed: "have set May 10 as the | date to exchange"."""
    tree, noun = page.tree, page.tree.head(deed)
    return (
        noun >= 0
        and tree.relation(deed) == "acl"
        and tree.lower(noun) in {"date", "day", "time"}
        and _infinitive(page, deed)
    )


def _fell_through(page: Page, noun: int) -> bool:
    """Say whether a planned exchange is told to have come to nothing: "the trade of A for B fell through"."""
    tree, verb = page.tree, page.tree.head(noun)
    failed = verb >= 0 and tree.relation(noun) == "nsubj" and tree.tag(noun) == "NOUN"
    through = {"through", "apart"} & {tree.lower(w) for w in range(verb + 1, min(verb + 3, len(tree.words)))}
    return failed and tree.lower(verb) in {"fell", "fallen", "falls"} and bool(through)


def _undone(page: Page, deed: int) -> bool:
    """Say whether what was planned came to nothing: "a plan to | trade has been dropped", "collapsed before they | were to be freed"."""
    tree = page.tree
    top = tree.clause_head(deed)
    noun = tree.head(deed) if tree.relation(deed) == "acl" else tree.head(top) if tree.relation(top) == "acl" else deed
    verb = tree.head(noun) if noun >= 0 else -1
    if verb >= 0 and put_off(page, verb):
        return False
    if verb >= 0 and tree.tag(noun) == "NOUN" and tree.relation(noun) == "nsubj":
        planned = any(tree.lower(c) in {"planned", "scheduled"} for c in tree.dependents(noun, "amod"))
        # "the planned swap was halted"
        halted = planned and tree.lower(verb) in words_in("deal", "status", "ending")
        return halted or tree.lower(verb) in words("undone")
    verb = tree.head(deed)
    before = any(tree.lower(c) == "before" for c in tree.dependents(deed, "mark"))
    bound = any(tree.lower(c) == "to" for c in tree.dependents(deed, "mark"))
    return verb >= 0 and tree.relation(deed) == "advcl" and before and bound and tree.lower(verb) in words("undone")


def _only_for(page: Page, deed: int) -> bool:
    """Say whether somebody is to be given on no other terms: "would walk free only in exchange for", "will not ... until"."""
    tree = page.tree
    around = {tree.lower(c) for c in tree.dependents(deed, "aux", "advmod")}
    if not around & {"will", "would", "shall"}:
        return False
    told = tree.sentences[tree.sentence_of(deed)]
    behind = [tree.lower(w) for w in range(deed, told.last)]
    only = "only" in around and any("for" in tree.cases(c) for c in tree.dependents(deed, "obl"))
    only = only or any(
        a == "only" and b in {"in", "for", "if", "through", "when", "once", "as"} for a, b in pairwise(behind)
    )
    until = any(tree.lower(w) in {"until", "unless"} and tree.relation(w) == "mark" for w in tree.below(deed))
    return only or (until and bool(around & {"not", "n't", "n’t", "never"}))


def _offer_refused(page: Page, above: list[int]) -> bool:
    """Say whether an offer is refused, and so was made: "rejected an offer to exchange"."""
    tree = page.tree
    return any(
        tree.lower(w) in words("denying", "refusing")
        and any(tree.lower(c) in words("offers") for c in tree.dependents(w, "obj"))
        for w in above
    )


def _told_by_paper(page: Page, deeds: Iterable[int], above: list[int]) -> EventStatus | None:
    """Return what a paper makes of what it tells: planned by an agreement, called for by a proposal.

    "The deal provides for | the release", "reached a deal to | exchange", "the proposal calls for X to | free".
    """
    tree, told = page.tree, load("deal")["proposals"]
    papers = [tree.head(d) for d in deeds if tree.relation(d) == "acl" and (_infinitive(page, d) or _under(page, d))]
    papers += [
        c for w in above if tree.lower(w) in telling() | {"have"} and tree.lower(w) not in words("seen_done")
        for c in tree.dependents(w, "nsubj")
    ]  # fmt: skip
    papers += [n for d in deeds for n in _on(page, d)]
    for paper in papers:
        noun = tree.lower(paper).removesuffix("s")
        if noun in told["agreed"].split():
            return "planned"
        if noun in told["proposed"].split() and noun not in {"plan", "timetable"}:
            return "called_for"
    return None


def _on(page: Page, word: int) -> list[int]:
    """Return what is on or for a deed: the talks of "talks are under way on | a swap"."""
    tree = page.tree
    if tree.relation(word) not in {"nmod", "obl"} or not tree.cases(word) & {"on", "for", "about", "over"}:
        return []
    return [tree.head(word), *tree.dependents(tree.head(word), "nsubj")]


def _under(page: Page, deed: int) -> bool:
    """Say whether a clause tells what a paper makes its parties do: "a protocol under which X | frees 40 men"."""
    tree = page.tree
    which = any(
        tree.lower(c) == "which" and tree.cases(c) & {"under", "by"} for c in tree.dependents(deed, "obl", "nmod")
    )
    return which and tree.lower(deed).endswith("s") and not tree.dependents(deed, "aux")


def _is_foreseen(page: Page, verb: int) -> bool:
    """Say whether something would bring what hangs below: "the first stage would | see 33 hostages freed"."""
    aux = {page.tree.lower(c) for c in page.tree.dependents(verb, "aux")}
    return page.tree.lower(verb) in {"see", "have"} and bool(aux & {"will", "would"})


def _agreed_on_paper(page: Page, deed: int) -> bool:
    """Say whether an agreement bids it: "under the terms of the accord X must | free 300 men"."""
    tree, agreed = page.tree, words_in("deal", "proposals", "agreed")
    led = [w for w in tree.dependents(deed, "obl") if tree.cases(w) & {"under", "by"}]
    return any(tree.lower(w).removesuffix("s") in agreed for c in led for w in (c, *tree.dependents(c, "nmod")))


def _on_paper(page: Page, deed: int) -> bool:
    """Say whether a deed is only what somebody's draft would bring: "under a proposal X would free"."""
    tree = page.tree
    proposed = words_in("deal", "proposals", "proposed")
    would = any(tree.lower(c) == "would" for c in tree.dependents(deed, "aux"))
    papers = [w for w in tree.clause(deed) if tree.lower(w) in proposed and tree.relation(w) == "obl"]
    return would and any(tree.cases(w) & {"under", "in"} for w in papers)


def _offered(page: Page, deed: int) -> bool:
    """Say whether somebody would do it if others did their part: "would free all hostages if Chad released"."""
    tree = page.tree
    would = any(tree.lower(c) in {"would", "will"} for c in tree.dependents(deed, "aux"))
    parts = [c for w in (deed, *tree.dependents(deed, "advmod")) for c in tree.dependents(w, "advcl")]
    # "we will free them when you free ours"
    own = any(tree.lower(c) in {"we", "i"} for c in tree.dependents(deed, "nsubj"))
    marks = {"if", "once", "as", *(["when"] if own else [])}
    parts = [c for c in parts if {tree.lower(m) for m in tree.children[c]} & marks]
    real = [
        c for c in parts if not {tree.lower(a) for a in tree.dependents(c, "aux", "cop")} & {"were", "could", "might"}
    ]
    return would and any(tree.lower(c) in words("releasing") for c in real)


def _above(page: Page, word: int, aside: bool = True) -> list[int]:
    """Return the verbs and nouns above a word; without `aside` not those to which it is only a circumstance."""
    tree = page.tree
    clauses = _CLAUSES if aside else _CLAUSES - {"obl", "nmod"}
    found, at = [], word
    for _ in range(_CLAIMS):
        if at < 0:
            break
        if at != word:
            found.append(at)
        if tree.relation(at) not in clauses:
            break
        at = tree.head(at)
    return found


def _infinitive(page: Page, deed: int) -> bool:
    tree = page.tree
    return any(tree.lower(c) == "to" for c in tree.dependents(deed, "mark"))


def _supposed(page: Page, deed: int) -> bool:
    tree = page.tree
    clause = {tree.lower(w) for w in tree.clause(deed)}
    told = tree.sentences[tree.sentence_of(deed)]
    return tree.lower(told.first) in {"were", "if"} or bool(clause & {"might", "could"})
