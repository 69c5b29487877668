"""Charts, the map and key figures on a page."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pydeck as pdk
import streamlit as st

from sahel import maps
from sahel.query import Totals
from sahel.widgets import markup
from sahel.widgets.shared import store

MAP_HEIGHT = 560


def dark() -> bool:
    """Whether the reader's page is dark."""
    return st.context.theme.type == "dark"


def chart(drawn: alt.TopLevelMixin, alternative: str, key: str | None = None) -> None:
    """A chart as wide as its place on the page, with words for those who cannot see it."""
    st.altair_chart(drawn, width="stretch", key=key, alt=alternative)


def deck(drawn: pdk.Deck, alternative: str) -> tuple[float, float, bool] | None:
    """The map; where on it the reader clicked."""
    state = st.pydeck_chart(
        drawn,
        height=MAP_HEIGHT,
        on_select="rerun",
        selection_mode="single-object",
        key="map",
        alt=alternative,
    )
    return maps.picked(state["selection"])


def key_figures(totals: Totals) -> None:
    """The numbers that a page opens with."""
    st.html(markup.wrapped(markup.figures(totals, store().reports())))


def legend(found: pd.DataFrame) -> None:
    """The colours and the shapes of the map."""
    first = found["perpetrators"].astype("str").str.split("|").str[0].value_counts()
    shapes = [
        markup.chip("Known place", "currentColor"),
        markup.chip("Near a place, within its circle", "currentColor", "ring"),
        markup.chip("Somewhere in the division", "currentColor", "area"),
    ]
    st.html(markup.wrapped(markup.chips(first.index[:8])))
    st.html(markup.wrapped("".join(shapes) + '<span class="quiet">Size: number killed</span>'))
