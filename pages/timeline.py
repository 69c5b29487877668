"""Timeline: how many incidents, and how many dead, when."""

import streamlit as st

from sahel import query, widgets

widgets.opening("Timeline")
data = widgets.snapshot()
chosen = widgets.filters(data, "timeline")
if query.incidents(data, chosen).empty:
    widgets.nothing_found(data, chosen, "timeline")

st.caption(widgets.summary(chosen))
by, step = widgets.stacks(query.step_for(data, chosen))
months = query.fatalities_by_month(data, chosen, by, step)
widgets.undrawn(query.incidents(data, chosen), months, step)
widgets.over_time(months, "incidents", step, chosen)
widgets.over_time(months, "fatalities_best", step, chosen)
