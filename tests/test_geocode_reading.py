import pytest

from sahel.geocode.reading import read


@pytest.mark.parametrize(("toponym", "name", "kind"), [
    ("Gao region", "Gao", "admin1"),
    ("région de Gao", "Gao", "admin1"),
    ("Borno State", "Borno", "admin1"),
    ("Kajuru LGA", "Kajuru", "admin2"),
    ("Tangaza Local Government Area", "Tangaza", "admin2"),
    ("département de Tillia", "Tillia", "admin2"),
    ("cercle d’Ansongo", "Ansongo", "admin2"),
    ("village of Teguey", "Teguey", "village"),
    ("Yewuti village", "Yewuti", "village"),
    ("la ville de Djibo", "Djibo", "town"),
    ("Sambisa Forest", "Sambisa", "forest"),
    ("parc national de la Pendjari", "la Pendjari", "park"),
])
def test_generic_words_say_what_kind_of_place_a_name_is(toponym, name, kind):
    reading = read(toponym)
    assert (name in reading.names, reading.generic.kinds[0]) == (True, kind)


def test_what_is_written_comes_first_because_it_may_be_a_name_itself():
    assert read("Lake Chad").names[0] == "Lake Chad"


@pytest.mark.parametrize(("toponym", "name", "unit"), [
    ("Korguel (Commune de Arbinda)", "Korguel", "Commune de Arbinda"),
    ("Umuagu, Umuahia", "Umuagu", "Umuahia"),
    ("Michika Local Government Area of Adamawa state", "Michika", "Adamawa state"),
    ("Bula Bello near Sambisa Forest", "Bula Bello", "Sambisa Forest"),
])
def test_the_unit_written_with_a_name_is_told_apart(toponym, name, unit):
    reading = read(toponym)
    assert name in reading.names
    assert reading.within == (unit,)


@pytest.mark.parametrize(("toponym", "name", "km", "bearing"), [
    ("50 km north of Gao", "Gao", 50, 0),
    ("à 30 kilomètres au sud-est de Djibo", "Djibo", 30, 135),
    ("10 miles west of Bama", "Bama", 16.09344, 270),
    ("nord de Gao", "Gao", None, 0),
    ("20 km from Djibo", "Djibo", 20, None),
    ("12 km à l'est d'Ansongo", "Ansongo", 12, 90),
])
def test_distance_and_direction_are_read(toponym, name, km, bearing):
    reading = read(toponym)
    assert name in reading.names
    assert (reading.near, reading.distance_km, reading.bearing) == (True, km, bearing)


@pytest.mark.parametrize(
    "toponym", ["near Boulkessi", "près de Boulkessi", "outside Boulkessi", "aux abords de Boulkessi"])
def test_near_a_place_is_not_at_it(toponym):
    assert read(toponym).near
    assert "Boulkessi" in read(toponym).names


@pytest.mark.parametrize(
    "toponym", ["in the north", "nord du pays", "the north of the country", "dans le nord"])
def test_a_part_of_a_country_that_is_not_named_is_no_name(toponym):
    reading = read(toponym)
    assert (reading.names, reading.direction, reading.near) == ((toponym,), "northern", False)


@pytest.mark.parametrize(("toponym", "ends"), [
    ("axe Gao-Ansongo", (("Gao", "Ansongo"),)),
    ("between Gao and Ansongo", (("Gao", "Ansongo"),)),
    ("sur la route allant de Niono à Diabaly", (("Niono", "Diabaly"),)),
    ("the road linking Bama to Banki", (("Bama", "Banki"),)),
    ("Gorom-Gorom-Dori road", (("Gorom", "Gorom-Dori"), ("Gorom-Gorom", "Dori"))),
    ("Niono-Diabaly", ()),
    ("route de Gao", ()),
])
def test_a_stretch_is_read_with_its_two_ends(toponym, ends):
    assert read(toponym).ends == ends


@pytest.mark.parametrize(("toponym", "name"), [
    ("Bosso, near the Nigerian border", "Bosso"),
    ("border village of Ikerfane", "Ikerfane"),
    ("poste frontalier de Petelkolé", "Petelkolé"),
])
def test_a_border_beside_a_place_is_not_part_of_its_name(toponym, name):
    assert name in read(toponym).names


def test_a_border_alone_names_no_place_behind_it():
    assert read("near the border with Niger").names == ("near the border with Niger",)
