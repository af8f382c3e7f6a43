"""Words that the vocabulary of deeds lists: nouns, verbs in all forms, and what deeds are done with."""

from functools import cache

from onrecord.extract.events.frames import forms_of, noun_forms
from onrecord.records import Event
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load, words_in

Told = tuple[Event, frozenset[int]]
"""An event with the words that tell it."""

RELATIVES = {"who", "which", "that", "whom"}
OWNING = {"its", "their", "his", "her", "whose", "our", "my"}


@cache
def arms_and_means() -> frozenset[str]:
    """Return the words for what states do deeds with: "the U.S. | missile | attack", not "the Iraq | car bomb | attack"."""
    told = (load("triggers")["modifiers"][mode] for mode in ("aerial", "drone", "heavy-weapons"))
    return frozenset(w for words in told for w in words.split()) | listed("armed_means")


@cache
def listed(*keys: str) -> frozenset[str]:
    """Return the forms of the nouns of lists of those who do deeds as one."""
    nouns = [noun for key in keys for noun in load("deeds")[key].split()]
    for name in (name for key in keys for name in load("deeds").get("classes", {}).get(key, "").split()):
        nouns += load("frames")["classes"][name].split()
    return frozenset(f for noun in nouns for f in noun_forms(noun))


@cache
def order_keepers() -> frozenset[str]:
    """Return the nouns for police and soldiers, who keep order where others protest."""
    return listed("searchers") | listed("soldiers")


@cache
def press() -> frozenset[str]:
    """Return the nouns for those who report what is said to them."""
    return words_in("sources", "classes", "media") | {"press", "newsmen"}


@cache
def judicial() -> frozenset[str]:
    """Return the words of courts and inquiries, which deal with deeds done before."""
    return frozenset(load("deeds")["judicial"].split())


@cache
def listed_verbs(*keys: str) -> frozenset[str]:
    """Return the forms of the verbs of lists that tell of deeds as one."""
    return frozenset(f for key in keys for verb in load("deeds")[key].split() for f in forms_of(verb))


@cache
def telling() -> frozenset[str]:
    """Return the forms of verbs that tell the terms of their subject: "the accord | provides for"."""
    return listed_forms(load("deal")["proposals"], "telling")


@cache
def papers() -> frozenset[str]:
    """Return the nouns for what is agreed or proposed, in all forms."""
    told = load("deal")["proposals"]
    return frozenset(f for key in ("proposed", "agreed") for noun in told[key].split() for f in noun_forms(noun))
