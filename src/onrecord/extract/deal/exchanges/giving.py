"""Who gives or gets those who are given in an exchange."""

from functools import cached_property

from onrecord.annotate.once import once
from onrecord.extract.deal.exchanges.captives import words
from onrecord.extract.deal.exchanges.holding import Holding
from onrecord.extract.people import both_words
from onrecord.extract.two_sides import means_sides

_BESIDE = {"through", "by", "with", "in", "at", "after", "during", "via", "under"}  # lead no one who is asked
_RELATIVES = {"whom", "who", "that", "which"}
_AGENT = 7  # words from a passive deed to who does it
_UP = {"conj", "nmod", "appos"}


class Giving(Holding):
    """Finds by whom captives are given."""

    @once
    def giver(self, given: int) -> int | None:
        """Return the head of who gives those of a phrase: by the deed, a gap, an agent, else who holds them."""
        gapped = self.captives.gapped(given)
        if gapped is not None:
            return None if self._gapped_gets(given) else gapped
        agent = self._agent_below(given)
        if agent is not None:
            return agent
        side = self._whose_side(given)
        if side is not None:
            return side
        deed = self.deed(given)
        if self.captives.wanted_free(given) is not None:
            return self.holder(given)
        if deed is not None and self._gets(deed):
            return self._from(deed) or self._whence(given) or self.holder(given)
        if deed is not None:
            taken = self.receiver(given) is not None
            by_deed = (self._from(deed) or self._whence(given)) if taken else self.doer(deed)
            by_deed = self._carried_from(deed) if by_deed is None else by_deed
            by_deed = self._beside(deed) if by_deed is None and not taken else by_deed
            if by_deed is not None:
                return by_deed
        return self._left(given) or self.holder(given)

    def _left(self, given: int) -> int | None:
        """Return whom captives leave: "181 detainees are leaving | Houthi | prisons", "254 have left | Ethiopia"."""
        tree, verb = self.tree, self.tree.head(given)
        if verb < 0 or tree.relation(given) != "nsubj" or tree.lower(verb) not in words("leaving"):
            return None
        left = tree.dependents(verb, "obj")
        jailers = [
            c for o in left if tree.lower(o) in words("jails") for c in tree.dependents(o, "amod", "compound", "nmod")
        ]
        return next((w for w in (*jailers, *left) if self._acts(w) or w in self.page.entity_at), None)

    def _whose_side(self, given: int) -> int | None:
        """Return whose side of the bargain it is to give them: "Pretoria's side of the bargain was the return of 133 men"."""
        tree, deed = self.tree, self.deed(given)
        told = tree.dependents(deed, "nsubj") if deed is not None and tree.tag(deed) == "NOUN" else []
        owners = [c for s in told for c in tree.owners(s)]
        return next((c for c in owners if self._acts(c)), None)

    def is_held(self, given: int) -> bool:
        """Say whether those of a phrase are told to be captives or dead, or are freed or held by somebody."""
        tree, deed = self.tree, self.deed(given)
        taken = {tree.lower(c) for c in tree.dependents(given, "amod", "acl")} & words("captured")
        named = (
            tree.lower(given) in words("captives") or self.captives.person(given) or tree.tag(given) in {"NUM", "PRON"}
        )
        freed = deed is not None and (tree.lower(deed) in words("freeing", "letting", "deeds") or self._sets_free(deed))
        of = any(tree.lower(c) in words("captives") for c in tree.dependents(given, "nmod"))
        near = range(deed + 1, min(deed + 3, len(tree.words))) if deed is not None else range(0)
        verb = tree.head(given)
        near = range(verb + 1, min(verb + 3, len(tree.words))) if verb >= 0 and tree.tag(verb) == "VERB" else near
        beside = tree.dependents(verb, "advmod", "compound") if verb >= 0 else ()
        home = any(tree.lower(w) in {"home", "back"} for w in (*near, *beside)) or self.captives.as_many(given)
        return bool(taken) or home or named or freed or of or self.kept_by(given) is not None

    def _sets_free(self, deed: int) -> bool:
        tree = self.tree
        return tree.lower(deed) == "set" and any(
            tree.lower(c) == "free" for c in tree.dependents(deed, "xcomp", "advmod")
        )

    def receiver(self, given: int) -> int | None:
        """Return who gets those of a phrase: "Ukraine got back 103 men", "Nigeria secured the release of 82 girls"."""
        if self._gapped_gets(given):
            return self.captives.gapped(given)
        tree, deed = self.tree, self.deed(given)
        if deed is not None and tree.tag(deed) == "NOUN":
            deed = tree.head(deed)
            return self.doer(deed) if deed >= 0 and tree.lower(deed) in words("securing") else None
        return self.doer(deed) if deed is not None and self._gets(deed) else None

    def _gapped_gets(self, given: int) -> bool:
        """Say whether the verb left out is one of getting: "X got back 75 men and Y | the same number"."""
        at, deed = given, None
        while deed is None and at >= 0 and self.tree.relation(at) in {"conj", "appos", "flat"}:
            at = self.tree.head(at)
            deed = self.deed(at)
        return self.captives.gapped(given) is not None and deed is not None and self._gets(deed)

    def _gets(self, deed: int) -> bool:
        """Say whether who does a deed gets those whom it tells of: "received", "got back", "brought home"."""
        tree = self.tree
        near = {tree.lower(w) for w in range(deed + 1, min(deed + 3, len(tree.words)))}
        carried = [c for c in tree.dependents(deed, "nsubj") if tree.lower(c) in words("vehicles")]
        behind = range(deed + 1, min(deed + 2 * _AGENT, len(tree.words)))
        over = tree.lower(deed) in {"took", "takes", "take", "taken"} and any(tree.lower(w) == "from" for w in behind)
        home = tree.lower(deed) in words("bringing") and (bool(near & {"home", "back"}) or over) and not carried
        return tree.lower(deed) in words("receiving") - words("bringing") or home

    @once
    def deed(self, given: int) -> int | None:
        """Return the verb by which those of a phrase are given."""
        return self._given_later(given) or self._given_by(given)

    def _given_later(self, given: int) -> int | None:
        """Return the deed told of a pronoun for those whom somebody holds: "captured two soldiers and would | give them up"."""
        tree, above = self.tree, self.tree.head(given)
        if above < 0 or tree.relation(given) != "obj" or tree.lower(above) not in words("holding"):
            return None
        told = tree.sentences[tree.sentence_of(given)]
        pronouns = {"them"} if tree.lower(given).endswith("s") else {"him", "her"}
        for word in range(given + 1, told.last):
            if tree.lower(word) in pronouns and tree.relation(word) in {"obj", "iobj"}:
                return tree.head(word) if tree.lower(tree.head(word)) in words("releasing") else None
        return None

    def _given_by(self, given: int) -> int | None:
        tree, at = self.tree, given
        for _ in range(4):
            if "for" in self.captives.cased(at) or tree.lower(max(self.captives.first(at) - 1, 0)) == "for":
                return None  # what is given in return for another
            above = tree.head(at)
            if above < 0:
                return None
            if (freed := self.captives.wanted_free(at)) is not None:
                return freed
            if (
                tree.lower(above) in words("leaving")
                and tree.head(above) >= 0
                and tree.lower(tree.head(above)) in words("releasing")
            ):
                return tree.head(above)  # "let 1,000 captives go"
            if tree.tag(above) in {"VERB", "AUX"}:
                known = words("releasing", "swapping", "receiving")
                return above if tree.lower(above) in known else None
            taken = tree.head(above)
            if tree.lower(above) == "delivery" and taken >= 0 and tree.lower(taken) in words("receiving"):
                return taken  # "took delivery of 41 bodies"
            if tree.lower(above) in words("deeds") and tree.relation(at) == "nmod":
                return above
            counting = tree.tag(above) == "NUM" or tree.lower(above) in words("lots") or self.captives.is_head(above)
            if tree.relation(at) not in _UP or not counting:
                return None
            at = above
        return None

    def doer(self, deed: int) -> int | None:
        """Return who does a deed: the subject if active, the agent if passive, or the subject it shares."""
        tree, at = self.tree, deed
        while at >= 0:
            verbs = (at, *(c for c in tree.dependents(at, "xcomp") if tree.lower(c) in words("leaving")))
            agents = [c for v in verbs for c in tree.dependents(v, "obl", "nmod") if "by" in self.captives.cased(c)]
            subjects = [c for c in tree.dependents(at, "nsubj") if tree.syntax.relations[c] != "nsubj:pass"]
            for word in (*agents, *reversed(subjects)):
                if (self._acts(word) or (word in subjects and at == deed and self._may_act(word))) and (
                    word < deed or word in agents
                ):
                    return word
            misread = [c for c in tree.dependents(at, "obj") if c < at and c in self.page.entity_at]
            if misread and not subjects and len(tree.dependents(at, "obj")) > 1:
                return misread[0]  # "expected | Baku | to send back"
            ordered = self._infinitive_of(at)
            if ordered is not None and not subjects:
                at = ordered  # "signed a decree to free"
                continue
            asked = (
                [
                    c
                    for c in tree.dependents(tree.head(at), "obj", "obl")
                    if c < at and self._acts(c) and not self.captives.cased(c) & _BESIDE
                ]
                if tree.head(at) >= 0
                else []
            )
            if asked and tree.relation(at) in {"xcomp", "advcl"} and not subjects:
                return asked[-1]  # "called for the army to give"
            passive = at != deed or not any(
                tree.syntax.relations[c] == "nsubj:pass" for c in tree.dependents(at, "nsubj")
            )
            if (
                tree.relation(at) not in {"xcomp", "conj", "ccomp", "advcl"}
                or not passive
                or (subjects and at == deed and not self._only_later(subjects, deed))
            ):
                return None
            at = self._saying_of(tree.head(at)) if tree.relation(at) == "conj" else tree.head(at)
        return None

    def _saying_of(self, verb: int) -> int:
        """Return the verb by which somebody says that another holds captives, else the verb: "X | says Y holds 20 men and offered"."""
        tree = self.tree
        told = tree.relation(verb) == "ccomp" and tree.lower(verb) in words("holding")
        return tree.head(verb) if told else verb

    def _only_later(self, subjects: list[int], deed: int) -> bool:
        return all(s > deed for s in subjects)

    def _infinitive_of(self, verb: int) -> int | None:
        """Return the verb above the noun that an infinitive tells of."""
        tree = self.tree
        if tree.relation(verb) != "acl" or not any(tree.lower(c) == "to" for c in tree.dependents(verb, "mark")):
            return None
        above = tree.head(tree.head(verb))
        return above if above >= 0 and tree.tag(above) == "VERB" else None

    def _from(self, deed: int) -> int | None:
        return next(
            (
                c
                for c in self.tree.dependents(deed, "obl", "nmod")
                if "from" in self.captives.cased(c) and self._acts(c)
            ),
            None,
        )

    def _whence(self, given: int) -> int | None:
        """Return the actor led by "from" right behind a phrase, wherever the parser hangs it."""
        tree = self.tree
        told = tree.sentences[tree.sentence_of(given)]
        at = next((w for w in range(given + 1, min(given + _AGENT, told.last)) if tree.lower(w) == "from"), None)
        behind = range(at + 1, min(at + _AGENT, told.last)) if at is not None else range(0)
        return next((w for w in behind if self._acts(w) or w in self.page.entity_at), None)

    def _carried_from(self, deed: int) -> int | None:
        """Return whence those are brought where only vehicles bring them: "lorries brought the bodies from Russia"."""
        tree = self.tree
        carrying = [c for c in tree.dependents(deed, "nsubj") if tree.lower(c) in words("vehicles")]
        return self._whence(max(tree.dependents(deed, "obj"), default=deed)) if carrying else None

    def _beside(self, deed: int) -> int | None:
        """Return the actor nearest before a deed of giving whose subject the parser lost, or behind its "by"."""
        tree = self.tree
        told = tree.sentences[tree.sentence_of(deed)]
        if tree.tag(deed) != "VERB" or tree.dependents(deed, "nsubj"):
            return None
        if tree.dependents(deed, "aux") and tree.lower(deed - 1) in words("passive"):
            agents = [w for w in range(deed + 1, min(deed + _AGENT, told.last)) if tree.lower(w) == "by"]
            behind = range(agents[0] + 1, min(agents[0] + _AGENT, told.last)) if agents else range(0)
            return next((w for w in behind if self._acts(w)), None)
        for word in range(deed - 1, told.first - 1, -1):
            if tree.lower(word) in {";", ":"} or (tree.tag(word) == "VERB" and tree.relation(word) == "root"):
                return None
            named = word in self.page.entity_at or self.page.is_actor(word)
            if named and self._acts(word) and tree.tag(word) != "PRON" and not self.captives.cased(word):
                return word
        return None

    def _agent_below(self, given: int) -> int | None:
        tree = self.tree
        below = [c for c in tree.dependents(given, "nmod", "obl") if "by" in self.captives.cased(c)]
        if not below and (by := self.captives.by_whom(given)) is not None:
            below = [c for c in range(by + 1, min(by + 4, len(tree.words))) if tree.tag(c) in {"PROPN", "NOUN"}]
        return next((c for c in below if self._acts(c)), None)

    def recipient(self, given: int) -> int | None:
        """Return to whom those of a phrase are given: "hand Israel the bodies", "returned 100 men to Russia"."""
        tree, deed = self.tree, self.deed(given)
        if deed is None:
            return None
        told = [c for c in tree.dependents(deed, "iobj") if self._acts(c)]
        to = [c for c in tree.dependents(deed, "obl") if "to" in self.captives.cased(c)]
        between = words("go_betweens")
        return next(
            (c for c in (*told, *to) if not {tree.lower(w) for w in tree.below(c)} & between and self._is_side(c)), None
        )

    def _is_side(self, word: int) -> bool:
        entity = self.page.entity_at.get(word)
        called = self.tree.lower(word) in words("of_rebels", "states")
        return called if entity is None else entity.label in {"LOCATION", "ORGANIZATION", "NORP"}

    def are_several(self, word: int) -> bool:
        """Say whether a word means more than one who gives: "the two sides"."""
        return self.tree.lower(word) in both_words() or means_sides(self.page, word)

    def giver_elsewhere(self, given: int, but: str | None) -> int | None:
        """Return who is told elsewhere to give the same ones: "Hamas will hand the soldier over"."""
        kind, one = self.captives.kind(given), not self.tree.lower(given).endswith("s")
        for other in self.said_to_be_given:
            giver = self.giver(other)
            near = abs(self.tree.sentence_of(other) - self.tree.sentence_of(given)) <= 1
            same = self.captives.kind(other) == kind or (one and near and self.captives.person(other))
            if other != given and giver is not None and same and self.page.name_of(giver) != but:
                return giver
        return None

    def held_elsewhere(self, given: int) -> int | None:
        """Return who is told anywhere to have held them: "the Front, which had held them"."""
        tree = self.tree
        here = tree.sentence_of(given)
        near = tree.sentences[here : here + 2]
        for verb in range(near[0].first, near[-1].last):
            objects = tree.dependents(verb, "obj")
            same = any(
                tree.lower(c) in {"them", "him", "her"} or self.captives.kind(c) == self.captives.kind(given)
                for c in objects
            )
            if tree.tag(verb) != "VERB" or tree.lower(verb) not in words("holding") or not same:
                continue
            subjects = [c for c in tree.dependents(verb, "nsubj") if tree.syntax.relations[c] == "nsubj"]
            if subjects and tree.lower(subjects[0]) in _RELATIVES and tree.relation(verb) == "acl":
                subjects = [tree.head(verb)]
            if subjects and self._acts(subjects[0]):
                return subjects[0]
        return None

    @cached_property
    def said_to_be_given(self) -> list[int]:
        """The phrases for captives, counted or not, that are the object of a deed of giving."""
        tree = self.tree
        named = [
            w
            for w in range(len(tree.words))
            if (tree.lower(w) in words("captives", "people") and tree.tag(w) == "NOUN") or self.captives.person(w)
        ]
        return [w for w in named if self.deed(w) is not None]
