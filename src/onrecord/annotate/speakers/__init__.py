"""Who speaks: the source of every attribution under the fullest name the article gives."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.annotate.actors import Actor, may_be_short
from onrecord.annotate.annotations import Attribution, Entity
from onrecord.annotate.attributions.relayed import papers
from onrecord.annotate.coreference.antecedents import HE, ME, THEY, Antecedents, Speaker
from onrecord.annotate.groups import group_meant
from onrecord.annotate.lookups import holding, starting
from onrecord.annotate.names import (
    bare,
    content_tokens,
    departments,
    forces,
    institution_nouns,
    is_rebel_army,
    office_tokens,
    person_tokens,
    role_nouns,
    same_person,
)
from onrecord.annotate.roles import gender_of, office_before
from onrecord.annotate.speakers.headings import told_below
from onrecord.annotate.speakers.issuers import author_of, issuer_of_text, same_before, speakers_in
from onrecord.annotate.speakers.joint import joined_to, stands_apart, without_instances
from onrecord.annotate.speakers.labels import answering, plain_name, role_told, spokesman_named
from onrecord.annotate.speakers.named_later import with_later_names
from onrecord.annotate.speakers.of_two import are_two, last_named, two_meant
from onrecord.annotate.speakers.out_of_them import group_told, singled_out
from onrecord.annotate.speakers.renamed import told_again
from onrecord.annotate.surely_meant import surely_meant
from onrecord.annotate.tree import Tree
from onrecord.layout.letters import in_usual_letters
from onrecord.layout.lines import is_of_story
from onrecord.layout.turns import Turn, is_answer, turn_of
from onrecord.records.span import Span
from onrecord.vocabularies.load import words_in

_SOME = {"both", "all", "some", "others", "many", "those", "their", "our", "my", "his", "her"}
_OUT_OF_THEM = {"one of them", "some of them", "both of them", "two of them", "the other", "another of them"}
_OF_TWO = {"former", "latter"}
_UNNAMED = {"many", "some", "others"}  # "| many | believe": nobody in particular
_OF_STATE = {"government", "parliament"}  # beside its forces: "the army" is the state's, not any army
_POINTING = {"the", "this", "that", "his", "her", "its", "their", "these", "those", "same"}
_ADDING = {",", "—", "–", "(", ":", ";", "who", "which", "that", "whose"}
_RELATIVE = {"who", "which", "that", "whom"}
_OF_OFFICE = {"director", "secretary", "attorney", "inspector", "governor", "consul"}
_CHIEFS = {"chief", "head", "director", "boss"}
_BESIDE = frozenset({"acl", "punct", "parataxis"})
_MINE = {"my", "our"}
_LEADING = {"ADP", "CCONJ", "SCONJ", "PUNCT"}
_ONE = {"one"}  # "| one | of the soldiers": a person, and "they" are the soldiers
_NO_ONE = {"none", "neither"}
_HEARERS = {"reporters", "journalists", "lawmakers", "delegates"}
_CALLING = {"named", "called", "identified", "known", "nicknamed", "dubbed", "goes"}
_WATCHING = {"watchdog", "monitor", "newspaper", "daily", "paper", "charity", "outlet", "website", "channel"}
_COMPANY = "company"
_GROUPS = set("group movement organisation organization body agency company network force party".split())


class SpeakerNamer:
    """Names the sources of one article's attributions, in text order: each may lean on those before it."""

    def __init__(self, tree: Tree, entities: Sequence[Entity], actors: Sequence[Actor], quoted: Sequence[Span]) -> None:
        self._tree = tree
        self._actors = actors
        self._actor_of = {(e.start, e.end): actor for actor in actors for e in actor.entities}
        self._role_of = {a.name: a.role for a in actors if a.label == "PERSON"}
        self._entities = [e for e in entities if (e.start, e.end) in self._actor_of]
        self._antecedents = Antecedents(tree, actors, quoted)
        self._called: dict[str, list[str]] = {}  # bodies that are only described, with every description of theirs
        self.resolved: list[tuple[Span, str]] = []  # sources with the name each was found to stand for

    def name_speakers(self, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """Return the attributions with speaker and role filled in; order is kept."""
        order = sorted(range(len(attributions)), key=lambda i: _anchor(attributions[i]))
        named = list(attributions)
        for index in order:
            speaker = self._name(attributions[index], named)
            if speaker is not None:
                role = speaker.role or self._role_of.get(speaker.name)
                named[index] = replace(attributions[index], speaker=speaker.name, role=role)
                self.resolved.append((attributions[index].source[0], speaker.name))
                if attributions[index].inside is None and speaker.name not in _UNNAMED:
                    self._antecedents.heard.append(speaker)
        fullest = {name: self._fullest_description(name, phrases) for name, phrases in self._called.items()}
        self.resolved = [(span, fullest.get(name, name)) for span, name in self.resolved]
        told = [replace(a, speaker=fullest[a.speaker]) if a.speaker in fullest else a for a in named]
        return with_later_names(self._tree.text, told, self._actors)

    def _fullest_description(self, name: str, phrases: Sequence[str]) -> str:
        """Return the description of a body that names where it is, else the first: the rest of the text tells no more."""
        return max([name, *phrases], key=lambda p: (bool(self._places & set(content_tokens(p))), " " in p, p == name))

    @cached_property
    def _places(self) -> set[str]:
        """The words of the names of places, less those of who rules one: "X-run Y" is in Y."""
        places, ruling = set[str](), set[str]()
        for entity in self._entities:
            tokens = content_tokens(self._tree.text[entity.start : entity.end])
            if self._tree.text[entity.end : entity.end + 1] == "-":
                ruling.update(tokens)
            elif entity.label == "LOCATION":
                places.update(tokens)
        return places - ruling

    def _name(self, attribution: Attribution, named: Sequence[Attribution]) -> Speaker | None:
        if not attribution.source:
            return None
        span = attribution.source[0]
        words = self._tree.range(span.start, span.end)
        if not len(words):
            return None
        self._antecedents.begin(span.start)
        if turn := turn_of(self._tree.text, span):
            return self._of_label(turn)
        if self._tree.lower(words.start) in _MINE and not self._is_quoted(span.start):
            outer = named[attribution.inside] if attribution.inside is not None else None
            if outer and outer.speaker and outer.source and turn_of(self._tree.text, outer.source[0]):
                return Speaker(outer.speaker, position=span.start)  # "| my delegation | asks"
            if self._tree.lower(self._tree.top(words) or 0) in words_in("speech_acts", "self", "nouns") and self._of_text:
                return replace(self._of_text, position=span.start)  # "| our country | has asked"
        if span.of(self._tree.text).lower() in words_in("wires", "labels", "again"):
            return self._antecedents.heard[-1] if self._antecedents.heard else None  # "Quote: ..."
        if two := self._of_two(span, words):
            return two
        pronoun = self._tree.lower(words.start)
        alone = len(words) == 1 or (len(words) == 2 and pronoun not in _SOME)  # "he also", but "both governments"
        alone = alone or (pronoun == "we" and self._tree.word(words.start + 1) == ",")  # "We, the Council of Karvia,"
        if self._tree.text[span.start : span.end].lower() in _OUT_OF_THEM:
            return self._out_of_them(span)
        if alone and pronoun in ME and (attribution.inside is None or self._of_text) and not self._is_quoted(span.start):
            return self._of_text  # also in "critics say that | we | refused": whoever reports what they say
        if pronoun in {"it", "they"} and (meant := surely_meant(self._tree, words.start)) is not None:
            return self.name_phrase(Span(self._tree.words[meant].start, self._tree.words[meant].end))
        if alone and pronoun in HE | dict.fromkeys(THEY | ME | {"it"}):
            within = named[attribution.inside].speaker if attribution.inside is not None else None
            some = Speaker(pronoun, many=True, position=span.start) if pronoun in _UNNAMED else None
            told = self._antecedents.pronoun(pronoun, span.start, within, attribution.content)
            return replace(told, name=group_told(told.name)) if told and pronoun in THEY else told or some
        if len(words) == 1 and self._tree.lower(words.start) in _RELATIVE:
            return self._antecedent(words.start)
        return self.name_phrase(span)

    def _out_of_them(self, span: Span) -> Speaker | None:
        """Return those whom "they" would mean; the one of several who is singled out, where they have no name."""
        told = self._antecedents.pronoun("they", span.start, None)
        if told is None or told.name in self._role_of or any(told.name == a.name for a in self._actors):
            return told
        one = singled_out(span.of(self._tree.text), told.name)
        return replace(told, name=one, person=True) if one else replace(told, name=group_told(told.name))

    def _of_label(self, turn: Turn) -> Speaker | None:
        """Return whom the label of a turn names."""
        tree, span = self._tree, turn.label
        who = spokesman_named(tree, self._actors, span)
        answers = is_answer(tree.text, turn)
        who = answering(tree, self._actors) if answers else who
        if isinstance(who, Actor):
            return Speaker(who.name, who.role, who.gender, True, position=span.start)
        if who or turn.label == turn.cue:
            return Speaker(who, position=span.start) if who else None
        named = self.name_phrase(span)
        return replace(named, name=plain_name(named.name), role=role_told(turn) or named.role) if named else None

    def _of_two(self, span: Span, words: range) -> Speaker | None:
        """Return whom "the two", "both ministers" or "the latter" means, where two were just named."""
        tree = self._tree
        which = next((w for w in words[:2] if tree.lower(w) in _OF_TWO and tree.relation(w) != "amod"), None)
        head = tree.top(words) if which is None else which
        two = two_meant(tree, self._entities, head) if head is not None else None
        if which is not None:
            last = tree.lower(which) == "latter"
            one = two[last] if two else last_named(tree, self._entities, span.start) if last else None
            actor = self._actor_of[(one.start, one.end)] if one else None
            person = actor is not None and actor.label == "PERSON"
            return Speaker(actor.name, actor.role, actor.gender, person, position=span.start) if actor else None
        if two:
            names = [self._actor_of[(e.start, e.end)].name for e in two]
            return Speaker(" and ".join(names), many=True, position=span.start)
        heard = self._antecedents.heard[-1:]
        return replace(heard[0], position=span.start) if heard and " and " in heard[0].name and are_two(tree, words) else None

    @cached_property
    def _of_text(self) -> Speaker | None:
        """Who says "we" in an article that is a statement itself."""
        span = issuer_of_text(self._tree)
        if span is None or (named := self.name_phrase(span)) is None:
            return None
        behind = self._tree.text[span.end :].split("\n", 2)[1:2]  # "Awa Diop / | Spokeswoman of the Front |"
        office = bool(behind) and named.person and not {*behind[0].lower().split()[:1]}.isdisjoint(role_nouns())
        name = in_usual_letters(named.name) if named.name.isupper() and " " in named.name else named.name
        return replace(named, name=name, role=named.role or (behind[0] if office else None))

    def _is_quoted(self, position: int) -> bool:
        return any(q.start <= position < q.end for q in self._antecedents.quoted)

    def _antecedent(self, relative: int) -> Speaker | None:
        """Return who a relative pronoun stands for; those who were only told something do not go on to speak."""
        clause = self._tree.clause_head(relative)
        noun = self._tree.head(clause)
        if noun < 0:
            return None
        if self._tree.lower(noun) in _HEARERS and self._antecedents.heard:
            return self._antecedents.heard[-1]
        beside = holding(self._entities, self._tree.words[max(relative - 2, 0)].start)
        if beside and self._tree.is_none(noun):  # "no word from | the army |, which"
            return self.name_phrase(Span(beside.start, beside.end))
        return self._apposed(noun) or self.name_phrase(self._own_phrase(noun))

    def _apposed(self, noun: int) -> Speaker | None:
        """Return the person named beside a noun: "the head of the court, | Awa Diop |, who", "| Awa Diop |, a nurse, who"."""
        named = [self._tree.head(noun)] if self._tree.relation(noun) == "appos" else []
        for name in (*named, *self._tree.dependents(noun, "appos")):
            span = self._tree.phrase(name, without=_BESIDE | {"appos", "case"})
            inside = starting(self._entities, span.start, span.end)
            if any(e.label == "PERSON" and e.end <= span.end for e in inside):
                return self.name_phrase(span)
        return None

    def _own_phrase(self, noun: int) -> Span:
        """Return the phrase of a noun less what leads it into its sentence: "stopped by | two soldiers |, who"."""
        span = self._tree.phrase(noun, without=_BESIDE)
        words = self._tree.range(span.start, span.end)
        first = next((i for i in words if i == noun or not self._leads(i, noun)), noun)
        return Span(self._tree.words[first].start, span.end)

    def _leads(self, index: int, noun: int) -> bool:
        """Say whether a word before a noun only joins it to what stands before it: "of", "and", "," and the like."""
        return self._tree.tag(index) in _LEADING or (index < noun and self._tree.relation(index) in {"case", "cc"})

    def name_phrase(self, span: Span) -> Speaker | None:
        """Return who a noun phrase names: a person or body it has at its head, or the phrase itself."""
        cut = holding(self._entities, span.end - 1)
        end = max(span.end, cut.end if cut else 0)  # no name is cut short
        span = without_instances(self._tree, Span(span.start, end))
        words = self._tree.range(span.start, span.end)
        if len(words) > 2 and self._tree.lower(words.start) in _NO_ONE and self._tree.lower(words.start + 1) == "of":
            return self.name_phrase(Span(self._tree.words[words.start + 2].start, span.end))  # "they" are the rest
        if joint := self._joint(words) or self._several(words):
            return joint
        if (author := author_of(self._tree, words)) is not None:
            return self.name_phrase(author)
        if issuer := self._issuer(words):
            return issuer
        if below := told_below(self._tree, self._actors, words):
            self._role_of[below.name] = self._role_of[below.name] or bare(span.of(self._tree.text))
            return Speaker(below.name, self._role_of[below.name], below.gender, True, position=span.start)
        head = self._head_entity(words)
        if head is not None and head.label in {"NORP", "ORGANIZATION"} and (again := self._told_again(span)):
            return again
        if head is not None and not self._describes(head):
            if whole := self._whose(head, span):
                return Speaker(whole, position=span.start)
            actor = self._actor_of[(head.start, head.end)]
            return Speaker(actor.name, actor.role, actor.gender, actor.label == "PERSON", position=span.start)
        return self._described(span, words)

    def _issuer(self, words: range) -> Speaker | None:
        """Return whose the last statement told of before is: "the army said in a statement ... | the statement | said"."""
        told = same_before(self._tree, words)
        if told is None:
            return None
        span = self._tree.phrase(told, without=frozenset({"acl", "punct"}))
        if (author := author_of(self._tree, self._tree.range(span.start, span.end))) is not None:
            return self.name_phrase(author)
        speaker = next(iter(speakers_in(self._tree, told)), None)
        return self._subject(speaker) if speaker is not None else None

    def _subject(self, noun: int) -> Speaker | None:
        """Return who a subject names, or was found to stand for where it is a pronoun."""
        at = self._tree.words[noun].start
        if self._tree.tag(noun) != "PRON":
            return self.name_phrase(self._tree.phrase(noun, without=_BESIDE | {"case"}))
        name = next((name for span, name in self.resolved if span.start <= at < span.end), None)
        return next((s for s in reversed(self._antecedents.heard) if s.name == name), None)

    def _told_again(self, span: Span) -> Speaker | None:
        """Return the person who spoke last, where a description can mean no other: "the 65-year-old"."""
        return told_again(self._tree, self._actors, self._antecedents, span)

    def _joint(self, words: range) -> Speaker | None:
        """Return those who speak together under the fullest name of each: "Saudi Arabia and the United States"."""
        top = self._tree.top(words) if len(words) else None
        if top is None:
            return None
        if self._actor_at(top, words) is None:  # "Commanders | Awa Diop and Ali Kone"
            top = next((c for c in self._tree.dependents(top, "appos") if self._tree.dependents(c, "conj")), top)
        heads = [top, *(c for c in self._tree.dependents(top, "conj") if c in words)]
        named = [self._actor_at(head, words) for head in heads]
        names = list(dict.fromkeys(a.name for a in named if a is not None))
        if len(heads) < 2 or None in named or len(names) < len(heads):
            return None
        together = f"{', '.join(names[:-1])} and {names[-1]}"
        return Speaker(together, many=True, position=self._tree.words[words.start].start)

    def _several(self, words: range) -> Speaker | None:
        """Return those who speak together as they are told of, where some are named: "Awa Diop and two envoys"."""
        tree = self._tree
        top = tree.top(words) if len(words) else None
        heads = [top, *(c for c in joined_to(tree, top) if c in words)] if top is not None else []
        named = {head: actor for head in heads if (actor := self._actor_at(head, words)) is not None}
        if len(heads) < 2 or not named or not all(head in named or stands_apart(tree, head) for head in heads):
            return None
        phrases = [tree.phrase(h, without=frozenset({"acl", "cc", "conj", "parataxis", "punct"})) for h in heads]
        before = [tree.range(p.start, p.end).start - 1 for p in phrases[1:]]
        if not all(tree.tag(i) == "CCONJ" or tree.word(i) == "," for i in before):
            return None
        told = [named[h].name if h in named else bare(p.of(tree.text)) for h, p in zip(heads, phrases, strict=True)]
        return Speaker(f"{', '.join(told[:-1])} and {told[-1]}", many=True, position=tree.words[words.start].start)

    def _actor_at(self, head: int, words: range) -> Actor | None:
        """Return the actor whose name a word of a phrase is in, where the name does not only modify."""
        at = self._tree.words[head].start
        entity = holding(self._entities, at)
        if entity is None or self._modifies(entity, words):
            return None
        return self._actor_of[(entity.start, entity.end)]

    def _whose(self, body: Entity, span: Span) -> str | None:
        """Return "Russia's Foreign Ministry" where that much is said: many a country has a body of the plain name."""
        name = self._tree.text[body.start : body.end]
        before = self._tree.text[span.start : body.start].strip()
        owner = any(
            e.end < body.start and e.label == "LOCATION" for e in starting(self._entities, span.start, body.start)
        )
        plain = name.split()[-1].lower() in institution_nouns() and body.label == "ORGANIZATION"
        owned = before.endswith(("’s", "'s", "s’", "s'"))
        return bare(self._tree.text[span.start : body.end]) if plain and owner and owned else None

    def _describes(self, entity: Entity) -> bool:
        """Say whether a marked body is only described ("Gaza ministry"), not named ("Health Ministry")."""
        last = self._tree.text[entity.start : entity.end].split()[-1]
        return entity.label == "ORGANIZATION" and last.islower() and last in institution_nouns()

    def _head_entity(self, words: range) -> Entity | None:
        """Return the named entity that the words are about, not one that only modifies them."""
        if not len(words):
            return None
        start, end = self._tree.words[words.start].start, self._tree.words[words[-1]].end
        inside = [e for e in starting(self._entities, start, end) if e.end <= end]
        people = [
            e for e in inside if e.label == "PERSON" and not self._modifies(e, words) and not self._aside(e, words)
        ]
        if len(people) == 1 and self._is_one_of(people[0], words):
            people = []
        if people:
            return next((e for e in people if not self._owns_office(e, words, people)), people[0])
        top = self._tree.top(words)
        for entity in inside:
            covered = self._tree.range(entity.start, entity.end)
            if top in covered and not self._modifies(entity, words) and self._reaches_head(covered, words):
                return entity
        return next((e for e in inside if e.label == "ORGANIZATION" and self._in_apposition(e, top)), None)

    def _owns_office(self, entity: Entity, words: range, people: Sequence[Entity]) -> bool:
        """Say whether a name only tells whose office another person behind it holds: "Diop spokeswoman Awa Kone"."""
        tree = self._tree
        top = tree.top(tree.range(entity.start, entity.end))
        office = tree.head(top) if top is not None and tree.relation(top) == "compound" else -1
        return office in words and any(e.start > tree.words[office].start for e in people)

    def _in_apposition(self, entity: Entity, noun: int | None) -> bool:
        """Say whether a name tells which body a description means: "a rights group, the Asean Observatory"."""
        tree = self._tree
        at = tree.top(tree.range(entity.start, entity.end))
        plain = noun is not None and tree.lower(noun) in institution_nouns() | _GROUPS | _WATCHING
        return plain and at is not None and tree.relation(at) == "appos" and tree.head(at) == noun

    def _aside(self, entity: Entity, words: range) -> bool:
        """Say whether a name is only told of in a relative clause: "a trader who fled Lashio", not "a man called X"."""
        tree = self._tree
        at = tree.top(self._tree.range(entity.start, entity.end))
        while at is not None and at in words:
            if tree.relation(at) == "acl":
                return tree.lower(at) not in _CALLING
            at = tree.head(at)
        return False

    def _is_one_of(self, entity: Entity, words: range) -> bool:
        """Say whether a name behind a plural is of one whom it tells of: "the parents of one victim, | Awa Diop"."""
        tree, top = self._tree, self._tree.top(words)
        at = tree.top(tree.range(entity.start, entity.end))
        noun = tree.head(at) if at is not None and tree.relation(at) == "appos" else -1
        return top is not None and tree.tag(top) == "NOUN" and tree.lower(top).endswith("s") and noun in words

    def _reaches_head(self, covered: range, words: range) -> bool:
        """A name followed by more of the same phrase ("Hamas officials") only modifies it."""
        following = covered.stop
        return following not in words or self._tree.tag(following) not in {"NOUN", "PROPN"}

    def _modifies(self, entity: Entity, words: range) -> bool:
        """Say whether a name only tells whose or of what kind: "Kiir's aide", "the Kiir camp", "a lawyer for Kiir"."""
        covered = self._tree.range(entity.start, entity.end)
        after = covered.stop
        if after in words and self._tree.lower(after) in {"'s", "’s", "'", "’"}:
            return True
        if after in words and self._tree.lower(after) in {"-"}:
            return True
        top = self._tree.top(covered)
        if top is not None and self._tree.relation(top) == "compound" and self._tree.head(top) in words:
            return self._tree.head(top) >= after and self._tree.lower(self._tree.head(top)) not in role_nouns()
        before = covered.start - 1
        while before in words and self._tree.tag(before) in {"PROPN", "NOUN", "ADJ", "DET"}:
            before -= 1
        prepositional = before in words and before > words.start and self._tree.tag(before) == "ADP"
        return prepositional and not self._holds(covered.start, before)

    def _holds(self, name: int, preposition: int) -> bool:
        """Say whether the preposition before a name is of its own office: "head | of | police X", not "aide | to | X".

        "A man by the name | of | X" is X.
        """
        if self._tree.lower(preposition - 1) in {"name", "nickname", "alias"}:
            return True
        office = office_before(self._tree, name) or ""
        return f" {self._tree.lower(preposition)} " in f" {office.lower()} "

    def _described(self, span: Span, words: range) -> Speaker | None:
        top = self._tree.top(words)
        if top is None:
            return None
        if self._tree.tag(top) == "VERB":  # "an official briefed on the plan"
            top = next((c for c in self._tree.dependents(top, "nsubj") if c in words), top)
        phrase = self._trim(span, words)
        if self._tree.tag(top) == "PROPN" and (known := self._known_person(phrase)):
            return Speaker(known.name, known.role, known.gender, True, position=span.start)
        noun = self._tree.lower(top)
        pointing = self._tree.lower(words.start) in _POINTING
        alone = len(words) == 1  # as headlines have it: "Ceasefire will hold: envoy"
        if (
            noun in role_nouns()
            and (pointing or alone)
            and (person := self._office_holder(noun, phrase, span.start, anywhere=alone))
        ):
            return person
        if again := self._told_again(Span(span.start, span.start + len(phrase))):
            return again
        name = bare(phrase)
        if (body := self._fullest_body(noun, phrase, span.start, pointing=pointing)) is not None:
            if body.name not in {a.name for a in self._actors} and _place_only(noun, name, body.name):
                self._called.setdefault(body.name, []).append(name)
            return body
        if group := group_meant(self._tree, self._entities, top):
            return Speaker(group, position=span.start)
        owner = self._antecedents.owner(self._tree.lower(words.start), span.start) if len(words) > 1 else None
        if owner:
            rest = self._tree.text[self._tree.words[words.start + 1].start : span.start + len(phrase)]
            name = f"{owner.name}’s {bare(rest)}"
        elif pointing or (alone and noun in papers()):  # "television said", after "Peruvian television"
            name = self._fullest_heard(noun, name)
        one = noun in _ONE and len(words) > 1  # "one" alone tells too little to go on as "he"
        many = (noun.endswith("s") and noun[:-1] in role_nouns()) or one
        return (
            Speaker(name, None, gender_of(name, name), one or noun in role_nouns(), many, position=span.start)
            if name
            else None
        )

    def _known_person(self, phrase: str) -> Actor | None:
        """Return the person a name stands for that was not marked as one at this place."""
        tokens = person_tokens(phrase)
        return next(
            (a for a in self._actors if a.label == "PERSON" and same_person(tokens, person_tokens(a.name))), None
        )

    def _trim(self, span: Span, words: range) -> str:
        """Return the description without what a comma, a dash, a relative clause or a last preposition adds to it."""
        while len(words) > 1 and self._tree.tag(words[-1]) == "ADP":
            words, span = words[:-1], Span(span.start, self._tree.words[words[-2]].end)  # "lawmakers | for | opposing"
        for index in words[1:]:
            if self._tree.lower(index) in _ADDING and self._tree.tag(index) != "DET" and not self._lists(index, words):
                return self._tree.text[span.start : self._tree.words[index - 1].end]
        return span.of(self._tree.text)

    def _lists(self, comma: int, words: range) -> bool:
        """Say whether a comma stands in a list: "families |, | supporters and officials"."""
        tree = self._tree
        joined = tree.head(comma)
        return (
            tree.word(comma) == ","
            and joined > comma
            and joined in words
            and tree.relation(joined) == "conj"
            and tree.tag(joined) in {"NOUN", "PROPN"}
        )

    def _office_holder(self, noun: str, phrase: str, position: int, *, anywhere: bool) -> Speaker | None:
        """Return the last person before, else (`anywhere`) the first after, whose role has all that the phrase says."""
        said = set(content_tokens(phrase)) - {noun}
        described = [
            a for a in self._actors if a.label == "PERSON" and a.role
            and said <= set(content_tokens(a.role)) | set(content_tokens(a.name))
        ]  # fmt: skip
        fitting = [a for a in described if noun in office_tokens(a.role or "")]
        if noun == "general" and not said:  # "the general" is no director-general
            fitting = [a for a in fitting if not office_tokens(a.role or "") & _OF_OFFICE]
        if not fitting and noun in _CHIEFS and said:  # "the FBI chief" is its director
            fitting = [a for a in described if office_tokens(a.role or "") & _CHIEFS]
        before = [a for a in fitting if a.entities[0].start < position]
        if not before and not (anywhere and fitting):
            return None
        actor = (
            max(before, key=lambda a: max(e.start for e in a.entities if e.start < position)) if before else fitting[0]
        )
        return Speaker(actor.name, actor.role, actor.gender, True, position=position)

    def _fullest_body(self, noun: str, phrase: str, position: int, *, pointing: bool) -> Speaker | None:
        """Return the body named in full elsewhere: same noun, nothing said of one that the other contradicts."""
        if noun not in institution_nouns():
            return None
        said = set(content_tokens(phrase))
        of_state = noun in forces() | _OF_STATE and said == {noun}
        bodies = [
            a for a in self._actors
            if a.label == "ORGANIZATION" and noun in content_tokens(a.name) and not of_state
            and may_be_short(self._tree.text, position, phrase, a.name, (e.start for e in a.entities))
        ]  # fmt: skip
        fitting = [a for a in bodies if said <= set(content_tokens(a.name))]
        if fitting and (pointing or len(said) > 1):
            name = max(fitting, key=lambda a: len(a.name)).name
            whose = (s.name for s in reversed(self._antecedents.heard) if s.name.endswith(f" {name}"))
            return Speaker(next(whose, name), position=position)
        bodies_heard = {
            s.name: s for s in (*self._antecedents.elsewhere, *self._antecedents.heard)
            if may_be_short(self._tree.text, position, phrase, s.name, (s.position,))
            and not s.person and _may_be_called(s.name, noun) and not _of_other_department(said, content_tokens(s.name))
        }  # fmt: skip
        if of_state:
            bodies_heard = {name: s for name, s in bodies_heard.items() if not is_rebel_army(name)}
        heard = [s for s in bodies_heard.values() if _compatible(noun, said, set(content_tokens(s.name)))]
        if not heard and pointing and len(bodies_heard) == 1:
            (only,) = bodies_heard.values()
            heard = [] if self._elsewhere(said, set(content_tokens(only.name))) else [only]
        if heard:
            return Speaker(max(heard, key=lambda s: len(content_tokens(s.name))).name, position=position)
        if pointing and said == {noun} and noun in _GROUPS:
            named = [a for a in self._actors if _may_be(noun, a) and a.entities[0].start < position]
            named = [a for a in named if any(is_of_story(self._tree.text, e.start, position) for e in a.entities)]
            if named:
                return Speaker(max(named, key=lambda a: _presence(noun, a, position)).name, position=position)
        return None

    def _elsewhere(self, said: set[str], other: set[str]) -> bool:
        """Say whether two descriptions name different places or peoples; what names a body elsewhere names neither."""
        named, bodies = set[str](), set[str]()
        for entity in self._entities:
            tokens = content_tokens(self._tree.text[entity.start : entity.end])
            (named if entity.label in {"LOCATION", "NORP"} else bodies).update(tokens)
        named -= bodies
        return bool(said & named) and bool(other & named) and not said & other & named

    def _fullest_heard(self, noun: str, name: str) -> str:
        """Return the last unnamed speaker of the same noun who was described more fully ("the official")."""
        said = set(content_tokens(name))
        of_state = noun in forces() | _OF_STATE and said == {noun}
        for speaker in reversed(self._antecedents.heard):
            tokens = content_tokens(speaker.name)
            if _may_be_called(speaker.name, noun) and said <= set(tokens) and not (of_state and is_rebel_army(speaker.name)):
                return speaker.name
        return name


def _may_be(noun: str, actor: Actor) -> bool:
    """Say whether a body may be called by a noun: "the company" is no ministry and no agency."""
    last = set(content_tokens(actor.name)[-1:])
    return actor.label == "ORGANIZATION" and (noun != _COMPANY or not last & institution_nouns() - {noun})


def _presence(noun: str, actor: Actor, position: int) -> tuple[int, int]:
    """Return how present a body is: the last named first; of companies the one most told of."""
    before = [e.start for e in actor.entities if e.start < position]
    return (len(before) if noun == _COMPANY else 0, max(before))


def _anchor(attribution: Attribution) -> int:
    spans = attribution.source or attribution.cue or attribution.content
    return min(s.start for s in spans)


def _compatible(noun: str, said: set[str], other: set[str]) -> bool:
    """Say whether two descriptions of a body may mean one: the same noun, and one says all that the other says.

    With two or more words in common they may each add something ("health ministry in Gaza", "Gaza's health ministry").
    """
    if noun not in other:
        return False
    return said <= other or other <= said or len(said & other) >= 2


def _may_be_called(name: str, noun: str) -> bool:
    """Say whether a body is called by a noun of its name: an "army-aligned government" is no army, nor are "army and Front"."""
    first, *others = name.lower().split(" and ")
    joint = others and (first.split()[-1:] == [noun] or noun in others)
    return not joint and noun in content_tokens(re.sub(rf"\b{re.escape(noun)}-\w+", "", name.lower()))


def _of_other_department(said: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether two descriptions name different departments: "the health ministry", "the foreign ministry"."""
    mine, theirs = ({departments()[w] for w in words if w in departments()} for words in (said, other))
    return bool(mine) and bool(theirs) and not mine & theirs


def _place_only(noun: str, description: str, name: str) -> bool:
    """Say whether a description adds to a name only where the body is: both share a word besides the noun."""
    return len({noun, *content_tokens(description)} & set(content_tokens(name))) >= 2
