"""A Word document (.docx) → its paragraphs, list items and tables row by row; what its properties say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sahel.formats import CELL, Document, Flaw
from sahel.formats.metadata import real_title, told_language

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

MAX_UNPACKED = 200_000_000   # bytes of all parts, pictures included
MAX_XML = 60_000_000         # of one part: a thousand pages of text have some 10,000,000
MAX_PARTS = 5_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TAKEN_OUT = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}txbxContent", f"{W}footnoteReference", FALLBACK}
SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read(content: bytes) -> Document:
    """The document in these bytes. The day of its creation is not that of its publication: left open.

    Flaw where it is broken, or unpacks to more than a document holds.
    """
    _check_size(content)
    document = _opened(content)
    styles = _list_styles(document)
    properties = document.core_properties
    return Document(
        text="\n\n".join(_blocks(document.element.body, styles)),
        title=real_title(properties.title),
        language=told_language(properties.language),
    )


def _check_size(content: bytes) -> None:
    """Refuse a bomb by its directory before anything is unpacked; zipfile reads no more than that says."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Flaw("a broken Word document") from None
    if len(parts) > MAX_PARTS:
        raise Flaw(f"it has more than {MAX_PARTS:,} parts")
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if largest > MAX_XML or sum(part.file_size for part in parts) > MAX_UNPACKED:
        bounds = f"{MAX_XML // 1_000_000} MB of text or {MAX_UNPACKED // 1_000_000} MB in all"
        raise Flaw(f"it unpacks to more than {bounds}")


def _opened(content: bytes) -> WordDocument:
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        _ = document.element.body.tag
        return document
    except Exception as error:           # python-docx meets broken files with errors of every kind
        told = " ".join(str(error).split())[:120] or type(error).__name__
        raise Flaw(f"a broken Word document: {told}") from None


def _list_styles(document: WordDocument) -> set[str]:
    """The ids of the styles whose paragraphs are list items."""
    styles = document.styles.element.iterchildren(f"{W}style")
    return {style.get(f"{W}styleId") for style in styles if _is_list(style)}


def _is_list(style: _Element) -> bool:
    name, numbered = _name(style), style.find(f"{W}pPr/{W}numPr") is not None
    return name.startswith("list ") or numbered and not name.startswith(("heading", "title", "toc"))


def _name(style: _Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val", "").casefold()


def _blocks(parent: _Element, styles: set[str]) -> Iterator[str]:
    """The paragraphs and rows below an element in order; what stands in controls and text boxes too."""
    for child in parent.iterchildren():
        if child.tag == f"{W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{W}tbl":
            yield from _rows(child, styles)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _blocks(child, styles)


def _paragraph(paragraph: _Element, styles: set[str]) -> Iterator[str]:
    lines = ["", *"".join(_words(paragraph)).split("\n")]
    text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
    if text:
        yield f"- {text}" if _is_item(paragraph, styles) else text
    for box in paragraph.iterdescendants(f"{W}txbxContent"):
        own = next(box.iterancestors(f"{W}p")) is paragraph     # not that of a paragraph within another box
        if own and next(box.iterancestors(FALLBACK), None) is None:
            yield from _blocks(box, styles)


def _words(element: _Element) -> Iterator[str]:
    """The words of a paragraph: those inserted, not those struck out."""
    for child in element.iterchildren():
        if child.tag in TAKEN_OUT:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        else:
            yield from _words(child)


def _is_item(paragraph: _Element, styles: set[str]) -> bool:
    numbered = paragraph.find(f"{W}pPr/{W}numPr")
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = style.get(f"{W}val", "") if style is not None else ""
    if numbered is not None and not named.casefold().startswith(("heading", "title")):
        return True
    return named in styles


def _rows(table: _Element, styles: set[str]) -> Iterator[str]:
    """The rows of a table, a line each; a table of one cell frames what stands in it."""
    rows = list(table.iterchildren(f"{W}tr"))
    for row in rows:
        cells = [list(_blocks(cell, styles)) for cell in row.iterchildren(f"{W}tc")]
        if len(cells) == 1:
            yield from cells[0]
        elif filled := [" ".join(cell).replace("\n", " ") for cell in cells if cell]:
            yield CELL.join(filled)
