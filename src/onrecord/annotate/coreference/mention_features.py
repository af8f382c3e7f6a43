"""What is known of each candidate by itself: kind, number, gender, whose voice it stands in, whom it names."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.coreference.candidates import Candidate
from onrecord.annotate.coreference.discourse import Discourse
from onrecord.annotate.names import (
    armed,
    fighters,
    fold,
    forces,
    genders,
    institution_nouns,
    is_rebel_army,
    outsiders,
    role_nouns,
    rulers,
)
from onrecord.annotate.surely_meant import surely_meant
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span
from onrecord.vocabularies.load import load

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

KINDS = (
    "name",
    "the",
    "this",
    "whose",
    "a",
    "plain",
    "joined",
    "I",
    "we",
    "you",
    "he",
    "she",
    "it",
    "they",
    "that",
    "other",
)
PRONOUNS = frozenset(range(KINDS.index("I"), len(KINDS)))
LABELS = ("PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP", "EVENT", "PRODUCT", "MISC")
NOUNS = ("role", "body", "place")  # what a common noun tells of what it may stand for; numbered behind the labels
RELATIONS = ("nsubj", "obj", "obl", "nmod", "nmod:poss", "compound", "conj", "appos", "root", "iobj", "amod", "det")
NOBODY = -1
_EMPTY = frozenset("of the and for in on to a an s".split())
FLAGS = 26  # numbers beside the one-hot groups, see `_flags`


@dataclass(frozen=True, slots=True)
class Described:
    """Arrays over the candidates of one article, in their order; ids are -1 where nothing is known.

    `identity` is who is named, `voice` who speaks the direct quotation around it, `holder` who said the content around
    it; the three count in one set of names, below -1 in one of pronouns that speak ("he said"); `ruled` is who such a
    pronoun is by the rules. `number` and `gender`: 0 not told, 1 singular or male, 2 plural or female;
    `being`: 0 not told, 1 a person, 2 none; `fights`: 0 not told, 1 those who fight a state, 2 nobody who does.
    `meant` is the word that a pronoun means where a rule tells;
    `governor` is the word above the head (-1 for a root) and `clause` the head of its clause; `tokens` are the
    numbers of the words that carry meaning, each once.
    """

    candidates: tuple[Candidate, ...]
    kind: Ints
    label: Ints
    relation: Ints
    sentence: Ints
    head: Ints
    first: Ints
    last: Ints
    string: Ints
    head_token: Ints
    number: Ints
    gender: Ints
    being: Ints
    fights: Ints
    identity: Ints
    ruled: Ints
    quote: Ints
    voice: Ints
    holder: Ints
    meant: Ints
    governor: Ints
    clause: Ints
    tokens: tuple[tuple[int, ...], ...]
    flags: Floats


@cache
def pronoun_kinds() -> dict[str, str]:
    """Return the kind of every pronoun, in lower case."""
    return {form: kind for kind, forms in load("pronouns")["kinds"].items() for form in forms.split()}


@cache
def openings() -> dict[str, str]:
    """Return the kind of phrase each word opens, in lower case."""
    return {form: kind for kind, forms in load("pronouns")["openings"].items() for form in forms.split()}


@cache
def place_nouns() -> frozenset[str]:
    """Return common nouns that stand for a place named before ("the city")."""
    return frozenset(load("pronouns")["places"].split())


@cache
def many() -> frozenset[str]:
    """Return nouns and pronouns that are plural without ending in -s."""
    return frozenset(load("pronouns")["plural"].split())


def describe(discourse: Discourse, candidates: Sequence[Candidate]) -> Described:
    """Return what is known of each candidate; `candidates` must not be empty."""
    tree = discourse.tree
    names = _Names(discourse, candidates)
    kind = np.array([_kind(tree, c) for c in candidates])
    label = np.array([names.label(n) for n in range(len(candidates))])
    number = np.array([_number(tree, c, int(k)) for c, k in zip(candidates, kind, strict=True)])
    gender = np.array([names.gender(n, int(k)) for n, k in enumerate(kind)])
    being = np.array([_being(tree, c, int(k), int(lb)) for c, k, lb in zip(candidates, kind, label, strict=True)])
    words = _Wording(tree)
    string = np.array([words.string(c) for c in candidates])
    head_token = np.array([words.numbers[c.head] for c in candidates])
    quote, voice, holder = names.voices()
    first, last = (np.array([getattr(c, side) for c in candidates]) for side in ("first", "last"))
    described = Described(
        tuple(candidates), kind, label, np.array([_relation(tree, c.head) for c in candidates]),
        np.array([tree.sentence_of(c.first) for c in candidates]),
        np.array([c.head for c in candidates]), first, last - 1, string, head_token, number, gender, being,
        np.array([names.fights(n) for n in range(len(candidates))]), np.array(names.identity), np.array(names.ruled),
        quote, voice, holder, np.array([_meant(tree, c) for c in candidates]), np.array([tree.head(c.head) for c in candidates]),
        np.array([tree.clause_head(c.head) for c in candidates]), tuple(words.tokens(c) for c in candidates),
        np.zeros((len(candidates), FLAGS), np.float32),
    )  # fmt: skip
    described.flags[:] = _flags(tree, described)
    return described


def lone_pronoun(tree: Tree, span: Span) -> int | None:
    """Return the personal pronoun that is all of a phrase but for adverbs: "he", "they also"; None where it is none."""
    words = tree.range(span.start, span.end)
    head = tree.top(words) if len(words) else None
    if head is None or tree.tag(head) != "PRON" or pronoun_kinds().get(tree.lower(head), "that") in {"that", "you"}:
        return None
    return head if all(tree.tag(w) == "ADV" for w in words if w != head) else None


class _Numbers(dict[str, int]):
    """Numbers for strings, in order of coming."""

    def __call__(self, key: str) -> int:
        return self.setdefault(key, len(self))


class _Names:
    """Whom candidates name, and who speaks around them."""

    def __init__(self, discourse: Discourse, candidates: Sequence[Candidate]) -> None:
        self._discourse, self._candidates = discourse, candidates
        self._numbers = _Numbers()
        tree = discourse.tree
        actors = {(e.start, e.end): a for a in discourse.actors for e in a.entities}
        self._entity_at = {w: e for e in discourse.entities for w in tree.range(e.start, e.end)}
        self._actor_at = {
            w: a for (start, end), a in actors.items() for w in tree.range(start, end)
        }  # fmt: skip
        self._speakers = [self._speaker(a) for a in discourse.attributions]
        sources = {tree.top(tree.range(a.source[0].start, a.source[0].end)): (speaker, a.speaker)
                   for a, speaker in zip(discourse.attributions, self._speakers, strict=True) if a.source}  # fmt: skip
        told = [sources.get(c.head, (NOBODY, None)) for c in candidates]
        self.identity = [self._identity(c, speaker) for c, (speaker, _) in zip(candidates, told, strict=True)]
        self.ruled = [self._numbers(name) if name and speaker < NOBODY else NOBODY for speaker, name in told]

    def _identity(self, candidate: Candidate, speaker: int) -> int:
        if candidate.joined:
            return NOBODY
        actor = self._actor_at.get(candidate.head)
        return self._numbers(actor.name) if actor else speaker

    def _speaker(self, attribution: Attribution) -> int:
        """Return the number of who speaks; of a pronoun that speaks one of its own, of "I" that of whose words it is in."""
        tree = self._discourse.tree
        spans = attribution.source
        pronoun = lone_pronoun(tree, spans[0]) if spans else None
        if pronoun is None:
            return self._numbers(attribution.speaker) if attribution.speaker else NOBODY
        if pronoun_kinds()[tree.lower(pronoun)] in {"I", "we"}:
            outer = attribution.inside
            return NOBODY if outer is None else self._speaker(self._discourse.attributions[outer])
        return NOBODY - 1 - pronoun

    def label(self, n: int) -> int:
        """Return the number of the entity label at the head, else that of its noun, `len(LABELS + NOUNS)` for none."""
        candidate = self._candidates[n]
        entity = self._entity_at.get(candidate.head)
        if entity and not candidate.joined:
            return LABELS.index(entity.label)
        word = self._discourse.tree.lower(candidate.head)
        classes = (role_nouns(), institution_nouns(), place_nouns())
        return len(LABELS) + next((n for n, nouns in enumerate(classes) if word in nouns), len(NOUNS))

    def fights(self, n: int) -> int:
        """Return 1 for who fights a state, 2 for who rules one or is no fighters' body, 0 where it is not told."""
        candidate = self._candidates[n]
        if candidate.joined:
            return 0
        entity = self._entity_at.get(candidate.head)
        if entity is None:
            noun = self._discourse.tree.lower(candidate.head)
            bare = noun in forces() and not self._discourse.tree.dependents(candidate.head, "amod", "compound", "nmod")
            return 1 if noun in fighters() else 2 if bare or noun in rulers() else 0
        named = self._discourse.tree.text[entity.start : entity.end].removeprefix("the ")
        if entity.label == "LOCATION" or named in outsiders():
            return 2
        fighting = not armed().isdisjoint(named.lower().split()) or is_rebel_army(named)
        return int(entity.label == "ORGANIZATION" and fighting)

    def gender(self, n: int, kind: int) -> int:
        """Return 1 for male, 2 for female, 0 where it is not told."""
        candidate, tree = self._candidates[n], self._discourse.tree
        if candidate.joined:
            return 0
        if KINDS[kind] in {"he", "she"}:
            return 1 if KINDS[kind] == "he" else 2
        actor = self._actor_at.get(candidate.head)
        told = (actor.gender if actor else None) or next(
            (genders()[w] for w in (tree.lower(candidate.head), tree.lower(candidate.first)) if w in genders()), None
        )
        return {None: 0, "male": 1, "female": 2}[told]

    def voices(self) -> tuple[Ints, Ints, Ints]:
        """Return the quotation each candidate stands in, who speaks it, and who said what is around it."""
        tree = self._discourse.tree
        starts = [tree.words[c.first].start for c in self._candidates]
        quote = np.array([_holding(self._discourse.quoted, s) for s in starts])
        said = sorted(
            ((span.start, span.end, speaker)
             for a, speaker in zip(self._discourse.attributions, self._speakers, strict=True)
             if speaker != NOBODY for span in a.content),
            key=lambda item: (item[0], -item[1]),
        )  # fmt: skip
        begins = [s for s, _, _ in said]
        holder = np.full(len(starts), NOBODY)
        for n, start in enumerate(starts):
            for s, e, speaker in reversed(said[max(0, bisect_right(begins, start) - 12) : bisect_right(begins, start)]):
                if s <= start < e:
                    holder[n] = speaker
                    break
        return quote, np.where(quote >= 0, holder, NOBODY), holder


def _holding(spans: Sequence[Span], position: int) -> int:
    return next((n for n, s in enumerate(spans) if s.start <= position < s.end), NOBODY)


def _meant(tree: Tree, candidate: Candidate) -> int:
    meant = surely_meant(tree, candidate.head)
    return NOBODY if meant is None else meant


def _kind(tree: Tree, candidate: Candidate) -> int:
    if candidate.joined:
        return KINDS.index("joined")
    word = tree.lower(candidate.head)
    if tree.tag(candidate.head) == "PRON":
        return KINDS.index(pronoun_kinds().get(word, "other"))
    first = tree.lower(candidate.first)
    if candidate.first != candidate.head:
        if first in openings():
            return KINDS.index(openings()[first])
        if any(tree.syntax.relations[c] == "nmod:poss" and c >= candidate.first for c in tree.children[candidate.head]):
            return KINDS.index("whose")
    return KINDS.index("name" if tree.tag(candidate.head) == "PROPN" else "plain")


def _number(tree: Tree, candidate: Candidate, kind: int) -> int:
    if candidate.joined or KINDS[kind] in {"we", "they"}:
        return 2
    if KINDS[kind] in {"I", "he", "she", "it"}:
        return 1
    if KINDS[kind] == "you" or tree.tag(candidate.head) == "PROPN":
        return 0
    word = tree.lower(candidate.head)
    return 2 if word in many() or (word.endswith("s") and not word.endswith(("ss", "us", "is"))) else 1


def _being(tree: Tree, candidate: Candidate, kind: int, label: int) -> int:
    if KINDS[kind] in {"I", "we", "you", "he", "she"} or (label < len(LABELS) and LABELS[label] == "PERSON"):
        return 1
    if KINDS[kind] == "it" or label < len(LABELS):
        return 2
    word = tree.lower(candidate.head)
    if word in role_nouns() or word in genders():
        return 1
    return 2 if word in institution_nouns() else 0


def _relation(tree: Tree, head: int) -> int:
    whole = tree.syntax.relations[head]
    plain = whole if whole in RELATIONS else tree.relation(head)
    return RELATIONS.index(plain) if plain in RELATIONS else len(RELATIONS)


class _Wording:
    """The words of an article by number, without plural endings, so that "officials" may meet "official"."""

    def __init__(self, tree: Tree) -> None:
        known, strings = _Numbers(), _Numbers()
        self._strings = strings
        lower = [tree.lower(w) for w in range(len(tree.words))]
        self.numbers = [known(_stem(w)) for w in lower]
        self._meaning = [w[0].isalnum() and w not in _EMPTY for w in lower]

    def tokens(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the numbers of the words that carry meaning, each once; of the head where none does."""
        return tuple(dict.fromkeys(self._tokens(candidate)))

    def _tokens(self, candidate: Candidate) -> list[int]:
        words = range(candidate.first, candidate.last)
        return [self.numbers[w] for w in words if self._meaning[w]] or [self.numbers[candidate.head]]

    def string(self, candidate: Candidate) -> int:
        """Return a number for the phrase without articles and possessives."""
        return self._strings(" ".join(map(str, self._tokens(candidate))))


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    word = fold(word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _flags(tree: Tree, d: Described) -> Floats:
    """Return what else tells whether a candidate is mentioned again: seen before or after, length, place."""
    pronoun = np.isin(d.kind, list(PRONOUNS))
    heads = d.head.tolist()
    below = [{tree.relation(c) for c in tree.children[h]} for h in heads]
    columns = [
        *_seen(d.string), *_seen(d.head_token), *_seen(d.identity, unknown=NOBODY),
        _often(d.head_token), _often(d.identity, unknown=NOBODY),
        d.quote >= 0, d.voice != NOBODY, d.identity >= 0, d.number == 1, d.number == 2, d.gender == 1, d.gender == 2,
        d.being == 1, d.being == 2, np.log1p(d.last - d.first), np.exp(-d.sentence / 4.0), pronoun,
        [tree.relation(h) in {"acl", "ccomp", "root"} for h in heads],
        *([relation in told for told in below] for relation in ("acl", "appos", "cop", "nummod")),
        [f > 0 and tree.lower(f - 1) in {"of", "between"} for f in d.first.tolist()],
    ]  # fmt: skip
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)


def _often(ids: Ints, unknown: int | None = None) -> Floats:
    """Return the logarithm of how often the same id stands in the article."""
    _, at, times = np.unique(ids, return_inverse=True, return_counts=True)
    counts = times[at]
    return np.where(ids == unknown, 0, np.log(counts)).astype(np.float32)


def _seen(ids: Ints, unknown: int | None = None) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return whether the same id stands before, and behind."""
    _, first, at = np.unique(ids, return_index=True, return_inverse=True)
    _, last = np.unique(ids[::-1], return_index=True)
    here, known = np.arange(len(ids)), ids != (NOBODY - 1 if unknown is None else unknown)
    return known & (first[at] < here), known & (len(ids) - 1 - last[at] > here)
