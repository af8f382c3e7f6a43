"""Whom a description means that is named only later: "Chad's foreign minister said ... | The minister, Awa Diop, | said"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.actors import Actor
from onrecord.annotate.annotations import Attribution
from onrecord.annotate.names import content_tokens

_WORDS = 24  # letters before a name that may tell an office: "The | deputy prosecutor |, "


def with_later_names(text: str, attributions: Sequence[Attribution], actors: Sequence[Actor]) -> tuple[Attribution, ...]:
    """Return the attributions with those named who were only described before; the description is their role."""
    told = {
        office: actor.name for actor in actors if actor.label == "PERSON" and (office := _office_before(text, actor))
    }
    meant = {d: told[office] for office in told if (d := _only_described(office, attributions, actors))}
    return tuple(_named(a, meant) for a in attributions) if meant else tuple(attributions)


def _office_before(text: str, actor: Actor) -> str | None:
    """Return the bare office that first introduces a person: "The | minister |, Awa Diop"."""
    start = actor.entities[0].start
    found = re.search(r"\b[Tt]he ([a-z]+), $", text[max(0, start - _WORDS) : start])
    return found[1] if found else None


def _only_described(office: str, attributions: Sequence[Attribution], actors: Sequence[Actor]) -> str | None:
    """Return the one description of a speaker with an office, who has no name: "Chad's foreign | minister |"."""
    known = {a.name for a in actors}
    described = dict.fromkeys(
        a.speaker for a in attributions
        if a.speaker and a.speaker not in known and content_tokens(a.speaker)[-1:] == (office,)
    )  # fmt: skip
    return next(iter(described)) if len(described) == 1 else None


def _named(attribution: Attribution, meant: Mapping[str, str]) -> Attribution:
    if name := meant.get(attribution.speaker or ""):
        return replace(attribution, speaker=name, role=attribution.speaker)
    role = next((d for d, n in meant.items() if n == attribution.speaker and d.endswith(f" {attribution.role}")), None)
    return replace(attribution, role=role) if role else attribution
