"""The deaths in the acts of each group: how many, and by whose count."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from sahel import codebook, words
from sahel.charts.parts import (
    QUIET,
    count_axis,
    figures,
    lookup,
    name_axis,
    room,
    series_scale,
    source_scale,
    tips,
    tolls,
)


def by_group(groups: pd.DataFrame) -> alt.LayerChart:
    """A bar to the best figure for each group, and a line from the lowest to the highest claim."""
    shown = groups.dropna(subset=["fatalities_best"])
    shown = shown.assign(name=shown["group"].map(words.group), toll=tolls(shown))
    base = alt.Chart(shown, height=alt.Step(28)).encode(
        y=alt.Y("name:N", title=None, sort=list(shown["name"]), axis=name_axis()),
        tooltip=tips(name="Group", incidents="Incidents", joint="of these joint acts", toll="Killed"),
    )
    x = alt.X("fatalities_best:Q", title=None, axis=count_axis(), scale=room(shown["fatalities_high"], 130))
    bars = base.mark_bar(height=14, cornerRadiusEnd=2, opacity=0.9).encode(
        x=x, color=series_scale("group", list(shown["group"]), None)
    )
    lines = base.mark_rule(strokeWidth=2, color=QUIET).encode(x="fatalities_low:Q", x2="fatalities_high:Q")
    ends = [
        base.mark_tick(thickness=2, size=9, color=QUIET).encode(x=f"{end}:Q")
        for end in ("fatalities_low", "fatalities_high")
    ]
    figures = base.mark_text(align="left", dx=7, color=QUIET).encode(x="fatalities_high:Q", text="toll:N")
    return alt.layer(bars, lines, *ends, figures)


def by_source(claimed: pd.DataFrame, order: Sequence[str]) -> alt.LayerChart:
    """How many deaths each kind of source counts in the acts of each group (query.claims_by_group)."""
    rows = _headed(claimed, order)
    is_group = "indexof(datum.value, '|') < 0"
    axis = name_axis(
        labelExpr=lookup(rows["row"], dict(zip(rows["row"], rows["label"], strict=True)).get),
        labelFontWeight={"condition": {"test": is_group, "value": "bold"}, "value": "normal"},
    )
    base = alt.Chart(rows, height=alt.Step(20)).encode(
        y=alt.Y("row:N", title=None, sort=list(rows["row"]), axis=axis),
        tooltip=tips(label="Told by", figure="Killed", incidents="Incidents it speaks of"),
    )
    x = alt.X("low:Q", title=None, axis=count_axis(), scale=room(rows["low"], 150))
    bars = base.mark_bar(height=11, cornerRadiusEnd=2).encode(x=x, color=source_scale())
    return alt.layer(bars, base.mark_text(align="left", dx=7, color=QUIET).encode(x="low:Q", text="note:N"))


def _headed(claimed: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """A heading row for each group, and below it a row for each kind of source, the most reliable first."""
    told = claimed.assign(source=claimed["source"].astype("str"))
    told = told.assign(
        place=told["source"].map(codebook.reliability),
        row=told["group"] + "|" + told["source"],
        label=[words.source(code) for code in told["source"]],
        figure=figures(told),
    )
    told["note"] = [
        f"{figure} · {words.plural(count, 'incident')}"
        for figure, count in zip(told["figure"], told["incidents"], strict=True)
    ]
    heads = pd.DataFrame(
        {"group": list(order), "row": list(order), "label": [words.group(g) for g in order], "place": 0}
    )
    rows = pd.concat([heads[heads["group"].isin(told["group"])], told[told["group"].isin(order)]])
    rows["order"] = rows["group"].map(list(order).index)
    return rows.sort_values(["order", "place"], ignore_index=True)
