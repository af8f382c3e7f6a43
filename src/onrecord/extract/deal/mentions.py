"""Where a text speaks of a term: the words that name it, by the vocabulary of terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.deeds import Deed, aspects, deeds, leavers, no_terms, term_nouns
from onrecord.extract.deal.meant import coming, meant_by, signing, those_out
from onrecord.extract.deal.stances.attachment import asked_of
from onrecord.extract.deal.stances.operators import asking
from onrecord.records.values import TermType
from onrecord.vocabularies.load import load, longest_by_first, words_in

_GAP = 6  # words within which the parts of a deed stand: "set the last of them free"
_AWAY = frozenset(
    {"into", "from", "of", "out", "over", "on", "by", "against", "off"}
)  # what leads an object that is no direct one
_AT = frozenset({"to", "at", "in"})
_PARTAKING = frozenset(
    {
        "take",
        "takes",
        "took",
        "taking",
        "taken",
        "attend",
        "attended",
        "attending",
        "participate",
        "participated",
        "participating",
    }
)
_OWN_OBJECTS = frozenset({"part", "power", "trial", "justice", "seat"})  # of "take part", "share power", "face trial"
_LETTING = frozenset({"let", "lets", "letting", "help", "helped", "see", "have", "make"})
_DONE_TO_THINGS = frozenset(
    {"disarmament", "hostage_release", "prisoner_release", "remains_return", "return_of_displaced"}
)
_LEAVING = frozenset({"leave", "leaves", "leaving", "left"})
_MOVING = frozenset({"withdrawal", "return_of_displaced"})
_NOMINAL = {"NOUN", "PROPN", "ADJ"}
_ARGUMENTS = ("obj", "nsubj", "nmod", "obl", "compound", "amod", "csubj", "advcl")


@dataclass(frozen=True, slots=True)
class TermMention:
    """A term named in the text: its type, the head word, what it is about (the hostages of "free hostages"), its words.

    Indices count in the article's words.
    """

    type: TermType
    head: int
    about: int | None
    words: tuple[int, ...]


def find_term_mentions(tree: Tree) -> tuple[TermMention, ...]:
    """Return the mentions of terms in text order, the most telling first where several claim the same words."""
    found: dict[int, TermMention] = {}
    taken: set[int] = set()
    for mention in sorted(
        (*_named(tree), *_done(tree), *_out(tree)), key=lambda m: (-len(m.words), m.about is not None, m.head)
    ):
        if mention.head not in found and not taken & set(mention.words):
            found[mention.head] = mention
            taken.update(mention.words)
    return tuple(found[head] for head in sorted(found) if not _done_to(tree, head, found))


def _done_to(tree: Tree, head: int, found: dict[int, TermMention]) -> bool:
    """Say whether a mention is only what another one acts with or upon: "observers | would monitor | the truce"."""
    above, relation = tree.head(head), tree.relation(head)
    if (
        relation == "nmod" and above >= 0 and tree.relation(above) == "nsubj"
    ):  # "a mission of | observers | would monitor"
        above, relation = tree.head(above), "nsubj"
    over = found.get(above)
    if relation == "nmod" and found[head].about is None:  # "| elections to an assembly | are to be held"
        over = over or next((m for m in found.values() if m.about == above and m.type == found[head].type), None)
    if relation == "nmod" and found[head].type == "monitoring" and any(m.about == above for m in found.values()):
        return True  # "hand in its | rifles to the monitors"
    if relation in {"xcomp", "advcl"} and above >= 0:  # "send | observers | to monitor it"
        beside = [found[c] for c in tree.dependents(above, "obj") if c in found]
        return any(m.type == found[head].type for m in beside)
    if over is None:
        return False
    if relation == "nmod" and over.type == "governance" and found[head].type == "recognition":
        return True  # "a referendum on | independence"
    if relation == "obl" and found[head].type == "monitoring" and over.about is not None:
        return True  # "hand in weapons to | the peacekeepers"
    if relation in {"compound", "amod"} or (relation in {"conj", "acl"} and over.type == found[head].type):
        return relation != "conj" or (found[head].about is None and over.about is None)
    if relation not in {"nsubj", "obj", "obl", "nmod"}:
        return False
    if relation == "nsubj" and found[head].type == "monitoring" and over.about is not None:
        return True  # "an international commission | will probe crimes"
    doing = over.type in {"monitoring", "talks_process"} and relation in {"obj", "nmod", "obl", "nsubj"}
    return over.type == found[head].type or (doing and head != over.about)


def _named(tree: Tree) -> Iterator[TermMention]:
    """Yield the runs of words that name a term by themselves."""
    at, last = 0, len(tree.words)
    while at < last:
        for length in range(min(_longest().get(tree.lower(at), 0), last - at), 0, -1):
            words = " ".join(map(tree.lower, range(at, at + length)))
            if words in no_terms():
                at += length - 1
                break
            kind = term_nouns().get(words)
            describing = tree.tag(at) == "ADJ" and tree.relation(at) == "amod"  # "the | disarmament | timetable"
            if kind and (length > 1 or tree.tag(at) in {"NOUN", "PROPN"} or describing):
                head = tree.top(range(at, at + length))
                yield TermMention(kind, at if head is None else head, None, tuple(range(at, at + length)))
                at += length - 1
                break
        at += 1


@cache
def _longest() -> dict[str, int]:
    """Return how many words the longest entry has that a word begins."""
    return longest_by_first(term_nouns().keys() | no_terms())


def _done(tree: Tree) -> Iterator[TermMention]:
    """Yield the deeds that make a term with what they are done to: "withdraw | troops", "release of | hostages"."""
    for word in tree.where(deeds().keys()):
        pointed = _pointed(tree, word)
        for deed in _nearest(tree, word):
            if (not deed.of and tree.tag(word) != "VERB") or (pointed and deed != pointed):
                continue
            if deed.type in {"recognition", "governance"} and tree.relation(word) == "amod":
                continue  # "the internationally recognised government", "the Hamas-run territory"
            rest = _rest(tree, word, deed.rest)
            if rest is None:
                continue
            led = _AWAY | _AT if deed.type == "talks_process" else _AWAY
            led |= frozenset(tree.lower(w) for w in rest if tree.relation(w) == "case")  # "hand | in | its rifles"
            objects = arguments(tree, word, moving=deed.type in _MOVING, led=led)
            about = next((a for a in objects if pointed or _fits(tree, a, deed, word)), None)
            if deed.type == "withdrawal" and not rest and (_bounds(tree, about, word) or _takes_over(tree, word)):
                continue  # "moves the border", "takes control"
            if deed.type == "withdrawal" and tree.lower(word) in _LEAVING and _is_out(tree, word):
                continue  # "wants his city | left | out of the region"
            meets = deed.type != "talks_process" or (
                (about is not None or not _meets_a_goal(tree, word)) and not _is_received(tree, word)
            )
            alone = (
                deed.alone
                and tree.relation(word) != "amod"
                and tree.tag(word) in {"VERB", "NOUN"}
                and _stands_alone(tree, word)
            )
            fleeing = (deed.type == "withdrawal" and _flees(tree, word)) or (
                deed.type == "return_of_displaced" and any("as" in tree.cases(c) for c in tree.dependents(word, "obl"))
            )  # "would return | as vice president"
            if (about is not None or not deed.of or alone) and meets and not _lets_stay(tree, word) and not fleeing:
                yield TermMention(
                    deed.type, word, about, tuple(sorted({word, *rest, *(() if about is None else (about,))}))
                )


def _is_out(tree: Tree, word: int) -> bool:
    """Say whether something is left out of another thing."""
    return word + 1 < len(tree.words) and tree.lower(word + 1) == "out"


def _lets_stay(tree: Tree, word: int) -> bool:
    """Say whether somebody only leaves troops where they are: "a settlement that leaves | troops | on the island"."""
    if tree.lower(word) not in _LEAVING or tree.tag(word) != "VERB":
        return False
    objects = tree.dependents(word, "obj", "iobj")
    return len(objects) > 1 or any(tree.lower(c) in leavers() for c in objects)  # "left Bosnia one state"


def _flees(tree: Tree, word: int) -> bool:
    """Say whether those who leave are no troops: "a corridor for | civilians | to leave the city"."""
    above = tree.head(word)
    led = tree.relation(word) in {"xcomp", "advcl", "ccomp"} and above >= 0
    who = tree.dependents(word, "nsubj") or (tree.dependents(above, "obj", "iobj") if led else [])
    beside = [above, *tree.dependents(above, "nmod")] if tree.relation(word) == "acl" and above >= 0 else []
    return any(tree.lower(w) in words_in("terms", "withdrawal", "fleers") for w in (*who, *beside))


def _takes_over(tree: Tree, word: int) -> bool:
    """Say whether somebody takes a place or a task on: "troops will take | control of the airport"."""
    taken = {tree.lower(c) for c in tree.dependents(word, "obj")}
    return tree.lower(word) in {"take", "takes", "taking", "took", "taken"} and bool(
        taken & {"control", "charge", "command", "over", "part", "place", "action", "responsibility"}
    )


def _bounds(tree: Tree, about: int | None, verb: int) -> bool:
    """Say whether a border itself is what a deed is done to."""
    moved = about is not None and tree.relation(about) == "obj" and tree.head(about) == verb
    return moved and about is not None and tree.lower(about) in {"border", "borders", "boundary", "frontier", "line"}


def _pointed(tree: Tree, word: int) -> Deed | None:
    """Return the deed a verb is by what its pronoun means: "their guns ... would not hand | them | over"."""
    if tree.tag(word) != "VERB" or tree.lower(word) not in deeds():
        return None
    pronouns = [c for c in tree.dependents(word, "obj", "nsubj") if tree.tag(c) == "PRON"]
    pronouns = [c for c in pronouns if tree.relation(c) == "obj" or not tree.dependents(word, "obj")]
    found = [
        (at, len(deed.rest), deed)
        for deed in deeds().get(tree.lower(word), [])
        if deed.type in _DONE_TO_THINGS and _rest(tree, word, deed.rest) is not None
        for pronoun in pronouns
        if (at := meant_by(tree, pronoun, deed.of)) is not None
    ]
    return max(found, key=lambda f: f[:2])[2] if found else None


def _out(tree: Tree) -> Iterator[TermMention]:
    """Yield those who are to be out of somewhere ("wants the troops out"), and who are to come to talks."""
    for leaver, word in those_out(tree, leavers()):
        yield TermMention("withdrawal", leaver, leaver, tuple(sorted({leaver, word})))
    for verb in signing(tree):
        yield TermMention("deal_as_a_whole", verb, None, (verb,))
    talks = frozenset(noun for noun, kind in term_nouns().items() if kind == "talks_process")
    for verb in coming(tree, talks):
        yield TermMention("talks_process", verb, None, (verb,))


def _nearest(tree: Tree, word: int) -> list[Deed]:
    """Return the deeds a word may be, those first whose object is the word's own: "return of | remains of hostages"."""
    found = deeds().get(tree.lower(word), [])
    if len(found) < 2:
        return found
    own = {tree.lower(c) for c in tree.dependents(word, "obj", "nsubj", "nmod", "compound")}
    return sorted(found, key=lambda d: (-len(d.rest), not own & d.of))


def _rest(tree: Tree, word: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return where the other words of a deed stand, in order and near the first: "set | them | free"; None if nowhere."""
    found: list[int] = []
    at = word + 1
    for wanted in rest:
        at = next((w for w in range(at, min(word + _GAP, len(tree.words))) if tree.lower(w) == wanted), -1)
        if at < 0:
            return None
        found.append(at)
        at += 1
    return tuple(found)


def _fits(tree: Tree, word: int, deed: Deed, verb: int) -> bool:
    """Say whether a deed is done to what makes it a term: by the noun, or by what marks it ("jailed members")."""
    led = tree.cases(word)
    direct = tree.relation(word) == "obj" or bool(led & set(deed.rest))  # "hand | over Gaza"
    own = tree.head(word) == verb or tree.relation(word) == "conj"
    if deed.placed and tree.tag(word) == "PROPN" and direct and own:
        return True  # "leave | Goma", "give up | Crimea"
    if deed.placed and direct and own and tree.lower(word) in _places():
        return True  # "leave | the valley"
    marked = {tree.lower(c) for c in tree.dependents(word, "amod", "acl", "compound")} & deed.held
    return tree.lower(word) in deed.of | deed.persons or bool(marked) or _of_two(tree, word, deed.of)


def _stands_alone(tree: Tree, word: int) -> bool:
    """Say whether a deed has no object and leaves no talks or deal: "Israel withdraws", not "withdraws from the talks"."""
    away = [c for c in tree.dependents(word, "obl") if tree.cases(c) & {"from", "of"}]
    left = [c for c in away if tree.lower(c) in term_nouns() and tree.tag(c) == "NOUN"]
    inward = [c for c in tree.dependents(word, "obl") if tree.cases(c) & {"in", "to"}]
    if tree.lower(word) in _PARTAKING and inward:
        return False
    process = any(term_nouns()[tree.lower(c)] in {"talks_process", "deal_as_a_whole"} for c in left)
    done_to = [c for c in tree.dependents(word, "obj") if tree.lower(c) not in _OWN_OBJECTS]
    if tree.tag(word) == "NOUN" and tree.lower(word) in {"talk", "meet"}:
        return False  # "any talk of concessions"
    return not process and not any(tree.tag(c) in {"NOUN", "PROPN"} for c in done_to)


def _meets_a_goal(tree: Tree, word: int) -> bool:
    """Say whether what is met or discussed is a thing: "meet this year's goal"."""
    return any(tree.tag(c) == "NOUN" and tree.lower(c) not in _OWN_OBJECTS for c in tree.dependents(word, "obj"))


def _is_received(tree: Tree, word: int) -> bool:
    """Say whether a thing is met: "the offer was | met | with scorn", "conditions are not met"."""
    return tree.lower(word) == "met" and tree.is_passive(word)


def arguments(tree: Tree, word: int, *, moving: bool = True, led: frozenset[str] = frozenset()) -> Iterator[int]:
    """Yield what a deed is done to: objects, passive subjects, complements, and what is joined to them.

    `moving` deeds are also their subject's where there is an object: "troops | leave Malakal"; `led` are the
    prepositions by which an object may be led.
    """
    for child in tree.dependents(word, *_ARGUMENTS):
        objects = tree.dependents(word, "obj")
        placed = moving and objects
        active = tree.syntax.relations[child] == "nsubj" and objects and not placed
        cases = tree.cases(child)
        if tree.tag(word) == "VERB" and tree.relation(child) == "obl" and cases and not cases & (led or _AWAY):
            continue
        gerund = tree.tag(child) == "VERB" and tree.lower(child).endswith("ing") and child < word
        plain = tree.tag(child) in _NOMINAL | {"NUM", "PRON", "DET"} or tree.relation(child) == "obj"
        if (plain or gerund) and not active:
            yield child
            yield from tree.dependents(child, "conj")
            whole = tree.tag(child) in {"NOUN", "NUM", "DET", "PRON", "SYM"} and tree.lower(child) not in aspects()
            yield from (c for c in tree.dependents(child, "nmod") if whole)
    above = tree.head(word)
    own = bool(tree.dependents(word, "obj")) and "to" in {tree.lower(c) for c in tree.dependents(word, "mark")}
    if tree.relation(word) in {"acl", "amod"} and above >= 0 and (moving or not own):
        yield above
    if (asked := asked_of(tree, word, asking())) is not None:
        yield asked
    yield from (
        c for c in tree.dependents(word, "xcomp", "ccomp") if tree.tag(c) == "VERB" and tree.lower(c).endswith("ing")
    )
    if tree.relation(word) == "xcomp" and any(tree.lower(c) == "to" for c in tree.dependents(word, "mark")):
        yield from (
            c for c in tree.dependents(above, "nsubj") if tree.syntax.relations[c] == "nsubj:pass"
        )  # "will be allowed to return"
    if tree.relation(word) == "xcomp" and tree.lower(above) in {"able", "free", "entitled", "permitted"}:
        yield from tree.dependents(above, "nsubj")  # "refugees will be able to go home"
    if tree.relation(word) == "xcomp" and tree.lower(above) in _LETTING:
        yield from (c for c in tree.dependents(above, "obj", "iobj") if c < word)  # "let villagers go home"
    participle = tree.tag(word) == "VERB" and not tree.lower(word).endswith("ing")
    if tree.relation(word) == "xcomp" and participle and not tree.dependents(word, "mark", "obj", "aux"):
        yield from (c for c in tree.dependents(above, "obj") if c < word)  # "wants the guns silenced"
    bare = not tree.dependents(word, "obj")
    if (
        bare
        and tree.relation(word) in {"xcomp", "advcl"}
        and any(tree.lower(c) == "to" for c in tree.dependents(word, "mark"))
    ):
        yield from (c for c in tree.dependents(above, "obj", "iobj") if c < word)  # "wants troops to leave"
        cased = [c for c in tree.dependents(above, "obl") if c < word and tree.tag(c) in {"NOUN", "PRON", "DET"}]
        asked_for = any(
            tree.lower(m) == "for" for m in tree.dependents(word, "mark")
        )  # "pressed | for | people to go home"
        yield from (c for c in cased if asked_for or "for" in tree.cases(c))


@cache
def _places() -> frozenset[str]:
    return frozenset([*load("deal")["parameters"]["places"].split(), *load("terms")["withdrawal"]["lands"].split()])


def _of_two(tree: Tree, word: int, of: frozenset[str]) -> bool:
    """Say whether a word with the one before or behind it is in the list: "prisoners of war"."""
    return bool(word) and f"{tree.lower(word - 1)} {tree.lower(word)}" in of
