"""When an act happened, seen from Tuesday 14 May 2024."""

from datetime import date

import pytest
from reading import dates, told


def one_day(day: str) -> list[tuple]:
    return [(day, day, "day")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Riders came on Saturday.", one_day("2024-05-11")),
        ("en", "On Wednesday riders came.", one_day("2024-05-08")),
        ("en", "Riders came this morning.", one_day("2024-05-14")),
        ("en", "Riders came last Tuesday.", one_day("2024-05-07")),
        ("en", "Riders came yesterday.", one_day("2024-05-13")),
        ("en", "Riders came two days ago.", one_day("2024-05-12")),
        ("fr", "Des hommes sont venus samedi.", one_day("2024-05-11")),
        ("fr", "Mercredi, des hommes sont venus.", one_day("2024-05-08")),
        ("fr", "Des hommes sont venus ce matin.", one_day("2024-05-14")),
        ("fr", "Des hommes sont venus mardi dernier.", one_day("2024-05-07")),
        ("fr", "Des hommes sont venus hier.", one_day("2024-05-13")),
        ("fr", "Des hommes sont venus avant-hier.", one_day("2024-05-12")),
        ("fr", "Des hommes sont venus il y a quatre jours.", one_day("2024-05-10")),
    ],
)
def test_a_weekday_or_a_relative_day_is_counted_back_from_publication(language, text, expected):
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They came overnight from Saturday to Sunday.", [("2024-05-11", "2024-05-12", "day")]),
        ("en", "They came in the night of Thursday to Friday.", [("2024-05-09", "2024-05-10", "day")]),
        ("en", "They came on the night of 6 to 7 May.", [("2024-05-06", "2024-05-07", "day")]),
        ("en", "They came on April 30 and May 1.", [*one_day("2024-04-30"), *one_day("2024-05-01")]),
        ("en", "They came at the weekend.", [("2024-05-11", "2024-05-12", "day")]),
        ("fr", "Ils sont venus dans la nuit de samedi à dimanche.", [("2024-05-11", "2024-05-12", "day")]),
        ("fr", "Ils sont venus dans la nuit du 6 au 7 mai.", [("2024-05-06", "2024-05-07", "day")]),
        ("fr", "Ils sont venus dans la nuit du 30 avril au 1er mai.", [("2024-04-30", "2024-05-01", "day")]),
        ("fr", "Ils sont venus les 4 et 5 mai.", [("2024-05-04", "2024-05-05", "day")]),
        ("fr", "Ils sont venus ce week-end.", [("2024-05-11", "2024-05-12", "day")]),
    ],
)
def test_a_night_or_a_pair_of_days_is_a_span(language, text, expected):
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They came on March 3.", one_day("2024-03-03")),
        ("en", "They came on the 27th of December.", one_day("2023-12-27")),
        ("en", "They came on 9 November 2022.", one_day("2022-11-09")),
        ("en", "They came on Friday, November 24.", one_day("2023-11-24")),
        ("fr", "Ils sont venus le 3 mars.", one_day("2024-03-03")),
        ("fr", "Ils sont venus le 27 décembre.", one_day("2023-12-27")),
        ("fr", "Ils sont venus le 9 novembre 2022.", one_day("2022-11-09")),
        ("fr", "Ils sont venus le vendredi 24 novembre.", one_day("2023-11-24")),
        ("fr", "Ils sont venus le 1er mai.", one_day("2024-05-01")),
    ],
)
def test_a_date_without_its_year_is_the_latest_before_publication(language, text, expected):
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They came last month.", [("2024-04-01", "2024-04-30", "month")]),
        ("en", "They came earlier this month.", [("2024-05-01", "2024-05-14", "month")]),
        ("en", "They came in February.", [("2024-02-01", "2024-02-29", "month")]),
        ("en", "They came in October 2021.", [("2021-10-01", "2021-10-31", "month")]),
        ("en", "They came over the past three weeks.", [("2024-04-23", "2024-05-14", "month")]),
        ("en", "They came in 2021.", [("2021-01-01", "2021-12-31", "year")]),
        ("en", "They came last week.", [("2024-05-06", "2024-05-12", "week")]),
        ("en", "They came last year.", [("2023-01-01", "2023-12-31", "year")]),
        ("fr", "Ils sont venus le mois dernier.", [("2024-04-01", "2024-04-30", "month")]),
        ("fr", "Ils sont venus plus tôt ce mois-ci.", [("2024-05-01", "2024-05-14", "month")]),
        ("fr", "Ils sont venus en février.", [("2024-02-01", "2024-02-29", "month")]),
        ("fr", "Ils sont venus en octobre 2021.", [("2021-10-01", "2021-10-31", "month")]),
        ("fr", "Ils sont venus en mars.", [("2024-03-01", "2024-03-31", "month")]),
        (
            "fr",
            "Ils sont venus au cours des trois dernières semaines.",
            [("2024-04-23", "2024-05-14", "month")],
        ),
        ("fr", "Ils sont venus en 2021.", [("2021-01-01", "2021-12-31", "year")]),
        ("fr", "Ils sont venus la semaine dernière.", [("2024-05-06", "2024-05-12", "week")]),
        ("fr", "Ils sont venus l'an dernier.", [("2023-01-01", "2023-12-31", "year")]),
    ],
)
def test_a_looser_word_keeps_its_precision(language, text, expected):
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They may march on the town."),
        ("en", "A 31-year-old herder came at 05:30."),
        ("en", "The curfew lasts 12 hours."),
        ("fr", "Un berger de 31 ans est venu à 5h30."),
        ("fr", "Il a parcouru le monde."),
    ],
)
def test_verbs_ages_and_times_of_day_are_no_dates(language, text):
    assert dates(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Riders came on Saturday."), ("fr", "Des hommes sont venus hier.")]
)
def test_a_relative_day_without_a_day_of_publication_is_unknown(language, text):
    assert dates(text, language, published=None) == []


def day_of(text: str, language: str, published: date | None = None) -> list[tuple]:
    return [
        (i.date_start and i.date_start.isoformat(), i.date_precision) for i in told(text, language, published)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "DORI, March 6, 2023 - Gunmen killed nine traders near Arbinda on Saturday.",
            [("2023-03-04", "day")],
        ),
        (
            "en",
            "Published 22 August 2023\n\nGunmen killed nine traders near Arbinda on Sunday.",
            [("2023-08-20", "day")],
        ),
        (
            "fr",
            "BAMAKO, 6 mars 2023 - Neuf marchands ont été tués samedi près de Sévaré.",
            [("2023-03-04", "day")],
        ),
        (
            "fr",
            "Publié le 22 août 2023\n\nDes hommes armés ont tué neuf marchands dimanche près de Dori.",
            [("2023-08-20", "day")],
        ),
        (
            "fr",
            (
                "Niamey, le 22 août 2023\n\nUne patrouille est tombée dimanche dans une embuscade à Ayorou :"
                " deux soldats tués."
            ),
            [("2023-08-20", "day")],
        ),
    ],
)
def test_a_dateline_gives_the_day_of_publication(language, text, expected):
    assert day_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Tuesday, February 7, gunmen killed four herders in Djibo.", [("2023-02-07", "day")]),
        (
            "fr",
            "Le mardi 7 février, des hommes armés ont tué quatre bergers à Djibo.",
            [("2023-02-07", "day")],
        ),
    ],
)
def test_a_weekday_beside_a_date_tells_the_missing_year(language, text, expected):
    assert day_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Gunmen killed four herders in Djibo on Sunday, the governor said on Monday.",
            [("2024-05-12", "day")],
        ),
        (
            "en",
            "The governor said on Monday that gunmen had killed four herders in Djibo on Sunday.",
            [("2024-05-12", "day")],
        ),
        ("en", "JNIM claimed on Monday that it carried out Sunday's raid on Djibo.", [("2024-05-12", "day")]),
        (
            "en",
            "The mayor of Djibo called for calm on Monday after Sunday's killing of two imams.",
            [("2024-05-12", "day")],
        ),
        (
            "fr",
            "Quatre bergers ont été tués dimanche à Djibo, a indiqué lundi le gouverneur.",
            [("2024-05-12", "day")],
        ),
        (
            "fr",
            "Le gouverneur a annoncé lundi que quatre bergers avaient été tués dimanche à Djibo.",
            [("2024-05-12", "day")],
        ),
    ],
)
def test_the_day_of_an_announcement_is_not_that_of_the_act(language, text, expected):
    assert day_of(text, language, date(2024, 5, 14)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Weekly note on access, 6-12 May 2024\n\nDjibo: on Monday gunmen killed four herders."),
        ("en", "Note\n\nPeriod covered: 6 to 12 May\n\nDjibo: gunmen killed four herders on Monday."),
        ("fr", "Note du 6 au 12 mai 2024\n\nDjibo : lundi, des hommes armés ont tué quatre bergers."),
    ],
)
def test_a_weekday_is_of_the_week_that_a_report_covers(language, text):
    assert day_of(text, language, date(2024, 5, 14)) == [("2024-05-06", "day")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Riders came on the 9th.", one_day("2024-05-09")),
        ("en", "Riders came on the 23rd, at dawn.", one_day("2024-04-23")),
        ("fr", "Des hommes sont venus le 9.", one_day("2024-05-09")),
        ("fr", "Des hommes sont venus le 23 à l'aube.", one_day("2024-04-23")),
        ("fr", "Des hommes sont venus le 1er.", one_day("2024-05-01")),
    ],
)
def test_a_day_without_its_month_is_the_latest_such_day(language, text, expected):
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They buried the 9 millers."),
        ("en", "The 7th battalion came."),
        ("en", "He fell from the 2nd floor."),
        ("fr", "On a enterré les 9 meuniers."),
        ("fr", "Le 7e bataillon est venu."),
        ("fr", "Il est tombé du 2e étage."),
    ],
)
def test_a_number_that_counts_or_orders_is_no_day(language, text):
    assert dates(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Riders came in the night of 8 to 9.", [("2024-05-08", "2024-05-09", "day")]),
        ("en", "Riders came on the night of 17/18 February.", [("2024-02-17", "2024-02-18", "day")]),
        ("en", "Riders came on 17/18 February.", [("2024-02-17", "2024-02-18", "day")]),
        ("fr", "Ils sont venus dans la nuit du 8 au 9.", [("2024-05-08", "2024-05-09", "day")]),
        ("fr", "Ils sont venus dans la nuit du 17/18 février.", [("2024-02-17", "2024-02-18", "day")]),
        ("fr", "Ils sont venus les 17/18 février.", [("2024-02-17", "2024-02-18", "day")]),
    ],
)
def test_a_night_is_told_without_its_month_or_with_a_stroke(language, text, expected):
    assert dates(text, language) == expected


@pytest.mark.parametrize("text", ["Riders came during Friday prayers.", "Riders came after Sunday mass."])
def test_the_day_of_a_service_is_no_date(text):
    assert dates(text) == []


WEEK = ("2024-05-08", "week")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Seven guards died in a raid on Porga. JNIM claimed the raid on Monday.", WEEK),
        ("en", "JNIM claimed the ambush on Monday, in which seven guards died near Porga.", WEEK),
        (
            "en",
            "Seven guards died in a raid on Porga on Thursday. JNIM claimed the raid on Monday.",
            ("2024-05-09", "day"),
        ),
        ("fr", "Sept gardes sont morts dans un raid à Porga. Le JNIM a revendiqué le raid lundi.", WEEK),
        (
            "fr",
            "Sept gardes sont morts jeudi dans un raid à Porga. Le JNIM a revendiqué le raid lundi 13 mai.",
            ("2024-05-09", "day"),
        ),
    ],
)
def test_the_day_of_a_claim_is_not_that_of_the_act(language, text, expected):
    assert day_of(text, language, date(2024, 5, 14)) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A bus that had left Niamey on Wednesday was attacked in Ayorou on Friday: ten passengers died.",
            "2024-05-10",
        ),
        ("en", "A bus that left Niamey on Wednesday was attacked: ten passengers died.", "2024-05-08"),
        (
            "fr",
            "Un car parti mercredi a été attaqué vendredi près d'Ayorou : dix passagers sont morts.",
            "2024-05-10",
        ),
        ("fr", "Un car parti mercredi a été attaqué près d'Ayorou : dix passagers sont morts.", "2024-05-08"),
    ],
)
def test_the_day_of_a_departure_dates_the_act_only_for_want_of_another(language, text, expected):
    assert day_of(text, language, date(2024, 5, 14)) == [(expected, "day")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Thursday in the early hours, gunmen shot dead ten drivers near Bankass."),
        ("en", "On Thursday, a teacher said, gunmen shot dead ten drivers near Bankass."),
        ("en", "On 9 May, JNIM says that it killed ten soldiers near Bankass."),
        ("fr", "Jeudi aux premières heures du jour, des hommes armés ont abattu dix chauffeurs à Bankass."),
        ("fr", "Le 9 mai, le JNIM affirme avoir tué dix soldats près de Bankass."),
    ],
)
def test_the_day_at_the_head_of_a_sentence_is_that_of_its_act(language, text):
    assert day_of(text, language, date(2024, 5, 14)) == [("2024-05-09", "day")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Riders came on Christmas Day 2022.", one_day("2022-12-25")),
        ("en", "Riders came on New Year's Eve.", one_day("2023-12-31")),
        ("fr", "Des hommes sont venus le jour de Noël 2022.", one_day("2022-12-25")),
        ("en", "Riders came on Aug. 19, 2021.", one_day("2021-08-19")),
        ("en", "Riders came on 3 Sept. 2023.", one_day("2023-09-03")),
        ("fr", "Des hommes sont venus le 24 janv. 2022.", one_day("2022-01-24")),
        (
            "en",
            "Riders came often between 1 October and 31 December 2021.",
            [("2021-10-01", "2021-12-31", "month")],
        ),
        (
            "fr",
            "Des hommes sont venus entre le 1er octobre et le 31 décembre 2021.",
            [("2021-10-01", "2021-12-31", "month")],
        ),
        (
            "fr",
            "Des hommes sont venus du 28 octobre au 3 novembre 2021.",
            [("2021-10-28", "2021-11-03", "week")],
        ),
    ],
)
def test_feasts_abbreviations_and_spans_of_two_dates(language, text, expected):
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Six pupils kidnapped in Isa on Friday have escaped.", date(2024, 5, 10)),
        ("fr", "Six élèves enlevés à Isa vendredi ont été libérés.", date(2024, 5, 10)),
        (
            "en",
            "On Friday 3 May 2024 gunmen killed two men in Isa. Gunmen killed six men in Dori on Thursday.",
            date(2024, 5, 2),
        ),
    ],
)
def test_the_day_of_an_abduction_is_not_that_of_the_escape_and_weekdays_lie_near_the_dates_told(
    language, text, day
):
    published = None if "2024" in text else date(2024, 5, 14)
    assert told(text, language, published)[-1].date_start == day



@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine soldiers died in Djibo on Friday. A first estimate, on Sunday, spoke of six dead."),
        ("en", "Nine soldiers died in Djibo on Friday. On Sunday JNIM claimed to have killed 30 soldiers there."),
        ("fr", "Neuf soldats ont péri vendredi à Djibo. Une première estimation, dimanche, évoquait six morts."),
        ("fr", "Neuf soldats ont péri vendredi à Djibo. Le GSIM a revendiqué l'attaque dès samedi et affirme en avoir tué 30."),
    ],
)
def test_the_day_of_a_count_or_of_a_claim_is_not_that_of_the_act(language, text):
    assert [i.date_start.isoformat() for i in told(text, language)] == ["2024-05-10"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The police said that on Monday night, gunmen raided Konduga and killed ten traders."),
        ("fr", "Lundi en fin de matinée, un convoi de relève est tombé dans une embuscade à Konduga, et dix soldats ont péri."),
        ("fr", "Lundi, des éléments du GSIM ont arrêté un car à Konduga et emmené dix passagers."),
        ("fr", "Maroua, mardi 14 mai 2024 - La journée de lundi a été longue à Konduga. Dix veilleurs y ont été tués."),
    ],
)
def test_the_day_of_the_act_stands_at_the_head(language, text):
    assert [i.date_end.isoformat() for i in told(text, language)] == ["2024-05-13"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wednesday 15 Rajab, that is 17 January: soldiers were ambushed near Titao, and nine of them killed."),
        ("fr", "Mercredi 15 Radjab, correspondant au 17 janvier : neuf soldats ont été tués à Titao."),
    ],
)
def test_a_weekday_is_that_of_the_date_beside_it(language, text):
    assert [i.date_start.isoformat() for i in told(text, language)] == ["2024-01-17"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three traders were killed near Titao on Friday. Between January and April, the UN documented 214 deaths."),
        ("fr", "Trois commerçants ont été tués vendredi à Titao. Entre janvier et avril, l'ONU a recensé 214 morts."),
    ],
)
def test_what_is_counted_over_months_is_no_figure_of_one_day(language, text):
    assert ("incident", 3) in [(i.kind, i.fatalities_best) for i in told(text, language)]


@pytest.mark.parametrize("text", ["2023 in Niger", "Timeline of 2023"])
def test_a_title_that_is_little_else_than_a_year_dates_what_it_heads(text):
    found = told(f"{text}\n\n• 16 August: gunmen kill ten farmers in Bosso.\n\n• 2 November: gunmen kill six in Dori.", published=None)
    assert [i.date_start.isoformat() for i in found] == ["2023-08-16", "2023-11-02"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "GAO, Mali, May 10, 2024 (CNA) - Two bombers blew themselves up outside a camp in Tessit on Friday."),
        ("en", "An attack killed ten in Tessit on Friday. The ministry spoke of eight dead in a note issued the day after."),
        ("fr", "Une attaque a fait dix morts vendredi à Tessit. Le ministère parle de dix civils, contre huit annoncés au lendemain du drame."),
        ("en", "Soldiers shot ten men in Tessit on Friday. Two survivors helped bury ten bodies the following day."),
        ("fr", "Dix hommes ont été tués vendredi à Tessit. Les dix corps ont été inhumés samedi."),
        ("en", "Ten fighters were killed in Tessit on Friday, said Paris, which sent troops to Mali in January."),
        ("en", "It emerged that on Friday, bandits had set up a roadblock at Tessit, where they killed ten traders."),
        ("en", "Men killed ten people in Tessit, residents said. One of them said the killers came at 11pm on Friday."),
        ("en", "Soldiers killed ten rebels in Tessit on Friday and freed three hostages."),
        ("fr", "Dix civils ont été tués vendredi à Tessit, contre 17 sur la même période en 2022."),
        ("en", "Ten were killed in Tessit on Friday. As people fled, gunmen shot four more dead in Ansongo."),
    ],
)
def test_the_day_is_that_of_the_act_and_of_nothing_said_or_done_later(language, text):
    assert {i.date_start.isoformat() for i in told(text, language)} == {"2024-05-10"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen raided Tessit on Friday as traders sat in the shade, and killed ten of them."),
        ("en", "Gunmen raided Tessit on Friday and killed ten people in a fight that lasted till about 3 a.m. on Saturday."),
        ("fr", "L'Iswap, née de Boko Haram en 2016, a revendiqué l'attaque de vendredi à Tessit, où dix soldats sont morts."),
        ("en", "There was fear in Gao region on Sunday following an attack on Tessit. The gunmen killed ten people there on Friday."),
        ("en", "Ten inhabitants of Tessit were buried on Saturday. They had been shot the day before by armed men."),
        ("en", "Two soldiers died in Tessit on Wednesday. Two days after the attack, on Friday, gunmen killed ten traders in Tessit."),
        ("fr", "Deux soldats sont morts samedi à Ansongo dans une attaque. L'avant-veille, vendredi, dix marchands avaient été tués à Tessit."),
    ],
)
def test_the_day_of_the_ten_is_friday(language, text):
    ten = [i for i in told(text, language) if i.place == "Tessit" and i.fatalities_best in (10, None)]
    assert ten[-1].date_start.isoformat() == "2024-05-10"


def test_the_date_at_the_head_of_an_item_is_that_of_its_act():
    text = "WEEKLY NOTE, 6 - 12 May 2024\n\n- 10/05, Titao: soldiers accused of executing nine civilians.\n- 11/05, Dori: all calm."
    assert [i.date_start.isoformat() for i in told(text, published=None)] == ["2024-05-10"]


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("en", "Twelve farmers were killed in Dori since the start of the month of March.", date(2024, 3, 1)),
        ("fr", "Douze cultivateurs ont été tués à Dori depuis le début du mois de mars.", date(2024, 3, 1)),
        ("fr", "Douze cultivateurs ont été tués à Dori au début du mois de mars.", date(2024, 3, 1)),
    ],
)
def test_the_start_of_a_month_that_is_named_is_not_that_of_this_month(language, text, start):
    start = start.isoformat()
    assert [when[0] for when in dates(text, language)] == [start]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Hurt in the ambush of 5 May at Titao, a corporal died on Friday in hospital.", 5),
        ("fr", "Touché lors de l'embuscade du dimanche 5 mai à Titao, un caporal est mort vendredi à l'hôpital.", 5),
        ("en", "Gunmen killed 20 weavers in Titao on Thursday. The police had on Friday put the figure at 12.", 9),
    ],
)
def test_a_death_and_a_toll_told_later_are_of_the_day_of_the_attack(language, text, day):
    assert [i.date_start for i in told(text, language)] == [date(2024, 5, day)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In October last year forty soldiers were killed in Titao."),
        ("fr", "En octobre de l'année dernière, quarante soldats ont été tués à Titao."),
    ],
)
def test_a_month_of_last_year_is_that_month(language, text):
    assert [i.date_start for i in told(text, language)] == [date(2023, 10, 1)]


def test_the_day_after_something_that_is_no_act_is_not_counted_on():
    text = (
        "Des éleveurs ont attaqué Titao vendredi, tuant six cultivateurs. « Le lendemain de la dispute, ils sont revenus "
        "et ont tiré sur la population », a dit le maire."
    )
    assert [i.date_start for i in told(text, "fr")] == [date(2024, 5, 10)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Vendredi dernier, rappelle le journal, des hommes armés ont attaqué Titao et tué neuf bergers."),
        ("en", "Last Friday, the newspaper recalls, gunmen attacked Titao and killed nine shepherds."),
    ],
)
def test_who_recalls_it_between_commas_leaves_the_day_to_the_act(language, text):
    assert [i.date_start for i in told(text, language)] == [date(2024, 5, 10)]
