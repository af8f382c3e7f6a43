"""Articles -> events told by words of the vocabularies: by verbs and nouns, with place, day, mode and status."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.annotate.annotations import ACTING
from onrecord.extract.events.circumstances import circumstances_of
from onrecord.extract.events.content import without_content
from onrecord.extract.events.frames import forms_of, is_passive, is_reduced, objects_of
from onrecord.extract.events.happenings import is_known
from onrecord.extract.events.learned_roles import LearnedRoles
from onrecord.extract.events.learned_settings import LearnedSettings, RuledSetting
from onrecord.extract.events.learned_status import put_right
from onrecord.extract.events.learned_triggers import with_learned
from onrecord.extract.events.merging import as_one, by_attackers
from onrecord.extract.events.names import all_called, called, is_nobody, some_of_people, those_of_people
from onrecord.extract.events.no_deeds import is_no_deed
from onrecord.extract.events.role_bounds import undergoing
from onrecord.extract.events.status import is_negated, is_past, status_of_deed, will_not
from onrecord.extract.events.subjects import acting, subjects_of
from onrecord.extract.events.triggers import Trigger, deed_of, find_triggers, is_question, listed, taken_for
from onrecord.extract.events.words import Told, listed_verbs
from onrecord.extract.events.words import listed as listed_nouns
from onrecord.extract.page import Page, gone_by
from onrecord.extract.two_sides import sides_of
from onrecord.extract.voices import class_of
from onrecord.records import Event
from onrecord.records.values import EventStatus
from onrecord.vocabularies.load import words_in
from onrecord.weights.deed_head import Seen
from onrecord.weights.heads import Heads

ENOUGH = 0.65  # how sure the head must be of a deed of which rules find too little told
UNDOUBTED = 0.9  # and of one of nobody, told by a noun with its day or place
_VERBAL = {"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "PROTEST", "CONCEDE"}
_ALONE = {"PROTEST", "RETREAT", "MOBILIZE", "AGREE", "CONSULT", "CONCEDE", "SANCTION", "COERCE", "AID", "COOPERATE"}
_ASKING = {"REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"}
_SELVES = {"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves"}
_NUMBERED = set("dozens scores hundreds thousands many several others number".split())
"""People, where nothing else is counted."""
_BESIDE = {"resident", "witness", "medic", "aid_worker"}
_UNDONE = {"curfew", "martial-law"}
_FORCE = {"ASSAULT", "COERCE"}
_DETERMINERS = {"the", "a", "an", "this", "another", "two", "three", "several"}
_VAGUE = set("violence fighting hostilities fight unrest clash clashes gunfire torture crackdown".split())


def extract_deeds(page: Page, heads: Heads) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """Return the events of an article that words tell, of the vocabularies or that the head knows, in text order; and
    those that nouns only touch upon, of which too little is told to stand for themselves: "after the attack".
    """
    finder = _Finder(page, heads)
    found = finder.events()
    told = without_content(page, [(t, event) for t, event, enough in found if enough])
    touched = tuple(_with_words(t, event) for t, event, enough in found if not enough)
    return by_attackers(page, as_one(page, [_with_words(t, event) for t, event in told])), touched


def _with_words(trigger: Trigger, event: Event) -> Told:
    return event, frozenset({trigger.word, *trigger.words})


def _in_name(page: Page, trigger: Trigger) -> bool:
    entity = page.entity_at.get(trigger.word)
    return entity is not None and entity.label in ACTING


def _stopped(page: Page, trigger: Trigger) -> bool:
    """Say whether force is only what is to end: "an agreement to stop | fighting"."""
    tree, above = page.tree, page.tree.head(trigger.word)
    ends = trigger.plover == "ASSAULT" and above >= 0 and tree.relation(trigger.word) in {"xcomp", "obj", "nmod"}
    return ends and tree.lower(above) in words_in("deal", "status", "ending")


class _Ruled(NamedTuple):
    """What rules find of the deed that a trigger tells: who takes part, the day or how long it lasts, the place."""

    trigger: Trigger
    actors: list[int]
    recipients: list[int]
    day: str | None
    lasting: str | None
    place: str | None


class _Finder:
    def __init__(self, page: Page, heads: Heads) -> None:
        self._page = page
        self._tree = page.tree
        self._around = circumstances_of(page)
        assert page.annotations.above is not None
        assert page.annotations.states is not None
        self._seen = seen = Seen(heads.deeds, page.annotations.above, page.annotations.states)
        known = find_triggers(page)
        self._taken = taken_for(known)
        self.triggers = [
            t for t in with_learned(page, known, seen, self._taken) if not _in_name(page, t) and not _stopped(page, t)
            and t.word not in page.time_words  # "in March"
        ]  # fmt: skip
        self._roles = LearnedRoles(page, seen, self.triggers)
        self._settings = LearnedSettings(
            page, heads.settings, self.triggers, self._around.place_at, self._around.bars, seen
        )
        self._at = {t.word: t for t in self.triggers}

    def events(self) -> list[tuple[Trigger, Event, bool]]:
        """Return the triggers that tell events, with these and whether enough is told of each, as is not where a noun only
        touches upon it."""
        ruled = [one for t in self.triggers if (one := self._by_rules(t)) is not None]
        settings = self._settings.of_all([RuledSetting(one.trigger, one.day, one.place) for one in ruled])
        told = ((one.trigger, self._event(one, *setting)) for one, setting in zip(ruled, settings, strict=True))
        return [(trigger, *telling) for trigger, telling in told if telling is not None]

    def _by_rules(self, trigger: Trigger) -> _Ruled | None:
        """Return what the rules find of a trigger's deed; None where it is none."""
        if self._is_outcome(trigger) or self._is_unsaid(trigger) or self._is_long_ago(trigger):
            return None
        actors, recipients = self._roles.of(trigger)
        if not actors and self._is_accident(trigger):
            return None
        day, lasting = self._around.day(trigger) or (None, None)
        return _Ruled(trigger, actors, recipients, day, lasting, self._around.place(trigger, recipients))

    def _event(self, ruled: _Ruled, day: str | None, place: str | None) -> tuple[Event, bool] | None:
        """Return the event a trigger tells on a day and at a place, and whether enough is told of it.

        None where nobody acts or is acted upon, or it is no deed.
        """
        page = self._page
        trigger, actors, recipients, ruled_day, lasting, ruled_place = ruled
        if day and is_past(page, trigger):
            day = gone_by(page, day)
        status = self._status(trigger, day)
        if day and status == "occurred":
            day = gone_by(page, day)  # "Friday's explosions"
        unreal = self._tells_none(trigger, actors, recipients, status)
        told = self._noun_told if trigger.noun else self._verb_told
        enough = not unreal and told(trigger, actors, recipients, bool(day or lasting or place), status)
        plover, mode = trigger.plover, self._around.mode(trigger)
        if mode == "seize" and self._captures_men(trigger, recipients):
            mode = "arrest"
        if status == "denied" and trigger.plover == "RETREAT" and self._only_stays(trigger):
            return None  # "she would not | leave the country"
        if trigger.plover == "ASSAULT" and self._is_search(trigger, actors, recipients):
            plover, mode = "COERCE", "seize"
        if status == "denied" and actors and will_not(page, trigger):
            plover, mode, status = "REJECT", None, "occurred"
        if status == "denied" and plover == "REJECT":
            if not self._refuses_by_not(trigger):
                return None  # "did not | rule out talks"
            status = "occurred"
        if plover == "AGREE" and status == "occurred" and not actors:
            actors = sides_of(self._page)  # "the accord signed in Geneva"
        if recipients and all(self._tree.lower(w) in _SELVES for w in recipients) and self._is_harm(trigger):
            return None  # "a man who killed himself"
        actors = [w for w in actors if not self._is_misread(w, recipients, trigger.plover)]
        parties = (*actors, *recipients)
        named = self._names(actors)
        if ruled_place is None and place in named:
            place = None  # "the war between Ethiopia and | Eritrea"
        recipients = [w for w in recipients if not (place and self._is_scene(w, trigger))]
        others = self._others(recipients, actors, trigger)
        if not (unreal or enough) and trigger.likely >= ENOUGH:
            enough = self._is_somebodys(trigger, bool(named), bool(others))
        if not (unreal or enough or parties) and (place or day):
            enough = self._is_nobodys(trigger, bool(ruled_place or ruled_day))
        if not trigger.noun and (not enough or (status == "denied" and not named and not others)):
            return None  # "nobody was | hurt"
        nowhere = not place or trigger.plover in _VERBAL - {"PROTEST"}
        unknown = bool(actors or recipients) or not (day or lasting)
        if enough and not named and not others and nowhere and status != "denied" and unknown:
            return None  # "they" of whom nothing is known, or nobody, no day
        spoken = self._tree.dependents(trigger.word, "obj") if trigger.plover in _ASKING and not others else []
        kept = [*trigger.words, *trigger.own, *spoken, *(w for w in parties if self._near(w, trigger.word))]
        if day is None and status == "occurred" and not lasting:
            day = self._around.day_of_entry(trigger)
        event = Event(
            article=page.article.id, evidence=(page.quote(kept),), said_by=page.said_by(trigger.word),
            modality="denied" if status == "denied" else "expected" if status == "planned" else "asserted",
            negated=status == "denied", confidence=round(min(trigger.likely, 1.0), 3), by=page.by, plover=plover, mode=mode,
            actors=named, recipients=others,
            place=place, date=day, status=status, duration=lasting,
        )  # fmt: skip
        return event, enough

    def _status(self, trigger: Trigger, day: str | None) -> EventStatus:
        ruled = status_of_deed(self._page, trigger, day)
        return put_right(self._seen, trigger, self._taken.get(trigger.word, "none"), ruled)

    def _refuses_by_not(self, trigger: Trigger) -> bool:
        """Say whether nothing but "not" or "no" tells a refusal: "would never | accept", "would | allow no flights"."""
        none = any(map(self._tree.is_none, self._tree.dependents(trigger.word, "obj")))
        return self._taken.get(trigger.word) != "REJECT" and (none or is_negated(self._page, trigger.word))

    def _only_stays(self, trigger: Trigger) -> bool:
        """Say whether somebody who is no force does not go away, which refuses nobody anything."""
        return self._tree.lower(trigger.word) in listed_verbs("going_away") and will_not(self._page, trigger)

    def _is_search(self, trigger: Trigger, actors: list[int], recipients: list[int]) -> bool:
        """Say whether a raid is one to search and arrest: "a police | raid at his farmhouse"."""
        tree = self._tree
        if not tree.lower(trigger.word).startswith("raid"):
            return False
        police = bool(actors) and all(tree.lower(w) in listed_nouns("searchers") for w in actors)
        return police or (not actors and any(tree.lower(w) in listed_nouns("searched") for w in recipients))

    def _captures_men(self, trigger: Trigger, recipients: list[int]) -> bool:
        """Say whether people are caught, and nothing is seized: "the capture of | the general"."""
        captured = self._tree.lower(trigger.word).startswith("captur")
        return captured and bool(recipients) and all(map(self._is_man, recipients))

    def _is_man(self, word: int) -> bool:
        entity = self._page.entity_at.get(word) or self._page.titled(word)
        return (entity is not None and entity.label == "PERSON") or self._tree.lower(word) in {"his", "her", "him"}

    def _names(self, words: Sequence[int]) -> tuple[str, ...]:
        """Return the names of those told, less pronouns that stand for nobody named."""
        names = (n for w in words for n in all_called(self._page, w))
        return tuple(dict.fromkeys(n for n in names if not is_nobody(n)))

    def _others(self, words: list[int], actors: list[int], trigger: Trigger) -> tuple[str, ...]:
        """Return the names of those acted upon; nobody is what acts upon it, whatever a chain says.

        Those only counted are people where force is used: "killed | 14".
        """
        named = self._names(actors)
        people = ((w, self._charged(w, trigger) or self._person(w, trigger.plover)) for w in words)
        names = [(w, n) for w, some in people for n in ((some,) if some else all_called(self._page, w))]
        told = (
            self._page.phrase(w) if name in named else name for w, name in names if self._tree.lower(w) not in _SELVES
        )
        return tuple(dict.fromkeys(n for n in told if not is_nobody(n)))

    def _charged(self, word: int, trigger: Trigger) -> str | None:
        """Return what those accused are called where the charge is read as part of their name: "accused | the guards | of
        bias".
        """
        tree, verb = self._tree, trigger.word
        charge = [c for c in tree.dependents(word, "nmod") if c > word and tree.cases(c) == {"of"}]
        told = any(tree.openers(c) & {"of", "for"} for c in tree.dependents(verb, "obl", "advcl", "ccomp", "xcomp"))
        read = bool(charge) and not told and verb < word and word not in self._page.entity_at
        if not read or tree.lower(verb) not in forms_of("accuse") | forms_of("suspect") | forms_of("convict"):
            return None
        return called(self._page, word).rpartition(" of ")[0] or None

    def _is_scene(self, word: int, trigger: Trigger) -> bool:
        """Say whether a place only tells where violence was: "the | Abra | shooting", "the battle of | Abra"."""
        tree, entity = self._page.tree, self._page.entity_at.get(word)
        if trigger.plover != "ASSAULT" or not trigger.noun or entity is None or entity.label != "LOCATION":
            return False
        of = "of" in tree.cases(word) and tree.lower(trigger.word) in listed_nouns("fights")
        return tree.relation(word) == "compound" or of or bool(tree.cases(word) & {"in", "at", "near"})

    def _is_misread(self, actor: int, recipients: list[int], plover: str) -> bool:
        """Say whether a pronoun is read as one whom it cannot mean: as one of those acted upon ("when | they | killed my
        son"), or as those who heard or nursed it ("Residents heard drones. | They | send them at midnight," X said), and
        so an arm of theirs: "the medics said | its | planes had struck".
        """
        theirs = self._tree.lower(actor) in listed_nouns("arms") and self._tree.owners(actor)
        if not any(self._tree.tag(w) == "PRON" for w in theirs or [actor]):
            return False
        name = called(self._page, actor)
        beside = plover == "ASSAULT" and class_of(name) in _BESIDE
        return beside or any(name == self._page.phrase(w) for w in recipients)

    def _is_harm(self, trigger: Trigger) -> bool:
        return trigger.plover == "ASSAULT" and self._tree.lower(trigger.word) in listed_verbs("harm")

    def _person(self, word: int, plover: str) -> str | None:
        """Return what persons are called to whom something is done: the Iraqis of "five Iraqis", no state."""
        if self._tree.lower(word) == "hostage" and self._tree.dependents(word, "nummod"):
            return "hostages"  # "take | three hostage"
        if plover in _FORCE and self._is_count(word):
            return self._counted_before(word) or "people"
        return some_of_people(self._page, word) or (those_of_people(self._page, word) if plover in _FORCE else None)

    def _counted_before(self, word: int) -> str | None:
        """Return what is counted in the clause before: rebels in "killed nine rebels and wounded | 12"."""
        tree, verb = self._tree, self._tree.head(word)
        above = tree.head(verb) if verb >= 0 and tree.relation(verb) == "conj" else -1
        before = objects_of(tree, above) if above >= 0 and tree.tag(above) == "VERB" else []
        return next((called(self._page, c) for c in before if c != word and tree.dependents(c, "nummod")), None)

    def _is_count(self, word: int) -> bool:
        """Say whether a phrase only counts: "14", "dozens", "at least nine"."""
        tree = self._tree
        number = tree.tag(word) == "NUM" or tree.lower(word) in _NUMBERED
        above = tree.head(word)
        if above >= 0 and any(tree.lower(c) == "down" for c in tree.children[above]):
            return False  # "84 were shot | down"
        told = [c for c in tree.dependents(word, "nmod", "flat") if c > word] + [
            c for c in tree.dependents(word, "det") if tree.lower(c) not in {"a", "that"}
        ]
        return number and word not in self._page.entity_at and not told

    def _near(self, word: int, trigger: int) -> bool:
        tree = self._tree
        return tree.same_sentence(word, trigger)

    def _is_outcome(self, trigger: Trigger) -> bool:
        """Say whether a verb tells the outcome of a deed that its subject names: "the shelling | killed eleven"."""
        tree = self._tree
        told = trigger.whom == "any" or tree.lower(trigger.word) in listed_verbs("harm")
        if trigger.noun or trigger.plover != "ASSAULT" or not told:
            return False
        verbs = [trigger.word, *([tree.head(trigger.word)] if tree.relation(trigger.word) == "conj" else [])]
        own = next((found for v in verbs if (found := tree.dependents(v, "nsubj"))), [])
        subjects = [w for c in own for w in acting(self._page, c)]
        return any((t := self._at.get(c)) is not None and t.noun and t.plover == "ASSAULT" for c in subjects)

    def _is_unsaid(self, trigger: Trigger) -> bool:
        """Say whether nothing is refused but to speak: "declined to comment"."""
        tree = self._tree
        if is_question(tree, trigger.word) or is_no_deed(self._page, trigger):
            return True
        if trigger.mode == "seize" and any(
            tree.lower(c) in listed_nouns("films") for c in tree.dependents(trigger.word, "obl")
        ):
            return True  # "was captured | on video"
        if trigger.plover == "REJECT" and tree.lower(trigger.word) in listed_verbs("answering"):
            return True  # "has not | responded"
        if not trigger.noun and self._is_mere_stance(trigger):
            return True
        if not trigger.noun and any(tree.lower(c) == "about" for c in tree.dependents(trigger.word, "mark")):
            return True  # "spoke | about quitting"
        below = tree.dependents(trigger.word, "xcomp")
        nameless = any(tree.lower(c) in {"anonymity", "comment"} for c in tree.dependents(trigger.word, "obj"))
        unsaid = nameless or any(tree.lower(c) in listed_verbs("unsaid") or self._is_wording(c) for c in below)
        return trigger.plover in {"REJECT", "REQUEST"} and unsaid

    def _is_wording(self, verb: int) -> bool:
        """Say whether one does no more than speak: "declined | to use the word", "to go into details"."""
        tree = self._tree
        words = [c for c in tree.dependents(verb, "obj", "obl") if tree.lower(c) in listed_nouns("wording")]
        return bool(words) and tree.lower(verb) in forms_of("use") | forms_of("go")

    def _is_mere_stance(self, trigger: Trigger) -> bool:
        """Say whether one only answers a charge, holds ground or braves danger: "pleaded | guilty", "defied | the storm"."""
        tree, verb = self._tree, trigger.word
        objects = tree.dependents(verb, "obj")
        if tree.lower(verb) in forms_of("plead"):
            return any(tree.lower(c) in {"guilty", "innocent"} for c in tree.children[verb])
        if tree.lower(verb) in forms_of("defy"):
            bidden = listed_nouns("bidden")
            return bool(objects) and not any(tree.lower(c) in bidden or self._page.is_actor(c) for c in objects)
        armed = any(tree.lower(w) in listed_nouns("armed") for w in subjects_of(self._page, verb))
        return trigger.plover == "SUPPORT" and tree.lower(verb) in forms_of("defend") and armed

    def _is_accident(self, trigger: Trigger) -> bool:
        """Say whether a verb of harm without a doer tells what no deed has done: "killed | in a flood", "when the ferry sank"."""
        tree = self._tree
        if trigger.noun or not self._is_harm(trigger):
            return False
        told = [trigger.word, *tree.dependents(trigger.word, "conj")]
        clauses = [trigger.word, *(c for w in told for c in tree.dependents(w, "advcl"))]
        clause = tree.clause_head(trigger.word)
        if tree.relation(clause) == "acl" and {tree.lower(c) for c in tree.children[clause]} & {"when", "where"}:
            over = tree.clause_head(tree.head(clause))
            clauses.append(over)
        near = [c for v in clauses for c in tree.dependents(v, "nsubj", "obl", "cop")]
        sunk = [v for v in clauses if tree.lower(v) in listed_verbs("mishaps")]
        crafts = {c for v in sunk for c in tree.dependents(v, "nsubj")}  # "when a | helicopter | crashed"
        armed = (c for c in near if tree.lower(c) in listed_nouns("arms") and c not in crafts)
        if any(deed_of(tree, c) == "ASSAULT" for c in near) or next(armed, None) is not None:
            return False  # "killed in a raid during a storm"
        return bool(sunk) or any(self._is_mishap(c) for c in near)

    def _is_mishap(self, noun: int) -> bool:
        """Say whether a noun names what happens without a doer; a fire is one, fire is not."""
        tree = self._tree
        if tree.tag(noun) != "NOUN" or noun in self._page.entity_at:
            return False
        if tree.lower(noun) not in {"fire", "fires"}:
            return tree.lower(noun) in listed_nouns("accidents")
        of_arms = tree.dependents(noun, "compound") or any(
            tree.cases(c) & {"from", "by", "between"} for c in tree.dependents(noun, "nmod")
        )
        return bool(tree.dependents(noun, "det")) and not of_arms

    def _is_long_ago(self, trigger: Trigger) -> bool:
        """Say whether a deed only tells since when something is: "since the truce began", not "missing since he was taken"."""
        tree = self._tree
        head = tree.clause_head(trigger.word)
        if head == trigger.word and trigger.plover in _FORCE and is_passive(tree, head):
            return False
        since = any(tree.lower(c) == "since" for c in tree.dependents(head, "mark"))
        return since and tree.relation(head) == "advcl"

    # Is enough told?

    def _is_somebodys(self, trigger: Trigger, done: bool, suffered: bool) -> bool:
        """Say whether it is told who did a deed or to whom it was done: a demand is somebody's, force is used on somebody.

        A truce or deal is spoken of far more often than made: "we hope for | a ceasefire".
        """
        if trigger.noun:
            if trigger.plover == "AGREE" or trigger.mode == "ceasefire":
                return False
            return done or (suffered and trigger.plover not in _VERBAL)
        by_thing = bool(self._tree.dependents(trigger.word, "nsubj")) and not is_passive(self._tree, trigger.word)
        return (suffered and (done or not by_thing)) or (done and trigger.plover not in _FORCE)

    def _is_nobodys(self, trigger: Trigger, by_itself: bool) -> bool:
        """Say whether a noun surely tells of one deed of which no more is known than when or where: "a blast in Gao".

        "The blast" is one told elsewhere, unless its own words tell when or where.
        """
        if not trigger.noun or trigger.plover not in {"ASSAULT", "COERCE", "PROTEST"} or trigger.likely < UNDOUBTED:
            return False
        lasts = self._tree.lower(trigger.word) in listed_nouns("fights") | _VAGUE
        return not lasts and (by_itself or not is_known(self._tree, trigger.word))

    def _tells_none(self, trigger: Trigger, actors: list[int], recipients: list[int], status: EventStatus) -> bool:
        """Say whether a word tells of no deed of its own, however sure the head is of it."""
        tree, word = self._tree, trigger.word
        if trigger.noun:
            return status == "called_for" and trigger.mode not in {*_UNDONE, "ceasefire"}
        if trigger.plover == "SUPPORT" and not recipients and tree.dependents(word, "ccomp"):
            return True  # "recognised | that it was late"
        if trigger.plover in {"SUPPORT", "AID"} and any(tree.lower(c) == "each" for c in tree.dependents(word, "obj")):
            return True  # "supporting | each other"
        return trigger.plover == "ACCUSE" and not actors and status == "hypothetical"  # "can be held responsible"

    def _verb_told(
        self, trigger: Trigger, actors: list[int], recipients: list[int], placed: bool, status: EventStatus
    ) -> bool:
        """Say whether a verb tells of a deed of somebody."""
        by_paper = any(
            self._tree.lower(c) in listed_nouns("sought") for c in self._tree.dependents(trigger.word, "nsubj")
        )  # "a warrant | charged him"
        passive = is_passive(self._tree, trigger.word) or (is_reduced(self._tree, trigger.word) and placed) or by_paper
        if trigger.mode in _UNDONE:
            return bool(actors or recipients or placed)
        if trigger.whom != "any":
            hit = trigger.plover == "ASSAULT" and (recipients or placed)
            return bool(actors or hit or (passive and (recipients or placed)))
        if trigger.plover in _FORCE and not recipients and status in {"hypothetical", "planned"}:
            return any(w in self._page.entity_at for w in actors)
        if trigger.plover in _FORCE:
            many = any(self._tree.dependents(w, "nummod") or self._tree.tag(w) == "NUM" for w in recipients)
            counted = self._tree.lower(trigger.word) in listed_verbs("harm") and many and not placed
            armed = self._roles.rules.is_armed(trigger.word)
            fights = self._tree.lower(trigger.word) in listed_verbs("fighting")
            somewhere = placed or bool(self._tree.dependents(trigger.word, "obl"))
            if fights and not recipients and actors and somewhere and self._tree.dependents(trigger.word, "nsubj"):
                return True  # "two clans | clashed in Leh"
            return bool(recipients) and bool(actors or armed or (passive and not counted))
        if trigger.plover in _ALONE:
            return bool(actors or (recipients and passive))
        asked = bool(self._tree.dependents(trigger.word, "obj", "xcomp", "ccomp", "obl", "advcl"))
        named = any(w in self._page.entity_at for w in recipients)
        return bool((actors or (passive and named)) and (recipients or asked))

    def _noun_told(
        self, trigger: Trigger, actors: list[int], recipients: list[int], placed: bool, status: EventStatus
    ) -> bool:
        """Say whether a noun tells of a deed of somebody, somewhere, some day, and not only of what is spoken of."""
        tree, noun = self._tree, trigger.word
        above = tree.head(noun)
        governed = above >= 0 and tree.relation(noun) in {"obj", "obl", "nsubj"} and tree.tag(above) == "VERB"
        over = tree.lower(above) if governed else ""
        happens = governed and over in listed_verbs("happening")
        if trigger.mode in _UNDONE:
            return bool(actors or recipients or placed)
        if trigger.mode == "ceasefire":
            begins = over in listed("ending") and tree.relation(noun) == "nsubj"
            return begins or bool(actors and over in listed("carrying"))
        parties = len(actors) + len(recipients)
        spoken = governed and over in listed_verbs("spoken") and not happens
        if trigger.plover == "REQUEST" and actors:
            return True
        if spoken or (above >= 0 and (other := self._at.get(above)) and other.plover in {"REQUEST", "REJECT"}):
            return trigger.plover in _FORCE and (parties > 1 or bool(recipients and placed))
        if recipients and undergoing(self._page, trigger):
            return True
        if trigger.plover in _VERBAL and not actors:
            return trigger.plover == "PROTEST" and happens
        definite = any(
            tree.lower(c) in _DETERMINERS or tree.syntax.relations[c] == "nmod:poss" for c in tree.children[noun]
        )
        vague = tree.lower(noun) in _VAGUE
        if not parties:
            return trigger.plover in {"ASSAULT", "PROTEST"} and happens and placed
        return bool(placed or parties > 1 or (definite and not vague) or happens)
