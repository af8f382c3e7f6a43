"""An article as extractors ask about it: names, parties, days, places, numbers, who says so."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Any, TypeVar

from onrecord.annotate.annotations import ACTING, Annotations, Attribution, Entity, Quantity, TimeExpression
from onrecord.annotate.attributions.cues import Cue
from onrecord.annotate.coreference.antecedents import ME
from onrecord.annotate.coreference.chain_names import chains_by_head, names_of_chains
from onrecord.annotate.groups import group_meant
from onrecord.annotate.lookups import starting
from onrecord.annotate.names import bare, fighters, fold, institution_nouns, outsiders, role_nouns
from onrecord.annotate.once import once
from onrecord.annotate.speakers.issuers import issuer_of_text
from onrecord.annotate.tree import Tree
from onrecord.extract.countries import country_of_capital, people_words
from onrecord.extract.pair_features import entity_labels
from onrecord.extract.people import BODIES, both_words, people_nouns, singular, troops
from onrecord.extract.voices import chain
from onrecord.gazetteer import gazetteer
from onrecord.layout.datelines import datelines
from onrecord.layout.letters import SHORTEST_PLACE, usual_name
from onrecord.layout.lines import is_of_story, stamp_over
from onrecord.layout.reports import head_of
from onrecord.records import Article, Evidence, Span, Voice
from onrecord.vocabularies.load import words_in

_IN_FRONT = ("amod", "compound", "nmod", "nummod", "flat")
_OFFICES = frozenset({"minister", "president", "premier", "government"})
_DAY = re.compile(r"\d{4}(-(W\d\d|\d\d(-\d\d)?))?(?!\d)")
_BESIDE = re.compile(r"-(?:backed|aligned|allied|supported|sponsored|funded|armed|brokered|mediated)\b")
"""Behind the name of one who only stands by another: the "Saudi-backed" government is not Saudi Arabia's."""
_ONLY = re.compile(r"^(?:only|just) (?:one\b[, ]*)?")  # "only one, month-long truce"
_NOTE = re.compile(
    r"\b(?:earlier|previous|prior) versions? of this (?:article|story|report|piece)\b|\bthis (?:article|story|report|piece) (?:was|has been)"
    r" (?:amended|corrected|updated)\b", re.IGNORECASE,
)  # fmt: skip
_SEVERAL = re.compile(
    r"\b(?:another|other|rival|several|various|both|two|three|four)\b (?:\w+ )?"
    r"(?:armed|rebel|militant|insurgent|guerrilla|separatist|jihadist|islamist)\b", re.IGNORECASE,
)  # fmt: skip
_ISSUES = re.compile(r"(?:.*(?:\||\s[–—-]|\bby)\s+)?(?:the )?", re.IGNORECASE)  # in front of the body that a report is by
_STAGES = {"phase", "phases", "stage", "stages"}
_Found = TypeVar("_Found", TimeExpression, Quantity)
FORMER = {"former", "ex", "retired", "ousted", "deposed"}  # an office that is held no more
_kinds = partial(words_in, "deal", "people", "kinds")  # "rebel", "paramilitary": in front of a group's name
_armed_words = partial(words_in, "bodies", "armed")


class Page:
    """One article, its annotations and tree, made once and asked by all extractors.

    Word indices count in `annotations.words`; `tree` is that of the annotations where there is one already.
    """

    def __init__(self, article: Article, annotations: Annotations, *, by: str, tree: Tree | None = None) -> None:
        self.article = article
        self.annotations = annotations
        self.text = article.text
        self.by = by
        self.answers: dict[Hashable, Any] = {}
        self.tree = tree or Tree(annotations.text, annotations.words, annotations.syntax, annotations.sentences)

    # Names

    @cached_property
    def entity_at(self) -> dict[int, Entity]:
        """The named entity that covers each word; of a dateline only its places, as its agency takes part in nothing."""
        named = ((w, e) for e in self.annotations.entities for w in self.tree.range(e.start, e.end))
        return {w: e for w, e in named if e.label == "LOCATION" or w not in self.datelines}

    @cached_property
    def datelines(self) -> frozenset[int]:
        """The words of datelines: "UNITED NATIONS, Feb 20 (AP) — ", "KYIV/ANKARA: ", not "BLINKEN: "."""
        return frozenset(w for d in datelines(self.text) for w in self.tree.range(d.start, d.end))

    @cached_property
    def headline_end(self) -> int:
        """Where the headline ends: the title, or a first line of one sentence that a blank line follows."""
        if self.article.title:
            return len(self.article.title)
        first, sep, _ = self.text.partition("\n")
        sentences = [s for s in self.tree.sentences if s.start < len(first)]
        return len(first) if sep and len(sentences) == 1 else 0

    @cached_property
    def labels(self) -> dict[int, str]:
        """The label of the named entity that covers each word, as the small heads see it."""
        return entity_labels(self.annotations, self.tree)

    @cached_property
    def chain_at(self) -> dict[int, int]:
        """The chain of the mention whose head is a word."""
        return chains_by_head(self.tree, self.annotations.mentions)

    @cached_property
    def _chain_names(self) -> dict[int, Entity]:
        """The name each chain goes by: that of most of its mentions whose head is in a name."""
        return names_of_chains(self.tree, self.annotations, self.chain_at)

    def called(self, name: str | None) -> Sequence[Entity]:
        """Return the named entities that go by a full name, in text order."""
        return self._by_name.get(name, ())

    def sayings_of(self, name: str | None) -> Sequence[Attribution]:
        """Return the attributions whose speaker goes by a name."""
        return self._by_speaker.get(name, ())

    @cached_property
    def _by_speaker(self) -> dict[str | None, list[Attribution]]:
        found: dict[str | None, list[Attribution]] = {}
        for saying in self.annotations.attributions:
            found.setdefault(saying.speaker, []).append(saying)
        return found

    @cached_property
    def _by_name(self) -> dict[str | None, list[Entity]]:
        found: dict[str | None, list[Entity]] = {}
        for entity in self.annotations.entities:
            found.setdefault(entity.actor, []).append(entity)
        return found

    def is_person(self, name: str | None) -> bool:
        """Say whether a full name is that of a person."""
        return any(e.label == "PERSON" for e in self.called(name))

    @once
    def name_of(self, word: int) -> str:
        """Return whom the phrase headed by a word names: the fullest name of an entity or chain, else the phrase."""
        entity = self.entity_at.get(word) or self.titled(word)
        if entity and entity.actor:
            return _written(entity)
        if (body := self._armed(word)) is not None:
            return body
        if (group := group_meant(self.tree, self.annotations.entities, word)) is not None:
            return group
        if self.is_described(word):
            return self.phrase(word)
        return self._described(word) or self._chained(word) or self._in_office(word) or self.phrase(word)

    def _in_office(self, word: int) -> str | None:
        """Return the only one who holds an office in the article, for "the envoy" alone."""
        tree = self.tree
        if tree.tag(word) != "NOUN" or tree.dependents(word, "amod", "compound", "nmod", "appos", "acl", "nummod"):
            return None
        definite = any(tree.lower(c) == "the" for c in tree.dependents(word, "det"))
        holders = self._holders.get(tree.lower(word), set()) if definite else set()
        return next(iter(holders)) if len(holders) == 1 else None

    @cached_property
    def _holders(self) -> dict[str, set[str]]:
        """Who holds each office of which the article has a speaker: "envoy" of "the UN envoy X said"."""
        found: dict[str, set[str]] = {}
        for saying in self.annotations.attributions:
            if saying.speaker and saying.role:
                office = re.split(r" (?:for|of|to|in|on|at)\b|,", saying.role)[0].split()
                if office and office[-1].lower() in role_nouns():
                    found.setdefault(office[-1].lower(), set()).add(saying.speaker)
        return found

    def _chained(self, word: int) -> str | None:
        """Return the name of the chain of a word, unless a body would get a person's or its neighbour's."""
        entity = self._chain_names.get(self.chain_at.get(word, -1))
        if entity is not None and entity.label != "PERSON" and self._acts_beside(word, entity):
            return None
        noun = singular(self.tree.lower(word))
        body = noun in institution_nouns() or noun in BODIES
        return _written(entity) if entity and not (body and entity.label == "PERSON") else None

    def _acts_beside(self, word: int, entity: Entity) -> bool:
        """Say whether a noun does one thing and a name another, side by side: "the Tigers freed 7 and the army 13"."""
        tree = self.tree
        if tree.tag(word) != "NOUN" or tree.relation(word) != "nsubj":
            return False
        verb = tree.head(word)
        if tree.relation(verb) not in {"conj", "parataxis"}:
            return False
        beside = tree.dependents(tree.head(verb), "nsubj")
        return any(entity in (self.entity_at.get(c), self._chain_names.get(self.chain_at.get(c, -1))) for c in beside)

    def titled(self, word: int) -> Entity | None:
        """Return whom a word describes right before the name: "envoy | Amos Hochstein", "the bloc | IGAD"."""
        near = (c for c in self.tree.dependents(word, "flat", "appos", "compound") if c > word)
        named = ((c, e) for c in near if (e := self.entity_at.get(c)))
        mediates = self.tree.lower(word) in words_in("deal", "rounds", "mediators")  # "the mediator, | Oman |, said"
        return next(
            (
                e for c, e in named
                if e.label == "PERSON" or (e.label == "ORGANIZATION" and c == word + 1)
                or (mediates and self.tree.relation(c) == "appos")
            ), None,
        )  # fmt: skip

    def _described(self, word: int) -> str | None:
        """Return whom a description means by the words that stand beside a name elsewhere in the article.

        "The rebels" are those of "the rebel National Front", "the government" is "Mali's government" where the article
        tells of one such body only, or the one told of last before.
        """
        if self.tree.tag(word) != "NOUN":
            return None
        return self.described(self.tree.lower(word), word)

    def is_note(self, position: int) -> bool:
        """Say whether a sentence only tells what the article itself had wrong: "An earlier version of this story said"."""
        sentence = self.tree.sentences[self.tree.sentence(position)]
        return _NOTE.search(self.text, sentence.start, sentence.end) is not None

    def day_of_entry(self, position: int) -> str | None:
        """Return the day of the time that stands over an entry of a live page, else of its publication; None in other texts."""
        stamp = stamp_over(self.text, position)
        told = starting(self.annotations.times, stamp.start, stamp.end) if stamp else ()
        days = (day for t in told if t.type in {"DATE", "TIME"} and (day := day_in(t.value)))
        return next(days, self.article.day) if stamp else None

    def described(self, noun: str, before: int | None = None, but: str | None = None) -> str | None:
        """Return the body that a noun means in this article; `before` is the word where it is asked, `but` one who
        means others where he tells of it: "he had no trust in the Armenian | government".
        """
        named = self._descriptions.get(singular(noun), [])
        told = [s for saying in self.sayings_of(but) for s in saying.content] if but else []
        asked = self.tree.words[before].start if before is not None else min((s.start for s in told), default=None)
        if asked is not None:
            named = [(at, name) for at, name in named if is_of_story(self.text, self.tree.words[at].start, asked)]
        named = [(at, name) for at, name in named if not any(s.start <= self.tree.words[at].start < s.end for s in told)]
        if len({name for _, name in named}) > 1:
            named = [(at, name) for at, name in named if before is not None and at < before][-1:]
        return named[-1][1] if named else None

    @cached_property
    def _descriptions(self) -> dict[str, list[tuple[int, str]]]:
        """The bodies that nouns describe: "rebel" of "the rebel National Front", "army" of "Sudan's army"."""
        found: dict[str, list[tuple[int, str]]] = {}
        kinds = _kinds()
        for entity in self.annotations.entities:
            words = self.tree.range(entity.start, entity.end)
            if entity.label == "ORGANIZATION" and entity.actor and words and words.start:
                before = singular(self.tree.lower(words.start - 1))
                if before in kinds:
                    found.setdefault(before, []).append((words.start, entity.actor))
        bodies = {w for w in self.tree.vocabulary if w in fighters() or singular(w) in BODIES}
        for word in self.tree.where(bodies):
            if self.is_described(word) and word not in self.entity_at:
                found.setdefault(singular(self.tree.lower(word)), []).append((word, self.phrase(word)))
        return {noun: sorted(named) for noun, named in found.items()}

    @cached_property
    def armed_body(self) -> str | None:
        """The only armed body that the article names: whom "the rebels" are."""
        if _SEVERAL.search(self.text):
            return None
        named = {e.actor for e in self.annotations.entities if e.label == "ORGANIZATION" and e.actor}
        named -= {e.actor for e in self.annotations.entities if self.text[e.start : e.end] in outsiders()}
        armed = {n for n in named if n and set(fold(n).split()) & _armed_words("words")}
        armed |= {e.actor for e in self.annotations.entities if e.actor in named and self._fights(e)}
        rivals = {n for n in named - armed if n and set(fold(n).split()) & _armed_words("other")}
        return next(iter(armed)) if len(armed) == 1 and not rivals else None

    def _armed(self, word: int) -> str | None:
        """Return the article's only armed body for a noun for those who fight: "the leftist rebels", not "48 rebels"."""
        tree = self.tree
        if tree.lower(word) not in fighters() or not tree.lower(word).endswith("s") or self.armed_body is None:
            return None
        front = tree.dependents(word, "amod", "compound", "nmod", "det", "nummod")
        told = all(
            c > word or c in self.entity_at or tree.lower(c) == "the" or tree.lower(c).endswith("ist") for c in front
        )
        bodies = {e.actor for c in front if (e := self.entity_at.get(c)) and e.label == "ORGANIZATION"}
        return self.armed_body if told and bodies <= {self.armed_body} else None

    def _fights(self, entity: Entity) -> bool:
        """Say whether a body is told to be of fighters: "the rebel X", "X, a guerrilla group", "X's gunmen"."""
        tree = self.tree
        words = tree.range(entity.start, entity.end)
        top = tree.top(words)
        if top is None:
            return False
        beside = [c for c in tree.dependents(top, "amod", "compound", "appos") if c not in words]
        if tree.relation(top) in {"appos", "compound", "nmod", "flat"} and tree.head(top) not in words:
            beside.append(tree.head(top))
        return any(
            tree.lower(w) in fighters() for n in beside if n >= 0 for w in (n, *tree.dependents(n, "amod", "compound"))
        )

    def is_described(self, word: int) -> bool:
        """Say whether the phrase holds a name of its own that tells whom it means ("the Israeli army")."""
        tree = self.tree
        below = tree.dependents(word, "compound", "amod", "nmod")
        return tree.tag(word) == "NOUN" and any(c in self.entity_at for c in below)

    def phrase(self, word: int) -> str:
        """Return the words of the phrase headed by a word, without article, clauses and what is joined to it."""
        tree = self.tree
        before = [c for c in tree.dependents(word, *_IN_FRONT) if c < word]
        behind = [
            c for c in tree.dependents(word, "nmod", "flat")
            if c > word and (tree.relation(c) == "flat" or "of" in tree.cases(c))
        ]  # fmt: skip
        before += [c for c in tree.dependents(word, "det") if tree.lower(c) == "both"]
        first = min((w for c in before for w in tree.below(c) if w < word), default=word)
        apart = {w for d in self.beside_owner(word) for w in tree.below(d)}
        clauses = (w for c in behind[:1] for w in tree.below(c) if tree.syntax.relations[w] == "acl:relcl")
        apart |= {w for clause in clauses for w in tree.below(clause)}
        inner = [w for c in behind[:1] for w in tree.below(c) if w not in apart and tree.tag(w) != "CCONJ"]
        last = max((w for w in inner if tree.relation(w) != "punct"), default=word)
        return _ONLY.sub("", bare(Span(tree.words[first].start, tree.words[last].end).of(self.text)))

    def is_actor(self, word: int) -> bool:
        """Say whether the phrase headed by a word can act or hold a position: a name, people, a body, "we", "it"."""
        tree = self.tree
        if word in self.time_words:
            return False
        entity = self.entity_at.get(word) or self.titled(word)
        if entity:
            return entity.label in ACTING
        if tree.tag(word) == "PRON":
            return tree.lower(word) in people_words("pronouns")
        lower = tree.lower(word)
        people = lower in people_nouns() or lower in role_nouns()
        return people or lower in institution_nouns() or lower.rstrip("s") in institution_nouns()

    def in_body(self, word: int) -> bool:
        """Say whether a word is part of a person's or body's name: the accord of "Government of National Accord"."""
        entity = self.entity_at.get(word)
        return entity is not None and entity.label in {"ORGANIZATION", "PERSON"}

    def ahead(self, word: int, steps: int = 1) -> str:
        """Return the word some steps behind a word in lower case, "" past the end."""
        at = word + steps
        return self.tree.lower(at) if at < len(self.tree.words) else ""

    def are_several(self, word: int) -> bool:
        """Say whether a phrase means several who act together: "X and Y", "both sides"."""
        return self.tree.lower(word) in both_words() or len(self.joined(word)) > 1

    def joined(self, word: int) -> list[int]:
        """Return a phrase's head and the heads joined to it by "and"."""
        return [
            word,
            *(c for c in self.tree.dependents(word, "conj") if self.tree.tag(c) in {"NOUN", "PROPN", "PRON", "ADJ"}),
            *self.beside_owner(word),
        ]

    def beside_owner(self, word: int) -> list[int]:
        """Return the bodies that the parser joins to a body's country: "the government of Chad and | the Freedom Front"."""
        tree = self.tree
        if tree.tag(word) != "NOUN" or tree.lower(word) not in institution_nouns():
            return []
        of = [c for c in tree.dependents(word, "nmod") if "of" in tree.cases(c)]
        lands = [c for c in of if (e := self.entity_at.get(c)) is not None and e.label == "LOCATION"]
        joined = [d for c in lands for d in tree.dependents(c, "conj")]
        return [d for d in joined if (e := self.entity_at.get(d)) is not None and e.label == "ORGANIZATION"]

    @once
    def party_of(self, voice: Voice) -> str:
        """Return the party for which a voice speaks: the body or country in its role or description, else itself.

        "White House spokesman John Kirby" speaks for the White House, "a Hamas official" for Hamas, "French Foreign
        Minister" for France, where the article or the vocabulary of countries gives the country's name.
        """
        described = f" {fold(voice.role or voice.name)} "
        office = voice.role is not None or bool(set(described.split()) & role_nouns())
        if not office or FORMER & set(described.split()):
            return voice.name
        fitting = [(described.find(w), -length, n) for n, w, length in self._bodies_written if w in described]
        fitting = [told for told in fitting if not _BESIDE.match(described, told[0] - told[1] + 1)]
        if set(described.split()) & fighters():  # "a spokesman for the rebels in Chad" does not speak for Chad
            fitting = [told for told in fitting if not described[: told[0]].endswith(" in")]
        if set(described.split()) & people_words("sent"):  # nor "the envoy for Chad"
            fitting = [told for told in fitting if not described[: told[0]].endswith((" for", " to", " for the", " to the"))]
        if fitting:
            at, length, name = min(fitting)
            owned = min((f for f in fitting if f[0] in {at - length + 1, at - length + 3}), default=None)
            name = owned[2] if owned else name  # "head of Sudan's | Rapid Support Forces"
            party = self.country(name)
            group = voice.role is None and described.split()[-1] in troops()
            return voice.name if group and party == name and self._is_people(party) else party
        words = described.split()
        spoken = next((n for n in words if n in _kinds() or n in BODIES), None)
        if spoken is None and set(words) & _OFFICES:
            spoken = "government"
        told = spoken in words and spoken in BODIES and bool(set(words) & people_words("voices"))
        bodily = spoken if voice.role and told else None  # "a spokesman for the government delegation"
        armed = self.armed_body if spoken and spoken in fighters() else None
        return (spoken and self.described(spoken, but=voice.name)) or armed or bodily or voice.name

    def _is_people(self, name: str) -> bool:
        """Say whether a name is a people's: "Tigrayan"."""
        return name in self._peoples

    @cached_property
    def _peoples(self) -> frozenset[str | None]:
        peoples = [e for e in self.annotations.entities if e.label == "NORP"]
        return frozenset(n for e in peoples for n in (e.actor, self.text[e.start : e.end]))

    @cached_property
    def _bodies_written(self) -> list[tuple[str, str, int]]:
        """The bodies and places of the article: name, how it is written, folded behind a space, and its length."""
        kept = [e for e in self.annotations.entities if e.label in {"ORGANIZATION", "LOCATION", "NORP", "FACILITY"}]
        written = ((e, self.text[e.start : e.end]) for e in kept)
        named = dict.fromkeys(((e.actor if e.label != "NORP" else None) or text, text) for e, text in written)
        return [(name, f" {fold(text)}", len(text)) for name, text in named]

    def country(self, name: str) -> str:
        """Return the country that an adjective or demonym names ("French" -> "France"), else the name."""
        code = gazetteer().country_of_people(name)
        return (gazetteer().country_name(code) if code else None) or name

    # Days, places, numbers

    @cached_property
    def time_words(self) -> frozenset[int]:
        """The words of time expressions: a day is nobody."""
        return frozenset(w for t in self.annotations.times for w in self.tree.range(t.start, t.end))

    @cached_property
    def has_phases(self) -> bool:
        """Say whether the article counts phases or stages of something."""
        return not self.tree.vocabulary.isdisjoint(_STAGES)

    def times_in(self, words: Iterable[int]) -> Iterator[TimeExpression]:
        """Yield the time expressions that begin at one of the words."""
        yield from (self._times_at[w] for w in sorted(self._times_at.keys() & words))

    def quantities_in(self, words: Iterable[int]) -> Iterator[Quantity]:
        """Yield the quantities that begin at one of the words."""
        yield from (self._quantities_at[w] for w in sorted(self._quantities_at.keys() & words))

    @cached_property
    def _times_at(self) -> dict[int, TimeExpression]:
        return _by_first_word(self.tree, self.annotations.times)

    @cached_property
    def _quantities_at(self) -> dict[int, Quantity]:
        return _by_first_word(self.tree, self.annotations.quantities)

    def day_of(self, word: int) -> str | None:
        """Return the day (or month, year) told in the clause of a word, else in its sentence."""
        tree = self.tree
        sentence = tree.sentences[tree.sentence_of(word)]
        for words in (sorted(tree.clause(word)), range(sentence.first, sentence.last)):
            for time in self.times_in(words):
                told = day_in(time.value)
                if time.type in {"DATE", "TIME"} and told:
                    return told
        return None

    def place_of(self, word: int) -> str | None:
        """Return the place told in the clause of a word by "in", "at" or "near"."""
        tree = self.tree
        for first in sorted(tree.clause(word)):
            entity = self._place_at.get(first)
            if entity and first and tree.lower(first - 1) in {"in", "at", "near"}:
                return _written(entity) or self.text[entity.start : entity.end]
        return None

    @cached_property
    def _place_at(self) -> dict[int, Entity]:
        """The place that begins with each word."""
        places = ((self.tree.range(e.start, e.end), e) for e in self.annotations.entities)
        return {words.start: e for words, e in places if e.label in {"LOCATION", "FACILITY"} and words}

    # Who says so

    def saying(self, word: int) -> Attribution | None:
        """Return the innermost attribution whose content holds a word and whose speaker is known."""
        return self._innermost.get(word)

    @cached_property
    def _innermost(self) -> dict[int, Attribution]:
        """The innermost attribution of each word, of two as long the first."""
        spoken = [a for a in self.annotations.attributions if a.speaker]
        spoken.sort(key=lambda a: sum(c.end - c.start for c in a.content))
        return {w: a for a in reversed(spoken) for c in a.content for w in self.tree.range(c.start, c.end)}

    def said_by(self, word: int) -> tuple[Voice, ...]:
        """Return the chain of those who say what a word stands in, empty where the article itself does."""
        source = self.saying(word)
        return chain(source, self.annotations, Cue(self.tree, source).cited()) if source else self.issued_by

    @cached_property
    def issuer(self) -> int | None:
        """The head of the phrase that names who issued the text."""
        span = issuer_of_text(self.tree) or self._body_in_head()
        return self.tree.top(self.tree.range(span.start, span.end)) if span else None

    @cached_property
    def issued_by(self) -> tuple[Voice, ...]:
        """Who says all that stands in an article that is a statement, letter or report itself, by its title; nobody in others."""
        if self.issuer is None:
            return ()
        said = (a for a in self.annotations.attributions if a.source and a.source[0].of(self.text).lower().split(",")[0] in ME)
        own = (Voice(a.speaker, a.role) for a in said if a.speaker and a.inside is None)
        return (next(own, Voice(self.name_of(self.issuer))),)

    def own_voice(self, word: int) -> Voice | None:
        """Return whose words "we" and "our" are at a word: whoever issued the text, but for what it quotes; else who says it."""
        saying = self.saying(word)
        if self.issued_by and (saying is None or saying.quotation == "indirect"):
            return self.issued_by[0]
        return Voice(saying.speaker, saying.role) if saying and saying.speaker else None

    def _body_in_head(self) -> Span | None:
        """Return the body that heads a report: "| Ministry of Health |, Gaza. Daily report", "Prepared by | the NGO Forum |"."""
        for line in head_of(self.text):
            for entity in starting(self.annotations.entities, line.start, line.end):
                led = self.text[line.start : entity.start]
                if entity.label == "ORGANIZATION" and _ISSUES.fullmatch(led):
                    return Span(entity.start, entity.end)
        return None

    def quote(self, words: Iterable[int]) -> Evidence:
        """Return the evidence that spans from the first to the last of some words of one sentence."""
        kept = sorted(words)
        return Evidence.quote(self.text, Span(self.tree.words[kept[0]].start, self.tree.words[kept[-1]].end))


def _by_first_word(tree: Tree, found: Sequence[_Found]) -> dict[int, _Found]:
    """Return times or quantities by the words that they begin with; those that begin within a word are left out."""
    first = ((tree.at(each.start), each) for each in found)
    return {word: each for word, each in first if word is not None and tree.words[word].start == each.start}


def day_in(value: str) -> str | None:
    """Return the day, week, month or year of a TIMEX3 value; None for durations and vague references."""
    told = _DAY.match(value)
    return told[0] if told else None


def gone_by(page: Page, day: str) -> str:
    """Return the day on which something was done: one within a week after publication is that of the week before."""
    published = page.article.published
    if not published or len(day) != len(published[:10]):
        return day
    ahead = (date.fromisoformat(day) - date.fromisoformat(published[:10])).days
    return (date.fromisoformat(day) - timedelta(days=7)).isoformat() if 0 < ahead < 7 else day


def _written(entity: Entity) -> str:
    """Return an entity's name; a place in capitals, as datelines have it, in the usual letters, also a capital that acts."""
    name = entity.actor or ""
    short = usual_name(name, SHORTEST_PLACE)
    capital = short != name and country_of_capital(short) is not None
    return short if capital else usual_name(name) if entity.label == "LOCATION" else name
