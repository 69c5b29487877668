"""When an act happened: dates, weekdays, nights, ranges and relative words, resolved against the day of
publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sahel.extract.dating import is_recalled
from sahel.extract.lexicon import Span
from sahel.extract.months import MARKS, is_joint, known_year, read_month, yearless
from sahel.extract.sentences import Sentence
from sahel.extract.spans import (
    DAY,
    YEAR,
    Calendar,
    When,
    day_of,
    is_year,
    month_back,
    month_end,
    precision_of,
    publication_day,
    unknown,
)

_ORDINALS = frozenset(("th", "st", "nd", "rd", "er"))
_APPOSED = 5  # words between a counted day and the weekday that says the same
_ECHO = 6  # words between a weekday and the date that says the same
_HOUR = re.compile(r"h\d*$")


def find(sentence: Sentence, calendar: Calendar) -> tuple[list[When], set[int]]:
    """The dates of a sentence, and the words that they take (no figures are read from those)."""
    spans = sentence.of("calendar")
    if not spans and not sentence.figures:
        return [], set()
    years = [i for i in sentence.figures if len(sentence.norms[i]) == 4]  # what may be one
    found, taken = _numeric(sentence, years, calendar) if sentence.figures else ([], set())
    lasting = sentence.has(sentence.grammar("since"))
    for order, span in enumerate(spans):
        if span.i in taken:
            continue
        when = _read(sentence, spans, order, calendar)
        if when is None:
            taken |= _barren(sentence, span)
            continue
        taken.update(range(when.i, when.j))
        if when.precision != "unknown":
            opens = lasting and not is_recalled(sentence, when)
            found.append(_opened(sentence, when, calendar) if opens else when)
    if sentence.figures:
        found += _bare_days(sentence, taken, calendar)
        if years:
            found += _bare_years(sentence, years, taken)
            taken |= _years(sentence, years)
        taken |= _times(sentence)
    return _spanned(_without_echoes(found, sentence), sentence) if len(found) > 1 else found, taken


def _without_echoes(found: list[When], sentence: Sentence) -> list[When]:
    """Without the weekday that a date of the same sentence gives in full: 'Wednesday 15 Rajab, 15 January'."""
    dated = [
        when
        for when in found
        if when.is_day and any(s.value == "month" and when.i <= s.i < when.j for s in sentence.of("calendar"))
    ]
    found = [when for when in found if not _is_told_by_weekday(when, found, sentence)]
    return [
        when
        for when in found
        if not (
            _is_weekday(when, sentence)
            and any(_is_beside(when, d) and when.end.weekday() == d.end.weekday() for d in dated)
        )
    ]


def _is_told_by_weekday(when: When, found: list[When], sentence: Sentence) -> bool:
    """'L'avant-veille, jeudi', 'two days after, on Sunday': the weekday behind the comma says it more surely."""
    counted = any(s.value in ("same", "after", "later", "before") and when.i <= s.i < when.j for s in sentence.of("calendar"))
    return counted and any(
        _is_weekday(other, sentence) and 0 < other.i - when.j <= _APPOSED and "," in sentence.norms[when.j : other.i]
        for other in found
    )


def _is_beside(when: When, other: When) -> bool:
    return max(when.i, other.i) - min(when.j, other.j) <= _ECHO


def _is_weekday(when: When, sentence: Sentence) -> bool:
    """Told by nothing but the name of a weekday."""
    return when.is_day and any(
        s.value == "weekday" and (s.i, s.j) == (when.i, when.j) for s in sentence.of("calendar")
    )


def _bare_years(sentence: Sentence, years: list[int], taken: set[int]) -> list[When]:
    """'in 2021', 'en 2021': nothing narrower is said."""
    found = []
    for i in years:
        token = sentence.tokens[i]
        if (
            i not in taken
            and YEAR.match(token.text)
            and sentence.norm(i - 1) in sentence.grammar("in_year")
        ):
            found.append(When(date(int(token.text), 1, 1), date(int(token.text), 12, 31), "year", i, i + 1))
    return found


def _bare_days(sentence: Sentence, taken: set[int], calendar: Calendar) -> list[When]:
    """'on the 20th', 'le 20': a day without its month, the latest one up to the report or in the period it
    covers.
    """
    if calendar.last_day is None:
        return []
    found = []
    for i in sentence.figures:
        token = sentence.tokens[i]
        if i in taken or not token.text.isdecimal() or not 1 <= int(token.text) <= 31:
            continue
        j = i + 1 + (sentence.norm(i + 1) in _ORDINALS)
        night = _night_to(sentence, i, j)
        marked = {sentence.norm(i - 1), sentence.norm(j - 1)} & sentence.grammar("day_of_month")
        if night is None and (not marked or not _ends_phrase(sentence, j)):
            continue
        last = int(sentence.tokens[night - 1].text) if night else int(token.text)
        day = next((d for n in range(31) if (d := calendar.last_day - n * DAY).day == last), None)
        if day:
            found.append(When(day - DAY if night else day, day, "day", i, night or j))
            taken |= set(range(i, night or j))
    return found


def _night_to(sentence: Sentence, i: int, j: int) -> int | None:
    """Where 'the night of 20 to 21', 'la nuit du 20 au 21' ends, of which the first day is word i."""
    night = any(s.value == "night" and 0 <= i - s.j <= 2 for s in sentence.of("calendar"))
    joint = sentence.norm(j) in sentence.grammar("date_joint") or sentence.norm(j) in ("-", "/")
    following = sentence.tokens[j + 1] if j + 1 < len(sentence.tokens) else None
    if not night or not joint or following is None or not following.text.isdecimal():
        return None
    return j + 2 if int(following.text) - int(sentence.tokens[i].text) == 1 else None


def _ends_phrase(sentence: Sentence, j: int) -> bool:
    """No noun follows that the number would count: the sentence ends, or a mark or a small word stands there."""
    if j >= len(sentence.tokens) or not sentence.tokens[j].is_word:
        return j >= len(sentence.tokens) or not sentence.tokens[j].text[0].isdecimal()
    small = sentence.grammar("no_head", "before_figure", "indefinite", "definite", "between", "by")
    return sentence.norm(j) in small


def _numeric(sentence: Sentence, years: list[int], calendar: Calendar) -> tuple[list[When], set[int]]:
    """Dates in figures, day first: '18/07', '18/07/2019'."""
    found, taken = _iso(sentence, years) if years else ([], set())
    if "/" not in sentence.text:
        return found, taken
    for i in range(len(sentence.tokens) - 2):
        if sentence.tokens[i + 1].text != "/":
            continue
        day, _, month = (token.text for token in sentence.tokens[i : i + 3])
        if (
            not (day.isdecimal() and month.isdecimal() and len(day) <= 2 and len(month) <= 2)
            or i in taken
            or any(s.value == "month" and s.i == i + 3 for s in sentence.of("calendar"))
        ):
            continue  # "the night of 3/4 June"
        dated = (
            i + 4 < len(sentence.tokens)
            and sentence.tokens[i + 3].text == "/"
            and YEAR.match(sentence.tokens[i + 4].text)
        )
        year = (
            int(sentence.tokens[i + 4].text)
            if dated
            else known_year(int(day), int(month), None, calendar)
            if 1 <= int(month) <= 12
            else None
        )
        exact = day_of(year, int(month), int(day)) if year else None
        taken |= set(range(i, i + (5 if dated else 3)))
        if exact:
            found.append(When(exact, exact, "day", i, max(taken) + 1))
    return found, taken


def _iso(sentence: Sentence, years: list[int]) -> tuple[list[When], set[int]]:
    """'on 2024-03-20', 'le 2024-03-20'."""
    found, taken = [], set()
    for i in years:
        words = [token.text for token in sentence.tokens[i : i + 3]]
        if [len(word) for word in words] != [4, 2, 2] or "-".join(words) not in sentence.text:
            continue
        year, month, day = (int(word) if word.isdecimal() else 0 for word in words)
        exact = day_of(year, month, day) if is_year(words[0]) else None
        if exact:
            found.append(When(exact, exact, "day", i, i + 3))
            taken |= set(range(i, i + 3))
    return found, taken


def _spanned(found: list[When], sentence: Sentence) -> list[When]:
    """Two dates that are the ends of one span: 'du 1er août au 31 octobre', 'between 28 June and 2 July'."""
    joined: list[When] = []
    for when in sorted(found, key=lambda w: w.i):
        last = joined[-1] if joined else None
        if last and 0 < (when.end - last.start).days < 400 and _are_ends(sentence, last, when):
            length = precision_of(last.start, when.end)
            joined[-1] = When(last.start, when.end, length, last.i, when.j)
            continue
        joined.append(when)
    return joined


def _are_ends(sentence: Sentence, first: When, second: When) -> bool:
    """Whether 'to' stands between two days, or 'between' before them and 'and' in the middle."""
    between = {t.norm for t in sentence.tokens[first.j : second.i]}
    if not first.is_day or not second.is_day or not between:
        return False
    opened = {sentence.norm(k) for k in (first.i - 1, first.i - 2) if k >= 0} & sentence.grammar(
        "range_opens"
    )
    joints = sentence.grammar("range_joint", "until", "definite")
    return between <= joints or bool(opened) and is_joint(sentence, first.j, second.i)


def has_year(sentence: Sentence, when: When) -> bool:
    """Whether the words of a date say its year."""
    return any(YEAR.match(token.text) for token in sentence.tokens[when.i : when.j])


def month_and_day(sentence: Sentence) -> tuple[int, int] | None:
    """The first day of a month that the sentence names without its year, as (day, month)."""
    return next(
        (found for span in sentence.of("calendar") if (found := yearless(sentence, span)) is not None), None
    )


def is_bare_day(sentence: Sentence) -> bool:
    """Nothing but a weekday and a day of the month: 'Mardi 22'."""
    if len(sentence.tokens) > 3:
        return False
    kinds = {s.value for s in sentence.of("calendar")}
    named = "weekday" in kinds and "month" not in kinds
    return named and any(t.text.isdecimal() for t in sentence.tokens)


def next_day(sentence: Sentence, before: When) -> When | None:
    """The day of a diary's heading that leaves out the month: the next such day after the heading before it."""
    if not is_bare_day(sentence):
        return None
    number = next(int(t.text) for t in sentence.tokens if t.text.isdecimal())
    day = next((before.end + n * DAY for n in range(0, 32) if (before.end + n * DAY).day == number), None)
    return When(day, day, "day") if day else None


def weekday_and_day(sentence: Sentence) -> tuple[int, int, int] | None:
    """A weekday and a day of the month that stand together, as (day, month, weekday): 'Sunday, February 19'."""
    for month in sentence.of("calendar"):
        beside = [s for s in sentence.of("calendar") if s.value == "weekday" and abs(s.i - month.i) <= 4]
        found = yearless(sentence, month) if beside else None
        if found:
            return (*found, int(beside[0].note))
    return None


def is_open(sentence: Sentence) -> bool:
    """'since March 8', 'depuis le 8 mars': several acts since then, whichever year it was."""
    since = sentence.grammar("since")
    return any(
        since & {token.norm for token in sentence.tokens[max(0, span.i - 2) : span.i]}
        for span in sentence.of("calendar")
        if span.value == "month" and not is_recalled(sentence, span)
    )


_SINCE_THE_MONTH = 8  # words from "since" to a month: "since the beginning of the month of March"


def _opened(sentence: Sentence, when: When, calendar: Calendar) -> When:
    """'since 8 March': from then to publication."""
    reach = _SINCE_THE_MONTH if sentence.norm(when.i - 1) in sentence.grammar("of") else 4
    before, since = sentence.norms[max(0, when.i - reach) : when.i], sentence.grammar("since")
    if since.isdisjoint(before) or calendar.today is None or calendar.today <= when.start:
        return when
    days = (calendar.today - when.start).days
    return When(
        when.start,
        calendar.today,
        "week" if days < 10 else "month" if days < 93 else "year",
        when.i,
        when.j,
        since=True,
    )


def _barren(sentence: Sentence, span: Span) -> set[int]:
    """The words of a duration ("for three weeks", "12 years"), whose figure counts nobody."""
    if span.value == "unit" and _figure_before(sentence, span.i) is not None:
        return set(range(max(0, span.i - 2), span.j))
    return set(range(span.i, span.j)) if span.value in ("month_ago", "year_ago") else set()


def _years(sentence: Sentence, years: list[int]) -> set[int]:
    return {i for i in years if YEAR.match(sentence.tokens[i].text) and not _next_is_person(sentence, i)}


def _next_is_person(sentence: Sentence, i: int) -> bool:
    return any(span.i in (i + 1, i + 2) for span in sentence.of("people"))


def _times(sentence: Sentence) -> set[int]:
    """The words of times of day, ages and the like: '05:30', '19h00', '14-year-old', 'aged 14 to 18'."""
    taken = set()
    tokens, units, ages = sentence.tokens, sentence.grammar("time_unit"), sentence.grammar("age")
    for i in sentence.figures:
        if i + 1 == len(tokens):
            break
        after = tokens[i + 1].norm
        if after == ":" and i + 2 < len(tokens) and tokens[i + 2].text.isdecimal():
            taken |= {i, i + 2}
        elif after in units or after in ("%", "°") or _HOUR.match(after):
            taken |= {i, i + 2}
        elif i and tokens[i - 1].norm in ages:
            taken |= {i, i + 2} if after in sentence.grammar("range_joint") else {i}
    return taken


def _read(sentence: Sentence, spans: list[Span], order: int, calendar: Calendar) -> When | None:
    """The date that begins or is carried by this span, by its kind; None where it is none."""
    span = spans[order]
    kind, value = span.value, int(span.note or 0)
    if kind == "month":
        return read_month(sentence, spans, span, value, calendar)
    if kind == "weekday":
        return _weekday(sentence, spans, span, value, calendar)
    if kind == "unit":
        return _ago(sentence, spans, span, value, calendar)
    if kind in ("same", "after"):
        return None if _is_after_another(sentence, span) else _from_anchor(span, kind, value, calendar)
    if kind == "feast":
        return _feast(sentence, span, value, calendar)
    if calendar.today is None:
        whole = kind == "year_ago" and calendar.year
        return (
            When(date(whole, 1, 1), date(whole, 12, 31), "year", span.i, span.j)
            if whole and not value
            else None
        )
    if kind == "day":
        day = calendar.today + value * DAY
        return When(day, day, "day", span.i, span.j)
    if kind == "weekend":
        sunday = publication_day(6, calendar.today)
        return When(sunday - DAY, sunday, "day", span.i, span.j)
    return None if _names_month(sentence, spans, order) else _relative(span, kind, value, calendar.today)


def _names_month(sentence: Sentence, spans: list[Span], order: int) -> bool:
    """'au début du mois de mars': the month is named behind."""
    span, following = spans[order], spans[order + 1 : order + 2]
    named = span.value == "month_ago" and following and following[0].value == "month"
    return bool(named) and following[0].i == span.j + 1 and sentence.norms[span.j] in sentence.grammar("of")


def _feast(sentence: Sentence, span: Span, value: int, calendar: Calendar) -> When | None:
    """'on Christmas Day 2024', 'le jour de Noël': month and day as 1225."""
    month, number = divmod(value, 100)
    told = sentence.tokens[span.j].text if span.j < len(sentence.tokens) else ""
    year = int(told) if is_year(told) else known_year(number, month, None, calendar)
    day = day_of(year, month, number) if year else None
    return When(day, day, "day", span.i, span.j + is_year(told)) if day else None


def _relative(span: Span, kind: str, value: int, today: date) -> When | None:
    if kind == "week":
        monday = today - today.weekday() * DAY + value * 7 * DAY
        return When(monday, min(monday + 6 * DAY, today), "week", span.i, span.j)
    if kind == "month_ago":
        first = month_back(today, -value)
        return When(first, min(month_end(first), today), "month", span.i, span.j)
    if kind == "year_ago":
        year = today.year + value
        return When(date(year, 1, 1), min(date(year, 12, 31), today), "year", span.i, span.j)
    return None


def _is_after_another(sentence: Sentence, span: Span) -> bool:
    """'le lendemain de la dispute', 'the day after the funeral': counted from what is no act that is told."""
    small = sentence.grammar("of", "definite")
    k = span.j
    while k < len(sentence.norms) and sentence.norms[k] in small:
        k += 1
    if k == span.j or k >= len(sentence.norms) or not sentence.tokens[k].is_word or sentence.tokens[k].is_capital:
        return False
    return not any([s.i <= k < s.j for tag in ("acts", "cues", "calendar") for s in sentence.of(tag)])


def _from_anchor(span: Span, kind: str, value: int, calendar: Calendar) -> When | None:
    if calendar.anchor is None or not calendar.anchor.is_day:
        return None
    day = calendar.anchor.start + (value * DAY if kind == "after" else timedelta())
    return When(day, day, "day", span.i, span.j)


def _ago(sentence: Sentence, spans: list[Span], unit: Span, days: int, calendar: Calendar) -> When | None:
    """'two weeks ago', 'il y a trois jours', 'four days after': a figure, a unit and a direction."""
    number = _figure_before(sentence, unit.i)
    if (
        number is not None
        and days
        and calendar.today
        and {t.norm for t in sentence.tokens[max(0, unit.i - 4) : unit.i]} & sentence.grammar("past")
    ):
        start = calendar.today - number * days * DAY  # "over the past four weeks"
        return When(
            start,
            calendar.today,
            "week" if number * days < 10 else "month" if number * days < 93 else "year",
            unit.i - 1,
            unit.j,
            since=True,
        )
    direction = next(
        (
            s
            for s in spans
            if s.value in ("ago", "before", "later") and (s.i == unit.j or s.j in (unit.i - 1, unit.i - 2))
        ),
        None,
    )
    if number is not None and not days and number % 24 == 0:  # "48 hours after"
        number, days = number // 24, 1
    if number is None or direction is None or not days:
        return None
    base = calendar.today if direction.value == "ago" else calendar.anchor.start if calendar.anchor else None
    if base is None:
        return None
    came = any(token.norm in sentence.grammar("came") for token in sentence.tokens[: unit.i])
    middle = base + (1 if direction.value == "later" and not came else -1) * number * days * DAY
    i, j = min(direction.i, unit.i - 1), max(direction.j, unit.j)
    if days == 1:
        return When(middle, middle, "day", i, j)
    if days == 7:
        return When(middle - 3 * DAY, middle + 3 * DAY, "week", i, j)
    first = middle.replace(day=1)
    return When(first, month_end(first), "month", i, j) if days == 30 else None


def _figure_before(sentence: Sentence, i: int) -> int | None:
    if sentence.norm(i - 1) in sentence.grammar("past"):
        i -= 1  # "trois dernières semaines"
    if i and sentence.tokens[i - 1].text.isdecimal():
        return int(sentence.tokens[i - 1].text)
    span = next((s for s in sentence.of("numbers") if s.j == i and s.value == s.note), None)
    return int(span.value) if span else None


def _weekday(
    sentence: Sentence, spans: list[Span], span: Span, weekday: int, calendar: Calendar
) -> When | None:
    """A weekday by itself, or a night from one to the next; with a date beside it, the date is read instead."""
    if sentence.norms[span.i] in sentence.grammar("short_day") and not sentence.tokens[span.i].is_capital:
        return None  # "as they sat in front of a shop"
    if sentence.norm(span.j) in sentence.grammar("service"):
        return None  # "Friday prayers" are held on every Friday
    months = [s for s in spans if s.value == "month"]
    for month in months:
        if 0 <= month.i - span.j <= 5 and _only_numbers(sentence, span.j, month.i):
            return read_month(sentence, spans, month, int(month.note), calendar)
    month_before = any(0 < span.i - s.j <= 3 and _only_numbers(sentence, s.j, span.i) for s in months)
    if month_before or calendar.last_day is None:
        return unknown(span.i, span.j) if calendar.last_day is None else None
    day = publication_day(weekday, calendar.last_day)
    if day == calendar.today and {sentence.norm(span.i - 1), sentence.norm(span.j)} & sentence.grammar(
        "last"
    ):
        day -= 7 * DAY
    night = next(
        (
            s
            for s in spans
            if s.value == "weekday"
            and s.i == span.j + 1
            and sentence.norm(span.j) in sentence.grammar("date_joint")
            and int(s.note) == (weekday + 1) % 7
        ),
        None,
    )
    if night:
        end = publication_day(int(night.note), calendar.last_day)
        return When(end - DAY, end, "day", span.i, night.j)
    return When(day, day, "day", span.i, span.j)


def _only_numbers(sentence: Sentence, i: int, j: int) -> bool:
    small = sentence.grammar("date_filler", "date_joint") | {
        sentence.norm(s.i) for s in sentence.of("calendar") if s.value == "weekday"
    }
    return all(
        sentence.tokens[k].text.isdecimal() or sentence.norm(k) in small or sentence.tokens[k].text in MARKS
        for k in range(i, j)
    )
