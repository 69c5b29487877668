"""Between the nouns and the rows of the store: the same fields, in the types that a column or JSON holds."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sahel.casualties import disputed
from sahel.merge import quotes
from sahel.model import Casualty, Evidence, Incident, Report, Toponym

JOIN = "|"                                    # between the codes of a list in one column
PLAIN_COLUMNS = (
    "kind", "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "place", "name",
    "admin1", "country", "latitude", "longitude", "geo_precision", "geonameid", "radius_km", "attribution",
    "fatalities_low", "fatalities_best", "fatalities_high", "in_region", "confidence",
)


def report_row(report: Report) -> dict[str, Any]:
    """The columns of the reports table."""
    return {
        "report_id": report.id, "text": report.text, "text_hash": text_hash(report.text),
        "published": report.published, "language": report.language, "title": report.title,
        "publisher": report.publisher, "url": report.url, "read_at": now(),
    }


def incident_row(incident: Incident) -> dict[str, Any]:
    """The columns of the incidents table, without the id."""
    return {name: getattr(incident, name) for name in PLAIN_COLUMNS} | {
        "perpetrators": JOIN.join(incident.perpetrators),
        "targets": JOIN.join(incident.targets),
        "disputed": disputed(incident.casualties),
    }


def claim_rows(incident: Incident) -> list[dict[str, Any]]:
    """The columns of the claims table, without the ids of incident and report."""
    return [asdict(entry) for entry in incident.casualties]


def evidence_rows(incident: Incident) -> list[dict[str, Any]]:
    """The columns of the evidence table, without the ids of incident and report."""
    return [asdict(sentence) | {"quote_hash": quote_hash(sentence)} for sentence in incident.evidence]


def incident_from(told: dict[str, Any]) -> Incident:
    """The incident that Incident.to_json() wrote."""
    return Incident(**told | {
        "date_start": _day(told["date_start"]),
        "date_end": _day(told["date_end"]),
        "perpetrators": tuple(told["perpetrators"]),
        "targets": tuple(told["targets"]),
        "casualties": tuple(Casualty(**entry) for entry in told["casualties"]),
        "evidence": tuple(Evidence(**sentence) for sentence in told["evidence"]),
    })


def toponym_from(asked: dict[str, Any]) -> Toponym:
    """The toponym whose fields were stored."""
    return Toponym(**asked | {"context": tuple(asked["context"])})


def jsonable(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its days as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def text_hash(text: str) -> str:
    """The same for texts that differ only in the white space around them."""
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()


def quote_hash(sentence: Evidence) -> str | None:
    """The same for the same words; None for a sentence too short to be one act's own."""
    return next((hash_of(quote) for quote in quotes((sentence,))), None)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def now() -> datetime:
    """The time of day in UTC, without a zone: what every database keeps alike."""
    return datetime.now(UTC).replace(tzinfo=None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
