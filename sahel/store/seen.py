"""Which reports the store knows by their id or their address, whatever their text has become since."""

from __future__ import annotations

from sqlalchemy import or_, select

from sahel.model import Report
from sahel.store import Store
from sahel.store.schema import reports


def has_seen(store: Store, report: Report) -> bool:
    """Whether a report of this id or at this address is stored: a feed shows an entry again and again, and
    its page may have been read in full, which a summary must not replace."""
    by_address = [reports.c.url == report.url, reports.c.report_id == report.url] if report.url else []
    with store.reading() as connection:
        same = or_(reports.c.report_id == report.id, *by_address)
        question = select(reports.c.report_id).where(same).limit(1)
        return connection is not None and connection.execute(question).first() is not None
