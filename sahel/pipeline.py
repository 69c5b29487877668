"""The whole road of a report: read it, place what it tells, merge that with what is known, keep, publish."""

from __future__ import annotations

import logging
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sahel.extract import published_in
from sahel.extract.language import detect
from sahel.extractors import Extractor, Failed, NotRead
from sahel.extractors.rules import RULES
from sahel.geocode import locate
from sahel.geocode.gazetteer import Gazetteer
from sahel.merge import pair
from sahel.model import Incident, Report
from sahel.reports import Unreadable

if TYPE_CHECKING:  # who only reads needs no database
    from sahel.geocode.online import Online
    from sahel.store import Store

AHEAD = 4                      # reports that wait for each worker, so that none is idle
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """A report, or what could not be read as one, with the incidents found in it."""

    report: Report | Unreadable
    incidents: tuple[Incident, ...] = ()
    note: str | None = None    # why a report that was read gives nothing
    known: bool = False        # it was not read again


@dataclass(frozen=True)
class Entry:
    """What came of one report."""

    id: str
    status: str                # new, changed, unchanged or rejected
    incidents: int = 0
    unlocated: int = 0         # of these, known to no place that a map can show
    undated: int = 0
    reason: str | None = None  # why it was rejected, or why it gives nothing


@dataclass(frozen=True)
class Outcome:
    """What came of each report, in the order in which they came."""

    entries: tuple[Entry, ...]

    def of(self, status: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.status == status]


def ingest(
    reports: Iterable[Report | Unreadable],
    gazetteer: Gazetteer,
    store: Store,
    progress: Callable[[Entry], None] | None = None,
    workers: int = 1,
    known: Callable[[Report], bool] | None = None,
    extractor: Extractor = RULES,
    online: Online | None = None,
) -> Outcome:
    """Carry reports into the store; say what came of each, and why what failed did.

    Those that are known, by default those that the store holds as they are, change nothing. What is kept is
    published at the end, also where the run is broken off. `online` may know the places that the gazetteer does
    not; it is asked here, by one process, so that it is asked slowly.
    """
    entries = []
    try:
        for reading in readings(reports, gazetteer, workers, known or store.holds, extractor):
            if online:
                placed = tuple(online.locate(incident, gazetteer) for incident in reading.incidents)
                reading = replace(reading, incidents=placed)
            entries.append(keep(reading, store))
            if progress:
                progress(entries[-1])
    finally:
        if store.snapshot_is_behind():
            store.publish_snapshot()
    return Outcome(tuple(entries))


def readings(
    reports: Iterable[Report | Unreadable],
    gazetteer: Gazetteer,
    workers: int = 1,
    known: Callable[[Report], bool] = lambda report: False,
    extractor: Extractor = RULES,
) -> Iterator[Reading]:
    """Each report with its incidents, in order; those that are known already are not read again."""
    if workers > 1:
        yield from _in_parallel(reports, gazetteer, workers, known, extractor)
        return
    for report in map(completed, reports):
        yield _unread(report, known) or reading_of(report, gazetteer, extractor)


def completed(report: Report | Unreadable) -> Report | Unreadable:
    """The report with the language and the day of publication that its own words give where nothing else
    does, as extraction reads them: so the store shows them too. Unchanged where a defect of ours shows, for
    extraction meets that again and tells it."""
    if isinstance(report, Unreadable):
        return report
    try:
        language = report.language or detect(report.text)
        published = report.published or published_in(report.text, language)
        return replace(report, language=language, published=published)
    except Exception:
        return report


def _unread(report: Report | Unreadable, known: Callable[[Report], bool]) -> Reading | None:
    """What need not be read: no report, or a known one; None where it must be."""
    if isinstance(report, Unreadable):
        return Reading(report)
    return Reading(report, known=True) if known(report) else None


def reading_of(report: Report, gazetteer: Gazetteer, extractor: Extractor = RULES) -> Reading:
    """The incidents of a report, located, or why there are none.

    A defect of ours costs the report that shows it, and is told with its traceback, but not those after it.
    """
    try:
        told = tuple(read_one(report, gazetteer, extractor))
        return Reading(report, told, note=None if told else "it tells of no incident")
    except NotRead as reason:
        return Reading(report, note=str(reason))
    except Failed as reason:
        return Reading(Unreadable(report.id, report.id, str(reason)))
    except Exception as defect:
        LOG.error("%s: %s", report.id, traceback.format_exc())
        return Reading(Unreadable(report.id, report.id, f"a defect in reading it: {defect!r}"))


def read_one(report: Report, gazetteer: Gazetteer, extractor: Extractor = RULES) -> list[Incident]:
    """The incidents that a report tells, located."""
    return [locate(told, gazetteer) for told in extractor(report, gazetteer)]


def keep(reading: Reading, store: Store) -> Entry:
    """Keep a report with what it tells, in one transaction; one that stands there already changes nothing."""
    report, told = reading.report, reading.incidents
    if isinstance(report, Unreadable):
        return Entry(report.id or report.source, "rejected", reason=report.reason)
    if reading.known:
        return Entry(report.id, "unchanged")
    with store.writing() as books:
        if books.holds(report):
            return Entry(report.id, "unchanged")
        changed = books.write(report, pair(told, books.near(report, told)))
    return Entry(
        id=report.id,
        status="changed" if changed else "new",
        incidents=len(told),
        unlocated=sum(incident.latitude is None or incident.geo_precision > 3 for incident in told),
        undated=sum(incident.date_start is None for incident in told),
        reason=reading.note,
    )


def _in_parallel(
    reports: Iterable[Report | Unreadable],
    gazetteer: Gazetteer,
    workers: int,
    known: Callable[[Report], bool],
    extractor: Extractor,
) -> Iterator[Reading]:
    """Read on several cores, for reports do not depend on each other until they are merged; give in order."""
    with ProcessPoolExecutor(workers, initializer=_open, initargs=(gazetteer, extractor)) as pool:
        waiting: deque[Reading | Future[Reading]] = deque()
        for report in map(completed, reports):
            waiting.append(_unread(report, known) or pool.submit(_read_in_worker, report))
            if len(waiting) >= AHEAD * workers:
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())


def _done(waiting: Reading | Future[Reading]) -> Reading:
    return waiting if isinstance(waiting, Reading) else waiting.result()


def _open(gazetteer: Gazetteer, extractor: Extractor) -> None:
    global _gazetteer, _extractor
    _gazetteer, _extractor = gazetteer, extractor


def _read_in_worker(report: Report) -> Reading:
    return reading_of(report, _gazetteer, _extractor)
