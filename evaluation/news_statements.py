"""Statements in real news of the public gold, judged by outside hands (training/news/statements_held.jsonl).

Judged was what the program took for statements on 29 November 2026: whether anything is said there, by whom, what saying it
does, whether it says that something is not so. A statement read now is held against the judgement that shares most of its
content (Jaccard of characters >= .5); what was missed then is not asked about. A speaker is right who is named by the words
judged right, or who is nobody where the article tells nobody.
"""

from collections.abc import Sequence
from pathlib import Path

from evaluation import news
from evaluation.deal import same_name
from evaluation.marked import Row, span_of
from evaluation.matching import Counts, characters, jaccard
from evaluation.reading import reader
from onrecord.records import Article, Span, Statement

HELD = Path("training/news/statements_held.jsonl")
FILES = tuple(news.FILES.values())
_LEAST = 0.5


def score(gold: Path) -> dict[str, float]:
    """Return the share of statements in which something is said, and of these the shares in which speaker, act and negation
    are right; `found` is the share of what was judged to be said that is read now."""
    judged, met, said = 0, 0, 0
    right = {name: Counts() for name in ("speaker", "speech act", "negation")}
    for row in news.read_news(HELD, gold):
        text = row["text"]
        judged += sum(mark["said"] for mark in row["statements"])
        claims = reader().read(Article.build(body=text, published=row["published"])).claims
        for told in (c for c in claims if isinstance(c, Statement)):
            if (mark := judgement(text, told.content, row["statements"])) is None:
                continue
            met += 1
            said += mark["said"]
            if mark["said"]:
                right["speech act"].add(1, 1, told.speech_act == mark["act"])
                right["negation"].add(1, 1, told.negated == mark["negated"])
                if "speaker" in mark:
                    name = told.speaker.name if told.speaker else None
                    right["speaker"].add(1, 1, _is_speaker(name, mark, text))
    shares = {f"{name} right": counts.precision for name, counts in right.items()}
    return {"said": said / max(met, 1), "found": said / max(judged, 1)} | shares


def judgement(text: str, content: Sequence[Span], marks: Sequence[Row]) -> Row | None:
    """Return what was judged of most of some content; None where nothing was."""
    ours = characters([[s.start, s.end] for s in content])
    shares = [
        (jaccard(ours, characters([[*span] for words in m["content"] if (span := span_of(text, words))])), n)
        for n, m in enumerate(marks)
    ]
    most, best = max(shares, default=(0.0, 0))
    return marks[best] if most >= _LEAST else None


def _is_speaker(name: str | None, mark: Row, text: str) -> bool:
    wanted = [text[slice(*span)] for words in mark["speaker"] if (span := span_of(text, words))]
    return any(same_name(name, one) for one in wanted) if wanted else name is None
