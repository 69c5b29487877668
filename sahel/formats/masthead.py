"""What the first lines of a text say of it: its headline, who publishes it, and a day in figures."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from sahel.codebook import DATA, rows

HEAD = 1_000  # characters in which a text says this, if it does
LINES = 12
LONGEST_TITLE = 200  # characters
FEWEST_WORDS = 2
_DATELINE = re.compile(r"[A-ZÀ-Ý][^()\n]{2,60}\(([^()\n]{2,40})\)\s*[-–—:]")  # "DAKAR, July 3 (Reuters) -"
_TITLE = re.compile(r"\s*(?:#{1,3}\s+|(?:title|titre|headline)\s?:\s*)", re.IGNORECASE)
_SOURCE = re.compile(r"\s*(?:source|publisher|éditeur)\s?:\s*(\S.{1,58}[^\s.])\s*", re.IGNORECASE)
_NO_TITLE = re.compile(  # an item of a list, a byline, a dateline
    r"\s*(?:[-–—•*|]|\d{1,2}[.)]\s|(?:by|par|source|publisher|éditeur)\b)|[^()\n]{2,60}\([^()\n]{2,40}\)\s*[-–—:]",
    re.IGNORECASE,
)
_DATED = re.compile(  # "Published …", "Thursday 21 March 2024", "March 21, 2024 10:30 AM"
    r"(?:first )?(?:published|posted|updated|issued|publié|mis à jour|mis en ligne|date)\b"
    r"|(?:[^\W\d_]+\.?,? ){0,2}\d{1,2}\S{0,3}(?: [^\W\d_]+\.?)?,? \d{4}(?:\W*$|.{0,3}\b\d\d?[:.h]\d\d)",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(r"[A-ZÀ-Ý' -]{4,40}[,(/][^\n]{0,40}[-–—]\s")  # "BAMAKO, March 4 - Men on …"
_ENDED = re.compile(r"[.,;:…]\s*$")
_POSTED = re.compile(
    r"(?:first )?(?:published|posted|updated|issued|publié|mis en ligne|mis à jour|date)\b[^\d\n]{0,30}"
    r"(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4}))(?!\d)",
    re.IGNORECASE,
)


def title(text: str) -> str | None:
    """The headline that a text begins with, after a site's buttons: no sentence, with more below it."""
    telling = (line for line in _lines(text) if not _is_furniture(line) and not _DATED.match(line))
    lines = list(islice(telling, 2))
    if len(lines) < 2:
        return None
    named = _TITLE.match(lines[0])
    line = lines[0][named.end() :] if named else lines[0]
    if len(line) > LONGEST_TITLE or len(line.split()) < FEWEST_WORDS:
        return None
    if not named and (_ENDED.search(line) or _NO_TITLE.match(line) or _PLACE_AND_DAY.match(line)):
        return None
    return " ".join(line.split())


def publisher(text: str) -> str | None:
    """The agency of a text's dateline, or the source that a line at its head names."""
    for line in _lines(text):
        dateline, source = _DATELINE.match(line), _SOURCE.fullmatch(line)
        if dateline and dateline[1].casefold() in _agencies():
            return _agencies()[dateline[1].casefold()]
        if source:
            return " ".join(source[1].split())
    return None


def posted(text: str) -> str | None:
    """The day in figures of a line such as "Published: 2024-03-21": in words, extraction reads it."""
    found = next(filter(None, map(_POSTED.match, _lines(text))), None)
    if not found:
        return None
    return "-".join(found.groups()[:3]) if found[1] else f"{found[6]}-{int(found[5]):02}-{int(found[4]):02}"


def _lines(text: str) -> list[str]:
    """The first lines that say something."""
    return list(islice(filter(str.strip, text[:HEAD].split("\n")), LINES))


def _is_furniture(line: str) -> bool:
    """Whether a line is a button of a site, or a menu: "Home > Africa"."""
    return " | " in line or " > " in line or " ".join(line.split()).casefold() in _furniture()


@cache
def _furniture() -> frozenset[str]:
    """What sites write on their buttons and above other stories, in every language that is read."""
    tables = sorted((DATA / "lexicon").glob("*/furniture.csv"))
    return frozenset(name for path in tables for row in rows(path) for name in row["phrase"].split("|"))


@cache
def _agencies() -> dict[str, str]:
    """The name of each agency by the names that its datelines give it (data/agencies.csv)."""
    listed = rows(DATA / "agencies.csv")
    return {name.casefold(): row["publisher"] for row in listed for name in row["written"].split("|")}
