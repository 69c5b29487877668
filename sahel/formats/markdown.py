"""Markdown → its words: emphasis, links, pictures and tables as a reader sees them; headings and items stay
marked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sahel.formats import CELL, Document, plain

# What each mark of Markdown leaves, in this order. None looks further than the next mark of its kind.
_MARKS = (
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"), ""),  # a picture
    (re.compile(r"\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]{0,60}\])"), r"\1"),  # a link
    (re.compile(r"^\[[^\[\]\n]{1,60}\]:[ \t]+\S.*$", re.MULTILINE), ""),  # where links lead
    (re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE), ""),  # a quotation
    (re.compile(r"^[ ]{0,3}=+[ \t]*$", re.MULTILINE), ""),  # a line below a heading
    (re.compile(r"<(?:br|hr)\s{0,3}/?>", re.IGNORECASE), "\n"),
    (re.compile(r"</?(?:a|b|em|i|p|div|span|strong|sub|sup|u)\b[^<>\n]{0,300}>", re.IGNORECASE), ""),
    (re.compile(r"(\*\*\*|\*\*|\*)(?=[^\s*])([^*\n]+)(?<=[^\s*])\1"), r"\2"),
    (re.compile(r"(?<!\w)(__|_)(?=[^\s_])([^_\n]+)(?<=[^\s_])\1(?!\w)"), r"\2"),
    (re.compile(r"(~~|`)([^~`\n]+)\1"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)
_ROW = re.compile(r"^[ ]{0,3}\|(.+)\|[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"[\s|:-]+")


def read(content: bytes, charset: str | None = None) -> Document:
    """A Markdown text with its front matter."""
    document = plain.read(content, charset)
    return replace(document, text=words(document.text))


def words(text: str) -> str:
    """The text without its marks; a row of a table is a line, as in the tables of pages and documents."""
    text = _ROW.sub(_row, text)
    for mark, left in _MARKS:
        text = mark.sub(left, text)
    return text


def _row(row: re.Match[str]) -> str:
    cells = [cell.strip() for cell in row[1].split("|")]
    return "" if _RULE.fullmatch(row[1]) else CELL.join(filter(None, cells))
