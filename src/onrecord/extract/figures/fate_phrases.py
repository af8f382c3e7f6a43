"""Phrases that tell what became of somebody: of a condition, a hospital, one's own life."""

from collections.abc import Callable

from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import figure_words
from onrecord.extract.figures.joined import noun_of_participle, subjects_of, with_joined


def of_condition(tree: Tree, noun: int) -> list[int]:
    """ "is in critical condition", "was taken to hospital in stable condition"."""
    if not {tree.lower(c) for c in tree.dependents(noun, "amod", "conj", "compound")} & figure_words("conditions"):
        return []
    if tree.dependents(noun, "cop") or tree.relation(noun) == "root":
        return subjects_of(tree, noun)
    above = tree.head(noun)
    if above < 0 or tree.tag(above) != "VERB":
        return [above] if above >= 0 and tree.relation(noun) == "nmod" else []
    return tree.dependents(above, "obj") or subjects_of(tree, above)


def of_hospital(tree: Tree, noun: int) -> list[int]:
    """ "was rushed to hospital", "sent four people to the hospital"; "five people in hospital", but no visitor."""
    above = tree.head(noun)
    if tree.dependents(noun, "cop"):
        return subjects_of(tree, noun)
    if above >= 0 and tree.relation(noun) == "nmod" and "in" in tree.cases(noun):
        return [above] if _is_counted(tree, above) else []
    if above < 0 or tree.relation(noun) != "obl":
        return []
    if tree.lower(above) in figure_words("going"):
        return [s for s in subjects_of(tree, above) if _is_counted(tree, s)]
    if tree.lower(above) not in figure_words("taking_to_hospital"):
        return []
    if noun_of := noun_of_participle(tree, above):
        return [noun_of]
    objects = tree.dependents(above, "obj")
    stays = tree.is_passive(above) or tree.lower(above) in figure_words("remaining")
    return with_joined(tree, objects) or (subjects_of(tree, above) if stays else [])


def of_centre(tree: Tree, noun: int) -> list[int]:
    """ "was taken to the Amal Medical Center": a hospital."""
    kinds = {tree.lower(c) for c in tree.dependents(noun, "amod", "compound", "flat")}
    return of_hospital(tree, noun) if kinds & figure_words("of_care") else []


def of_struggle(tree: Tree, verb: int) -> list[int]:
    """ "is fighting for her life", "was clinging to life"."""
    lives = [o for o in tree.dependents(verb, "obl") if tree.lower(o) in {"life", "lives"}]
    if not lives or not tree.cases(lives[0]) & {"for", "to"}:
        return []
    noun = noun_of_participle(tree, verb)
    return [noun] if noun is not None else subjects_of(tree, verb) or tree.dependents(tree.head(verb), "obj")


def _is_counted(tree: Tree, word: int) -> bool:
    return tree.tag(word) == "NUM" or bool(tree.dependents(word, "nummod"))


def of_fatally(tree: Tree, adverb: int) -> list[int]:
    """ "two people were shot, one fatally": the number before an adverb that no verb follows."""
    behind = adverb + 1 < len(tree.words) and tree.tag(adverb + 1) in {"VERB", "ADJ"}
    return [] if behind else [i for i in range(max(0, adverb - 3), adverb) if tree.tag(i) == "NUM"][-1:]


def of_own_life(tree: Tree, noun: int) -> list[int]:
    """ "took his own life": who did."""
    own = any(tree.lower(c) == "own" for c in tree.children[noun])
    above = tree.head(noun)
    takes = own and tree.relation(noun) == "obj" and tree.lower(above) in figure_words("taking")
    return subjects_of(tree, above) if takes else []


def of_oneself(tree: Tree, pronoun: int) -> list[int]:
    """ "turned the gun on himself"."""
    above = tree.head(pronoun)
    turned = above >= 0 and tree.lower(above) in figure_words("turning") and tree.relation(pronoun) == "obl"
    arms = [tree.lower(o) for o in tree.dependents(above, "obj")] if turned else []
    return [pronoun] if figure_words("arms") & set(arms) else []


def of_bare_condition(tree: Tree, state: int) -> list[int]:
    """ "boy critical after attack", "the other man is stable": conditions without the word, where an attack is named."""
    if tree.head(state) >= 0 and tree.lower(tree.head(state)) == "condition" and tree.relation(state) != "parataxis":
        return []
    sentence = tree.sentences[tree.sentence_of(state)]
    here = {tree.lower(i) for i in range(sentence.first, sentence.last)}
    of = {tree.lower(c) for o in tree.dependents(state, "obl") for c in tree.dependents(o, "case")}
    hurt = here & (figure_words("attacks_of_one", "wounds") | {"condition", "hospital"})
    if not hurt or of & {"of", "to"}:
        return []
    behind = tree.relation(state) == "amod" and tree.head(state) < state  # "girl, 9, critical"
    return [tree.head(state)] if behind or tree.relation(state) == "appos" else subjects_of(tree, state)


def of_treatment(tree: Tree, verb: int) -> list[int]:
    """ "were treated and released", "was treated at the scene"; of an illness it may be without these."""
    scene = any(tree.lower(c) == "scene" for c in tree.dependents(verb, "obl"))
    return subjects_of(tree, verb) if scene or is_let_go(tree, verb) else []


def is_let_go(tree: Tree, verb: int) -> bool:
    """Say whether those treated were released, which then is no end of a captivity."""
    let_go = any(tree.lower(c) in {"released", "discharged"} for c in tree.dependents(verb, "conj"))
    return let_go and not any(tree.lower(s) in figure_words("captives") for s in subjects_of(tree, verb))


def of_body(tree: Tree, noun: int) -> list[int]:
    """ "a body was found": one who died."""
    above = tree.head(noun)
    found = above >= 0 and tree.lower(above) in figure_words("finding")
    return [noun] if found and tree.relation(noun) in {"nsubj", "obj"} else []


PHRASES: dict[str, Callable[[Tree, int], list[int]]] = {
    "condition": of_condition,
    "hospital": of_hospital,
    "hospitals": of_hospital,
    **dict.fromkeys(("center", "centre", "centers", "centres"), of_centre),
    **dict.fromkeys(figure_words("struggling"), of_struggle),
    "fatally": of_fatally,
    "life": of_own_life,
    "himself": of_oneself,
    "herself": of_oneself,
    "critical": of_bare_condition,
    "stable": of_bare_condition,
    "treated": of_treatment,
    "body": of_body,
}
"""What tells of whom, by the word it turns on."""


def is_joint(tree: Tree, word: int) -> bool:
    """Say whether a number counts killed and hurt together: "60 were killed | or wounded", "60 killed | and wounded"."""
    ends = [*tree.dependents(word, "conj"), *([tree.head(word)] if tree.relation(word) == "conj" else [])]
    other = [e for e in ends if tree.lower(e) in figure_words("states")]
    between = {tree.lower(i) for e in other for i in range(min(e, word) + 1, max(e, word))}
    return tree.lower(word) in figure_words("states") and ("or" in between or between == {"and"})
