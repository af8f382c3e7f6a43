"""Stances that the vocabulary finds and those that the learned reader finds, weighed against each other."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.tree import Tree
from onrecord.extract.deal.learned import Learned, Stand, silence
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.composed import in_return
from onrecord.extract.deal.positions.held import NOBODY, Held
from onrecord.extract.deal.positions.misheard import is_misheard
from onrecord.extract.deal.positions.ordered import as_ordered
from onrecord.extract.deal.positions.together import signed_with
from onrecord.extract.deal.positions.undone import as_undone
from onrecord.extract.deal.positions.weighing import chance
from onrecord.extract.deal.proposals import names_paper
from onrecord.extract.deal.stances.conditions import condition_mark, conditional, is_negated, is_time
from onrecord.extract.deal.stances.duties import duty
from onrecord.extract.deal.stances.operators import is_at_stake, is_dropped, is_open, operator_at
from onrecord.extract.deal.subject import tells_positions
from onrecord.extract.hearsay import is_dismissed, is_unspoken
from onrecord.extract.odds import Signs, log_odds
from onrecord.extract.page import Page
from onrecord.records.values import Stance

_TOLD = 0.15  # of what the vocabulary tells and as likely as this is a position
_TAKEN, _LIKELY = 0.3, 0.15  # of what the reader tells; and where it finds all of it likely in an article of a deal
_TABLED = 0.3  # that he proposes it who laid it out, at least; there are few of them to learn from
_HEARD = 0.2  # of the vocabulary's stances: how likely the reader must find such a topic in the sentence
_STANCE = 0.33  # or such a stance
_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_ANSWERING = frozenset({"said", "says"})  # yes or no
_READY: frozenset[Stance] = frozenset({"offers", "accepts", "rejects", "opposes"})  # what may depend on a condition
_OF_DEAL = 0.5  # in an article as likely as this to tell of a deal


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a stance held on a term, the signs of whether it is, and how likely (0..1) it must be to be told;
    `by_rule` if the vocabulary tells it."""

    held: Held
    signs: Signs
    least: float
    by_rule: bool


def likeliest(tree: Tree, told: Sequence[Candidate]) -> list[Held]:
    """Return the stances that are likely enough, in text order, each as sure as it is likely.

    Of two that a party would have on one word, or on one term in one sentence, the vocabulary's.
    """
    found: list[Candidate] = []
    here: dict[int, list[Candidate]] = {}  # those found, by sentence
    weighed = [(max(chance(c.signs), _TABLED * c.signs.get("rule: tabled", 0.0)), c) for c in told]
    for sure, one in sorted(weighed, key=lambda t: (not t[1].by_rule, -t[0], t[1].held.mention.head)):
        beside = (other for n in _sentences(tree, one.held) for other in here.get(n, ()))
        if sure >= one.least and not any(_rival(tree, one, other) for other in beside):
            found.append(replace(one, held=replace(one.held, sure=round(sure, 3))))
            for n in _sentences(tree, one.held):
                here.setdefault(n, []).append(found[-1])
    return sorted((c.held for c in found), key=lambda h: h.mention.head)


def candidates(page: Page, learned: Learned, held: Sequence[Held], authored: frozenset[int]) -> list[Candidate]:
    """Return what may be stances: what the vocabulary tells, and what the reader does; one that both tell is one.

    `authored` are the heads of proposals whose terms and author the article tells.
    """
    parties = Parties(page)
    typed = [_meant(page, replace(h, mention=_typed(learned, h, page.tree))) for h in held]
    typed += [other for h in typed for other in signed_with(page, parties, h)]
    by_rule = [h for h in typed if _is_believed(page, learned, h, authored)]
    by_reader = list(_read(page, learned))
    read_in = _by_sentence(page.tree, [other for other, _ in by_reader])
    ruled_in = _by_sentence(page.tree, by_rule)
    found = []
    taken: set[int] = set()
    for one in by_rule:
        signs = _signs_of_rule(page, learned, one, authored)
        beside = _beside(page.tree, one, read_in)
        same = [n for n in beside if _agree(page.tree, one, by_reader[n][0])]
        for n in same[:1]:
            signs |= {f"both: {name}": value for name, value in _signs_of_stand(by_reader[n][1]).items()}
        if not same:
            signs["only rule"] = 1.0
            signs["gainsaid by reader"] = float(any(_on_one(page.tree, one, by_reader[n][0]) for n in beside))
        taken.update(same)
        found.append(Candidate(one, signs | _signs_of_place(page, learned, one, "rule"), _TOLD, by_rule=True))
    for n, (other, stand) in enumerate(by_reader):
        if n not in taken:
            signs = {"only reader": 1.0} | {f"reader: {name}": v for name, v in _signs_of_stand(stand).items()}
            ruled = (by_rule[m] for m in _beside(page.tree, other, ruled_in))
            signs["gainsaid by rule"] = float(any(_on_one(page.tree, one, other) for one in ruled))
            signs |= _signs_of_place(page, learned, other, "reader")
            aside = not tells_positions(page, stand.type, learned)
            signs["reader: aside"] = float(aside)
            likely = learned.likely(stand) and not aside
            found.append(Candidate(other, signs, _LIKELY if likely else _TAKEN, by_rule=False))
    return found


def beside_each_other(tree: Tree, found: Sequence[Candidate], mentions: Sequence[TermMention]) -> Iterator[Candidate]:
    """Yield what may be stances with signs of what else may be: in the sentence, and the same once more there or elsewhere.

    `mentions` are the article's terms by their words, which may be of another type than the reader hears.
    """
    kinds = {m.head: m.type for m in mentions}
    told = [(c.held.party, c.held.mention.type, c.held.stance) for c in found]
    at = [tree.sentence_of(c.held.mention.head) for c in found]
    here, everywhere = Counter(zip(told, at, strict=True)), Counter(told)
    different = Counter(sentence for _, sentence in here)
    for one, what, sentence in zip(found, told, at, strict=True):
        near = here[what, sentence]
        yield replace(one, signs=one.signs | {
            "told again here": math.log(near),
            "told elsewhere": math.log1p(everywhere[what] - near),
            "told here": math.log1p(different[sentence]),
            "another type by its words": float(kinds.get(one.held.mention.head, what[1]) != what[1]),
        })  # fmt: skip


def _sentences(tree: Tree, held: Held) -> set[int]:
    """Return the numbers of the sentences that tell on what a stance is held."""
    return {tree.sentence_of(w) for w in (held.mention.head, *held.mention.words)}


def _by_sentence(tree: Tree, told: Sequence[Held]) -> dict[int, list[int]]:
    """Return the places of stances among those told, by the numbers of their sentences."""
    found: dict[int, list[int]] = {}
    for place, held in enumerate(told):
        for number in _sentences(tree, held):
            found.setdefault(number, []).append(place)
    return found


def _beside(tree: Tree, held: Held, told_in: Mapping[int, Sequence[int]]) -> list[int]:
    """Return the places of those that stand in a sentence with a stance, in their order."""
    return sorted({place for number in _sentences(tree, held) for place in told_in.get(number, ())})


def _read(page: Page, learned: Learned) -> Iterator[tuple[Held, Stand]]:
    """Yield what the reader tells but for what is asked, dropped or left open."""
    parties = Parties(page)
    for stand in learned.stands:
        above = page.tree.head(page.tree.clause_head(stand.topic))
        near = (stand.cue, *page.tree.dependents(stand.cue, "obj"), *([above] if above >= 0 else ()))
        told = [o for w in near if (o := operator_at(page.tree, w, None))]
        # "dropped its demand for", "asked them to drop their demand that", "has not ruled out"
        left_open = any(is_dropped(page.tree, o) or (o.word == stand.cue and o.told is None) for o in told)
        asked = _is_question(page.tree, stand.cue) or _is_asked_of(page.tree, stand)
        nobody = any(page.tree.lower(w) in NOBODY for w in page.tree.dependents(stand.cue, "nsubj"))
        if (
            left_open
            or is_open(page.tree, stand.cue)
            or asked
            or nobody
            or (not told and _is_of_text(page, stand))
            or is_dismissed(page.tree, stand.cue)
            or is_unspoken(page.tree, stand.cue)
            or is_misheard(page.tree, stand)
        ):
            continue
        stance = _stance(page, stand)
        if stance == "demands" and is_time(page.tree, stand.topic):
            continue
        held_by = _owners(page.tree, stand.cue) or _without_sayer(page, stand)
        names = [n for word in held_by for n in parties.of_all(word) or [page.country(page.name_of(word))]]
        if (
            stance in {"demands", "accepts", "rejects"}
            and _is_bound(page.tree, stand.cue, held_by)
            and (saying := page.saying(stand.cue)) is not None
            and (speaker := parties.speaking(saying)) not in names
        ):
            names, stance = [speaker] if speaker else [], "opposes" if stance == "rejects" else "demands"  # "Peru | would have to | leave, X said"
        mention = TermMention(stand.type, stand.topic, None, (stand.topic,))
        for name in dict.fromkeys(names):
            if not any(name != other and name in other for other in names):
                held = _meant(page, Held(mention, stance, name, stand.cue))
                yield from ((h, stand) for h in (held, *signed_with(page, parties, held)))


def _meant(page: Page, held: Held) -> Held:
    """Return a stance as it is meant, by what is to be done with its term and who is told to."""
    return as_undone(page, as_ordered(page, held))


def _is_of_text(page: Page, stand: Stand) -> bool:
    """Say whether somebody only tells what a paper lays down: "| neither army would keep | tanks there, said one who had
    read the draft".
    """
    tree, saying = page.tree, page.saying(stand.cue)
    verb = tree.clause_head(stand.topic)
    if saying is None or not {tree.lower(c) for c in tree.dependents(verb, "aux")} & _WILL:
        return False
    told = " ".join([saying.speaker or "", *(span.of(page.text) for span in saying.source)])
    return names_paper(told)


def _typed(learned: Learned, held: Held, tree: Tree) -> TermMention:
    """Return the term of a stance with the type that the reader is sure of, or hears where only "yes" or "no" is told."""
    mention = held.mention
    if held.operator == mention.head and tree.lower(mention.head) in _ANSWERING:
        heard = (s for s in learned.stands if (s.cue, s.stance) == (mention.head, held.stance))
        answered = max(heard, key=lambda s: s.sure, default=None)
        return mention if answered is None else replace(mention, type=answered.type)
    return replace(mention, type=learned.type_of(mention.head, mention.type))


def _is_believed(page: Page, learned: Learned, held: Held, authored: frozenset[int]) -> bool:
    """Say whether what the vocabulary tells may be a stance: the reader hears its topic, or at least such a stance in an
    article that is likely to tell of a deal.

    Of 197 of neither in whole dispatches 14 were right. A stance and its term told by one word ("so | did | Turkey") the
    reader does not hear, nor that somebody proposes what he laid out.
    """
    mention = held.mention
    if _is_question(page.tree, mention.head) or not tells_positions(page, mention.type, learned):
        return False
    words = page.tree.sentence_words(mention.head)
    if learned.topical(words, mention.type) >= _HEARD:
        return True
    tabled = held.stance == "proposes" and mention.head in authored  # "the plan that | Diop | laid out"
    stays = held.operator == mention.head or tabled or learned.standing(words, held.stance) >= _STANCE
    return stays and learned.of_deal > _OF_DEAL


def _signs_of_rule(page: Page, learned: Learned, held: Held, authored: frozenset[int]) -> Signs:
    mention = held.mention
    signs = {
        "rule: no word of stance": float(held.operator is None),
        "rule: condition": float(held.condition is not None),
        "rule: tabled": float(held.stance == "proposes" and mention.head in authored),
    }
    if held.operator == mention.head:
        return signs | {"rule: one word": 1.0}
    words = page.tree.sentence_words(mention.head)
    return signs | {
        "rule: topic heard": log_odds(learned.topical(words, mention.type)),
        "rule: stance heard": log_odds(learned.standing(words, held.stance)),
    }


def _signs_of_stand(stand: Stand) -> Signs:
    signs = {
        "topic": log_odds(stand.topical), "type": log_odds(stand.typed), "word of stance": log_odds(stand.telling),
        "stance": log_odds(stand.stanced), "pointed at": log_odds(stand.led), "holder": log_odds(stand.owned),
    }  # fmt: skip
    return signs | {"all": -sum(math.log1p(math.exp(-odds)) for odds in signs.values())}


def _signs_of_place(page: Page, learned: Learned, held: Held, source: str) -> Signs:
    """Return the signs of what a stance is, and of the article it stands in."""
    label = next((e.label for e in page.called(held.party)), None)
    return {
        f"{source}: of a deal": log_odds(learned.of_deal),
        f"{source}: short": log_odds(silence(len(page.tree.words))),
        f"{source}: unnamed": float(label is None),
        f"{source}: person": float(label == "PERSON"),
        f"type {held.mention.type}": 1.0,
        f"stance {held.stance}": 1.0,
    }


def _is_question(tree: Tree, word: int) -> bool:
    """Say whether a word stands in a question: "Did the general agree to leave?"."""
    sentence = tree.sentences[tree.sentence_of(word)]
    return "?" in {tree.lower(w) for w in range(max(sentence.first, sentence.last - 2), sentence.last)}


def _is_bound(tree: Tree, cue: int, held_by: Sequence[int]) -> bool:
    """Say whether those who are read as having a stance are told what they have to do."""
    bound = duty(tree, cue)
    if bound is None:
        bound = cue if tree.lower(cue) in {"have", "has", "had"} and tree.dependents(cue, "xcomp") else None
    return bound is not None and {*held_by} <= {*tree.dependents(bound, "nsubj")}


def _owners(tree: Tree, cue: int) -> list[int]:
    """Return whose a stance is that a noun tells: "the refugees' | demand"; nobody where a pronoun does or no noun stands."""
    if tree.tag(cue) != "NOUN":
        return []
    return [c for c in tree.owners(cue) if tree.tag(c) != "PRON"]


def _without_sayer(page: Page, stand: Stand) -> Sequence[int]:
    """Return whose a stance is, less who only tells it of another: "a minister said the rebels | would free them".

    Two that no word joins do not both hold it: of those it is the nearest subject's, else the likelier's.
    """
    saying, subjects = page.saying(stand.cue), {*page.tree.dependents(stand.cue, "nsubj")}
    held_by = stand.parties
    if is_at_stake(page.tree, stand.cue):  # "| Puno | is not up for negotiation, a minister said"
        return tuple(w for w in held_by if w not in subjects)
    if saying is not None and subjects & {*held_by}:
        source = {w for span in saying.source for w in page.tree.range(span.start, span.end)} - subjects
        held_by = tuple(w for w in held_by if w not in source)
    if not held_by[1:] or _joined(page, *held_by):
        return held_by
    nearest = (w for w in _subjects_above(page.tree, stand.cue) if w in held_by)
    return (next(nearest, held_by[0]),)


def _subjects_above(tree: Tree, word: int) -> Iterator[int]:
    """Yield the subjects of the clause a word stands in, then of those above it."""
    clause = word
    while clause >= 0:
        clause = tree.clause_head(clause)
        yield from tree.dependents(clause, "nsubj")
        clause = tree.head(clause)


def _joined(page: Page, one: int, other: int) -> bool:
    """Say whether two words are joined by "and" or "or": "| Greece | and | Ghana |"."""
    return other in page.joined(one) or one in page.joined(other)


def _is_asked_of(tree: Tree, stand: Stand) -> bool:
    """Say whether a stance is only asked of those who are read as having it: "the government was | asked | for talks"."""
    asking = acts().get(tree.lower(stand.cue)) in {"demands", "asks"} and tree.is_passive(stand.cue)
    return asking and set(stand.parties) <= {*tree.dependents(stand.cue, "nsubj")}


def _stance(page: Page, stand: Stand) -> Stance:
    """Return the stance that a word tells.

    What waits for a condition is conditional, what the condition tells is demanded: "will | talk | once the army | leaves".
    It is the other way round with "before" of what is not refused: "must | leave | before we | talk".
    """
    tree = page.tree
    if stand.stance == "accepts" and any(tree.lower(c) == "without" for c in tree.dependents(stand.cue, "mark")):
        return "rejects"
    if _depends(page, stand):
        return "conditions"
    if stand.stance == "offers" and in_return(tree, stand.topic):
        return "demands"
    condition = conditional(tree, stand.cue)
    if condition is not None and stand.stance in {"demands", "conditions"}:
        first = tree.lower(stand.cue) == "before" and not is_negated(tree, tree.head(condition))
        return "demands" if (stand.topic in {*tree.below(condition)}) != first else "conditions"
    return "offers" if stand.stance == "demands" and _does(tree, stand) else stand.stance


def _depends(page: Page, stand: Stand) -> bool:
    """Say whether what somebody would do, or not, depends on something else: "offered to | leave | if the rebels did"."""
    tree = page.tree
    if stand.stance not in _READY:
        return False
    for verb in dict.fromkeys(tree.clause_head(word) for word in (stand.topic, stand.cue)):
        mark = condition_mark(page, verb, refused=stand.stance in {"rejects", "opposes"})
        clause = None if mark is None else tree.head(mark)
        if clause is not None and tree.relation(clause) == "advcl":
            return tree.clause_head(tree.head(clause)) == verb and stand.topic not in {*tree.below(clause)}
    return False


def _does(tree: Tree, stand: Stand) -> bool:
    """Say whether a topic is what those who take a stance will do themselves: "the rebels | will free | the miners"."""
    own = {*tree.dependents(stand.topic, "nsubj")} & {*stand.parties}
    return bool(own) and bool({tree.lower(c) for c in tree.dependents(stand.topic, "aux")} & _WILL)


def _agree(tree: Tree, one: Held, other: Held) -> bool:
    """Say whether two tell one stance."""
    return _on_one(tree, one, other) and (one.mention.type, one.stance) == (other.mention.type, other.stance)


def _rival(tree: Tree, one: Candidate, other: Candidate) -> bool:
    """Say whether only one of two can be: what the vocabulary tells, and what the reader does of the same."""
    return one.by_rule != other.by_rule and _on_one(tree, one.held, other.held)


def _on_one(tree: Tree, one: Held, other: Held) -> bool:
    """Say whether two stances are a party's on one word, or on one term in one sentence."""
    if one.party not in other.party and other.party not in one.party:
        return False
    if other.mention.head in one.mention.words or one.mention.head in other.mention.words:
        return True
    near = tree.same_sentence(one.mention.head, other.mention.head)
    return near and one.mention.type == other.mention.type
