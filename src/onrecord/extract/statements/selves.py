"""Whether what somebody says is about themselves or their own side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.names import fold
from onrecord.extract.clauses import Clause, listed
from onrecord.extract.countries import country_of_office, people_words
from onrecord.extract.page import Page
from onrecord.extract.voices import class_of
from onrecord.records.values import Quotation, Voice

_INDIVIDUALS = {
    "official", "diplomat", "mediator", "briefed_person", "medic", "resident", "witness", "aid_worker", "expert",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Self:
    """Whom "it" and "the army" may mean in what a speaker says.

    `words` are those of name and role; `person` says that a person speaks, for no body; `chains` are the chains of
    mentions the source belongs to, and `chain_at` the chain of the mention that begins at a code point; `sides` are the
    words of the article that name the country or body spoken for: "Kenya" of its minister.
    """

    words: frozenset[str]
    person: bool
    chains: frozenset[int] = frozenset()
    chain_at: Mapping[int, int] = field(default_factory=dict)
    sides: frozenset[int] = frozenset()


def self_of(page: Page, attribution: Attribution, clause: Clause, chain_at: Mapping[int, int]) -> Self:
    """Return what is known of the speaker; `chain_at` is the chain of the mention that begins at a code point."""
    annotations = page.annotations
    words = frozenset(fold(f"{attribution.speaker or ''} {attribution.role or ''}").split())
    one = any(e.label == "PERSON" and e.actor == attribution.speaker for e in annotations.entities)
    individual = bool(attribution.speaker) and class_of(attribution.speaker or "") in _INDIVIDUALS
    person = (one or individual) and not any("spokes" in w or "minister" in w for w in words)
    chains = {chain_at[at] for span in attribution.source for at in range(span.start, span.end) if at in chain_at}
    subject = clause.subject
    theirs = subject is not None and _is_side(page, attribution, subject)
    sides = frozenset({subject} if theirs and subject is not None else ())
    return Self(words, person, frozenset(chains), chain_at, sides)


def _is_side(page: Page, attribution: Attribution, subject: int) -> bool:
    """Say whether a word names the country or body for which somebody in office speaks: "Kenya" of its minister.

    Where the office tells no body, what one in it says of a country or body is said of one's own.
    """
    if attribution.speaker is None or page.tree.dependents(subject, "conj"):
        return False
    tree, entity = page.tree, page.entity_at.get(subject)
    voice = Voice(attribution.speaker, attribution.role)
    party, office = page.country(page.party_of(voice)), set(fold(voice.role or voice.name).replace("-", " ").split())
    land = country_of_office(party) if party[:1].isupper() else None
    leads = bool(office & people_words("speaking"))
    if entity is not None and entity.label in {"LOCATION", "ORGANIZATION"}:
        named = page.country(page.name_of(subject))
        unknown = leads and party == voice.name
        return unknown or named == party or (land is not None and land == country_of_office(named))
    if tree.lower(subject) not in people_words("states") or not leads:
        return False
    described = tree.dependents(subject, "amod", "compound", "nmod")
    whose = {country_of_office(page.country(tree.word(c))) for c in described} - {None}
    return any(tree.lower(c) == "the" for c in tree.dependents(subject, "det")) and whose <= {land}


def is_own(clause: Clause, quotation: Quotation, speaker: Self) -> bool:
    """Say whether the clause is about the speaker: "we", or in reported speech "it", "the group", "his men"."""
    if clause.subject is None:
        return False
    tree, subject = clause.tree, clause.subject
    if subject in speaker.sides:
        return True
    word = tree.lower(subject)
    if word in listed("self", "direct" if quotation == "direct" else "reported"):
        chain = speaker.chain_at.get(tree.words[subject].start)
        if chain is not None and speaker.chains and quotation != "direct":
            return chain in speaker.chains
        return word != "it" or not speaker.person
    if tree.dependents(subject, "conj"):
        return False
    opening = tree.words[min(i for i in tree.below(subject))].start
    other = tree.tag(subject) == "PROPN" and not any(w.startswith(word) for w in speaker.words)
    if quotation != "direct" and speaker.chain_at.get(opening, -1) in speaker.chains and not other:
        return True  # "the vice president would not return, his spokesman said"
    determiners = {tree.lower(d) for d in tree.dependents(subject, "det", "nmod")}
    either = listed("self", "nouns") | listed("self", "bodies")
    if quotation == "direct":
        return word in either and bool(determiners & listed("self", "ours"))
    if determiners & listed("self", "owners") or word in speaker.words:
        return word in either
    return "the" in determiners and word in listed("self", "nouns")
