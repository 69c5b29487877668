"""What the store keeps, and that it keeps it once, whole and told apart by report."""

import os
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from world import UNDATED, UNPLACED, ambush, exactly, killed, report

from sahel.store import schema
from sahel.merge import pair
from sahel.model import Evidence
from sahel.store.snapshot import CLAIM_TYPES, INCIDENT_TYPES
from sahel.store import Store, database_url, snapshot_folder


def put(store, told_by, *incidents) -> str:
    """Keep a report with these incidents as an ingest does."""
    with store.writing() as books:
        if books.holds(told_by):
            return "unchanged"
        return "changed" if books.write(told_by, pair(incidents, books.near(told_by, incidents))) else "new"


def table(store, name="incidents") -> pd.DataFrame:
    return pd.read_parquet(store.publish_snapshot() / f"{name}.parquet")


def rows(store, name) -> int:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(schema.METADATA.tables[name]))


MINISTRY = report("ministry", publisher="Ministry", published=date(2024, 3, 21), title="23 soldiers died")
AGENCY = report(
    "agency", publisher="Agency", published=date(2024, 3, 24), language="en", url="https://example.org/a"
)


@pytest.fixture
def two_reports(store):
    """The same ambush told by its victims' ministry and, later, by an agency that quotes the attackers."""
    put(store, MINISTRY, ambush(exactly(23, source="government")))
    put(store, AGENCY, ambush(exactly(30, source="perpetrator"), attribution="claimed"))
    return store


def test_two_reports_of_one_act_are_one_incident_with_both_their_claims(two_reports):
    incidents, claims = table(two_reports), table(two_reports, "claims")
    assert len(incidents) == 1
    assert incidents.loc[0, ["fatalities_low", "fatalities_best", "fatalities_high"]].tolist() == [23, 23, 30]
    assert incidents.loc[0, ["reports", "disputed", "publisher", "title", "attribution"]].tolist() == [
        2,
        True,
        "Ministry|Agency",
        "23 soldiers died",
        "claimed",
    ]
    assert claims[["report_id", "low", "source"]].values.tolist() == [
        ["ministry", 23, "government"],
        ["agency", 30, "perpetrator"],
    ]


def test_the_order_of_reading_does_not_matter(store, tmp_path):
    other = Store.open(str(tmp_path / "other.sqlite"))
    accounts = [(MINISTRY, ambush(exactly(23))), (AGENCY, ambush(exactly(30)))]
    for told_by, told in accounts:
        put(store, told_by, told)
    for told_by, told in reversed(accounts):
        put(other, told_by, told)
    columns = [name for name in INCIDENT_TYPES if name != "incident_id"]
    pd.testing.assert_frame_equal(table(store)[columns], table(other)[columns])


def test_the_same_report_again_changes_nothing(two_reports):
    before = two_reports.changes()
    assert put(two_reports, AGENCY, ambush(exactly(99))) == "unchanged"
    assert two_reports.changes() == before


def test_the_same_text_under_another_id_changes_nothing(two_reports):
    copy = report("copy", AGENCY.text + "\n")
    assert put(two_reports, copy, ambush(exactly(99))) == "unchanged"
    assert two_reports.reports() == 2


def test_a_changed_text_replaces_what_the_report_told_and_keeps_the_incidents_id(two_reports):
    known = table(two_reports).incident_id[0]
    assert (
        put(two_reports, report("agency", "Corrected.", published=AGENCY.published), ambush(exactly(25)))
        == "changed"
    )
    assert table(two_reports).loc[0, ["incident_id", "fatalities_high"]].tolist() == [known, 25]
    assert rows(two_reports, "claims") == 2


def test_another_day_of_publication_is_a_change(two_reports):
    assert (
        put(two_reports, report("agency", AGENCY.text, published=date(2024, 3, 25)), ambush(exactly(30)))
        == "changed"
    )


def test_an_incident_that_no_report_tells_any_more_is_gone_and_its_end_is_kept(store):
    put(store, MINISTRY, ambush(exactly(23)))
    put(store, report("ministry", "A denial."))
    assert rows(store, "incidents") == rows(store, "claims") == rows(store, "evidence") == 0
    with store.reading() as connection:
        assert connection.execute(select(schema.revisions.c["report_id", "after"])).all() == [
            ("ministry", None)
        ]


def test_a_later_report_that_revises_an_incident_leaves_a_revision(two_reports):
    card = two_reports.card(table(two_reports).incident_id[0])
    assert {(r.report_id, r.field, r.before, r.after) for r in card.revisions} == {
        ("agency", "fatalities_high", 23, 30),
        ("agency", "attribution", "attributed", "claimed"),
        ("agency", "disputed", False, True),
    }


def test_a_card_shows_each_claim_and_each_sentence_with_its_report(store):
    text = "Before. An ambush killed 23 near Téguey. After."
    told = ambush(exactly(23), evidence=(Evidence(8, 40, text[8:40]),))
    put(store, report("agency", text, publisher="Agency", url="https://example.org/a"), told)
    card = store.card(table(store).incident_id[0])
    assert card.incident == told
    assert [(claim.casualty, claim.report.publisher) for claim in card.claims] == [(exactly(23), "Agency")]
    passage = card.evidence[0]
    assert (passage.before, passage.quote, passage.after) == (
        "Before. ",
        "An ambush killed 23 near Téguey.",
        " After.",
    )
    assert passage.report.url == "https://example.org/a"


def test_there_is_no_card_of_what_is_not_there(two_reports, tmp_path):
    assert two_reports.card("nothing") is None
    assert Store.open(str(tmp_path / "none.sqlite")).card("nothing") is None


def test_an_incident_has_the_same_id_whenever_its_report_is_read_into_an_empty_store(store, tmp_path):
    other = Store.open(str(tmp_path / "other.sqlite"))
    for each in (store, other):
        put(each, MINISTRY, ambush(), ambush(**UNPLACED | UNDATED))
    assert set(table(store).incident_id) == set(table(other).incident_id)


def test_the_snapshot_has_the_columns_and_types_of_the_contract(store):
    put(store, report("listing"), ambush(exactly(23), **UNPLACED | UNDATED))
    assert {name: str(kind) for name, kind in table(store).dtypes.items()} == INCIDENT_TYPES
    assert {name: str(kind) for name, kind in table(store, "claims").dtypes.items()} == CLAIM_TYPES


def test_the_snapshot_of_an_empty_store_has_its_columns(store):
    assert list(table(store)) == list(INCIDENT_TYPES) and table(store).empty
    assert list(table(store, "claims")) == list(CLAIM_TYPES)


def test_unknown_stays_unknown_in_the_snapshot(store):
    put(store, report("listing"), ambush(sub_event_type=None, **UNPLACED | UNDATED))
    row = table(store).iloc[0]
    unknown = [
        "sub_event_type",
        "date_start",
        "place",
        "country",
        "latitude",
        "radius_km",
        "fatalities_best",
        "publisher",
    ]
    assert row[unknown].isna().all()
    assert row["title"] == "An ambush. Told by listing."


def test_the_meridian_is_a_longitude(store):
    put(store, report("gao"), ambush(longitude=0.0))
    assert table(store).longitude[0] == 0.0


def test_the_snapshot_is_replaced_whole_and_leaves_nothing_beside_it(two_reports):
    folder = two_reports.publish_snapshot()
    two_reports.publish_snapshot()
    assert sorted(path.name for path in folder.iterdir()) == [
        "claims.parquet",
        "incidents.parquet",
        "snapshot.json",
    ]
    assert not two_reports.snapshot_is_behind()


def test_a_rejected_incident_is_kept_but_not_published(two_reports):
    rejected = table(two_reports).incident_id[0]
    with two_reports.writing() as books:
        books.decide(rejected, "rejected", "told of another year")
    assert table(two_reports).empty and table(two_reports, "claims").empty
    with two_reports.writing() as books:
        books.decide(rejected, "accepted")
    assert len(table(two_reports)) == 1


def test_reading_creates_nothing(tmp_path):
    store = Store.open(str(tmp_path / "later" / "sahel.sqlite"))
    assert (store.reports(), store.changes(), store.holds(report("a"))) == (0, 0, False)
    assert not (tmp_path / "later").exists()


def test_a_reader_does_not_wait_for_a_writer(two_reports):
    with two_reports.writing() as books:
        books.write(report("third"), [])
        assert two_reports.reports() == 2
    assert two_reports.reports() == 3


def test_an_error_within_a_transaction_leaves_nothing_of_it(store):
    with pytest.raises(RuntimeError), store.writing() as books:
        books.write(MINISTRY, [(ambush(exactly(23)), None)])
        raise RuntimeError
    assert store.reports() == 0


def test_writers_wait_for_each_other(store):
    def tell(name):
        for number in range(10):
            put(Store.open(str(store.url.database)), report(f"{name}{number}"), ambush(exactly(23)))

    writers = [threading.Thread(target=tell, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (store.reports(), len(table(store))) == (30, 1)


ENDLESS = """
import itertools, sys
sys.path[:0] = sys.argv[2:]
from test_store import put
from world import ambush, exactly, report
from sahel.store import Store
for number in itertools.count():
    one, other = ambush(exactly(number)), ambush(exactly(number), country="MLI")
    put(Store.open(sys.argv[1]), report(f"r{number}"), one, other)
    print(number, flush=True)
"""


def test_a_writer_that_is_killed_leaves_every_report_whole_or_absent(store):
    tests = Path(__file__).parent
    command = [sys.executable, "-c", ENDLESS, store.url.database, str(tests), str(tests.parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        for _ in range(15):
            reported = int(writer.stdout.readline())
        os.kill(writer.pid, signal.SIGKILL)
    kept = store.reports()
    assert kept > reported
    assert rows(store, "tellings") == rows(store, "claims") == rows(store, "evidence") == 2 * kept
    assert put(store, report("after"), ambush(killed(1))) == "new"


def test_a_bare_path_is_a_sqlite_file_and_its_snapshot_lies_beside_it(tmp_path, monkeypatch):
    assert snapshot_folder(str(tmp_path / "team.sqlite")) == tmp_path / "team.snapshot"
    monkeypatch.setenv("SAHEL_DATABASE", str(tmp_path / "mine.sqlite"))
    assert database_url().database == str(tmp_path / "mine.sqlite")


def test_a_database_in_memory_is_refused():
    with pytest.raises(ValueError, match="needs a file"):
        Store.open("sqlite://")


def test_the_tables_are_postgresql_too():
    for each in schema.METADATA.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(each).compile(dialect=postgresql.dialect()))


def test_hostile_text_is_kept_as_it_is(store):
    text = "'; DROP TABLE reports; -- <script>alert(1)</script> =1+1"
    put(store, report(text, text, title=text), ambush(place=text))
    assert table(store).loc[0, ["place", "title"]].tolist() == [text, text]
    assert create_engine(store.url).connect().scalar(select(schema.reports.c.text)) == text
