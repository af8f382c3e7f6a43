"""Which party a phrase or a voice stands for: the body or country in an office, the name behind a description."""

from collections import Counter
from functools import cached_property, partial
from itertools import pairwise
from operator import itemgetter

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.groups import is_armed_group
from onrecord.annotate.names import fold, institution_nouns, outsiders
from onrecord.annotate.roles import role_of
from onrecord.extract.countries import country_named, country_of_capital, country_of_institution, people_words
from onrecord.extract.deal.offices import Offices, is_pronoun, own_bodies
from onrecord.extract.page import Page
from onrecord.extract.people import troops
from onrecord.extract.two_sides import means_sides, parties_of, sides_of, two_named
from onrecord.records import Span, Voice
from onrecord.vocabularies.load import words_in

_OWN = frozenset({"we", "i", "us", "our", "my", "ours"})
_THEY = frozenset({"it", "they", "he", "she", "them", "him", "her", "its", "their", "his"})
_OTHERS = frozenset({"they", "them"})
_self = partial(words_in, "speech_acts", "self")  # words for a speaker and his own
_WILL = {"will", "would", "shall", "wo"}
_OFFICE = 8  # words between "their" and the name of who holds the office
_BODIES = {"ORGANIZATION", "NORP", "MISC"}  # what members may be of


class Parties:
    """Names the parties of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._roles = {a.speaker: a.role for a in page.annotations.attributions if a.speaker and a.role}
        self._offices = Offices(page)
        self._asked: set[int] = set()  # words whose party is being found

    def of_all(self, word: int) -> list[str]:
        """Return the parties that a phrase means: all that it joins, the two sides for "both sides", whom "they" are."""
        tree, issuer = self._tree, self._page.issuer
        if issuer is not None and self._issuers(word):  # "| we |, the ministers of Chad and Niger"
            each = [p for w in self._page.joined(issuer) for p in (self._sent_by(w) or [self.of(w)]) if p]
            return each if len(each) > 1 else [self.of_voice(self._page.issued_by[0])]
        clause = tree.head(tree.clause_head(word))
        above = tree.dependents(clause, "nsubj") if tree.lower(word) == "they" and clause >= 0 else []
        if any(tree.lower(w) == "both" for w in above):
            word = next(w for w in above if tree.lower(w) == "both")
        if tree.lower(word) in {"they", "both"}:
            meant = next(self._offices.antecedents(word), None)
            if meant is not None and len(self._page.joined(meant)) > 1:
                return self.of_all(meant)
            two = [w for w in self._offices.antecedents(word) if tree.relation(w) == "nsubj"]
            two = two if tree.lower(word) == "both" else []
            if len(two) == len("xy"):
                return [p for w in two if (p := self.of(w))]
        named = [p for w in parties_of(self._page, word) for p in (self._sent_by(w) or [self.of(w)])]
        return list(dict.fromkeys(n for n in named if n))

    def _sent_by(self, word: int) -> list[str | None]:
        """Return for whom several come together: "mediators from X and Y", "the presidents of X and Y"."""
        tree = self._tree
        if not tree.lower(word).endswith("s") or word in self._page.entity_at:
            return []
        for child in tree.dependents(word, "nmod"):
            joined = self._page.joined(child)
            named = all(c in self._page.entity_at for c in joined)
            if len(joined) > 1 and named and tree.cases(child) & {"of", "from"}:
                return [self.of(c) for c in joined]
        return []

    def of(self, word: int) -> str | None:
        """Return the party that the phrase headed by a word means; None where it can hold no position."""
        if word in self._page.datelines or word in self._asked:
            return None  # also where who it is hangs on itself: "he" on a speaker who is "his" envoy
        self._asked.add(word)
        try:
            return self._party(word)
        finally:
            self._asked.discard(word)

    def _party(self, word: int) -> str | None:
        if self._offices.means_paper(word):
            return None
        if any(self._tree.lower(c) == "family" for c in self._tree.dependents(word, "compound")):
            return self._page.phrase(word)  # "family members of the captives" are no captives
        if (part := self._offices.partitive(word)) is not None and (whole := self.of(part)):
            crowd = self._tree.lower(word) in people_words("crowds")
            return self._page.phrase(part) if crowd else whole  # "thousands of Israelis" are not Israel
        if place := self._offices.fronted_capital(word):
            return place
        party = self._of(word) or self._offices.unlabelled(word)
        bodily = any(e.label == "ORGANIZATION" for e in self._page.called(party))
        unknown = party is None or (party == self._page.name_of(word) and not bodily)
        unknown = unknown and not self._means_others(word)
        return (self._whose(word) if unknown else None) or party

    def _whose(self, word: int) -> str | None:
        """Return the party of an office that names none itself, or of a pronoun that stands for no name."""
        tree, offices = self._tree, self._offices
        if is_pronoun(tree.lower(word)) and tree.tag(word) in {"PRON", "DET"}:
            if tree.lower(word) in {"its", "their"} and (told := self._chained(word)) is not None:
                return self.of(told)
            person = tree.lower(word) in {"he", "she"}  # who is no government
            before = (w for w in offices.antecedents(word) if not (person and tree.lower(w) in people_words("states")))
            named = (self.of(w) for w in before)
            return next((p for p in named if p and not is_pronoun(p.lower())), None)
        if word in self._page.entity_at:
            return None
        for owner in offices.owners(word):
            entity = self._page.entity_at.get(owner)
            if tree.tag(owner) == "PRON" and owner != word:
                if party := self._whose(owner):
                    return party
            elif self._is_bare_group(owner):
                named = (self.of(w) for w in (owner, *offices.antecedents(owner)))
                return next((p for p in named if p and p.lower() not in people_words("groups")), None)
            elif entity is not None or self._page.is_actor(owner):
                written = self._tree.text[entity.start : entity.end] if entity else None
                return self._page.country(written) if written else self.of(owner)
        if place := offices.capital(word):
            return (
                place
                if tree.lower(word) in people_words("institutions", "speaking", "nameless")
                else f"{self._page.phrase(word)} in {place}"
            )
        if tree.lower(word) in people_words("nameless"):
            named = (self.of(w) for w in offices.antecedents(word) if tree.same_sentence(w, word))
            return next((p for p in named if p and (country_named(p) or country_of_capital(p))), None)
        return None

    def _chained(self, pronoun: int) -> int | None:
        """Return the phrase that a pronoun's chain told last before it: "| the rebels | were asked to go. Their leaders"."""
        chains, tree = self._page.chain_at, self._tree
        number = chains.get(pronoun, -1)
        told = [w for w, chain in chains.items() if chain == number and w < pronoun and not is_pronoun(tree.lower(w))]
        return max(told, default=None)

    def _is_bare_group(self, word: int) -> bool:
        """Say whether a word means a group told of before: "the party's leader", not "of the ruling party"."""
        described = self._tree.dependents(word, "amod", "compound", "nmod")
        return word not in self._page.entity_at and not described and self._tree.lower(word) in people_words("groups")

    def _of(self, word: int) -> str | None:
        page, tree = self._page, self._tree
        lower = tree.lower(word)
        saying = page.saying(word)
        if self._issuers(word):
            return self.of_voice(page.issued_by[0])
        if saying and (lower in _OWN or self.own_side(word)):
            return self.speaking(saying)
        if saying and self._means_others(word):
            return self._other_side(saying)  # "They signed it. Let them comply," the minister said
        if lower in _OWN or not page.is_actor(word):
            return None
        if saying is None and (owner := self._owner(word)) is not None:
            return self.of(owner)
        if body := self.body_beside(word):
            return body
        name = page.name_of(word)
        if saying and lower in own_bodies() and self._offices.misplaced(word, name):
            return self.speaking(saying)
        if lower in _THEY and self._offices.told_only(word, name):
            return None
        if lower in _THEY and name.lower() in _THEY:
            return self.speaking(saying) if saying and not self._offices.told_before(word, saying) else None
        if lower in _THEY and saying and (name == saying.speaker or self._opens(word, saying)):
            return self.speaking(saying)
        return self.of_voice(Voice(name, self._role(name, word)))

    def _means_others(self, word: int) -> bool:
        """Say whether a word is the "they" of somebody's own words: those against him, whoever was told of before."""
        saying = self._page.saying(word)
        return saying is not None and saying.quotation == "direct" and self._tree.lower(word) in _OTHERS

    def speaking(self, saying: Attribution) -> str | None:
        """Return the party for which a speaker speaks."""
        if not saying.speaker:
            return None
        tops = [self._tree.top(self._tree.range(s.start, s.end)) for s in saying.source]
        own = _self("nouns")
        if saying.inside is not None and any(top is not None and self._tree.lower(top) in own for top in tops):
            return self.speaking(self._page.annotations.attributions[saying.inside])  # "X said the movement vowed to"
        body = next((b for top in tops if top is not None and (b := self.body_beside(top))), None)
        if body:
            return body
        party = self.of_voice(Voice(saying.speaker, saying.role or self._role(saying.speaker, None)))
        unknown = party == saying.speaker and not any(top in self._page.entity_at for top in tops)
        asked = [top for top in tops if unknown and top is not None and top not in self._asked]
        self._asked.update(asked)
        whose = next((w for top in asked if (w := self._whose(top))), None)
        self._asked.difference_update(asked)
        return whose or party

    def all_speaking(self, saying: Attribution) -> list[str]:
        """Return the parties for which a speaker speaks: each of "the two sides"."""
        page = self._page
        tops = [t for s in saying.source if (t := self._tree.top(self._tree.range(s.start, s.end))) is not None]
        both = next((self.of_all(t) for t in tops if two_named(page, t) or means_sides(page, t)), [])
        return both or [p for p in [self.speaking(saying)] if p]

    def of_voice(self, voice: Voice) -> str:
        """Return the party for which a voice speaks; an institution of a state is its country's.

        Where the office names no body, it is the one whose deeds the speaker tells: "Serbia will never ..., the president
        said".
        """
        if country := country_of_institution(voice.name):
            return country
        if rebels := self._armed(voice.name):
            return rebels
        party = self._page.country(self._page.party_of(voice))
        if party == voice.name and (body := self._group_meant(voice)):
            return body
        return self._told_for.get(party) or self._belongs_to(party) or party if party == voice.name else party

    def _other_side(self, saying: Attribution) -> str | None:
        """Return the side that a speaker of the other calls "they"; None where he is of neither."""
        speaker = self.speaking(saying)
        sides = [self.of(w) for w in sides_of(self._page)]
        return next((s for s in sides if s != speaker), None) if speaker in sides else None

    def _group_meant(self, voice: Voice) -> str | None:
        """Return the body that "an official of the group" is of: the one most often named as doing something."""
        described = fold(voice.role or voice.name).replace("'s", "").split()
        bare = [w for w, behind in pairwise([*described, ""]) if w in people_words("groups") and behind != "of"]
        named = any(e.label == "ORGANIZATION" for w in (voice.role or voice.name).split() for e in self._page.called(w))
        if not bare or named or voice.name[:1].isupper():
            return None  # "an alliance of three armies", "the ruling PDP party" are told by their own words
        return self._most_active

    @cached_property
    def _most_active(self) -> str | None:
        """The body that is most often told to do something, of two as often the first."""
        named = Counter(
            e.actor for w, e in sorted(self._page.entity_at.items(), key=itemgetter(0))
            if e.label == "ORGANIZATION" and e.actor and self._does(w)
            and self._page.text[e.start : e.end] not in outsiders() and country_of_institution(e.actor) is None
        )  # fmt: skip
        return max(named, key=named.__getitem__, default=None)

    def _does(self, word: int) -> bool:
        """Say whether a name is a subject, or the body of those who are: "separatists of the | Front | seized"."""
        tree, above = self._tree, self._tree.head(word)
        of = tree.relation(word) == "nmod" and above >= 0 and tree.relation(above) == "nsubj"
        return tree.relation(word) == "nsubj" or (of and tree.lower(above) in people_words("members", "armed"))

    def _armed(self, name: str) -> str | None:
        """Return an armed group described by whose fighters it has, without the country it fights in: "Maoist rebels"."""
        group, _, place = name.partition(" of ")
        named = self._page.called(place.removeprefix("the "))
        if place and group.split()[-1].lower() in people_words("armed") and any(e.label == "LOCATION" for e in named):
            return name  # "the rebels of Darfur"
        owner, _, owned = name.replace("’s ", "'s ").rpartition("'s ")
        words = (owned if country_named(owner) else name).split()
        if not words or words[-1].lower() not in people_words("armed"):
            return None
        kept = [
            w for w in words[:-1] if country_named(w.removesuffix("'s").removesuffix("’s")) is None and w[0].isupper()
        ]
        return " ".join([*kept, words[-1]]) if kept else name

    def _belongs_to(self, name: str) -> str | None:
        """Return the body of which somebody is told to be: "represented by their deputy, X", "President X of Y"."""
        page, tree = self._page, self._tree
        for entity in page.called(name):
            if entity.label != "PERSON":
                continue
            top = tree.top(tree.range(entity.start, entity.end))
            first = tree.range(entity.start, entity.end).start
            if (
                " " in name
                and first > 1
                and tree.lower(first - 1) in {"'s", "’s"}
                and (owner := page.entity_at.get(first - 2))
            ):
                return page.country(page.text[owner.start : owner.end])  # "the X Party's | Jane Doe"
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
            sides = (self.of(w) for w in self._offices.bodies(top)) if top is not None else ()
            if side := next((s for s in sides if s and s.lower() not in people_words("groups")), None):
                return side
            opening = tree.sentences[tree.sentence(entity.start)].first
            for word in range(first - 1, max(first - _OFFICE, opening - 1), -1):
                if tree.tag(word) == "PRON" and tree.syntax.relations[word] == "nmod:poss":
                    saying = page.saying(word)
                    own = tree.lower(word) in _OWN or self._role(name, None) is not None
                    if saying is not None and saying.speaker == name and not own:
                        break  # "the rebels would keep | their guns, X said"
                    owners = [word, *tree.dependents(tree.clause_head(word), "nsubj"), *self._offices.before(word)]
                    bodies = [
                        o for o in owners if not self._offices.is_person(o, name) and (page.is_actor(o) or o == word)
                    ]
                    named = (self.of_voice(Voice(page.name_of(o))) for o in bodies)
                    return next((p for p in named if p != name and p.lower() not in _THEY), None)
                if tree.tag(word) not in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
                    break
        return None

    @cached_property
    def _told_for(self) -> dict[str, str]:
        """The body whose deeds somebody in office tells as its own, by the speaker's name."""
        found: dict[str, str] = {}
        for saying in self._page.annotations.attributions:
            role = fold(saying.role or (self._role(saying.speaker, None) or "") if saying.speaker else "")
            if saying.speaker and set(role.replace("-", " ").split()) & people_words("speaking"):
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
            bound = verb >= 0 and tree.lower(verb) == "have" and bool(tree.dependents(verb, "xcomp"))  # "would have to"
            if bodily and verb >= 0 and not bound and {tree.lower(c) for c in tree.dependents(verb, "aux")} & _WILL:
                return page.name_of(word)
        return None

    def body_beside(self, word: int) -> str | None:
        """Return the body that a description stands beside: "the main opposition bloc, the National Coalition"."""
        page, tree = self._page, self._tree
        member = tree.lower(word) in people_words("members")
        if not member and (tree.tag(word) != "NOUN" or word in page.entity_at):
            return None
        beside = [e for c in tree.dependents(word, "appos") if (e := page.entity_at.get(c))]
        behind = [
            e for c in tree.dependents(word, "nmod") if tree.cases(c) & {"of", "from", "for"}
            for w in (c, *tree.dependents(c, "compound")) if (e := page.entity_at.get(w)) and tree.lower(word) in people_words("members")
        ]  # fmt: skip
        for c in tree.dependents(word, "nmod"):
            led = tree.cases(c)
            if member and led & {"of", "for"} and tree.lower(c) in institution_nouns() and c not in page.entity_at:
                return self.of_voice(Voice(page.name_of(c)))
        behind += [
            e
            for c in tree.dependents(word, "compound")
            if (e := page.entity_at.get(c)) and tree.lower(word) in people_words("members")
        ]
        if tree.lower(word) in troops():  # "Tigrayan forces" are not all Tigrayans
            behind = [e for e in behind if e.label != "NORP" or country_named(page.text[e.start : e.end])]
        bodies = [e for e in beside if e.label == "ORGANIZATION"] + [e for e in behind if e.label in _BODIES]
        return next((e.actor for e in bodies if e.actor), None)

    def _owner(self, word: int) -> int | None:
        """Return whose men a body is that the subject of the clause above tells of: "X let it be known that its men"."""
        tree = self._tree
        whose = [c for c in tree.dependents(word, "nmod") if tree.lower(c) in _self("owners")]
        clause = tree.clause_head(word)
        if not whose or tree.lower(word) not in _self("bodies") or tree.relation(clause) != "ccomp":
            return None
        above = tree.head(clause)
        while tree.relation(above) == "xcomp" and not tree.dependents(above, "nsubj"):
            above = tree.head(above)  # "let it be | known that"
        return next((c for c in tree.dependents(above, "nsubj") if c != word), None)

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
        theirs = any(tree.lower(c) in _self("owners") for c in tree.dependents(word, "nmod"))
        if tree.lower(word) in _self("bodies") and theirs and saying:
            return True
        nouns = _self("nouns") | people_words("own")
        if any(tree.lower(c) in {"a", "an"} for c in tree.dependents(word, "det")):
            return False  # "an alliance of three armies"
        if is_armed_group(tree, word):
            return False  # "a minister said the rebel group": whose own it is was named just before
        inside = [e for c in tree.below(word) if (e := self._page.entity_at.get(c))]
        if tree.lower(word) not in nouns or {e.label for e in inside} - {"NORP", "MISC"}:
            return False
        peoples = {self._page.country(self._page.text[e.start : e.end]) for e in inside if e.label == "NORP"}
        speaker = self.speaking(saying) if saying and peoples else None
        return not speaker or bool({speaker, country_of_capital(speaker)} & peoples) or not self._is_peoples(speaker)

    def _issuers(self, word: int) -> bool:
        """Say whether those who issued the text mean themselves or their own by a word: "we", "our army", "my government"."""
        tree = self._tree
        if not self._page.issued_by:
            return False
        ours = any(tree.lower(c) in _self("ours") for c in tree.dependents(word, "nmod"))
        meant = tree.lower(word) in _OWN or (ours and tree.lower(word) in _self("nouns") | _self("bodies"))
        return meant and self._page.own_voice(word) == self._page.issued_by[0]

    def _is_peoples(self, party: str) -> bool:
        """Say whether a party is a country, by its name or its capital's, or a people."""
        state = country_named(party) or country_of_capital(party)
        return state is not None or any(e.label == "NORP" for e in self._page.called(party))

    def _role(self, name: str, word: int | None) -> str | None:
        if name in self._roles:
            return self._roles[name]
        page = self._page
        entity = None if word is None else page.entity_at.get(word)
        named = [e for e in page.called(name) if e.label == "PERSON"]
        for person in [*([entity] if entity in named and entity else []), *named]:
            if role := role_of(self._tree, self._tree.range(person.start, person.end)):
                return role
        return None
