"""Stories on a gazetteer of some ten places, then the same promises on the real one."""

import pytest

from sahel.geocode import gazetteer as gazetteers
from sahel.geocode import locate, resolve
from sahel.geocode.gazetteer import Gazetteer, Row
from sahel.model import Incident, Place, Toponym


def row(name, kind, country, admin1, latitude, longitude, *alternates, km=3.0, population=None):
    return Row(f"{kind}.{name}.{country}", name, alternates, kind, country, admin1, None,
               latitude, longitude, km, population, "GeoNames", None)


@pytest.fixture(scope="module")
def few():
    return Gazetteer([
        row("Mali", "country", "MLI", None, 17.6, -4.0, km=620),
        row("Burkina Faso", "country", "BFA", None, 12.3, -1.7, km=290),
        row("Niger", "country", "NER", None, 17.6, 8.1, km=610),
        row("Gao", "admin1", "MLI", "Gao", 16.6, -0.1, km=150),
        row("Mopti", "admin1", "MLI", "Mopti", 14.7, -3.5, km=160),
        row("Sahel", "admin1", "BFA", "Sahel", 14.1, -0.5, km=110),
        row("Niger", "admin1", "NGA", "Niger", 9.9, 5.6, "Niger State", km=150),
        row("Gao", "town", "MLI", "Gao", 16.272, -0.045, population=130_000),
        row("Gao", "town", "BFA", "Centre-Ouest", 11.65, -2.18, population=800),
        row("Koutougou", "village", "BFA", "Sahel", 14.51, -0.99),
        row("Koutougou", "village", "BFA", "Est", 12.0, 0.0),
        row("Tessit", "village", "MLI", "Gao", 15.2, 0.0),
        row("Liptako-Gourma", "region", None, None, None, None, "three borders area", km=None),
        row("northern Mali", "region", "MLI", None, 18.5, 0.5, km=400),
        row("Moscow", "town", "RUS", None, 55.75, 37.62, population=10_000_000),
    ])


def test_a_town_is_exact(few):
    assert resolve(Toponym("Gao", country="MLI"), few) == Place(
        name="Gao", admin1="Gao", country="MLI", latitude=16.272, longitude=-0.045,
        geo_precision=1, match="exact", score=1.0, radius_km=3.0)


def test_the_larger_of_two_homonyms_is_meant_where_nothing_else_is_told(few):
    assert resolve(Toponym("Gao"), few).country == "MLI"


def test_the_country_decides_between_homonyms(few):
    assert resolve(Toponym("Gao", country="BFA"), few).admin1 == "Centre-Ouest"


def test_a_place_of_the_report_decides_between_homonyms(few):
    assert resolve(Toponym("Gao", context=("Tessit",)), few).country == "MLI"


@pytest.mark.parametrize(
    "toponym", [Toponym("Gao region"), Toponym("région de Gao"), Toponym("Gao", kind="admin1")])
def test_a_region_is_placed_with_the_precision_of_a_region(few, toponym):
    place = resolve(toponym, few)
    assert (place.name, place.admin1, place.geo_precision, place.radius_km) == ("Gao", "Gao", 3, 150)


def test_near_a_town_is_less_precise_than_in_it(few):
    assert resolve(Toponym("Gao", relation="near", country="MLI"), few).geo_precision == 2
    assert resolve(Toponym("near Gao", country="MLI"), few).geo_precision == 2


def test_a_village_whose_spot_is_hardly_known_is_not_exact():
    vague = Gazetteer([row("Wherever", "village", "NGA", "Borno", 11.3, 13.4, km=20.0)])
    assert resolve(Toponym("Wherever"), vague).geo_precision == 2


def test_an_offset_moves_the_point(few):
    place = resolve(Toponym("Gao", "offset", country="MLI", distance_km=50, bearing=0), few)
    assert (round(place.latitude, 2), place.longitude, place.geo_precision) == (16.72, -0.045, 2)


def test_an_offset_may_stand_in_the_words_themselves(few):
    assert round(resolve(Toponym("50 km north of Gao", country="MLI"), few).latitude, 2) == 16.72


def test_longitude_zero_is_a_place(few):
    assert resolve(Toponym("Tessit"), few).longitude == 0.0


def test_places_that_cannot_be_told_apart_fall_back_to_what_they_share(few):
    place = resolve(Toponym("Koutougou"), few)
    assert (place.name, place.geo_precision, place.match) == ("Burkina Faso", 4, "country")


def test_the_division_tells_them_apart(few):
    assert resolve(Toponym("Koutougou", country="BFA", admin1="Sahel"), few).latitude == 14.51


def test_an_unknown_place_falls_back_to_its_division_then_its_country_then_nothing(few):
    told = [{"country": "MLI", "admin1": "Mopti region"}, {"country": "MLI"}, {}]
    places = [resolve(Toponym("Wherever", **units), few) for units in told]
    assert [(place.name, place.geo_precision, place.match) for place in places] == [
        ("Mopti", 3, "admin1"), ("Mali", 4, "country"), (None, 5, "none")]


def test_an_unknown_place_lies_near_the_known_one_beside_it(few):
    place = resolve(Toponym("Wherever", country="MLI", admin1="Gao region", beside="Tessit"), few)
    assert (place.name, place.latitude, place.geo_precision, place.score <= 0.5) == ("Tessit", 15.2, 2, True)


def test_an_unknown_place_lies_as_far_from_the_known_one_as_the_report_says(few):
    told = [{}, {"beside_km": 60.0}, {"beside_km": 60.0, "beside_bearing": 0.0}]
    places = [resolve(Toponym("Wherever", country="MLI", beside="Tessit", **how_far), few) for how_far in told]
    assert [(round(place.latitude, 1), place.radius_km) for place in places] == [(15.2, 20), (15.2, 60), (15.7, 30)]


def test_a_division_beside_an_unknown_place_is_not_near_enough(few):
    place = resolve(Toponym("Wherever", country="MLI", beside="Mopti region"), few)
    assert (place.name, place.geo_precision, place.match) == ("Mali", 4, "country")


def test_a_known_place_needs_none_beside_it(few):
    assert resolve(Toponym("Tessit", country="MLI", beside="Gao"), few).geo_precision == 1


def test_several_countries_have_no_point(few):
    for toponym in ("three borders area", "Mali et au Burkina Faso"):
        place = resolve(Toponym(toponym), few)
        assert (place.latitude, place.longitude, place.country, place.geo_precision) == (None, None, None, 5)


def test_the_north_is_that_of_the_country_told_of(few):
    assert resolve(Toponym("in the north", country="MLI"), few).name == "northern Mali"
    assert resolve(Toponym("in the north"), few).match == "none"


def test_niger_is_the_country_unless_the_words_say_the_state(few):
    assert resolve(Toponym("Niger"), few).country == "NER"
    assert resolve(Toponym("Niger State"), few).country == "NGA"


def test_a_close_spelling_needs_the_support_of_the_report(few):
    assert resolve(Toponym("Tesit", country="MLI"), few).name == "Tessit"
    assert resolve(Toponym("Kutugu", country="BFA", admin1="Sahel"), few).name == "Koutougou"
    assert resolve(Toponym("Tesit"), few).match == "none"


def test_a_place_of_another_country_than_the_report_says_is_not_meant(few):
    place = resolve(Toponym("Tessit", country="NER"), few)
    assert (place.name, place.geo_precision) == ("Niger", 4)


def test_a_city_outside_the_region_is_known_and_marked(few):
    incident = locate(told(Toponym("Moscow")), few)
    assert (incident.name, incident.country, incident.in_region) == ("Moscow", "RUS", False)


def test_an_incident_without_a_toponym_is_nowhere_but_not_outside(few):
    incident = locate(told(None), few)
    assert (incident.latitude, incident.geo_precision, incident.in_region) == (None, 5, True)


def told(toponym):
    """An incident as extraction leaves it: not located."""
    return Incident(
        kind="incident", event_type=None, sub_event_type=None,
        date_start=None, date_end=None, date_precision="unknown", place=toponym and toponym.text,
        perpetrators=("unidentified",), attribution="unattributed", targets=(), casualties=(),
        fatalities_low=None, fatalities_best=None, fatalities_high=None,
        evidence=(), confidence=0.5, toponym=toponym)


REAL = [
    # toponym, country told, name, admin1, country, latitude, longitude, precision
    ("Dapaong", None, "Dapaong", "Savanes", "TGO", 10.862, 0.208, 1),
    ("Teguey", None, "Téguey", "Tillabéri", "NER", 14.653, 0.537, 2),
    ("Asamaka", "NER", "Assamaka", "Agadez", "NER", 19.338, 5.794, 1),
    ("Tarkint", None, "Tarkint", "Gao", "MLI", 17.443, 0.094, 1),
    ("In-Delimane", None, "Indelimane", "Ménaka", "MLI", 15.871, 1.520, 1),
    ("Timbuktu", None, "Timbuktu", "Tombouctou", "MLI", 16.773, -3.007, 1),
    ("Gao", None, "Gao", "Gao", "MLI", 16.272, -0.045, 1),
    ("Gao region", None, "Gao", "Gao", "MLI", 16.6, -0.1, 3),
    ("Tinzaouaten", None, "Tin Zaouatene", "Kidal", "MLI", 19.962, 2.857, 1),
    ("Sokoto", None, "Sokoto", "Sokoto", "NGA", 13.06, 5.24, 1),
    ("Sokoto State", None, "Sokoto", "Sokoto", "NGA", 13.0, 5.3, 3),
    ("Far North region", "CMR", "Extrême-Nord", "Extrême-Nord", "CMR", 11.06, 14.51, 3),
    ("Kajuru LGA", None, "Kajuru", "Kaduna", "NGA", 10.32, 7.69, 2),
    ("département de Tillia", None, "Tillia", "Tahoua", "NER", 16.12, 4.79, 2),
    ("cercle de Kendié", "MLI", "Kendié", "Mopti", "MLI", 14.70, -3.42, 2),
    ("cercle de Sy", None, "cercle de Sy", "Ségou", "MLI", 13.60, -4.98, 2),
    ("département de Tissi", "TCD", "Tissi", "Sila", "TCD", 11.05, 22.42, 2),
    ("département d'El-Ouaya", None, "El-Ouaya", "Mayo-Kebbi Ouest", "TCD", 9.47, 14.53, 2),
    ("Djourf Al Ahmar", None, "Djourf Al Ahmar", "Ouaddaï", "TCD", 12.8, 20.5, 2),
    ("7ème arrondissement de N'Djaména", None, "7e arrondissement de N'Djamena", "N'Djamena", "TCD", 12.1, 15.1, 2),
    ("cercle d'Inlamawane", None, "Inlamawane", "Ménaka", "MLI", 15.96, 3.14, 2),
    ("région du Liptako", "BFA", "Liptako", "Sahel", "BFA", 14.1, 0.0, 3),
    ("Goulmou", "BFA", "Goulmou", "Est", "BFA", 11.9, 0.7, 3),
    ("northern Mali", None, "northern Mali", None, "MLI", 18.5, 0.5, 3),
    ("Mali", None, "Mali", None, "MLI", 17.6, -4.0, 4),
]


@pytest.mark.parametrize("expected", REAL, ids=lambda expected: expected[0])
def test_places_of_the_region_are_found(expected):
    toponym, country, *units, latitude, longitude, precision = expected
    place = resolve(Toponym(toponym, country=country), gazetteers.default())
    assert [place.name, place.admin1, place.country] == units
    assert place.geo_precision == precision
    assert (place.latitude, place.longitude) == pytest.approx((latitude, longitude), abs=0.2)


def test_a_department_whose_spot_is_not_known_reaches_as_far_as_what_it_was_cut_from():
    known = gazetteers.default()
    whole = resolve(Toponym("Barh El Gazel region", country="TCD"), known)
    assert resolve(Toponym("département de Kléta"), known).radius_km == whole.radius_km


@pytest.mark.parametrize(
    ("toponym", "country"), [("Moscow", "RUS"), ("Kharkiv", "UKR"), ("Jenin", "PSE"), ("Pakistan", "PAK")])
def test_places_of_the_world_are_not_taken_for_homonyms_of_the_region(toponym, country):
    assert resolve(Toponym(toponym), gazetteers.default()).country == country


@pytest.mark.parametrize(("toponym", "country", "expected"), [
    ("Sahel", None, (None, 5)),
    ("Sahel", "BFA", ("BFA", 3)),
    ("Sahel region", None, (None, 5)),
    ("Niger", None, ("NER", 4)),
    ("Niger State", None, ("NGA", 3)),
    ("Plateau State", None, ("NGA", 3)),
    ("trois frontières", None, (None, 5)),
    ("Lake Chad region", "NGA", (None, 5)),
    ("nord du pays", "BFA", ("BFA", 3)),
    ("province du Soum", "BFA", ("BFA", 2)),
    ("Central North region", "BFA", ("BFA", 3)),
    ("between Gao and Ansongo", "MLI", ("MLI", 2)),
    ("20 km from Djibo", "BFA", ("BFA", 2)),
])
def test_words_for_wide_areas_mean_what_reports_mean_by_them(toponym, country, expected):
    place = resolve(Toponym(toponym, country=country), gazetteers.default())
    assert (place.country, place.geo_precision) == expected
