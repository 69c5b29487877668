"""Words, figures and marks: cut the same way in reports and in the lexicon."""

import pytest

from sahel.extract.tokens import fold, places, tokenise


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
        ("L?assaut d?Inata", ["L?", "assaut", "d?", "Inata"]),
        ("Qui vient?", ["Qui", "vient", "?"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_figures_and_marks(text, words):
    assert [token.text for token in tokenise(text)] == words


def test_where_each_word_stands_is_found_again():
    text = "À Léré-Est, 3 tués à 3 km"
    words = ["À", "Léré", "Est", ",", "3", "tués", "à", "3", "km"]
    assert [text[start:end] for start, end in places(text, tokenise(text))] == words
    assert places("« 3 »", tokenise("« 3 »")) == [(0, 1), (2, 3), (4, 5)]


def test_a_word_is_the_same_wherever_it_stands():
    first, _, second = tokenise("tués et tués")
    assert first is second


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


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("L?assaut qu?il mène", ["l'", "assaut", "qu'", "il", "mène"]),
        ("l assaut d Inata", ["l'", "assaut", "d'", "inata"]),
        ("Où est-il?", ["où", "est", "il", "?"]),
    ],
)
def test_an_apostrophe_lost_on_the_way_is_put_back(text, norms):
    assert [token.norm for token in tokenise(text)] == norms
