"""How a statement reached the public: in an interview, on television, in a letter, through which outlet."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import CONTACTED, Cue
from onrecord.annotate.tree import Tree
from onrecord.extract.outlets import is_outlet, platforms
from onrecord.extract.statements.scene import OutletMention
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load, words_in

_DESCRIBED = 9  # words that may stand between a preposition and the medium: "in | a brief and angry | letter"
_CARRIED = {"with", "to", "on", "by", "for", "from"}
_QUOTING = {"quoted", "cited", "carried", "reported", "quoting"}
_SEEN = {"seen", "obtained", "reviewed", "consulted", "read"}  # a draft seen by an outlet reached nobody through it
_CHANNELS = {"channel", "account", "page", "post", "posts", "message", "video"}
_BROADCAST = {"state television", "state radio", "state media"}
_NAMED_ALONE = {"television", "radio", "website", "state media"}  # "Fana Radio" is enough
_TOLD = _BROADCAST | {"news conference", "briefing", "television", "radio", "podcast", "website"}
_NOMINAL = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "VERB", "PART", "PRON"}
_prepositions = partial(words_in, "media", "prepositions")


@dataclass(frozen=True, slots=True)
class Medium:
    """The medium's name (None: not told), and the index of the last word that tells its kind (-1: none)."""

    name: str | None
    last: int


def medium_of(
    attribution: Attribution, tree: Tree, cue: Cue, around: Sequence[int], outlets: Sequence[OutletMention]
) -> Medium:
    """Return the medium: its kind ("interview"), the outlet's or platform's name, or both ("interview (CNN)").

    `around` are the indices of the words that tell of the saying; `outlets` the outlets named in the article.
    """
    kind, last = _kind(tree, around, cue)
    kind = kind or _contact(tree, cue) or _verb_kind(tree, cue, attribution)
    told = attribution.addressee if cue.tells and attribution.addressee and is_outlet(attribution.addressee) else None
    outlet = _outlet(tree, outlets, around, cue, last) or told
    if platform := _platform(tree, around):
        carried = kind in {"video", "audio message", "text message"}
        return Medium(f"{kind} ({platform})" if carried else platform, last)
    if kind == "statement" and not outlet:
        outlet = _broadcaster(tree, [i for i in around if i > last])
    if outlet and kind and kind not in _NAMED_ALONE:
        return Medium(f"{kind} ({outlet})", last)
    return Medium(outlet or kind, last)


def _contact(tree: Tree, cue: Cue) -> str | None:
    """Return "phone call" where the source was phoned: "residents | phoned by this paper | said"."""
    return "phone call" if any(tree.lower(i) in _calling() for i in cue.source_words()) else None


def _verb_kind(tree: Tree, cue: Cue, attribution: Attribution) -> str | None:
    """Return the medium that the verb of saying tells, or that of the verb it is joined to: "tweeted, adding"."""
    if cue.head is None:
        return None
    above = tree.head(cue.head) if tree.relation(cue.head) == "advcl" else -1
    kind = _told_by_verb().get(tree.lower(cue.head)) or (_told_by_verb().get(tree.lower(above)) if above >= 0 else None)
    if kind == "letter" and not (attribution.addressee and "to" in _cases(tree, cue.head)):
        return None
    return kind


def _cases(tree: Tree, head: int) -> set[str]:
    return {tree.lower(c) for o in tree.dependents(head, "obl") for c in tree.dependents(o, "case")}


@cache
def _calling() -> frozenset[str]:
    return frozenset(form for verb in load("media")["verbs"]["phone call"].split() for form in verb_forms(verb))


@cache
def _told_by_verb() -> dict[str, str]:
    irregular = load("reporting_verbs")["irregular"]
    return {
        form: kind
        for kind, verbs in load("media")["verbs"].items()
        for verb in verbs.split()
        for form in (*verb_forms(verb), *irregular.get(verb, ()))
    }


def _kind(tree: Tree, around: Sequence[int], cue: Cue) -> tuple[str | None, int]:
    """Return the kind of medium named around the cue, and the index of its last word (-1 where there is none)."""
    passed = -1
    for first, last, words in _runs(tree, around, _kinds()):
        kind = _kinds()[words]
        if last <= passed:
            continue
        passed = last
        if not _is_name_part(tree, first, last) and _is_medium(tree, first, last, kind, cue):
            return "televised address" if kind == "speech" and _is_broadcast(tree, last) else kind, last
    return None, -1


@cache
def _kinds() -> dict[str, str]:
    kinds = load("media")["kinds"].items()
    return {w.replace("_", " ").replace("-", " - "): kind for kind, words in kinds for w in words.split()}


def _runs(tree: Tree, around: Sequence[int], entries: Container[str]) -> Iterator[tuple[int, int, str]]:
    """Yield runs of words that are entries, longest first from every beginning: first and last index and the words."""
    inside = set(around)
    openings = _openings()
    for first in around:
        for length in range(openings.get(tree.lower(first).rstrip("."), 0), 0, -1):
            run = range(first, first + length)
            words = " ".join(tree.lower(i).rstrip(".") for i in run if i in inside)
            if words in entries and run[-1] in inside:
                yield first, run[-1], words


@cache
def _openings() -> dict[str, int]:
    """Return the length in words of the longest entry that begins with a word."""
    longest: dict[str, int] = {}
    for entry in (*_kinds(), *_platforms()):
        words = entry.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _platforms() -> dict[str, str]:
    return {name.lower(): name for name in platforms()}


def _is_medium(tree: Tree, first: int, last: int, kind: str, cue: Cue) -> bool:
    """Say whether the words name the medium here: after a preposition, told (a conference), or as the source itself."""
    before = _preposition(tree, first)
    if cue.in_source(last):
        speaks = cue.heads_source(last) and kind in load("media")["speaking"]["kinds"]
        return speaks or before in _prepositions("before")
    if kind == "phone call":
        return before in _prepositions("of_call")
    if kind == "report" and tree.word(last)[:1].isupper():
        return False
    return (cue.tells and tree.relation(last) in {"obj", "iobj"} and kind in _TOLD) or before in _prepositions("before")


def _is_name_part(tree: Tree, first: int, last: int) -> bool:
    """Say whether the words are part of a name or only describe another noun: "the Evening Post", "a TV star"."""
    named = tree.word(first).istitle() and first > 0 and tree.word(first - 1).istitle()
    return named or (tree.relation(last) == "compound" and not _is_broadcast(tree, last))


def _is_broadcast(tree: Tree, last: int) -> bool:
    behind = [tree.lower(i) for i in range(last + 1, min(last + 3, len(tree.words)))]
    return bool(behind) and any(w in load("media")["broadcast"]["words"].split() for w in behind)


def _preposition(tree: Tree, first: int) -> str:
    """Return the preposition before a noun phrase: "in | a joint", "on | state"; "" where there is none."""
    at = first - 1
    while at >= 0 and first - at <= _DESCRIBED and (tree.tag(at) in _NOMINAL or _is_hyphened(tree, at)):
        if tree.tag(at) == "VERB" and not tree.lower(at).endswith(("ed", "en", "ing")):
            break
        at -= 1
    return tree.lower(at) if at >= 0 and tree.tag(at) in {"ADP", "SCONJ"} else ""


def _is_hyphened(tree: Tree, at: int) -> bool:
    """Say whether a word is a hyphen or joined by one: "a state | - | of | - | the | - | nation speech"."""
    around = {tree.lower(i) for i in (at - 1, at, at + 1) if 0 <= i < len(tree.words)}
    return "-" in around


def _broadcaster(tree: Tree, behind: Sequence[int]) -> str | None:
    """Return what carried a statement, where no outlet is named ("a statement read on state television")."""
    kinds = (_kinds()[words] for _, _, words in _runs(tree, behind, _kinds()))
    return next((k for k in kinds if k in _BROADCAST | {"television", "radio", "website"}), None)


def _platform(tree: Tree, around: Sequence[int]) -> str | None:
    """Return the platform after "on", or before "post", "channel" or "account"."""
    for first, last, words in _runs(tree, around, _platforms()):
        name = _platforms()[words]
        before = tree.lower(first - 1) if first else ""
        behind = tree.lower(last + 1) if last + 1 < len(tree.words) else ""
        as_named = tree.word(first).startswith(name[0])
        if as_named and (before in {"on", "via", "over", "through", "to"} or behind in _CHANNELS):
            return name
    return None


def _outlet(tree: Tree, outlets: Sequence[OutletMention], around: Sequence[int], cue: Cue, at: int) -> str | None:
    """Return the outlet that was told, or that the medium is of ("an interview with CNN", "told Fana Radio")."""
    inside = set(around) if outlets else set()
    return next((o.name for o in outlets if o.first in inside and _carries(tree, o, cue, at)), None)


def _carries(tree: Tree, outlet: OutletMention, cue: Cue, at: int) -> bool:
    """Say whether an outlet's name stands where it tells the medium: told, beside the medium, or quoting."""
    first, last = outlet.first, outlet.last
    front = first - 1
    while front > 0 and (tree.lower(front) == "the" or _is_hyphened(tree, front)):
        front -= 1  # "aired by | the military-owned | Myawaddy TV"
    before = tree.lower(front) if front >= 0 else ""
    if cue.in_source(first):
        return before == "by" and tree.lower(front - 1) in CONTACTED
    if before == "by" and front and tree.lower(front - 1) in _SEEN:
        return False
    behind = tree.lower(last + 1) if last + 1 < len(tree.words) else ""
    beside = at >= 0 and (first > at or last + 2 >= at)
    addressed = cue.tells and cue.head is not None and cue.head < first
    return addressed or behind in _QUOTING or (beside and (before in _CARRIED or at > first)) or before in {"on", "by"}
