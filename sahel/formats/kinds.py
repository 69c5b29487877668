"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile

from sahel.formats import Flaw

TEXT, MARKDOWN, HTML, PDF, WORD, FEED = "text", "markdown", "html", "pdf", "word", "feed"
BY_SUFFIX = {
    ".txt": TEXT, ".md": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".docx": WORD,
}
BY_TYPE = {
    "text/plain": TEXT, "text/markdown": MARKDOWN, "text/html": HTML, "application/xhtml+xml": HTML,
    "application/pdf": PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": WORD,
}
NOT_READ = (                              # first bytes, and what to tell whoever gave them
    (b"\xd0\xcf\x11\xe0", "an old Office file or an encrypted one: save it as .docx without a password"),
    (b"{\\rtf", "rich text: save it as .docx"),
    (b"\x89PNG", "an image: it has no text to read"),
    (b"\xff\xd8\xff", "an image: it has no text to read"),
    (b"GIF8", "an image: it has no text to read"),
    (b"\x1f\x8b", "compressed: unpack it first"),
    (b"7z\xbc\xaf", "compressed: unpack it first"),
    (b"Rar!", "compressed: unpack it first"),
)
ZIP = b"PK\x03\x04"
HEAD = 1024                               # bytes looked at; a PDF may begin that late
_PROLOGUE = rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?"
_PAGE = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(
    _PROLOGUE + rb"(?:<\?[^>]{0,200}>\s*){0,3}<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)


def kind(content: bytes, expected: str | None) -> str:
    """The kind of a document: by its first bytes where they tell, else as expected by its name or type.

    Flaw where it is of a kind that is not read.
    """
    head = content[:HEAD].removeprefix(b"\xef\xbb\xbf")
    for magic, reason in NOT_READ:
        if head.startswith(magic):
            raise Flaw(reason)
    if head.startswith(ZIP):
        return _packed(content)
    if b"%PDF-" in head and expected not in (TEXT, MARKDOWN, HTML) or head.startswith(b"%PDF-"):
        return PDF
    if _PAGE.match(head):
        return HTML
    if _FEED.match(head):
        return FEED
    return _as_expected(expected)


def is_marked(head: bytes) -> bool:
    """Whether these first bytes are of some other kind than lines of text."""
    return head.startswith((ZIP, b"%PDF-", *(magic for magic, _ in NOT_READ))) or bool(_PAGE.match(head))


def _as_expected(expected: str | None) -> str:
    if expected == PDF:
        raise Flaw("no PDF: it does not begin like one")
    if expected == WORD:
        raise Flaw("no Word document: it does not begin like one")
    return expected or TEXT


def _packed(content: bytes) -> str:
    """A zip archive is read where it is a Word document."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Flaw("a broken Word document or archive") from None
    if "word/document.xml" in names:
        return WORD
    raise Flaw("an archive, or an Office file that is no text: only .docx is read of these")
