"""The office or affiliation in which a person appears, from the words around the name."""

import itertools

from onrecord.annotate.names import bare, departments, genders, role_nouns, titles
from onrecord.annotate.once import once
from onrecord.annotate.tree import Tree
from onrecord.records.span import Span

_LONGEST = 14  # words; a longer run before or after a name is not an office
_SHOUTED = 5  # letters; a shorter word in capitals may be a body's short form
_BEFORE = {"NOUN", "PROPN", "ADJ", "NUM"}
_LINKS = {"of", "for", "'s", "’s", "'", "’", "-", "–", "&", "/", "."}
_AFTER = _BEFORE | {"ADP", "DET", "PART", "CCONJ", "SYM", "X"}
_SERVING = {"of", "for", "to"}
_AFFAIRS = {"justice", "council", "counsel", "delegation"}  # an office may be of these: "Minister of Justice X"
_RANKS = set(
    "general gen colonel col major maj captain capt lieutenant lt admiral brigadier brig marshal sergeant professor".split()
)
_HONORIFICS = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"}


@once
def role_of(tree: Tree, name: range) -> str | None:
    """Return the role stated right before or after the name whose words are `name`; None if none is."""
    if not len(name):
        return None
    before = office_before(tree, name.start)
    if before and not _is_title(before):
        return before
    after = _after(tree, name.stop)  # "Colonel X, an army spokesman" speaks as a spokesman
    if before and after and tree.lower(name.stop) == "of" and before.lower().strip(".") not in _RANKS:
        return f"{before} of {after}"  # "| Senator | Awa Diop | of Kita |"
    return after or before


def office_before(tree: Tree, first: int) -> str | None:
    """Return the office right before a name, or before its comma: "spokesman X", "the army's spokesman, Colonel X,"."""
    first -= bool(first and tree.lower(first - 1).strip(".") in _HONORIFICS)
    if not first or tree.sentence_of(first) != tree.sentence_of(first - 1):
        return None  # "By our correspondent in Goma | Awa Diop receives us"
    found = _before(tree, first)
    if found and not _is_title(found):
        return found
    ranked = not found and first > 0 and tree.lower(first - 1) in _RANKS  # "the army chief, Col Awa Diop"
    start = tree.words[first - 1].end - len(found) if found else None
    comma = first - 1 - ranked if start is None else tree.range(start, start + 1).start - 1
    return _before_comma(tree, comma) or found


def _is_title(office: str) -> bool:
    """Say whether an office is a mere title or rank: "Lt. Gen.", "Colonel-Major"."""
    known = titles() | _RANKS | {"field"}
    return all({word, word.strip(".")} & known for word in office.lower().replace("-", " ").split())


def gender_of(role: str | None, name: str) -> str | None:
    """Return "male" or "female" where a role or title tells it."""
    for word in [*(role or "").lower().split(), *name.lower().split()[:1]]:
        if word in genders():
            return genders()[word]
    return None


def _before(tree: Tree, first: int) -> str | None:
    if first and tree.lower(first - 1) in {"of", "for"}:
        return None  # "a resident of Hpakant" is not called Hpakant
    first = _before_bracket(tree, first)
    start = _behind_headline(tree, _own_office(tree, _reached(tree, first, first), first), first)
    while start < first and (tree.lower(start) in _LINKS or tree.tag(start) == "NUM"):
        start += 1
    if start == first or not _names_office(tree, start, first):
        return _before_body(tree, first)
    words = tree.text[tree.words[start].start : tree.words[first - 1].end]
    return None if words.lower().strip(".") in _HONORIFICS else bare(words)


def _behind_headline(tree: Tree, start: int, first: int) -> int:
    """Return where an office begins behind words of a headline in capitals: "BRIDGE CLOSED | Governor | Awa Diop"."""
    end = start
    while end < first and tree.word(end).isupper() and len(tree.word(end)) >= _SHOUTED:
        end += 1
    return end if end - start > 1 and end < first else start


def _before_body(tree: Tree, first: int) -> str | None:
    """Return the office before the body or place right before a name: "adviser to the Mining Fund | X", "envoy to Lima"."""
    last = first - 1
    if last < 0 or tree.tag(last) != "PROPN" or {tree.lower(last), f"{tree.lower(last)}."} & (titles() | role_nouns()):
        return None
    at, least = _before_name(tree, last), tree.sentences[tree.sentence_of(last)].first
    while at > least and tree.lower(at - 1) not in role_nouns():
        if tree.tag(at) not in {"ADP", "DET"} and tree.lower(at) not in _LINKS:
            return None
        at = _before_name(tree, at - 1)  # "secretary of | the Council | of the Front"
    at -= tree.tag(at) == "DET"
    if at <= least or tree.tag(at) != "ADP" or tree.lower(at - 1)[:-1] in role_nouns():
        return None
    start = _reached(tree, at - 1, first)
    return bare(tree.text[tree.words[start].start : tree.words[last].end])


def _reached(tree: Tree, start: int, first: int) -> int:
    """Return the first of the words that go on before one in an office's phrase, in the sentence of the name behind it."""
    least = max(tree.sentences[tree.sentence_of(first)].first, first - _LONGEST)
    while start > least and _joins(tree, start - 1):
        start -= 1
    return start


def _before_name(tree: Tree, last: int) -> int:
    """Return the word before a name's capitalised words, the last of which is given."""
    at = last
    while at > 0 and tree.tag(at) in {"PROPN", "ADJ"} and tree.word(at)[0].isupper():
        at -= 1
    return at


def _own_office(tree: Tree, start: int, first: int) -> int:
    """Return where the office of the one named begins: "the widow of | slain activist X", not "head of police X"."""
    linked = [i for i in range(start, first - 1) if tree.lower(i) in _SERVING]
    if not linked or tree.lower(first - 1) in _AFFAIRS or not _names_office(tree, first - 1, first):
        return start
    behind = range(linked[-1] + 1, first)
    ranked = len(behind) > 1 and tree.lower(first - 1).strip(".") in _RANKS
    held = [i for i in behind[:-1] if tree.lower(i) in role_nouns() and tree.lower(i) not in _RANKS]
    return start if ranked and not held else behind.start  # "Chief of Staff General X" is a general


def _before_bracket(tree: Tree, first: int) -> int:
    """Return where the short form of an office in brackets begins: "Director of Police (DOP) | Awa Diop"."""
    bracketed = first >= 3 and tree.word(first - 1) == ")" and tree.word(first - 3) == "("
    return first - 3 if bracketed and tree.word(first - 2).isupper() else first


def _before_comma(tree: Tree, comma: int) -> str | None:
    if comma < 1 or tree.word(comma) != ",":
        return None
    sentence = tree.sentences[tree.sentence_of(comma)]
    start = comma
    while start > max(sentence.first, comma - _LONGEST) and (_joins(tree, start - 1) or tree.tag(start - 1) == "DET"):
        start -= 1
    apposed = _apposed(tree, comma)
    start = start if apposed is None else max(apposed, sentence.first, comma - _LONGEST)
    while start < comma and (tree.lower(start) in _LINKS or tree.tag(start) in {"NUM", "DET", "PRON"}):
        start += 1
    if start == comma or (apposed is None and not _names_office(tree, start, comma)):
        return None
    if tree.lower(comma - 1)[:-1] in role_nouns():
        return None  # a plural opens a list, not an apposition
    return bare(tree.text[tree.words[start].start : tree.words[comma - 1].end])


def _apposed(tree: Tree, comma: int) -> int | None:
    """Return where the phrase begins that the name behind a comma stands beside: "the words of | the president, X"."""
    name = comma + 1 if comma + 1 < len(tree.words) else comma
    while tree.relation(name) in {"nmod", "compound"} and tree.head(name) > name:
        name = tree.head(name)  # "the commander in the area, | Col | Awa Diop"
    noun = tree.head(name) if tree.relation(name) == "appos" else -1
    while noun >= 0 and tree.lower(noun) not in role_nouns() and tree.relation(noun) in {"nmod", "conj", "compound"}:
        noun = tree.head(noun)
    if not 0 <= noun < comma or tree.lower(noun) not in role_nouns():
        return None
    own = tree.phrase(noun, without=frozenset({"acl", "appos"}))
    words = tree.range(own.start, own.end)
    return next((i for i in words if tree.tag(i) not in {"ADP", "CCONJ", "PUNCT"} and tree.lower(i) != "according"), None)


def _joins(tree: Tree, index: int) -> bool:
    """Say whether a word may belong to the office before a name."""
    word = tree.lower(index)
    if word == "and":
        before = tree.lower(index - 1) if index else ""
        return before in role_nouns() | departments().keys() or (index > 0 and _describes_behind(tree, index))
    return tree.tag(index) in _BEFORE or word in _LINKS or word in role_nouns()


def _describes_behind(tree: Tree, joiner: int) -> bool:
    """Say whether what "and" joins describes an office behind: "Youth | and | Sports Minister"."""
    above = tree.head(joiner - 1)
    return (
        tree.relation(joiner - 1) in {"compound", "amod", "nmod"}
        and above > joiner
        and tree.lower(above) in role_nouns()
    )


def _names_office(tree: Tree, start: int, stop: int) -> bool:
    last = tree.lower(stop - 1)
    if last in role_nouns() or last in titles():
        return True
    words = [tree.lower(i) for i in range(start, stop)]
    return any(
        following in {"of", "for", "to"} and (word in role_nouns() or word in titles())
        for word, following in itertools.pairwise(words)
    )


def _after(tree: Tree, stop: int) -> str | None:
    if stop >= len(tree.words):
        return None
    sentence = tree.sentences[tree.sentence_of(stop - 1)]
    if tree.lower(stop) in {"of", "from"} and stop < sentence.last and tree.word(stop - 1)[0].isupper():
        return None if tree.lower(stop) == "from" else _affiliation(tree, stop + 1, sentence.last)
    if tree.word(stop) not in {",", "(", "—", "–"} or stop + 1 >= sentence.last:
        return None
    end = stop + 1
    most = min(sentence.last - (tree.word(sentence.last - 1) == "."), stop + _LONGEST)  # a full stop ends the office
    while end < most and (tree.tag(end) in _AFTER or tree.word(end) in {"-", "–", "."} or _is_half(tree, end)):
        end += 1
    words = [tree.lower(i) for i in range(stop + 1, end)]
    closed = end == sentence.last or (
        tree.word(end) in {",", "(", ")", ".", "—", "–", ";", ":", "”", '"'}
        or tree.lower(end) in {"who", "which", "that", "said", "told", "says"}
        or tree.relation(end) == "acl"  # "an opposition politician | based in Goma"
    )
    if not closed or not any(w in role_nouns() for w in words[:8]) or _is_subject(tree, range(stop + 1, end), end):
        return None
    return bare(tree.text[tree.words[stop + 1].start : tree.words[end - 1].end])


def _is_subject(tree: Tree, words: range, verb: int) -> bool:
    """Say whether words behind a name's comma are who speaks next, and not who the name is: "Diop, | aides | said, left"."""
    speaks = verb < len(tree.words) and tree.tag(verb) == "VERB"  # a text may end there
    return speaks and any(s in words for s in tree.dependents(verb, "nsubj")) and tree.head(words.start - 2) != verb


def _is_half(tree: Tree, index: int) -> bool:
    """Say whether a word is half of one with a hyphen: "the Dakar- | based | daily", "the | so | -called Front"."""
    edge = tree.words[index]
    before, behind = tree.text[max(edge.start - 1, 0) : edge.start], tree.text[edge.end : edge.end + 1]
    return tree.word(index).isalpha() and "-" in {before, behind}


def _affiliation(tree: Tree, first: int, last: int) -> str | None:
    """Return the body in "NAME of the BODY"; only a phrase with capitals counts, to its noun ("the Kindu range police")."""
    start = first + (first < last and tree.lower(first) == "the")
    end = start
    while end < last and (_is_capital(tree, end) or (end > start and tree.lower(end) in _LINKS | {"and"})):
        end += 1
    while end > start and not _is_capital(tree, end - 1):
        end -= 1
    while start < end < last and tree.tag(end) == "NOUN" and tree.relation(end - 1) in {"compound", "amod"}:
        end += 1
    return Span(tree.words[start].start, tree.words[end - 1].end).of(tree.text) if end > start else None


def _is_capital(tree: Tree, index: int) -> bool:
    return tree.tag(index) == "PROPN" or (tree.tag(index) in {"ADJ", "NOUN"} and tree.word(index)[0].isupper())
