"""One question of the reader each, over a store of seven acts."""

from datetime import date

import pandas as pd
import pytest
from published import DJIBO, SOMEWHERE_IN_GAO, WORLD, keep
from world import ambush, exactly

from sahel import query
from sahel.filters import Filters

EVERYTHING = Filters()


@pytest.fixture
def data(store):
    return keep(store, *WORLD)


def places(found: pd.DataFrame) -> list[str]:
    return sorted(found["place"].fillna("nowhere"))


# the choice


def test_a_choice_is_read_from_an_address():
    address = {
        "from": ["2024-01-01"],
        "to": ["2024-12-31"],
        "group": ["jnim", "ISSP"],
        "country": ["mli"],
        "min_fatalities": ["5"],
        "geo_precision": ["1", "2"],
    }
    assert Filters.from_options(address) == Filters(
        from_=date(2024, 1, 1),
        to=date(2024, 12, 31),
        group=("jnim", "issp"),
        country=("MLI",),
        min_fatalities=5,
        geo_precision=(1, 2),
    )


def test_a_choice_is_read_from_a_command_line():
    options = {
        "from": "2024-01-01",
        "event-type": "Battles,Riots",
        "min-fatalities": 0,
        "geo-precision": None,
        "admin1": [],
    }
    assert Filters.from_options(options) == Filters(
        from_=date(2024, 1, 1), event_type=("Battles", "Riots"), min_fatalities=0
    )


def test_junk_in_an_address_is_no_choice():
    junk = {
        "from": ["<script>"],
        "to": ["2024-13-45"],
        "min_fatalities": ["-1"],
        "geo_precision": ["9", "x"],
        "other": ["1"],
    }
    assert Filters.from_options(junk) == Filters()


def test_a_choice_written_to_an_address_is_read_back():
    chosen = Filters(date(2024, 1, 1), None, ("jnim",), ("MLI", "BFA"), ("Gao",), ("Battles",), 0, (1,))
    assert Filters.from_options(chosen.options()) == chosen
    assert Filters().options() == {}


# which incidents


def test_without_a_choice_all_incidents_of_the_region_match(data):
    assert places(query.incidents(data, EVERYTHING)) == [
        "Djibo",
        "Gao region",
        "Tarkint",
        "Teguey",
        "nowhere",
    ]


def test_a_joint_act_matches_each_of_its_groups(data):
    assert places(query.incidents(data, Filters(group=("fla",)))) == ["Tarkint"]
    assert places(query.incidents(data, Filters(group=("jnim",)))) == ["Djibo", "Gao region", "Tarkint"]


def test_choices_narrow_each_other(data):
    assert places(query.incidents(data, Filters(group=("jnim",), country=("MLI",), geo_precision=(1,)))) == [
        "Tarkint"
    ]


def test_a_bound_on_the_toll_leaves_out_what_nobody_counted(data):
    assert places(query.incidents(data, Filters(min_fatalities=0))) == [
        "Djibo",
        "Tarkint",
        "Teguey",
        "nowhere",
    ]
    assert places(query.incidents(data, Filters(min_fatalities=7))) == ["Djibo", "Teguey"]


def test_a_bound_on_the_date_leaves_out_the_undated_and_says_which(data):
    spring = Filters(from_=date(2024, 4, 1), to=date(2024, 4, 30))
    assert places(query.incidents(data, spring)) == ["Djibo", "Tarkint"]
    assert places(query.undated(data, spring)) == ["Gao region"]


def test_the_ends_of_a_span_of_days_belong_to_it(data):
    assert places(query.incidents(data, Filters(from_=date(2024, 4, 2), to=date(2024, 4, 2)))) == ["Djibo"]


def test_a_group_that_nobody_knows_matches_nothing(data):
    assert query.incidents(data, Filters(group=("nobody",))).empty


def test_the_newest_come_first_and_the_undated_last(data):
    assert list(query.latest(data, EVERYTHING)["place"].fillna("nowhere")) == [
        "nowhere",
        "Tarkint",
        "Djibo",
        "Teguey",
        "Gao region",
    ]


def test_what_a_map_cannot_draw_is_listed_beside_it(data):
    assert places(query.located(data, EVERYTHING)) == ["Djibo", "Gao region", "Tarkint", "Teguey"]
    assert places(query.unlocated(data, EVERYTHING)) == ["nowhere"]


def test_all_incidents_at_a_clicked_point_are_found_and_not_those_of_the_area_around_it(store):
    data = keep(store, DJIBO, DJIBO, SOMEWHERE_IN_GAO)
    assert len(query.at_place(data, EVERYTHING, 14.10, -1.63)) == 2
    assert query.at_place(data, EVERYTHING, 16.6, -0.1).empty
    assert len(query.at_place(data, EVERYTHING, 16.6, -0.1, area=True)) == 1


# totals


def test_totals_add_neither_tallies_nor_acts_elsewhere_and_count_a_joint_act_once(data):
    assert query.totals(data, EVERYTHING) == query.Totals(
        incidents=5,
        fatalities_low=23 + 14 + 6 + 2,
        fatalities_best=23 + 14 + 6 + 2,
        fatalities_high=23 + 40 + 6 + 2,
        without_toll=1,
        groups=3,
        countries=3,
        disputed=1,
        undated=1,
        unlocated=1,
        tallies=1,
        out_of_region=1,
    )


def test_a_toll_that_nobody_tells_is_unknown_and_not_zero(store):
    totals = query.totals(keep(store, SOMEWHERE_IN_GAO), EVERYTHING)
    assert (totals.incidents, totals.fatalities_best, totals.without_toll) == (1, None, 1)


def test_a_store_without_reports_has_nothing_to_show(tmp_path):
    nothing = query.load(tmp_path / "no.snapshot")
    assert query.totals(nothing, EVERYTHING).incidents == 0
    assert query.fatalities_by_month(nothing, EVERYTHING).empty
    assert query.fatalities_by_group(nothing, EVERYTHING).empty
    assert query.claims_by_group(nothing, EVERYTHING).empty
    assert query.group_choices(nothing) == []


# by month, by group, by source


def test_months_add_up_with_joint_acts_as_a_series_of_their_own(data):
    months = query.fatalities_by_month(data, EVERYTHING)
    assert months[["start", "series", "incidents", "fatalities_best"]].values.tolist() == [
        [pd.Timestamp(2024, 3, 1), "issp", 1, 23],
        [pd.Timestamp(2024, 4, 1), "jnim", 1, 14],
        [pd.Timestamp(2024, 4, 1), "several", 1, 6],
        [pd.Timestamp(2024, 5, 1), "unidentified", 1, 2],
    ]


def test_an_act_dated_to_the_month_is_in_no_week(data):
    weeks = query.fatalities_by_month(data, EVERYTHING, by="event_type", step="week")
    assert weeks[["start", "series", "incidents"]].values.tolist() == [
        [pd.Timestamp(2024, 3, 18), "Battles", 1],
        [pd.Timestamp(2024, 4, 1), "Battles", 1],
        [pd.Timestamp(2024, 4, 8), "Battles", 1],
    ]


def test_small_groups_are_folded_together(store):
    acts = [
        ambush(exactly(1), perpetrators=(f"group_{number}",))
        for number in range(9)
        for _ in range(2 if number < 6 else 1)
    ]
    months = query.fatalities_by_month(keep(store, *acts), EVERYTHING)
    assert set(months["series"]) == {*(f"group_{number}" for number in range(6)), "other"}
    assert months.loc[months["series"] == "other", "incidents"].item() == 3


def test_the_step_of_time_suits_the_span_of_the_incidents(store, data):
    assert query.step_for(data, EVERYTHING) == "week"
    assert query.step_for(data, Filters(country=("BFA",))) == "day"
    assert query.step_for(data, Filters(event_type=("Violence against civilians",))) == "month"


def test_a_joint_act_stands_under_each_of_its_groups(data):
    groups = query.fatalities_by_group(data, EVERYTHING).set_index("group")
    assert groups.loc["jnim", ["incidents", "joint", "fatalities_best", "fatalities_high"]].tolist() == [
        3,
        1,
        20,
        46,
    ]
    assert groups.loc["fla", ["incidents", "joint", "fatalities_best"]].tolist() == [1, 1, 6]


def test_a_choice_of_groups_shows_no_partner_of_theirs(data):
    assert list(query.fatalities_by_group(data, Filters(group=("fla",)))["group"]) == ["fla"]


def test_each_kind_of_source_counts_its_own_dead(data):
    claimed = query.claims_by_group(data, Filters(country=("BFA",)))
    assert claimed.values.tolist() == [["jnim", "government", 1, 14, 14], ["jnim", "perpetrator", 1, 40, 40]]


def test_rival_claims_stand_side_by_side_the_most_reliable_first(data):
    disputed = query.disputed(data, EVERYTHING)
    assert places(disputed) == ["Djibo"]
    claims = query.claims_of(data, disputed["incident_id"].iloc[0])
    assert claims[["source", "low"]].values.tolist() == [["government", 14], ["perpetrator", 40]]


def test_what_can_be_chosen_is_what_occurs(data):
    assert query.group_choices(data)[0] == "jnim"
    assert set(query.group_choices(data)) == {"jnim", "fla", "issp", "unidentified"}
    assert query.choices(data, "country") == ["BFA", "MLI", "NER"]


def test_a_tally_and_an_act_elsewhere_can_be_looked_up(data):
    tally, elsewhere = query.tallies(data, EVERYTHING), query.out_of_region(data, EVERYTHING)
    assert query.incident(data, tally["incident_id"].iloc[0])["fatalities_best"] == 174
    assert query.incident(data, elsewhere["incident_id"].iloc[0])["country"] == "RUS"
    assert query.incident(data, "none") is None
