"""The reader's choice: widgets in the sidebar, kept in the page's address under the names of Filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from sahel import codebook, query, words
from sahel.filters import NAMES, Filters
from sahel.query import Data

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
REMEMBERED = "chosen"  # the session's choice: it follows the reader from page to page


def filters(data: Data, page: str) -> Filters:
    """The sidebar's choice. A page just opened takes that of its address, or else that of the page before.

    Streamlit's own binding of widgets to the address would write labels there ("Mali") and not codes ("MLI").
    """
    if f"{page}.group" not in st.session_state:
        address = Filters.from_options({name: st.query_params.get_all(name) for name in NAMES})
        _fill(
            page,
            _known(data, address) if address != Filters() else st.session_state.get(REMEMBERED, Filters()),
        )
    with st.sidebar:
        chosen = _drawn(data, page)
        _matches(data, chosen)
        st.button(
            "Reset filters",
            key=f"{page}.reset",
            icon=":material/restart_alt:",
            on_click=_fill,
            args=(page, Filters()),
            disabled=chosen == Filters(),
            width="stretch",
        )
    st.session_state[REMEMBERED] = chosen
    _write(chosen)
    return chosen


def stacks(step: str) -> tuple[str, str]:
    """What a timeline is stacked by, and its step of time, to begin with the one that suits the data."""
    left, right = st.columns(2)
    by = left.segmented_control(
        "Stacked by",
        ["group", "event_type"],
        default="group",
        required=True,
        key="stack_by",
        format_func={"group": "Group", "event_type": "Event type"}.get,
    )
    steps = list(query.STEPS)
    return by, right.segmented_control(
        "Step of time", steps, default=step, required=True, key=f"step.{step}", format_func=str.capitalize
    )


def summary(chosen: Filters) -> str:
    """The choice in words, for a caption or the subtitle of a picture."""
    days = [f"from {words.day(chosen.from_)}"] * bool(chosen.from_) + [f"to {words.day(chosen.to)}"] * bool(
        chosen.to
    )
    parts = [
        words.listing(map(words.group, chosen.group)),
        words.listing(map(words.country, chosen.country)),
        words.listing(chosen.admin1),
        words.listing(chosen.event_type),
        " ".join(days),
        f"at least {words.number(chosen.min_fatalities)} killed" if chosen.min_fatalities is not None else "",
        f"place known: {words.labels('geo_precision', '|'.join(map(str, chosen.geo_precision))).lower()}"
        if chosen.geo_precision
        else "",
    ]
    told = " · ".join(part for part in parts if part) or "all incidents"
    return told[0].upper() + told[1:]


def nothing_found(data: Data, chosen: Filters, page: str) -> None:
    """Say that nothing matches, and what would; the page ends."""
    st.info(f"**No incident matches.** {words.plain(summary(chosen))}", icon=":material/search_off:")
    if unseen := len(query.undated(data, chosen)):
        st.caption(
            f"{words.plural(unseen, 'incident')} without a date would match but for the bounds on the date."
        )
    st.button(
        "Show all incidents",
        key=f"{page}.all",
        icon=":material/restart_alt:",
        on_click=_fill,
        args=(page, Filters()),
    )
    st.stop()


def _drawn(data: Data, page: str) -> Filters:
    days = {"min_value": FIRST_DAY, "max_value": LAST_DAY, "format": "DD/MM/YYYY"}
    from_ = st.date_input("From", value=None, key=f"{page}.from", **days)
    to = st.date_input("To", value=None, key=f"{page}.to", **days)
    group = _several(page, "Group", "group", _offered(page, "group", query.group_choices(data)), words.group)
    country = _several(
        page, "Country", "country", _offered(page, "country", query.choices(data, "country")), words.country
    )
    events = _offered(page, "event_type", query.choices(data, "event_type"))
    event_type = _several(page, "Event type", "event_type", events, str)
    with st.expander(
        "More filters",
        expanded=any(st.session_state.get(f"{page}.{name}") for name in NAMES[4:5] + NAMES[6:]),
    ):
        admin1 = _several(
            page, "Division", "admin1", _offered(page, "admin1", query.choices(data, "admin1")), str
        )
        fewest = st.number_input(
            "Killed, at least",
            min_value=0,
            value=None,
            step=1,
            key=f"{page}.min_fatalities",
            placeholder="Any number",
        )
        precisions = [int(code) for code in codebook.table("geo_precision")]
        geo_precision = _several(
            page, "Place known", "geo_precision", precisions, lambda code: words.label("geo_precision", code)
        )
    return Filters(from_, to, group, country, admin1, event_type, fewest, geo_precision)


def _several(page: str, label: str, name: str, options: list, read: object) -> tuple:
    return tuple(st.multiselect(label, options, format_func=read, key=f"{page}.{name}", placeholder="All"))


def _offered(page: str, name: str, present: list[str]) -> list[str]:
    """What occurs in the data, and what the address asks for though it does not occur."""
    return list(dict.fromkeys([*present, *st.session_state.get(f"{page}.{name}", ())]))


def _known(data: Data, address: Filters) -> Filters:
    """The address without codes that neither the codebook nor the data knows."""
    groups = {*codebook.actors(), *query.group_choices(data)}
    return replace(
        address,
        from_=_in_calendar(address.from_),
        to=_in_calendar(address.to),
        group=tuple(code for code in address.group if code in groups),
        country=tuple(code for code in address.country if code in codebook.countries()),
        admin1=tuple(name for name in address.admin1 if name in query.choices(data, "admin1")),
        event_type=tuple(
            name for name in address.event_type if name in set(codebook.event_type_of().values())
        ),
    )


def _in_calendar(day: date | None) -> date | None:
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


def _fill(page: str, chosen: Filters) -> None:
    """Set the page's widgets to a choice."""
    for name in NAMES:
        value = getattr(chosen, "from_" if name == "from" else name)
        st.session_state[f"{page}.{name}"] = list(value) if isinstance(value, tuple) else value


def _write(chosen: Filters) -> None:
    """Put the choice into the address; what else stands there stays."""
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in NAMES}
    wanted = others | chosen.options()
    if wanted != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(wanted)


def _matches(data: Data, chosen: Filters) -> None:
    found, everything = len(query.incidents(data, chosen)), len(query.incidents(data, Filters()))
    st.markdown(
        f"**{words.number(found)}** of {words.plural(everything, 'incident')} match"
        if chosen != Filters()
        else f"**{words.plural(everything, 'incident')}**"
    )
    if (chosen.from_ or chosen.to) and (unseen := len(query.undated(data, chosen))):
        st.caption(f"{words.plural(unseen, 'incident')} without a date left out")
