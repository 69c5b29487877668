"""Documents of each form give their words, whole and in order, and what they say of themselves."""

import re
from datetime import date
from pathlib import Path

import docx
import pytest
from documents import pdf, saved, word

from sahel.formats import pdf as pdf_reader
from sahel.formats import plain, webpage
from sahel.formats import word as word_reader
from sahel.formats.metadata import day_in_address, publication_day, real_title, told_language
from sahel.formats.paragraphs import Row, paragraphs
from sahel.model import Report
from sahel.reports import read

WEB = Path(__file__).parent / "web"
ARTICLE = ["Twenty-three soldiers were killed on Wednesday", "The convoy was returning", "Some thirty attackers"]
KEPT = {
    "article": ["Ambush kills 23 soldiers", *ARTICLE],
    "article_of_divs": ["Ambush kills 23 soldiers", *ARTICLE],
    "layout_table": ["Ambush kills 23 soldiers", *ARTICLE],
    "one_form": ["Communiqué on the ambush", *ARTICLE],
    "broken": [*ARTICLE, "Djibo: 14 killed", "Gao: 2 killed"],
    "diary": ["18 March 2024", "Djibo: gunmen", "Gao: a mine", "19 March 2024", "Téguey: seven", "20 March 2024",
              "Tarkint: the army", "Dapaong: a village"],
    "table_of_incidents": ["recorded four", "12 March 2024; Djibo; Gunmen killed 14 civilians",
                           "13 March 2024; Gao; A mine killed two drivers", "Access to the sites"],
}
DROPPED = [
    "Politics", "Video archive", "Most read", "Five things", "Festival opens", "All rights reserved", "cookies",
    "Facebook", "Reader one", "newsletter", "Privacy policy", "watches and pills", "Secret words", "not text",
]


def one(source) -> Report:
    (found,) = read(source)
    assert isinstance(found, Report), found
    return found


def page(name: str) -> str:
    return (WEB / f"{name}.html").read_text("utf-8")


def nameless(html: str) -> str:
    """The page as a site builds it that scrambles its classes."""
    return re.sub(r' (?:class|id)=(?:"[^"]*"|\S+?)(?=[ >])', "", html)


@pytest.mark.parametrize("name", KEPT)
def test_a_page_keeps_its_own_words_in_order_and_loses_what_is_around_them(name):
    text = webpage.parse(page(name)).text
    places = [text.find(words) for words in KEPT[name]]
    assert -1 not in places and places == sorted(places)
    assert [words for words in DROPPED if words in text] == []


@pytest.mark.parametrize("name", KEPT)
def test_a_page_keeps_its_own_words_where_its_classes_say_nothing(name):
    text = webpage.parse(nameless(page(name))).text
    assert [words for words in KEPT[name] if words not in text] == []


@pytest.mark.parametrize("html", [page("listing"), page("listing_of_divs"), nameless(page("listing_of_divs"))])
def test_a_listing_keeps_every_headline_with_its_teaser_on_lines_of_their_own(html):
    lines = [line for line in webpage.parse(html).text.split("\n") if line]
    teasers = [order for order, line in enumerate(lines) if "[…]" in line]
    assert len(teasers) == 12
    for order in teasers:
        above = [line for line in lines[max(0, order - 2):order] if not line.startswith("March ")]
        assert len(above[-1].split()) >= 4 and "[…]" not in above[-1]
    assert "Politics" not in lines


def test_a_listing_is_not_dated_by_one_of_its_teasers():
    assert webpage.parse(page("listing")).published is None


def test_a_sidebar_that_is_not_closed_does_not_swallow_the_page():
    html = f"<body><div class='sidebar'><p>{' '.join(ARTICLE)}</p>"
    assert "The convoy was returning" in webpage.parse(html).text


def test_a_page_says_what_it_is_in_json_ld_and_metadata(tmp_path):
    path = tmp_path / "x.html"
    path.write_text(page("article"))
    told = one(path)
    assert (told.title, told.publisher, told.published, told.language) == (
        "Ambush kills 23 soldiers in Niger", "The Sahel Paper", date(2024, 3, 21), None,
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2024-03-21T23:30:00Z'>", "2024-03-21"),
        ("<meta name='dcterms.date' content='21 March 2024'>", "2024-03-21"),
        ("<time datetime='2024-03-21'>yesterday</time>", "2024-03-21"),
        ("<span itemprop='datePublished' content='2024-03-21'>", "2024-03-21"),
        (
            '<script type="application/ld+json">[{"@type": ["NewsArticle"], "datePublished": "2024-03-21"}]</script>',
            "2024-03-21",
        ),
        ("<script type='application/ld+json'>{broken</script>", None),
        ("<script type='application/ld+json'>" + "[" * 50_000 + "</script>", None),
        ("<meta name='date' content='soon'>", None),
        ("<meta name='date' content='0001-01-01'>", None),
        ("<time datetime='2024-03-21'></time><time datetime='2024-03-22'></time>", None),
    ],
)
def test_the_day_of_a_page_is_what_its_metadata_name(head, day):
    assert webpage.parse(f"<html><body>{head}<p>Six died.</p>").published == day


def test_the_english_that_site_software_declares_by_itself_is_not_believed():
    assert [told_language(name) for name in ("en-US", "EN", "fr-FR", "fr_BF", "x-default", None)] == [
        None, None, "fr", "fr", None, None,
    ]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2024/03/21/ambush", date(2024, 3, 21)),
        ("https://example.org/news/ambush-2024-3-21.html", date(2024, 3, 21)),
        ("https://example.org/20240321/ambush", date(2024, 3, 21)),
        ("https://example.org/2024/13/41/ambush", None),
        ("https://example.org/story?day=2024-03-21", None),
        ("https://example.org/1202403219", None),
        ("https://example.org/2024/03/ambush", None),
    ],
)
def test_an_address_may_give_the_day(url, day):
    assert day_in_address(url) == day


def test_the_day_is_what_is_said_then_the_address_then_the_file_where_its_head_names_no_year():
    said, made, url = date(2024, 3, 22), date(2024, 4, 1), "https://example.org/2024/03/21/a"
    assert publication_day(said, url, made, "") == said
    assert publication_day(None, url, made, "") == date(2024, 3, 21)
    assert publication_day(None, "https://example.org/a", made, "Six died on Monday.") == made
    assert publication_day(None, None, made, "DJIBO, 21 March 2024 - Six died.") is None
    assert publication_day(None, None, date(1970, 1, 1), "Six died.") is None


def test_the_titles_that_office_software_writes_are_none():
    written = ("Microsoft Word - a.doc", "Document1", "", "note.docx", "Flash update")
    assert [real_title(text) for text in written] == [None, None, None, None, "Flash update"]


HEAD = "Protection cluster | Flash update no. 7"


def test_a_pdf_gives_paragraphs_without_running_heads_and_page_numbers(tmp_path):
    path = tmp_path / "flash.pdf"
    path.write_bytes(pdf(
        [HEAD, "", ("Six soldiers killed near Djibo", 20), "", "Gunmen killed six soldiers near Djibo on Mon-",
         "day, the army said. The attack was the third in the", "province of Soum since the start of the rainy",
         "season. No group claimed it.", "", "• Gao: a mine killed two drivers on the road to An-",
         "songo in the night.", "• Mopti: calm.", "", "The governor of the vice-province said that", "", "1"],
        [HEAD, "", "he would not leave the town to the attackers.", "", "Second part.", "", "2"],
        [HEAD, "", "Third part.", "", "Page 3 of 3"],
        info="/Title (Flash update no. 7) /CreationDate (D:20240321101500Z)",
    ))
    told = one(path)
    assert told.text.split("\n\n") == [
        "Six soldiers killed near Djibo",
        "Gunmen killed six soldiers near Djibo on Monday, the army said. The attack was the third in the province "
        "of Soum since the start of the rainy season. No group claimed it.",
        "- Gao: a mine killed two drivers on the road to Ansongo in the night.",
        "- Mopti: calm.",
        "The governor of the vice-province said that he would not leave the town to the attackers.",
        "Second part.",
        "Third part.",
    ]
    assert (told.title, told.published) == ("Flash update no. 7", date(2024, 3, 21))


def test_a_word_cut_at_a_line_end_is_one_again_unless_its_hyphen_is_its_own():
    rows = [Row(line) for line in (
        "The vice-president of the province said that the vice-", "president and Al-", "Qaeda fought in 2023-",
        "2024 in Oua-", "gadougou.",
    )]
    assert paragraphs([rows]) == (
        "The vice-president of the province said that the vice-president and Al-Qaeda fought in 2023-2024 in "
        "Ouagadougou."
    )


def test_a_pdf_whose_owner_forbids_printing_is_read_and_one_that_needs_a_password_is_not():
    import io

    from pypdf import PdfReader, PdfWriter

    def locked(password: str) -> bytes:
        writer, content = PdfWriter(PdfReader(io.BytesIO(pdf(["Six died in Djibo."])))), io.BytesIO()
        writer.encrypt(password, "owner", algorithm="RC4-128")
        writer.write(content)
        return content.getvalue()

    assert pdf_reader.read(locked("")).text == "Six died in Djibo."
    with pytest.raises(Exception, match="encrypted: it needs a password"):
        pdf_reader.read(locked("secret"))


def test_a_pdf_with_some_scanned_pages_says_how_many():
    assert pdf_reader.read(pdf(["Six died."], [""])).notes == ("1 of 2 pages hold no text (scanned, or pictures)",)


def test_a_word_document_gives_paragraphs_items_and_rows(tmp_path):
    path = tmp_path / "note.docx"
    path.write_bytes(word(
        "# Weekly note", "Two acts were recorded.", "- Djibo: six killed.", "- Gao: calm.",
        [["Date", "Place", "Event"], ["12 March 2024", "Djibo", "Gunmen killed 14 civilians"]], "The end.",
        title="Weekly note no. 3",
    ))
    told = one(path)
    assert told.text.split("\n\n") == [
        "Weekly note", "Two acts were recorded.", "- Djibo: six killed.", "- Gao: calm.", "Date; Place; Event",
        "12 March 2024; Djibo; Gunmen killed 14 civilians", "The end.",
    ]
    assert (told.id, told.title, told.published) == ("note", "Weekly note no. 3", None)


def test_a_word_documents_inserted_words_are_read_and_those_struck_out_are_not():
    from docx.oxml import parse_xml

    document = docx.Document()
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    document.element.body.insert(0, parse_xml(
        f"<w:p {space}><w:r><w:t xml:space='preserve'>Six </w:t></w:r>"
        "<w:ins w:id='1'><w:r><w:t>died</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>lived</w:delText></w:r></w:del>"
        "<w:r><w:br/><w:t>in Djibo.</w:t></w:r></w:p>"
    ))
    document.element.body.insert(1, parse_xml(
        f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))
    assert word_reader.read(saved(document)).text == "Six died\nin Djibo.\n\nIn a control."


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("Téguey — l’armée".encode(), "iso-8859-1"),
        ("Téguey — l’armée".encode("cp1252"), "utf-8"),
        ("Téguey — l’armée".encode("cp1252"), "iso-8859-1"),
        ("Téguey — l’armée".encode("utf-16-le"), None),
        ("Téguey — l’armée".encode("utf-16-be"), "utf-8"),
        ("Téguey — l’armée".encode(), "no-such-encoding"),
    ],
)
def test_a_text_is_read_in_its_encoding_whatever_is_declared(content, charset):
    assert plain.decoded(content, charset) == "Téguey — l’armée"


def test_a_text_with_one_spoilt_byte_keeps_its_other_accents():
    assert plain.decoded("Téguey, Kénédougou, Tillabéri, Ségou".encode()[:-2] + b"\xc3") == (
        "Téguey, Kénédougou, Tillabéri, Ség\ufffd"
    )


def test_what_nobody_sees_is_out_of_the_text_before_offsets_are_taken():
    assert plain.tidy("Oua\u200bga\u00addougou \u202eAl\u200f-Qaeda\ufeff") == "Ouagadougou Al-Qaeda"
    assert plain.tidy("a\x08b\x1bc\x92d\x0ce\r\nf\rg") == "a b c’d\ne \nf\ng"
    assert plain.tidy("1 200 morts\u202f: « non »\tok\n") == "1 200 morts\u202f: « non »\tok\n"
