"""What reports told when they were read into the store, each report whole, so that it can be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from sahel.model import Report
from sahel.store import Store
from sahel.store.schema import reports, tellings

_FIELDS = ("text", "published", "language", "title", "publisher", "url")


@dataclass(frozen=True)
class Telling:
    """An incident as one report told it, in the codebook's JSON, and that report."""

    report: Report
    told: dict[str, Any]

    @property
    def sentences(self) -> set[tuple[int, int]]:
        """The offsets of the sentences that it rests on."""
        return {(part["start"], part["end"]) for part in self.told["evidence"]}


def tellings_of(store: Store, incident_id: str) -> list[Telling]:
    """An incident as each report told it, in the order of their publication, those of no known day first."""
    question = (
        select(reports.c[("report_id", *_FIELDS)], tellings.c.told)
        .join_from(tellings, reports)
        .where(tellings.c.incident_id == incident_id)
        .order_by(tellings.c.telling_id)
    )
    with store.reading() as connection:
        rows = [] if connection is None else connection.execute(question).all()
    ordered = sorted(rows, key=lambda row: row.published or date.min)
    return [Telling(Report(row.report_id, **{name: getattr(row, name) for name in _FIELDS}), row.told)
            for row in ordered]
