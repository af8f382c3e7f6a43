"""Deeds that a verb tells only with what it is done to or with, by the vocabulary of frames: "close | the border"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.page import Page
from onrecord.gazetteer import gazetteer
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load, words_in

_PLACES = {"LOCATION", "FACILITY"}
_NAMES = {"ORGANIZATION", "NORP", "LOCATION", "PRODUCT", "MISC", "FACILITY"}
_SELVES = {"it", "they", "he", "she", "we", "i", "group", "movement", "country"}
_BE = {"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "got", "get", "gets"}
_OUTCOMES = {"go", "leave", "ablaze", "alight"}  # what somebody makes of what a verb is done to
_RELATIVES = {"who", "which", "that", "whom", "whose", "where", "when", "why", "how", "what"}
_FUTURE = {"will", "would", "could", "can", "may", "might"}
_SPANS = {"minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
_FAR = 8  # words between a verb and its particle
_NUMBERED = {"dozen", "dozens", "hundreds", "thousands", "scores", "number", "group"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a frame asks of a phrase: a preposition before it ("" for the object), a kind or words."""

    case: str
    kind: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """Type and mode, the subjects and objects of which one must be met, what else must be, and who is acted upon."""

    plover: str
    mode: str | None
    subjects: tuple[Asked, ...]
    objects: tuple[Asked, ...]
    besides: tuple[Asked, ...]
    whom: str

    def met(self, page: Page, verb: int, subjects: list[int]) -> tuple[int, ...] | None:
        """Return the words of the object where the frame fits a verb, None where it does not."""
        if self.subjects and not any(_is(page, w, asked) for w in subjects for asked in self.subjects):
            return None
        if self.besides and all(_find(page, verb, asked) is None for asked in self.besides):
            return None
        return next((found for asked in self.objects if (found := _find(page, verb, asked)) is not None), None)


def frames_of(tree: Tree, verb: int) -> Iterator[tuple[Frame, tuple[int, ...]]]:
    """Yield the frames of a verb in the order of the vocabulary, each with the words of verb and particle."""
    for particles, frame in _by_form().get(tree.lower(verb), ()):
        words = with_particles(tree, verb, particles)
        if words:
            yield frame, words


def with_particles(tree: Tree, verb: int, particles: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the words of a verb with its particles, right behind it or behind its object; None where they are not."""
    parts = {tree.lower(c) for c in tree.children[verb] if tree.syntax.relations[c] == "compound:prt"}
    if parts - set(particles):
        return None
    behind = range(verb + 1, min(verb + 1 + len(particles), len(tree.words)))
    if tuple(tree.lower(w) for w in behind) == particles:
        return (verb, *behind)
    if len(particles) != 1:
        return None
    far = [c for c in tree.children[verb] if tree.lower(c) in particles and tree.relation(c) in {"compound", "advmod"}]
    over = max((w for o in tree.dependents(verb, "obj") for w in tree.below(o) if w < verb + _FAR), default=verb)
    if not far and over > verb and over + 1 < len(tree.words) and tree.lower(over + 1) in particles:
        far = [over + 1]
    return (verb, far[0]) if far else None


def _find(page: Page, verb: int, asked: Asked) -> tuple[int, ...] | None:
    if asked.kind == "own":
        owned = (c for o in objects_of(page.tree, verb) for c in page.tree.owners(o))
        return () if any(page.tree.lower(c) in {"its", "their", "his", "her", "our"} for c in owned) else None
    if asked.kind == "clause":
        return () if page.tree.dependents(verb, "xcomp", "ccomp", "advcl") else None
    if asked.kind == "none":
        return None if page.tree.dependents(verb, "obj", "xcomp", "ccomp") else ()
    if asked.kind in {"to", "not_to", "hostile", "harm", "that"}:
        return () if _clause(page.tree, verb, asked.kind) else None
    phrases = behind(page.tree, verb, asked.case) if asked.case else _objects_told(page.tree, verb)
    return next(((w,) for w in phrases if _is(page, w, asked)), None)


def _objects_told(tree: Tree, verb: int) -> list[int]:
    """Return the objects of a verb and what it makes of them: "found him | guilty"."""
    return [
        *objects_of(tree, verb),
        *(c for c in tree.dependents(verb, "xcomp") if tree.tag(c) in {"ADJ", "NOUN"} or tree.lower(c) in _OUTCOMES),
    ]


@once
def objects_of(tree: Tree, verb: int) -> list[int]:
    """Return the heads of what a verb is done to: objects, the subject of a passive, what is joined to them."""
    relations = tree.syntax.relations
    objects = {"obj", "iobj", "nsubj:pass"} if is_passive(tree, verb) else {"obj", "iobj"}
    found = [c for c in tree.children[verb] if relations[c] in objects]
    if (ahead := [c for c in found if relations[c] == "obj" and c < verb]) and objects - {"obj", "iobj"}:
        found = ahead  # "Party vice-president | Amos Diop | was held"
    if not found and relations[verb] == "acl:relcl":
        found = _left_out(tree, verb)
    if not found and is_reduced(tree, verb):
        noun = tree.head(verb)  # "commander Diop, | arrested in May"
        found = [tree.head(noun) if relations[noun] == "nmod:desc" else noun]
        found = objects_of(tree, noun) if relations[verb] == "conj" else found
    if not found and relations[verb] == "conj" and is_passive(tree, verb):
        found = [c for c in tree.children[tree.head(verb)] if relations[c] == "nsubj:pass"]
        first = min((c for c in tree.children[verb] if relations[c] == "aux:pass"), default=0)
        if not found and first and tree.relation(first - 1) == "cc":  # "tried to flee but | was stopped"
            found = [c for c in tree.children[tree.head(verb)] if relations[c] == "nsubj"]
    if not found:  # "set ablaze | two buses"
        made = [c for c in tree.dependents(verb, "xcomp") if tree.lower(c) in _OUTCOMES]
        found = [o for c in made for o in tree.dependents(c, "obj")]
    if not found:
        found = _shared(tree, verb)
    inner = [n for w in found if tree.lower(w) in _NUMBERED for n in tree.dependents(w, "nmod")]
    joined = [c for w in found for c in tree.dependents(w, "conj")]
    return [*inner, *found, *joined]


def _shared(tree: Tree, verb: int) -> list[int]:
    """Return the object that a verb shares with the one joined right behind it: "| beat and robbed | her"."""
    behind = verb + 2
    if behind >= len(tree.words) or tree.tag(verb + 1) != "CCONJ" or tree.tag(verb) != "VERB":
        return []
    joined = tree.relation(behind) == "conj" and tree.head(behind) == verb and tree.tag(behind) == "VERB"
    return tree.dependents(behind, "obj") if joined and not is_passive(tree, verb) else []


def _left_out(tree: Tree, verb: int) -> list[int]:
    """Return the noun that a clause without pronoun describes, of whom it tells: "the refugees | Chad took in"."""
    noun, told = tree.head(verb), tree.dependents(verb, "nsubj", "obj", "xcomp", "ccomp", "mark")
    plain = len(told) == 1 and tree.lower(told[0]) not in _RELATIVES and noun < told[0]
    led = any(tree.lower(c) in _RELATIVES for c in tree.children[verb])
    return [noun] if plain and not led and tree.lower(noun) not in words_in("deeds", "adverbial") else []


def is_passive(tree: Tree, verb: int) -> bool:
    """Say whether a verb is passive, or joined to one and of the same form."""
    relations = tree.syntax.relations
    own = {relations[c] for c in tree.children[verb]}
    if own & {"nsubj:pass", "aux:pass"}:
        auxiliaries = {tree.lower(c) for c in tree.dependents(verb, "aux")}
        plain = not auxiliaries and "obj" not in own
        return plain or bool(auxiliaries & _BE) or "aux:pass" in own
    shares = relations[verb] == "conj" and not own & {"nsubj", "obj", "aux"}
    above = tree.head(verb)
    return shares and not tree.lower(verb).endswith("ing") and tree.tag(above) == "VERB" and is_passive(tree, above)


def is_reduced(tree: Tree, verb: int) -> bool:
    """Say whether a verb is a participle that describes whom it was done to, or joined to one: "the men | arrested"."""
    objects = [c for c in tree.dependents(verb, "obj") if not tree.dependents(c, "case")]
    done = not tree.lower(verb).endswith("ing") and not objects and not tree.dependents(verb, "mark", "aux", "nsubj")
    if tree.syntax.relations[verb] == "conj" and not tree.dependents(verb, "aux:pass"):
        return done and tree.tag(tree.head(verb)) == "VERB" and is_reduced(tree, tree.head(verb))
    return done and tree.syntax.relations[verb] == "acl"


def is_later(tree: Tree, clause: int) -> bool:
    """Say whether a clause tells of another hour or day: "killed | a day after rebels shelled the port"."""
    marks = (c for c in tree.dependents(clause, "mark") if tree.lower(c) in {"after", "before"})
    return any(tree.lower(c - 1) in _SPANS for c in marks if c)


def behind(tree: Tree, verb: int, case: str) -> list[int]:
    """Return the heads of the phrases that stand behind a preposition below a verb."""
    told = tree.dependents(verb, "obl", "nmod", "advmod", "xcomp", "obj")
    told += [c for o in tree.dependents(verb, "obj") for c in tree.dependents(o, "nmod")]
    done = [
        c for c in tree.dependents(verb, "advcl", "obl") if case in {tree.lower(m) for m in tree.dependents(c, "mark")}
    ]
    if case == "with":  # "hacked him | using a machete"
        done += [
            o for c in tree.dependents(verb, "advcl") if tree.lower(c) == "using" for o in tree.dependents(c, "obj")
        ]
    return [*(c for c in told if case in {_cases(tree, c), *_cases(tree, c).split()}), *done]


def _cases(tree: Tree, word: int) -> str:
    return " ".join(tree.lower(c) for c in tree.children[word] if tree.relation(c) == "case")


def _clause(tree: Tree, verb: int, kind: str) -> bool:
    below = [c for c in tree.dependents(verb, "xcomp", "ccomp", "advcl") if tree.tag(c) == "VERB"]
    if kind == "to":  # "gave them a week | to leave"
        below += [c for o in tree.dependents(verb, "obj") for c in tree.dependents(o, "acl") if tree.tag(c) == "VERB"]
    if kind in {"hostile", "harm"}:
        verbs = hostile_verbs() if kind == "hostile" else hostile_verbs() | _harmful()
        return any(tree.lower(c) in verbs and _own(tree, c) for c in below)
    if kind == "that":
        return any(is_bare(tree, c) for c in below)
    for clause in below:
        marks = {tree.lower(c) for c in tree.dependents(clause, "mark", "advmod")}
        if "to" in marks and (kind == "to" or "not" in marks):
            return True
    return False


def is_bare(tree: Tree, verb: int) -> bool:
    """Say whether a clause tells what is to be done: "insisted that troops | leave", "that he | be freed"."""
    auxiliaries = {tree.lower(c) for c in tree.dependents(verb, "aux", "cop")}
    bare = not auxiliaries and not tree.lower(verb).endswith(("s", "ed", "ing", "ng"))
    bidden = auxiliaries & {"be", "must", "should"} and not auxiliaries & _FUTURE
    return bool(tree.dependents(verb, "nsubj")) and (bare or bool(bidden))


def _own(tree: Tree, verb: int) -> bool:
    """Say whether a clause has no subject but whoever utters it."""
    subjects = tree.dependents(verb, "nsubj")
    return not subjects or tree.lower(subjects[0]) in _SELVES


@cache
def _harmful() -> frozenset[str]:
    return frozenset(f for verb in load("deeds")["harmful"].split() for f in forms_of(verb))


@cache
def hostile_verbs() -> frozenset[str]:
    """Return the forms of the verbs for what one does to an enemy."""
    told = load("speech_acts")["hostile"]
    more = {"fight", "retaliate", "respond", "resist", "kill", "bombard", "execute", "annihilate", "continue"}
    return frozenset(
        {f for v in {*told["verbs"].split(), *more} for f in verb_forms(v)} | set(told["irregular"].split())
    )


def _is(page: Page, word: int, asked: Asked) -> bool:
    tree = page.tree
    if asked.kind == "any":
        return True
    if asked.kind:
        return _named(page, word, asked.kind)
    if tree.lower(word) in asked.words:
        return True
    return any(" " in phrase and _at(tree, word, phrase.split()) for phrase in asked.words)


def _named(page: Page, word: int, kind: str) -> bool:
    entity = page.entity_at.get(word) or page.titled(word)
    label = entity.label if entity else None
    if kind == "person_only":
        return label == "PERSON" and not page.tree.dependents(page.tree.head(word), "xcomp")
    if kind == "party":
        return page.is_actor(word)
    if kind == "place" and entity and label == "PERSON" and page.tree.tag(word) == "PROPN":
        return len(page.tree.range(entity.start, entity.end)) == 1 and bool(gazetteer().find(page.tree.word(word)))
    return {
        "place": label in _PLACES,
        "person": label == "PERSON",
        "named": label in _NAMES,
        "org": label == "ORGANIZATION",
    }[kind]


def _at(tree: Tree, word: int, phrase: list[str]) -> bool:
    """Say whether a phrase of several words stands around a word."""
    for first in range(max(0, word - len(phrase) + 1), word + 1):
        if [tree.lower(w) for w in range(first, min(first + len(phrase), len(tree.words)))] == phrase:
            return True
    return False


# The vocabulary


@cache
def _by_form() -> dict[str, list[tuple[tuple[str, ...], Frame]]]:
    found: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for name, entries in load("frames")["frames"].items():
        plover, _, mode = name.partition(".")
        for entry in entries:
            verbs, frame = _frame(
                plover, None if mode in {"none", "", "joint", "arms", "early", "handing"} else mode, entry
            )
            for verb in verbs.split():
                lemma, *particles = verb.split("_")
                for form in sorted(forms_of(lemma)):
                    found.setdefault(form, []).append((tuple(particles), frame))
    return found


def _frame(plover: str, mode: str | None, entry: str) -> tuple[str, Frame]:
    left, _, right = entry.partition(":")
    subjects, _, verbs = left.rpartition(">")
    told, _, whom = right.partition("=")
    objects, _, besides = told.partition("&")
    return verbs, Frame(plover, mode, _asked(subjects), _asked(objects), _asked(besides), whom.strip() or "aimed")


def _asked(told: str) -> tuple[Asked, ...]:
    kept: dict[str, set[str]] = {}
    kinds: list[Asked] = []
    for token in told.split():
        case, slash, what = token.rpartition("/")
        case = case.replace("_", " ") if slash else ""
        if what.startswith("@") or what == "*":
            kinds.append(Asked(case, what.lstrip("@").replace("*", "any"), frozenset()))
        else:
            nouns = load("frames")["classes"][what[1:]].split() if what.startswith("%") else [what]
            kept.setdefault(case, set()).update(f for noun in nouns for f in noun_forms(noun))
    return (*(Asked(case, "", frozenset(words)) for case, words in kept.items()), *kinds)


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Return the forms of a verb, the irregular ones of the vocabulary among them."""
    doubled = set[str]()
    if lemma[-1] not in "aeiouwxy" and lemma[-2:-1] in set("aeiou"):
        doubled = {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    return frozenset(verb_forms(lemma) | doubled | set(load("triggers")["irregular"].get(lemma, "").split()))


def noun_forms(entry: str) -> tuple[str, str]:
    """Return singular and plural of a noun or of an entry of several words."""
    noun = entry.replace("_", " ").replace("-", " - ")
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun, f"{noun[:-1]}ies"
    return noun, f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"
