"""Dates with a month: '20 July 2024', 'du 13 au 14 juin', 'in May', 'between January and April'."""

from __future__ import annotations

from datetime import date

from sahel.extract.lexicon import Span
from sahel.extract.sentences import Sentence
from sahel.extract.spans import DAY, YEAR, Calendar, When, day_of, days_on, month_end, unknown

MARKS = {"-", "–", ",", "/"}


def yearless(sentence: Sentence, span: Span) -> tuple[int, int] | None:
    """The day of this month, as (day, month), where no year stands with it."""
    if span.value != "month":
        return None
    before, _ = _days_before(sentence, span.i)
    numbers, j = (before, span.j) if before else _days_after(sentence, span.j)
    return (int(numbers[0]), int(span.note)) if numbers and _year_after(sentence, j)[0] is None else None


def read_month(
    sentence: Sentence, spans: list[Span], span: Span, month: int, calendar: Calendar
) -> When | None:
    """A month with its days and year before or after it: '20 July 2024', 'July 25 and 27', 'du 13 au 14 juin',
    'in May'.
    """
    before, i = _days_before(sentence, span.i)
    after, j = ([], span.j) if before else _days_after(sentence, span.j)
    if (
        sentence.norm(span.i) in sentence.grammar("verb_or_month")
        and not (before or after)
        and sentence.norm(span.i - 1) not in sentence.grammar("before_month")
        and not _year_after(sentence, j)[0]
    ):
        return None
    year, j = _year_after(sentence, j)
    year = year or _year_of_range(sentence, spans, j)
    if year is None and (told := _year_beside(spans, j)) is not None and calendar.today:
        year, j = calendar.today.year + int(told.note), told.j
    numbers = [int(n) for n in before or after]
    weekday = next(
        (s for s in spans if s.value == "weekday" and (0 <= i - s.j <= 1 or 0 <= s.i - j <= 1)), None
    )
    if weekday is not None:
        i, j = min(i, weekday.i), max(j, weekday.j)
    if not numbers:
        return _to_month(sentence, spans, _whole_month(month, year, i, j, calendar), calendar)
    return _dated(numbers, month, year, weekday, i, j, calendar)


def _year_beside(spans: list[Span], j: int) -> Span | None:
    """'in October last year', "en octobre de l'année dernière"."""
    return next((s for s in spans if s.value == "year_ago" and 0 <= s.i - j <= 1), None)


def _year_of_range(sentence: Sentence, spans: list[Span], j: int) -> int | None:
    """The year behind the second date of 'between 1 October and 31 December 2021'."""
    last = next((s for s in spans if s.value == "month" and 0 < s.i - j <= 4), None)
    if last is None or not is_joint(sentence, j, last.i):
        return None
    _, end = _days_after(sentence, last.j)
    return _year_after(sentence, end)[0]


def is_joint(sentence: Sentence, i: int, j: int) -> bool:
    """Nothing but 'and', 'to', 'et le' and figures between two dates."""
    words = [sentence.norm(k) for k in range(i, j) if not sentence.tokens[k].text[:1].isdecimal()]
    return bool(words) and all(word in sentence.grammar("date_joint", "definite") for word in words)


def _to_month(sentence: Sentence, spans: list[Span], first: When | None, calendar: Calendar) -> When | None:
    """'between January and April': from the first month to the end of the last."""
    if first is None:
        return None
    last = next((s for s in spans if s.value == "month" and s.i == first.j + 1), None)
    if (
        last is None
        or sentence.norm(first.j) not in sentence.grammar("date_joint")
        or _days_after(sentence, last.j)[0]
    ):
        return first
    end = _whole_month(int(last.note), _year_after(sentence, last.j)[0], last.i, last.j, calendar)
    if end is None or end.end < first.start:
        return first
    return When(
        first.start, end.end, "month" if (end.end - first.start).days < 93 else "year", first.i, last.j
    )


def _dated(
    numbers: list[int], month: int, year: int | None, weekday: Span | None, i: int, j: int, calendar: Calendar
) -> When | None:
    known = year or known_year(numbers[0], month, weekday, calendar)
    if known is None:
        return unknown(i, j)
    start, end = day_of(known, month, numbers[0]), day_of(known, month, numbers[-1])
    if start and end and end < start:  # "the night of 31 to 1 June"
        start = day_of(known, month - 1 or 12, numbers[0])
    if not start or not end:
        return None
    return When(
        start, end, "day" if (end - start).days < 4 else "week" if (end - start).days < 10 else "month", i, j
    )


def known_year(day: int, month: int, weekday: Span | None, calendar: Calendar) -> int | None:
    """The year that the report leaves out: from publication, else from the weekday, else from the last date
    told.
    """
    if calendar.today:
        candidate = day_of(calendar.today.year, month, day)
        if candidate is None:
            return None
        return candidate.year if candidate <= calendar.today + 2 * DAY else candidate.year - 1
    if calendar.year:
        return calendar.year
    if calendar.anchor:
        return calendar.anchor.start.year
    if weekday is not None:
        return max((day.year for day in days_on(day, month, int(weekday.note), date.today())), default=None)
    return None


def _whole_month(month: int, year: int | None, i: int, j: int, calendar: Calendar) -> When | None:
    if year is None:
        if calendar.today is None:
            return None
        year = calendar.today.year - (month > calendar.today.month)
    first = date(year, month, 1)
    end = month_end(first)
    return When(
        first, min(end, calendar.today) if calendar.today and calendar.today > first else end, "month", i, j
    )


def _days_before(sentence: Sentence, i: int) -> tuple[list[str], int]:
    """The days that stand before a month: '20', '21 to 22', 'the 13th and 14th of'."""
    days: list[str] = []
    k, calendar = i, sentence.of("calendar")
    while k > 0:
        word = sentence.tokens[k - 1]
        if word.text.isdecimal() and len(word.text) <= 2 and 1 <= int(word.text) <= 31:
            if any([s.value == "month" and s.j == k - 1 for s in calendar]):
                break  # "April 30 and May 1": the 30 is April's
            days.insert(0, word.text)
        elif word.norm in sentence.grammar("first_day"):
            days.insert(0, "1")
        elif not (
            word.norm in sentence.grammar("date_filler", "date_joint")
            or word.text in MARKS
            or any([s.i <= k - 1 < s.j and s.value in ("weekday", "night") for s in calendar])
        ):
            break
        k -= 1
        if len(days) == 2:
            break
    return days, (_first_digit(sentence, k, i) if days else i)


def _first_digit(sentence: Sentence, k: int, i: int) -> int:
    return next(
        (
            n
            for n in range(k, i)
            if sentence.tokens[n].text.isdecimal() or sentence.norm(n) in sentence.grammar("first_day")
        ),
        i,
    )


def _days_after(sentence: Sentence, j: int) -> tuple[list[str], int]:
    """The days that stand after a month: '20', '25 and 27', '21-22'."""
    days: list[str] = []
    k, end = j, j
    while k < len(sentence.tokens) and len(days) < 2:
        word = sentence.tokens[k]
        if word.text.isdecimal() and len(word.text) <= 2 and 1 <= int(word.text) <= 31:
            days.append(word.text)
            end = k + 1
        elif not (
            days
            and (word.norm in sentence.grammar("date_joint") or word.text in MARKS)
            or word.norm in sentence.grammar("ordinal")
        ):
            break
        k += 1
    return days, end


def _year_after(sentence: Sentence, j: int) -> tuple[int | None, int]:
    for k in (j, j + 1):
        if (
            k < len(sentence.tokens)
            and YEAR.match(sentence.tokens[k].text)
            and (k == j or sentence.tokens[j].text == ",")
        ):
            return int(sentence.tokens[k].text), k + 1
    return None, j
