"""The seeds in, the expected incidents out: who did what, where, when, and who says how many died."""

from datetime import date

import pandas as pd
import pytest

from sahel import query
from sahel.codebook import DATA
from sahel.filters import Filters
from sahel.geocode.gazetteer import default
from sahel.model import Incident
from sahel.pipeline import ingest, readings
from sahel.reports import read_all
from sahel.store import Store

SEEDS = DATA.parent / "seeds"
TOGO, LISTING, OTHER_LISTING, NIGER, ASSAMAKA = (
    "000_3513b998a4a44e75",
    "001_30e9627b389e5810",
    "002_ab072b6be5a29922",
    "003_94441435cd02483d",
    "004_ed011f4a39d7818d",
)


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[Incident, ...]]:
    """The incidents of each seed by its id."""
    return {reading.report.id: reading.incidents for reading in readings(read_all([SEEDS]), default())}


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> query.Data:
    """The snapshot that an empty store shows once the seeds are read."""
    store = Store.open(str(tmp_path_factory.mktemp("seeds") / "seeds.sqlite"))
    ingest(read_all([SEEDS]), default(), store)
    return query.load(store.publish_snapshot())


def of(incidents: tuple[Incident, ...], kind: str = "incident", **fields) -> Incident:
    """The only one of the incidents with these fields."""
    found = [
        each
        for each in incidents
        if each.kind == kind and all(getattr(each, k) == v for k, v in fields.items())
    ]
    assert len(found) == 1, (
        f"{len(found)} with {fields}: {[(each.place, each.sub_event_type) for each in incidents]}"
    )
    return found[0]


def figures(incident: Incident) -> set[tuple]:
    return {(entry.victims, entry.outcome, entry.low, entry.source) for entry in incident.casualties}


def test_every_seed_is_read(told):
    assert list(told) == [TOGO, LISTING, OTHER_LISTING, NIGER, ASSAMAKA]
    assert all(told.values())


def test_every_incident_rests_on_sentences_of_its_report():
    for reading in readings(read_all([SEEDS]), default()):
        for incident in reading.incidents:
            assert incident.evidence
            for sentence in incident.evidence:
                assert reading.report.text[sentence.start : sentence.end] == sentence.quote


def test_the_barracks_in_dapaong(told):
    incident = of(told[TOGO], name="Dapaong")
    assert (incident.date_start, incident.date_precision) == (date(2024, 7, 20), "day")
    assert (incident.country, incident.geo_precision, incident.perpetrators) == ("TGO", 1, ("jnim",))
    assert (incident.attribution, incident.fatalities_best) == ("claimed", 6)
    assert ("military", "killed", 6, "perpetrator") in figures(incident)


def test_the_sum_over_eight_other_operations_is_a_tally(told):
    tally = of(told[TOGO], kind="tally")
    assert [(entry.low, entry.high) for entry in tally.casualties] == [(23, None)]


def test_the_ambush_near_teguey_has_the_claims_of_both_sides(told):
    incident = of(told[NIGER], country="NER")
    assert (incident.name, incident.geo_precision, incident.date_start) == ("Téguey", 2, date(2024, 3, 20))
    assert incident.perpetrators == ("issp",)
    assert figures(incident) == {
        ("military", "killed", 30, "perpetrator"),
        ("military", "killed", 23, "government"),
        ("military", "wounded", 17, "government"),
        ("armed_group", "killed", 30, "government"),
    }
    assert (incident.fatalities_low, incident.fatalities_best, incident.fatalities_high) == (53, 53, 60)


def test_moscow_is_kept_but_lies_outside_the_region(told, data):
    assert not of(told[NIGER], country="RUS").in_region
    assert "RUS" not in set(query.incidents(data, Filters())["country"])
    assert "RUS" in set(query.out_of_region(data, Filters())["country"])


def test_the_captions_of_photographs_date_nothing(told):
    assert {incident.date_start for incident in told[NIGER]} == {date(2024, 3, 20), date(2024, 3, 23)}


def test_assamaka_was_seized_and_then_struck_from_the_air(told):
    seized = of(told[ASSAMAKA], sub_event_type="Non-state actor overtakes territory")
    assert (seized.name, seized.perpetrators, seized.fatalities_best) == ("Assamaka", ("jnim",), None)
    struck = of(told[ASSAMAKA], sub_event_type="Air/drone strike", name="Assamaka")
    assert (struck.perpetrators, struck.fatalities_low) == (("military_niger",), 24)
    assert ("civilians", "killed", 24, "media") in figures(struck)


def test_the_strikes_near_ingar_are_an_act_of_their_own(told):
    strikes = [incident for incident in told[ASSAMAKA] if incident.sub_event_type == "Air/drone strike"]
    assert sorted(incident.fatalities_low for incident in strikes) == [24, 40]


@pytest.mark.parametrize(
    ("report", "name", "country"),
    [
        (LISTING, "Tarkint", "MLI"),
        (LISTING, "Gao", "MLI"),
        (LISTING, "Timbuktu", "MLI"),
        (LISTING, "Indelimane", "MLI"),
        (OTHER_LISTING, "Timbuktu", "MLI"),
    ],
)
def test_the_towns_of_the_listing_pages_are_located(told, report, name, country):
    places = {(incident.name, incident.country) for incident in told[report] if incident.geo_precision <= 2}
    assert (name, country) in places


def test_no_listing_page_dates_what_it_does_not_date(told):
    assert {incident.date_start for incident in (*told[LISTING], *told[OTHER_LISTING])} <= {None}


def test_tallies_are_kept_beside_the_map_and_the_totals(data):
    lows = set(query.tallies(data, Filters())["fatalities_low"].dropna())
    assert {23, 174} <= lows
    assert not {23, 174} & set(query.located(data, Filters())["fatalities_low"].dropna())
    assert set(query.incidents(data, Filters())["kind"]) == {"incident"}


def test_a_teaser_of_both_listing_pages_is_one_incident(data):
    bombings = data.incidents[
        (data.incidents["name"] == "Timbuktu") & (data.incidents["sub_event_type"] == "Suicide bomb")
    ]
    assert bombings["reports"].tolist() == [2]


def test_the_dispute_over_teguey_is_shown(data):
    (row,) = data.incidents[(data.incidents["name"] == "Téguey").fillna(False)].to_dict("records")
    assert row["disputed"]
    assert len(query.claims_of(data, row["incident_id"])) == 4


def test_what_is_not_known_is_missing_and_never_nought(data):
    unplaced = data.incidents[data.incidents["geo_precision"] == 5]
    assert unplaced[["latitude", "longitude"]].isna().all(axis=None)
    assert not (data.incidents["date_start"] < pd.Timestamp("2024-01-01")).any()
