"""Charts: a table in, a figure out, the same colour for a group everywhere."""

import pandas as pd
import pytest
from published import DJIBO, WORLD, keep
from world import ambush, exactly, killed

from sahel import charts, codebook, export, query
from sahel.filters import Filters

EVERYTHING = Filters()
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def data(store):
    return keep(store, *WORLD)


def rows(chart) -> list[dict]:
    """The rows that a chart draws."""
    return next(iter(chart.to_dict()["datasets"].values()))


def test_the_bars_of_a_month_stand_on_each_other(data):
    april = [
        row
        for row in rows(charts.over_time(query.fatalities_by_month(data, EVERYTHING), "fatalities_best"))
        if row["when"] == "April 2024"
    ]
    assert [(row["name"], row["bottom"], row["top"]) for row in april] == [
        ("JNIM", 0, 14),
        ("Several groups", 14, 20),
    ]


def test_a_month_without_a_toll_has_no_bar(store):
    data = keep(store, ambush(), ambush(exactly(3), perpetrators=("jnim",)))
    drawn = rows(charts.over_time(query.fatalities_by_month(data, EVERYTHING), "fatalities_best"))
    assert [row["name"] for row in drawn] == ["JNIM"]


def test_one_month_does_not_fill_the_whole_chart(store):
    months = query.fatalities_by_month(keep(store, DJIBO), EVERYTHING)
    first, last = charts.over_time(months, "incidents").to_dict()["encoding"]["x"]["scale"]["domain"]
    assert (first["year"], first["month"], last["year"], last["month"]) == (2023, 10, 2024, 10)


def test_a_group_has_its_colour_of_the_data_in_every_chart(data):
    months, groups = query.fatalities_by_month(data, EVERYTHING), query.fatalities_by_group(data, EVERYTHING)
    for scale in (
        charts.over_time(months, "incidents").to_dict()["encoding"]["color"]["scale"],
        charts.by_group(groups).to_dict()["layer"][0]["encoding"]["color"]["scale"],
    ):
        assert (
            dict(zip(scale["domain"], scale["range"], strict=True))["jnim"] == codebook.actor("jnim").colour
        )


def test_groups_are_drawn_from_the_lowest_to_the_highest_claim(data):
    jnim = next(
        row
        for row in rows(charts.by_group(query.fatalities_by_group(data, EVERYTHING)))
        if row["group"] == "jnim"
    )
    assert (jnim["fatalities_low"], jnim["fatalities_best"], jnim["fatalities_high"]) == (20, 20, 46)
    assert jnim["toll"] == "20 (20–46)"


def test_each_group_heads_the_claims_of_its_sources(data):
    drawn = rows(charts.by_source(query.claims_by_group(data, Filters(country=("BFA",))), ["jnim"]))
    assert [(row["label"], row.get("note")) for row in drawn] == [
        ("JNIM", None),
        ("Government", "14 · 1 incident"),
        ("Perpetrator", "40 · 1 incident"),
    ]


def test_an_open_figure_is_an_arrow_and_a_closed_one_a_dot(store):
    data = keep(store, ambush(killed(6), killed(None, 40, source="witness"), exactly(9, source="ngo")))
    claims = query.claims_of(data, data.incidents["incident_id"].iloc[0])
    drawn = rows(charts.rival_claims(claims))
    assert [(row["figure"], row["open"], row["from"], row["to"]) for row in drawn] == [
        ("9", "closed", 9, 9),
        ("at least 6", "above", 6, 6),
        ("up to 40", "below", 40, 40),
    ]


def test_groups_of_the_codebook_are_told_apart_by_the_colour_blind():
    """The groups that meet in one chart differ in lightness or along blue and yellow, which everyone sees."""
    main = ["jnim", "issp", "iswap", "boko_haram", "fla", "unidentified"]
    for one, other in ((a, b) for a in main for b in main if a < b):
        assert (
            distance(
                seen_without_green(codebook.actor(one).colour),
                seen_without_green(codebook.actor(other).colour),
            )
            > 30
        )


def test_a_picture_explains_itself(data):
    chart = charts.over_time(query.fatalities_by_month(data, EVERYTHING), "incidents")
    picture = charts.titled(
        chart, "Incidents by month", ("JNIM · Mali", "How to read it"), "Sahel, 20 July 2024"
    )
    drawing = export.figure_svg(picture).decode()
    for told in (
        "Incidents by month",
        "JNIM · Mali",
        "How to read it",
        "Sahel, 20 July 2024",
        "Several groups",
    ):
        assert told in drawing
    assert export.figure_png(picture).startswith(PNG)


def test_hostile_text_in_a_claim_stays_text(store):
    claims = pd.DataFrame(
        {
            "victims": ["military"],
            "outcome": ["killed"],
            "source": ["media"],
            "low": [6],
            "high": [6],
            "publisher": ["</text><script>alert(1)</script>"],
            "quote": ["'] || alert(1) || ['"],
        }
    )
    drawing = export.figure_svg(charts.titled(charts.rival_claims(claims), "<script>", ("",), "")).decode()
    assert "<script" not in drawing


def seen_without_green(colour: str) -> tuple[float, ...]:
    """The colour as a deuteranope sees it (Machado and others 2009, severity 1)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return (
        0.367 * red + 0.861 * green - 0.228 * blue,
        0.280 * red + 0.673 * green + 0.047 * blue,
        -0.012 * red + 0.043 * green + 0.969 * blue,
    )


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
