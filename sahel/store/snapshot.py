"""What readers get: the store's incidents and claims as two Parquet files, each put in place in one step."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, Select, func, select

from sahel.store.records import JOIN
from sahel.store.schema import claims, decisions, evidence, incidents, reports, state, tellings

INCIDENT_TYPES = {
    "incident_id": "str", "kind": "category", "event_type": "category", "sub_event_type": "category",
    "date_start": "datetime64[ns]", "date_end": "datetime64[ns]", "date_precision": "category",
    "place": "str", "name": "str", "admin1": "category", "country": "category",
    "latitude": "float64", "longitude": "float64", "geo_precision": "Int8", "radius_km": "float64",
    "perpetrators": "category", "attribution": "category", "targets": "category",
    "fatalities_low": "Int32", "fatalities_best": "Int32", "fatalities_high": "Int32",
    "in_region": "bool", "confidence": "float64", "reports": "Int16", "disputed": "bool",
    "title": "str", "publisher": "str", "quote": "str",
}
CLAIM_TYPES = {
    "incident_id": "str", "report_id": "str", "publisher": "str", "victims": "category",
    "outcome": "category", "low": "Int32", "high": "Int32", "source": "category", "quote": "str",
    "reported": "datetime64[ns]",
}
TITLE_LENGTH = 120        # characters of a report's text that stand in for a title


def publish(connection: Connection, folder: Path) -> None:
    """Write incidents.parquet, claims.parquet and then snapshot.json, which says what change they show."""
    changes = connection.scalar(select(state.c.value))
    incidents_told, claims_told = incident_table(connection), claim_table(connection)
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / "incidents.parquet", lambda path: incidents_told.to_parquet(path, index=False))
    _replace(folder / "claims.parquet", lambda path: claims_told.to_parquet(path, index=False))
    _replace(folder / "snapshot.json", lambda path: path.write_text(json.dumps({"changes": changes})))


def incident_table(connection: Connection) -> pd.DataFrame:
    """One row an incident that no reviewer rejected, with how many reports tell it and its first sentence."""
    table = _frame(connection, select(incidents).order_by(incidents.c.date_start, incidents.c.incident_id))
    table = table[~table["incident_id"].isin(_rejected(connection))]
    return _typed(table.merge(_accounts(connection), how="left", on="incident_id"), INCIDENT_TYPES)


def claim_table(connection: Connection) -> pd.DataFrame:
    """One row a casualty figure, of the incidents that no reviewer rejected."""
    columns = (reports.c.publisher, reports.c.published.label("reported"))
    table = _frame(connection, select(claims, *columns).join(reports).order_by(claims.c.claim_id))
    table = table[~table["incident_id"].isin(_rejected(connection))]
    return _typed(table, CLAIM_TYPES)


def _accounts(connection: Connection) -> pd.DataFrame:
    """By incident: the number of its reports, the first one's title, their publishers, the first sentence."""
    beginning = func.substr(reports.c.text, 1, 2 * TITLE_LENGTH).label("beginning")
    told = _frame(connection, (
        select(tellings.c.incident_id, reports.c["report_id", "title", "publisher", "published"], beginning)
        .join(reports).order_by(reports.c.published, tellings.c.telling_id)
    ))
    first_words = told["beginning"].str.strip().str.split("\n").str[0].str.lstrip("# ").str[:TITLE_LENGTH]
    told["title"] = told["title"].fillna(first_words)
    by_incident = told.groupby("incident_id", sort=False)
    in_order = select(evidence.c["incident_id", "quote"]).order_by(evidence.c.evidence_id)
    sentences = _frame(connection, in_order).groupby("incident_id", sort=False)
    return pd.DataFrame({
        "reports": by_incident["report_id"].nunique(),
        "title": by_incident["title"].first(),
        "publisher": _joined(told, "publisher"),
        "quote": sentences["quote"].first(),
    }).rename_axis("incident_id").reset_index()


def _joined(told: pd.DataFrame, column: str) -> pd.Series:
    """By incident, the different values of a column in order, joined; nearly all incidents have a single one.
    """
    different = told.dropna(subset=column).drop_duplicates(["incident_id", column])
    several = different["incident_id"].duplicated(keep=False)
    joined = different[several].groupby("incident_id", sort=False)[column].agg(JOIN.join)
    return pd.concat([different[~several].set_index("incident_id")[column], joined])


def _rejected(connection: Connection) -> set[str]:
    """The incidents whose latest verdict is a rejection."""
    question = select(decisions.c.incident_id, decisions.c.verdict).order_by(decisions.c.decision_id)
    latest = {row.incident_id: row.verdict for row in connection.execute(question)}
    return {incident_id for incident_id, verdict in latest.items() if verdict == "rejected"}


def _typed(table: pd.DataFrame, types: dict[str, str]) -> pd.DataFrame:
    """The columns of these names and types; a category's values are text also where there are none."""
    first = {name: "str" if kind == "category" else kind for name, kind in types.items()}
    return table[list(types)].astype(first).astype(types)


def _frame(connection: Connection, question: Select) -> pd.DataFrame:
    rows = connection.execute(question)
    return pd.DataFrame.from_records(rows.fetchall(), columns=list(rows.keys()))


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    """Put a file in place in one step: a reader sees the old one or the new one whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        write(Path(name))
        os.chmod(name, 0o644)
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)
