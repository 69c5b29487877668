"""One reader for each form of document: bytes in, a Document out, or a Flaw that says why not.

What only one of them needs (pypdf, docx, lxml, trafilatura, feedparser) is imported when it reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MAX_TEXT = 10_000_000                     # characters of one report
MAX_BYTES = 4 * MAX_TEXT                  # of one file: the most that such a text can take
CELL = "; "                               # between the cells of a table's row


class Flaw(Exception):
    """Why a document cannot be read, in one line for its reader."""


@dataclass(frozen=True)
class Document:
    """The text of a document and what it says of itself; what it does not say is None."""

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None          # as written
    created: date | None = None           # when the file was made: seldom the day of publication
    language: str | None = None           # as written
    url: str | None = None
    notes: tuple[str, ...] = ()           # what of it could not be read, for whoever gave it
