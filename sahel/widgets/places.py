"""What could not be placed, to choose or add a place for; and the places that were added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from sahel import query, words
from sahel.filters import Filters
from sahel.store.own_places import OwnPlace, add_place, forget_place, own_places
from sahel.widgets import markup
from sahel.widgets.shared import store

if TYPE_CHECKING:
    from sahel.geocode.choice import Candidate
    from sahel.places import Unplaced

NAMED = "name"                 # of the page's address: the name that is looked at
SHOWN = 5                      # incidents of a name that are linked
ELSEWHERE = "elsewhere"        # the choice of none of the candidates
DONE = "places.done"           # what the last click did, said once
KINDS = {
    "village": "Village", "town": "Town", "camp": "Camp", "site": "Mine, well or other site", "forest": "Forest",
    "park": "Park", "lake": "Lake", "river": "River", "road": "Road", "region": "Informal region",
}


def unplaced(found: pd.DataFrame) -> list[Unplaced]:
    """The names that incidents of the choice could not be placed by, those of the most incidents first."""
    chosen = set(found["incident_id"])
    names = (replace(each, incidents=tuple(one for one in each.incidents if one in chosen))
             for each in _unplaced(*_version()))
    return sorted((each for each in names if each.incidents), key=lambda each: each.rank())


def unplaced_table(names: list[Unplaced]) -> Unplaced | None:
    """The names, a row each; the one that the reader chose, at first the one that the address names."""
    if not names:
        st.info("Every name that these incidents are placed by is known.", icon=":material/check:")
        return None
    shown = pd.DataFrame({
        "Name": [each.name for each in names],
        "Incidents": [len(each.incidents) for each in names],
        "Known so far": [_stead(each) for each in names],
        "In its words": [each.told for each in names],
    })
    named = st.query_params.get(NAMED)
    rows = [row for row, each in enumerate(names) if each.name == named][:1]
    key = f"unplaced.{pd.util.hash_pandas_object(shown['Name'], index=False).sum()}"  # a choice is of these rows
    state = st.dataframe(
        shown, hide_index=True, key=key, on_select="rerun",
        selection_mode="single-row", selection_default={"selection": {"rows": rows}}, height=_height(names),
        column_config={name: st.column_config.TextColumn(width=width) for name, width in (
            ("Name", 170), ("Known so far", 190), ("In its words", 560))}
        | {"Incidents": st.column_config.NumberColumn(width=76)},
        alt="Names that could not be placed; choose a row to place it",
    )
    picked = [row for row in state["selection"]["rows"] if row < len(names)]
    if not picked:
        st.query_params.pop(NAMED, None)
        return None
    st.query_params[NAMED] = names[picked[0]].name
    return names[picked[0]]


def place_name(each: Unplaced, found: pd.DataFrame, chosen: Filters) -> None:
    """What a name may mean: the candidates, or coordinates to enter, and the button that keeps the choice."""
    with st.container(border=True):
        st.html(markup.wrapped(markup.named(each.name, _below(each), each.told, each.toponym.text)))
        left, right = st.columns([3, 2], gap="large")
        with left:
            place = _chosen(each)
            if place:
                st.button("Keep this place", key="places.keep", type="primary", icon=":material/add_location:",
                          on_click=_keep, args=(place,))
        with right:
            st.markdown("**Incidents there**")
            theirs = query.newest(found[found["incident_id"].isin(each.incidents)]).head(SHOWN)
            st.html(markup.wrapped(markup.rows(theirs, chosen.options())))


def apply_places() -> None:
    """What the last click did, and the button that places earlier incidents by the places kept since."""
    if done := st.session_state.pop(DONE, None):
        st.success(words.plain(done), icon=":material/check:")
    if waiting := _pending(*_version()):
        told = f"**{words.plural(waiting, 'account')}** of earlier incidents would be placed otherwise by now."
        st.info(told, icon=":material/update:")
        st.button("Apply to earlier incidents", key="places.apply", icon=":material/sync:", on_click=_apply)


def own_table() -> None:
    """The reader's own places, and the button that forgets one."""
    own = own_places(store())
    if not own:
        st.caption("None yet. A place that you keep is used for every later report, and here for earlier ones.")
        return
    shown = pd.DataFrame({
        "Name": [place.name for place in own],
        "Also written": [", ".join(place.alternates) for place in own],
        "Where": [words.place(None, place.admin1, place.country) for place in own],
        "Latitude": [place.latitude for place in own],
        "Longitude": [place.longitude for place in own],
        "Within, km": [place.uncertainty_km for place in own],
        "Added": [place.added_at.date() for place in own],
    })
    state = st.dataframe(
        shown, hide_index=True, key=f"own.{len(own)}.{own[-1].place_id}", on_select="rerun",
        selection_mode="single-row", alt="Your own places; choose a row to forget it",
    )
    picked = [own[row] for row in state["selection"]["rows"] if row < len(own)]
    st.button("Forget the chosen place", key="places.forget", icon=":material/delete:", disabled=not picked,
              on_click=_forget, args=tuple(picked))


def unplaced_link(hidden: pd.DataFrame, chosen: Filters) -> None:
    """The way from incidents that are not drawn to the names behind them."""
    if len(hidden):
        st.html(markup.wrapped(markup.link("places", chosen.options(), "Name the places that could not be found")))


def _chosen(each: Unplaced) -> OwnPlace | None:
    """The place that the reader means; None as long as it is not told, or cannot be."""
    by_id = {candidate.row.place_id: candidate for candidate in each.candidates}
    picked = st.radio(
        "Which place is meant?", [*by_id, ELSEWHERE], index=None if by_id else 0, key=f"places.meant.{_key(each)}",
        format_func=lambda place_id: _label(by_id.get(place_id)),
        captions=[*(_caption(candidate, each) for candidate in each.candidates), "Enter where it is"],
    )
    if picked is None:
        return None
    if picked != ELSEWHERE:
        from sahel import places

        return places.chosen(each.toponym.text, by_id[picked].row)
    return _entered(each)


def _entered(each: Unplaced) -> OwnPlace | None:
    """The place at the coordinates that the reader enters, once they can be right."""
    key = _key(each)
    name = st.text_input("Name", value=each.name, max_chars=80, key=f"places.name.{key}")
    left, right = st.columns(2)
    latitude = left.number_input("Latitude, north positive", -90.0, 90.0, value=None, step=0.01, format="%.5f",
                                 key=f"places.latitude.{key}", placeholder="14.10000")
    longitude = right.number_input("Longitude, east positive", -180.0, 180.0, value=None, step=0.01, format="%.5f",
                                   key=f"places.longitude.{key}", placeholder="-1.63000")
    kind = left.selectbox("Kind", list(KINDS), format_func=KINDS.get, key=f"places.kind.{key}")
    reach = right.number_input("May be off by, km", 0.5, 500.0, value=_reach(kind), step=1.0, format="%.1f",
                               key=f"places.reach.{key}.{kind}")
    if latitude is None or longitude is None:
        return None
    return _judged(each, name.strip(), latitude, longitude, kind, reach)


def _judged(
    each: Unplaced, name: str, latitude: float, longitude: float, kind: str, reach: float
) -> OwnPlace | None:
    """The place that was entered, with what speaks against it; None where it cannot be kept."""
    from sahel import places

    also = () if name == each.toponym.text else (each.toponym.text, each.name)
    entered = OwnPlace(name, "", latitude, longitude, kind, tuple(dict.fromkeys(also)), uncertainty_km=reach)
    try:
        place, warnings = places.checked(entered, told=each.toponym.country)
    except places.Refused as reason:
        st.error(words.plain(f"This cannot be kept: {reason}."), icon=":material/wrong_location:")
        return None
    for warning in warnings:
        st.warning(words.plain(f"{warning}, which the report names."), icon=":material/warning:")
    st.caption(words.plain(_point(place, each)))
    return place


def _reach(kind: str) -> float:
    from sahel import places

    return places.reach(kind)


def _point(place: OwnPlace, each: Unplaced) -> str:
    where = ", ".join(filter(None, (place.admin2, place.admin1, words.country(place.country))))
    return " · ".join(filter(None, (f"In {where}", _distance(each, place.latitude, place.longitude))))


def _keep(place: OwnPlace) -> None:
    kept = add_place(store(), place)
    st.session_state[DONE] = f"{kept.name} is kept as {kept.place_id}, and used for every later report."
    st.query_params.pop(NAMED, None)


def _apply() -> None:
    from sahel import places

    st.session_state[DONE] = places.summary(places.apply(store()))


def _forget(place: OwnPlace) -> None:
    forget_place(store(), place.place_id)
    st.session_state[DONE] = f"{place.name} ({place.place_id}) is forgotten."


def _version() -> tuple[str, int, tuple[OwnPlace, ...], tuple]:
    """What the lists depend on: the store, how often it changed, the own places, also those forgotten, and what
    was imported."""
    from sahel.geocode.imports import lying

    address = store().url.render_as_string(hide_password=True)
    return address, store().changes(), own_places(store(), forgotten=True), lying()


@st.cache_resource(max_entries=2, show_spinner="Looking for names that could not be placed …")
def _unplaced(address: str, changes: int, own: tuple[OwnPlace, ...], imported: tuple) -> list[Unplaced]:
    from sahel import places

    return places.unplaced(store())


@st.cache_data(max_entries=2, show_spinner="Looking for earlier incidents there …")
def _pending(address: str, changes: int, own: tuple[OwnPlace, ...], imported: tuple) -> int:
    from sahel import places

    return len(places.pending(store()))


def _key(each: Unplaced) -> str:
    return f"{each.toponym.country}.{each.name}"


def _height(names: list[Unplaced]) -> int:
    return 37 + 35 * min(len(names), 9)                        # pixels: the head and up to nine rows


def _stead(each: Unplaced) -> str:
    return words.place(each.narrowly, each.place.admin1, each.place.country, "nothing")


def _below(each: Unplaced) -> str:
    count = words.plural(len(each.incidents), "incident")
    return f"{count} · known so far: {_stead(each)}"


def _label(candidate: Candidate | None) -> str:
    if candidate is None:
        return "Another place"
    row = candidate.row
    parts = (row.name, row.admin2, row.admin1, words.country(row.country))
    return words.plain(", ".join(dict.fromkeys(part for part in parts if part)))


def _caption(candidate: Candidate, each: Unplaced) -> str:
    from sahel.geocode.locate import precision_of

    row = candidate.row
    known = words.label("geo_precision", precision_of(row)).lower()
    parts = (row.kind, f"{known}, within {row.uncertainty_km or 0:g} km", _alike(candidate),
             _distance(each, row.latitude, row.longitude))
    return words.plain(" · ".join(filter(None, parts)))


def _alike(candidate: Candidate) -> str:
    return {"exact": "the same name", "alternate": "another name of it", "sound": "sounds the same",
            "spelling": "spelt alike"}[candidate.match]


def _distance(each: Unplaced, latitude: float, longitude: float) -> str | None:
    km = each.distance_km(latitude, longitude)
    return None if km is None else f"{km:,.0f} km from {each.beside.name}, which the report names"
