"""The entries of a feed are reports, each read once, however often the feed shows it."""

import http.server
import threading
from datetime import date

import pytest
from documents import entry, rss

from sahel.cli import main
from sahel.model import Report
from sahel.reports import Unreadable, read_feed
from sahel.store import Store

DJIBO = entry("Attack in Djibo", "g-1", "https://example.org/1", "Thu, 21 Mar 2024 10:00:00 GMT",
              "<p>Gunmen killed 14 civilians in Djibo on Wednesday, the army said.</p>")
GAO = entry("Mine near Gao", "g-2", "https://example.org/2", "Fri, 22 Mar 2024 10:00:00 GMT",
            "A mine killed two drivers near Gao on Thursday, officials said.")
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Journal</title>
<entry><id>urn:1</id><title type="html">Attaque &amp;agrave; Djibo</title><link href="https://example.org/a"/>
<updated>2024-03-21T10:00:00Z</updated><summary>Une attaque.</summary>
<content type="html">&lt;p&gt;Quatorze civils tués.&lt;/p&gt;&lt;p&gt;Deux blessés.&lt;/p&gt;</content></entry></feed>"""


def written(folder, content: bytes):
    path = folder / "feed.xml"
    path.write_bytes(content)
    return path


def test_an_entry_is_a_report_with_its_title_day_link_and_words(tmp_path):
    (found,) = read_feed(written(tmp_path, rss(DJIBO)))
    assert found == Report(
        "g-1", "Attack in Djibo\n\nGunmen killed 14 civilians in Djibo on Wednesday, the army said.",
        date(2024, 3, 21), None, "Attack in Djibo", "The Sahel Paper", "https://example.org/1",
    )


def test_an_atom_entry_gives_its_content_rather_than_its_summary(tmp_path):
    (found,) = read_feed(written(tmp_path, ATOM.encode()))
    assert found == Report(
        "urn:1", "Attaque à Djibo\n\nQuatorze civils tués.\n\nDeux blessés.", date(2024, 3, 21), "fr",
        "Attaque à Djibo", "Le Journal", "https://example.org/a",
    )


@pytest.mark.parametrize("content", [b"", b"Six died.", b"<html><p>Six died.</p></html>", bytes(range(256)) * 9])
def test_what_is_no_feed_is_told(tmp_path, content):
    (found,) = read_feed(written(tmp_path, content))
    assert "no RSS or Atom feed" in found.reason


def test_a_feed_that_is_cut_off_leaves_its_last_entry_for_the_next_time(tmp_path, capsys):
    whole = rss(DJIBO, GAO)
    path = written(tmp_path, whole[: whole.index(b"drivers near Gao")])
    assert main(["ingest", "--feed", str(path)]) == 1
    assert "the feed is cut off: its last entry is left" in capsys.readouterr().err
    written(tmp_path, whole)
    assert main(["ingest", "--feed", str(path)]) == 0
    assert "2 reports: 1 new, 0 changed, 1 unchanged" in capsys.readouterr().err


def test_a_broken_feed_without_an_entry_is_told_and_an_empty_one_is_none(tmp_path):
    (found,) = read_feed(written(tmp_path, b"\x00\x01\x02<rss>"))
    assert found.reason == "a broken feed: no entry can be read"
    assert list(read_feed(written(tmp_path, rss()))) == []


def test_an_entry_without_a_day_has_that_of_its_address(tmp_path):
    undated = DJIBO.replace("Thu, 21 Mar 2024 10:00:00 GMT", "").replace("org/1", "org/2024/03/21/djibo")
    (found,) = read_feed(written(tmp_path, rss(undated)))
    assert found.published == date(2024, 3, 21)


def test_an_entry_without_id_and_link_is_told_and_the_others_are_read(tmp_path):
    bare = "<item><title>Nameless</title><description>x</description></item>"
    bad, good = read_feed(written(tmp_path, rss(bare, GAO)))
    assert isinstance(bad, Unreadable) and "Nameless" in bad.reason and good.id == "g-2"


@pytest.mark.parametrize("declared", ['SYSTEM "file:///etc/hostname"', '"secret"'])
def test_a_feed_brings_nothing_in_from_outside_and_does_not_explode(tmp_path, declared):
    laughs = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(12))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 {declared}>{laughs}]>'
    content = head.encode() + rss(GAO.replace("Mine", "&a0;&a12;")).split(b"?>", 1)[1]
    for found in read_feed(written(tmp_path, content)):
        assert not isinstance(found, Report) or len(found.text) < 1_000


def test_entries_that_were_seen_are_skipped_by_id_and_by_link(tmp_path, capsys):
    path = written(tmp_path, rss(DJIBO))
    assert main(["ingest", "--feed", str(path)]) == 0
    assert "1 reports: 1 new" in capsys.readouterr().err
    other_id, other_words = DJIBO.replace("g-1", "g-9"), DJIBO.replace("14", "15")
    written(tmp_path, rss(DJIBO, other_id, other_words, GAO))
    assert main(["ingest", "--feed", str(path)]) == 0
    assert "4 reports: 1 new, 0 changed, 3 unchanged" in capsys.readouterr().err
    assert Store.open().reports() == 2


def test_a_feed_and_files_may_be_read_in_one_go_and_one_must_be_given(tmp_path, capsys):
    note = tmp_path / "note.txt"
    note.write_text("JNIM fighters killed six soldiers in Gao, Mali, on 2 May 2024.")
    assert main(["ingest", str(note), "--feed", str(written(tmp_path, rss(DJIBO)))]) == 0
    assert "2 reports: 2 new" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["ingest"])
    assert "give a SOURCE or a --feed" in capsys.readouterr().err


def test_a_feed_that_is_not_there_or_inside_is_told(tmp_path, capsys):
    assert main(["ingest", "--feed", str(tmp_path / "none.xml")]) == 1
    assert "no such file or directory" in capsys.readouterr().err
    assert main(["ingest", "--feed", "http://127.0.0.1:9/feed"]) == 1
    assert "not a public address" in capsys.readouterr().err


class Site(http.server.BaseHTTPRequestHandler):
    """A site with a feed at one address and another one after a redirect inside."""

    def do_GET(self):
        inside = self.path == "/inside"
        self.send_response(302 if inside else 200)
        self.send_header("Location" if inside else "Content-Type",
                         "http://169.254.169.254/feed" if inside else "application/rss+xml; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"" if inside else rss(DJIBO, GAO))

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_feed_is_fetched_from_where_it_may_be(site):
    permitted = {"127.0.0.1"}.__contains__
    assert [found.id for found in read_feed(f"{site}/feed", permitted)] == ["g-1", "g-2"]
    (refused,) = read_feed(f"{site}/inside", permitted)
    assert refused.reason == "not a public address"
