"""A number that matters, with who says so."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.errors import InvalidRecord
from onrecord.records.claim import Claim
from onrecord.records.location import Location
from onrecord.records.values import ClaimKind, Comparator, Measure, Period, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Claim):
    """What is counted, how many, of whom, where and over what time.

    `value` is the stated number; None where only words bound it ("dozens"), which `low` and `high` then do
    (inclusive; None is open). `unit` is what one counts (persons, days, USD, percent); `population` who or what
    is counted, in the article's words; `part_of` the id of the figure of which this is stated to be a part; `event` the
    id of the event whose toll or extent it is, on which its own id does not depend; `recalled` marks an earlier number that the article only compares with ("up from 230"). `total` marks the figure
    of its measure that is the article's: of what the article tells, how many in all.
    """

    kind: ClassVar[ClaimKind] = "figure"

    measure: Measure
    value: float | None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "="
    unit: str | None = None
    population: str | None = None
    place: str | None = None
    location: Location | None = None
    period: Period | None = None
    part_of: str | None = None
    event: str | None = None
    recalled: bool = False
    total: bool = False

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        require(self.measure, Measure, "measure")
        require(self.comparator, Comparator, "comparator")
        if self.value is None and self.low is None and self.high is None:
            raise InvalidRecord("a figure needs a value or a bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidRecord(f"a figure's low {self.low} lies above its high {self.high}")
