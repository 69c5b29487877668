"""How every page begins."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

STYLE = Path(__file__).with_name("style.css")


def opening(title: str) -> None:
    """The page's title, and the look of its cards and lists."""
    _under_the_dashboard()
    st.html(STYLE)
    st.title(title, anchor=False)


def _under_the_dashboard() -> None:
    """Run the page by dashboard.py, whose menu, title and icon it needs.

    A server that is asked for a page before dashboard.py has run once takes pages/ for an app of the older
    kind, which has no main script. Streamlit has no option against that, only this flag, which st.navigation
    clears too.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
