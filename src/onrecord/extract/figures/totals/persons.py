"""Victims told of one by one, put together to persons, so that each counts once however often and however told of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.names import fold, genders
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.fates import Fate
from onrecord.extract.figures.victims import Victim, is_named
from onrecord.vocabularies.first_names import first_names

_GRAVITY: dict[Fate, int] = {"shot": 0, "injured": 1, "killed": 2}
_OPENING = 4  # sentences in which a headline's "a man" is told of again as "a man"
_MORE = {"another", "other", "second", "third", "fourth", "fifth", "sixth"}


@dataclass(slots=True)
class Person:
    """One person: what became of them at worst, and all the places that tell of them."""

    fate: Fate
    told: list[Victim] = field(default_factory=list)
    chains: set[int] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """The names they are told of by."""
        return [v.name for v in self.told if v.name]

    def is_of_gender(self, gender: str | None) -> bool:
        """Say whether nothing told of them is of another gender."""
        return gender is None or all(_gender(v) in {None, gender} for v in self.told)


def persons_of(tree: Tree, victims: Sequence[Victim], chain_at: Mapping[int, int]) -> list[Person]:
    """Return the persons among victims, in the order they are first told of; groups are left out."""
    found: list[Person] = []
    for victim in victims:
        if victim.count != 1:
            continue
        chains = {chain_at[w] for w in tree.range(victim.span.start, victim.span.end) if w in chain_at}
        person = _known(tree, found, victim, chains)
        if person is None:
            person = Person(victim.fate)
            found.append(person)
        person.told.append(victim)
        person.chains |= chains
        person.fate = max(person.fate, victim.fate, key=_GRAVITY.__getitem__)
    return found


def _known(tree: Tree, found: Sequence[Person], victim: Victim, chains: set[int]) -> Person | None:
    """Return the person that a victim is, among those already told of."""
    others = [p for p in found if not any(v.told == victim.told and v.span != victim.span for v in p.told)]
    same = [p for p in others if any(v.span == victim.span for v in p.told)]
    same += [p for p in others if chains & p.chains or (victim.name and is_named(victim.name, p.names))]
    if same or _is_one_more(tree, victim):
        return next(iter(same), None)
    fitting = [p for p in others if p.is_of_gender(_gender(victim))]
    if victim.name:
        return next((p for p in fitting if not p.names), None)
    alike = [p for p in reversed(fitting) if victim.kin and victim.kin in {v.kin for v in p.told}]
    if victim.numbered:  # "one man was found dead"
        return next((p for p in reversed(fitting) if p.fate == victim.fate), None)
    if victim.new:
        here = tree.sentence(victim.span.start)
        return next((p for p in alike if here < _OPENING or tree.sentence(p.told[0].span.start) < 2), None)
    anybody = victim.kin is None or victim.kin in figure_words("anybody") or genders().get(victim.kin)
    return next(iter(alike), None) or (fitting[-1] if fitting and anybody else None)


def _is_one_more(tree: Tree, victim: Victim) -> bool:
    word = tree.at(victim.span.start)
    return word is not None and bool({tree.lower(c) for c in (word, *tree.children[word])} & _MORE)


def _gender(victim: Victim) -> str | None:
    if victim.kin:
        return genders().get(victim.kin)
    first = fold(victim.name).split()[:1] if victim.name else []
    return first_names().get(first[0]) if first else None
