"""Which names in an article are the same actor, under the fullest name it gives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from onrecord.annotate.annotations import ACTING, Entity, EntityLabel
from onrecord.annotate.names import (
    abbreviates,
    bare,
    content_tokens,
    fold,
    person_tokens,
    same_person,
    styles,
)
from onrecord.annotate.roles import gender_of, role_of
from onrecord.annotate.tree import Tree
from onrecord.layout.letters import in_capitals
from onrecord.layout.lines import is_of_story, story_at
from onrecord.vocabularies.first_names import first_names
from onrecord.vocabularies.load import words_in

_COURTESY = {"mr": "male", "mrs": "female", "ms": "female", "miss": "female"}
_ASIDE = 200  # letters
_MOVEMENTS = {"front", "movement"}  # "the Ostran Front" is the "Ostran Liberation Front"
_SHARED = {"national", "popular", "people", "peoples", "united", "islamic", "democratic", "patriotic"}  # by many of them
_kinds = partial(words_in, "actors", "bodies", "alone")


@dataclass(slots=True)
class Actor:
    """One actor of an article: fullest name, label, role (the longest stated), gender where told, its entities."""

    name: str
    label: EntityLabel
    role: str | None = None
    gender: str | None = None
    entities: list[Entity] = field(default_factory=list)


def find_actors(tree: Tree, entities: Sequence[Entity]) -> tuple[Actor, ...]:
    """Group the named entities that are the same actor, in order of first mention.

    Fuller names are placed first, so that a surname joins the full name even where it comes earlier (in a title), and of
    names as full those that are not in capitals, as headings have them; among several candidates the nearest before it wins.
    """
    actors: list[Actor] = []
    acting = [e for e in entities if e.label in ACTING]
    for entity in sorted(acting, key=lambda e: (-_fullness(tree, e), not _style(tree, e), _shouts(tree, e), e.start)):
        actor = _home(tree, entity, actors)
        if actor is None:
            actor = Actor(name=_style(tree, entity) + bare(tree.text[entity.start : entity.end]), label=entity.label)
            actors.append(actor)
        actor.entities.append(entity)
    actors = _join_shortened(_join_abbreviated(tree, actors))
    for actor in actors:
        actor.entities.sort(key=lambda e: e.start)
        if actor.label == "PERSON":
            _describe(tree, actor)
    return tuple(sorted((a for a in actors if a.name), key=lambda a: a.entities[0].start))


def _join_abbreviated(tree: Tree, actors: list[Actor]) -> list[Actor]:
    """Join a body and the short form in brackets, round or square, right behind it: "National Liberation Army (ELN)"."""
    by_start = {e.start: actor for actor in actors for e in actor.entities}
    for full in [a for a in actors if a.label == "ORGANIZATION" and not a.name.isupper()]:
        for entity in list(full.entities):
            short = by_start.get(entity.end + 2)
            bracketed = tree.text[entity.end : entity.end + 2] in {" (", " ["} and short is not None and short is not full
            if (
                bracketed
                and short
                and short.name.isupper()
                and short.label != "PERSON"
                and len(short.name) < len(full.name)
            ):
                full.entities.extend(short.entities)
                actors = [a for a in actors if a is not short]
                by_start |= {e.start: full for e in short.entities}
    return actors


def _join_shortened(actors: list[Actor]) -> list[Actor]:
    """Join a body's kind alone to the only body of that kind: "the Front" to the "National Liberation Front"."""
    for short in [a for a in actors if a.label == "ORGANIZATION" and fold(a.name) in _kinds()]:
        kind = fold(short.name)
        full = [a for a in actors if a.label == "ORGANIZATION" and a is not short and kind in content_tokens(a.name)]
        if len(full) == 1:
            full[0].entities.extend(short.entities)
            actors = [a for a in actors if a is not short]
    return actors


def name_entities(entities: Sequence[Entity], actors: Sequence[Actor]) -> tuple[Entity, ...]:
    """Return the entities with the fullest name of the actor each stands for."""
    names = {(e.start, e.end): actor.name for actor in actors for e in actor.entities}
    return tuple(replace(e, actor=name) if (name := names.get((e.start, e.end))) else e for e in entities)


def _fullness(tree: Tree, entity: Entity) -> int:
    name = tree.text[entity.start : entity.end]
    return len(person_tokens(name)) if entity.label == "PERSON" else len(content_tokens(name))


def _shouts(tree: Tree, entity: Entity) -> bool:
    """Say whether a name is written in capitals and is longer than an abbreviation: "SUDAN"."""
    return in_capitals(tree.text[entity.start : entity.end])


def _style(tree: Tree, entity: Entity) -> str:
    """Return the title that makes one name whole, with a space behind: "| King | Felipe"; "" where there is none."""
    words = tree.range(entity.start, entity.end)
    if entity.label != "PERSON" or len(words) != 1 or not words.start or tree.text[entity.start - 1] != " ":
        return ""
    before = words.start - 1
    styled = tree.lower(before) in styles() and tree.word(before)[0].isupper()
    return f"{tree.word(before)} " if styled else ""


def _home(tree: Tree, entity: Entity, actors: Sequence[Actor]) -> Actor | None:
    name = tree.text[entity.start : entity.end]
    candidates = [a for a in actors if _same(name, entity.label, a) and _of_one_gender(tree, entity, a)]
    if entity.label == "ORGANIZATION":
        told = ((a, (e.start for e in a.entities)) for a in candidates)
        candidates = [a for a, at in told if may_be_short(tree.text, entity.start, name, a.name, at)]
    if _style(tree, entity):  # "King Felipe" is no "Juan Felipe"
        candidates = [a for a in candidates if person_tokens(a.name)[0] == person_tokens(name)[0]]
    if not candidates:
        return None
    if entity.label != "PERSON":
        return min(candidates, key=lambda a: min(_distance(entity, other) for other in a.entities))
    return min(candidates, key=lambda a: min(_told_near(tree, entity, other) for other in _alike(tree, entity, a)))


def may_be_short(text: str, position: int, name: str, full: str, told: Iterable[int]) -> bool:
    """Say whether a body's name may stand for a fuller one that is told elsewhere: in another entry of a live page only where
    this one tells what that adds, as Gaza for "Gaza | Health Ministry |".
    """
    if name.isupper() or any(is_of_story(text, at, position) for at in told):
        return True
    added = set(content_tokens(full)) - set(content_tokens(name))
    return not added or bool(added & set(content_tokens(story_at(text, position).of(text))))


def _of_one_gender(tree: Tree, entity: Entity, actor: Actor) -> bool:
    """Say whether a courtesy title before a name fits the person: "Mrs Diop" is no "Ali Diop"."""
    told, known = _courtesy_gender(tree, entity), _gender_of_first_name(actor.name)
    told_before = {_courtesy_gender(tree, e) for e in actor.entities} - {None}
    return told is None or ((known or told) == told and told_before <= {told})


def _courtesy_gender(tree: Tree, entity: Entity) -> str | None:
    """Return what "Mr", "Mrs" or "Ms" tells, before a person's name or as its first word."""
    words = tree.range(entity.start, entity.end)
    if entity.label != "PERSON" or not len(words):
        return None
    titles = (tree.lower(i).strip(".") for i in (words.start - 1, words.start) if i >= 0)
    return next((_COURTESY[t] for t in titles if t in _COURTESY), None)


def _alike(tree: Tree, entity: Entity, actor: Actor) -> list[Entity]:
    """Return a person's mentions that share a word with an entity; all where none does."""
    words = set(person_tokens(tree.text[entity.start : entity.end]))
    sharing = [e for e in actor.entities if words & set(person_tokens(tree.text[e.start : e.end]))]
    return sharing or actor.entities


def _distance(entity: Entity, other: Entity) -> tuple[int, int]:
    """Rank mentions before the entity ahead of those behind it, nearer ones first."""
    behind = other.start > entity.start
    return (int(behind), abs(entity.start - other.start))


def _told_near(tree: Tree, entity: Entity, other: Entity) -> tuple[int, int]:
    """Rank mentions as by distance, those farther off that only tell of another: "Awa Diop, mother of | Ali Diop |"."""
    behind, apart = _distance(entity, other)
    return behind, apart + _ASIDE * _is_aside(tree, other)


def _is_aside(tree: Tree, entity: Entity) -> bool:
    """Say whether a name, or what it stands in apposition to, depends on a noun before it."""
    top = tree.top(tree.range(entity.start, entity.end))
    if top is not None and tree.relation(top) == "appos":
        top = tree.head(top)
    return top is not None and tree.relation(top) == "nmod" and tree.head(top) < top


def _same(name: str, label: EntityLabel, actor: Actor) -> bool:
    if label == "PERSON" or actor.label == "PERSON":
        return label == actor.label and same_person(person_tokens(name), person_tokens(actor.name))
    if fold(bare(name)) == fold(actor.name):
        return True
    if label != "ORGANIZATION" or actor.label != "ORGANIZATION":
        return False
    return _same_body(bare(name), actor.name)


def _same_body(short: str, full: str) -> bool:
    letters = short.replace(".", "")
    if letters.isupper() and 2 <= len(letters) <= 8:
        return abbreviates(letters, full)
    few, many = content_tokens(short), content_tokens(full)
    if len(few) < 2 or len(few) >= len(many):
        return False
    ends = few == (many[0], many[-1]) and few[1] in _MOVEMENTS and few[0] not in _SHARED
    return ends or many[-len(few) :] == few


def _describe(tree: Tree, actor: Actor) -> None:
    roles = [_role(tree, e) for e in actor.entities]
    stated = [r for r in roles if r]
    actor.role = max(stated, key=len) if stated else None
    told = [gender_of(r, tree.text[e.start : e.end]) for r, e in zip(roles, actor.entities, strict=True)]
    actor.gender = next((g for g in told if g), None) or _gender_of_first_name(actor.name)


def _role(tree: Tree, entity: Entity) -> str | None:
    """Return the role at a name, a title that is part of it left out: "Prime Minister | Sheikh Zayed |"."""
    words, style = tree.range(entity.start, entity.end), _style(tree, entity)
    return role_of(tree, range(words.start - bool(style), words.stop)) or style.strip() or None


def _gender_of_first_name(name: str) -> str | None:
    """Return what the first of several names tells; one alone may be a surname."""
    tokens = person_tokens(name)
    return first_names().get(tokens[0]) if len(tokens) > 1 else None
