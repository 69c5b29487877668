"""The card of one incident: its fields in words, rival claims side by side, the sentences it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import pandas as pd
import streamlit as st

from sahel import charts, query, words
from sahel.query import Data
from sahel.store.card import Card
from sahel.widgets import markup
from sahel.widgets.figures import chart
from sahel.widgets.reasons import reasons
from sahel.widgets.shared import store


def opened() -> str | None:
    """The incident that the page's address names."""
    return st.query_params.get("incident") or None


def selected(found: pd.DataFrame, picked: str | None) -> str | None:
    """The incident whose card is shown: the one picked, or one that the address names and the table lacks.

    The address follows, so that it can be shared.
    """
    named = opened()
    if picked:
        st.query_params["incident"] = picked
    elif named and (found["incident_id"] == named).any():
        del st.query_params["incident"]  # the reader gave it up
        return None
    return picked or named


def card(data: Data, incident_id: str) -> None:
    """All that is known of an incident, or of the one that it was joined with, and who says it."""
    known = store().card(incident_id)
    row = query.incident(data, known.incident_id) if known else None
    if row is None:
        st.info(
            "There is no such incident any more; a later report may have changed it.",
            icon=":material/search_off:",
        )
        return
    if known.incident_id != incident_id:
        st.caption(f"Incident {incident_id} turned out to be the same act as this one, {known.incident_id}.")
        incident_id = known.incident_id
    with st.container(border=True):
        st.html(markup.wrapped(markup.heading(_title(row), _below(row), str(row["perpetrators"]).split("|"))))
        left, right = st.columns([2, 3], gap="large")
        left.html(markup.wrapped(markup.definitions(_fields(row))))
        with right:
            _claims(query.claims_of(data, incident_id), incident_id)
        _sources(known)
        reasons(incident_id)


def _title(row: pd.Series) -> str:
    where = words.place(row["name"], None, None, row["place"])
    return f"{row['sub_event_type'] or 'Incident'}, {where}"


def _below(row: pd.Series) -> str:
    kind = {"tally": "A tally of several acts; never added to totals"}.get(row["kind"], "")
    elsewhere = "" if row["in_region"] else "Outside the region: neither drawn nor counted"
    return " · ".join(
        filter(None, (words.span(row["date_start"], row["date_end"], row["date_precision"]), kind, elsewhere))
    )


def _fields(row: pd.Series) -> Mapping[str, str]:
    return {
        "Killed": words.toll(row["fatalities_low"], row["fatalities_best"], row["fatalities_high"]),
        "By": words.listing(words.group_in_full(group) for group in str(row["perpetrators"]).split("|")),
        "Attribution": words.label("attribution", row["attribution"]),
        "Against": words.labels("targets", row["targets"]),
        "Event type": str(row["event_type"]),
        "Place": words.place(row["name"], row["admin1"], row["country"], None),
        "As written": "" if pd.isna(row["place"]) or row["place"] == row["name"] else row["place"],
        "Place known": words.precision(row["geo_precision"], row["radius_km"]),
        "Date known": words.label("date_precision", row["date_precision"]),
        "Confidence": f"{row['confidence']:.0%}",
        "Reports": words.plural(int(row["reports"]), "report"),
        "Incident": row["incident_id"],
    }


def _claims(claims: pd.DataFrame, incident_id: str) -> None:
    """Who says what of the dead and the wounded, as a chart and, to be copied or read aloud, as a table."""
    st.markdown("**Rival claims**" if _disagree(claims) else "**Claims**")
    if claims.empty:
        st.caption("No report gives a figure.")
        return
    chart(
        charts.rival_claims(claims),
        "What each source says of the dead and the wounded",
        f"claims.{incident_id}",
    )
    shown = pd.DataFrame(
        {
            "Claim": words.claims(claims),
            "Figure": [words.figure(*ends) for ends in claims[["low", "high"]].values],
            "In its words": claims["quote"],
            "Published by": claims["publisher"],
        }
    )
    widths = {"Claim": 225, "Figure": 85, "In its words": 240, "Published by": 130}  # pixels
    if claims["report_id"].nunique() == 1:
        shown = shown.drop(columns="Published by")            # it stands above the report's text
    st.dataframe(
        shown,
        hide_index=True,
        key=f"claim_table.{incident_id}",
        column_config={name: st.column_config.TextColumn(width=width) for name, width in widths.items()},
        alt="The claims about this incident",
    )


def _disagree(claims: pd.DataFrame) -> bool:
    """Whether two claims about the same victims cannot both be true: '30' and '23', not 'at least 6' and '6'."""
    ends = claims.groupby(["victims", "outcome"])[["low", "high"]].agg({"low": "max", "high": "min"})
    return bool((ends["low"] > ends["high"]).any())


def _sources(known: Card) -> None:
    """The sentences that the incident rests on, marked in the text around them, report by report."""
    st.markdown("**What the reports say**")
    passages = sorted(
        known.evidence, key=lambda passage: (str(passage.report.published or ""), passage.report.id)
    )
    for report, told in groupby(passages, key=lambda passage: passage.report):
        named = markup.source(report.title, report.publisher, report.published, report.url)
        st.html(markup.wrapped(named + "".join(map(markup.quoted, markup.excerpts(told)))))
