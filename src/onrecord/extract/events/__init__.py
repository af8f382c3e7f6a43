"""Articles -> events: who did what to whom, coded by PLOVER, with place, day and status."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.lookups import by_sentence
from onrecord.extract.events.before import with_scenes
from onrecord.extract.events.deeds import extract_deeds
from onrecord.extract.events.frames import objects_of
from onrecord.extract.events.happenings import Mention, heading, without_retelling
from onrecord.extract.events.learned import Learned, event_of, find_learned
from onrecord.extract.events.names import called, is_nobody
from onrecord.extract.events.no_deeds import is_no_deed
from onrecord.extract.events.role_bounds import RoleBounds
from onrecord.extract.events.roles import Roles
from onrecord.extract.events.spoken import spoken_deeds, without_threatened
from onrecord.extract.events.subjects import can_act
from onrecord.extract.events.triggers import Trigger, is_question
from onrecord.extract.events.words import Told, listed_verbs
from onrecord.extract.page import Page
from onrecord.records import Claim, Event, Evidence, Exchange, Round, Statement, Term
from onrecord.weights.heads import Heads

ALONE = 0.4  # a pair under this tells no event where no word of the vocabularies does
SPOKEN = 0.7  # nor one of people who met or spoke of one another under this

_GIVING = {"RETREAT", "CONCEDE", "AID"}  # deeds that terms of a deal ask for
_SPOKEN = {"CONSULT", "ACCUSE", "SUPPORT"}
_MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
_MUCH = 0.4  # of a meeting's words, those of whoever leads aside: "negotiators of | Chad and Niger met"


def extract_events(page: Page, heads: Heads, statements: Sequence[Statement] = ()) -> tuple[Told, ...]:
    """Return the events of an article in text order, each with the words that tell it: those that words of the vocabularies
    tell, and pairs that the head takes for events where no such word stands.

    Where both tell of one word, the vocabulary's stands; the head says whom it acts upon where that does not.
    """
    if page.annotations.states is None:
        return ()
    deeds, touched = extract_deeds(page, heads)
    told_by = {word: event for event, words in deeds for word in words}
    found = find_learned(page, heads.pairs, frozenset(told_by))
    by_deed: dict[str, list[Learned]] = {}
    for pair in found:
        own = {d.id for w in (pair.pair.predicate, pair.pair.governor) if (d := told_by.get(w)) is not None}
        for number in own:
            by_deed.setdefault(number, []).append(pair)
    whole = {deed.id: _completed(page, deed, by_deed.get(deed.id, ()), told_by) for deed, _ in deeds}
    worded = [Mention(whole[event.id], heading(page, sorted(words)), words) for event, words in deeds]
    groups: dict[tuple[int, str], list[Learned]] = {}
    for pair in found:
        if pair.sure < (SPOKEN if pair.plover in _SPOKEN else ALONE) or pair.words & set(told_by) or _is_no_deed(page, pair) or _carries(page, pair, told_by):
            continue
        if can_act(page, pair.pair.actor):
            groups.setdefault((pair.pair.predicate, pair.plover), []).append(pair)
    alone = [(at, event_of(page, same)) for (at, _), same in groups.items()]
    alone = [(at, event) for at, event in alone if event.recipients or len(event.actors) > 1]
    alone = [(at, left) for at, event in alone if (left := _without_self(page, event, at)) is not None]
    here = by_sentence(page.tree, ((e, deed.event) for deed in worded for e in deed.event.evidence))
    learned = [
        Mention(event, at, frozenset({at})) for at, event in alone
        if not any(_is_told(event, d) for d in _beside(page, event, here))
    ]  # fmt: skip
    mentions = sorted([*worded, *learned], key=lambda m: (m.word, m.event.id))
    told = [m.event for m in mentions]
    said = spoken_deeds(page, statements, told)
    kept = {event.id for event in without_threatened(told, said)}
    tellings = [m for m in mentions if m.event.id in kept]
    tellings += [Mention(event, heading(page, sorted(words)), words, in_passing=True) for event, words in touched]
    happened = with_scenes(page, without_retelling(page, sorted(tellings, key=lambda m: m.word)))
    return (*happened, *((event, frozenset[int]()) for event in said))


def _carries(page: Page, pair: Learned, told_by: Mapping[int, Event]) -> bool:
    """Say whether a verb only carries a deed that its object tells: "| carried out dozens of raids"."""
    told = (told_by.get(w) for w in objects_of(page.tree, pair.pair.predicate))
    return any(deed is not None and deed.plover == pair.plover for deed in told)


def _beside(page: Page, event: Event, here: Mapping[int, Sequence[Event]]) -> Iterator[Event]:
    """Yield the deeds that the sentences of an event's evidence tell."""
    for evidence in event.evidence:
        for number in range(page.tree.sentence(evidence.start), page.tree.sentence(evidence.end - 1) + 1):
            yield from here.get(number, ())


def _without_self(page: Page, event: Event, word: int) -> Event | None:
    """Return an event less recipients who do it: a pronoun is read as the one who acts: "Chad has called | them".

    None where one only does something with what is one's own: "Chad has withdrawn | its army".
    """
    others = tuple(n for n in event.recipients if n not in event.actors)
    pronoun = any(page.tree.tag(c) == "PRON" for c in page.tree.dependents(word, "obj", "iobj", "obl"))
    return replace(event, recipients=others) if others or pronoun or not event.recipients else None


def _is_no_deed(page: Page, pair: Learned) -> bool:
    """Say whether a verb only leads to a question or a deed or tells by itself of nothing done: "spotted", "heads"."""
    word = pair.pair.predicate
    verb = page.tree.tag(word) == "VERB" and page.tree.lower(word) in listed_verbs("undoing")
    leads = page.tree.lower(word) in listed_verbs("going") and bool(page.tree.dependents(word, "xcomp"))
    trigger = Trigger(word, pair.plover, None, page.tree.tag(word) != "VERB", (word,))
    return (
        verb or leads or is_question(page.tree, word) or is_no_deed(page, trigger)
    )  # "continued | to slam the officers"


def _is_told(event: Event, deed: Event) -> bool:
    """Say whether a pair only joins those who use force together, or carries the deed: "Iran and Turkey | mount | raids"."""
    force = event.plover == "COOPERATE" and deed.plover in {"ASSAULT", "COERCE"}
    together = force and {*event.actors, *event.recipients} <= set(deed.actors) and _near(event, deed)
    return together or _same_deed(event, deed) or _between_the_same(event, deed)


def _between_the_same(event: Event, deed: Event) -> bool:
    """Say whether a pair tells by the same words of the same people as a deed: "signed | between Chad and Niger"."""
    ours, theirs = ({*e.actors, *e.recipients} for e in (event, deed))
    return len(ours) > 1 and ours == theirs and _near(event, deed)


def _same_deed(event: Event, deed: Event) -> bool:
    """Say whether a word only carries a deed that another tells: "| carried out | air strikes on X"."""
    alike = (event.plover, event.actors, event.status) == (deed.plover, deed.actors, deed.status)
    hit = not event.recipients or not deed.recipients or bool(set(event.recipients) & set(deed.recipients))
    return alike and hit and bool(event.actors) and _near(event, deed)


def with_deal(happened: Sequence[Told], deal: Sequence[Claim]) -> tuple[tuple[Claim, frozenset[int]], ...]:
    """Return the events, with the words that tell them, and the claims of the deal, each happening once: a meeting told as a
    round of talks too is that round, with what else the article tells of it, and a release told as an exchange that exchange.

    What a proposal's term asks for of nobody in particular is planned: "it foresees a halt, followed by a withdrawal".
    """
    events = [event for event, _ in happened]
    told = [c for c in deal if isinstance(c, Event)]
    rounds = [c for c in told if isinstance(c.detail, Round)]
    exchanges = [c for c in told if isinstance(c.detail, Exchange)]
    meets = [e for e in events if e.plover == "CONSULT" or (e.plover == "AGREE" and e.status == "planned")]
    frees = [e for e in events if (e.plover, e.mode) == ("RETREAT", "release")]
    twice = {e.id: [r for r in rounds if _same_meeting(e, r)] for e in meets}
    twice |= {e.id: [x for x in exchanges if _near(e, x) and e.status == x.status] for e in frees}
    asked = [t for t in deal if isinstance(t, Term) and t.parameters.get("status") == "proposed"]
    kept = [(e, words) for e, words in happened if not twice.get(e.id)]
    more: dict[str, list[Evidence]] = {}
    for event in (e for e in events if twice.get(e.id)):
        more.setdefault(twice[event.id][0].id, []).extend(event.evidence)
    return (
        *((replace(e, status="planned") if _is_asked(e, asked) else e, words) for e, words in kept),
        *((_with_evidence(c, more.get(c.id, ())), frozenset[int]()) for c in deal),
    )


def _with_evidence(claim: Claim, more: Sequence[Evidence]) -> Claim:
    """Return a claim that rests on some more words too, beside those it rests on already."""
    new = {e for e in more if not any(_overlap(e, own) for own in claim.evidence)}
    if not new:
        return claim
    return replace(claim, evidence=tuple(sorted((*claim.evidence, *new), key=lambda e: (e.start, e.end))))


def _is_asked(event: Event, terms: Sequence[Term]) -> bool:
    undone = event.status == "occurred" and not event.actors and event.plover in _GIVING
    return undone and any(_near(event, t) for t in terms)


def _same_meeting(event: Event, other: Event) -> bool:
    """Say whether a meeting is a round: it shares somebody with one whose words it rests on, or much of its own words, or
    all that some evidence of the round is.

    A visit is its own, and so is a call but where the round is that call.
    """
    if event.mode == "visit" or (event.mode == "phone" and other.mode != "phone"):
        return False
    ours, theirs = ({*e.actors, *e.recipients} for e in (event, other))
    known = any(_within(a, b) or _within(b, a) for a in ours for b in theirs)
    held = any(a.start <= b.start and b.end <= a.end for a in event.evidence for b in other.evidence)
    return _near(event, other) and (known or not ours or not theirs or held or _shared(event, other) >= _MUCH)


def _within(name: str, other: str) -> bool:
    """Say whether a name stands in another as whole words: "Chad" in "delegates of Chad and Niger"."""
    return f" {name} " in f" {other} "


def _shared(event: Event, other: Event) -> float:
    """Return the share of an event's words of evidence that another rests on too, by letters."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in event.evidence for b in other.evidence)
    return both / sum(e.end - e.start for e in event.evidence)


def _near(event: Event, other: Claim) -> bool:
    """Say whether two claims rest on words in common."""
    return any(_overlap(a, b) for a in event.evidence for b in other.evidence)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _can_be_hit(page: Page, pair: Learned, deed: Event) -> bool:
    """Say whether a deed can be done to a pair's recipient; one may protest against whatever there is."""
    trigger = Trigger(pair.pair.predicate, deed.plover, deed.mode, False, ())
    if RoleBounds(page, ()).suffered_not(pair.pair.recipient, trigger):
        return False
    any_cause = deed.plover == "PROTEST" and deed.mode not in {"obstruct", "occupy"}
    return any_cause or Roles(page).is_target(pair.pair.recipient, trigger)


def _completed(page: Page, deed: Event, found: Sequence[Learned], told_by: dict[int, Event]) -> Event:
    """Return what the vocabulary tells with whom the head knows to be acted upon, where it says nothing of that."""
    if deed.recipients or (len(deed.actors) > 1 and deed.plover in _MUTUAL):
        return deed
    for pair in found:
        same = told_by.get(pair.pair.predicate) == deed or told_by.get(pair.pair.governor) == deed
        if same and pair.plover == deed.plover:
            name = called(page, pair.pair.recipient)
            if name not in deed.actors and not is_nobody(name) and _can_be_hit(page, pair, deed):
                return replace(deed, recipients=(name,))
    return deed
