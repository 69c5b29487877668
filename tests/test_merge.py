"""Which tellings are of one act, and what they add up to."""

from dataclasses import replace
from datetime import date

from world import UNDATED, UNPLACED, ambush, exactly, killed

from sahel.merge import Known, likeness, merge, pair
from sahel.model import Evidence

TEASER = (
    Evidence(
        0, 90, "After killing at least 14 civilians in a landmine explosion, the group offers a rare apology."
    ),
)
GAO_BOMBING = {
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Suicide bomb",
    "place": "Gao",
    "name": "Gao",
    "admin1": "Gao",
    "country": "MLI",
    "latitude": 16.27,
    "longitude": -0.04,
    "geo_precision": 1,
    "perpetrators": ("jnim",),
}


def same(one, other) -> bool:
    """Whether the two tellings are of one act, asked both ways."""
    assert bool(likeness(one, other)) == bool(likeness(other, one))
    return bool(likeness(one, other))


def test_the_same_place_and_day_is_the_same_act_though_its_dead_are_disputed():
    assert same(ambush(exactly(23)), ambush(exactly(30, source="perpetrator"), place="near Téguey"))


def test_another_day_another_country_or_another_group_is_another_act():
    assert not same(ambush(), ambush(date_start=date(2024, 3, 27), date_end=date(2024, 3, 27)))
    assert not same(ambush(), ambush(country="MLI"))
    assert not same(ambush(), ambush(perpetrators=("jnim",)))


def test_another_place_on_the_same_day_is_another_act():
    assert not same(ambush(), ambush(name="Inates", place="Inates", latitude=15.3, longitude=1.3))


def test_a_near_place_lies_within_the_tolerance_of_its_precision():
    thirty_km_off = {"name": "Banibangou", "latitude": 14.65, "longitude": 0.80}
    assert same(ambush(), ambush(**thirty_km_off))
    assert not same(ambush(geo_precision=1), ambush(geo_precision=1, **thirty_km_off))


def test_whoever_is_not_named_may_be_the_one_who_is():
    assert same(ambush(), ambush(perpetrators=("unidentified",)))


def test_a_katiba_and_the_group_that_it_belongs_to_may_be_the_same():
    assert same(ambush(perpetrators=("katiba_macina",)), ambush(perpetrators=("jnim",)))


def test_a_raid_that_began_with_a_mine_is_told_as_either():
    mine = {"event_type": "Explosions/Remote violence", "sub_event_type": "Remote explosive/landmine/IED"}
    assert same(ambush(), ambush(**mine))
    assert not same(ambush(), ambush(event_type="Strategic developments", sub_event_type="Arrests"))


def test_an_attack_of_one_night_is_told_of_either_day_where_a_figure_is_the_same():
    next_day = {"date_start": date(2024, 3, 21), "date_end": date(2024, 3, 21)}
    assert same(ambush(exactly(23)), ambush(exactly(23), **next_day))
    assert not same(ambush(exactly(23)), ambush(exactly(8), **next_day))


def test_a_week_that_holds_the_day_is_enough_with_the_same_named_group():
    week = {"date_start": date(2024, 3, 17), "date_end": date(2024, 3, 24), "date_precision": "week"}
    assert same(ambush(), ambush(**week))
    assert not same(ambush(), ambush(perpetrators=("unidentified",), **week))


def test_a_region_on_the_same_day_is_enough_with_the_same_group_unless_the_figures_differ():
    region = {"name": "Tillabéri", "latitude": 14.2, "longitude": 1.5, "geo_precision": 3}
    assert same(ambush(exactly(23)), ambush(killed(20), **region))
    assert not same(ambush(exactly(23)), ambush(exactly(4), **region))
    assert not same(ambush(), ambush(perpetrators=("unidentified",), **region))


def test_a_country_on_the_same_day_needs_the_same_group_and_a_figure_in_common():
    country = UNPLACED | {"country": "NER", "geo_precision": 4}
    assert same(ambush(exactly(23)), ambush(exactly(23), **country))
    assert not same(ambush(exactly(23)), ambush(**country))


def test_undated_tellings_need_the_same_town_group_sort_of_act_and_figures_that_fit():
    bombing = ambush(**GAO_BOMBING | UNDATED)
    assert same(bombing, bombing)
    assert not same(bombing, replace(bombing, sub_event_type="Armed clash"))
    assert not same(bombing, replace(bombing, perpetrators=("unidentified",)))
    assert not same(replace(bombing, geo_precision=3), replace(bombing, geo_precision=3))
    assert not same(replace(bombing, casualties=(exactly(4),)), replace(bombing, casualties=(exactly(14),)))


def test_an_undated_telling_joins_a_dated_one_only_by_a_common_figure():
    assert same(ambush(exactly(23)), ambush(exactly(23), **UNDATED))
    assert not same(ambush(), ambush(**UNDATED))


def test_undated_tellings_of_nowhere_in_particular_are_never_the_same():
    nowhere = ambush(**UNPLACED | UNDATED)
    assert not same(nowhere, nowhere)


def test_the_same_teaser_word_for_word_is_the_same_act():
    mine = ambush(killed(14, victims="civilians"), evidence=TEASER, **UNPLACED | UNDATED)
    retyped = (Evidence(7, 97, TEASER[0].quote.replace(",", " –").upper()),)
    assert same(mine, replace(mine, evidence=retyped))
    assert not same(mine, replace(mine, evidence=retyped, country="MLI", perpetrators=("jnim",)))


def test_a_short_sentence_in_common_proves_nothing():
    nowhere = ambush(evidence=(Evidence(0, 20, "It was a heavy blow."),), **UNPLACED | UNDATED)
    assert not same(nowhere, nowhere)


def test_a_tally_is_never_an_incident_nor_another_tally_unless_word_for_word():
    tally = ambush(killed(22), kind="tally")
    assert not same(tally, ambush(killed(22)))
    assert not same(tally, tally)
    assert same(replace(tally, evidence=TEASER), replace(tally, evidence=TEASER))


def test_two_incidents_of_a_report_are_never_the_same_known_one():
    known = [Known("a", ambush(exactly(23)))]
    assert pair([ambush(), ambush(exactly(23))], known) == [(ambush(), None), (ambush(exactly(23)), "a")]


def test_each_field_comes_from_the_telling_that_knows_it_best():
    vague = ambush(
        exactly(30, source="perpetrator"),
        geo_precision=3,
        name="Tillabéri",
        attribution="claimed",
        date_start=date(2024, 3, 17),
        date_end=date(2024, 3, 24),
        date_precision="week",
        confidence=0.5,
    )
    exact = ambush(
        exactly(23, source="government"), perpetrators=("unidentified",), targets=("military", "police")
    )
    merged = merge([vague, exact])
    assert (merged.name, merged.geo_precision) == ("Téguey", 2)
    assert (merged.date_start, merged.date_precision) == (date(2024, 3, 20), "day")
    assert (merged.perpetrators, merged.attribution) == (("issp",), "claimed")
    assert merged.targets == ("military", "police")
    assert merged.confidence == 0.8


def test_every_figure_is_kept_and_fatalities_follow_from_all_of_them():
    merged = merge([ambush(exactly(30, source="perpetrator")), ambush(exactly(23, source="government"))])
    assert merged.casualties == (exactly(30, source="perpetrator"), exactly(23, source="government"))
    assert (merged.fatalities_low, merged.fatalities_best, merged.fatalities_high) == (23, 23, 30)


def test_nobody_died_is_remembered_where_the_other_report_does_not_say():
    unhurt = ambush(fatalities_low=0, fatalities_best=0, fatalities_high=0)
    assert merge([ambush(), unhurt]).fatalities_best == 0
