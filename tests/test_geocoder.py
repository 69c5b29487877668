"""Code written for geopy runs on the gazetteer: its idioms, its answers and its errors."""

import pickle
from functools import partial

import pandas as pd
import pytest
from geopy.adapters import BaseAsyncAdapter
from geopy.distance import distance
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import options
from geopy.point import Point
from world import tiny_gazetteer

from sahel.geocode import gazetteer as gazetteers
from sahel.geocode.geocoder import GazetteerGeocoder
from sahel.geocode.locate import resolve
from sahel.model import Toponym


@pytest.fixture(scope="module")
def geolocator():
    return GazetteerGeocoder(tiny_gazetteer(), user_agent="tests", timeout=5)


@pytest.fixture(scope="module")
def whole():
    return GazetteerGeocoder(gazetteers.default())


def test_a_place_is_a_location_with_what_is_known_of_it(geolocator):
    location = geolocator.geocode("Djibo", timeout=10, language="fr", addressdetails=True)
    assert location.address == "Djibo, Sahel, Burkina Faso"
    assert (location.latitude, location.longitude) == (14.10, -1.63)
    assert location.raw == {
        "name": "Djibo", "admin1": "Sahel", "country": "BFA", "latitude": 14.10, "longitude": -1.63,
        "geo_precision": 1, "geonameid": None, "match": "exact", "score": location.raw["score"], "radius_km": 3.0,
    }


def test_the_answer_is_the_one_of_the_command_line(whole):
    for name in ("Diapaga", "50 km au nord de Gao", "Gao region", "Sambisa forest"):
        place = resolve(Toponym(name), gazetteers.default())
        location = whole.geocode(name)
        assert (location.latitude, location.longitude, location.raw["geo_precision"]) == (
            place.latitude, place.longitude, place.geo_precision)


@pytest.mark.parametrize("name", ["Zzyzx", "Zzyzx, Mali", "Zzyzx (Gao region)"])
def test_what_is_not_known_is_none_and_not_the_middle_of_its_country(geolocator, name):
    assert geolocator.geocode(name) is None
    assert geolocator.geocode(name, exactly_one=False) is None


def test_a_query_may_be_a_mapping_as_nominatims(geolocator):
    assert geolocator.geocode({"city": "Gao", "country": "Mali"}).address == "Gao, Mali"
    assert geolocator.geocode({"village": "Teguey", "state": "Tillaberi"}).raw["name"] == "Téguey"
    assert geolocator.geocode({"state": "Mopti Region", "country": "ML"}).raw["geo_precision"] == 3
    assert geolocator.geocode({"city": "Djibo", "country": "Niger"}) is None
    assert geolocator.geocode({"city": "Djibo", "country": "Atlantis"}) is None


def test_country_codes_leave_no_other_country(geolocator):
    for codes in ("bf", "BFA", ["ml", "bf"], "ml,bf"):
        assert geolocator.geocode("Djibo", country_codes=codes).raw["country"] == "BFA"
    for codes in ("ml", ["MLI", "NER"], "fr"):
        assert geolocator.geocode("Djibo", country_codes=codes) is None


def test_all_that_may_be_meant_are_listed_the_likeliest_first(whole):
    found = whole.geocode("Bamba", country_codes="ml", exactly_one=False)
    assert [location.raw["admin1"] for location in found[:2]] == ["Gao", "Mopti"]
    assert whole.geocode("Bamba", country_codes="ml") == found[0]
    assert [location.raw["score"] for location in found] == sorted(
        (location.raw["score"] for location in found), reverse=True)
    assert len(whole.geocode("Bamba", exactly_one=False, limit=1)) == 1


def test_the_division_and_other_places_of_the_text_choose_among_homonyms(whole):
    assert whole.geocode("Bamba", country_codes="ml", admin1="Mopti").raw["admin1"] == "Mopti"
    assert whole.geocode("Bamba", country_codes="ml", context=("Koro",)).raw["admin1"] == "Mopti"


def test_a_point_has_an_address_and_the_divisions_it_lies_in(geolocator):
    for point in ((14.3, -1.6), "14.3, -1.6", Point(14.3, -1.6)):
        location = geolocator.reverse(point)
        assert location.address == "22.4 km from Djibo, Soum, Sahel, Burkina Faso"
        assert (location.latitude, location.longitude) == (14.3, -1.6)
        assert (location.raw["country"], location.raw["admin1_found"]) == ("BFA", "boundary")
    assert location.raw["nearest_km"] == pytest.approx(distance((14.3, -1.6), (14.10, -1.63)).km, abs=0.05)
    assert geolocator.reverse((14.3, -1.6), exactly_one=False) == [location]
    assert geolocator.reverse((0.0, 0.0)) is None


@pytest.mark.parametrize("query", ["", "  ", None, 7, float("nan"), {}, {"postalcode": "1"}, {"city": " "}])
def test_what_asks_for_no_place_is_geopys_error(geolocator, query):
    with pytest.raises(GeocoderQueryError):
        geolocator.geocode(query)


@pytest.mark.parametrize("settings", [{"country_codes": "B-F"}, {"exactly_one": False, "limit": 0}])
def test_what_makes_no_sense_beside_the_query_is_geopys_error(geolocator, settings):
    with pytest.raises(GeocoderQueryError):
        geolocator.geocode("Djibo", **settings)


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("point", ["north of Gao", (95, 0), (None, 1), None, (), (14.1,), ""])
def test_what_is_no_point_is_geopys_error(geolocator, point):
    with pytest.raises(GeocoderQueryError):
        geolocator.reverse(point)


def test_partial_rate_limiter_and_pandas(geolocator):
    table = pd.DataFrame({"place": ["Djibo", "Zzyzx", "Asamaka"]})
    geocode = RateLimiter(partial(geolocator.geocode, country_codes=["BFA", "NER"]), min_delay_seconds=0.001)
    table["location"] = table["place"].apply(geocode)
    table["point"] = table["location"].apply(lambda location: tuple(location.point) if location else None)
    assert table["point"].tolist() == [(14.10, -1.63, 0.0), None, (19.34, 5.79, 0.0)]
    reverse = RateLimiter(geolocator.reverse, min_delay_seconds=0.001)
    assert [reverse(point).raw["country"] for point in table["point"].dropna()] == ["BFA", "NER"]


def test_a_location_can_be_kept_and_the_geocoder_used_as_a_context(geolocator):
    with GazetteerGeocoder(geolocator.gazetteer) as geocoder:
        location = geocoder.geocode("Gao", country_codes="ML")
    assert pickle.loads(pickle.dumps(location)) == location


class Waiting(BaseAsyncAdapter):
    async def get_json(self, url, *, timeout, headers): ...

    async def get_text(self, url, *, timeout, headers): ...


def test_an_asynchronous_adapter_is_refused_by_geopys_error(geolocator, monkeypatch):
    with pytest.raises(ConfigurationError, match="asks no network"):
        GazetteerGeocoder(geolocator.gazetteer, adapter_factory=Waiting)
    monkeypatch.setattr(options, "default_adapter_factory", Waiting)
    with pytest.raises(ConfigurationError, match="asks no network"):
        GazetteerGeocoder(geolocator.gazetteer)


def test_a_setting_that_geopy_refuses_is_refused():
    with pytest.raises(ConfigurationError):
        GazetteerGeocoder(tiny_gazetteer(), scheme="gopher")
