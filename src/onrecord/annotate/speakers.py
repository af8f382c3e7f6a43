"""Who speaks: the source of every attribution under the fullest name the article gives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.actors import Actor
from onrecord.annotate.annotations import Attribution, Entity
from onrecord.annotate.names import bare, content_tokens, fold, institution_nouns, role_nouns
from onrecord.annotate.roles import gender_of
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_HE = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_THEY = {"they", "them", "their", "both", "all", "some", "others", "many", "those"}
_ME = {"i", "we", "me", "us", "my", "our"}
_POINTING = {"the", "this", "that", "his", "her", "its", "their", "these", "those", "same"}
_ADDING = {",", "—", "–", "(", ":", ";", "who", "which", "that", "whose"}
_RELATIVE = {"who", "which", "that", "whom"}
_HEARERS = {"reporters", "journalists", "lawmakers", "delegates"}
_GROUPS = {"group", "movement", "organisation", "organization", "body", "agency", "company", "network", "force", "party"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: name, role, gender where told, and whether it is one person."""

    name: str
    role: str | None = None
    gender: str | None = None
    person: bool = False
    position: int = 0


class SpeakerNamer:
    """Names the sources of one article's attributions, in text order: each may lean on those before it."""

    def __init__(self, tree: Tree, entities: Sequence[Entity], actors: Sequence[Actor], quoted: Sequence[Span]) -> None:
        self._tree = tree
        self._actors = actors
        self._quoted = quoted
        self._actor_of = {(e.start, e.end): actor for actor in actors for e in actor.entities}
        self._entities = [e for e in entities if (e.start, e.end) in self._actor_of]
        self._heard: list[Speaker] = []
        self.resolved: list[tuple[Span, str]] = []  # sources with the name each was found to stand for

    def name_speakers(self, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """Return the attributions with speaker and role filled in; order is kept."""
        order = sorted(range(len(attributions)), key=lambda i: _anchor(attributions[i]))
        named = list(attributions)
        for index in order:
            speaker = self._name(attributions[index], named)
            if speaker is not None:
                named[index] = replace(attributions[index], speaker=speaker.name, role=speaker.role)
                self.resolved.append((attributions[index].source[0], speaker.name))
                if attributions[index].inside is None:
                    self._heard.append(speaker)
        return tuple(named)

    def _name(self, attribution: Attribution, named: Sequence[Attribution]) -> Speaker | None:
        if not attribution.source:
            return None
        span = attribution.source[0]
        words = self._tree.range(span.start, span.end)
        if not len(words):
            return None
        if len(words) <= 2 and (pronoun := self._tree.lower(words.start)) in _HE | dict.fromkeys(_THEY | _ME | {"it"}):
            outer = named[attribution.inside].speaker if attribution.inside is not None else None
            return self._pronoun(pronoun, span.start, outer)
        if len(words) == 1 and self._tree.lower(words.start) in _RELATIVE:
            return self._antecedent(words.start)
        return self.name_phrase(span)

    def _antecedent(self, relative: int) -> Speaker | None:
        """Return who a relative pronoun stands for; those who were only told something do not go on to speak."""
        clause = self._tree.clause_head(relative)
        noun = self._tree.head(clause)
        if noun < 0:
            return None
        if self._tree.lower(noun) in _HEARERS and self._heard:
            return self._heard[-1]
        return self.name_phrase(self._tree.phrase(noun, without=frozenset({"acl", "punct", "parataxis"})))

    def name_phrase(self, span: Span) -> Speaker | None:
        """Return who a noun phrase names: a person or body it has at its head, or the phrase itself."""
        words = self._tree.range(span.start, span.end)
        head = self._head_entity(words)
        if head is not None:
            actor = self._actor_of[(head.start, head.end)]
            return Speaker(actor.name, actor.role, actor.gender, actor.label == "PERSON", span.start)
        return self._described(span, words)

    def _head_entity(self, words: range) -> Entity | None:
        """Return the named entity that the words are about, not one that only modifies them."""
        if not len(words):
            return None
        start, end = self._tree.words[words.start].start, self._tree.words[words[-1]].end
        inside = [e for e in self._entities if start <= e.start and e.end <= end]
        people = [e for e in inside if e.label == "PERSON" and not self._modifies(e, words)]
        if people:
            return people[0]
        top = self._tree.top(words)
        for entity in inside:
            covered = self._tree.range(entity.start, entity.end)
            if top in covered and not self._modifies(entity, words) and self._reaches_head(covered, words):
                return entity
        return None

    def _reaches_head(self, covered: range, words: range) -> bool:
        """A name followed by more of the same phrase ("Hamas officials") only modifies it."""
        following = covered.stop
        return following not in words or self._tree.tag(following) not in {"NOUN", "PROPN"}

    def _modifies(self, entity: Entity, words: range) -> bool:
        """Say whether the name is possessive or stands behind a preposition: "Kiir's aide", "a lawyer for Kiir"."""
        covered = self._tree.range(entity.start, entity.end)
        after = covered.stop
        if after in words and self._tree.lower(after) in {"'s", "’s", "'", "’"}:
            return True
        if after in words and self._tree.lower(after) in {"-"}:
            return True
        before = covered.start - 1
        while before in words and self._tree.tag(before) in {"PROPN", "NOUN", "ADJ", "DET"}:
            before -= 1
        return before in words and before > words.start and self._tree.tag(before) == "ADP"

    def _described(self, span: Span, words: range) -> Speaker | None:
        top = self._tree.top(words)
        if top is None:
            return None
        phrase = self._trim(span, words)
        noun = self._tree.lower(top)
        pointing = self._tree.lower(words.start) in _POINTING
        if noun in role_nouns() and pointing and (person := self._office_holder(noun, phrase, span.start)):
            return person
        if (body := self._fullest_body(noun, phrase, span.start, pointing=pointing)) is not None:
            return body
        name = bare(phrase)
        if pointing:
            name = self._fullest_heard(noun, name)
        return Speaker(name, None, gender_of(name, name), noun in role_nouns(), span.start) if name else None

    def _trim(self, span: Span, words: range) -> str:
        """Return the description without what a comma, a dash or a relative clause adds to it."""
        for index in words[1:]:
            if self._tree.lower(index) in _ADDING and self._tree.tag(index) != "DET":
                return self._tree.text[span.start : self._tree.words[index - 1].end]
        return span.of(self._tree.text)

    def _office_holder(self, noun: str, phrase: str, position: int) -> Speaker | None:
        """Return the person before (else after) whose stated role has the noun and everything the phrase says."""
        said = set(content_tokens(phrase)) - {noun}
        fitting = [
            a for a in self._actors if a.label == "PERSON" and a.role and noun in content_tokens(a.role)
            and said <= set(content_tokens(a.role)) | set(content_tokens(a.name))
        ]  # fmt: skip
        before = [a for a in fitting if a.entities[0].start < position]
        if not before:
            return None
        actor = max(before, key=lambda a: max(e.start for e in a.entities if e.start < position))
        return Speaker(actor.name, actor.role, actor.gender, True, position)

    def _fullest_body(self, noun: str, phrase: str, position: int, *, pointing: bool) -> Speaker | None:
        """Return the body named in full elsewhere: same noun, nothing said of one that the other contradicts."""
        if noun not in institution_nouns():
            return None
        said = set(content_tokens(phrase))
        bodies = [a for a in self._actors if a.label == "ORGANIZATION" and noun in content_tokens(a.name)]
        fitting = [a for a in bodies if said <= set(content_tokens(a.name))]
        if fitting and (pointing or len(said) > 1):
            return Speaker(max(fitting, key=lambda a: len(a.name)).name, position=position)
        heard = [s for s in self._heard if not s.person and _compatible(noun, said, set(content_tokens(s.name)))]
        if heard:
            return Speaker(max(heard, key=lambda s: len(content_tokens(s.name))).name, position=position)
        if pointing and said == {noun} and noun in _GROUPS:
            named = [a for a in self._actors if a.label == "ORGANIZATION" and a.entities[0].start < position]
            if named:
                nearest = max(named, key=lambda a: max(e.start for e in a.entities if e.start < position))
                return Speaker(nearest.name, position=position)
        return None

    def _fullest_heard(self, noun: str, name: str) -> str:
        """Return the last unnamed speaker of the same noun who was described more fully ("the official")."""
        said = set(content_tokens(name))
        for speaker in reversed(self._heard):
            tokens = content_tokens(speaker.name)
            if noun in tokens and said <= set(tokens):
                return speaker.name
        return name

    def _pronoun(self, pronoun: str, position: int, outer: str | None) -> Speaker | None:
        if pronoun in _ME or (outer and pronoun in _HE):
            return Speaker(outer, position=position, person=True) if outer else None
        last = self._heard[-1] if self._heard else None
        if pronoun in _HE:
            return self._person(_HE[pronoun], position)
        if pronoun == "it":
            return replace(last, position=position) if last and not last.person else None
        plural = next((s for s in reversed(self._heard) if not s.person or fold(s.name).endswith("s")), None)
        return replace(plural, position=position) if plural and pronoun in _THEY else None

    def _person(self, gender: str, position: int) -> Speaker | None:
        """Return the likeliest antecedent of a singular pronoun: near, a subject, a speaker, not inside a quotation."""
        tree, here = self._tree, self._tree.sentence(position)
        voices = {s.name for s in self._heard[-1:]}
        best: tuple[float, int, Actor] | None = None
        for actor in self._actors:
            if actor.label != "PERSON" or (actor.gender or gender) != gender:
                continue
            for entity in actor.entities:
                if entity.start >= position:
                    break
                score = self._salience(entity) - 0.6 * (here - tree.sentence(entity.start)) + 1.6 * (actor.name in voices)
                if best is None or (score, entity.start) > best[:2]:
                    best = (score, entity.start, actor)
        heard = self._heard[-1] if self._heard else None
        if heard and heard.person and (heard.gender or gender) == gender and not any(a.name == heard.name for a in self._actors):
            return replace(heard, position=position)
        if best is None:
            return None
        actor = best[2]
        return Speaker(actor.name, actor.role, actor.gender or gender, True, position)

    def _salience(self, entity: Entity) -> float:
        words = self._tree.range(entity.start, entity.end)
        top = self._tree.top(words) if len(words) else None
        relation = self._tree.relation(top) if top is not None else ""
        if relation in {"appos", "flat"} and top is not None and self._tree.head(top) >= 0:
            relation = self._tree.relation(self._tree.head(top))
        score = {"nsubj": 1.0, "root": 0.5, "obl": -0.4, "nmod": -0.6}.get(relation, 0.0)
        return score - 1.0 * any(q.start < entity.start < q.end for q in self._quoted)


def _anchor(attribution: Attribution) -> int:
    spans = attribution.source or attribution.cue or attribution.content
    return min(s.start for s in spans)


def _compatible(noun: str, said: set[str], other: set[str]) -> bool:
    """Say whether two descriptions of a body may mean one: the same noun, and one says all that the other says.

    With two or more words in common they may each add something ("health ministry in Gaza", "Gaza's health ministry").
    """
    if noun not in other:
        return False
    return said <= other or other <= said or len(said & other) >= 2
