"""A chart as a picture to take away."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from sahel.charts.parts import QUIET

INK, GRID = "#22282C", "#E6E3DC"
FONT = (
    "Liberation Sans, Arial, sans-serif"  # the first is in vl-convert, which draws no text in a font it lacks
)


def titled(
    chart: alt.TopLevelMixin, title: str, subtitle: Sequence[str], footnote: str, width: int = 760
) -> alt.VConcatChart:
    """The chart as a picture that explains itself: what it shows, of which choice, whose and of which day."""
    note = alt.TitleParams(
        footnote, orient="bottom", anchor="start", fontSize=10.5, fontWeight="normal", color=QUIET, offset=16
    )
    head = alt.TitleParams(
        title,
        subtitle=[line for line in subtitle if line],
        anchor="start",
        fontSize=19,
        subtitleFontSize=13,
        subtitlePadding=6,
        color=INK,
        subtitleColor=QUIET,
        offset=18,
    )
    return (
        alt.vconcat(chart.properties(width=width, title=note), title=head)
        .properties(background="#FFFFFF", padding=24)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=QUIET,
            titleFontWeight="normal",
            labelFontSize=12,
            titleFontSize=12,
            gridColor=GRID,
            domainColor=GRID,
            tickColor=GRID,
        )
        .configure_legend(labelColor=INK, labelFontSize=12)
    )
