"""Tables that a reader takes away: whole, and harmless in a spreadsheet."""

import csv
import io

import pandas as pd
import pytest
from published import WORLD, keep

from sahel import query
from sahel.export import csv_bytes
from sahel.filters import Filters


def read(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1+1"])
def test_text_that_a_spreadsheet_would_run_is_defused(text):
    frame = pd.DataFrame({"quote": [text], "group": pd.Categorical([text])})
    assert read(csv_bytes(frame))[0] == {"quote": f"'{text}", "group": f"'{text}"}


def test_a_bare_carriage_return_does_not_end_a_row():
    assert read(csv_bytes(pd.DataFrame({"quote": ["\r=1\r\n2"]}))) == [{"quote": "'\n=1\n2"}]


def test_numbers_below_zero_stay_numbers():
    assert csv_bytes(pd.DataFrame({"longitude": [-1.63]})) == b"longitude\n-1.63\n"


def test_unknown_is_an_empty_cell_and_zero_is_zero():
    frame = pd.DataFrame({"killed": pd.array([0, None], dtype="Int32"), "place": ["Djibo", None]})
    assert csv_bytes(frame) == b"killed,place\n0,Djibo\n,\n"


def test_the_incidents_come_out_with_the_codebooks_columns_and_plain_days(store):
    rows = read(csv_bytes(query.incidents(keep(store, *WORLD), Filters(group=("jnim",), country=("BFA",)))))
    assert len(rows) == 1
    told = {
        name: rows[0][name]
        for name in ("date_start", "name", "country", "perpetrators", "fatalities_best", "latitude")
    }
    assert told == {
        "date_start": "2024-04-02",
        "name": "Djibo",
        "country": "BFA",
        "perpetrators": "jnim",
        "fatalities_best": "14",
        "latitude": "14.1",
    }


def test_a_spreadsheet_is_told_the_encoding_where_it_is_asked_for():
    frame = pd.DataFrame({"name": ["Ménaka"]})
    assert csv_bytes(frame, "utf-8-sig").startswith(b"\xef\xbb\xbf")
    assert csv_bytes(frame) == "name\nMénaka\n".encode()
