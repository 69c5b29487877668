"""One transaction of the store: what is known near some incidents, and a report with all that it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, insert, or_, select, update

from sahel.merge import Known, merge
from sahel.model import Incident, Report
from sahel.store.records import (
    claim_rows,
    evidence_rows,
    hash_of,
    incident_from,
    incident_row,
    jsonable,
    now,
    quote_hash,
    report_row,
)
from sahel.store.schema import (
    claims,
    decisions,
    evidence,
    incidents,
    reports,
    revisions,
    state,
    tellings,
    toponyms,
)

NEAR_DAYS = timedelta(days=1)      # reports of one act may name two days in a row
LONGEST_SPAN = timedelta(days=14)  # of the vaguest dates that overlapping days can match: a week, and some
FINE = ("day", "week")             # the precisions of dates that can match day by day
BY_PLACES = "own places"           # what a revision names where no report but the user's own places changed it
AT_ONCE = 500                      # ids in one question to the database


@dataclass(frozen=True)
class Move:
    """A telling, in the codebook's JSON, and the fields that place it elsewhere."""

    telling_id: int
    told: dict[str, Any]
    where: dict[str, Any]


class Books:
    """The store within one transaction, which the writers of other processes wait for."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def holds(self, report: Report) -> bool:
        """Whether this report stands here: all its fields under its id, or its text under another one."""
        fresh = report_row(report)
        stored = self._row(reports, reports.c.report_id == report.id)
        if stored:
            return all(stored[name] == fresh[name] for name in fresh.keys() - {"read_at", "text"})
        same_text = select(reports.c.report_id).where(reports.c.text_hash == fresh["text_hash"])
        return self.connection.execute(same_text).first() is not None

    def near(self, report: Report, told: Sequence[Incident]) -> list[Known]:
        """The known incidents that some of a report's may be the same act as, as the other reports tell them;
        an incident that only this report tells, as it told it before."""
        ids = set(self._incidents_of(report.id))
        for incident in told:
            for question in _questions(incident):
                ids.update(self.connection.scalars(select(incidents.c.incident_id).where(question)))
        known = []
        for incident_id, accounts in self._tellings(ids).items():
            others = [incident for report_id, incident in accounts if report_id != report.id]
            known.append(Known(incident_id, merge(others or [incident for _, incident in accounts])))
        return known

    def write(self, report: Report, told: Sequence[tuple[Incident, str | None]]) -> bool:
        """Keep a report and its incidents, each with the id of the known one that it is (None: a new one), in
        place of what the report told before; say whether it had told something else before."""
        touched = set(self._incidents_of(report.id))
        earlier = self.connection.execute(delete(reports).where(reports.c.report_id == report.id))
        self.connection.execute(insert(reports), report_row(report))
        for position, (incident, incident_id) in enumerate(told):
            incident_id = incident_id or self._open(report, position, incident)
            self._tell(report, position, incident, incident_id)
            touched.add(incident_id)
        self._settle(touched, report.id)
        self._count_change()
        return earlier.rowcount > 0

    def relocate(self, moves: Iterable[Move]) -> int:
        """Put tellings where they are now known to have been, and bring their incidents to that; say how many.

        What a report has come to tell otherwise in the meantime stays.
        """
        touched = set()
        for move in moves:
            this = tellings.c.telling_id == move.telling_id
            stored = self._row(tellings, this)
            if stored is None or stored["told"] != move.told:
                continue
            self.connection.execute(update(tellings).where(this).values(told=move.told | move.where))
            touched.add(stored["incident_id"])
        if touched:
            self._settle(touched, BY_PLACES)
            self._count_change()
        return len(touched)

    def decide(self, incident_id: str, verdict: str, note: str = "") -> None:
        """Keep a reviewer's verdict, accepted or rejected; the latest one counts."""
        row = {"incident_id": incident_id, "decided_at": now(), "verdict": verdict, "note": note}
        self.connection.execute(insert(decisions), row)
        self._count_change()

    def _incidents_of(self, report_id: str) -> Iterable[str]:
        question = select(tellings.c.incident_id).where(tellings.c.report_id == report_id)
        return self.connection.scalars(question)

    def _tellings(self, incident_ids: Iterable[str]) -> dict[str, list[tuple[str, Incident]]]:
        """Each incident's accounts, (report id, incident as told), in the order of their publication."""
        rows = []
        wanted = sorted(incident_ids)
        for first in range(0, len(wanted), AT_ONCE):
            question = (
                select(tellings.c["incident_id", "report_id", "telling_id", "told"], reports.c.published)
                .join(reports).where(tellings.c.incident_id.in_(wanted[first:first + AT_ONCE]))
            )
            rows += self.connection.execute(question)
        accounts = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row.published or date.min, row.telling_id)):
            accounts[row.incident_id].append((row.report_id, incident_from(row.told)))
        return accounts

    def _open(self, report: Report, position: int, incident: Incident) -> str:
        """The id of a new incident, the same whenever the same report is read into an empty store."""
        incident_id, salt = "", 0
        while not incident_id or self._incident(incident_id):
            incident_id, salt = hash_of(f"{report.id}\n{position}\n{salt}")[:12], salt + 1
        self.connection.execute(insert(incidents), {"incident_id": incident_id} | incident_row(incident))
        return incident_id

    def _tell(self, report: Report, position: int, incident: Incident, incident_id: str) -> None:
        ids = {"incident_id": incident_id, "report_id": report.id}
        telling = ids | {"position": position, "told": incident.to_json()}
        telling_id = self.connection.execute(insert(tellings), telling).inserted_primary_key[0]
        if incident.toponym:
            asked = {"telling_id": telling_id, "asked": asdict(incident.toponym)}
            self.connection.execute(insert(toponyms), asked)
        for table, rows in ((claims, claim_rows(incident)), (evidence, evidence_rows(incident))):
            if rows:
                self.connection.execute(insert(table), [ids | row for row in rows])

    def _settle(self, incident_ids: set[str], report_id: str) -> None:
        """Bring incidents to what their reports now tell; keep how they stood; drop those told no more.

        `report_id` is the report that changes them, or BY_PLACES.
        """
        accounts = self._tellings(incident_ids)
        for incident_id in sorted(incident_ids):
            before = self._incident(incident_id)
            told = [incident for _, incident in accounts.get(incident_id, ())]
            after = {"incident_id": incident_id} | incident_row(merge(told)) if told else None
            this = incidents.c.incident_id == incident_id
            if after is None:
                self.connection.execute(delete(incidents).where(this))
            elif before != after:
                self.connection.execute(update(incidents).where(this).values(after))
            if before != after:
                self._revise(incident_id, report_id, before, after)

    def _revise(self, incident_id: str, report_id: str, before: dict, after: dict | None) -> None:
        self.connection.execute(insert(revisions), {
            "incident_id": incident_id, "report_id": report_id, "revised_at": now(),
            "before": jsonable(before), "after": jsonable(after) if after else None,
        })

    def _incident(self, incident_id: str) -> dict[str, Any] | None:
        return self._row(incidents, incidents.c.incident_id == incident_id)

    def _row(self, table: Table, condition: ColumnElement[bool]) -> dict[str, Any] | None:
        row = self.connection.execute(select(table).where(condition)).mappings().first()
        return dict(row) if row else None

    def _count_change(self) -> None:
        this = state.c.name == "changes"
        self.connection.execute(update(state).where(this).values(value=state.c.value + 1))


def _questions(told: Incident) -> Iterable[ColumnElement[bool]]:
    """Which stored incidents are worth a comparison with this one, as conditions that an index answers."""
    column = incidents.c
    hashes = {known for sentence in told.evidence if (known := quote_hash(sentence))}
    if hashes:
        yield column.incident_id.in_(select(evidence.c.incident_id).where(evidence.c.quote_hash.in_(hashes)))
    if told.kind == "tally":
        return
    finely_dated = told.date_start is not None and told.date_precision in FINE
    if finely_dated:
        last_day = told.date_end or told.date_start
        yield and_(
            or_(column.country == told.country, column.country.is_(None)) if told.country else True,
            column.date_start.between(told.date_start - LONGEST_SPAN, last_day + NEAR_DAYS),
            func.coalesce(column.date_end, column.date_start) >= told.date_start - NEAR_DAYS,
        )
    if told.name and told.geo_precision <= 2:
        yield and_(
            column.name == told.name,
            column.sub_event_type == told.sub_event_type,
            column.date_precision.not_in(FINE) if finely_dated else True,
        )
