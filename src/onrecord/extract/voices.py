"""The chain of those who say something, nearest to the article first."""

from functools import cache

from onrecord.annotate.annotations import Annotations, Attribution
from onrecord.annotate.names import bare, content_tokens, fold
from onrecord.records.span import Span
from onrecord.records.values import Voice
from onrecord.vocabularies.load import load


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
            named = next((e.actor for e in annotations.entities if (e.start, e.end) == (cited.start, cited.end)), None)
            voices.append(Voice(named or bare(cited.of(annotations.text))))
    return tuple(dict.fromkeys(voices))


def body_of(attribution: Attribution, annotations: Annotations) -> str | None:
    """Return the body a spokesperson speaks for: an organisation named in the role or in the description."""
    words = f"{attribution.role or ''} {attribution.speaker or ''}".lower()
    if not any(noun in words for noun in ("spokes", "representative of", "on behalf of")):
        return None
    described = fold(attribution.role or attribution.speaker or "")
    bodies = [e for e in annotations.entities if e.label in {"ORGANIZATION", "FACILITY"}]
    named = {e.actor or annotations.text[e.start : e.end]: annotations.text[e.start : e.end] for e in bodies}
    fitting = [name for name, written in named.items() if fold(written) in described and name != attribution.speaker]
    return max(fitting, key=len) if fitting else None


def source_class(attribution: Attribution, annotations: Annotations) -> str | None:
    """Return the class of an unnamed source (official, diplomat, medic, ...); None for a named one."""
    if not attribution.speaker or any(e.actor == attribution.speaker for e in annotations.entities):
        return None
    for token in reversed(content_tokens(attribution.speaker)):
        if token in _classes():
            return _classes()[token]
    return None


@cache
def _classes() -> dict[str, str]:
    return {noun: name for name, nouns in load("sources")["classes"].items() for noun in nouns.split()}
