"""The day of publication where a report's own words give it: its dateline, "Posted: …", the date of a
statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date
from functools import lru_cache

from sahel.extract import counts, days, eras
from sahel.extract.dating import is_of_speech, weekday_of_act
from sahel.extract.lexicon import starting
from sahel.extract.sentences import LATELY, Sentence
from sahel.extract.spans import DAY, Calendar, When, days_on, is_year
from sahel.extract.tokens import Token

_POSTED = re.compile(
    r"(?:posted|published|updated|last updated|publié|mis à jour|date|issued)\b[^\n]{0,30}", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"\b(?:post(?:ed|ing)|published|publication|written|modified|edited|modifié|publié|paru|mis en ligne"
    r"|issue date|date of (?:issue|release)|date (?:de parution|d['’](?:émission|édition)))\b",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\b(?:as (?:of|at)|issued|situation (?:au|du)|en date du|(?:établi|publié)e? le|mise? à jour)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:h]\d\d\b|\bGMT\b| \| ")  # of a line that tells when a page was put up
_ADDRESS = re.compile(r"\]\(\S*?/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/")
_ISO = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_HEAD = 2  # blocks at the head of a report, where a place and a day date the report
_YEARLY = 6  # words of a title that is little else than a year
_LINE = 16  # words of a line at the head that may name the month a report covers
_MONTH = 31  # days between the dates of a report that is of one time
_SHORT = 12  # words of a line at the head that gives its date
_TITLE = 20  # and words of a title that gives it
_TITLES = 4  # sentences that may say what period a report covers
_DASHES = frozenset("-–—")
_UNDATED = Calendar(None)
_FIRST = 12  # sentences at the head of a report that a dateline may stand in


@lru_cache(maxsize=LATELY)
def _told_days(sentence: Sentence) -> tuple[Sequence[When], Set[int]]:
    """The days that a sentence tells by its own words alone, and the words that they take."""
    return days.find(sentence, _UNDATED)


def _days_told(sentence: Sentence, published_on: date | None = None, year: int | None = None) -> Sequence[When]:
    """The days that a sentence tells, counted from the day of publication or in a year that is left out."""
    if published_on is None and year is None:
        return _told_days(sentence)[0]
    return days.find(sentence, Calendar(published_on, year=year))[0]


def published(sentences: tuple[Sentence, ...]) -> date | None:
    """The day of publication that a report's head gives, or None; a month and day need their year or weekday."""
    for sentence in sentences[:_FIRST]:
        when = _iso(sentence) or _dateline(sentence, sentences)
        if when is not None:
            return when
    return _dated(sentences)


def _dated(sentences: tuple[Sentence, ...]) -> date | None:
    """The day of publication as other words than a dateline give it, the surest first."""
    return (
        _stated(sentences)
        or _signed(sentences)
        or _headed(sentences)
        or _undated(sentences)
        or _today(sentences)
        or _statement(sentences)
    )


def _iso(sentence: Sentence) -> date | None:
    """'2017-11-09 18:02 GMT' on a line of its own."""
    found = _ISO.search(sentence.text) if len(sentence.tokens) <= _LINE else None
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def _stated(sentences: Sequence[Sentence]) -> date | None:
    """The full date on which the lead says it was said: 'police said Monday, March 3, 2014'."""
    for sentence in sentences[:_TITLES]:
        said = [s.j for s in sentence.of("speech") if s.value == "says"]
        whens = _told_days(sentence)[0] if said and sentence.figures else ()
        for when in whens:
            full = when.is_day and days.has_year(sentence, when)
            if full and any(0 <= when.i - j <= 2 for j in said):
                return when.end
    return None


def _statement(sentences: Sequence[Sentence]) -> date | None:
    """The latest full date that is that of a statement: 'A statement on Wednesday, February 12, 2020 said …'."""
    said = [
        when.end
        for sentence in sentences
        if sentence.figures and sentence.of("speech")
        for when in _told_days(sentence)[0]
        if when.is_day and days.has_year(sentence, when) and is_of_speech(sentence, when)
    ]
    return max(said, default=None)


def _today(sentences: Sequence[Sentence]) -> date | None:
    """ "aujourd'hui, vendredi 25 juin 2021": the day of the report, said in its text."""
    for sentence in sentences:
        if not sentence.of("calendar") and not sentence.figures:
            continue
        spoken = [s for s in sentence.of("calendar") if s.value == "day" and s.note == "0"]
        if not spoken and not sentence.has(sentence.grammar("this_day")):
            continue
        whens, _ = _told_days(sentence)
        this = [w for w in whens if w.is_day and sentence.norm(w.i - 1) in sentence.grammar("this_day")]
        if this and days.has_year(sentence, this[0]):
            return this[0].end  # "ce mardi 13 juillet 2021"
        near = [
            when
            for when in whens
            if when.is_day and any(abs(when.i - s.j) <= 2 or abs(s.i - when.j) <= 2 for s in spoken)
        ]
        if near:
            return near[0].end
    return None


def _headed(sentences: Sequence[Sentence]) -> date | None:
    """The one full date among the lines at the head ("12 July 2024", "Flash note, 6 June 2024"); a diary has
    several.
    """
    found = []
    for sentence in sentences:
        if sentence.kind == "heading" and days.is_bare_day(sentence):
            return None  # a diary
        if sentence.kind == "heading" and _length(sentence) < (_TITLE if sentence.block == 0 else _SHORT):
            whens, _ = _told_days(sentence)
            found += [when for when in whens if when.is_day and when.start == when.end]
    return found[0].end if len(found) == 1 and found[0].end else None


def _length(sentence: Sentence) -> int:
    """How many words a line has up to the bar that parts its date from the rest: 'Tuesday 14 October 2025 | By …'."""
    return sentence.norms.index("|") if "|" in sentence.norms else len(sentence.norms)


def _undated(sentences: tuple[Sentence, ...]) -> date | None:
    """A dateline without its year ("OUAGADOUGOU, Feb 21 -"), with the year that a weekday and a day in the
    text give.
    """
    day = next(
        (
            days.month_and_day(s)
            for s in sentences[:_FIRST]
            if s.tokens and s.tokens[0].text.isupper() and _is_place_and_date(s)
        ),
        None,
    )
    year = inferred_year(sentences) if day else None
    return date(year, day[1], day[0]) if day and year else None


def is_diary(sentences: Sequence[Sentence]) -> bool:
    """Whether headings that are nothing but a date stand above several parts; a single one is the date of the
    report.
    """
    headings = [s for s in sentences if s.kind == "heading"]
    bare = [s for s in headings if days.is_bare_day(s) or _is_bare_date(s)]
    return len(bare) != 1


def _is_bare_date(sentence: Sentence) -> bool:
    whens, taken = _told_days(sentence)
    if not whens or not whens[0].is_day:
        return False
    return not any(token.is_word and k not in taken for k, token in enumerate(sentence.tokens))


def address_day(sentence: Sentence) -> date | None:
    """The day in the address that an item links to: '(/news/2018/09/19/unidentified-gunmen…)'."""
    found = _ADDRESS.search(sentence.text) if "](" in sentence.text else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def diary_day(sentence: Sentence, day: When | None) -> date | None:
    """The day that an item's weekdays are counted from: 'on Wednesday' under Thursday's heading is the day
    before.
    """
    bare = any(days.is_bare_day(heading) or _is_bare_date(heading) for heading in sentence.headings)
    return day.end if bare and day and day.is_day else None


def heading_day(
    sentence: Sentence, published_on: date | None, before: When | None = None, diary: bool = True
) -> When | None:
    """The day, or the days, of the heading that a sentence stands under; `before` is that of the heading
    before it.
    """
    for heading in reversed(sentence.headings):
        if not heading.of("calendar") and not heading.figures:
            continue
        if _is_place_and_date(heading) and (heading.block < _HEAD or _names_year(heading)):
            continue  # "Ouagadougou, le 22 mai 2024" dates the statement; "Koumbri, December 17" the acts below
        if (
            _WRITTEN.search(heading.text)
            or _CLOCK.search(heading.text)
            or not diary
            and _is_bare_date(heading)
        ):
            continue  # it dates the report
        following = days.next_day(heading, before) if before else None
        if following:
            return following
        whens = _days_told(heading, published_on)
        if whens and not (whens[-1].is_day and _AS_OF.search(heading.text)):
            return whens[-1]  # "As of 20 May 2025" dates the report, not its acts
    return None


def dates_report(sentence: Sentence) -> bool:
    """A line at the head that tells when the report was written: 'Published: 9 April 2024', 'Situation au 9
    avril'.
    """
    head = sentence.text[:90]
    written = any(mark.search(head) for mark in (_WRITTEN, _AS_OF, _CLOCK)) or bool(_POSTED.match(head))
    return sentence.kind == "heading" and (written or _is_bare_date(sentence))


def period(sentences: Sequence[Sentence], published_on: date | None) -> When | None:
    """The week that a report says it covers, in its title or under it: 'Reporting period: 3-9 March'.

    A longer period leaves a weekday ambiguous, and is none.
    """
    for sentence in sentences[:_TITLES]:
        titled = sentence.kind == "heading" or len(sentence.tokens) <= _LINE
        whens = _days_told(sentence, published_on) if titled else ()
        for when in whens:
            known = days.has_year(sentence, when) if published_on is None else when.end <= published_on
            if 1 < (when.end - when.start).days <= 6 and known:
                return when
    return None


def around(sentences: Sequence[Sentence], published_on: date | None, year: int | None) -> When | None:
    """The week up to the latest full date of a report without a day of publication, where it gives it a weekday.

    'On Friday, 14th January 2022 … on Thursday': its weekdays are those of that week.
    """
    if published_on is not None:
        return None
    told = [
        when.end
        for sentence in sentences
        if (sentence.figures or year and sentence.of("calendar"))
        and not sentence.has(sentence.grammar("recalls"))
        for when in _days_told(sentence, year=year)
        if when.is_day and when.end is not None and (year or days.has_year(sentence, when))
    ]
    latest = max(told, default=None)
    if latest is None or (latest - min(told)).days > _MONTH:
        return None
    return When(latest - 6 * DAY, latest, "week")


@lru_cache(maxsize=1)  # asked for the day of publication, and for the days of the acts where there is none
def inferred_year(sentences: tuple[Sentence, ...]) -> int | None:
    """The year that a report leaves out: one in which its day of the month fell on the weekday of its act.

    'on July 20 … an attack on Saturday': of the years in which 20 July was a Saturday the one that fits whom the
    report names, the latest of equals.
    """
    posted = next(filter(None, map(_posted_month, sentences[:_FIRST])), None)
    found = _weekday_and_day(sentences)
    if posted or found is None:
        return posted.year if posted else _titled_year(sentences) or _counted_year(sentences)
    (day, month, weekday), together = found
    candidates = days_on(day, month, weekday, date.today())
    if not together:
        return eras.year_of(day, month, candidates, sentences)
    likeliest = eras.likeliest(candidates, sentences)
    return likeliest.year if likeliest else None


def _counted_year(sentences: Sequence[Sentence]) -> int | None:
    """The year that 'since 2016' and 'for five years now' come to, where a report says one of each."""
    began: set[int] = set()
    lasted: set[int] = set()
    for sentence in sentences:
        if not sentence.has(sentence.grammar("since", "lasting")):
            continue
        if not sentence.of("numbers") and not any(token.text.isdecimal() for token in sentence.tokens):
            continue
        for count in counts.find(sentence, set()):
            if count.low is None:
                continue
            led = {token.norm for token in sentence.tokens[max(0, count.i - 3) : count.i]}
            if is_year(sentence.tokens[count.i].text):
                began |= {count.low} if sentence.norm(count.i - 1) in sentence.grammar("since") else set()
            elif sentence.norm(count.j) in sentence.grammar("years") and led & sentence.grammar("lasting"):
                lasted.add(count.low)
    return began.pop() + lasted.pop() if len(began) == len(lasted) == 1 else None


def _titled_year(sentences: Sequence[Sentence]) -> int | None:
    """The one year that the headings at the head name: 'Access snapshot, October 2021', 'Bulletin no 7 (12 -
    18 février 2024)'.
    """
    years = {
        int(token.text)
        for sentence in sentences[:_FIRST]
        if (sentence.kind == "heading" or len(sentence.tokens) <= (_LINE if sentence.block else _TITLE))
        and sentence.of("calendar")
        for token in sentence.tokens
        if is_year(token.text)
    } or set(filter(None, map(_year_of_title, sentences[:_FIRST])))
    return years.pop() if len(years) == 1 else None


def _year_of_title(sentence: Sentence) -> int | None:
    """The year of a title that is little else: '2021 au Niger', 'Timeline of 2021'."""
    if sentence.kind != "heading" or len(sentence.tokens) > _YEARLY or sentence.of("acts"):
        return None
    years = [int(token.text) for token in sentence.tokens if is_year(token.text)]
    return years[0] if len(years) == 1 else None


def _posted_month(sentence: Sentence) -> date | None:
    """The month of a line that says when the report was written, without its day: 'Originally posted: February
    2016'.
    """
    if len(sentence.tokens) > 12 or not sentence.of("calendar") or not _WRITTEN.search(sentence.text):
        return None
    whens, _ = _told_days(sentence)
    return next((when.end for when in whens if when.precision == "month"), None)


def _weekday_and_day(sentences: Sequence[Sentence]) -> tuple[tuple[int, int, int], bool] | None:
    """A day, a month and the weekday that it fell on; True if told together, else of one act told over several
    sentences.
    """
    for sentence in sentences:
        if sentence.of("calendar") and (pair := days.weekday_and_day(sentence)) is not None:
            return pair, True
    weekday, day, scope = None, None, None
    for sentence in sentences:
        if sentence.scope != scope:
            weekday, day, scope = None, None, sentence.scope
        weekday = weekday_of_act(sentence) if weekday is None else weekday
        day = days.month_and_day(sentence) if day is None else day
        if weekday is not None and day is not None:
            return (*day, weekday), False
    return None


def _dateline(sentence: Sentence, sentences: tuple[Sentence, ...]) -> date | None:
    head = sentence.text[:90]
    if not (_POSTED.match(head) or _is_place_and_date(sentence)):
        return None
    year = inferred_year(sentences) if days.weekday_and_day(sentence) else None
    early = [when for when in _days_told(sentence, year=year) if when.is_day and when.i < 16]
    return early[0].end if early else None


def _is_place_and_date(sentence: Sentence) -> bool:
    """'NOUAKCHOTT (Friday, Oct 31, 2025) - …', 'Ouagadougou, le 22 mai 2024', 'Dori, 22 mai 2024 (AIB) - …'."""
    tokens = sentence.tokens
    if len(tokens) > 5 and tokens[0].text == "(":
        return _has_dash(tokens[3:16])
    if len(tokens) < 3 or not tokens[0].is_capital:
        return False
    upper = tokens[0].text.isupper() and len(tokens[0].text) > 3
    if not upper and tokens[1].text != "," or starting(sentence.of("calendar"), 0):
        return False
    if upper:
        return _has_dash(tokens[2:16])
    early = any(s.value == "month" and s.i < 6 for s in sentence.of("calendar"))
    return early and (len(tokens) < 10 or _has_dash(tokens[3:12]) or tokens[-1].text == ")" and len(tokens) <= _LINE)


def _names_year(sentence: Sentence) -> bool:
    return any(is_year(token.text) for token in sentence.tokens)


def _has_dash(tokens: tuple[Token, ...]) -> bool:
    return not _DASHES.isdisjoint([token.text for token in tokens])


def _signed(sentences: Sequence[Sentence]) -> date | None:
    """The last line of a statement, if it is nothing but a date."""
    if (
        sum(
            [
                any([span.value == "month" for span in s.of("calendar")])
                for s in sentences
                if s.kind == "heading" and s.of("calendar")
            ]
        )
        > 2
    ):
        return None  # a diary
    for sentence in sentences[-3:]:
        short = sentence.kind == "heading" and len(sentence.tokens) <= 6
        whens = _told_days(sentence)[0] if short else ()
        if whens and whens[0].is_day:
            return whens[0].end
    return None
