"""How those who act, accuse and deny are named: pronouns and "its troops" resolved, countries and bodies behind persons."""

from collections.abc import Iterable

from onrecord.annotate.names import institution_nouns, role_nouns
from onrecord.annotate.roles import role_of
from onrecord.extract.deal.compliance.words import words
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.proposals import is_proposal
from onrecord.extract.page import Page
from onrecord.extract.two_sides import parties_of
from onrecord.gazetteer import gazetteer
from onrecord.records import Voice

_OURS = frozenset({"we", "i"})
_SPEAKERS = frozenset({"we", "it", "they", "he", "she", "i"})
PERSONAL = _SPEAKERS | {"them", "him", "her", "us"}
_BACK = 2  # sentences before a pronoun in which the one it stands for is told


class Who:
    """Names the parties and speakers of one article."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tree = page.tree
        self._parties = Parties(page)

    def is_party(self, word: int, *, acting: bool = False) -> bool:
        """Say whether a phrase may be a party: one who acts, or a name of a kind the annotator did not know.

        Any noun with a name beside it will do for one who is told to be `acting`: "Maoist cadres".
        """
        page, tree = self._page, self._tree
        if word in page.time_words or tree.lower(word) in words("relatives"):
            return False
        entity = page.entity_at.get(word)
        unknown = tree.tag(word) == "PROPN" if entity is None else entity.label == "MISC"
        if unknown and not any(c in page.entity_at for c in tree.dependents(word, "case")):
            return tree.word(word)[:1].isupper()
        noun = acting and tree.tag(word) == "NOUN" and not self._is_used(word)
        beside = tree.dependents(word, "amod", "compound") if noun else []
        named = any(c in page.entity_at and c < word and c not in page.time_words for c in beside)
        if is_proposal(page, word):
            return False
        owned = tree.lower(word) in words("own") and any(
            tree.syntax.relations[c] == "nmod:poss" for c in tree.children[word]
        )
        return page.is_actor(word) or owned or named

    def joined(self, found: Iterable[int]) -> list[int]:
        """Return the heads of those that phrases mean: what they join, the two sides for "both sides"."""
        return list(dict.fromkeys(j for w in found for j in parties_of(self._page, w)))

    def wielders(self, found: Iterable[int]) -> list[int]:
        """Return those who act, for arms and attacks whose they are, if that is told: "an | army | drone"."""
        acting: dict[int, None] = {}
        for word in found:
            if self._is_used(word) and self._page.labels.get(word) != "PERSON":
                beside = (*self._tree.owners(word), *self._tree.dependents(word, "amod", "compound"))
                acting |= dict.fromkeys(w for w in beside if self._page.is_actor(w) or w in self._page.entity_at)
            else:
                acting[word] = None
        return [*acting]

    def _is_used(self, word: int) -> bool:
        """Say whether a noun is for what somebody fights with or does in a fight: "drones", "air | raids"."""
        lower = self._tree.lower(word)
        attack = not {lower, lower.removesuffix("s")}.isdisjoint(words("attacking"))
        return lower in words("arms") or (attack and self._tree.tag(word) == "NOUN")

    def name(self, word: int) -> str:
        """Return whom a phrase names; the owner of "its troops", the speaker for "we", a country for its people."""
        page, tree = self._page, self._tree
        if any(tree.lower(c) == "neither" for c in tree.dependents(word, "det")):
            return "both sides"
        saying = page.saying(word)
        name = page.name_of(word)
        if tree.tag(word) == "NOUN" and tree.lower(word) in words("fighters") and self._is_country(name):
            name = page.phrase(word)  # a chain that runs wrong
        parallel = self._parallel(word) if tree.lower(word) in {"it", "they"} else None
        if parallel is not None:
            return page.country(page.name_of(parallel))
        if name.lower() in _OURS and page.issued_by and (ours := page.own_voice(word)):
            return page.party_of(ours)
        if saying and saying.speaker and name.lower() in (_OURS if self._quoted(word) else _SPEAKERS):
            return page.party_of(Voice(saying.speaker, saying.role))
        if tree.lower(word) in words("own"):
            return self._owner(word) or page.country(name)
        voices = [Voice(saying.speaker, saying.role)] if saying and saying.speaker and self._quoted(word) else []
        own = {v.name for v in self.chain(voices)} if tree.lower(word) in {"they", "their"} else set[str]()
        if name.lower() in PERSONAL or name in own:
            before = self.other_before(word, own) if own else self._subject_before(word)
            return page.country(page.name_of(before)) if before is not None else tree.word(word)
        return page.country(name)

    def said_before(self, verb: int) -> int | None:
        """Return the head of what a verb of saying says, where it stands before it: "X did, Y said"."""
        tree = self._tree
        if tree.lower(verb) not in words("saying"):
            return None
        return next((c for c in tree.dependents(verb, "ccomp") if c < verb), None)

    def _parallel(self, word: int) -> int | None:
        """Return whom "it" means in what is said on: "Israel freed ten, a minister said, but it was stalling"."""
        tree = self._tree
        head = tree.head(word)
        if tree.relation(word) != "nsubj" or head < 0 or tree.relation(head) != "conj":
            return None
        content = self.said_before(tree.head(head))
        if content is None and tree.lower(tree.head(head)) not in words("saying"):
            content = tree.head(head)  # "that X was not living up to it and that it had missed"
        subjects = [] if content is None else tree.dependents(content, "nsubj")
        return next((s for s in subjects if self.is_party(s)), None)

    def _quoted(self, word: int) -> bool:
        """Say whether a word stands within marks of quotation."""
        tree = self._tree
        start = tree.sentences[tree.sentence_of(word)].start
        before = self._page.text[start : tree.words[word].start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _owner(self, word: int) -> str | None:
        """Return whose troops or country "its troops" and "his country" are: the subject that says so, or the one before."""
        page, tree = self._page, self._tree
        own = tree.owners(word)
        if not own or tree.tag(own[0]) != "PRON":
            return None
        chained = page.name_of(own[0])
        if tree.lower(own[0]) in {"his", "her"}:  # a person's, who speaks or stands for them
            meant = self._parties.of(word) or self._parties.of(own[0])
            return page.phrase(word) if meant in {None, chained} else meant
        if chained.lower() != tree.lower(own[0]) and own[0] in page.chain_at:
            return self._country(chained) or self._seat(page.party_of(Voice(chained)))
        before = self._subject_before(own[0])
        if before is None:
            return None
        seats = [tree.word(w) for w in tree.below(before) if tree.tag(w) == "PROPN" and w < own[0]]
        return self._seat(" ".join([page.party_of(Voice(page.name_of(before))), *seats]))

    def _seat(self, name: str) -> str:
        """Return the country of which a city is the capital, where a body or country is named by it; else the name."""
        words_in = [w for w in (name, *name.split()) if w[:1].isupper()]
        for word in words_in:
            capital = next((p for p in gazetteer().find(word.removesuffix("’s").removesuffix("'s")) if p.capital), None)
            if capital and capital.country:
                return gazetteer().country_name(capital.country) or name
        return self._page.country(words_in[0] if words_in else name)

    def _subject_before(self, word: int) -> int | None:
        """Return the last party before a word that is a subject, in its sentence or the ones before."""
        tree = self._tree
        here = tree.sentence_of(word)
        first, start = tree.sentences[max(here - _BACK, 0)].first, tree.sentences[here].first
        found = [
            w
            for w in range(word - 1, first - 1, -1)
            if tree.relation(w) == "nsubj" and tree.tag(w) != "PRON" and self.is_party(w)
        ]
        inner = [w for w in found if w >= start and tree.lower(tree.head(w)) not in words("saying")]
        return next(iter(inner or found), None)

    def other_before(self, word: int, names: Iterable[str]) -> int | None:
        """Return the last subject before a word that is a party and goes by none of the names."""
        tree = self._tree
        here = tree.sentence_of(word)
        first = tree.sentences[max(here - _BACK, 0)].first
        held = set(names)
        for w in range(word - 1, first - 1, -1):
            if tree.relation(w) == "nsubj" and tree.tag(w) != "PRON" and self.is_party(w):
                other = next((c for c in (w, *tree.dependents(w, "conj")) if self.name(c) not in held), None)
                if other is not None:
                    return other
        return None

    def chain(self, voices: Iterable[Voice]) -> tuple[Voice, ...]:
        """Return a chain of voices with the body or country for which each speaks behind it."""
        found: dict[str, Voice] = {}
        for voice in voices:
            found.setdefault(voice.name, voice)
            described = self._described(voice.name)
            offices = [self._page.party_of(Voice(described)), self._country(described)] if described else []
            for party in (self._page.party_of(voice), self._country(voice.name), *offices):
                if party and party != described:
                    found.setdefault(party, Voice(party))
        return tuple(found.values())

    def _described(self, name: str) -> str | None:
        """Return the description that stands beside a person's name: "Israel's ambassador, | Danny Danon"."""
        page, tree = self._page, self._tree
        told = next((e for e in page.called(name) if e.label == "PERSON"), None)
        for word in tree.range(told.start, told.end) if told else ():
            beside = [c for c in tree.dependents(word, "nmod", "appos") if tree.tag(c) == "NOUN"]
            above = [tree.head(word)] if tree.relation(word) == "appos" and tree.head(word) >= 0 else []
            for noun in (*beside, *above):
                if tree.lower(noun) in words("speaking") or tree.lower(noun) in role_nouns():
                    return page.phrase(noun)
        return None

    def voices(self, found: Iterable[int]) -> tuple[Voice, ...]:
        """Return the chain of voices of those that words name, and of those for whom they speak."""
        told: list[Voice] = []
        heads = self.joined(found)
        for word in heads:
            person = self._tree.lower(word) in {"he", "she"}
            name = (self._speaker_before(word) if person else None) or self.name(word)
            source = self._source(word) if len(heads) == 1 else None
            name = source if source and name in source else name  # "defence ministry | in Moscow"
            described = self._page.phrase(word)
            spoken = self._tree.lower(word) in words("speaking") or self._tree.lower(word) in role_nouns()
            if spoken and not name.startswith(described):
                told.append(Voice(described))  # "Israel's ambassador, Danny Danon"
            told += (Voice(name, self.role(word)), *(Voice(n) for n in self._spoken_for(word)))
        return self.chain(told)

    def _source(self, word: int) -> str | None:
        """Return the speaker of the attribution whose source a word heads."""
        at = self._tree.words[word]
        told = self._page.annotations.attributions
        return next((a.speaker for a in told if a.speaker and any(s.overlaps(at) for s in a.source)), None)

    def _speaker_before(self, word: int) -> str | None:
        """Return the speaker who spoke last before a pronoun."""
        at = self._tree.words[word].start
        spoken = (a for a in self._page.annotations.attributions if a.speaker and a.cue and a.cue[0].start < at)
        return next((a.speaker for a in sorted(spoken, key=lambda a: -a.cue[0].start)), None)

    def _spoken_for(self, word: int) -> list[str]:
        """Return for whom a spokesman or official speaks: "a spokesman for the movement", "an official of the region"."""
        tree, page = self._tree, self._page
        if tree.lower(word) not in words("speaking"):
            return []
        found: list[str] = []
        for child in tree.dependents(word, "nmod"):
            if not tree.cases(child) & {"for", "of", "from"}:
                continue
            name = self.name(child)
            if tree.lower(child) in words("vague") and name.lower() == tree.lower(child):
                kinds = {"LOCATION"} if tree.lower(child) in words("places") else {"ORGANIZATION", "NORP"}
                before = [e for e in page.annotations.entities if e.label in kinds and e.end < tree.words[word].start]
                name = (before[-1].actor or name) if before else name
            found.append(name)
        return found

    def _country(self, name: str) -> str | None:
        """Return the country that an institution is of: "Russian defence ministry"; "its army" is the sentence's subject's."""
        said = name.split()
        if not said:
            return None
        institution = {w.lower() for w in said[1:]} & (institution_nouns() | role_nouns())
        country = self._page.country(said[0].removesuffix("'s").removesuffix("’s")) if institution else None
        if said[0].lower() in {"its", "their", "his", "her"}:
            at = self._page.text.find(name)
            word = self._tree.at(at) if at >= 0 else None
            return self._main_subject(word) if word is not None else None
        return country if country and country != said[0] else None

    def _main_subject(self, word: int) -> str | None:
        tree = self._tree
        first = tree.sentences[tree.sentence_of(word)].first
        named = (w for w in range(first, word) if tree.relation(w) == "nsubj" and w in self._page.entity_at)
        return next((self._page.name_of(w) for w in named), None)

    def role(self, word: int) -> str | None:
        """Return the office of a person as the attributions or the words beside the name tell it."""
        name = self._page.name_of(word)
        told = next((a.role for a in self._page.sayings_of(name) if a.role), None)
        entity = self._page.entity_at.get(word)
        if told is None and entity and entity.label == "PERSON":
            told = role_of(self._tree, self._tree.range(entity.start, entity.end))
        titled = next(
            (
                e
                for c in self._tree.dependents(word, "flat", "appos")
                if (e := self._page.entity_at.get(c)) and e.label == "PERSON"
            ),
            None,
        )
        described = self._page.phrase(word) if titled else name
        return told or (described if described != name else None)

    def _is_country(self, name: str) -> bool:
        return any(e.label == "LOCATION" for e in self._page.called(name))
