"""The verbs of the command line: what they print, what they leave, and how they end."""

import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sahel.cli import main, parser
from sahel.codebook import DATA

ROOT = DATA.parent
FIELDS = {
    "kind",
    "event_type",
    "sub_event_type",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "name",
    "admin1",
    "country",
    "latitude",
    "longitude",
    "geo_precision",
    "perpetrators",
    "attribution",
    "targets",
    "casualties",
    "fatalities_low",
    "fatalities_best",
    "fatalities_high",
    "in_region",
    "evidence",
    "confidence",
}
DJIBO = {
    "id": "djibo",
    "text": "Gunmen killed 14 civilians in Djibo on 20 March 2024, the army said.",
    "publisher": "The Paper",
}
GAO = {
    "id": "gao",
    "text": "JNIM fighters killed six soldiers in Gao, Mali, on 2 May 2024.",
    "publisher": "=1+1",
}


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in (DJIBO, GAO)))
    return path


def command(*arguments, **settings) -> subprocess.CompletedProcess:
    """The command as a user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "sahel", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        **settings,
    )


def printed(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_extract_prints_a_line_a_report_with_the_codebooks_fields(reports, capsys):
    assert main(["extract", "--format", "jsonl", str(reports)]) == 0
    djibo, gao = printed(capsys)
    assert (djibo["id"], gao["id"]) == ("djibo", "gao")
    (incident,) = djibo["incidents"]
    assert FIELDS <= incident.keys()
    assert (incident["name"], incident["country"], incident["date_start"]) == ("Djibo", "BFA", "2024-03-20")
    sentence = incident["evidence"][0]
    assert DJIBO["text"][sentence["start"] : sentence["end"]] == sentence["quote"]


def test_extract_reads_standard_input_and_needs_no_database(tmp_path):
    done = command(
        "extract", "-", input=json.dumps(DJIBO), env=os.environ | {"SAHEL_DATABASE": "/nowhere/at/all.sqlite"}
    )
    assert (done.returncode, json.loads(done.stdout)["id"]) == (0, "djibo")


def test_extract_tells_what_it_cannot_read_and_does_the_others(reports, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["extract", str(empty), str(reports)]) == 1
    out, err = capsys.readouterr()
    bad, *good = map(json.loads, out.splitlines())
    assert bad == {"id": "empty", "incidents": [], "error": "it is empty"}
    assert [line["id"] for line in good] == ["djibo", "gao"]
    assert err == f"{empty}: it is empty\n"


def test_extract_says_where_a_language_is_not_read_and_that_is_no_error(tmp_path, capsys):
    path = tmp_path / "es.txt"
    path.write_text(
        "Hombres armados mataron a 14 civiles en la ciudad de Djibo, según las autoridades del país."
    )
    assert main(["extract", str(path)]) == 0
    assert capsys.readouterr().err == "es: language es is not read yet\n"


def test_a_report_that_tells_of_no_incident_is_named_and_is_no_error(tmp_path, capsys):
    path = tmp_path / "market.txt"
    path.write_text("The cooperative sold its onions in the market of Agadez; the harvest was good this year.")
    for verb in ("extract", "ingest"):
        assert main([verb, str(path)]) == 0
        assert "market: it tells of no incident\n" in capsys.readouterr().err


def test_extract_with_several_workers_prints_the_same(reports, capsys):
    main(["extract", str(reports)])
    alone = capsys.readouterr().out
    main(["extract", str(reports), "--workers", "2"])
    assert capsys.readouterr().out == alone


def test_extract_starts_at_once(tmp_path):
    path = tmp_path / "calm.txt"
    path.write_text("Rain is expected.")
    command("extract", path)
    start = time.monotonic()
    command("extract", path)
    assert time.monotonic() - start < 3


def test_extract_ends_quietly_where_its_reader_has_enough(reports):
    many = "".join(json.dumps(DJIBO | {"id": str(number)}) + "\n" for number in range(300))
    with subprocess.Popen(
        [sys.executable, "-m", "sahel", "extract", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as running:
        running.stdout.close()
        running.stdin.write(many)
        running.stdin.close()
        assert running.stderr.read() == ""


def test_geocode_answers_each_line(tmp_path, capsys):
    path = tmp_path / "toponyms.jsonl"
    path.write_text(
        '{"id": 1, "toponym": "Gao region"}\n'
        '{"id": 2, "toponym": "Maiduguri", "country": "Nigeria", "admin1": "Borno"}\n'
        '{"id": 3, "toponym": "Xyzzyville", "context": "Gao, Mopti"}\n'
    )
    assert main(["geocode", str(path)]) == 0
    gao, maiduguri, nowhere = printed(capsys)
    assert list(gao) == [
        "id",
        "name",
        "latitude",
        "longitude",
        "admin1",
        "country",
        "geo_precision",
        "geonameid",
        "match",
        "score",
    ]
    assert (gao["country"], gao["geo_precision"]) == ("MLI", 3)
    assert (maiduguri["name"], maiduguri["country"], maiduguri["geo_precision"]) == ("Maiduguri", "NGA", 1)
    assert (nowhere["id"], nowhere["latitude"], nowhere["longitude"]) == (3, None, None)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "1",
        '{"id": 1}',
        '{"id": 1, "toponym": null}',
        '{"id": 1, "toponym": ["Gao"]}',
        '{"id": 1, "toponym": "Gao", "country": 5}',
        '{"id": 1, "toponym": "Gao", "context": 5}',
    ],
)
def test_geocode_tells_a_line_that_it_cannot_read_and_does_the_others(tmp_path, capsys, line):
    path = tmp_path / "toponyms.jsonl"
    path.write_text(line + '\n{"id": 2, "toponym": "Gao"}\n')
    assert main(["geocode", str(path)]) == 1
    bad, good = printed(capsys)
    assert bad["error"].startswith("line 1: ") and good["id"] == 2


def test_a_file_that_is_not_there_is_a_line_and_not_a_traceback(capsys):
    assert main(["geocode", "none.jsonl"]) == 1
    assert capsys.readouterr().err == "none.jsonl: No such file or directory\n"


def test_ingest_ends_with_a_summary_and_the_same_again_changes_nothing(reports, capsys):
    assert main(["ingest", str(reports)]) == 0
    first = capsys.readouterr()
    assert main(["ingest", str(reports)]) == 0
    second = capsys.readouterr()
    assert first.out == second.out == ""
    assert first.err.startswith("2 reports: 2 new, 0 changed, 0 unchanged, 0 rejected; 2 incidents read")
    assert second.err.startswith("2 reports: 0 new, 0 changed, 2 unchanged, 0 rejected; 0 incidents read")


def test_ingest_tells_what_it_rejects(reports, tmp_path, capsys):
    assert main(["ingest", str(reports), str(tmp_path / "none.txt")]) == 1
    assert "none: no such file or directory\n" in capsys.readouterr().err
    main(["stats", "--json"])
    assert json.loads(capsys.readouterr().out)["incidents"] == 2


def test_ingest_into_an_empty_store_only(reports, tmp_path, capsys):
    assert main(["ingest", "--if-empty", str(reports)]) == 0
    other = tmp_path / "other.txt"
    other.write_text(GAO["text"].replace("six", "nine"))
    assert main(["ingest", "--if-empty", str(other)]) == 0
    assert "nothing to do" in capsys.readouterr().err
    main(["stats", "--json"])
    assert json.loads(capsys.readouterr().out)["incidents"] == 2


def test_stats_counts_what_matches(reports, capsys):
    main(["ingest", str(reports)])
    capsys.readouterr()
    assert main(["stats", "--json", "--group", "jnim", "--from", "2024-05-01", "--to", "2024-05-31"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["incidents"], figures["fatalities_best"]) == (1, 6)
    assert (figures["by_group"], figures["by_country"]) == ({"jnim": 1}, {"MLI": 1})


def test_stats_as_text_and_of_an_empty_store(capsys):
    assert main(["stats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["incidents", "0"]
    assert ["fatalities", "best", "-"] in [line.split() for line in lines]


def test_a_run_that_was_killed_before_it_published_is_published_by_the_next_question(
    reports, capsys, tmp_path
):
    main(["ingest", str(reports)])
    for path in (tmp_path / "sahel.snapshot").iterdir():
        path.unlink()
    capsys.readouterr()
    main(["stats", "--json"])
    assert json.loads(capsys.readouterr().out)["incidents"] == 2


def test_export_writes_what_matches_and_no_formula(reports, tmp_path, capsys):
    main(["ingest", str(reports)])
    out = tmp_path / "jnim.csv"
    assert (
        main(
            [
                "export",
                "--to",
                "csv",
                "--country",
                "mli",
                "--from",
                "2024-01-01",
                "--to",
                "2024-12-31",
                str(out),
            ]
        )
        == 0
    )
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8")))
    assert (row["name"], row["perpetrators"], row["fatalities_best"], row["publisher"]) == (
        "Gao",
        "jnim",
        "6",
        "'=1+1",
    )


def test_export_of_nothing_has_its_columns(tmp_path, capfdbinary):
    assert main(["export", "--to", "csv", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"incident_id,")


def test_export_to_a_folder_that_is_not_there_is_a_line(tmp_path, capsys):
    assert main(["export", "--to", "csv", str(tmp_path / "none" / "x.csv")]) == 1
    assert capsys.readouterr().err.endswith("No such file or directory\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["stats", "--from", "yesterday"],
        ["stats", "--to", "csv"],
        ["stats", "--country", "XXX"],
        ["stats", "--min-fatalities", "-1"],
        ["stats", "--geo-precision", "9"],
        ["stats", "--event-type", "Battle"],
        ["export", "--to", "docx", "x"],
        ["ingest"],
        ["extract", "--workers", "0", "x"],
        [],
        ["fly"],
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage: python -m sahel" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["extract", "geocode", "ingest", "export", "stats"])
def test_each_verb_has_help_with_an_example(verb, capsys):
    with pytest.raises(SystemExit) as end:
        parser().parse_args([verb, "--help"])
    assert end.value.code == 0
    assert (
        f"Example: {Path('python')} -m sahel" in " ".join(capsys.readouterr().out.split())
        or verb == "geocode"
    )


def test_a_database_may_be_named_on_the_command_line(reports, tmp_path, capsys):
    main(["ingest", "--database", str(tmp_path / "team.sqlite"), str(reports)])
    assert (tmp_path / "team.snapshot" / "incidents.parquet").exists()
    assert not (tmp_path / "sahel.sqlite").exists()
