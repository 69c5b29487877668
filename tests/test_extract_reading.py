"""What the sentences and headings before it leave for a sentence: its day, its place, its speaker, its
claimant.
"""

from datetime import date

import pytest
from reading import told


def places_and_days(
    text: str, language: str = "en", published: date | None = date(2024, 5, 14)
) -> list[tuple]:
    return [(i.place, i.date_start) for i in told(text, language, published)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "SAFETY ALERT\n\nWHERE: Titao\n\nWHEN: 12 May 2024\n\nWHAT IS KNOWN\n\nArmed men killed three nurses.\n\n"
            "BACKGROUND\n\nGunmen killed two tailors in Dori on 3 April 2024.",
        ),
        (
            "fr",
            "ALERTE SÉCURITÉ\n\nLIEU : Titao\n\nDATE : 12 mai 2024\n\nFAITS\n\nDes hommes armés ont tué trois infirmiers.\n\n"
            "CONTEXTE\n\nDes hommes armés ont tué deux tailleurs à Dori le 3 avril 2024.",
        ),
    ],
)
def test_the_labelled_lines_of_a_note_place_and_date_what_it_tells_until_its_background(language, text):
    assert places_and_days(text, language) == [("Titao", date(2024, 5, 12)), ("Dori", date(2024, 4, 3))]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Published: 9 April 2024"),
        ("en", "Last modified: 9 April 2024, 18:20"),
        ("fr", "Publié le 9 avril 2024"),
        ("fr", "Mis à jour le 9 avril 2024"),
    ],
)
def test_a_line_that_tells_when_a_report_was_written_dates_no_act_below_it(language, line):
    story = {
        "en": "Gunmen killed three masons in Arbinda.",
        "fr": "Des hommes armés ont tué trois maçons à Arbinda.",
    }
    (incident,) = told(f"{line}\n\n{story[language]}", language, None)
    assert (incident.date_end, incident.date_precision) == (date(2024, 4, 9), "week")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The minister spoke on Monday of calm.\n\nGunmen stopped a bus near Titao on Sunday. Four students were killed.",
        ),
        (
            "fr",
            "Le ministre a parlé lundi d'un retour au calme.\n\nDes hommes armés ont arrêté un car dimanche près de Titao. "
            "Quatre élèves ont été tués.",
        ),
    ],
)
def test_who_spoke_in_a_paragraph_before_does_not_speak_in_this_one(language, text):
    (incident,) = told(text, language)
    assert [entry.source for entry in incident.casualties] == ["media"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "By the grace of God your brothers attacked a camp in Djibo on 4 May 2024. The fighters are of JNIM. "
            "Nine soldiers were killed, praise be to God.\n\nEditor's note: the army has not commented.",
        ),
        (
            "fr",
            "Par la grâce de Dieu, vos frères ont attaqué un camp à Djibo le 4 mai 2024. Ils sont du Jnim. "
            "Neuf soldats ont été tués, louange à Dieu.\n\nNote de la rédaction : l'armée n'a pas réagi.",
        ),
    ],
)
def test_a_statement_that_praises_god_for_the_dead_is_a_claim_of_the_group_it_names(language, text):
    (incident,) = told(text, language)
    assert (incident.perpetrators, incident.attribution) == (("jnim",), "claimed")
    assert [entry.source for entry in incident.casualties] == ["perpetrator"]


def test_a_letterhead_over_a_press_release_is_the_claimant_s():
    text = "AZAWAD LIBERATION FRONT (FLA)\n\nPress release\n\nOn 3 May 2024 a mine destroyed an army lorry near Tessit."
    (incident,) = told(text)
    assert (incident.perpetrators, incident.attribution) == (("fla",), "claimed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen attacked the army post in Titao on Friday. On Saturday they killed a farmer in Dori.\n\n"
            "On Sunday the governor said that troops in Titao had lost four men.",
        ),
        (
            "fr",
            "Des hommes armés ont attaqué le poste militaire de Titao vendredi. Samedi, ils ont tué un cultivateur à Dori.\n\n"
            "Dimanche, le gouverneur a déclaré que les soldats de Titao avaient perdu quatre hommes.",
        ),
    ],
)
def test_a_place_where_an_act_was_told_is_that_act_s_when_it_is_named_again(language, text):
    deaths = {i.place: i.fatalities_best for i in told(text, language)}
    assert deaths == {"Titao": 4, "Dori": 1}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "On 4 May gunmen killed six weavers in Dori. They had set an ultimatum the day before. Two days later they "
            "burned the market of Titao.",
        ),
        (
            "fr",
            "Le 4 mai, des hommes armés ont tué six tisserands à Dori. Ils avaient fixé un ultimatum la veille. Deux jours "
            "plus tard, ils ont incendié le marché de Titao.",
        ),
    ],
)
def test_days_are_counted_on_from_the_act_and_not_from_what_came_before_it(language, text):
    assert places_and_days(text, language) == [("Dori", date(2024, 5, 4)), ("Titao", date(2024, 5, 6))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen killed two tailors in Titao on Friday. On Saturday soldiers shot a student dead in the suburb of "
            "Wendkouni.",
        ),
        (
            "fr",
            "Des hommes armés ont tué deux tailleurs vendredi à Titao. Samedi, des soldats ont abattu un élève dans "
            "le quartier de Wendkouni.",
        ),
    ],
)
def test_a_quarter_that_no_gazetteer_knows_lies_beside_the_town_told_of_before(language, text):
    assert told(text, language)[-1].toponym.beside == "Titao"
