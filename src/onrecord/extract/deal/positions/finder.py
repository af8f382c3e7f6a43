"""Every stance of an article in text order, those on what was told of before among them."""

from collections.abc import Iterator, Sequence

from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.composed import Composed
from onrecord.extract.deal.positions.depending import demanded
from onrecord.extract.deal.positions.echoes import answers, points_back, stands_alone
from onrecord.extract.deal.positions.held import Held
from onrecord.extract.deal.positions.kept import kept, stays
from onrecord.extract.deal.positions.likewise import likewise, unlike
from onrecord.extract.deal.positions.said import Said
from onrecord.extract.deal.positions.turned import Turned
from onrecord.extract.deal.positions.undertaken import Undertaken
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.deal.stances.operators import leads, operator_at, operators, words_of
from onrecord.extract.page import Page
from onrecord.records import Statement
from onrecord.records.values import Stance
from onrecord.vocabularies.load import load

_DECISIONS = frozenset({"decision", "move", "announcement", "step", "gesture", "statement", "declaration"})
_AGREED: frozenset[Stance] = frozenset({"accepts", "offers"})
_BARE = frozenset({"PUNCT", "DET", "ADP", "PROPN"})  # tags of words that by themselves tell no stance on what was told before
_FAR = 2  # sentences back to what "the offer" means
_INSIDE = frozenset({"nmod", "acl", "obj", "compound", "xcomp"})  # what a phrase's own words hang on its noun by


class Finder:
    """Finds the stances of one page; `told` are the heads of mentions that a proposal tells."""

    def __init__(
        self, page: Page, proposals: Proposals, mentions: Sequence[TermMention], statements: Sequence[Statement],
        told: frozenset[int],
    ) -> None:  # fmt: skip
        self._page = page
        self._tree = page.tree
        self._mentions = mentions
        self._named = frozenset(m.head for m in mentions)
        self._filled = frozenset(self._carriers())
        self._stops = (frozenset(proposals.at) | {m.head for m in mentions if m.type == "talks_process"}) - self._filled
        self._parties = Parties(page)
        self._holders = Holders(page, self._parties)
        self._composed = Composed(page, self._holders)
        self._undertaken = Undertaken(page, self._parties, self._holders, told)
        self._said = Said(page, self._parties, statements)
        self._turned = Turned(page, self._parties, self._holders, self._composed)
        self._tabled = frozenset(head for head, sheet in proposals.at.items() if not sheet.agreed)
        self._told = told

    def all(self) -> list[Held]:
        """Return every stance in text order, those on what was told of before among them."""
        at = {m.head: m for m in self._mentions}
        found: list[Held] = []
        for word in range(len(self._tree.words)):
            mention = at.get(word)
            if mention is None and self._tree.tag(word) in _BARE:
                continue
            if word in self._filled and mention and mention.type == "deal_as_a_whole":
                continue
            echoed = list(self._likewise(word, found)) or list(self._echoed(word, mention, found))
            found += echoed or (self.held(mention) if mention else self._kept(word))
        found += demanded(self._page, self._holders, self._mentions, found)
        found += [own for held in found for own in self._of_plan(held, found)]
        return sorted(found, key=lambda h: h.mention.head)

    def _of_plan(self, held: Held, found: Sequence[Held]) -> Iterator[Held]:
        """Yield the stances on what a plan would bring of one who wants it or agrees to it: "demanded the plan that would
        begin with a truce"; whoever rejects a plan may reject one point of it.
        """
        if held.stance not in {"demands", "accepts"} or held.mention.head not in self._tabled or held.condition:
            return
        known = {
            (h.party, h.mention.type) for h in found if self._tree.same_sentence(h.mention.head, held.mention.head)
        }
        for mention in self._mentions:
            inside = mention.head in self._told and mention.head in self._tree.below(held.mention.head)
            if inside and mention.type != "talks_process" and (held.party, mention.type) not in known:
                yield Held(mention, held.stance, held.party, held.operator)

    def _kept(self, word: int) -> Iterator[Held]:
        yield from kept(self._page, self._holders, word)
        yield from stays(self._page, self._parties, self._holders, word)

    def held(self, mention: TermMention) -> Iterator[Held]:
        """Yield the stances that the text tells on one mention of a term."""
        yield from self._turned.of(mention)
        if waited := list(self._undertaken.waited(mention)):
            yield from waited
            return
        carriers = {c for c in self._turned.carriers(mention.head) if c == mention.head or c not in self._named}
        found = list(operators(self._tree, mention.head, self._stops - carriers))
        if (
            mention.head == mention.words[0]
            and mention.type == "deal_as_a_whole"
            and self._tree.tag(mention.head) == "VERB"
        ):
            own = operator_at(self._tree, mention.head, None)
            found = [own, *found] if own else found
        if found:
            yield from self._composed.of(mention, found)
            return
        if thought := list(self._composed.thought(mention)):
            yield from thought
        elif not self._said.asked(mention):
            yield from self._undertaken.of(mention) or self._said.of(mention)

    def _carriers(self) -> Iterator[int]:
        """Yield the nouns whose own phrase tells the term they are about: "a proposal for a truce"."""
        tree, told = self._tree, load("stances")["carrying_content"]
        for mention in self._mentions:
            nouns = told["nouns"].split() + (told["ending"].split() if mention.type == "permanent_end" else [])
            at, above = mention.head, tree.head(mention.head)
            for _ in range(3):
                if above < 0 or tree.relation(at) not in _INSIDE or not leads(tree, at, above):
                    break
                noun = tree.tag(above) == "NOUN" and tree.lower(above) in nouns
                if noun and mention.type != "deal_as_a_whole" and at > above:
                    yield above
                at, above = above, tree.head(above)

    def _echoed(self, word: int, mention: TermMention | None, found: Sequence[Held]) -> Iterator[Held]:
        """Yield the stance on the term that was spoken of last before: "X asked for a truce. Y rejected the idea"."""
        tree = self._tree
        alone = stands_alone(tree, word)
        if alone is None and not points_back(tree, word, mention):
            return
        last = self._antecedent(word, found, None if alone else answers(tree.lower(word)))
        named = self._just_named(word)
        if (
            last is not None
            and named is not None
            and named.head > last.mention.head
            and named.type != last.mention.type
        ):
            last = None  # "X has agreed to leave. Y's men oppose the truce: Z rejected | it"
        if last is None:
            if named is not None:
                yield from self.held(TermMention(named.type, word, None, (word,)))
            return
        verb = tree.head(word)
        joined = verb >= 0 and tree.relation(word) == "obj" and tree.lower(verb) in words_of("joining")
        if joined and last.stance == "demands":
            again = TermMention(last.mention.type, word, None, (word,))
            yield from (Held(again, "demands", p, verb) for p in self._holders.of_verb(verb) if p != last.party)
            return  # "joined the call"
        meant = [h.mention for h in found if h.party == last.party and h.operator == last.operator is not None] or [
            last.mention
        ]
        for told in dict.fromkeys(meant):
            again = TermMention(told.type, word, None, (word,))
            if alone and alone.told:
                held = list(self._composed.of(again, [alone, *operators(tree, word, frozenset())]))
            else:
                held = list(self.held(again))
            yield from (h for h in held if h.party != last.party)

    def _just_named(self, word: int) -> TermMention | None:
        """Return the only kind of term that was named in the sentence before or this one, for a pronoun."""
        tree = self._tree
        standing = tree.tag(word) == "PRON" or tree.lower(word) in {"one", "so", *_DECISIONS}
        if not standing:
            return None
        here = tree.sentence_of(word)
        for back in range(_FAR + 1):
            first = tree.sentences[max(here - back, 0)].first
            near = [m for m in self._mentions if first <= m.head < word]
            if near:
                return near[-1] if len({m.type for m in near}) == 1 else None
        return None

    def _likewise(self, word: int, found: Sequence[Held]) -> Iterator[Held]:
        """Yield the stance of those who do as was told before, or do not: "so did the government", "the rebels did not"."""
        if (other := unlike(self._tree, word)) is not None:
            agreed = self._antecedent(word, found, _AGREED)
            if agreed is not None:
                again = TermMention(agreed.mention.type, word, None, (word,))
                parties = (p for p in self._parties.of_all(other) if p != agreed.party)
                yield from (Held(again, "rejects", p, word) for p in parties)
            return
        subject = likewise(self._tree, word)
        last = self._antecedent(word, found, None) if subject is not None else None
        if subject is not None and last is not None:
            again = TermMention(last.mention.type, word, None, (word,))
            yield from (Held(again, last.stance, p, word) for p in self._parties.of_all(subject) if p != last.party)

    def _antecedent(self, word: int, found: Sequence[Held], stances: frozenset[Stance] | None) -> Held | None:
        tree = self._tree
        here = tree.sentence_of(word)
        for held in reversed(found):
            near = here - tree.sentence_of(held.mention.head)
            if near > _FAR:
                return None
            plural = tree.lower(held.mention.head).endswith("s")
            if (stances is None or held.stance in stances) and (plural or tree.lower(word) != "them"):
                return held
        return None
