"""A flash note tells where, when and who in labelled lines; they are of every act it tells, in whatever order they stand."""

from datetime import date
from itertools import permutations

import pytest
from reading import told

ENGLISH = (
    "WHAT: Raid on a gold-washing site, 13 miners killed",
    "WHERE: Kokoloko, Kossi province, Burkina Faso",
    "WHEN: 17 June 2025, around 19:30",
    "WHO: suspected JNIM fighters",
)
FRENCH = (
    "Nature de l'incident : raid sur un site d'orpaillage, 13 orpailleurs tués",
    "Lieu : Kokoloko, province de la Kossi, Burkina Faso",
    "Date et heure : 17 juin 2025 vers 19 h 30",
    "Auteurs présumés : JNIM",
)


@pytest.mark.parametrize(("language", "lines"), [("en", ENGLISH), ("fr", FRENCH)])
def test_the_labelled_lines_tell_one_act_in_any_order(language, lines):
    for order in permutations(lines):
        [incident] = told("\n".join(("NOTE 7", *order)), language)
        assert (incident.place, incident.date_start, incident.perpetrators, incident.attribution) == (
            "Kokoloko",
            date(2025, 6, 17),
            ("jnim",),
            "suspected",
        ), order
        assert (incident.toponym.country, incident.fatalities_best) == ("BFA", 13)


def test_a_label_that_comes_again_begins_another_sheet():
    first = "Location: Ouallam\nDate: 4 May 2025\nEvent: Abduction of 6 traders\nAlleged perpetrator: ISSP"
    second = "Location: Damasak\nDate: 6 May 2025\nEvent: Mine under a truck, 2 civilians killed\nAlleged perpetrator: ISWAP"
    incidents = told(f"Incident log\n\n1.\n{first}\n\n2.\n{second}", "en")
    assert [(i.place, i.date_start.day, i.perpetrators) for i in incidents] == [
        ("Ouallam", 4, ("issp",)),
        ("Damasak", 6, ("iswap",)),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What: Attack on a market, 4 traders killed\nWhere: Tillia\nWho: unidentified gunmen"),
        ("fr", "Quoi : attaque d'un marché, 4 commerçants tués\nOù : Tillia\nQui : hommes armés non identifiés"),
    ],
)
def test_men_without_a_name_are_blamed_by_nobody(language, text):
    [incident] = told(text, language)
    assert (incident.perpetrators, incident.attribution) == (("unidentified",), "unattributed")


def test_who_was_affected_did_not_do_it():
    [incident] = told("What: Ambush, 4 dead\nWhere: Tillia\nWho was affected: soldiers of the garrison", "en")
    assert incident.perpetrators == ("unidentified",)


def test_a_village_that_no_gazetteer_knows_lies_in_the_division_of_its_line():
    [incident] = told("Where: Wuroganja, Adamawa State\nWhat: Raid on a hamlet, 5 villagers killed", "en")
    assert (incident.place, incident.toponym.admin1) == ("Wuroganja", "Adamawa State")


@pytest.mark.parametrize("label", ["Date of issue", "Original date of posting"])
def test_the_day_of_a_paper_dates_no_act_told_elsewhere(label):
    text = f"Protection note\n{label}: 20 June 2022\n\nOn 14 June gunmen killed five farmers in Koza. Two men were killed in Mora."
    assert date(2022, 6, 20) not in {i.date_start for i in told(text, "en")}


def places(text: str) -> set[str | None]:
    return {incident.place for incident in told(text, "en")}


def test_what_was_before_is_not_of_the_sheet():
    sheet = "Where: Damasak\nWhen: 6 May 2025\nWhat: Mine blast, 2 civilians killed"
    assert places(f"{sheet}\n\nFour farmers were killed too.") == {"Damasak"}
    assert places(f"{sheet}\n\nBACKGROUND\nTwelve farmers were killed in 2023.") == {"Damasak", None}
