"""An invented world of articles of which everything is known: who is meant by each name, which text is a copy of which.

Countries and first names are real ones, all else is made up from a seed: people in office with surnames that some share,
bodies of every country under the same few words, organisations with letters. Names are written as outlets write them: in
full, by surname, with a title, an initial, in another transliteration. A quarter of the articles are copies, cut, edited
or rewritten (evaluation/rewrites.py), of one of the days before.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from evaluation.rewrites import cut, edited, rewritten
from onrecord.records import Article
from onrecord.resolve.homes import country_of
from onrecord.resolve.mentions import Mention, Page
from onrecord.vocabularies.load import load

LANDS = (
    "Kenya Kenyan Nairobi;Uganda Ugandan Kampala;Sudan Sudanese Khartoum;Ethiopia Ethiopian Addis~Ababa;Chad Chadian "
    "N’Djamena;Mali Malian Bamako;Senegal Senegalese Dakar;Nigeria Nigerian Abuja;Ghana Ghanaian Accra;Egypt Egyptian "
    "Cairo;Lebanon Lebanese Beirut;Jordan Jordanian Amman;Iraq Iraqi Baghdad;Iran Iranian Tehran;Yemen Yemeni Sanaa;"
    "Qatar Qatari Doha;Ukraine Ukrainian Kyiv;Russia Russian Moscow;Poland Polish Warsaw;France French Paris;Norway "
    "Norwegian Oslo;Colombia Colombian Bogotá;Peru Peruvian Lima;Mexico Mexican Mexico~City;Nepal Nepalese Kathmandu;"
    "Thailand Thai Bangkok;Indonesia Indonesian Jakarta;Turkey Turkish Ankara;Serbia Serbian Belgrade;Cyprus Cypriot Nicosia"
)
OFFICES = (
    "foreign minister;defence minister;health minister;army spokesman;police chief;opposition leader;presidential "
    "adviser;peace envoy;rebel commander;provincial governor;mayor;negotiator;ambassador;doctor;teacher;aid coordinator"
).split(";")
BODIES = "army;police;health ministry;foreign ministry;interior ministry;defence ministry;electoral commission".split(
    ";"
)
PARTS = "Front Union Alliance Movement Council Congress League Society".split()
AIMS = "Justice Unity Freedom Renewal Progress Dignity Democracy Solidarity Reform Salvation Labour Farmers Youth Peace".split()
SYLLABLES = "ba be bo da de do fa ga go ha ja ka ke ki ko la le lo ma me mo na ne no ra re ro sa se so ta te to va wa ya za".split()
ENDS = "n r l m s k d t ni ri ko wu dze sen man ov".split()
TURNS = (
    ("kh", "h"),
    ("dh", "d"),
    ("w", "v"),
    ("ou", "u"),
    ("e", "é"),
    ("ss", "s"),
    ("y", "i"),
    ("k", "q"),
    ("a", "aa"),
)
DAYS = 1000
COPIES = 0.25

T = TypeVar("T")


@dataclass(slots=True)
class Who:
    """One of the world: its number, how it is written with how often, and the office given with it."""

    number: int
    forms: tuple[str, ...]
    often: tuple[float, ...]
    role: str | None = None


@dataclass(slots=True)
class Told:
    """An article with its mentions, who each is, and the number of the article it is a copy of (its own for none)."""

    article: Article
    page: Page
    mentions: list[Mention]
    who: list[int]
    text: int


@dataclass(slots=True)
class Land:
    """A country and those in its news, the most newsworthy first."""

    name: str
    capital: str
    code: str
    cast: list[Who] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


class World:
    """Makes articles, as many as asked for, the same from the same seed."""

    def __init__(self, articles: int, *, per_article: int = 10, seed: int = 11) -> None:
        self._chance = random.Random(seed)
        self._articles, self._per_article = articles, per_article
        self._first = [n for group in ("male", "female") for n in load("first_names")[group].split()[::7]]
        self._common = [self._surname() for _ in range(40)]
        self._words = sorted({self._surname().lower() for _ in range(6000)})
        self._word_weights = list(accumulate(1 / (n + 8) for n in range(len(self._words))))
        self._count = 0
        self._lands = [self._land(line, max(articles // 8 // 30, 8)) for line in LANDS.split(";")]
        self._land_weights = list(accumulate(1 / (n + 4) for n in range(len(self._lands))))

    def told(self) -> Iterator[Told]:
        """Yield the articles."""
        recent: list[Told] = []
        for number in range(self._articles):
            day = date(2022, 1, 1) + timedelta(days=number * DAYS // self._articles)
            original = self._chance.choice(recent) if recent and self._chance.random() < COPIES else None
            made = self._copy(number, day, original) if original else self._article(number, day)
            yield made
            if original is None:
                recent = [t for t in recent[-200:] if (day - date.fromisoformat(t.article.published or "")).days < 3]
                recent.append(made)

    def _article(self, number: int, day: date) -> Told:
        land = self._pick(self._lands, self._land_weights)
        identity, page = f"a{number}", Page(str(day))
        page.lands[land.code] += 3
        mentions, who = [], []
        for at in range(self._per_article):
            home = land if self._chance.random() < 0.85 else self._pick(self._lands, self._land_weights)
            someone = self._pick(home.cast, home.weights)
            if home is not land and someone.role is None:
                form = someone.forms[0]
            else:
                form = self._chance.choices(someone.forms, cum_weights=someone.often)[0]
            role = someone.role if self._chance.random() < 0.6 else None
            mentions.append(Mention(form, role, identity, f"{identity}c{at}", "said"))
            who.append(someone.number)
        text = self._text(land, mentions)
        article = Article(id=identity, text=text, published=str(day), outlet=f"Outlet {self._chance.randrange(300)}")
        return Told(article, page, mentions, who, number)

    def _copy(self, number: int, day: date, original: Told) -> Told:
        way = self._chance.choice((cut, edited, rewritten))
        identity = f"a{number}"
        mentions = [
            Mention(m.name, m.role, identity, f"{identity}c{n}", m.deed) for n, m in enumerate(original.mentions)
        ]
        text = way(original.article.text, self._chance)
        article = Article(id=identity, text=text, published=str(day), outlet=f"Outlet {self._chance.randrange(300)}")
        return Told(article, original.page, mentions, original.who, original.text)

    def _text(self, land: Land, mentions: list[Mention]) -> str:
        """Return a headline and a paragraph for each mention, in words that are as unlike as those of news."""
        paragraphs = [" ".join(self._some(7)).capitalize()]
        for mention in mentions:
            first, second = " ".join(self._some(12)), " ".join(self._some(10))
            paragraphs.append(f"{mention.name} said in {land.capital} that {first}. {second.capitalize()}.")
        return "\n\n".join(paragraphs)

    def _some(self, number: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._word_weights, k=number)

    def _pick(self, held: list[T], weights: list[float]) -> T:
        return self._chance.choices(held, cum_weights=weights)[0]

    def _land(self, line: str, persons: int) -> Land:
        name, people, capital = (part.replace("~", " ") for part in line.split())
        land = Land(name, capital, country_of(name) or "")
        land.cast = [self._person(people) for _ in range(persons)]
        for body in BODIES:
            forms = (f"{people} {body}", f"{name}’s {body}", body, f"the {body}")
            land.cast.append(self._who(forms, (3, 3, 3, 1)))
        land.cast.append(self._who((f"{people} government", name, f"{name}’s government", "government"), (3, 3, 1, 2)))
        land.cast += [self._organisation(name) for _ in range(max(persons // 12, 2))]
        self._chance.shuffle(land.cast)
        land.weights = list(accumulate(1 / (n + 3) for n in range(len(land.cast))))
        return land

    def _person(self, people: str) -> Who:
        first = self._chance.choice(self._first).capitalize()
        last = self._chance.choice(self._common) if self._chance.random() < 0.15 else self._surname()
        office = self._chance.choice(OFFICES)
        turned = self._turned(f"{first} {last}")
        forms = (f"{first} {last}", last, f"Mr {last}", f"{first[0]}. {last}", turned)
        role = f"{people} {office}" if self._chance.random() < 0.7 else office
        return self._who(forms, (80, 8, 2, 3, 7), role)

    def _turned(self, name: str) -> str:
        """Return a name in another transliteration."""
        turns = [t for t in TURNS if t[0] in name[1:]]
        if not turns:
            return name
        old, new = self._chance.choice(turns)
        at = name.index(old, 1)
        return name[:at] + new + name[at + len(old) :]

    def _organisation(self, land: str) -> Who:
        aims = self._chance.sample(AIMS, 2)
        place = self._surname()
        full = f"{place} {self._chance.choice(PARTS)} for {aims[0]} and {aims[1]}"
        letters = "".join(w[0] for w in full.split() if w not in {"for", "and"})
        return self._who((full, f"the {full}", letters), (6, 1, 3))

    def _surname(self) -> str:
        parts = self._chance.choices(SYLLABLES, k=self._chance.choice((2, 2, 3)))
        return ("".join(parts) + self._chance.choice(ENDS)).capitalize()

    def _who(self, forms: tuple[str, ...], often: tuple[float, ...], role: str | None = None) -> Who:
        self._count += 1
        return Who(self._count, forms, tuple(accumulate(often)), role)
