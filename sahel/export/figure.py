"""Charts and maps as pictures, drawn by vl-convert: no browser, no network."""

from __future__ import annotations

import json

import altair as alt

SCALE = 2  # pixels of the picture for one of the chart: sharp on paper and on slides


def figure_png(chart: alt.TopLevelMixin) -> bytes:
    """The chart as a PNG picture of twice its size."""
    import vl_convert

    return vl_convert.vegalite_to_png(json.dumps(_spec(chart)), scale=SCALE, allowed_base_urls=[])


def figure_svg(chart: alt.TopLevelMixin) -> bytes:
    """The chart as an SVG drawing."""
    import vl_convert

    return vl_convert.vegalite_to_svg(json.dumps(_spec(chart)), allowed_base_urls=[]).encode()


def _spec(chart: alt.TopLevelMixin) -> dict:
    with alt.data_transformers.enable(max_rows=None):
        return chart.to_dict()
