"""The tables of the store. Columns carry the codebook's names; unknown is NULL."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()


def _of_incident() -> Column:
    key = ForeignKey("incidents.incident_id", ondelete="CASCADE")
    return Column("incident_id", String(16), key, nullable=False)


def _of_report() -> Column:
    return Column("report_id", Text, ForeignKey("reports.report_id", ondelete="CASCADE"), nullable=False)


reports = Table(
    "reports", METADATA,
    Column("report_id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("text_hash", String(64), nullable=False, index=True),
    Column("published", Date),
    Column("language", String(16)),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("read_at", DateTime, nullable=False),
)

incidents = Table(
    "incidents", METADATA,
    Column("incident_id", String(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("event_type", Text),
    Column("sub_event_type", Text),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("date_precision", String(16), nullable=False),
    Column("place", Text),
    Column("name", Text),
    Column("admin1", Text),
    Column("country", String(3)),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("geo_precision", Integer, nullable=False),
    Column("geonameid", Integer),
    Column("radius_km", Float),
    Column("perpetrators", Text, nullable=False),      # actor ids joined by |
    Column("attribution", String(16), nullable=False),
    Column("targets", Text, nullable=False),           # codes joined by |
    Column("fatalities_low", Integer),
    Column("fatalities_best", Integer),
    Column("fatalities_high", Integer),
    Column("in_region", Boolean, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("incidents_by_country_and_day", "country", "date_start"),
    Index("incidents_by_name", "name"),
)

tellings = Table(                                      # one incident as one report tells it, whole
    "tellings", METADATA,
    Column("telling_id", Integer, primary_key=True),
    _of_incident(),
    _of_report(),
    Column("position", Integer, nullable=False),       # among the report's incidents, from 0
    Column("told", JSON, nullable=False),
    Index("tellings_by_incident", "incident_id"),
    Index("tellings_by_report", "report_id", "position", unique=True),
)

toponyms = Table(                                      # what the geocoder was asked for a telling, to ask it again
    "toponyms", METADATA,
    Column("telling_id", Integer, ForeignKey("tellings.telling_id", ondelete="CASCADE"), primary_key=True),
    Column("asked", JSON, nullable=False),             # the fields of model.Toponym
)

claims = Table(                                        # one casualty figure of one report
    "claims", METADATA,
    Column("claim_id", Integer, primary_key=True),
    _of_incident(),
    _of_report(),
    Column("victims", String(16), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("source", String(16), nullable=False),
    Column("quote", Text, nullable=False),
    Index("claims_by_incident", "incident_id"),
    Index("claims_by_report", "report_id"),
)

evidence = Table(                                      # one sentence of one report that an incident rests on
    "evidence", METADATA,
    Column("evidence_id", Integer, primary_key=True),
    _of_incident(),
    _of_report(),
    Column("start", Integer, nullable=False),          # character offsets into the report's text
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("quote_hash", String(16)),                  # of the folded words; NULL for a short sentence
    Index("evidence_by_incident", "incident_id"),
    Index("evidence_by_report", "report_id"),
    Index("evidence_by_quote", "quote_hash"),
)

decisions = Table(                                     # what a reviewer decided; outlives the incident
    "decisions", METADATA,
    Column("decision_id", Integer, primary_key=True),
    Column("incident_id", String(16), nullable=False, index=True),
    Column("decided_at", DateTime, nullable=False),
    Column("verdict", String(16), nullable=False),     # accepted or rejected
    Column("note", Text, nullable=False),
)

revisions = Table(                                     # how an incident stood before a report changed it
    "revisions", METADATA,
    Column("revision_id", Integer, primary_key=True),
    Column("incident_id", String(16), nullable=False, index=True),
    Column("report_id", Text, nullable=False),         # the report that changed it, or "places"
    Column("revised_at", DateTime, nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON),                             # NULL: no report tells it any more
)

own_places = Table(                                    # rows of the gazetteer that the user added or chose
    "own_places", METADATA,
    Column("place_id", String(24), primary_key=True),  # own.1, own.2 ...
    Column("name", Text, nullable=False),
    Column("alternates", JSON, nullable=False),        # other spellings
    Column("kind", String(16), nullable=False),
    Column("country", String(3), nullable=False),
    Column("admin1", Text),
    Column("admin2", Text),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("uncertainty_km", Float, nullable=False),
    Column("geonameid", Integer),                      # of the place that was chosen
    Column("note", Text),
    Column("added_at", DateTime, nullable=False),
    Column("added_by", Text),
    Column("forgotten_at", DateTime),                  # NULL: it counts
)

online_answers = Table(                                # what an online geocoder said, so that it is asked once
    "online_answers", METADATA,
    Column("service", String(255), primary_key=True),  # nominatim@nominatim.openstreetmap.org
    Column("name", String(255), primary_key=True),     # as names.key folds it
    Column("country", String(3), primary_key=True),
    Column("answer", JSON, nullable=False),            # the places found; an empty list: none
    Column("asked_at", DateTime, nullable=False),
)

state = Table(                                         # one row: how many changes the store has seen
    "state", METADATA,
    Column("name", String(16), primary_key=True),
    Column("value", Integer, nullable=False),
)
