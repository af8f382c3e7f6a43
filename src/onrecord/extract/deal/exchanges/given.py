"""What is given in an exchange: the phrases that name captives or the dead, how many, and who gives or holds them."""

from collections.abc import Iterator
from functools import cache, cached_property

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.names import role_nouns
from onrecord.extract.deal.page import Page
from onrecord.records import Side
from onrecord.vocabularies.inflection import verb_forms
from onrecord.vocabularies.load import load

_HOLDERS = {"by", "in", "from", "with", "at"}
_RELATIVES = {"whom", "who", "that", "which"}
_UP = {"conj", "nmod", "appos"}


class Captives:
    """Finds those who are given, and by whom."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree = page.tree

    @cached_property
    def heads(self) -> list[int]:
        """The heads of the phrases for those who may be given, in text order; the hostages of "bodies of hostages" are not."""
        found = [w for w in range(len(self.tree.words)) if self.is_captives(w) or self._bare_number(w)]
        inside = {c for w in found for c in self.tree.dependents(w, "nmod") if "of" in self._cased(c)}
        numbers = {
            c
            for w in found
            for c in self.tree.below(w)
            if self.tree.tag(c) == "NUM" and self.tree.relation(c) == "nummod"
        }
        listed = {w for w in found if self._only_listed(w, found)}
        return [w for w in found if w not in inside | numbers | listed]

    def _only_listed(self, word: int, found: list[int]) -> bool:
        """Say whether a phrase is part of another: the detainees of "183 prisoners and detainees", "including 15 men"."""
        tree = self.tree
        joined = tree.relation(word) == "conj" and tree.head(word) in found and self._own_number(word) is None
        return (
            joined
            or bool(self._cased(word) & {"including", "among"})
            or tree.lower(max(self._first(word) - 1, 0)) in {"including", "among"}
        )

    def _first(self, word: int) -> int:
        return min(w for w in self.tree.below(word) if w <= word)

    def _own_number(self, word: int) -> Quantity | None:
        near = [word, *self.tree.dependents(word, "nummod", "amod")]
        return next(iter(self.page.quantities_in(near)), None)

    def is_captives(self, word: int) -> bool:
        """Say whether a phrase names captives, the dead, counted people, or a person who is handed over."""
        tree = self.tree
        lower, tag = tree.lower(word), tree.tag(word)
        if lower in {"him", "her", "them"} and tag == "PRON":
            return self._paid_by(word) or (lower != "them" and tree.relation(word) == "obj" and self._by_swap(word))
        if self.as_many(word):
            return True
        if tree.relation(word) == "compound" or tag not in {"NOUN", "PROPN", "ADJ"}:
            return False
        entity = self.page.entity_at.get(word)
        if self.person(word):
            return self._handed(word) or ("for" in self._cased(word) and (self._by_swap(word) or self._paid_by(word)))
        if entity and entity.label == "NORP":
            return self.number(word) is not None
        if entity:
            return False
        people = lower in words("people") or lower in role_nouns()
        taken = {tree.lower(c) for c in tree.dependents(word, "amod", "acl")} & words("captured")
        return lower in words("captives") or (
            people and (self.number(word) is not None or bool(taken) or self._one(word))
        )

    def _one(self, word: int) -> bool:
        """Say whether one person is given or paid for: "gave up the pilot", "for a single sergeant"."""
        single = not self.tree.lower(word).endswith("s") and self.tree.lower(word) not in words("plural")
        return single and (self._handed(word) or ("for" in self._cased(word) and self._paid_by(word)))

    def _by_swap(self, word: int) -> bool:
        above = self.tree.head(word)
        return above >= 0 and self.tree.lower(above) in words("swapping")

    def _paid_by(self, word: int) -> bool:
        """Say whether a phrase led by "for" is what another is given for: "in return for him", "freed X for Y"."""
        tree = self.tree
        if "for" not in self._cased(word):
            return False
        above = tree.head(word)
        traded = above >= 0 and tree.lower(above) in words("swapping") | {"exchange", "return", "swap", "trade"}
        freed = (
            above >= 0
            and tree.lower(above) in words("releasing")
            and any(tree.relation(c) in {"obj", "nsubj"} for c in tree.children[above])
        )
        over = tree.head(above) if above >= 0 else -1
        behind = over >= 0 and tree.relation(above) == "obj" and tree.lower(over) in words("releasing")
        return traded or freed or behind

    def as_many(self, word: int) -> bool:
        """Say whether a phrase means as many as were told before: "got the same number back"."""
        tree = self.tree
        return tree.lower(word) == "number" and any(
            tree.lower(c) in {"same", "equal"} for c in tree.dependents(word, "amod")
        )

    def person(self, word: int) -> bool:
        """Say whether a word heads a person's name, or the office right before it."""
        tree, entities = self.tree, self.page.entity_at
        beside = [c for c in tree.dependents(word, "flat", "appos") if c > word and tree.tag(word) == "NOUN"]
        return (
            any(c in entities and entities[c].label == "PERSON" for c in (word, *beside))
            and tree.relation(word) != "flat"
        )

    def _handed(self, word: int) -> bool:
        """Say whether a person is the one who is given: the object of the deed, or its passive subject."""
        tree = self.tree
        if tree.relation(word) == "flat":
            return False
        above = tree.head(word)
        relation = tree.syntax.relations[word]
        deed = above >= 0 and tree.lower(above) in words("releasing") | words("swapping")
        return deed and (relation == "obj" or relation == "nsubj:pass")

    def _bare_number(self, word: int) -> bool:
        """Say whether a number stands for people told before: "888 by Iran", "the Communists 600"."""
        tree = self.tree
        if (
            tree.tag(word) != "NUM"
            or tree.relation(word) in {"nummod", "compound", "nmod:unmarked"}
            or self._is_time(word)
        ):
            return False
        of = [c for c in tree.dependents(word, "nmod") if "of" in self._cased(c)]
        if any(tree.lower(c) in words("people") | words("captives") for c in of):
            return True  # "145 of its soldiers"
        gap = self._gapped(word) is not None
        passive = (
            tree.head(word) >= 0
            and tree.lower(tree.head(word)) in words("releasing")
            and tree.relation(word) in {"nsubj", "obj"}
        )
        got = tree.head(word) >= 0 and tree.lower(tree.head(word)) in words("receiving")
        return gap or passive or got or self.page.ahead(word) == "by"

    def _is_time(self, word: int) -> bool:
        at = self.tree.words[word]
        return any(t.start <= at.start < t.end for t in self.page.annotations.times)

    def number(self, word: int) -> Quantity | None:
        """Return how many a phrase tells; the bodies of "the bodies of 45 men" are as many as the men."""
        tree = self.tree
        near = [word, *tree.dependents(word, "nummod", "amod", "det", "advmod")]
        near += [c for w in near[1:] for c in tree.children[w]]
        of = [c for c in tree.dependents(word, "nmod") if "of" in self._cased(c)]
        near += [w for c in of for w in (c, *tree.dependents(c, "nummod", "amod", "advmod"))]
        found = next(iter(self.page.quantities_in(near)), None)
        return found or next((q for q in self.page.annotations.quantities if q.of_span and self._covers(q, word)), None)

    def _covers(self, quantity: Quantity, word: int) -> bool:
        at, span = self.tree.words[word], quantity.of_span
        return span is not None and span.start <= at.start < span.end and at.end == span.end

    def giver(self, given: int) -> int | None:
        """Return the head of who gives those of a phrase: by the deed, a gap, an agent, else who holds them."""
        gapped = self._gapped(given)
        if gapped is not None:
            return gapped
        agent = self._agent_below(given)
        if agent is not None:
            return agent
        deed = self.deed(given)
        if deed is not None:
            taken = self.receiver(given) is not None
            by_deed = self._from(deed) if taken else self.doer(deed)
            by_deed = self._carried_from(deed) if by_deed is None else by_deed
            if by_deed is not None:
                return by_deed
        return self.holder(given)

    def receiver(self, given: int) -> int | None:
        """Return who gets those of a phrase: "Ukraine got back 103 men", "Nigeria secured the release of 82 girls"."""
        tree, deed = self.tree, self.deed(given)
        if deed is not None and tree.tag(deed) == "NOUN":
            deed = tree.head(deed)
            return self.doer(deed) if deed >= 0 and tree.lower(deed) in words("securing") else None
        return self.doer(deed) if deed is not None and tree.lower(deed) in words("receiving") else None

    def deed(self, given: int) -> int | None:
        """Return the verb by which those of a phrase are given."""
        tree, at = self.tree, given
        for _ in range(4):
            if "for" in self._cased(at) or tree.lower(max(self._first(at) - 1, 0)) == "for":
                return None  # what is given in return for another
            above = tree.head(at)
            if above < 0:
                return None
            if (
                tree.lower(above) in words("leaving")
                and tree.head(above) >= 0
                and tree.lower(tree.head(above)) in words("releasing")
            ):
                return tree.head(above)  # "let 1,000 captives go"
            if tree.tag(above) in {"VERB", "AUX"}:
                known = words("releasing") | words("swapping") | words("receiving")
                return above if tree.lower(above) in known else None
            if tree.lower(above) in words("deeds") and tree.relation(at) == "nmod":
                return above
            counting = tree.tag(above) == "NUM" or tree.lower(above) in words("lots") or above in self.heads
            if tree.relation(at) not in _UP or not counting:
                return None
            at = above
        return None

    def doer(self, deed: int) -> int | None:
        """Return who does a deed: the subject if active, the agent if passive, or the subject it shares."""
        tree, at = self.tree, deed
        while at >= 0:
            agents = [c for c in tree.dependents(at, "obl", "nmod") if "by" in self._cased(c)]
            subjects = [c for c in tree.dependents(at, "nsubj") if tree.syntax.relations[c] != "nsubj:pass"]
            for word in (*agents, *reversed(subjects)):
                if (self._acts(word) or (word in subjects and at == deed and self._may_act(word))) and (
                    word < deed or word in agents
                ):
                    return word
            ordered = self._infinitive_of(at)
            if ordered is not None and not subjects:
                at = ordered  # "signed a decree to free"
                continue
            asked = (
                [c for c in tree.dependents(tree.head(at), "obj", "obl") if c < at and self._acts(c)]
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
            at = tree.head(at)
        return None

    def _only_later(self, subjects: list[int], deed: int) -> bool:
        return all(s > deed for s in subjects)

    def _acts(self, word: int) -> bool:
        named = self.page.is_actor(word) or self.tree.tag(word) == "PROPN"
        return named and not self.is_captives(word) and not self._is_time(word)

    def _infinitive_of(self, verb: int) -> int | None:
        """Return the verb above the noun that an infinitive tells of."""
        tree = self.tree
        if tree.relation(verb) != "acl" or not any(tree.lower(c) == "to" for c in tree.dependents(verb, "mark")):
            return None
        above = tree.head(tree.head(verb))
        return above if above >= 0 and tree.tag(above) == "VERB" else None

    def _may_act(self, word: int) -> bool:
        """Say whether a subject of giving is somebody, though its noun is in no list: "Bihac's defenders"."""
        lower = self.tree.lower(word)
        somebody = lower.endswith("s") and lower not in words("vehicles")
        return self.tree.tag(word) == "NOUN" and somebody and not self.is_captives(word)

    def _from(self, deed: int) -> int | None:
        return next(
            (c for c in self.tree.dependents(deed, "obl", "nmod") if "from" in self._cased(c) and self._acts(c)), None
        )

    def _carried_from(self, deed: int) -> int | None:
        """Return whence those are brought where only vehicles bring them: "lorries brought the bodies from Russia"."""
        carrying = [c for c in self.tree.dependents(deed, "nsubj") if self.tree.lower(c) in words("vehicles")]
        return self._from(deed) if carrying else None

    def _agent_below(self, given: int) -> int | None:
        tree = self.tree
        below = [c for c in tree.dependents(given, "nmod", "obl") if "by" in self._cased(c)]
        if not below and self.page.ahead(given) == "by":
            below = [c for c in range(given + 2, min(given + 5, len(tree.words))) if tree.tag(c) in {"PROPN", "NOUN"}]
        return next((c for c in below if self._acts(c)), None)

    def _gapped(self, given: int) -> int | None:
        """Return the name right before the number: "and Azerbaijan 32 soldiers", "the government 681"."""
        tree = self.tree
        first = min((w for w in tree.below(given) if tree.tag(w) == "NUM"), default=given)
        before = first - 1
        while before >= 0 and tree.lower(before) in words("about"):
            before -= 1
        named = before >= 0 and (
            before in self.page.entity_at or (tree.tag(before) == "NOUN" and self.page.is_actor(before))
        )
        if not named or tree.tag(first) != "NUM":
            return None
        entity = self.page.entity_at.get(before)
        start = tree.range(entity.start, entity.end).start if entity else before
        opening = {tree.lower(w) for w in range(max(start - 4, 0), start)}
        return before if opening & {"and", "while", ","} else None

    def holder(self, given: int) -> int | None:
        """Return who holds those of a phrase: "held by X", "in Israeli jails", "whom X had captured"."""
        tree = self.tree
        beside = [c for c in tree.dependents(given, "appos") if tree.tag(c) == "NOUN"]
        of = [c for c in tree.dependents(given, "nmod") if "of" in self._cased(c)]
        for clause in (c for g in (given, *beside, *of) for c in tree.dependents(g, "acl")):
            relative = any(tree.lower(c) in _RELATIVES for c in tree.dependents(clause, "obj", "nsubj", "mark"))
            for child in tree.dependents(clause, "nsubj") if relative else []:
                if (
                    self._acts(child)
                    and tree.lower(child) not in _RELATIVES
                    and tree.syntax.relations[child] != "nsubj:pass"
                ):
                    return child
            deeper = [
                d for c in tree.dependents(clause, "obl") for d in tree.dependents(c, "nmod") if "by" in self._cased(d)
            ]
            for child in [*deeper, *tree.dependents(clause, "obl")]:
                if self._cased(child) & _HOLDERS:
                    named = self._named(child)
                    if named is not None:
                        return named
        return self._captors(given) or self._relative_behind(given) or self._where_from(given)

    def _captors(self, given: int) -> int | None:
        """Return the captors of "the captors of three journalists"."""
        above = self.tree.head(given)
        return above if above >= 0 and self.tree.lower(above) in words("captors") else None

    def recipient(self, given: int) -> int | None:
        """Return to whom those of a phrase are given: "hand Israel the bodies", "returned 100 men to Russia"."""
        tree, deed = self.tree, self.deed(given)
        if deed is None:
            return None
        told = [c for c in tree.dependents(deed, "iobj") if self._acts(c)]
        to = [c for c in tree.dependents(deed, "obl") if "to" in self._cased(c) and c in self.page.entity_at]
        return next(
            (c for c in (*told, *to) if self.page.entity_at.get(c) and self.page.entity_at[c].label == "LOCATION"), None
        )

    def _relative_behind(self, given: int) -> int | None:
        """Return the subject of "whom X had been holding" behind a phrase, wherever the parser hangs it."""
        tree = self.tree
        sentence = tree.sentences[tree.sentence(tree.words[given].start)]
        for word in range(given + 1, min(given + 16, sentence.last - 1)):
            if word in self.heads:
                return None
            if tree.lower(word) == "whom":
                return next(
                    (
                        w
                        for w in range(word + 1, min(word + 7, sentence.last))
                        if tree.relation(w) == "nsubj" and self._acts(w)
                    ),
                    None,
                )
        return None

    def giver_elsewhere(self, given: int, but: str | None) -> int | None:
        """Return who is told elsewhere to give the same ones: "Hamas will hand the soldier over"."""
        kind = self.kind(given)
        for other in self.said_to_be_given:
            giver = self.giver(other)
            if other != given and giver is not None and self.kind(other) == kind and self.page.name_of(giver) != but:
                return giver
        return None

    def held_elsewhere(self, given: int) -> int | None:
        """Return who is told anywhere to have held them: "the Front, which had held them"."""
        tree = self.tree
        for verb in range(len(tree.words)):
            objects = tree.dependents(verb, "obj")
            same = any(tree.lower(c) in {"them", "him", "her"} or self.kind(c) == self.kind(given) for c in objects)
            if tree.tag(verb) != "VERB" or tree.lower(verb) not in words("holding") or not same:
                continue
            if tree.sentence(tree.words[verb].start) - tree.sentence(tree.words[given].start) not in {0, 1}:
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
            if tree.lower(w) in words("captives") | words("people") and tree.tag(w) == "NOUN"
        ]
        return [w for w in named if self.deed(w) is not None]

    def _where_from(self, given: int) -> int | None:
        for child in self.tree.dependents(given, "nmod"):
            if self._cased(child) & {"from", "in"}:
                named = self._named(child)
                if named is not None:
                    return named
        return None

    def _named(self, head: int) -> int | None:
        if self._acts(head) and self.tree.lower(head) not in words("jails"):
            return head
        below = self.tree.dependents(head, "amod", "compound", "nmod")
        acting = [c for c in below if self.tree.tag(c) == "NOUN" and self.page.is_actor(c)]
        return next((c for c in (*below, *acting) if c in self.page.entity_at or c in acting), None)

    def side(self, given: int, party: str | None) -> Side:
        """Return one side of an exchange."""
        of = self.kind(given)
        if self.tree.tag(given) == "PRON":
            return Side(party, None, 1.0)
        if self.person(given):
            return Side(party, of, float(len(self.page.joined(given))))
        number = self.number(given)
        if number is None:
            told = {self.tree.lower(c) for c in self.tree.dependents(given, "det", "nummod")}
            one = bool(told & {"a", "an", "one", "every", "each"}) or self._one(given)
            return Side(party, of, 1.0 if one and of is not None else None)
        bounds = (None, None) if number.value is not None else (number.low, number.high)
        return Side(party, of, number.value, *bounds, number.comparator)

    def kind(self, given: int) -> str | None:
        """Return what those given are called: "prisoners of war", "soldier" for a person; None for a number alone."""
        tree, page = self.tree, self.page
        if self.as_many(given) or tree.tag(given) == "PRON":
            return None
        if tree.tag(given) == "NUM":
            of = [c for c in tree.dependents(given, "nmod") if "of" in self._cased(c)]
            return tree.lower(of[0]) if of else None
        own = tree.lower(given) in words("people") | words("captives") | role_nouns()
        if self.person(given) and not (own and tree.tag(given) == "NOUN"):
            beside = [c for c in tree.dependents(given, "appos", "nmod") if tree.tag(c) == "NOUN"]
            named = page.chain_at.get(given)
            chained = [
                w for w, n in page.chain_at.items() if n == named and named is not None and tree.tag(w) == "NOUN"
            ]
            told = (
                *beside,
                *chained,
                *(w for w in range(len(tree.words)) if tree.tag(w) == "NOUN" and self._the_one(w)),
            )
            return next(
                (tree.lower(c) for c in told if tree.lower(c) in words("people") | words("captives") | role_nouns()),
                None,
            )
        if tree.relation(given) == "compound":
            return f"{tree.lower(given).rstrip('s')}s"  # a prisoner swap
        prisoners = "of war" if page.ahead(given) == "of" and page.ahead(given, 2) == "war" else ""
        return f"{tree.lower(given)} {prisoners}".strip()

    def _the_one(self, word: int) -> bool:
        tree = self.tree
        one = not tree.lower(word).endswith("s") and any(tree.lower(c) == "the" for c in tree.dependents(word, "det"))
        return one and tree.lower(word) in words("people") | words("captives")

    def _cased(self, word: int) -> set[str]:
        return {self.tree.lower(m) for m in self.tree.dependents(word, "case")}

    def between(self, first: int, last: int) -> Iterator[int]:
        """Yield the heads within a run of words."""
        yield from (h for h in self.heads if first <= h < last)


@cache
def words(key: str) -> frozenset[str]:
    """Return a list of words of the vocabulary of exchanges; the forms of verbs where it lists verbs."""
    told = load("deal")["exchanges"]
    if f"{key}_forms" in told:
        return frozenset(f for lemma in told[key].split() for f in verb_forms(lemma)) | set(
            told[f"{key}_forms"].split()
        )
    return frozenset(told[key].split())
