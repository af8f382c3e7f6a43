"""Victims told of one by one, put together to persons, so that each counts once however often and however told of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.names import fold, genders
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.ages import age_of
from onrecord.extract.figures.fates import Fate
from onrecord.extract.figures.victims import PRONOUNS, Victim, is_named
from onrecord.vocabularies.first_names import first_names

_GRAVITY: dict[Fate, int] = {"shot": 0, "injured": 1, "killed": 2}
_OPENING = 4  # sentences in which a headline's "a man" is told of again as "a man"
_MORE = {"another", "other", "second", "third", "fourth", "fifth", "sixth"}
_GROWN = 20  # years from which nobody is a boy or girl
_CHILD = 13  # years up to which nobody is a man or woman
_GROWN_UP = {"man", "woman"}
_YOUNG = {"child", "kid", "boy", "girl", "teen", "teenager", "youth", "juvenile", "old"}


@dataclass(frozen=True, slots=True)
class _Traits:
    """What words tell of a victim: gender, age, grown or a child, of the police or the attackers, whose relative."""

    noun: str | None = None
    gender: str | None = None
    age: int | None = None
    stage: str | None = None
    side: str | None = None
    owners: frozenset[int] = frozenset()

    def differs(self, other: "_Traits") -> bool:
        """Say whether two cannot be one person."""
        return any(
            one is not None and two is not None and one != two
            for one, two in (
                (self.gender, other.gender),
                (self.age, other.age),
                (self.stage, other.stage),
                (self.side, other.side),
            )
        )


@dataclass(slots=True)
class Person:
    """One person: what became of them at worst, and all the places that tell of them."""

    fate: Fate
    told: list[Victim] = field(default_factory=list)
    chains: set[int] = field(default_factory=set)
    traits: set[_Traits] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """The names they are told of by."""
        return [v.name for v in self.told if v.name]

    @property
    def nouns(self) -> set[str]:
        """The nouns they are told of by."""
        return {t.noun for t in self.traits if t.noun}

    @property
    def last(self) -> int:
        """Where they are told of last."""
        return self.told[-1].span.start


def persons_of(tree: Tree, victims: Sequence[Victim], chain_at: Mapping[int, int]) -> list[Person]:
    """Return the persons among victims, in the order they are first told of; groups are left out."""
    found: list[Person] = []
    heads: dict[int, set[str]] = defaultdict(set)
    for word, chain in chain_at.items():
        heads[chain].add(tree.lower(word))
    for victim in victims:
        if victim.count != 1:
            continue
        chains = {chain_at[w] for w in tree.range(victim.span.start, victim.span.end) if w in chain_at}
        traits = _traits(tree, victim, chain_at, {word for c in chains for word in heads[c]})
        person = _known(tree, found, victim, chains, traits)
        if person is None:
            person = Person(victim.fate)
            found.append(person)
        person.told.append(victim)
        person.chains |= chains
        person.traits.add(traits)
        person.fate = max(person.fate, victim.fate, key=_GRAVITY.__getitem__)
    return found


def _known(tree: Tree, found: Sequence[Person], victim: Victim, chains: set[int], traits: _Traits) -> Person | None:
    """Return the person that a victim is, among those already told of."""
    others = [p for p in found if not any(v.told == victim.told and v.span != victim.span for v in p.told)]
    others = [p for p in others if not traits.owners & p.chains]
    same = [p for p in others if any(v.span == victim.span for v in p.told)]
    fitting = [p for p in others if not any(traits.differs(t) for t in p.traits)]
    same += [p for p in fitting if chains & p.chains or (victim.name and is_named(victim.name, p.names))]
    if same or _is_one_more(tree, victim):
        return next(iter(same), None)
    if victim.name:
        return next((p for p in fitting if not p.names and not _is_relative(p)), None)
    if victim.numbered:  # "one man was found dead"
        return next((p for p in reversed(fitting) if p.fate == victim.fate), None)
    fitting.sort(key=lambda p: p.last, reverse=True)
    if victim.new:
        here = tree.sentence(victim.span.start)
        alike = [p for p in fitting if _is_alike(traits.noun, p.nouns)]
        return next((p for p in alike if here < _OPENING or tree.sentence(p.told[0].span.start) < 2), None)
    if traits.noun is None:
        return next(iter(fitting), None)
    alike = [p for p in fitting if traits.noun in p.nouns]
    if traits.noun in figure_words("anybody", "young") | _GROWN_UP:
        alike += [p for p in fitting if "police" not in {t.side for t in p.traits}]
    return next(iter(alike), None)


def _is_alike(noun: str | None, nouns: set[str]) -> bool:
    """Say whether one told of as new may be one told of by other nouns: "child hurt" and then "a girl was hurt"."""
    return noun in nouns or bool(noun in _YOUNG and nouns & _YOUNG)


def _is_relative(person: Person) -> bool:
    return bool(person.nouns) and person.nouns <= figure_words("relations")


def _is_one_more(tree: Tree, victim: Victim) -> bool:
    word = tree.at(victim.span.start)
    return word is not None and bool({tree.lower(c) for c in (word, *tree.children[word])} & _MORE)


def _traits(tree: Tree, victim: Victim, chain_at: Mapping[int, int], chained: set[str]) -> _Traits:
    """Return what tells of a victim; of a pronoun, what those words tell that it stands for."""
    words = tree.range(victim.span.start, victim.span.end)
    told = {tree.lower(w) for w in words}
    age = age_of(tree, victim.span)
    noun = victim.kin or (tree.lower(words[0]) if len(words) == 1 and not victim.name else None)
    if noun in PRONOUNS:
        noun, told = None, told | chained
    owners = tree.owners(words[0]) if noun in figure_words("relations") else []
    chains = frozenset(chain_at[w] for w in owners if w in chain_at)
    return _Traits(noun, _gender(victim, told), age, _stage(told, age), _side(told), chains)


def _stage(told: set[str], age: int | None) -> str | None:
    if told & figure_words("children") or (age is not None and age < _CHILD):
        return "child"
    grown = told & ({"father", "mother", "husband", "wife", "officer", "deputy"} | _GROWN_UP)
    return "grown" if grown or (age is not None and age >= _GROWN) else None


def _side(told: set[str]) -> str | None:
    if told & figure_words("officers"):
        return "police"
    return "attacker" if told & figure_words("attackers") - {"himself", "herself", "self"} else None


def _gender(victim: Victim, told: set[str]) -> str | None:
    if told & figure_words("males"):
        return "male"
    if told & figure_words("females"):
        return "female"
    if victim.kin:
        return genders().get(victim.kin)
    first = fold(victim.name).split()[:1] if victim.name else []
    return first_names().get(first[0]) if first else None
