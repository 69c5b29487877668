"""Which lines of a web page are its own words: a listing's headlines and teasers, or an article alone.

The lines are always ours. On an article trafilatura says which of them to keep; on a listing it is not asked,
and where it leaves too little it is not believed. Measured on the nine pages of tests/web, which hold 80
passages to keep and 49 pieces of furniture; in brackets the same pages without any class or id, as where sites
scramble these:

    markup alone, as first written     kept 77 (77), furniture 25 (25), 0.6 ms a page
    markup with FURNITURE and IMPRINT  kept 80 (80), furniture  1 (16), 0.8 ms
    trafilatura 2.3 alone              kept 53 (53), furniture  4  (6), 2.5 ms: it guts listings (23 of 48)
    both, as here                      kept 80 (80), furniture  1  (7), 3.0 ms, and 0.2 s once to import it
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sahel.formats import CELL
from sahel.formats.markup import Markup, Piece

MAIN_SHARE = 0.3             # of a page's words that its <article> or <main> must hold to stand for the page
FEWEST_TEASERS = 4           # headlines that link elsewhere, each with words below it: a listing
HEADLINE_WORDS = 4
TEASER_WORDS = 7
MENU_LINKS = 4               # lines in a row that are links of a few words: a menu
HEAD_LINES = 4               # above the first line that trafilatura keeps: headline, byline, day
KEPT_SHARE = 0.6             # of an article's prose that trafilatura must keep to be believed
MAX_JUDGED = 1_000_000       # characters of a page that trafilatura is asked about
MAX_JUDGED_TAGS = 40_000     # opening and closing ones
IMPRINT = re.compile(r"^(?:©|\(c\)|copyright\b)|all rights reserved|tous droits réservés", re.IGNORECASE)
SHORT_CELL = 80              # characters: rows with two longer cells lay out a page


@dataclass(frozen=True)
class Line:
    """A line of the page's text; empty lines part its paragraphs."""

    text: str
    in_article: bool
    link: bool               # all of it is links

    @property
    def words(self) -> int:
        return len(self.text.split())


def choose(page: Markup, html: str, title: str | None) -> str:
    """The text of a page: a line a block, an empty line between paragraphs."""
    lines = _own_lines(page)
    if _is_listing(lines):
        return _text(_without_menus(lines))
    return _text(_judged(_without_menus(lines), page, html, title))


def everything(page: Markup) -> str:
    """The text of a piece of a page, as a feed carries it: all of it is meant."""
    return _text(lines_of(page.pieces))


def _own_lines(page: Markup) -> list[Line]:
    """The lines in <article> or <main> where they hold enough of the page, else all; never what is furniture,
    unless nearly the whole page is called so: then a sidebar was not closed."""
    everything = list(lines_of(piece for piece in page.pieces if not piece.furniture))
    if _length(everything) < 0.1 * sum(len(piece.text) for piece in page.pieces):
        everything = list(lines_of(page.pieces))
    article = [line for line in everything if line.in_article or not line.text]
    return article if _length(article) >= MAIN_SHARE * _length(everything) else everything


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """The lines that pieces of text add up to."""
    lines: list[Line] = []
    row: list[Piece] = []
    for piece in pieces:
        if "\n" in piece.text:
            lines += _line(row)
            lines += [Line("", False, False)] * (len(piece.text) - 1)
            row = []
        else:
            row.append(piece)
    return lines + _line(row)


def _line(row: list[Piece]) -> list[Line]:
    """A line, or one for each cell of a table that lays out a page; a row of short cells is one line."""
    cells: list[list[Piece]] = [[]]
    for piece in row:
        if piece.text == "\t":
            cells.append([])
        elif cells[-1] or piece.text.strip():
            cells[-1].append(piece)
    made = [_cell(cell) for cell in cells if cell]
    made = [line for line in made if line.text]
    if len(made) > 1 and sum(len(line.text) > SHORT_CELL for line in made) <= 1:
        words = CELL.join(line.text for line in made)
        return [Line(words, any(line.in_article for line in made), all(line.link for line in made))]
    return made


def _cell(pieces: list[Piece]) -> Line:
    text = " ".join("".join(piece.text for piece in pieces).split())
    plain = [piece for piece in pieces if not piece.link and re.search(r"\w", piece.text)]
    return Line(text, any(piece.in_article for piece in pieces), not plain)


def _is_listing(lines: list[Line]) -> bool:
    """Whether headlines that link elsewhere stand over words of their own, again and again."""
    teasers, headline_above = 0, False
    for line in filter(lambda line: line.text, lines):
        teasers += headline_above and _is_teaser(line)
        is_headline = line.link and line.words >= HEADLINE_WORDS
        headline_above = is_headline or (headline_above and not _is_teaser(line))
    return teasers >= FEWEST_TEASERS


def _is_teaser(line: Line) -> bool:
    return not line.link and line.words >= TEASER_WORDS


def _without_menus(lines: list[Line]) -> list[Line]:
    """The lines without runs of short links, for headlines are longer, and without the site's imprint."""
    kept: list[Line] = []
    run: list[Line] = []
    for line in [*(line for line in lines if not _is_imprint(line)), Line(".", False, False)]:
        if not line.text or (line.link and line.words < HEADLINE_WORDS):
            run.append(line)
            continue
        links = sum(bool(each.text) for each in run)
        kept += [each for each in run if not each.text] if links >= MENU_LINKS else run
        kept.append(line)
        run = []
    return kept[:-1]


def _is_imprint(line: Line) -> bool:
    return line.words <= 20 and bool(IMPRINT.search(line.text))


def _judged(lines: list[Line], page: Markup, html: str, title: str | None) -> list[Line]:
    """The lines that trafilatura takes for the article's; all of them where it leaves too little."""
    if len(html) > MAX_JUDGED or page.tags > MAX_JUDGED_TAGS:
        return lines
    found = _found(lines, _squeezed(_main_text(html)))
    prose = [line for line in lines if _is_teaser(line)]
    kept = [line for line, is_found in zip(lines, found, strict=True) if is_found]
    if not kept or _length(filter(_is_teaser, kept)) < KEPT_SHARE * _length(prose):
        return lines
    first = found.index(True)
    above = (order for order in range(first - 1, -1, -1) if lines[order].text and not lines[order].link)
    head = set(islice(above, HEAD_LINES))
    return [
        line for order, line in enumerate(lines)
        if found[order] or not line.text or order in head or _is_title(line, title)
    ]


def _found(lines: list[Line], words: str) -> list[bool]:
    """Which lines stand in these words, in their order."""
    place, found = 0, []
    for line in lines:
        squeezed = _squeezed(line.text)
        at = words.find(squeezed, place, place + len(squeezed) + 2000) if squeezed else -1
        place = at + len(squeezed) if at >= 0 else place
        found.append(at >= 0)
    return found


def _is_title(line: Line, title: str | None) -> bool:
    """Whether the page is called so, be it with its publisher's name behind."""
    return line.words >= 2 and not line.link and (title or "").startswith(line.text)


def _main_text(html: str) -> str:
    """What trafilatura takes for the page's main text."""
    from trafilatura import extract  # here, for it takes as long to import as the rest of a run

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return extract(html, include_comments=False, include_tables=True) or ""
    except Exception:                    # lxml below it meets pages broken in every way
        return ""


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _length(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _text(lines: list[Line]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.text for line in lines)).strip()
