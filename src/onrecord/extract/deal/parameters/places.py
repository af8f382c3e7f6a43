"""Where a term holds, or from where."""

from functools import cache

from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.parameters.words import cased, of_paper, words
from onrecord.extract.page import Page
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load

_OF_PLACE = set("out from in at into near through between along across around to outside".split())
_HOLDING = {"took", "takes", "came", "comes", "entered", "began", "begins", "started", "held", "holds"}
_SIGNING = {"sign", "signs", "signed", "signing", "initialled", "initialed", "inked"}


@cache
def _leaving() -> frozenset[str]:
    """Return the forms of verbs of leaving that a place is the object of."""
    return listed_forms(load("terms")["withdrawal"], "placed")


class Places:
    """Reads the place of a term."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree

    def of(self, mention: TermMention, scope: list[int]) -> str | None:
        """Return the place told in the words of a term, by a name or by a noun for one."""
        page, tree = self._page, self._tree
        named = (w for w in scope if w in page.entity_at or tree.lower(w) in words("places"))
        scope = [w for w in named if not of_paper(tree, w)]
        above = tree.head(mention.head)
        if tree.relation(mention.head) == "obj" and above >= 0 and tree.lower(above) in _SIGNING:
            return None  # "signed a truce in Pretoria"
        if mention.type == "monitoring" and tree.relation(mention.head) == "obj":
            scope += [
                c for c in tree.dependents(above, "obl") if c > mention.head and c not in scope
            ]  # "send X | to Y"
        if mention.type == "ceasefire" and tree.relation(mention.head) == "nsubj" and tree.lower(above) in _HOLDING:
            scope += [c for c in tree.dependents(above, "obl") if c not in scope]  # "a truce took hold in X"
        if mention.type in {"ceasefire", "permanent_end"}:
            scope = [w for w in scope if "between" not in tree.cases(w)]  # "a truce between Mali and the rebels"
        left = mention.type == "withdrawal" and tree.tag(mention.head) == "VERB"
        for word in scope:
            entity = page.entity_at.get(word)
            there = (left and self._is_object(word, mention.head)) or (
                mention.type == "territory" and self._is_ceded(word, mention.head)
            )
            if (
                entity
                and entity.label in {"LOCATION", "FACILITY"}
                and (
                    (cased(tree, word) or "") in _OF_PLACE
                    or there
                    or self._besieged(word)
                    or self._names_crossing(word)
                )
            ):
                return page.name_of(word) if entity.actor else page.text[entity.start : entity.end]
        for word in scope:
            leaving = left and tree.lower(mention.head) in _leaving()  # and not "to remove 11 | posts"
            there = tree.relation(word) == "obj" and (leaving or mention.type == "monitoring")
            led = cased(self._tree, word) or ""
            line = (tree.lower(word), tree.lower(word + 1)) == ("line", "with")  # "in | line | with the deal"
            if not line and tree.lower(word) in words("places") and (led in _OF_PLACE or led == "on" or there):
                return page.phrase(word)
        return None

    def _names_crossing(self, word: int) -> bool:
        """Say whether a place names the crossing or port behind it: "reopen the | Rafah crossing"."""
        tree, above = self._tree, self._tree.head(word)
        return above >= 0 and tree.relation(word) == "compound" and tree.lower(above) in {"crossing", "port", "airport"}

    def _is_object(self, word: int, verb: int) -> bool:
        return self._tree.relation(word) == "obj" and self._tree.head(word) == verb

    def _is_ceded(self, word: int, verb: int) -> bool:
        """Say whether a place is what is given back: "return | Kelbajar", "return the | Kelbajar district"."""
        return self._is_object(self._tree.head(word) if self._tree.relation(word) == "compound" else word, verb)

    def _besieged(self, word: int) -> bool:
        """Say whether a place is what a deed is done to: "the siege of Daraya", "the demilitarisation of Sirte"."""
        above = self._tree.head(word)
        return cased(self._tree, word) == "of" and above >= 0 and self._tree.lower(above) in words("done_to_places")
