"""Every number that may be the total of the killed or of the hurt, and what speaks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.implied import implied_shot
from onrecord.extract.figures.totals.persons import persons_of
from onrecord.extract.figures.totals.records import Stated, Total, count_of, total_of_victims
from onrecord.extract.figures.totals.rules import others_of, stands, sum_of
from onrecord.extract.figures.victims import Victim, Victims, distinct_names, groups_of
from onrecord.records.span import Span

_MOST = 12  # numbers weighed of one article, the first told; more only a roundup has

Kind = Literal[
    "rule",
    "none",
    "number",
    "figure",
    "one by one",
    "names",
    "named deed",
    "shot",
    "shot less killed",
    "persons",
    "told together",
    "and the attacker",
    "told later",
    "out of",
    "counted on",
    "survived",
]


@dataclass(frozen=True, slots=True)
class Source:
    """One way in which a number is told, in which sentence (None where in several), and the total it would be."""

    kind: Kind
    sentence: int | None = None
    total: Total | None = None
    earlier: bool = False


Options = dict[float, list[Source]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an article offers for its totals: numbers with their sources, and the telling words by where they stand."""

    killed: Options
    injured: Options
    shot: Options
    rule: tuple[float, float]
    words: frozenset[str]
    sentences: int


def propose(
    victims: Victims,
    people: Sequence[Victim],
    figures: Sequence[Stated],
    implied: tuple[int, Span] | None,
    by_rule: tuple[Total | None, Total | None],
) -> Proposed:
    """Return what an article offers, with what the rules make of it."""
    tree = victims.tree
    killed, injured, shot = (_options(victims, people, figures, fate) for fate in ("killed", "injured", "shot"))
    _add_persons(victims, people, killed, injured, shot)
    for options, fates in ((killed, {"killed"}), (injured, {"injured", "shot"}), (shot, {"shot", "injured", "killed"})):
        _add_together(victims, [v for v in people if v.fate in fates], options)
    for victim in victims.later_dead:
        _add(killed, "told later", victims, total_of_victims([victim], victim.count))
    for victim in people:
        _add(shot, "out of", victims, total_of_victims([victim], victims.out_of(victim)))
        _add(shot, "counted on", victims, total_of_victims([victim], float(victims.order_of(victim))))
    for group in groups_of(victims.survivors):
        _add(injured, "survived", victims, total_of_victims(group, sum_of(group)))
        _add(shot, "out of", victims, total_of_victims(group, victims.out_of(group[0])))
    if implied:
        _add(killed, "named deed", victims, Total(float(implied[0]), (implied[1],), least=True))
    if hit := implied_shot(tree):
        _add(shot, "named deed", victims, Total(float(hit[0]), (hit[1],), least=True))
    for options, total in zip((killed, injured), by_rule, strict=True):
        options.setdefault(0.0, []).append(Source("none"))
        options.setdefault(total.value if total else 0.0, []).insert(0, Source("rule", None, total))
    for value, sources in shot.items():
        for dead in killed:
            if value > dead:
                total = Total(value - dead, sources[0].total.spans if sources[0].total else ())
                kind: Kind = "shot less killed" if dead else "shot"
                injured.setdefault(total.value, []).append(Source(kind, None, total))
    rule = (by_rule[0].value if by_rule[0] else 0.0, by_rule[1].value if by_rule[1] else 0.0)
    return Proposed(killed, injured, shot, rule, _words(tree), len(tree.sentences))


def _options(victims: Victims, people: Sequence[Victim], figures: Sequence[Stated], fate: str) -> Options:
    found: Options = {}
    apart = [f.span for f in figures if f.figure.part_of or f.figure.recalled]
    mine = [v for v in people if v.fate == fate and not any(v.span.overlaps(s) for s in apart)]
    for group in groups_of(mine):
        numbered = any(v.numbered for v in group)
        counted = others_of(victims.tree, group) if numbered else group
        _add(found, "number" if numbered else "one by one", victims, total_of_victims(counted, sum_of(counted)))
    for stated in figures:
        if stated.figure.measure == fate and stands(stated.figure):
            _add(found, "figure", victims, Total(count_of(stated.figure), (stated.span,), stated.figure))
    single = [v for v in mine if not v.numbered]
    if names := distinct_names(single):
        told = [next(v for v in single if v.name == name) for name in names]
        _add(found, "names", victims, total_of_victims(told, float(len(names))))
    return dict(list(found.items())[:_MOST])


def _add_persons(victims: Victims, people: Sequence[Victim], killed: Options, injured: Options, shot: Options) -> None:
    """Add the persons told of one by one; and the attacker who died, to those numbered."""
    persons = persons_of(victims.tree, people, victims.chain_at)
    dead = [p.told[0] for p in persons if p.fate == "killed"]
    hurt = [p.told[0] for p in persons if p.fate != "killed"]
    for options, told in ((killed, dead), (injured, hurt), (shot, [*dead, *hurt])):
        if told:
            _add(options, "persons", victims, total_of_victims(told, float(len(told))))
    attackers = [v for p in persons if p.fate == "killed" for v in p.told if _is_attacker(victims.tree, v)][:1]
    for value, sources in list(killed.items()) if attackers else []:
        numbered = next((s.total for s in sources if s.kind in {"number", "figure"} and s.total), None)
        if numbered and not any(s.overlaps(attackers[0].span) for s in numbered.spans):
            total = total_of_victims(attackers, value + 1)
            _add(killed, "and the attacker", victims, replace(total, spans=(*numbered.spans, *total.spans)))


def _is_attacker(tree: Tree, victim: Victim) -> bool:
    return bool({tree.lower(w) for w in tree.range(victim.span.start, victim.span.end)} & figure_words("attackers"))


def _add_together(victims: Victims, people: Sequence[Victim], options: Options) -> None:
    """Add those that one sentence tells of by several words: "one is in critical condition and four were treated"."""
    told: dict[int, list[Victim]] = {}
    for victim in people:
        here = told.setdefault(victims.tree.sentence(victim.span.start), [])
        if not any(v.span.overlaps(victim.span) for v in here):
            here.append(victim)
    for here in told.values():
        if len({v.told for v in here}) > 1:
            _add(options, "told together", victims, total_of_victims(here, sum_of(here)))


def _add(found: Options, kind: Kind, victims: Victims, total: Total) -> None:
    if total.value > 0 and total.spans:
        first = total.spans[0]
        source = Source(kind, victims.tree.sentence(first.start), total, victims.is_earlier(first))
        found.setdefault(total.value, []).append(source)


def _words(tree: Tree) -> frozenset[str]:
    """Return the telling words of an article, each with where it stands: "dies in the headline"."""
    found = set()
    for number, sentence in enumerate(tree.sentences):
        here = "headline" if number == 0 else "lead" if number < 5 else "body"
        words = {tree.lower(i) for i in range(sentence.first, sentence.last)} & figure_words("of_fates")
        found |= {f"{word} in the {here}" for word in words} | words
    return frozenset(found)
