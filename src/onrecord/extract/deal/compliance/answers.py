"""Who answers an accusation, and denies it: "Y denied it", "a charge that Y dismissed", "Y called it untrue"."""

from onrecord.annotate.names import content_tokens
from onrecord.extract.deal.compliance.blame import NOBODY, Blame
from onrecord.extract.deal.compliance.deeds import Deed
from onrecord.extract.deal.compliance.who import Who
from onrecord.extract.deal.compliance.words import words
from onrecord.extract.page import Page
from onrecord.records import Voice

_AHEAD = 2  # sentences behind an accusation in which a denial still answers it
_NO = frozenset({"no", "nothing", "not", "never", "n't", "n’t"})


class Answers:
    """Finds the denials that stand behind an accusation."""

    def __init__(self, page: Page, who: Who) -> None:
        self._page = page
        self._tree = page.tree
        self._who = who

    def to(self, deed: Deed, blame: Blame, others: list[int]) -> Blame | None:
        """Return who denies an accusation in words behind it; `others` are words behind it by which others are accused."""
        tree = self._tree
        if blame.denied or deed.verdict == "kept" or not any(blame.parties.values()):
            return None
        here = tree.sentence_of(deed.word)
        until = min([here + _AHEAD, *map(tree.sentence_of, others), len(tree.sentences) - 1])
        last = tree.sentences[until].last
        accusers = {v.name for chain in blame.parties.values() for v in chain}
        for verb in range(deed.word + 1, last):
            said = self._denying(verb) or self._answering(verb, deed, blame)
            if said and not self._content(verb).isdisjoint(others):
                continue  # "denied that X, too, had | broken it"
            if said and not any(w[:1].isupper() for v in said for w in v.name.split()):
                known = {NOBODY, *(v.name for v in said)}
                said = (*said, *(Voice(name) for name in blame.parties if name not in known))  # "a spokesman denied it": theirs
            if said and not {v.name for v in said} & (accusers - set(blame.parties)):
                own = [n for n in blame.parties if any(_tokens(n) & _tokens(v.name) for v in said)]
                if not own and len(set(blame.parties.values())) > 1:
                    return None  # each accuses the other: what a third denies is another charge
                return Blame(dict.fromkeys(own or blame.parties, said), denied=True)
        return None

    def _content(self, verb: int) -> set[int]:
        """Return the words of what somebody denies by a verb, as far as a colon behind it."""
        tree = self._tree
        denied = {w for c in tree.dependents(verb, "obj", "obl", "ccomp", "xcomp") for w in tree.below(c)}
        colon = next((w for w in range(verb, tree.sentences[tree.sentence_of(verb)].last) if tree.lower(w) == ":"), None)
        return denied if colon is None else {w for w in denied if w < colon}

    def _denying(self, verb: int) -> tuple[Voice, ...]:
        """Return who denies a charge by a verb, () where it denies none."""
        tree, who = self._tree, self._who
        if tree.tag(verb) != "VERB":
            return ()
        lower = tree.lower(verb)
        denies = lower in words("denying") and self._of_charge(verb)
        if not denies and not (lower in words("labelling", "saying") and self._baseless(verb)):
            return ()
        subjects = [s for s in tree.dependents(verb, "nsubj") if tree.lower(s) not in words("relatives")]
        if not subjects and tree.relation(verb) == "conj":
            subjects = list(tree.dependents(tree.head(verb), "nsubj"))
        if not subjects and tree.lower(tree.head(verb)) in words("charges") | {"said"}:
            subjects = list(tree.dependents(tree.head(verb), "nsubj"))
        if any(tree.syntax.relations[s] == "nsubj:pass" for s in subjects):
            subjects = [
                c for c in tree.dependents(verb, "obl") if "by" in tree.cases(c) and c not in self._page.time_words
            ]
        return who.voices(w for w in subjects if who.is_party(w))

    def _answering(self, verb: int, deed: Deed, blame: Blame) -> tuple[Voice, ...]:
        """Return who answers an accusation made of him in the same sentence or the one before: "they countered that"."""
        tree = self._tree
        near = tree.sentence_of(verb) <= tree.sentence_of(deed.word) + 1
        if not near or tree.tag(verb) != "VERB" or tree.lower(verb) not in words("answering"):
            return ()
        subjects = [s for s in tree.dependents(verb, "nsubj") if self._who.is_party(s)]
        said = self._who.voices(subjects)
        accused = {token for name in blame.parties for token in _tokens(name)}
        return said if any(accused & _tokens(v.name) for v in said) else ()

    def _of_charge(self, verb: int) -> bool:
        """Say whether what is denied is the charge: "denied it", "rejected the accusation", "denied having done so"."""
        tree = self._tree
        if {tree.lower(c) for c in tree.dependents(verb, "advmod", "aux")} & (_NO | {"will", "would", "may", "could"}):
            return False
        if tree.lower(verb) in words("disclaiming"):
            return True
        objects = tree.dependents(verb, "obj", "xcomp", "ccomp", "obl", "advcl", "nsubj")
        if not [c for c in objects if tree.relation(c) != "nsubj"]:
            return tree.relation(verb) in {"acl", "conj"}
        relative = tree.relation(verb) == "acl" and tree.lower(tree.head(verb)) in words("charges")
        passive = [c for c in objects if tree.syntax.relations[c] != "nsubj"]
        return relative or any({tree.lower(w) for w in tree.below(c)} & words("charges") for c in passive)

    def _baseless(self, verb: int) -> bool:
        """Say whether a charge is called untrue: "called the accusation baseless", "said that this was a lie"."""
        tree = self._tree
        below = [w for c in tree.dependents(verb, "obj", "xcomp", "ccomp", "advcl") for w in tree.below(c) if w > verb]
        front = [w for c in tree.dependents(verb, "ccomp") if c < verb for w in tree.below(c) if w < verb]
        told = {tree.lower(w) for w in below or front}
        untrue = "true" in told and bool(told & _NO)  # "It is not true," X said
        return (untrue or bool(told & words("baseless"))) and bool(told & words("charges"))


def _tokens(name: str) -> set[str]:
    return {word.rstrip("s") for word in content_tokens(name)}
