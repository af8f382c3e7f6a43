"""What only looks like a position: an accord signed long ago, what failed to be agreed, harm done to what a term is of."""

from datetime import date
from functools import partial

from onrecord.extract.deal.positions.held import Held
from onrecord.extract.page import Page, day_in
from onrecord.vocabularies.load import words_in

_LONG = 60  # days after which a signing that an article recalls is background
_HIGHEST = 4  # words above a term that tell what is the matter with it
_words = partial(words_in, "stances", "background")


def is_background(page: Page, held: Held) -> bool:
    """Say whether a stance is told only of the past, was not come to, or is none on the term."""
    if _is_word(page, held.mention.head) or _is_pressure(page, held):
        return True
    verb = held.operator
    if verb is None:
        return False
    if _is_departure(page, held) or _is_asked(page, held, verb) or _is_strike(page, held) or _is_end(page, held, verb):
        return True
    accepted = held.stance == "accepts" and (_signed_before(page, held, verb) or _not_come_to(page, verb))
    return accepted or _is_harm(page, held, verb)


def _is_word(page: Page, word: int) -> bool:
    """Say whether a term is only a word that is used or not: "refused to use the word | siege"."""
    tree = page.tree
    before = next((i for i in range(word - 1, max(word - 3, -1), -1) if tree.tag(i) != "PUNCT"), word)
    named = tree.head(word) == before or tree.head(before) in {word, tree.head(word)}
    return tree.lower(before) in _words("wording") and named


def _is_pressure(page: Page, held: Held) -> bool:
    """Say whether others are to keep to sanctions that are in force, which no deal would bring: "to enforce | the embargo"."""
    tree, word = page.tree, held.mention.head
    above = tree.head(word)
    return held.mention.type == "sanctions" and above >= 0 and tree.lower(above) in _words("enforcing")


def _is_departure(page: Page, held: Held) -> bool:
    """Say whether one person leaves or stays, and no troops: "the minister said | he | would not leave the country"."""
    tree, word = page.tree, held.mention.head
    if held.mention.type != "withdrawal" or tree.lower(word) not in _words("departing"):
        return False
    subjects = tree.dependents(word, "nsubj")
    if any(tree.lower(s) in {"he", "she", "i"} or page.labels.get(s) == "PERSON" for s in subjects):
        return True
    they = any(tree.lower(s) == "they" for s in subjects)
    return they and page.is_person(held.party)


def _is_asked(page: Page, held: Held, verb: int) -> bool:
    """Say whether others say what somebody should propose: "the cabinet should | submit | a plan"."""
    duties = {page.tree.lower(c) for c in page.tree.dependents(verb, "aux")} & {"should", "must"}
    return bool(duties) and held.stance in {"proposes", "offers"}


def _is_end(page: Page, held: Held, needed: int) -> bool:
    """Say whether a term is only what another is needed for: "a truce is | necessary | to guarantee peace"."""
    tree, at = page.tree, held.mention.head
    subjects = [s for s in tree.dependents(needed, "nsubj") if tree.lower(s) != "it"]
    if tree.lower(needed) not in _words("serving") or not subjects:
        return False
    while at >= 0 and tree.head(at) != needed:
        at = tree.head(at)
    marks = {tree.lower(c) for c in tree.dependents(at, "mark", "case")} if at >= 0 else set()
    return at > needed and bool(marks & {"for", "to"})


def _is_strike(page: Page, held: Held) -> bool:
    """Say whether workers end a strike of theirs: "we will not call off | our strike"."""
    tree, about = page.tree, held.mention.about
    if held.mention.type != "ceasefire" or about is None or tree.lower(about) != "strike":
        return False
    own = bool(tree.owners(about))
    return own and not any(tree.cases(c) & {"on", "against"} for c in tree.dependents(about, "nmod"))


def _signed_before(page: Page, held: Held, verb: int) -> bool:
    """Say whether a signing only tells which accord is meant: "the accord | it signed | in May", or is long past."""
    tree = page.tree
    if tree.lower(verb) not in _words("signing"):
        return False
    while tree.relation(verb) == "conj" and tree.tag(tree.head(verb)) == "VERB" and not tree.dependents(verb, "nsubj"):
        verb = tree.head(verb)  # "which was brokered by X and | signed"
    if tree.relation(verb) == "acl":
        return True  # also "in Jeddah, where they | signed | it"
    days = [d for t in page.times_in(tree.clause(verb)) if t.type == "DATE" and (d := day_in(t.value))]
    return bool(days) and all(_is_long_ago(page, d) for d in days)


def _is_long_ago(page: Page, day: str) -> bool:
    published = page.article.published
    if not published or "W" in day:
        return False
    last = (day + "-12-31")[:10] if len(day) == 4 else (day + "-28")[:10]
    return (date.fromisoformat(published[:10]) - date.fromisoformat(last)).days > _LONG


def _not_come_to(page: Page, verb: int) -> bool:
    """Say whether an acceptance did not come about: "failed again to | agree"."""
    above = page.tree.head(verb)
    return above >= 0 and page.tree.lower(above) in _words("failing")


def _is_harm(page: Page, held: Held, verb: int) -> bool:
    """Say whether a stance is on what is done to aid, or aid is only what people lack: "condemned the attack on a convoy"."""
    tree = page.tree
    telling = {"opposes": "harming", "expects": "lacking"}.get(held.stance)
    if held.mention.type != "humanitarian_aid" or telling is None:
        return False
    if telling == "harming" and tree.lower(verb) in _words(telling):
        return True
    at = held.mention.head
    for _ in range(_HIGHEST):
        at = tree.head(at)
        if at < 0 or at == verb:
            return False
        if tree.lower(at) in _words(telling):
            return True
    return False
