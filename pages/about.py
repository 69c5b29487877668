"""About: what an incident is, how the figures come about, whose data this rests on."""

from pathlib import Path

import streamlit as st

from sahel import widgets

widgets.opening("About")
with st.container(width=760):
    st.markdown(Path(__file__).with_name("about.md").read_text("utf-8"))
    widgets.codebook_tables()
