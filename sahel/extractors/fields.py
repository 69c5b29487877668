"""The fields of an incident that somebody else coded, each checked by itself: what does not hold is left out.

Every function takes what the answer has in that field, whatever it is, and tells `reject` what it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from datetime import date, timedelta
from typing import Any

from sahel.casualties import UNSPECIFIED
from sahel.codebook import actors, event_type_of, table
from sahel.extractors import quotes
from sahel.extractors.prompt import event_types
from sahel.model import Casualty

Reject = Callable[[str], None]
MAX_FIGURE = 1_000_000
DEFAULT_CONFIDENCE = 0.5
NOBODY = ("unidentified",)
EARLIEST = date(1900, 1, 1)
UNKNOWN_SPAN = (None, None, "unknown")
_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){0,10}")


def shown(value: Any) -> str:
    """A value from outside on one short line."""
    whole = repr(value)
    return whole if len(whole) <= 60 else f"{whole[:57]}..."


def text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def items(value: Any, name: str, reject: Reject) -> list:
    """The items of a list; what is no list has none."""
    if value is None or isinstance(value, list):
        return value or []
    reject(f"{name} {shown(value)} is no list")
    return []


def code(value: Any, name: str, known: Container[str], reject: Reject) -> str | None:
    """A code that the codebook knows, or None."""
    if value is None or isinstance(value, str) and value in known:
        return value
    reject(f"{name} {shown(value)} is no code")
    return None


def event(fields: dict[str, Any], reject: Reject) -> tuple[str | None, str | None]:
    """Event type and sub-event type; the first follows from the second where that is known."""
    known = {row["sub_event_type"]: row["event_type"] for row in event_types()}
    sub = code(fields.get("sub_event_type"), "sub_event_type", known, reject)
    kind = code(fields.get("event_type"), "event_type", set(known.values()), reject)
    return (event_type_of()[sub], sub) if sub else (kind, None)


def span(
    fields: dict[str, Any], published: date | None, reject: Reject
) -> tuple[date | None, date | None, str]:
    """First day, last day and how exactly they are known; nothing happened after it was reported."""
    told = [_day(fields.get(name), name, reject) for name in ("date_start", "date_end")]
    start, end = told[0] or told[1], told[1] or told[0]
    if start is None:
        return UNKNOWN_SPAN
    latest = (published or date.today()) + timedelta(days=1)
    if not EARLIEST <= start <= min(end, latest) or end > latest + timedelta(days=366):
        reject(f"{start} to {end} cannot be when it happened")
        return UNKNOWN_SPAN
    precision = code(fields.get("date_precision"), "date_precision", table("date_precision"), reject)
    return start, end, _precision(precision, (end - start).days + 1)


def _day(value: Any, name: str, reject: Reject) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        reject(f"{name} {shown(value)} is no day")
        return None


def _precision(told: str | None, days: int) -> str:
    """What the answer says unless the span is wider than that: a week is no day."""
    spans = {"day": 1, "week": 7, "month": 31, "year": 366}
    least = next((name for name, most in spans.items() if days <= most), "year")
    names = list(spans)
    return told if told in names and names.index(told) >= names.index(least) else least


def perpetrators(value: Any, reject: Reject) -> tuple[str, ...]:
    """Actors of the list, or groups outside it by an id of that form; the unidentified where none is left."""
    found = dict.fromkeys(who for who in items(value, "perpetrators", reject) if _is_actor(who, reject))
    return tuple(who for who in found if who not in NOBODY) or NOBODY


def _is_actor(value: Any, reject: Reject) -> bool:
    if isinstance(value, str) and (value in actors() or _SNAKE_CASE.fullmatch(value)):
        return True
    reject(f"perpetrator {shown(value)} is no actor's id")
    return False


def attribution(value: Any, who: tuple[str, ...], reject: Reject) -> str:
    """Who says that they did it; where the answer does not tell, that somebody does if they are named."""
    told = code(value, "attribution", table("attribution"), reject)
    return told or ("unattributed" if who == NOBODY else "attributed")


def targets(value: Any, reject: Reject) -> tuple[str, ...]:
    found = (code(target, "target", table("targets"), reject) for target in items(value, "targets", reject))
    return tuple(dict.fromkeys(target for target in found if target))


def casualty(entry: Any, report_text: str, reject: Reject) -> Casualty | None:
    """One figure with the words it was read from; None where outcome, number or such words are missing."""
    if not isinstance(entry, dict):
        return reject(f"casualties {shown(entry)} is no object")
    outcome = code(entry.get("outcome"), "outcome", table("outcomes"), reject)
    quote = quotes.as_written(text(entry.get("quote")) or "", report_text)
    low, high = (_figure(entry.get(name), reject) for name in ("low", "high"))
    if outcome is None or low is high is None or None not in (low, high) and low > high:
        return reject(f"a figure without outcome or number: {shown(entry)}")
    if quote is None:
        return reject(f"a figure whose words are not in the report: {shown(entry.get('quote'))}")
    victims = code(entry.get("victims"), "victims", table("victims"), reject) or UNSPECIFIED
    source = code(entry.get("source"), "source", table("sources"), reject) or UNSPECIFIED
    return Casualty(victims, outcome, low, high, source, quote)


def _figure(value: Any, reject: Reject) -> int | None:
    if value is None or type(value) is int and 0 <= value <= MAX_FIGURE:
        return value
    reject(f"{shown(value)} is no number of people")
    return None


def confidence(value: Any) -> float:
    told = number(value, 0, 1)
    return DEFAULT_CONFIDENCE if told is None else told


def number(value: Any, least: float, most: float) -> float | None:
    """A number within these bounds, or None."""
    return float(value) if type(value) in (int, float) and least <= value <= most else None
