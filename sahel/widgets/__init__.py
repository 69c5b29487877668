"""What pages are made of. With pages/ and dashboard.py the only place that knows Streamlit."""

from sahel.widgets.card import card, opened, selected
from sahel.widgets.choice import filters, nothing_found, stacks, summary
from sahel.widgets.downloads import by_group, by_source, footnote, over_time, pictures, table_download
from sahel.widgets.figures import dark, deck, key_figures, legend
from sahel.widgets.opening import opening
from sahel.widgets.places import apply_places, own_table, place_name, unplaced, unplaced_link, unplaced_table
from sahel.widgets.shared import snapshot
from sahel.widgets.tables import (
    at_place,
    codebook_tables,
    drawable,
    group_table,
    incident_table,
    kinds,
    left_out,
    links,
    undrawn,
)

__all__ = [
    "apply_places",
    "at_place",
    "by_group",
    "by_source",
    "card",
    "codebook_tables",
    "dark",
    "deck",
    "drawable",
    "filters",
    "footnote",
    "group_table",
    "incident_table",
    "key_figures",
    "kinds",
    "left_out",
    "legend",
    "links",
    "nothing_found",
    "opened",
    "opening",
    "over_time",
    "own_table",
    "pictures",
    "place_name",
    "selected",
    "snapshot",
    "stacks",
    "summary",
    "table_download",
    "undrawn",
    "unplaced",
    "unplaced_link",
    "unplaced_table",
]
