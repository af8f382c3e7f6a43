"""Whether what somebody says is about themselves or their own side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.annotate.annotations import Annotations, Attribution
from onrecord.annotate.names import fold
from onrecord.extract.clauses import Clause, listed
from onrecord.extract.voices import class_of
from onrecord.records.values import Quotation

_INDIVIDUALS = {
    "official", "diplomat", "mediator", "briefed_person", "medic", "resident", "witness", "aid_worker", "expert",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Self:
    """Whom "it" and "the army" may mean in what a speaker says.

    `words` are those of name and role; `person` says that a person speaks, for no body; `chains` are the chains of
    mentions the source belongs to, and `chain_at` the chain of the mention that begins at a code point.
    """

    words: frozenset[str]
    person: bool
    chains: frozenset[int] = frozenset()
    chain_at: Mapping[int, int] = field(default_factory=dict)


def self_of(attribution: Attribution, annotations: Annotations, chain_at: Mapping[int, int]) -> Self:
    """Return what is known of the speaker; `chain_at` is the chain of the mention that begins at a code point."""
    words = frozenset(fold(f"{attribution.speaker or ''} {attribution.role or ''}").split())
    one = any(e.label == "PERSON" and e.actor == attribution.speaker for e in annotations.entities)
    individual = bool(attribution.speaker) and class_of(attribution.speaker or "") in _INDIVIDUALS
    person = (one or individual) and not any("spokes" in w or "minister" in w for w in words)
    chains = {chain_at[at] for span in attribution.source for at in range(span.start, span.end) if at in chain_at}
    return Self(words, person, frozenset(chains), chain_at)


def is_own(clause: Clause, quotation: Quotation, speaker: Self) -> bool:
    """Say whether the clause is about the speaker: "we", or in reported speech "it", "the group", "his men"."""
    if clause.subject is None:
        return False
    tree, subject = clause.tree, clause.subject
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
