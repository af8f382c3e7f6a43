"""Errors of entities (Worldwide dev) and of attribution (PolNeAR dev)."""

from pathlib import Path

from evaluation import attribution, entities
from evaluation.cases import read_cases
from evaluation.errors import Sorted
from evaluation.matching import characters, jaccard, match


def entity_errors(gold: Path) -> Sorted:
    """Sort into wrong label, wrong edges, missed, not in the gold."""
    errors = Sorted()
    for document in entities.documents(gold / entities.FILES[1], 1, "\t"):
        words = [word for sentence in document for word, _ in sentence]
        wanted = {s for s in entities.spans(document) if s[2] in entities.WORLDWIDE.values()}
        found = entities.find(document, entities.WORLDWIDE)
        errors.wanted += len(wanted)
        told = {(a, b): kind for a, b, kind in wanted}
        for a, b, kind in sorted(found - wanted):
            near = [s for s in sorted(wanted) if s[0] < b and a < s[1]]
            name = " ".join(words[a:b])
            if (a, b) in told:
                errors.add(f"{told[a, b]} read as {kind}", name)
            elif near:
                errors.add("name with other edges", f"{name} / {' '.join(words[near[0][0] : near[0][1]])}")
            else:
                errors.add(f"{kind} not in the gold", name)
        for a, b, kind in sorted(wanted - found):
            if not any(x < b and a < y for x, y, _ in found):
                errors.add(f"{kind} missed", " ".join(words[a:b]))
    return errors


def attribution_errors(gold: Path) -> Sorted:
    """Sort into missed, not in the gold, wrong sources, and those that share words with one of the other side."""
    errors = Sorted()
    for row in read_cases(gold / attribution.FILES[0]):
        text, found, wanted = row["text"], attribution.find(row["text"]), attribution.wanted_of(row["quotes"])
        errors.wanted += len(wanted)
        overlap = {
            (w, f): jaccard(characters(wanted[w]["content"]), characters(found[f]["content"]))
            for w in range(len(wanted)) for f in range(len(found))
        }  # fmt: skip
        pairs = match(wanted, found, overlap, 0.5)
        for w, f in pairs:
            if not attribution.same_source(wanted[w], found[f]):
                errors.add(
                    "another source", " / ".join(_words(text, q["source"]) or "none" for q in (wanted[w], found[f]))
                )
        missed = [quote for n, quote in enumerate(wanted) if n not in {w for w, _ in pairs}]
        extra = [quote for n, quote in enumerate(found) if n not in {f for _, f in pairs}]
        for quote in missed:
            errors.add(_kind(quote, found) or "missed", _told(text, quote))
        for quote in extra:
            if not _kind(quote, missed):  # else it was counted as that one's
                errors.add(_kind(quote, wanted) or "not in the gold", _told(text, quote))
    return errors


def _kind(quote: attribution.Parts, others: list[attribution.Parts]) -> str | None:
    """Say what an attribution shares with one of the others, None if nothing."""
    content, cue = characters(quote["content"]), characters(quote["cue"])
    if any(characters(o["content"]) & content for o in others):
        return "content cut otherwise" if any(characters(o["cue"]) & cue for o in others) else "content of another cue"
    return "cue with another content" if any(characters(o["cue"]) & cue for o in others) else None


def _told(text: str, quote: attribution.Parts) -> str:
    return f"[{_words(text, quote['cue'])}] {_words(text, quote['content'])[:90]}"


def _words(text: str, spans: list[list[int]]) -> str:
    return " … ".join(text[s:e] for s, e in spans)
