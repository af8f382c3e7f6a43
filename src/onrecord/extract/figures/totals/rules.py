"""The totals that rules propose: of all of an article's figures and victims, how many were killed and how many hurt."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.names import genders
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.implied import implied_shot
from onrecord.extract.figures.totals.records import Stated, Total, count_of, total_of_victims
from onrecord.extract.figures.victims import Victim, distinct_names, groups_of, is_named
from onrecord.records import Figure
from onrecord.records.span import Span

_SELF = {"himself", "herself"}
_OTHER = {"another", "other", "second", "third", "fourth", "fifth", "sixth"}


def killed_by_rule(
    tree: Tree, victims: Sequence[Victim], figures: Sequence[Stated], implied: tuple[int, Span] | None
) -> Total | None:
    """Return the total of the killed; None where nothing tells of any."""
    dead = [v for v in victims if v.fate == "killed"]
    told = _most(tree, [f for f in figures if f.figure.measure == "killed"], dead)
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


def _most(tree: Tree, figures: Sequence[Stated], victims: Sequence[Victim]) -> Total | None:
    """The number stated first, else that of the people named, or of the largest group told of at once."""
    if stated := _stated(tree, figures, victims):
        return stated
    single = [v for v in victims if not v.numbered]
    group = max(groups_of(single), key=sum_of, default=[])
    names = distinct_names(single)
    if not group:
        return None
    counted = group if sum_of(group) >= len(names) else [next(v for v in single if v.name == n) for n in names]
    return total_of_victims(counted, max(sum_of(group), float(len(names))))


def sum_of(group: Sequence[Victim]) -> float:
    """Return how many a group of victims are."""
    return sum(v.count for v in group)


def _stated(tree: Tree, figures: Sequence[Stated], victims: Sequence[Victim]) -> Total | None:
    """Return the number that the article states first; of two in one sentence the larger."""
    apart = [f.span for f in figures if f.figure.part_of or f.figure.recalled]
    whole = [v for v in victims if not any(v.span.overlaps(s) for s in apart)]
    groups = [others_of(tree, g) for g in groups_of(whole) if any(v.numbered for v in g)]
    found = [total_of_victims(g, sum_of(g)) for g in groups if sum_of(g) > 0]
    here = {tree.sentence(t.spans[0].start) for t in found}
    for f in figures:
        if stands(f.figure) and tree.sentence(f.span.start) not in here:
            found.append(Total(count_of(f.figure), (f.span,), f.figure))
    found.sort(key=lambda t: t.spans[0].start)
    first = [t for t in found if tree.sentence(t.spans[0].start) == tree.sentence(found[0].spans[0].start)]
    return max(first, key=lambda t: t.value, default=None)


def others_of(tree: Tree, group: list[Victim]) -> list[Victim]:
    """Leave out the bomber where others are numbered: "killed himself and nine others" is told as a toll of nine."""
    return [v for v in group if v.span.of(tree.text).lower() not in _SELF]


def stands(figure: Figure) -> bool:
    """Say whether a figure counts people who were killed or hurt, for itself and as it is told."""
    if figure.part_of or figure.recalled or figure.negated or figure.modality != "asserted" or figure.unit != "persons":
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


def injured_by_rule(
    tree: Tree, victims: Sequence[Victim], figures: Sequence[Stated], killed: Total | None
) -> Total | None:
    """Return the total of those hurt, where so many were killed."""
    names = {v.name for v in victims if v.fate == "killed" and v.name}
    alive = [v for v in victims if v.fate != "killed" and (v.name is None or not is_named(v.name, names))]
    stated = [f for f in figures if f.figure.measure == "injured"]
    shot = _most(tree, [], [v for v in victims if v.fate == "shot"])
    shot = _larger(shot, _implied_shot(tree))
    if killed is None or killed.value == 0:
        return _larger(_most(tree, stated, [v for v in alive if v.fate == "injured"]), shot)
    counted = {v.told for v in alive if v.numbered}
    others = [
        v
        for v in alive
        if v.numbered or v.told in counted or (v.name and names) or _is_another(tree, v, victims, killed.value)
    ]
    hurt = _most(tree, stated, [v for v in others if v.fate == "injured"])
    more = [v for v in others if v.fate == "shot" and not v.numbered and (names or _is_one_more(tree, v))]
    own = sum(s.of(tree.text).lower() in _SELF for s in killed.spans) if shot and not any(
        s.of(tree.text).lower() in _SELF for s in shot.spans) else 0  # fmt: skip
    left = shot.value - killed.value + own if shot else 0
    survivors = replace(shot, value=left, figure=None) if shot and left > 0 else None
    return _larger(_larger(hurt, survivors), _most(tree, [], more))


def _implied_shot(tree: Tree) -> Total | None:
    implied = implied_shot(tree)
    return Total(float(implied[0]), (implied[1],), least=True) if implied else None


def _is_another(tree: Tree, victim: Victim, victims: Sequence[Victim], dead_in_all: float) -> bool:
    """Say whether one told of without a name is none of the dead: a girl where a man died."""
    if _is_one_more(tree, victim):
        return True
    if dead_in_all > 1 and victim.fate == "injured" and tree.lower(victim.told) not in figure_words("wounds"):
        return True
    here = tree.sentence(victim.span.start)
    if victim.new and any(_beside(tree, v, victim, here) for v in victims if v.fate == "killed"):
        return True
    dead = {v.kin for v in victims if v.fate == "killed" and v.kin}
    if dead:
        return bool(victim.kin) and all(_differ(victim.kin or "", kin) for kin in dead)
    named = [v for v in victims if v.fate == "killed" and v.name and v.span.start < victim.span.start]
    beside = any(tree.sentence(v.span.start) == tree.sentence(victim.span.start) for v in named)
    fresh = bool(named) and (victim.new or beside)
    return fresh and victim.kin is not None and victim.kin not in figure_words("anybody")


def _is_one_more(tree: Tree, victim: Victim) -> bool:
    """Say whether one is counted on from others: "another man", "a fourth victim"."""
    word = tree.at(victim.span.start)
    return word is not None and bool({tree.lower(c) for c in (word, *tree.dependents(word, "det", "amod"))} & _OTHER)


def _beside(tree: Tree, dead: Victim, victim: Victim, here: int) -> bool:
    """Say whether one is told of behind a dead one of the same sentence: "killed a woman and hurt an officer"."""
    behind = dead.span.end <= victim.span.start and dead.told != victim.told
    return behind and tree.sentence(dead.span.start) == here


def _differ(one: str, other: str) -> bool:
    """Say whether two words for a person cannot be of one: by gender, or by age."""
    gender = {genders().get(one), genders().get(other)}
    ages = {
        "young" if w in figure_words("young") else "grown" if w in figure_words("grown") else None for w in (one, other)
    }
    return (None not in gender and len(gender) == 2) or (None not in ages and len(ages) == 2)


def _larger(one: Total | None, other: Total | None) -> Total | None:
    return max((t for t in (one, other) if t), key=lambda t: t.value, default=None)
