"""GeoNames' dumps: imported beneath the curated places, downloaded over a bad line, and what is no dump."""

import gzip
import http.server
import io
import json
import threading
import zipfile
from contextlib import contextmanager

import pytest

from sahel.cli import main
from sahel.extract import extract
from sahel.geocode import gazetteer, imports, resolve
from sahel.geocode.download import NotDownloaded, download
from sahel.geocode.dumps import NotADump
from sahel.geocode.geonames import import_dump
from sahel.model import Report, Toponym

# Villages that nobody has: Gorbalenda stands in two divisions, Mil and Soir are also words.
LINES = (
    "9000001\tGorbalenda\tGorbalenda\tGorbalanda,Gourbalenda\t14.2\t-1.6\tP\tPPL\tBF\t\t12\t\t\t\t0\t\t300\tAfrica/Ouagadougou\t2020-01-01",
    "9000002\tGorbalenda\tGorbalenda\t\t12.1\t0.4\tP\tPPL\tBF\t\t08\t\t\t\t0\t\t300\tAfrica/Ouagadougou\t2020-01-01",
    "9000003\tSoir\tSoir\t\t12.2\t0.5\tP\tPPL\tBF\t\t08\t\t\t\t0\t\t300\tAfrica/Ouagadougou\t2020-01-01",
    "9000004\tGorbalenda Hill\tGorbalenda Hill\t\t12.3\t0.6\tT\tHLL\tBF\t\t08\t\t\t\t0\t\t300\tAfrica/Ouagadougou\t2020-01-01",
    "9000005\tNulle Part\tNulle Part\t\t48.8\t2.3\tP\tPPL\tBF\t\t08\t\t\t\t0\t\t300\tAfrica/Ouagadougou\t2020-01-01",
    "2361177\tDjibo\tDjibo\t\t14.09937\t-1.62545\tP\tPPLA2\tBF\t\t12\t\t\t\t26000\t\t300\tAfrica/Ouagadougou\t2020-01-01",
)
DUMP = "\n".join(LINES) + "\n"
ELSEWHERE = LINES[0].replace("\tBF\t", "\tFR\t") + "\n"


@pytest.fixture
def whole(monkeypatch):
    """Import a dump's text as a file of that name; the gazetteer is read anew, then and afterwards."""
    gazetteer.default.cache_clear()
    yield
    monkeypatch.undo()
    gazetteer.default.cache_clear()


def written(folder, name: str, text: str = DUMP):
    """The text as a file, in a zip or a gzip by the name's end."""
    path = folder / name
    if name.endswith(".zip"):
        path.write_bytes(zipped(text))
    else:
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def zipped(text: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "not this one")
        archive.writestr("BF.txt", text)
    return kept.getvalue()


def found(text: str, admin1: str | None = None):
    return resolve(Toponym(text, country="BFA", admin1=admin1), gazetteer.default())


@pytest.mark.parametrize("name", ["BF.txt", "BF.zip", "BF.txt.gz"])
def test_the_villages_of_a_dump_are_found_by_name_other_name_and_division(whole, tmp_path, name):
    done = import_dump(written(tmp_path, name))
    assert [(o.country.iso3, o.places, o.known) for o in done.outcomes] == [("BFA", 5, 1)] and done.flawed == ()
    gazetteer.default.cache_clear()
    assert (found("Gorbalenda", "Sahel").latitude, found("Gorbalenda", "Est").latitude) == (14.2, 12.1)
    assert found("Gourbalenda").geonameid == 9000001
    assert found("Gorbalenda").geo_precision == 4     # which of the two is not told


def test_what_lies_outside_its_country_or_is_no_place_of_reports_is_left_out_and_told(whole, tmp_path):
    (outcome,) = import_dump(written(tmp_path, "BF.txt")).outcomes
    assert dict(outcome.left_out)["outside the country"] == 1
    gazetteer.default.cache_clear()
    assert found("Nulle Part").match == "country"


def test_a_curated_place_wins_over_its_double(whole, tmp_path):
    before = gazetteer.default().lookup("Djibo")
    import_dump(written(tmp_path, "BF.txt"))
    gazetteer.default.cache_clear()
    assert gazetteer.default().lookup("Djibo") == before


def test_a_new_dump_replaces_the_old_one(whole, tmp_path):
    import_dump(written(tmp_path, "BF.txt"))
    import_dump(written(tmp_path, "new.txt", LINES[1] + "\n"))
    gazetteer.default.cache_clear()
    assert [row.admin1 for row in gazetteer.default().lookup("Gorbalenda")] == ["Est"]


def test_a_village_that_is_also_a_word_is_none_where_no_word_says_a_place(whole, tmp_path):
    import_dump(written(tmp_path, "BF.txt"))
    gazetteer.default.cache_clear()
    french = Report("r", "Dix civils ont été tués à Djibo. Soir de deuil au marché.", language="fr")
    assert [i.place for i in extract(french, gazetteer.default())] == ["Djibo"]
    english = Report("r", "Gunmen killed ten civilians in the village of Gorbalenda in the Sahel region of Burkina Faso.")
    (incident,) = extract(english, gazetteer.default())
    assert resolve(incident.toponym, gazetteer.default()).geonameid == 9000001


def test_lines_that_cannot_be_read_are_counted_and_the_others_kept(tmp_path, capsys):
    path = written(tmp_path, "BF.txt", "a line\n" + DUMP + LINES[0].replace("14.2", "north") + "\n")
    assert main(["gazetteer", "import", str(path)]) == 0
    err = capsys.readouterr().err
    assert "Burkina Faso: 5 places" in err and "lines that could not be read: 2 (line 1, 8)" in err


@pytest.mark.parametrize("text", ["", "name,latitude\nX,3\n", "\x00\x01\x02" * 50, ELSEWHERE])
def test_what_is_no_dump_of_the_region_is_refused_in_a_sentence(tmp_path, text, capsys):
    with pytest.raises(NotADump):
        import_dump(written(tmp_path, "x.txt", text))
    assert main(["gazetteer", "import", str(tmp_path / "x.txt")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_zip_that_is_none_is_refused_in_a_sentence(tmp_path, capsys):
    (tmp_path / "BF.zip").write_bytes(b"PK\x03\x04 and no more")
    assert main(["gazetteer", "import", str(tmp_path / "BF.zip")]) == 1
    assert capsys.readouterr().err.startswith(str(tmp_path / "BF.zip"))


def test_a_file_of_imported_places_that_was_cut_off_is_left_out_and_told(whole, tmp_path, caplog):
    import_dump(written(tmp_path, "BF.txt"))
    (path,) = imports.folder().glob("*.places")
    path.write_text(path.read_text("utf-8")[:-40], "utf-8")
    gazetteer.default.cache_clear()
    assert gazetteer.default().lookup("Djibo") and not gazetteer.default().lookup("Gorbalenda")
    assert str(path) in caplog.text


def test_a_name_is_looked_for_on_the_command_line(whole, tmp_path, capsys):
    import_dump(written(tmp_path, "BF.txt"))
    gazetteer.default.cache_clear()
    assert main(["gazetteer", "find", "Gorbalanda", "--country", "BF", "--admin1", "Sahel", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["name"], first["admin1"], first["geonameid"]) == ("Gorbalenda", "Sahel", 9000001)
    assert main(["gazetteer", "find", "Zzzzzz"]) == 1
    assert "No place is known as 'Zzzzzz'" in capsys.readouterr().err


class _Site(http.server.BaseHTTPRequestHandler):
    """An export site that breaks off after so many bytes of each answer, and goes on where it is asked to."""

    files: dict[str, bytes] = {}
    most = 10**9
    ranges = True
    asked: list[str | None] = []

    def do_GET(self):
        whole, wanted = self.files.get(self.path), self.headers.get("Range")
        self.asked.append(wanted)
        if whole is None:
            self.send_error(404)
            return
        start = int(wanted[6:-1]) if wanted and self.ranges else 0
        if start >= len(whole):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(whole) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(whole) - 1}/{len(whole)}")
        self.end_headers()
        self.wfile.write(whole[start : start + self.most])

    def log_message(self, *args):
        pass


@contextmanager
def site(files: dict[str, bytes], most: int = 10**9, ranges: bool = True):
    """Such a site on loopback: its address, and the ranges that it was asked for."""
    asked: list[str | None] = []
    handler = type("Site", (_Site,), {"files": files, "most": most, "ranges": ranges, "asked": asked})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


def test_a_dump_is_downloaded_and_imported(whole, tmp_path, capsys):
    with site({"/BF.zip": zipped(DUMP)}) as (address, _):
        assert main(["gazetteer", "download", "BF", "--base", address]) == 0
    gazetteer.default.cache_clear()
    assert found("Gorbalenda", "Est").geonameid == 9000002
    assert "Burkina Faso: 5 places" in capsys.readouterr().err


def test_a_download_that_breaks_off_goes_on_where_it_was(tmp_path):
    archive = zipped(DUMP)
    with site({"/BF.zip": archive}, most=len(archive) // 2 + 1) as (address, asked):
        path = download("BF", tmp_path, address)
    assert path.read_bytes() == archive
    assert asked == [None, f"bytes={len(archive) // 2 + 1}-"]


def test_what_was_begun_before_is_gone_on_with_and_begun_anew_where_the_file_changed(tmp_path):
    archive = zipped(DUMP)
    (tmp_path / "BF.zip.part").write_bytes(archive[:50])
    with site({"/BF.zip": archive}) as (address, asked):
        assert download("BF", tmp_path, address).read_bytes() == archive and asked == ["bytes=50-"]
    (tmp_path / "BF.zip.part").write_bytes(b"an older file's first bytes")
    with site({"/BF.zip": archive}) as (address, asked):
        assert download("BF", tmp_path, address).read_bytes() == archive and asked[-1] is None


def test_a_site_without_ranges_is_read_from_the_start(tmp_path):
    archive = zipped(DUMP)
    (tmp_path / "BF.zip.part").write_bytes(archive[:50])
    with site({"/BF.zip": archive}, ranges=False) as (address, _):
        assert download("BF", tmp_path, address).read_bytes() == archive


@pytest.mark.parametrize("files", [{}, {"/BF.zip": b"no zip at all"}, {"/BF.zip": zipped(DUMP)[:-30]}])
def test_what_cannot_be_had_says_what_to_do_instead(tmp_path, files, capsys):
    with site(files) as (address, _):
        with pytest.raises(NotDownloaded):
            download("BF", tmp_path, address)
        assert main(["gazetteer", "download", "BF", "--base", address]) == 1
    err = capsys.readouterr().err
    assert "download it in a browser" in err and "gazetteer import FILE" in err and "Traceback" not in err


def test_without_a_network_the_same_is_said(tmp_path):
    with site({}) as (address, _):
        pass
    with pytest.raises(NotDownloaded, match="gazetteer import FILE"):
        download("BF", tmp_path, address)
