"""Fatalities low, best and high, by the codebook's rule."""

import pytest
from world import exactly, killed

from sahel.casualties import disputed, fatalities
from sahel.model import Casualty


def test_no_figure_is_unknown_and_nobody_killed_is_nought():
    assert fatalities([]) == (None, None, None)
    assert fatalities([Casualty("military", "wounded", 17, 17, "government", "17 wounded")]) == (
        None,
        None,
        None,
    )
    assert fatalities([exactly(0)]) == (0, 0, 0)


def test_figures_for_the_same_victims_compete_and_the_government_is_believed_before_the_perpetrator():
    assert fatalities([exactly(30, source="perpetrator"), exactly(23, source="government")]) == (23, 23, 30)


def test_figures_for_different_victims_add_up():
    soldiers = [exactly(30, source="perpetrator"), exactly(23, source="government")]
    assert fatalities([*soldiers, exactly(30, "armed_group", "government")]) == (53, 53, 60)


@pytest.mark.parametrize(
    ("believed", "doubted"),
    [
        ("ngo", "government"),
        ("government", "media"),
        ("media", "witness"),
        ("witness", "unspecified"),
        ("unspecified", "perpetrator"),
    ],
)
def test_the_more_reliable_source_gives_the_best_figure(believed, doubted):
    assert fatalities([exactly(9, source=doubted), exactly(5, source=believed)]) == (5, 5, 9)


def test_of_two_figures_by_the_same_kind_of_source_the_later_one_is_best():
    assert fatalities([exactly(21, source="government"), exactly(34, source="government")]) == (21, 34, 34)
    assert fatalities([exactly(95, source="government"), exactly(35, source="government")]) == (35, 35, 95)


def test_an_open_figure_counts_as_its_bound_and_as_the_high_one_where_nothing_larger_is_told():
    assert fatalities([killed(6)]) == (6, 6, 6)
    assert fatalities([killed(21, source="ngo"), exactly(36, source="witness")]) == (21, 21, 36)
    assert fatalities([killed(None, 40)]) == (40, 40, 40)


def test_a_range_gives_its_ends_and_its_middle_rounded_down():
    assert fatalities([killed(20, 31)]) == (20, 25, 31)


def test_dead_of_no_stated_kind_are_the_same_dead_that_another_source_counts_by_kind():
    assert fatalities([exactly(6, source="perpetrator"), killed(6, victims="unspecified")]) == (6, 6, 6)


def test_a_total_told_with_its_parts_is_not_added_to_them():
    parts = [exactly(5, "civilians", "ngo"), exactly(1, "military", "ngo")]
    assert fatalities([killed(6, victims="unspecified", source="ngo"), *parts]) == (6, 6, 6)


def test_a_total_larger_than_the_parts_told_with_it_counts_the_rest_of_the_dead():
    assert fatalities([exactly(20, "unspecified"), exactly(12, "military")]) == (20, 20, 20)


def test_a_source_that_counts_soldiers_and_then_fewer_others_adds_them():
    assert fatalities([exactly(10, "military"), exactly(2, "unspecified")]) == (12, 12, 12)


def test_a_perpetrators_total_is_not_believed_before_a_governments_count_of_its_dead():
    soldiers = exactly(54, source="government")
    assert fatalities([exactly(70, "unspecified", "perpetrator"), soldiers]) == (54, 54, 70)


def test_two_figures_that_cannot_both_be_true_are_a_dispute():
    assert disputed([exactly(30, source="perpetrator"), exactly(23, source="government")])
    assert not disputed([exactly(6), killed(6), killed(4, 8)])
    assert not disputed([exactly(23, "military"), exactly(30, "armed_group")])
    assert not disputed([killed(None, None), exactly(3)])
