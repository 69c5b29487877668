"""When: the words that give an incident its days, and how they are counted."""

from __future__ import annotations

from collections.abc import Iterator

from sahel.extract.explain.reason import Account, Reason, Words, because, of, whole
from sahel.extract.frames import Frame
from sahel.extract.lexicon import Span
from sahel.extract.sentences import Sentence
from sahel.extract.spans import When

_BY_KIND = {
    "day": "date_day_word", "weekend": "date_weekend", "week": "date_period", "month_ago": "date_period",
    "year_ago": "date_period", "same": "date_same", "after": "date_after", "unit": "date_ago",
    "feast": "date_feast",
}


def dates(account: Account) -> Iterator[Reason]:
    """The first day, the last day and the precision, which the same words give."""
    incident = account.incident
    rule, words = _read(account)
    for field, day in (("date_start", incident.date_start), ("date_end", incident.date_end)):
        if day is not None:
            yield because(field, day.isoformat(), rule, words)
    yield because("date_precision", incident.date_precision, rule, words)


def _read(account: Account) -> tuple[str, Words | None]:
    when = account.story.when
    if when is None:
        return ("date_week_of_publication" if account.setting.published else "date_unknown"), None
    frame = account.frame_of(when)
    if frame is None:
        return "date_heading", next(_heading(account, when), None)
    own = any(frame.sentence is told.sentence for told in account.story.frames)
    rule = _rule(frame.sentence, when, account) if own else "date_before"
    return rule, of(frame.sentence, when)


def _heading(account: Account, when: When) -> Iterator[Words]:
    """The words of the heading that dates the story."""
    for frame in account.story.frames:
        if frame.heading_when is when:
            yield from (_dated(heading, when) for heading in _dating(frame))


def _dating(frame: Frame) -> Iterator[Sentence]:
    """The headings above a sentence that name a day, the nearest first."""
    return (heading for heading in reversed(frame.sentence.headings) if heading.of("calendar"))


def _dated(heading: Sentence, when: When) -> Words:
    return of(heading, when) if when.i < when.j <= len(heading.tokens) else whole(heading)


def _rule(sentence: Sentence, when: When, account: Account) -> str:
    """How the words of a date were counted, by what stands in them."""
    inside = [span for span in sentence.of("calendar") if when.i <= span.i < when.j]
    kinds = [span.value for span in inside]
    if when.i >= when.j:
        return "date_of_acts"
    if when.since:
        return "date_since"
    if "month" in kinds:
        return _month(sentence, when, inside, account)
    if "weekday" in kinds:
        return "date_night" if kinds.count("weekday") > 1 else "date_weekday"
    known = next((_BY_KIND[kind] for kind in kinds if kind in _BY_KIND), None)
    return known or ("date_figures" if when.j - when.i > 1 else "date_year")


def _month(sentence: Sentence, when: When, inside: list[Span], account: Account) -> str:
    figures = [token.text for token in sentence.tokens[when.i:when.j] if token.text.isdecimal()]
    if any(len(figure) == 4 for figure in figures):
        return "date_range" if when.is_day and when.start != when.end else "date_full"
    if when.start != when.end and not figures:
        return "date_month"
    if account.setting.published:
        return "date_range" if when.start != when.end else "date_year_of_publication"
    weekday = any(span.value == "weekday" for span in inside)
    return "date_year_of_weekday" if weekday else "date_year_worked_out"
