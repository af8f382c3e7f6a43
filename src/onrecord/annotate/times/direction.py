"""Whether a weekday, a month or a date without a year lies ahead of publication or behind it.

Both readings are reckoned; a logistic regression over the words around the expression, the distance of either
reading and what the rules say chooses. Its weights are vocabularies/times_direction.toml, made by training/times.py.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.annotate.times.context import Meaning
from onrecord.vocabularies.load import load, words_in

Weights = Mapping[str, float]
KINDS = {
    "weekday": "weekday", "part_of_weekday": "weekday", "clock": "weekday", "clock24": "weekday", "noon": "weekday",
    "month": "month", "date": "date", "date_first": "date", "week_of": "date", "part_of_date": "date",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z']+|\d|[^\w\s]")
_NEAR, _BEFORE, _AFTER = 2, 16, 6  # words: those whose place counts, those looked at before and after
_PHRASE = 4  # words before a date or month within which its verb is looked for: "met both sides on May 31"
_VERB = 2  # words before a weekday within which its verb is looked for
_CLAUSE = 12  # words before it within which the verb of its clause is looked for
_MODAL = frozenset("will would shall should must may can could going won't".split())
_PLANNED = frozenset("expected scheduled planned slated pencilled penciled billed due supposed set planning".split())
_MEANING = frozenset("plan plans hope hopes intend intends aim aims want wants vow vows promise promises".split())
_INFINITIVE = re.compile(
    r"(?!(?:an?|the|its|his|her|their|our|my|your|this|that|these|those|all|both|each|other)$)[a-z-]+(?<![^su]s)"
)  # what after "to" may be a verb: no name, number, determiner or plural
PAST_FORMS = frozenset(
    "was were had did said told came went took met won lost held began made left killed flew sent shot fell drove gave "
    "broke brought caught chose dealt drew fought found fled got hid hit hurt kept knew laid led lit paid put ran rode "
    "rose saw sat sold sought spent split spoke stood stole struck swore thought threw withdrew wrote blew bought built "
    "burst cut felt froze grew heard read shook shut sang sank slept spread wore overthrew overran became forbade undertook "
    "overtook shot bore bound bled bred clung crept dug drank ate fed flung forgave hung lent meant rang slid slew spun "
    "stuck swept swung taught tore woke wept wound withheld withstood foresaw oversaw set let".split()
)
_PERFECT = {("has", "been"), ("have", "been"), ("had", "been")}
_SAYING = frozenset({"said", "told", "added"})
_SINCE = re.compile(r"\bsince (?:last |early |late )?$", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"\b(?:postpon|defer|delay|reschedul|adjourn)[a-z]+ (?:[a-z-]+ ){0,5}?(?:to|until|till) (?:next )?$"
    r"|\b(?:put|push(?:ed)?|moved?|brought) (?:[a-z-]+ ){0,4}?(?:off|back|forward) (?:to|until|till) (?:next )?$"
)
_ASKED = re.compile(r"\b(?:invit|summon)[a-z]+ (?:[\w-]+ ){1,8}?to (?:[\w'-]+ ){1,4}?(?:on|next) $")
_SIGNED = re.compile(r"(?<!\bbe )\b(?:signed|concluded|brokered) (?:(?:in|at) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* )?(?:on |in )?$")
_STEPS = (3, 7, 21, 60, 120)  # days
_OF_PLACE = re.compile(r" (?:in|at|near|from) [A-Z]\w+(?: [A-Z]\w+)*(?= )")  # "signed it | in Addis Ababa | in May"


@dataclass(frozen=True, slots=True)
class Fork:
    """An expression with two readings: its family of kinds, the words around it, and what the rules chose."""

    family: str
    before: str
    after: str
    ahead: Meaning
    behind: Meaning
    day: date
    rule_ahead: bool


def lies_ahead(fork: Fork, weights: Weights | None = None) -> bool:
    """Say whether the reading ahead is likelier (probability above one half).

    Of what is "since" then, or was "signed" then, it never is; to what something is put off, or somebody asked to come, it always is.
    """
    if _SINCE.search(fork.before) or _SIGNED.search(fork.before) or _struck(fork.before, fork.after):
        return False
    if _PUT_OFF.search(fork.before) or _ASKED.search(fork.before):
        return True
    known = load("times_direction")["weights"] if weights is None else weights
    return math.fsum(known.get(f, 0.0) for f in sorted(describe(fork))) > 0


def _struck(before: str, after: str) -> bool:
    """Say whether what is of that time can only be behind: "from Friday | 's attack", "the | March | massacre"."""
    owned = re.match(r"['’]s (?:[a-z-]+ ){0,2}?([a-z]+)", after)
    if owned is None and re.search(r"\b(?:the|an?|that|this) $", before, re.IGNORECASE):
        owned = re.match(r" ([a-z]+)", after)
    return owned is not None and owned[1] in words_in("calendar", "struck")


def describe(fork: Fork) -> set[str]:
    """Return what the choice rests on, as names of features that are there or not."""
    before = _words_before(fork.before)
    after = [w for w in _WORD.findall(_sentence_rest(fork.after))[:_AFTER] if _plain(w)]
    told = {"bias", f"rule {fork.rule_ahead:d}", f"kind {fork.family}"}
    told |= {f"before {w}" for w in before} | {f"after {w}" for w in after}
    told |= {f"next {n} {w}" for n, w in enumerate(reversed(_WORD.findall(fork.before)[-_NEAR:])) if w.islower()}
    told |= {f"before -{end}" for end in ("ed", "ing") for w in before if w.endswith(end) and len(w) > 4}
    said = [w for w in before if w not in _SAYING]
    if fork.family == "weekday":
        told |= {f"tense {_tense(before, _VERB)}", f"clause tense {_tense(said, _CLAUSE)}"}
    else:
        near = [w for w in _words_before(_OF_PLACE.sub(" ", fork.before)) if w not in _SAYING]
        told |= {f"phrase tense {_tense(near, _PHRASE)}", f"{fork.family} clause tense {_clause_tense(said)}"}
    if fork.after.startswith(("'s", "’s")):
        told.add(f"{fork.family} possessive")  # "in Friday's accord"
    if len(before) < _NEAR:
        told |= {f"first, after {w}" for w in after} | {f"first, tense {_tense_behind(fork.after)}"}
    for name, meaning, sign in (("ahead", fork.ahead, 1), ("behind", fork.behind, -1)):
        told.add(f"{fork.family} {name} {_step(meaning, fork.day, sign)}")
    return told


def _words_before(text: str) -> list[str]:
    """Return the plain words before an expression; the "to" of a place or a number is no "to" of a verb."""
    words = _WORD.findall(text)[-_BEFORE:]
    return [
        "toward" if w == "to" and not _INFINITIVE.fullmatch(after) else w.lower()
        for w, after in pairwise([*words, ""])
        if _plain(w)
    ]


def _tense(before: list[str], near: int) -> str:
    """Return the tense of the nearest verb form before: "was agreed on" is past, "are to be signed on" ahead."""
    tenses = (_tense_at(before, n) for n in range(len(before) - 1, max(len(before) - 1 - near, -1), -1))
    return next(filter(None, tenses), "none")


def _tense_at(words: list[str], n: int) -> str:
    """Return the tense of a verb form; "" of another word."""
    word, led, behind = words[n], words[max(n - 2, 0) : n], words[n + 1 : n + 2]
    if word in _PLANNED and "as" not in led and (word != "set" or behind in (["to"], ["for"])):
        return "ahead"
    if word in {"was", "were"} and behind == ["to"]:
        return "ahead"  # "were to meet on"
    if led[-1:] in (["is"], ["are"]) and (word in PAST_FORMS or word.endswith("ed")):
        return "present"  # "when the case is heard in May"
    bare = (_MODAL | {"to"}) & set(led[-1:])  # "will cut", "to set up"
    if not bare and (word in PAST_FORMS or (word.endswith("ed") and len(word) > 4)):
        return "ahead" if "be" in led and "to" not in led[1:] else "past"
    return "ahead" if word in _MODAL or (word in _MEANING and behind == ["to"]) else ""


def _clause_tense(before: list[str]) -> str:
    """Return the tense of the clause before, "infinitive" where a "to" stands nearer: "agreed to hold talks in"."""
    if any(pair in _PERFECT for pair in pairwise(before[-_CLAUSE:])):
        return "past"  # "there has been one truce in November"
    if "to" not in before:
        return _tense(before, _CLAUSE)
    nearer = before[len(before) - before[::-1].index("to") :]
    tense = _tense(nearer, _CLAUSE)
    return "infinitive" if tense == "none" else tense


def _tense_behind(text: str) -> str:
    """Return the tense of the first verb form behind an expression that opens its sentence: "On Monday | X sent"."""
    words = [w.lower() for w in _WORD.findall(_sentence_rest(text))[:_CLAUSE] if _plain(w)]
    return next((t for n in range(len(words)) if (t := _tense_at(words, n))), "none")


def _plain(word: str) -> bool:
    """Leave names out: words in lower case, and small ones that begin a sentence."""
    return word.islower() or word in {"The", "In", "On", "By"}


def _sentence_rest(after: str) -> str:
    return re.split(r"[.!?]\s|[“”\"]", after)[0]


def _step(meaning: Meaning, day: date, sign: int) -> str:
    stated = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", meaning.value)
    if not stated:
        return "far"
    days = sign * (date(int(stated[1]), int(stated[2]), int(stated[3] or 15)) - day).days
    return next((f"<={step}" for step in _STEPS if days <= step), "far")
