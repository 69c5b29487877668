"""Figures and their bounds, by the codebook's table."""

import pytest
from reading import figures


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They buried 37 villagers.", [(37, 37)]),
        ("en", "They buried at least 19 villagers.", [(19, None)]),
        ("en", "No fewer than eight traders fell.", [(8, None)]),
        ("en", "More than 70 riders came.", [(71, None)]),
        ("en", "Upwards of 90 men rode in.", [(91, None)]),
        ("en", "Up to 45 recruits died.", [(None, 45)]),
        ("en", "As many as 15 pupils were taken.", [(None, 15)]),
        ("en", "Between 12 and 18 guards fell.", [(12, 18)]),
        ("en", "Some 25 to 30 riders came.", [(25, 30)]),
        ("en", "Around 55 died.", [(55, 55)]),
        ("en", "Nearly 80 died.", [(80, 80)]),
        ("en", "Several died.", [(3, None)]),
        ("en", "Dozens died.", [(24, None)]),
        ("en", "Scores died.", [(40, None)]),
        ("en", "Hundreds fled.", [(200, None)]),
        ("en", "A dozen fled.", [(12, 12)]),
        ("en", "Two dozen fled.", [(24, 24)]),
        ("fr", "On a enterré 37 villageois.", [(37, 37)]),
        ("fr", "On a enterré au moins 19 villageois.", [(19, None)]),
        ("fr", "Pas moins de huit marchands sont tombés.", [(8, None)]),
        ("fr", "Plus de 70 cavaliers sont venus.", [(71, None)]),
        ("fr", "Plus d'une trentaine d'hommes sont venus.", [(31, None)]),
        ("fr", "Jusqu'à 45 recrues ont péri.", [(None, 45)]),
        ("fr", "Entre 12 et 18 gardes sont tombés.", [(12, 18)]),
        ("fr", "De 25 à 30 cavaliers sont venus.", [(25, 30)]),
        ("fr", "Environ 55 morts.", [(55, 55)]),
        ("fr", "Près de 80 morts.", [(80, 80)]),
        ("fr", "Plusieurs morts.", [(3, None)]),
        ("fr", "Des dizaines de morts.", [(24, None)]),
        ("fr", "Des centaines de fuyards.", [(200, None)]),
        ("fr", "Une douzaine de fuyards.", [(12, 12)]),
        ("fr", "Une quarantaine de fuyards.", [(40, 40)]),
    ],
)
def test_a_figure_is_opened_by_the_words_before_it(language, text, expected):
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Twenty-seven died.", [(27, 27)]),
        ("en", "Forty four died.", [(44, 44)]),
        ("en", "One hundred and six died.", [(106, 106)]),
        ("en", "Two hundred and thirty died.", [(230, 230)]),
        ("fr", "Vingt-sept morts.", [(27, 27)]),
        ("fr", "Trente et un morts.", [(31, 31)]),
        ("fr", "Soixante-quatorze morts.", [(74, 74)]),
        ("fr", "Quatre-vingt-seize morts.", [(96, 96)]),
        ("fr", "Cent vingt morts.", [(120, 120)]),
        ("fr", "Dix-huit morts.", [(18, 18)]),
    ],
)
def test_number_words_are_added_up(language, text, expected):
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Some 1,450 huts.", [(1450, 1450)]),
        ("fr", "Quelque 1 450 cases.", [(1450, 1450)]),
        ("fr", "Environ 12.000 déplacés.", [(12000, 12000)]),
        ("en", "The toll rose from 14 to 22.", [(14, 14), (22, 22)]),
        ("fr", "Le bilan passe de 14 à 22 morts.", [(14, 14), (22, 22)]),
        ("en", "Two soldiers and three guards.", [(2, 2), (3, 3)]),
        ("fr", "Deux soldats et trois gardes.", [(2, 2), (3, 3)]),
    ],
)
def test_thousands_stay_whole_and_changes_and_lists_stay_apart(language, text, expected):
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Four gendarmes and as many attackers were killed.", [(4, 4), (4, 4)]),
        ("en", "As many as 20 were killed.", [(None, 20)]),
        ("fr", "Quatre gendarmes et autant d'assaillants ont été tués.", [(4, 4), (4, 4)]),
        ("fr", "Neuf tués, autant que la veille.", [(9, 9)]),
    ],
)
def test_as_many_is_the_figure_before(language, text, expected):
    assert figures(text, language) == expected
