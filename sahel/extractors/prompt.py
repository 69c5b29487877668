"""What a language model is told: data/extractor/prompt.md with the codebook's tables, then the report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from string import Template

from sahel.codebook import DATA, actors, countries, rows, table
from sahel.model import Report

CODES = ("victims", "outcomes", "sources", "targets", "attribution", "date_precision")
PATH = DATA / "extractor" / "prompt.md"


def messages(report: Report) -> list[dict[str, str]]:
    """The instruction and the report, as a chat."""
    return [{"role": "system", "content": instruction()}, {"role": "user", "content": _told(report)}]


@cache
def instruction() -> str:
    """The instruction with every code that may be answered."""
    tables = {name: _lines((code, row["label"]) for code, row in table(name).items()) for name in CODES}
    return Template(PATH.read_text("utf-8")).substitute(
        tables,
        event_types=_lines((row["sub_event_type"], row["event_type"]) for row in event_types()),
        countries=_lines((code, country.name) for code, country in countries().items()),
        actors=_lines((code, _known_as(actor.name, actor.abbreviation)) for code, actor in actors().items()),
    )


def event_types() -> list[dict[str, str]]:
    """The event types that are read from reports."""
    return [row for row in rows(DATA / "codebook" / "event_types.csv") if row["extracted"] == "yes"]


def _known_as(name: str, abbreviation: str) -> str:
    return name if name == abbreviation else f"{name} ({abbreviation})"


def _lines(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- `{code}`: {label}" for code, label in pairs)


def _told(report: Report) -> str:
    """The report as JSON, so that nothing in it can pass for an instruction's end."""
    fields = {
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "text": report.text,
    }
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)
