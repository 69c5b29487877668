"""The map as a picture to take away: the same marks as the map page's, drawn without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import altair as alt
import pandas as pd

from sahel import charts, maps

READING = "Dot: known place. Ring: near it. Dashes: somewhere in the division. Size: number killed."
OUTLINES = Path(__file__).resolve().parent.parent / "static" / "admin0.geojson"
WIDTH, HEIGHT = 900, 600
SEA, LAND, AROUND, BORDER = "#DCE6EA", "#F7F4EC", "#ECE8DF", "#B9B2A4"
MARGIN = 2.0  # degrees of land cut beyond the window, whose edges Mercator bends
ROOM = 1.15  # how much more a picture shows than the incidents span
NARROWEST = 4.0  # degrees from south to north that it shows at least
EDGE = 0.08  # part of the picture's width at either side that bears no names
CIRCLE = 3.2  # Vega's size of a dot is its area: about pi times its radius squared


def picture(found: pd.DataFrame, subtitle: str, footnote: str) -> alt.VConcatChart:
    """The map of incidents that can be drawn, with title, choice and source, ready for PNG or SVG."""
    (south, west), (north, east) = window(found)
    dots, areas = maps.points(found), maps.divisions(found)
    corners = {"type": "MultiPoint", "coordinates": [[west, south], [east, north]]}
    frame = {"type": "Feature", "properties": {}, "geometry": corners}
    layers = [
        *_land(south - MARGIN, west - MARGIN, north + MARGIN, east + MARGIN),
        *_areas(areas, dots),
        *_names(south, west, north, east),
        *_dots(dots, found),
    ]
    drawn = (
        alt.layer(*layers)
        .project(type="mercator", fit=frame)
        .properties(height=HEIGHT, view=alt.ViewBackground(fill=SEA))
    )
    return charts.titled(drawn, "Incidents in the Sahel", (subtitle, READING), footnote, width=WIDTH)


def window(found: pd.DataFrame) -> tuple[tuple[float, float], tuple[float, float]]:
    """South-west and north-east corner of what the picture shows: all incidents, and some room."""
    if found.empty:
        return maps.REGION
    (south, north), (west, east) = (_ends(found[axis]) for axis in ("latitude", "longitude"))
    tall = max((north - south) / 2 * ROOM, (east - west) / 2 * ROOM * HEIGHT / WIDTH, NARROWEST / 2)
    wide = tall * WIDTH / HEIGHT
    middle, centre = (south + north) / 2, (west + east) / 2
    return (middle - tall, centre - wide), (middle + tall, centre + wide)


def land(south: float, west: float, north: float, east: float) -> tuple[list[dict], list[dict]]:
    """The countries of the region, and those around it, cut to a window, as GeoJSON features.

    Their rings run clockwise: D3, which draws them, takes the other way round for the rest of the globe.
    """
    import shapely
    from shapely.geometry import mapping, shape

    inside, around = [], []
    for feature in json.loads(OUTLINES.read_text("utf-8"))["features"]:
        cut = shapely.clip_by_rect(shape(feature["geometry"]), west, south, east, north)
        if not cut.is_empty:
            outline = mapping(shapely.orient_polygons(cut, exterior_cw=True))
            (inside if feature["properties"]["in_region"] else around).append(
                {"type": "Feature", "geometry": outline}
            )
    return inside, around


def _ends(degrees: pd.Series) -> tuple[float, float]:
    return degrees.min(), degrees.max()


def _land(*window: float) -> list[alt.Chart]:
    inside, around = land(*window)
    return [
        alt.Chart(alt.Data(values=features)).mark_geoshape(
            fill=fill, stroke=BORDER, strokeWidth=0.7, clip=True
        )
        for features, fill in ((around, AROUND), (inside, LAND))
    ]


def _areas(areas: pd.DataFrame, dots: pd.DataFrame) -> list[alt.Chart]:
    """Circles to scale: dashed around the middle of a division, thin around a place that is only near."""
    near = dots[dots["near"]]
    return [_circles(areas, 0.10, [4, 3], 1.1), _circles(near, 0.12, [1, 0], 0.5)]


def _circles(places: pd.DataFrame, opacity: float, dash: list[int], width: float) -> alt.Chart:
    features = [
        {
            "type": "Feature",
            "properties": {"colour": "#{:02X}{:02X}{:02X}".format(*row.colour)},
            "geometry": {
                "type": "Polygon",
                "coordinates": [maps.ring(row.latitude, row.longitude, row.radius / 1000)],
            },
        }
        for row in places.itertuples()
    ]
    return (
        alt.Chart(alt.Data(values=features))
        .mark_geoshape(clip=True, fillOpacity=opacity, strokeDash=dash, strokeWidth=width)
        .encode(
            fill=alt.Fill("properties.colour:N", scale=None),
            stroke=alt.Stroke("properties.colour:N", scale=None),
        )
    )


def _dots(dots: pd.DataFrame, found: pd.DataFrame) -> list[alt.Chart]:
    first = found.set_index("incident_id")["perpetrators"].astype("str").str.split("|").str[0]
    order = list(first.value_counts().index)
    colours = [charts.series_colour(group) for group in order]
    shown = dots.assign(group=dots["id"].map(first), area=CIRCLE * (dots["size"] * 0.85) ** 2)
    shown["stroke"] = (
        shown["group"].map(dict(zip(order, colours, strict=True))).where(shown["near"], "#FFFFFF")
    )
    base = alt.Chart(shown[["latitude", "longitude", "group", "area", "near", "stroke"]]).encode(
        latitude="latitude:Q",
        longitude="longitude:Q",
        size=alt.Size("area:Q", scale=None),
        stroke=alt.Stroke("stroke:N", scale=None),
        fill=alt.Fill(
            "group:N",
            title=None,
            legend=charts.legend(order, shape="circle"),
            scale=alt.Scale(domain=order, range=colours),
        ),
    )
    return [
        base.transform_filter("datum.near").mark_point(shape="circle", fillOpacity=0.3, strokeWidth=1.6),
        base.transform_filter("!datum.near").mark_point(shape="circle", fillOpacity=0.85, strokeWidth=0.8),
    ]


def _names(south: float, west: float, north: float, east: float) -> list[alt.Chart]:
    rank = 2 if east - west < 22 else 1
    rows = pd.DataFrame(maps.labels(rank)).astype({"latitude": "float64", "longitude": "float64"})
    inset = (east - west) * EDGE  # a name that would be cut at the edge is left out
    rows = rows[
        rows["latitude"].between(south, north) & rows["longitude"].between(west + inset, east - inset)
    ]
    countries, towns = rows[rows["kind"] == "country"], rows[rows["kind"] == "town"]
    countries = countries.assign(name=countries["name"].str.upper())
    return [
        _text(countries, "#A09A8C", 11, 0, "center"),
        _text(towns, "#4A5054", 10.5, 5, "left"),
        alt.Chart(towns)
        .mark_circle(size=9, color="#4A5054")
        .encode(latitude="latitude:Q", longitude="longitude:Q"),
    ]


def _text(rows: pd.DataFrame, colour: str, size: float, aside: int, align: str) -> alt.Chart:
    return (
        alt.Chart(rows)
        .mark_text(color=colour, fontSize=size, dx=aside, align=align, stroke=None)
        .encode(latitude="latitude:Q", longitude="longitude:Q", text="name:N")
    )
