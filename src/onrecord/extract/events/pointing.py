"""Which phrase a pronoun points to where no chain tells whom it means."""

from collections.abc import Iterator
from itertools import chain

from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.once import once
from onrecord.extract.events.frames import hostile_verbs
from onrecord.extract.events.subjects import can_act, subjects_of
from onrecord.extract.events.words import listed_verbs
from onrecord.extract.page import Page

THEY = {"they", "them", "their"}
_HE = {"he", "she", "him", "her", "his"}
IT = {"it", "its"}


@once
def pointed(page: Page, pronoun: int) -> int | None:
    """Return the head of the phrase that a pronoun points to: of "its" and "their" who does what the clause tells, of
    others who does what the clauses over theirs tell, else who is told before.

    Of those force was used on, that is whom more of it befell: "police held ten miners. | They | were beaten"; who uses it
    is nobody whom it just befell: "residents were trapped. | They | shelled the clinic".
    """
    owner = page.tree.syntax.relations[pronoun] == "nmod:poss"
    found = _of_clause(page, pronoun) if owner else chain(_in_chain(page, pronoun), _before(page, pronoun))
    strikes = not owner and _strikes(page, pronoun)
    meant = next((w for w in found if _may_be(page, pronoun, w) and not (strikes and _suffers(page, w))), None)
    struck = _struck(page, meant) if meant is not None and _is_struck(page, pronoun) else None
    return meant if struck is None else struck


def _in_chain(page: Page, pronoun: int) -> Iterator[int]:
    """Yield the nouns before a pronoun in its nameless chain, of its sentence and the one before, the nearest first."""
    tree, number = page.tree, page.chain_at.get(pronoun, -1)
    first = tree.sentences[max(tree.sentence_of(pronoun) - 1, 0)].first
    yield from (w for w in range(pronoun - 1, first - 1, -1) if page.chain_at.get(w) == number and tree.tag(w) == "NOUN")


def _of_clause(page: Page, owner: int) -> Iterator[int]:
    """Yield who does what the clause of a pronoun of owning tells, wherever that stands: "people who left | their | homes",
    "In | their | letter, the unions said"; of "its", and of who does it there, those over it: "the army says | its | post fell".
    """
    tree, clause = page.tree, page.tree.clause_head(owner)
    doing, thing = _doing(page, clause), tree.head(owner)
    if tree.relation(thing) == "obj" and tree.head(thing) == clause and tree.lower(clause) in listed_verbs("preying"):
        doing = []  # nobody's own: "rebels ambushed | their | convoy"
        yield from _over(page, clause, owner)
    for word in doing:
        behind = word > owner and any(tree.tag(c) == "PRON" for c in (word, *tree.owners(word)))
        if tree.same_sentence(word, owner) and not behind and not _holds(page, word, owner):
            yield word
    if tree.lower(owner) in IT or (tree.lower(owner) in THEY and any(_holds(page, w, owner) for w in doing)):
        yield from _over(page, clause, owner)


def _over(page: Page, clause: int, pronoun: int) -> Iterator[int]:
    """Yield who does what the clauses over one tell, the nearest first."""
    tree = page.tree
    while (above := tree.head(clause)) >= 0:
        clause = tree.clause_head(above)
        yield from (w for w in _doing(page, clause) if w < pronoun and not _holds(page, w, pronoun))


def _before(page: Page, pronoun: int) -> Iterator[int]:
    """Yield those whom a pronoun that owns nothing may mean, but for who does what its own verb tells: "the state will break
    | them"; of "they" no name: where one is meant a chain tells it.
    """
    own = set(_doing(page, page.tree.clause_head(pronoun)))
    many = page.tree.lower(pronoun) in THEY
    yield from (w for w in _told(page, pronoun) if w not in own and not (many and _is_named(page, w)))


def _told(page: Page, pronoun: int) -> Iterator[int]:
    """Yield those told before a pronoun, the likeliest first: who does what the clauses over its own tell; the subjects
    beside it; of "they" and "them" others who are many; of a subject the subjects of the sentence before.
    """
    tree, said = page.tree, page.tree.lower(pronoun)
    if said in IT:
        yield from _told_of_it(page, pronoun)
        return
    yield from _over(page, tree.clause_head(pronoun), pronoun)
    start = tree.sentences[tree.sentence_of(pronoun)].first
    beside = [w for w in range(pronoun - 1, start - 1, -1) if not _holds(page, w, pronoun)]
    yield from (w for w in beside if tree.relation(w) == "nsubj")
    yield from (w for w in beside if said in THEY and _are_many(tree.lower(w)))
    if tree.relation(pronoun) == "nsubj":
        yield from _subjects_before(page, start, strikes=_strikes(page, pronoun))


def _told_of_it(page: Page, pronoun: int) -> Iterator[int]:
    """Yield whom "it" may mean where it does something: "It called on both sides" is who does what the sentence before tells."""
    tree, verb = page.tree, page.tree.head(pronoun)
    if tree.relation(pronoun) != "nsubj":
        return
    yield from (w for w in _over(page, tree.clause_head(pronoun), pronoun) if not _is_named(page, w))
    start = tree.sentences[tree.sentence_of(pronoun)].first
    if pronoun == start and tree.tag(verb) == "VERB" and not tree.is_passive(verb):
        yield from (w for w in _subjects_before(page, start) if tree.relation(tree.head(w)) == "root")


def _subjects_before(page: Page, start: int, *, strikes: bool = False) -> list[int]:
    """Return the subjects of the sentence before a word that begins one, that of its main clause first, then the nearest; of
    who strikes, last who only says it behind: "the rebels had come, | police | said. They burned ...".
    """
    tree = page.tree
    first = tree.sentences[tree.sentence_of(start - 1)].first if start else start
    subjects = [w for w in range(start - 1, first - 1, -1) if tree.relation(w) == "nsubj"]
    said = {w: [c for c in tree.dependents(tree.head(w), "ccomp", "parataxis") if c < w and strikes] for w in subjects}
    told = {c for clauses in said.values() for c in clauses}
    main = {w for w in subjects if tree.head(w) in told or (tree.relation(tree.head(w)) == "root" and not said[w])}
    return sorted(subjects, key=lambda w: (bool(said[w]), w not in main))


def _is_named(page: Page, word: int) -> bool:
    """Say whether one name stands there that is no people's."""
    entity = page.entity_at.get(word)
    return entity is not None and entity.label != "NORP" and len(page.joined(word)) == 1


def _holds(page: Page, word: int, pronoun: int) -> bool:
    """Say whether the phrase headed by a word holds a pronoun; in "the mayor and | his | guard" each is a phrase."""
    tree, at = page.tree, pronoun
    while at >= 0 and tree.head(at) != word:
        at = tree.head(at)
    return at >= 0 and tree.relation(at) != "conj"


def _doing(page: Page, verb: int) -> list[int]:
    """Return the heads of those who do or undergo what a verb tells."""
    tree = page.tree
    if tree.tag(verb) != "VERB":
        return tree.dependents(verb, "nsubj")
    undergoing = [c for c in tree.children[verb] if tree.syntax.relations[c] == "nsubj:pass"]
    described = [tree.head(verb)] if tree.relation(verb) == "acl" and not tree.dependents(verb, "nsubj") else []
    return subjects_of(page, verb) or undergoing or described


def _may_be(page: Page, pronoun: int, word: int) -> bool:
    """Say whether a pronoun may stand for a phrase: for a name, a body or a role; "they" for many people, "it" for no
    person.
    """
    tree, lower, said = page.tree, page.tree.lower(word), page.tree.lower(pronoun)
    entity = page.entity_at.get(word) or page.titled(word)
    if tree.tag(word) == "PRON":
        return any({lower, said} <= kind for kind in (THEY, IT))  # "| they | left | their | homes"
    if tree.tag(word) not in {"NOUN", "PROPN"}:
        return False
    if said in THEY and len(page.joined(word)) > 1:
        return can_act(page, word)
    if entity is not None and entity.label == "PERSON" and said in THEY | IT:
        return False
    if said in THEY and entity is None:
        return can_act(page, word) and _are_many(lower)
    if said in _HE and (lower in institution_nouns() or (entity is None and _are_many(lower))):
        return False  # "police arrested the woman and charged | her"
    if said == "its" and entity is None:
        return can_act(page, word) and not _are_many(lower)
    known = word in page.entity_at or lower in institution_nouns() | role_nouns()
    return known and not (said in IT and lower in role_nouns())


def _are_many(noun: str) -> bool:
    return (noun.endswith(("s", "men", "people")) and not noun.endswith("ss")) or noun == "police"


def _strikes(page: Page, pronoun: int) -> bool:
    """Say whether a pronoun is the subject of a verb of force; not of what "had" been done before."""
    tree, verb = page.tree, page.tree.head(pronoun)
    active = tree.syntax.relations[pronoun] == "nsubj" and tree.lower(verb) in hostile_verbs() | listed_verbs("harm")
    return active and not any(tree.lower(c) == "had" for c in tree.dependents(verb, "aux"))


def _suffers(page: Page, word: int) -> bool:
    """Say whether a word is the subject of what befell somebody: "residents | were trapped"."""
    verb = page.tree.lower(page.tree.head(word))
    passive = page.tree.syntax.relations[word] == "nsubj:pass"
    return verb in listed_verbs(*(("befalling", "harm", "overcome") if passive else ("dying",)))


def _is_struck(page: Page, pronoun: int) -> bool:
    """Say whether a pronoun is the subject of what befalls somebody by force or is done with captives: "| they | were beaten"."""
    verb = page.tree.lower(page.tree.head(pronoun))
    return page.tree.syntax.relations[pronoun] == "nsubj:pass" and verb in listed_verbs("befalling", "handling")


def _struck(page: Page, subject: int) -> int | None:
    """Return whom the subject of a verb of force used it on, people only: "police held ten | miners"."""
    tree, verb = page.tree, page.tree.head(subject)
    joined, befalls = tree.dependents(verb, "conj")[::-1], listed_verbs("befalling", "handling")
    verbs = (v for v in (*joined, verb) if tree.lower(v) in befalls and not tree.is_passive(v))
    return next((c for v in verbs for c in tree.dependents(v, "obj") if can_act(page, c)), None)
