"""Who does what a verb tells: subjects shared, relative, partitive, owners of arms; who can act at all."""

from itertools import pairwise

from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.countries import country_of_capital
from onrecord.extract.events.frames import is_passive, is_reduced
from onrecord.extract.events.words import OWNING, RELATIVES, arms_and_means, listed
from onrecord.extract.page import Page
from onrecord.extract.two_sides import parties_of, sides_of, two_named
from onrecord.gazetteer import gazetteer
from onrecord.vocabularies.load import words_in

OF_STATE = {"government", "army", "police", "navy", "coalition", "force", "forces"}
LATTER = "latter"  # read as an adjective: "the | latter | agreed"
_DOERS = ("men", "women", "ists", "eers", "ers", "ors")
_MORTAL = {"remains", "bodies", "body", "corpses"}
_STEPS = 6
_ORDINALS = set("first second third fourth fifth sixth seventh eighth ninth tenth latest last".split())
_HYPHENS = set("-‐‑")


def subjects_of(page: Page, verb: int) -> list[int]:
    """Return the heads of those who do what a verb tells, its own subjects or those it shares with a word above."""
    tree = page.tree
    found = _subjects(page, verb)
    infinitive = any(tree.lower(c) == "to" for c in tree.dependents(verb, "mark"))
    if found or infinitive or tree.lower(verb).endswith("ing") or is_passive(tree, verb):
        return found
    return [w for c in _misread(page, verb) for w in acting(page, c)]


def _subjects(page: Page, verb: int) -> list[int]:
    tree = page.tree
    relations = tree.syntax.relations
    at = verb
    for _ in range(_STEPS):
        own = [c for c in tree.children[at] if tree.relation(c) == "nsubj"]
        if at == verb and is_passive(tree, verb):
            return []
        if own:
            own = [c for c in own if not _is_title(page, c, own)]
            return [w for c in (*own, *_companions(page, at, own)) for w in acting(page, c)]
        above, relation = tree.head(at), tree.relation(at)
        if above < 0:
            return []
        if relation == "acl" and tree.tag(above) == "VERB":
            relation = "xcomp"
        if relation == "acl":
            return _of_noun_above(page, at, above) if relations[at] != "acl:relcl" else []
        if relation in {"advcl", "obl", "ccomp"} and (accused := _accused(page, at, above)):
            return [w for c in accused for w in acting(page, c)]
        objects = [c for c in tree.dependents(above, "obj", "iobj") if not is_town(page, c)]
        if relation == "xcomp" and objects:
            return [w for c in objects for w in acting(page, c)]
        if relation not in {"xcomp", "conj", "advcl", "ccomp", "parataxis"}:
            return []
        listed_up = (
            relation == "parataxis" and above < at and tree.lower(at - 1) == ","
        )  # "rebels kill two, | take three"
        if relation in {"ccomp", "parataxis"} and not tree.lower(at).endswith("ing") and not listed_up:
            return []
        at = above
    return []


def _is_title(page: Page, word: int, subjects: list[int]) -> bool:
    """Say whether a subject is the title of the person named behind it, read as another one: "| Speaker of the House | Ana
    Diaz left".
    """
    if len(subjects) < 2 or word in page.entity_at:
        return False
    marks = page.tree.dependents(word, "punct")
    behind = max(w for w in page.tree.below(word) if w not in marks) + 1
    return behind in subjects and _is_person(page, behind)


def is_town(page: Page, word: int) -> bool:
    """Say whether a word is in the name of a place that stands for no state: somebody goes there, and it does nothing."""
    entity = page.entity_at.get(word)
    if entity is None or entity.label not in {"LOCATION", "FACILITY"} or is_country(page, word):
        return False
    return country_of_capital(page.text[entity.start : entity.end]) is None


def _companions(page: Page, verb: int, subjects: list[int]) -> list[int]:
    """Return those who do a deed together with its subject: "the envoy, | along with the general, | visited"."""
    tree = page.tree
    beside = [c for w in subjects for c in tree.dependents(w, "nmod")] + tree.dependents(verb, "obl")
    return [
        c for c in beside if c < verb and "with" in tree.cases(c)
        and {"along", "together"} & {tree.lower(w) for w in range(max(c - 6, 0), c)} & {tree.lower(w) for w in tree.below(c)}
    ]  # fmt: skip


def _accused(page: Page, verb: int, above: int) -> list[int]:
    """Return who is said to have done a deed: whom one accuses | of shelling, blames | for shelling."""
    tree = page.tree
    marks = {tree.lower(c) for c in tree.dependents(verb, "mark", "case")}
    if not marks & {"of", "for"} or (not tree.lower(verb).endswith("ing") and "having" not in marks):
        having = any(tree.lower(c) == "having" for c in tree.dependents(verb, "aux"))
        if not (marks & {"of", "for"} and having):
            return []
    passive = [c for c in tree.children[above] if tree.syntax.relations[c] == "nsubj:pass"]
    described = [tree.head(above)] if is_reduced(tree, above) else []  # "three men | suspected of killing"
    return tree.dependents(above, "obj", "iobj") or passive or described


def _misread(page: Page, verb: int) -> list[int]:
    """Return the phrase before a verb without subject that is none of its circumstances: a subject read as another part."""
    tree = page.tree
    return [
        c for c in tree.children[verb]
        if c < verb and c not in page.time_words and tree.tag(c) in {"NOUN", "PROPN"} and not tree.dependents(c, "case")
    ][:1]  # fmt: skip


def _of_noun_above(page: Page, verb: int, noun: int) -> list[int]:
    """Return who does what hangs on a noun: "marchers | carrying", "Israel's attempt | to kill"."""
    tree = page.tree
    if tree.lower(verb).endswith("ing"):
        return [*acting(page, noun)]
    owners = tree.owners(noun)
    if owners:
        return [w for c in owners for w in acting(page, c)]
    over = tree.head(noun)
    if tree.relation(noun) == "obj" and over >= 0 and tree.tag(over) == "VERB":
        return [w for c in tree.dependents(over, "nsubj") for w in acting(page, c)]
    return []


@once
def acting(page: Page, word: int) -> tuple[int, ...]:
    """Return the heads of those whom a phrase means: what it joins, "thousands of | protesters", an arm's owner."""
    tree = page.tree
    if tree.lower(word) in RELATIVES and (noun := antecedent(page, word)) is not None:
        return tuple(w for w in [noun, *_joined_before(page, noun, word)] for w in _whole(page, w))
    if not two_named(page, word) and _means_two(page, word):
        return tuple(sides_of(page))
    parties = [*parties_of(page, word), *_joined_by_misreading(page, word)]
    return tuple(w for p in _persons(page, parties) for w in _whole(page, p))


def _joined_by_misreading(page: Page, word: int) -> list[int]:
    """Return those read as other names of a phrase that "and" or a comma joins to it: "Ana Diaz and former mayor | Luis
    Gomez", "Oda and his Malian counterpart | Ana Diaz", "Chad, | Niger | sign a truce".
    """
    tree = page.tree
    behind = [c for c in tree.dependents(word, "appos") if c > word and c in page.entity_at]
    described = [c for c in tree.dependents(word, "nmod") if c > word and tree.dependents(c, "cc")]
    named = [n for c in described for n in tree.dependents(c, "appos") if _is_person(page, n)]
    joined = [c for c in behind if any(tree.tag(w) == "CCONJ" and w < c for w in tree.below(c))]
    lands = [c for c in behind if is_country(page, word) and is_country(page, c) and c not in joined]
    return [*joined, *named, *lands]


def _persons(page: Page, parties: list[int]) -> list[int]:
    """Return those whom joined phrases mean, less what only describes who is named behind it.

    "| The minister of trade and labour Ali" is one man, so is "his brother and | former minister, Ali", and Zhao is the
    colleague of "Li and his | colleague, Zhao".
    """
    tree = page.tree
    first = tree.head(parties[0]) if tree.relation(parties[0]) == "conj" else parties[0]
    row = sorted({first, *tree.dependents(first, "conj"), *parties})
    meant = {w: n for one, other in pairwise(row) for w, n in _only_described(page, one, other).items()}
    return list(dict.fromkeys(meant.get(w, w) for w in parties))


def _only_described(page: Page, one: int, other: int) -> dict[int, int]:
    """Return which of two joined words only describes a person, and the word that names that person."""
    tree = page.tree
    if one in page.entity_at or tree.tag(one) not in {"NOUN", "PROPN"} or tree.lower(one).endswith("s"):
        return {}
    joins = any(one < c < other for c in tree.dependents(other, "cc"))
    if _is_person(page, other):
        inner = [w for w in tree.below(one) if w < other]
        between = [tree.lower(w) for w in range(max(inner) + 1, min(tree.below(other)))]
        listed_last = between == [","] and bool(tree.dependents(one, "cc"))
        return {one: other} if not joins and (not between or listed_last) else {}
    bare = not tree.dependents(other, "det") and not any(tree.tag(c) == "PRON" for c in tree.children[other])
    if not joins or not bare or tree.tag(other) != "NOUN" or tree.lower(other).endswith("s"):
        return {}
    if any(c > other and _is_person(page, c) for c in tree.dependents(one, "appos")):
        return {other: one}
    return {one: other} if any(_is_person(page, c) for c in tree.dependents(other, "appos")) else {}


def _is_person(page: Page, word: int) -> bool:
    entity = page.entity_at.get(word)
    return entity is not None and entity.label == "PERSON"


def _means_two(page: Page, word: int) -> bool:
    """Say whether a phrase means the two sides of the article: "both governments", "the two armies"."""
    tree = page.tree
    told = {tree.lower(c) for c in tree.dependents(word, "det", "nummod")}
    if tree.lower(word) in {"side", "sides", "party", "parties"} and told & {"both", "each"}:
        return len(sides_of(page)) == 2
    two = bool(told & {"both"}) or {"the", "two"} <= told
    return two and tree.lower(word) in listed("bodies") and len(sides_of(page)) == 2


def antecedent(page: Page, relative: int) -> int | None:
    """Return the noun that the clause of a relative pronoun describes."""
    tree, at = page.tree, page.tree.head(relative)
    for _ in range(_STEPS):
        if at < 0:
            return None
        if tree.syntax.relations[at] == "acl:relcl":
            noun = tree.head(at)
            over = tree.head(noun)
            if tree.lower(noun) in _MORTAL and (
                of := [c for c in tree.dependents(noun, "nmod") if tree.cases(c) == {"of"}]
            ):
                return of[0]  # "the remains of sailors | who were killed"
            described = tree.relation(noun) == "appos" and noun not in page.entity_at and over in page.entity_at
            return over if described else noun  # "Chad, a land | that sent troops"
        at = tree.head(at)
    return None


def _joined_before(page: Page, noun: int, relative: int) -> list[int]:
    return [c for c in page.tree.dependents(noun, "conj") if c < relative and page.tree.tag(c) != "VERB"]


def _whole(page: Page, word: int) -> list[int]:
    """Return those of whom a phrase is a part, or who own the arms it names; the word itself else."""
    tree = page.tree
    lower = tree.lower(word)
    if lower in listed("parts") and word not in page.entity_at:
        of = [c for c in tree.dependents(word, "nmod") if "of" in tree.cases(c)]
        if of and (lower not in {"member", "members"} or of[0] in page.entity_at):
            return [w for c in of for w in (acting(page, c) if tree.lower(c) in RELATIVES else page.joined(c))]
    if lower.endswith("s") and word not in page.entity_at:
        like = [c for c in tree.dependents(word, "nmod") if tree.cases(c) == {"like"} and c in page.entity_at]
        if like:
            return [w for c in like for w in page.joined(c)]  # "senators like | Paul Meyer"
    if lower in listed("papers") and word not in page.entity_at:
        by = [c for c in tree.dependents(word, "nmod") if tree.cases(c) & {"by", "from", "of"}]
        return by[:1] or [word]
    if (person := named_behind(page, word)) is not None:
        return [person]
    owners = tree.owners(word)
    kin = tree.lower(word) in words_in("actors", "persons", "kin")
    if any(tree.lower(c) == "whose" for c in owners) and not kin and (whose := antecedent(page, word)) is not None:
        return [whose]
    if is_arm(tree, word) and word not in page.entity_at:
        named = [c for c in tree.dependents(word, "amod", "compound") if _rules(page, c)]
        return [word] if owners or named else []
    return [word]


def named_behind(page: Page, word: int) -> int | None:
    """Return who is named behind a town or people that only tells whence: "Lima, Peru, police officer | Ana Diaz", "the
    Libyan, | Atif".
    """
    entity = page.entity_at.get(word)
    if entity is None or entity.label not in {"LOCATION", "NORP"}:
        return None
    named = (c for c in page.tree.dependents(word, "appos") if c > word and _is_person(page, c))
    joined = _joined_by_misreading(page, word)
    return next((c for c in named if c not in joined), None)


def _rules(page: Page, word: int) -> bool:
    """Say whether a word before the name of arms tells whose they are; their make does not: "| Grad | rockets"."""
    if word not in page.entity_at or page.tree.lower(word) in listed("makes"):
        return page.tree.lower(word) in OF_STATE | {"rebel"}  # "government | planes"
    return page.entity_at[word].label in {"NORP", "ORGANIZATION", "LOCATION", "MISC"}


def can_act(page: Page, word: int) -> bool:
    """Say whether the phrase headed by a word can do a deed: a name, people, a body, a pronoun."""
    tree = page.tree
    if word in page.time_words:
        return False
    if page.is_actor(word) or tree.lower(word) in OWNING or tree.lower(word) == LATTER:
        return True
    entity = page.entity_at.get(word)
    if tree.tag(word) == "PROPN" or (entity and entity.label in {"MISC", "PRODUCT"}):
        return entity is None or entity.label != "EVENT"
    if tree.tag(word) == "NOUN" and tree.lower(word).endswith(_DOERS) and tree.lower(word) not in listed("things"):
        return True
    if tree.lower(word) in {"figure", "figures"}:
        return any(tree.lower(c) in listed("figures") for c in tree.dependents(word, "amod", "compound"))
    return tree.tag(word) == "NOUN" and (tree.lower(word) in listed("actors") or is_owned(page, word))


def is_country(page: Page, word: int) -> bool:
    """Say whether a word is in the name of a country."""
    entity = page.entity_at.get(word)
    name = page.text[entity.start : entity.end] if entity else page.tree.word(word)
    return any(place.kind == "country" for place in gazetteer().find(name))


def names_place(page: Page, word: int) -> bool:
    """Say whether a name before a noun tells where a deed was, or by what make of arms: "the Kobani | attack", "Grad | rockets".

    A country does so where what was hit stands between, "the Kenya | embassy bombing", but for short names that stand for
    whose embassy it was; else it did the deed, as in "U.S. missile strikes".
    """
    tree, entity = page.tree, page.entity_at.get(word)
    if entity is None or tree.relation(word) != "compound":
        return False
    name = page.text[entity.start : entity.end]
    if is_country(page, word):
        between = {page.tree.lower(c) for c in _between(page, word)}
        shortened = name.isupper()  # "the U.S. embassy bombing"
        apart = arms_and_means() | (listed("embassies") if shortened else frozenset())
        return entity.label == "LOCATION" and bool(between) and not between & apart
    misread = entity.label in {"PERSON", "MISC", "NORP"} and entity.actor in {None, name} and bool(gazetteer().find(name))
    return misread or entity.label in {"LOCATION", "FACILITY"} or tree.lower(word) in listed("makes")


def owns_what_was_hit(page: Page, word: int) -> bool:
    """Say whether a land or people before the noun of a deed only tells whose that is which it hit: "the | French | embassy
    bombing".
    """
    entity = page.entity_at.get(word)
    if entity is None or page.tree.relation(word) not in {"compound", "amod"}:
        return False
    people = gazetteer().country_of_people(page.text[entity.start : entity.end])
    hit = any(page.tree.lower(c) in listed("embassies", "buildings") for c in _between(page, word))
    return hit and (people is not None or is_country(page, word))


def _between(page: Page, word: int) -> list[int]:
    """Return the nouns between a name and the noun that it stands before: missile in "the U.S. | missile | attack"."""
    tree = page.tree
    return [c for c in tree.dependents(tree.head(word), "compound", "amod") if c > word and tree.tag(c) == "NOUN"]


def is_opposed(tree: Tree, word: int) -> bool:
    """Say whether a deed is against what a word before its noun names: "anti-|government rallies"."""
    return word > 1 and tree.word(word - 1) in _HYPHENS and tree.lower(word - 2) == "anti"


def is_arm(tree: Tree, word: int) -> bool:
    """Say whether a word names an arm: bombers do, the suicide bomber is a man."""
    return tree.lower(word) in listed("arms") and not any(
        tree.lower(c) == "suicide" for c in tree.dependents(word, "compound")
    )


def row_of(tree: Tree, verb: int) -> int | None:
    """Return the ordinal that tells which of a row of deeds one was: "the blast was the | third | to hit the firm"."""
    row = tree.head(verb)
    if tree.relation(verb) != "acl" or "to" not in tree.openers(verb) or not tree.dependents(row, "cop"):
        return None
    told = (row, *tree.dependents(row, "amod"))
    return row if any(tree.lower(w) in _ORDINALS for w in told) else None


def is_owned(page: Page, word: int) -> bool:
    """Say whether a word is an arm with its owner: "Iraqi warplanes", "their jets"."""
    return is_arm(page.tree, word) and bool(_whole(page, word))
