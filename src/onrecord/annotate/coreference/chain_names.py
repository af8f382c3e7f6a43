"""Speakers named by chains: what the rules for pronouns and descriptions leave open, the chain of the source tells."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.actors import Actor
from onrecord.annotate.annotations import ACTING, Annotations, Attribution, Entity, Mention
from onrecord.annotate.coreference.antecedents import HE, ME, is_told_of
from onrecord.annotate.coreference.mention_features import lone_pronoun
from onrecord.annotate.names import bare, institution_nouns, role_nouns
from onrecord.annotate.tree import Tree
from onrecord.gazetteer import gazetteer
from onrecord.records.span import Span

_OWNERS = {"his", "her", "its", "their"}
_SPEAKING = {"PERSON", "ORGANIZATION", "LOCATION"}


def name_by_chains(
    tree: Tree, attributions: Sequence[Attribution], mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[Attribution, ...]:
    """Return the attributions with the speakers that chains name; order is kept, other speakers stay as they are."""
    return _ChainNames(tree, mentions, actors).rename(attributions)


def chains_by_head(tree: Tree, mentions: Sequence[Mention]) -> dict[int, int]:
    """Return the firm chain of the mention whose head is a word; the first in the text where several have one head."""
    heads = ((tree.top(tree.range(m.start, m.end)), m.firm) for m in reversed(mentions))
    return {head: chain for head, chain in heads if head is not None and chain is not None}


def names_of_chains(tree: Tree, annotations: Annotations, chain_at: Mapping[int, int]) -> dict[int, Entity]:
    """Return the name each chain goes by: that of most of its mentions whose head is in the name of an actor.

    `chain_at` are the chains by the heads of their mentions.
    """
    named = {w: e for e in annotations.entities if e.actor and e.label in ACTING for w in tree.range(e.start, e.end)}
    told = [(number, named[word]) for word, number in sorted(chain_at.items()) if word in named]
    held = {entity.actor: entity for _, entity in reversed(told) if entity.actor}
    return {number: held[name] for number, name in _most((number, e.actor) for number, e in told if e.actor)}


def _most(votes: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the name that is told most often of each chain, the first of those told as often."""
    counted: dict[int, Counter[str]] = {}
    for chain, name in votes:
        counted.setdefault(chain, Counter())[name] += 1
    for chain, names in counted.items():
        yield chain, names.most_common(1)[0][0]


class _ChainNames:
    """The actor each chain stands for: the one whom most of its named mentions name."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention], actors: Sequence[Actor]) -> None:
        self._tree = tree
        self._known = {a.name: a for a in actors}
        self._chain_at = chains_by_head(tree, mentions)
        actor_at: dict[int | None, Actor] = {
            w: a for a in actors for e in a.entities for w in tree.range(e.start, e.end)
        }
        self._actors = {chain: self._known[name] for chain, name in _most(self._votes(mentions, actor_at))}

    def _head(self, span: Mention | Span) -> int | None:
        return self._tree.top(self._tree.range(span.start, span.end))

    def _votes(self, mentions: Sequence[Mention], actor_at: Mapping[int | None, Actor]) -> Iterator[tuple[int, str]]:
        for mention in mentions:
            actor = actor_at.get(self._head(mention))
            if actor and actor.label in _SPEAKING and mention.firm is not None:
                yield mention.firm, actor.name

    def rename(self, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """Return the attributions with the speakers that chains name, where those are surer than the rules."""
        renamed: dict[int, Attribution] = {}

        def at(number: int) -> Attribution:
            if number not in renamed:
                renamed[number] = self._renamed(number, attributions, at)
            return renamed[number]

        return tuple(map(at, range(len(attributions))))

    def _renamed(self, number: int, told: Sequence[Attribution], at: Callable[[int], Attribution]) -> Attribution:
        attribution = told[number]
        if not attribution.source:
            return attribution
        words = self._tree.range(attribution.source[0].start, attribution.source[0].end)
        top = self._tree.top(words) if len(words) else None
        if top is None:
            return attribution
        pronoun = lone_pronoun(self._tree, attribution.source[0])
        if pronoun is not None and self._tree.lower(pronoun) in ME:
            within = attribution.inside
            outer = None if within is None or told[within].speaker != attribution.speaker else at(within)  # else whose text it is
            return replace(attribution, speaker=outer.speaker, role=outer.role) if outer else attribution
        if len(words) > 1 and self._tree.lower(words.start) in _OWNERS:
            return self._with_owner(attribution, words)
        actor = self._actors.get(self._chain_at.get(top, -1))
        if actor is None or actor.name == attribution.speaker or not self._surer(attribution, actor, pronoun, words):
            return attribution
        return replace(attribution, speaker=actor.name, role=actor.role)

    def _surer(self, attribution: Attribution, actor: Actor, pronoun: int | None, words: range) -> bool:
        """Say whether a chain's actor is to be believed over the speaker that the rules found."""
        if pronoun is not None:
            gender = HE.get(self._tree.lower(pronoun))
            if gender is None:  # "they", "it"
                return actor.label != "PERSON" and attribution.speaker not in self._known
            fits = actor.label == "PERSON" and (actor.gender or gender) == gender
            told_of = any(is_told_of(self._tree, e, attribution.content) for e in actor.entities)
            return fits and not told_of and not self._just_named(attribution, actor)
        return attribution.speaker is None or (attribution.speaker not in self._known and self._describes(words, actor))

    def _describes(self, words: range, actor: Actor) -> bool:
        """Say whether a phrase may stand for somebody named: "| the judge | said", "| the UN agency | said"."""
        tree = self._tree
        top = tree.top(words)
        if top is None or tree.lower(words.start) not in {"the", "this"}:
            return False
        noun = tree.lower(top)
        if noun.endswith("s") and noun[:-1] in role_nouns():
            return False  # "the presidents" are not one of them
        if noun in role_nouns():
            owned = [c for c in tree.dependents(top, "nmod") if c < top]  # "the coalition's spokesman" is somebody else
            known = all(tree.word(c) in (actor.role or "").split() for c in owned)
            return actor.label == "PERSON" and known and not self._of_other_land(words, actor)
        told = len(words) > 2 and tree.tag(top) == "NOUN" and noun in institution_nouns()
        return told and actor.label == "ORGANIZATION"

    def _of_other_land(self, words: range, actor: Actor) -> bool:
        """Say whether a phrase tells of another country than an actor's office does: "the French president", "US President"."""
        told, held = (
            {code for w in some if w[:1].isupper() and (code := gazetteer().country_code(w))}
            for some in (map(self._tree.word, words), (actor.role or "").split())
        )
        return bool(told and held) and told.isdisjoint(held)

    def _just_named(self, attribution: Attribution, actor: Actor) -> bool:
        """Say whether the person of the rules is named in the sentence before, and the chain's actor further off."""
        ruled = self._known.get(attribution.speaker or "")
        if ruled is None or ruled.label != "PERSON":
            return False
        at = attribution.source[0].start
        last, other = (max((e.start for e in a.entities if e.start < at), default=-1) for a in (ruled, actor))
        near = self._tree.sentence(at) - self._tree.sentence(last) <= 1 if last >= 0 else False
        return near and last > other

    def _with_owner(self, attribution: Attribution, words: range) -> Attribution:
        """Name whose "its mayor" is, also where the name comes later."""
        owner = self._actors.get(self._chain_at.get(words.start, -1))
        speaker = attribution.speaker or ""
        if owner is None or speaker in self._known or "’s" in speaker:
            return attribution
        start, end = self._tree.words[words.start + 1].start, attribution.source[0].end
        return replace(attribution, speaker=f"{owner.name}’s {bare(self._tree.text[start:end])}")
