"""What is read as a report, and what is not, with its reason."""

import http.server
import io
import json
import threading
import time
from datetime import date

import pytest

from sahel.fetch import Refused, fetch, is_public
from sahel.model import Report
from sahel.reports import MAX_TEXT, Unreadable, read, read_all, read_lines
from sahel.formats.webpage import parse

ARTICLE = """<!doctype html><html lang="fr-FR"><head><title>Le titre - Le Journal</title>
<meta property="og:title" content="Le titre"><meta property="og:site_name" content="Le Journal">
<meta property="article:published_time" content="2024-03-21T08:00:00+00:00">
<link rel="canonical" href="https://example.org/a">
<script>var x = "<p>not text</p>";</script></head><body><nav><ul><li>Accueil</li></ul></nav>
<article><h1>Le titre</h1><p>Une embuscade &agrave; T&eacute;guey.<br>Vingt-trois
soldats tués.</p><ul><li>Un</li><li>Deux</li></ul></article>
<aside>Publicité</aside><footer>Contact</footer></body></html>"""


def one(source) -> Report | Unreadable:
    found = list(read(source))
    assert len(found) == 1
    return found[0]


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def from_lines(*lines: str | bytes) -> list[Report | Unreadable]:
    return list(
        read_lines(io.BytesIO(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines)), "in")
    )


def reason(source) -> str:
    found = one(source)
    assert isinstance(found, Unreadable)
    return found.reason


def test_plain_text_is_a_report_named_after_its_file(tmp_path):
    assert one(written(tmp_path, "djibo.txt", "Une attaque à Djibo.\n")) == Report(
        "djibo", "Une attaque à Djibo.\n"
    )


def test_front_matter_says_what_the_report_is_and_is_no_part_of_its_text(tmp_path):
    text = (
        '---\nid: a1\npublisher: The Paper\ntitle: "Attack: six dead"\npublished: 2024-07-22\nlanguage: en\n'
        "url: https://example.org/a:1\n---\n\n# Attack\n\nSix died.\n"
    )
    assert one(written(tmp_path, "x.md", text)) == Report(
        "a1",
        "# Attack\n\nSix died.\n",
        date(2024, 7, 22),
        "en",
        "Attack: six dead",
        "The Paper",
        "https://example.org/a:1",
    )


def test_a_rule_that_begins_a_text_without_a_second_one_is_no_front_matter(tmp_path):
    assert one(written(tmp_path, "x.md", "---\nSix died.\n")).text == "---\nSix died.\n"


def test_a_web_page_gives_its_article_block_by_block(tmp_path):
    assert one(written(tmp_path, "x.html", ARTICLE)) == Report(
        "x",
        "Le titre\n\nUne embuscade à Téguey.\nVingt-trois soldats tués.\n\nUn\nDeux",
        date(2024, 3, 21),
        "fr",
        "Le titre",
        "Le Journal",
        "https://example.org/a",
    )


def test_a_web_page_in_another_encoding_says_so_itself(tmp_path):
    page = "<html><head><meta charset='iso-8859-15'></head><body><p>Téguey, cœur</p></body></html>"
    assert one(written(tmp_path, "x.html", page.encode("iso-8859-15"))).text == "Téguey, cœur"


@pytest.mark.parametrize(
    "page", ["<p>A<p>B", "<div><div>A</span></div>B", "<html><head><title>T<body>A<p>B", "A<br>B</html>"]
)
def test_a_web_page_that_closes_nothing_keeps_its_text(page):
    assert "A" in parse(page).text + (parse(page).title or "") and "B" in parse(page).text


@pytest.mark.parametrize(
    "page", ["<div>" * 100_000 + "A", "<" * 300_000, "<!--" * 100_000, "<a b='" * 50_000, "&#" * 200_000]
)
def test_a_malformed_web_page_does_not_take_for_ever(page):
    start = time.monotonic()
    parse(page)
    assert time.monotonic() - start < 10


def test_json_lines_need_an_id_and_a_text():
    assert from_lines(
        '{"id": 7, "text": "Six died.", "published": "2024-07-22T10:00:00Z", "language": null}', ""
    ) == [Report("7", "Six died.", date(2024, 7, 22))]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "b", "text": "x"', "line 2: not JSON"),
        ("[1, 2]", "line 2: not a JSON object"),
        ("null", "line 2: not a JSON object"),
        ('{"text": "x"}', "line 2: no id"),
        ('{"id": " ", "text": "x"}', "line 2: no id"),
        ('{"id": "b"}', "line 2: no text"),
        ('{"id": "b", "text": null}', "line 2: no text"),
        ('{"id": "b", "text": ["x"]}', "line 2: no text"),
        ('{"id": "b", "text": "  "}', "line 2: it is empty"),
        ('{"id": "b", "text": "x", "published": "soon"}', "line 2: published: 'soon' is not a day"),
        (
            '{"id": "b", "text": "x", "published": "2024-02-30"}',
            "line 2: published: there is no day 2024-02-30",
        ),
        ('{"id": "b", "text": "x", "published": "9999-12-31"}', "line 2: published: no report is of the year 9999"),
        ('{"id": "b", "text": "x", "published": "0001-01-01"}', "line 2: published: no report is of the year 1"),
        ('{"id": NaN, "text": "x"}', "line 2: no id"),
        ('{"id": ' + "9" * 5_000 + ', "text": "x"}', "line 2: not JSON"),
        (b'{"id": "b", "text": "\xe9"}', "line 2: not UTF-8"),
        ("[" * 100_000, "line 2: not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_others_are_read(line, why):
    first, bad, last = from_lines('{"id": "a", "text": "x"}', line, '{"id": "c", "text": "z"}')
    assert (first.id, last.id) == ("a", "c")
    assert isinstance(bad, Unreadable) and bad.reason.startswith(why)


@pytest.mark.parametrize(
    "day",
    ["2024-07-22", "22 July 2024", "July 22, 2024", "Mon, 22 Jul 2024 10:00:00 GMT", "22 juillet 2024", 20240722],
)
def test_a_day_of_publication_may_be_written_in_several_ways(day):
    assert from_lines(json.dumps({"id": 1, "text": "x", "published": day}))[0].published == date(2024, 7, 22)


def test_a_language_may_be_given_by_code_or_name():
    told = [
        from_lines(json.dumps({"id": 1, "text": "x", "language": name}))[0].language
        for name in ("fr-FR", "EN", "French", "fra", "eng", "", "12", 12)
    ]
    assert told == ["fr", "en", "fr", "fr", "en", None, None, None]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/news/1", 7])
def test_an_address_that_is_none_of_the_web_is_not_kept(address):
    assert from_lines(json.dumps({"id": 1, "text": "x", "url": address}))[0].url is None


def test_characters_that_no_database_stores_are_replaced_one_by_one():
    assert from_lines('{"id": "a", "text": "\\u0000a\\ud800b"}')[0].text == "\ufffda\ufffdb"


def test_an_empty_file_a_missing_one_and_a_folder_without_reports(tmp_path):
    assert reason(written(tmp_path, "empty.txt", "")) == "it is empty"
    assert reason(written(tmp_path, "blank.md", "---\nid: a\n---\n \n")) == "it is empty"
    assert reason(tmp_path / "none.txt") == "no such file or directory"
    (tmp_path / "folder").mkdir()
    assert list(read(tmp_path / "folder")) == []


def test_a_binary_file_named_txt_is_told(tmp_path):
    assert "binary" in reason(written(tmp_path, "x.txt", bytes(range(256)) * 20))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_known(tmp_path, encoding):
    assert one(written(tmp_path, "x.txt", "L’armée à Téguey".encode(encoding))).text == "L’armée à Téguey"


def test_line_ends_of_other_systems_are_line_ends(tmp_path):
    assert one(written(tmp_path, "x.txt", b"a\r\nb\rc\n")).text == "a\nb\nc\n"


def test_five_megabytes_are_read_and_more_than_the_bound_is_refused(tmp_path):
    assert len(one(written(tmp_path, "x.txt", b"Six died. " * 500_000)).text) == 5_000_000
    assert "longer than 10 million" in reason(written(tmp_path, "y.txt", b"a" * (MAX_TEXT + 1)))
    assert "larger than 40 MB" in reason(written(tmp_path, "z.txt", b"a" * 41_000_000))
    bad, good = from_lines(b"a" * 41_000_000, '{"id": "c", "text": "z"}')
    assert "line 1: larger than 40 MB" in bad.reason and good.id == "c"


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/one.txt", "a.md", "README.md", ".hidden.txt", "b/readme.md", "photo.png"):
        written(tmp_path, name, f"Told in {name}.")
    found = list(read(tmp_path))
    assert [each.id for each in found] == ["a", "b/one", None]
    assert found[2].reason == ".png is no kind of report"
    assert list(read(tmp_path / "README.md")) == []


def test_of_two_reports_with_one_id_the_second_is_told(tmp_path):
    paths = [
        written(tmp_path, name, f"---\nid: same\n---\n{text}")
        for name, text in (("a.md", "A"), ("b.md", "B"), ("c.md", "A"))
    ]
    first, second, third = read_all(paths)
    assert (first, third) == (Report("same", "A"), Report("same", "A"))
    assert second.reason == "another report has the same id"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "100.64.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_no_address_inside_is_public(address):
    assert not is_public(address)


def test_addresses_of_the_open_internet_are_public():
    assert is_public("93.184.216.34") and is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8501/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "https://169.254.169.254/",
    ],
)
def test_a_page_inside_is_refused(url):
    assert reason(url) == "not a public address"


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "gopher://x", "http:///a"])
def test_only_web_addresses_are_fetched(url):
    assert reason(url) == "not an http or https address"


class Site(http.server.BaseHTTPRequestHandler):
    """A small web site with good and bad pages."""

    def do_GET(self):
        status, headers, body = {
            "/article": (200, {"Content-Type": "text/html; charset=utf-8"}, ARTICLE.encode()),
            "/moved": (302, {"Location": "/article"}, b""),
            "/inside": (302, {"Location": "http://169.254.169.254/"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/huge": (200, {"Content-Type": "text/html"}, b"a" * 20_000_001),
            "/zip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"\x1f\x8b"),
        }.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def this_machine(address):
    return address == "127.0.0.1"


def test_a_page_is_fetched_and_its_redirects_are_followed(site):
    page = fetch(f"{site}/moved", permitted=this_machine)
    assert (page.url, page.content_type, page.charset, page.body) == (
        f"{site}/article",
        "text/html",
        "utf-8",
        ARTICLE.encode(),
    )


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/inside", "not a public address"),
        ("/file", "not an http or https address"),
        ("/round", "more than 5 redirects"),
        ("/huge", "larger than 20 MB"),
        ("/zip", "compressed"),
        ("/none", "the server answered 404"),
    ],
)
def test_a_page_that_may_not_or_cannot_be_had_is_refused(site, path, why):
    with pytest.raises(Refused, match=why):
        fetch(f"{site}{path}", permitted=this_machine)
