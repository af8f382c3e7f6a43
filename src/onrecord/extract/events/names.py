"""How those who take part in a deed are called: a country for its people, the owner for "its planes", whom "it" points to."""

from functools import cache

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.groups import group_meant
from onrecord.annotate.names import outlets, outsiders, role_nouns
from onrecord.annotate.once import once
from onrecord.annotate.surely_meant import surely_meant
from onrecord.extract.countries import country_of_capital
from onrecord.extract.events.pointing import THEY, pointed
from onrecord.extract.events.subjects import LATTER, antecedent, is_opposed
from onrecord.extract.events.words import OWNING, RELATIVES, listed
from onrecord.extract.outlets import is_outlet
from onrecord.extract.page import Page
from onrecord.layout.turns import turn_of
from onrecord.records import Voice
from onrecord.vocabularies.load import load, words_in

_PRONOUNS = {"it", "they", "he", "she", "them", "him", "her"}
_OURS = {"we", "us", "i", "me", "our", "my"}
_SOME = set("a an all another most many some few several other ordinary armed no fellow young local these those".split())


@once
def called(page: Page, word: int) -> str:
    """Return the name of whom a word means; a country for its people, the owner for "its planes", whom "it" points to."""
    tree = page.tree
    lower = tree.lower(word)
    if tree.tag(word) == "PRON" and lower in _PRONOUNS | OWNING | _OURS:
        return page.country(_meant(page, word))
    if lower == LATTER and (last := _told_last(page, word)) is not None:
        return called(page, last)
    owner = next((c for c in tree.dependents(word, "nmod") if tree.lower(c) in OWNING), None)
    if owner is not None and tree.tag(owner) == "PRON" and not page.titled(word) and word not in page.entity_at:
        theirs = lower in listed("own") and tree.lower(owner) in {"its", "their", "whose"}
        if theirs or lower in listed("arms"):
            name = called(page, owner)
            if name.lower() not in OWNING:
                return name
        if page.name_of(word).lower().startswith(f"{tree.lower(owner)} "):
            return _of_owner(page, word, owner)
    if (people := some_of_people(page, word)) is not None:
        return people
    name = page.phrase(word) if _holds_name(page, word) else page.name_of(word)
    if lower in listed("state") and not _may_mean(name.lower(), lower):
        name = page.phrase(word)
    if (alias := _known_as(page, word)) is not None:
        return alias
    if lower in listed("groups") and name.lower() == lower and (named := _only_group(page, word)):
        return named
    if is_opposed(tree, word) and name == page.phrase(word):
        name = tree.word(word)  # "anti-|government rallies"
    return page.country(_uncounted(page, word, name))


def all_called(page: Page, word: int) -> tuple[str, ...]:
    """Return the names of all whom a word means: "Chad and Niger met. | They |"; of "we" of all who issued the text."""
    pronoun = page.tree.tag(word) == "PRON" and page.name_of(word).lower() == page.tree.lower(word)
    meant = pointed(page, word) if pronoun and page.tree.lower(word) in THEY else None
    meant = page.issuer if page.tree.lower(word) in {"we", "us"} and page.own_voice(word) in page.issued_by else meant
    several = page.joined(meant) if meant is not None else ()
    names = tuple(n for w in several if (n := called(page, w)) not in _own_side(page, word))
    return names if len(several) > 1 else (called(page, word),)


def _told_last(page: Page, latter: int) -> int | None:
    """Return the party named last before "the latter", in its sentence or the one before."""
    tree = page.tree
    number = tree.sentence_of(latter)
    first = tree.sentences[max(number - 1, 0)].first
    named = (w for w in range(latter - 1, first - 1, -1) if w in page.entity_at)
    return next(
        (w for w in named if page.is_actor(w) and tree.syntax.relations[w] not in {"compound", "amod", "flat"}), None
    )


def some_of_people(page: Page, word: int) -> str | None:
    """Return what some of a people are called, who are not their state: "most Kenyans", "an Iranian", "five Iraqis"."""
    tree, entity = page.tree, page.entity_at.get(word)
    if entity is None or entity.label != "NORP":
        return None
    first = tree.head(word) if tree.relation(word) == "conj" else word  # "all Chileans and | Peruvians"
    told = {tree.lower(c) for w in {word, first} for c in tree.dependents(w, "det", "amod")}
    name = page.text[entity.start : entity.end]
    if "ethnic" in told:
        return f"ethnic {name}"  # whatever state they live in
    one = tree.tag(word) in {"NOUN", "PROPN"} and "the" in told and name.endswith(("an", "i"))  # "the Libyan"
    return name if one or told & _SOME or tree.dependents(word, "nummod") else None


def those_of_people(page: Page, word: int) -> str | None:
    """Return what people are called to whom force is done, who are not their state: "jailed | Kurds", "shot at | Kenyans"."""
    entity = page.entity_at.get(word)
    if entity is None or entity.label != "NORP" or page.tree.tag(word) not in {"NOUN", "PROPN"}:
        return None
    name = page.text[entity.start : entity.end]
    return name if name.endswith("s") else None


def _meant(page: Page, pronoun: int) -> str:
    """Return whom a pronoun stands for; itself where that is not known, or where it cannot be whom its chain names."""
    lower, name = page.tree.lower(pronoun), page.name_of(pronoun)
    if (meant := surely_meant(page.tree, pronoun)) is not None:
        return called(page, meant)
    if (speaker := _speaker_meant(page, pronoun)) is not None:
        return speaker
    ours = page.own_voice(pronoun) if lower in _OURS else None
    spoken = page.saying(pronoun)
    if ours and (name.lower() == lower or page.issued_by or (spoken and in_turn(page, spoken))):
        alone = lower in {"i", "me", "my"}
        return ours.name if alone else page.party_of(ours)
    if name.lower() == lower:
        word = pointed(page, pronoun) if lower not in _OURS else None
        name = lower if word is None else called(page, word)
    return lower if _cannot_mean(page, lower, name) or name in _own_side(page, pronoun) else name


def in_turn(page: Page, said: Attribution) -> bool:
    """Say whether somebody says it in his turn of a transcript, where "we" is his side whoever else said it before."""
    return bool(said.source) and turn_of(page.tree.text, said.source[0]) is not None


def _own_side(page: Page, pronoun: int) -> set[str]:
    """Return what those are called whom "they" in a quotation does not mean: who says it and the side he speaks for."""
    said = page.saying(pronoun) if page.tree.lower(pronoun) in THEY else None
    if said is None or said.speaker is None or said.quotation != "direct":
        return set()
    return {said.speaker, page.country(page.party_of(Voice(said.speaker, said.role)))}


def _speaker_meant(page: Page, pronoun: int) -> str | None:
    """Return the person who says in reported words that open with a pronoun: "Awa Diop said | her | men were ready"."""
    said = page.saying(pronoun)
    if page.tree.lower(pronoun) not in {"he", "she", "his", "her"} or said is None or said.quotation != "indirect":
        return None
    first = page.tree.range(said.content[0].start, said.content[0].end).start
    opens = pronoun == first + (page.tree.lower(first) == "that")
    person = page.is_person(said.speaker)
    return said.speaker if opens and person else None


def _cannot_mean(page: Page, pronoun: str, name: str) -> bool:
    """Say whether a pronoun is not for those a name names: "they" of one person."""
    label = next((e.label for e in page.called(name)), None)
    if pronoun in THEY:
        return label == "PERSON"
    return pronoun in {"he", "she", "him", "her", "his", "i", "me", "my"} and label in {
        "ORGANIZATION",
        "LOCATION",
        "FACILITY",
    }


def _of_owner(page: Page, word: int, owner: int) -> str:
    """Return a phrase with its owner's name for the pronoun where one is known: "Chile's fishermen" for "its fishermen"."""
    phrase, pronoun = page.phrase(word), page.tree.lower(owner)
    name = _meant(page, owner) if pronoun not in _OURS else page.name_of(owner)
    ours = page.own_voice(owner) if pronoun in _OURS else None
    if ours is not None:
        name = page.country(page.party_of(ours))
        if pronoun == "our" and name == ours.name and ours not in page.issued_by:
            return phrase  # "our soil" is not the speaker's
    elif pronoun == "whose" and (noun := antecedent(page, owner)) is not None:
        name = called(page, noun)
    if is_nobody(name) or not phrase.lower().startswith(f"{pronoun} "):
        return phrase
    ending = "'" if name.endswith("s") else "'s"
    return f"{name}{ending}{phrase[len(pronoun) :]}"


def is_nobody(name: str) -> bool:
    """Say whether a name is only a pronoun of which it is not known whom it means, or an address."""
    return (name.lower() in _nobody() and name != "US") or "://" in name


@cache
def _nobody() -> frozenset[str]:
    return frozenset([*RELATIVES, *OWNING, *_PRONOUNS, *_OURS, *load("deeds")["nobody"].split()])


def _uncounted(page: Page, word: int, name: str) -> str:
    """Return what people are called without how many they are: "soldiers" for "at least 14 soldiers"."""
    tree = page.tree
    numbers = [c for c in tree.dependents(word, "nummod") if c < word] if tree.tag(word) == "NOUN" else []
    numbers = [
        w for c in numbers[-1:] for w in sorted(tree.below(c)) if tree.tag(w) == "NUM"
    ]  # "9,000 to 10,000 | people"
    _, counted, kind = name.partition(f"{tree.word(numbers[-1])} ") if numbers else ("", "", "")
    return kind if counted else name


def _may_mean(name: str, body: str) -> bool:
    """Say whether a body of a state may be meant by a name: one that has its word and is no armed group's."""
    words = set(name.replace("’", "'").split())
    return body in words and not words & words_in("deeds", "armed_names")


def _known_as(page: Page, word: int) -> str | None:
    """Return the name in "insurgents known as al-Shabab"."""
    tree = page.tree
    for verb in tree.dependents(word, "acl"):
        if tree.lower(verb) in {"known", "called", "dubbed", "named"}:
            named = (page.entity_at.get(c) for c in tree.dependents(verb, "obl", "xcomp", "obj"))
            return next((e.actor for e in named if e and e.actor and len(page.joined(word)) == 1), None)
    return None


def _holds_name(page: Page, word: int) -> bool:
    """Say whether the phrase of a common noun tells by a name whom it means: "the premier of Canada's Alberta"."""
    tree = page.tree
    if tree.tag(word) != "NOUN" or word in page.entity_at or page.titled(word):
        return False
    if group_meant(tree, page.annotations.entities, word) is not None:
        return False  # "the Malian rebel group" is the one named before
    led = {"of", "from"} if tree.lower(word) in role_nouns() else {"of"}
    below = [c for c in tree.dependents(word, "nmod") if c > word and led & {tree.lower(m) for m in tree.children[c]}]
    return any(w in page.entity_at for c in (*below, *tree.dependents(word, "compound", "amod")) for w in tree.below(c))


def _only_group(page: Page, word: int) -> str | None:
    """Return the one group named before "the rebels": an organisation that is no office of a state and no agency."""
    tree = page.tree
    head = tree.head(word) if tree.relation(word) in {"compound", "amod"} else word  # "the | rebel | offensive"
    if not any(tree.lower(c) in {"the", "these", "this"} for c in tree.dependents(head, "det")):
        return None
    named = {
        e.actor for w, e in page.entity_at.items()
        if w < word and e.label == "ORGANIZATION" and e.actor and not set(e.actor.lower().split()) & listed("offices")
        and page.text[e.start : e.end] not in outsiders() and not _is_agency(e.actor)
        and country_of_capital(e.actor) is None
    }  # fmt: skip
    return named.pop() if len(named) == 1 else None


def _is_agency(name: str) -> bool:
    """Say whether a name is an agency's, also one that is written in small letters: "Itar-Tass"."""
    return is_outlet(name) or name.replace("-", " ").split()[-1].upper() in outlets()
