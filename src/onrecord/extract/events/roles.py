"""Who does a deed and who is acted upon, by the word that tells it."""

from onrecord.extract.events.frames import forms_of, is_passive, is_reduced, objects_of
from onrecord.extract.events.places import SETTLEMENTS
from onrecord.extract.events.role_bounds import only_brings, undergoing
from onrecord.extract.events.settings import outcomes_of
from onrecord.extract.events.status import is_negated
from onrecord.extract.events.subjects import (
    OF_STATE,
    acting,
    can_act,
    is_arm,
    is_country,
    is_opposed,
    is_town,
    names_place,
    owns_what_was_hit,
    subjects_of,
)
from onrecord.extract.events.triggers import ABOUT, Trigger, deed_of
from onrecord.extract.events.triggers import listed as verbs_listed
from onrecord.extract.events.words import listed, listed_verbs
from onrecord.extract.hearsay import without_part
from onrecord.extract.page import Page
from onrecord.gazetteer import gazetteer
from onrecord.vocabularies.load import words_in

_HIT = {"hit", "hits", "hitting"}
_AGAINST = {"on", "against", "at", "of", "with", "to", "upon", "for", "from", "into", "towards", "toward"}
_STRUCK = {"on", "against", "at", "of", "to", "upon", "into", "towards", "toward"}
_TOWARDS = {"on", "against", "at", "to", "upon", "with", "into", "towards", "toward", "through"}
_WITHIN = {"in", "at", "near", "from", "to", "into"}
_FORCE = {"ASSAULT", "COERCE"}
_OWN = {"its", "his", "her", "their"}
_SPOKEN = {"ACCUSE", "SUPPORT", "REJECT"}
_TAKING = {"seize", "investigate"}  # whose object may stand behind "of" and "over": "took control | of the port"
_PERSONAL = {"capture", "killing", "killings", "murder", "shooting", "death"}
_SUFFERED = {"release", "arrest", "abduct", "expel", "deport", "targeted"}  # whose possessor it was done to
_MUTUAL = {"AGREE", "CONSULT", "COOPERATE", "RETREAT", "ASSAULT"}


class Roles:
    """Finds those who do what a trigger tells and those acted upon, as heads of their phrases."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def of(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        """Return actors and recipients, each once."""
        actors, recipients = self._of_noun(trigger) if trigger.noun else self._of_verb(trigger)
        if trigger.whom == "swapped":
            actors, recipients = recipients, actors or self._tree.dependents(trigger.word, "nsubj")
        actors = [w for w in dict.fromkeys(actors) if can_act(self._page, w)]
        actors = [w for w in actors if w not in recipients] if trigger.noun else actors
        hosts = self._tree.lower(trigger.word) in listed_verbs("hosting") and not is_negated(self._page, trigger.word)
        if trigger.plover == "CONSULT" and not trigger.noun and hosts:
            actors, recipients = [*actors, *(w for w in recipients if w not in actors and can_act(self._page, w))], []
        kept = [w for w in dict.fromkeys(recipients) if w not in actors and self.is_target(w, trigger)]
        fights = self._tree.lower(trigger.word) in listed_verbs("fighting")
        if not trigger.noun and not kept and fights and not objects_of(self._tree, trigger.word):
            return actors[:1], actors[1:]  # "Iran and Iraq | fought | for years"
        return actors, kept

    # Verbs

    def _of_verb(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        tree, verb = self._tree, trigger.word
        if trigger.plover == "ASSAULT" and tree.lower(verb) in forms_of("lose") and trigger.whom != "swapped":
            return [], subjects_of(self._page, verb)  # "| Chad | lost 20 soldiers"
        if is_passive(tree, verb) or is_reduced(tree, verb):
            actors = self._agents(verb)
            if not actors and trigger.plover in {"MOBILIZE", "RETREAT"} and trigger.whom == "aimed":
                actors = [w for c in trigger.object for w in acting(self._page, c)]
            if not actors and trigger.mode in {"troops", "withdraw"}:
                actors = [w for c in objects_of(tree, verb) for w in acting(self._page, c)]
            return actors, [w for w in self._acted_upon(trigger) if w not in actors]
        return subjects_of(self._page, verb), self._acted_upon(trigger)

    def _agents(self, verb: int) -> list[int]:
        """Return by whom something was done; the last of joined passives tells it for all: "beaten and held | by X"."""
        tree = self._tree
        joined = [c for c in tree.dependents(verb, "conj") if not tree.dependents(c, "nsubj", "obj", "advcl")]
        told = ([c for c in tree.dependents(v, "obl") if "by" in tree.cases(c)] for v in (verb, *joined))
        return [w for c in next(filter(None, told), []) for w in acting(self._page, c)]

    def _acted_upon(self, trigger: Trigger) -> list[int]:
        tree, verb = self._tree, trigger.word
        if trigger.whom == "none":
            return self._threatened(verb) if trigger.plover in ABOUT else []
        whole = [c for c in objects_of(tree, verb) if c not in trigger.object or trigger.whom == "object"]
        whole = [c for c in whole if c not in trigger.words]
        whole += [c for c in tree.dependents(verb, "obl") if set(tree.dependents(c, "case")) & set(trigger.words)]
        if trigger.plover == "REQUEST" and self._asks_for(trigger):
            return self._asked_of(verb)
        objects = [w for c in whole if tree.tag(c) != "ADJ" for w in acting(self._page, c)]
        if trigger.plover == "COERCE" and objects and (robbed := self._robbed(verb, objects)):
            return robbed
        if trigger.plover in _SPOKEN:
            objects = [w for c in whole for w in self._meant(c)]
        aimed = [w for c in self._aimed(trigger) for w in acting(self._page, c)]
        if tree.lower(verb) in listed_verbs("blaming") and (blamed := self._blamed(verb)):
            return [w for c in blamed for w in acting(self._page, c)]
        if trigger.mode == "investigate" and not objects and not aimed:
            whether = (c for x in tree.dependents(verb, "ccomp") for c in tree.dependents(x, "nsubj"))
            return [w for c in whether for w in acting(self._page, c) if can_act(self._page, w)]
        if trigger.plover == "ACCUSE" and not objects and not aimed:
            return self._alleged(verb)
        if trigger.whom == "object":
            return objects
        if trigger.plover == "MOBILIZE" and not is_passive(tree, verb):
            return aimed  # those sent are not acted upon
        if trigger.whom == "aimed" or trigger.mode == "third-party":
            return aimed
        if not objects and not aimed and trigger.plover in ABOUT:
            return self._threatened(verb)
        return objects or aimed

    def _robbed(self, verb: int, taken: list[int]) -> list[int]:
        """Return from whom things are taken, by themselves or by what is theirs: "seized drugs | from the driver's car"."""
        tree, page = self._tree, self._page
        if any(w in page.entity_at or can_act(page, w) or tree.lower(w) in SETTLEMENTS for w in taken):
            return []
        sources = [c for c in tree.dependents(verb, "obl") if "from" in tree.cases(c)]
        sources += [
            n for c in tree.dependents(verb, "obj") for n in tree.dependents(c, "nmod") if "from" in tree.cases(n)
        ]
        told = [w for c in sources for w in (c, *tree.owners(c)) if can_act(page, w)]
        return [w for c in told for w in acting(page, c) if can_act(page, w)]

    def _alleged(self, verb: int) -> list[int]:
        """Return of whom something bad is said to be so: "alleged that | the firm | had hired thugs"."""
        tree, page = self._tree, self._page
        clauses = tree.dependents(verb, "ccomp")
        told = [
            w for c in clauses for w in (self._agents(c) if is_passive(tree, c) else subjects_of(page, c)) if can_act(page, w)
        ]  # fmt: skip
        return [w for w in told if tree.tag(w) != "PRON"]

    def _asks_for(self, trigger: Trigger) -> bool:
        """Say whether a verb governs what is asked for, not whom one asks: "demanded | justice", "called for | talks"."""
        tree = self._tree
        told = {tree.lower(w) for w in trigger.words}
        if "for" in told:
            return True
        return bool(told & listed_verbs("asking")) and not any(
            tree.lower(m) == "to" for c in tree.dependents(trigger.word, "xcomp") for m in tree.dependents(c, "mark")
        )

    def _asked_of(self, verb: int) -> list[int]:
        """Return of whom something is asked: "demanded an answer | from Chad", "demanded that | Chad | leave"."""
        tree, page = self._tree, self._page
        told = [c for c in tree.dependents(verb, "obl", "iobj") if tree.cases(c) & {"of", "from", "to", "with"}]
        told += tree.dependents(verb, "iobj")
        for thing in (c for c in tree.dependents(verb, "obj", "obl") if tree.lower(c) in listed("owed")):
            told += tree.owners(thing)
            told += [c for c in tree.dependents(thing, "nmod") if tree.cases(c) & {"of", "by", "from"}]
        for clause in tree.dependents(verb, "ccomp", "advcl"):
            if any(tree.lower(m) in {"that", "for"} for m in tree.dependents(clause, "mark")) and not is_passive(
                tree, clause
            ):
                told += tree.dependents(clause, "nsubj")
        return [w for c in dict.fromkeys(told) for w in acting(page, c) if can_act(page, w)]

    def _blamed(self, verb: int) -> list[int]:
        """Return those on whom a deed is blamed: "blamed the blast | on separatists"."""
        tree = self._tree
        told = [
            *tree.dependents(verb, "obl"),
            *(c for o in tree.dependents(verb, "obj") for c in tree.dependents(o, "nmod")),
        ]
        return [c for c in told if tree.cases(c) == {"on"} and c not in self._page.time_words]

    def _threatened(self, verb: int) -> list[int]:
        """Return those to whom somebody threatens to do something: "threatened to close the border | with Iraq"."""
        tree = self._tree
        below = [c for x in tree.dependents(verb, "xcomp", "ccomp") for c in tree.dependents(x, "obj", "obl")]
        below += [n for c in below for n in tree.dependents(c, "nmod")]
        return [w for c in below if not self._is_place(c) for w in self._meant(c) if can_act(self._page, w)]

    def _meant(self, word: int) -> list[int]:
        """Return whose the thing is that somebody speaks of: the minister of "the minister's decision", else the thing."""
        tree, page = self._tree, self._page
        if can_act(page, word) or tree.tag(word) not in {"NOUN", "PROPN"}:
            return [*acting(page, word)]
        owners = tree.owners(word)
        owners += [c for c in tree.dependents(word, "compound", "amod") if self._names_actor(c)]
        led = {"by", "from", "between"} | (set() if deed_of(tree, word) == "ASSAULT" else {"of"})
        below = tree.dependents(word, "nmod")
        owners += [c for c in below if tree.cases(c) & led]
        owners += [n for c in below for n in tree.dependents(c, "nmod") if tree.cases(n) & {"by", "from"}]
        owners += [
            n for c in tree.dependents(word, "acl") for n in tree.dependents(c, "obl") if tree.cases(n) == {"by"}
        ]
        owners = [c for c in owners if not only_brings(tree, c)]
        found = [w for c in owners for w in acting(page, c) if can_act(page, w)]
        return found or [word]

    def _aimed(self, trigger: Trigger) -> list[int]:
        tree, verb = self._tree, trigger.word
        told = tree.dependents(verb, "obl", "iobj")
        over = [*trigger.object, *tree.dependents(verb, "obj")]
        over += tree.dependents(verb, "obl") if trigger.plover == "REQUEST" else []
        told += [c for o in over for c in tree.dependents(o, "nmod")]
        own = [w for x in tree.dependents(verb, "xcomp") for w in tree.dependents(x, "obl")]
        more = {"of", "over"} if trigger.mode in _TAKING else set[str]()
        if trigger.mode == "third-party":
            more = {"between"}
            told += [c for o in objects_of(tree, verb) for c in tree.dependents(o, "nmod")]
        if any(tree.lower(c) in {"warrant", "warrants"} for c in trigger.object):
            more = {"for"}
        cases = _TOWARDS | more | ({"behind"} if trigger.plover == "SUPPORT" else set())
        found = [c for c in (*told, *own) if tree.cases(c) & cases or tree.relation(c) == "iobj"]
        return [c for c in found if "against" in tree.cases(c)] or found  # "filed a case at a station | against her"

    # Nouns

    def _of_noun(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        tree, page, noun = self._tree, self._page, trigger.word
        inner = [c for t in tree.dependents(noun, "nmod") for c in tree.dependents(t, "nmod")]
        own = [*tree.dependents(noun, "nmod", "obl"), *inner]
        laid = self._laid_on(noun)
        by = [w for c in (*(c for c in own if "by" in tree.cases(c)), *laid) for w in acting(page, c)]
        if trigger.plover in _MUTUAL:
            by += [w for c in own if "between" in self._tree.cases(c) for w in self._two(c)]
        owners = tree.owners(noun)
        if trigger.plover in {"PROTEST", "REQUEST", "AGREE", "CONSULT", "ACCUSE", "SUPPORT"}:
            owners += [c for c in tree.dependents(noun, "nmod") if self._tree.cases(c) & {"from"}]
        before = tree.dependents(noun, "compound", "amod")
        named = [c for c in before if self._names_actor(c) and not is_opposed(tree, c)]
        named = [c for c in named if c in page.entity_at] or named  # "an | Israeli | army raid"
        if suffered := self._suffered(trigger):
            return by, suffered
        hit = [c for c in tree.dependents(noun, "compound") if self._names_victim(noun, c)]
        if trigger.plover == "ASSAULT":
            named = [c for c in named if c not in hit and not owns_what_was_hit(page, c)]
            owners = [c for c in owners if not self._is_scene(noun, c)]
        actors = by or [w for c in (*owners, *named) if self._acts(c) for w in acting(page, c)]
        against = _AGAINST
        if trigger.plover == "ASSAULT":  # "attack | with explosives", "war | for independence", "clash | with rebels"
            against = _STRUCK | {"with"} if tree.lower(noun) in listed("fights") else _STRUCK
        if tree.lower(noun) in listed("waged"):  # "the aggression | of Karvia | against its neighbour"
            against = against - {"of"}
            actors = actors or [w for c in tree.dependents(noun, "nmod") if tree.cases(c) == {"of"} and self._acts(c) for w in acting(page, c)]
        targets = [
            w for c in tree.dependents(noun, "nmod") if tree.cases(c) & against and not self._is_place(c)
            and c not in trigger.words and c not in laid for w in acting(page, c)
        ]  # fmt: skip
        if trigger.plover == "ASSAULT":
            targets = (targets or hit) + self._killed_by(noun)
        if trigger.plover == "PROTEST" and not targets:
            targets = [c for c in before if self._names_actor(c) and is_opposed(tree, c)]
        if trigger.plover in _SPOKEN:
            targets = [m for w in targets for m in self._meant(w)]
        return self._carried(trigger, actors, targets, bool(by))

    def _laid_on(self, noun: int) -> list[int]:
        """Return who did a deed as a verb beside its noun tells: "the raid, carried out by | Chad", "blamed the raid on | Chad"."""
        tree, above = self._tree, self._tree.head(noun)
        found = self._blamed(above) if above >= 0 and tree.lower(above) in listed_verbs("blaming") else []
        for verb in tree.dependents(noun, "acl"):
            by = {"by"} if tree.lower(verb) in listed_verbs("perpetrating") else set[str]()
            led = {"on", "to"} if tree.lower(verb) in listed_verbs("blaming") else by
            found += [c for c in tree.dependents(verb, "obl") if tree.cases(c) & led and c not in self._page.time_words]
        return found

    def befell(self, trigger: Trigger) -> list[int]:
        """Return whom a deed befell by the way it is told: "| the envoy's | murder", "the embassy | blasts", "the blast |
        killed | nine pupils".
        """
        tree, noun = self._tree, trigger.word
        if not trigger.noun:
            return []
        hit = [c for c in tree.dependents(noun, "compound") if trigger.plover == "ASSAULT" and self._names_victim(noun, c)]
        told = undergoing(self._page, trigger) or self._suffered(trigger) or hit
        return [*told, *(w for w in self._killed_by(noun) if trigger.plover == "ASSAULT")]

    def _killed_by(self, noun: int) -> list[int]:
        """Return whom a deed's noun killed or hurt, as the verb above it or of the clause that describes it tells."""
        tree = self._tree
        verbs = [tree.head(noun)] if tree.syntax.relations[noun] == "nsubj" else []
        verbs += outcomes_of(tree, noun)
        harming = [v for v in verbs if tree.lower(v) in listed_verbs("harm") and not is_passive(tree, v)]
        return [w for v in harming for c in tree.dependents(v, "obj") for w in acting(self._page, c)]

    def _suffered(self, trigger: Trigger) -> list[int]:
        """Return whose the deed is that was done to them: "| the envoy's | murder", not "the envoy's | murder of a guard"."""
        tree, noun = self._tree, trigger.word
        if trigger.mode not in _SUFFERED and tree.lower(noun) not in _PERSONAL:
            return []
        if any("of" in tree.cases(c) for c in tree.dependents(noun, "nmod")):
            return []
        owners = tree.owners(noun)
        return [w for c in owners for w in acting(self._page, c)]

    def _two(self, word: int) -> list[int]:
        """Return both of those between whom something is: "between the mayor of Leh and | the envoy"."""
        tree = self._tree
        found = [*acting(self._page, word)]
        if len(found) > 1:
            return found
        inner = [d for c in tree.dependents(word, "nmod") for d in tree.dependents(c, "conj")]
        return [*found, *(w for d in inner for w in acting(self._page, d))]

    def _carried(
        self, trigger: Trigger, actors: list[int], targets: list[int], by: bool
    ) -> tuple[list[int], list[int]]:
        """Add those who carry the deed out and whom it hits, by the verb above its noun."""
        tree, page, noun = self._tree, self._page, trigger.word
        above = tree.head(noun)
        relation = tree.syntax.relations[noun]
        if above >= 0 and tree.lower(above) == "responsibility" and tree.head(above) >= 0:
            claimed = tree.head(above)
            return actors or subjects_of(page, claimed), targets
        if without_part(tree, noun):
            return actors, targets
        if faced := undergoing(page, trigger):
            return [w for w in actors if w not in faced], faced
        if self._tree.cases(noun) & {"behind", "on"} and not actors:
            actors = [w for c in self._tree.dependents(noun, "nsubj") for w in acting(page, c)]
        if above < 0 or tree.tag(above) != "VERB":
            return actors, targets
        if (
            trigger.plover in {"SUPPORT", "AID"}
            and relation == "obj"
            and tree.lower(above) in listed_verbs("receiving")
        ):
            led = [*tree.dependents(noun, "nmod"), *tree.dependents(above, "obl")]
            givers = [w for c in led if tree.cases(c) & {"from", "of"} for w in acting(page, c) if can_act(page, w)]
            return (givers or actors), (subjects_of(page, above) if givers else targets)
        carries = tree.lower(above) in verbs_listed("carrying") | listed_verbs("going")
        if tree.lower(above) in listed_verbs("outliving") and tree.lower(noun) not in listed("fights"):
            targets += subjects_of(page, above)
        if relation in {"obj", "compound"} and carries and any(tree.tag(w) == "PRON" for w in actors):
            actors = subjects_of(page, above)
        if trigger.plover in _MUTUAL and not actors:
            actors = [
                w for c in tree.dependents(above, "obl") if "between" in self._tree.cases(c) for w in acting(page, c)
            ]
        if relation in {"obj", "compound"} and carries and not actors:
            actors = subjects_of(page, above)
            targets += [w for c in tree.dependents(above, "obl") if self._tree.cases(c) & _TOWARDS and not self._is_place(c)
                        for w in acting(page, c)]  # fmt: skip
        if relation == "nsubj:pass" and carries and not actors:
            actors = [w for c in tree.dependents(above, "obl") if "by" in self._tree.cases(c) for w in acting(page, c)]
        if relation == "obl" and self._tree.cases(noun) & {"with"} and not actors:
            charged = tree.lower(above) in listed_verbs("charging")  # "charged | her | with assault"
            actors = (
                [w for c in objects_of(tree, above) for w in acting(page, c)] if charged else subjects_of(page, above)
            )
        if tree.relation(noun) == "nsubj" and trigger.plover == "ASSAULT" and not is_passive(tree, above):
            targets += (
                [] if by else [c for c in tree.dependents(above, "obl") if self._tree.cases(c) & {"on", "against"}]
            )
        return actors, targets

    def _names_actor(self, word: int) -> bool:
        """Say whether an adjective or noun before a deed's noun names who does it: a people, a body, a country."""
        entity = self._page.entity_at.get(word)
        if entity is None:
            return self._tree.lower(word) in listed("groups") | OF_STATE
        if names_place(self._page, word):
            return False
        if entity.label == "LOCATION":
            return is_country(self._page, word)
        return entity.label in {"NORP", "ORGANIZATION", "PERSON"}

    def _names_victim(self, noun: int, word: int) -> bool:
        """Say whether a name before a deed's noun tells whom it hit: "the Okoro | shooting", "the embassy | bombings"."""
        tree, entity = self._tree, self._page.entity_at.get(word)
        if tree.lower(word) in OF_STATE and any(c in self._page.entity_at for c in tree.children[word]):
            return False  # "a Congolese | army | attack"
        if tree.lower(word) in listed("abroad", "embassies", "buildings"):
            return entity is None or entity.label in {"FACILITY", "ORGANIZATION"}
        if entity is None or tree.tag(word) != "PROPN":
            return False
        people = entity.label == "NORP" and gazetteer().country_of_people(self._page.text[entity.start : entity.end])
        return entity.label == "PERSON" or (entity.label == "NORP" and not people and tree.lower(noun) in _PERSONAL)

    def _is_scene(self, noun: int, owner: int) -> bool:
        """Say whether a land only tells where violence is: "Utopia's | civil war", not "Utopia's war | on Erewhon"."""
        tree = self._tree
        told = any(tree.cases(c) & {"on", "against", "in", "with", "upon"} for c in tree.dependents(noun, "nmod"))
        return tree.lower(noun) in listed("between") and is_country(self._page, owner) and not told

    def _acts(self, word: int) -> bool:
        entity = self._page.entity_at.get(word)
        return entity is None or entity.label in {"PERSON", "ORGANIZATION", "NORP", "LOCATION"}

    # Whom

    def is_target(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase can be acted upon; force hits whatever can be hit, the rest only those who can act."""
        tree, page = self._tree, self._page
        if word in self._page.time_words or tree.tag(word) not in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
            return False
        lower = tree.lower(word)
        if not self._is_somebody(word, trigger):
            return False
        if trigger.plover == "REQUEST" and self._is_asked_for(word, trigger):
            return False
        if trigger.plover == "ASSAULT" and lower in listed("thrown") and word not in page.entity_at:
            return False
        if trigger.plover == "MOBILIZE" and tree.head(word) == trigger.word and self._is_sent(word, trigger):
            return False  # "massed | troops", "the deployment of | troops"
        if trigger.plover == "MOBILIZE" and lower in listed("grounds_sent_to") and word not in page.entity_at:
            return False  # "sent marines to | the region"
        own = tree.relation(word) == "obj" and any(tree.lower(c) in _OWN for c in tree.children[word])
        if (trigger.plover, trigger.mode) == ("RETREAT", "withdraw") and own:
            return False  # "withdrew | its army"
        if trigger.plover == "COOPERATE" and tree.cases(word) & {"on", "over", "in"}:
            return False  # "cooperation on | the pipeline"
        if trigger.plover == "CONSULT" and is_town(self._page, word):
            return False  # "flew to | Salta"
        if page.is_actor(word):
            return True
        if lower in listed("grounds") and tree.lower(trigger.word) in _HIT and not self.is_armed(trigger.word):
            return False
        if trigger.plover in _FORCE:
            return word in page.entity_at or (lower not in listed("abstract") and deed_of(tree, word) not in _FORCE)
        if trigger.plover in {"RETREAT", "SANCTION", "AID", "MOBILIZE"}:
            return can_act(page, word) or trigger.whom == "object" or trigger.mode == "release"
        return can_act(page, word)

    def _is_asked_for(self, word: int, trigger: Trigger) -> bool:
        """Say whether somebody is only whom another is to do something to: "demanded the release of | the crew", "want | the
        crew | freed".
        """
        tree, noun = self._tree, self._tree.head(word)
        if noun == trigger.word and tree.relation(word) == "obj":
            done = [c for c in tree.dependents(noun, "xcomp", "ccomp") if not tree.dependents(c, "obj", "nsubj")]
            return any(is_passive(tree, c) or tree.lower(c).endswith("ed") for c in done)
        wanted = tree.head(noun) == trigger.word and tree.relation(noun) in {"obj", "obl"} and "of" in tree.cases(word)
        return wanted and tree.lower(noun) not in listed("owed") and deed_of(tree, noun) == "RETREAT"

    def _is_sent(self, word: int, trigger: Trigger) -> bool:
        return self._tree.relation(word) == "obj" or (trigger.noun and "of" in self._tree.cases(word))

    def _is_somebody(self, word: int, trigger: Trigger) -> bool:
        """Say whether a phrase means no mere place, paper or notion: not the strait one sails through, no "justice"."""
        tree, entity = self._tree, self._page.entity_at.get(word)
        if entity is None:
            bare = not tree.dependents(word, "det", "compound", "nmod", "nummod")
            return not (bare and tree.lower(word) in words_in("deeds", "notions"))
        if entity.label == "MISC" and trigger.plover not in _FORCE:
            return tree.lower(word) not in listed("laws")
        fights = tree.lower(trigger.word) in listed_verbs("fighting")
        if entity.label in {"LOCATION", "FACILITY"} and (fights or trigger.plover == "MOBILIZE"):
            return not tree.cases(word) & (_WITHIN | {"through", "across"}) or is_country(self._page, word)
        return True

    def is_armed(self, verb: int) -> bool:
        """Say whether arms do what a verb tells: "jets | struck a bridge", "a rocket | hit the market"."""
        tree = self._tree
        flying = tree.lower(verb) not in _HIT  # planes hit storms too
        subjects = tree.dependents(verb, "nsubj")
        return any(tree.lower(c) in listed("thrown") or (flying and is_arm(tree, c)) for c in subjects)

    def _is_place(self, word: int) -> bool:
        entity = self._page.entity_at.get(word)
        return bool(entity and entity.label in {"LOCATION", "FACILITY"} and self._tree.cases(word) & _WITHIN)
