"""The tables of data/gazetteer: every row is complete, and where it says it is."""

import csv
import time
from collections import Counter, defaultdict
from itertools import combinations

import geopandas as gpd
import pytest
from shapely import Point

from sahel.codebook import DATA, countries, rows
from sahel.geocode import gazetteer
from sahel.geocode.boundaries import admin1_of
from sahel.geocode.choice import SETTLEMENTS
from sahel.geocode.distance import km
from sahel.geocode.gazetteer import FOLDER, TABLES, Gazetteer
from sahel.geocode.names import key

KINDS = {"town", "village", "camp", "site", "admin1", "admin2", "country",
         "region", "park", "forest", "lake", "river", "road"}
KM_OF_A_DEGREE = 111.0
BORDER = 0.1        # degrees: the borders are generalised
DIVISION = 0.25     # and the divisions are dated too
SAME_KM = 5.0       # two places of one name and kind nearer than that are one
SECOND_LEVEL = {     # how many there are, by the laws of each country; of Ghana its five northern regions only
    "BEN": 77, "BFA": 47, "CIV": 31 + 2 + 108, "CMR": 58, "GHA": 55, "GIN": 34, "GMB": 8, "MLI": 160, "MRT": 63,
    "NER": 64, "NGA": 774, "SEN": 46, "TCD": 121, "TGO": 39}
SOUTHERN_GHANA = {"Ahafo", "Ashanti", "Bono", "Bono East", "Central", "Eastern", "Greater Accra", "Oti", "Volta",
                  "Western", "Western North"}
INSIDE_ONE_DIVISION = {"town", "village", "camp", "site", "admin2"}


@pytest.fixture(scope="module")
def known():
    return gazetteer.default().rows


@pytest.fixture(scope="module")
def country_areas():
    table = gpd.read_parquet(DATA / "boundaries" / "admin0.parquet")
    return dict(zip(table["iso3"], table.geometry, strict=True))


@pytest.fixture(scope="module")
def division_areas():
    table = gpd.read_parquet(DATA / "boundaries" / "admin1.parquet")
    return {(row.iso3, name): row.geometry for row in table.itertuples() for name in row.divisions.split("|")}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_fields_of_a_row_as_columns(table):
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        assert tuple(next(csv.reader(lines))) == gazetteer.Row.__slots__


def test_every_place_has_its_own_id(known):
    assert len({row.place_id for row in known}) == len(known)


def test_kinds_and_countries_are_those_of_the_codebook(known):
    assert {row.kind for row in known} <= KINDS
    assert set(countries()) <= {row.country for row in known if row.kind == "country"}


def test_a_name_is_not_its_own_alternate(known):
    assert [row.name for row in known if row.name in row.alternates] == []


def test_a_name_is_written_once(known):
    assert [row.place_id for row in known if len(row.names) > len(set(row.names))] == []


def test_a_point_has_two_coordinates_and_an_uncertainty(known):
    whole = {(row.latitude is None, row.longitude is None, row.uncertainty_km is None) for row in known}
    assert whole == {(False, False, False), (True, True, True)}


def test_every_place_of_the_region_lies_in_its_country(known, country_areas):
    far = (row for row in placed(known) if distance(row, country_areas[row.country]) > slack(row, BORDER))
    assert [row.place_id for row in far] == []


def test_every_place_lies_in_its_division(known, division_areas):
    small = [row for row in placed(known) if row.kind in INSIDE_ONE_DIVISION and row.admin1]
    areas = ((row, division_areas[row.country, row.admin1]) for row in small)
    assert [row.place_id for row, area in areas if distance(row, area) > slack(row, DIVISION)] == []


def test_divisions_are_spelled_one_way(known):
    divisions = {(row["country"], row["admin1"]) for row in rows(DATA / "boundaries" / "divisions.csv")}
    used = {(row.country, row.admin1) for row in known if row.country in countries() and row.admin1}
    assert used == divisions


def test_every_country_has_all_its_divisions_as_places(known):
    divisions = {(row["country"], row["admin1"]) for row in rows(DATA / "boundaries" / "divisions.csv")}
    assert divisions <= {(row.country, row.name) for row in known if row.kind == "admin1"}


def test_every_polygon_belongs_to_a_division_and_every_division_to_a_polygon(division_areas):
    divisions = {(row["country"], row["admin1"]) for row in rows(DATA / "boundaries" / "divisions.csv")}
    assert set(division_areas) == divisions


@pytest.mark.parametrize(("country", "units"), SECOND_LEVEL.items())
def test_every_country_has_its_second_level_divisions(known, country, units):
    names = {(row.admin1, row.name) for row in known if row.kind == "admin2" and row.country == country}
    assert len(names) >= units


def test_every_division_but_a_capital_has_second_level_ones(known):
    divided = {(row.country, row.admin1) for row in known if row.kind == "admin2"}
    assert {(row["country"], row["admin1"]) for row in rows(DATA / "boundaries" / "divisions.csv")} - divided \
        == {("GHA", name) for name in SOUTHERN_GHANA}


def test_every_state_of_nigeria_has_its_local_government_areas(known):
    areas = Counter(row.admin1 for row in known if row.kind == "admin2" and row.country == "NGA")
    assert (areas["Borno"], areas["Kano"], areas["Imo"], areas["Bayelsa"], areas.total()) == (27, 44, 27, 8, 774)


def test_one_place_has_one_row(known):
    places = [row for row in known if row.country in countries() and row.latitude is not None]
    named = defaultdict(list)
    for row in places:
        kind = "settlement" if row.kind in SETTLEMENTS else row.kind
        for name in {key(name) for name in row.names}:
            named[name, kind, row.country].append(row)
    twice = [(row.place_id, other.place_id) for same in named.values() for row, other in combinations(same, 2)
             if km(row.latitude, row.longitude, other.latitude, other.longitude) < SAME_KM]
    assert twice == []


def test_a_geonameid_stands_for_one_place(known):
    ids = Counter(row.geonameid for row in known if row.geonameid)
    assert [geonameid for geonameid, rows in ids.items() if rows > 1] == []


@pytest.mark.parametrize("change", rows(FOLDER / "crosswalk.csv"), ids=lambda change: change["name"])
def test_a_former_or_later_division_is_found_and_coded_as_the_crosswalk_says(change):
    found = {row.place_id: row for row in gazetteer.default().lookup(change["name"])}
    assert change["place_id"] in found
    row, coded = found[change["place_id"]], change["coded_as"].split("|")
    assert (row.country, row.admin1) == (change["country"], coded[0] if len(coded) == 1 else None)


def test_the_crosswalk_knows_the_years_and_the_coded_divisions():
    coded = {(row["country"], row["admin1"]) for row in rows(DATA / "boundaries" / "divisions.csv")}
    for change in rows(FOLDER / "crosswalk.csv"):
        assert {(change["country"], division) for division in change["coded_as"].split("|")} <= coded
        assert 1959 <= int(change["from_year"] or 1959) < int(change["to_year"] or 2100)


@pytest.mark.parametrize(("country", "year", "count"), [("BFA", 2024, 13), ("BFA", 2026, 17)])
def test_burkina_faso_has_thirteen_regions_and_from_2025_seventeen(country, year, count):
    standing = [change for change in rows(FOLDER / "crosswalk.csv")
                if change["country"] == country and change["level"] == "admin1"
                and int(change["from_year"]) <= year < int(change["to_year"] or 2100)]
    assert len(standing) == count


def test_a_point_finds_its_division():
    assert admin1_of(11.85, 13.16) == ("NGA", "Borno")
    assert admin1_of(16.27, -0.04) == ("MLI", "Gao / Ménaka")
    assert admin1_of(0.0, 0.0) is None


def test_loading_and_looking_up_are_fast():
    started = time.perf_counter()
    loaded = Gazetteer.load()
    loading = time.perf_counter() - started
    names = [row.name for row in loaded.rows]
    started = time.perf_counter()
    found = sum(bool(loaded.lookup(name)) for name in names)
    looking_up = time.perf_counter() - started
    assert found == len(names)
    assert loading < 1.0                         # some 0.1 s on an idle core
    assert len(names) / looking_up > 20_000      # a second


def placed(known):
    return [row for row in known if row.country in countries() and row.latitude is not None]


def distance(row, area):
    return area.distance(Point(row.longitude, row.latitude))


def slack(row, tolerance):
    """What the borders and the place itself leave open, in degrees."""
    return tolerance + row.uncertainty_km / KM_OF_A_DEGREE if row.kind in INSIDE_ONE_DIVISION else tolerance
