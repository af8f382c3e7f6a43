"""Terms that are put forward, agreed or declared by themselves: "tabled a 30-day truce", "agreed on a ceasefire"."""

from functools import cache

from onrecord.annotate.tree import Tree
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.proposals import Sheet
from onrecord.extract.deal.stances.holders import Holders
from onrecord.extract.deal.stances.operators import leads, negated
from onrecord.extract.deal.status import status_at
from onrecord.extract.page import Page, day_in, gone_by
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load, words_in

_WHICH = {"that", "which", "who"}
_FAR = 5  # steps up the tree from a term to the verb that tables it
_BINDING = {"will", "would", "shall"}
_DURING = {"in", "during", "under", "after", "following"}
_UNREAL = frozenset({"would", "could", "might", "may", "if", "should", "to", "can", "must"})


class Tabled:
    """Finds the proposals of one page that have no noun of their own."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._holders = Holders(page, Parties(page))
        self._sheets: dict[int, Sheet] = {}

    def sheet(self, mention: TermMention) -> tuple[int, Sheet] | None:
        """Return the verb that tables, agrees or declares a term, and what it makes: one sheet for each verb."""
        tree, at = self._tree, mention.head
        for _ in range(_FAR):
            above = tree.head(at)
            clause = tree.relation(at) == "acl"
            if above < 0 or not (leads(tree, at, above) or clause or tree.relation(at) == "conj"):
                break
            at = above
            kind = self._kind(at, mention)
            if kind and not (kind == "agreed" and self._alone(at, mention)):
                return at, self._made(at, kind, mention)
        verb = tree.head(mention.head)
        bare = verb >= 0 and not tree.dependents(verb, "obj", "aux", "xcomp", "ccomp")
        ceasefire = verb >= 0 and mention.type == "ceasefire" and tree.tag(verb) == "VERB"
        if ceasefire and tree.lower(verb) in {"began", "started"} and tree.relation(mention.head) == "nsubj":
            return verb, self._made(verb, "agreed", mention)  # "the four-day truce began on Friday"
        holds = ceasefire and tree.lower(verb) in {"took", "takes", "came", "entered", "went"}
        force = {tree.lower(w) for w in range(verb, min(verb + 4, len(tree.words)))} & {"effect", "force", "hold"}
        if holds and force and tree.relation(mention.head) == "nsubj":
            return verb, self._made(verb, "agreed", mention)
        if (
            bare
            and tree.relation(mention.head) == "nsubj"
            and tree.lower(verb) in _agreeing()
            and tree.tag(mention.head) == "NOUN"
        ):
            return verb, self._made(verb, "agreed", mention)
        for child in tree.dependents(mention.head, "acl"):  # "a ceasefire of 180 days, agreed in Havana"
            by_one = [
                s for s in tree.dependents(child, "nsubj") if not self._several(s) and tree.lower(s) not in _WHICH
            ]
            if tree.lower(child) in _agreeing() and not by_one:
                return child, self._made(child, "agreed", mention)
            if tree.lower(child) in _tabling() and not negated(tree, child):
                return child, self._made(child, "proposed", mention)  # "the authority that the rebels proposed"
        return self._as_agreed(mention)

    def once_held(self, mention: TermMention) -> Sheet | None:
        """Return the agreement that a truce of the past was, where it tells how long: "a ten-day truce in April"."""
        tree, page, head = self._tree, self._page, mention.head
        verb = tree.head(head)
        if mention.type != "ceasefire" or tree.tag(head) != "NOUN" or verb < 0 or tree.tag(verb) not in {"VERB", "AUX"}:
            return None
        own = sorted(w for w in tree.below(head) if tree.clause_head(w) == tree.clause_head(head))
        if not any(t.type == "DURATION" for t in page.times_in(own)):
            return None
        around = {tree.lower(c) for c in tree.dependents(verb, "aux", "cop", "mark", "advmod")}
        if negated(tree, verb) or negated(tree, head) or around & (_UNREAL | _BINDING | {"be"}):
            return None
        if status_at(page, verb) != "occurred":
            return None  # "suggested that ten be freed during a pause of 60 days"
        there = bool(tree.dependents(verb, "expl")) and tree.relation(head) in {"nsubj", "obj"}
        during = tree.relation(head) == "obl" and any(tree.lower(c) in _DURING for c in tree.dependents(head, "case"))
        ended = tree.relation(head) == "nsubj" and tree.lower(verb) in _forms("lapsing")
        if not (there or during or ended):
            return None
        when = [w for c in tree.dependents(verb, "obl") for w in tree.below(c)] if there else []
        days = (day_in(t.value) for t in page.times_in(sorted({*own, *when})) if t.type == "DATE")
        name = page.phrase(head)
        return Sheet([head], "", name, None, next((d for d in days if d), None), agreed=True, names=[name])

    def _as_agreed(self, mention: TermMention) -> tuple[int, Sheet] | None:
        """Return the verb of "as agreed in Minsk" beside the clause of a term."""
        tree = self._tree
        clause = tree.clause_head(mention.head)
        for above in (clause, tree.head(clause)):
            for child in tree.dependents(above, "advcl") if above >= 0 else ():
                led = "as" in tree.openers(child)
                if led and tree.lower(child) in _agreeing() and not tree.dependents(child, "nsubj"):
                    day = self._day(child)
                    return child, Sheet([mention.head], "", self._page.phrase(mention.head), None, day, agreed=True)
        return None

    def _several(self, subject: int) -> bool:
        """Say whether a subject is several: two joined, "both sides", "six governments"."""
        tree = self._tree
        counted = tree.dependents(subject, "nummod", "det")
        many = any(tree.lower(c) not in {"one", "1", "a", "an", "the", "its"} for c in counted)
        plural = tree.tag(subject) == "NOUN" and tree.lower(subject).endswith("s")
        of = [c for c in tree.dependents(subject, "nmod") if len(self._page.joined(c)) > 1]
        bodies = tree.lower(subject) in words_in("deal", "people", "several")
        return self._page.are_several(subject) or bodies or (plural and (many or bool(of)))

    def _alone(self, verb: int, mention: TermMention) -> bool:
        """Say whether one side alone agrees: that is where it stands, no agreement yet."""
        if self._tree.lower(verb) in _declaring() | {"observe"}:
            return False
        subjects = self._tree.dependents(verb, "nsubj")
        return len(subjects) == 1 and not self._several(subjects[0])

    def _kind(self, verb: int, mention: TermMention) -> str | None:
        tree, lower = self._tree, self._tree.lower(verb)
        if tree.tag(verb) != "VERB" or negated(tree, verb):
            return None
        around = {tree.lower(c) for c in tree.dependents(verb, "aux", "mark")}
        new = any(tree.lower(c) in {"a", "an"} for c in tree.dependents(mention.head, "det"))
        if lower == "observe" and mention.type == "ceasefire" and new and around & _BINDING and "if" not in around:
            return "agreed"  # "will observe a ceasefire of 26 days"
        if around & _UNREAL:
            return None
        clause = tree.relation(tree.clause_head(mention.head))
        if lower in _declaring() and mention.type == "ceasefire" and clause == "ccomp":
            return "agreed"  # "announced that it would cease fire"
        if (
            lower in _declaring()
            and tree.tag(mention.head) == "NOUN"
            and tree.relation(mention.head) in {"obj", "nsubj"}
        ):
            return "agreed"
        if (
            lower in _declaring()
            and clause == "ccomp"
            and verb < mention.head
            and any(tree.lower(c) in _BINDING for c in tree.dependents(tree.clause_head(mention.head), "aux"))
        ):
            return "agreed"  # "announced that it would cut its garrison"
        if lower in _agreeing() or _signs(tree, verb):
            return "agreed"
        pair = any(tree.lower(w) == "forward" for w in range(verb + 1, min(verb + 4, len(tree.words))))
        if lower in _tabling() or (lower in {"put", "set", "brought"} and pair):
            return "proposed"
        return None

    def _made(self, verb: int, kind: str, mention: TermMention) -> Sheet:
        page = self._page
        if verb not in self._sheets:
            holders = self._holders.of_verb(verb, mention.head)
            noun = self._tree.tag(mention.head) != "VERB"
            name = page.phrase(mention.head) if noun else mention.type.replace("_", " ")
            author = holders[0] if len(holders) == 1 else None
            day = self._day(verb) if self._tree.relation(verb) == "acl" else page.day_of(verb)
            day = gone_by(page, day) if day else None
            if day and page.article.published and day[:10] > page.article.published[:10]:
                day = None  # "announced a pause until 22 April"
            self._sheets[verb] = Sheet([mention.head], "", name, author, day, kind == "agreed", names=[name])
        return self._sheets[verb]

    def _day(self, verb: int) -> str | None:
        """Return the day told within a clause: "a truce signed on 3 May"."""
        below = sorted(self._tree.below(verb))
        days = (day_in(t.value) for t in self._page.times_in(below) if t.type in {"DATE", "TIME"})
        return next((d for d in days if d), None)


def _signs(tree: Tree, verb: int) -> bool:
    """Say whether several put their names to it."""
    behind = [tree.lower(w) for w in range(verb, min(verb + 4, len(tree.words)))]
    return behind[0] in {"put", "set"} and bool({"names", "signatures"} & set(behind))


def _forms(key: str) -> frozenset[str]:
    return listed_forms(load("deal")["proposals"], key)


@cache
def _declaring() -> frozenset[str]:
    return _forms("declaring")


@cache
def _agreeing() -> frozenset[str]:
    return _forms("agreeing")


@cache
def _tabling() -> frozenset[str]:
    return _forms("tabling_terms")
