"""Articles -> exchanges: who gave whom for whom, how many, and whether it was done."""

import itertools
from dataclasses import dataclass, replace

from onrecord.annotate.names import content_tokens
from onrecord.extract.deal.exchanges.given import Captives, words
from onrecord.extract.deal.exchanges.told import exchange_status
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.parties import Parties
from onrecord.gazetteer import gazetteer
from onrecord.records import Event, Exchange, Side

_FOR = {"exchange", "return", "swap", "trade"}


@dataclass(frozen=True, slots=True)
class Pair:
    """The heads of what the two sides give, the word that tells of the exchange, and the parties where it tells them."""

    trigger: int
    first: int
    second: int
    parties: tuple[int, ...] = ()
    each: bool = False
    total: bool = False  # a number told is that of both sides together


def extract_exchanges(page: Page) -> tuple[Event, ...]:
    """Return the exchanges of an article in text order; what several sentences tell of one is one."""
    finder = _Finder(page)
    found: list[Event] = []
    for pair in finder.pairs():
        event = finder.event(pair)
        if event is None:
            continue
        known = next((n for n, e in enumerate(found) if _fits(e, event)), None)
        if known is None:
            found.append(event)
        elif _told(event) > _told(found[known]):
            found[known] = event
    return tuple(found)


def _sides(event: Event) -> tuple[Side, Side]:
    assert isinstance(event.detail, Exchange)
    return event.detail.sides


def _told(event: Event) -> int:
    return sum(
        (s.party is not None) + (s.of is not None) + 2 * (s.value is not None or s.low is not None)
        for s in _sides(event)
    )


def _fits(one: Event, other: Event) -> bool:
    """Say whether two tellings may be of one exchange: no count and no party that differ."""
    ours, theirs = _sides(one), _sides(other)
    return any(all(_side_fits(a, b) for a, b in zip(ours, order, strict=True)) for order in (theirs, theirs[::-1]))


def _side_fits(one: Side, other: Side) -> bool:
    counts = one.value is None or other.value is None or one.value == other.value
    return counts and (one.party is None or other.party is None or one.party == other.party)


class _Finder:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._captives = Captives(page)
        self._parties_named = Parties(page)

    def pairs(self) -> list[Pair]:
        """Return the exchanges told, one a sentence."""
        found: dict[int, Pair] = {}
        for word in range(len(self._tree.words)):
            sentence = self._tree.sentence(self._tree.words[word].start)
            pair = self._pair(word, sentence) if sentence not in found else None
            if pair is not None:
                found[sentence] = pair
        return [found[n] for n in sorted(found)]

    def _pair(self, word: int, sentence: int) -> Pair | None:
        """Return the two sides that a word joins."""
        tree = self._tree
        lower = tree.lower(word)
        if self._captives.page.in_body(word):
            return None
        if lower in {"exchange", "return"} and word and tree.lower(word - 1) == "in":
            return self._in_exchange(word, sentence)
        if lower in words("swapping") or (
            lower in _FOR | {"swaps", "exchanges"} - {"return"} and tree.tag(word) == "NOUN"
        ):
            return self._swap(word, sentence)
        if lower in words("releasing") and tree.tag(word) == "VERB":
            return self._both(word, sentence)
        if lower in words("leaving") and tree.tag(word) == "VERB":
            return self._goes_for(word)
        if lower in {"change", "changed", "changes"} and self._page.ahead(word) == "hands":
            return self._changed_hands(word, sentence)
        return None

    def _heads(self, sentence: int) -> list[int]:
        if not 0 <= sentence < len(self._tree.sentences):
            return []
        told = self._tree.sentences[sentence]
        return list(self._captives.between(told.first, told.last))

    def _goes_for(self, word: int) -> Pair | None:
        """A soldier will go home for a thousand prisoners."""
        tree = self._tree
        paid = [c for c in tree.dependents(word, "obl") if "for" in self._led(c) and c in self._captives.heads]
        going = [c for c in tree.dependents(word, "nsubj") if tree.tag(c) in {"NOUN", "NUM"}]
        counted = bool(paid) and self._captives.number(paid[0]) is not None
        return Pair(word, going[0], paid[0]) if going and counted else None

    def _in_exchange(self, word: int, sentence: int) -> Pair | None:
        """X released A in exchange for B; A was freed and in return Y let B go."""
        heads = self._heads(sentence)
        before, behind = [h for h in heads if h < word], [h for h in heads if h > word]
        if self._page.ahead(word) == "for":
            if not behind:
                return None
            near = behind[0] - word < _NEAR
            if before and near:
                return Pair(word, self._given_by_deed(before), behind[0])
            return Pair(word, behind[0], behind[1]) if len(behind) > 1 and near else None
        if before and behind:
            return Pair(word, before[0], behind[0])
        if before[1:]:
            return Pair(word, before[0], before[1])
        other, here = self._heads(sentence - 1), [*before, *behind]
        return Pair(word, other[-1], here[0]) if here and other else None

    def _given_by_deed(self, heads: list[int]) -> int:
        """Return the one of the phrases before that is given, the last where none is told to be."""
        given = [h for h in heads if self._captives.deed(h) is not None]
        return (given or heads)[-1]

    def _swap(self, word: int, sentence: int) -> Pair | None:
        """X swapped A for B; X and Y swapped N each; an exchange of A for B; in the biggest swap X gave A and Y B."""
        heads = self._heads(sentence)
        parties = self._parties(word)
        behind = [h for h in heads if h > word]
        if self._each(sentence) and heads:
            return Pair(word, self._counted(heads)[0], self._counted(heads)[0], parties, each=True)
        passive = [
            h
            for h in heads
            if h < word and self._tree.syntax.relations[h] == "nsubj:pass" and self._tree.head(h) == word
        ]
        joined = self._joined_by_for([*passive, *behind], word)
        if joined:
            return Pair(word, *joined, parties)
        counted = [h for h in heads if self._captives.number(h) is not None]
        if len(counted) > 1:
            return Pair(word, counted[0], counted[1], parties)
        near = [
            h
            for n in (sentence + 1, sentence - 1)
            for h in [x for x in self._heads(n) if self._captives.number(x) is not None][:2]
        ]
        if not counted and len(near) > 1 and self._two_givers(near[:2]):
            return Pair(word, near[0], near[1], parties)
        if len(counted) == 1 and near and self._two_givers([counted[0], near[0]]):
            return Pair(word, counted[0], near[0], parties)
        of = self._of_noun(word, behind)
        if len(parties) > 1 and of is not None and self._done_by(word):
            return Pair(word, of, of, parties, each=True, total=True)
        if len(parties) > 1 and heads and self._tree.tag(word) == "VERB":
            given = behind[0] if behind else heads[0]
            return Pair(word, given, given, parties, each=True, total=True)
        return None

    def _of_noun(self, word: int, behind: list[int]) -> int | None:
        """Return what a noun for the exchange is of: "an exchange of captured soldiers", "a prisoner swap"."""
        tree = self._tree
        if tree.tag(word) != "NOUN":
            return None
        of = [h for h in behind if tree.head(h) == word]
        named = [
            c for c in tree.dependents(word, "compound", "amod") if tree.lower(c).rstrip("s") + "s" in words("captives")
        ]
        return next(iter([*of, *named]), None)

    def _done_by(self, word: int) -> bool:
        """Say whether the exchange is done by somebody, not only talked about: "carried out a swap", "a swap between"."""
        tree = self._tree
        above = tree.head(word)
        done = above >= 0 and tree.relation(word) == "obj" and tree.lower(above) in words("doing")
        return done or any(self._led(c) & {"between", "by"} for c in tree.dependents(word, "nmod"))

    def _changed_hands(self, word: int, sentence: int) -> Pair | None:
        """Fifteen A and ten B changed hands."""
        counted = [h for h in self._heads(sentence) if self._captives.number(h) is not None]
        if len(counted) < _BOTH:
            return None
        whose = [self._whose(h) for h in counted[:2]]
        return Pair(word, counted[0], counted[1], tuple(w for w in reversed(whose) if w is not None))

    def _whose(self, head: int) -> int | None:
        """Return the word that tells whose those given are: the government of "government soldiers"."""
        tree, page = self._tree, self._page
        beside = tree.dependents(head, "amod", "compound")
        return next((c for c in beside if c in page.entity_at or (tree.tag(c) == "NOUN" and page.is_actor(c))), None)

    def _two_givers(self, heads: list[int]) -> bool:
        named = {self._page.name_of(g) for h in heads if (g := self._captives.giver(h)) is not None}
        taken = [h for h in heads if self._captives.receiver(h) is not None]
        return len(named) > 1 or len(taken) == 1

    def _counted(self, heads: list[int]) -> list[int]:
        return [h for h in heads if self._captives.number(h) is not None] or heads

    def _joined_by_for(self, heads: list[int], word: int) -> tuple[int, int] | None:
        """Return the two phrases that "for", or "and" where none is, stands between."""
        tree = self._tree
        for one, two in itertools.pairwise(heads):
            if {"for", "against"} & {tree.lower(w) for w in range(one + 1, two)} and two - one < 2 * _NEAR:
                return one, two
        if len(heads) > 1 and tree.tag(word) == "NOUN" and tree.head(heads[1]) == heads[0]:
            return heads[0], heads[1]
        return None

    def _both(self, word: int, sentence: int) -> Pair | None:
        """X freed A and Y freed B, or B for A, in one sentence."""
        tree = self._tree
        heads = self._heads(sentence)
        mine = [h for h in heads if self._captives.deed(h) == word]
        others = [h for h in heads if h not in mine]
        if self._each(sentence) and mine and self._parties(word):
            return Pair(word, mine[0], mine[0], self._parties(word), each=True)
        if not mine or not others:
            return None
        every = [h for h in others if {tree.lower(c) for c in tree.dependents(h, "det")} & {"every", "each"}]
        if every and "for" in self._led(every[0]):
            return Pair(word, every[0], mine[0])  # "for every hostage freed, three prisoners"
        paid = self._joined_by_for([mine[0], *[h for h in others if h > mine[0]]], word)
        if paid and self._is_paid(paid[1]):
            return Pair(word, *paid)
        givers = [self._captives.giver(h) for h in (mine[0], others[0])]
        deeds = self._captives.deed(others[0]) is not None or self._captives.number(others[0]) is not None
        names = [self._page.name_of(g) for g in givers if g is not None]
        taken = self._captives.receiver(others[0]) is not None and self._captives.receiver(mine[0]) is None
        return Pair(word, mine[0], others[0]) if deeds and (len(set(names)) > 1 or taken) else None

    def _is_paid(self, head: int) -> bool:
        """Say whether a phrase is what is given for the other: led by "for" itself."""
        first = min(w for w in self._tree.below(head) if w <= head)
        return "for" in {self._tree.lower(first), self._tree.lower(max(first - 1, 0))}

    def _each(self, sentence: int) -> bool:
        told = self._tree.sentences[sentence]
        return any(self._tree.lower(w) in {"each", "apiece"} for w in range(told.first, told.last))

    def _parties(self, word: int) -> tuple[int, ...]:
        """Return the two who exchange, as the subjects of the deed tell them or the article its sides."""
        tree, page = self._tree, self._page
        at, found = word, list[int]()
        for _ in range(4):
            if at < 0 or found:
                break
            subjects = [c for c in tree.dependents(at, "nsubj") if c not in self._captives.heads]
            found = [j for s in subjects for j in page.parties(s) if tree.lower(j) not in {"each", "both", "which"}]
            found = [w for w in found if page.is_actor(w) or tree.tag(w) == "PROPN"]
            between = [
                c
                for c in tree.dependents(at, "nmod", "obl")
                if tree.lower(at) in _FOR | words("swapping") and self._led(c) & {"between", "by"}
            ]
            found = [j for c in between for j in page.joined(c)] or found
            infinitive = any(tree.lower(c) == "to" for c in tree.dependents(at, "mark"))
            shared = tree.relation(at) in {"xcomp", "advcl", "obj", "obl", "nmod", "conj"} or (
                infinitive and tree.relation(at) == "ccomp" and not tree.dependents(at, "nsubj")
            )
            at = tree.head(at) if shared else -1
        return tuple(found[:2]) if len(found) > 1 else tuple(found) or tuple(page.sides[:2])

    def _led(self, word: int) -> set[str]:
        return {self._tree.lower(m) for m in self._tree.dependents(word, "case")}

    def event(self, pair: Pair) -> Event | None:
        """Return the exchange as an event of releasing; None where too little is told of it."""
        page, captives = self._page, self._captives
        parties = self._named_parties(pair)
        one, two = captives.side(pair.first, parties[0]), captives.side(pair.second, parties[1])
        if pair.total:
            one, two = (replace(s, value=None, low=None, high=None, comparator="=") for s in (one, two))
        if captives.as_many(pair.second):
            two = replace(two, value=one.value, low=one.low, high=one.high, comparator=one.comparator)
        one = replace(one, of=one.of or two.of or self._kind_before(pair.first))
        two = replace(two, of=two.of or one.of)
        counted = sum(s.value is not None or s.low is not None for s in (one, two))
        if not counted and not all(parties):
            return None
        deed = captives.deed(pair.first)
        deed = pair.trigger if deed is None else deed
        status = exchange_status(page, pair.trigger, deed)
        words_ = [pair.trigger, *(w for w in (pair.first, pair.second, deed) if self._same_sentence(w, pair.trigger))]
        return Event(
            article=page.article.id, evidence=(page.quote(words_),),
            said_by=page.said_by(pair.trigger), negated=status == "denied", confidence=0.8, by=page.by, plover="RETREAT",
            mode="release", actors=tuple(dict.fromkeys(s.party for s in (one, two) if s.party)), status=status,
            date=page.day_of(deed), place=page.place_of(deed), detail=Exchange((one, two)),
        )  # fmt: skip

    def _kind_before(self, given: int) -> str | None:
        before = [h for h in self._captives.heads if h < given and self._tree.tag(h) != "NUM"]
        return self._captives.kind(before[-1]) if before else None

    def _same_sentence(self, word: int, other: int) -> bool:
        return self._tree.sentence(self._tree.words[word].start) == self._tree.sentence(self._tree.words[other].start)

    def _named_parties(self, pair: Pair) -> list[str | None]:
        told = [self._party(w) for w in pair.parties]
        if pair.each:
            return [told[0], told[1]] if len(told) > 1 else [*told, None, None][:2]
        givers = [self._captives.giver(h) for h in (pair.first, pair.second)]
        described = all(g is not None and g not in self._page.entity_at for g in givers)
        if described and len(told) > 1 and all(w in self._page.entity_at for w in pair.parties):
            return [told[0], told[1]]
        names: list[str | None] = [self._party(g) if g is not None else None for g in givers]
        if names[0] is not None and names[0] == names[1]:
            names[1] = (
                self._party(h)
                if (h := self._captives.holder(pair.second)) is not None and self._party(h) != names[0]
                else None
            )
        taking = [self._captives.receiver(h) for h in (pair.first, pair.second)]
        for n in (0, 1):  # who gets the one gives the other
            if names[1 - n] is None and (got := taking[n]) is not None and names[n] != self._party(got):
                names[1 - n] = self._party(got)
        if names[0] is None and taking[0] is None and told and told[0] != names[1]:
            names[0] = told[0]
        asking = self._asker(pair)
        for n in (0, 1):
            elsewhere = (
                self._captives.giver_elsewhere(pair.second if n else pair.first, names[1 - n])
                if names[n] is None
                else None
            )
            if elsewhere is not None:
                names[n] = self._party(elsewhere)
            given_to = self._captives.recipient(pair.first if n else pair.second)
            if n and names[1] is None and self._tree.lower(pair.trigger) in {"return", "exchange"}:
                names[1] = self._clause_subject(pair, names[0])
            if names[n] is None and given_to is not None:
                names[n] = self._party(given_to)
            held = self._captives.held_elsewhere(pair.second if n else pair.first) if names[n] is None else None
            if held is not None and self._party(held) != names[1 - n]:
                names[n] = self._party(held)
            if names[n] is None and asking is not None and self._party(asking) != names[1 - n]:
                names[n] = self._party(asking)
            if names[n] is None:
                names[n] = self._other(names[1 - n], told, pair.first if n else pair.second)
        return names

    def _clause_subject(self, pair: Pair, but: str | None) -> str | None:
        """Return the subject of the clause that tells what is given in return: "in return Y opened the gates for"."""
        tree = self._tree
        top = tree.clause_head(pair.second)
        if (
            top != tree.clause_head(pair.trigger)
            or pair.trigger > pair.second
            or self._page.ahead(pair.trigger) == "for"
        ):
            return None
        names = [self._party(s) for s in tree.dependents(top, "nsubj") if s != pair.second]
        return next((n for n in names if n != but), None)

    def _asker(self, pair: Pair) -> int | None:
        """Return who asks for the exchange: the subject of the verb of asking above the deed."""
        tree, at = self._tree, self._captives.deed(pair.first)
        for _ in range(3):
            at = tree.head(at) if at is not None and at >= 0 else -1
            if at >= 0 and tree.lower(at) in words("asking"):
                return next((s for s in tree.dependents(at, "nsubj") if tree.syntax.relations[s] == "nsubj"), None)
        return None

    def _other(self, known: str | None, told: list[str], given: int) -> str | None:
        """Return the other party: of the two told, else the one whose people the known one gives."""
        others = [
            t for t in told if t != known and not (known and country_of(t) and country_of(t) == country_of(known))
        ]
        if known is not None and len(told) > 1 and len(others) == 1:
            return others[0]
        tree, page = self._tree, self._page
        for child in (given, *tree.dependents(given, "amod", "nmod", "compound")):
            for word in (child, *tree.dependents(child, "amod", "compound", "nmod")):
                entity = page.entity_at.get(word)
                if entity and entity.label in {"NORP", "ORGANIZATION", "LOCATION"}:
                    name = page.country(page.name_of(word))
                    group = entity.label == "ORGANIZATION" or gazetteer().country_of_people(name) is None
                    acting = group or any(e.actor == name and e.label == "LOCATION" for e in page.annotations.entities)
                    if known is not None and name != known and acting:
                        return name
        return None

    def _party(self, word: int) -> str:
        """Return the name of a party: "it" and "the group" are those of the sentence's subject."""
        page, tree = self._page, self._tree
        name = page.name_of(word)
        if name.lower().split()[-1:] == ["group"] and (body := self._body_before(word)):
            return body  # "the Lebanese group"
        if name.lower() in words("vague"):
            told = tree.sentences[tree.sentence(tree.words[word].start)]
            subjects = [
                w
                for w in range(told.first, word)
                if tree.relation(w) == "nsubj" and page.is_actor(w) and tree.lower(w) not in words("vague")
            ]
            name = page.name_of(subjects[0]) if subjects else name
        return self._parties_named.of(word) or page.country(name)

    def _body_before(self, word: int) -> str | None:
        """Return the body last named before a word."""
        page, tree = self._page, self._tree
        named = [e for e in page.annotations.entities if e.label == "ORGANIZATION" and e.end < tree.words[word].start]
        return named[-1].actor if named else None


def country_of(name: str) -> str | None:
    """Return the code of the country that a party's name tells: by its name, people or capital."""
    for word in content_tokens(name):
        code = gazetteer().country_of_people(word)
        places = [p for p in gazetteer().find(word) if p.kind == "country" or p.capital]
        if code or places:
            return code or places[0].country
    return None


_BOTH = 2
_NEAR = 10  # words from "for" to what is given
