"""The year that a report leaves out, by whom and what it names."""

import pytest
from reading import told

REPORT = {
    "en": "{where}, {day} - Gunmen killed four farmers on {act} near Gao. {who}",
    "fr": "{where}, {day} - Des hommes armés ont tué quatre cultivateurs {act} près de Gao. {who}",
}


def year(language: str, day: str, act: str, who: str) -> int | None:
    incidents = told(REPORT[language].format(where="BAMAKO", day=day, act=act, who=who), language, None)
    return incidents[0].date_start.year if incidents[0].date_start else None


# 12 June is a Wednesday in 2013, 2019 and 2024
@pytest.mark.parametrize(
    "language, day, act, who, expected",
    [
        ("en", "Wednesday, June 12", "Monday", "President Ibrahim Boubacar Keita cut short a visit.", 2019),
        ("en", "Wednesday, June 12", "Monday", "Dioncounda Traore appealed for calm.", 2013),
        ("en", "Wednesday, June 12", "Monday", "Operation Barkhane sent helicopters.", 2019),
        ("fr", "mercredi 12 juin", "lundi", "Le président Ibrahim Boubacar Keïta a écourté sa visite.", 2019),
        ("fr", "mercredi 12 juin", "lundi", "L'Africa Corps a envoyé des hommes.", 2024),
    ],
)
def test_a_year_is_that_of_whom_the_report_names(language, day, act, who, expected):
    assert year(language, day, act, who) == expected


def test_a_son_is_not_taken_for_his_father():
    assert year("en", "Wednesday, June 12", "Monday", "Mahamat Idriss Deby spoke.") == 2024
    assert year("en", "Wednesday, June 12", "Monday", "Idriss Deby spoke.") == 2019


def test_the_latest_year_that_is_told_lies_shortly_before_the_report():
    assert year("en", "Wednesday, June 12", "Monday", "Elections were held in 2018.") == 2019


def test_without_anybody_who_tells_the_year_it_is_the_latest():
    assert year("en", "Wednesday, June 12", "Monday", "The village is calm.") == 2024
