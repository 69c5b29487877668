"""What is broken, misnamed or made to harm costs one clear line, and the reports beside it are read."""

import io
import json
import os
import socket
import subprocess
import sys
import time
import unicodedata
import zipfile

import pytest
from documents import pdf, with_part, word, zipped

from sahel.cli import main
from sahel.codebook import DATA
from sahel.formats import Flaw, markup, webpage
from sahel.formats import pdf as pdf_reader
from sahel.formats import plain
from sahel.formats import word as word_reader
from sahel.formats.mojibake import mended
from sahel.model import Report
from sahel.reports import Unreadable, read

PARAGRAPH = "<p>Gunmen killed six people in Djibo on Monday, the army said.</p>"
READERS = ["trafilatura", "lxml", "pypdf", "docx", "feedparser"]


def told(folder, name: str, content: bytes) -> str:
    """Why this file gives no report."""
    path = folder / name
    path.write_bytes(content)
    (found,) = read(path)
    assert isinstance(found, Unreadable), found
    assert "\n" not in found.reason
    return found.reason


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf([""], [""]), "no text layer"),
        (pdf(["Six died."])[:300], "a broken PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "a broken PDF"),
        (b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n",
         "a broken PDF"),
        (b"Six died.", "no PDF: it does not begin like one"),
        (pdf(*[["x"]] * 1_001), "it has 1,001 pages, more than 1,000"),
    ],
)
def test_a_pdf_without_text_is_told(tmp_path, content, why):
    assert why in told(tmp_path, "x.pdf", content)


def test_a_pdf_page_that_draws_too_much_is_told_and_the_others_are_read(monkeypatch):
    monkeypatch.setattr(pdf_reader, "MAX_PAGE", 1_000)
    found = pdf_reader.read(pdf(["Six died in Djibo."], ["x" * 80] * 30))
    assert found.text == "Six died in Djibo."
    assert found.notes == ("page 2 cannot be read: more drawing than a page of text has",)


def test_a_pdf_whose_drawing_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_reader, "MAX_STEPS", 100)
    with pytest.raises(Flaw, match="more drawing than a document of text has"):
        pdf_reader.read(pdf(["x"] * 40, ["y"] * 40))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (zipped(word__document_xml=b"x"), "an archive, or an Office file that is no text"),
        (zipped(**{"word__document.xml": b"<a/>"}), "a broken Word document"),
        (zipped(**{"word__document.xml": b" " * 61_000_000}), "it unpacks to more than 60 MB"),
        (zipped(**{"word__document.xml": b"x", **{f"{i}": b"" for i in range(5_001)}}), "more than 5,000 parts"),
        (word("Six died.")[:-40], "a broken Word document"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "an old Office file"),
        (b"Six died.", "no Word document"),
        (word(), "it is empty"),
    ],
)
def test_a_word_document_that_is_none_or_a_bomb_is_told(tmp_path, content, why):
    assert why in told(tmp_path, "x.docx", content)


def test_a_word_documents_text_boxes_within_text_boxes_are_each_read_once():
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    box = "<w:r><w:txbxContent><w:p><w:r><w:t>Six died in Djibo.</w:t></w:r>", "</w:p></w:txbxContent></w:r>"
    body = f"<w:document {space}><w:body><w:p>{box[0] * 40}{box[1] * 40}</w:p></w:body></w:document>"
    read_text = word_reader.read(with_part(word("x"), "word/document.xml", body.encode())).text
    assert read_text.split("\n\n") == ["Six died in Djibo."] * 40


def test_a_word_document_brings_nothing_in_from_outside_and_does_not_explode():
    laughs = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(12))
    body = zipfile.ZipFile(io.BytesIO(word("Six died in Djibo."))).read("word/document.xml").decode()
    for declared, used in (('"ha"', "&a12;"), ('SYSTEM "file:///etc/hostname"', "&a0;")):
        head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 {declared}>{laughs}]>'
        harmful = head + body.split("?>", 1)[1].replace("Six", used)
        try:
            text = word_reader.read(with_part(word("x"), "word/document.xml", harmful.encode())).text
        except Flaw:
            continue
        assert len(text) < 100 and socket.gethostname() not in text


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (PARAGRAPH * 400_000, "it has more than 600,000 tags"),
        ("<nav>" * 100_000 + PARAGRAPH, "its elements are nested more than 500 deep"),
        ("<div class='menu'>" * 100_000 + PARAGRAPH, "its elements are nested more than 500 deep"),
        ("<html><body></body></html>", "it is empty"),
        ("a" * 41_000_000, "larger than 40 MB"),
    ],
)
def test_a_page_made_to_choke_on_is_told(tmp_path, html, why):
    assert told(tmp_path, "x.html", html.encode()) == why


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + PARAGRAPH,
        "<b><i>" * 20_000 + PARAGRAPH,
        "<table><tr><td>" * 20_000 + PARAGRAPH,
        PARAGRAPH + "<!--" * 50_000,
        PARAGRAPH + "<![CDATA[" * 50_000,
        PARAGRAPH + "</nav></div>" * 50_000,
        f"<p class='{'menu ' * 100_000}'></p>" + PARAGRAPH,
        "<svg><title>" * 200 + "</title></svg>" * 200 + PARAGRAPH,
    ],
)
def test_a_page_that_is_only_careless_keeps_its_text(html):
    assert "Gunmen killed six people in Djibo" in webpage.parse(html).text


def test_a_page_in_a_feed_or_file_is_parsed_in_one_pass():
    assert len(markup.parse("<p>" * 1_000).pieces) == 1_000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.txt", pdf(["Six died in Djibo."]), "Six died in Djibo."),
        ("x.docx", pdf(["Six died in Djibo."]), "Six died in Djibo."),
        ("x.jsonl", pdf(["Six died in Djibo."]), "Six died in Djibo."),
        ("x.pdf", word("Six died in Djibo."), "Six died in Djibo."),
        ("x.md", word("Six died in Djibo."), "Six died in Djibo."),
        ("x.txt", b"<!DOCTYPE html>\n<html><body><p>Six died in Djibo.</p></body></html>", "Six died in Djibo."),
        ("x.pdf", b"<html><body><p>Six died in Djibo.</p></body></html>", "Six died in Djibo."),
    ],
)
def test_a_file_is_what_its_first_bytes_say(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = read(path)
    assert found.text == words


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "an image"),
        ("x.pdf", b"\xff\xd8\xff\xe0" + b"\x00" * 99, "an image"),
        ("x.txt", b"{\\rtf1 Six died.}", "rich text"),
        ("x.txt", b"\x1f\x8b\x08" + b"\x00" * 99, "compressed"),
        ("x.html", b"<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", "a feed: give it with --feed"),
        ("x.jsonl", b"\x89PNG\r\n\x1a\n" + b"\n" * 99, "an image"),
    ],
)
def test_a_file_of_a_kind_that_is_not_read_says_what_it_is(tmp_path, name, content, why):
    assert why in told(tmp_path, name, content)


def test_marks_of_direction_and_zero_width_neither_hide_a_name_nor_move_an_offset(tmp_path, capsys):
    text = "Gun\u200bmen killed 14 civ\u00adilians in \u202bDji\u200dbo\u202c on 20 March 2024, the army said."
    path = tmp_path / "hidden.txt"
    path.write_text(text)
    assert main(["extract", str(path)]) == 0
    (incident,) = json.loads(capsys.readouterr().out)["incidents"]
    assert (incident["name"], incident["fatalities_best"]) == ("Djibo", 14)
    seen = "Gunmen killed 14 civilians in Djibo on 20 March 2024, the army said."
    assert incident["evidence"] == [{"start": 0, "end": len(seen), "quote": seen}]


def test_nothing_is_lost_beside_what_cannot_be_read(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(pdf([""]))
    (tmp_path / "b.docx").write_bytes(word("JNIM fighters killed six soldiers in Gao, Mali, on 2 May 2024."))
    (tmp_path / "c.html").write_text("<nav>" * 1_000)
    (tmp_path / "d.pdf").write_bytes(pdf(["Gunmen killed 14 civilians in Djibo on 20 March 2024, the army said."]))
    assert main(["extract", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [(line["id"], [i["name"] for i in line["incidents"]], "error" in line) for line in lines] == [
        ("a", [], True), ("b", ["Gao"], False), ("c", [], True), ("d", ["Djibo"], False),
    ]
    assert len(err.splitlines()) == 2


SENTENCE = "Gunmen killed 14 civilians in Djibo on 20 March 2024, the army said."
PHRASE = "Des hommes armés ont tué 14 civils à Djibo, a déclaré l’armée : « Être là… » – cœur, Ça, Où, É"


@pytest.mark.parametrize(
    "spoilt",
    [
        SENTENCE + "\0" + SENTENCE,
        SENTENCE.replace(" ", "\x07 "),
        "\x1b[1m" + SENTENCE + "\x1b[0m",
        SENTENCE.replace("in Djibo", "in\ue000Djibo"),
        unicodedata.normalize("NFD", SENTENCE.replace("Djibo", "Séléssoubouga (à Djibo)")).replace("(", "of "),
    ],
)
def test_a_text_with_some_control_characters_is_a_text(tmp_path, spoilt):
    path = tmp_path / "x.txt"
    path.write_bytes(spoilt.encode())
    (found,) = read(path)
    assert isinstance(found, Report) and "killed 14 civilians" in " ".join(found.text.split())
    assert not set(found.text) & set("\0\x07\x1b\ue000\u0301")


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be"])
def test_a_text_in_four_bytes_a_letter_is_read(encoding):
    order = b"" if encoding == "utf-32" else b"\0\0\xfe\xff"
    assert plain.decoded(order + PHRASE.encode(encoding)) == PHRASE


def twice(text: str) -> str:
    """The text as who takes its UTF-8 for Windows' Western encoding sees it."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def test_a_text_that_was_encoded_twice_is_meant_as_it_was_before():
    assert "armÃ©s" in twice(PHRASE) and "lâ€™armÃ©e" in twice(PHRASE)
    assert plain.tidy(twice(PHRASE)) == PHRASE
    assert mended("tuÃ© Ã Djibo") == "tué à Djibo"


@pytest.mark.parametrize("whole", [PHRASE, "SÃO TOMÉ, 5 °C, ÂGE, Å, A€B", "arrivé…» – « été »", "Ñ Ã."])
def test_a_text_that_is_whole_is_not_mended(whole):
    assert plain.tidy(whole) == whole


def test_an_accent_behind_its_letter_is_one_with_it():
    assert plain.tidy(unicodedata.normalize("NFD", "Téguey, Kénédougou, Çà")) == "Téguey, Kénédougou, Çà"


def test_a_stack_of_accents_is_cut_down_and_a_rule_of_dashes_is_not():
    start = time.process_time()
    assert len(plain.tidy("a" + "\u0301\u0316" * 500_000 + "b")) < 20
    assert plain.tidy("—" * 200 + "\n" + "•" * 50) == "—" * 200 + "\n" + "•" * 50
    assert time.process_time() - start < 10


def test_what_cannot_be_opened_in_a_folder_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "c.txt")
    found = list(read(tmp_path))
    assert [getattr(each, "reason", each.id) for each in found] == [
        "a", "no such file or directory", "neither a file nor a folder",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_what_may_not_be_opened_in_a_folder_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text(SENTENCE)
    (tmp_path / "c").mkdir()
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    found = list(read(tmp_path))
    (tmp_path / "c").chmod(0o700)
    assert [getattr(each, "reason", each.id) for each in found] == ["a", "permission denied", "permission denied"]


def test_an_empty_name_and_one_that_is_too_long_are_told(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    assert main(["extract", "", "a" * 5_000 + ".txt", str(path)]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("error") for line in lines] == ["an empty name", "file name too long", None]


def test_a_file_whose_name_is_no_text_is_read_and_told(tmp_path, capsys):
    for name, content in ((b"a\xff.txt", SENTENCE.encode()), (b"b\xff.pdf", b"")):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write(content)
    assert main(["extract", str(tmp_path)]) == 1
    told_lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"][:1], len(line["incidents"])) for line in told_lines] == [("a", 1), ("b", 0)]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_lines_are_in_utf8_whatever_the_terminal_speaks(tmp_path, encoding):
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "\\ud800"}\n{"id": "é → ж", "text": "Six died."}\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sahel", "extract", str(path)], capture_output=True, cwd=DATA.parent,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )
    assert [json.loads(line)["id"] for line in done.stdout.decode("utf-8").splitlines()] == ["?", "é → ж"]


def test_a_closed_standard_input_is_told():
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m sahel extract - <&-"], capture_output=True, text=True, cwd=DATA.parent
    )
    assert (done.returncode, done.stderr) == (1, "standard input: closed\n")


@pytest.mark.parametrize("content", [b"Gunmen killed 14 civilians in Djibo.", b'{"id": 1, "text": "Six died."}'])
def test_a_text_is_extracted_without_the_readers_of_other_documents(tmp_path, content):
    path = tmp_path / ("x.jsonl" if content.startswith(b"{") else "x.txt")
    path.write_bytes(content)
    program = (
        "import sys; from sahel.cli import main; main(['extract', sys.argv[1]]); "
        f"print([name for name in {READERS} if name in sys.modules])"
    )
    arguments = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=DATA.parent)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
