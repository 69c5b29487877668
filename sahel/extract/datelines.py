"""The day of publication where a report's own words give it: its dateline, "Posted: …", the date of a statement."""

from __future__ import annotations

import re
from datetime import date

from sahel.extract import days, eras, frames
from sahel.extract.days import Calendar, When
from sahel.extract.layout import Sentence

_POSTED = re.compile(
    r"(?:posted|published|updated|last updated|publié|mis à jour|date|issued)\b[^\n]{0,30}", re.IGNORECASE
)
_WRITTEN = re.compile(r"\b(?:post(?:ed|ing)|published|publication|written|publié|paru|mis en ligne)\b", re.IGNORECASE)
_TITLES = 4  # sentences that may say what period a report covers
_FIRST = 12  # sentences at the head of a report that a dateline may stand in


def published(sentences: list[Sentence]) -> date | None:
    """The day of publication that a report's head gives, or None; a month and day need their year or weekday."""
    for sentence in sentences[:_FIRST]:
        when = _dateline(sentence, sentences)
        if when is not None:
            return when
    return _signed(sentences) or _headed(sentences) or _undated(sentences) or _today(sentences)


def _today(sentences: list[Sentence]) -> date | None:
    """ "aujourd'hui, vendredi 25 juin 2021": the day of the report, said in its text."""
    for sentence in sentences:
        whens, _ = days.find(sentence, Calendar(None))
        spoken = [s for s in sentence.of("calendar") if s.value == "day" and s.note == "0"]
        near = [
            when
            for when in whens
            if when.is_day and any(abs(when.i - s.j) <= 2 or abs(s.i - when.j) <= 2 for s in spoken)
        ]
        if near:
            return near[0].end
    return None


def _headed(sentences: list[Sentence]) -> date | None:
    """The one full date among the lines at the head ("12 July 2024", "Flash note, 6 June 2024"); a diary has several."""
    found = []
    for sentence in sentences:
        if sentence.kind == "heading" and days.is_bare_day(sentence):
            return None  # a diary
        if sentence.kind == "heading" and len(sentence.tokens) < 12:
            whens, _ = days.find(sentence, Calendar(None))
            found += [when for when in whens if when.is_day and when.start == when.end]
    return found[0].end if len(found) == 1 and found[0].end else None


def _undated(sentences: list[Sentence]) -> date | None:
    """A dateline without its year ("OUAGADOUGOU, Feb 21 -"), with the year that a weekday and a day in the text give."""
    year = inferred_year(sentences)
    day = next(
        (
            days.month_and_day(s)
            for s in sentences[:_FIRST]
            if _is_place_and_date(s) and s.tokens[0].text.isupper()
        ),
        None,
    )
    return date(year, day[1], day[0]) if year and day else None


def issuer(sentences: list[Sentence]) -> str:
    """The source of what a report says unsourced: the army in its own communiqué, else the press."""
    for sentence in sentences[:4]:
        if sentence.kind == "heading" and not sentence.of("acts") and not sentence.of("speech"):
            if any(s.value == "government" for s in sentence.of("speakers")) or any(
                s.value in FORCES for s in sentence.of("actors")
            ):
                return "government"
    return "media"


FORCES = (
    "mnjtf",
    "military_niger",
    "military_mali",
    "military_burkina_faso",
    "military_nigeria",
    "military_benin",
    "military_chad",
)


def heading_day(sentence: Sentence, published_on: date | None, before: When | None = None) -> When | None:
    """The day, or the days, of the heading that a sentence stands under; `before` is that of the heading before it."""
    for heading in reversed(sentence.headings):
        if _is_place_and_date(heading):
            continue  # "Ouagadougou, le 22 mai 2024" dates the statement, not the acts
        following = days.next_day(heading, before) if before else None
        if following:
            return following
        whens, _ = days.find(heading, Calendar(published_on))
        if whens:
            return whens[-1]
    return None


def period(sentences: list[Sentence], published_on: date | None) -> When | None:
    """The week that a report says it covers, in its title or under it: 'Reporting period: 3-9 March'.

    A longer period leaves a weekday ambiguous, and is none.
    """
    if published_on is None:
        return None
    for sentence in sentences[:_TITLES]:
        whens, _ = days.find(sentence, Calendar(published_on)) if sentence.kind == "heading" else ((), set())
        for when in whens:
            if 1 < (when.end - when.start).days <= 6 and when.end <= published_on:
                return when
    return None


def inferred_year(sentences: list[Sentence]) -> int | None:
    """The year that a report leaves out: one in which its day of the month fell on the weekday of its act.

    'on July 20 … an attack on Saturday': of the years in which 20 July was a Saturday the one that fits whom the
    report names, the latest of equals.
    """
    posted = next(filter(None, map(_posted_month, sentences[:_FIRST])), None)
    found = _weekday_and_day(sentences)
    if posted or found is None:
        return posted.year if posted else None
    day = eras.likeliest(days.days_on(*found, date.today()), sentences)
    return day.year if day else None


def _posted_month(sentence: Sentence) -> date | None:
    """The month of a line that says when the report was written, without its day: 'Originally posted: February 2016'."""
    if len(sentence.tokens) > 12 or not _WRITTEN.search(sentence.text):
        return None
    whens, _ = days.find(sentence, Calendar(None))
    return next((when.end for when in whens if when.precision == "month"), None)


def _weekday_and_day(sentences: list[Sentence]) -> tuple[int, int, int] | None:
    """A day, a month and the weekday that it fell on: told together, else of one act told over several sentences."""
    for sentence in sentences:
        if (pair := days.weekday_and_day(sentence)) is not None:
            return pair
    weekday, day, scope = None, None, None
    for sentence in sentences:
        if sentence.scope != scope:
            weekday, day, scope = None, None, sentence.scope
        weekday = frames.weekday_of_act(sentence) if weekday is None else weekday
        day = days.month_and_day(sentence) if day is None else day
        if weekday is not None and day is not None:
            return (*day, weekday)
    return None


def _dateline(sentence: Sentence, sentences: list[Sentence]) -> date | None:
    head = sentence.text[:90]
    if not (_POSTED.match(head) or _is_place_and_date(sentence)):
        return None
    year = inferred_year(sentences) if days.weekday_and_day(sentence) else None
    whens, _ = days.find(sentence, Calendar(None, year=year))
    early = [when for when in whens if when.is_day and when.i < 16]
    return early[0].end if early else None


def _is_place_and_date(sentence: Sentence) -> bool:
    """'NOUAKCHOTT (Friday, Oct 31, 2025) - …', 'Ouagadougou, le 22 mai 2024'."""
    tokens = sentence.tokens
    if len(tokens) > 5 and tokens[0].text == "(":
        return any(token.text in ("-", "–", "—") for token in tokens[3:16])
    if len(tokens) < 3 or not tokens[0].is_capital or any(s.i == 0 for s in sentence.of("calendar")):
        return False
    if tokens[0].text.isupper() and len(tokens[0].text) > 3:
        return any(token.text in ("-", "–", "—") for token in tokens[2:16])
    return (
        len(tokens) < 10
        and tokens[1].text == ","
        and any(s.value == "month" for s in sentence.of("calendar"))
    )


def _signed(sentences: list[Sentence]) -> date | None:
    """The last line of a statement, if it is nothing but a date."""
    if (
        sum(
            s.kind == "heading" and any(span.value == "month" for span in s.of("calendar")) for s in sentences
        )
        > 2
    ):
        return None  # a diary
    for sentence in sentences[-3:]:
        whens, taken = days.find(sentence, Calendar(None))
        if whens and whens[0].is_day and len(sentence.tokens) <= 6 and sentence.kind == "heading":
            return whens[0].end
    return None
