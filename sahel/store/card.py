"""All that is known of one incident: each figure, each sentence, and the report that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, Select, Table, select

from sahel.merge import merge
from sahel.model import Casualty, Incident
from sahel.store.records import incident_from
from sahel.store.schema import claims, evidence, reports, revisions, tellings

AROUND = 400           # characters of the report's text on either side of a sentence


@dataclass(frozen=True)
class Source:
    """The report behind a figure or a sentence, without its text."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None


@dataclass(frozen=True)
class Claim:
    """One casualty figure, and the report that gives it."""

    casualty: Casualty
    report: Source


@dataclass(frozen=True)
class Passage:
    """A sentence that the incident rests on, with the report's text around it."""

    report: Source
    start: int
    end: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True)
class Revision:
    """A field that a later report changed."""

    revised_at: datetime             # UTC
    report_id: str
    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Card:
    incident_id: str                 # of the incident that the one asked for was joined with, where it was
    incident: Incident
    claims: tuple[Claim, ...]        # in the order in which their reports were published
    evidence: tuple[Passage, ...]
    revisions: tuple[Revision, ...]


def read_card(connection: Connection, incident_id: str, passed: tuple[str, ...] = ()) -> Card | None:
    """All that is known of an incident, or of the one that it was joined with, and so on; None where there is no
    such incident. `passed` are the ids that led to this one, so that no two lead to each other for ever."""
    accounts = _in_order(connection, select(tellings.c.told, *_SOURCE), tellings, incident_id)
    if not accounts:
        other = _joined_with(connection, incident_id)
        return read_card(connection, other, (*passed, incident_id)) if other not in (None, *passed) else None
    figures = _in_order(connection, select(claims, *_SOURCE), claims, incident_id)
    sentences = _in_order(connection, select(evidence, reports.c.text, *_SOURCE), evidence, incident_id)
    return Card(
        incident_id=incident_id,
        incident=merge([incident_from(row.told) for row in accounts]),
        claims=tuple(Claim(_casualty(row), _source(row)) for row in figures),
        evidence=tuple(_passage(row) for row in sentences),
        revisions=_revisions(connection, incident_id),
    )


def _joined_with(connection: Connection, incident_id: str) -> str | None:
    """The incident that one became part of, by its last revision; None where it was not joined with any."""
    this = revisions.c.incident_id == incident_id
    last = select(revisions.c.after).where(this).order_by(revisions.c.revision_id.desc()).limit(1)
    after = connection.scalar(last)
    return after["incident_id"] if after else None


_SOURCE = (
    reports.c.report_id.label("id"), reports.c.title, reports.c.publisher, reports.c.published, reports.c.url,
    reports.c.language,
)


def _in_order(connection: Connection, question: Select, table: Table, incident_id: str) -> list[Row]:
    """The rows of an incident in the order of their reports' publication, those of no known day first."""
    key = next(iter(table.primary_key))
    told = question.join_from(table, reports).where(table.c.incident_id == incident_id).order_by(key)
    return sorted(connection.execute(told), key=lambda row: row.published or date.min)


def _source(row: Row) -> Source:
    return Source(row.id, row.title, row.publisher, row.published, row.url, row.language)


def _casualty(row: Row) -> Casualty:
    return Casualty(row.victims, row.outcome, row.low, row.high, row.source, row.quote)


def _passage(row: Row) -> Passage:
    before = row.text[max(0, row.start - AROUND):row.start]
    return Passage(_source(row), row.start, row.end, row.quote, before, row.text[row.end:row.end + AROUND])


def _revisions(connection: Connection, incident_id: str) -> tuple[Revision, ...]:
    this = revisions.c.incident_id == incident_id
    question = select(revisions).where(this).order_by(revisions.c.revision_id)
    return tuple(
        Revision(row.revised_at, row.report_id, field, row.before[field], row.after[field])
        for row in connection.execute(question)
        for field in row.before
        if row.after and row.before[field] != row.after[field]
    )
