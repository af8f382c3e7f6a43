"""The chain of those who say something, nearest to the article first."""

import re
from functools import cache

from onrecord.annotate.annotations import Annotations, Attribution
from onrecord.annotate.lookups import starting
from onrecord.annotate.names import bare, fold, institution_nouns
from onrecord.annotate.once import once
from onrecord.records.span import Span
from onrecord.records.values import Voice
from onrecord.vocabularies.load import load, words_in


def chain(attribution: Attribution, annotations: Annotations, cited: Span | None = None) -> tuple[Voice, ...]:
    """Return who says the content: the speaker, the body spoken for, then whoever is reported to have said so.

    "Y said that X said ..." gives Y and then X for what X said, since the article has it from Y; `cited` is the phrase
    of those whom the speaker cites.
    """
    voices: list[Voice] = []
    if attribution.inside is not None:
        voices.extend(chain(annotations.attributions[attribution.inside], annotations))
    if attribution.speaker:
        voices.append(Voice(attribution.speaker, attribution.role))
        if body := body_of(attribution, annotations):
            voices.append(Voice(body))
        if cited:
            here = starting(annotations.entities, cited.start, cited.start + 1)
            named = next((e.actor for e in here if e.end == cited.end), None)
            voices.append(Voice(named or bare(cited.of(annotations.text))))
    return tuple(dict.fromkeys(voices))


def body_of(attribution: Attribution, annotations: Annotations) -> str | None:
    """Return the body a spokesperson speaks for: an organisation named in the role or in the description."""
    words = f"{attribution.role or ''} {attribution.speaker or ''}".lower()
    if not any(noun in words for noun in ("spokes", "representative of", "on behalf of")):
        return None
    described = fold(attribution.role or attribution.speaker or "")
    told = _bodies_written(annotations)
    fitting = [name for name, written in told if written in described and name != attribution.speaker]
    return max(fitting, key=len) if fitting else None


@once
def _bodies_written(annotations: Annotations) -> list[tuple[str, str]]:
    """Return the bodies that are named, with how each is last written, folded."""
    bodies = [e for e in annotations.entities if e.label in {"ORGANIZATION", "FACILITY"}]
    named = {e.actor or annotations.text[e.start : e.end]: annotations.text[e.start : e.end] for e in bodies}
    return [(name, fold(written)) for name, written in named.items()]


@once
def _named(annotations: Annotations) -> frozenset[str | None]:
    """Return the names of all entities."""
    return frozenset(e.actor for e in annotations.entities)


def source_class(attribution: Attribution, annotations: Annotations) -> str | None:
    """Return the class of an unnamed source (official, diplomat, medic, ...); None for a named one.

    Whoever alone holds an office is known by it ("the foreign minister"), unlike "a minister".
    """
    speaker = attribution.speaker
    if not speaker or speaker in _named(annotations):
        return None
    return None if _by_office(annotations, speaker) else class_of(speaker)


@once
def _by_office(annotations: Annotations, description: str) -> bool:
    """Say whether a description is of an office that one person holds, and is nowhere said of any one of several."""
    head, _ = _head(description)
    if not head or head[-1] not in words_in("sources", "described", "offices"):
        return False
    return not re.search(rf"\b(?:an?|one|another|some|any)\s+{re.escape(description)}\b", annotations.text, re.I)


_PARTITIVE = re.compile(
    r"^(?:\w+ ){0,3}(?:group|groups|number|members?|dozens|scores|hundreds|thousands|one|two|some|several|many|most) of ",
    re.I,
)  # "a group of rebels" are rebels


_LOCAL = {"local", "locals"}  # "the local party branch" is no resident


def class_of(description: str) -> str | None:
    """Return the class of whom a noun phrase describes, by its head: "senior medical source in Gaza" is a medic.

    The head is the last noun before "of", "in", "who" and the like; "source" and "people" take the class of the word
    that describes them; an institution's name and words with a capital tell no class.
    """
    head, rest = _head(description)
    if head and head[-1] in _bodies() and not {head[-1], " ".join(head[-2:])} & _classes().keys():
        return None
    for at in range(len(head) - 1, -1, -1):
        two = " ".join(head[max(at - 1, 0) : at + 1]).replace("-", " ")
        found = _classes().get(two) or _classes().get(head[at])
        if head[at] in _LOCAL and at < len(head) - 1:
            continue
        if found == "briefed_person":
            return _described(head[:at], rest) or found
        if found:
            return found
    return None


def _head(description: str) -> tuple[list[str], list[str]]:
    """Return the folded words up to the head of a noun phrase, names left blank, and the words behind it."""
    described = _PARTITIVE.sub("", description.lower() if description.isupper() else description)
    written = re.findall(r"[\w’'-]+", described)
    words = [fold(w) for w in written]
    first = next((i for i, w in enumerate(words) if i and w in words_in("sources", "described", "behind")), len(words))
    names = [w.endswith(("'", "'s")) or bool(i and not written[i].islower()) for i, w in enumerate(words[:first])]
    return ["" if name else w for w, name in zip(words, names, strict=False)], words[first:]


def _described(before: list[str], behind: list[str]) -> str | None:
    """Return the class that the words around "source" or "people" tell: "hospital sources", "people in the camp"."""
    described = load("sources")["described"]
    told = _describing()
    by_word = next((told[w] for w in reversed(before) if w in told), None)
    living = bool(behind) and behind[0] in described["living"].split()
    return by_word or ("resident" if living else None)


@cache
def _bodies() -> frozenset[str]:
    return institution_nouns() | frozenset(load("sources")["described"]["bodies"].split())


@cache
def _describing() -> dict[str, str]:
    return {w: name for name, words in load("sources")["described"]["before"].items() for w in words.split()}


@cache
def _classes() -> dict[str, str]:
    return {
        noun.replace("_", " "): name for name, nouns in load("sources")["classes"].items() for noun in nouns.split()
    }
