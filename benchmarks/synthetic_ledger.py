"""A ledger of as many made-up claims as one likes, written in bulk, for measuring."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from onrecord.ledger import tables
from onrecord.ledger.store import open_engine
from onrecord.ledger.writer import claim_rows
from onrecord.records import (
    Article,
    Claim,
    Compliance,
    Event,
    Evidence,
    Exchange,
    Figure,
    Period,
    Position,
    Proposal,
    Round,
    Side,
    Span,
    Statement,
    Term,
    Voice,
)

PLACES = ("Juba", "Malakal", "Bor", "Wau", "Bentiu", "Goma", "Bukavu", "El Obeid", "Khartoum", "El Fasher", "Nyala",
          "Port Sudan", "Kharkiv", "Kherson", "Sumy", "Odesa", "Gaza", "Rafah", "Khan Younis", "Hodeidah")  # fmt: skip
MEASURES = ("killed", "killed", "killed", "injured", "displaced", "missing", "released", "aid_trucks", "attacks")
TERMS = ("ceasefire", "withdrawal", "prisoner_release", "humanitarian_aid", "monitoring", "governance", "talks_process")
STANCES = ("demands", "proposes", "accepts", "rejects", "supports", "opposes", "conditions")
PLOVER = ("ASSAULT", "CONSULT", "AID", "COERCE", "AGREE", "REQUEST")
FIRST = ("Amina", "Joseph", "Awa", "Peter", "Leila", "Ivan", "Olga", "Samir", "Grace", "Daniel")
BODIES = (
    "Health Ministry",
    "Doctors Union",
    "Army",
    "Red Crescent",
    "Governor's Office",
    "Civil Defence",
    "UN Mission",
)
BATCH = 500  # articles a transaction
BY = "synthetic 1"


@dataclass(slots=True)
class _Text:
    """A text that grows, and where its sentences stand."""

    text: str

    def say(self, sentence: str) -> Evidence:
        start = len(self.text) + 1
        self.text += f" {sentence}"
        return Evidence(start, start + len(sentence), sentence)


def write_ledger(ledger: Path | str, claims: int, *, per_article: int = 20, seed: int = 7) -> None:
    """Write a new ledger of about so many claims; the same seed makes the same ledger."""
    chance = random.Random(seed)
    engine = open_engine(str(ledger), write=True)
    articles = list(range(claims // per_article))
    for first in range(0, len(articles), BATCH):
        made = [_article(n, len(articles), per_article, chance) for n in articles[first : first + BATCH]]
        rows: dict[object, list[dict[str, object]]] = {}
        for article, found in made:
            rows.setdefault(tables.article, []).append(article.to_json())
            rows.setdefault(tables.reading, []).append({"article": article.id, "by": BY, "claims": len(found)})
            for claim in found:
                for table, row in claim_rows(claim):
                    rows.setdefault(table, []).append(row)
        with engine.begin() as connection:
            for table in tables.metadata.sorted_tables:
                if table in rows:
                    connection.execute(insert(table), rows[table])
    engine.dispose()


def _article(number: int, of: int, count: int, chance: random.Random) -> tuple[Article, list[Claim]]:
    day = (date(2022, 1, 1) + timedelta(days=number * 1200 // of)).isoformat()
    title = f"Dispatch {number}"
    text = _Text(f"{title}\n\nJUBA.")
    drafts = [_draft(text, day, number, chance) for _ in range(count)]
    identity = f"synthetic-{number}"
    article = Article(id=identity, text=text.text, title=title, outlet=f"Outlet {number % 40}", published=day)
    return article, [kind(article=identity, by=BY, **rest) for kind, rest in drafts]


def _draft(text: _Text, day: str, number: int, chance: random.Random) -> tuple[type[Claim], dict[str, object]]:
    speaker = Voice(f"{chance.choice(FIRST)} Speaker{chance.randrange(4000)}", "official")
    body = Voice(f"{chance.choice(PLACES)} {chance.choice(BODIES)}")
    place, lot = chance.choice(PLACES), chance.random()
    if lot < 0.40:
        words = text.say(f"Talks on the road to {place} go on, item {chance.randrange(10**6)}, as was said.")
        return Statement, {"evidence": (words,), "said_by": (speaker,), "speaker": speaker, "quotation": "indirect",
                           "content": (Span(words.start, words.end),), "confidence": 0.9}  # fmt: skip
    if lot < 0.70:
        value = int(40 + number / 10 + chance.randrange(9))
        words = text.say(f"The {body.name} counted {value} in {place}.")
        return Figure, {"evidence": (words,), "said_by": (body,), "measure": chance.choice(MEASURES), "value": value,
                        "place": place, "period": Period("cumulative", None, day)}  # fmt: skip
    if lot < 0.92:
        words = text.say(f"The {body.name} shelled {place} for the {chance.randrange(10**6)}th time.")
        return Event, {"evidence": (words,), "plover": chance.choice(PLOVER), "actors": (body.name,), "place": place,
                       "date": day, "detail": _detail(chance, body, speaker)}  # fmt: skip
    if lot < 0.98:
        words = text.say(f"The {body.name} takes a stand, number {chance.randrange(10**6)}.")
        return Position, {"evidence": (words,), "party": body.name, "term": chance.choice(TERMS), "stance": chance.choice(STANCES), "date": day}  # fmt: skip
    words = text.say(f"Plan {number // 500} holds clause {chance.randrange(10**6)}.")
    return Term, {"evidence": (words,), "proposal": Proposal(f"Plan {number // 500}", None, day[:7]), "type": chance.choice(TERMS)}  # fmt: skip


def _detail(chance: random.Random, body: Voice, speaker: Voice) -> Compliance | Exchange | Round | None:
    lot = chance.random()
    if lot < 0.01:
        return Round((speaker, body), ("UN Mission",))
    if lot < 0.02:
        return Exchange(
            (Side(body.name, "prisoners", chance.randrange(1, 300)), Side(None, "hostages", chance.randrange(1, 99)))
        )
    return Compliance(chance.choice(TERMS), "broken") if lot < 0.03 else None
