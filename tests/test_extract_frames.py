"""The parts of a sentence, and which of its acts are real."""

from datetime import date

import pytest
from reading import told


def found(text: str, language: str = "en") -> list[tuple]:
    """The incidents of a report as (place, first day, fatalities best)."""
    return [
        (i.place, i.date_start and i.date_start.isoformat(), i.fatalities_best) for i in told(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "On 3 May six soldiers were killed in Titao; on 6 May gunmen shot dead four nurses in Dori.",
            [("Titao", "2024-05-03", 6), ("Dori", "2024-05-06", 4)],
        ),
        (
            "en",
            "Gunmen killed two nurses in Isa on 7 May: there, in February 2022, bandits killed eleven boys.",
            [("Isa", "2024-05-07", 2), ("Isa", "2022-02-01", 11)],
        ),
        (
            "fr",
            "Le 3 mai, six soldats ont été tués à Titao ; le 6 mai, quatre bergers ont été abattus à Dori.",
            [("Titao", "2024-05-03", 6), ("Dori", "2024-05-06", 4)],
        ),
        (
            "fr",
            (
                "Le 7 mai, deux infirmiers ont été tués à Isa : c'est là qu'en février 2022 des bandits"
                " avaient tué onze cultivateurs."
            ),
            [("Isa", "2024-05-07", 2), ("Isa", "2022-02-01", 11)],
        ),
    ],
)
def test_two_days_with_their_own_dead_part_a_sentence(language, text, expected):
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The market of Isa was not attacked on Friday."),
        ("en", "Gunmen never attacked the village of Tinga."),
        ("fr", "Il n'y a pas eu d'attaque vendredi à Isa."),
        ("fr", "Le marché d'Isa n'a pas été attaqué vendredi."),
        ("fr", "Le village de Tinga n'a jamais été attaqué."),
    ],
)
def test_what_is_said_not_to_have_happened_is_no_incident(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bandits not only attacked the market of Isa on Friday, they killed seven butchers."),
        (
            "fr",
            "Vendredi, des bandits n'ont pas seulement attaqué le marché d'Isa, ils ont tué sept bouchers.",
        ),
    ],
)
def test_not_only_denies_nothing(language, text):
    assert found(text, language) == [("Isa", "2024-05-10", 7)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Togo received four drones for its base in Dapaong on Friday."),
        ("en", "The minister said on Friday that Niger would buy more drones."),
        ("fr", "Le Togo a présenté vendredi à Dapaong quatre drones neufs."),
        ("fr", "Le ministre a dit vendredi que le Niger achèterait d'autres drones."),
    ],
)
def test_aircraft_that_do_nothing_are_no_strike(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Army drones killed 13 terrorists near Tessit on Friday."),
        ("fr", "Des drones de l'armée ont tué 13 terroristes vendredi près de Tessit."),
    ],
)
def test_aircraft_that_kill_are_a_strike(language, text):
    assert [(i.sub_event_type, i.fatalities_best) for i in told(text, language)] == [("Air/drone strike", 13)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "KONDUGA, Nigeria (AP) - A bomber killed eight porters in this northeastern town on Friday."),
        ("en", "KONDUGA (Reuters) - Gunmen on Friday killed eight porters in this remote village."),
    ],
)
def test_this_town_is_that_of_the_dateline(language, text):
    assert found(text, language) == [("KONDUGA", "2024-05-10", 8)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "KONDUGA, Nigeria (AP) - A suicide bomber killed eight porters in Damboa on Friday."),
        (
            "en",
            "Porters killed\n\nKONDUGA (AP), May 12, 2024\n\nA bomber killed eight porters in Damboa on Friday.",
        ),
        ("fr", "KONDUGA (AFP) - Un kamikaze a tué huit porteurs vendredi à Damboa."),
        ("fr", "KONDUGA (AFP), 12 mai 2024\n\nUn kamikaze a tué huit porteurs vendredi à Damboa."),
    ],
)
def test_a_dateline_s_town_is_otherwise_only_where_the_report_was_written(language, text):
    assert found(text, language) == [("Damboa", "2024-05-10", 8)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed three traders in Konduga on Friday and nine herders in Damboa."),
        ("en", "Three traders were killed in Konduga on Friday; in Damboa, a bomber killed nine worshippers."),
        ("en", "Bandits killed three people in Konduga and nine in Damboa on Friday."),
        ("fr", "Des hommes armés ont tué trois commerçants à Konduga vendredi et neuf éleveurs à Damboa."),
        ("fr", "Trois commerçants ont été tués à Konduga vendredi ; à Damboa, un kamikaze a tué neuf fidèles."),
    ],
)
def test_two_places_with_a_figure_each_are_two_acts_of_one_day(language, text):
    found = [(i.place, i.fatalities_best, i.date_start) for i in told(text, language)]
    assert found == [("Konduga", 3, date(2024, 5, 10)), ("Damboa", 9, date(2024, 5, 10))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A drone struck a gold site near Tessit on Friday, leaving eight miners dead.", "Air/drone strike"),
        ("fr", "Un drone de l'armée togolaise a visé vendredi un campement à Mandouri.", "Air/drone strike"),
        ("en", "Rebels hit a camp in Gao on Friday.", "Armed clash"),
    ],
)
def test_what_a_drone_hits_it_strikes_from_the_air(language, text, expected):
    assert [i.sub_event_type for i in told(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two men were sentenced to death on Monday for killing a policeman in Porga."),
        ("fr", "Cinq hommes accusés d'avoir tué un policier à Porga ont été condamnés à la peine de mort."),
    ],
)
def test_a_trial_is_no_incident(language, text):
    assert told(text, language) == []


def test_who_is_rescued_is_nobody_s_captive():
    (incident,) = told("Police killed four bandits in Isa on Friday and rescued nine kidnapped victims.")
    assert [(entry.victims, entry.outcome) for entry in incident.casualties] == [("armed_group", "killed")]


def test_a_toll_that_is_revised_on_another_day_is_of_the_same_act():
    text = "On Friday gunmen killed eight soldiers near Dori. On Monday the army revised this to 51 slain."
    (incident,) = told(text)
    assert (incident.date_start, incident.fatalities_best) == (date(2024, 5, 10), 51)


def test_a_date_written_as_machines_do():
    (incident,) = told("Gunmen killed 14 herders in Djibo on 2024-03-20.")
    assert incident.date_start == date(2024, 3, 20)
