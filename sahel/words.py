"""How codes read in words: days, tolls, groups, places, precision. Used by charts, maps and pages alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import pandas as pd

from sahel import codebook

NOT_TOLD = "not told"
SEVERAL = "several"  # the series of acts by more than one group
OTHER = "other"  # the series that small groups are folded into
MARKDOWN = frozenset("\\`*_{}[]()#+-.!|<>$:~&")


def day(when: date | None) -> str:
    """A day as a reader writes it: 20 July 2024."""
    return NOT_TOLD if pd.isna(when) else f"{when.day} {when:%B %Y}"


def span(start: date | None, end: date | None, precision: str) -> str:
    """When an incident happened, no more exactly than it is known."""
    if pd.isna(start) or precision == "unknown":
        return "date not told"
    one_month = pd.isna(end) or (start.year, start.month) == (end.year, end.month)
    one_year = pd.isna(end) or start.year == end.year
    if precision == "year":
        return f"{start.year}" if one_year else f"{start.year}–{end.year}"
    if precision == "month":
        return f"{start:%B %Y}" if one_month else f"{start:{'%B' if one_year else '%B %Y'}} – {end:%B %Y}"
    if pd.isna(end) or start == end:
        return day(start)
    if one_month:
        return f"{start.day}–{day(end)}"
    return f"{start.day} {start:{'%b' if one_year else '%b %Y'}} – {end.day} {end:%b %Y}"


def number(value: int | None) -> str:
    """A whole number with thin thousands, or a dash where it is unknown."""
    return "–" if pd.isna(value) else f"{int(value):,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """'1 incident', '12 incidents', '3 countries'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def toll(low: int | None, best: int | None, high: int | None) -> str:
    """How many died, with the span of the claims: '14 (14–41)'; nobody told is not nobody killed."""
    if pd.isna(best):
        return NOT_TOLD
    return number(best) if low == best == high else f"{number(best)} ({number(low)}–{number(high)})"


def rivals(low: int | None, high: int | None) -> str:
    """The span of claims that do not agree: '14–41'; nothing where they do, or nobody says how many."""
    return "" if pd.isna(low) or low == high else f"{number(low)}–{number(high)}"


def figure(low: int | None, high: int | None) -> str:
    """One claim as it was made: '23', 'at least 6', 'up to 40', '20–30'."""
    if pd.isna(low) and pd.isna(high):
        return NOT_TOLD
    if pd.isna(high):
        return f"at least {number(low)}"
    if pd.isna(low):
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def group(actor_id: str) -> str:
    """The short name of a group or of a series of groups."""
    series = look("series", actor_id)
    return series["short"] if series else codebook.actor(actor_id).abbreviation


def source(code: str) -> str:
    """Who makes a claim, in a word or two."""
    known = look("source", code)
    return known["short"] if known else label("sources", code)


@cache
def look(kind: str, code: str) -> dict[str, str] | None:
    """The colour and the short name of a source, an event type or a series (data/colours.csv)."""
    rows = codebook.rows(codebook.DATA / "colours.csv")
    return next((row for row in rows if (row["kind"], row["code"]) == (kind, code)), None)


def group_in_full(actor_id: str) -> str:
    """The name of a group with its abbreviation, where it has one of its own."""
    actor = codebook.actor(actor_id)
    short = actor.abbreviation
    own = short.upper() == short and short.lower() not in actor.name.lower()
    return f"{actor.name} ({short})" if own else actor.name


def groups(joined: str) -> str:
    """The perpetrators of an act, 'jnim|fla' read as 'JNIM and FLA'."""
    return listing(group(actor_id) for actor_id in str(joined).split("|") if actor_id)


def listing(names: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def country(iso3: str | None) -> str:
    """A country's name; the code itself for one outside the region."""
    if pd.isna(iso3):
        return ""
    known = codebook.countries().get(iso3)
    return known.name if known else str(iso3)


def label(table: str, code: str | int | None) -> str:
    """The label of a code in one of data/codebook's tables; a code outside the table is shown as it is."""
    if pd.isna(code):
        return NOT_TOLD
    row = codebook.table(table).get(str(code))
    return row["label"] if row else str(code)


def labels(table: str, joined: str | None) -> str:
    """The labels of codes joined by a bar, as a sentence's list in lower case after the first."""
    if pd.isna(joined) or not joined:
        return NOT_TOLD
    first, *rest = [label(table, code) for code in str(joined).split("|")]
    return listing([first, *(name[0].lower() + name[1:] for name in rest)])


def place(name: str | None, admin1: str | None, iso3: str | None, told: str | None = None) -> str:
    """Where it happened: 'Djibo, Sahel, Burkina Faso', or the report's own word where it was not found."""
    parts = [name, admin1, country(iso3)]
    known = [str(part) for part in parts if not pd.isna(part) and part]
    return ", ".join(dict.fromkeys(known)) or ("place not told" if pd.isna(told) or not told else str(told))


def precision(geo_precision: int, radius_km: float | None) -> str:
    """How exactly the place is known, in a sentence."""
    row = codebook.table("geo_precision").get(str(geo_precision))
    if row is None:
        return NOT_TOLD
    within = "" if pd.isna(radius_km) else f", within about {radius_km:,.0f} km"
    return f"{row['label']}: {row['description'][0].lower()}{row['description'][1:]}{within}"


def claims(table: pd.DataFrame) -> list[str]:
    """What each claim counts and who makes it: 'Military killed · Perpetrator'."""
    kinds = zip(table["victims"], table["outcome"], table["source"], strict=True)
    return [f"{victims(of)} {label('outcomes', what).lower()} · {source(whose)}" for of, what, whose in kinds]


def victims(code: str) -> str:
    """Who was hit, as the first word of a claim."""
    return "People" if code == "unspecified" else label("victims", code)


def plain(text: str) -> str:
    """Text in which Markdown finds nothing to read."""
    return "".join(f"\\{sign}" if sign in MARKDOWN else sign for sign in text)
