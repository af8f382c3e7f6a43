"""Who owes a term, and for whom it is."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from onrecord.annotate.attributions.cues import acts
from onrecord.annotate.tree import Tree
from onrecord.extract.countries import country_named
from onrecord.extract.deal.mentions import TermMention, arguments
from onrecord.extract.deal.parameters.times import Times
from onrecord.extract.deal.parameters.words import RELEASES, cased, words
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.stances.operators import operator_at
from onrecord.extract.page import Page
from onrecord.extract.two_sides import two_named
from onrecord.records.values import TermType
from onrecord.vocabularies.inflection import listed_forms
from onrecord.vocabularies.load import load

_OF_LANDS: frozenset[TermType] = frozenset(
    {"territory", "recognition", "governance", "reconstruction", "sanctions", "security_guarantees"}
)
_OWED_BY_OBJECT: frozenset[TermType] = frozenset({"ceasefire", "permanent_end", "withdrawal", "disarmament"})
_TELLING = {"asserts", "asks", "denies", "expects"}
_GETTING = {"have", "has", "had", "get", "gets", "receive", "receives", "gain", "enjoy"}


def only_tables(tree: Tree, word: int, head: int) -> bool:
    """Say whether somebody only puts a term forward, by its head: "| Peru | has floated a | transition |"."""
    verb = tree.head(head)
    told = operator_at(tree, verb, head) if tree.relation(head) == "obj" and tree.tag(head) == "NOUN" else None
    return told is not None and told.stance == "proposes" and tree.relation(word) == "nsubj" and tree.head(word) == verb


class Sides:
    """Names debtor and beneficiary."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = Parties(page)
        self._times = Times(page)

    def debtor(self, mention: TermMention) -> str | None:
        """Return who is to do it: subject of the deed, agent, possessor, or the subject that undertakes it."""
        page, tree = self._page, self._tree
        getting = set(self._getting(mention))
        for word in self._doers(mention):
            if word in getting or only_tables(tree, word, mention.head) or self._only_tells(word, mention):
                continue
            if mention.type == "humanitarian_aid" and tree.lower(tree.head(word)) in _GETTING:
                continue  # "aid workers are to have access"
            if not page.is_actor(word) or word == mention.about:
                continue
            names = [self._name(self._whole(self._chair(w))) for w in self._joined(word)]
            if tree.tag(word) != "PRON" or names[0].lower() != tree.lower(word):
                return " and ".join(dict.fromkeys(names))
        about = mention.about
        if about is not None and page.is_actor(about) and self._does_it(about, mention.head):
            return self._name(about)
        return None

    def _only_tells(self, word: int, mention: TermMention) -> bool:
        """Say whether somebody only speaks of a term, or the plan as a whole is his: "he | said | nothing about autonomy"."""
        tree, verb = self._tree, self._tree.head(word)
        if mention.type == "deal_as_a_whole" and verb == mention.head and tree.tag(verb) != "VERB":
            return True
        speaks = verb >= 0 and acts().get(tree.lower(verb)) in _TELLING and tree.lower(verb) not in _declaring()
        deeds = [verb, *tree.dependents(verb, "conj")]  # "X would hold | elections | and lift its | sanctions"
        done = any(mention.head in {deed, *tree.dependents(deed, "obj")} for deed in deeds)
        return speaks and not done and tree.relation(word) == "nsubj"

    def _does_it(self, word: int, verb: int) -> bool:
        """Say whether those a deed is about do it themselves: "the rebels are to | assemble in camps"."""
        tree = self._tree
        active = tree.syntax.relations[word] == "nsubj" and tree.head(word) == verb
        return active and tree.tag(verb) == "VERB" and not tree.dependents(verb, "obj") and not tree.is_passive(verb)

    def _joined(self, word: int) -> Sequence[int]:
        """Return all who are to do it together: "Congo and the M23 | are to stop fighting"."""
        subject = self._tree.relation(word) == "nsubj"
        joined = (two_named(self._page, word) or self._page.joined(word)) if subject else [word]
        named = all(
            self._page.is_actor(w) and (w in self._page.entity_at or self._page.is_described(w)) for w in joined
        )
        return joined if named else [word]

    def _name(self, word: int) -> str:
        return self._parties.of(word) or self._page.country(self._page.name_of(word))

    def _whole(self, word: int) -> int:
        """Return the head of a group that a people's name only describes: "the | Kurdish militia", not "Russian troops"."""
        tree, entity, head = self._tree, self._page.entity_at.get(word), self._tree.head(word)
        people = (
            entity is not None and entity.label == "NORP" and tree.relation(word) in {"amod", "compound"} and head >= 0
        )
        return head if people and country_named(tree.word(word)) is None and self._page.is_actor(head) else word

    def _chair(self, word: int) -> int:
        """Return who leads a body that does it: the United States of "a committee chaired by the United States"."""
        tree = self._tree
        if word in self._page.entity_at:
            return word
        led = [c for c in tree.dependents(word, "acl") if tree.lower(c) in {"chaired", "led", "headed", "run"}]
        by = [w for c in led for w in tree.dependents(c, "obl") if cased(tree, w) == "by" and w in self._page.entity_at]
        return by[0] if by else word

    def _doers(self, mention: TermMention) -> Iterable[int]:
        tree, head = self._tree, mention.head
        passive = tree.is_passive(head)
        yield from self._given_time(head)
        if not passive:
            yield from (c for c in tree.dependents(head, "nsubj") if tree.syntax.relations[c] != "nsubj:pass")
        yield from (c for c in tree.dependents(head, "obl", "nmod") if cased(self._tree, c) == "by")
        yield from tree.owners(head)
        yield from (
            c for n in tree.dependents(head, "nmod") for c in tree.dependents(n, "nmod") if cased(self._tree, c) == "by"
        )  # "the monitoring of the border | by the OSCE"
        yield from (
            c for x in tree.dependents(head, "xcomp") for c in tree.dependents(x, "obl") if cased(self._tree, c) == "by"
        )  # "let go by X"
        if mention.type == "monitoring":
            sent = tree.head(head) if tree.relation(head) in {"acl", "advcl", "xcomp"} else -1
            sender = tree.head(sent) if sent >= 0 and tree.relation(sent) == "obj" else sent
            if sender >= 0 and tree.tag(sender) == "VERB" and not tree.dependents(head, "nsubj"):
                yield from tree.dependents(sender, "nsubj")  # "Egypt will send delegations | to watch over it"
            yield from (c for c in tree.dependents(head, "nmod") if cased(self._tree, c) == "from")
            asked = tree.head(head)
            if asked >= 0 and tree.relation(head) == "obl" and cased(self._tree, head) == "for":
                yield from tree.dependents(asked, "iobj", "obj")  # "asks the United Nations for observers"
        if tree.relation(head) == "nmod" and tree.relation(tree.head(head)) == "obj":  # "lead a mission of | monitors"
            verb = tree.head(tree.head(head))
            yield from (c for c in tree.dependents(verb, "nsubj") if tree.tag(verb) == "VERB")
            yield from (c for c in tree.dependents(tree.head(verb), "nsubj") if tree.relation(verb) == "xcomp")
        of_land = mention.type in {"ceasefire", "permanent_end"}  # "the Syrian truce" is one in Syria
        yield from (
            c for c in tree.dependents(head, "amod", "compound")
            if c in self._page.entity_at and not (of_land and country_named(tree.word(c)))
        )  # fmt: skip
        if mention.type in {"withdrawal", "disarmament"} and tree.tag(head) != "VERB":  # "the withdrawal of | X's army"
            yield from (c for c in tree.dependents(head, "nmod") if cased(tree, c) == "of")
        alone = tree.tag(head) == "VERB" and head > 1 and not tree.dependents(head, "nsubj")
        if alone and tree.lower(head - 1) == "to" and head - 2 in self._page.entity_at and not cased(tree, head - 2):
            yield head - 2  # "A is to do this, and B | to do that"
        above = tree.head(head)
        straight = above >= 0 and above == head - 2 and tree.lower(head - 1) == "to"  # whatever the parser calls it
        if not passive and (tree.relation(head) == "xcomp" or straight) and not tree.dependents(above, "obj", "iobj"):
            yield from tree.dependents(above, "nsubj")  # "Congo undertakes to disarm | the FDLR militia"
        if mention.about is not None and mention.type in _OWED_BY_OBJECT and not self._left(mention.about):
            yield from (c for c in tree.dependents(mention.about, "nmod", "amod", "compound")
                        if (c in self._page.entity_at or tree.tag(c) == "PRON")
                        and cased(self._tree, c) in {None, "'s", "’s", "of"})  # fmt: skip
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
                yield from tree.dependents(above, "obj", "iobj") if tree.relation(at) == "xcomp" else ()
            if tree.relation(at) == "advcl" and tree.lower(above) in words("obliging") and not passive:
                yield from tree.dependents(above, "obj")  # "would oblige Rwandan troops to leave"
            if tree.relation(at) != "ccomp" and not passive:
                yield from tree.dependents(above, "nsubj")
            above, at = tree.head(above), above
        infinitive = tree.head(head) if tree.relation(head) == "obj" else head  # "undertook to let | inspectors in"
        if not passive and infinitive > 1 and tree.lower(infinitive - 1) == "to":
            yield from self._undertaking(infinitive)

    def _subjects(self, verb: int) -> list[int]:
        """Return the subjects of a verb, one that is joined to another without its own having that one's."""
        tree = self._tree
        while tree.relation(verb) == "conj" and not tree.dependents(verb, "nsubj"):
            verb = tree.head(verb)
        return tree.dependents(verb, "nsubj")

    def _undertaking(self, infinitive: int) -> list[int]:
        """Return who undertook what an infinitive tells, far from it: "| agreed in a treaty signed there to leave"."""
        tree, at = self._tree, self._tree.head(infinitive)
        while at >= 0 and not (tree.tag(at) == "VERB" and tree.lower(at) in words("undertaking")):
            at = tree.head(at)
        return tree.dependents(at, "nsubj") if at >= 0 else []

    def _left(self, word: int) -> bool:
        """Say whether what a deed is done to is a place, whose name is nobody's: "leave | the Waer district"."""
        return self._tree.lower(word) in words("places")

    def _given_time(self, head: int) -> list[int]:
        """Return who is given a time to do what a verb tells: "Israel has 60 days to withdraw"."""
        tree, above = self._tree, self._tree.head(head)
        if tree.relation(head) == "obj" and above >= 0:
            head, above = above, tree.head(above)  # "has 11 days to complete | its withdrawal"
        if self._times.granted(head) is not None:
            return (tree.dependents(above, "iobj") or tree.dependents(above, "obj"))[:1]
        if tree.relation(head) != "acl" or above < 0 or tree.relation(above) != "obj":
            return []
        timed = any(
            t
            for t in self._page.times_in(sorted(w for w in tree.below(above) if w <= above))
            if self._times.is_given(t)
        )
        giver = tree.head(above)
        return (tree.dependents(giver, "iobj") or tree.dependents(giver, "nsubj")) if timed else []

    def beneficiary(self, mention: TermMention) -> str | None:
        """Return for whom it is: who gets it, or to whom it is given."""
        page, tree = self._page, self._tree
        getting = next(self._getting(mention), None)
        if getting is not None:
            if not page.is_actor(getting):
                return page.phrase(getting)  # "compensation to the victims of Darfur"
            return self._name(getting)
        if mention.type == "recognition":
            partners = [
                c for c in tree.dependents(mention.head, "nmod") if cased(tree, c) == "with" and page.is_actor(c)
            ]
            if partners:
                return self._name(partners[0])
        if mention.type == "recognition" and tree.tag(mention.head) == "VERB":
            objects = tree.dependents(mention.head, "obj")
            objects += [c for o in objects for c in tree.owners(o)]
            recognised = [c for c in objects if page.is_actor(c)]
            if recognised:
                return self._name(recognised[0])
        for child in (*tree.dependents(mention.head, "iobj", "obl", "nmod"), *arguments(tree, mention.head)):
            led = cased(tree, child)
            people = tree.lower(child) in words("people") and tree.tag(child) == "NOUN"
            for_them = tree.relation(child) == "iobj" or led in {"to", "for"}
            if for_them and mention.type in {"withdrawal", *RELEASES}:
                continue  # "gives the rebels six weeks to leave", "free ten hostages for 30 prisoners"
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
        if tree.relation(head) == "nmod" and tree.tag(tree.head(head)) == "NUM":
            head = tree.head(head)  # "get | four of the twelve ministries"
        verb = tree.head(head)
        if verb >= 0 and tree.relation(head) == "nsubj" and tree.lower(verb) in words("going"):
            to = [c for c in tree.dependents(verb, "obl") if cased(tree, c) == "to"]
            yield from (w for w in to if self._page.is_actor(w))  # "four ministries | go to the rebels"
            return
        if verb < 0 or tree.relation(head) not in {"obj", "xcomp"}:
            return
        passive = tree.dependents(verb, "nsubj") if tree.is_passive(verb) else []
        given = tree.lower(verb) in words("giving") and (passive or tree.lower(verb) in words("getting"))
        if given or tree.lower(verb) in words("getting"):
            yield from (w for w in (passive or self._subjects(verb)) if self._page.is_actor(w))
        elif tree.lower(verb) in words("giving") and tree.relation(head) == "obj":
            to = [c for c in tree.dependents(verb, "obl") if cased(self._tree, c) == "to"]
            people = words("people")
            yield from tree.dependents(verb, "iobj")
            yield from (w for w in to if self._page.is_actor(w) or tree.lower(w) in people)


@cache
def _declaring() -> frozenset[str]:
    return listed_forms(load("deal")["proposals"], "declaring")
