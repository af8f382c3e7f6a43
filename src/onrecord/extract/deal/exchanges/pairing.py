"""Which two phrases are given for each other: the best pair near a word that tells of an exchange."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from onrecord.extract.countries import country_of, people_words
from onrecord.extract.deal.exchanges.captives import words
from onrecord.extract.deal.exchanges.giving import Giving
from onrecord.extract.deal.rounds.words import idioms, nouns
from onrecord.extract.deal.status import status_at
from onrecord.extract.pairs import reporting
from onrecord.extract.two_sides import parties_of, sides_of

_FOR = {"for", "against"}
_EACH_OF = {"side", "party", "country", "government", "way"}
_POINTING = {"each", "both", "which", "who", "whom", "that"}
_SIDES = 2
_WAYS = {"way", "direction"}
_TELLING = ("returns", "wanting", "exchanges", "releasing", "leaving", "receiving", "swapping", "changing")
_NEAR = 20  # words from what is given to what is given for it
_CLOSE = 6  # words from a noun for an exchange to what it is of
_FEW = 3.0  # what a pair scores at least, counts and distance included


@dataclass(frozen=True, slots=True)
class Pair:
    """The heads of what the two sides give, the word that tells of the exchange, and the parties where it tells them."""

    trigger: int
    first: int
    second: int
    parties: tuple[int, ...] = ()
    also: tuple[int, ...] = ()  # other words that tell of the same exchange
    each: bool = False
    total: bool = False  # a number told is that of both sides together
    open: bool = False  # only what one side gives is told


class Pairing:
    """Pairs those who are given in one article.

    Each word that tells of an exchange opens a passage, its sentence and those beside it. All pairs of phrases for
    captives in it are scored by what joins them: "for" between them, two who give, one who gives and gets, a word for
    return in the clause of one; more where both are counted, less for each sentence between them.
    """

    def __init__(self, giving: Giving, captives: list[int]) -> None:
        self._giving = giving
        self._captives = giving.captives
        self._page = giving.page
        self._tree = giving.tree
        self._heads = captives

    def pairs(self) -> list[Pair]:
        """Return the exchanges told in text order: one for each word that tells of one, no phrase in two of them."""
        scored = [
            (s, -n, p) for n, (s, p) in enumerate(p for t in self._triggers for p in self._scored(t)) if s >= _FEW
        ]
        ordered = [pair for *_, pair in sorted(scored, key=lambda found: found[:2], reverse=True)]
        alike: dict[frozenset[int], list[Pair]] = {}
        for pair in ordered:
            alike.setdefault(frozenset({pair.first, pair.second}), []).append(pair)
        kept: list[Pair] = []
        told: set[int] = set()  # sentences of those given
        given: set[int] = set()  # and they themselves
        opened: set[int] = set()  # and the sentences of the words that tell of it
        for pair in ordered:
            gifts, at = frozenset({pair.first, pair.second}), self._tree.sentence_of(pair.trigger)
            sentences = {self._tree.sentence_of(h) for h in gifts}
            own = self.for_both(pair.first) and pair.first not in given
            if own or (at not in opened and told.isdisjoint(sentences)):
                told |= sentences
                given |= gifts
                opened.add(at)
                same = [p for p in alike[gifts] if p is not pair]
                parties = next((p.parties for p in (pair, *same) if len(p.parties) > 1), pair.parties)
                kept.append(replace(pair, parties=parties, also=tuple(dict.fromkeys(p.trigger for p in same))))
        return sorted(kept, key=lambda pair: pair.trigger)

    @cached_property
    def _triggers(self) -> list[int]:
        telling = words(*_TELLING) | _WAYS
        return [w for w in self._tree.where(telling) if not self._page.in_body(w) and self._opens(w)]

    def _opens(self, word: int) -> bool:
        tree, lower = self._tree, self._tree.lower(word)
        if self._returns(word):
            return True
        if lower in words("wanting") and word in self._wanted_for:
            return True
        if self._is_wanting(word):
            return True
        own = tree.lower(max(word - 1, 0)) == "own"  # "of its own accord"
        if self._crosses(word):
            return True
        noun = lower in words("exchanges") and tree.tag(word) in {"NOUN", "PROPN"} and not own
        return (
            noun
            or self._is_deed(word)
            or self._is_mutual(word)
            or lower in words("swapping")
            or (lower in words("changing") and self._page.ahead(word) == "hands")
        )

    def _is_deed(self, trigger: int) -> bool:
        """Say whether a word only tells that somebody is given, so that what it is for must be told in its sentence."""
        deeds = words("releasing", "leaving", "receiving")
        told = self._tree.lower(trigger) in deeds and self._tree.tag(trigger) == "VERB"
        return told and not self._is_mutual(trigger)

    def _is_mutual(self, verb: int) -> bool:
        """Say whether two give each other captives: "returned each | other's men", "are freeing soldiers to one | another"."""
        tree = self._tree
        if tree.tag(verb) != "VERB" or tree.lower(verb) not in words("releasing"):
            return False
        below = [w for c in tree.dependents(verb, "obj", "obl", "advmod") for w in tree.below(c)]
        return any((tree.lower(w), tree.lower(w - 1)) in {("other", "each"), ("another", "one")} for w in below if w)

    def _scored(self, trigger: int) -> Iterator[tuple[float, Pair]]:
        """Yield the pairs of the passage of a word, and what they score."""
        at = self._tree.sentence_of(trigger)
        reach = 0 if self._is_deed(trigger) and not self._answered(trigger) else 1
        near = [h for n in range(at - reach, at + reach + 1) for h in self._captives.by_sentence.get(n, ())]
        parties = self._told(trigger)
        if not parties and self._tree.lower(trigger) in words(
            "swapping"
        ):  # "in the bargain between X and Y, A were exchanged for B"
            beside = (self._told(t) for t in self._triggers if t != trigger and self._tree.sentence_of(t) == at)
            parties = next((told for told in beside if len(told) == _SIDES), parties)
        changing = self._changes_sides(trigger)
        for one, other in combinations((h for h in near if not self.for_both(h)), 2):
            first, second = self._in_order(one, other)
            wanted = self._captives.wanted_for(second) if self._tree.tag(second) == "PRON" else None
            if (wanted is not None and self._tree.head(first) != wanted) or self.retold(first, second):
                continue
            score = self._joined(trigger, first, second)
            if self._is_weak(trigger) and not self._are_given(first, second):
                score = 0
            first, second = self._meant(first, but=second), self._meant(second, but=first)
            if score and first != second:
                counted = sum(self._captives.number(h) is not None for h in (first, second))
                apart = abs(self._tree.sentence_of(first) - self._tree.sentence_of(second))
                away = max(abs(self._tree.sentence_of(h) - at) for h in (first, second))
                whose = [self._whose(h) for h in (second, first)] if changing else [None]
                if None not in whose:
                    parties = tuple(w for w in whose if w is not None)
                plain = self._tree.lower(trigger) in words("swapping")
                yield score + counted + plain / 2 - apart - away / 2, Pair(trigger, first, second, parties)
        yield from self._shared(trigger, [h for h in near if self._tree.sentence_of(h) == at] or near, parties)

    def retold(self, first: int, second: int) -> bool:
        """Say whether one phrase stands in the headline and the other does not, which may tell of the same captives again."""
        heads = [self._tree.words[w].start < self._page.headline_end for w in (first, second)]
        return heads[0] != heads[1]

    def _answered(self, trigger: int) -> bool:
        """Say whether the next sentence tells how many another gave: "X freed 25 mayors. The government freed | 22 rebels"."""
        here = self._tree.sentence_of(trigger)
        told = self._captives.by_sentence
        passage = [
            [h for h in told.get(here + n, ()) if self._giving.deed(h) is not None] for n in (0, 1)
        ]  # not "once | the bodies have been identified"
        if any(len(heads) != 1 for heads in passage):
            return False
        own, behind = (heads[0] for heads in passage)
        deeds = [self._giving.deed(h) for h in (own, behind)]
        freed = all(
            d is not None and self._tree.lower(d) in words("releasing") and not self._tree.is_passive(d) for d in deeds
        )  # "X freed 100 men. The 113, held in Y, were freed" tells of one side
        counted = all(self._captives.number(h) is not None for h in (own, behind))
        givers = {self._giver_name(own), self._giver_name(behind)}
        freed = freed and len({status_at(self._page, d) for d in deeds if d is not None}) == 1
        return freed and counted and None not in givers and len(givers) == _SIDES

    def _are_given(self, first: int, second: int) -> bool:
        """Say whether two phrases are told to be captives who are given: both held, or one freed for the other."""
        held = [self._giving.is_held(h) for h in (first, second)]
        for_other = (
            self._is_paid(second)
            and self._tree.same_sentence(first, second)
            and self._captives.number(second) is not None
        )
        one, two = self._tree.head(first), self._tree.head(second)
        on_noun = one == two >= 0 and self._tree.tag(one) == "NOUN"  # "the trade of 16 students for three drivers"
        beside = for_other and (two == first or on_noun)  # "twelve villagers for twelve soldiers"
        return all(held) or (for_other and held[0]) or beside

    def _is_weak(self, trigger: int) -> bool:
        return self._is_deed(trigger) or self._tree.lower(trigger) in words("weak")

    def _meant(self, given: int, but: int) -> int:
        """Return the phrase that a pronoun stands for, the last of the sentence before, else the phrase itself."""
        if self._tree.tag(given) != "PRON":
            return given
        at = self._tree.sentence_of(given)
        for number in (at - 1, at):
            before = [h for h in self._captives.by_sentence.get(number, ()) if h < given and h != but]
            if near := [h for h in before if self._tree.tag(h) != "PRON"]:
                return near[-1]
        return given

    def _in_order(self, one: int, other: int) -> tuple[int, int]:
        """Return what is given before what is paid for it."""
        return (other, one) if self._is_paid(one) and not self._is_paid(other) else (one, other)

    def _joined(self, trigger: int, first: int, second: int) -> float:
        """Return how well two phrases are joined as the sides of an exchange; 0 where nothing joins them."""
        deed = self._is_deed(trigger)
        if self._for_what(trigger) and not trigger < max(first, second):
            return 0
        if self._is_wanting(trigger) and not self._is_paid(second):
            return self._wanted(first, second) or self._wanted(second, first)
        if deed and self._both_by(first, second) and trigger < first and self._tree.same_sentence(trigger, first):
            return 6  # and not 64 for all of them
        if self._came_when(trigger, first, second):
            return 6
        if deed and trigger not in {self._giving.deed(first), self._giving.deed(second), self._tree.head(first)}:
            return 0
        if self._is_paid(second) and self._tree.same_sentence(first, second) and abs(first - second) < _NEAR:
            given = not self._is_paid(first) and (self._giving.deed(first) is not None or self._counts(first, second))
            return 6 if given and not self._inside(first, second) else 0
        if self._told_again(first, second) or self._of_exchange(first, second) or self._of_exchange(second, first):
            return 0
        if any(self._looks_on(h) or self._captives.are_rest(h) for h in (first, second)):
            return 0
        if self._is_joined(first, second) and self._captives.are_foes(first, second) and not self._is_weak(trigger):
            return 5  # "X and Y swapped captives, with 40 rebels and 12 soldiers going home"
        giving = [self._giver_name(h) for h in (first, second)]
        receivers = [self._giving.receiver(h) for h in (first, second)]
        taken = [r is not None for r in receivers]
        if all(taken) and len({self._page.name_of(r) for r in receivers if r is not None}) == _SIDES:
            return 5  # "X got back 58 men and Y 74"
        if taken[0] != taken[1]:
            deeds = [self._giving.deed(h) for h in (first, second)]
            return 5 if not deed or all(d is not None for d in deeds) else 0
        if all(giving):
            return 5 if giving[0] != giving[1] else 0
        if wanted := self._wanted(first, second) or self._wanted(second, first):
            return wanted
        if deed:
            return 0
        if self._returns(trigger) and self._in_return(trigger, first, second):
            return 5
        if self._changes_sides(trigger):
            return 4
        if self._is_joined(first, second):
            peoples = self._captives.are_peoples(first, second)  # "80 Poles and 9 Czechs were freed"
            apart = peoples or self._captives.are_foes(first, second)
            beside = apart and not self._is_weak(trigger)
            return 3 if beside or self._tree.head(min(first, second)) == trigger else 0
        deeds = [self._giving.deed(h) is not None for h in (first, second)]
        if any(map(self.sums_up, (first, second))):
            return 0
        return 3 if all(deeds) and any(giving) else 2 if any(deeds) or any(giving) else 1

    def _came_when(self, trigger: int, first: int, second: int) -> bool:
        """Say whether some come home when another frees others: "four | came home when Israel | let 200 prisoners go"."""
        tree, came = self._tree, self._tree.head(first)
        if self._giving.deed(second) != trigger or tree.relation(first) != "nsubj" or tree.head(trigger) != came:
            return False
        marks = {tree.lower(c) for c in tree.dependents(trigger, "mark", "advmod")}
        return tree.relation(trigger) == "advcl" and bool(marks & {"when", "as"})

    def _is_wanting(self, verb: int) -> bool:
        """Say whether somebody wants captives by a verb, with no word for whom he gives: "asked for 50 men"."""
        wanting = self._tree.lower(verb) in words("wanting") and self._tree.tag(verb) == "VERB"
        return wanting and verb in self._wanted_by and verb not in self._wanted_for

    @cached_property
    def _wanted_for(self) -> set[int | None]:
        """The verbs by which somebody wants captives for others."""
        return {self._captives.wanted_for(h) for h in self._heads}

    @cached_property
    def _wanted_by(self) -> set[int | None]:
        """The verbs by which somebody wants captives."""
        return {self._giving.wanted_by(h) for h in self._heads}

    def _wanted(self, first: int, second: int) -> float:
        """Return how well those whom somebody wants are joined to those whom he would give, or others want of him."""
        page, one, two = self._page, self._giving.wanter(first), self._giving.wanter(second)
        if one is None:
            return 0
        if two is not None:
            return 4 if page.name_of(one) != page.name_of(two) else 0
        giver = self._giving.giver(second) if self._tree.same_sentence(first, second) else None
        same = giver is not None and page.name_of(one) in {page.name_of(giver), page.name_of(self._subject_of(giver))}
        return 5 if same else 0

    def _subject_of(self, pronoun: int) -> int:
        """Return the subject of the sentence for a pronoun, else the word itself."""
        tree = self._tree
        told = tree.sentences[self._tree.sentence_of(pronoun)]
        subjects = [w for w in range(told.first, pronoun) if tree.relation(w) == "nsubj"]
        return subjects[0] if subjects and tree.tag(pronoun) == "PRON" else pronoun

    def _returns(self, trigger: int) -> bool:
        """Say whether a word means in return: "in exchange", "as its part"."""
        before = self._tree.lower(max(trigger - 1, 0))
        return self._tree.lower(trigger) in words("returns") and before in words("returning")

    def _in_return(self, trigger: int, first: int, second: int) -> bool:
        """Say whether a word for return stands in the clause in which one of two is given."""
        if self._for_what(trigger):
            return False
        last = max(first, second)
        return self._tree.same_sentence(trigger, last) and not self._is_joined(first, second)

    def _for_what(self, trigger: int) -> bool:
        """Say whether the words behind one for return tell for whom it is: "in return for"."""
        return self._returns(trigger) and self._page.ahead(trigger) == "for"

    def _counts(self, first: int, second: int) -> bool:
        return any(self._captives.number(h) is not None or self._captives.person(h) for h in (first, second))

    def _giver_name(self, given: int) -> str | None:
        giver = self._giving.giver(given)
        if giver is None or self._giving.are_several(giver):
            return None
        name, noun = self._page.name_of(giver), self._tree.lower(giver)
        state = noun in words("states") and giver not in self._page.entity_at and country_of(name) is None
        return noun if state else name  # "the government" is not the rebels named before

    def _both_by(self, first: int, second: int) -> bool:
        """Say whether two numbers only tell who gave how many: "handed over captives: 64 by X, 27 by Y"."""
        tree = self._tree
        bare = all(tree.tag(w) == "NUM" and self._captives.by_whom(w) is not None for w in (first, second))
        return bare and self._giver_name(first) != self._giver_name(second)

    def _changes_sides(self, trigger: int) -> bool:
        """Say whether a word tells only that captives changed hands or crossed over, not who gave them."""
        return self._tree.lower(trigger) in words("changing") or self._crosses(trigger)

    def _crosses(self, word: int) -> bool:
        """Say whether others go the other way: "50 sailors walked the other | way"."""
        tree = self._tree
        against = word > 0 and tree.lower(word - 1) in {"other", "opposite", "reverse"}
        return against and tree.lower(word) in _WAYS

    def _told_again(self, first: int, second: int) -> bool:
        """Say whether one sentence counts or names those whom the other tells of: "swapped prisoners. 166 prisoners crossed"."""
        early, late = sorted((first, second))
        if self._captives.person(early) or self._tree.same_sentence(early, late):
            return False
        same = self._tree.lower(early) == self._tree.lower(late) and self._captives.number(early) is None
        return same or (self._captives.person(late) and self._giving.giver(late) is None)

    def sums_up(self, given: int) -> bool:
        """Say whether all are counted who have been given until now: "the ninth swap since May; in all 3,000 have come home"."""
        tree, verb = self._tree, self._tree.head(given)
        until_now = verb >= 0 and any(tree.lower(c) in {"have", "has", "had"} for c in tree.dependents(verb, "aux"))
        return until_now and any(tree.lower(w) in words("in_all") for w in tree.sentence_words(given))

    def _looks_on(self, given: int) -> bool:
        """Say whether somebody only looks on: "two Indonesian | officials looked on"."""
        verb = self._tree.head(given)
        does = verb >= 0 and self._tree.syntax.relations[given] == "nsubj" and self._tree.tag(verb) == "VERB"
        return does and (self._tree.lower(verb), self._page.ahead(verb)) in idioms("looking_on")

    def _of_exchange(self, given: int, other: int) -> bool:
        """Say whether a phrase only tells what is exchanged by both: "an exchange of 900 | detainees", "X and Y swapped 200 | men"."""
        tree, above = self._tree, self._tree.head(given)
        if above < 0 or self._is_joined(given, other):
            return False
        if tree.relation(given) == "nmod" and tree.tag(above) == "NOUN":
            return tree.lower(above) in words("exchanges")
        swapped = tree.relation(given) == "obj" and tree.lower(above) in words("swapping")
        both = swapped and any(len(self._page.joined(s)) > 1 for s in tree.dependents(above, "nsubj"))
        return both and not tree.same_sentence(given, other)  # "X and Y swapped | 200 men. Y got back 76"

    def _is_joined(self, first: int, second: int) -> bool:
        """Say whether two phrases are one list: "12 soldiers and 3 policemen"."""
        tree = self._tree
        return tree.relation(max(first, second)) == "conj" and tree.head(max(first, second)) == min(first, second)

    def _whose(self, head: int) -> int | None:
        """Return the word that tells whose those given are: the government of "government soldiers"."""
        tree, page = self._tree, self._page
        beside = tree.dependents(head, "amod", "compound")
        return next((c for c in beside if c in page.entity_at or (tree.tag(c) == "NOUN" and page.is_actor(c))), None)

    def _inside(self, first: int, second: int) -> bool:
        return first in self._tree.below(second)

    def _is_paid(self, given: int) -> bool:
        """Say whether a phrase is what another is given for: led by "for" itself, "in exchange for", "every"."""
        tree = self._tree
        start = self._captives.first(given)
        led = self._captives.cased(given) | {tree.lower(start), tree.lower(max(start - 1, 0))}
        if tree.tag(given) == "PRON" and self._captives.wanted_for(given) is not None:
            return True
        above = tree.head(given)
        if above >= 0 and tree.lower(above) in {"lives", "life", "freedom"} and "for" in self._captives.cased(above):
            return True  # "for the lives of three engineers"
        joined = {"exchange", "return"} | words("exchanges", "captives", "people")
        aside = tree.relation(given) == "nmod" and tree.tag(above) == "NOUN" and tree.lower(above) not in joined
        return bool(led & _FOR) and not (aside and self._captives.number(given) is None)

    def _shared(self, trigger: int, near: list[int], parties: tuple[int, ...]) -> Iterator[tuple[float, Pair]]:
        """Yield what two parties give alike: "swapped 200 prisoners each", "carried out an exchange of captives"."""
        tree, at = self._tree, self._tree.sentence_of(trigger)
        told = tree.sentences[at]
        each = any(self._is_each(w) for w in range(told.first, told.last))
        counted = [h for h in near if self._captives.number(h) is not None]
        if (
            each
            and counted
            and (len(parties) > 1 or self._tree.lower(trigger) in words("swapping"))
            and self._tree.sentence_of(counted[0]) == at
        ):
            near_by = 1 / (1 + abs(trigger - counted[0]))
            alone = [h for h in counted if self._tree.sentence_of(h) == at] == counted[:1]
            done = self._giving.deed(counted[0]) == trigger
            yield (8 if alone or done else 6) + near_by, Pair(trigger, counted[0], counted[0], parties, each=True)
        for head in (h for h in counted if self.for_both(h) and self._tree.sentence_of(h) == at):
            both = parties if len(parties) > 1 else tuple(sides_of(self._page)[:_SIDES])
            verb = trigger if tree.head(head) == trigger else tree.clause_head(head)
            yield 6 + 1 / (1 + abs(trigger - head)), Pair(verb, head, head, both, each=True)
        if (told_of := self._told_of_one(trigger, counted)) is not None:
            yield _FEW, told_of
        if len(parties) < 2 or self._is_deed(trigger) or self._returns(trigger):
            return
        if tree.tag(trigger) == "VERB":
            behind = [h for h in near if h > trigger] or near
            if behind and self._tree.sentence_of(behind[0]) == at:
                yield 3.5, Pair(trigger, behind[0], behind[0], parties, each=True, total=True)
        elif (of := self._of_noun(trigger)) is not None and self._done_by(trigger):
            yield 3.5, Pair(trigger, of, of, parties, each=True, total=True)

    def _told_of_one(self, trigger: int, counted: list[int]) -> Pair | None:
        """Return an exchange of which only one side's captives are counted: "brought home 95 men in a swap with X"."""
        tree, above = self._tree, self._tree.head(trigger)
        if above >= 0 and tree.lower(above) == "part":
            above = tree.head(above)  # "as part of a swap with"
        if above < 0 or self._is_weak(trigger) or self._returns(trigger) or tree.tag(trigger) != "NOUN":
            return None
        told = [*tree.dependents(trigger, "nmod"), *tree.dependents(above, "obl")]
        partners = [c for c in told if self._captives.cased(c) == {"with"} and self._page.is_actor(c)]
        done = [h for h in counted if tree.head(h) == above and tree.relation(h) in {"nsubj", "obj"}]
        if not partners or not done or not self._giving.is_held(done[0]):
            return None
        return Pair(trigger, done[0], done[0], (partners[0],), open=True)

    def _is_each(self, word: int) -> bool:
        """Say whether a word means that both give as many: "200 prisoners each", but not "each day"."""
        tree = self._tree
        side = tree.head(word) >= 0 and tree.lower(tree.head(word)) in _EACH_OF and not self._blames(tree.head(word))
        alone = tree.lower(word) == "each" and (tree.relation(word) != "det" or word - 1 in self._heads)
        return tree.lower(word) == "apiece" or alone or (tree.lower(word) in {"each", "either"} and side)

    def _blames(self, side: int) -> bool:
        """Say whether a side only blames: "with each | side accusing the other"."""
        verb = self._tree.head(side)
        return verb >= 0 and self._tree.relation(side) == "nsubj" and self._tree.lower(verb) in people_words("accusing")

    def for_both(self, head: int) -> bool:
        """Say whether as many are told to be given by either side: "303 soldiers | each", "another 307 | apiece"."""
        behind = head + 1
        counted = self._captives.number(head) is not None
        return counted and behind < len(self._tree.words) and self._is_each(behind)

    def _each_side(self, word: int) -> bool:
        """Say whether a phrase means each of the two: "each side", "each of them"."""
        tree = self._tree
        told = {tree.lower(word), *(tree.lower(c) for c in tree.dependents(word, "det"))}
        return "each" in told and (tree.lower(word) == "each" or tree.lower(word) in {"side", "party", "country"})

    def _of_noun(self, word: int) -> int | None:
        """Return what a noun for the exchange is of: "an exchange of captured soldiers", "a prisoner swap"."""
        tree = self._tree
        of = [h for h in self._heads if tree.head(h) == word and h > word]
        named = [
            c for c in tree.dependents(word, "compound", "amod") if tree.lower(c).rstrip("s") + "s" in words("captives")
        ]
        return next(iter([*of, *named]), None)

    def _done_by(self, word: int) -> bool:
        """Say whether the exchange is done by somebody, not only talked about: "carried out a swap", "a swap between"."""
        tree = self._tree
        above = tree.head(word)
        doing = words("doing", "asking")
        done = above >= 0 and tree.relation(word) in {"obj", "obl"} and tree.lower(above) in doing
        return (
            done
            or bool(self._between(word))
            or any("by" in self._captives.cased(c) for c in tree.dependents(word, "nmod"))
        )

    def _between(self, noun: int) -> list[int]:
        """Return those between whom an exchange is, wherever below its noun the parser hangs them."""
        below = (c for c in self._tree.below(noun) if self._tree.relation(c) == "nmod")
        return [c for c in below if "between" in self._captives.cased(c)]

    def _asked(self, verb: int) -> tuple[int, ...]:
        """Return the two who are asked to give each other captives: "urged | X and Y | to free each other's men"."""
        tree, above = self._tree, self._tree.head(verb)
        if above < 0 or tree.relation(verb) not in {"xcomp", "advcl", "ccomp"}:
            return ()
        led = (
            c for c in tree.dependents(above, "obj", "iobj", "obl") if self._captives.cased(c) <= {"to", "on", "with"}
        )
        pairs = ([w for w in self._page.joined(c) if self._page.is_actor(w)] for c in led if c < verb)
        return next((tuple(pair) for pair in pairs if len(pair) == _SIDES), ())

    def _told(self, word: int) -> tuple[int, ...]:
        """Return the two who exchange, as the subjects of the deed tell them or the article its sides."""
        tree, page = self._tree, self._page
        if self._is_mutual(word) and (asked := self._asked(word)):
            return asked
        at, found, partners = word, list[int](), list[int]()
        exchanging = words("exchanges", "swapping")
        for _ in range(4):
            if at < 0 or found:
                break
            subjects = [c for c in tree.dependents(at, "nsubj") if not self._captives.is_captives(c)]
            if tree.lower(at) in reporting():
                break
            agents = [c for c in tree.dependents(at, "obl") if "by" in self._captives.cased(c)]
            sides = [w for s in (*subjects, *agents) if self._each_side(s) for w in sides_of(page)]
            found = [j for s in subjects for j in parties_of(page, s) if tree.lower(j) not in _POINTING]
            found = sides or found
            if len(found) == 1 and tree.lower(found[0]).endswith("s") and found[0] not in page.entity_at:
                of = next((page.joined(c) for c in tree.dependents(found[0], "nmod") if len(page.joined(c)) > 1), [])
                found = of or found  # "fighters of X and Y"
            beside = [c for w in found if w not in page.entity_at for c in tree.dependents(w, "appos")]
            named = [j for c in beside if c in page.entity_at for j in page.joined(c)]
            found = named if len(named) == _SIDES else found  # "the neighbours, X and Y, traded"
            found = [w for w in found if (page.is_actor(w) or tree.tag(w) == "PROPN") and tree.lower(w) != "it"]
            found = [
                w for w in found if w != word and tree.lower(w) not in nouns("nouns")
            ]  # "Negotiations on a swap go on"
            between = [
                c
                for c in tree.dependents(at, "nmod", "obl")
                if tree.lower(at) in exchanging
                and self._captives.cased(c) & {"between", "by"}
                and (page.is_actor(c) or tree.tag(at) == "NOUN")  # not "exchange 150 men by the | middle of May"
            ]
            if not between and at == word and tree.tag(at) == "NOUN" and tree.lower(at) in exchanging:
                between = self._between(at)
            verbs = [*tree.dependents(at, "acl"), *([tree.head(at)] if tree.head(at) == at + 1 else [])]
            struck = [c for v in verbs for c in tree.dependents(v, "obl", "nmod")]
            between += [c for c in struck if tree.lower(at) in exchanging and self._captives.cased(c) & {"between"}]
            partners += [
                c
                for c in tree.below(at)
                if tree.relation(c) in {"nmod", "obl"}
                and tree.lower(at) in exchanging
                and self._captives.cased(c) == {"with"}
            ]
            found = [j for c in between for j in page.joined(c)] or found
            found = [*found[:1], *(p for p in partners if p not in found)] if len(found) == 1 else found
            infinitive = any(tree.lower(c) == "to" for c in tree.dependents(at, "mark"))
            shared = tree.relation(at) in {"xcomp", "advcl", "obj", "obl", "nmod", "conj"} or (
                infinitive and tree.relation(at) == "ccomp" and not tree.dependents(at, "nsubj")
            )
            shared = shared or any(tree.lower(s) == "each" for s in subjects)  # "agreed that each would free 20"
            at = tree.head(at) if shared else -1
        if len(found) > 1 or self._is_deed(word):
            return tuple(found[:2])
        return tuple(found) or tuple(sides_of(page)[:2])
