"""Tables of incidents, and what a page says of those it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd
import streamlit as st

from sahel import codebook, query, words
from sahel.filters import Filters
from sahel.query import Data
from sahel.widgets import markup

CODEBOOK = {
    "event_types": "Event types",
    "geo_precision": "Precision of places",
    "victims": "Victims",
    "sources": "Sources of figures",
    "attribution": "Attribution",
}
MOST_ROWS, MOST_POINTS = 2000, 5000
WIDTHS = {"When": 148, "Where": 180, "By": 126, "What": 212, "Claims": 74, "Precision": 74, "Group": 320}  # pixels
WHOLE = ("Incidents", "Joint acts", "Killed", "Lowest", "Highest", "Reports")


def incident_table(
    found: pd.DataFrame, key: str, opened: str | None = None, height: int | str = "auto"
) -> str | None:
    """Incidents in words, a row each; the one that the reader chose, at first the one `opened`.

    A choice of rows belongs to these rows: with other incidents nothing is chosen.
    """
    shown = found.head(MOST_ROWS)
    if len(shown) < len(found):
        st.caption(f"The first {MOST_ROWS:,} of {len(found):,} rows; the download has them all.")
    key = f"{key}.{pd.util.hash_pandas_object(shown['incident_id'], index=False).sum()}"
    rows = [int(row) for row in (shown["incident_id"] == opened).to_numpy().nonzero()[0]]
    state = st.dataframe(
        _in_words(shown),
        hide_index=True,
        height=height,
        placeholder="–",
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows}},
        column_config=_columns(),
        alt="Incidents; choose a row to read its card",
    )
    chosen = [row for row in state["selection"]["rows"] if row < len(shown)]
    return shown["incident_id"].iloc[chosen[0]] if chosen else None


def at_place(found: pd.DataFrame) -> str | None:
    """The incident at the place that was clicked: the only one, or the one that the reader chooses."""
    if len(found) < 2:
        return None if found.empty else found["incident_id"].iloc[0]
    names = {row.incident_id: _short(row) for row in found.itertuples()}
    return st.radio(
        f"{len(found)} incidents here",
        list(names),
        format_func=names.get,
        key=f"at_place.{found['incident_id'].iloc[0]}",
    )


def drawable(found: pd.DataFrame) -> pd.DataFrame:
    """The incidents that a map draws at once: the newest, where there are very many."""
    if len(found) > MOST_POINTS:
        st.caption(
            f"The newest {MOST_POINTS:,} of {len(found):,} incidents are drawn; filters show the others."
        )
    return query.newest(found).head(MOST_POINTS)


def links(found: pd.DataFrame, chosen: Filters) -> None:
    """A short list of incidents, each a link to its card."""
    st.html(markup.wrapped(markup.rows(found, chosen.options())))


def left_out(data: Data, chosen: Filters) -> None:
    """What the page does not count, and why."""
    totals = query.totals(data, chosen)
    parts = [
        f"{words.plural(totals.undated, 'incident')} without a date" if chosen.from_ or chosen.to else "",
        words.plural(totals.tallies, "tally over several acts", "tallies over several acts")
        if totals.tallies
        else "",
        f"{words.plural(totals.out_of_region, 'incident')} outside the region"
        if totals.out_of_region
        else "",
    ]
    if any(parts):
        st.caption(f"Not counted: {words.listing(part for part in parts if part)}.")


def kinds(tables: Mapping[str, pd.DataFrame]) -> str:
    """Which kind of incidents the reader wants to see; what does not occur is not offered."""
    names = {kind: f"{kind} ({len(found):,})" for kind, found in tables.items() if len(found)}
    if len(names) < 2:
        return next(iter(names or tables))
    return st.segmented_control(
        "Kind",
        list(names),
        default=next(iter(names)),
        required=True,
        format_func=names.get,
        key="kind",
        label_visibility="collapsed",
    )


def undrawn(found: pd.DataFrame, months: pd.DataFrame, step: str) -> None:
    """How many of the incidents a timeline cannot show."""
    if missing := len(found) - int(months["incidents"].sum()):
        st.caption(
            f"{words.number(missing)} of {words.plural(len(found), 'incident')} not shown: "
            f"no date told, or none as exact as the {step}."
        )


def group_table(groups: pd.DataFrame) -> None:
    """The groups with their names in full."""
    shown = pd.DataFrame(
        {
            "Group": [words.group_in_full(group) for group in groups["group"]],
            "Incidents": groups["incidents"],
            "Joint acts": groups["joint"],
            "Killed": groups["fatalities_best"],
            "Lowest": groups["fatalities_low"],
            "Highest": groups["fatalities_high"],
        }
    )
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        key="groups.table",
        column_config=_columns(),
        alt="The groups",
    )


def codebook_tables() -> None:
    """The codes and their meaning, as data/codebook has them."""
    for name, title in CODEBOOK.items():
        with st.expander(title):
            rows = pd.DataFrame(codebook.rows(codebook.DATA / "codebook" / f"{name}.csv"))
            st.dataframe(rows, hide_index=True, key=f"codebook.{name}", alt=title)


def _short(row: object) -> str:
    when = words.span(row.date_start, row.date_end, row.date_precision)
    return words.plain(f"{when}, {words.groups(row.perpetrators)}: {row.sub_event_type}")


def _in_words(found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "When": [words.span(*days) for days in _rows(found, "date_start", "date_end", "date_precision")],
            "Where": [words.place(*names) for names in _rows(found, "name", "admin1", "country", "place")],
            "By": [words.groups(joined) for joined in found["perpetrators"]],
            "What": found["sub_event_type"].astype("str"),
            "Killed": found["fatalities_best"],
            "Claims": [words.rivals(*tolls) for tolls in _rows(found, "fatalities_low", "fatalities_high")],
            "Precision": [words.label("geo_precision", code) for code in found["geo_precision"]],
            "Reports": found["reports"],
        }
    )


def _rows(found: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    return zip(*(found[column] for column in columns), strict=True)


def _columns() -> dict[str, object]:
    whole = {name: st.column_config.NumberColumn(format="localized", width=60) for name in WHOLE}
    return whole | {name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()}
