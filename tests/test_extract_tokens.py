"""Words, figures and marks: cut the same way in reports and in the lexicon."""

import pytest

from sahel.extract.tokens import fold, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.N. troops left N'Djamena.", ["U.N.", "troops", "left", "N'Djamena", "."]),
        ("Niger's army", ["Niger", "'s", "army"]),
        ("a 26-year-old herder", ["a", "26", "year", "old", "herder"]),
        ("1,350 people and 12 trucks", ["1,350", "people", "and", "12", "trucks"]),
        ("see https://example.org/a-b?c=1 now", ["see", "https://example.org/a-b?c=1", "now"]),
        ("L'assaut d'Inata", ["L'", "assaut", "d'", "Inata"]),
        ("Jusqu’à 12 000 déplacés", ["Jusqu’", "à", "12 000", "déplacés"]),
        ("qu'on n'a pas lu", ["qu'", "on", "n'", "a", "pas", "lu"]),
        ("Fada N'Gourma, Est", ["Fada", "N'Gourma", ",", "Est"]),
        ("près d'", ["près", "d'"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_figures_and_marks(text, words):
    assert [token.text for token in tokenise(text)] == words


def test_a_word_knows_where_it_stands_in_the_report():
    text = "À Léré, 3 tués"
    assert [text[token.start : token.end] for token in tokenise(text)] == ["À", "Léré", ",", "3", "tués"]
    assert tokenise("tués", offset=40)[0][:2] == (40, 44)


def test_case_apostrophes_and_the_stops_of_acronyms_make_no_difference():
    assert [token.norm for token in tokenise("L’ARMÉE U.S. Mars")] == ["l'", "armée", "us", "mars"]


def test_capitals_and_words_are_told_from_figures_and_marks():
    assert [(token.is_word, token.is_capital) for token in tokenise("Kidal sous 3 !")] == [
        (True, True),
        (True, False),
        (False, False),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Tillabéri", "Tillaberi"), ("Ménaka", "Menaka"), ("Bâle-Sévaré", "Bale-Sevare"), ("Gao", "Gao")],
)
def test_accents_are_folded_away(text, plain):
    assert fold(text) == plain
