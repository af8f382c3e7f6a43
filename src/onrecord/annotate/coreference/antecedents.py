"""Who a pronoun stands for, among the persons and bodies of an article and those heard in it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.annotate.actors import Actor
from onrecord.annotate.annotations import Entity
from onrecord.annotate.lookups import holding
from onrecord.annotate.tree import Tree
from onrecord.layout.lines import is_of_story
from onrecord.records.span import Span

HE = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
THEY = {"they", "them", "their", "both", "all", "some", "others", "many", "those"}
_SOME = {"both", "all", "some", "others", "many"}  # these mean several, never a body that speaks as one
_HIGHEST = 2.7  # above what a person named in the same sentence can score
ME = {"i", "we", "me", "us", "my", "our"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: name, role, gender where told, and whether it is one person."""

    name: str
    role: str | None = None
    gender: str | None = None
    person: bool = False
    many: bool = False
    position: int = 0


class Antecedents:
    """Resolves pronouns in text order: `heard` are the speakers so far, last one last."""

    def __init__(self, tree: Tree, actors: Sequence[Actor], quoted: Sequence[Span]) -> None:
        self._tree = tree
        self._actors = actors
        self.quoted = quoted
        self.heard: list[Speaker] = []
        self.elsewhere: list[Speaker] = []
        self._of_gender: dict[str, list[tuple[Actor, Entity]]] = {}

    def begin(self, position: int) -> None:
        """Put whoever was heard in another entry of a live page than that of a position among those heard elsewhere."""
        if self.heard and not is_of_story(self._tree.text, self.heard[-1].position, position):
            self.elsewhere += self.heard
            self.heard.clear()

    def pronoun(self, pronoun: str, position: int, outer: str | None, said: Sequence[Span] = ()) -> Speaker | None:
        """Return who a pronoun at a position stands for; `outer` speaks where it stands in somebody's content.

        Of whom the words `said` by it tell something is another: "Diop, | he | said, had lied".
        """
        if pronoun in ME or (outer and pronoun in HE):
            return Speaker(outer, position=position, person=True) if outer else None
        if pronoun in HE:
            return self._person(HE[pronoun], position, said)
        if pronoun == "it":
            return self._body(position)
        some = pronoun in _SOME
        plural = next((s for s in reversed(self.heard) if s.many or not (s.person or some)), None)
        if plural is None or pronoun not in THEY or pronoun == "others":
            return None
        far = pronoun in {"some", "many"} and self._tree.sentence(position) - self._tree.sentence(plural.position) > 1
        return None if far else replace(plural, position=position)  # "| some | argue" of no group just heard is nobody

    def owner(self, word: str, position: int) -> Speaker | None:
        """Return whose "her office" or "its director" is."""
        if word in {"his", "her"}:
            owner = self._person(HE[word], position)
            return owner if owner and owner.name.lower().split()[0] != "one" else None
        return self._body(position) if word == "its" else None

    def _body(self, position: int) -> Speaker | None:
        """Return the antecedent of "it": the subject of the sentence before if that is a body, else the last body heard."""
        heard = self.heard[-1] if self.heard and not self.heard[-1].person else None
        before = self._tree.sentence(position) - 1
        for actor, entity in self._bodies.get(before, ()):
            if not is_of_story(self._tree.text, entity.start, position):
                continue
            if heard is None or entity.start > heard.position:
                top = self._tree.top(self._tree.range(entity.start, entity.end))
                if top is not None and self._tree.relation(top) == "nsubj":
                    return Speaker(actor.name, position=position)
        return replace(heard, position=position) if heard else None

    @cached_property
    def _bodies(self) -> dict[int, list[tuple[Actor, Entity]]]:
        """The bodies named in each sentence, in the order of the actors."""
        found: dict[int, list[tuple[Actor, Entity]]] = {}
        for actor in self._actors:
            for entity in actor.entities if actor.label == "ORGANIZATION" else ():
                found.setdefault(self._tree.sentence(entity.start), []).append((actor, entity))
        return found

    def _people(self, gender: str) -> list[tuple[Actor, Entity]]:
        """Return the names, in text order, of persons who may be of a gender."""
        if gender not in self._of_gender:
            fitting = [a for a in self._actors if a.label == "PERSON" and (a.gender or gender) == gender]
            named = [(a, e) for a in fitting for e in a.entities]
            self._of_gender[gender] = sorted(named, key=lambda told: told[1].start)
        return self._of_gender[gender]

    def _person(self, gender: str, position: int, said: Sequence[Span] = ()) -> Speaker | None:
        """Return the likeliest antecedent of a singular pronoun: near, a subject, a speaker, not inside a quotation."""
        tree, here = self._tree, self._tree.sentence(position)
        voices = {s.name for s in self.heard[-1:]}
        best: tuple[float, int, Actor] | None = None
        people = self._people(gender)
        behind = bisect_left(people, position, key=lambda told: told[1].start)
        for actor, entity in reversed(people[:behind]):
            apart = here - tree.sentence(entity.start)
            if best is not None and _HIGHEST - 0.6 * apart < best[0]:
                break  # none before can be likelier
            if is_told_of(tree, entity, said) or not is_of_story(tree.text, entity.start, position):
                continue
            score = self._salience(entity) - 0.6 * apart
            if actor.name in voices:
                score += 1.6
            elif apart <= 1 and self._is_new_subject(entity):
                score += 1.2
            if best is None or (score, entity.start) > best[:2]:
                best = (score, entity.start, actor)
        heard = self.heard[-1] if self.heard else None
        if (
            heard
            and heard.person
            and (heard.gender or gender) == gender
            and not any(a.name == heard.name for a in self._actors)
        ):
            return replace(heard, position=position)
        if best is None:
            return None
        actor = best[2]
        return Speaker(actor.name, actor.role, actor.gender or gender, True, position=position)

    def _is_new_subject(self, entity: Entity) -> bool:
        """Say whether a name is the subject of what was told since somebody last spoke: "Kerr was less generous." """
        since = self.heard[-1].position if self.heard else -1
        return entity.start > since and _relation(self._tree, entity) == "nsubj"

    def _salience(self, entity: Entity) -> float:
        score = {"nsubj": 1.0, "root": 0.5, "obl": -0.4, "nmod": -0.6}.get(_relation(self._tree, entity), 0.0)
        quoted = holding(self.quoted, entity.start)
        return score - 1.0 * (quoted is not None and quoted.start < entity.start)


def is_told_of(tree: Tree, entity: Entity, said: Sequence[Span]) -> bool:
    """Say whether some words tell something of a name, as its verb's subject: "| Diop |, he said, had lied"."""
    return any(s.start <= entity.start < s.end for s in said) and _relation(tree, entity) == "nsubj"


def _relation(tree: Tree, entity: Entity) -> str:
    """Return the relation in which a name stands, that of its noun where it is in apposition."""
    words = tree.range(entity.start, entity.end)
    top = tree.top(words) if len(words) else None
    while top is not None and tree.head(top) >= 0 and tree.relation(top) in {"appos", "flat", "nmod"}:
        if tree.relation(top) == "appos" and tree.head(top) > top:
            return "nsubj"  # an apposition stands behind its noun: before a verb it is a subject misread
        if tree.relation(top) == "nmod" and tree.dependents(top, "case"):
            break
        top = tree.head(top)
    return tree.relation(top) if top is not None else ""
