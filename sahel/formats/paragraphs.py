"""The lines of a document's pages → its paragraphs: words rejoined, running heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

EDGE = 2                     # lines at the top and the foot of a page that may be running heads
RUNNING_SHARE = 0.3          # of the pages that show the same line there; left and right pages may differ
SHORT = 0.75                 # of the usual width: a line that ends before that ends its paragraph
BULLET = re.compile(r"\s*[•▪●◦‣⁃∙■□➢➤✓\uf0b7\uf0a7\uf0d8]\s*|\s*(?:[–-]|o)\s+(?=\S)")
PAGE_NUMBER = re.compile(
    r"\W*(?:p(?:age|g)?\.?\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|sur|de|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?:;…][\"”»’')\]]*$")
_CUT_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")


@dataclass(frozen=True)
class Row:
    """A line as it stands on a page."""

    text: str
    size: float = 0.0        # of its letters
    apart: bool = False      # more space above it than usual, or in other letters: a beginning


def paragraphs(pages: list[list[Row]]) -> str:
    """The text of pages: a line a paragraph, heading or list item, an empty line between them."""
    kept = _without_running_heads(pages)
    whole = "\n".join(row.text for page in kept for row in page)
    width = _usual_width(kept)
    blocks: list[list[str]] = []
    previous: Row | None = None
    for row, begins_page in _in_order(kept):
        if previous is None or _begins(row, previous, width, begins_page):
            blocks.append([])
        blocks[-1].append(row.text)
        previous = row
    return "\n\n".join(_joined(block, whole) for block in blocks)


def _in_order(pages: list[list[Row]]) -> Iterator[tuple[Row, bool]]:
    for page in pages:
        for order, row in enumerate(page):
            yield row, order == 0


def _begins(row: Row, previous: Row, width: float, begins_page: bool) -> bool:
    """Whether a line begins a paragraph rather than going on with the one before it."""
    if BULLET.match(row.text):
        return True
    ended = bool(_ENDED.search(previous.text))
    goes_on = row.text[:1].islower()
    if begins_page:
        return ended or not goes_on and len(previous.text) < SHORT * width
    if row.apart:
        return True
    return len(previous.text) < SHORT * width and (ended or not goes_on)


def _usual_width(pages: list[list[Row]]) -> int:
    """The length of a full line in characters."""
    lengths = sorted(len(row.text) for page in pages for row in page)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _without_running_heads(pages: list[list[Row]]) -> list[list[Row]]:
    seen = Counter(key for page in pages for key in {_key(row) for row in _edges(page)})
    needed = max(2, RUNNING_SHARE * len(pages))
    running = {key for key, count in seen.items() if count >= needed}
    return [_inner(page, running) for page in pages]


def _inner(page: list[Row], running: set[tuple[str, int]]) -> list[Row]:
    """The page without the lines at its edges that run through the document or number the page."""
    def drops(order: int, row: Row) -> bool:
        at_edge = order < EDGE or order >= len(page) - EDGE
        return at_edge and (_key(row) in running or bool(PAGE_NUMBER.fullmatch(row.text)))

    return [row for order, row in enumerate(page) if not drops(order, row)]


def _edges(page: list[Row]) -> list[Row]:
    return page if len(page) <= 2 * EDGE else page[:EDGE] + page[-EDGE:]


def _key(row: Row) -> tuple[str, int]:
    """The same for a running head on every page, whatever its numbers; not for the title in large letters."""
    return re.sub(r"\d+", "#", row.text.casefold()), round(row.size)


def _joined(lines: list[str], whole: str) -> str:
    """The lines of a paragraph as one; an item of a list begins with "- "."""
    bullet = BULLET.match(lines[0])
    text = lines[0][bullet.end():] if bullet else lines[0]
    for line in lines[1:]:
        text = _continued(text, line, whole)
    return f"- {text}" if bullet else text


def _continued(text: str, line: str, whole: str) -> str:
    """A line after the one before it: a word cut at its end is one again, unless its hyphen is its own."""
    cut = _CUT_WORD.search(text)
    if not cut:
        return f"{text}{line}" if text.endswith(("-", "/")) else f"{text} {line}"
    rest = re.match(r"[^\W\d_]*", line)[0]
    own = not rest[:1].islower() or f"{cut[1]}-{rest}" in whole
    return f"{text[:-1]}-{line}" if own else f"{text[:-1]}{line}"
