"""What tells of no incident: background, fears, releases, arrests, accidents, denials."""

from datetime import date

import pytest
from reading import told


def days(text: str, language: str = "en") -> list[tuple]:
    return [(i.place, i.date_start.isoformat() if i.date_start else None) for i in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The insurgency has killed more than 20,000 people since 2012."),
        ("en", "Thousands of civilians have been killed in Mali since 2015, according to ACLED."),
        ("en", "Jihadists have carried out a series of attacks in northern Togo."),
        ("fr", "L'insurrection a fait plus de 20 000 morts depuis 2012."),
        ("fr", "Des milliers de civils ont été tués au Mali depuis 2015, selon ACLED."),
        ("fr", "Les jihadistes multiplient les attaques dans le nord du Togo."),
    ],
)
def test_the_background_of_years_and_attacks_without_a_figure_are_nothing(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police in Abuja foiled a plot to bomb a church on Sunday."),
        ("en", "Residents fear that jihadists could attack Kolofata."),
        ("en", "JNIM has threatened to attack convoys on the road to Bamako."),
        ("en", "The embassy warned of possible kidnappings in Niamey."),
        ("fr", "La police d'Abuja a déjoué dimanche un projet d'attentat contre une église."),
        ("fr", "Les habitants craignent que les jihadistes n'attaquent Kolofata."),
        ("fr", "Le JNIM a menacé d'attaquer les convois sur la route de Bamako."),
        ("fr", "L'ambassade met en garde contre un risque d'enlèvement à Niamey."),
    ],
)
def test_what_is_feared_threatened_or_foiled_has_not_happened(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two nuns abducted in Diapaga in March were released on Sunday."),
        ("en", "Eleven pupils escaped from their kidnappers near Isa on Monday."),
        ("en", "Troops rescued 14 hostages near Konduga on Sunday."),
        ("fr", "Deux religieuses enlevées en mars à Diapaga ont été libérées dimanche."),
        ("fr", "Onze élèves ont échappé lundi à leurs ravisseurs près d'Isa."),
        ("fr", "Quatorze otages ont été libérés dimanche près de Konduga, selon l'armée."),
    ],
)
def test_releases_escapes_and_rescues_are_no_incidents(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police in Dapaong arrested two men on Friday for selling stolen cattle."),
        ("en", "Three men suspected of belonging to JNIM were arrested in Mandouri on Friday."),
        ("en", "A minibus overturned near Sévaré on Friday, killing eleven passengers."),
        ("en", "A military helicopter crashed near Bol on Friday; its five crew died."),
        ("en", "A canoe capsized near Ayorou on Friday and 20 people drowned."),
        ("en", "Protesters marched in Bamako on Friday against the coup."),
        ("fr", "La police de Dapaong a arrêté vendredi deux voleurs de bétail."),
        ("fr", "Trois hommes soupçonnés d'appartenir au JNIM ont été interpellés vendredi à Mandouri."),
        ("fr", "Un minibus s'est renversé vendredi près de Sévaré, tuant onze passagers."),
        ("fr", "Un hélicoptère militaire s'est écrasé vendredi près de Bol : ses cinq occupants sont morts."),
        ("fr", "Une pirogue a chaviré vendredi près d'Ayorou et 20 personnes se sont noyées."),
        ("fr", "Des manifestants ont défilé vendredi à Bamako contre le coup d'État."),
    ],
)
def test_arrests_accidents_and_politics_are_no_incidents(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army denied that soldiers had been ambushed near Mora on Friday."),
        ("en", "Reports of an attack on Porga on Friday were a false alarm."),
        ("fr", "L'armée dément que des soldats soient tombés dans une embuscade vendredi près de Mora."),
        ("fr", "L'attaque de Porga annoncée vendredi était une fausse alerte."),
    ],
)
def test_what_is_denied_is_no_incident(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "Gunmen killed nine guards in Porga on Friday. The insurgency has killed thousands since"
                " 2012. President Talon flew to Paris."
            ),
            [("Porga", "2024-05-10")],
        ),
        (
            "fr",
            (
                "Neuf gardes ont été tués vendredi à Porga. L'insurrection a fait des milliers de morts"
                " depuis 2012. Le président Talon s'est rendu à Paris."
            ),
            [("Porga", "2024-05-10")],
        ),
    ],
)
def test_background_beside_an_act_adds_nothing(language, text, expected):
    assert days(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three traders died in Porga on Friday, the hospital said."),
        ("en", "Two hundred people have died of cholera in Bosso."),
        ("en", "A trader died in Porga."),
        ("en", "The chief died on Friday."),
        ("fr", "Trois marchands sont décédés vendredi à Porga, selon l'hôpital."),
        ("fr", "Deux cents personnes sont mortes du choléra à Bosso."),
        ("fr", "Un marchand est décédé à Porga."),
        ("fr", "Le chef de village est décédé vendredi."),
    ],
)
def test_people_who_only_died_are_no_incident(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Road accident near Titao\n\nThirteen passengers were killed near Titao on Friday."),
        ("en", "A lightning strike killed six herders near Titao on Friday."),
        ("en", "A tanker exploded in Titao on Friday, killing six drivers."),
        ("fr", "Accident de la route près de Titao\n\nTreize passagers ont été tués vendredi près de Titao."),
        ("fr", "Deux bergers ont été électrocutés vendredi à Titao."),
        ("fr", "Un camion-citerne qui a explosé vendredi à Titao a tué six chauffeurs."),
    ],
)
def test_what_a_heading_or_the_words_call_an_accident_is_no_incident(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Un car qui reliait Dori à Titao a été arrêté vendredi par des hommes armés. Ils ont emmené quatre passagers.",
        "Deux camions de céréales ont été arrêtés vendredi près de Titao. Des hommes armés ont emmené les quatre chauffeurs.",
    ],
)
def test_a_vehicle_that_is_stopped_is_no_arrest(text):
    [incident] = told(text, "fr")
    assert incident.date_start == date(2024, 5, 10)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The prefect handed out maize in Mora to families displaced by raids of Boko Haram."),
        ("fr", "Le préfet a distribué du maïs à Mora aux familles déplacées par les exactions de Boko Haram."),
        ("en", "JNIM is active in Dori. The conflict broke out in 2012. It has claimed thousands of lives in the Est region."),
    ],
)
def test_what_people_fled_from_and_what_a_conflict_claims_are_no_act(language, text):
    assert told(text, language) == []


def test_who_is_rescued_was_taken_before():
    assert told("Troops rescued five kidnapped victims unhurt on the Konduga road on Friday.", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Titao: an armed attack foiled by the police."),
        ("fr", "Titao : une attaque à main armée déjouée par la police."),
        ("en", "In Titao the ban targets traders who carry fuel."),
        ("fr", "À Titao, le message vise aussi les femmes qui voyagent seules."),
        ("fr", "Éboulement d'une mine artisanale à Titao : six orpailleurs périssent."),
        ("en", "Nine victims of kidnapping were handed over to their families in Isa on Friday."),
        ("en", "Fuel tanker blast in Isa kills 31, agency says. The truck overturned."),
    ],
)
def test_what_is_foiled_meant_collapsed_or_over_is_no_act(language, text):
    assert told(text, language) == []
