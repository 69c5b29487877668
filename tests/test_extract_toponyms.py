"""The places of a sentence, and how they stand to the act."""

from dataclasses import replace
from datetime import date

import pytest
from reading import gazetteer, sentence, told

from sahel.extract import extract, toponyms
from sahel.geocode import locate
from sahel.geocode.gazetteer import default
from sahel.model import Report


def places(text: str, language: str = "en") -> list[tuple]:
    """The places of a sentence that may locate an act, as (text, kind, role)."""
    return [
        (m.text, m.kind, m.role)
        for m in toponyms.find(sentence(text, language), gazetteer(), set())
        if m.locates
    ]


def place(text: str, language: str = "en") -> list[tuple]:
    """What the geocoder is asked of each incident: (text, relation, country)."""
    return [(i.toponym.text, i.toponym.relation, i.toponym.country) for i in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Raiders burned the village of Tin-Akoff on Friday.", ("Tin-Akoff", "settlement", "place")),
        ("en", "Raiders burned Kobadou village on Friday.", ("Kobadou", "settlement", "place")),
        ("en", "Raiders came into the town of Sirgou.", ("Sirgou", "settlement", "place")),
        ("fr", "Ils ont brûlé le village de Tin-Akoff vendredi.", ("Tin-Akoff", "settlement", "place")),
        ("fr", "Ils ont brûlé vendredi le hameau de Kobadou.", ("Kobadou", "settlement", "place")),
        ("fr", "Ils sont entrés dans la localité de Sirgou.", ("Sirgou", "settlement", "place")),
    ],
)
def test_a_name_in_no_gazetteer_is_a_place_where_the_words_say_so(language, text, expected):
    assert places(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Six men died in the Gao region.", ("Gao region", "admin1")),
        ("en", "Six men died in Zamfara State.", ("Zamfara State", "admin1")),
        ("en", "Six men died in Torodi department.", ("Torodi department", "admin2")),
        ("en", "Six men died in northern Burkina Faso.", ("northern Burkina Faso", "region")),
        ("en", "Six men died in Mauritania.", ("Mauritania", "country")),
        ("fr", "Six hommes sont morts dans la région de Gao.", ("région de Gao", "admin1")),
        ("fr", "Six hommes sont morts dans l'État de Zamfara.", ("État de Zamfara", "admin1")),
        ("fr", "Six hommes sont morts dans le département de Torodi.", ("département de Torodi", "admin2")),
        ("fr", "Six hommes sont morts dans le nord du Burkina Faso.", ("nord du Burkina Faso", "region")),
        ("fr", "Six hommes sont morts en Mauritanie.", ("Mauritanie", "country")),
    ],
)
def test_a_division_is_told_from_a_town_by_its_generic_word(language, text, expected):
    assert [found[:2] for found in places(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Soldiers died near Titao.", ("Titao", None, "near")),
        ("en", "Soldiers died just outside Konduga.", ("Konduga", None, "near")),
        ("en", "Soldiers died on the outskirts of Bosso.", ("Bosso", None, "near")),
        ("en", "Soldiers died 25 km from Bosso.", ("Bosso", None, "near")),
        ("fr", "Des soldats sont morts à 25 km de Bosso.", ("Bosso", None, "near")),
        ("fr", "Des soldats sont morts près de Titao.", ("Titao", None, "near")),
        ("fr", "Des soldats sont morts non loin de Konduga.", ("Konduga", None, "near")),
        ("fr", "Des soldats sont morts aux abords de Bosso.", ("Bosso", None, "near")),
        ("fr", "Des soldats sont morts à la sortie de Mora.", ("Mora", None, "near")),
    ],
)
def test_a_place_may_be_only_near_the_act(language, text, expected):
    assert places(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Soldiers died 40 km north of Titao.", ("Titao", 40.0, 0.0)),
        ("en", "Soldiers died some 15 kilometres south-east of Mora.", ("Mora", 15.0, 135.0)),
        ("en", "Soldiers died 10 miles west of Isa.", ("Isa", 16.09, 270.0)),
        ("fr", "Des soldats sont morts à 40 km au nord de Titao.", ("Titao", 40.0, 0.0)),
        (
            "fr",
            "Des soldats sont morts à une quinzaine de kilomètres au sud-est de Mora.",
            ("Mora", 15.0, 135.0),
        ),
        ("fr", "Des soldats sont morts à 16 km à l'ouest d'Isa.", ("Isa", 16.0, 270.0)),
    ],
)
def test_a_distance_and_a_bearing_are_kept(language, text, expected):
    found = [m for m in toponyms.find(sentence(text, language), gazetteer(), set()) if m.locates]
    assert [(m.text, m.distance_km, m.bearing) for m in found] == [expected]
    assert found[0].role == "near"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Gunmen killed two guards in Ayorou, near the border with Mali.", [("Ayorou", "at", "NER")]),
        ("en", "Gunmen from Nigeria killed two guards in Mora.", [("Mora", "at", "CMR")]),
        ("en", "Gunmen killed two guards in Bankass, a resident of Bamako said.", [("Bankass", "at", "MLI")]),
        (
            "en",
            "Gunmen killed two guards in Dori, the minister told reporters in Ouagadougou.",
            [("Dori", "at", "BFA")],
        ),
        (
            "fr",
            "Des hommes ont attaqué dimanche un poste de l'armée à Arbinda, selon une source sécuritaire.",
            [("Arbinda", "at", "BFA")],
        ),
        (
            "fr",
            "Le JNIM a revendiqué le raid de jeudi contre Titao, où cinq villageois sont morts.",
            [("Titao", "at", "BFA")],
        ),
        (
            "fr",
            "Deux gardes ont été tués à Ayorou, près de la frontière avec le Mali.",
            [("Ayorou", "at", "NER")],
        ),
        ("fr", "Des hommes venus du Nigeria ont tué deux gardes à Mora.", [("Mora", "at", "CMR")]),
        (
            "fr",
            "Deux gardes ont été tués à Bankass, a dit un habitant de Bamako.",
            [("Bankass", "at", "MLI")],
        ),
        (
            "fr",
            "Deux gardes ont été tués à Dori, a déclaré le ministre devant la presse à Ouagadougou.",
            [("Dori", "at", "BFA")],
        ),
    ],
)
def test_a_border_an_origin_and_a_speaker_s_whereabouts_do_not_locate(language, text, expected):
    assert place(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Six soldiers died in an ambush on the road between Djibo and Arbinda.",
            [("Djibo", "near", "BFA")],
        ),
        (
            "en",
            "A convoy hit a mine between Ansongo and Tessit on Friday, killing four soldiers.",
            [("Ansongo", "near", "MLI")],
        ),
        (
            "fr",
            "Six soldats sont morts dans une embuscade sur la route entre Djibo et Arbinda.",
            [("Djibo", "near", "BFA")],
        ),
        (
            "fr",
            "Un convoi a sauté vendredi sur une mine entre Ansongo et Tessit : quatre soldats tués.",
            [("Ansongo", "near", "MLI")],
        ),
        (
            "fr",
            "Six soldats sont morts dans une embuscade sur l'axe Djibo-Arbinda.",
            [("Djibo", "near", "BFA")],
        ),
    ],
)
def test_a_road_between_two_towns_is_near_the_first(language, text, expected):
    assert place(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "Three Nigerien gendarmes were killed in the village of Garbou.", "NER"),
        ("en", "Three Nigerian policemen were killed in the village of Garbou.", "NGA"),
        ("en", "Three villagers were killed in the hamlet of Garbou, in Niger State.", "NGA"),
        ("fr", "Trois gendarmes nigériens ont été tués dans le village de Garbou.", "NER"),
        ("fr", "Trois policiers nigérians ont été tués dans le village de Garbou.", "NGA"),
        ("fr", "Trois gendarmes béninois ont été tués dans le village de Garbou.", "BEN"),
    ],
)
def test_one_letter_parts_niger_from_nigeria(language, text, country):
    assert [i.toponym.country for i in told(text, language)] == [country]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President Mohamed Gao spoke to General Diaw."),
        ("en", "Islamic State and Boko Haram are rivals."),
        ("en", "The United Nations and Human Rights Watch protested."),
        ("fr", "Le général Bosso Diaw a parlé."),
        ("fr", "L'État islamique et Boko Haram sont rivaux."),
        ("fr", "Les Nations unies et Human Rights Watch protestent."),
    ],
)
def test_persons_groups_and_institutions_are_no_places(language, text):
    assert places(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Gunmen killed eleven farmers on Friday in the village of Sirgou, near Titao.",
            ("Sirgou", "at", "Titao"),
        ),
        (
            "en",
            "Eleven soldiers died in an ambush between Sirgou and Titao on Friday.",
            ("Sirgou", "near", "Titao"),
        ),
        ("en", "Gunmen killed eleven farmers on Friday in Dori, near Titao.", ("Dori", "at", None)),
        (
            "fr",
            "Des hommes armés ont tué onze cultivateurs vendredi dans le village de Sirgou, près de Titao.",
            ("Sirgou", "at", "Titao"),
        ),
        (
            "fr",
            "Onze soldats sont morts vendredi dans une embuscade entre Sirgou et Titao.",
            ("Sirgou", "near", "Titao"),
        ),
        ("fr", "Des hommes armés ont tué onze bergers vendredi à Dori, près de Titao.", ("Dori", "at", None)),
    ],
)
def test_a_place_in_no_gazetteer_goes_with_the_known_one_beside_it(language, text, expected):
    [toponym] = [i.toponym for i in told(text, language)]
    assert (toponym.text, toponym.relation, toponym.beside) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A convoy bound for Titao was ambushed on Friday; ten soldiers died.", ("Titao", "near")),
        (
            "en",
            "A convoy bound for Titao was ambushed on Friday in Dori; ten soldiers died.",
            ("Dori", "at"),
        ),
        ("fr", "Un convoi à destination de Titao a été attaqué vendredi : dix morts.", ("Titao", "near")),
        (
            "fr",
            "Un convoi à destination de Titao a été attaqué vendredi à Dori : dix soldats tués.",
            ("Dori", "at"),
        ),
    ],
)
def test_where_a_convoy_was_bound_for_places_it_only_for_want_of_another(language, text, expected):
    assert [(i.toponym.text, i.toponym.relation) for i in told(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six porters were killed at the Sankara checkpoint in Dori on Friday."),
        ("fr", "Six bergers ont été tués vendredi au poste Sankara à Dori."),
    ],
)
def test_the_name_of_a_site_is_no_place(language, text):
    assert [i.place for i in told(text, language)] == ["Dori"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Three soldiers were shot dead at the Isa border post on Friday.", ("Isa", "NGA")),
        ("fr", "A Titao, des hommes armés ont tué six nomades vendredi.", ("Titao", "BFA")),
        ("en", "Tillaberi / Abala. Gunmen killed two guards on Friday.", ("Abala", "NER")),
        (
            "en",
            "A cousin of the dead, reached in Niamey, said gunmen had shot two men in Banibangou.",
            ("Banibangou", "NER"),
        ),
        (
            "fr",
            "Un proche, joint à Niamey, dit que des hommes armés ont tué deux bergers à Banibangou.",
            ("Banibangou", "NER"),
        ),
    ],
)
def test_a_post_at_the_border_a_path_of_units_and_where_somebody_was_reached(language, text, expected):
    assert [(name, country) for name, _, country in place(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ten men were shot in Bosso on Friday; two died at the General Hospital, Maiduguri.", "Bosso"),
        ("en", "Ten men were shot in Bosso on Friday. Two more died at the Ansongo and Gao hospitals.", "Bosso"),
        ("fr", "Dix hommes ont été tués vendredi à Bosso. Deux sont morts à l'hôpital Saint-Luc de Mora.", "Bosso"),
    ],
)
def test_the_town_of_a_hospital_is_not_where_it_happened(language, text, expected):
    assert {incident.place for incident in told(text, language)} == {expected}


@pytest.mark.parametrize("text", ["Dix pêcheurs ont été tués vendredi sur une île du lac Tchad."])
def test_a_lake_is_not_the_country_that_bears_its_name(text):
    lake = replace(gazetteer().lookup("Tarkint")[0], place_id="lake", name="lac Tchad", alternates=(), kind="lake", country=None)
    found = toponyms.find(sentence(text, "fr"), gazetteer().extended([lake]), set())
    assert [(m.text, m.country) for m in found] == [("lac Tchad", None)]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Bandits killed nine people in a Sokoto hamlet on Monday.", "Sokoto"),
        ("fr", "Dix soldats ont été tués lundi au poste militaire de Gotohé.", "Gotohé"),
        ("fr", "Le poste de Kwala a fait l'objet d'un harcèlement lundi.", "Kwala"),
        ("en", "A bomb went off on Monday under soldiers of the Bamako junta on the track that links Ansongo and Tessit.", "Ansongo"),
        ("fr", "Une embuscade a visé lundi un convoi de la junte de Bamako près d'Ansongo.", "Ansongo"),
        ("fr", "Neuf civils ont été tués lundi à Bankass, dit un agent du Centre de santé de référence.", "Bankass"),
        ("en", "Gunmen killed nine people at Bankass on Monday, said a researcher at Rights Watch.", "Bankass"),
        ("en", "Gunmen killed nine people in Tessit on Monday; others were taken to Gao on the way to Bamako.", "Tessit"),
    ],
)
def test_the_place_is_where_it_happened_whatever_else_bears_a_name(language, text, place):
    assert [i.place for i in told(text, language)] == [place]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen raided a village in Dori on Monday. The attackers stormed Zibbolou village at dawn and killed six people."),
        ("fr", "Des hommes armés ont attaqué lundi un village de la zone de Dori. Les assaillants ont pris d'assaut à l'aube le village de Zibbolou et tué six personnes."),
    ],
)
def test_a_village_of_an_area_and_the_village_named_below_are_one(language, text):
    assert [(i.place, i.fatalities_best) for i in told(text, language)] == [("Zibbolou", 6)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed ten people in Dori on Friday. On Saturday a vehicle hit a mine 12 km south of the town; three soldiers were wounded."),
        ("fr", "Des hommes armés ont tué dix civils vendredi à Dori. Samedi, un véhicule a sauté sur une mine à 12 km au sud de la ville ; trois soldats ont été blessés."),
    ],
)
def test_the_town_is_the_one_named_last(language, text):
    mine = told(text, language)[-1].toponym
    assert (mine.text, mine.distance_km, mine.bearing) == ("Dori", 12, 180)


def test_a_village_is_not_its_namesake_far_off_in_another_country():
    far = replace(gazetteer().lookup("Porga")[0], place_id="far", name="Kolon", alternates=(), latitude=7.5, longitude=-5.5)
    report = Report("r", "Gunmen killed six people in the Kolon area of Titao on Monday.", date(2024, 5, 14), "en")
    found = extract(report, gazetteer().extended([far]))[0].toponym
    assert (found.text, found.beside, found.country) == ("Kolon", "Titao", "BFA")


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Bankass: Fresh killings in the night of Monday, three farmers dead.", "Bankass"),
        ("en", "JNIM, a group based in Mali, killed six soldiers in Titao on Monday.", "Titao"),
        ("fr", "Venus à pied du Nigeria tout proche, des assaillants ont tué lundi quatre vigiles à Kolofata.", "Kolofata"),
        ("fr", "Deux inconnus ont lancé lundi une grenade sur un poste de police à Titao, dans le Soum. Un agent a été tué.", "Titao"),
        ("en", "There is fear in Soum province since an attack by gunmen on Titao on Monday killed six people.", "Titao"),
        ("en", "TROOPS NEUTRALISE SIX TERRORISTS, INTERCEPT LOGISTICS NEAR KONDUGA", "KONDUGA"),
    ],
)
def test_the_place_is_no_adjective_no_base_and_no_unit_around_it(language, text, place):
    assert [i.place for i in told(text, language)] == [place]


def test_the_nearby_village_lies_beside_the_town_told_of_before():
    found = told("Two gendarmes were killed in Titao on Monday. Hours later, soldiers moved into the nearby village of Zolbara, where locals say they shot dead three men.")
    assert (found[-1].toponym.text, found[-1].toponym.beside, found[-1].perpetrators) == ("Zolbara", "Titao", ("military_burkina_faso",))


@pytest.mark.parametrize("number", ["7e", "septième"])
def test_the_number_of_a_unit_belongs_to_its_name(number):
    found = told(f"Une explosion a tué trois personnes lundi dans le {number} arrondissement de Bamako.", "fr")
    assert [i.place for i in found] == [f"{number} arrondissement de Bamako"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The convoy was heading for the capital, Bamako, when gunmen attacked it near Ansongo and killed two soldiers on Monday.", "Ansongo"),
        ("On Monday gunmen killed two teachers in Soum subdivision, Oudalan division.", "Soum subdivision"),
    ],
)
def test_neither_where_they_were_bound_nor_what_lies_around_is_another_act(text, place):
    assert [i.place for i in told(text)] == [place]


def test_the_last_name_of_who_spoke_is_no_place():
    found = told("Two people were killed on Monday in Titao, the chairman of the ward, Caleb Abuja, told newsmen. Abuja however blamed JNIM for the killings.")
    assert [(i.place, i.perpetrators) for i in found] == [("Titao", ("jnim",))]


@pytest.mark.parametrize("text", ["Residents of Tessit said an army drone fired on a shelter on Monday near the Algerian border. Seven people were killed."])
def test_where_those_live_who_saw_it_tells_where_it_was_if_nothing_else_does(text):
    assert [(i.place, i.toponym.relation, i.toponym.country) for i in told(text)] == [("Tessit", "near", "MLI")]


def test_what_is_counted_is_no_place():
    assert places("The fighters seized nine Dragunovs.") == []
    assert [p[0] for p in places("The fighters seized Toyotas and Kalashnikovs in Abala.")] == ["Abala"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neuf civils ont été tués vendredi à Kobé, à une trentaine de kilomètres de Gao.", ("MLI", 2)),
        ("Un convoi de l'armée malienne est tombé vendredi dans une embuscade à Kobé : neuf morts.", ("MLI", 4)),
        ("Au Tchad, neuf éleveurs ont été tués vendredi dans le département de Kobé.", ("TCD", 2)),
        ("Un homme venu de Gao a tué neuf personnes vendredi à Paris.", ("FRA", 1)),
    ],
)
def test_a_namesake_in_a_far_country_is_not_the_place_that_a_report_of_the_region_tells_of(text, expected):
    (only,) = extract(Report("r", text, date(2025, 2, 8), "fr"), default())
    placed = locate(only, default())
    assert (placed.country, placed.geo_precision) == expected


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Two gendarmes died in Titao on Friday, said an officer of the legion of Dori.", "Titao"),
        ("fr", "Deux gendarmes sont morts vendredi à Titao, affirme un cadre de la légion de Dori.", "Titao"),
        ("fr", "Deux policiers ont été tués vendredi à un poste de contrôle de Titao.", "Titao"),
        ("en", "A raid on a post in Titao has been blamed on JNIM; four policemen died.", "Titao"),
    ],
)
def test_the_seat_of_who_speaks_is_not_where_it_was(language, text, place):
    assert [i.place for i in told(text, language)] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- Ayorou: two drivers shot dead by gunmen on 3 May on the road to Niamey.", "Ayorou"),
        ("- 3 May, Gao: convoy hit by gunmen between Ansongo and Tessit, two dead.", "Ansongo"),
        ("The clinic of Titao was raided by gunmen on Friday; they killed a nurse.", "Titao"),
    ],
)
def test_the_label_of_an_item_is_where_the_road_begins(text, place):
    assert [i.place for i in told(text, "en")] == [place]


def test_a_region_that_bears_the_name_of_a_people_is_read_whole():
    report = Report("r", "Six soldats ont été tués vendredi dans le Liptako-Gourma.", date(2024, 5, 14), "fr")
    [incident] = [locate(i, default()) for i in extract(report, default())]
    assert (incident.name, incident.country, incident.geo_precision) == ("Liptako-Gourma", None, 5)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Gunmen ambushed a convoy in the tri-border area on Friday, killing six soldiers.", "tri-border area"),
        ("fr", "Une embuscade dans la zone des trois frontières a tué six soldats vendredi.", "zone des trois frontières"),
        ("fr", "Six soldats ont été tués vendredi à Tessit, dans la zone dite des trois frontières.", "Tessit"),
    ],
)
def test_the_area_of_three_borders_is_a_place_where_nothing_closer_is_told(language, text, place):
    assert [i.place for i in told(text, language)] == [place]
