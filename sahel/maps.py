"""Table in, map out: the deck of the map page and the map as a picture.

Precision is drawn: a known place is a full dot, a place near one is a ring inside the circle that it may
lie in, a division is a dashed area with no dot at all. What is less precise is not drawn. Nothing leaves the
machine: the base map is a style of static/, the labels are data/map_labels.csv.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence

import pandas as pd
import pydeck as pdk

from sahel import codebook, words

STYLES = {False: "/app/static/style-light.json", True: "/app/static/style-dark.json"}
INK = {False: (60, 66, 70), True: (205, 205, 198)}
HALO = {False: (250, 248, 243, 220), True: (24, 28, 31, 220)}
REGION = ((2.5, -17.0), (25.0, 23.0))  # south-west and north-east of what is shown where nothing is found
WIDTH, HEIGHT = 860, 560  # pixels that a view is fitted into
CLOSEST, FARTHEST = 6.4, 3.4  # zooms of a fitted view: one point is still seen among its neighbours
DETAIL = 4.9  # the zoom from which lesser towns are named
SMALLEST, LARGEST = 4.5, 26.0  # radius of a dot in pixels
DASHES = 28  # dashes around an area
KM_PER_DEGREE = 111.32


class Deck(pdk.Deck):
    """A deck whose JSON has no indents: less than half as long on its way to the browser."""

    def to_json(self) -> str:
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"), ensure_ascii=False)


def deck(found: pd.DataFrame, dark: bool) -> Deck:
    """The map of incidents that can be drawn, fitted to them, for a light or a dark page."""
    dots, areas = points(found), divisions(found)
    view = fitted(found)
    layers = [
        _countries(dark),
        *_areas(areas),
        *_dots(dots, dark),
        _towns(dark, view.zoom),
        _counts(dots, areas, dark),
    ]
    return Deck(
        layers=layers,
        initial_view_state=view,
        map_provider="maplibre",
        map_style=STYLES[dark],
        tooltip={"text": "{tip}", "style": _tip_style(dark)},
    )


def points(found: pd.DataFrame) -> pd.DataFrame:
    """A dot an incident known to a place or near one, the largest first so that small ones lie on top.

    Columns: id, latitude, longitude, colour, size (pixels), radius (metres; 0 for an exact place), near,
    incidents (at that point), tip.
    """
    exact = found[found["geo_precision"].isin((1, 2)).to_numpy(dtype=bool)]
    at_point = exact.groupby(["latitude", "longitude"])["incident_id"].transform("size")
    near = (exact["geo_precision"] == 2).to_numpy(dtype=bool)
    return pd.DataFrame(
        {
            "id": exact["incident_id"],
            "latitude": exact["latitude"],
            "longitude": exact["longitude"],
            "colour": [rgb(colour_of(joined)) for joined in exact["perpetrators"]],
            "size": [size(toll) for toll in exact["fatalities_best"]],
            "radius": exact["radius_km"].fillna(0).where(near, 0) * 1000,
            "near": near,
            "incidents": at_point,
            "tip": [tip(row, count) for row, count in zip(exact.itertuples(), at_point, strict=True)],
        }
    ).sort_values("size", ascending=False, kind="stable", ignore_index=True)


def divisions(found: pd.DataFrame) -> pd.DataFrame:
    """An area for each division in which incidents lie, in the colour of the group with most of them.

    Columns: latitude, longitude, radius (metres), colour, incidents, tip.
    """
    wide = found[(found["geo_precision"] == 3).to_numpy(dtype=bool)]
    rows = [_division(*place, group) for place, group in wide.groupby(["latitude", "longitude"])]
    columns = ["latitude", "longitude", "radius", "colour", "incidents", "tip"]
    return pd.DataFrame(rows, columns=columns).sort_values("radius", ascending=False, ignore_index=True)


def fitted(found: pd.DataFrame) -> pdk.ViewState:
    """The view that shows all that is found; the whole region where nothing is."""
    (south, west), (north, east) = REGION
    if len(found):
        south, north = found["latitude"].min(), found["latitude"].max()
        west, east = found["longitude"].min(), found["longitude"].max()
    wide = math.log2(WIDTH * 0.8 * 360 / 512 / max(east - west, 0.1))
    tall = math.log2(HEIGHT * 0.8 * 360 / 512 / max(_mercator(north) - _mercator(south), 0.1))
    zoom = min(CLOSEST, max(FARTHEST, min(wide, tall)))
    return pdk.ViewState(
        latitude=round((south + north) / 2, 3), longitude=round((west + east) / 2, 3), zoom=round(zoom, 2)
    )


def picked(selection: Mapping[str, object]) -> tuple[float, float, bool] | None:
    """Where the reader clicked, latitude and longitude, and whether on an area; None where on nothing."""
    for layer, objects in (selection.get("objects") or {}).items():
        for row in objects:
            return float(row["latitude"]), float(row["longitude"]), layer == "areas"
    return None


def colour_of(joined: str) -> str:
    """The colour of an act: that of the first group named."""
    return codebook.actor(str(joined).split("|")[0]).colour


def rgb(colour: str) -> list[int]:
    """'#D55E00' as [213, 94, 0]."""
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def size(toll: int | None) -> float:
    """The radius of a dot in pixels: its area grows with the number killed; the smallest where untold."""
    return SMALLEST if pd.isna(toll) else round(min(LARGEST, max(SMALLEST, 1.9 * math.sqrt(toll))), 1)


def tip(row: object, count: int) -> str:
    """What is shown when the pointer rests on an incident."""
    more = f"\n{words.plural(count, 'incident')} at this place" if count > 1 else ""
    return (
        f"{words.span(row.date_start, row.date_end, row.date_precision)}\n{words.groups(row.perpetrators)} · "
        f"{row.sub_event_type}\n{words.place(row.name, row.admin1, row.country, row.place)}\n"
        f"Killed: {words.toll(row.fatalities_low, row.fatalities_best, row.fatalities_high)}{more}"
    )


def ring(latitude: float, longitude: float, kilometres: float, corners: int = 72) -> list[list[float]]:
    """The circle around a place as [longitude, latitude] corners, clockwise, ending with the first."""
    tall = kilometres / KM_PER_DEGREE
    wide = tall / math.cos(math.radians(latitude))
    turns = [2 * math.pi * corner / corners for corner in (*range(corners), 0)]
    return [
        [round(longitude + wide * math.sin(turn), 4), round(latitude + tall * math.cos(turn), 4)]
        for turn in turns
    ]


def labels(rank: int) -> list[dict[str, str]]:
    """The names of countries and towns that a map writes, up to a rank."""
    return [row for row in codebook.rows(codebook.DATA / "map_labels.csv") if int(row["rank"]) <= rank]


def _division(latitude: float, longitude: float, group: pd.DataFrame) -> dict[str, object]:
    most = group["perpetrators"].astype("str").mode().iloc[0]
    first = group.iloc[0]
    where = words.place(first["admin1"] or first["name"], None, first["country"], first["place"])
    return {
        "latitude": latitude,
        "longitude": longitude,
        "radius": float(group["radius_km"].max() or 0) * 1000,
        "colour": rgb(colour_of(most)),
        "incidents": len(group),
        "tip": f"Somewhere in {where}\n{words.plural(len(group), 'incident')}, click to list",
    }


def _areas(areas: pd.DataFrame) -> list[pdk.Layer]:
    dashes = [{"path": path, "colour": row.colour} for row in areas.itertuples() for path in _dashed(row)]
    return [
        pdk.Layer(
            "ScatterplotLayer",
            areas,
            id="areas",
            get_position="[longitude, latitude]",
            get_radius="radius",
            get_fill_color="[colour[0], colour[1], colour[2], 26]",
            pickable=True,
            auto_highlight=True,
        ),
        pdk.Layer(
            "PathLayer",
            dashes,
            id="dashes",
            get_path="path",
            get_color="[colour[0], colour[1], colour[2], 190]",
            get_width=1.3,
            width_units=pdk.types.String("pixels"),
        ),
    ]


def _dashed(area: object) -> list[list[list[float]]]:
    corners = ring(area.latitude, area.longitude, area.radius / 1000, corners=DASHES * 2)
    return [corners[start : start + 2] for start in range(0, DASHES * 2, 2)]


def _dots(dots: pd.DataFrame, dark: bool) -> list[pdk.Layer]:
    near, exact = dots[dots["near"]], dots[~dots["near"]]
    pixels = pdk.types.String("pixels")
    shared = {
        "get_position": "[longitude, latitude]",
        "get_radius": "size",
        "radius_units": pixels,
        "pickable": True,
        "auto_highlight": True,
        "stroked": True,
        "line_width_units": pixels,
    }
    return [
        pdk.Layer(
            "ScatterplotLayer",
            near[["latitude", "longitude", "radius", "colour"]],
            id="halos",
            get_position="[longitude, latitude]",
            get_radius="radius",
            stroked=True,
            get_line_width=1,
            line_width_units=pixels,
            get_fill_color="[colour[0], colour[1], colour[2], 34]",
            get_line_color="[colour[0], colour[1], colour[2], 90]",
        ),
        pdk.Layer(
            "ScatterplotLayer",
            near.drop(columns=["radius", "near"]),
            id="near",
            get_line_width=2,
            get_fill_color="[colour[0], colour[1], colour[2], 60]",
            get_line_color="[colour[0], colour[1], colour[2], 235]",
            **shared,
        ),
        pdk.Layer(
            "ScatterplotLayer",
            exact.drop(columns=["radius", "near"]),
            id="exact",
            get_line_width=1,
            get_fill_color="[colour[0], colour[1], colour[2], 205]",
            get_line_color=list(HALO[dark]),
            **shared,
        ),
    ]


def _countries(dark: bool) -> pdk.Layer:
    shown = [_label(row, row["name"].upper()) for row in labels(2) if row["kind"] == "country"]
    return _text("countries", shown, dark, get_color=[*INK[dark], 130], get_size=12)


def _towns(dark: bool, zoom: float) -> pdk.Layer:
    shown = [_label(row, row["name"]) for row in labels(2 if zoom >= DETAIL else 1) if row["kind"] == "town"]
    return _text("towns", shown, dark, get_color=[*INK[dark], 235], get_size=12, get_pixel_offset=[0, 11])


def _label(row: Mapping[str, str], text: str) -> dict[str, object]:
    return {"text": text, "longitude": float(row["longitude"]), "latitude": float(row["latitude"])}


def _counts(dots: pd.DataFrame, areas: pd.DataFrame, dark: bool) -> pdk.Layer:
    """How many incidents lie at a point, beside its largest dot, and in an area, at its centre."""
    many = dots[dots["incidents"] > 1].drop_duplicates(["latitude", "longitude"])
    marks = pd.concat([many.assign(aside=many["size"] + 5), areas[areas["incidents"] > 1].assign(aside=0)])
    shown = [
        {
            "text": str(row.incidents),
            "longitude": row.longitude,
            "latitude": row.latitude,
            "offset": [row.aside, -row.aside],
        }
        for row in marks.itertuples()
    ]
    return _text("counts", shown, dark, get_color=[*INK[dark], 255], get_size=12, get_pixel_offset="offset")


def _text(name: str, rows: Sequence[Mapping[str, object]], dark: bool, **style: object) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        list(rows),
        id=name,
        get_text="text",
        get_position="[longitude, latitude]",
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String("Source Sans, sans-serif"),
        font_settings={"fontSize": 32, "buffer": 4},
        font_weight=500,
        **style,
    )


def _tip_style(dark: bool) -> dict[str, str]:
    paper, ink = ("#1D2327", "#E8E6E1") if dark else ("#FFFFFF", "#22282C")
    return {
        "backgroundColor": paper,
        "color": ink,
        "fontFamily": "inherit",
        "fontSize": "13px",
        "lineHeight": "1.45",
        "borderRadius": "6px",
        "padding": "8px 10px",
        "boxShadow": "0 2px 10px rgba(0,0,0,.25)",
        "maxWidth": "320px",
    }


def _mercator(latitude: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))
