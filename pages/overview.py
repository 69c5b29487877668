"""Overview: how many, who, what is new and what is disputed."""

import streamlit as st

from sahel import query, widgets

widgets.opening("Conflict in the Sahel")
data = widgets.snapshot()
chosen = widgets.filters(data, "overview")
totals = query.totals(data, chosen)
if not totals.incidents:
    widgets.nothing_found(data, chosen, "overview")

st.caption(widgets.summary(chosen))
widgets.key_figures(totals)
widgets.left_out(data, chosen)

step = query.step_for(data, chosen)
months = query.fatalities_by_month(data, chosen, step=step)
groups = query.fatalities_by_group(data, chosen)
left, right = st.columns(2, gap="large")
with left:
    widgets.over_time(months, "incidents", step, chosen)
    widgets.undrawn(query.incidents(data, chosen), months, step)
with right:
    widgets.by_group(groups.head(8), chosen)

left, right = st.columns(2, gap="large")
with left:
    st.subheader("Latest", anchor=False)
    widgets.links(query.latest(data, chosen, 6), chosen)
with right:
    st.subheader("Most disputed tolls", anchor=False)
    widgets.links(query.disputed(data, chosen, 6), chosen)
