"""What is given in an exchange: the phrases that name captives or the dead, and how many they are."""

from collections.abc import Hashable
from functools import cache, cached_property
from typing import Any

from onrecord.annotate.annotations import Quantity
from onrecord.annotate.lookups import holding
from onrecord.annotate.names import role_nouns
from onrecord.annotate.once import once
from onrecord.extract.events.words import listed
from onrecord.extract.page import Page
from onrecord.records import Side
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load

_DOERS = ("er", "or", "ist", "man", "woman", "ian")  # ends of nouns for persons
_MANY = ("ers", "ors", "ists", "men", "women", "ians", "eers", "ees", "ants")  # ends of nouns for counted persons
_OWN = {"its", "their", "his", "her"}  # "and the movement | its 62 captives"
_ONE = {"a", "an", "one", "every", "each"}
_PARTS = {"including", "among"}
_NAMING = {"NOUN", "PROPN", "ADJ", "PRON", "DET"}  # tags of words that may mean captives


class Captives:
    """Finds those who may be given."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree = page.tree
        self.answers: dict[Hashable, Any] = {}

    @cached_property
    def heads(self) -> list[int]:
        """The heads of the phrases for those who may be given, in text order; the hostages of "bodies of hostages" are not."""
        found = [w for w in range(len(self.tree.words)) if self.is_captives(w) or self._bare_number(w)]
        told = {
            w for a in self.page.annotations.attributions for s in a.source for w in self.tree.range(s.start, s.end)
        }
        found = [w for w in found if w not in told]  # "two people with knowledge of the matter said"
        found = [w for w in found if not self._aside(w)]
        inside = {c for w in found for c in self.tree.dependents(w, "nmod") if "of" in self.cased(c)}
        numbers = {
            c
            for w in found
            for c in self.tree.below(w)
            if self.tree.tag(c) == "NUM" and self.tree.relation(c) == "nummod" and c < self.tree.head(c)
        }
        among = set(found)
        listed = {w for w in found if self._only_listed(w, among)}
        counts = {w for w in found if self.tree.tag(w) == "NUM" and self._counted_behind(w) in among}
        return [w for w in found if w not in inside | numbers | listed | counts]

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """The heads by the number of their sentence."""
        found: dict[int, list[int]] = {}
        for head in self.heads:
            found.setdefault(self.tree.sentence_of(head), []).append(head)
        return found

    def is_head(self, word: int) -> bool:
        """Say whether a word heads a phrase for those who may be given."""
        return word in self.by_sentence.get(self.tree.sentence_of(word), ())

    def _counted_behind(self, number: int) -> int | None:
        """Return what a number counts that the parser hung beside it: "and Israel | 827 Egyptian soldiers"."""
        tree, at = self.tree, number + 1
        while at < len(tree.words) and tree.tag(at) in {"ADJ", "VERB"} and tree.head(at) > at:
            at += 1
        quantity = self.number(number)
        counted = at < len(tree.words) and quantity is not None and self.number(at) == quantity
        return at if counted and tree.tag(at) in {"NOUN", "PROPN"} else None

    def _aside(self, word: int) -> bool:
        """Say whether captives are only what papers tell of, or people who were killed: "lists of prisoners"."""
        tree, above = self.tree, self.tree.head(word)
        listed = tree.relation(word) == "nmod" and above >= 0 and tree.lower(above) in words("told_of")
        listed = listed or (tree.lower(word) in words("moving") and not self._got_back(word))
        harmed = above >= 0 and tree.lower(above) in words("harmed") and tree.relation(word) in {"nsubj", "obj"}
        return listed or harmed

    def _only_listed(self, word: int, found: set[int]) -> bool:
        """Say whether a phrase is part of another: the detainees of "183 prisoners and detainees", "including 15 men"."""
        tree = self.tree
        above = tree.head(word)
        joined = tree.relation(word) == "conj" and above in found and self.gapped(word) is None
        if joined and self.are_foes(above, word) and self._exchange_near(word):
            return False  # "in the swap, 340 rebels and 58 soldiers were freed"
        joined = joined and (self._own_number(word) is None or word in self._more(above))
        return joined or bool(self.cased(word) & {"including", "among", "along"}) or self._among(self.first(word))

    def are_foes(self, one: int, other: int) -> bool:
        """Say whether of two counted groups one fights for a state and the other against one: "340 rebels and 58 soldiers".

        So do those of two peoples, and those who cross both ways: "40 prisoners and 12 policemen crossed | in both directions".
        """
        kinds = [{self.tree.lower(w)} for w in (one, other)]
        foes = [bool(a & words("of_rebels")) and bool(b & words("of_states")) for a, b in (kinds, kinds[::-1])]
        apart = any(foes) or self.are_peoples(one, other) or self._both_ways(other)
        return apart and None not in (self._own_number(one), self._own_number(other))

    def are_peoples(self, *given: int) -> bool:
        """Say whether those freed or flown home are all called by a people: "156 Iraqis and 57 Iranians were freed"."""
        tree, verb = self.tree, self.tree.head(min(given))
        freed = tree.relation(min(given)) in {"nsubj", "obj"} and tree.lower(verb) in words("releasing", "leaving")
        return freed and all((e := self.page.entity_at.get(w)) is not None and e.label == "NORP" for w in given)

    def _both_ways(self, word: int) -> bool:
        """Say whether people go both ways in the sentence of a word: "in both directions", "in opposite directions"."""
        tree = self.tree
        told = tree.sentences[tree.sentence_of(word)]
        ways = (w for w in range(word + 1, told.last) if tree.lower(w) in words("ways"))
        return any(tree.lower(w - 1) in {"both", "opposite", "either", "each"} for w in ways)

    def _exchange_near(self, word: int) -> bool:
        """Say whether the sentence of a word, or the one before, tells of an exchange."""
        tree, here = self.tree, self.tree.sentence_of(word)
        near = range(tree.sentences[max(here - 1, 0)].first, tree.sentences[here].last)
        strong = words("swapping") | (words("exchanges") - words("weak"))
        return any(tree.lower(w) in strong for w in near)

    def are_rest(self, word: int) -> bool:
        """Say whether those of a phrase are what is left of others told of: "the | remaining 3,500"."""
        told = {self.tree.lower(c) for c in self.tree.dependents(word, "amod", "det")}
        told.add(self.tree.lower(self.first(word) + 1))
        return "remaining" in told and self.number(word) is not None

    def _among(self, first: int) -> bool:
        """Say whether "including", "among" or "among them" stands right before a word."""
        near = [self.tree.lower(w) for w in range(max(first - 2, 0), min(first + 2, len(self.tree.words)))]
        at = next((n for n, word in enumerate(near) if word in _PARTS), None)
        return at is not None and (at == len(near) - 3 or set(near[at + 1 :]) & {"them", "whom"} != set())

    def first(self, word: int) -> int:
        """Return the first word of the phrase headed by a word."""
        return min(w for w in self.tree.below(word) if w <= word)

    def _own_number(self, word: int) -> Quantity | None:
        near = [word, *self.tree.dependents(word, "nummod", "amod")]
        return next(iter(self.page.quantities_in(near)), None)

    def is_captives(self, word: int) -> bool:
        """Say whether a phrase names captives, the dead, counted people, or a person who is handed over."""
        tree = self.tree
        lower, tag = tree.lower(word), tree.tag(word)
        if tag not in _NAMING:
            return lower in {"many", "number"} and self.as_many(word)
        if lower in {"him", "her", "them"} and tag == "PRON":
            return self._paid_by(word) or (lower != "them" and tree.relation(word) == "obj" and self._by_swap(word))
        if self.as_many(word):
            return True
        if (
            lower in {"wounded", "sick"}
            and tag in {"NOUN", "ADJ"}
            and tree.relation(word) == "obj"
            and self._by_swap(word)
        ):
            return True  # "agreed to swap the wounded"
        if lower == "those" and tag in {"PRON", "DET"}:  # "the army returned those of eleven fighters"
            of = [c for c in tree.dependents(word, "nmod") if "of" in self.cased(c)]
            return any(tree.lower(c) in words("people", "captives") for c in of)
        if tree.relation(word) == "compound" or tag not in {"NOUN", "PROPN", "ADJ"}:
            return False
        entity = self.page.entity_at.get(word)
        if self.person(word):
            return self._handed(word) or ("for" in self.cased(word) and (self._by_swap(word) or self._paid_by(word)))
        if entity and entity.label == "NORP":
            one = any(tree.lower(c) in {"a", "an"} for c in tree.dependents(word, "det"))
            two = self.number(word) is not None and not self._pair(word)
            return two or (one and self._paid_by(word)) or self._handed(word)
        if entity:
            return False
        if lower == "ones":
            return self.number(word) is not None  # "1,000 bodies for 31 Russian | ones"
        taken = {tree.lower(c) for c in tree.dependents(word, "amod", "acl")} & words("captured")
        if lower in words("sent") and not taken and not self._freed(word):
            return False  # "60 observers will patrol"
        people = bool({lower, f"{lower}s"} & words("people")) or lower in role_nouns() or self._freed(word)
        people = people or (lower in words("moving") and self._got_back(word))
        people = people or (
            tag == "NOUN"
            and lower.endswith(_MANY)
            and lower not in listed("things") | words("told_of", "captors", "vehicles")
        )
        swapped = self._by_swap(word) and (tree.relation(word) == "obj" or "for" in self.cased(word))
        return lower in words("captives") or (
            people
            and (self.number(word) is not None or bool(taken) or self._one(word) or swapped or self._bargained(word))
        )

    def _bargained(self, word: int) -> bool:
        """Say whether somebody gives them for others: "released | rebels in return for the soldiers"."""
        tree, verb = self.tree, self.tree.head(word)
        given = verb >= 0 and tree.relation(word) == "obj" and tree.lower(verb) in words("releasing")
        led = [c for c in tree.dependents(verb, "obl") if "in" in self.cased(c)] if given else []
        return any(tree.lower(c) in {"return", "exchange"} and self.page.ahead(c) == "for" for c in led)

    def _pair(self, word: int) -> bool:
        """Say whether two countries of one name are meant: "the two | Koreas"."""
        beside = {self.tree.lower(c) for c in self.tree.dependents(word, "det", "nummod")}
        return {"the", "two"} <= beside

    def _freed(self, word: int) -> bool:
        """Say whether a counted plural is what somebody frees, as only persons are."""
        tree, above = self.tree, self.tree.head(word)
        freed = above >= 0 and tree.lower(above) in words("freeing") and tree.relation(word) in {"obj", "nsubj"}
        handed = above >= 0 and tree.lower(above) in words("releasing") and tree.relation(word) == "obj"
        passive = above >= 0 and tree.syntax.relations[word] == "nsubj:pass"
        traded = self._by_swap(word) and (passive or "for" in self.cased(word) or tree.relation(word) == "obj")
        handed = handed or traded
        one = any(tree.lower(c) in {"a", "an"} for c in tree.dependents(word, "det"))
        doer = tree.lower(word).endswith(_DOERS) and one and handed and tree.lower(word) not in words("lots")
        return tree.tag(word) == "NOUN" and ((freed and tree.lower(word).endswith("s")) or doer)

    def _one(self, word: int) -> bool:
        """Say whether one person is given or paid for: "gave up the pilot", "for a single sergeant"."""
        single = not self.tree.lower(word).endswith("s") and self.tree.lower(word) not in words("plural")
        return single and (
            self._handed(word)
            or self._goes_for(word)
            or self.gapped(word) is not None
            or ("for" in self.cased(word) and self._paid_by(word))
        )

    def _goes_for(self, word: int) -> bool:
        """Say whether one person leaves for captives: "a soldier will go home for a thousand prisoners"."""
        tree, above = self.tree, self.tree.head(word)
        leaving = above >= 0 and tree.relation(word) == "nsubj" and tree.lower(above) in words("leaving")
        paid = [c for c in tree.dependents(above, "obl") if "for" in self.cased(c)] if leaving else []
        return any(tree.lower(c) in words("captives", "people") for c in paid)

    def _by_swap(self, word: int) -> bool:
        above = self.tree.head(word)
        return above >= 0 and self.tree.lower(above) in words("swapping")

    def _paid_by(self, word: int) -> bool:
        """Say whether a phrase led by "for" is what another is given for: "in return for him", "freed X for Y"."""
        tree = self.tree
        if "for" not in self.cased(word):
            return False
        above = tree.head(word)
        told = words("swapping", "deeds") | {"exchange", "return", "swap", "trade"}
        traded = above >= 0 and tree.lower(above) in told
        freed = (
            above >= 0
            and tree.lower(above) in words("releasing")
            and any(tree.relation(c) in {"obj", "nsubj"} for c in tree.children[above])
        )
        wanted = self.page.tree.tag(word) == "PRON" and self.wanted_for(word) is not None
        if wanted:
            return True  # "wants 400 detainees for them"
        over = tree.head(above) if above >= 0 else -1
        behind = over >= 0 and tree.relation(above) == "obj" and tree.lower(over) in words("releasing")
        behind = behind or (over >= 0 and tree.relation(above) == "nmod" and tree.lower(over) in words("deeds"))
        return traded or freed or behind

    def wanted_for(self, word: int) -> int | None:
        """Return the verb by which somebody wants captives for those of a phrase: "wants 400 detainees | for them"."""
        tree, at = self.tree, self.tree.head(word)
        for _ in range(3):
            if at < 0 or tree.tag(at) == "VERB":
                break
            at = tree.head(at)
        if at < 0 or tree.lower(at) not in words("wanting"):
            return None
        gifts = [c for c in tree.dependents(at, "obj") if tree.lower(c) in words("captives", "people")]
        return at if any(c < word for c in gifts) else None

    def wanted_free(self, word: int) -> int | None:
        """Return the participle by which somebody wants those of a phrase free: "wants 500 men | freed"."""
        tree, above = self.tree, self.tree.head(word)
        if above < 0 or tree.lower(above) not in words("wanting") or tree.relation(word) != "obj":
            return None
        freed = [*tree.dependents(word, "acl"), *(c for c in tree.dependents(above, "xcomp") if c > word)]
        return next((c for c in freed if tree.lower(c) in words("releasing")), None)

    def as_many(self, word: int) -> bool:
        """Say whether a phrase means as many as were told before: "got the same number back", "for as many of its men"."""
        tree, lower = self.tree, self.tree.lower(word)
        if lower == "number" and any(tree.lower(c) in {"same", "equal"} for c in tree.dependents(word, "amod")):
            return True
        many = lower == "many" and word > 0 and tree.lower(word - 1) == "as"
        return (many and tree.relation(word) != "amod") or self.so_many(word)

    def so_many(self, word: int) -> bool:
        """Say whether people are as many as those told before: "sent back as many | Iranians"."""
        tree = self.tree
        if tree.tag(word) not in {"NOUN", "PROPN"} or "many" not in tree.vocabulary:
            return False
        many = [c for c in tree.dependents(word, "amod") if tree.lower(c) == "many" and c > 0]
        return any(tree.lower(c - 1) == "as" for c in many)

    def person(self, word: int) -> bool:
        """Say whether a word heads a person's name, or the office right before it."""
        tree, entities = self.tree, self.page.entity_at
        beside = tree.dependents(word, "flat", "appos") if tree.tag(word) == "NOUN" else []
        named = (entities[c] for c in (word, *(c for c in beside if c > word)) if c in entities)
        if tree.relation(word) == "flat" or not any(e.label == "PERSON" for e in named):
            return False
        return not tree.dependents(word, "nummod")  # "the 40 passengers, Jane Doe said"

    def _handed(self, word: int) -> bool:
        """Say whether a person is the one who is given: the object of the deed, or its passive subject."""
        tree = self.tree
        if tree.relation(word) == "flat":
            return False
        above = tree.head(word)
        relation = tree.syntax.relations[word]
        deed = above >= 0 and tree.lower(above) in words("releasing", "swapping")
        if self.wanted_free(word) is not None:
            return True
        return (deed or self._got_back(word)) and (relation == "obj" or relation == "nsubj:pass")

    def _got_back(self, word: int) -> bool:
        """Say whether those of a phrase are what somebody "got back" or "brought home"."""
        above = self.tree.head(word)
        got = above >= 0 and self.tree.lower(above) in words("receiving") and self.tree.relation(word) == "obj"
        return got and self.page.ahead(above) in {"back", "home"}

    def _theirs(self, word: int) -> bool:
        """Say whether those of a phrase are somebody's own: "three of | their peshmerga"."""
        return any(self.tree.lower(c) in words("own") for c in self.tree.dependents(word, "nmod", "amod"))

    def _bare_number(self, word: int) -> bool:
        """Say whether a number stands for people told before: "888 by Iran", "the Communists 600"."""
        tree = self.tree
        if (
            tree.tag(word) != "NUM"
            or (tree.relation(word) in {"nummod", "compound", "nmod:unmarked"} and tree.head(word) > word)
            or self.is_time(word)
        ):
            return False
        of = [c for c in tree.dependents(word, "nmod") if "of" in self.cased(c)]
        if any(tree.lower(c) in words("people", "captives") | {"own"} or self._theirs(c) for c in of):
            return True  # "145 of its soldiers"
        gap = self.gapped(word) is not None
        passive = (
            tree.head(word) >= 0
            and tree.lower(tree.head(word)) in words("releasing")
            and tree.relation(word) in {"nsubj", "obj"}
        )
        held = any(tree.lower(c) in words("captured") for c in tree.dependents(word, "acl"))
        if held or any(tree.lower(c).endswith("ing") for c in tree.dependents(word, "acl")):
            return True  # "129 crossing from the Serb side"
        if self._come_home(word):
            return True
        got = tree.head(word) >= 0 and tree.lower(tree.head(word)) in words("receiving")
        paid = self._paid_by(word)  # "swapped nine soldiers for | 13"
        return gap or passive or got or paid or self.by_whom(word) is not None

    def by_whom(self, word: int) -> int | None:
        """Return the "by" right behind a number or phrase: "706 | by the government", "706 of them | by"."""
        tree = self.tree
        for at in (word + 1, word + 3):
            between = {tree.lower(w) for w in range(word + 1, min(at, len(tree.words)))}
            if at < len(tree.words) and tree.lower(at) == "by" and between <= {"of", "them", "whom"}:
                return at
        return None

    def _come_home(self, word: int) -> bool:
        """Say whether a number is of more who come home: "another | six | came home"."""
        tree, verb = self.tree, self.tree.head(word)
        further = {tree.lower(c) for c in tree.dependents(word, "det", "amod")} & {"another", "more", "further"}
        home = verb >= 0 and {tree.lower(c) for c in tree.dependents(verb, "advmod")} & {"home", "back", "free", "out"}
        return bool(further and home) and tree.relation(word) == "nsubj"

    def is_time(self, word: int) -> bool:
        """Say whether a word is part of a time expression."""
        return word in self.page.time_words

    @once
    def number(self, word: int) -> Quantity | None:
        """Return how many a phrase tells; the bodies of "the bodies of 45 men" are as many as the men."""
        tree = self.tree
        near = [word, *tree.dependents(word, "nummod", "amod", "det", "advmod")]
        near += [c for w in near[1:] for c in tree.children[w]]
        of = [c for c in tree.dependents(word, "nmod") if "of" in self.cased(c)]
        near += [w for c in of for w in (c, *tree.dependents(c, "nummod", "amod", "advmod"))]
        found = next(iter(self.page.quantities_in(near)), None)
        if found is None and tree.tag(word) == "NUM":
            covering = holding(self.page.annotations.quantities, tree.words[word].start)
            found = covering if covering and covering.start < tree.words[word].start else None
        at = tree.words[word]
        counting = self._counting.get(at.end, ())
        return found or next((q for q in counting if q.of_span and q.of_span.start <= at.start < q.of_span.end), None)

    @cached_property
    def _counting(self) -> dict[int, list[Quantity]]:
        """The quantities by where what they count ends."""
        found: dict[int, list[Quantity]] = {}
        for quantity in self.page.annotations.quantities:
            if quantity.of_span:
                found.setdefault(quantity.of_span.end, []).append(quantity)
        return found

    @once
    def gapped(self, given: int) -> int | None:
        """Return the name right before the number: "and Azerbaijan 32 soldiers", "the government 681"."""
        tree = self.tree
        first = min((w for w in tree.below(given) if tree.tag(w) == "NUM"), default=given)
        if first == given and tree.tag(given) != "NUM" and (number := self.number(given)):
            first = next(iter(tree.range(number.start, number.end)), given)
        joined = tree.relation(given) in {"conj", "obj", "appos"} and any(
            tree.relation(c) == "det" for c in tree.dependents(given, "det")
        )
        article = min(tree.dependents(given, "det"), default=0)
        behind_name = article - 1 in self.page.entity_at or (article > 0 and self.page.is_actor(article - 1))
        joined = joined and tree.tag(first) == "NUM" and article < first and behind_name
        single = min((c for c in tree.dependents(given, "det") if tree.lower(c) in _ONE), default=None)
        if first == given and single is not None and tree.relation(given) in {"conj", "obj", "appos", "flat"}:
            first = single
        first = article if joined else first  # "and Hezbollah | the remains of two soldiers"
        before = first - 1
        while before >= 0 and tree.lower(before) in words("about") | _OWN:
            before -= 1
        named = before >= 0 and (
            before in self.page.entity_at or (tree.tag(before) == "NOUN" and self.page.is_actor(before))
        )
        led = tree.lower(first) in _ONE and before == first - 1  # "and India | a ranger"
        if not named or (tree.tag(first) != "NUM" and not joined and not led):
            return None
        entity = self.page.entity_at.get(before)
        start = tree.range(entity.start, entity.end).start if entity else before
        opening = {tree.lower(w) for w in range(max(start - 4, 0), start)}
        return before if opening & {"and", "while", ","} else None

    def side(self, given: int, party: str | None) -> Side:
        """Return one side of an exchange."""
        if self.tree.tag(given) == "PRON" and self.tree.lower(given) != "those":
            return Side(party, None, 1.0)
        if self.mixed(given):
            sides = [self.alone(w, party) for w in (given, *self._more(given))]
            counts = [s.value for s in sides]
            return Side(party, None, sum(c for c in counts if c is not None) if None not in counts else None)
        return self.alone(given, party)

    def _more(self, given: int) -> list[int]:
        """Return what else is given in the same breath, counted by itself: the bodies of "a pilot and two bodies"."""
        tree = self.tree
        above = tree.head(given)
        let_go = above >= 0 and any(tree.lower(c) in words("leaving") for c in tree.dependents(above, "xcomp"))
        giving = above >= 0 and (let_go or tree.lower(above) in words("releasing", "receiving"))
        if tree.tag(given) == "NUM" or not giving:
            return []  # of a swap, two that are joined are its sides
        joined = (c for c in tree.dependents(given, "conj") if self.gapped(c) is None and tree.tag(c) != "NUM")
        joined = (c for c in joined if not (self.are_foes(given, c) and self._exchange_near(c)))
        return [c for c in joined if self._own_number(c) or any(tree.lower(d) in _ONE for d in tree.dependents(c, "det"))
                or tree.lower(c) in words("captives")]  # fmt: skip

    def mixed(self, given: int) -> bool:
        """Say whether a list names several kinds, each with its own count: "a businessman and the bodies of three men"."""
        more, tree = self._more(given), self.tree
        counted = any(self.number(c) or any(tree.lower(d) in _ONE for d in tree.dependents(c, "det")) for c in more)
        return counted and self.number(given) != self.number(more[0])

    def alone(self, given: int, party: str | None) -> Side:
        """Return one side of an exchange without what is joined to it."""
        of, number = self.kind(given), self.number(given)
        if self.person(given):
            return Side(party, of, float(len(self.page.joined(given)) - len(self._more(given))))
        if number is None and self.as_many(given):
            return Side(party, of)
        if number is None:
            owned = not self.tree.lower(given).endswith("s")  # "a colonel's body", but "the crew of a boat"
            owners = [c for c in self.tree.children[given] if owned and self.tree.syntax.relations[c] == "nmod:poss"]
            told = {self.tree.lower(c) for w in (given, *owners) for c in self.tree.dependents(w, "det", "nummod")}
            one = bool(told & _ONE) or self._one(given)
            if self._held_one(given):
                one = True
            return Side(party, of, 1.0 if one and of is not None else None)
        bounds = (None, None) if number.value is not None else (number.low, number.high)
        return Side(party, of, number.value, *bounds, number.comparator)

    def _held_one(self, given: int) -> bool:
        """Say whether one person is who is held: "the cameraman whom the Front has held since June"."""
        single = not self.tree.lower(given).endswith("s") and self.tree.lower(given) not in words("plural")
        return single and self.tree.tag(given) == "NOUN" and self.tree.lower(given) not in words("captives")

    @once
    def kind(self, given: int) -> str | None:
        """Return what those given are called: "prisoners of war", "soldier" for a person; None for a number alone."""
        tree, page = self.tree, self.page
        if tree.tag(given) in {"PRON", "VERB"} or tree.lower(given) in {"those", "ones"}:
            return None
        if tree.tag(given) == "NUM" or (self.as_many(given) and not self.so_many(given)):
            of = [c for c in tree.dependents(given, "nmod") if "of" in self.cased(c)]
            if of and tree.lower(of[0]) in words("own") and self.page.ahead(of[0]) in words("captives", "people"):
                return self.page.ahead(of[0])  # "41 of its own | fallen", which the parser may take for a verb
            if of and self.page.ahead(of[0]) in {"'s", "’s"}:
                return None  # "60 of Chad's"
            called = bool(of) and tree.lower(of[0]) not in words("own") and tree.tag(of[0]) != "PRON"
            return tree.lower(of[0]) if called else None
        own = tree.lower(given) in words("people", "captives") | role_nouns()
        if self.person(given) and not (own and tree.tag(given) == "NOUN"):
            beside = [c for c in tree.dependents(given, "appos", "nmod") if tree.tag(c) == "NOUN"]
            named = page.chain_at.get(given)
            chained = [] if named is None else self._in_chain[named]
            called_so = words("people", "captives") | role_nouns()
            return next(
                (tree.lower(c) for c in (*beside, *chained, *self._the_ones[:1]) if tree.lower(c) in called_so), None
            )
        if tree.relation(given) == "compound":
            return f"{tree.lower(given).rstrip('s')}s"  # a prisoner swap
        prisoners = "of war" if page.ahead(given) == "of" and page.ahead(given, 2) == "war" else ""
        return f"{tree.lower(given)} {prisoners}".strip()

    @cached_property
    def _in_chain(self) -> dict[int, list[int]]:
        """The nouns at the heads of the mentions of each chain."""
        found: dict[int, list[int]] = {n: [] for n in self.page.chain_at.values()}
        for word, number in self.page.chain_at.items():
            if self.tree.tag(word) == "NOUN":
                found[number].append(word)
        return found

    @cached_property
    def _the_ones(self) -> list[int]:
        """The nouns for one person who is known: "the soldier"."""
        people = self.tree.where(words("people", "captives"))
        return [w for w in people if self.tree.tag(w) == "NOUN" and self._the_one(w)]

    def _the_one(self, word: int) -> bool:
        tree = self.tree
        one = not tree.lower(word).endswith("s") and any(tree.lower(c) == "the" for c in tree.dependents(word, "det"))
        return one and tree.lower(word) in words("people", "captives")

    def cased(self, word: int) -> set[str]:
        """Return the prepositions that lead a phrase."""
        led = self.tree.dependents(word, "case")
        return {self.tree.lower(m) for m in led if len(led) == 1 or not self._noun_between(m, word)}

    def _noun_between(self, first: int, last: int) -> bool:
        """Say whether a noun that is no part of a phrase stands before it: the prisoners of "of | prisoners for | hostages"."""
        nouns = [w for w in range(first + 1, last) if self.tree.tag(w) in {"NOUN", "PROPN"}]
        return bool(nouns) and not set(nouns) <= set(self.tree.below(last))


@cache
def words(*keys: str) -> frozenset[str]:
    """Return lists of words of the vocabulary of exchanges as one; the forms of verbs where it lists verbs."""
    if len(keys) > 1:
        return frozenset().union(*map(words, keys))
    (key,), told = keys, load("deal")["exchanges"]
    return listed_forms(told, key) if f"{key}_forms" in told else frozenset(told[key].split())
