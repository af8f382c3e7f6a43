"""Events that the head takes pairs of phrases for, where no word of the vocabulary tells one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.extract.events.circumstances import circumstances_of
from onrecord.extract.events.names import all_called, is_nobody
from onrecord.extract.events.roles import Roles
from onrecord.extract.events.status import status_of_deed
from onrecord.extract.events.subjects import can_act, named_behind
from onrecord.extract.events.triggers import Trigger, mode_of
from onrecord.extract.page import Page
from onrecord.extract.pair_features import Asking, stem
from onrecord.extract.pairs import Pair, find_pairs, reports
from onrecord.records import Event
from onrecord.vocabularies.load import load
from onrecord.weights.heads import PAIR_TYPES, EventHead

LIKELY = 0.35  # a pair under this is no event
SURE = 0.3  # nor one under this as an event of its likeliest type
_SURE_IF_SAID = 0.95  # what somebody only says of another is an event (an accusation, a demand) where this is sure
_MUTUAL = {"AGREE", "CONSULT", "COOPERATE", "ASSAULT"}  # what two who are joined may do to one another
_PAIRS = 2  # pairs of one predicate and type that are kept, the likeliest first


@dataclass(frozen=True, slots=True)
class Learned:
    """A pair that the head takes for an event, with its type and how sure that is."""

    pair: Pair
    plover: str
    sure: float

    @property
    def words(self) -> frozenset[int]:
        """The words that join the pair."""
        return frozenset({self.pair.predicate, self.pair.governor, *self.pair.up, *self.pair.down})


def find_learned(page: Page, head: EventHead, used: frozenset[int]) -> list[Learned]:
    """Return the pairs of an article that are events for the head, the likeliest first; none acts upon a `used` word."""
    annotations, tree = page.annotations, page.tree
    pairs = [
        p for s in annotations.sentences for p in find_pairs(tree, s.first, s.last, page.labels.keys())
        if p.recipient not in page.time_words and p.recipient not in used
    ]  # fmt: skip
    acting = {w for w in {p.actor for p in pairs} if can_act(page, w)}
    pairs = [p for p in pairs if p.actor in acting or p.predicate in used or p.governor in used]
    asking = Asking(tree, page.labels)
    likely, types = head.score(annotations.states, [asking.ask(p) for p in pairs])  # type: ignore[arg-type]
    kept: dict[tuple[int, str], int] = {}
    found: list[Learned] = []
    for n in sorted(range(len(pairs)), key=lambda n: (-float(likely[n]), n)):
        if likely[n] < LIKELY:
            break
        plover = PAIR_TYPES[int(types[n].argmax())]
        place = (pairs[n].governor, plover)
        sure = round(float(likely[n] * types[n].max()), 3)
        if kept.get(place, 0) < _PAIRS and sure >= (_SURE_IF_SAID if reports(tree, pairs[n]) else SURE):
            kept[place] = kept.get(place, 0) + 1
            found.append(Learned(pairs[n], _told(page, pairs[n], plover), min(sure, 1.0)))
    return found


def _told(page: Page, pair: Pair, plover: str) -> str:
    if plover != "YIELD":
        return plover
    stems = {stem(page.tree.lower(w)) for w in (pair.predicate, pair.governor, *pair.up, *pair.down)}
    return "RETREAT" if stems & _retreating() else "CONCEDE"


@cache
def _retreating() -> frozenset[str]:
    return frozenset(stem(word) for word in load("plover")["retreating"].split())


def event_of(page: Page, same: Sequence[Learned]) -> Event:
    """Return the event that pairs of one predicate and type tell, the surest first."""
    first = same[0]
    tree, pair = page.tree, first.pair
    roles = Roles(page)
    actors = [p.pair.actor for p in same if p.pair.actor == pair.actor or tree.head(p.pair.actor) == pair.actor]
    done_to = first.plover != "CONSULT" and tree.dependents(pair.predicate, "obj")  # "Chad and | Mali | eased the swap"
    if first.plover not in _MUTUAL or done_to:  # "the cabinet and | the party | went on"
        actors += [p.pair.recipient for p in same if p.pair.recipient in page.joined(pair.actor)]
    trigger = Trigger(pair.predicate, first.plover, None, tree.tag(pair.predicate) != "VERB", (pair.predicate,))
    hit = (p.pair.recipient for p in same if p.pair.recipient not in actors)
    named = (w if (behind := named_behind(page, w)) is None else behind for w in hit)
    recipients = [w for w in dict.fromkeys(named) if roles.is_target(w, trigger)]
    around = circumstances_of(page)
    day = around.day(trigger)
    status = status_of_deed(page, trigger, day[0] if day else None)
    mode = mode_of(tree, pair.predicate, first.plover) or mode_of(tree, pair.governor, first.plover)
    return Event(
        article=page.article.id, evidence=(page.quote((pair.actor, pair.recipient, pair.predicate, pair.governor)),),
        said_by=page.said_by(pair.predicate),
        modality="denied" if status == "denied" else "expected" if status == "planned" else "asserted",
        negated=status == "denied", confidence=first.sure, by=page.by, plover=first.plover, mode=mode,
        actors=_names(page, actors), recipients=_names(page, recipients), place=around.place(trigger, recipients),
        date=day[0] if day else None, status=status,
    )  # fmt: skip


def _names(page: Page, words: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for w in words for n in all_called(page, w) if not is_nobody(n)))
