"""What reports write for places, in English and French, on the whole gazetteer: the road from words to a point."""

import pytest

from sahel.geocode import gazetteer as gazetteers
from sahel.geocode import resolve
from sahel.model import Toponym

NEAR = 0.2     # degrees: some 20 km


@pytest.fixture(scope="module")
def known():
    return gazetteers.default()


def told(text, known, **around):
    place = resolve(Toponym(text, **around), known)
    return place.name, place.admin1, place.country, place.geo_precision


def point(text, known, **around):
    place = resolve(Toponym(text, **around), known)
    return place.latitude, place.longitude


@pytest.mark.parametrize(("text", "around", "expected"), [
    ("Gao", {}, ("Gao", "Gao", "MLI", 1)),
    ("Gao region", {}, ("Gao", "Gao", "MLI", 3)),
    ("région de Gao", {}, ("Gao", "Gao", "MLI", 3)),
    ("cercle de Gao", {}, ("Gao", "Gao", "MLI", 2)),
    ("Gao", {"country": "BFA"}, ("Gao", "Centre-Ouest", "BFA", 1)),
    ("Ménaka", {}, ("Ménaka", "Ménaka", "MLI", 1)),
    ("région de Ménaka", {}, ("Ménaka", "Ménaka", "MLI", 3)),
    ("Tillabery", {}, ("Tillabéri", "Tillabéri", "NER", 1)),
    ("Tillabery region", {}, ("Tillabéri", "Tillabéri", "NER", 3)),
    ("Tombouctou", {}, ("Timbuktu", "Tombouctou", "MLI", 1)),
    ("région de Tombouctou", {}, ("Tombouctou", "Tombouctou", "MLI", 3)),
    ("Sahel", {"country": "BFA"}, ("Sahel", "Sahel", "BFA", 3)),
    ("the Sahel", {}, ("Sahel", None, None, 5)),
    ("Niger", {}, ("Niger", None, "NER", 4)),
    ("Niger", {"context": ("Niamey", "Tillabéri")}, ("Niger", None, "NER", 4)),
    ("Niger", {"context": ("Minna", "Shiroro")}, ("Niger", "Niger", "NGA", 3)),
    ("Niger", {"context": ("Maiduguri",)}, ("Niger", None, "NER", 4)),
    ("Niger", {"country": "NGA"}, ("Niger", "Niger", "NGA", 3)),
    ("Etat du Niger", {}, ("Niger", "Niger", "NGA", 3)),
    ("fleuve Niger", {}, ("Niger River", None, None, 5)),
    ("Mali", {}, ("Mali", None, "MLI", 4)),
    ("Mali", {"country": "GIN"}, ("Mali", "Labé", "GIN", 1)),
    ("Mali", {"context": ("Labé",)}, ("Mali", "Labé", "GIN", 1)),
    ("préfecture de Mali", {}, ("Mali", "Labé", "GIN", 2)),
    ("Bamba", {"country": "MLI"}, ("Bamba", "Gao", "MLI", 1)),
    ("Bamba", {"country": "MLI", "context": ("Bourem",)}, ("Bamba", "Gao", "MLI", 1)),
    ("Bamba", {"country": "MLI", "context": ("Koro", "Bandiagara")}, ("Bamba", "Mopti", "MLI", 1)),
    ("Gourma", {"country": "MLI"}, ("Gourma", None, "MLI", 3)),
    ("Gourma", {"country": "BFA"}, ("Gourma", "Est", "BFA", 2)),
    ("Nasarawa State", {}, ("Nasarawa", "Nasarawa", "NGA", 3)),
])
def test_homonyms_are_told_apart_by_the_words_around_them(known, text, around, expected):
    assert told(text, known, **around) == expected


@pytest.mark.parametrize(("text", "around", "expected"), [
    ("In-Delimane", {}, ("Indelimane", "Ménaka", "MLI", 1)),
    ("Indelimane", {}, ("Indelimane", "Ménaka", "MLI", 1)),
    ("Asamaka", {}, ("Assamaka", "Agadez", "NER", 1)),
    ("Jibo", {"country": "BFA"}, ("Djibo", "Sahel", "BFA", 1)),
    ("Waigouya", {"country": "BFA"}, ("Ouahigouya", "Nord", "BFA", 1)),
    ("Banibangu", {"country": "NER"}, ("Bani Bangou", "Tillabéri", "NER", 1)),
    ("Ngouboua", {"country": "TCD"}, ("Ngouboua", "Lac", "TCD", 1)),
    ("Anguwar Gora", {"country": "NGA", "admin1": "Kaduna State"}, ("Unguwan Gora", "Kaduna", "NGA", 2)),
    ("Jibo", {}, (None, None, None, 5)),
    ("Qaryat Nowhere", {"country": "MLI"}, ("Mali", None, "MLI", 4)),
    ("Kaiama", {"country": "NGA", "admin1": "Bayelsa State"}, ("Bayelsa", "Bayelsa", "NGA", 3)),
])
def test_other_spellings_are_found_where_the_report_speaks_for_them_and_no_others(known, text, around, expected):
    assert told(text, known, **around) == expected


@pytest.mark.parametrize(("text", "around", "expected"), [
    ("tri-border area", {}, ("Liptako-Gourma", None, None, 5)),
    ("la zone des trois frontières", {}, ("Liptako-Gourma", None, None, 5)),
    ("northern Mali", {}, ("northern Mali", None, "MLI", 3)),
    ("far north", {"country": "CMR"}, ("Extrême-Nord", "Extrême-Nord", "CMR", 3)),
    ("îles du lac Tchad", {}, ("Lake Chad", None, None, 5)),
    ("Sambisa", {}, ("Sambisa Forest", "Borno", "NGA", 3)),
    ("parc W", {"country": "BEN"}, ("W National Park (Benin)", "Alibori", "BEN", 3)),
    ("Kainji forest", {}, ("Kainji National Park", "Niger", "NGA", 3)),
    ("Soum region", {}, ("Soum", "Sahel", "BFA", 3)),
    ("province du Karo-Peli", {}, ("Karo-Peli", "Sahel", "BFA", 2)),
    ("région du Djôrô", {}, ("Sud-Ouest", "Sud-Ouest", "BFA", 3)),
    ("Liptako", {"country": "BFA"}, ("Liptako", "Sahel", "BFA", 3)),
    ("Kidal region", {}, ("Kidal", "Kidal", "MLI", 3)),
    ("région de Nioro", {}, ("Nioro", "Kayes", "MLI", 3)),
    ("Eastern Region", {"country": "GHA"}, ("Eastern", "Eastern", "GHA", 3)),
    ("Brong-Ahafo", {}, ("Brong-Ahafo", None, "GHA", 3)),
    ("Okrika LGA", {}, ("Okrika", "Rivers", "NGA", 2)),
    ("département de Ferkessédougou", {}, ("Ferkessédougou", "Savanes", "CIV", 2)),
    ("Boundiali department", {"country": "CIV"}, ("Boundiali", "Savanes", "CIV", 2)),
    ("moughataa de Kankossa", {}, ("Kankossa", "Assaba", "MRT", 2)),
    ("commune de Savalou", {"country": "BEN"}, ("Savalou", "Collines", "BEN", 2)),
])
def test_areas_and_divisions_of_today_and_of_other_days_are_found(known, text, around, expected):
    assert told(text, known, **around) == expected


@pytest.mark.parametrize(("text", "around", "name", "precision", "radius"), [
    ("between Gao and Ansongo", {"country": "MLI"}, "Gao – Ansongo", 2, 45),
    ("entre Gao et Ansongo", {}, "Gao – Ansongo", 2, 45),
    ("on the road from Niono to Diabaly", {}, "Niono – Diabaly", 2, 25),
    ("the road between Sévaré and Bandiagara", {}, "Sévaré – Bandiagara", 2, 28),
    ("sur la route reliant Dori à Gorom-Gorom", {}, "Dori – Gorom-Gorom", 2, 25),
    ("axe Gorom-Gorom - Dori", {}, "Gorom-Gorom – Dori", 2, 25),
    ("axe Dori-Gorom-Gorom", {}, "Dori – Gorom-Gorom", 2, 25),
    ("Fada N'Gourma–Pama road", {}, "Fada N'gourma – Pama", 2, 49),
    ("halfway between Djibo and Arbinda", {}, "Djibo – Aribinda", 2, 42),
    ("Kaduna to Abuja highway", {}, "Kaduna – Abuja", 3, 82),
    ("between Gao and Nowhereville", {"country": "MLI"}, "Gao", 2, 20),
    ("Garoua-Boulaï road", {}, "Garoua Boulaï", 2, 25),
])
def test_between_two_places_is_halfway_with_half_the_distance(known, text, around, name, precision, radius):
    place = resolve(Toponym(text, **around), known)
    assert (place.name, place.geo_precision, place.radius_km) == (name, precision, radius)


def test_halfway_is_the_point_in_the_middle(known):
    (north, west), (south, east) = point("Gao", known), point("Ansongo", known)
    middle = (north + south) / 2, (west + east) / 2
    assert point("between Gao and Ansongo", known) == pytest.approx(middle, abs=1e-3)


def test_halfway_across_a_border_lies_in_neither_country(known):
    place = resolve(Toponym("axe Téra-Dori"), known)
    assert (place.country, place.admin1, place.latitude) == (None, None, pytest.approx(14.02, abs=NEAR))


@pytest.mark.parametrize(("text", "around", "expected"), [
    ("near the border with Niger", {"country": "NGA"}, ("Nigeria", None, "NGA", 4)),
    ("near the border with Niger", {}, (None, None, None, 5)),
    ("à la frontière avec le Niger", {"country": "MLI", "admin1": "région de Ménaka"},
     ("Ménaka", "Ménaka", "MLI", 3)),
    ("Niger border", {"country": "BFA", "admin1": "Sahel region"}, ("Sahel", "Sahel", "BFA", 3)),
    ("the border between Mali and Niger", {}, (None, None, None, 5)),
    ("Assamaka, near the border with Algeria", {}, ("Assamaka", "Agadez", "NER", 1)),
    ("Bosso near the Nigerian border", {}, ("Bosso", "Diffa", "NER", 1)),
    ("Labbezanga (frontière Mali-Niger)", {}, ("Labbezanga", "Gao", "MLI", 1)),
    ("border town of Amchidé", {}, ("Amchidé", "Extrême-Nord", "CMR", 1)),
    ("village frontalier de Petelkolé", {"country": "NER"}, ("Pételkolé", "Tillabéri", "NER", 1)),
])
def test_a_border_is_not_the_country_behind_it(known, text, around, expected):
    assert told(text, known, **around) == expected


@pytest.mark.parametrize(("text", "around", "latitude", "longitude"), [
    ("50 km north of Gao", {}, 16.72, -0.04),
    ("à 30 km au sud-est de Djibo", {}, 13.91, -1.43),
    ("une vingtaine de kilomètres au nord de Djibo", {}, 14.28, -1.63),
    ("30 miles (48 km) south of Maiduguri", {}, 11.41, 13.16),
])
def test_a_distance_and_a_direction_move_the_point(known, text, around, latitude, longitude):
    assert point(text, known, **around) == pytest.approx((latitude, longitude), abs=0.02)
    assert resolve(Toponym(text, **around), known).geo_precision == 2


@pytest.mark.parametrize(
    "text",
    ["Gossi area", "in the Gossi area", "zone de Gossi", "secteur de Gossi", "around Gossi", "près de Gossi"])
def test_the_area_of_a_town_is_wider_than_the_town(known, text):
    place = resolve(Toponym(text), known)
    assert (place.name, place.geo_precision, place.radius_km >= 20) == ("Gossi", 2, True)
