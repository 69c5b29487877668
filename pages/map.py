"""Map: where, and how exactly that is known."""

import streamlit as st

from sahel import atlas, maps, query, widgets

widgets.opening("Map")
data = widgets.snapshot()
chosen = widgets.filters(data, "map")
found = query.located(data, chosen)
hidden = query.unlocated(data, chosen)
if found.empty and hidden.empty:
    widgets.nothing_found(data, chosen, "map")

st.caption(widgets.summary(chosen))
widgets.legend(found)
shown = widgets.drawable(found)
place = widgets.deck(maps.deck(shown, widgets.dark()), "Map of the incidents; the table below lists them")
footnote = widgets.footnote("Outlines: Natural Earth.")
widgets.pictures(lambda: atlas.picture(shown, widgets.summary(chosen), footnote), found, "map")
if place and (clicked := widgets.at_place(query.at_place(data, chosen, *place))):
    widgets.card(data, clicked)

drawn, listed = st.tabs([f"On the map ({len(found):,})", f"Not drawn: no place known ({len(hidden):,})"])
with drawn:
    picked = widgets.incident_table(query.newest(found), "map.drawn")
with listed:
    widgets.unplaced_link(hidden, chosen)
    picked = widgets.incident_table(query.newest(hidden), "map.listed") or picked
if picked:
    widgets.card(data, picked)
