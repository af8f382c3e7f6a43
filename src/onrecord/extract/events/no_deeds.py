"""Words that tell of a deed elsewhere and of none where they stand: "demonstrated | how", "accepted | bribes"."""

from functools import cache

from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.surely_meant import paper_before
from onrecord.extract.events.frames import forms_of, is_bare, is_passive, objects_of
from onrecord.extract.events.subjects import can_act, row_of, subjects_of
from onrecord.extract.events.triggers import Trigger, deed_of
from onrecord.extract.events.triggers import listed as verbs_listed
from onrecord.extract.events.words import listed, listed_verbs, order_keepers, papers, press
from onrecord.extract.page import Page

_UNDONE = {("instead", "of"), ("rather", "than")}


def is_no_deed(page: Page, trigger: Trigger) -> bool:
    """Say whether a word tells of no deed because of what it governs or of what governs it."""
    if trigger.noun:
        return (
            _only_looms(page, trigger)
            or _is_plea(page, trigger)
            or _is_on_evils(page, trigger)
            or _is_kept_from(page, trigger)
            or _is_unmade(page, trigger)
            or _is_any(page, trigger)
        )
    return (
        _is_of_paper(page, trigger)
        or _only_shows(page, trigger)
        or _takes_money(page, trigger)
        or _is_given_up(page, trigger)
        or _only_names(page, trigger)
        or _only_stands_guard(page, trigger)
        or _is_kept_from(page, trigger)
        or _is_not_meant(page, trigger)
        or _is_charged_with(page, trigger)
        or _is_cared_for(page, trigger)
        or _only_succeeds(page, trigger)
        or _is_left_undone(page, trigger)
        or _only_opposes(page, trigger)
        or _was_run_over(page, trigger)
        or _only_writes(page, trigger)
        or _only_maintains(page, trigger)
        or _is_no_threat(page, trigger)
        or _is_no_aid(page, trigger)
        or _wards_off(page, trigger)
        or _only_tells_the_press(page, trigger)
        or _is_counted(page, trigger)
        or (page.tree.lower(trigger.word) in forms_of("accept") and bool(page.tree.dependents(trigger.word, "ccomp")))
    )


def _is_of_paper(page: Page, trigger: Trigger) -> bool:
    """Say whether what asks is an agreement told of before: "They signed an accord. It | calls for a truce"."""
    return any(paper_before(page.tree, w) is not None for w in page.tree.dependents(trigger.word, "nsubj"))


def _only_shows(page: Page, trigger: Trigger) -> bool:
    """Say whether somebody only makes something plain: "demonstrated | that the bridge would hold"."""
    tree, verb = page.tree, trigger.word
    shown = tree.dependents(verb, "ccomp") or tree.dependents(verb, "obj")
    return tree.lower(verb) in forms_of("demonstrate") and any(c > verb for c in shown)


def _takes_money(page: Page, trigger: Trigger) -> bool:
    """Say whether one is only given something or asks for a price: "accepted | bribes", "will receive | four ministries",
    "charged | them 50 dollars".
    """
    tree, verb = page.tree, trigger.word
    objects = tree.dependents(verb, "obj", "iobj")
    if tree.lower(verb) in forms_of("accept") | forms_of("receive"):
        return any(tree.lower(c) in listed("gifts") for c in objects)
    priced = any(tree.dependents(c, "nummod") and not can_act(page, c) for c in objects)
    return tree.lower(verb) in forms_of("charge") and len(objects) > 1 and priced


def _is_cared_for(page: Page, trigger: Trigger) -> bool:
    """Say whether somebody is only brought to those who help, or off what keeps alive: "was | taken to hospital"."""
    tree, verb = page.tree, trigger.word
    taken = trigger.plover == "COERCE" and tree.lower(verb) in forms_of("take")
    return taken and any(tree.lower(c) in listed("care") for c in tree.dependents(verb, "obl"))


def _is_given_up(page: Page, trigger: Trigger) -> bool:
    """Say whether force is only what somebody no longer tries: "ceased trying | to capture the fort"."""
    tree = page.tree
    trying = tree.head(trigger.word)
    ended = tree.head(trying) if trying >= 0 and tree.relation(trying) == "xcomp" else -1
    tried = tree.relation(trigger.word) == "xcomp" and tree.lower(trying) in forms_of("try") | forms_of("attempt")
    return tried and ended >= 0 and tree.lower(ended) in verbs_listed("ending") | forms_of("cease")


def _only_names(page: Page, trigger: Trigger) -> bool:
    """Say whether one only says what somebody or something is: "called | them guests"."""
    tree, verb = page.tree, trigger.word
    objects = tree.dependents(verb, "obj", "iobj")
    named = len(objects) > 1 or (objects and tree.dependents(verb, "xcomp"))
    plain = not any(tree.lower(m) == "to" for c in tree.dependents(verb, "xcomp") for m in tree.dependents(c, "mark"))
    called = tree.lower(verb) in forms_of("call") and trigger.plover != "ACCUSE"  # "called | him a thief"
    if called and tree.relation(verb) == "acl" and tree.lower(tree.head(verb)) == "what":
        return True  # "after what he | calls a strike"
    return called and len(trigger.words) == 1 and bool(named) and plain


def _only_stands_guard(page: Page, trigger: Trigger) -> bool:
    """Say whether those who keep order only come where others protest: "police who had | turned out"."""
    tree, verb = page.tree, trigger.word
    subjects = subjects_of(page, verb)
    came = trigger.plover == "PROTEST" and tree.lower(verb) in listed_verbs("coming")
    return came and bool(subjects) and all(tree.lower(w) in order_keepers() for w in subjects)


def _only_looms(page: Page, trigger: Trigger) -> bool:
    """Say whether a threat is a danger that nobody utters: "the threat | posed by drought", "face a | threat from rebels"."""
    tree, noun = page.tree, trigger.word
    if tree.lower(noun) not in {"threat", "threats"}:
        return False
    above = tree.head(noun)
    over = tree.lower(above) if above >= 0 and tree.tag(above) == "VERB" else ""
    told = any("to" in tree.openers(c) for c in tree.dependents(noun, "acl"))
    if (
        told
        or over in listed_verbs("uttering")
        or any("against" in tree.cases(c) for c in tree.dependents(noun, "nmod"))
    ):
        return False
    posed = any(tree.lower(c) in forms_of("pose") for c in tree.dependents(noun, "acl"))
    of = any(tree.cases(c) & {"from", "of"} for c in tree.dependents(noun, "nmod"))
    return posed or of or over in listed_verbs("facing") or bool(tree.dependents(noun, "cop"))


def _is_on_evils(page: Page, trigger: Trigger) -> bool:
    """Say whether a war or fight is only meant of what nobody can hit: "the | war on terror", "the | fight against graft"."""
    tree, noun = page.tree, trigger.word
    led = [c for c in tree.dependents(noun, "nmod") if tree.cases(c) & {"on", "against"}]
    return tree.lower(noun) in listed("fights") and any(tree.lower(c) in listed("evils") for c in led)


def _is_plea(page: Page, trigger: Trigger) -> bool:
    """Say whether a plea is what one answers a charge with: "entered a not guilty | plea", "a | plea of guilty"."""
    tree, noun = page.tree, trigger.word
    return tree.lower(noun) in {"plea", "pleas"} and any(tree.lower(w) == "guilty" for w in tree.below(noun))


def _only_succeeds(page: Page, trigger: Trigger) -> bool:
    """Say whether one only comes after another in an office: "| took over from General Diaz"."""
    tree, verb = page.tree, trigger.word
    over = trigger.mode == "seize" and tree.lower(verb) in forms_of("take") and not tree.dependents(verb, "obj")
    return over and any("from" in tree.cases(c) for c in tree.dependents(verb, "obl"))


def _is_left_undone(page: Page, trigger: Trigger) -> bool:
    """Say whether a deed is what somebody does not do but another: "instead of | sending money, he left"."""
    tree, verb = page.tree, trigger.word
    led = min(tree.below(verb))
    return tree.relation(verb) in {"advcl", "obl", "acl"} and (tree.lower(led), page.ahead(led)) in _UNDONE


def _only_opposes(page: Page, trigger: Trigger) -> bool:
    """Say whether force is only meant of what nobody can hit: "vowed to | fight corruption", "| fought the bill"."""
    tree, verb = page.tree, trigger.word
    told = tree.dependents(verb, "xcomp") if trigger.plover == "THREATEN" else [verb]
    objects = [c for v in told for c in tree.dependents(v, "obj")]
    fought = all(tree.lower(c) in listed("abstract") and c not in page.entity_at for c in objects)
    battle = any(tree.lower(c) in listed("fights") or deed_of(tree, c) == "ASSAULT" for c in objects)
    framed = trigger.plover == "ASSAULT" and trigger.object  # "opened | fire"
    return trigger.plover in {"ASSAULT", "THREATEN"} and bool(objects) and fought and not battle and not framed


def _was_run_over(page: Page, trigger: Trigger) -> bool:
    """Say whether what is told is an accident on the road: "was | hit by a truck", "| hurt after being hit by a truck"."""
    tree, verb = page.tree, trigger.word
    by = [
        c for v in (verb, *tree.dependents(verb, "advcl")) for c in tree.dependents(v, "obl") if "by" in tree.cases(c)
    ]
    return trigger.plover == "ASSAULT" and any(tree.lower(c) in listed("vehicles") for c in by)


def _only_writes(page: Page, trigger: Trigger) -> bool:
    """Say whether one only signs what is no accord: "| signed a letter", "a statement | signed by its leaders"."""
    tree, verb = page.tree, trigger.word
    if tree.lower(verb) not in forms_of("sign"):
        return False
    signed = objects_of(tree, verb)
    joint = any(tree.lower(c) == "joint" for w in signed for c in tree.dependents(w, "amod"))
    return any(tree.lower(c) in listed("writings") for c in signed) and not joint


def _only_maintains(page: Page, trigger: Trigger) -> bool:
    """Say whether one only holds that something is so and asks for nothing: "| insisted that it was in control"."""
    tree, verb = page.tree, trigger.word
    if tree.lower(verb) not in forms_of("insist"):
        return False
    asked = any("on" in tree.cases(c) for c in tree.dependents(verb, "obl") if c not in page.time_words)
    asked = asked or any("on" in tree.openers(c) for c in tree.dependents(verb, "advcl"))
    return not asked and not any(is_bare(tree, c) for c in tree.dependents(verb, "ccomp", "xcomp", "advcl"))


def _is_no_threat(page: Page, trigger: Trigger) -> bool:
    """Say whether one only tells of a danger: "| warned of the risk of war", "had been | warned of the raid"."""
    tree, verb = page.tree, trigger.word
    if trigger.plover != "THREATEN":
        return False
    told = [c for c in tree.dependents(verb, "obl") if tree.cases(c) & {"of", "about"}]
    return bool(told) and (is_passive(tree, verb) or any(tree.lower(c) in listed("dangers") for c in told))


def _is_no_aid(page: Page, trigger: Trigger) -> bool:
    """Say whether nobody is helped: "people | sheltering in a school", "a gang | armed with rifles", "| rescued the truce"."""
    tree, verb = page.tree, trigger.word
    if trigger.plover != "AID":
        return False
    objects = objects_of(tree, verb)
    if tree.lower(verb) in forms_of("shelter"):
        return not objects
    with_arms = any("with" in tree.cases(c) for c in tree.dependents(verb, "obl"))
    if tree.lower(verb) == "armed" and with_arms and not tree.dependents(verb, "obj"):
        return not any("by" in tree.cases(c) for c in tree.dependents(verb, "obl"))
    return bool(objects) and all(tree.lower(c) in papers() | listed("talks") for c in objects)


def _wards_off(page: Page, trigger: Trigger) -> bool:
    """Say whether what is brought down is what others have fired: "| shot down 40 drones", which attacks nobody."""
    tree, verb = page.tree, trigger.word
    if trigger.plover != "ASSAULT" or tree.lower(verb) not in listed_verbs("warding_off"):
        return False
    objects = objects_of(tree, verb)
    objects += [n for c in objects for n in tree.dependents(c, "nmod") if "of" in tree.cases(n)]  # "44 of the | drones"
    return any(tree.lower(c) in listed("fired") for c in objects)


def _is_counted(page: Page, trigger: Trigger) -> bool:
    """Say whether a deed is told only as one of a row: "the blast was the third | to hit the firm"."""
    return row_of(page.tree, trigger.word) is not None


def _only_tells_the_press(page: Page, trigger: Trigger) -> bool:
    """Say whether somebody only speaks to those who report it: "| spoke to reporters", "| met the press"."""
    tree, verb = page.tree, trigger.word
    if trigger.plover != "CONSULT":
        return False
    met = objects_of(tree, verb) + [c for c in tree.dependents(verb, "obl") if tree.cases(c) & {"to", "with"}]
    return bool(met) and all(tree.lower(c) in press() for c in met)


def _is_unmade(page: Page, trigger: Trigger) -> bool:
    """Say whether an agreement is only what somebody harms: "tried to undermine | the accord"."""
    tree, noun = page.tree, trigger.word
    harmed = tree.relation(noun) == "obj" and tree.lower(tree.head(noun)) in listed_verbs("unmaking")
    return trigger.plover == "AGREE" and harmed


def _is_any(page: Page, trigger: Trigger) -> bool:
    """Say whether force is only spoken of whoever uses it: "| attacks on clinics may be war crimes"."""
    tree, noun, above = page.tree, trigger.word, page.tree.head(trigger.word)
    around = [*tree.dependents(noun, "det", "nummod", "acl", "amod", "compound"), *tree.owners(noun)]
    judged = bool(tree.dependents(above, "cop")) or tree.lower(above) in listed_verbs("judged_as")
    past = {"was", "were", "have", "has", "had"} & {tree.lower(c) for c in tree.dependents(above, "aux", "cop")}
    bare = trigger.plover == "ASSAULT" and tree.lower(noun).endswith("s") and tree.relation(noun) == "nsubj"
    return bare and judged and not (around or past)


def _is_kept_from(page: Page, trigger: Trigger) -> bool:
    """Say whether a deed is what somebody is kept from: "were barred from | entering", "refrained from | attacking", "refrain
    from any attempt | to seize land".
    """
    tree, at = page.tree, trigger.word
    if tree.relation(at) == "acl" and "to" in tree.openers(at):
        at = tree.head(at)
    led = any(tree.lower(c) == "from" for c in tree.dependents(at, "mark", "case"))
    return led and tree.head(at) >= 0 and tree.lower(tree.head(at)) in listed_verbs("keeping_from")


def _is_not_meant(page: Page, trigger: Trigger) -> bool:
    """Say whether only the aim is denied, and nothing is told of the deed: "denied intending | to kill him"."""
    tree, verb = page.tree, trigger.word
    meaning = tree.head(verb) if tree.relation(verb) in {"xcomp", "advcl", "acl"} else -1
    if trigger.plover not in {"ASSAULT", "COERCE"} or meaning < 0 or tree.lower(meaning) not in _aims():
        return False
    over = tree.head(meaning)
    denied = (
        over >= 0 and tree.relation(meaning) in {"xcomp", "ccomp", "obj"} and acts().get(tree.lower(over)) == "denies"
    )
    around = {tree.lower(c) for c in tree.dependents(meaning, "advmod", "det", "aux")}
    return denied or bool(around & {"not", "n't", "n’t", "never", "no"})


@cache
def _aims() -> frozenset[str]:
    return listed_verbs("meaning") | {"intention", "intent", "wish", "desire"}


def _is_charged_with(page: Page, trigger: Trigger) -> bool:
    """Say whether what is told is a charge against somebody, of no use of force: "accused of | insulting the king", "jailed
    on charges of | insulting the king".
    """
    tree, verb = page.tree, trigger.word
    while tree.relation(verb) == "conj" and tree.lower(verb).endswith("ing"):
        verb = tree.head(verb)
    above = tree.head(verb)
    if trigger.plover in {"ASSAULT", "COERCE"} or not tree.lower(verb).endswith("ing") or above < 0:
        return False
    if tree.relation(verb) == "acl":
        return tree.lower(above) in listed("charges")
    return bool(tree.openers(verb) & {"of", "with", "for"}) and tree.lower(above) in listed_verbs("charging")
