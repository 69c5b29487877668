"""The map shows how exactly a place is known, and asks nobody outside for anything."""

import json
from pathlib import Path

import pandas as pd
import pytest
from published import DJIBO, SOMEWHERE_IN_GAO, TEGUEY, WORLD, keep

from sahel import atlas, codebook, export, maps, query
from sahel.filters import Filters

STATIC = Path(__file__).parent.parent / "static"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def found(store):
    return query.located(keep(store, *WORLD), Filters())


def layers(found: pd.DataFrame) -> dict[str, dict]:
    return {layer["id"]: layer for layer in json.loads(maps.deck(found, dark=False).to_json())["layers"]}


def test_a_known_place_is_a_dot_a_near_one_a_ring_in_a_circle_a_division_an_area(found):
    drawn = layers(found)
    assert [row["latitude"] for row in drawn["exact"]["data"]] == [14.10, 17.44]
    assert [row["latitude"] for row in drawn["near"]["data"]] == [14.65]
    assert [row["radius"] for row in drawn["halos"]["data"]] == [25_000]
    assert [row["radius"] for row in drawn["areas"]["data"]] == [150_000]


def test_an_incident_without_coordinates_is_never_drawn_at_zero(store):
    data = keep(store, *WORLD)
    drawn = layers(query.incidents(data, Filters(geo_precision=(5,))))
    assert all(drawn[name]["data"] == [] for name in ("exact", "near", "areas"))


def test_a_dot_has_its_groups_colour_and_an_area_proportional_to_the_dead(found):
    dots = maps.points(found).set_index("latitude")
    assert dots.loc[14.10, "colour"] == maps.rgb(codebook.actor("jnim").colour)
    assert maps.size(400) == pytest.approx(2 * maps.size(100), rel=0.5)
    assert maps.size(None) == maps.size(0) == maps.SMALLEST


def test_several_incidents_at_one_point_say_how_many_they_are(store):
    found = query.located(keep(store, DJIBO, DJIBO, TEGUEY), Filters())
    drawn = layers(found)
    assert [row["text"] for row in drawn["counts"]["data"]] == ["2"]
    assert {row["tip"].splitlines()[-1] for row in drawn["exact"]["data"]} == {"2 incidents at this place"}


def test_incidents_of_one_division_share_an_area(store):
    areas = maps.divisions(query.located(keep(store, SOMEWHERE_IN_GAO, SOMEWHERE_IN_GAO), Filters()))
    assert areas[["incidents", "tip"]].values.tolist() == [
        [2, "Somewhere in Gao, Mali\n2 incidents, click to list"]
    ]


def test_a_tip_tells_when_who_what_where_and_how_many(found):
    tips = maps.points(found).set_index("latitude")["tip"]
    assert tips[14.10] == "2 April 2024\nJNIM · Armed clash\nDjibo, Sahel, Burkina Faso\nKilled: 14 (14–40)"


def test_names_keep_their_accents(found):
    named = {row["text"] for row in layers(found)["towns"]["data"]}
    assert {"Ménaka", "Yaoundé"} <= named
    assert layers(found)["towns"]["characterSet"] == "auto"


def test_nothing_on_the_map_comes_from_outside(found):
    for dark, style in maps.STYLES.items():
        told = maps.deck(found, dark).to_json()
        assert json.loads(told)["mapStyle"] == style and json.loads(told)["mapProvider"] == "maplibre"
        assert "http" not in told
        sources = json.loads((STATIC / Path(style).name).read_text("utf-8"))["sources"]
        assert all(source["data"].startswith("/app/static/") for source in sources.values())


def test_a_view_holds_all_that_is_found_and_the_region_where_nothing_is(found):
    view = maps.fitted(found)
    assert (view.latitude, view.longitude) == (15.77, -0.545)
    assert maps.fitted(found.head(0)).zoom < view.zoom <= maps.CLOSEST


def test_a_click_is_read_with_the_layer_it_hit():
    row = {"latitude": 14.1, "longitude": -1.63}
    assert maps.picked({"indices": {"exact": [0]}, "objects": {"exact": [row]}}) == (14.1, -1.63, False)
    assert maps.picked({"indices": {"areas": [0]}, "objects": {"areas": [row]}}) == (14.1, -1.63, True)
    assert maps.picked({"indices": {}, "objects": {}}) is None


def test_a_ring_runs_clockwise_around_its_middle_and_closes():
    ring = maps.ring(14.0, 2.0, 111.32, corners=4)
    assert [[round(x, 1), round(y, 1)] for x, y in ring] == [
        [2.0, 15.0],
        [3.0, 14.0],
        [2.0, 13.0],
        [1.0, 14.0],
        [2.0, 15.0],
    ]


def test_the_map_as_a_picture_explains_itself(found):
    picture = atlas.picture(found, "JNIM · Mali", "Natural Earth")
    drawing = export.figure_svg(picture).decode()
    for told in ("Incidents in the Sahel", "JNIM · Mali", "Natural Earth", "Gao", "ISSP"):
        assert told in drawing
    assert export.figure_png(picture).startswith(PNG)


def test_land_is_cut_to_the_window_and_no_ring_floods_the_globe():
    inside, around = atlas.land(10.0, -5.0, 18.0, 5.0)
    from shapely.geometry import shape

    for feature in inside + around:
        west, south, east, north = shape(feature["geometry"]).bounds
        assert west >= -5 and south >= 10 and east <= 5 and north <= 18
        polygons = (
            [shape(feature["geometry"])]
            if feature["geometry"]["type"] == "Polygon"
            else shape(feature["geometry"]).geoms
        )
        assert not any(polygon.exterior.is_ccw for polygon in polygons)
