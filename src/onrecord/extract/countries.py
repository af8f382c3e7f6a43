"""Which country a name, a people, an institution or a capital stands for, which names may mean one party, and the words
for those who speak.
"""

from functools import cache, lru_cache

from onrecord.annotate.names import content_tokens, fold
from onrecord.gazetteer import gazetteer
from onrecord.vocabularies.load import load

_ENDINGS = ("ian", "ean", "an", "ese", "i")  # of words for people
_LONGEST_COUNTRY = 4  # words: "Democratic Republic of Congo"


def country_of_institution(name: str) -> str | None:
    """Return the country of a state's institution: "Saudi Arabia's foreign ministry", "the Ministry of Trade of Chad"."""
    words = [w for w in name.replace("’s", "").replace("'s", "").split() if w.lower() != "the"]
    body, of, owner = " ".join(words).rpartition(" of ")
    if of and body and fold(body.split()[0]) in people_words("institutions") and (country := country_named(owner)):
        return country
    if not words or not {fold(w) for w in words[-2:]} & people_words("institutions"):
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


def country_meant(name: str) -> str | None:
    """Return the country that a name or the word for a people means; one whose name an ending makes its people too."""
    if not name[:1].isupper():
        return None
    if found := country_named(name):
        return found
    bases = (name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending))
    return next((c for base in bases if (c := country_named(base))), None)


@lru_cache(maxsize=1 << 12)
def country_of(name: str) -> str | None:
    """Return the code of the country that a party's name tells: by its name, people or capital."""
    for word in content_tokens(name):
        code = gazetteer().country_of_people(word)
        places = [p for p in gazetteer().find(word) if p.kind == "country" or p.capital]
        if code or places:
            return code or places[0].country
    return None


@lru_cache(maxsize=1 << 12)
def country_of_office(office: str) -> str | None:
    """Return the code of the country whose official one is in an office: "Kenyan envoy", "FSB chief", "Kremlin spokesman"."""
    told = f" {office} "
    bodies = (*load("actors")["services"].items(), *load("actors")["seats"]["government"].items())
    known = next((code for code, names in bodies if any(f" {n} " in told for n in names)), None)
    return known or gazetteer().country_code(office) or country_of(office)


def alike(one: str, other: str) -> bool:
    """Say whether two names may mean one party: the words of the shorter are among the longer's, countries as such."""
    a, b = ({_folded(w) for w in content_tokens(name)} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


@lru_cache(maxsize=1 << 12)
def _folded(word: str) -> str:
    code = gazetteer().country_code(word)
    return code.lower() if code else word


@cache
def country_of_capital(name: str) -> str | None:
    """Return the country whose capital a place is; a country is its own."""
    for place in gazetteer().find(name):
        if place.kind == "country":
            return name
        if place.capital and place.country:
            return gazetteer().country_name(place.country) or name
    return None


@cache
def people_words(*keys: str) -> frozenset[str]:
    """Return the words for those who act and speak that are listed under some keys."""
    told = load("deal")["people"]
    return frozenset(word for key in keys for word in told[key].split())
