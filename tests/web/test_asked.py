"""What may be asked for, and how that is described."""

import re

import pytest

from onrecord.records.values import is_date
from onrecord.web.asked import Timed

PATTERN = Timed.model_json_schema()["properties"]["since"]["pattern"]


@pytest.mark.parametrize("year", ["0000", "0001", "0096", "1900", "2000", "2023", "2024"])
def test_the_days_described_are_those_of_the_calendar(year):
    for month in range(14):
        for day in range(33):
            for asked in (year, f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"):
                assert bool(re.search(PATTERN, asked)) is is_date(asked), asked
