"""The codebook's tables, as data/ holds them: codes, actors, countries."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
UNKNOWN_COLOUR = "#999999"


@dataclass(frozen=True)
class Actor:
    """A group or force, the years in which it exists under that name, and its colour everywhere."""

    actor_id: str
    name: str
    abbreviation: str
    affiliation: str
    parent: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    country: str | None = None           # ISO alpha-3, of a state's forces or a group tied to one country
    colour: str = UNKNOWN_COLOUR


@dataclass(frozen=True)
class Country:
    iso3: str
    iso2: str
    name: str
    name_fr: str


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file of data/, each a dict by column name."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """The rows of data/codebook/<name>.csv by their first column, in the file's order."""
    return {next(iter(row.values())): row for row in rows(DATA / "codebook" / f"{name}.csv")}


@cache
def event_type_of() -> dict[str, str]:
    """The event type that each sub-event type belongs to."""
    return {row["sub_event_type"]: row["event_type"] for row in rows(DATA / "codebook" / "event_types.csv")}


@cache
def countries() -> dict[str, Country]:
    """The fourteen countries of the region by ISO alpha-3 code."""
    return {code: Country(code, row["iso2"], row["name"], row["name_fr"]) for code, row in table("countries").items()}


@cache
def actors() -> dict[str, Actor]:
    """The actors of data/actors.csv by id."""
    return {row["actor_id"]: _actor(row) for row in rows(DATA / "actors.csv")}


def actor(actor_id: str) -> Actor:
    """The actor of that id; a named group outside the list is shown under its own name, in grey."""
    return actors().get(actor_id) or Actor(actor_id, actor_id.replace("_", " ").title(), actor_id.upper(), "unknown")


@cache
def reliability(source: str) -> int:
    """How far a source of figures is believed: 1 first (data/codebook/sources.csv)."""
    return int(table("sources")[source]["reliability"])


def _actor(row: dict[str, str]) -> Actor:
    return Actor(
        actor_id=row["actor_id"],
        name=row["name"],
        abbreviation=row["abbreviation"],
        affiliation=row["affiliation"],
        parent=row["parent"] or None,
        first_day=_day(row["from"]),
        last_day=_day(row["to"]),
        country=row["country"] or None,
        colour=row["colour"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
