"""The claims about one incident, side by side."""

from __future__ import annotations

import altair as alt
import pandas as pd

from sahel import words
from sahel.charts.parts import QUIET, count_axis, figures, lookup, name_axis, room, source_scale, tips


def rival_claims(claims: pd.DataFrame) -> alt.LayerChart:
    """Every claim about one incident in a row of its own: a dot, a span, or an arrow where it is open."""
    shown = _rows_of_claims(claims)
    names = dict(zip(shown["row"], shown["name"], strict=True))
    axis = name_axis(labelExpr=lookup(shown["row"], names.get))
    base = alt.Chart(shown, height=alt.Step(26)).encode(
        y=alt.Y("row:N", title=None, sort=list(shown["row"]), axis=axis),
        color=source_scale(),
        tooltip=tips(name="Claim", figure="Figure", publisher="Published by", quote="In its words"),
    )
    x = alt.X("from:Q", title=None, axis=count_axis(), scale=room(shown["to"], 90))
    marks = alt.Scale(
        domain=["closed", "above", "below"], range=["circle", "triangle-right", "triangle-left"]
    )
    spans = base.mark_rule(strokeWidth=3).encode(x=x, x2="to:Q")
    starts = base.mark_point(size=90, filled=True, opacity=1).encode(
        x="from:Q", shape=alt.Shape("open:N", legend=None, scale=marks)
    )
    ends = (
        base.mark_point(size=90, filled=True, opacity=1, shape="circle")
        .encode(x="to:Q")
        .transform_filter("datum.open == 'closed'")
    )
    figures = base.mark_text(align="left", dx=10).encode(x="to:Q", text="figure:N", color=alt.value(QUIET))
    return alt.layer(spans, starts, ends, figures)


def _rows_of_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """One row a claim with its name and the ends of its mark; an open end is drawn at the figure told."""
    told = claims.dropna(subset=["low", "high"], how="all").astype({"source": "str"}).reset_index(drop=True)
    shapes = [
        "below" if pd.isna(low) else "above" if pd.isna(high) else "closed"
        for low, high in told[["low", "high"]].values
    ]
    return pd.DataFrame(
        {
            "row": told.index.astype("str"),
            "name": words.claims(told),
            "figure": figures(told),
            "open": shapes,
            "from": told["low"].fillna(told["high"]),
            "to": told["high"].fillna(told["low"]),
            "source": told["source"],
            "publisher": told["publisher"],
            "quote": told["quote"],
        }
    )
