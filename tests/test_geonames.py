"""GeoNames' dumps: a tiny one of the Gourma is imported, damaged and downloaded from a server on this machine."""

import gzip
import http.server
import io
import threading
import zipfile
from dataclasses import replace

import pytest

from sahel.cli import main
from sahel.extract import extract
from sahel.geocode import dumps, gazetteer, imports, resolve
from sahel.geocode.download import NotDownloaded, download
from sahel.geocode.dumps import NotADump, alternate_names
from sahel.geocode.gazetteer import Gazetteer, Row, is_same_place
from sahel.geocode.geonames import import_dump
from sahel.geocode.search import find
from sahel.model import Report, Toponym


def line(geonameid, name, alternates="", at=(16.0, -0.5), feature="P.PPL", admin1="09", admin2="", people=0,
         country="ML"):
    """A line of a dump: nineteen columns."""
    columns = (geonameid, name, name, alternates, *at, *feature.split("."), country, "", admin1, admin2, "", "",
               people, "", 260, "Africa/Bamako", "2014-01-01")
    return "\t".join(map(str, columns))


DUMP = [
    line(1, "Mopti Region", "Mopti,Région de Mopti", (14.6, -3.6), "A.ADM1", "04"),
    line(2, "Gao Region", "Gao", (16.6, -0.1), "A.ADM1", "09"),
    line(3, "Cercle d’Ansongo", "Ansongo", (15.66, 0.5), "A.ADM2", "09", "77"),
    line(2457161, "Gao", "Gawgaw,GAQ,http://gao.example,jybw", (16.272, -0.045), people=86_633),
    line(11, "Tin Fadimata", "I-n-Fadimata,Imfadimata", (15.8, 0.3), admin2="77"),
    line(12, "Vorkaba", at=(14.7, -3.9), admin1="04"),
    line(13, "Vorkaba", at=(16.3, -0.4)),
    line(14, "Vorkaba", at=(16.1, -0.2), feature="H.WLL"),
    line(15, "Gossi Wells", at=(15.9, -0.9), feature="H.WLL", admin1="00"),
    line(16, "Banque du Fleuve", feature="S.BANK"),
    line(17, "Anywhere", at=(48.8, 2.3)),
    line(18, "Tin Hama East", at=(15.92, 2.41)),
    line(19, "Sangha Ba", at=(14.6, -3.3), people=12_000, admin1="09"),
]
FLAWED = ["", "no line of a dump", line(20, "Nowhere", at=(160.0, 0.0)), line(21, " "), line("x", "Number")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where this test's imports lie."""
    monkeypatch.setenv("SAHEL_GAZETTEER", str(tmp_path / "imported"))
    return tmp_path / "imported"


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "ML.txt"
    path.write_text("\n".join(DUMP), "utf-8")
    return path


@pytest.fixture
def known(dump, folder):
    """The gazetteer with the dump beneath it."""
    import_dump(dump)
    return Gazetteer.load(beneath=imports.imported())


def zipped(text: str, name: str = "ML.txt") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "what the columns are")
        archive.writestr(name, text)
    return file.getvalue()


def test_an_import_says_what_came_of_each_line(tmp_path, folder):
    path = tmp_path / "ML.txt"
    path.write_text("\n".join(DUMP + FLAWED), "utf-8")
    done = import_dump(path)
    (mali,) = done.outcomes
    assert (mali.country.iso3, mali.places, mali.names, mali.known) == ("MLI", 7, 10, 1)
    assert dict(mali.left_out) == {"of a kind that reports do not name": 4, "outside the country": 1,
                                   "called as a settlement of the division": 1}
    assert done.flawed == tuple(len(DUMP) + number for number in (2, 3, 4, 5))


def test_a_feature_becomes_a_place_in_the_units_of_the_codebook(known):
    assert known.lookup("in fadimata") == (Row(
        "geonames.11", "Tin Fadimata", ("I-n-Fadimata", "Imfadimata"), "village", "MLI", "Gao", "Ansongo", 15.8,
        0.3, 2.0, None, "GeoNames", 11),)
    (well,) = known.lookup("Gossi Wells")
    assert (well.kind, well.admin1) == ("site", "Tombouctou")     # by where it lies: the dump does not know


def test_a_point_far_from_the_division_of_its_code_is_of_the_one_it_lies_in(known):
    (sangha,) = known.lookup("Sangha Ba")
    assert (sangha.admin1, sangha.kind, sangha.population) == ("Mopti", "town", 12_000)


def test_a_place_in_a_division_younger_than_the_dump_is_of_the_one_with_the_nearest_seat(known):
    (east,) = known.lookup("Tin Hama East")
    assert east.admin1 == "Ménaka"


def test_a_place_of_the_tables_wins_and_is_known_by_the_names_of_the_dump(known):
    (town,) = (row for row in known.lookup("Gao") if row.kind == "town" and row.country == "MLI")
    assert not town.is_imported
    assert known.lookup("Gawgaw") == (town,)
    assert [row for row in known.rows if row.geonameid == town.geonameid] == [town]


def test_neither_addresses_nor_codes_are_names(known):
    assert [known.lookup(name) for name in ("GAQ", "http://gao.example", "jybw")] == [(), (), ()]


@pytest.mark.parametrize(("admin1", "latitude"), [("Gao", 16.3), ("Mopti", 14.7)])
def test_of_two_homonyms_the_one_in_the_division_is_meant(known, admin1, latitude):
    assert resolve(Toponym("Vorkaba", country="MLI", admin1=admin1), known).latitude == latitude


def test_a_misspelt_name_is_placed(known):
    assert resolve(Toponym("Tin Fadimatta", country="MLI", admin1="Gao"), known).geonameid == 11


def test_a_users_own_places_come_first_and_the_rest_stays(known):
    mine = Row(
        "mine.1", "Vorkaba", ("Vorkaba-Camp",), "camp", "MLI", "Gao", None, 16.31, -0.41, 1.0, None, "me", None)
    extended = known.extended([mine])
    assert [row.place_id for row in extended.lookup("Vorkaba")] == ["mine.1", "geonames.12"]
    assert resolve(Toponym("Vorkaba", country="MLI", admin1="Gao"), extended).latitude == 16.31
    assert extended.lookup("Tin Fadimata") == known.lookup("Tin Fadimata")
    assert extended.sounding_like("Vorcabba")[0] is mine
    assert extended.spellings.like("vorkabacamq", 80)["vorkabacamp"] > 90.0
    assert len(extended.rows) == len(known.rows)
    assert mine not in known.lookup("Vorkaba")


def test_villages_that_geonames_tells_apart_are_one_only_where_both_bear_the_name():
    one = Row("a", "Douna", (), "village", "MLI", "Ségou", None, 13.0, -5.0, 3.0, None, "GeoNames", 1)
    twin = replace(one, place_id="c", latitude=13.02, geonameid=3)
    other = replace(twin, place_id="b", name="Loulouni", alternates=("Douna",), geonameid=2)
    assert (is_same_place(one, other), is_same_place(one, twin)) == (False, True)


def test_a_new_dump_of_a_country_replaces_the_old_and_the_other_countries_stay(dump, folder):
    import_dump(dump)
    niger = dump.with_name("NE.txt")
    niger.write_text(line(31, "Tin Gara", at=(14.8, 3.0), admin1="09", country="NE"), "utf-8")
    import_dump(niger)
    dump.write_text(DUMP[4], "utf-8")
    import_dump(dump)
    assert [row.name for row in imports.imported().rows] == ["Tin Fadimata", "Tin Gara"]


def test_a_dump_is_read_as_it_comes_packed(tmp_path, folder):
    text = "\r\n".join(DUMP)
    (tmp_path / "ML.zip").write_bytes(zipped("\ufeff" + text))
    (tmp_path / "ML.txt.gz").write_bytes(gzip.compress(text.encode()))
    assert [import_dump(tmp_path / name).outcomes[0].places for name in ("ML.zip", "ML.txt.gz")] == [7, 7]


@pytest.mark.parametrize(("content", "why"), [
    (b"a,b,c\n1,2,3\n", "no dump of GeoNames"),
    (b"", "no dump of GeoNames"),
    (b"PK\x03\x04 and no more", "cannot be unpacked"),
    (gzip.compress("\n".join(DUMP * 50).encode())[:-40], "cannot be unpacked"),
    (zipped("\n".join(DUMP), "ML.csv"), "holds one table, this has 0"),
    (line(41, "Paris", at=(48.8, 2.3), country="FR").encode(), "no place of the region's countries"),
])
def test_what_is_no_dump_says_why_and_replaces_nothing(dump, folder, tmp_path, content, why):
    import_dump(dump)
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(NotADump, match=why):
        import_dump(path)
    assert len(imports.imported().rows) == 7


def test_a_bomb_is_not_unpacked(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(dumps, "MAX_BYTES", 100_000)
    (tmp_path / "ML.zip").write_bytes(zipped("\n".join(DUMP * 200)))
    with pytest.raises(NotADump, match="larger than"):
        import_dump(tmp_path / "ML.zip")


def test_a_table_of_alternate_names_adds_names_but_no_links(dump, folder, tmp_path):
    table = tmp_path / "names.txt"
    table.write_text("1\t11\tfr\tFadimata-Sud\n2\t11\tlink\thttps://a.example\n3\t11\twkdt\tQ123\n", "utf-8")
    import_dump(dump, other_names=alternate_names(table))
    (place,) = imports.imported().spelled("fadimatasud")
    assert place.alternates == ("I-n-Fadimata", "Imfadimata", "Fadimata-Sud")


def test_what_is_imported_is_known_at_once_and_read_only_once(dump, folder):
    before = gazetteer.default()
    assert before.lookup("Tin Fadimata") == () and gazetteer.default() is before
    import_dump(dump)
    after = gazetteer.default()
    assert [row.place_id for row in after.lookup("Tin Fadimata")] == ["geonames.11"]
    assert gazetteer.default() is after
    (folder / "ML.places").unlink()
    assert gazetteer.default().lookup("Tin Fadimata") == ()


def test_a_spoilt_import_is_left_out_and_told(dump, folder, caplog):
    import_dump(dump)
    path = folder / "ML.places"
    path.write_text(path.read_text("utf-8")[:-60], "utf-8")
    assert imports.imported() is None
    assert "Import the country again" in caplog.text


def test_find_lists_what_a_name_may_mean_the_best_first(known):
    assert [(found.row.name, found.match) for found in find("Tin Fadimatta", known, country="MLI")][:1] == [
        ("Tin Fadimata", "sound")]
    assert [found.row.geonameid for found in find("vorkaba", known, admin1="Mopti")][:1] == [12]
    assert find("  ", known) == []


class Exports(http.server.BaseHTTPRequestHandler):
    """An export site that gives parts of a file, and breaks off as often as it is told."""

    files: dict[str, bytes] = {}
    breaks = 0
    asked: list[str | None] = []

    def do_GET(self):
        body = self.files.get(self.path)
        if body is None:
            self.send_error(404)
            return
        told = self.headers["Range"]
        self.asked.append(told)
        start = int(told.removeprefix("bytes=").rstrip("-")) if told else 0
        if start >= len(body):
            self.send_error(416)
            return
        self.send_response(206 if told else 200)
        if told:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        rest = body[start:]
        if type(self).breaks:
            type(self).breaks -= 1
            rest = rest[: len(rest) // 2]
        self.wfile.write(rest)

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def exports(monkeypatch):
    """The address of the site; its files and faults are the class's."""
    for name, value in (("files", {"/dump/ML.zip": zipped("\n".join(DUMP))}), ("breaks", 0), ("asked", [])):
        monkeypatch.setattr(Exports, name, value)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Exports)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/dump/"
    server.shutdown()
    server.server_close()


def test_a_download_that_breaks_off_is_gone_on_with(exports, tmp_path):
    Exports.breaks = 2
    path = download("ML", tmp_path, exports)
    assert path.read_bytes() == Exports.files["/dump/ML.zip"]
    assert Exports.asked[0] is None
    assert all(Exports.asked[1:]) and len(Exports.asked) == 3
    assert not list(tmp_path.glob("*.part"))


def test_what_an_earlier_run_left_is_gone_on_with(exports, tmp_path):
    Exports.breaks = 100
    with pytest.raises(NotDownloaded, match="broke off"):
        download("ML", tmp_path, exports)
    left = (tmp_path / "ML.zip.part").stat().st_size
    Exports.breaks = 0
    assert download("ML", tmp_path, exports).read_bytes() == Exports.files["/dump/ML.zip"]
    assert Exports.asked[-1] == f"bytes={left}-"


@pytest.mark.parametrize("left", [b"of an older file", b"x" * 5_000])
def test_what_is_left_of_another_file_is_thrown_away(exports, tmp_path, left):
    (tmp_path / "ML.zip.part").write_bytes(left)
    assert download("ML", tmp_path, exports).read_bytes() == Exports.files["/dump/ML.zip"]


def test_a_damaged_zip_is_not_kept(exports, tmp_path):
    whole = Exports.files["/dump/ML.zip"]
    at = whole.index(b"ML.txt") + 40
    Exports.files["/dump/ML.zip"] = whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1:]
    with pytest.raises(NotDownloaded, match="damaged"):
        download("ML", tmp_path, exports)
    assert list(tmp_path.iterdir()) == []


def test_the_verb_downloads_and_imports_then_finds(exports, folder, capsys):
    assert main(["gazetteer", "download", "ML", "--base", exports]) == 0
    assert "Mali: 7 places with 10 names" in capsys.readouterr().err
    assert [path.name for path in folder.glob("*.places")] == ["ML.places"]


@pytest.mark.parametrize(("arguments", "why"), [
    (["download", "NE", "--base"], "404 Not Found"),
    (["download", "NE", "--base", "file:///etc"], "not an http or https address"),
    (["download", "NE", "--base", "http://127.0.0.1:9/"], "gazetteer import FILE"),
])
def test_a_download_that_cannot_be_says_what_to_do(exports, folder, capsys, arguments, why):
    given = ["gazetteer", *arguments, *([exports] if arguments[-1] == "--base" else [])]
    assert main(given) == 1
    assert why in capsys.readouterr().err


def test_the_verb_tells_lines_that_could_not_be_read(tmp_path, folder, capsys):
    path = tmp_path / "ML.txt"
    path.write_text("\n".join(DUMP + FLAWED), "utf-8")
    assert main(["gazetteer", "import", str(path)]) == 0
    assert "lines that could not be read: 4 (line 15, 16, 17, 18)" in capsys.readouterr().err
    path.write_text("nothing", "utf-8")
    assert main(["gazetteer", "import", str(path)]) == 1
    assert "no dump of GeoNames" in capsys.readouterr().err


def test_an_imported_name_is_a_place_only_where_the_words_say_so(tmp_path):
    into = tmp_path / "gz"
    imports.publish("BF", _villages(), into)
    known = Gazetteer.load(beneath=imports.imported(into))
    french = Report("r", "Dix civils ont été tués à Djibo. Soir de deuil au marché.", language="fr")
    assert [i.place for i in extract(french, known)] == ["Djibo"]
    english = Report("r", "Gunmen killed ten civilians in the village of Gorbalenda in the Sahel region of Burkina Faso.")
    (incident,) = extract(english, known)
    assert resolve(incident.toponym, known).geonameid == 1


def _villages():
    for number, name in enumerate(("Gorbalenda", "Soir"), 1):
        yield Row(f"geonames.{number}", name, (), "village", "BFA", "Sahel", None, 14.2, -1.6, 2.0, None, "GeoNames", number)
