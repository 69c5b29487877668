"""Incidents and deaths over time."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from sahel import words
from sahel.charts.parts import count_axis, legend, series_name, series_scale, tips, tolls

HEIGHT = 330  # pixels, the legend included
GAP = 0.06  # the part of each step of time that its bar leaves free
FEWEST_STEPS = 12  # a time axis is never shorter, so that one month is not one giant bar
STEP_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
MEASURES = {"incidents": "Incidents", "fatalities_best": "Killed, best figure"}


def over_time(months: pd.DataFrame, measure: str, step: str = "month") -> alt.Chart:
    """Bars of incidents or of deaths by step of time, stacked by series (query.fatalities_by_month)."""
    order = list(months.groupby("series")["incidents"].sum().sort_values(ascending=False).index)
    return (
        alt.Chart(_stacked(months, measure, step, order), height=HEIGHT)
        .mark_rect()
        .encode(
            x=alt.X(
                "left:T",
                title=None,
                scale=alt.Scale(domain=_window(months["start"], step)),
                axis=_time_axis(step),
            ),
            x2="right:T",
            y=alt.Y("bottom:Q", title=MEASURES[measure], axis=count_axis(), scale=_height(months, measure)),
            y2="top:Q",
            color=series_scale("series", order, legend(order)),
            tooltip=tips(when="When", name="By", incidents="Incidents", toll="Killed"),
        )
    )


def _stacked(months: pd.DataFrame, measure: str, step: str, order: Sequence[str]) -> pd.DataFrame:
    """The table with the corners of its bars, the largest series lowest, and the words of its tooltips."""
    ranked = (
        months.assign(rank=months["series"].map(order.index))
        .sort_values(["start", "rank"])
        .dropna(subset=[measure])
    )
    tops = ranked.groupby("start")[measure].cumsum()
    ends = _ends(ranked["start"], step)
    return ranked.assign(
        left=ranked["start"],
        right=ranked["start"] + (ends - ranked["start"]) * (1 - GAP),
        bottom=tops - ranked[measure],
        top=tops,
        when=[_period(start, step) for start in ranked["start"]],
        name=ranked["series"].map(series_name),
        toll=tolls(ranked),
    )


def _ends(starts: pd.Series, step: str) -> pd.Series:
    offsets = {
        "day": pd.DateOffset(days=1),
        "week": pd.DateOffset(weeks=1),
        "month": pd.DateOffset(months=1),
        "year": pd.DateOffset(years=1),
    }
    return starts + offsets[step]


def _period(start: pd.Timestamp, step: str) -> str:
    texts = {
        "day": words.day(start),
        "week": f"Week from {words.day(start)}",
        "month": f"{start:%B %Y}",
        "year": f"{start.year}",
    }
    return texts[step]


def _window(starts: pd.Series, step: str) -> list[alt.DateTime]:
    """The ends of the time axis: those of the data, moved apart where there are few steps."""
    first, last = starts.min(), _ends(starts, step).max()
    missing = FEWEST_STEPS * STEP_DAYS[step] - (last - first).days
    margin = pd.Timedelta(days=max(0, missing) // 2)
    return [
        alt.DateTime(year=day.year, month=day.month, date=day.day) for day in (first - margin, last + margin)
    ]


def _time_axis(step: str) -> alt.Axis:
    formats = {"day": "%-d %b %Y", "week": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}
    return alt.Axis(
        format=formats[step],
        grid=False,
        tickCount={"expr": "max(2, width / 90)"},
        labelOverlap=True,
        labelFlush=True,
        labelBound=True,
        tickMinStep=STEP_DAYS[step] * 86_400_000,
    )


def _height(months: pd.DataFrame, measure: str) -> alt.Scale:
    """A scale on which a single incident does not fill the chart."""
    return alt.Scale(domain=[0, max(4.0, float(months.groupby("start")[measure].sum().max()))], nice=True)
