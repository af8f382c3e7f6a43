"""Which party a phrase or a voice stands for: the body or country in an office, the name behind a description."""

from functools import cache, cached_property

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.names import fold, institution_nouns
from onrecord.annotate.roles import role_of
from onrecord.extract.deal.page import Page
from onrecord.gazetteer import gazetteer
from onrecord.records import Span, Voice
from onrecord.vocabularies.load import load

_OWN = frozenset({"we", "i", "us", "our", "my", "ours"})
_THEY = frozenset({"it", "they", "he", "she", "them", "him", "her", "its", "their", "his"})
_WILL = {"will", "would", "shall", "wo"}
_OFFICE = 8  # words between "their" and the name of who holds the office
_BODIES = {"ORGANIZATION", "NORP", "MISC"}  # what members may be of
_LONGEST_COUNTRY = 4  # words: "Democratic Republic of Congo"


class Parties:
    """Names the parties of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._roles = {a.speaker: a.role for a in page.annotations.attributions if a.speaker and a.role}

    def of_all(self, word: int) -> list[str]:
        """Return the parties that a phrase means: all that it joins, the two sides for "both sides"."""
        named = [self.of(w) for w in self._page.parties(word)]
        return list(dict.fromkeys(n for n in named if n))

    def of(self, word: int) -> str | None:
        """Return the party that the phrase headed by a word means; None where it can hold no position."""
        page, tree = self._page, self._tree
        lower = tree.lower(word)
        saying = page.saying(word)
        if saying and (lower in _OWN or self.own_side(word)):
            return self.speaking(saying)
        if lower in _OWN or not page.is_actor(word):
            return None
        if saying is None and (owner := self._owner(word)) is not None:
            return self.of(owner)
        if body := self.body_beside(word):
            return body
        name = page.name_of(word)
        if lower in _THEY and name.lower() in _THEY:
            return self.speaking(saying) if saying else None
        if lower in _THEY and saying and (name == saying.speaker or self._opens(word, saying)):
            return self.speaking(saying)
        return self.of_voice(Voice(name, self._role(name, word)))

    def speaking(self, saying: Attribution) -> str | None:
        """Return the party for which a speaker speaks."""
        if not saying.speaker:
            return None
        tops = [self._tree.top(self._tree.range(s.start, s.end)) for s in saying.source]
        own = load("speech_acts")["self"]["nouns"].split()
        if saying.inside is not None and any(top is not None and self._tree.lower(top) in own for top in tops):
            return self.speaking(self._page.annotations.attributions[saying.inside])  # "X said the movement vowed to"
        body = next((b for top in tops if top is not None and (b := self.body_beside(top))), None)
        return body or self.of_voice(Voice(saying.speaker, saying.role or self._role(saying.speaker, None)))

    def of_voice(self, voice: Voice) -> str:
        """Return the party for which a voice speaks; an institution of a state is its country's.

        Where the office names no body, it is the one whose deeds the speaker tells: "Serbia will never ..., the president
        said".
        """
        if country := _country_of_institution(voice.name):
            return country
        if rebels := self._armed(voice.name):
            return rebels
        party = self._page.country(self._page.party_of(voice))
        if party == voice.name and (body := self._group_meant(voice)):
            return body
        return self._told_for.get(party) or self._belongs_to(party) or party if party == voice.name else party

    def _group_meant(self, voice: Voice) -> str | None:
        """Return the body that "an official of the group" is of: the one most often named as doing something."""
        described = set(fold(voice.role or voice.name).replace("'s", "").split())
        if not described & _groups() or voice.name[:1].isupper():
            return None
        named = [
            e.actor for w, e in sorted(self._page.entity_at.items())
            if e.label == "ORGANIZATION" and e.actor and self._tree.relation(w) == "nsubj"
        ]  # fmt: skip
        return max(named, key=lambda n: (named.count(n), -named.index(n)), default=None)

    def _armed(self, name: str) -> str | None:
        """Return an armed group described by whose fighters it has, without the country it fights in: "Maoist rebels"."""
        words = name.split()
        if not words or words[-1].lower() not in _armed_nouns():
            return None
        kept = [
            w for w in words[:-1] if country_named(w.removesuffix("'s").removesuffix("’s")) is None and w[0].isupper()
        ]
        return " ".join([*kept, words[-1]]) if kept else name

    def _belongs_to(self, name: str) -> str | None:
        """Return the body of which somebody is told to be: "represented by their deputy, X", "President X of Y"."""
        page, tree = self._page, self._tree
        for entity in page.annotations.entities:
            if entity.label != "PERSON" or entity.actor != name:
                continue
            top = tree.top(tree.range(entity.start, entity.end))
            of = (
                [
                    c
                    for c in tree.dependents(top, "nmod")
                    if any(tree.lower(m) == "of" for m in tree.dependents(c, "case"))
                ]
                if top is not None
                else []
            )
            if body := next(
                (e.actor for c in of if (e := page.entity_at.get(c)) and e.label in {"LOCATION", "ORGANIZATION"}), None
            ):
                return body
            first = tree.range(entity.start, entity.end).start
            opening = tree.sentences[tree.sentence(entity.start)].first
            for word in range(first - 1, max(first - _OFFICE, opening - 1), -1):
                if tree.tag(word) == "PRON" and tree.syntax.relations[word] == "nmod:poss":
                    owners = [word, *tree.dependents(tree.clause_head(word), "nsubj"), *self._before(word)]
                    bodies = [o for o in owners if not self._is_person(o, name) and (page.is_actor(o) or o == word)]
                    named = (self.of_voice(Voice(page.name_of(o))) for o in bodies)
                    return next((p for p in named if p != name and p.lower() not in _THEY), None)
                if tree.tag(word) not in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
                    break
        return None

    def _before(self, word: int) -> list[int]:
        """Return the subjects of the sentence before, the last one first."""
        tree = self._tree
        here = tree.sentence(tree.words[word].start)
        if not here:
            return []
        last = tree.sentences[here - 1]
        return [w for w in range(last.last - 1, last.first - 1, -1) if tree.relation(w) == "nsubj"]

    def _is_person(self, word: int, name: str) -> bool:
        entity = self._page.entity_at.get(word)
        return (entity is not None and entity.label == "PERSON") or self._page.name_of(word) == name or any(
            e.label == "PERSON" and e.actor == self._page.name_of(word) for e in self._page.annotations.entities
        )  # fmt: skip

    @cached_property
    def _told_for(self) -> dict[str, str]:
        """The body whose deeds somebody in office tells as its own, by the speaker's name."""
        found: dict[str, str] = {}
        for saying in self._page.annotations.attributions:
            role = fold(saying.role or (self._role(saying.speaker, None) or "") if saying.speaker else "")
            if saying.speaker and set(role.replace("-", " ").split()) & _offices():
                for content in saying.content:
                    if body := self._subject_of(content):
                        found.setdefault(saying.speaker, body)
        return found

    def _subject_of(self, content: Span) -> str | None:
        """Return the body or country that is the subject of "will" or "would" in what is said."""
        tree, page = self._tree, self._page
        for word in tree.range(content.start, content.end):
            entity = page.entity_at.get(word)
            verb = tree.head(word)
            bodily = entity and entity.label in {"LOCATION", "ORGANIZATION"} and tree.relation(word) == "nsubj"
            if bodily and verb >= 0 and {tree.lower(c) for c in tree.dependents(verb, "aux")} & _WILL:
                return page.name_of(word)
        return None

    def body_beside(self, word: int) -> str | None:
        """Return the body that a description stands beside: "the main opposition bloc, the National Coalition"."""
        page, tree = self._page, self._tree
        member = tree.lower(word) in _members()
        if not member and (tree.tag(word) != "NOUN" or word in page.entity_at):
            return None
        beside = [e for c in tree.dependents(word, "appos") if (e := page.entity_at.get(c))]
        behind = [
            e for c in tree.dependents(word, "nmod") if {tree.lower(m) for m in tree.dependents(c, "case")} & {"of", "from", "for"}
            for w in (c, *tree.dependents(c, "compound")) if (e := page.entity_at.get(w)) and tree.lower(word) in _members()
        ]  # fmt: skip
        for c in tree.dependents(word, "nmod"):
            led = {tree.lower(m) for m in tree.dependents(c, "case")}
            if member and led & {"of", "for"} and tree.lower(c) in institution_nouns() and c not in page.entity_at:
                return self.of_voice(Voice(page.name_of(c)))
        behind += [
            e
            for c in tree.dependents(word, "compound")
            if (e := page.entity_at.get(c)) and tree.lower(word) in _members()
        ]
        bodies = [e for e in beside if e.label == "ORGANIZATION"] + [e for e in behind if e.label in _BODIES]
        return next((e.actor for e in bodies if e.actor), None)

    def _owner(self, word: int) -> int | None:
        """Return whose men a body is that the subject of the clause above tells of: "X let it be known that its men"."""
        tree = self._tree
        own = load("speech_acts")["self"]
        whose = [c for c in tree.dependents(word, "nmod") if tree.lower(c) in own["owners"].split()]
        clause = tree.clause_head(word)
        if not whose or tree.lower(word) not in own["bodies"].split() or tree.relation(clause) != "ccomp":
            return None
        return next((c for c in tree.dependents(tree.head(clause), "nsubj") if c != word), None)

    def _opens(self, word: int, saying: Attribution) -> bool:
        """Say whether a pronoun is the subject of what is said by "that": "X said that he backed it"."""
        tree = self._tree
        verb = tree.head(word)
        cued = {w for cue in saying.cue for w in tree.range(cue.start, cue.end)}
        return (
            tree.relation(word) == "nsubj" and verb >= 0 and tree.relation(verb) == "ccomp" and tree.head(verb) in cued
        )

    def own_side(self, word: int) -> bool:
        """Say whether a description without a name means the speaker's side: "the movement", "his country"."""
        tree, saying = self._tree, self._page.saying(word)
        if tree.relation(word) in {"obj", "iobj"} and saying and saying.speaker:
            return False
        own = load("speech_acts")["self"]
        theirs = any(tree.lower(c) in own["owners"].split() for c in tree.dependents(word, "nmod"))
        if tree.lower(word) in own["bodies"].split() and theirs and saying:
            return True
        nouns = own["nouns"].split()
        inside = [self._page.entity_at[c].label for c in tree.below(word) if c in self._page.entity_at]
        return tree.lower(word) in nouns and not set(inside) - {"NORP", "MISC"}

    def _role(self, name: str, word: int | None) -> str | None:
        if name in self._roles:
            return self._roles[name]
        page = self._page
        entity = None if word is None else page.entity_at.get(word)
        named = [e for e in page.annotations.entities if e.label == "PERSON" and e.actor == name]
        for person in [*([entity] if entity in named and entity else []), *named]:
            if role := role_of(self._tree, self._tree.range(person.start, person.end)):
                return role
        return None


def _country_of_institution(name: str) -> str | None:
    """Return the country of a state's institution: "Saudi Arabia's foreign ministry", "the Russian foreign ministry"."""
    words = [w for w in name.replace("’s", "").replace("'s", "").split() if w.lower() != "the"]
    if not words or not {fold(w) for w in words[-2:]} & _institutions():
        return None
    for length in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        if country := country_named(" ".join(words[:length])):
            return country
    return None


@cache
def country_named(words: str) -> str | None:
    """Return the country whose name or people the words name, as written where it is a name; None for another word."""
    code = gazetteer().country_of_people(words)
    if code:
        return gazetteer().country_name(code)
    return words if any(p.kind == "country" for p in gazetteer().find(words)) else None


@cache
def _institutions() -> frozenset[str]:
    return frozenset(load("deal")["people"]["institutions"].split())


@cache
def _members() -> frozenset[str]:
    return frozenset(load("deal")["people"]["members"].split())


@cache
def _armed_nouns() -> frozenset[str]:
    return frozenset(load("deal")["people"]["armed"].split())


@cache
def _groups() -> frozenset[str]:
    return frozenset(load("deal")["people"]["groups"].split())


@cache
def _offices() -> frozenset[str]:
    return frozenset(load("deal")["people"]["speaking"].split())
