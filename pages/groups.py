"""Groups: what each did, and who says so."""

import streamlit as st

from sahel import query, widgets

widgets.opening("Groups")
data = widgets.snapshot()
chosen = widgets.filters(data, "groups")
groups = query.fatalities_by_group(data, chosen)
if groups.empty:
    widgets.nothing_found(data, chosen, "groups")

st.caption(widgets.summary(chosen))
st.markdown("A joint act counts under each of its groups, so the rows do not add up to the total.")
widgets.by_group(groups.head(12), chosen)
widgets.by_source(query.claims_by_group(data, chosen), list(groups["group"].head(8)), chosen)
st.subheader("All groups", anchor=False)
widgets.group_table(groups)
