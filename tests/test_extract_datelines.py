"""The day of a report by its own words, and what the dates of its headings date."""

from datetime import date

import pytest
from reading import told


def days(text: str, language: str = "en", published: date | None = None) -> list[tuple]:
    """The incidents of a report as (place, first day, last day, precision), the days in ISO."""
    return [
        (i.place, *(day and day.isoformat() for day in (i.date_start, i.date_end)), i.date_precision)
        for i in told(text, language, published)
    ]


def on(place: str, day: str) -> tuple:
    return (place, day, day, "day")


CALM = {
    "en": "Most roads in the province are open and the markets are quiet.",
    "fr": "La plupart des routes de la province sont ouvertes et les marchés sont calmes.",
}
ACT = {
    "en": "Gunmen killed three carpenters in Dori.",
    "fr": "Des hommes armés ont tué trois ouvriers à Dori.",
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Access note for Diffa, August 2021\n\nOn 12 August gunmen killed three fishermen near Bosso.",
            on("Bosso", "2021-08-12"),
        ),
        (
            "en",
            "Weekly bulletin no 31 (2 - 8 March 2020)\n\nOn 5 March gunmen killed three millers in Titao.",
            on("Titao", "2020-03-05"),
        ),
        (
            "fr",
            "Note d'accès, Diffa, août 2021\n\nLe 12 août, trois pêcheurs ont été tués près de Bosso.",
            on("Bosso", "2021-08-12"),
        ),
        (
            "fr",
            "Bulletin no 31 (2 - 8 mars 2020)\n\nLe 5 mars, des hommes armés ont tué trois meuniers à Titao.",
            on("Titao", "2020-03-05"),
        ),
    ],
)
def test_the_year_in_the_title_is_that_of_the_days_below(language, text, expected):
    assert days(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "First posted: November 2012"),
        ("en", "Article written in November 2012"),
        ("fr", "Mis en ligne : novembre 2012"),
        ("en", "First posted: November 2012\n\nReport for August 2010"),
        ("fr", "Article paru en novembre 2012"),
        ("fr", "Mis en ligne : novembre 2012\n\nBilan d'août 2010"),
    ],
)
def test_the_month_in_which_a_report_was_written_gives_the_year(language, line):
    story = {
        "en": "Gunmen killed four drivers in Arbinda on 22 November.",
        "fr": "Quatre chauffeurs ont été tués le 22 novembre à Arbinda.",
    }[language]
    assert days(f"{line}\n\n{story}", language) == [on("Arbinda", "2012-11-22")]


# 7 June 2023 was a Wednesday, 2 March 2023 a Thursday
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The mayor said Wednesday, June 7, 2023 that three tailors had been shot dead in Isa on Monday.",
            on("Isa", "2023-06-05"),
        ),
        (
            "en",
            "A statement on Thursday, March 2, 2023 said that six policemen were killed in Porga on Tuesday.",
            on("Porga", "2023-02-28"),
        ),
        (
            "fr",
            "Le maire a déclaré mercredi 7 juin 2023 que trois tailleurs avaient été abattus lundi à Isa.",
            on("Isa", "2023-06-05"),
        ),
        (
            "fr",
            "Un communiqué du jeudi 2 mars 2023 indique que six policiers ont été tués mardi à Porga.",
            on("Porga", "2023-02-28"),
        ),
    ],
)
def test_the_date_on_which_it_was_said_is_the_day_of_the_report(language, text, expected):
    assert days(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The town is calm.\n\nIts schools are shut.\n\nIts market is open.\n\nSo is the road.\n\n"
                "Bandits killed nine weavers in Isa on Monday.\n\n"
                "A statement on Wednesday, June 7, 2023 said that the army was looking for them."
            ),
        ),
        (
            "fr",
            (
                "La ville est calme.\n\nL'école est fermée.\n\nLe marché est ouvert.\n\nLa route aussi.\n\n"
                "Des bandits ont tué neuf tisserands lundi à Isa.\n\n"
                "Un communiqué publié le mercredi 7 juin 2023 dit que l'armée les recherche."
            ),
        ),
        ("en", "Today, Wednesday 7 June 2023, Isa mourns. On Monday bandits killed nine weavers there."),
        (
            "fr",
            (
                "Aujourd'hui, mercredi 7 juin 2023, la ville est en deuil. Lundi, des bandits ont tué neuf"
                " tisserands à Isa."
            ),
        ),
    ],
)
def test_the_date_of_a_statement_or_of_today_is_the_day_of_the_report(language, text):
    assert days(text, language) == [on("Isa", "2023-06-05")]


# 18 March 2021 was a Thursday
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2021-03-18 06:40 UTC\n\nGunmen killed five porters in Dori on Tuesday."),
        ("fr", "2021-03-18 06:40 UTC\n\nDes hommes armés ont tué cinq porteurs mardi à Dori."),
    ],
)
def test_a_line_with_an_iso_date_is_the_day_of_the_report(language, text):
    assert days(text, language) == [on("Dori", "2021-03-16")]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Situation as of 9 April 2024"),
        ("en", "Access update, as at 9 April 2024"),
        ("fr", "Situation au 9 avril 2024"),
        ("fr", "Carte en date du 9 avril 2024"),
    ],
)
def test_the_day_of_a_bulletin_is_not_that_of_its_acts(language, heading):
    assert days(f"{heading}\n\n{CALM[language]}\n\n{ACT[language]}", language) == [
        ("Dori", "2024-04-03", "2024-04-09", "week")
    ]


LONE = {"en": "Thursday 2 May 2024", "fr": "Jeudi 2 mai 2024"}
DIARY = {
    "en": f"{LONE['en']}\n\n{ACT['en']}\n\nSaturday 4 May 2024\n\nBandits killed five nurses in Isa.",
    "fr": f"{LONE['fr']}\n\n{ACT['fr']}\n\nSamedi 4 mai 2024\n\nDes bandits ont tué cinq infirmiers à Isa.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_date_that_stands_alone_above_a_report_is_that_of_the_report(language):
    text = f"{LONE[language]}\n\n{CALM[language]}\n\n{ACT[language]}"
    assert days(text, language) == [("Dori", "2024-04-26", "2024-05-02", "week")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_dates_above_several_parts_are_those_of_the_acts_below(language):
    assert days(DIARY[language], language) == [on("Dori", "2024-05-02"), on("Isa", "2024-05-04")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Monday 15 April 2024\n\nGunmen killed three joiners in Dori on Sunday.\n\n"
                "Thursday 18 April 2024\n\nOn Wednesday bandits killed five nurses in Isa."
            ),
        ),
        (
            "fr",
            (
                "Lundi 15 avril 2024\n\nDes hommes armés ont tué trois menuisiers dimanche à Dori.\n\n"
                "Jeudi 18 avril 2024\n\nMercredi, des bandits ont tué cinq infirmiers à Isa."
            ),
        ),
    ],
)
def test_a_weekday_below_a_dated_heading_is_counted_back_from_it(language, text):
    assert days(text, language, date(2024, 5, 14)) == [on("Dori", "2024-04-14"), on("Isa", "2024-04-17")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Latest from the region\n\n"
                "- [Gunmen kill two masons in Isa](/news/2019/10/23/isa-masons.html)\n"
                "- [Mine kills nine bakers near Bankass](/news/2019/11/05/bankass-mine.html)"
            ),
        ),
        (
            "fr",
            (
                "Actualité de la région\n\n"
                "- [Deux maçons tués à Isa](/infos/2019/10/23/isa-macons.html)\n"
                "- [Une mine tue neuf boulangers près de Bankass](/infos/2019/11/05/bankass-mine.html)"
            ),
        ),
    ],
)
def test_the_day_in_an_item_s_link_dates_the_item(language, text):
    assert days(text, language, date(2024, 5, 14)) == [on("Isa", "2019-10-23"), on("Bankass", "2019-11-05")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dori, 23 October 2019 (AIB) - On Monday gunmen killed two masons in Arbinda."),
        ("fr", "Dori, 23 octobre 2019 (AIB) - Des hommes armés ont tué deux maçons lundi à Arbinda."),
    ],
)
def test_a_dateline_in_small_letters_gives_the_day_and_not_the_place(language, text):
    assert days(text, language) == [on("Arbinda", "2019-10-21")]


def test_a_line_that_begins_with_the_day_dates_a_page_whatever_follows_the_bar():
    text = "LIVE - fuel crisis\n\nTuesday 23 October 2019 | This page is no longer being updated by us today\n\nOn Monday gunmen killed two masons in Arbinda."
    assert days(text) == [on("Arbinda", "2019-10-21")]



def test_a_dateline_may_close_with_the_agency_in_brackets():
    text = "Two masons killed\n\nDori, Wednesday 23 October 2019 (North Info)\n\nOn Monday gunmen killed two masons in Arbinda."
    assert days(text) == [on("Arbinda", "2019-10-21")]


def test_a_long_title_that_closes_with_its_period_gives_the_year():
    title = "UN notes - Burkina Faso: humanitarian snapshot, Sahel region (1-15 February 2022)"
    (only,) = told(f"{title}\n\nSecurity\n- On 3 February, gunmen abducted four nurses in Dori.", published=None)
    assert only.date_start == date(2022, 2, 3)
