"""What points back to a term told of before: "rejected the idea", "welcomed the offer", "Israel refused"."""

from functools import partial

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.stances.operators import Operator, operator_at, words_of
from onrecord.records.values import Stance
from onrecord.vocabularies.load import load, words_in

_POINTING = {"the", "this", "that", "its", "their", "his", "her", "such", "both"}
_POINTED_AT = {"obj", "obl", "nmod", "nsubj", "conj", "appos", "parataxis", "iobj"}
_NEAR = frozenset({"to", "on", "with", "for", "in"})
_DOING = frozenset({"do", "did", "does", "doing", "done"})
_WHERE = frozenset({"in", "on", "at", "after", "before", "during", "from", "by"})
_CASES = frozenset({"to", "on", "with", "against", "for", "of"})
_consents = partial(words_in, "stances", "reading", "consents")
_echoes = partial(words_in, "stances", "reading", "echoes")


def points_back(tree: Tree, word: int, mention: TermMention | None) -> bool:
    """Say whether a word is a pronoun or a general noun for what was told before; `mention` is the term it names itself."""
    lower, tag = tree.lower(word), tree.tag(word)
    if tag == "VERB" and lower in _DOING:
        return any(tree.lower(c) in {"so", "likewise", "same"} for c in tree.dependents(word, "advmod", "obj"))
    if (
        lower == "so"
        and tree.relation(word) == "advmod"
        and word > tree.head(word)
        and tree.tag(tree.head(word)) == "VERB"
    ):
        above = operator_at(tree, tree.head(word), word)
        return above is not None and above.stance in {"expects", "doubts"}
    if tag not in {"NOUN", "NUM", "PRON"}:
        return False
    if tree.relation(word) not in _POINTED_AT and tag != "NOUN" and not tree.dependents(word, "cop"):
        return False
    if tag == "NUM" and lower == "one" and not tree.dependents(word, "nmod"):
        return tree.relation(word) in {"obj", "obl"}
    if tag == "PRON":
        cases = tree.cases(word)
        if tree.lower(tree.head(word)) in words_of("discussing"):
            return False  # "declined to discuss it"
        plain = (
            (lower in {"it", "that", "this", "one", "them"} or (lower == "any" and tree.relation(word) == "obj"))
            and not tree.dependents(word, "acl")
            and cases <= _CASES
        )
        return plain and (tree.relation(word) != "nsubj" or _embedded(tree, word))
    if tag != "NOUN" or tree.is_none(word):
        return False  # "promised no such thing"
    such = any(tree.lower(c) == "such" for c in tree.dependents(word, "det", "amod"))
    if mention is not None and mention.type != "deal_as_a_whole" and not such:
        return False
    if not (such or lower in _echoes() or lower.rstrip("s") in _echoes()):
        return False
    return (such or _pointed(tree, word)) and not _told_itself(tree, word)


def stands_alone(tree: Tree, word: int) -> Operator | None:
    """Return the word of stance that means what was just asked or offered: "Israel refused"."""
    if tree.tag(word) == "NOUN" and tree.lower(word) in _consents() and tree.relation(word) == "obj":
        carried = tree.lower(tree.head(word)) in words_of("carrying") and not tree.dependents(word, "acl")
        cases = {tree.lower(m) for c in tree.dependents(word, "nmod") for m in tree.dependents(c, "case")}
        cases |= {
            tree.lower(m)
            for c in tree.dependents(tree.head(word), "obl", "advcl")
            for m in tree.dependents(c, "case", "mark")
        }
        return operator_at(tree, word, None) if carried and not cases & {"to", "for"} else None
    if (answer := _said_plainly(tree, word)) is not None:
        return Operator(word, answer, word, negated=False, noun=False)
    if tree.tag(word) != "VERB" or tree.lower(word) not in words_of("echoing") or _has_complement(tree, word):
        return None
    operator = operator_at(tree, word, None)
    return operator if operator and operator.told else None


def _said_plainly(tree: Tree, word: int) -> Stance | None:
    """Return what "said no" and "said yes" answer to what was asked or offered before."""
    if tree.lower(word) not in {"said", "says"}:
        return None
    behind = [tree.lower(w) for w in range(word + 1, min(word + 3, len(tree.words)))]
    if behind[:1] not in (["no"], ["yes"]):
        return None
    if behind[1:] and behind[1] not in {".", ",", ";", "on", "and", "but", "at", "in"}:
        return None  # "said no troops would leave", "said no to it"
    return "rejects" if behind[0] == "no" else "accepts"


def answers(noun: str) -> frozenset[Stance] | None:
    """Return the stances that a noun takes up ("the offer": what was offered); None for a noun that takes up any."""
    told = load("stances")["taken_up"]
    return frozenset(told[noun].split()) if noun in told else None


def _embedded(tree: Tree, word: int) -> bool:
    """Say whether a pronoun is the subject of what is doubted or wanted: "doubted that one could be reached"."""
    verb = tree.head(word)
    if tree.relation(verb) not in {"ccomp", "xcomp"}:
        return False
    above = operator_at(tree, tree.head(verb), verb)
    return tree.syntax.relations[word] == "nsubj:pass" or (above is not None and above.told in {"doubts", "expects"})


def _pointed(tree: Tree, word: int) -> bool:
    near = tree.dependents(word, "det", "nmod")
    if any(tree.lower(c) in _POINTING or tree.syntax.relations[c] == "nmod:poss" for c in near):
        return True
    relative = [c for c in tree.dependents(word, "acl") if tree.syntax.relations[c] == "acl:relcl"]
    aside = word > 1 and any(tree.word(w) == "," for w in (word - 1, word - 2))
    return aside and any(tree.dependents(c, "nsubj") for c in relative)


def _told_itself(tree: Tree, word: int) -> bool:
    """Say whether the noun's own phrase tells what it is: "the proposal for a truce", "the Egyptian plan"."""
    whose = set(tree.owners(word))
    relative = {c for c in tree.dependents(word, "acl") if tree.syntax.relations[c] == "acl:relcl"}
    aside = {c for c in tree.dependents(word, "nmod") if tree.cases(c) & _WHERE}
    own = set(tree.dependents(word, "acl", "nmod")) - whose - relative - aside
    named = any(tree.tag(c) == "PROPN" for c in tree.dependents(word, "amod", "compound"))
    return bool(own) or named


def _has_complement(tree: Tree, word: int) -> bool:
    if tree.dependents(word, "obj", "xcomp", "ccomp"):
        return True
    return any(
        {tree.lower(m) for m in tree.dependents(c, "mark", "case")} & _NEAR and tree.tag(c) != "PROPN"
        for c in tree.dependents(word, "advcl", "obl")
    )
