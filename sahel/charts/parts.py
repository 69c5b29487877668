"""What charts share: colours, legends, axes, scales and the words beside their marks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

import altair as alt
import pandas as pd

from sahel import codebook, words

EVENT_TYPES = frozenset(
    row["event_type"] for row in codebook.rows(codebook.DATA / "codebook" / "event_types.csv")
)
NAMED = 12  # names that a legend gives at most
QUIET = "#788086"  # legible on light and dark


def series_colour(code: str) -> str:
    """The colour of what a stack is made of: a group, several groups, the others, or an event type."""
    if code in (words.SEVERAL, words.OTHER):
        return colour("series", code)
    return colour("event_type", code) if code in EVENT_TYPES else codebook.actor(code).colour


def series_name(code: str) -> str:
    """The name that a legend gives a series."""
    return code if code in EVENT_TYPES else words.group(code)


def colour(kind: str, code: str) -> str:
    """The colour of an event type, a source or a series."""
    known = words.look(kind, code)
    return known["colour"] if known else codebook.UNKNOWN_COLOUR


def series_scale(field: str, order: Sequence[str], legend: alt.Legend | None) -> alt.Color:
    return alt.Color(
        f"{field}:N",
        title=None,
        sort=list(order),
        legend=legend,
        scale=alt.Scale(domain=list(order), range=[series_colour(code) for code in order]),
    )


def source_scale() -> alt.Color:
    codes = list(codebook.table("sources"))
    return alt.Color(
        "source:N",
        legend=None,
        scale=alt.Scale(domain=codes, range=[colour("source", code) for code in codes]),
    )


def legend(order: Sequence[str], shape: str = "square") -> alt.Legend:
    """The names of series in a few columns above the chart."""
    return alt.Legend(
        orient="top",
        values=list(order)[:NAMED],
        direction="horizontal",
        columns={"expr": "width < 250 ? 2 : width < 420 ? 3 : width < 600 ? 4 : 6"},
        symbolType=shape,
        symbolSize=90,
        labelLimit=240,
        offset=6,
        labelExpr=lookup(order, series_name),
    )


def count_axis() -> alt.Axis:
    return alt.Axis(format=",d", tickMinStep=1, tickCount=5, domain=False, ticks=False)


def name_axis(**more: object) -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, grid=False, labelLimit=230, labelPadding=8, **more)


def room(ends: pd.Series, pixels: int) -> alt.Scale:
    """A scale from 0 with room for the words at the end of the longest bar, however wide the chart is."""
    longest = max(1.0, float(ends.max()))
    return alt.Scale(
        domainMin=0, domainMax={"expr": f"{longest} * width / max(width - {pixels}, 40)"}, nice=False
    )


def lookup(codes: Iterable[str], name: Callable[[str], str]) -> str:
    """A Vega expression that gives the name of an axis's or a legend's code."""
    return f"({json.dumps({code: name(code) for code in codes}, ensure_ascii=False)})[datum.value]"


def tips(**fields: str) -> list[alt.Tooltip]:
    """What is shown when the pointer rests on a mark: fields of the table under these titles."""
    return [alt.Tooltip(field, title=title, type="nominal") for field, title in fields.items()]


def tolls(table: pd.DataFrame) -> list[str]:
    return [
        words.toll(*tolls) for tolls in table[["fatalities_low", "fatalities_best", "fatalities_high"]].values
    ]


def figures(table: pd.DataFrame) -> list[str]:
    return [words.figure(*ends) for ends in table[["low", "high"]].values]
