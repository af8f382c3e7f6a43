"""Places: LGL, 588 local news articles whose toponyms carry GeoNames ids and coordinates; and our own cases.

A toponym counts as right if its span is the gold's, letter by letter, and the place given lies within 161 km (100
miles, great circle) of the gold's. Gold toponyms without coordinates (12 %: streets, hamlets) are neither wanted nor,
where we name one, counted as found. Nationalities ("American"), which LGL maps to countries (7 %) and we never call
places, stay among the wanted.

The five folds are articles by position, every fifth. Each is scored with weights learned on others: fold 0 with the
shipped weights, which never saw it; `python -m training.places` prints the others as it learns.

python -m evaluation.places ../shared/gold
"""

import math
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.cases import score_files
from evaluation.matching import Counts
from evaluation.reading import reader
from onrecord.annotate.annotations import PlaceMention
from onrecord.records import Article

FILES = ("places/lgl.xml",)
CASES = Path("tests/cases/places")
FOLDS = 5
NEAR = 161.0  # km
_EARTH = 6371.0  # km


@dataclass(frozen=True)
class Toponym:
    """One gold toponym; no coordinates where the gold has none."""

    start: int
    end: int
    geonameid: int | None = None
    lat: float = math.nan
    lon: float = math.nan


def documents(gold: Path) -> list[tuple[str, list[Toponym]]]:
    """Return (text, toponyms) of every article in the file's order."""
    found = []
    for article in ET.parse(gold / FILES[0]).getroot():
        toponyms = [_toponym(t) for t in article.iter("toponym")]
        found.append((article.findtext("text") or "", toponyms))
    return found


def _toponym(node: ET.Element) -> Toponym:
    start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
    tag = node.find("gaztag")
    if tag is None:
        return Toponym(start, end)
    lat, lon = float(tag.findtext("lat") or "nan"), float(tag.findtext("lon") or "nan")
    return Toponym(start, end, int(tag.get("geonameid") or 0), lat, lon)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    cosine = math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)
    return _EARTH * math.acos(max(-1.0, min(1.0, cosine)))


@dataclass
class Tally:
    """What was right of one or more articles."""

    exact: Counts
    overlapping: Counts
    spans: Counts
    same_id: int = 0

    @classmethod
    def none(cls) -> "Tally":
        """Return an empty one."""
        return cls(Counts(), Counts(), Counts())

    def add(self, wanted: Sequence[Toponym], found: Sequence[PlaceMention]) -> list[tuple[float, bool]]:
        """Count one article; return (score, right) of every place found."""
        placed = [t for t in wanted if t.geonameid is not None]
        unplaced = [t for t in wanted if t.geonameid is None]
        kept = [f for f in found if not any(overlap(f, t) for t in unplaced)]
        at = {(t.start, t.end): t for t in placed}
        told = []
        for f in kept:
            same = at.get((f.start, f.end))
            right = same is not None and near(f, same)
            self.spans.right += same is not None
            self.exact.right += right
            self.same_id += right and same is not None and f.candidates[0].geonameid == same.geonameid
            self.overlapping.right += any(overlap(f, t) and near(f, t) for t in placed)
            told.append((f.score, right))
        for counts in (self.exact, self.overlapping, self.spans):
            counts.found += len(kept)
            counts.wanted += len(placed)
        return told


def overlap(found: PlaceMention, wanted: Toponym) -> bool:
    """Say whether they share a character."""
    return found.start < wanted.end and wanted.start < found.end


def near(found: PlaceMention, wanted: Toponym) -> bool:
    """Say whether the first candidate lies within 161 km of the gold's place."""
    first = found.candidates[0]
    return kilometres(first.lat, first.lon, wanted.lat, wanted.lon) <= NEAR


def calibration_error(told: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error: |mean score - share right| over ten equal bins, weighted by size."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for score, right in told:
        groups.setdefault(min(int(score * bins), bins - 1), []).append((score, right))
    error = sum(abs(sum(s for s, _ in g) - sum(r for _, r in g)) for g in groups.values())
    return error / len(told) if told else 0.0


def summary(tally: Tally, told: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """Return the scores of a tally by name."""
    return {
        "found and within 161 km F1": tally.exact.f1,
        "found and within 161 km precision": tally.exact.precision,
        "found and within 161 km recall": tally.exact.recall,
        "overlapping and within 161 km F1": tally.overlapping.f1,
        "accuracy@161km of those recognised": tally.exact.right / max(tally.spans.right, 1),
        "span F1": tally.spans.f1,
        "calibration error": calibration_error(told),
    }


def score(gold: Path) -> dict[str, float]:
    """Return the scores on the fold the shipped weights never saw, and on our own cases."""
    tally, told = Tally.none(), []
    for number, (text, wanted) in enumerate(documents(gold)):
        if number % FOLDS == 0:
            told += tally.add(wanted, reader().read(Article.build(body=text)).annotations.places)
    apart = {f"LGL, fold set apart: {k}": v for k, v in summary(tally, told).items()}
    apart["LGL, fold set apart: calibration error"] = 1 - apart["LGL, fold set apart: calibration error"]
    apart["LGL, fold set apart: 1 - calibration error"] = apart.pop("LGL, fold set apart: calibration error")
    return apart | score_files(CASES, score_rows)


def score_rows(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return F1 of places found and near, and the share of what is never a place, and of governments, right."""
    counts, never, governments = Counts(), Counts(), Counts()
    for row in rows:
        found = reader().read(Article.build(body=row["text"])).annotations.places
        left = list(row["places"])
        counts.found += len(found)
        counts.wanted += len(left)
        for f in found:
            written = row["text"][f.start : f.end]
            same = next((w for w in left if w["text"] == written and _near(f, w)), None)
            if same is not None:
                left.remove(same)
                counts.right += 1
            if same is not None:
                governments.found += 1
                governments.right += (f.role == "government") == (written in row["government"])
        written = {row["text"][f.start : f.end] for f in found}
        never.found += len(row["never"])
        never.right += sum(n not in written for n in row["never"])
    return {
        "found and within 161 km F1": counts.f1,
        "never places": never.precision,
        "role right": governments.precision,
    }


def _near(found: PlaceMention, wanted: dict[str, Any]) -> bool:
    # A country or a large region has no one centre: those of our cases are rough.
    first = found.candidates[0]
    reach = 700 if first.kind in {"country", "area"} else 300 if first.kind == "region" else NEAR
    return kilometres(first.lat, first.lon, wanted["lat"], wanted["lon"]) <= reach


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{value:.4f}  {name}")
