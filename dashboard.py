"""The dashboard: page configuration and the list of pages. `streamlit run dashboard.py`."""

import streamlit as st

TITLE = "Sahel conflict map"

# Before st.Page: a page icon of its own keeps the browser from fetching the pages' icons from the web.
st.set_page_config(page_title=TITLE, page_icon="static/icon.png", layout="wide")

PAGES = [
    st.Page(
        "pages/overview.py", title="Overview", icon=":material/dashboard:", url_path="overview", default=True
    ),
    st.Page("pages/map.py", title="Map", icon=":material/map:", url_path="map"),
    st.Page("pages/timeline.py", title="Timeline", icon=":material/bar_chart:", url_path="timeline"),
    st.Page("pages/groups.py", title="Groups", icon=":material/groups:", url_path="groups"),
    st.Page("pages/incidents.py", title="Incidents", icon=":material/table_rows:", url_path="incidents"),
    st.Page("pages/places.py", title="Places", icon=":material/add_location:", url_path="places"),
    st.Page("pages/about.py", title="About", icon=":material/info:", url_path="about"),
]

page = st.navigation(PAGES)
st.set_page_config(page_title=f"{page.title} · {TITLE}")
page.run()
