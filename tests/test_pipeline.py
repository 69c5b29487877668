"""The whole road, from reports to a published snapshot, with what fell off it and why."""

import time
from datetime import date

import pandas as pd
import pytest

from sahel.model import Report
from sahel.pipeline import Entry, ingest, read_one, reading_of, readings
from sahel.reports import Unreadable, read

DJIBO = Report(
    "djibo",
    "Gunmen killed 14 civilians in Djibo on Wednesday, the army said.",
    date(2024, 3, 22),
    "en",
    publisher="The Paper",
)
DJIBO_LATER = Report(
    "djibo-later",
    "At least 20 civilians were killed by gunmen in Djibo on 20 March 2024, residents said.",
    date(2024, 3, 25),
    "en",
    publisher="The Agency",
)
WEATHER = Report(
    "weather",
    "Rain is expected in the capital. Farmers are pleased with the harvest of this year.",
    language="en",
)
SPANISH = Report(
    "es", "Hombres armados mataron a 14 civiles en la ciudad de Djibo, según las autoridades del país."
)
BROKEN = Unreadable("broken.txt", "broken", "it is empty")


def published(store) -> pd.DataFrame:
    return pd.read_parquet(store.publish_snapshot() / "incidents.parquet")


def test_an_incident_comes_out_located_and_dated(gazetteer):
    (incident,) = read_one(DJIBO, gazetteer)
    assert (incident.name, incident.country, incident.geo_precision) == ("Djibo", "BFA", 1)
    assert (incident.date_start, incident.fatalities_best) == (date(2024, 3, 20), 14)
    for sentence in incident.evidence:
        assert DJIBO.text[sentence.start : sentence.end] == sentence.quote


def test_each_report_is_told_with_what_came_of_it(gazetteer, store):
    outcome = ingest([DJIBO, BROKEN, WEATHER, SPANISH, DJIBO], gazetteer, store)
    assert outcome.entries == (
        Entry("djibo", "new", incidents=1),
        Entry("broken", "rejected", reason="it is empty"),
        Entry("weather", "new", reason="it tells of no incident"),
        Entry("es", "new", reason="language es is not read yet"),
        Entry("djibo", "unchanged"),
    )


def test_two_reports_of_one_act_are_published_as_one_incident_with_rival_figures(gazetteer, store):
    ingest([DJIBO, DJIBO_LATER], gazetteer, store)
    (row,) = published(store).to_dict("records")
    assert (row["fatalities_low"], row["fatalities_best"], row["fatalities_high"]) == (14, 14, 20)
    assert (row["reports"], row["disputed"], row["publisher"]) == (2, True, "The Paper|The Agency")


def test_the_same_reports_again_change_nothing(gazetteer, store):
    ingest([DJIBO, DJIBO_LATER], gazetteer, store)
    before, changes = published(store), store.changes()
    again = ingest([DJIBO_LATER, DJIBO], gazetteer, store)
    assert [entry.status for entry in again.entries] == ["unchanged", "unchanged"]
    assert store.changes() == changes
    pd.testing.assert_frame_equal(published(store), before)


def test_a_corrected_report_replaces_what_it_told(gazetteer, store):
    ingest([DJIBO], gazetteer, store)
    corrected = Report("djibo", DJIBO.text.replace("14", "11"), DJIBO.published, "en")
    assert ingest([corrected], gazetteer, store).entries == (Entry("djibo", "changed", incidents=1),)
    assert published(store)["fatalities_best"].tolist() == [11]


def test_what_is_neither_placed_nor_dated_is_counted(gazetteer, store):
    vague = Report("vague", "Gunmen killed six civilians in a village.", language="en")
    (entry,) = ingest([vague], gazetteer, store).entries
    assert (entry.incidents, entry.unlocated, entry.undated) == (1, 1, 1)


def test_several_workers_give_what_one_gives_in_the_same_order(gazetteer, store):
    reports = [
        DJIBO,
        BROKEN,
        WEATHER,
        *(Report(f"r{n}", f"Gunmen killed {n + 2} soldiers in Gao.", language="en") for n in range(20)),
    ]
    assert list(readings(reports, gazetteer, workers=2)) == list(readings(reports, gazetteer))


def test_progress_is_told_after_each_report(gazetteer, store):
    seen = []
    ingest([DJIBO, BROKEN], gazetteer, store, progress=seen.append)
    assert [entry.id for entry in seen] == ["djibo", "broken"]


def test_a_run_that_is_broken_off_publishes_what_it_kept(gazetteer, store):
    def reports():
        yield DJIBO
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(reports(), gazetteer, store)
    assert not store.snapshot_is_behind()
    assert store.reports() == 1


def test_a_report_is_dated_by_its_dateline_and_told_its_language_and_stays_unchanged(gazetteer, store):
    from sahel.pipeline import completed

    report = Report("aps", "NOUAKCHOTT (Friday, Oct 31, 2025) - Gunmen killed six soldiers in Djibo on Monday.")
    told = completed(report)
    assert (told.published, told.language) == (date(2025, 10, 31), "en")
    assert completed(Report("x", report.text, date(2025, 11, 2), "en")).published == date(2025, 11, 2)
    statuses = [ingest([report], gazetteer, store).entries[0].status for _ in range(2)]
    assert statuses == ["new", "unchanged"]


def test_a_defect_costs_one_report_and_is_told(gazetteer, store, caplog):
    impossible = Report("impossible", None)
    outcome = ingest([impossible, DJIBO], gazetteer, store)
    assert [entry.status for entry in outcome.entries] == ["rejected", "new"]
    assert outcome.entries[0].reason.startswith("a defect in reading it: ")
    assert "Traceback" in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "a" * 1_000_000,
        "Gunmen killed 14 civilians in Djibo and " * 1_000,
        "12 " * 100_000,
        "." * 500_000,
        "\n" * 500_000 + "x",
        "(" * 100_000 + ")" * 100_000,
        "« " * 50_000,
        "January 2024 " * 20_000,
    ],
)
def test_an_extremely_long_line_is_read_in_bounded_time(gazetteer, text):
    start = time.monotonic()
    reading = reading_of(Report("long", text, language="en"), gazetteer)
    assert isinstance(reading.report, Report), reading.report.reason
    assert time.monotonic() - start < 60


def test_a_hostile_report_is_only_text(gazetteer, store, tmp_path):
    path = tmp_path / "hostile.txt"
    path.write_text(
        "=cmd|' /C calc'!A0\n<script>alert(1)</script> "
        "Gunmen killed 14 civilians in Djibo'; DROP TABLE reports; --"
    )
    assert [entry.status for entry in ingest(read(path), gazetteer, store).entries] == ["new"]
    assert store.reports() == 1
