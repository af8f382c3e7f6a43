"""Invented dispatches with marked terms, positions and exchanges -> words with labels and pointers.

A line of `training/marked/*.jsonl` has `text`, `published` and lists of `terms`, `positions`, `exchanges` and, of late,
`rounds` and `compliance`. All that is marked is words of the text ("words#2": where they stand the second time). A phrase
counts by its head, which the shipped encoder's syntax tells.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.deal import TOPICS as CASES
from evaluation.deal import match
from evaluation.marked import span_of
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.words import split_words
from onrecord.extract.deal.exchanges import Finder as ExchangeFinder
from onrecord.extract.deal.mentions import find_term_mentions
from onrecord.extract.deal.positions.finder import Finder
from onrecord.extract.deal.proposals import Proposals
from onrecord.extract.deal.terms import extract_terms, told_by_proposals
from onrecord.extract.page import Page
from onrecord.extract.statements import extract_statements
from onrecord.pipeline import Reader
from onrecord.records import Article
from onrecord.weights.deal_head import CLAUSES, GIVEN, MEETINGS, STANCES, TELLING, TYPES, VERDICTS
from onrecord.weights.session import Encoder
from training.deal_net import SLOTS
from training.event_net import NONE
from training.gold import Document, Sentence
from training.inline import split_marks

IN_LINE = {"occurred": "held"}  # how a round stands that is marked so in the line
OPEN = {"ongoing": "occurred"}  # statuses learned as one
LATE = re.compile(r"\b(?:yet to|delay|late|behind|overdue|slow|stall|postpone|put off|held up|drag)")
"""Words that tell of delay, which are marked "broken" in the line."""
PARTS = {
    "meeting": {"P": "side", "M": "mediator", "V": "venue"},
    "verdict": {"P": "blamed", "S": "sayer"},
}  # the letters of parts in the line


class Marks:
    """The labels of one dispatch, word by word."""

    def __init__(self, text: str, encoder: Encoder) -> None:
        self.text, self.words = text, split_words(text)
        self.sentences = split_sentences(text, self.words)
        spelled = [[text[w.start : w.end] for w in self.words[s.first : s.last]] for s in self.sentences]
        self.scores = encoder.encode(spelled)
        self.spelled = spelled
        count = len(self.words)
        self.labels: dict[str, list[int]] = {name: [0] * count for name in TELLING}
        self.labels |= {name: [NONE] * count for name in ("type", *SLOTS)}
        self._told: dict[str, list[tuple[str, int]]] = {}  # the words of rounds and verdicts by their number
        self._verb = encoder.labels["tags"].index("VERB")

    def head(self, words: str | None, *, marked: bool = False) -> int | None:
        """Return the head of some words of the text; None where they are no words of it.

        The rest of a phrase that is `marked` is neither an example nor a counterexample of anything.
        """
        if (span := span_of(self.text, words)) is None:
            return None
        inside, heads = self._inside(span)
        for n in inside if marked else ():
            for name in TELLING:
                if self.labels[name][n] == 0 and n not in heads[:1]:
                    self.labels[name][n] = NONE
        return heads[0] if heads else None

    def point(self, kind: str, word: int, target: int | None) -> None:
        """Let one word point at another, or at itself where what it would point at is not told."""
        first, second = self.labels[f"{kind}1"], self.labels[f"{kind}2"]
        if target is None:
            if first[word] == NONE:
                first[word] = word
        elif first[word] in {NONE, word}:
            first[word] = target
        elif first[word] != target:
            second[word] = target

    def term(self, mark: dict[str, Any]) -> None:
        if (word := self.head(mark["at"], marked=True)) is None:
            return
        self.labels["clause"][word] = CLAUSES.index("agreed" if mark["agreed"] else "proposed")
        self.labels["type"][word] = TYPES.index(mark["type"])
        self.point("debtor", word, self.head(mark.get("debtor")))
        self.point("beneficiary", word, self.head(mark.get("beneficiary")))

    def position(self, mark: dict[str, Any]) -> None:
        cue, topic = self.head(mark["at"], marked=True), self.head(mark["on"], marked=True)
        if cue is None or topic is None:
            return
        self.labels["stance"][cue] = STANCES.index(mark["stance"])
        self.labels["topic"][topic] = 1
        self.labels["type"][topic] = TYPES.index(mark["term"])
        self.point("cue", topic, cue)
        self.point("party", cue, self.head(mark["party"]))

    def exchange(self, mark: dict[str, Any]) -> None:
        status = GIVEN.index(OPEN.get(mark["status"], mark["status"]))
        told = [
            (self.head(side.get("of"), marked=True), self.head(side.get("at"), marked=True), side)
            for side in mark["sides"]
        ]
        words = [counted if of is None else of for of, counted, _ in told]
        for word, (of, counted, side) in zip(words, told, strict=True):
            if word is None:
                continue
            self.labels["given"][word] = status
            self.point("giver", word, self.head(side.get("party")))
            self.point("count", word, counted if of is not None else None)
        one, two = words
        if one is not None:
            self.point("partner", one, two)
        if two is not None:
            self.point("partner", two, one)

    def round(self, mark: dict[str, Any]) -> None:
        parts = {"side": mark["sides"], "mediator": mark["mediators"], "venue": [mark["venue"]]}
        self._telling("meeting", MEETINGS.index(mark["status"]), mark["at"], parts)

    def compliance(self, mark: dict[str, Any]) -> None:
        parts = {"blamed": [mark["party"]], "sayer": [mark["sayer"]]}
        word = self._telling("verdict", VERDICTS.index(mark["verdict"]), mark["at"], parts)
        if word is not None:
            self.labels["type"][word] = TYPES.index(mark["term"])

    def inline_word(self, span: tuple[int, int], said: str) -> None:
        """Label the word of a mark that tells a round or a verdict: "occurred 1", "broken ceasefire 1"."""
        if (told := inline_label(said, self.text[slice(*span)])) is None:
            return
        label, value = told
        head = self.label(label, value, span)
        self._told.setdefault(said.split()[-1], []).append((label, head))
        if label == "verdict":
            self.labels["type"][head] = TYPES.index(said.split()[1])

    def _telling(self, label: str, value: int, at: str, parts: dict[str, list[str | None]]) -> int | None:
        """Label the word that tells a round or a verdict, let it point at its parts and return it."""
        if (span := span_of(self.text, at)) is None:
            return None
        word = self.label(label, value, span)
        for kind, some in parts.items():
            for words in some or [None]:
                self.point(kind, word, self.head(words))
        return word

    def label(self, label: str, value: int, span: tuple[int, int]) -> int:
        """Label the head of a marked span, or the verb in it, and return it; the rest of it is no counterexample."""
        head, *rest = self.marked(span, verb=True)
        self.labels[label][head] = value
        for n in rest:
            self.labels[label][n] = NONE
        return head

    def inline_part(self, span: tuple[int, int], said: str) -> None:
        """Let the words of a round or verdict point at those of its parts: "P1 S2"."""
        for part in said.split() if inline_label(said) is None else ():
            for label, word in self._told.get(part[1:], ()):
                if (kind := PARTS[label].get(part[0])) is not None:
                    self.point(kind, word, self.marked(span)[0])

    def alone(self) -> None:
        """Let the words of rounds and verdicts point at themselves for the parts that are not told."""
        for told in self._told.values():
            for label, word in told:
                for kind in PARTS[label].values():
                    self.point(kind, word, None)

    def marked(self, span: tuple[int, int], *, verb: bool = False) -> list[int]:
        """Return the words of a span, their head (or the verb among them) first."""
        inside, heads = self._inside(span)
        verbs = [n for n in inside if verb and self.scores.tags[n] == self._verb]
        head = [*verbs, *heads, *inside][0]
        return [head, *(n for n in inside if n != head)]

    def _inside(self, span: tuple[int, int]) -> tuple[list[int], list[int]]:
        """Return the words of a span, and those of them that hang on none of the others."""
        inside = [n for n, w in enumerate(self.words) if w.start < span[1] and w.end > span[0]]
        return inside, [n for n in inside if self.scores.heads[n] == n or self.scores.heads[n] not in inside]

    def document(self) -> Document:
        found = Document("marked")
        for sentence, words in zip(self.sentences, self.spelled, strict=True):
            span = slice(sentence.first, sentence.last)
            found.sentences.append(Sentence(words, marks={name: column[span] for name, column in self.labels.items()}))
        return found


MARKED = {
    "terms": (Marks.term, ("clause",)), "positions": (Marks.position, ("topic", "stance")),
    "exchanges": (Marks.exchange, ("given",)), "rounds": (Marks.round, ("meeting",)),
    "compliance": (Marks.compliance, ("verdict",)),
}  # fmt: skip
"""What takes in the marks of each list, and the labels that they give."""


def read_marks(path: Path, encoder: Encoder) -> Iterator[Document]:
    """Yield the dispatches of one file with their labels."""
    yield from label_rows(read_cases(path), encoder)


def label_rows(rows: Iterable[dict[str, Any]], encoder: Encoder) -> Iterator[Document]:
    """Yield marked texts with their labels; kinds that a row has no list of stay unlabelled."""
    for row in rows:
        marks = Marks(row["text"], encoder)
        for kind, (add, labels) in MARKED.items():
            for mark in row.get(kind, ()):
                add(marks, mark)
            if kind not in row:
                for name in labels:
                    marks.labels[name] = [NONE] * len(marks.words)
        yield marks.document()


def read_inline(folder: Path, encoder: Encoder) -> Iterator[Document]:
    """Yield the dispatches of a folder that are marked in the line: rounds of talks, compliance, or both.

    What is marked in none of the folder's lines stays unlabelled.
    """
    lines = [
        line for path in sorted(folder.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line
    ]
    told = {label[0] for line in lines for _, said in split_marks(line)[1] if (label := inline_label(said))}
    for line in lines:
        text, spans = split_marks(line.replace(" ¶ ", "\n\n"))
        marks = Marks(text, encoder)
        for name in TELLING:
            if name not in told:
                marks.labels[name] = [NONE] * len(marks.words)
        for add in (marks.inline_word, marks.inline_part):
            for span, said in spans:
                add(span, said)
        marks.alone()
        yield marks.document()


def read_cases(cases: Path, reader: Reader) -> Iterator[Document]:
    """Yield the texts of own cases of terms, positions and exchanges, with what the rules read right in them as labels.

    Where they do not find all that a case wants, the words that they found nothing at stay unlabelled. Cases set
    aside, and those of hands that saw no rules, are left out.
    """
    for topic in ("terms", "positions", "exchanges"):
        for path in sorted((cases / topic).glob("*.jsonl")):
            if path.name.startswith(("set_aside", "blind")):
                continue
            for line in path.read_text(encoding="utf-8").splitlines():
                yield _read_case(json.loads(line), topic, reader)


def inline_label(said: str, words: str = "") -> tuple[str, int] | None:
    """Return the label that a mark in the line gives its `words`, and its number; None for one of a part."""
    first = said.split()[0]
    if first == "broken" and LATE.search(words):
        first = "delayed"
    if first in VERDICTS:
        return "verdict", VERDICTS.index(first)
    status = IN_LINE.get(first, first)
    return ("meeting", MEETINGS.index(status)) if status in MEETINGS else None


def _read_case(row: dict[str, Any], topic: str, reader: Reader) -> Document:
    article = Article.build(body=row["text"], published=row["published"])
    annotations = reader.annotate(article)
    page = Page(article, annotations, by=reader.by)
    proposals = Proposals(page)
    mentions = tuple(m for m in find_term_mentions(page.tree) if not page.in_body(m.head))
    told = told_by_proposals(page, proposals, mentions)
    count = len(annotations.words)
    labels = {name: [NONE] * count for name in (*TELLING, "type", *SLOTS)}
    for mention in mentions:
        labels["type"][mention.head] = TYPES.index(mention.type)
    if topic == "terms":
        found = extract_terms(page, told, mentions)
        right = match(found, row["expected"], CASES["terms"][1]["type"])
        rest = 0 if len(right) == len(row["expected"]) else NONE
        labels["clause"] = [rest] * count
        kept = [r for r, _ in right]
        for one in told:
            (term,) = extract_terms(page, (one,), mentions)
            status = CLAUSES.index("agreed" if one.sheet.agreed else "proposed")
            again = term not in found  # a clause told twice is kept once: its other word is no counterexample
            labels["clause"][one.mention.head] = status if term in kept else NONE if again else 0
    elif topic == "exchanges":
        _label_exchanges(page, row["expected"], labels)
    else:
        statements = extract_statements(page)
        held = Finder(page, proposals, mentions, statements, frozenset(t.mention.head for t in told)).all()
        wanted = [(w["term"], w["stance"]) for w in row["expected"]]
        right = [h for h in held if (h.mention.type, h.stance) in wanted]
        rest = 0 if {(h.mention.type, h.stance) for h in right} == set(wanted) else NONE
        labels["topic"], labels["stance"] = [rest] * count, [rest] * count
        for one in right:
            labels["topic"][one.mention.head] = 1
            if one.operator is not None:
                labels["stance"][one.operator] = STANCES.index(one.stance)
                labels["cue1"][one.mention.head] = one.operator
    text, words = annotations.text, annotations.words
    document = Document("case")
    for s in annotations.sentences:
        spelled = [text[w.start : w.end] for w in words[s.first : s.last]]
        document.sentences.append(Sentence(spelled, marks={k: v[s.first : s.last] for k, v in labels.items()}))
    return document


def _label_exchanges(page: Page, wanted: list[dict[str, Any]], labels: dict[str, list[int]]) -> None:
    finder = ExchangeFinder(page)
    found = [(pair, event) for pair in finder.pairs() if (event := finder.event(pair))]
    right = match([event for _, event in found], wanted, CASES["exchanges"][1]["both sides and status"])
    rest = 0 if len(right) == len(wanted) else NONE
    labels["given"] = [rest] * len(page.tree.words)
    for pair, event in found:
        if any(event is r for r, _ in right):
            one, two = pair.first, pair.second
            for word, other in ((one, two), (two, one)) if one != two and not pair.open else ((one, one),):
                labels["given"][word] = GIVEN.index(OPEN.get(event.status, event.status))
                labels["partner1"][word] = other
