"""Who binds himself by a document: the names that its first lines define, and the names for all of them together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.layout.documents.lines import Line
from onrecord.layout.letters import in_usual_letters
from onrecord.vocabularies.load import load

_DEFINED = re.compile(
    r"\s*[(,]\s*(?:(?:here(?:in)?after|henceforth|together|collectively|jointly|individually)\b[^\"“”()]{0,40}?)?"
    r"[\"“](?P<article>the |The |a |an )?(?P<alias>[^\"“”()]{2,40})[\"”]"
    r"|\s*[(,]\s*here(?:in)?after (?:(?:referred to|known) as |called )?the (?P<bare>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_ASIDE = re.compile(r", (?:represented|acting|led|headed)\b[^,;]*(?:,|$)")
_ACRONYM = re.compile(r"\s*\((?:the )?(?P<alias>[A-Z][A-Za-z/-]*[A-Z][A-Z/-]*)(?P<bare>)\)")
_OPENS = re.compile(
    r"(?i)\bbetween\b|\bundersigned\b|[,;]\s*and\b|,\s+(?=the\b)|^[\s),;]*and\b|:"
)  # a name opens behind it
_BETWEEN = re.compile(r"(?i)\bbetween (?P<one>(?:the )?[^,;]+?),? and (?P<two>(?:the )?[^,;.]+)$")
_JOINED = re.compile(r",? and (?=[Tt]he |THE )|, (?=[Tt]he )|(?i:,? and )")
_LONGEST = 14  # words of a party's name
_I = re.compile(r"\bI, (?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}),")


@dataclass(frozen=True, slots=True)
class Party:
    """Who binds himself: his full name and what else the document calls him."""

    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a document, in its order."""

    each: tuple[Party, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The full names of all."""
        return tuple(party.name for party in self.each)

    def meant(self, phrase: str) -> tuple[str, ...]:
        """Return whom a phrase means, by full names: a defined name, or "the Parties"; none where it names no party."""
        words = _plain(phrase)
        if not words:
            return ()
        if words in _together():
            return self.names
        named = [p for p in self.each if words in {_plain(n) for n in (p.name, *p.others)}]
        named = named or [p for p in self.each if f"{_plain(p.name)} ".startswith(f"{words} ")]
        if len(named) == 1:
            return (named[0].name,)
        first, _, last = words.rpartition(" ")
        return self.meant(first) if first and last in _belonging() else ()


def parties_of(text: str, title: str, front: Sequence[Line], signed_for: Sequence[str]) -> Parties:
    """Return the parties: those defined above the clauses, else those that people sign for, else those of the title."""
    lines = [line.text for line in front]
    found = list(_defined(lines))
    if len(found) < 2:
        more = [Party(_full(n, text)) for n in map(_cleaned, signed_for) if not Parties(tuple(found)).meant(n)]
        found += more
    if len(found) < 2 and (match := next((m for s in (title, *lines) if (m := _BETWEEN.search(s))), None)):
        between = [_cleaned(match[key]) for key in ("one", "two")]
        found += [Party(n) for n in between if n and not Parties(tuple(found)).meant(n)]
    if not found and (match := next((m for s in lines if (m := _I.search(s))), None)):
        found = [Party(match["name"], ("I",))]
    return Parties(_distinct(found, text))


def _defined(lines: Sequence[str]) -> Iterator[Party]:
    for line in lines:
        at = 0
        for match in sorted([*_DEFINED.finditer(line), *_ACRONYM.finditer(line)], key=lambda m: m.start()):
            told = _ASIDE.sub(",", line[at : match.start()])
            defined = match["alias"] or match["bare"]
            alias = _plain(defined)
            parts = [told] if alias in _together() else _OPENS.split(told)
            name = _cleaned(parts[-1])
            if "article" not in match.groupdict() and not _abbreviates(defined, name):
                continue
            at = match.end()
            if alias not in _together() and alias not in {"party", "agreement", "protocol"}:
                if _is_name(name):
                    yield Party(name, (defined,))
            elif name:
                each = (_cleaned(part) for part in _JOINED.split(name))
                yield from (Party(n) for n in each if _is_name(n))


def defines(line: str) -> bool:
    """Say whether a line defines what its parties are called: 'hereinafter "the Government"'."""
    return _DEFINED.search(line) is not None


def _abbreviates(letters: str, name: str) -> bool:
    """Say whether letters in brackets are short for a name: "GRSS", not "MAOIST"."""
    return letters[0].casefold() in {w[0].casefold() for w in re.split(r"[\s-]+", name) if w} and not name.isupper()


def _is_name(words: str) -> bool:
    """Say whether words name somebody, and do not only begin a recital: "Under the auspices of ...", "Recalling the"."""
    first = words.split()[0].lower() if words else ""
    opens = first in load("documents")["asides"].split() or first.endswith("ing")
    return words[:1].isupper() and not opens and len(words.split()) <= _LONGEST


def _full(name: str, text: str) -> str:
    """Return the fullest form in which a document writes a name: "Committee of Elders | of Zahrat al-Wadi"."""
    more = r"(?: (?:of|for) (?:the )?[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|al-\w+))*)*"
    forms = [m[0] for m in re.finditer(rf"\b{re.escape(name)}{more}", text)]
    return max([name, *forms], key=len)


def _cleaned(name: str) -> str:
    name = " ".join(name.split()).strip(' ,;:“”"')
    name = name.lstrip(") ,;") if name.count("(") < name.count(")") else name
    name = re.sub(r"^(?:(?i:and|we,?|between) )+", "", name)
    return re.sub(r"^(?:the|The|THE) ", "", name)


def _distinct(found: Sequence[Party], text: str) -> tuple[Party, ...]:
    """Return each party once, a name in capitals as the text writes it elsewhere."""
    kept: dict[str, Party] = {}
    for party in found:
        name = written(party.name, text)
        before = kept.get(name.casefold())
        kept[name.casefold()] = Party(name, (*(before.others if before else ()), *party.others))
    return tuple(kept.values())


def written(name: str, text: str) -> str:
    """Return a name in capitals as it stands elsewhere in the text in usual letters, else in such letters."""
    if not name.isupper():
        return name
    forms = (m[0] for m in re.finditer(re.escape(name), text, re.IGNORECASE))
    usual = name if " " not in name else in_usual_letters(name)  # one word may be an abbreviation
    return next((form for form in forms if not form.isupper()), usual)


def _plain(phrase: str) -> str:
    words = phrase.casefold().replace("’", "'").replace("'s", "").replace("“", " ").replace('"', " ").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def _together() -> frozenset[str]:
    return frozenset(w.replace("_", " ") for w in load("documents")["together"].split())


@cache
def _belonging() -> frozenset[str]:
    return frozenset(load("documents")["belonging"].split())
