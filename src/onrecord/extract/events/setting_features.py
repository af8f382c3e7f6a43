"""What the head that knows when and where events were sees of a time or place told near the word that tells one."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.extract.circumstances.periods import is_bound
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.page import Page, day_in
from onrecord.extract.pair_features import stem
from onrecord.layout.lines import is_context
from onrecord.weights.small_head import Asked, bucket

_BACK, _ON = 5, 3  # sentences before and after that are looked at
_LEAD = 2  # sentences that open an article are looked at from everywhere
_BETWEEN = 25  # words between the two that are looked at
_CLIMB = 8  # steps of the tree from either to what joins them
_FAR = 6  # sentences: what is farther off is as far
_PLACES = {"LOCATION", "FACILITY"}

Path = tuple[tuple[int, ...], int, tuple[int, ...]]
"""The words on the way up from one, what joins it with another, and those on the way down to that."""
Ruled = Literal["same", "other", "none"]
"""Whether the rules tell a time or place of an event, another, or none."""


class Setting(NamedTuple):
    """A time or place that an article tells: its words, the one they hang on, its label, and its value or name."""

    kind: Literal["day", "place"]
    words: range
    top: int
    label: str
    said: str

    def ruled(self, told: str | None) -> Ruled:
        """Return what the rules say of it, whose day or place is `told`."""
        if told is None:
            return "none"
        same = day_in(self.said) == told if self.kind == "day" else self.said.lower() in told.lower()
        return "same" if same else "other"


def near_sentences(here: int) -> list[int]:
    """Return the numbers of the sentences that may tell more of what one tells; there need not be such sentences."""
    return sorted({*range(_LEAD), *range(here - _BACK, here + _ON + 1)})


class Settings:
    """The times and places of one page, as they are asked about; `deeds` are the types of the words that tell events."""

    def __init__(self, page: Page, deeds: Mapping[int, str]) -> None:
        self._page, self._tree, self._deeds = page, page.tree, deeds
        self._by_sentence: dict[int, list[Setting]] = {}
        self._bounds = set[int]()
        self.all = sorted(self._told(), key=lambda s: s.words[0])
        for one in self.all:
            self._by_sentence.setdefault(self._tree.sentence_of(one.top), []).append(one)
        said = page.annotations.attributions
        self._content = {w: n for n, a in enumerate(said) for s in a.content for w in self._tree.range(s.start, s.end)}
        self._cues = {w for a in said for s in a.cue for w in self._tree.range(s.start, s.end)}

    def near(self, word: int) -> list[Setting]:
        """Return the times and places of the sentences that may tell when and where what a word tells was: none that bounds a
        stretch told of elsewhere, nor any from a later sentence on that opens with its own: "| On 7 June gunmen attacked Gao".
        """
        at, text, number = self._tree.words, self._tree.text, self._tree.sentence_of
        here, sentences = number(word), self._tree.sentences
        told = [one for n in near_sentences(here) for one in self._by_sentence.get(n, ())]
        told = [one for one in told if one.top not in self._bounds or number(one.top) == here]
        opening = [o.words[0] for o in told if number(o.top) > here and o.words[0] - sentences[number(o.top)].first <= 1]
        told = told if here < _LEAD or not opening else [one for one in told if one.words[0] < min(opening)]
        return [one for one in told if is_context(text, at[one.words[0]].start, at[word].start)]

    def ask(self, trigger: Trigger, one: Setting, ruled: Ruled) -> Asked:
        """Return the words and features of a time or place beside a trigger."""
        tree, word, top = self._tree, trigger.word, one.top
        above, ruler = (tree.head(w) if tree.head(w) >= 0 else w for w in (top, word))
        where = self._where(trigger, one)
        marks = [*self._marks(trigger, one, ruled, where)]
        way: tuple[int, ...] = (above,)
        between = tuple(one.words)
        if tree.same_sentence(word, top):
            up, over, down = path_between(tree, top, word)
            low, high = sorted((top, word))
            way, between = (*up, over, *down), tuple(range(low + 1, min(high, low + _BETWEEN)))
            marks += self._on_the_way(trigger, one, ruled, (up, over, down))
        else:
            marks += self._apart(trigger, one, where)
        return Asked((word, top, above, ruler), (way, between), tuple(bucket(f"{one.kind[0]}{m}") for m in marks))

    def _told(self) -> Iterator[Setting]:
        tree, found = self._tree, self._page.annotations
        timed = set[int]()
        for time in found.times:
            words = tree.range(time.start, time.end)
            timed.update(words)
            if time.type != "SET" and (top := tree.top(words)) is not None:
                if is_bound(tree, time):
                    self._bounds.add(top)
                yield Setting("day", words, top, time.type, time.value)
        for entity in found.entities:
            words = tree.range(entity.start, entity.end)
            if entity.label not in _PLACES or words.start not in self._page.entity_at or timed.intersection(words):
                continue
            if (top := tree.top(words)) is not None:
                name = entity.actor or self._page.text[entity.start : entity.end]
                yield Setting("place", words, top, entity.label, name)

    def _where(self, trigger: Trigger, one: Setting) -> str:
        """Return how many sentences on a time or place stands, and whether it opens the article."""
        here, there = self._tree.sentence_of(trigger.word), self._tree.sentence_of(one.top)
        return f"{max(-_FAR, min(_FAR, there - here))}{'l' if there < min(_LEAD, here) else ''}"

    def _marks(self, trigger: Trigger, one: Setting, ruled: Ruled, where: str) -> Iterator[str]:
        tree, word, top, plover = self._tree, trigger.word, one.top, trigger.plover
        form, own = "n" if trigger.noun else "v", stem(tree.lower(word))
        case = "+".join(sorted(tree.cases(top)))
        mine, beside = (
            [s for s in self._by_sentence.get(self._tree.sentence_of(w), ()) if s.kind == one.kind] for w in (word, top)
        )
        same = tree.same_sentence(word, top)
        rank = sum(abs(s.top - word) < abs(top - word) if same else s.top < top for s in beside)
        yield from (
            "k",
            f"p{where}",
            f"pp{where}|{plover}",
            f"r{ruled}",
            f"rp{ruled}|{where}",
            f"rf{ruled}|{form}|{plover}",
        )
        yield from (f"c{case}", f"cp{case}|{plover}|{where}", f"cs{case}|{own}", f"l{one.label}|{where}", f"o{own}")
        yield from (f"f{form}|{where}", f"n{min(rank, 4)}|{where}", f"m{min(len(mine), 3)}|{where}|{ruled}")
        yield from (f"b{min(len(beside), 4)}|{where}", f"x{tree.syntax.relations[top]}|{where}")
        yield from (f"w{stem(tree.lower(w))}" for w in one.words)
        if one.kind == "day":
            published = (self._page.article.published or "")[:10]
            yield from (f"g{len(one.said)}|{one.said[:1] == 'P'}", f"q{one.said[:10] == published}|{where}")
            yield f"a{one.said[:10] > published}|{len(one.said)}"
        yield from self._said(word, top, where)
        clause, above = tree.clause_head(top), tree.head(top)
        deed = self._deeds.get(above, self._deeds.get(clause, ""))
        of = "own" if word in (above, clause) else "same" if deed == plover else "other" if deed else ""
        yield from (f"d{of}|{where}", f"dp{of}|{plover}|{deed}", f"v{stem(tree.lower(clause))}|{where}")

    def _said(self, word: int, top: int, where: str) -> Iterator[str]:
        """Yield whether event and time or place are of one thing said, and whether either is of the saying."""
        event, told = self._content.get(word, -1), self._content.get(top, -1)
        inside = "same" if event == told else "in" if told >= 0 else "out"
        saying = bool({self._tree.clause_head(top), self._tree.head(top)} & self._cues)
        yield from (f"s{inside}|{event >= 0}|{where}", f"sc{saying}|{word in self._cues}|{where}")

    def _on_the_way(self, trigger: Trigger, one: Setting, ruled: Ruled, path: Path) -> Iterator[str]:
        """Yield what stands between an event and a time or place of its sentence."""
        tree, word, top = self._tree, trigger.word, one.top
        up, over, down = path
        relations, form = tree.syntax.relations, "n" if trigger.noun else "v"
        rise = ">".join(relations[w] for w in (top, *up) if w != over)
        trail = f"{rise}^{'<'.join(relations[w] for w in (*down, word) if w != over)}"
        yield from (f"t{trail}", f"tp{trail}|{trigger.plover}", f"tc{trail}|{'+'.join(sorted(tree.cases(top)))}")
        yield from (f"tf{trail}|{form}{ruled}", f"or{'b' if top < word else 'a'}{min(abs(top - word), 15)}")
        yield from (f"j{stem(tree.lower(over))}|{rise}", f"jf{tree.tag(over)}|{trail}")
        yield from (f"u{stem(tree.lower(w))}" for w in up)
        yield from (f"e{stem(tree.lower(w))}" for w in down)

    def _apart(self, trigger: Trigger, one: Setting, where: str) -> Iterator[str]:
        """Yield what the sentence of a time or place has in common with an event of another."""
        tree, word = self._tree, trigger.word
        alike = stem(tree.lower(word)) in _stems(tree, tree.sentence_of(one.top))
        known = "+".join(sorted(tree.lower(c) for c in tree.dependents(word, "det"))) if trigger.noun else ""
        yield from (
            f"y{alike}|{where}",
            f"yk{known}|{where}|{alike}",
            f"z{min(self._tree.sentence_of(word), 4)}|{where}",
        )


@once
def _stems(tree: Tree, sentence: int) -> frozenset[str]:
    """Return the stems of a sentence's words."""
    here = tree.sentences[sentence]
    return frozenset(stem(tree.lower(w)) for w in range(here.first, here.last))


def path_between(tree: Tree, word: int, trigger: int) -> Path:
    """Return the words on the way up from one, what joins it with the trigger, and those on the way down to that."""
    ups, downs = tree.climb(word, _CLIMB), tree.climb(trigger, _CLIMB)
    for n, over in enumerate(ups):
        if over in downs:
            return tuple(ups[1:n]), over, tuple(reversed(downs[1 : downs.index(over)]))
    return tuple(ups[1:]), ups[-1], ()
