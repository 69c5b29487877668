"""What the reader takes away: pictures that explain themselves, tables that no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from sahel import charts, export, words
from sahel.filters import Filters
from sahel.widgets.choice import summary
from sahel.widgets.figures import chart

BY_GROUP = "Killed in the acts of each group"
BY_GROUP_READ = "Bar: best figure. Line: from the lowest to the highest claim."
BY_SOURCE = "Who says how many were killed"
BY_SOURCE_READ = (
    "Each kind of source counts the dead of the incidents that it speaks of, which are not the same ones."
)


def figure(
    drawn: alt.TopLevelMixin, title: str, chosen: Filters, table: pd.DataFrame, name: str, reading: str = ""
) -> None:
    """A chart with its title, and below it what to take away: picture, drawing and the table behind it."""
    st.subheader(title, anchor=False)
    if reading:
        st.caption(reading)
    chart(drawn, f"{title}. {summary(chosen)}", f"chart.{name}")
    pictures(lambda: charts.titled(drawn, title, (summary(chosen), reading), footnote()), table, name)


def over_time(months: pd.DataFrame, measure: str, step: str, chosen: Filters) -> None:
    """Incidents or deaths by step of time, or a word on why there is nothing to draw."""
    title, name = (f"{words_of} by {step}" for words_of in (charts.MEASURES[measure], measure))
    if months.empty or months[measure].isna().all():
        _nothing(title, f"Nothing here is both counted and dated to the {step}.")
        return
    figure(charts.over_time(months, measure, step), title, chosen, months, name.replace(" ", "_"))


def by_group(groups: pd.DataFrame, chosen: Filters) -> None:
    """The deaths in the acts of each group."""
    if groups["fatalities_best"].isna().all():
        _nothing(BY_GROUP, "No report here says how many were killed.")
        return
    figure(charts.by_group(groups), BY_GROUP, chosen, groups, "killed_by_group", BY_GROUP_READ)


def by_source(claimed: pd.DataFrame, order: Sequence[str], chosen: Filters) -> None:
    """The deaths in the acts of each group, as each kind of source counts them."""
    if not claimed["group"].isin(order).any():
        _nothing(BY_SOURCE, "No report here gives a figure and says whose it is.")
        return
    figure(charts.by_source(claimed, order), BY_SOURCE, chosen, claimed, "killed_by_source", BY_SOURCE_READ)


def pictures(drawn: Callable[[], alt.TopLevelMixin], table: pd.DataFrame, name: str) -> None:
    """Buttons for a picture (PNG), a drawing (SVG) and the table (CSV), made when they are asked for."""
    with st.container(horizontal=True, gap="small"):
        _button("PNG", lambda: export.figure_png(drawn()), f"{name}.png", "image/png")
        _button("SVG", lambda: export.figure_svg(drawn()), f"{name}.svg", "image/svg+xml")
        table_download(table, name)


def table_download(frame: pd.DataFrame, name: str) -> None:
    """A button for a table as CSV, with the codebook's columns."""
    _button("CSV", lambda: export.csv_bytes(frame, "utf-8-sig"), f"{name}.csv", "text/csv")


def footnote(more: str = "") -> str:
    """Where a picture comes from, and of which day it is."""
    today = words.day(date.today())
    return (
        f"Sahel conflict map, {today}. Incidents as reports tell them; rival claims are not added up. {more}"
    )


def _nothing(title: str, why: str) -> None:
    st.subheader(title, anchor=False)
    st.caption(why)


def _button(label: str, data: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(
        label,
        data,
        file_name,
        mime,
        key=f"download.{file_name}",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )
