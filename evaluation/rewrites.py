"""Copies and rewrites of texts, made by rule from a seed: what outlets do to a wire's story, from cutting to rewording."""

import random
import re

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
# Words that desks put for one another; our own list.
_SYNONYMS = dict(
    pair.split("=")
    for pair in """
    said=stated told=informed killed=slain people=persons talks=negotiations agreement=accord fighting=clashes
    army=military rebels=insurgents troops=soldiers city=town attack=assault because=since began=started also=too
    more=further least=minimum group=organisation government=administration official=functionary statement=communique
    hundreds=scores near=close area=region children=minors wounded=injured hospital=clinic released=freed
    including=among demanded=sought called=urged rejected=refused accepted=agreed after=following before=ahead
    during=amid would=will could=might had=has was=were large=big new=fresh day=date week=fortnight many=several
    report=account reported=recounted north=northern south=southern help=aid leader=chief meeting=session
    about=around against=versus between=among while=whereas but=yet however=still now=currently
    """.split()
)
_FILLERS = "reportedly meanwhile earlier later again officially locally separately".split()


def cut(text: str, chance: random.Random) -> str:
    """Return the story cut from the end, under another headline."""
    paragraphs = text.split("\n\n")
    kept = paragraphs[1 : max(3, round(len(paragraphs) * chance.uniform(0.5, 1.0)))]
    return "\n\n".join([_headline(text, chance), *kept])


def edited(text: str, chance: random.Random) -> str:
    """Return the story as a desk edits it: some sentences go, some words change, some paragraphs move."""
    return _reworded(text, chance, change=0.08, drop=0.15)


def rewritten(text: str, chance: random.Random) -> str:
    """Return the story in half other words: many sentences go, and of those kept a quarter of the words change."""
    return _reworded(text, chance, change=0.22, drop=0.3)


def _reworded(text: str, chance: random.Random, *, change: float, drop: float) -> str:
    sentences = [s for p in text.split("\n\n")[1:] for s in _SENTENCE.split(p)]
    kept = [s for s in sentences if chance.random() >= drop] or sentences[:3]
    for _ in range(len(kept) // 4):
        a = chance.randrange(len(kept))
        kept.insert(chance.randrange(len(kept)), kept.pop(a))
    return "\n\n".join([_headline(text, chance), *(_sentence(s, chance, change) for s in kept)])


def _sentence(sentence: str, chance: random.Random, change: float) -> str:
    words: list[str] = []
    quoted = False
    for word in sentence.split():
        quoted = quoted or word[:1] in '“"'
        if not quoted and chance.random() < change:
            if word.lower() in _SYNONYMS:
                word = _SYNONYMS[word.lower()]
            elif chance.random() < 0.5:
                words.append(chance.choice(_FILLERS))
            elif word.islower():
                continue
        words.append(word)
        quoted = quoted and word[-1:] not in '”"'
    return " ".join(words)


def _headline(text: str, chance: random.Random) -> str:
    words = re.findall(r"\w+", text)[:40]
    return " ".join(chance.sample(words, min(7, len(words)))).capitalize()
