"""To whom something was said, under the fullest name the article gives."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import Cue
from onrecord.annotate.speakers import SpeakerNamer
from onrecord.annotate.tree import Tree


def name_addressees(tree: Tree, attributions: Sequence[Attribution], namer: SpeakerNamer) -> tuple[Attribution, ...]:
    """Return the attributions with their addressee filled in where one is stated."""
    return tuple(replace(a, addressee=to) if (to := _addressee(tree, a, namer)) else a for a in attributions)


def _addressee(tree: Tree, attribution: Attribution, namer: SpeakerNamer) -> str | None:
    span = Cue(tree, attribution).addressee()
    if span and any(span.contains(s) for s in attribution.source) and any(span.contains(s) for s in attribution.cue):
        return None  # "responding to | media reports |"
    told = namer.name_phrase(span) if span else None
    return told.name if told and told.name != attribution.speaker else None
