"""One transaction of the store: what is known near some incidents, and a report with all that it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, insert, or_, select, update

from sahel.merge import Known, likeness, merge, pair
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
BY_PLACES = "places"               # what a revision names where no report but places known since changed it
AT_ONCE = 500                      # ids in one question to the database


@dataclass(frozen=True)
class Move:
    """A telling, in the codebook's JSON, and the fields that place it elsewhere."""

    telling_id: int
    told: dict[str, Any]
    where: dict[str, Any]


@dataclass(frozen=True)
class Relocated:
    """How many incidents were placed elsewhere; how many turned out to be another one, and how many to be two."""

    moved: int = 0
    joined: int = 0
    parted: int = 0


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
        ids.update(*map(self._worth_comparing, told))
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
            incident_id = incident_id or self._open(report.id, position, incident)
            self._tell(report, position, incident, incident_id)
            touched.add(incident_id)
        self._settle(touched, report.id)
        self._count_change()
        return earlier.rowcount > 0

    def relocate(self, moves: Iterable[Move]) -> Relocated:
        """Put tellings where they are now known to have been, and bring their incidents to that: parted and
        joined as if the reports had been placed so when they were read.

        What a report has come to tell otherwise in the meantime stays.
        """
        stored = [(telling, move.where) for move in moves if (telling := self._as_asked(move))]
        if not stored:
            return Relocated()
        fitting = [telling for telling, _ in stored if self._fits(telling)]
        for telling, where in stored:
            telling["told"] |= where
            this = tellings.c.telling_id == telling["telling_id"]
            self.connection.execute(update(tellings).where(this).values(told=telling["told"]))
        touched = {telling["incident_id"] for telling, _ in stored}
        latest_first = sorted(fitting, key=lambda telling: -telling["telling_id"])
        parted = {self._part(telling) for telling in latest_first if not self._fits(telling)}
        self._settle(touched | parted, BY_PLACES)
        joined = sum(self._join(incident_id) for incident_id in sorted(touched | parted))
        self._count_change()
        return Relocated(len(touched), joined, len(parted))

    def decide(self, incident_id: str, verdict: str, note: str = "") -> None:
        """Keep a reviewer's verdict, accepted or rejected; the latest one counts."""
        row = {"incident_id": incident_id, "decided_at": now(), "verdict": verdict, "note": note}
        self.connection.execute(insert(decisions), row)
        self._count_change()

    def _as_asked(self, move: Move) -> dict[str, Any] | None:
        """The telling that is to be moved; None where it is another one by now."""
        stored = self._row(tellings, tellings.c.telling_id == move.telling_id)
        return stored if stored and stored["told"] == move.told else None

    def _fits(self, telling: dict[str, Any]) -> bool:
        """Whether a telling is of the same act as what the other reports tell of its incident."""
        accounts = self._tellings([telling["incident_id"]])[telling["incident_id"]]
        others = [incident for report_id, incident in accounts if report_id != telling["report_id"]]
        return not others or likeness(incident_from(telling["told"]), merge(others)) > 0

    def _part(self, telling: dict[str, Any]) -> str:
        """Make a telling an incident of its own, and give its id."""
        opened = self._open(telling["report_id"], telling["position"], incident_from(telling["told"]))
        self._hand_over(telling["incident_id"], opened, telling["report_id"])
        return opened

    def _join(self, incident_id: str) -> int:
        """Make one incident of those that are now the same act as this one; how many are no more."""
        joined = 0
        while same := self._same_act(incident_id):
            incident_id, gone = sorted((incident_id, same), key=self._first_telling)
            before = self._incident(gone)
            self._hand_over(gone, incident_id)
            self.connection.execute(delete(incidents).where(incidents.c.incident_id == gone))
            self._settle({incident_id}, BY_PLACES)
            self._revise(gone, BY_PLACES, before, self._incident(incident_id))
            joined += 1
        return joined

    def _same_act(self, incident_id: str) -> str | None:
        """The other incident that is the same act, among those that no report tells apart from it."""
        accounts = self._tellings([incident_id]).get(incident_id)
        if not accounts:
            return None     # another one has been joined with it
        told = merge([incident for _, incident in accounts])
        known = self._tellings(self._worth_comparing(told) - {incident_id})
        tellers = {report_id for report_id, _ in accounts}
        apart = [Known(other_id, merge([incident for _, incident in theirs])) for other_id, theirs in known.items()
                 if tellers.isdisjoint(report_id for report_id, _ in theirs)]
        return pair([told], apart)[0][1]

    def _hand_over(self, incident_id: str, to: str, report_id: str | None = None) -> None:
        """Let what is told of an incident, by all reports or by one, be told of another one; where nobody tells of
        it any more, also what was decided on it."""
        for table in (tellings, claims, evidence) if report_id else (tellings, claims, evidence, decisions):
            of_it = table.c.incident_id == incident_id
            of_report = table.c.report_id == report_id if report_id else True
            self.connection.execute(update(table).where(and_(of_it, of_report)).values(incident_id=to))

    def _first_telling(self, incident_id: str) -> int:
        question = select(func.min(tellings.c.telling_id)).where(tellings.c.incident_id == incident_id)
        return self.connection.scalar(question)

    def _worth_comparing(self, told: Incident) -> set[str]:
        """The stored incidents that one may be the same act as."""
        return {found for question in _questions(told)
                for found in self.connection.scalars(select(incidents.c.incident_id).where(question))}

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

    def _open(self, report_id: str, position: int, incident: Incident) -> str:
        """The id of a new incident, the same whenever the same report is read into an empty store."""
        incident_id, salt = "", 0
        while not incident_id or self._incident(incident_id):
            incident_id, salt = hash_of(f"{report_id}\n{position}\n{salt}")[:12], salt + 1
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
