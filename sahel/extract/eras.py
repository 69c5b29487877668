"""The years that a report can speak of, by those it names: presidents, missions, groups, and the years in its text.

For a report without a day of publication. Who is named may be out of office or dead, so an era is a vote, no bound.
Source: data/eras.csv (terms of office and missions) and the first and last days of data/actors.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from sahel.codebook import DATA, actors, rows
from sahel.extract.sentences import Sentence
from sahel.extract.tokens import fold

_YEAR = re.compile(r"(?:19|20)(?<![\d./-]..)\d\d(?![\d/-])")  # what stands before it is looked at last, for speed
_BEFORE = timedelta(days=120)  # who is elected or a mission that is decided on is named before it begins
_LATER = 2  # years by which a report may look ahead: an election, a deadline

Era = tuple[date, date]


def likeliest(candidates: Iterable[date], sentences: Sequence[Sentence]) -> date | None:
    """The candidate day that most of the report's eras hold, the latest of equals; None without candidates."""
    return _likeliest(candidates, _eras(sentences), _years(sentences))


def _likeliest(candidates: Iterable[date], spans: list[Era], years: list[int]) -> date | None:
    return max(candidates, key=lambda day: (_votes(day, spans, years), day), default=None)


def year_of(day: int, month: int, candidates: list[date], sentences: Sequence[Sentence]) -> int | None:
    """The year of a day and a month that may have fallen on a weekday told elsewhere in the report.

    Where the eras agree better with another year than with any in which it did, the weekday was of something else; that
    year is taken if it is the only one, and none otherwise.
    """
    spans = _eras(sentences)
    best = _likeliest(candidates, spans, _years(sentences))
    any_year = [
        date(year, month, min(day, 28)) for year in range(date.today().year, date.today().year - 30, -1)
    ]
    most = max(_held(found, spans) for found in any_year)
    if best is not None and _held(best, spans) >= most:
        return best.year
    winners = [found.year for found in any_year if _held(found, spans) == most]
    return winners[0] if len(winners) == 1 else None


def _held(day: date, spans: list[Era]) -> int:
    """How many eras hold a day."""
    soon = day + _BEFORE
    return sum([first <= soon and day <= last for first, last in spans])


def _votes(day: date, spans: list[Era], years: list[int]) -> int:
    """How much speaks for a day: each era that holds it; a year told that lies far ahead of it speaks against
    it.
    """
    ahead = sum(year > day.year + _LATER for year in years)
    return 2 * _held(day, spans) - 2 * ahead + (max(years, default=0) in (day.year, day.year - 1))


def _years(sentences: Sequence[Sentence]) -> list[int]:
    return sorted({int(found) for sentence in sentences for found in _YEAR.findall(sentence.text)})


def _eras(sentences: Sequence[Sentence]) -> list[Era]:
    """The eras of those whom the report names, each once."""
    pattern, eras = _named()
    text = fold(" ".join(sentence.text for sentence in sentences)).casefold()
    spans = {eras[name] for name in pattern.findall(text)}
    named = {span.value for sentence in sentences for span in sentence.of("actors")}
    known = [actors()[actor] for actor in named & actors().keys()]
    return [*spans, *((actor.first_day, actor.last_day or date.max) for actor in known if actor.first_day)]


@cache
def _named() -> tuple[re.Pattern[str], dict[str, Era]]:
    """The names of data/eras.csv, folded, as one pattern that takes the longest, and their eras."""
    eras = {
        fold(name).casefold(): (date.fromisoformat(row["from"]), _day(row["to"]))
        for row in rows(DATA / "eras.csv")
        for name in row["names"].split("|")
    }
    initials = sorted({name[0] for name in eras})
    return re.compile(rf"\b(?:{'|'.join(_beginning(initial, eras) for initial in initials)})\b"), eras


def _beginning(initial: str, names: Iterable[str]) -> str:
    """The names with this first letter as one pattern; so parted, few are tried at each word."""
    rests = sorted((name[1:] for name in names if name[0] == initial), key=len, reverse=True)
    return f"{re.escape(initial)}(?:{'|'.join(map(re.escape, rests))})"


def _day(text: str) -> date:
    return date.fromisoformat(text) if text else date.max
