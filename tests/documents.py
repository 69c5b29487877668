"""Tiny real documents to read: PDFs written by hand, Word documents, feeds."""

import io
import zipfile

import docx

LEADING = 14


def pdf(*pages: list[str | tuple[str, int]], info: str = "") -> bytes:
    """A PDF with these lines on its pages, from the top; an empty line leaves space."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", font]
    kids = []
    for page in pages:
        drawn = _drawn(page)
        objects.append(f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
                       "/Resources<</Font<</F1 3 0 R>>>>>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects.append(f"<<{info}>>")
    return _file(objects)


def _drawn(lines) -> str:
    """The drawing of a page's lines."""
    height, drawn = 800, []
    for line in lines:
        text, size = line if isinstance(line, tuple) else (line, 11)
        height -= LEADING * size / 11
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        if text:
            drawn.append(f"BT /F1 {size} Tf 50 {height:.0f} Td ({escaped}) Tj ET")
    return "\n".join(drawn)


def _file(objects: list[str]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    ending = f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    return content + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{ending}\n"
        f"startxref\n{len(content)}\n%%EOF\n"
    ).encode()


def word(*blocks: str | list[list[str]], title: str = "") -> bytes:
    """A Word document: "# " begins a heading, "- " a list item, a list of rows is a table."""
    document = docx.Document()
    document.core_properties.title = title
    for block in blocks:
        if isinstance(block, list):
            table = document.add_table(0, len(block[0]))
            for row in block:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif block.startswith("# "):
            document.add_heading(block[2:])
        elif block.startswith("- "):
            document.add_paragraph(block[2:], "List Bullet")
        else:
            document.add_paragraph(block)
    return saved(document)


def saved(document) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def zipped(**parts: bytes) -> bytes:
    """An archive of parts, whose names have __ for /."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return content.getvalue()


def with_part(document: bytes, name: str, part: bytes) -> bytes:
    """A Word document with another part in the place of this one."""
    whole, content = zipfile.ZipFile(io.BytesIO(document)), io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in whole.namelist():
            archive.writestr(each, part if each == name else whole.read(each))
    return content.getvalue()


def entry(title: str, identity: str, link: str, day: str, words: str) -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{identity}</guid>"
        f"<pubDate>{day}</pubDate><description><![CDATA[{words}]]></description></item>"
    )


def rss(*entries: str, title: str = "The Sahel Paper", language: str = "en") -> bytes:
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{title}</title>"
        f"<language>{language}</language>{''.join(entries)}</channel></rss>"
    ).encode()
