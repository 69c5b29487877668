"""Incidents: all that match, and the card of the one chosen."""

import streamlit as st

from sahel import query, widgets

widgets.opening("Incidents")
data = widgets.snapshot()
chosen = widgets.filters(data, "incidents")
kinds = {
    "Incidents": query.latest(data, chosen),
    "Tallies": query.tallies(data, chosen),
    "Outside the region": query.out_of_region(data, chosen),
}
kind = widgets.kinds(kinds)
found = kinds[kind]
if found.empty:
    widgets.nothing_found(data, chosen, "incidents")

st.caption(widgets.summary(chosen))
picked = widgets.incident_table(found, f"incidents.{kind}", widgets.opened(), height=450 if len(found) > 11 else "auto")
incident = widgets.selected(found, picked)
widgets.table_download(found, kind.lower().replace(" ", "_"))
if incident:
    widgets.card(data, incident)
