"""Who is told to have been killed or hurt without a number, each once however often told of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from onrecord.annotate.annotations import Annotations, Entity, Quantity, TimeExpression
from onrecord.annotate.coreference.chain_names import chains_by_head
from onrecord.annotate.names import fold
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words, names_last
from onrecord.extract.figures.ages import is_age
from onrecord.extract.figures.fate_phrases import is_joint
from onrecord.extract.figures.fates import Fate, Fated, find_fates
from onrecord.extract.figures.joined import subjects_of
from onrecord.records.span import Span

PRONOUNS = {"he", "she", "him", "her", "himself", "herself", "self"}

_CLOCK = re.compile(r"\s*\d{1,2}:\d\d\s+(?![-–—|])[^.]*$")  # "14:10 - Toll rises. ..." is an entry of a live page
_MARKED = re.compile(
    r"\W*(?:related(?: \w+)?|(?:also )?read(?: (?:more|also|next))?|see also|more(?: on this(?: story)?)?|recommended)\s?[:|]",
    re.IGNORECASE,
)
_DEFINITE = {"the", "them", "those", "these", "his", "her", "their", "whom"}
_MOST = 100  # victims counted by a noun that is not known to be of people
_LATELY = timedelta(days=14)
_LEAD = 4  # sentences that tell what an article is of
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}


@dataclass(frozen=True, slots=True)
class Victim:
    """Some people told of at one place: how many, what became of them, their fullest name where one is given."""

    span: Span
    told: int
    fate: Fate
    count: float
    name: str | None = None
    numbered: bool = False
    kin: str | None = None
    new: bool = False


class Victims:
    """The victims of one article."""

    def __init__(self, tree: Tree, annotations: Annotations, published: str | None = None) -> None:
        self.tree = tree
        year = int(published[:4]) if published and published[:4].isdigit() else None
        dated = [t for t in annotations.times if t.type == "DATE" and t.value[:4].isdigit()]
        self._old = {tree.sentence(t.start) for t in dated if year and int(t.value[:4]) < year - 1}
        day = published[:10] if published and len(published) >= 10 else None
        self._earlier = {tree.sentence(t.start) for t in annotations.times if day and _is_earlier(t, day)}
        self._people = [e for e in annotations.entities if e.label == "PERSON"]
        self._quantities = annotations.quantities
        self._mentions = annotations.mentions

    @cached_property
    def _told(self) -> tuple[Victim, ...]:
        return tuple(v for f in find_fates(self.tree) if (v := self._victim(f)))

    @cached_property
    def all(self) -> tuple[Victim, ...]:
        """Every mention of victims, in text order; those of whom nobody can say how many are left out."""
        found = self._told
        return tuple(v for v in found if not self.is_aside(v.span, v.fate == "killed" and v.new, found))

    @cached_property
    def later_dead(self) -> tuple[Victim, ...]:
        """The dead told of as news behind a head that tells only of the hurt: another's, or the end of one of these."""
        return tuple(v for v in self._told if v not in self.all and not self.is_aside(v.span, new_death=False))

    @cached_property
    def survivors(self) -> tuple[Victim, ...]:
        """Those told to have survived, or to be expected to: in news of an attack they are mostly hurt."""
        verbs = [w for w in self.tree.where(figure_words("living_on")) if not self.tree.is_passive(w)]
        found = [self._victim(Fated(person, w, "injured")) for w in verbs for person in subjects_of(self.tree, w)]
        return tuple(v for v in found if v and not self.is_aside(v.span, new_death=False))

    def out_of(self, victim: Victim) -> float:
        """Return of how many some are told: 5 for "one of the five victims"; 0 where none are told."""
        word = self.tree.at(victim.span.start)
        below = [] if word is None else self.tree.dependents(word, "nmod")
        of = [c for c in below if "of" in self.tree.cases(c)]
        counted = [q.value for c in of if (q := self._quantity(c)) and q.unit is None]
        return max((n for n in counted if n and victim.count < n <= _MOST), default=0.0)

    def order_of(self, victim: Victim) -> int:
        """Return 3 for "a third victim", "a third", 0 where none is told."""
        word = self.tree.at(victim.span.start)
        words = [] if word is None else [word, *self.tree.dependents(word, "amod")]
        return max((_ORDINALS.get(self.tree.lower(w), 0) for w in words), default=0)

    @cached_property
    def chain_at(self) -> dict[int, int]:
        """The chain of the mention whose head is a word."""
        return chains_by_head(self.tree, self._mentions)

    def is_aside(self, span: Span, new_death: bool, found: Sequence[Victim] | None = None) -> bool:
        """Say whether what is told at a span is none of what the article tells of.

        A line may link to something else; a year long past is recalled; a death told of as news behind a head that tells only of the hurt is another.
        """
        sentence = self.tree.sentence(span.start)
        if sentence in self._old or self.is_link(span):
            return True
        if not new_death or sentence < _LEAD:
            return False
        head = {v.fate for v in (found or self.all) if self.tree.sentence(v.span.start) < _LEAD}
        return bool(head) and "killed" not in head

    def is_earlier(self, span: Span) -> bool:
        """Say whether the sentence is dated weeks before the article."""
        return self.tree.sentence(span.start) in self._earlier

    def is_link(self, span: Span) -> bool:
        """Say whether a line links to another article, or is in capitals within an article in letters."""
        start, line = self._line(span)
        capitals = start > 0 and line.isupper() and not self.tree.text[start:].isupper()
        return capitals or self.is_teaser(span)

    def is_teaser(self, span: Span) -> bool:
        """Say whether a line is marked as a link to another article: a film with its length, "ALSO READ: ..."."""
        start, line = self._line(span)
        return start > 0 and bool(_CLOCK.match(line) or _MARKED.match(line))

    def _line(self, span: Span) -> tuple[int, str]:
        """Return the line that a span stands in, and where it starts."""
        text = self.tree.text
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        return start, text[start : end if end >= 0 else len(text)]

    def _victim(self, fated: Fated) -> Victim | None:
        tree, word = self.tree, fated.person
        if tree.is_none(word):
            return None
        quantity = self._quantity(word)
        if quantity and (is_joint(tree, fated.told) or names_last(quantity, figure_words("casualties"))):
            return None
        if quantity:
            count = quantity.value
            numbered = count is not None and quantity.unit is None and self._are_people(quantity, fated.told)
            span = Span(quantity.start, max(quantity.end, tree.words[word].end))
            return Victim(span, fated.told, fated.fate, count or 0.0, numbered=True, new=True) if numbered else None
        entity = self._entity(word)
        if entity:
            return Victim(Span(entity.start, entity.end), fated.told, fated.fate, 1.0, entity.actor)
        if not self._is_person(word) and not self._several(word):
            return None
        count = self._counted_by_word(word, fated.fate)
        kin = tree.lower(word) if tree.tag(word) == "NOUN" else None
        return Victim(
            tree.words[word],
            fated.told,
            fated.fate,
            count,
            self._named_beside(word),
            count > 1,
            kin,
            self._is_new(word),
        )

    def _is_new(self, word: int) -> bool:
        """Say whether one is told of for the first time: "a man", "another"; "the man" and names may be known."""
        first = {self.tree.lower(c) for c in (word, *self.tree.dependents(word, "det", "amod", "nummod"))}
        return bool(first & {"a", "an", "another", "one", *_ORDINALS})

    def _several(self, word: int) -> bool:
        return self.tree.lower(word) in {"both", "couple", "pair", "parents", "twins"} or self._both(word)

    def _both(self, word: int) -> bool:
        """Say whether "both" tells that two are meant by one word; "both him and their son" are told of one by one."""
        joined = self.tree.dependents(word, "conj") or self.tree.relation(word) == "conj"
        return not joined and any(self.tree.lower(c) == "both" for c in self.tree.children[word])

    def _counted_by_word(self, word: int, fate: Fate) -> float:
        """Return 2 for "both men", 3 where "a third victim died", else 1."""
        if self._several(word):
            return 2.0
        ordinals = [_ORDINALS[w] for c in self.tree.dependents(word, "amod") if (w := self.tree.lower(c)) in _ORDINALS]
        counts = ordinals and fate == "killed" and self.tree.lower(word) in figure_words("anybody") | {"man", "woman"}
        return float(ordinals[0]) if counts else 1.0

    def _are_people(self, quantity: Quantity, told: int) -> bool:
        """Say whether people are counted: what is not known to be anything else, where only people are shot."""
        nouns = set((quantity.of or "").lower().split())
        if self._is_listed(quantity, told) or (not nouns & figure_words("people") and (quantity.value or 0) > _MOST):
            return False
        if (quantity.of or "").lower().split(" ")[-1] in figure_words("vehicles"):  # "two fighter jets"
            return False
        if nouns & (figure_words("people", "one")) or not nouns:
            return True
        return not nouns & figure_words("not_people") and self.tree.lower(told) not in figure_words("striking")

    def _is_listed(self, quantity: Quantity, told: int) -> bool:
        """Say whether a number is an age, counts pages or parts: "his sons, 10 and 12", "3 of 11", "two of the hurt".

        That right before what tells of it is none: "2 shot, | 1 fatally".
        """
        words = self.tree.range(quantity.start, quantity.end)
        if not len(words) or is_age(self.tree, quantity):
            return True
        behind = [self.tree.lower(i) for i in range(words.stop, min(words.stop + 2, len(self.tree.words)))]
        paged = len(behind) == 2 and behind[0] == "of" and behind[1].isdigit()
        paged = paged or (len(behind) == 2 and behind[0] == "of" and behind[1] in _DEFINITE)
        listed = quantity.of is None and self.tree.relation(words[0]) in {"appos", "conj", "flat"}
        return paged or (listed and words.stop != told)

    def _quantity(self, word: int) -> Quantity | None:
        at = self.tree.words[word]
        for quantity in self._quantities:
            of = quantity.of_span
            if quantity.start <= at.start < quantity.end or (of and of.start <= at.start < of.end):
                return None if self._is_age(quantity) else quantity
        return None

    def _is_age(self, quantity: Quantity) -> bool:
        words = (quantity.of or "").lower().replace("-", " ").split()
        return bool({"year", "years", "yr", "y", "yo", "month", "months", "old"} & set(words)) or quantity.unit in {
            "years",
            "months",
        }

    def _entity(self, word: int) -> Entity | None:
        at = self.tree.words[word].start
        return next((e for e in self._people if e.start <= at < e.end), None)

    def _named_beside(self, word: int) -> str | None:
        """Return the name in apposition: "the victim, X,", "the victim, identified as X,"."""
        below = [c for c in self.tree.below(word) if self.tree.tag(c) == "PROPN"]
        beside = [c for c in below if self.tree.relation(c) in {"appos", "flat"} or self._identified(c, word)]
        return next((e.actor for c in sorted(beside) if (e := self._entity(c))), None)

    def _identified(self, name: int, word: int) -> bool:
        above = self.tree.head(name)
        return self.tree.lower(above) == "identified" and self.tree.head(above) == word if above >= 0 else False

    def _is_person(self, word: int) -> bool:
        lower = self.tree.lower(word)
        if lower in PRONOUNS or lower in _single_people():
            return True
        if lower in _ORDINALS:  # "killed two and hurt | a third"
            return any(self.tree.lower(c) == "a" for c in self.tree.dependents(word, "det"))
        return lower == "old" and "year" in {self.tree.lower(i) for i in range(max(0, word - 3), word)}


def _is_earlier(time: TimeExpression, day: str) -> bool:
    try:
        begin = date.fromisoformat((time.begin or "")[:10])
        return begin < date.fromisoformat(day) - _LATELY and (time.finish or day)[:10] < day
    except ValueError:
        return False


@cache
def _single_people() -> frozenset[str]:
    return figure_words("one", "one_more")


def distinct_names(victims: Sequence[Victim]) -> list[str]:
    """Return the names of victims in text order, each person once: "Amal Bashir" and "Bashir" are one."""
    names = list(dict.fromkeys(v.name for v in victims if v.name))
    return [n for n in names if not any(n != other and _is_within(n, other) for other in names)]


def is_named(name: str, names: Iterable[str]) -> bool:
    """Say whether a name, or a part of it, is among the names."""
    return any(_is_within(name, n) or _is_within(n, name) for n in names)


def _is_within(name: str, fuller: str) -> bool:
    return set(fold(name).split()) <= set(fold(fuller).split())


def groups_of(victims: Sequence[Victim]) -> list[list[Victim]]:
    """Return the victims by the word that tells of them, in text order: "X and Y were killed" are one group of two."""
    groups: dict[int, list[Victim]] = {}
    for victim in victims:
        group = groups.setdefault(victim.told, [])
        if not any(v.span.overlaps(victim.span) or (v.name and v.name == victim.name) for v in group):
            group.append(victim)
    return list(groups.values())
