"""The particulars of a term: how long, how many, who owes it to whom, by when, where, and in what order."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from onrecord.annotate.annotations import Quantity, TimeExpression
from onrecord.extract.deal.mentions import TermMention, arguments
from onrecord.extract.deal.page import Page, day_in
from onrecord.extract.deal.parties import Parties
from onrecord.records.values import TermType
from onrecord.vocabularies.load import load

_COUNTED: dict[str, frozenset[str]] = {}
_LASTING = {
    "last",
    "lasts",
    "lasting",
    "run",
    "runs",
    "hold",
    "continue",
    "extend",
    "take",
    "span",
    "remain",
    "endure",
    "begin",
    "start",
}
_DEADLINE = {"by", "before", "within", "until", "no", "on", "from", "starting"}
_OF_LANDS: frozenset[TermType] = frozenset(
    {"territory", "recognition", "governance", "reconstruction", "sanctions", "security_guarantees"}
)
_OF_PLACE = {
    "out",
    "from",
    "in",
    "at",
    "into",
    "near",
    "through",
    "between",
    "along",
    "across",
    "around",
    "to",
    "outside",
}
_ISO = re.compile(r"P(T?\d+(\.\d+)?[YMWDHS])+")
_OWED_BY_OBJECT: frozenset[TermType] = frozenset({"ceasefire", "permanent_end", "withdrawal", "disarmament"})


class Parameters:
    """Reads the parameters of the term mentions of one page."""

    def __init__(self, page: Page, mentions: Iterable[TermMention]) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = Parties(page)
        self._heads = {m.head for m in mentions}
        self._terms = {m.head for m in mentions if m.type not in {"deal_as_a_whole", "talks_process"}}

    def of(self, mention: TermMention) -> dict[str, Any]:
        """Return what the text tells of a term; keys that are not told are left out."""
        scope = self.scope(mention)
        told: dict[str, Any] = {}
        told |= self._durations(mention, scope)
        if "deadline" not in told and (same := self._same_time(scope)):
            told["deadline"] = same
        told |= self._numbers(mention, scope)
        told |= {"debtor": self._debtor(mention), "beneficiary": self._beneficiary(mention)}
        told |= {"place": self._place(mention, scope)}
        said = " ".join(self._tree.lower(w) for w in scope)
        if any(self._tree.lower(w) in _words("permanent") for w in scope) or any(p in said for p in _FOR_GOOD):
            told["permanent"] = True
        told |= {"condition": self._condition(mention)}
        return {k: v for k, v in told.items() if v is not None}

    def scope(self, mention: TermMention) -> list[int]:
        """Return the words that tell of a term: its phrase or clause, less the phrases of other terms."""
        tree, top = self._tree, mention.head
        above = tree.head(top)
        borne = above >= 0 and tree.lower(above) in _LASTING | _words("bearing")
        if borne and tree.tag(top) not in {"VERB", "AUX"} and tree.relation(top) in {"nsubj", "obj"}:
            top = above
        found, stack = [], [top]
        while stack:
            word = stack.pop()
            found.append(word)
            stack += [c for c in tree.children[word] if self._belongs(c, mention)]
        about = () if mention.about is None else self._phrase(mention.about)
        return sorted({*found, *mention.words, *about, *self._beside(mention, found)})

    def _beside(self, mention: TermMention, found: list[int]) -> list[int]:
        """Return the times told beside the verb of a clause, where the term is the last one told before them."""
        tree = self._tree
        top = tree.clause_head(mention.head)
        heads = sorted(h for h in self._terms if tree.clause_head(h) == top)
        added: list[int] = []
        for child in tree.dependents(top, "obl", "advmod", "nmod", "advcl", "xcomp"):
            words = list(tree.below(child))
            owner = max((h for h in heads if h < child), default=min(heads, default=mention.head))
            clause = (
                tree.relation(child) in {"advcl", "xcomp"} and not self._terms & set(words) and child > mention.head
            )
            plain = tree.relation(child) not in {"advcl", "xcomp"} and mention.head not in words
            timed = plain and any(True for _ in self._page.times_in(sorted(words)))
            if owner == mention.head and (clause or timed):
                added += words
        return added

    def _phrase(self, word: int) -> list[int]:
        return [w for w in self._tree.below(word) if w not in self._heads]

    def _belongs(self, child: int, mention: TermMention) -> bool:
        tree = self._tree
        if child in self._heads and child != mention.head and child not in mention.words:
            return False
        relation = tree.relation(child)
        if relation in {"parataxis", "punct", "advcl", "ccomp"}:
            return False
        return not (relation == "conj" and (tree.tag(child) in {"VERB", "AUX"} or tree.tag(tree.head(child)) != "NUM"))

    def _durations(self, mention: TermMention, scope: list[int]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        above = self._tree.head(mention.head)
        given = list(self._tree.below(above)) if self._tree.relation(mention.head) == "acl" and above >= 0 else []
        before = [w for w in given if w <= above]
        scope = [w for w in scope if not self._after(w) and not self._of_paper(w)] + self._lasting_behind(mention)
        for time in [*self._page.times_in(scope), *(t for t in self._page.times_in(sorted(before)) if self._given(t))]:
            same = "same" in self._page.text[time.start : time.end].lower().split()
            vote = mention.type == "governance" or self._tree.tag(mention.head) == "VERB"
            deadline = None if same and time.type == "DATE" else self._deadline(time, vote)
            if time.type == "DATE" and not deadline:
                continue
            if deadline:
                told.setdefault("deadline", deadline)
            elif time.type == "DURATION" and _ISO.fullmatch(time.value) and not self._is_rate(time):
                told.setdefault("duration", time.value)
        return told

    def _after(self, word: int) -> bool:
        """Say whether a time only tells what went before: "after a day of talks"."""
        tree, at = self._tree, word
        while at >= 0 and tree.relation(at) in {"nummod", "nmod", "det", "amod", "compound"}:
            if self._cased(at) == "after":
                break
            at = tree.head(at)
        behind = {tree.lower(w) for w in tree.below(at)} if at >= 0 else set()
        return at >= 0 and self._cased(at) == "after" and not behind & _words("signings")

    def _lasting_behind(self, mention: TermMention) -> list[int]:
        """Return the words of the next sentence where it tells how long a truce lasts: "It runs for 40 days"."""
        tree = self._tree
        here = tree.sentence(tree.words[mention.head].start) + 1
        if mention.type != "ceasefire" or here >= len(tree.sentences):
            return []
        first, last = tree.sentences[here].first, tree.sentences[here].last
        verb = tree.head(first)
        lasts = tree.lower(first) == "it" and verb >= 0 and tree.lower(verb) in _LASTING | _words("bearing")
        return list(range(first, last)) if lasts else []

    def _same_time(self, scope: list[int]) -> str | None:
        """Return the deadline told last before, where this one is "the same": "within the same period"."""
        tree = self._tree
        same = next((w for w in scope if tree.lower(w) == "same" and self._page.ahead(w) in _SAME), None)
        if same is None:
            return None
        told = [t for t in self._page.annotations.times if t.end < tree.words[same].start]
        return next((d for t in reversed(told) if (d := self._deadline(t))), None)

    def _deadline(self, time: TimeExpression, vote: bool = False) -> str | None:
        """Return the day by which: "by 3 May", "within 48 hours"; only where a word of limit leads it."""
        tree = self._tree
        first = tree.range(time.start, time.end).start
        led = list(range(max(first - 3, 0), first))
        last = max((w for w in led if tree.tag(w) in {"ADP", "SCONJ", "PROPN", "VERB"}), default=first)
        before = {tree.lower(w) for w in led if w >= last}
        behind = [tree.lower(w) for w in range(tree.range(time.start, time.end).stop, len(tree.words))[:3]]
        if time.type == "DURATION" and behind[:1] == ["after"] and set(behind[1:]) & _words("signings"):
            return time.value
        if time.type == "DURATION" and (before & {"within", "inside"} or self._given(time) or "same" in before):
            return time.value
        if time.type == "DATE" and before & {"by", "before", "until", "than"}:
            return day_in(time.value)
        if time.type == "DATE" and vote and before & {"in", "on", "for"}:
            day = day_in(time.value)
            return day if day and day > (self._page.article.published or "9") else None
        return None

    def _given(self, time: TimeExpression) -> bool:
        """Say whether a time is given to do something: "has 60 days to withdraw"."""
        tree = self._tree
        top = tree.top(tree.range(time.start, time.end))
        if top is None or tree.relation(top) != "obj":
            return False
        return tree.lower(tree.head(top)) in {
            "has",
            "have",
            "had",
            "gives",
            "give",
            "gave",
            "giving",
            "given",
            "gets",
            "get",
        }

    def _given_time(self, head: int) -> list[int]:
        """Return who is given a time to do what a verb tells: "Israel has 60 days to withdraw"."""
        tree, above = self._tree, self._tree.head(head)
        if tree.relation(head) != "acl" or above < 0 or tree.relation(above) != "obj":
            return []
        timed = any(
            t for t in self._page.times_in(sorted(w for w in tree.below(above) if w <= above)) if self._given(t)
        )
        giver = tree.head(above)
        return (tree.dependents(giver, "iobj") or tree.dependents(giver, "nsubj")) if timed else []

    def _is_rate(self, time: TimeExpression) -> bool:
        return time.end - time.start < 5 and self._page.text[: time.start].rstrip().endswith(
            (" a", " per", " each", " every")
        )

    def _numbers(self, mention: TermMention, scope: list[int]) -> dict[str, Any]:
        """Return how many of what, where the number counts what the term is about."""
        for quantity in [*self._page.quantities_in(scope), *self._carried(mention)]:
            uncounted = quantity.of_span is None and quantity.unit is None
            if self._counts_time(quantity) or uncounted or quantity.unit in {"year", "percent"}:
                continue
            told: dict[str, Any] = {"quantity": quantity.value, "low": quantity.low, "high": quantity.high}
            if quantity.value is not None:
                told |= {"low": None, "high": None}
            if quantity.comparator != "=":
                told["comparator"] = quantity.comparator
            told["unit"] = (
                self._tree.lower(mention.about)
                if mention.type == "remains_return" and mention.about
                else self._unit(quantity)
            )
            told["per"] = self._per(quantity) or self._rate(quantity)
            return {k: v for k, v in told.items() if v is not None}
        return {}

    def _carried(self, mention: TermMention) -> Iterable[Quantity]:
        """Return what brings a term about, where the clause counts it: "400 lorries a day would carry food"."""
        tree = self._tree
        if mention.type != "humanitarian_aid":
            return []
        clause = tree.clause(mention.head)
        return [q for q in self._page.quantities_in(sorted(clause)) if self._unit(q) in _words("carriers")]

    def _counts_time(self, quantity: Quantity) -> bool:
        return any(t.start < quantity.end and quantity.start < t.end for t in self._page.annotations.times)

    def _unit(self, quantity: Quantity) -> str | None:
        """Return the counted noun: the head of what is counted."""
        if quantity.of_span is None:
            return quantity.unit
        words = self._tree.range(quantity.of_span.start, quantity.of_span.end)
        ends = next((w for w in words if self._tree.tag(w) in {"ADP", "CCONJ"}), words.stop)
        nouns = [w for w in words if w < ends and self._tree.tag(w) in {"NOUN", "PROPN"}]
        top = nouns[-1] if nouns else self._tree.top(words)
        if (
            top is not None
            and self._tree.relation(top) == "compound"
            and self._tree.tag(self._tree.head(top)) == "NOUN"
        ):
            top = self._tree.head(top)
        return self._tree.lower(top) if top is not None else quantity.unit

    def _per(self, quantity: Quantity) -> str | None:
        end = quantity.of_span.end if quantity.of_span else quantity.end
        behind = self._page.text[quantity.end : end + 14].lower()
        found = re.search(r"\b(?:a|per|each|every)\s+(day|week|month|year|hour)\b|\b(daily|weekly|monthly)\b", behind)
        before = re.search(r"\b(daily|weekly|monthly)\b[^.]{0,12}$", self._page.text[: quantity.start].lower())
        word = (found and (found[1] or found[2])) or (before and before[1])
        return _RATES[word] if word else None

    def _rate(self, quantity: Quantity) -> str | None:
        """Return the rate told elsewhere in the clause: "600 lorries will enter each day"."""
        tree = self._tree
        word = tree.at(quantity.start)
        clause = sorted(tree.clause(tree.clause_head(word))) if word is not None else []
        sets = [t.value for t in self._page.times_in(clause) if t.type == "SET" and t.value in _RATES.values()]
        return sets[0] if sets else None

    def _debtor(self, mention: TermMention) -> str | None:
        """Return who is to do it: subject of the deed, agent, possessor, or the subject that undertakes it."""
        page, tree = self._page, self._tree
        getting = set(self._getting(mention))
        for word in self._doers(mention):
            if word in getting:
                continue
            if mention.type == "humanitarian_aid" and tree.lower(tree.head(word)) in _GETTING:
                continue  # "aid workers are to have access"
            if not page.is_actor(word) or word == mention.about:
                continue
            name = self._parties.of(word) or page.country(page.name_of(word))
            if tree.tag(word) != "PRON" or name.lower() != tree.lower(word):
                return name
        return None

    def _doers(self, mention: TermMention) -> Iterable[int]:
        tree, head = self._tree, mention.head
        passive = any(tree.syntax.relations[c] in {"aux:pass", "nsubj:pass"} for c in tree.children[head])
        yield from self._given_time(head)
        if not passive:
            yield from (c for c in tree.dependents(head, "nsubj") if tree.syntax.relations[c] != "nsubj:pass")
        yield from (c for c in tree.dependents(head, "obl", "nmod") if self._cased(c) == "by")
        yield from (c for c in tree.dependents(head, "nmod") if tree.syntax.relations[c] == "nmod:poss")
        yield from (
            c for x in tree.dependents(head, "xcomp") for c in tree.dependents(x, "obl") if self._cased(c) == "by"
        )  # "let go by X"
        if mention.type == "monitoring":
            yield from (c for c in tree.dependents(head, "nmod") if self._cased(c) == "from")
            asked = tree.head(head)
            if asked >= 0 and tree.relation(head) == "obl" and self._cased(head) == "for":
                yield from tree.dependents(asked, "iobj", "obj")  # "asks the United Nations for observers"
        if tree.relation(head) == "nmod" and tree.relation(tree.head(head)) == "obj":  # "lead a mission of | monitors"
            verb = tree.head(tree.head(head))
            yield from (c for c in tree.dependents(verb, "nsubj") if tree.tag(verb) == "VERB")
            yield from (c for c in tree.dependents(tree.head(verb), "nsubj") if tree.relation(verb) == "xcomp")
        yield from (c for c in tree.dependents(head, "amod", "compound") if c in self._page.entity_at)
        alone = tree.tag(head) == "VERB" and head > 1 and not tree.dependents(head, "nsubj")
        if alone and tree.lower(head - 1) == "to" and head - 2 in self._page.entity_at:
            yield head - 2  # "A is to do this, and B | to do that"
        if mention.about is not None and mention.type in _OWED_BY_OBJECT:
            yield from (c for c in tree.dependents(mention.about, "nmod", "amod", "compound")
                        if (c in self._page.entity_at or tree.tag(c) == "PRON")
                        and self._cased(c) in {None, "'s", "’s", "of"})  # fmt: skip
        above, at = tree.head(head), head
        if not passive and (subjects := tree.dependents(head, "nsubj")):
            kinds = ("nmod", "compound", "amod")
            yield from (c for s in subjects for c in tree.dependents(s, *kinds) if mention.type == "monitoring")
            return
        while (
            above >= 0
            and tree.relation(at) in {"xcomp", "conj", "obj", "ccomp", "advcl"}
            and tree.tag(above) in {"VERB", "ADJ", "AUX"}
        ):
            if tree.relation(at) in {"xcomp", "obj"} and not passive:
                yield from tree.dependents(above, "obj") if tree.relation(at) == "xcomp" else ()
            if tree.relation(at) != "ccomp" and not passive:
                yield from tree.dependents(above, "nsubj")
            above, at = tree.head(above), above

    def _beneficiary(self, mention: TermMention) -> str | None:
        page, tree = self._page, self._tree
        getting = next(self._getting(mention), None)
        if getting is not None:
            return self._parties.of(getting) or page.country(page.name_of(getting))
        for child in (*tree.dependents(mention.head, "iobj", "obl", "nmod"), *arguments(tree, mention.head)):
            cased = self._cased(child)
            people = tree.lower(child) in _words("people") and tree.tag(child) == "NOUN"
            for_them = tree.relation(child) == "iobj" or cased in {"to", "for"}
            if for_them and mention.type == "withdrawal":
                continue  # "to 5,000 soldiers", "gives the rebels six weeks to leave"
            if for_them and people and not page.is_actor(child):
                return page.phrase(child)
            if for_them and page.is_actor(child):
                entity = page.entity_at.get(child)
                if entity is None or entity.label != "LOCATION" or mention.type in _OF_LANDS:
                    return page.country(page.name_of(child))
        return None

    def _getting(self, mention: TermMention) -> Iterator[int]:
        """Yield who gets what a term is: "the rebels | receive four posts", "its men are granted an amnesty"."""
        tree, head = self._tree, mention.head
        verb = tree.head(head)
        if verb < 0 or tree.relation(head) not in {"obj", "xcomp"}:
            return
        passive = [c for c in tree.dependents(verb, "nsubj") if tree.syntax.relations[c] == "nsubj:pass"]
        given = tree.lower(verb) in _words("giving") and (passive or tree.lower(verb) in _words("getting"))
        if given or tree.lower(verb) in _words("getting"):
            yield from (w for w in (passive or tree.dependents(verb, "nsubj")) if self._page.is_actor(w))
        elif tree.lower(verb) in _words("giving"):
            to = [c for c in tree.dependents(verb, "obl") if self._cased(c) == "to"]
            yield from (w for w in (*tree.dependents(verb, "iobj"), *to) if self._page.is_actor(w))

    def _place(self, mention: TermMention, scope: list[int]) -> str | None:
        page, tree = self._page, self._tree
        scope = [w for w in scope if not self._of_paper(w)]
        left = mention.type == "withdrawal" and tree.tag(mention.head) == "VERB"
        for word in scope:
            entity = page.entity_at.get(word)
            there = left and tree.relation(word) == "obj" and tree.head(word) == mention.head
            if (
                entity
                and entity.label in {"LOCATION", "FACILITY"}
                and ((self._cased(word) or "") in _OF_PLACE or there or self._besieged(word))
            ):
                return entity.actor or page.text[entity.start : entity.end]
        for word in scope:
            there = tree.relation(word) == "obj" and (left or mention.type == "monitoring")
            if tree.lower(word) in _words("places") and ((self._cased(word) or "") in _OF_PLACE or there):
                return page.phrase(word)
        return None

    def _besieged(self, word: int) -> bool:
        """Say whether a place is what is under siege: "the siege of Daraya"."""
        above = self._tree.head(word)
        return (
            self._cased(word) == "of"
            and above >= 0
            and self._tree.lower(above) in {"siege", "blockade", "encirclement"}
        )

    def _of_paper(self, word: int) -> bool:
        """Say whether a word only tells where or when the paper itself was made: "the accord signed in Arawa"."""
        tree, at = self._tree, word
        for _ in range(5):
            above = tree.head(at)
            if above < 0:
                return False
            made = tree.lower(at) in _made() and tree.relation(at) in {"acl", "amod"}
            if made and tree.lower(above) in _papers():
                return True
            at = above
        return False

    def _condition(self, mention: TermMention) -> str | None:
        tree = self._tree
        top = mention.head if tree.tag(mention.head) == "VERB" else tree.clause_head(mention.head)
        for child in tree.dependents(top, "advcl"):
            marks = {tree.lower(m) for m in tree.dependents(child, "mark")}
            if marks & {"if", "unless", "provided"}:
                return tree.phrase(child).of(self._page.text)
        return None

    def _cased(self, word: int) -> str | None:
        return next((self._tree.lower(c) for c in self._tree.dependents(word, "case")), None)


_SAME = {"date", "period", "time", "day", "deadline", "timeframe", "term"}
_GETTING = {"have", "has", "had", "get", "gets", "receive", "receives", "gain", "enjoy"}
_FOR_GOOD = ("for good", "once and for all", "for ever")
_RATES = {
    "day": "P1D", "daily": "P1D", "week": "P1W", "weekly": "P1W", "month": "P1M", "monthly": "P1M", "year": "P1Y",
    "hour": "PT1H",
}  # fmt: skip


@cache
def _made() -> frozenset[str]:
    told = load("deal")["proposals"]
    return frozenset(f"{told['made']} {told['tabling_forms']} tabled announced declared proposed".split())


@cache
def _papers() -> frozenset[str]:
    told = load("deal")["proposals"]
    return frozenset(f"{told['proposed']} {told['agreed']} {told['papers']}".split())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("deal")["parameters"][key].split())
