"""The measure that the verb above a number tells: "killed 12", "12 were killed", "12 died", "left 12 dead"."""

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.tree import Tree
from onrecord.extract.figure_vocabulary import Counted, figure_words, fitting, lexicons, names_any
from onrecord.extract.figures.joined import nearer_object, verb_before
from onrecord.records.values import Measure


def by_governor(tree: Tree, quantity: Quantity, head: int) -> Counted | None:
    """The verb above: "killed 12", "12 were killed", "12 died"; over "exchange" and coordination."""
    first = quantity.cue.start if quantity.cue and quantity.cue.start < quantity.start else quantity.start
    before = verb_before(tree, tree.range(first, quantity.end).start)  # "took 2 lives and hurt 12"
    if (
        before is None
        and tree.relation(head) == "conj"
        and tree.tag(tree.range(first, quantity.end).start - 1) == "VERB"
    ):
        before = tree.range(first, quantity.end).start - 1
    if before is not None and (found := _by_verb(tree, quantity, before, "obj", passive=False)):
        return found
    for verb in _without_subject(tree, head):  # "said at least 31 people were killed", misread as "said at 31 people"
        if found := _by_verb(tree, quantity, verb, "nsubj", passive=tree.is_passive(verb)):
            return found
    at, passed = head, 0
    while passed < 4 and tree.head(at) >= 0:
        nearer = nearer_object(tree, at)
        relation, above = tree.relation(at), tree.head(at) if nearer is None else nearer
        full = tree.syntax.relations[at]
        if relation in {"nsubj", "obj", "obl", "csubj", "xcomp", "ccomp"} or (relation == "acl" and passed == 0):
            found = _by_verb(tree, quantity, above, relation, passive=full.endswith(":pass"))
            if found:
                return found
            if relation in {"nsubj", "csubj"}:
                return _of_thought(tree, quantity, above)
        if relation not in {"conj", "appos", "nmod", "obl", "compound", "nummod", "list"}:
            return None
        if (
            relation == "nmod"
            and tree.lower(above) not in {"total", "group", "lives", "batch"}
            and not _links(tree, at)
        ):
            return None
        at, passed = above, passed + 1
    return None


def _of_thought(tree: Tree, quantity: Quantity, verb: int) -> Counted | None:
    """What people are thought to have done or suffered: "are believed | to have been killed"."""
    told = tree.dependents(verb, "xcomp") if tree.is_passive(verb) and tree.lower(verb) in acts() else []
    found = (_by_verb(tree, quantity, v, "nsubj", passive=tree.is_passive(v)) for v in told if tree.dependents(v, "aux"))
    return next((counted for counted in found if counted), None)


def _without_subject(tree: Tree, head: int) -> list[int]:
    """Return the clauses behind a word, under the verb it depends on, that have no subject of their own."""
    if tree.relation(head) not in {"obl", "obj"}:
        return []
    clauses = [c for c in tree.dependents(tree.head(head), "ccomp") if c > head]
    return [c for c in clauses if not tree.dependents(c, "nsubj", "csubj")]


def _links(tree: Tree, index: int) -> bool:
    """ "a total of 12", "the bodies of 30 people": the noun above only measures out what is counted."""
    return any(tree.lower(c) == "of" for c in tree.dependents(index, "case")) and tree.lower(
        tree.head(index)
    ) in figure_words("measuring_out")


def _by_verb(tree: Tree, quantity: Quantity, verb: int, relation: str, *, passive: bool) -> Counted | None:
    word = tree.lower(verb)
    particles = [(word, tree.lower(c)) for c in tree.dependents(verb, "compound", "advmod", "xcomp")]
    for measure, lexicon in fitting(quantity):
        if relation in {"obj", "nsubj"} and any(pair in lexicon.phrasal for pair in particles):
            return Counted(_handed_over(tree, quantity, verb) if measure == "released" else measure, verb)
        if word in lexicon.object and (
            relation in {"obj", "acl", "xcomp"}
            or passive
            or tree.is_passive(verb)
            or (relation == "obl" and measure == "released")
        ):
            if measure == "held" and relation == "obj" and not _holds(tree, quantity, verb):
                continue
            if measure == "attacks" and not names_any(quantity, lexicons()["attacks"].nouns):
                continue
            if lexicon.needs and not names_any(quantity, lexicon.needs):
                continue
            if relation == "obl" and measure != "released":
                continue
            if lexicon.unless and any(tree.lower(i) in lexicon.unless for i in tree.below(verb)):
                continue
            return Counted(measure, verb)
        if word in lexicon.of_people and relation == "obj" and names_any(quantity, figure_words("people")):
            return Counted(measure, verb)
        if word in lexicon.subject and relation == "nsubj":
            return Counted(measure, verb)
        if word in lexicon.states and relation == "nsubj" and not tree.dependents(verb, "obj"):
            return Counted(measure, verb)
    return _state_below(tree, quantity, verb, relation)


def _handed_over(tree: Tree, quantity: Quantity, verb: int) -> Measure:
    """Return what was done to people handed over: some go before a court, and who had fled goes back."""
    if any(tree.lower(i) in figure_words("trying") for i in tree.below(verb)):
        return "detained"
    return "returned" if names_any(quantity, figure_words("fugitives")) else "released"


def _holds(tree: Tree, quantity: Quantity, verb: int) -> bool:
    """Say whether somebody holds captives; "camps that held 80,000 people" held nobody captive."""
    captives = names_any(quantity, lexicons()["held"].nouns | figure_words("captives"))
    holders = tree.dependents(verb, "nsubj")
    return captives or any(
        tree.tag(h) == "PROPN" or tree.lower(h) in {"we", "they"} or tree.lower(h) in figure_words("people") for h in holders
    )


def _state_below(tree: Tree, quantity: Quantity, verb: int, relation: str) -> Counted | None:
    """ "left 12 people dead", "250 became homeless": a state that the verb tells of."""
    if relation not in {"obj", "nsubj"}:
        return None
    for child in tree.dependents(verb, "xcomp", "amod", "advmod", "obl"):
        for measure, lexicon in fitting(quantity):
            if tree.lower(child) in lexicon.states:
                return Counted(measure, child)
    return None
