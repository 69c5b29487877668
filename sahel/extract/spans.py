"""A span of days, and what a report's days are counted from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = re.compile(r"(?:19|20)\d\d$")
DAY = timedelta(days=1)


@dataclass(slots=True, unsafe_hash=True)
class When:
    """A span of days, how narrowly it is known, and the words i to j that say so."""

    start: date
    end: date
    precision: str  # day, week, month, year or unknown
    i: int = 0
    j: int = 0
    since: bool = False  # "since 8 March": open to the day of publication

    @property
    def is_day(self) -> bool:
        return self.precision == "day"


def unknown(i: int, j: int) -> When:
    """A date that its words do not tell, for the report has no day to count from: it stands nowhere in time."""
    return When(date.min, date.min, "unknown", i, j)


@dataclass(slots=True)
class Calendar:
    """What the report's days are counted from."""

    published: date | None
    anchor: When | None = (
        None  # the date of the item's heading, or the last act's day: "the same day", "that Sunday"
    )

    period: When | None = None  # of at most a week, that the whole report covers: its weekdays are meant
    year: int | None = None  # of a report without a day of publication, worked out from its weekdays

    def anchored(self, anchor: When | None) -> Calendar:
        """The same calendar, counted on from another day."""
        return Calendar(self.published, anchor, self.period, self.year)

    @property
    def today(self) -> date | None:
        return self.published

    @property
    def last_day(self) -> date | None:
        """The last day that a weekday can mean: of the period that is reported on, or of publication."""
        return self.period.end if self.period else self.published


def publication_day(weekday: int, published: date) -> date:
    """The latest such weekday on or before publication: 'Saturday' in Monday's paper is two days ago."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def days_on(day: int, month: int, weekday: int, before: date) -> list[date]:
    """The days up to `before`, of the last thirty years, on which that day of the month fell on that weekday."""
    candidates = [day_of(year, month, day) for year in range(before.year, before.year - 30, -1)]
    return [found for found in candidates if found and found <= before and found.weekday() == weekday]


def is_year(text: str) -> bool:
    """A figure that is read as a year."""
    return bool(YEAR.match(text))


def precision_of(start: date, end: date) -> str:
    """The precision of a span of days."""
    length = (end - start).days
    return "day" if length < 4 else "week" if length < 10 else "month" if length < 93 else "year"


def month_back(today: date, months: int) -> date:
    index = today.year * 12 + today.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def month_end(first: date) -> date:
    return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
