"""The totals of an article: of all its figures and victims, how many were killed and how many hurt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.names import genders
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.implied import implied_dead, implied_shot
from onrecord.extract.victims import Victim, Victims, distinct_names, groups_of, is_named
from onrecord.records import Figure
from onrecord.records.span import Span
from onrecord.records.values import Measure

_SELF = {"himself", "herself"}
_OTHER = {"another", "other", "second", "third", "fourth", "fifth", "sixth"}


@dataclass(frozen=True, slots=True)
class Total:
    """How many, by the figure that states it, else by the spans that tell of them."""

    value: float
    spans: tuple[Span, ...]
    figure: Figure | None = None
    least: bool = False
    told: tuple[int, ...] = ()

    def __add__(self, victim: Victim) -> "Total":
        """Return the total with one more victim."""
        return replace(self, value=self.value + 1, spans=(*self.spans, victim.span), told=(*self.told, victim.told))


def _of(victims: Sequence[Victim], value: float) -> Total:
    return Total(value, tuple(v.span for v in victims), told=tuple(v.told for v in victims))


def totals(tree: Tree, victims: Victims, figures: Sequence[Figure]) -> dict[Measure, Total]:
    """Return the totals by measure; a measure that nothing tells of is left out."""
    told = [f for f in figures if not victims.is_aside(_number_span(f), f.measure == "killed")]
    killed = _killed(tree, victims.all, told)
    injured = _injured(tree, victims.all, told, killed)
    found: tuple[tuple[Measure, Total | None], ...] = (("killed", killed), ("injured", injured))
    return {measure: total for measure, total in found if total is not None}


def _killed(tree: Tree, victims: Sequence[Victim], figures: Sequence[Figure]) -> Total | None:
    dead = [v for v in victims if v.fate == "killed"]
    told = _most(tree, [f for f in figures if f.measure == "killed"], dead)
    implied = implied_dead(tree)
    if implied and (told is None or (told.figure is None and implied[0] > told.value)):
        return Total(float(implied[0]), (implied[1],), least=True)
    if told and (himself := _himself(tree, told, dead)):
        return told + himself
    return told


def _himself(tree: Tree, told: Total, dead: Sequence[Victim]) -> Victim | None:
    """Return the killer who killed himself behind the number of others: "killed three people, then himself"."""
    last = max((s.end for s in told.spans), default=0)
    own = [v for v in dead if v.span.of(tree.text).lower() in _SELF]
    return next(
        (v for v in own if v.span.start > last and tree.sentence(last - 1) == tree.sentence(v.span.start)), None
    )


def _most(tree: Tree, figures: Sequence[Figure], victims: Sequence[Victim]) -> Total | None:
    """The number stated first, else that of the people named, or of the largest group told of at once."""
    if stated := _stated(tree, figures, victims):
        return stated
    single = [v for v in victims if not v.numbered]
    group = max(groups_of(single), key=_sum, default=[])
    names = distinct_names(single)
    if not group:
        return None
    counted = group if _sum(group) >= len(names) else [next(v for v in single if v.name == n) for n in names]
    return _of(counted, max(_sum(group), float(len(names))))


def _sum(group: Sequence[Victim]) -> float:
    return sum(v.count for v in group)


def _stated(tree: Tree, figures: Sequence[Figure], victims: Sequence[Victim]) -> Total | None:
    """Return the number that the article states first; of two in one sentence the larger."""
    apart = [e for f in figures if f.part_of or f.recalled for e in f.evidence]
    whole = [v for v in victims if not any(v.span.start < e.end and e.start < v.span.end for e in apart)]
    groups = [_others(tree, g) for g in groups_of(whole) if any(v.numbered for v in g)]
    found = [_of(g, _sum(g)) for g in groups if _sum(g) > 0]
    here = {tree.sentence(t.spans[0].start) for t in found}
    for f in figures:
        span = _number_span(f)
        if _stands(f) and tree.sentence(span.start) not in here:
            found.append(Total(_count(f), (span,), f))
    found.sort(key=lambda t: t.spans[0].start)
    first = [t for t in found if tree.sentence(t.spans[0].start) == tree.sentence(found[0].spans[0].start)]
    return max(first, key=lambda t: t.value, default=None)


def _others(tree: Tree, group: list[Victim]) -> list[Victim]:
    """Leave out the bomber where others are numbered: "killed himself and nine others" is told as a toll of nine."""
    return [v for v in group if v.span.of(tree.text).lower() not in _SELF]


def _number_span(figure: Figure) -> Span:
    """Return the longest span of evidence, which holds the number."""
    longest = max(figure.evidence, key=lambda e: e.end - e.start)
    return Span(longest.start, longest.end)


def _stands(figure: Figure) -> bool:
    if figure.part_of or figure.recalled or figure.modality != "asserted" or figure.unit != "persons":
        return False
    things = figure_words("not_people") & set((figure.population or "").lower().split())
    aged = any(f", {figure.value:g}" in e.text for e in figure.evidence) if figure.value else False  # "his sons, 10"
    return not things and not aged and not _is_single(figure) and not any(_is_share(e.text) for e in figure.evidence)


def _is_share(text: str) -> bool:
    """Say whether words count some of those already told of: "two of the wounded"."""
    words = text.lower().split()
    return words[1:3] == ["of", "the"] and words[-1] in figure_words("states")


def _is_single(figure: Figure) -> bool:
    return figure.value == 1 and any(e.text.lower().startswith(("a ", "an ")) for e in figure.evidence)


def _count(figure: Figure) -> float:
    return figure.value if figure.value is not None else figure.low or 0.0


def _injured(tree: Tree, victims: Sequence[Victim], figures: Sequence[Figure], killed: Total | None) -> Total | None:
    names = {v.name for v in victims if v.fate == "killed" and v.name}
    alive = [v for v in victims if v.fate != "killed" and (v.name is None or not is_named(v.name, names))]
    stated = [f for f in figures if f.measure == "injured"]
    shot = _most(tree, [], [v for v in victims if v.fate == "shot"])
    shot = _larger(shot, _implied_shot(tree))
    if killed is None or killed.value == 0:
        return _larger(_most(tree, stated, [v for v in alive if v.fate == "injured"]), shot)
    others = [v for v in alive if v.numbered or (v.name and names) or _is_another(tree, v, victims)]
    hurt = _most(tree, stated, [v for v in others if v.fate == "injured"])
    more = [v for v in others if v.fate == "shot" and not v.numbered]
    own = sum(s.of(tree.text).lower() in _SELF for s in killed.spans) if shot and not any(
        s.of(tree.text).lower() in _SELF for s in shot.spans) else 0  # fmt: skip
    left = shot.value - killed.value + own if shot else 0
    survivors = replace(shot, value=left, figure=None) if shot and left > 0 else None
    return _larger(_larger(hurt, survivors), _most(tree, [], more) if names else None)


def _implied_shot(tree: Tree) -> Total | None:
    implied = implied_shot(tree)
    return Total(float(implied[0]), (implied[1],), least=True) if implied else None


def _is_another(tree: Tree, victim: Victim, victims: Sequence[Victim]) -> bool:
    """Say whether one told of without a name is none of the dead: a girl where a man died."""
    ordinal = tree.at(victim.span.start)
    if ordinal is not None and {tree.lower(c) for c in (ordinal, *tree.dependents(ordinal, "det", "amod"))} & _OTHER:
        return True
    together = any(v.numbered and v.count > 1 for v in victims if v.fate == "killed")
    if together and victim.fate == "injured" and tree.lower(victim.told) not in figure_words("wounds"):
        return True
    dead = {v.kin for v in victims if v.fate == "killed" and v.kin}
    if dead:
        return bool(victim.kin) and all(_differ(victim.kin or "", kin) for kin in dead)
    named = [v for v in victims if v.fate == "killed" and v.name and v.span.start < victim.span.start]
    beside = any(tree.sentence(v.span.start) == tree.sentence(victim.span.start) for v in named)
    fresh = bool(named) and (victim.new or beside)
    return fresh and victim.kin is not None and victim.kin not in figure_words("anybody")


def _differ(one: str, other: str) -> bool:
    """Say whether two words for a person cannot be of one: by gender, or by age."""
    gender = {genders().get(one), genders().get(other)}
    ages = {
        "young" if w in figure_words("young") else "grown" if w in figure_words("grown") else None for w in (one, other)
    }
    return (None not in gender and len(gender) == 2) or (None not in ages and len(ages) == 2)


def _larger(one: Total | None, other: Total | None) -> Total | None:
    return max((t for t in (one, other) if t), key=lambda t: t.value, default=None)


def stated_by(figures: Sequence[Figure], measure: str, total: Total) -> int | None:
    """Return the index of the figure that states a total: the one it is of, or one of its number at the same place."""
    for index, figure in enumerate(figures):
        if figure is total.figure:
            return index
        same = figure.measure == measure and _count(figure) == total.value and not figure.part_of
        if same and any(s.start < e.end and e.start < s.end for s in total.spans for e in figure.evidence):
            return index
    return None
