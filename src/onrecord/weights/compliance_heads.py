"""The small heads that know who kept or broke what is agreed: of the words that tell it, and of its parts."""

from typing import ClassVar

from onrecord.weights.small_head import SmallHead

_TERMS = (
    "ceasefire", "withdrawal", "hostage_release", "prisoner_release", "remains_return", "humanitarian_aid",
    "return_of_displaced", "reconstruction", "border_and_crossings", "security_guarantees", "disarmament", "governance",
    "monitoring", "sanctions", "territory", "recognition", "accountability", "talks_process", "deal_as_a_whole",
)  # fmt: skip


class ComplianceHead(SmallHead):
    """Sees of a word what the head of triggers sees; a kind is the verdict and the term: "broken ceasefire"."""

    file: ClassVar[str] = "compliance.npz"
    kinds: ClassVar[tuple[str, ...]] = tuple(f"{verdict} {term}" for verdict in ("kept", "broken") for term in _TERMS)


class CompliancePartHead(SmallHead):
    """Its words are the one that tells it, a phrase near it, and the words above both."""

    file: ClassVar[str] = "compliance_parts.npz"
    kinds: ClassVar[tuple[str, ...]] = ("party", "sayer")
