"""Places: the names that could not be placed, to choose or add a place for; and the places added."""

import streamlit as st

from sahel import query, widgets

widgets.opening("Places")
data = widgets.snapshot()
chosen = widgets.filters(data, "places")
found = query.incidents(data, chosen)
if found.empty:
    widgets.nothing_found(data, chosen, "places")

st.caption(widgets.summary(chosen))
widgets.apply_places()
st.subheader("Could not be placed", anchor=False)
names = widgets.unplaced(found)
if names:
    st.markdown("The gazetteer lacks these names, or knows several places that may be meant: "
                "of their incidents no more than a place nearby, the division or the country is known.")
if name := widgets.unplaced_table(names):
    widgets.place_name(name, found, chosen)
st.subheader("Your own places", anchor=False)
widgets.own_table()
