"""Codes in words: no more exact than what is known."""

from datetime import date

import pandas as pd

from sahel import words

DAY = date(2024, 7, 20)


def test_a_day_is_told_as_exactly_as_it_is_known():
    assert words.span(DAY, DAY, "day") == "20 July 2024"
    assert words.span(DAY, date(2024, 7, 22), "day") == "20–22 July 2024"
    assert words.span(DAY, date(2024, 8, 2), "week") == "20 Jul – 2 Aug 2024"
    assert words.span(date(2024, 7, 1), date(2024, 7, 31), "month") == "July 2024"
    assert words.span(date(2024, 7, 1), date(2024, 9, 30), "month") == "July – September 2024"
    assert words.span(date(2023, 12, 1), date(2024, 1, 9), "month") == "December 2023 – January 2024"
    assert words.span(date(2023, 12, 29), date(2024, 1, 2), "week") == "29 Dec 2023 – 2 Jan 2024"
    assert words.span(date(2024, 1, 1), date(2024, 12, 31), "year") == "2024"
    assert words.span(date(2023, 1, 1), date(2024, 12, 31), "year") == "2023–2024"
    assert words.span(pd.NaT, pd.NaT, "unknown") == "date not told"


def test_a_toll_shows_its_span_and_an_unknown_one_is_not_zero():
    assert words.toll(6, 6, 6) == "6"
    assert words.toll(14, 14, 1400) == "14 (14–1,400)"
    assert words.toll(0, 0, 0) == "0"
    assert words.toll(pd.NA, pd.NA, pd.NA) == "not told"


def test_only_claims_that_do_not_agree_have_a_span():
    assert [words.rivals(14, 1400), words.rivals(6, 6), words.rivals(pd.NA, pd.NA)] == ["14–1,400", "", ""]


def test_a_claim_is_told_as_it_was_made():
    assert [
        words.figure(23, 23),
        words.figure(6, None),
        words.figure(None, 40),
        words.figure(20, 30),
        words.figure(None, None),
    ] == ["23", "at least 6", "up to 40", "20–30", "not told"]


def test_perpetrators_are_listed_by_their_short_names():
    assert words.groups("jnim") == "JNIM"
    assert words.groups("jnim|fla") == "JNIM and FLA"
    assert words.groups("jnim|fla|a_new_group") == "JNIM, FLA and A_NEW_GROUP"


def test_a_place_is_named_once_and_an_unknown_one_by_the_reports_word():
    assert words.place("Djibo", "Sahel", "BFA") == "Djibo, Sahel, Burkina Faso"
    assert words.place("Gao", "Gao", "MLI") == "Gao, Mali"
    assert words.place(None, None, None, "the three-border area") == "the three-border area"
    assert words.place(None, float("nan"), None) == "place not told"


def test_precision_is_told_with_its_distance():
    assert (
        words.precision(2, 25.0) == "Near: near a named place, or a second-level division, within about 25 km"
    )
    assert words.precision(4, None) == "Country: the country only"


def test_text_loses_what_markdown_would_read():
    assert words.plain("**Djibo** [x](http://a)") == r"\*\*Djibo\*\* \[x\]\(http\://a\)"
