"""An RSS or Atom feed → its entries, each a document of its own."""

from __future__ import annotations

import calendar
import html
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sahel.formats import Document, Flaw, maintext, markup
from sahel.formats.metadata import plausible, told_language

MAX_ENTRIES = 2_000
MAX_FEED = 10_000_000        # bytes
TAIL = 1_000                 # bytes in which a feed ends
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)


def read(content: bytes, charset: str | None = None, url: str | None = None) -> Iterator[Document | Flaw]:
    """The entries of a feed in its order, or why one of them is none. Flaw where the whole is no feed.

    A feed that is damaged is read as far as it goes, as every feed reader does; where it is cut off, its last
    entry is left for the next time, or half of it would stand for the whole.
    """
    import feedparser

    if len(content) > MAX_FEED:
        raise Flaw(f"larger than {MAX_FEED // 1_000_000} MB")
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    headers |= {"content-location": url} if url else {}       # what relative links are relative to
    try:
        found = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    except Exception as error:           # feedparser and the parsers below it meet hostile input too
        raise Flaw(f"no feed: {type(error).__name__}") from None
    if not found.get("version") and not found.entries:
        raise Flaw("no RSS or Atom feed")
    if len(found.entries) > MAX_ENTRIES:
        raise Flaw(f"it has more than {MAX_ENTRIES:,} entries")
    if found.get("bozo") and not found.entries:
        raise Flaw("a broken feed: no entry can be read")
    is_cut = found.get("bozo") and not _ends(content)
    for entry in found.entries[:-1] if is_cut else found.entries:
        try:
            yield _entry(entry, found.feed)
        except Flaw as flaw:
            yield flaw
    if is_cut:
        yield Flaw("the feed is cut off: its last entry is left")


def _ends(content: bytes) -> bool:
    """Whether a feed's last tag stands at its end, where it is in an encoding whose letters are bytes."""
    return b"\0" in content[:100] or bool(_END.search(content[-TAIL:]))


def _entry(entry: Any, feed: Any) -> Document:
    """The report that an entry is: its title above its words."""
    link, title = entry.get("link"), _plain(entry.get("title", ""))
    identity = entry.get("id") or link
    body = _body(entry)
    if not identity:
        raise Flaw(f"an entry without id and link: {title[:60] or 'untitled'}")
    headed = title and not body.startswith(title)
    return Document(
        text="\n\n".join(filter(None, (title if headed else "", body))),
        id=identity,
        title=title or None,
        publisher=_plain(entry.get("source", {}).get("title") or feed.get("title", "")) or None,
        published=_day(entry),
        language=told_language(_first_content(entry).get("language") or feed.get("language")),
        url=link or (identity if identity.startswith(("http://", "https://")) else None),
    )


def _body(entry: Any) -> str:
    """The entry's content, else its summary, whichever says more."""
    bodies = (_first_content(entry).get("value", ""), entry.get("summary", ""))
    return max(map(_plain, bodies), key=len)


def _first_content(entry: Any) -> dict[str, Any]:
    return next(iter(entry.get("content") or ()), {})


def _plain(text: str) -> str:
    """The words of what is markup in most feeds and plain text in some."""
    if _MARKUP.search(text):
        return maintext.everything(markup.parse(text))
    return "\n".join(" ".join(line.split()) for line in html.unescape(text).strip().split("\n"))


def _day(entry: Any) -> str | None:
    """The day on which the entry was published, else last changed, in universal time."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        day: date | None = moment and datetime.fromtimestamp(calendar.timegm(moment), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day.isoformat() if day and plausible(day) else None
