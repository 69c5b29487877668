"""Table in, Altair chart out: no filtering, no database, no Streamlit.

A group has one colour everywhere (data/actors.csv); event types and sources have theirs (data/colours.csv).
Charts carry no background and no text colours of their own, so that they fit a light and a dark page;
`titled` makes of one a picture that explains itself.
"""

from sahel.charts.claims import rival_claims
from sahel.charts.groups import by_group, by_source
from sahel.charts.parts import legend, series_colour
from sahel.charts.picture import titled
from sahel.charts.timeline import MEASURES, over_time

__all__ = [
    "MEASURES",
    "by_group",
    "by_source",
    "legend",
    "over_time",
    "rival_claims",
    "series_colour",
    "titled",
]
