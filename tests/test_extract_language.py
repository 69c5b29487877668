"""Which language a report is in."""

import pytest
from reading import told

from sahel.extract.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nine herders were shot dead by the riders who came from the hills to the market.", "en"),
        ("The army said that it had lost two men in the ambush.", "en"),
        ("Neuf bergers ont été abattus par des hommes venus des collines dans la nuit.", "fr"),
        ("L'armée a annoncé avoir perdu deux hommes dans une embuscade près de la frontière.", "fr"),
        ("Los hombres armados atacaron el pueblo y mataron a nueve personas que dormían en las casas.", "es"),
        ("Bewaffnete haben in der Nacht ein Dorf überfallen und neun Menschen getötet.", "de"),
        ("Homens armados atacaram uma aldeia e mataram nove pessoas que estavam no mercado.", "pt"),
        ("قتل تسعة اشخاص في هجوم على قرية في مالي", "ar"),
    ],
)
def test_the_commonest_words_tell_the_language(text, language):
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "12 345 !", "Kidal Gao Tessalit Anéfis Aguelhok"])
def test_a_text_without_common_words_is_in_no_known_language(text):
    assert detect(text) is None


def test_the_report_s_own_word_on_its_language_is_believed():
    text = "Six soldats ont été tués lundi à Djibo par le JNIM."
    assert [incident.place for incident in told(text, "fr")] == ["Djibo"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Six soldiers were killed on Monday in an ambush near Djibo, the army said.", "Djibo"),
        ("Six soldats ont été tués lundi dans une embuscade près de Dori, selon l'armée.", "Dori"),
    ],
)
def test_a_report_in_no_stated_language_is_read_in_the_one_it_is_written_in(text, place):
    assert [incident.place for incident in told(text, None)] == [place]


def test_a_report_in_a_language_that_is_not_read_tells_nothing():
    assert (
        told("Seis soldados murieron el lunes en una emboscada cerca de Djibo, según el ejército.", None)
        == []
    )
    assert told("Sechs Soldaten starben am Montag bei Djibo.", "de") == []
