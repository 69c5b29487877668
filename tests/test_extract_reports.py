"""Reports coded by a person, read and placed on the real gazetteer: how much must at least come out right."""

import json
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from benchmarks.agreement import Agreement, agreement, distance_km, likeness

from sahel.extract import extract
from sahel.geocode import locate
from sahel.geocode.gazetteer import default
from sahel.model import Report

REPORTS = Path(__file__).parent / "reports"
FLOORS = {
    "en": Agreement(f1=0.91, date=0.92, place=0.92, perpetrators=0.90, fatalities=0.83, briefing=0.59),
    "fr": Agreement(f1=0.92, date=0.93, place=0.93, perpetrators=0.91, fatalities=0.86, briefing=0.65),
}


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (REPORTS / name).read_text("utf-8").splitlines()]


def read(row: dict) -> list[dict]:
    """The incidents of a report of the file, placed, in the codebook's JSON names."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    report = Report(row["id"], row["text"], published, row["language"])
    return [locate(incident, default()).to_json() for incident in extract(report, default())]


@cache
def reached(language: str) -> Agreement:
    """The agreement over the coded reports of one language."""
    pairs = []
    for kind in ("field", "press", "notes", "desk"):
        coded = {row["id"]: row["incidents"] for row in lines(f"{kind}.gold.jsonl")}
        rows = [row for row in lines(f"{kind}.reports.jsonl") if row["language"] == language]
        pairs += [(read(row), coded[row["id"]]) for row in rows]
    return agreement(pairs)


@pytest.mark.parametrize("field", list(asdict(FLOORS["en"])))
@pytest.mark.parametrize("language", list(FLOORS))
def test_the_reader_does_not_fall_below_what_it_has_reached(language, field):
    assert getattr(reached(language), field) >= getattr(FLOORS[language], field)


AMBUSH = {
    "kind": "incident",
    "optional": False,
    "event_type": "Battles",
    "country": "NER",
    "latitude": 14.2,
    "longitude": 1.5,
    "geo_precision": 1,
    "date_start": "2024-05-10",
    "date_end": "2024-05-10",
    "date_precision": "day",
    "perpetrators": [["issp"]],
    "fatalities_best": 6,
}
READ = AMBUSH | {"perpetrators": ["issp"]}
RIGHT = Agreement(f1=1.0, date=1.0, place=1.0, perpetrators=1.0, fatalities=1.0, briefing=1.0)


def test_what_is_read_as_it_was_coded_agrees_in_everything():
    assert agreement([([READ], [AMBUSH])]) == RIGHT


def test_an_incident_that_was_not_coded_or_not_read_costs_agreement():
    other = READ | {"country": "MLI", "date_start": "2024-01-01", "date_end": "2024-01-01"}
    assert round(agreement([([READ, other], [AMBUSH])]).f1, 2) == 0.67
    assert round(agreement([([READ], [AMBUSH, AMBUSH])]).f1, 2) == 0.67
    assert agreement([([READ], [AMBUSH, AMBUSH])]).briefing == 0.5


def test_an_optional_incident_costs_nothing_whether_it_is_read_or_not():
    optional = AMBUSH | {"optional": True, "country": "MLI", "perpetrators": [["jnim"]]}
    assert agreement([([READ], [AMBUSH, optional])]) == RIGHT
    assert agreement([([READ, optional | {"perpetrators": ["jnim"]}], [AMBUSH, optional])]) == RIGHT


def test_a_field_that_differs_is_told_and_spoils_the_briefing():
    assert agreement([([READ | {"fatalities_best": 9}], [AMBUSH])]) == Agreement(1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
    assert agreement([([READ | {"latitude": 15.2}], [AMBUSH])]) == Agreement(1.0, 1.0, 0.0, 1.0, 1.0, 0.0)


def test_a_tally_is_never_an_incident():
    assert likeness(READ | {"kind": "tally"}, AMBUSH) == 0


def test_a_degree_of_latitude_is_some_111_kilometres():
    assert round(distance_km(READ, READ | {"latitude": 15.2})) == 111
