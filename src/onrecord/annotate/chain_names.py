"""Speakers named by chains: what the rules for pronouns and descriptions leave open, the chain of the source tells."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.actors import Actor
from onrecord.annotate.annotations import Attribution, Mention
from onrecord.annotate.antecedents import HE, ME
from onrecord.annotate.names import bare
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_SINGULAR = frozenset(HE) - {"his", "her", "hers"}
_OWNERS = {"his", "her", "its", "their"}
_SPEAKING = {"PERSON", "ORGANIZATION", "LOCATION"}


def name_by_chains(
    tree: Tree, attributions: Sequence[Attribution], mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[Attribution, ...]:
    """Return the attributions with the speakers that chains name; order is kept, other speakers stay as they are."""
    names = _ChainNames(tree, mentions, actors)
    return tuple(names.rename(a) for a in attributions)


def chains_by_head(tree: Tree, mentions: Sequence[Mention]) -> dict[int, int]:
    """Return the chain of the mention whose head is a word; the first in the text where several have one head."""
    heads = ((tree.top(tree.range(m.start, m.end)), m.chain) for m in reversed(mentions))
    return {head: chain for head, chain in heads if head is not None}


class _ChainNames:
    """The actor each chain stands for: the one whom most of its named mentions name."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention], actors: Sequence[Actor]) -> None:
        self._tree = tree
        self._known = {a.name: a for a in actors}
        self._chain_at = chains_by_head(tree, mentions)
        self._actors = dict(
            self._named(mentions, {w: a for a in actors for e in a.entities for w in tree.range(e.start, e.end)})
        )

    def _head(self, span: Mention | Span) -> int | None:
        return self._tree.top(self._tree.range(span.start, span.end))

    def _named(self, mentions: Sequence[Mention], actor_at: Mapping[int | None, Actor]) -> Iterator[tuple[int, Actor]]:
        votes: dict[int, Counter[str]] = {}
        for mention in mentions:
            actor = actor_at.get(self._head(mention))
            if actor and actor.label in _SPEAKING:
                votes.setdefault(mention.chain, Counter())[actor.name] += 1
        for chain, counted in votes.items():
            yield chain, self._known[counted.most_common(1)[0][0]]

    def rename(self, attribution: Attribution) -> Attribution:
        """Return the attribution with the speaker its source's chain names, where that is surer than the rules."""
        if not attribution.source:
            return attribution
        words = self._tree.range(attribution.source[0].start, attribution.source[0].end)
        if not len(words):
            return attribution
        first = self._tree.lower(words.start)
        if len(words) > 1 and first in _OWNERS:
            return self._with_owner(attribution, words)
        top = self._tree.top(words)
        actor = None if top is None else self._actors.get(self._chain_at.get(top, -1))
        if actor is None or actor.name == attribution.speaker or not self._surer(attribution, actor, words):
            return attribution
        return replace(attribution, speaker=actor.name, role=actor.role)

    def _surer(self, attribution: Attribution, actor: Actor, words: range) -> bool:
        """Say whether a chain's actor is to be believed over the speaker that the rules found."""
        pronoun = self._tree.lower(words.start) if len(words) == 1 else ""
        if attribution.speaker is None:
            return pronoun not in ME
        if pronoun in _SINGULAR:
            fits = actor.label == "PERSON" and (actor.gender or HE[pronoun]) == HE[pronoun]
            return fits and attribution.inside is None and not self._just_named(attribution, actor)
        if pronoun in {"they", "it"} and actor.label == "PERSON":
            return False
        return attribution.speaker not in self._known and self._tree.lower(words.start) in {"the", "it", "they", "this"}

    def _just_named(self, attribution: Attribution, actor: Actor) -> bool:
        """Say whether the rules' speaker is named in the sentence before, and the chain's actor further off."""
        ruled = self._known.get(attribution.speaker or "")
        if ruled is None or ruled.label != "PERSON":
            return False
        at = attribution.source[0].start
        here = self._tree.sentence(at)
        last = max((e.start for e in ruled.entities if e.start < at), default=-1)
        other = max((e.start for e in actor.entities if e.start < at), default=-1)
        return last > other and last >= 0 and here - self._tree.sentence(last) <= 1

    def _with_owner(self, attribution: Attribution, words: range) -> Attribution:
        """Name whose "its mayor" is, also where the name comes later."""
        owner = self._actors.get(self._chain_at.get(words.start, -1))
        speaker = attribution.speaker or ""
        if owner is None or speaker in self._known or "’s" in speaker:
            return attribution
        start, end = self._tree.words[words.start + 1].start, attribution.source[0].end
        return replace(attribution, speaker=f"{owner.name}’s {bare(self._tree.text[start:end])}")
