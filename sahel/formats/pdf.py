"""A PDF with a text layer → its text in paragraphs, and what its properties say of it."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sahel.formats import MAX_TEXT, Document, Flaw
from sahel.formats.metadata import real_title, told_language
from sahel.formats.paragraphs import Row, paragraphs

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 1_000            # the longest yearly reports have some 400
MAX_PAGE = 2_000_000         # bytes of one page's drawing; a page of text has some 10,000, a map millions
MAX_DRAWING = 50_000_000     # bytes of all pages' drawing: some 40 seconds of work
MAX_STEPS = 3_000_000        # of all that drawing, with the forms that draw others in turn: some 20 seconds
SAID_EACH = 200              # pages: how far the reading of a long document has come
APART = 1.35                 # of the usual space between two lines: more than that parts paragraphs
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

LOG = logging.getLogger(__name__)


class _TooMuch(Flaw):
    """Why a whole document is given up."""


@dataclass
class _Effort:
    """What reading a document has cost so far."""

    drawing: int = 0         # bytes
    steps: int = 0

    def draw(self, length: int) -> None:
        """Account for a page of so many bytes. Flaw where it is no page of text."""
        if length > MAX_PAGE:
            raise Flaw("more drawing than a page of text has")
        self.drawing += length
        self._check()

    def step(self, *_: Any) -> None:
        """Account for one step of drawing."""
        self.steps += 1
        self._check()

    def _check(self) -> None:
        if self.drawing > MAX_DRAWING or self.steps > MAX_STEPS:
            raise _TooMuch("more drawing than a document of text has")


@dataclass(frozen=True)
class Placed:
    """A line, how high on its page it stands and how large its letters are, in points."""

    text: str = ""
    height: float = 0.0
    size: float = 0.0


def read(content: bytes) -> Document:
    """The document in these bytes. Flaw where it is locked, broken, too long or has nothing but pictures."""
    reader = _opened(content)
    pages, notes = _pages(reader)
    if not any(pages):
        raise Flaw(notes[0] if notes else "it has no text layer (scanned?): run text recognition on it")
    blank = sum(not page for page in pages)
    if blank and not notes:
        notes.append(f"{blank} of {len(pages)} pages hold no text (scanned, or pictures)")
    return Document(paragraphs(_spaced(pages)), notes=tuple(notes), **_properties(reader))


def _opened(content: bytes) -> PdfReader:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not _unlocked(reader)
        count = 0 if locked else reader.get_num_pages()
    except Exception as error:           # pypdf meets broken files with errors of every kind
        raise Flaw(f"a broken PDF: {_brief(error)}") from None
    if locked:
        raise Flaw("encrypted: it needs a password")
    if count > MAX_PAGES:
        raise Flaw(f"it has {count:,} pages, more than {MAX_PAGES:,}")
    if not count:
        raise Flaw("a broken PDF: it has no pages")
    return reader


def _unlocked(reader: PdfReader) -> bool:
    """Whether it opens without a password, as where only printing is forbidden."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _pages(reader: PdfReader) -> tuple[list[list[Placed]], list[str]]:
    """The lines of each page, none where it could not be read, and why that was."""
    pages: list[list[Placed]] = []
    notes: list[str] = []
    length, effort = 0, _Effort()
    count = reader.get_num_pages()
    for number in range(count):
        if number and number % SAID_EACH == 0:
            LOG.info("page %s of %s", number, count)
        try:
            lines = _lines(reader.pages[number], effort)
        except _TooMuch:
            raise
        except Exception as error:       # as above; the other pages may be whole
            notes.append(f"page {number + 1} cannot be read: {_brief(error)}")
            lines = []
        pages.append(lines)
        length += sum(len(line.text) for line in lines)
        if length > MAX_TEXT:
            raise Flaw(f"longer than {MAX_TEXT // 1_000_000} million characters")
    return pages, notes


def _lines(page: PageObject, effort: _Effort) -> list[Placed]:
    """The lines of a page from top to bottom, as far as the file has them in this order."""
    contents = page.get_contents()
    effort.draw(len(contents.get_data()) if contents is not None else 0)
    found = [Placed()]

    def gather(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        for order, part in enumerate(text.split("\n")):
            if order:
                found.append(Placed())
            if part.strip() and not found[-1].text.strip():
                height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                found[-1] = Placed(part, height, size * (abs(tm[3] * cm[3]) or abs(tm[1] * cm[1])))
            else:
                found[-1] = replace(found[-1], text=found[-1].text + part)

    page.extract_text(visitor_operand_before=effort.step, visitor_text=gather)
    return [replace(line, text=_clean(line.text)) for line in found if line.text.strip()]


def _steps(lines: list[Placed]) -> list[float]:
    """The space from each line to the next, in heights of its letters."""
    return [abs(above.height - line.height) / (line.size or 1.0) for above, line in pairwise(lines)]


def _spaced(pages: list[list[Placed]]) -> list[list[Row]]:
    """The lines with what their places say: which of them begin something."""
    known = sorted(step for lines in pages for step in _steps(lines) if step)
    usual = known[len(known) // 4] if known else 0.0     # between two lines of a paragraph
    return [
        [Row(line.text, line.size) for line in lines[:1]] + [
            Row(line.text, line.size, step > APART * usual > 0 or _differ(line.size, above.size))
            for step, (above, line) in zip(_steps(lines), pairwise(lines), strict=True)
        ]
        for lines in pages
    ]


def _differ(size: float, other: float) -> bool:
    return abs(size - other) > 0.1 * other


def _clean(text: str) -> str:
    return " ".join(text.translate(LIGATURES).split())


def _properties(reader: PdfReader) -> dict[str, Any]:
    """What the file says of itself; its author may be a person or a program, so is left."""
    try:
        info = reader.metadata
        created = info.creation_date if info else None
        return {
            "title": real_title(info.title if info else None),
            "created": date(created.year, created.month, created.day) if created else None,
            "language": told_language(reader.root_object.get("/Lang")),
        }
    except Exception:                    # as above; a report is one without its properties too
        return {}


def _brief(error: Exception) -> str:
    """What an error says, in one line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
