"""A coordinate → its country, divisions and nearest settlement, with how each was found."""

import math

import geopandas as gpd
import pytest

from sahel.codebook import DATA, countries
from sahel.geocode import gazetteer
from sahel.geocode.distance import moved
from sahel.geocode.reverse import Whereabouts, reverse, reverse_many

# A town of each country; where it lies is common geographic knowledge.
TOWNS = {
    "Kayes": (14.447, -11.445, "MLI", "Kayes"),
    "Fada N'Gourma": (12.062, 0.358, "BFA", "Est"),
    "Agadez": (16.973, 7.991, "NER", "Agadez"),
    "Néma": (16.617, -7.257, "MRT", "Hodh Ech Chargui"),
    "Bol": (13.459, 14.715, "TCD", "Lac"),
    "Maiduguri": (11.846, 13.160, "NGA", "Borno"),
    "Kousséri": (12.077, 15.031, "CMR", "Extrême-Nord"),
    "Matam": (15.656, -13.255, "SEN", "Matam"),
    "Basse": (13.310, -14.214, "GMB", "Upper River"),
    "Siguiri": (11.418, -9.166, "GIN", "Kankan"),
    "Korhogo": (9.458, -5.630, "CIV", "Savanes"),
    "Bolgatanga": (10.786, -0.851, "GHA", "Upper East"),
    "Dapaong": (10.862, 0.208, "TGO", "Savanes"),
    "Kandi": (11.134, 2.938, "BEN", "Alibori"),
}


@pytest.fixture(scope="module")
def known():
    return gazetteer.default()


def test_a_town_of_each_country_is_in_its_country_and_division(known):
    assert {town[2] for town in TOWNS.values()} == set(countries())
    found = {name: reverse(*town[:2], known) for name, town in TOWNS.items()}
    assert {name: (told.country, told.admin1) for name, told in found.items()} == {
        name: town[2:] for name, town in TOWNS.items()}
    assert max(told.nearest_km for told in found.values()) < 5


def test_the_greenwich_meridian_is_no_unknown_longitude(known):
    mali, burkina = reverse(16.4, 0, known), reverse(12.2, 0.0, known)
    assert (mali.country, mali.admin1, mali.admin1_found) == ("MLI", "Gao", "nearest")
    assert (burkina.country, burkina.admin1, burkina.admin2) == ("BFA", "Est", "Gourma")
    assert (burkina.admin1_found, burkina.admin2_found) == ("boundary", "boundary")


@pytest.mark.parametrize(("point", "country", "admin1"), [
    ((15.9, 2.0), "MLI", "Ménaka"),              # west of the town of Ménaka, in the polygon of old Gao
    ((22.3, -4.4), "MLI", "Taoudénit"),          # the salt mines, in the polygon of old Tombouctou
    ((16.6, -2.6), "MLI", "Tombouctou"),
    ((7.8, -1.0), "GHA", "Bono East"),           # one of three made of Brong Ahafo
    ((6.85, -5.35), "CIV", "Yamoussoukro"),
])
def test_a_division_that_the_boundaries_lack_is_that_of_the_nearest_place_and_says_so(
    known, point, country, admin1
):
    told = reverse(*point, known)
    assert (told.country, told.admin1, told.admin1_found) == (country, admin1, "nearest")


def test_a_prefecture_and_a_province_are_found_by_their_polygons(known):
    guinea, burkina = reverse(11.4, -12.35, known), reverse(13.9, -1.4, known)
    assert (guinea.admin1, guinea.admin2, guinea.admin2_found) == ("Labé", "Labé", "boundary")
    assert (burkina.admin1, burkina.admin2, burkina.admin2_found) == ("Sahel", "Soum", "boundary")


def test_a_second_level_division_is_not_guessed_from_afar(known):
    desert = reverse(20.6, -4.8, known)
    assert (desert.admin1, desert.admin2, desert.admin2_found) == ("Taoudénit", None, None)
    near = reverse(*moved(14.45, -6.0, 10, 270), known)
    assert (near.admin1, near.admin2, near.admin2_found) == ("Ségou", "Niono", "nearest")


def test_at_sea_nothing_is_known_and_abroad_only_the_country(known):
    assert reverse(0.0, 0.0, known) == reverse(2.0, -20.0, known) == Whereabouts()
    assert reverse(36.75, 3.06, known) == Whereabouts(country="DZA")


def test_a_town_on_the_coast_that_the_map_draws_in_the_sea_is_ashore(known):
    conakry = reverse(9.509, -13.712, known)
    assert (conakry.country, conakry.admin1, conakry.admin1_found) == ("GIN", "Conakry", "nearest")


def test_a_border_town_is_in_its_own_country_whatever_the_generalised_line(known):
    (town,) = (row for row in known.lookup("Tin Zaouatene") if row.country == "MLI")
    told = reverse(town.latitude, town.longitude, known)
    assert (told.country, told.admin1, told.nearest_km) == ("MLI", "Kidal", 0.0)


@pytest.mark.parametrize("point", [
    (91, 0), (0, -180.5), (math.nan, 0.0), (0.0, math.inf), (None, 2.0), ("14.1", 2.0), (True, 2.0)])
def test_what_is_no_point_of_the_earth_is_refused(known, point):
    with pytest.raises(ValueError, match="is not a number from"):
        reverse(*point, known)


def test_many_points_are_answered_as_each_alone(known):
    points = [town[:2] for town in TOWNS.values()] + [(0.0, 0.0), (15.9, 2.0)]
    latitudes, longitudes = zip(*points, strict=True)
    assert reverse_many(latitudes, longitudes, known) == [reverse(*point, known) for point in points]
    assert reverse_many([], [], known) == []


def test_the_tiny_worlds_places_are_those_that_are_known(gazetteer):
    told = reverse(14.3, -1.6, gazetteer)
    assert (told.nearest, told.admin1) == ("Djibo", "Sahel")
    assert told.nearest_km == pytest.approx(22.4, abs=0.2)


def test_the_polygons_of_the_second_level_are_places_of_the_gazetteer(known):
    table = gpd.read_parquet(DATA / "boundaries" / "admin2.parquet")
    units = {(row.country, row.name) for row in known.rows if row.kind == "admin2"}
    assert set(zip(table["iso3"], table["divisions"], strict=True)) <= units
    assert set(table["iso3"]) == {"BFA", "GIN"}
