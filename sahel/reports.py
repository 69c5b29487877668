"""Files, folders, JSON lines, web addresses, feeds → reports; what cannot be read, and why."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sahel.fetch import Page, Refused, fetch, is_public
from sahel.formats import MAX_BYTES, MAX_TEXT, Document, Flaw, kinds, masthead, metadata, plain
from sahel.model import Report

STANDARD_INPUT = "-"
LINES = (".jsonl",)
BOOKKEEPING = "readme.md"                 # says what a folder holds; never a report
UNTYPED = ("application/octet-stream", "binary/octet-stream", "application/force-download")
NEVER_STORED = re.compile("[\x00\ud800-\udfff]")       # what databases and UTF-8 do not take
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Unreadable:
    """A source that gave no report, and why."""

    source: str
    id: str | None
    reason: str


def read_all(sources: Iterable[str | Path]) -> Iterator[Report | Unreadable]:
    """The reports of several sources in order. Of two that differ and share an id only the first is read."""
    texts: dict[str, int] = {}
    for source in sources:
        for report in read(source):
            text = hash(report.text) if isinstance(report, Report) else None
            if text is None or texts.setdefault(report.id, text) == text:
                yield report
            else:
                yield Unreadable(str(source), report.id, "another report has the same id")


def read(source: str | Path) -> Iterator[Report | Unreadable]:
    """The reports of a source: a file, a folder with all below it, a web address, or - for standard input."""
    if str(source) == STANDARD_INPUT:
        yield from _read_standard_input()
    elif _is_address(source):
        yield _attempt(str(source), str(source), lambda: _from_page(fetch(str(source))))
    elif os.path.isdir(source):
        yield from _read_folder(Path(source))
    elif not str(source).strip():
        yield Unreadable("source", None, "an empty name")
    else:
        yield from _read_file(Path(source), Path(source).stem)


def read_feed(
    source: str | Path, permitted: Callable[[str], bool] = is_public
) -> Iterator[Report | Unreadable]:
    """The entries of an RSS or Atom feed, each a report: of a file, or of a web address that is permitted."""
    from sahel.formats import feed  # here, as each reader below: most runs need none of what it imports

    try:
        if _is_address(source):
            page = fetch(str(source), permitted)
            entries = feed.read(page.body, page.charset, page.url)
        else:
            entries = feed.read(_bytes(Path(source)))
        for entry in entries:
            yield _attempt(str(source), getattr(entry, "id", None), lambda entry=entry: _document(entry))
    except (Flaw, Refused) as flaw:
        yield Unreadable(str(source), str(source), str(flaw))
    except OSError as error:
        yield Unreadable(str(source), str(source), _told(error))


def read_lines(lines: BinaryIO, source: str) -> Iterator[Report | Unreadable]:
    """The reports of JSON lines: only "id" and "text" are required; empty lines count for nothing."""
    number = 0
    while line := lines.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            _skip_rest(lines, line)
            yield Unreadable(source, None, f"line {number}: larger than {MAX_BYTES // 1_000_000} MB")
        elif line.strip():
            yield _read_line(line, number, source)


def _read_standard_input() -> Iterator[Report | Unreadable]:
    if sys.stdin is None:
        yield Unreadable("standard input", None, "closed")
    else:
        yield from read_lines(sys.stdin.buffer, "standard input")


def _read_folder(folder: Path) -> Iterator[Report | Unreadable]:
    """All reports below a folder in the order of their paths; hidden files are none, linked folders are left.
    """
    closed: list[OSError] = []
    found = (Path(parent, name) for parent, _, names in os.walk(folder, onerror=closed.append) for name in names)
    for path in sorted(found):
        below = path.relative_to(folder)
        if any(part.startswith(".") for part in below.parts):
            continue
        if path.suffix.casefold() not in (*kinds.BY_SUFFIX, *LINES):
            kind = path.suffix or "a file without suffix"
            yield Unreadable(str(path), None, f"{kind} is no kind of report")
        elif path.exists() and not path.is_file():
            yield Unreadable(str(path), None, "neither a file nor a folder")
        else:
            yield from _read_file(path, below.with_suffix("").as_posix())
    yield from (Unreadable(str(error.filename), None, _told(error)) for error in closed)


def _read_file(path: Path, name: str) -> Iterator[Report | Unreadable]:
    """The reports of one file, none for a README.md; the name is their id unless the file gives another."""
    if path.name.casefold() == BOOKKEEPING:
        return
    if path.suffix.casefold() in LINES:
        yield from _read_lines_file(path, name)
    else:
        yield _attempt(str(path), name, lambda: _from_file(_bytes(path), name, path))


def _read_lines_file(path: Path, name: str) -> Iterator[Report | Unreadable]:
    try:
        with path.open("rb") as lines:
            head = lines.read(kinds.HEAD)
            lines.seek(0)
            if kinds.is_marked(head):
                yield _attempt(str(path), name, lambda: _from_file(_bytes(path), name, path))
            else:
                yield from read_lines(lines, str(path))
    except OSError as error:
        yield Unreadable(str(path), None, _told(error))


def _attempt(source: str, name: str | None, make: Callable[[], Report]) -> Report | Unreadable:
    """The report that make() gives, or why it gave none.

    A defect of ours costs the report that shows it, and is told with its traceback, but not those after it.
    """
    try:
        return _checked(make())
    except (Flaw, Refused) as flaw:
        return Unreadable(source, name, str(flaw))
    except OSError as error:
        return Unreadable(source, name, _told(error))
    except Exception as defect:
        LOG.error("%s: %s", source, traceback.format_exc())
        return Unreadable(source, name, f"a defect in reading it: {type(defect).__name__}")


def _told(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _read_line(line: bytes, number: int, source: str) -> Report | Unreadable:
    fields: dict[str, Any] = {}
    try:
        fields = _json_object(line)
        return _checked(_from_fields(fields))
    except Flaw as flaw:
        known = fields.get("id")
        return Unreadable(source, None if known is None else str(known), f"line {number}: {flaw}")


def _json_object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Flaw("not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise Flaw(f"not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise Flaw("not a JSON object")
    return fields


def _from_fields(fields: dict[str, Any]) -> Report:
    known, text = fields.get("id"), fields.get("text")
    if isinstance(known, bool) or not isinstance(known, str | int) or not str(known).strip():
        raise Flaw("no id")
    if not isinstance(text, str):
        raise Flaw("no text")
    names = ("title", "publisher", "published", "language", "url")
    said = {name: str(fields[name]) for name in names if isinstance(fields.get(name), str | int | float)}
    return _report(str(known), Document(text, **said))


def _from_file(content: bytes, name: str, path: Path) -> Report:
    kind = kinds.kind(content, kinds.BY_SUFFIX.get(path.suffix.casefold()))
    document = _read_as(kind, content)
    for note in document.notes:
        LOG.warning("%s: %s", path, note)
    return _report(document.id or name, document)


def _from_page(page: Page) -> Report:
    """The report at an address; what the server calls the page counts where its first bytes tell nothing."""
    expected = kinds.BY_TYPE.get(page.content_type)
    kind = kinds.kind(page.body, expected)
    if expected is None and kind == kinds.TEXT and page.content_type not in UNTYPED:
        raise Flaw(f"{page.content_type} is not read: only web pages, texts, PDF and Word documents are")
    document = _read_as(kind, page.body, page.charset, page.url)
    for note in document.notes:
        LOG.warning("%s: %s", page.url, note)
    return _report(page.url, document, page.url)


def _read_as(kind: str, content: bytes, charset: str | None = None, url: str | None = None) -> Document:
    """The document of a kind; what its reader alone needs is imported with it."""
    if kind == kinds.HTML:
        from sahel.formats import webpage
        return webpage.read(content, charset, url)
    if kind == kinds.PDF:
        from sahel.formats import pdf
        return pdf.read(content)
    if kind == kinds.WORD:
        from sahel.formats import word
        return word.read(content)
    if kind == kinds.MARKDOWN:
        from sahel.formats import markdown
        return markdown.read(content, charset)
    if kind == kinds.FEED:
        raise Flaw("a feed: give it with --feed")
    return plain.read(content, charset)


def _document(entry: Document | Flaw) -> Report:
    if isinstance(entry, Flaw):
        raise entry
    return _report(entry.id, entry)


def _report(name: str, document: Document, url: str | None = None) -> Report:
    """The report that a document is, its text without what nobody sees; all offsets are taken after this."""
    text = plain.tidy(document.text)
    address = url or metadata.web_address(_line(document.url))
    said = metadata.written_day(_line(document.published)) or metadata.posted_day(masthead.posted(text))
    return Report(
        id=NEVER_STORED.sub("\ufffd", name),
        text=text,
        published=metadata.publication_day(said, address, document.created, text),
        language=metadata.language(_line(document.language)),
        title=_line(document.title) or masthead.title(text),
        publisher=_line(document.publisher) or masthead.publisher(text) or metadata.host(address),
        url=address,
    )


def _line(text: str | None) -> str | None:
    return " ".join(plain.tidy(text).split()) or None if text else None


def _checked(report: Report) -> Report:
    if not report.text.strip():
        raise Flaw("it is empty")
    if len(report.text) > MAX_TEXT:
        raise Flaw(f"longer than {MAX_TEXT // 1_000_000} million characters")
    return report


def _is_address(source: str | Path) -> bool:
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", str(source), re.IGNORECASE))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Flaw(f"larger than {MAX_BYTES // 1_000_000} MB")
    return content


def _skip_rest(lines: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = lines.readline(MAX_BYTES)
